NAME = "B"


def run(x):
    return x * "b"
