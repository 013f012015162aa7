"""Settings that others look into."""

first = 1


def describe():
    return f"{first} {second}"


second = 2


def late():
    return added


def hidden():
    return len("four")
