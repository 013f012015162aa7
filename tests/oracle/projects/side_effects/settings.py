debug = False
level = 1


def show():
    return debug, level
