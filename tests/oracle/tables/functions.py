"""Builtin functions, conversions, formats and statements over all values."""

import copy

from values import VALUES, show


def enter(x):
    with x:
        pass


def check(x):
    assert x, x


def matched(x):
    match x:
        case 0:
            return 'zero'
        case bool():
            return 'bool'
        case int(n):
            return ('int', n)
        case float():
            return 'float'
        case str() as s if len(s) > 2:
            return 'long'
        case 'a' | '':
            return 'short'
        case [a]:
            return ('one', a)
        case [a, *rest]:
            return ('more', a, rest)
        case {'a': v, **kw}:
            return (v, kw)
        case {}:
            return 'mapping'
        case None:
            return 'none'
        case complex(real=r):
            return r
        case _:
            return 'other'


def deleted(x):
    x = copy.copy(x)
    del x[0]
    return x


def added(x):
    x = copy.copy(x)
    x += x
    return x


NAMES = """
    __len__ __iter__ __next__ __hash__ __call__ __index__ __float__ __int__ __getitem__ __add__
    __radd__ __iadd__ __bool__ __contains__ __reversed__ __enter__ __missing__ __dict__ __eq__
    __lt__ append keys split
""".split()


def hash_of(x):
    by_address = (str, bytes, type, tuple, range, type(None), type(...), type(NotImplemented), slice)
    return hash(x) if not isinstance(x, by_address) and x == x else 0


