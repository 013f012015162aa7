def same():
    return "the function"
