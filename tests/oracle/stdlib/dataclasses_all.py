"""dataclasses: options, fields, inheritance, errors."""

import dataclasses
from dataclasses import (
    FrozenInstanceError, InitVar, KW_ONLY, MISSING, asdict, astuple, dataclass, field, fields, is_dataclass,
    make_dataclass, replace,
)

def attempt(f, *args, **kwargs):
    try:
        print("ok", f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, "|", e)


@dataclass
class Point:
    x: int
    y: int = 0

    def norm(self):
        return self.x * self.x + self.y * self.y


p = Point(3, 4)
print(p, repr(p), p.norm(), p.x, p.y)
print(Point(1), Point(x=1, y=2), Point(1, y=5))
print(Point(1, 2) == Point(1, 2), Point(1, 2) != Point(1, 3), Point(1, 2) == (1, 2))
attempt(Point)
attempt(Point, 1, 2, 3)
attempt(Point, 1, z=3)
attempt(Point, 1, x=3)
attempt(hash, Point(1))
print(Point.__match_args__, Point.__init__.__qualname__, Point.__eq__.__name__)
print(Point.__doc__)
print(is_dataclass(Point), is_dataclass(p), is_dataclass(3), is_dataclass(int))
print([f.name for f in fields(Point)], [f.default is MISSING for f in fields(p)])
print(fields(Point)[1].default, fields(Point)[0].init, fields(Point)[0].repr, fields(Point)[0].hash)
print(Point.__dataclass_params__)
try:
    Point(1) < Point(2)
except TypeError as e:
    print(e)
p.x = 10
p.extra = "more"
print(p, p.extra, vars(p))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    tag: str = field(default="", compare=False)


a, b = Version(1, 2), Version(1, 10, "x")
print(a < b, a <= b, a > b, a >= b, sorted([b, a]), max(a, b))
print(hash(a) == hash(Version(1, 2, "other")), {a: 1}[Version(1, 2, "q")], a == Version(1, 2, "t"))
attempt(setattr, a, "major", 3)
attempt(setattr, a, "other", 3)
attempt(delattr, a, "major")
attempt(lambda: a < 3)
try:
    a.minor = 1
except FrozenInstanceError as e:
    print("frozen", e, isinstance(e, AttributeError))
print(replace(a, minor=7), a)
attempt(replace, a, nothing=1)


@dataclass
class Inventory:
    name: str
    items: list = field(default_factory=list)
    prices: dict = field(default_factory=dict, repr=False)
    count: int = field(init=False, default=5)
    total: float = field(init=False)
    secret: str = field(default="s", repr=False, compare=False, metadata={"hidden": True})

    def __post_init__(self):
        self.total = len(self.items) * 1.5


i, j = Inventory("a"), Inventory("b", ["x", "y"])
i.items.append("only i")
print(i, j, i.items is j.items, i.count, j.total)
print([f.name for f in fields(i)], fields(i)[-1].metadata, fields(i)[-1].metadata["hidden"])
print(asdict(j), astuple(j))
attempt(Inventory)
attempt(replace, i, count=3)


@dataclass
class Base:
    a: int
    b: int = 2


@dataclass
class Derived(Base):
    c: int = 3
    a: int = 10

    def __post_init__(self):
        print("post", self)


print(Derived(), Derived(1, 2, 3), Derived.__match_args__, [f.name for f in fields(Derived)])
print(Base(1) == Derived(1), isinstance(Derived(), Base))


@dataclass
class Plain(Base):
    pass


class NotDecorated(Base):
    extra = 1


print(Plain(1), NotDecorated(1), NotDecorated(1) == NotDecorated(1), NotDecorated(1) == Base(1))


@dataclass
class WithInit:
    base: int
    scale: InitVar[int]
    offset: InitVar[int] = 100
    value: int = field(init=False, default=0)

    def __post_init__(self, scale, offset):
        self.value = self.base * scale + offset


print(WithInit(2, 3), WithInit(2, 3, 4).value, WithInit.offset)
attempt(replace, WithInit(2, 3), base=1)
print(replace(WithInit(2, 3), scale=4))


@dataclass(kw_only=True)
class Options:
    verbose: bool = False
    level: int


print(Options(level=3), Options(verbose=True, level=1))
attempt(Options)
attempt(Options, 3)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
    d: int = field(default=4, kw_only=False)


