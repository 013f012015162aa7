# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Prints random cases for tests/num_oracle.rs, one a line: operation, operands, result, between tabs.

Integers are written in hexadecimal, floats as the hexadecimal of their 64 bits, text with backslash
escapes. Usage: num_cases.py GROUP SEED COUNT
"""

import math
import random
import struct
import sys

sys.set_int_max_str_digits(0)
GROUP, SEED, COUNT = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
rng = random.Random(SEED)


def show(v):
    if isinstance(v, bool):
        return str(v)
    if isinstance(v, int):
        return hex(v)
    if isinstance(v, float):
        return "nan" if v != v else struct.pack(">d", v).hex()
    if isinstance(v, complex):
        return show(v.real) + " " + show(v.imag)
    if isinstance(v, bytes):
        return v.hex()
    if isinstance(v, BaseException):
        return f"{type(v).__name__}: {v}".encode("unicode_escape").decode()
    if isinstance(v, (tuple, list)):
        return " ".join(map(show, v))
    return v.encode("unicode_escape").decode()


def case(op, args, f):
    try:
        result = f()
    except Exception as e:
        result = e
    print(op, *map(show, args), show(result), sep="\t")


def any_int(max_bits=4000):
    kind = rng.random()
    if kind < 0.2:
        v = rng.randrange(-20, 20)
    elif kind < 0.4:
        v = rng.randrange(-(2**64), 2**64)
    elif kind < 0.6:
        v = (1 << rng.randrange(300)) + rng.randrange(-2, 3)
        v *= rng.choice((1, -1))
    else:
        v = rng.getrandbits(rng.randrange(1, max_bits)) * rng.choice((1, -1))
        if rng.random() < 0.2:
            # Long runs of ones and zeros are where carries travel.
            a, b = rng.randrange(1, max_bits), rng.randrange(1, max_bits)
            v = ((1 << a) - 1) ^ ((1 << b) - 1) ^ (v & 0xFF)
    return v


SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, 1.5, 2.5, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308,
           1.7976931348623157e308, 1e16, 1e15, 9999999999999998.0, 1e-4, 1e-5, 0.1, 1e22, 1e23, 2.0**53,
           123456789012345.6, -1267860061485775.25, 2.0**-44, 4.35, 2.675, 1e100, 0.3, 9.5, 99.5, 0.95]


def any_float(finite=False):
    kind = rng.random()
    if kind < 0.05:
        return rng.choice(SPECIAL)
    if kind < 0.08 and not finite:
        return rng.choice([math.inf, -math.inf, math.nan])
    if kind < 0.35:
        return round(rng.uniform(-1000, 1000), rng.randrange(0, 6))
    if kind < 0.5:
        return rng.uniform(-1, 1) * 10.0 ** rng.randrange(-20, 20)
    if kind < 0.6:
        return float(rng.randrange(-(10**17), 10**17)) / 2 ** rng.randrange(0, 8)
    if kind < 0.65:
        return math.ldexp(rng.choice((1, -1)), rng.randrange(-1074, 1024))
    while True:
        v = struct.unpack(">d", rng.getrandbits(64).to_bytes(8, "big"))[0]
        if math.isfinite(v):
            return v


def ints():
    for _ in range(COUNT):
        big = rng.random() < 0.02
        a, b = any_int(40000 if big else 3000), any_int(20000 if big else 3000)
        s = rng.randrange(0, 400)
        case("add", (a, b), lambda: a + b)
        case("sub", (a, b), lambda: a - b)
        case("mul", (a, b), lambda: a * b)
        case("and", (a, b), lambda: a & b)
        case("or", (a, b), lambda: a | b)
        case("xor", (a, b), lambda: a ^ b)
        case("not", (a,), lambda: ~a)
        case("shl", (a, s), lambda: a << s)
        case("shr", (a, s), lambda: a >> s)
        if b:
            case("divmod", (a, b), lambda: divmod(a, b))
            case("truediv", (a, b), lambda: a / b)
        case("hash", (a,), lambda: hash(a))
        case("bits", (a,), lambda: (a.bit_length(), a.bit_count()))
        case("tofloat", (a,), lambda: float(a))
        case("gcd", (a, b), lambda: math.gcd(a, b))
        case("isqrt", (abs(a),), lambda: math.isqrt(abs(a)))
        case("cmp", (a, b), lambda: (a > b) - (a < b))
        case("str", (a,), lambda: str(a))
        case("fromstr", (a,), lambda: str(a))
        p = rng.randrange(0, 30)
        case("pow", (a, p), lambda: a**p)
        m, e = any_int(600), abs(any_int(300))
        if m:
            case("powmod", (a, e, m), lambda: pow(a, e, m))
            case("inverse", (a, m), lambda: pow(a, -1, abs(m)))
        f = any_float(finite=True)
        c = int(f) + rng.randrange(-1, 2)
        case("cmpfloat", (c, f), lambda: (c > f) - (c < f))
        case("truncfloat", (f,), lambda: int(f))
        n, signed, order = rng.randrange(0, 30), rng.random() < 0.5, rng.choice(("little", "big"))
        t = a % 2 ** rng.randrange(1, 240) * rng.choice((1, -1))
        case("tobytes", (t, n, order, signed), lambda: t.to_bytes(n, order, signed=signed))
        data = rng.randbytes(n)
        case("frombytes", (data, order, signed), lambda: int.from_bytes(data, order, signed=signed))
        for radix in (2, 3, 7, 8, 16, 36):
            digits = to_radix(a, radix) if abs(a) < 2**2000 else None
            if digits:
                case("radix", (a, radix), lambda: digits)


def to_radix(v, radix):
    if v == 0:
        return "0"
    out, n = "", abs(v)
    while n:
        n, d = divmod(n, radix)
        out += "0123456789abcdefghijklmnopqrstuvwxyz"[d]
    return ("-" if v < 0 else "") + out[::-1]


def huge():
    """Operands long enough for every algorithm."""
    for _ in range(COUNT):
        a = rng.getrandbits(rng.randrange(20000, 120000))
        b = rng.getrandbits(rng.randrange(5000, 60000)) | 1
        if rng.random() < 0.4:
            a = b * (a >> rng.randrange(1, 5000)) - rng.randrange(0, 2)
        case("mul", (a, b), lambda: a * b)
        case("divmod", (a, b), lambda: divmod(a, b))
        case("str", (a,), lambda: str(a))
        case("fromstr", (a,), lambda: str(a))
        case("isqrt", (a,), lambda: math.isqrt(a))
        g = rng.getrandbits(3000) | 1
        case("gcd", (a % 2**9000 * g, b % 2**9000 * g), lambda: math.gcd(a % 2**9000 * g, b % 2**9000 * g))


def reprs():
    for _ in range(COUNT):
        v = any_float()
        case("repr", (v,), lambda: repr(v))
        case("hashfloat", (v,), lambda: hash(v) if v == v else 0)


def formats():
    for _ in range(COUNT):
        v = any_float()
        p = rng.choice((0, 1, 2, 3, 6, 10, 17, 20, 40, rng.randrange(400)))
        code = rng.choice("eEfFgG")
        alt = rng.choice(("", "", "#"))
        case("format", (v, code, str(p), alt), lambda: f"%{alt}.{p}{code}" % v)
        if math.isfinite(v):
            n = rng.choice((0, 1, 2, 3, 5, 10, -1, -2, rng.randrange(-310, 325)))
            case("round", (v, n), lambda: round(v, n))


def arithmetic():
    """Floor division and powers of floats, complex numbers."""
    for _ in range(COUNT):
        a, b = any_float(), any_float()
        if rng.random() < 0.3:
            b = rng.choice((1.0, 0.1, 3.0, -3.0, 0.5, -0.5, 7.25, math.inf, -2.0, 2.0, 10.0))
        if rng.random() < 0.3:
            a = b * rng.randrange(-20, 20)
        case("fdivmod", (a, b), lambda: divmod(a, b))
        case("ffloordiv", (a, b), lambda: a // b)
        case("fmod", (a, b), lambda: a % b)
        case("ftruediv", (a, b), lambda: a / b)
        case("fpow", (a, b), lambda: a**b)
        case("fround", (a,), lambda: float(round(a)) if math.isfinite(a) and a != 0 and round(a) else 1.0)
        case("fratio", (a,), lambda: a.as_integer_ratio())
        case("fhex", (a,), lambda: a.hex())
        case("ffromhex", (a.hex(),), lambda: a)
        z, w = complex(small_float(), small_float()), complex(small_float(), small_float())
        case("cmul", (z, w), lambda: z * w)
        case("cdiv", (z, w), lambda: z / w)
        case("cpow", (z, w), lambda: z**w)
        n = complex(rng.randrange(-5, 6))
        case("cpow", (z, n), lambda: z**n)
        case("crepr", (z,), lambda: repr(z))
        case("chash", (z,), lambda: hash(z))
        case("cabs", (z,), lambda: abs(z))
        case("cparse", (repr(z),), lambda: complex(repr(z)))


def small_float():
    return rng.choice((0.0, -0.0, 1.0, -1.0, 0.5, rng.uniform(-10, 10), float(rng.randrange(-9, 9))))


def mutate(text, alphabet):
    chars = list(text)
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        at = rng.randrange(len(chars) + 1)
        if rng.random() < 0.3 and chars:
            del chars[min(at, len(chars) - 1)]
        else:
            chars.insert(at, rng.choice(alphabet))
    return "".join(chars)


def parsing():
    for _ in range(COUNT):
        text = mutate(rng.choice((repr(any_float()), f"{any_float():e}", "1_000.5", "infinity", "nan", ".5", "5.",
                                  "1" * rng.randrange(1, 40))), " 0123456789__..eE+-infa\t")
        case("float", (text,), lambda: float(text))
        radix = rng.choice((0, 2, 8, 10, 10, 16, 36))
        text = mutate(rng.choice((str(any_int(300)), hex(any_int(200)), bin(any_int(50)), oct(any_int(50)), "1_000",
                                  "0x_ff", "00", "07", "")), " 01234567__xXobz+-")
        case("int", (text, radix), lambda: int(text, radix))
        text = mutate(rng.choice(("1+2j", "j", "-1.5e3j", "(1-2j)", "3", "nan+infj", "+j", "1-j")), " 019_.ej+-()")
        case("cparse", (text,), lambda: complex(text))
        text = mutate(rng.choice((any_float().hex(), "0x1.8p3", "1.fffffffffffff8p0", "abc.defp-10", "inf", "0x.8",
                                  "0x1.00000000000008p-1074", "0x1p1023", "0x1p-1075")), " 0189abcdefxp.+-")
        case("ffromhex", (text,), lambda: float.fromhex(text))


def specs():
    for _ in range(COUNT):
        fill = rng.choice(("", "", "", "<", ">", "^", "=", "*<", "x>", "0=", "é^"))
        spec = fill + rng.choice(("", "", "+", "-", " ")) + rng.choice(("", "", "", "z"))
        spec += rng.choice(("", "", "#")) + rng.choice(("", "", "0")) + rng.choice(("", "", "5", "12", "20"))
        spec += rng.choice(("", "", "", ",", "_", ",_", "_,")) + rng.choice(("", "", ".2", ".0", ".10", "."))
        spec += rng.choice(("", "", "", *"bcdeEfFgGnosxX%", "dd"))
        if not spec:
            continue
        i, f = any_int(120), any_float()
        if rng.random() < 0.2:
            i = rng.randrange(256)
        z = complex(small_float(), small_float())
        t = rng.choice(("", "a", "word", "ünïcode"))
        case("intspec", (i, spec), lambda: format(i, spec))
        case("floatspec", (f, spec), lambda: format(f, spec))
        case("complexspec", (z, spec), lambda: format(z, spec))
        case("strspec", (t, spec), lambda: format(t, spec))


def special():
    for _ in range(COUNT):
        x = rng.choice((rng.uniform(-180, 180), rng.uniform(-5, 5), any_float(), float(rng.randrange(-5, 175))))
        case("gamma", (x,), lambda: math.gamma(x))
        case("lgamma", (x,), lambda: math.lgamma(x))
        case("erf", (x,), lambda: (math.erf(x), math.erfc(x)))
        if math.isfinite(x):
            case("asinh", (x,), lambda: math.asinh(x))
        scale = rng.choice((1.0, 1.0, 1e300, 1e-300, 1e-310, 1e100))
        v = [rng.choice((rng.uniform(-1, 1), float(rng.randrange(-9, 9)), any_float())) * scale
             for _ in range(rng.randrange(0, 6))]
        case("hypot", (v,), lambda: math.hypot(*v))
        v = [any_float() for _ in range(rng.randrange(0, 8))]
        v += [-x for x in v if rng.random() < 0.7]
        rng.shuffle(v)
        case("fsum", (v,), lambda: math.fsum(v))
        n = rng.randrange(0, 300) if rng.random() < 0.9 else rng.randrange(2**80)
        k = rng.randrange(0, min(n, 200) + 1)
        case("comb", (n, k), lambda: math.comb(n, k))
        case("perm", (n, k), lambda: math.perm(n, k))
        case("factorial", (n % 500,), lambda: math.factorial(n % 500))


GROUPS = {f.__name__: f for f in (ints, huge, reprs, formats, arithmetic, parsing, specs, special)}
GROUPS[GROUP]()
