# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import copy
import decimal
from decimal import *
from fractions import Fraction


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


D = Decimal
a, b, z = D("12.345"), D("-7.5"), D(0)
for f in (
    lambda: D(), lambda: D(5), lambda: D("1e5"), lambda: D(" 3.14 "), lambda: D("1_000.5"), lambda: D(0.1), lambda: D(True),
    lambda: D("abc"), lambda: D(None), lambda: D((1, (1, 2, 3), -2)), lambda: D("NaN"), lambda: D("sNaN12"), lambda: D("-Infinity"),
    lambda: D(b), lambda: D([]), lambda: D("١٢"), lambda: D((0, (1, 11), 0)), lambda: D.from_float(2.5), lambda: D.from_float("x"),
    lambda: a + b, lambda: a - b, lambda: a * b, lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a ** 2,
    lambda: a ** D("0.5"), lambda: pow(D(3), 4, 5), lambda: 2 ** D(3), lambda: 1 + a, lambda: 1 - a, lambda: 2 * a, lambda: 1 / a,
    lambda: 7 // D(2), lambda: 7 % D(2), lambda: -a, lambda: +a, lambda: abs(b), lambda: a + 1.5, lambda: a + "x", lambda: a + None,
    lambda: a / 0, lambda: z / z, lambda: a // z, lambda: a % z, lambda: D(0) ** 0, lambda: D(-1) ** D("0.5"),
    lambda: a < b, lambda: a == 12.345, lambda: D("0.5") == 0.5, lambda: a < 13.5, lambda: D(2) == Fraction(2), lambda: D("NaN") == D("NaN"),
    lambda: D("NaN") < 1, lambda: D("sNaN") == 1, lambda: a < "x", lambda: max(a, b, D(1)), lambda: sorted([a, b, z, 3]),
    lambda: hash(D("1.0")) == hash(1), lambda: hash(D("0.5")) == hash(0.5), lambda: hash(D("sNaN")), lambda: {D("1.0"): 1}[1],
    lambda: int(a), lambda: float(a), lambda: complex(a), lambda: bool(z), lambda: int(D("NaN")), lambda: int(D("Infinity")), lambda: float(D("sNaN")),
    lambda: round(a), lambda: round(a, 1), lambda: round(D("2.5")), lambda: round(D("3.5")), lambda: round(a, -1),
    lambda: a.as_tuple(), lambda: a.as_integer_ratio(), lambda: D("Infinity").as_integer_ratio(), lambda: a.adjusted(), lambda: a.conjugate(),
    lambda: a.compare(b), lambda: a.compare_total(b), lambda: a.copy_abs(), lambda: a.copy_negate(), lambda: a.copy_sign(b), lambda: D(1).exp(),
    lambda: D(10).ln(), lambda: D(1000).log10(), lambda: D(0).ln(), lambda: D(-1).ln(), lambda: D(2).sqrt(), lambda: D(-2).sqrt(),
    lambda: a.fma(2, 3), lambda: b.is_signed(), lambda: a.is_finite(), lambda: D("Inf").is_infinite(), lambda: D("NaN").is_nan(), lambda: z.is_zero(),
    lambda: a.is_normal(), lambda: D("1e-999999").is_subnormal(), lambda: D("NaN").is_qnan(), lambda: D("sNaN").is_snan(), lambda: a.is_canonical(),
    lambda: a.logb(), lambda: D("101").logical_and(D("110")), lambda: D("101").logical_or(D("110")), lambda: D("101").logical_xor(D("110")),
    lambda: D("101").logical_invert(), lambda: a.max(b), lambda: a.min(b), lambda: a.max_mag(b), lambda: a.min_mag(b), lambda: a.next_minus(),
    lambda: a.next_plus(), lambda: a.next_toward(b), lambda: D("120.00").normalize(), lambda: a.number_class(), lambda: a.quantize(D("0.01")),
    lambda: a.quantize(D("1e-30")), lambda: a.quantize(D("0.01"), ROUND_UP), lambda: a.quantize(D(1), rounding=ROUND_HALF_UP),
    lambda: a.remainder_near(b), lambda: D(34567).rotate(2), lambda: a.same_quantum(D("0.001")), lambda: a.scaleb(2), lambda: D(345).shift(2),
    lambda: D("123456789").to_eng_string(), lambda: D("1.23e10").to_eng_string(), lambda: a.to_integral(), lambda: a.to_integral_exact(),
    lambda: a.to_integral_value(ROUND_CEILING), lambda: a.radix(), lambda: a.real, lambda: a.imag,
    lambda: str(D("1E+5")), lambda: str(D("0E-10")), lambda: str(D("-0")), lambda: str(D("1e-7")), lambda: str(D("0.000001")),
    lambda: f"{a:.2f}|{a:10.1f}|{a:<10}|{a:e}|{a:g}|{b:+}|{D('1234567.891'):,}|{D('0.255'):.1%}|{D('1e10'):f}|{a:08.2f}|{a:*^12.3f}|{a:n}",
    lambda: format(a, "x"), lambda: f"{D('NaN'):.2f} {D('Inf'):10}", lambda: "%s %.2f %d" % (a, a, a), lambda: math_trunc(a), lambda: sum([a, b, 1], z),
    lambda: copy.deepcopy(a) is a, lambda: copy.copy(a) is a, lambda: isinstance(a, D), lambda: type(a).__name__, lambda: a.__class__,
    lambda: D((2, (1,), 0)), lambda: D((0, (1,), "x")), lambda: D((0, (1,), 1.5)), lambda: D({}), lambda: round(D("NaN")), lambda: round(D("-Inf")), lambda: D(1) / D(3), lambda: D("1e999999") * 10, lambda: D("1e-999999") / 10, lambda: D("9" * 40) + 1, lambda: D("9" * 40), lambda: Fraction(D("0.125")),
):
    show(f)


