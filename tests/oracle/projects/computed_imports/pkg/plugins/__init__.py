print("plugins")
