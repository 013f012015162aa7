# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import copy
import datetime as M
import time

utc = M.timezone.utc
east = M.timezone(M.timedelta(hours=5, minutes=30), "EAST")


class Day(M.date):
    pass


class Fixed(M.tzinfo):
    def utcoffset(self, dt):
        return M.timedelta(hours=1)

    def tzname(self, dt):
        return "FIX"

    def dst(self, dt):
        return M.timedelta(0)


def show(f):
    try:
        v = f()
        print(v if isinstance(v, str) else repr(v))
    except Exception as e:
        print(f"{type(e).__name__}: {e}")


d = M.date(2020, 2, 29)
t = M.datetime(2020, 1, 2, 3, 4, 5, 6)
a = M.datetime(2020, 1, 2, tzinfo=utc)
for f in (
    lambda: M.date(2020,2,29),
    lambda: M.date(2020,2,30),
    lambda: M.date(0,1,1),
    lambda: M.date(2020,13,1),
    lambda: M.date(),
    lambda: M.date(2020),
    lambda: M.date(2020,1),
    lambda: M.date("x",1,1),
    lambda: M.date(2020,1,1.5),
    lambda: M.date(year=2020,month=1,day=2),
    lambda: M.date(2020,1,2,3),
    lambda: M.datetime(2020,1,1,24),
    lambda: M.datetime(2020,1,1,1,60),
    lambda: M.datetime(2020,1,1,1,1,60),
    lambda: M.datetime(2020,1,1,1,1,1,1000000),
    lambda: M.datetime(2020,1,1,fold=2),
    lambda: M.datetime(2020,1,1,tzinfo=1),
    lambda: M.datetime(),
    lambda: M.time(25),
    lambda: M.time(1,2,3,4),
    lambda: M.time(1,2,tzinfo=M.timezone.utc),
    lambda: hash(M.date(2020,1,2)),
    lambda: hash(M.datetime(2020,1,2,3,4,5,6)),
    lambda: hash(M.datetime(2020,1,2,3,4,5,6,tzinfo=M.timezone.utc)),
    lambda: hash(M.time(1,2,3,4)),
    lambda: hash(M.time(1,2,3,4,tzinfo=M.timezone(M.timedelta(hours=5)))),
    lambda: hash(M.timedelta(1,2,3)),
    lambda: hash(M.timezone.utc),
    lambda: hash(M.datetime(2020,1,2,fold=1)),
    lambda: M.timedelta(days=1000000000),
    lambda: M.timedelta(days=-1000000000),
    lambda: M.timedelta("x"),
    lambda: M.timedelta(hours="x"),
    lambda: M.timedelta(1.5, 2.25, 3),
    lambda: M.timedelta(weeks=1,days=-2,hours=3,minutes=4,seconds=5,milliseconds=6,microseconds=7),
    lambda: str(M.timedelta(days=-1,seconds=5)),
    lambda: M.timedelta(1)/0,
    lambda: M.timedelta(1)//0,
    lambda: M.timedelta(1)%M.timedelta(0),
    lambda: M.timedelta(1)/M.timedelta(0),
    lambda: M.timedelta(1)/2.0,
    lambda: M.timedelta(1)/0.0,
    lambda: M.timedelta(1)*1.7,
    lambda: M.timedelta(1)//7,
    lambda: divmod(M.timedelta(5,3),M.timedelta(1,1)),
    lambda: M.timedelta(1)+1,
    lambda: M.timedelta.max,
    lambda: M.timedelta.min,
    lambda: M.timedelta.max+M.timedelta(1),
    lambda: -M.timedelta.max,
    lambda: M.timedelta(1,2,3).total_seconds(),
    lambda: abs(M.timedelta(-1)),
    lambda: bool(M.timedelta(0)),
    lambda: M.timedelta(1)<1,
    lambda: M.date.max+M.timedelta(1),
    lambda: M.date.min-M.timedelta(1),
    lambda: M.datetime.max+M.timedelta(1),
    lambda: M.date(2020,1,1)-M.date(2019,1,1),
    lambda: M.date(2020,1,1)-1,
    lambda: M.date(2020,1,1)+1,
    lambda: M.date(2020,1,1)<M.datetime(2020,1,1),
    lambda: M.date(2020,1,1)==M.datetime(2020,1,1),
    lambda: M.datetime(2020,1,1)==M.date(2020,1,1),
    lambda: M.datetime(2020,1,1)<M.datetime(2020,1,1,tzinfo=M.timezone.utc),
    lambda: M.datetime(2020,1,1)-M.datetime(2020,1,1,tzinfo=M.timezone.utc),
    lambda: M.date(2020,1,1).isocalendar(),
    lambda: repr(M.date(2020,1,1).isocalendar()),
    lambda: M.date(2020,1,1).timetuple(),
    lambda: M.datetime(2020,1,1).utctimetuple(),
    lambda: M.date.fromisoformat("2020-01-0"),
    lambda: M.date.fromisoformat("20200102"),
    lambda: M.date.fromisoformat("2020-W01-3"),
    lambda: M.date.fromisoformat(5),
    lambda: M.datetime.fromisoformat("2020-01-02T03:04:05.678+05:30"),
    lambda: M.datetime.fromisoformat("2020-01-02 03:04"),
    lambda: M.datetime.fromisoformat("2020-01-02T25:00"),
    lambda: M.datetime.fromisoformat("junk"),
    lambda: M.datetime.fromisoformat("2020-01-02T03:04:05Z"),
    lambda: M.time.fromisoformat("03:04:05"),
    lambda: M.time.fromisoformat("x"),
    lambda: M.time.fromisoformat("T0304"),
    lambda: M.date.fromordinal(0),
    lambda: M.date.fromordinal(737000),
    lambda: M.date.fromisocalendar(2020,54,1),
    lambda: M.date.fromisocalendar(2020,1,8),
    lambda: M.date.fromisocalendar(2020,10,3),
    lambda: M.date(2020,1,2).strftime("%a %A %b %B %d %j %U %w %y %Y %%"),
    lambda: M.datetime(2020,1,2,3,4,5,6).strftime("%H %I %p %M %S %f %z|%Z %c %x %X"),
    lambda: M.datetime(2020,1,2,tzinfo=M.timezone(M.timedelta(hours=-3,minutes=-30))).strftime("%z %Z"),
    lambda: M.datetime.strptime("2020-01-02 03:04:05","%Y-%m-%d %H:%M:%S"),
    lambda: M.datetime.strptime("x","%Y"),
    lambda: M.datetime.strptime("2020 z","%Y"),
    lambda: M.datetime.strptime("2 Jan 2020 +0530","%d %b %Y %z"),
    lambda: M.datetime(2020,1,2,3,4,5,6).isoformat(),
    lambda: M.datetime(2020,1,2,3,4,5).isoformat(" ","minutes"),
    lambda: M.datetime(2020,1,2,3,4,5).isoformat(timespec="x"),
    lambda: M.time(1,2).isoformat("milliseconds"),
    lambda: M.datetime(2020,1,2).replace(year=2021),
    lambda: M.datetime(2020,1,2).replace(month=13),
    lambda: M.date(2020,1,2).replace(day=40),
    lambda: M.datetime.combine(M.date(2020,1,2),M.time(3,4)),
    lambda: M.datetime.combine(1,2),
    lambda: M.datetime(2020,1,2,tzinfo=M.timezone.utc).astimezone(M.timezone(M.timedelta(hours=2))),
    lambda: M.datetime(2020,1,2,tzinfo=M.timezone.utc).timestamp(),
    lambda: M.datetime.fromtimestamp(0,M.timezone.utc),
    lambda: M.datetime.fromtimestamp(1.5,M.timezone.utc),
    lambda: M.datetime.utcfromtimestamp(1e9),
    lambda: M.datetime.fromtimestamp(1e20,M.timezone.utc),
    lambda: M.timezone(M.timedelta(hours=1)),
    lambda: M.timezone(M.timedelta(hours=1),"X"),
    lambda: M.timezone.utc,
    lambda: repr(M.timezone(M.timedelta(hours=25))),
    lambda: M.timezone(5),
    lambda: M.timezone(M.timedelta(hours=1)).utcoffset(5),
    lambda: str(M.timezone(M.timedelta(hours=-5))),
    lambda: M.timezone.utc.tzname(None),
    lambda: M.tzinfo().utcoffset(None),
    lambda: M.date(2020,1,2).weekday(),
    lambda: M.date(2020,1,2).isoweekday(),
    lambda: M.date(2020,1,2).ctime(),
    lambda: str(M.datetime(2020,1,2,3)),
    lambda: format(M.date(2020,1,2),"%d/%m"),
    lambda: format(M.date(2020,1,2),""),
    lambda: M.date(2020,1,2).year,
    lambda: M.date(2020,1,1) in {M.date(2020,1,1):1},
    lambda: M.date.__name__, M.date.__module__, M.date.__qualname__,
    lambda: M.datetime.min, M.datetime.max, M.time.resolution,
    lambda: M.datetime(1,1,1).strftime("%Y"),
    lambda: M.datetime(2020,1,1)-M.timedelta(1),
    lambda: M.time(1)<M.time(2),
    lambda: M.time(1)==5,
    lambda: M.time(1)<5,
    lambda: M.time(1,tzinfo=M.timezone.utc)<M.time(2),
    lambda: M.datetime(2020,1,1)+"x",
    lambda: M.timedelta(1)-"x",
    lambda: "x"*M.timedelta(1),
    lambda: copy.copy(M.datetime(2020,1,1,2)),
    lambda: Day(2020, 1, 2),
    lambda: Day.fromisoformat("2020-01-02") + M.timedelta(1),
    lambda: list({M.date(2020, 1, i) for i in range(1, 20)}),
    lambda: M.datetime(2020, 1, 2, tzinfo=Fixed()).isoformat(),
    lambda: M.datetime(2020, 1, 2, tzinfo=Fixed()).astimezone(east),
    lambda: M.datetime(2020, 1, 2, tzinfo=Fixed()).strftime("%Z %z"),
    lambda: (d.year, d.month, d.day, t.hour, t.minute, t.second, t.microsecond, t.fold, t.tzinfo, a.tzinfo),
    lambda: (t.date(), t.time(), a.timetz(), t.weekday(), d.toordinal(), a.utcoffset(), a.tzname(), a.dst()),
    lambda: sorted([M.date(2021, 1, 1), d, Day(2000, 1, 1)]),
    lambda: (d == M.date(2020, 2, 29), d != t, d < M.date(2021, 1, 1), t >= t, a == a.astimezone(east)),
    lambda: (M.date.min, M.date.max, M.date.resolution, M.datetime.resolution, M.MINYEAR, M.MAXYEAR, M.UTC),
    lambda: d.replace(year=2021),
    lambda: sum([M.timedelta(1), M.timedelta(2)], M.timedelta()),
    lambda: time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(0)),
    lambda: time.gmtime(86400 * 365.5),
    lambda: time.asctime(time.gmtime(1e9)),
    lambda: time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0)).tm_zone,
    lambda: time.struct_time((1, 2)),
    lambda: time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0)),
):
    show(f)

for text in ("2024-02-30", "2024-13-01", "0000-01-01", "2024-W60-1", "2024-W01-9", "20240230", "2024-W01", "x" * 10, 5):
    show(lambda: M.date.fromisoformat(text))
for text in ("25:00", "03:60", "Tx", "T25", "03:04+25:00", "03:04+24:00", "03:04:05.1234567", "03:04+05:59", "T03:04Z", "", 5):
    show(lambda: M.time.fromisoformat(text))
for text in ("2024-02-30", "2024-02-30T01:00", "2020-01-02T03:04+25:00", "2020-01-02T03:04+24:00", "2024-W60-1", "2020-01-02T24:00", 5):
    show(lambda: M.datetime.fromisoformat(text))
