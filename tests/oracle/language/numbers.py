# Integers of any size, floats, and where they meet.
print(True + 1, [True], True == 1, isinstance(True, int), -True, ~True, True & False, True | 2)
for a, b in ((7, 2), (-7, 2), (7, -2), (-7, -2), (7.5, -2), (-1e-20, 3), (10**20, -3), (0, 5)):
    print(a // b, a % b, divmod(a, b))
print(2 ** -1, 0.0 ** 0, pow(2, -1, 7), 2 ** 100, (-2) ** 3, -2 ** 2, 4 ** 0.5, (-8) ** (1 / 3) == (-8) ** (1 / 3))
print(round(2.5), round(-0.5), round(2.675, 2), round(15, -1), round(25, -1), round(1e300), round(-2.5), round(3.14159, 3))
print(int(-3.9), int(" 1_0 "), float("1_0.5"), float(" nan "), float("-inf"), int("ff", 16), int("0b101", 0), int("z", 36))
print(1e16, 1e15, 123456789012345678.0, -0.0, 0.1 + 0.2, 1e-5, 0.0001, 1.0, 1e22, 5e-324, 1.7976931348623157e308)
print(10 ** 400 // 10 ** 399, 10 ** 30 / 10 ** 29, 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 == float(2 ** 53), 10 ** 20 > 1e19)
print(hash(-1), hash(-2), hash(1.0), hash(2 ** 61 - 1), hash(2 ** 61), hash(0.5), hash(True), hash(float("inf")))
big = 123456789 ** 20
print(big, -big // 7, big % 1000007, big & 0xFFFF, big >> 500, (1 << 200) - 1, big.bit_length(), -big >> 3, ~big % 17)
print(str(big)[:10], int(str(big)) == big, hex(2 ** 70), oct(-2 ** 40), bin(-5), f"{2 ** 80:,}", 3 ** 200 % 2 ** 64)
print((255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "little"), (-1).to_bytes(2, "big", signed=True))
print((0.1).as_integer_ratio(), (2.0).is_integer(), (1.5).hex(), float.fromhex("0x1.8p+1"), (10).bit_count())
print(complex(-0.0, -1), 1j * 1j, (1 + 2j) / (3 - 4j), abs(3 + 4j), (1 + 2j).conjugate(), complex("1+2j"), 2j == 2j)
nan = float("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], min(nan, 1), min(1, nan), max(1, nan), sorted([3, 1, 2.5, True]))
print(1 < 1.5 < 2, 1 == 1.0 == True, 3 != 3.0, 0 == -0.0, sum([0.1] * 3), sum([1, 2.5, True]), sum([[1], [2]], []))
print(7 & 3, 7 | 8, 7 ^ 2, ~7, 1 << 10, -1 >> 5, 5 // 1, +True)
print(float(10 ** 16), 1e100, 12345.678e-10, 100000000000000000000.0, 1 / 3, 2 / 3, 1e23, 9007199254740993.0)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0,
          lambda: divmod(1, 0), lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 10.0 ** 400, lambda: float(10 ** 400),
          lambda: 2 ** 5000 / 3, lambda: int(float("inf")), lambda: int(nan), lambda: int("12x"), lambda: int(""),
          lambda: int("9", 8), lambda: int("1", 50), lambda: int([]), lambda: float("1e"), lambda: float([]),
          lambda: 1 << -1, lambda: 1.5 << 1, lambda: pow(2, 3, 0), lambda: pow(2.0, 3, 4), lambda: pow(2, -1, 4),
          lambda: str(10 ** 5000), lambda: int("1" * 5000), lambda: round("x"), lambda: abs("x"), lambda: -"x",
          lambda: 1 < "a", lambda: 1j < 2j, lambda: 1j // 2, lambda: int(1j), lambda: chr(1114112), lambda: ord("ab"),
          lambda: (300).to_bytes(1, "big"), lambda: [1] * 1.5, lambda: [1] * "a", lambda: round(nan), lambda: bin(1.0)):
    attempt(f)
