"""Every operator over all pairs of values."""

import copy
import operator

from values import VALUES, show

OPERATORS = """
    add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor matmul
    eq ne lt le gt ge contains getitem is_
    iadd isub imul iand ior ixor
""".split()
IN_PLACE = OPERATORS[OPERATORS.index("iadd"):]


def is_int(value):
    return isinstance(value, int)


def too_big(name, a, b):
    """Results that take long to compute or to print."""
    if name in ("pow", "lshift"):
        return is_int(b) and (abs(b) > 300 or name == "pow" and is_int(a) and abs(a) > 2**20 and abs(b) > 20)
    if name in ("mul", "imul"):
        number = (int, float, complex)
        return (is_int(b) and abs(b) > 1000 and not isinstance(a, number)
                or is_int(a) and abs(a) > 1000 and not isinstance(b, number))
    return False


def run():
    for name in OPERATORS:
        op = getattr(operator, name)
        for a in VALUES:
            for b in VALUES:
                if too_big(name, a, b):
                    continue
                left = copy.copy(a) if name in IN_PLACE else a
                try:
                    result = show(op(left, b))
                except Exception as e:
                    result = type(e).__name__ + ": " + str(e)
                print(name, show(a), show(b), "->", result)
