# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Context variables of a program that has one context. Tasks of asyncio have contexts of their own: a program that
has both is stopped."""

import sys

import _portalis

_MISSING = object()


class ContextVar:
    def __init__(self, name, *, default=_MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self._name = name
        self._default = default
        self._value = _MISSING

    name = property(lambda self: self._name)

    def get(self, default=_MISSING, /):
        for value in (self._value, default, self._default):
            if value is not _MISSING:
                return value
        raise LookupError(self)

    def set(self, value, /):
        if "asyncio" in sys.modules:
            _portalis.refuse("context variables beside asyncio are not available to translated programs")
        token = Token(self, self._value)
        self._value = value
        return token

    def reset(self, token, /):
        if not isinstance(token, Token):
            raise TypeError("expected an instance of Token, got %r" % (token,))
        if token._used:
            raise RuntimeError("%r has already been used once" % (token,))
        if token._var is not self:
            raise ValueError("%r was created by a different ContextVar" % (token,))
        token._used = True
        self._value = token._old

    def __class_getitem__(cls, item):
        _portalis.refuse("ContextVar[...] is not available to translated programs")


class Token:
    MISSING = _MISSING

    def __init__(self, var, old):
        self._var = var
        self._old = old
        self._used = False

    var = property(lambda self: self._var)
    old_value = property(lambda self: self._old)
