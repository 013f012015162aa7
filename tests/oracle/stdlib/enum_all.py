"""enum: classes, members, look-ups, flags, errors."""

import enum
from enum import CONFORM, EJECT, Enum, Flag, IntEnum, IntFlag, KEEP, STRICT, StrEnum, auto, unique


def attempt(f, *args, **kwargs):
    try:
        print("ok", f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, "|", e)


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def describe(self):
        return f"{self.name} is {self.value}"

    @property
    def lower(self):
        return self.name.lower()

    @classmethod
    def default(cls):
        return cls.GREEN

    @staticmethod
    def helper():
        return "help"


print(Color.RED, repr(Color.RED), str(Color.RED), f"{Color.RED}", f"{Color.RED!r}", f"{Color.RED:>12}|")
print(Color, repr(Color), type(Color), type(Color.RED), isinstance(Color.RED, Color))
print(Color.RED.name, Color.RED.value, Color.CRIMSON.name, Color.CRIMSON is Color.RED)
print(Color(2), Color["BLUE"], Color(Color.RED), list(Color), len(Color), list(reversed(Color)))
print(Color.__members__, list(Color.__members__.items()))
print([c.name for c in Color], Color.RED in Color, Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.BLUE)
print({Color.RED: "r", Color.BLUE: "b"}, hash(Color.RED) == hash("RED"), bool(Color), bool(Color.RED))
print(Color.RED.describe(), Color.GREEN.lower, Color.default(), Color.helper(), Color.RED.helper())
attempt(Color, 9)
attempt(Color, "RED")
attempt(lambda: Color["NONE"])
attempt(lambda: Color.NONE)
attempt(lambda: Color.RED < Color.BLUE)
attempt(lambda: Color.RED + 1)
attempt(setattr, Color, "RED", 5)
attempt(setattr, Color.RED, "value", 5)
attempt(setattr, Color.RED, "name", 5)
attempt(delattr, Color, "RED")
attempt(Color)
attempt(Color, [1])
Color.RED.note = "a note"
print(Color.RED.note, Color(1).note)
print(Color.__name__, Color.__module__, Color.__qualname__, Color.RED.__class__, Color.RED._value_, Color.RED._name_)
print(sorted(Color, key=lambda c: -c.value), max(Color, key=lambda c: c.value))
print(Color._member_names_, Color._member_map_)


def extend():
    class More(Color):
        PINK = 4


def reuse():
    class Twice(Enum):
        A = 1
        A = 2


def sunder():
    class Bad(Enum):
        _strange_ = 1


attempt(extend)
attempt(reuse)
attempt(sunder)


class Auto(Enum):
    A = auto()
    B = auto()
    C = 10
    D = auto()


print(list(Auto))


class Lower(Enum):
    def _generate_next_value_(name, start, count, last_values):
        return (name.lower(), start, count, list(last_values))

    X = auto()
    Y = auto()


print(list(Lower))


