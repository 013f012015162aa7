print("broken begins")
raise RuntimeError("broken")