def math_trunc(x):
    import math
    return math.trunc(x), math.floor(x), math.ceil(x), math.floor(b), math.ceil(b)


show(lambda: math_trunc(a))
for rounding in (ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, ROUND_05UP):
    print(rounding, *(D(v).quantize(D(1), rounding=rounding) for v in ("1.1", "1.5", "2.5", "-1.5", "-2.5", "5.01", "-0.5")))

print(getcontext())
with localcontext() as c:
    c.prec = 5
    print(D(1) / D(7), c.prec, +D("1.2345678"), c.flags[Inexact], c.flags[Rounded], c.flags[DivisionByZero])
    c.clear_flags()
    print(c.flags[Inexact])
print(D(1) / D(7))
with localcontext(Context(prec=3, rounding=ROUND_DOWN)) as c:
    print(D(2) / D(3), c.divide(1, 3), c.sqrt(2), c.create_decimal("3.14159"), c.add(1, 2), c.power(2, 10), c.quantize(D("1.239"), D("0.01")))
with localcontext() as c:
    c.traps[DivisionByZero] = False
    c.traps[InvalidOperation] = False
    print(D(1) / 0, D(-1) / 0, D(0) / 0, D("x"), D("Inf") - D("Inf"), c.flags[InvalidOperation])
with localcontext() as c:
    c.traps[FloatOperation] = True
    show(lambda: D(0.1))
    show(lambda: D("0.1") < 0.2)
    c.traps[Inexact] = True
    show(lambda: D(1) / 3)
with localcontext(prec=7, rounding=ROUND_UP) as c:
    print(D(1) / 3, c.prec)
setcontext(Context(prec=12))
print(D(2).sqrt(), getcontext().prec, getcontext().Emax, getcontext().Emin, getcontext().capitals, getcontext().clamp)
getcontext().prec = 28
print(BasicContext.prec, ExtendedContext.prec, DefaultContext.prec, BasicContext.rounding)
for wrong in (lambda: setattr(getcontext(), "prec", 0), lambda: setattr(getcontext(), "rounding", "x"), lambda: Context(prec="x"), lambda: localcontext(1)):
    try:
        print(wrong())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    D("junk")
except InvalidOperation as e:
    print(repr(e), e.args, isinstance(e, ArithmeticError), isinstance(e, DecimalException))
try:
    D(1) / 0
except ZeroDivisionError as e:
    print(repr(e), type(e), isinstance(e, DivisionByZero))
print(MAX_PREC, MAX_EMAX, MIN_EMIN, HAVE_THREADS, decimal.__name__, [c.__name__ for c in (Clamped, Overflow, Underflow, Subnormal)])


class Money(Decimal):
    def __new__(cls, value, unit="EUR"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self

    def __str__(self):
        return f"{self.quantize(D('0.01'))} {self.unit}"


m = Money("12.5")
print(m, repr(m), m + 1, type(m + 1), m.unit, m == D("12.5"), f"{m}", [m])
total = D(0)
for i in range(1, 2000):
    total += D(i) / D(7)
print(total, total.quantize(D("0.0001")))
