def ask():
    from third import __name__ as name

    return "asked by " + name