class Planet(Enum):
    MERCURY = (3.303e23, 2.4397e6)
    EARTH = (5.976e24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def surface_gravity(self):
        return 6.67300e-11 * self.mass / (self.radius * self.radius)

    def __str__(self):
        return self.name.title()


for planet in Planet:
    print(planet, repr(planet), planet.mass, round(planet.surface_gravity, 3), planet.value)
print(Planet((5.976e24, 6.37814e6)) is Planet.EARTH, f"{Planet.EARTH}", "%s" % Planet.EARTH)


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj

    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")


print(Coordinate.PY, Coordinate(1).label, Coordinate.PX.unit, Coordinate.PY == b"\x01")


class OrderedEnum(Enum):
    def __ge__(self, other):
        if self.__class__ is other.__class__:
            return self.value >= other.value
        return NotImplemented

    def __lt__(self, other):
        if self.__class__ is other.__class__:
            return self.value < other.value
        return NotImplemented


class Grade(OrderedEnum):
    A = 5
    B = 4
    F = 0


print(Grade.A >= Grade.B, Grade.A < Grade.F, sorted(Grade))


class Number(IntEnum):
    ONE = 1
    TWO = 2
    THREE = auto()


print(Number.ONE, repr(Number.TWO), str(Number.THREE), f"{Number.THREE:04d}", f"{Number.ONE}", "%d" % Number.TWO)
print(Number.ONE + 1, Number.ONE < Number.TWO, Number.TWO == 2, [10, 20, 30][Number.TWO], sum(Number), Number(3))
print(isinstance(Number.ONE, int), type(Number.ONE + Number.TWO), max(Number), Number.ONE in [1], {1: "x"}[Number.ONE])
print(Number.TWO * 2.5, -Number.TWO, Number.ONE | 6, divmod(Number.THREE, 2), range(Number.THREE), hash(Number.ONE))
print(int(Number.THREE), float(Number.TWO), bool(Number.ONE), Number.ONE.bit_length(), Number.TWO.real)


class Level(str, Enum):
    LOW = "low"
    HIGH = "high"


print(Level.LOW, repr(Level.HIGH), Level.LOW == "low", Level("high"), Level.LOW.upper(), f"{Level.LOW}", len(Level.LOW))
print({"low": 1}[Level.LOW], "%s" % Level.HIGH, Level.LOW + "er", ",".join(Level), Level.LOW.value, "low" in list(Level))


class Token(StrEnum):
    PLUS = "+"
    NAME = auto()
    Big = auto()


print(Token.PLUS, repr(Token.NAME), list(Token), f"{Token.Big:>5}|", Token("name"), Token.PLUS * 3, str(Token.NAME))


def bad_str():
    class Bad(StrEnum):
        A = 1


attempt(bad_str)


class Missing(Enum):
    UNKNOWN = -1
    KNOWN = 1

    @classmethod
    def _missing_(cls, value):
        if value == "raise":
            raise KeyError("raised")
        if value == "wrong":
            return 5
        if value == "none":
            return None
        return cls.UNKNOWN


print(Missing(7), Missing(1))
attempt(Missing, "raise")
attempt(Missing, "wrong")
attempt(Missing, "none")


def not_unique():
    @unique
    class Bad(Enum):
        A = 1
        B = 2
        C = 1
        D = 2


@unique
class Good(Enum):
    A = 1
    B = 2


attempt(not_unique)
print(Good.B)


class Perm(Flag):
    R = 4
    W = 2
    X = 1
    RWX = 7


print(Perm.R | Perm.W, repr(Perm.R | Perm.W), Perm.R & Perm.W, repr(Perm(0)), str(Perm(0)), bool(Perm(0)), Perm.RWX)
print(list(Perm), list(Perm.R | Perm.X), len(Perm.RWX), Perm.R in Perm.RWX, Perm.RWX in Perm.R, ~Perm.R, ~Perm(0))
print(Perm.R ^ Perm.RWX, Perm(3), Perm(6) is (Perm.R | Perm.W), Perm.RWX.value, (Perm.R | Perm.W).name, Perm(0).name)
print(Perm, Perm(8 | 1), {Perm.R | Perm.W: 1}, Perm.R == 4, isinstance(Perm.R | Perm.X, Perm))
attempt(lambda: Perm.R | 1)
attempt(lambda: 4 in Perm.R)
attempt(Perm, "x")
p = Perm.R
p |= Perm.X
print(p, [m.name for m in p])


class Tint(Flag):
    RED = auto()
    GREEN = auto()
    BLUE = auto()
    WHITE = RED | GREEN | BLUE


print(list(Tint), Tint.WHITE, Tint(5), Tint.RED | Tint.BLUE, repr(~Tint.RED), Tint.WHITE & ~Tint.GREEN)


class Mode(IntFlag):
    READ = 1
    WRITE = 2
    EXEC = 8


print(Mode.READ | Mode.WRITE, repr(Mode.READ | Mode.WRITE), repr(Mode.READ | 4), Mode(16), repr(Mode(16)), Mode.READ + 1)
print(Mode.READ | 2, repr(~Mode.READ), Mode.WRITE == 2, f"{Mode.EXEC}", Mode(0), repr(Mode(0)), list(Mode(11)), Mode.READ in Mode(3))
print(repr(2 | Mode.READ), Mode.EXEC > Mode.READ, sum([Mode.READ, Mode.EXEC]), int(Mode(9)), Mode(9).name)


class Strict(Flag, boundary=STRICT):
    A = 1
    B = 4


class Ejecting(IntFlag, boundary=EJECT):
    A = 1
    B = 4


class Keeping(Flag, boundary=KEEP):
    A = 1
    B = 4


attempt(Strict, 2)
attempt(Strict, 8)
print(repr(Ejecting(2)), repr(Ejecting(5)), repr(Keeping(2)), repr(Keeping(15)), Keeping(3))
print(STRICT, repr(CONFORM), list(enum.FlagBoundary))

Animal = Enum("Animal", "ANT BEE CAT")
print(Animal, list(Animal), Animal.BEE.value, Animal("ANT") if False else Animal(1))
Sized = Enum("Sized", [("SMALL", "s"), ("LARGE", "l")])
print(list(Sized), Sized("l"))
Mapped = IntEnum("Mapped", {"P": 5, "Q": 6})
print(list(Mapped), Mapped.P + 1)
Listed = Enum("Listed", ["U", "V"], start=10)
print(list(Listed))
Bits = Flag("Bits", "I J K")
print(list(Bits))


class Base(Enum):
    def shared(self):
        return f"shared {self.name}"


class Child(Base):
    ONE = "one"
    TWO = "two"


print(Child.ONE.shared(), list(Child))


class Callables(Enum):
    def func(self):
        return self

    PAIR = enum.member(lambda x: x + 1)
    PLAIN = enum.nonmember(42)
    NUM = 1


print(list(m.name for m in Callables), Callables.PLAIN, Callables.PAIR.value(3))


class Hidden(Enum):
    _ignore_ = ["temp", "i"]
    temp = 5
    i = 3
    __private = 7
    SHOWN = 1


print(list(Hidden), hasattr(Hidden, "temp"))


class WithName(Enum):
    name = "n"
    value = "v"
    other = "o"


print(list(WithName), WithName.name, WithName.value, WithName.other.name, WithName.name.value)


class Unhashable(Enum):
    A = [1, 2]
    B = [3]
    C = [1, 2]


print(list(Unhashable), Unhashable([3]), Unhashable.C is Unhashable.A)


class Mixed(float, Enum):
    HALF = 0.5
    ONE = 1


print(Mixed.HALF, repr(Mixed.ONE), Mixed.HALF + 1, Mixed.ONE.value, f"{Mixed.HALF.value:.2f}")


class Hooked(Enum):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__()
        cls.total = len(cls)


class Final(Hooked):
    A = 1
    B = 2


print(Final.total)


class Op(Enum):
    ADD = "+"
    MUL = "*"

    def __call__(self, a, b):
        return a + b if self is Op.ADD else a * b

    def __repr__(self):
        return f"Op({self.value})"


print(Op.ADD(2, 3), Op.MUL(2, 3), [Op.ADD], Op("*"), repr(Op.ADD))


class Tupled(tuple, Enum):
    A = (1, 2)
    B = (3, 4)


print(Tupled.A, repr(Tupled.B), Tupled.A[1], Tupled((3, 4)))
total = 0
for _ in range(300):
    for c in Color:
        if c is Color.RED:
            total += c.value
        elif c == Color.BLUE:
            total += Color(2).value
print(total)
Color("bad end")
