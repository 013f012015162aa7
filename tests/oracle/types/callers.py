"""A function with typed parameters, reached in all other ways than a direct call."""
import functools
import sys


def scale(n, factor):
    return n * factor


def count(n):
    if n <= 0:
        return 0
    return 1 + count(n - 1)


def half(x: float) -> float:
    return x / 2


def annotated(n: int, f: float, b: bool):
    return n, f, b


def flag(b):
    return not b, b + 1


def pick(n, fallback=7):
    return n + fallback


def deep(n):
    return deep(n + 1)


def many(a, b, c, d, e, f, g, h, i, j, k, l, m, n):
    return a + b + c + d + e + f + g + h + i + j + k + l + m + n


def rebound(n):
    return -n


print(rebound(1))


def twice(f):
    @functools.wraps(f)
    def inner(*args, **kwargs):
        return f(*args, **kwargs), f(*args, **kwargs)
    return inner


class Num:
    def __init__(self, v):
        self.v = v

    def __mul__(self, other):
        return f"<{self.v}*{other}>"

    def __rmul__(self, other):
        return f"<{other}*{self.v}>"

    def __le__(self, other):
        return True

    def __truediv__(self, other):
        return "divided"


class MyInt(int):
    def __mul__(self, other):
        return "MyInt.mul"

    def __add__(self, other):
        return "MyInt.add"


class MyFloat(float):
    def __truediv__(self, other):
        return "MyFloat.div"


# direct calls: these decide the types
print(scale(3, 4), count(5), half(1.0), flag(True), pick(1), pick(1, 2), many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14))
print(annotated(1, 2.0, False))

others = [True, 2.5, 2**70, "ab", [1], (1, 2), None, Num(3), MyInt(4), MyFloat(1.5), 1j, b"x"]
table = {"scale": scale, "count": count, "half": half, "flag": flag, "pick": pick}
for name in sorted(table):
    f = table[name]
    for v in others:
        args = (v, 2) if name == "scale" else (v,)
        try:
            print(name, f(*args))
        except RecursionError:
            print(name, "too deep")
        except Exception as e:
            print(name, type(e).__name__, e)

for v in others[:4]:
    print(annotated(v, v, v), annotated(n=v, f=1, b=0), annotated(*[v, 1.0, True]))
print(functools.partial(scale, 2.5)(4), functools.partial(scale, factor="x")(n=3), list(map(scale, [1, 2], [True, "a"])))
print(twice(scale)(2, 3), twice(pick)(1.5), twice(half)(3))
print(functools.reduce(scale, [1, 2, 3.5, 2]), sorted([3, 1, 2], key=half), max([1, 5, 3], key=count))
for bad in [(), (1, 2, 3)]:
    try:
        scale(*bad)
    except TypeError as e:
        print(e)
try:
    scale(1, factr=2)
except TypeError as e:
    print(e)
print(many(*range(13), 2.5), many(*"abcdefghijklmn"))
try:
    print(many(*range(13)))
except TypeError as e:
    print(e)
for start in (0, 0.5, 2**62):
    try:
        deep(start)
    except RecursionError as e:
        print(type(e).__name__, e)
print(deep.__name__, half.__annotations__, pick.__defaults__)
print(count(900))
try:
    count(sys.getrecursionlimit() + 50)
except RecursionError as e:
    print("too deep:", e)
sys.setrecursionlimit(5000)
print(count(4000))
rebound = scale
print(rebound(3, 4))


def shown(text, value):
    print("evaluated", text)
    return value


def keywords(a, b=-2, c=2.5, d="x"):
    return a, b, c, d


print(keywords(shown("a", 1), c=shown("c", 3)), keywords(a=shown("a", 1), b=shown("b", 2)), keywords(1, d=4))
print(keywords(b=shown("b", 1), a=shown("a", 2)), keywords(c=shown("c", 1), a=shown("a", 2), b=shown("b", 3)))
for call in (lambda: keywords(1, a=2), lambda: keywords(b=1), lambda: keywords(1, e=2), lambda: keywords(1, 2, 3, 4, d=5)):
    try:
        call()
    except TypeError as e:
        print(e)
