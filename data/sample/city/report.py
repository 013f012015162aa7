"""The evening report."""

from city import NAME
from city.simulation import CLOSING, OPENING, Simulation
from city.stats import Summary, fingerprint, histogram
from city.text import bar, box, columns_chart, heading, table
from city.timeofday import span_text
from city.weather import summary
from city.week import Week


def print_lines(lines) -> None:
    for line in lines:
        print(line)


def line_rows(simulation: Simulation):
    for line in simulation.network.lines:
        vehicles = [each for each in simulation.fleet if each.line is line]
        carried = sum(each.carried for each in vehicles)
        driven = sum(each.driven for each in vehicles) / 10.0
        fullest = max(each.most / each.capacity for each in vehicles)
        yield (line.name, line.kind, len(line), line.kilometres, len(vehicles), carried, driven,
               carried / driven, fullest)


def print_lines_table(simulation: Simulation) -> None:
    print(heading("Lines"))
    columns = [("line", ""), ("kind", ""), ("stops", "d"), ("km", ".1f"), ("fleet", "d"),
               ("riders", ",d"), ("driven km", ",.1f"), ("riders/km", ".2f"), ("fullest", ".0%")]
    print_lines(table(columns, line_rows(simulation)))


def print_hours(simulation: Simulation) -> None:
    print(heading("People setting out, by hour"))
    hours = range(OPENING.hour, CLOSING.hour)
    values = [simulation.by_hour.get(hour, 0) for hour in hours]
    print_lines(columns_chart(values, [f"{hour:02d}" for hour in hours]))
    strip = simulation.weather.strip(OPENING.hour, CLOSING.hour)
    print("   sky  " + "".join(f"{sign:>3}" for sign in strip))


def print_waiting(stats: Summary) -> None:
    print(heading("Waiting"))
    counts = histogram(stats, 180, 6)
    largest = max(counts)
    for index, count in enumerate(counts):
        label = f"{index * 3:>2}-{index * 3 + 3:<2} min" if index < 5 else "longer   "
        print(f"  {label} {count:>5}  {bar(count, largest, 36)}")
    print(f"  mean {span_text(stats.mean)}, spread {span_text(stats.deviation)}, "
          f"9 of 10 within {span_text(stats.percentile(90))}")


def print_stops(simulation: Simulation, *, top: int = 6) -> None:
    print(heading("Busiest stops"))
    ranked = sorted(simulation.network.stops,
                    key=lambda stop: (-simulation.boardings[stop.index], stop.name))
    largest = simulation.boardings[ranked[0].index]
    for place, stop in enumerate(ranked[:top], start=1):
        count = simulation.boardings[stop.index]
        mark = "*" if stop.is_interchange else " "
        print(f"  {place}. {stop.name:<14} {mark} {count:>5,}  {bar(count, largest, 32)}")


def print_longest(simulation: Simulation) -> None:
    if not simulation.arrivals:
        return
    person = max(simulation.arrivals, key=lambda one: (one.travel_seconds, -one.number))
    stops = simulation.network.stops
    lines = simulation.network.lines
    print(heading(f"The longest trip: passenger {person.number}"))
    for leg in person.legs:
        print(f"  {lines[leg.line].kind} {lines[leg.line].name}: "
              f"{stops[leg.board].name} to {stops[leg.leave].name}")
    print(f"  {span_text(person.travel_seconds)} in all, {span_text(person.waited)} of it waiting")


def print_journal(simulation: Simulation) -> None:
    print(heading("From the journal"))
    entries = simulation.journal.of_kind("service") + simulation.journal.of_kind("rush")
    entries.sort(key=lambda entry: entry[0].seconds)
    for moment, _, text in entries:
        print(f"  {moment}  {text}")


def print_week(week: Week) -> None:
    print(heading("The week"))
    rows = []
    for day in week:
        simulation = day.simulation
        waits = day.waits()
        rows.append((day.name, day.trips, waits.mean / 60, waits.percentile(90) / 60, day.rushes,
                     simulation.crowd, simulation.left_behind, summary(simulation.weather)))
    columns = [("day", ""), ("trips", ",d"), ("wait min", ".1f"), ("9 of 10", ".1f"),
               ("rushes", "d"), ("crowd", "d"), ("no room", "d"), ("weather", "")]
    print_lines(table(columns, rows))


def print_report(week: Week) -> None:
    trips = sum(day.trips for day in week)
    changes = sum(person.changes for day in week for person in day.simulation.arrivals)
    day = week.busiest
    simulation = day.simulation
    plans = week.network.plans_made
    print_lines(box(f"{NAME} City Transport", f"report of week {week.seed}",
                    f"{trips:,} trips, {changes:,} changes, {plans} routes planned"))
    print_week(week)
    print(f"\nThe busiest day was {day}. Its figures:")
    print_lines_table(simulation)
    print_hours(simulation)
    print_waiting(day.waits())
    print_stops(simulation)
    print_longest(simulation)
    print_journal(simulation)
    code = fingerprint([person.number * 100003 + person.arrived
                        for each in week for person in each.simulation.arrivals])
    print(f"\nFingerprint of the week: {code:016x}")
