LIMIT = 10
shared = "tools"
_private = 1
counter = 0


def add(a, b):
    return a + b


def twice_add(a):
    return add(a, a)


def bump():
    global counter
    counter += 1


def get():
    return counter
