# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Dates and times: the classes of the Python installation's module in Python, with what programs see of CPython's own,
which are written in C: texts of errors, names, hashes."""

import _portalis
import _pydatetime as _py
from _pydatetime import (
    MAXYEAR as MAXYEAR, MINYEAR as MINYEAR, UTC as UTC, date as date, datetime as datetime, time as time,
    timedelta as timedelta, timezone as timezone, tzinfo as tzinfo,
)

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

_MISSING = object()


def _check_date_fields(year, month, day):
    year = _py._index(year)
    month = _py._index(month)
    day = _py._index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError("year %d is out of range" % year)
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= _py._days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time_fields(hour, minute, second, microsecond, fold):
    hour = _py._index(hour)
    minute = _py._index(minute)
    second = _py._index(second)
    microsecond = _py._index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if fold not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


_py._check_date_fields = _check_date_fields
_py._check_time_fields = _check_time_fields


def _named(cls):
    """Its module and what messages call it; a subclass is shown by its name alone."""
    show = cls.__repr__

    def __repr__(self):
        kind = type(self)
        text = show(self)
        if kind is cls:
            return text
        return kind.__name__ + text[text.index("("):]

    cls.__module__ = "datetime"
    cls.__repr__ = __repr__
    _portalis.show_type_as(cls, "datetime." + cls.__name__)


for _class in (date, datetime, time, timedelta):
    _named(_class)
for _class in (timezone, tzinfo):
    _class.__module__ = "datetime"
    _portalis.show_type_as(_class, "datetime." + _class.__name__)


def _required(cls, most):
    """CPython's own text for missing arguments."""
    make = cls.__new__

    def __new__(cls, year=_MISSING, month=_MISSING, day=_MISSING, *args, **kwargs):
        if isinstance(year, (bytes, str)):
            return make(cls, year, None if month is _MISSING else month)
        for position, value in enumerate((year, month, day)):
            if value is _MISSING:
                name = ("year", "month", "day")[position]
                raise TypeError("function missing required argument '%s' (pos %d)" % (name, position + 1))
        if args and most == 3:
            raise TypeError("function takes at most 3 arguments (%d given)" % (3 + len(args)))
        return make(cls, year, month, day, *args, **kwargs)

    cls.__new__ = staticmethod(__new__)


_required(date, 3)
_required(datetime, 9)


def _out_of_range(cls, name, text):
    plain = getattr(cls, name)

    def method(self, other):
        try:
            return plain(self, other)
        except OverflowError:
            pass
        raise OverflowError(text)

    method.__name__ = name
    method.__qualname__ = cls.__name__ + "." + name
    setattr(cls, name, method)


for _class in (date, datetime):
    for _name in ("__add__", "__radd__", "__sub__"):
        _out_of_range(_class, _name, "date value out of range")

_new_timedelta = timedelta.__new__
_COMPONENTS = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")


