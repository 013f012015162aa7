# What kinds of objects have, also what programs hardly use.
import collections
import contextlib
import functools
import io
import itertools
import operator
import re
import types


def gen():
    yield 1


class Plain:
    def method(self):
        pass

    @property
    def value(self):
        return 1


UNSEEN = {"__del__", "__dict__", "__module__", "__setstate__", "__slots__", "__weakref__", "__abstractmethods__"}


def show(what):
    names = [n for n in dir(what) if n not in UNSEEN and (not n.startswith("_") or n.startswith("__"))]
    print(type(what).__module__, type(what).__qualname__, len(names), *names)


for each in (
    1, 1.5, True, 1j, "a", bytearray(b"a"), [], (), {}, set(), frozenset(), None, ..., NotImplemented, range(3),
    slice(1), gen(), gen, len, [].append, Plain().method, Plain.value, Plain(), object(), gen.__code__, memoryview(b""),
    {}.keys(), {}.values(), {}.items(), iter([]), iter({}), enumerate([]), zip(), map(len, []),
    Plain.__dict__, Exception(), StopIteration(), SystemExit(), KeyError(), SyntaxError(), AttributeError(),
    collections.deque(), collections.defaultdict(),
    itertools.count(), itertools.product(), itertools.islice([], 1),
    functools.partial(gen), functools.cached_property(gen), re.compile("a"), re.match("a", "a"),
    operator.itemgetter(1), types.SimpleNamespace(), contextlib.ExitStack(),
):
    show(each)

# Asked for, but not used, they are there.
code = gen.__code__
print(hasattr(code, "co_" + "lines"), getattr(code, "co_" + "stacksize", None) is None)
print(hasattr(len, "__doc__"), hasattr(list, "__doc__"), hasattr([], "__size" + "of__"))

# The types of functions and methods know their own module, and not that of a function.
print(type(gen).__module__, type(len).__module__, type(Plain.method).__module__, type(Plain().method).__module__)
print(list.__class_getitem__(int), dict.__class_getitem__((str, int)), collections.deque[int])


class Numbers(list):
    pass


print(Numbers[int], Numbers.__class_getitem__(str))


class State:
    def __init__(self):
        self.a = 1


class Slots:
    __slots__ = ("x", "y")


class Both(Slots):
    pass


print(State().__getstate__(), Plain().__getstate__(), (5).__getstate__(), [].__getstate__())
slots = Slots()
print(slots.__getstate__())
slots.y = 2
print(slots.__getstate__())
both = Both()
both.x, both.z = 1, 3
print(both.__getstate__())
for unpicklable in (gen(), types):
    try:
        unpicklable.__reduce_ex__(4)
    except TypeError as error:
        print(error)


class Bad(BaseException):
    def __new__(cls, *args):
        return 1


try:
    raise Bad
except TypeError as error:
    print(error)
try:
    gen().throw(Bad)
except TypeError as error:
    print(error)
One = collections.namedtuple("One", "only")
print(One.__doc__, collections.namedtuple("Two", "a b").__doc__)
