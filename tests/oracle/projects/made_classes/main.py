"""Classes that calls make carry the module of the call."""

import collections
import enum
from collections import namedtuple
from typing import NamedTuple, NewType, TypedDict

import shapes
from shapes.makers import make, make_tuple

Plain = type("Plain", (), {"x": 1})
Pair = namedtuple("Pair", "a b")
Other = collections.namedtuple("Other", "c")
Colour = enum.Enum("Colour", "RED GREEN")
Row = NamedTuple("Row", [("n", int)])
UserId = NewType("UserId", int)
Film = TypedDict("Film", {"title": str})
for made in (Plain, Pair, Other, Colour, Row, Film, shapes.Made, make("Far"), make_tuple("Away")):
    print(made, made.__module__)
print(UserId)
print(type("Sub", (shapes.Made,), {}), type("Named", (), {"__module__": "elsewhere"}))


class Meta(type):
    pass


print(Meta("ByMeta", (), {}), Meta("ByMeta", (), {}).__module__)


def local():
    kind = type("Local", (Plain,), {})
    return kind, kind()


kind, value = local()
print(kind, repr(value).split(" at ")[0])
