import pkg.settings

BASE = 10


def add(a, b):
    return a + b


def twice(f, n):
    try:
        return f(n, n)
    except TypeError as e:
        print(e)
        return f(n) + f(n)


def use_callback(f):
    total = 0
    for i in range(4):
        total = total + f(i)
    return total


pkg.settings.LOG.append(add(1, 2))
