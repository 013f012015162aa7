class L(list): pass
class I(int): pass
class D(dict): pass
class S(str): pass
class T(tuple):
    def f(self): return self.__class__
class F(float): pass
class E(Exception): pass
import collections  # the class of an object, asked and changed
class N(collections.namedtuple("N", "a b")):
    def f(self): return self.__class__.__name__
class N2(collections.namedtuple("N", "a b")): __slots__ = ()
P=collections.namedtuple("P", "a b")
print(L().__class__, I().__class__, D().__class__, S().__class__, T().__class__, T().f(), F().__class__, E().__class__, N(1,2).__class__, N(1,2).f(), N2(1,2).__class__, P(1,2).__class__)
print([x.__class__ for x in (L(), I(), D(), S(), T(), F(), E(), N(1,2), N2(1,2), P(1,2))])
class L2(list):
    def tail(self): return self[-1]
class C: pass
class E2(Exception): pass
x = L([1, 2]); x.__class__ = L2; print(x.tail(), type(x), x.__class__, isinstance(x, L))
for o, c in ((x, C), (C(), L), (x, list), ([], L), (1, int), (C(), 3), (x, E2)):
    try: o.__class__ = c; print("ok")
    except TypeError as e: print(e)
print("tail" in dir(x), "tail" in x.__dir__(), [d for d in dir(I(3)) if not d.startswith("__")])
class S2(str):
    def __eq__(self, o): return self.__class__ is o.__class__ and str.__eq__(self, o)
    __hash__ = str.__hash__
    def clone(self): return self.__class__(self.upper())
    def __repr__(self): return f"{self.__class__.__name__}({super().__repr__()})"
print(S2("a") == S2("a"), S2("a") == "a", repr(S2("a").clone()), type(S2("b").clone()))
class D2(dict):
    def copy(self): return self.__class__(self)
    def __or__(self, o): r = self.copy(); r.update(o); return r
print(type(D2(a=1).copy()), type(D2(a=1) | {}), D2.__class__, type.__class__, int.__class__)
print(object.__dict__["__class__"].__get__(L2()), (3).__class__, None.__class__, len.__class__, (lambda: 0).__class__, [].append.__class__)
