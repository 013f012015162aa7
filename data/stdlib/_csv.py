# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""What the module csv stands on: dialects, the reader's state machine, the writer."""

import sys

import _portalis

QUOTE_MINIMAL = 0
QUOTE_ALL = 1
QUOTE_NONNUMERIC = 2
QUOTE_NONE = 3
__version__ = "1.0"
__doc__ = "CSV parsing and writing.\n"


class Error(Exception):
    pass


_ADVICE = (
    "do you need to open the file with newline=''?" if sys.version_info >= (3, 13)
    else "do you need to open the file in universal-newline mode?"
)
_dialects = {}
_limit = 131072
_NOT_SET = object()


def _flag(name, value, default):
    return default if value is _NOT_SET else bool(value)


def _number(name, value, default):
    if value is _NOT_SET:
        return default
    if type(value) is not int:
        raise TypeError('"%s" must be an integer' % name)
    return value


def _char(name, value, default):
    if value is _NOT_SET:
        return default
    if value is None:
        return None
    if not isinstance(value, str):
        kind = "string" if name == "delimiter" else "string or None"
        raise TypeError('"%s" must be %s, not %s' % (name, kind, type(value).__name__))
    if len(value) > 1:
        raise TypeError('"%s" must be a 1-character string' % name)
    return value if value else None


def _text(name, value, default):
    if value is _NOT_SET:
        return default
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError('"%s" must be a string' % name)
    return value


class Dialect:
    __slots__ = ("_delimiter", "_doublequote", "_escapechar", "_lineterminator", "_quotechar", "_quoting",
                 "_skipinitialspace", "_strict")

    def __new__(cls, dialect=None, delimiter=_NOT_SET, doublequote=_NOT_SET, escapechar=_NOT_SET,
                lineterminator=_NOT_SET, quotechar=_NOT_SET, quoting=_NOT_SET, skipinitialspace=_NOT_SET,
                strict=_NOT_SET, **others):
        for name in others:
            raise TypeError("'%s' is an invalid keyword argument for this function" % name)
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        given = [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict]
        if dialect is not None:
            if isinstance(dialect, Dialect) and all(x is _NOT_SET for x in given):
                return dialect
            names = ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting",
                     "skipinitialspace", "strict")
            for i, name in enumerate(names):
                if given[i] is _NOT_SET:
                    given[i] = getattr(dialect, name, _NOT_SET)
        self = object.__new__(cls)
        self._delimiter = _char("delimiter", given[0], ",")
        self._doublequote = _flag("doublequote", given[1], True)
        self._escapechar = _char("escapechar", given[2], None)
        self._lineterminator = _text("lineterminator", given[3], "\r\n")
        self._quotechar = _char("quotechar", given[4], '"')
        self._quoting = _number("quoting", given[5], QUOTE_MINIMAL)
        self._skipinitialspace = _flag("skipinitialspace", given[6], False)
        self._strict = _flag("strict", given[7], False)
        if not QUOTE_MINIMAL <= self._quoting <= QUOTE_NONE:
            raise TypeError('bad "quoting" value')
        if self._delimiter is None:
            raise TypeError('"delimiter" must be a 1-character string')
        if given[4] is None and given[5] is _NOT_SET:
            self._quoting = QUOTE_NONE
        if self._quoting != QUOTE_NONE and self._quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        if self._lineterminator is None:
            raise TypeError("lineterminator must be set")
        return self

    delimiter = property(lambda self: self._delimiter)
    doublequote = property(lambda self: self._doublequote)
    escapechar = property(lambda self: self._escapechar)
    lineterminator = property(lambda self: self._lineterminator)
    quotechar = property(lambda self: self._quotechar)
    quoting = property(lambda self: self._quoting)
    skipinitialspace = property(lambda self: self._skipinitialspace)
    strict = property(lambda self: self._strict)


_portalis.show_type_as(Dialect, "_csv.Dialect")


