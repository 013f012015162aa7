"""collections.abc: who belongs to what, and the methods derived classes get."""

import collections.abc
from collections import OrderedDict, deque
from collections.abc import (
    Callable, Collection, Container, Generator, Hashable, ItemsView, Iterable, Iterator, KeysView, Mapping, MutableMapping,
    MutableSequence, MutableSet, Reversible, Sequence, Set, Sized, ValuesView,
)


def attempt(f, *args, **kwargs):
    try:
        print("ok", repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, "|", e)


def gen():
    yield 1


class Plain:
    pass


class HasIter:
    def __iter__(self):
        return iter([1])


class HasLen:
    def __len__(self):
        return 3


class NoHash:
    __hash__ = None


ABCS = [Hashable, Iterable, Iterator, Generator, Reversible, Sized, Container, Callable, Collection, Sequence, MutableSequence,
        Set, MutableSet, Mapping, MutableMapping, KeysView, ItemsView, ValuesView]
VALUES = [1, 1.5, "s", b"b", [1], (1,), {1}, frozenset(), {}, range(3), gen(), gen, len, Plain(), HasIter(), HasLen(), NoHash(),
          iter([]), {}.keys(), {}.items(), {}.values(), deque(), OrderedDict(), int, None, Plain, bytearray(), map(str, [])]
for v in VALUES:
    print(type(v).__name__, "".join("X" if isinstance(v, c) else "." for c in ABCS))
for c in (int, str, list, dict, set, deque, Plain, HasIter, NoHash):
    print(c.__name__, "".join("X" if issubclass(c, a) else "." for a in ABCS))
print(Mapping, Iterable.__name__, collections.abc.Sized is Sized)


class Names(Sequence):
    def __init__(self, *names):
        self.names = names

    def __getitem__(self, i):
        return self.names[i]

    def __len__(self):
        return len(self.names)


n = Names("a", "b", "c", "b")
print(list(n), "b" in n, "z" in n, list(reversed(n)), n.index("b"), n.index("b", 2), n.count("b"), len(n), isinstance(n, Sequence))
attempt(n.index, "z")
attempt(n.index, "a", 1)


class Incomplete(Sequence):
    def __len__(self):
        return 0


attempt(Incomplete)
attempt(Mapping)


class Frozen(Mapping):
    def __init__(self, *args, **kw):
        self.data = dict(*args, **kw)

    def __getitem__(self, key):
        return self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Frozen({self.data})"


f = Frozen(a=1, b=2)
print(f["a"], f.get("z"), f.get("z", 5), "a" in f, "z" in f, list(f.keys()), list(f.items()), list(f.values()), len(f))
print(f == {"a": 1, "b": 2}, f == Frozen(b=2, a=1), f != {"a": 1}, f == 5, dict(f), {**f})
print(f.keys(), f.items(), f.values(), len(f.keys()), "a" in f.keys(), ("a", 1) in f.items(), 2 in f.values(), ("a", 2) in f.items())
print(sorted(f.keys() & {"a"}), sorted(f.keys() | {"z"}), sorted(f.keys() - {"a"}), f.keys() == {"a", "b"}, f.keys() <= {"a", "b", "c"})
attempt(lambda: f["zz"])
attempt(hash, f)
attempt(reversed, f)


class Store(MutableMapping):
    def __init__(self, *args, **kw):
        self.d = {}
        self.update(*args, **kw)

    def __getitem__(self, k):
        return self.d[k]

    def __setitem__(self, k, v):
        self.d[k] = v

    def __delitem__(self, k):
        del self.d[k]

    def __iter__(self):
        return iter(self.d)

    def __len__(self):
        return len(self.d)


s = Store({"x": 1}, y=2)
s.update([("z", 3)], w=4)
s.update(Frozen(q=9))
print(dict(s), s.pop("x"), s.pop("x", "none"), s.setdefault("n", []), s.setdefault("y", 0), s.popitem(), dict(s))
attempt(s.pop, "missing")
s.clear()
print(len(s), bool(s), dict(s))
attempt(s.popitem)


class Numbers(MutableSequence):
    def __init__(self, items=()):
        self.items = list(items)

    def __getitem__(self, i):
        return self.items[i]

    def __setitem__(self, i, v):
        self.items[i] = v

    def __delitem__(self, i):
        del self.items[i]

    def __len__(self):
        return len(self.items)

    def insert(self, i, v):
        self.items.insert(i, v)


m = Numbers([1, 2])
m.append(3)
m.extend([4, 5])
m += [6]
m.extend(m)
m.reverse()
print(m.items, m.pop(), m.pop(0), m.remove(4), m.items, 5 in m)
attempt(m.remove, 99)
m.clear()
print(m.items)


class Bag(MutableSet):
    def __init__(self, items=()):
        self.items = []
        for i in items:
            self.add(i)

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, x):
        if x not in self.items:
            self.items.append(x)

    def discard(self, x):
        if x in self.items:
            self.items.remove(x)

    def __repr__(self):
        return f"Bag({self.items})"


a, b = Bag([1, 2, 3]), Bag([2, 3, 4])
print(a & b, a | b, a - b, a ^ b, a <= b, a < Bag([1, 2, 3, 4]), a == Bag([3, 2, 1]), a.isdisjoint(b), a >= Bag([1]), a != b)
print(a & [1, 9], {1, 7} & a, [5] - a if False else "", a == {1, 2, 3}, a | {8})
a |= b
a -= Bag([1])
print(a, a.pop(), a.remove(4), a)
a ^= Bag([3, 10])
a &= Bag([10])
print(a)
attempt(a.remove, 77)
attempt(lambda: a & 5)
a.clear()
print(a)


class Countdown(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), iter(Countdown(1)).__class__.__name__)


def typed(x: Iterable[int], f: Callable[[int], str]) -> Mapping[str, int]:
    return {f(i): i for i in x}


print(typed([1, 2], str))


class Registered:
    pass


Sequence.register(Registered)
print(isinstance(Registered(), Sequence), isinstance(Registered(), Iterable), issubclass(Registered, Sequence))
match n:
    case [first, *rest]:
        print("sequence", first, rest)
match f:
    case {"a": value}:
        print("mapping", value)
