print("registry runs")
names = []


class Exploded(Exception):
    pass


def register(name):
    names.append(name)
    return name


def current():
    return names


def explode(n):
    if n:
        explode(n - 1)
    else:
        raise Exploded("boom")
