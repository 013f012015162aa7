# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import calendar


def show(f):
    try:
        v = f()
        print(v if isinstance(v, str) else repr(v))
    except Exception as e:
        print(type(e).__name__, e)


for f in (
    lambda: calendar.month(2024, 2), lambda: calendar.month(2024, 2, 4, 2), lambda: calendar.calendar(2023, 2, 1, 4, 2), lambda: calendar.isleap(1900),
    lambda: calendar.isleap(2000), lambda: calendar.leapdays(1990, 2030), lambda: calendar.weekday(2024, 1, 1), lambda: calendar.monthrange(2024, 2),
    lambda: calendar.monthrange(2024, 13), lambda: calendar.monthcalendar(2021, 2), lambda: calendar.timegm((2020, 1, 2, 3, 4, 5)),
    lambda: list(calendar.day_name), lambda: list(calendar.day_abbr), lambda: list(calendar.month_name), lambda: list(calendar.month_abbr)[1:4],
    lambda: calendar.month_name[2], lambda: calendar.day_name[0:2], lambda: calendar.weekheader(3), lambda: calendar.firstweekday(),
    lambda: (calendar.MONDAY, calendar.SUNDAY, calendar.January, calendar.EPOCH), lambda: calendar.setfirstweekday(7), lambda: calendar.setfirstweekday(6),
    lambda: calendar.month(2024, 9), lambda: calendar.setfirstweekday(0), lambda: list(calendar.Calendar(6).iterweekdays()),
    lambda: list(calendar.Calendar().itermonthdates(2024, 2))[:3], lambda: list(calendar.Calendar().itermonthdays(2024, 2))[:9],
    lambda: list(calendar.Calendar().itermonthdays2(2024, 2))[:4], lambda: list(calendar.Calendar().itermonthdays3(2024, 2))[:4],
    lambda: list(calendar.Calendar().itermonthdays4(2024, 2))[:4], lambda: calendar.Calendar().monthdatescalendar(2024, 2)[0][:2],
    lambda: calendar.Calendar().monthdays2calendar(2024, 2)[-1], lambda: calendar.Calendar().yeardayscalendar(2024, 6)[0][0][0],
    lambda: calendar.TextCalendar(2).formatmonth(2024, 5), lambda: calendar.TextCalendar().formatweek([(1, 0), (2, 1), (0, 2)], 3),
    lambda: calendar.HTMLCalendar().formatmonth(2024, 2), lambda: calendar.HTMLCalendar().formatyear(2024)[:200], lambda: calendar.calendar(2024)[:150],
):
    show(f)
calendar.prmonth(2022, 11)