print(Mixed(1, c=2), Mixed(1, 9, c=3, b=5), Mixed.__match_args__)
attempt(Mixed, 1)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 5

    def double(self):
        return Slotted(self.x * 2, self.y * 2)


s = Slotted(1)
print(s, s.double(), Slotted.__slots__, hasattr(s, "__dict__"))
attempt(setattr, s, "z", 1)
s.x = 7
print(s, s == Slotted(7), Slotted.__qualname__)


@dataclass(eq=False)
class Identity:
    x: int


one = Identity(1)
print(one == Identity(1), one == one, isinstance(hash(one), int))


@dataclass(unsafe_hash=True)
class Hashed:
    x: int
    y: int = field(hash=False, default=0)


print(hash(Hashed(1, 2)) == hash(Hashed(1, 3)), Hashed(1, 2) == Hashed(1, 3), hash(Hashed(5)) == hash((5,)))


@dataclass(repr=False)
class Custom:
    x: int

    def __repr__(self):
        return f"<Custom {self.x}>"

    def __eq__(self, other):
        return True


print(Custom(3), Custom(1) == Custom(2))


@dataclass
class Own:
    x: int

    def __init__(self, x):
        self.x = x + 1

    def __hash__(self):
        return 77


print(Own(1), hash(Own(3)))


@dataclass
class Node:
    value: int
    next: "Node" = None
    children: list = field(default_factory=list)


n = Node(1, Node(2))
n.children.append(n)
print(n)
tree = Node(1, None, [Node(2), Node(3, Node(4))])
print(asdict(tree))
print(astuple(tree))
print(asdict(tree, dict_factory=lambda pairs: sorted(k for k, _ in pairs)))
attempt(asdict, 3)
attempt(asdict, Node)
attempt(fields, 3)
attempt(replace, Node)


def bad_default():
    @dataclass
    class Bad:
        x: list = []


def bad_order():
    @dataclass
    class Bad:
        x: int = 1
        y: int


def bad_overwrite():
    @dataclass(order=True)
    class Bad:
        x: int

        def __lt__(self, other):
            return False


def bad_eq():
    @dataclass(order=True, eq=False)
    class Bad:
        x: int


def bad_frozen():
    @dataclass(frozen=True)
    class Bad(Point):
        z: int = 1


def bad_thaw():
    @dataclass
    class Bad(Version):
        z: int = 1


def bad_field():
    @dataclass
    class Bad:
        z = field()


def bad_both():
    field(default=1, default_factory=list)


def bad_hash():
    @dataclass(unsafe_hash=True)
    class Bad:
        z: int

        def __hash__(self):
            return 1


for bad in (bad_default, bad_order, bad_overwrite, bad_eq, bad_frozen, bad_thaw, bad_field, bad_both, bad_hash):
    attempt(bad)

Made = make_dataclass("Made", ["a", ("b", int), ("c", int, field(default=9))], namespace={"twice": lambda self: self.b * 2})
print(Made(1, 2), Made(1, 2).twice(), [f.name for f in fields(Made)])


@dataclass(frozen=True)
class Frozen:
    x: int
    y: list = field(default_factory=list)
    z: int = field(init=False, default=3)

    def __post_init__(self):
        object.__setattr__(self, "z", self.x + 1)


f = Frozen(4)
print(f, f.z)


@dataclass(frozen=True)
class FrozenChild(Frozen):
    w: int = 0


print(FrozenChild(1), FrozenChild(1, w=3))
attempt(setattr, FrozenChild(1), "w", 1)
attempt(setattr, FrozenChild(1), "x", 1)


@dataclasses.dataclass
class Outer:
    @dataclasses.dataclass
    class Inner:
        v: int = 1

    inner: "Outer.Inner" = dataclasses.field(default_factory=lambda: Outer.Inner(8))


print(Outer(), Outer.Inner())


class Described:
    def __init__(self, name, default):
        self.name = "_" + name
        self.default = default

    def __get__(self, obj, cls=None):
        if obj is None:
            return self.default
        return getattr(obj, self.name, self.default)

    def __set__(self, obj, value):
        setattr(obj, self.name, value * 2)


@dataclass
class UsesDescriptor:
    q: int = Described("q", 50)


print(UsesDescriptor(4), UsesDescriptor().q)
total = 0
for k in range(2000):
    total += Point(k, 1).norm() + (Point(k) == Point(k, 0))
print(total)
raise FrozenInstanceError("the end")
