"""int, float and bool never get mixed up: 1, 1.0 and True print differently."""
import functools


def either(c):
    x = 1 if c else 2.0
    return x


def steps(n):
    x = 0
    for i in range(n):
        if i == 2:
            x = x + 0.5
        else:
            x = x + 1
    return x


def truth(a, b):
    return a and b, a or b, not a, bool(a), a == b


def arithmetic(i, f, b):
    print(i + f, f + i, i - f, f - i, i * f, f * i, i / f, f / i, i // f, f // i, i % f, f % i)
    print(b + i, i + b, b + f, f + b, b * i, b * f, i / True, f - b, b + b, b - b, b * b, -b, +b, ~b, abs(b))
    print(b & b, b | b, b ^ b, b & i, i | b, i ^ b, b << abs(i), i >> abs(b), i // True, i % 2, b == i, i == f, f == b, i < f, f < i)
    print(i ** 2, f ** 2, b ** 2, f ** 3, i == 3.0, f >= 2, b < 1, b <= f, min(i, 5), max(f, 1.5), min(f, 9.25), max(i, 2))
    print(int(f), float(i), float(b), int(b), bool(i), bool(f), bool(b), round(f), round(i), int(i), float(f))


def big_and_float(n, f):
    out = []
    for op in range(12):
        try:
            if op == 0:
                out.append(n + f)
            elif op == 1:
                out.append(f + n)
            elif op == 2:
                out.append(n * f)
            elif op == 3:
                out.append(n / f)
            elif op == 4:
                out.append(n // f)
            elif op == 5:
                out.append(n % f)
            elif op == 6:
                out.append(n < f)
            elif op == 7:
                out.append(f < n)
            elif op == 8:
                out.append(n == f)
            elif op == 9:
                out.append(n >= f)
            elif op == 10:
                out.append(f != n)
            else:
                out.append(float(n))
        except (OverflowError, ZeroDivisionError) as e:
            out.append(f"{type(e).__name__}: {e}")
    return out


def late(n):
    print("evaluated", n)
    return 1.5


def order(n):
    try:
        return n + late(n)
    except OverflowError as e:
        return str(e)


def order_both(n, m):
    try:
        return (n + 0.5) * late(m) + m * late(n)
    except OverflowError as e:
        return str(e)


def zero(a, b):
    out = []
    for op in ("/", "//", "%"):
        try:
            out.append(a / b if op == "/" else a // b if op == "//" else a % b)
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


def zero_int(a, b):
    out = []
    for op in ("/", "//", "%"):
        try:
            out.append(a / b if op == "/" else a // b if op == "//" else a % b)
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


def zero_mixed(a, b):
    out = []
    for op in ("/", "//", "%"):
        try:
            out.append(a / b if op == "/" else a // b if op == "//" else a % b)
        except ZeroDivisionError as e:
            out.append(str(e))
    return out


def floats(a, b):
    print(a + b, a - b, a * b, a < b, a <= b, a == b, a != b, a > b, a >= b, bool(a), -a, +a, abs(a), min(a, b), max(a, b))
    print(min(b, a), max(b, a), a and b, a or b, not a)


def powered(f):
    try:
        return f ** 2, f ** 300, f ** 0
    except OverflowError as e:
        return e.args


print(either(True), either(False), either(0), either([]))
print(steps(1), steps(3), steps(5), steps(True))
print(truth(0, 5), truth(3, 0))
print(truth(0.0, -0.0), truth("", "x"), truth(True, 1))
arithmetic(3, 2.5, True)
arithmetic(-7, 2.0, False | True)
for n in (1, 2**53 + 1, 2**62, 2**63, 10**22, 10**308, 10**309, -(10**400)):
    for f in (1.0, 9007199254740992.0, float(2**62), float("inf"), float("nan"), 0.0, -0.0, 1e308):
        print(big_and_float(n, f))
print(big_and_float(5, 2.0))
print(order(5), order(10**400), order_both(3, 10**400), order_both(10**400, 2))
print(zero(1.0, 0.0), zero_int(1, 0), zero_mixed(1, 0.0), zero(-1.5, -0.0), zero_mixed(2**80, 0.0))
nan, inf = float("nan"), float("inf")
for a, b in [(1.0, 2.0), (nan, 1.0), (1.0, nan), (0.0, -0.0), (-0.0, 0.0), (inf, -inf), (inf, nan)]:
    floats(a, b)
floats(1.5, 1.5)
print(powered(2.0), powered(1e200), powered(-3.0), powered(0.0))
half = functools.partial(either, False)
print(half(), functools.reduce(lambda a, b: a + b, [1, 2.0, True]))
for x in (2.5, 3.5, -2.5, 0.5, 1e20, -1e300):
    print(round(x), int(x), x // 1, x % 1, divmod(x, 0.3))
for bad in (nan, inf):
    for convert in (int, round):
        try:
            print(convert(bad))
        except (ValueError, OverflowError) as e:
            print(type(e).__name__, e)


def to_int(x):
    try:
        return int(x), round(x)
    except (ValueError, OverflowError) as e:
        return str(e)


print(to_int(2.5), to_int(-1e30), to_int(nan), to_int(inf), to_int(9.3e18), to_int(-4.0e18), to_int(0.5 - 1e-17))


def absolute():
    x = -2.5
    y = abs(x)
    x = abs(-0.0)
    n = -3
    return y, x, abs(n), abs(-7), abs(-1.5) + abs(n), -abs(y), abs(x - y) ** 2, not abs(-0.0), abs(True)


print(absolute())
