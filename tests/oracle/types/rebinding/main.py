"""Globals and attributes that other modules change, while typed functions read them."""
import counting
import pkg.settings as settings

STEP = 2


def total(n):
    out = 0
    for i in range(n):
        out = out + i * STEP
    return out


def using_other(n):
    return counting.add(n, 1) + counting.BASE


def patched(n):
    return helper(n) + 1


def helper(n):
    return n * 2


print(total(5), using_other(3), patched(4), counting.add(1, 2), counting.add(1.5, 2), counting.add("a", "b"))
settings.change(0)
counting.BASE = 0.5
print(using_other(3))
counting.BASE = "text"
try:
    using_other(3)
except TypeError as e:
    print(e)
STEP = 0.5
print(total(5))
STEP = "ab"
try:
    print(total(5))
except TypeError as e:
    print(e)
print(counting.twice(counting.add, 3), counting.twice(helper, 2.5), counting.use_callback(lambda n: n * 1.5))
print(settings.LOG)
