# singledispatchmethod and partialmethod
import abc
from functools import partial, partialmethod, singledispatchmethod


class Negator:
    def __init__(self, sign="-"):
        self.sign = sign

    @singledispatchmethod
    def neg(self, arg):
        "negates"
        raise NotImplementedError(f"Cannot negate {type(arg).__name__}")

    @neg.register
    def _(self, arg: int):
        return self.sign, -arg

    @neg.register(bool)
    def _(self, arg):
        return self.sign, not arg

    @neg.register
    def _text(self, arg: str | bytes, twice=False):
        return self.sign, arg[::-1] * (1 + twice)

    @singledispatchmethod
    @classmethod
    def make(cls, arg):
        return cls.__name__, "object", arg

    @make.register
    @classmethod
    def _(cls, arg: list):
        return cls.__name__, "list", len(arg)

    @singledispatchmethod
    @staticmethod
    def plain(arg):
        return "plain", arg

    @plain.register(int)
    @staticmethod
    def _(arg):
        return "int", arg


n = Negator("~")
print(n.neg(5), n.neg(True), n.neg("abc"), n.neg(b"ab", twice=True))
print(Negator.make(3), n.make([1, 2]), Negator.plain("x"), n.plain(2))
for bad in (lambda: n.neg(2.5), lambda: n.neg(), lambda: singledispatchmethod(3)):
    try:
        print(bad())
    except (NotImplementedError, IndexError, TypeError) as e:
        print(type(e).__name__, e)
print(Negator.neg.__name__, Negator.neg.__doc__, n.neg.__name__, Negator.neg.__isabstractmethod__)
Negator.neg.register(float, lambda self, arg: (self.sign, "float", -arg))
print(n.neg(2.5))


class Sub(Negator):
    pass


print(Sub("+").neg(1), Sub.make([]))


class Base(abc.ABC):
    @singledispatchmethod
    @abc.abstractmethod
    def go(self, x):
        ...


try:
    Base()
except TypeError as e:
    print(e)


class Cell:
    def __init__(self):
        self._alive = False

    @property
    def alive(self):
        return self._alive

    def set_state(self, state, *more, note=None):
        self._alive = bool(state)
        return state, more, note

    set_alive = partialmethod(set_state, True)
    set_dead = partialmethod(set_state, False, note="dead")
    again = partialmethod(set_dead, "more", note="again")

    @classmethod
    def build(cls, a, b=0):
        return cls.__name__, a, b

    one = partialmethod(build, 1)
    outside = partialmethod(max, key=lambda v: 0 if isinstance(v, Cell) else v)


c = Cell()
print(c.alive, c.set_alive(), c.alive, c.set_dead("x"), c.alive, c.again("y"), c.again(note=3))
print(Cell.set_alive(c, 7), Cell.one(), c.one(b=5), c.outside(1, 3))
print(type(c.set_alive).__name__, c.set_alive.__self__ is c, c.set_alive.args, c.set_dead.keywords)
print(Cell.__dict__["again"].args, Cell.__dict__["again"].keywords, Cell.__dict__["again"].func is Cell.set_state)
for bad in (lambda: partialmethod(3), lambda: Cell.set_alive(), lambda: c.set_alive(note=1, nope=2)):
    try:
        print(bad())
    except TypeError as e:
        print(str(e).split("_method()")[-1])