def _timedelta(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
    values = (days, seconds, microseconds, milliseconds, minutes, hours, weeks)
    for i in (2, 3, 1, 4, 5, 0, 6):
        if not isinstance(values[i], (int, float)):
            kind = type(values[i]).__name__
            raise TypeError("unsupported type for timedelta %s component: %s" % (_COMPONENTS[i], kind))
    try:
        return _new_timedelta(cls, *values)
    except OverflowError as e:
        text = str(e)
    start = "timedelta # of days is too large: "
    if text.startswith(start):
        text = "days=%s; must have magnitude <= 999999999" % text[len(start):]
    raise OverflowError(text)


timedelta.__new__ = staticmethod(_timedelta)


def _hash_date(self):
    return hash(self._getstate()[0])


date.__hash__ = _hash_date
_hash_aware = datetime.__hash__


def _hash_datetime(self):
    if self.utcoffset() is None:
        return hash(self.replace(fold=0)._getstate()[0])
    return _hash_aware(self)


def _hash_time(self):
    offset = self.utcoffset()
    if offset is None:
        return hash(self.replace(fold=0)._getstate()[0])
    seconds = self.hour * 3600 + self.minute * 60 + self.second
    return hash(timedelta(0, seconds, self.microsecond) - offset)


datetime.__hash__ = _hash_datetime
time.__hash__ = _hash_time


def _repr_week(self):
    return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % tuple(self)


_py._IsoCalendarDate.__repr__ = _repr_week
_py._IsoCalendarDate.__module__ = "datetime"
_portalis.show_type_as(_py._IsoCalendarDate, "datetime.IsoCalendarDate")


# Texts of errors that the module in Python words in its own way.

def _shown(value):
    kind = type(value)
    own = kind in (date, datetime, time, timedelta, timezone, tzinfo)
    return "datetime." + kind.__name__ if own else kind.__name__


def _check_tzinfo_arg(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type '%s'" % _shown(tz))


def _cmperror(x, y):
    raise TypeError("can't compare %s to %s" % (_shown(x), _shown(y)))


_py._check_tzinfo_arg = _check_tzinfo_arg
_py._cmperror = _cmperror
_gregorian = _py._isoweek_to_gregorian


def _isoweek_to_gregorian(year, week, day):
    if 1 <= day <= 7 or not MINYEAR <= year <= MAXYEAR or not 1 <= week <= 53:
        return _gregorian(year, week, day)
    try:
        return _gregorian(year, week, day)
    except ValueError as e:
        text = str(e)
    raise ValueError(text.replace("weekday", "day"))


_py._isoweek_to_gregorian = _isoweek_to_gregorian


def _reworded(cls, name, texts):
    plain = getattr(cls, name)

    def method(self, *args, **kwargs):
        try:
            return plain(self, *args, **kwargs)
        except TypeError as e:
            text = str(e)
            error = TypeError(texts[text]) if text in texts else e
        raise error

    method.__name__ = name
    method.__qualname__ = cls.__name__ + "." + name
    setattr(cls, name, method)


_reworded(datetime, "_cmp", {
    "cannot compare naive and aware datetimes": "can't compare offset-naive and offset-aware datetimes",
})
_reworded(time, "_cmp", {
    "cannot compare naive and aware times": "can't compare offset-naive and offset-aware times",
})
_reworded(datetime, "__sub__", {
    "cannot mix naive and timezone-aware time": "can't subtract offset-naive and offset-aware datetimes",
})


def _fromordinal(cls, ordinal, /):
    if _py._index(ordinal) < 1:
        raise ValueError("ordinal must be >= 1")
    y, m, d = _py._ord2ymd(ordinal)
    return cls(y, m, d)


date.fromordinal = classmethod(_fromordinal)


# A text that is well formed, of a time that there is not: the error says what is wrong with the time.

class _Offset(BaseException):
    """Passes what the module in Python catches."""


_parse_time = _py._parse_isoformat_time


def _parse_isoformat_time(text):
    try:
        return _parse_time(text)
    except ValueError as e:
        fault = str(e)
    if fault.startswith("offset must be"):
        raise _Offset(fault)
    raise ValueError(fault)


_py._parse_isoformat_time = _parse_isoformat_time


def _fields(parse, text, shown):
    try:
        return parse(text)
    except _Offset as e:
        fault = str(e)
    except Exception:
        fault = "Invalid isoformat string: %r" % (shown,)
    raise ValueError(fault)


def _date_fromisoformat(cls, date_string, /):
    if not isinstance(date_string, str):
        raise TypeError("fromisoformat: argument must be str")
    if len(date_string) not in (7, 8, 10):
        raise ValueError("Invalid isoformat string: %r" % (date_string,))
    return cls(*_fields(_py._parse_isoformat_date, date_string, date_string))


def _time_fromisoformat(cls, time_string, /):
    if not isinstance(time_string, str):
        raise TypeError("fromisoformat: argument must be str")
    return cls(*_fields(_parse_isoformat_time, time_string.removeprefix("T"), time_string))


_datetime_of_text = datetime.fromisoformat.__func__


def _datetime_fromisoformat(cls, date_string, /):
    try:
        return _datetime_of_text(cls, date_string)
    except _Offset as e:
        fault = str(e)
    raise ValueError(fault)


for _class, _method in (
    (date, _date_fromisoformat), (time, _time_fromisoformat), (datetime, _datetime_fromisoformat),
):
    _method.__name__ = "fromisoformat"
    _class.fromisoformat = classmethod(_method)
_combine = datetime.combine.__func__


def _combined(cls, date, time, tzinfo=True):
    if not isinstance(date, _py._date_class):
        raise TypeError("combine() argument 1 must be datetime.date, not %s" % _shown(date))
    if not isinstance(time, _py._time_class):
        raise TypeError("combine() argument 2 must be datetime.time, not %s" % _shown(time))
    return _combine(cls, date, time, tzinfo)


_combined.__name__ = "combine"
datetime.combine = classmethod(_combined)
_new_timezone = timezone.__new__


def _timezone(cls, offset, name=_py.timezone._Omitted):
    if not isinstance(offset, timedelta):
        raise TypeError("timezone() argument 1 must be datetime.timedelta, not %s" % _shown(offset))
    try:
        return _new_timezone(cls, offset, name)
    except ValueError as e:
        text = str(e)
    raise ValueError(text[:-1] + ", not " + repr(offset) + ".")


timezone.__new__ = staticmethod(_timezone)


def _of_timezone(name):
    plain = getattr(timezone, name)

    def method(self, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError("%s(dt) argument must be a datetime instance or None, not %s" % (name, _shown(dt)))
        return plain(self, dt)

    method.__name__ = name
    setattr(timezone, name, method)


def _of_tzinfo(name):
    def method(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement %s()" % name)

    method.__name__ = name
    setattr(tzinfo, name, method)


for _name in ("utcoffset", "tzname", "dst"):
    _of_timezone(_name)
    _of_tzinfo(_name)
