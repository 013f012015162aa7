from collections import namedtuple


def make(name):
    return type(name, (object,), {})


def make_tuple(name):
    return namedtuple(name, ["first", "second"])
