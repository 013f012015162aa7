def between(a, f):
    return 1 < f(a) <= 10 and not a
