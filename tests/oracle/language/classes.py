# Inheritance, super, class attributes, properties, slots.
class Base:
    count = 0
    shared = []

    def __init__(self, name):
        self.name = name
        Base.count += 1

    def who(self):
        return "base " + self.name

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    @classmethod
    def make(cls, *names):
        return [cls(n) for n in names]

    @staticmethod
    def twice(x):
        return x * 2


class Left(Base):
    def who(self):
        return "left " + super().who()


class Right(Base):
    def who(self):
        return "right " + super().who()


class Both(Left, Right):
    def who(self):
        return "both " + super().who()


print(Both("x").who(), [c.__name__ for c in Both.__mro__])
print(Both.make("a", "b"), Base.count, Left.count, Base.twice(4), Both("q").twice("z"))
Left.count = 10
print(Base.count, Left.count, Both.count)
one, two = Base("1"), Base("2")
one.shared.append(1)
one.count = "own"
print(two.shared, one.count, two.count, vars(one), Base.shared is two.shared)


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    @property
    def fahrenheit(self):
        "In the other unit."
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self.degrees = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        print("deleted")

    @property
    def fixed(self):
        return 1


c = Celsius(100)
print(c.fahrenheit, Celsius.fahrenheit.__doc__)
c.fahrenheit = 32
print(c.degrees)
del c.fahrenheit


def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)


attempt(lambda: setattr(c, "fixed", 2))
attempt(lambda: delattr(c, "fixed"))
attempt(lambda: c.missing)
attempt(lambda: Celsius.missing)
attempt(lambda: Celsius())
attempt(lambda: delattr(c, "nothing"))


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


p = Point(1, 2)
attempt(lambda: setattr(p, "z", 3))
attempt(lambda: p.__dict__)
del p.x
attempt(lambda: p.x)
attempt(lambda: delattr(p, "x"))


class Private:
    def __init__(self):
        self.__secret = 1

    def get(self):
        return self.__secret


print(Private().get(), vars(Private()))
attempt(lambda: Private().__secret)
print(isinstance(Both("b"), Right), issubclass(Left, (int, Base)), Both.__bases__, Base.__name__, type(one) is Base)
print(getattr(one, "nope", "default"), hasattr(one, "name"), callable(one), callable(Base))
bound = one.who
print(bound(), Base.who(two), bound.__self__ is one, bound.__func__ is Base.who)


class Tracked:
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        print("subclass", cls.__name__, tag)


class First(Tracked, tag="t"):
    pass


class Named:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)

    def __get__(self, instance, owner):
        return "class" if instance is None else "instance"


class Holder:
    field = Named()


print(Holder.field, Holder().field)


class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance


print(Single() is Single(1))


class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return "made " + name

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)


lazy = Lazy()
lazy.a = 1
print(lazy.a, lazy.b)
attempt(lambda: lazy._x)
attempt(lambda: type("Bad", (Base, object, Base), {}))
attempt(lambda: type("X", (int, str), {}))
print(type("Made", (Base,), {"extra": 5})("m").extra)
