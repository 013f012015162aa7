def swap(a, b):
    a, b = b, a
    first, *rest = a
    return first, rest
