# What an AttributeError says, and of what object it is.
class S:
    __slots__ = ("x",)
class D: pass
def t(f):
    try: f()
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
t(lambda: setattr(object(), "foo", 1))
t(lambda: setattr(S(), "foo", 1))
t(lambda: delattr(S(), "x"))
t(lambda: delattr(D(), "x"))
t(lambda: delattr(D, "x"))
t(lambda: setattr([], "append", 1))
t(lambda: delattr([], "append"))
t(lambda: delattr([], "q"))
t(lambda: setattr(3, "real", 1))
t(lambda: D.q)
t(lambda: S().x)
t(lambda: getattr(D(), "q"))
import sys
t(lambda: getattr(sys, "fo" + "o"))
t(lambda: delattr(sys, "fo" + "o"))
class P:
    @property
    def v(self): return 1
    @property
    def w(self): raise AttributeError("own")
t(lambda: setattr(P(), "v", 1))
t(lambda: delattr(P(), "v"))
t(lambda: P().w)
t(lambda: super(P, P()).foo)
class P:
    @property
    def value(self): raise AttributeError("own")
    valeu = 3
    def __getattr__(self, n):
        raise AttributeError(n)
class Q:
    @property
    def value(self): return self.valu
for f in (lambda: P().value, lambda: P().q, lambda: Q().value):
    try: f()
    except AttributeError as e: print(e, e.name, type(e.obj).__name__)
class R:
    @property
    def value(self): raise AttributeError("own")
    valeu = 3
R().value
