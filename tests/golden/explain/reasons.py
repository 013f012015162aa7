def typed(n):
    total = 0
    for i in range(n):
        total += i
    return total


def mixed(n):
    x = 1
    if n > 3:
        x = 2.5
    return x


def values(n, name):
    text = "a"
    size = name.size
    first, second = name
    for item in name:
        size = item
    return text * n


def scopes(n):
    shared = 1

    def inner():
        return shared

    if n:
        late = 1
    return inner, late


def generator(n):
    yield n


def never_called(n):
    return n


class Point:
    def scale(self, by):
        return by


typed(3)
mixed(4)
values(2, "text")
scopes(5)
generator(1)
