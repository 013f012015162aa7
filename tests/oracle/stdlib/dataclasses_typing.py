"""dataclasses: class variables, patterns."""

from dataclasses import dataclass, field, fields
from typing import ClassVar, List, Optional


@dataclass
class Point:
    x: int
    y: int = 0


def match_point(v):
    match v:
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x, y):
            return f"at {x}, {y}"
        case _:
            return "no point"


print(match_point(Point(0)), match_point(Point(2)), match_point(Point(2, 3)), match_point(5))


@dataclass
class Inventory:
    name: str
    items: List[str] = field(default_factory=list)
    owner: Optional[str] = None
    kind: ClassVar[str] = "inventory"
    limit: "ClassVar[int]" = 3
    unset: ClassVar[dict]


print(Inventory("a"), Inventory.kind, Inventory("b").limit, [f.name for f in fields(Inventory)])
print(Inventory.__match_args__, Inventory("a") == Inventory("a", [], None))
try:
    Inventory("a", kind="x")
except TypeError as e:
    print(e)