def register_dialect(name, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(limit=_NOT_SET):
    global _limit
    old = _limit
    if limit is not _NOT_SET:
        if type(limit) is not int:
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


# What a reader is in the middle of.
_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPE_IN_QUOTED, _QUOTE_IN_QUOTED, _EAT_CRNL, _AFTER_ESCAPED_CRNL = range(9)


class _Reader:
    def __init__(self, iterable, dialect):
        self._lines = iter(iterable)
        self._dialect = dialect
        self._line_num = 0

    dialect = property(lambda self: self._dialect)
    line_num = property(lambda self: self._line_num)

    def __iter__(self):
        return self

    def _save(self):
        text = "".join(self._field)
        self._field = []
        if self._numeric:
            self._numeric = False
            text = float(text)
        self._fields.append(text)

    def _add(self, c):
        if len(self._field) >= _limit:
            raise Error("field larger than field limit (%d)" % _limit)
        self._field.append(c)

    def __next__(self):
        self._fields = []
        self._field = []
        self._numeric = False
        self._state = _START_RECORD
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if self._field or self._state == _IN_QUOTED:
                    if self._dialect._strict:
                        raise Error("unexpected end of data") from None
                    self._save()
                    break
                raise
            if not isinstance(line, str):
                raise Error("iterator should return strings, not %s (the file should be opened in text mode)"
                            % type(line).__name__)
            self._line_num += 1
            for c in line:
                self._step(c)
            self._step("")
            if self._state == _START_RECORD:
                break
        fields = self._fields
        self._fields = []
        return fields

    # c is "" at the end of a line.
    def _step(self, c):
        d = self._dialect
        state = self._state
        if state == _START_RECORD:
            if c == "":
                return
            if c == "\n" or c == "\r":
                self._state = _EAT_CRNL
                return
            state = _START_FIELD
        if state == _START_FIELD:
            if c == "\n" or c == "\r" or c == "":
                self._save()
                self._state = _START_RECORD if c == "" else _EAT_CRNL
            elif c == d._quotechar and d._quoting != QUOTE_NONE:
                self._state = _IN_QUOTED
            elif c == d._escapechar:
                self._state = _ESCAPED
            elif c == " " and d._skipinitialspace:
                self._state = _START_FIELD
            elif c == d._delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                if d._quoting == QUOTE_NONNUMERIC:
                    self._numeric = True
                self._add(c)
                self._state = _IN_FIELD
        elif state == _ESCAPED:
            if c == "\n" or c == "\r":
                self._add(c)
                self._state = _AFTER_ESCAPED_CRNL
            else:
                self._add(c if c else "\n")
                self._state = _IN_FIELD
        elif state == _IN_FIELD or state == _AFTER_ESCAPED_CRNL and c != "":
            if c == "\n" or c == "\r" or c == "":
                self._save()
                self._state = _START_RECORD if c == "" else _EAT_CRNL
            elif c == d._escapechar:
                self._state = _ESCAPED
            elif c == d._delimiter:
                self._save()
                self._state = _START_FIELD
            else:
                self._add(c)
        elif state == _AFTER_ESCAPED_CRNL:
            return
        elif state == _IN_QUOTED:
            if c == "":
                return
            if c == d._escapechar:
                self._state = _ESCAPE_IN_QUOTED
            elif c == d._quotechar and d._quoting != QUOTE_NONE:
                self._state = _QUOTE_IN_QUOTED if d._doublequote else _IN_FIELD
            else:
                self._add(c)
        elif state == _ESCAPE_IN_QUOTED:
            self._add(c if c else "\n")
            self._state = _IN_QUOTED
        elif state == _QUOTE_IN_QUOTED:
            if d._quoting != QUOTE_NONE and c == d._quotechar:
                self._add(c)
                self._state = _IN_QUOTED
            elif c == d._delimiter:
                self._save()
                self._state = _START_FIELD
            elif c == "\n" or c == "\r" or c == "":
                self._save()
                self._state = _START_RECORD if c == "" else _EAT_CRNL
            elif not d._strict:
                self._add(c)
                self._state = _IN_FIELD
            else:
                raise Error("'%s' expected after '%s'" % (d._delimiter, d._quotechar))
        else:
            if c == "\n" or c == "\r":
                return
            if c == "":
                self._state = _START_RECORD
            else:
                raise Error("new-line character seen in unquoted field - " + _ADVICE)


_portalis.show_type_as(_Reader, "_csv.reader")
_Reader.__name__ = _Reader.__qualname__ = "reader"


class _Writer:
    def __init__(self, write, dialect):
        self._write = write
        self._dialect = dialect

    dialect = property(lambda self: self._dialect)

    def writerow(self, row):
        d = self._dialect
        try:
            values = iter(row)
        except TypeError:
            raise Error("iterable expected, not %s" % type(row).__name__) from None
        fields = []
        for value in values:
            if d._quoting == QUOTE_NONNUMERIC:
                quoted = not isinstance(value, (int, float, complex)) and not _is_number(value)
            else:
                quoted = d._quoting == QUOTE_ALL
            text = value if isinstance(value, str) else "" if value is None else str(value)
            fields.append(self._field(text, quoted))
        if len(fields) == 1 and fields[0] == "":
            if d._quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            fields[0] = d._quotechar * 2
        return self._write(d._delimiter.join(fields) + d._lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, text, quoted):
        d = self._dialect
        out = []
        for c in text:
            if c == d._delimiter or c == d._escapechar or c == d._quotechar or c in d._lineterminator:
                escape = False
                if d._quoting == QUOTE_NONE:
                    escape = True
                elif c == d._quotechar:
                    if d._doublequote:
                        out.append(c)
                    else:
                        escape = True
                elif c == d._escapechar:
                    escape = True
                if not escape:
                    quoted = True
                elif d._escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                else:
                    out.append(d._escapechar)
            out.append(c)
        text = "".join(out)
        return d._quotechar + text + d._quotechar if quoted else text


def _is_number(value):
    kind = type(value)
    return hasattr(kind, "__float__") or hasattr(kind, "__index__") or hasattr(kind, "__int__")


_portalis.show_type_as(_Writer, "_csv.writer")
_Writer.__name__ = _Writer.__qualname__ = "writer"


def reader(iterable, dialect=None, **options):
    return _Reader(iterable, Dialect(dialect, **options))


def writer(file, dialect=None, **options):
    write = getattr(file, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return _Writer(write, Dialect(dialect, **options))
