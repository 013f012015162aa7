"""Weak references: what they see of an object that goes, and when."""
import _weakref
from _weakref import getweakrefcount, getweakrefs, proxy, ref


class A:
    def __init__(self, n=0):
        self.n = n

    def __eq__(self, other):
        return isinstance(other, A) and self.n == other.n

    def __hash__(self):
        return hash(self.n)

    def m(self):
        return self.n

    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 2

    def __add__(self, other):
        return self.n + (other.n if isinstance(other, A) else other)

    def __repr__(self):
        return f"A({self.n})"


class D(A):
    def __del__(self):
        print("del", self.n, watch is not None and watch() is self)


def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


a = A(1)
r = ref(a)
print(r() is a, ref(a) is r, r is ref(a, None), getweakrefcount(a), r.__callback__)
s = ref(a, lambda w: print("gone", w is s, w() is None, w.__callback__))
s2 = ref(a, lambda w: print("gone 2", w is s2))
print(r == s, s == s2, hash(r) == hash(a), getweakrefcount(a), [x is r for x in getweakrefs(a)])
b = A(1)
print(ref(b) == r, ref(A(1)) == ref(A(1)), ref(b) != r)
del a
print(r(), s(), r == s, r == r, hash(r) == hash(b))
t(hash, s)
watch = None
d = D(5)
watch = ref(d, lambda w: print("called"))
d = None
print(watch())


def scope():
    x = A(7)
    w = ref(x)
    print(w().n)
    return w


print(scope()())
box = [A(1), A(2), A(3)]
ws = [ref(x, lambda w: print("item", ws.index(w))) for x in box]
box.pop(1)
del box[0]
box.clear()
print([w() for w in ws])
p = A(9)
q = proxy(p)
print(q.n, len(q), q[4], q + 1, 1 if q else 0, str(q), q == A(9), q.m(), type(q).__name__, isinstance(q, A), list(zip(range(2), q)), 5 in [q[0]])
q.n = 10
print(p.n, proxy(p) is q, getweakrefcount(p))
t(hash, q)
del p
t(lambda: q.n)
t(lambda: len(q))
t(str, q)
for o in (1, "s", (), [], {}, None, 1.5, object(), range(3), True, b""):
    t(ref, o)
for o in (print, ):
    pass
def f(): pass
print(ref(f)() is f, ref(A)() is A, ref({1}.__class__)() is set)
S = {1, 2}
print(ref(S)() is S, ref(frozenset("ab"))())
print(ref(A(3).m)())
class Slots:
    __slots__ = ("x",)
class SlotsW:
    __slots__ = ("x", "__weakref__")
class L(list): pass
class I(int): pass
class T(tuple): pass
class E(Exception): pass
t(ref, Slots())
x = SlotsW()
print(ref(x)() is x)
y = L([1])
print(ref(y)() == [1])
t(ref, I(4))
t(ref, T())
e = E("x")
print(repr(ref(e)()))
t(ref)
t(ref, a=1)
t(ref, A, 1, 2)
t(r, 1)


class Keyed(ref):
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


k = A(20)
kr = Keyed(k, lambda w: print("keyed", w.key, type(w).__name__, w is kr), "K")
print(kr() is k, isinstance(kr, ref), kr == ref(k), Keyed(k, None, 1) is Keyed(k, None, 1))
k = None
print(kr())
def bad(w):
    raise ValueError("in callback")
z = A(0)
zr = ref(z, bad)
gone = ref(A(1))
print(gone())
print(_weakref.ReferenceType is ref, ref.__name__, ref.__module__, _weakref.ProxyType.__name__)
del zr
del z
print("end")


import functools


class P(functools.partial):
    pass


print(P(int, "5")(), callable(P(int)))
