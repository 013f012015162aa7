"""Variables and results of one type and of several, through branches, loops, try, with and finally."""


def changes(c):
    x = 1
    y = x + 1
    if c:
        x = "one"
    return x, y


def loop_changes(n):
    x = 0
    out = []
    for i in range(n):
        out.append(x)
        x = x + 1 if i < 2 else str(x)
        if isinstance(x, str):
            x = len(x) + 0.5
    return out, x


def returns(n):
    if n == 0:
        return 5
    elif n == 1:
        return 6
    else:
        return 7


def returns_mixed(n):
    if n == 0:
        return 5
    if n == 1:
        return 5.0
    if n == 2:
        return True


def forever(n):
    while True:
        n += 1
        if n > 10:
            return n


def in_try(n):
    try:
        return 100 // n
    except ZeroDivisionError:
        return -1
    finally:
        print("finally", n)


def overridden(n):
    for i in range(n):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            total = i * 2
        finally:
            if i == 2:
                return i
    return -n


def swallowed(n):
    try:
        n = n // 0
    except ZeroDivisionError as e:
        n = n + 1
        print(e, n)
    else:
        n = 0
    return n


class Swallow:
    def __enter__(self):
        return 3

    def __exit__(self, *a):
        return True


def in_with(n):
    total = 0
    with Swallow() as k:
        total = total + n
        total = total // (n - n)
        total = 99
    return total, k


def return_in_with(n):
    with Swallow():
        return n * 2
    return 0


def nested(n):
    total = 0
    for i in range(n):
        for j in range(i, n, 2):
            if j % 3 == 0:
                continue
            for k in range(j, 0, -1):
                if k * i > 6:
                    break
                total += k
            else:
                total -= 1
        else:
            total += 100
    return total


def rebinds(n):
    out = []
    for i in range(n):
        i = i * 10
        out.append(i)
    n = 5
    for i in range(n):
        n = n - 1
        out.append(n)
    return out, i, n


def empty_loop(n):
    for i in range(n):
        pass
    try:
        return i
    except UnboundLocalError as e:
        return str(e)


def maybe(c):
    if c:
        x = 1
    try:
        return x + 1
    except UnboundLocalError as e:
        return str(e)


def deleted(n):
    x = n
    del x
    try:
        return x
    except UnboundLocalError as e:
        print(e)
    x = n + 1
    return x


def early():
    try:
        print(late_one)
    except UnboundLocalError as e:
        print(e)
    late_one = 1
    return late_one


def aug_unbound():
    try:
        k += 1
    except UnboundLocalError as e:
        print(e)
    k = 2
    k += 1
    return k


def walrus(n):
    total = 0
    while (n := n - 1) > 0:
        total = total + (m := n * 2) + m
    return total, n


def operand_order(a):
    b = a + (a := a + 1) * a
    c = (a := 2.5) + a if a < 0 else a - (a := a - 1) - a
    d = a < (a := a + 1) < a + 1
    return a, b, c, d


def chained(a, b, c):
    return a < b < c, a <= b == c, not a < b, 0 <= a < 10, a < b > c


def swap(a, b):
    for _ in range(3):
        a, b = b, a + b
    return a, b


def unpacked(pair):
    a, b = pair
    c = a
    return c, b


def closure(n):
    m = n * 2

    def inner(k):
        return m + k

    n = n + 1
    return [inner(i) for i in range(n)], (lambda: n)()


def nonlocal_counter():
    n = 0

    def bump():
        nonlocal n
        n += 1
        return n

    bump()
    bump()
    return n


def gen(n):
    total = 0
    for i in range(n):
        total += i
        got = yield total
        if got:
            total = got


def comprehensions(n):
    squares = [i * i for i in range(n) if i % 2 == 0]
    table = {i: i / 2 for i in range(n)}
    ones = {i & 1 for i in range(n)}
    nested_ = [[i * j for j in range(i)] for i in range(n)]
    return squares, table, sorted(ones), nested_, sum(i * i for i in range(n)), [y := 5, y ** 2]


def seen_from_outside(n):
    total = n + 1
    names = locals()
    return sorted(names.items())


def bool_flag(n):
    found = False
    for i in range(n):
        if i * i == 49:
            found = True
    return found, "yes" if found else "no", found and n, n and found


def asserts(n):
    assert n > 0, n
    assert n < 100, f"too large: {n}"
    return n


def matched(n):
    match n:
        case 0:
            return "zero"
        case 1 | 2:
            return "small"
        case int(k) if k > 100:
            return f"large {k}"
        case other:
            return other * 2


def asks(n):
    return isinstance(n, int), type(n), n.bit_length(), n.__class__.__name__, f"{n:05d}|{n!r:>6}|{n}", "%d-%s" % (n, n), str(n), [n, -n][n > 0]


def float_text(x):
    return f"{x:.3f} {x} {x!r:>8}", str(x), x.is_integer(), x.hex(), "%g" % x, {x: 1}, x in [1.5], hash(x)


def indexes(n):
    data = [10, 20, 30, 40]
    data[n] = data[n - 1] + n
    data[n] += 5
    data[n:n + 1] = [n, n]
    s = "hello"
    return data, s[n], s[-n], data[n - 1], data[:n], s * n, (1, 2) * n


def global_float():
    global G
    G = 1.5
    g = G
    G = "text"
    return g, G


print(changes(0), changes(1), loop_changes(5))
print([returns(n) for n in range(3)], returns(0), returns_mixed(0), returns_mixed(1), returns_mixed(2), returns_mixed(3))
print(forever(3), in_try(5), in_try(0), overridden(6), overridden(1), swallowed(4), in_with(4), return_in_with(21))
print(nested(9), rebinds(3), empty_loop(0), empty_loop(3), maybe(0), maybe(1), deleted(4), early(), aug_unbound())
print(walrus(6), operand_order(3), chained(1, 2, 3), chained(3, 2, 1), chained(-1, 5, 5), swap(1, 1), unpacked([1, "x"]))
print(closure(3), nonlocal_counter(), list(gen(4)), comprehensions(5), seen_from_outside(3), bool_flag(9), bool_flag(3))
g = gen(5)
print(next(g), g.send(10), g.send(2.5), next(g))
for bad in (5, 0, 200):
    try:
        print(asserts(bad))
    except AssertionError as e:
        print("assert", e)
print([matched(n) for n in (0, 2, 7, 101)], matched(5), asks(12), asks(2**70), float_text(1.5), float_text(-1e22), indexes(2))
print(global_float())
for args in [(0,), (1, 0), (1, 2, 0), ("a",), (1.5,), (None, 3)]:
    try:
        print([i for i in range(*args)])
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


def ranges(a, b, c):
    out = []
    try:
        for i in range(a, b, c):
            out.append(i)
            if len(out) > 4:
                break
    except ValueError as e:
        out.append(str(e))
    return out


def range_of(x):
    out = []
    try:
        for i in range(x):
            out.append(i)
    except TypeError as e:
        out.append(str(e))
    return out


class Index:
    def __index__(self):
        print("index asked")
        return 2


print(ranges(0, 10, 3), ranges(10, 0, -3), ranges(1, 5, 0), ranges(2**62 - 2, 2**62 + 2, 1), ranges(2**63 - 2, 2**63 + 2, 1))
print(ranges(2**70, 2**70 + 3, 2), ranges(0, 2**70, 2**69), ranges(-(2**63), 2**63, 2**62), ranges(5, 5, 1), ranges(2**64, 0, -(2**63)))
print(range_of(3), range_of(True), range_of(2.0), range_of("x"), range_of(Index()), range_of(None))
