"""Ints of typed code at every border: 2**62, 2**63, and far behind."""


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def truediv(a, b):
    return a / b


def left(a, b):
    return a << b


def right(a, b):
    return a >> b


def both(a, b):
    return a & b, a | b, a ^ b


def signs(a):
    return -a, +a, ~a, abs(a)


def compared(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b, a is b if -5 <= a <= 256 else None


def squared(a):
    return a ** 2, a ** 0, a ** 3


EDGES = [0, 1, -1, 2, 7, -7, 255, 2**31, 2**53, 2**53 + 1, 2**62 - 1, 2**62, 2**62 + 1, -(2**62), -(2**62) - 1,
         2**63 - 1, 2**63, -(2**63), -(2**63) - 1, 2**64, 10**30, -(10**30)]


def attempt(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def walk(lo, hi):
    total = 0
    n = lo
    while n < hi:
        total += n
        n += 1
    return total, n


def powers():
    x = 1
    for i in range(70):
        x = x * 2
        y = x - 1
        print(i, x, y, -x, x >> 3, y & 255, x // 3, x % 1000, -x // 3, -x % 1000, x / 7)


def direct_calls():
    # All of these have ints, so that the functions above get typed parameters.
    print(add(2**62 - 1, 1), add(2**63 - 1, 1), sub(-(2**62), 1), mul(2**31, 2**31), mul(2**32, 2**31))
    print(floordiv(-(2**62), -1), floordiv(-(2**63), -1), mod(-(2**63), -1), truediv(2**64, 3), truediv(1, 3))
    print(left(1, 61), left(1, 62), left(1, 63), left(-1, 62), left(-1, 63), left(0, 5), left(3, 100))
    print(right(2**62, 1), right(-1, 5), right(5, 1000), right(2**70, 69), both(2**62, 2**63), both(-1, 2**70))
    print(signs(2**62), signs(-(2**62)), signs(0), signs(2**63), squared(2**31), squared(-3), squared(2**62))
    print(compared(2**62, 2**62), compared(2**62 - 1, 2**62), compared(5, 5), compared(2**63, 2**64))
    print(walk(2**62 - 3, 2**62 + 3), walk(-(2**62) - 2, -(2**62) + 2), walk(2**63 - 2, 2**63 + 2))


def dynamic_calls():
    for f in (add, sub, mul, floordiv, mod, truediv, both, compared):
        row = []
        for a in EDGES:
            for b in EDGES:
                row.append(attempt(f, a, b))
        print(f.__name__, hash(str(row)), row[:6], row[-3:])
    for f in (left, right):
        for a in EDGES:
            print(f.__name__, a, [attempt(f, a, b) for b in (0, 1, 30, 61, 62, 63, 64, 100, -1)])
    for a in EDGES:
        print(signs(a), squared(a))


def errors():
    def one(f, *args):
        print(attempt(f, *args))
    one(floordiv, 1, 0)
    one(mod, 1, 0)
    one(truediv, 1, 0)
    one(floordiv, 2**70, 0)
    one(mod, 2**70, 0)
    one(truediv, 2**70, 0)
    one(truediv, 10**400, 1)
    one(truediv, 10**400, 10**399)
    one(left, 1, -1)
    one(right, 1, -1)
    one(left, 0, 2**70)
    one(right, 1, 2**70)
    one(add, 1, "x")
    one(add, "x", 1)
    one(mod, "%d", 1)
    one(mul, "ab", 3)
    one(mul, [1], 2)


powers()
direct_calls()
dynamic_calls()
errors()
