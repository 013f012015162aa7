LOG = []


def change(x):
    LOG.append(x)
    LOG.append(level(3))


def level(n):
    return n / 2
