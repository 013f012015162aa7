"""What the tables go through, and how they show a result."""

VALUES = [0, 1, -1, 2, 7, -13, 255, 2**31, -2**63, 2**63, 2**64, 10**30, -(10**25), True, False, None,
    0.0, -0.0, 1.0, -1.5, 0.1, 1e16, 1e17, 1e300, -1e-300, 5e-324, float('inf'), float('-inf'), float('nan'),
    2.5, 3.5, 123456789.123,
    1j, 0j, complex(1, -2), complex(-0.0, 3.5), '', 'a', 'abc', 'Hello, World', 'ß', 'é\u0301', '\U0001F600x',
    '12', ' 7 ', '%s', '%d', '{}', '\n', "it's",
    b'', b'a', b'abc', b'\xff\x00', bytearray(b'xy'), (), (1,), (1, 2), (1, 'a', None), [], [1], [1, 2, 3],
    ['a', [1]], {}, {'a': 1}, {1: 'x', 2: 'y'},
    set(), {1}, {1, 2, 3}, frozenset(), frozenset({1, 2}), range(0), range(5), range(10, 0, -3), slice(1, 2),
    slice(None, None, -1), ..., NotImplemented, int, str, list]


def show(x):
    r = repr(x)
    if ' at 0x' in r:
        r = type(x).__name__
    return r if len(r) < 200 else r[:80] + '...' + str(len(r))