FUNCTIONS = [
    ('repr', repr),
    ('str', str),
    ('int', int),
    ('float', float),
    ('bool', bool),
    ('complex', complex),
    ('abs', abs),
    ('len', len),
    ('hash',
    hash_of),
    ('list', list),
    ('tuple', tuple),
    ('dict', dict),
    ('set', lambda x: sorted(set(x), key=repr)),
    ('sorted', sorted),
    ('sum', sum),
    ('min', min),
    ('max', max),
    ('any', any),
    ('all', all),
    ('iter', lambda x: list(iter(x))),
    ('enumerate', lambda x: list(enumerate(x))),
    ('reversed', lambda x: list(reversed(x))),
    ('zip', lambda x: list(zip(x, x))),
    ('map', lambda x: list(map(repr, x))),
    ('round', round),
    ('bin', bin),
    ('oct', oct),
    ('hex', hex),
    ('chr', lambda x: chr(x)),
    ('ord', ord),
    ('ascii', ascii),
    ('bytes', lambda x: bytes(x) if not (isinstance(x, int) and x > 10000) else 0),
    ('bytearray', lambda x: bytearray(x) if not (isinstance(x, int) and x > 10000) else 0),
    ('frozenset', lambda x: len(frozenset(x))),
    ('neg', lambda x: -x),
    ('pos', lambda x: +x),
    ('inv', lambda x: ~x),
    ('not', lambda x: not x),
    ('type', type),
    ('range', lambda x: range(x)),
    ('slice', slice),
    ('next', next),
    ('callable', callable),
    ('divmod', lambda x: divmod(x, 3)),
    ('divmod2', lambda x: divmod(7.5, x)),
    ('round2', lambda x: round(x, 2)),
    ('round-1', lambda x: round(x, -1)),
    ('pow3', lambda x: pow(x, 3, 7)),
    ('pow-1', lambda x: pow(x, -1, 7)),
    ('int16', lambda x: int(x, 16)),
    ('fmt', lambda x: format(x)),
    ('fmt10', lambda x: format(x, '10')),
    ('fmt>10', lambda x: format(x, '*>10')),
    ('fmt.2f', lambda x: format(x, '.2f')),
    ('fmtd', lambda x: format(x, 'd')),
    ('fmt,', lambda x: format(x, ',')),
    ('fmtx', lambda x: format(x, '#x')),
    ('fmte', lambda x: format(x, '.3e')),
    ('fmtg', lambda x: format(x, 'g')),
    ('fmt%', lambda x: format(x, '.1%')),
    ('fmts', lambda x: format(x, '5s')),
    ('fmt=', lambda x: format(x, '=+12')),
    ('fmt_b', lambda x: format(x, '_b')),
    ('fmtn', lambda x: format(x, 'n')),
    ('fmtc', lambda x: format(x, 'c')),
    ('fmt012.4', lambda x: format(x, '012.4')),
    ('%d', lambda x: '%d' % x),
    ('%s', lambda x: '%s' % x),
    ('%r', lambda x: '%r' % (x,)),
    ('%5.1f', lambda x: '%5.1f' % x),
    ('%x', lambda x: '%x' % x),
    ('%c', lambda x: '%c' % x),
    ('%e', lambda x: '%e' % x),
    ('%g', lambda x: '%g' % x),
    ('%05d', lambda x: '%05d' % x),
    ('%+i', lambda x: '%+i' % x),
    ('%o', lambda x: '%#o' % x),
    ('%a', lambda x: '%a' % (x,)),
    ('%(a)s', lambda x: '%(a)s' % x),
    ('b%d', lambda x: b'%d' % x),
    ('b%s', lambda x: b'%s' % x),
    ('b%c', lambda x: b'%c' % x),
    ('b%a', lambda x: b'%a' % (x,)),
    ('b%f', lambda x: b'%f' % x),
    ('unpack2', lambda x: [a for a, b in [x]]),
    ('star', lambda x: [*x]),
    ('dstar', lambda x: {**x}),
    ('call*', lambda x: (lambda *a: a)(*x)),
    ('call**', lambda x: (lambda **k: k)(**x)),
    ('getitem0', lambda x: x[0]),
    ('getitem-1', lambda x: x[-1]),
    ('getitem9', lambda x: x[99]),
    ('slice', lambda x: x[1:]),
    ('slice-2', lambda x: x[::-2]),
    ('geta', lambda x: x['a']),
    ('attr', lambda x: x.foo),
    ('call', lambda x: x()),
    ('call1', lambda x: x(1)),
    ('in', lambda x: 1 in x), ("ina", lambda x: 'a' in x),
    ('isinst', lambda x: isinstance(1, x)),
    ('issub', lambda x: issubclass(int, x)),
    ('issub2', lambda x: issubclass(x, int)),
    ('join', lambda x: ','.join(x)),
    ('getattr', lambda x: getattr(x, 'real', 'none')),
    ('hasattr',
    lambda x: [hasattr(x, n) for n in NAMES]),
    ('dirpub', lambda x: [n for n in dir(x) if not n.startswith('_')] if not isinstance(x, type) else 0),
    ('sort', lambda x: sorted([x, x])),
    ('minkey', lambda x: min([3, 1, 2], key=x)),
    ('sum2', lambda x: sum([1, 2], x)),
    ('filter', lambda x: list(filter(None, x))),
    ('raise', lambda x: (_ for _ in ()).throw(x)),
    ('print', lambda x: print(1, sep=x)),
    ('print2', lambda x: print(1, end=x)),
    ('exc', lambda x: repr(ValueError(x)) + str(KeyError(x))),
    ('frombytes', lambda x: int.from_bytes(x, 'big')),
    ('tobytes', lambda x: int(3).to_bytes(x, 'little') if not (isinstance(x, int) and x > 1000) else 0),
    ('fromkeys', lambda x: dict.fromkeys(x, 0)),
    ('float.hex', lambda x: float.hex(x)),
    ('float.fromhex', lambda x: float.fromhex(x)),
    ('maketrans', lambda x: str.maketrans(x)),
    ('bytes.fromhex', lambda x: bytes.fromhex(x)),
    ('setattr', lambda x: setattr(x, 'zzz', 1)),
    ('delattr', lambda x: delattr(x, 'zzz')),
    ('setitem', lambda x: x.__setitem__(0, 1)),
    ('delitem', lambda x: copy.copy(x).__delitem__(0)),
    ('copy', copy.copy),
    ('deepcopy', copy.deepcopy),
    ('type3', lambda x: type(x, (), {})),
    ('with', lambda x: enter(x)),
    ('for', lambda x: [i for i in x]),
    ('property', lambda x: type(property(x))),
    ('classm', lambda x: type(classmethod(x))),
    ('id', lambda x: id(x) > 0),
    ('assert', lambda x: check(x)),
    ('matcher', lambda x: matched(x)),
    ('del', lambda x: deleted(x)),
    ('aug', lambda x: added(x)),
    ('bool_ops', lambda x: (x and 1, x or 2, 5 if x else 6)),
    ('chain', lambda x: 0 < x < 10),
    ('isnot', lambda x: x is not None),
    ('fstr', lambda x: f'{x}|{x!r}|{x!s:>8}|{x!a}'),
    ('fstr2', lambda x: f'{x:>8}'),
    ('fstr=', lambda x: f'{x=}'),
]


def run():
    for name, f in FUNCTIONS:
        for v in VALUES:
            try:
                r = f(v)
                print(name, show(v), '->', show(r))
            except Exception as e:
                print(name, show(v), '!!', type(e).__name__, e)
