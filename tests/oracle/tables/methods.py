"""Every public method of the builtin types with all sorts of arguments."""

import copy

from values import show

RECV = ['', 'abc', 'Hello, World', 'a,b,,c', '  pad ', 'ßéΑ', '123', 'tHe qUick\tbrown\nfox', 'x' * 3,
    '{} {a}', '%s', 'a\r\nb\rc\x0bd', '-42', '\u0660\u00b2', 'ŉǆ',
    b'', b'abc', b'Hello, World', b'a,b,,c', b'  pad ', b'\xff\x00', b'123', bytearray(b'abc'), bytearray(b' x y '),
    [], [1], [3, 1, 2], [1, 2, 1, None], ['b', 'a'], (), (1,), (3, 1, 2, 1), {}, {'a': 1},
    {'a': 1, 'b': 2, 3: 4}, set(), {1}, {1, 2, 3}, frozenset({1, 2}), frozenset(),
    range(0), range(5), range(10, 0, -3), 0, 1, -5, 255, -2**63, 0.0, -0.5, 1e300, 2.5, float('inf'),
    float('nan'), 1j, complex(2, -3), slice(1, 9, 2), slice(None, -3), None, ..., int, str]
ARGS = [(), (0,), (1,), (-1,), (2,), (5,), (True,), (None,), ('',), ('a',), ('b',), (',',), (' ',),
    ('abc',), ('xyz',), (b'',), (b'a',), (b',',), (1.5,), ([],), ([1],), (['a', 'b'],), ([b'a', b'b'],), ((),),
    ((1, 2),), (('a', 'H'),), ((b'a', b'H'),), ({},), ({'a': 5},), ({1, 2},), (range(3),),
    (0, 1), (1, 2), ('a', 'b'), ('a', 1), (b'a', b'b'), ('a', None), (1, 'x'), (',', 1), (8, '*'), (8, b'*'),
    ('utf-8', 'strict'), ('ascii', 'ignore'), (10, 'ab'), (None, None), (1, 10), ('a', 0, 2), ('a', -2, None),
    ('b', 'c', 1), (b'b', b'c', 1), (2, 'little'), (1, 2, 3), ('a', 'b', 'c', 'd')]


def show_result(value):
    kind = type(value).__name__
    if kind.endswith("iterator") or kind in ("map", "zip"):
        return kind + show(list(value))
    return show(value)


def unpredictable(receiver, name, args):
    """What depends on addresses, or on the version's own words."""
    if isinstance(receiver, set) and None in args:
        return True
    return name == "sort" and len(args) > 0


def run():
    for receiver in RECV:
        for name in dir(receiver):
            if name.startswith("__") or name == "mro":
                continue
            for args in ARGS:
                if unpredictable(receiver, name, args):
                    continue
                changed = copy.copy(receiver)
                try:
                    result = show_result(getattr(changed, name)(*copy.copy(args)))
                except Exception as e:
                    result = type(e).__name__ + ": " + str(e)
                after = show(changed) if changed != receiver else ""
                print(show(receiver), name, args, "->", result, after)
