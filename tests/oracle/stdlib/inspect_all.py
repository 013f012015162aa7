# inspect: what things are, and how they are called
import dataclasses
import functools
import inspect
from typing import Any, NamedTuple, Optional


def plain(a, b: int = 2, /, c: "str" = "x", *rest, d, e: Optional[int] = None, **more) -> list[int]:
    """First line.

        Indented.
    Last.
    """


def nothing():
    pass


def gen():
    yield 1


async def co(x):
    return x


async def agen():
    yield 1


def deco(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs)

    return inner


class Base:
    """About the base."""

    size = 3

    def __init__(self, x, *, y=1):
        self.x, self.y = x, y

    def method(self, a: int, b=2) -> None:
        "what it does"

    @classmethod
    def make(cls, n=0):
        return cls(n)

    @staticmethod
    def free(q, r=1):
        return q

    @property
    def prop(self):
        return 1

    def __call__(self, z):
        return z


class Sub(Base):
    def method(self, a, b=3):
        pass


@dataclasses.dataclass
class Point:
    x: int
    y: float = 0.0
    tags: list = dataclasses.field(default_factory=list)


class Pair(NamedTuple):
    a: int
    b: str = "z"


class Empty:
    pass


@deco
def wrapped(p, q=1):
    "the wrapped one"


for f in (plain, nothing, gen, co, wrapped, Base, Sub, Base.method, Base(1).method, Base.make, Base.free, Base(1), Point, Empty, lambda x, y=2: x,
          functools.partial(plain, 1, d=5), functools.partial(Base.method, b=3), functools.partial(nothing)):
    print(inspect.signature(f))
s = inspect.signature(plain)
for name, p in s.parameters.items():
    print(name, p.name == name, p.kind, p.kind.description, p.default, p.annotation, repr(p), str(p))
print(s, repr(s), s.return_annotation, s.empty is inspect.Parameter.empty, list(s.parameters), s == inspect.signature(plain), s == inspect.signature(nothing))
b = s.bind(1, 2, "c", 4, 5, d=6, z=7)
print(b, b.args, b.kwargs, b.arguments, b.signature is s)
b = s.bind(1, d=2)
b.apply_defaults()
print(b.arguments, s.bind_partial(1))
for bad in (
    lambda: s.bind(), lambda: s.bind(1), lambda: inspect.signature(nothing).bind(1), lambda: inspect.signature(nothing).bind(a=1), lambda: s.bind(1, 2, "c", c=3, d=1),
    lambda: inspect.signature(3), lambda: inspect.Parameter("a b", 0), lambda: inspect.Parameter("a", 9), lambda: inspect.Parameter("a", 2, default=1),
    lambda: inspect.Signature([inspect.Parameter("a", 3), inspect.Parameter("b", 0)]), lambda: inspect.Signature([inspect.Parameter("a", 1), inspect.Parameter("a", 1)]),
    lambda: inspect.Signature([inspect.Parameter("a", 1, default=1), inspect.Parameter("b", 1)]),
):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
new = s.replace(parameters=[p.replace(annotation=Any) for p in list(s.parameters.values())[:2]], return_annotation=dict[str, int])
print(new, inspect.Signature(), inspect.Parameter("k", inspect.Parameter.KEYWORD_ONLY, default="d", annotation=Base))
print(inspect.getdoc(plain), "|", inspect.getdoc(Base), "|", inspect.getdoc(Sub), "|", inspect.getdoc(Sub(1).method), "|", inspect.getdoc(wrapped), "|", inspect.getdoc(nothing))
print(repr(inspect.cleandoc("  a\n    b\n      c\n\n")), repr(inspect.cleandoc("\n\n  x\n  y")))
c, g, a = co(1), gen(), agen()
things = {
    "function": plain, "lambda": lambda: 0, "class": Base, "instance": Base(1), "method": Base(1).method, "unbound": Base.method, "builtin": len, "bound builtin": [].append,
    "module": inspect, "generator": g, "genfunc": gen, "coroutine": c, "cofunc": co, "agenfunc": agen, "agen": a, "partial gen": functools.partial(gen), "property": Base.__dict__["prop"],
}
tests = [inspect.isfunction, inspect.ismethod, inspect.isclass, inspect.isbuiltin, inspect.ismodule, inspect.isroutine, inspect.isgenerator, inspect.isgeneratorfunction,
         inspect.iscoroutine, inspect.iscoroutinefunction, inspect.isasyncgenfunction, inspect.isasyncgen, inspect.isawaitable, inspect.isdatadescriptor]
for name, thing in things.items():
    print(name, *(t.__name__ for t in tests if t(thing)))
c.close()
print([n for n, v in inspect.getmembers(Sub, inspect.isfunction)], [n for n, v in inspect.getmembers(Base(1)) if not n.startswith("__")])
print(inspect.getmembers(Base(5), lambda v: isinstance(v, int)), [k.__name__ for k in inspect.getmro(Sub)], inspect.isabstract(Base), inspect.unwrap(wrapped) is wrapped.__wrapped__)
print(inspect.getattr_static(Base(1), "prop") is Base.__dict__["prop"], inspect.getattr_static(Base(4), "x"), inspect.getattr_static(Base, "nope", "none"))
try:
    inspect.getattr_static(Base, "nope")
except AttributeError as e:
    print(e)
registry = {}


def command(f):
    registry[f.__name__] = [(p.name, p.annotation.__name__ if p.annotation is not p.empty else None, p.default is p.empty) for p in inspect.signature(f).parameters.values()]
    return f


@command
def add(x: int, y: int = 3):
    return x + y


print(registry)
