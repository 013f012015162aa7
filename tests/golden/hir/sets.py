def sets(x):
    return {1, 2, 3}, {1, x}, x in {"a", "b"}
