# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Decimal arithmetic: that of _pydecimal in the Python installation, with what programs see of CPython's own, which
is written in C."""

import _portalis
import _pydecimal as _py
from _pydecimal import *
from _pydecimal import __libmpdec_version__ as __libmpdec_version__, __version__ as __version__
from _pydecimal import (
    ROUND_05UP as ROUND_05UP, ROUND_CEILING as ROUND_CEILING, ROUND_DOWN as ROUND_DOWN, ROUND_FLOOR as ROUND_FLOOR,
    ROUND_HALF_DOWN as ROUND_HALF_DOWN, ROUND_HALF_EVEN as ROUND_HALF_EVEN, ROUND_HALF_UP as ROUND_HALF_UP,
    ROUND_UP as ROUND_UP, MAX_EMAX as MAX_EMAX, MAX_PREC as MAX_PREC, MIN_EMIN as MIN_EMIN, MIN_ETINY as MIN_ETINY,
    HAVE_THREADS as HAVE_THREADS, HAVE_CONTEXTVAR as HAVE_CONTEXTVAR, BasicContext as BasicContext,
    Clamped as Clamped, ConversionSyntax as ConversionSyntax, Context as Context, Decimal as Decimal,
    DecimalException as DecimalException, DecimalTuple as DecimalTuple, DefaultContext as DefaultContext,
    DivisionByZero as DivisionByZero, DivisionImpossible as DivisionImpossible,
    DivisionUndefined as DivisionUndefined, ExtendedContext as ExtendedContext, FloatOperation as FloatOperation,
    Inexact as Inexact, InvalidContext as InvalidContext, InvalidOperation as InvalidOperation, Overflow as Overflow,
    Rounded as Rounded, Subnormal as Subnormal, Underflow as Underflow, getcontext as getcontext,
    setcontext as setcontext,
)

for _name in _py.__all__:
    _class = getattr(_py, _name)
    if isinstance(_class, type):
        _class.__module__ = "decimal"
_portalis.show_type_as(Decimal, "decimal.Decimal")
_portalis.show_type_as(Context, "decimal.Context")

_conditions = _py._condition_map


def _raise_error(self, condition, explanation=None, *args):
    """As in _pydecimal, but flags are bools, and the argument of exceptions is the list of what has happened."""
    error = _conditions.get(condition, condition)
    if error in self._ignored_flags:
        return error().handle(self, *args)
    self.flags[error] = True
    if not self.traps[error]:
        return condition().handle(self, *args)
    raise error([condition])


Context._raise_error = _raise_error


def _as_bools(signals):
    for signal, on in signals.items():
        signals[signal] = bool(on)


_new_context = Context.__init__


def _init_context(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None,
                  traps=None, _ignored_flags=None):
    _new_context(self, prec, rounding, Emin, Emax, capitals, clamp, flags, traps, _ignored_flags)
    if not isinstance(flags, dict):
        _as_bools(self.flags)
    if not isinstance(traps, dict):
        _as_bools(self.traps)


Context.__init__ = _init_context
for _context in (BasicContext, DefaultContext, ExtendedContext):
    _as_bools(_context.flags)
    _as_bools(_context.traps)


def _clear_flags(self):
    for signal in self.flags:
        self.flags[signal] = False


def _clear_traps(self):
    for signal in self.traps:
        self.traps[signal] = False


Context.clear_flags = _clear_flags
Context.clear_traps = _clear_traps
_SHOWN = (InvalidOperation, Clamped, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)


def _repr_context(self):
    flags = ", ".join(signal.__name__ for signal in _SHOWN if self.flags[signal])
    traps = ", ".join(signal.__name__ for signal in _SHOWN if self.traps[signal])
    return "Context(prec=%d, rounding=%s, Emin=%d, Emax=%d, capitals=%d, clamp=%d, flags=[%s], traps=[%s])" % (
        self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)


Context.__repr__ = _repr_context
_local = _py.localcontext


def localcontext(ctx=None, **kwargs):
    if ctx is not None and not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    return _local(ctx, **kwargs)


# Texts of errors that the module in Python words in its own way.

_make = Decimal.__new__
_TEXTS_OF_TUPLES = {
    "Invalid tuple size": "argument must be a sequence of length 3",
    "Invalid sign": "sign must be an integer with the value 0 or 1",
    "The second value": "coefficient must be a tuple of digits",
}


def _new_decimal(cls, value="0", context=None):
    try:
        return _make(cls, value, context)
    except ValueError as e:
        text = str(e)
        for start in _TEXTS_OF_TUPLES:
            if text.startswith(start):
                text = _TEXTS_OF_TUPLES[start]
        if text.startswith("The third value"):
            third = value[2]
            text = "exponent must be an integer"
            if isinstance(third, str):
                text = "string argument in the third position must be 'F', 'n' or 'N'"
        error = ValueError(text)
    except TypeError as e:
        if isinstance(e, FloatOperation):
            raise
        error = TypeError("conversion from %s to Decimal is not supported" % type(value).__name__)
    raise error


Decimal.__new__ = staticmethod(_new_decimal)
_TEXTS = {
    "argument must be int or float.": "argument must be int or float",
    "Cannot hash a signaling NaN value.": "Cannot hash a signaling NaN value",
    "Cannot convert NaN to integer": "cannot convert NaN to integer",
    "Cannot convert infinity to integer": "cannot convert Infinity to integer",
    "Cannot convert signaling NaN to float": "cannot convert signaling NaN to float",
    "cannot round a NaN": "cannot convert NaN to integer",
    "cannot round an infinity": "cannot convert Infinity to integer",
}


def _reworded(name):
    plain = getattr(Decimal, name)

    def method(self, *args, **kwargs):
        try:
            return plain(self, *args, **kwargs)
        except (ValueError, TypeError, OverflowError) as e:
            text = str(e)
            if text.startswith("Invalid format specifier"):
                text = "invalid format string"
            elif text in _TEXTS:
                text = _TEXTS[text]
            else:
                raise
            error = type(e)(text)
        raise error

    method.__name__ = name
    method.__qualname__ = "Decimal." + name
    setattr(Decimal, name, method)


for _name in ("__hash__", "__int__", "__trunc__", "__float__", "__round__", "__floor__", "__ceil__", "__format__"):
    _reworded(_name)
_from_float = Decimal.from_float.__func__


def _decimal_from_float(cls, f, /):
    if not isinstance(f, (int, float)):
        raise TypeError("argument must be int or float")
    return _from_float(cls, f)


_decimal_from_float.__name__ = "from_float"
Decimal.from_float = classmethod(_decimal_from_float)
_text_of = Decimal.__str__


def _repr_decimal(self):
    return "Decimal('%s')" % _text_of(self)


Decimal.__repr__ = _repr_decimal
