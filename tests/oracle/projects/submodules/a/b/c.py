print("runs", __name__)
from .. import NAME as upper
from . import NAME as package

NAME = "a.b.c"


def up():
    from ..y import NAME

    return upper, package, NAME
