"""Stops, lines and the quickest way between any two stops."""

from city.geometry import Point, path_length
from city.heap import Heap

CHANGE_SECONDS = 240.0  # what changing lines feels like


class Stop:
    def __init__(self, index: int, name: str, place: Point, weight: float) -> None:
        self.index = index
        self.name = name
        self.place = place
        self.weight = weight  # how many people live or work around it
        self.lines: list[int] = []

    def __repr__(self) -> str:
        return f"<Stop {self.name}>"

    @property
    def is_interchange(self) -> bool:
        return len(self.lines) > 1


class Line:
    def __init__(self, index: int, name: str, kind: str, stops: list, *, headway: int,
                 speed: float) -> None:
        self.index = index
        self.name = name
        self.kind = kind
        self.stops = stops
        self.headway = headway  # seconds between departures
        self.speed = speed  # map units per second
        self.position = {stop.index: at for at, stop in enumerate(stops)}
        for stop in stops:
            stop.lines.append(index)

    def __len__(self) -> int:
        return len(self.stops)

    def __contains__(self, stop: Stop) -> bool:
        return stop.index in self.position

    @property
    def kilometres(self) -> float:
        return path_length([stop.place for stop in self.stops]) / 10.0

    def ride_seconds(self, at: int) -> float:
        """From stop number `at` to the next one."""
        return abs(self.stops[at + 1].place - self.stops[at].place) / self.speed


class Leg:
    """One ride without changing: board at a stop, leave at another."""

    def __init__(self, line: int, board: int, leave: int, forward: bool) -> None:
        self.line = line
        self.board = board
        self.leave = leave
        self.forward = forward

    def __repr__(self) -> str:
        return f"Leg({self.line}, {self.board} -> {self.leave})"


class Network:
    def __init__(self, stops: list, lines: list) -> None:
        self.stops = stops
        self.lines = lines
        self._plans: dict[int, list] = {}
        self.plans_made = 0

    def plan(self, origin: int, target: int) -> list:
        """Legs of the quickest way; remembered, because people travel alike."""
        key = origin * len(self.stops) + target
        if key not in self._plans:
            self._plans[key] = self._search(origin, target)
            self.plans_made += 1
        return self._plans[key]

    def _search(self, origin: int, target: int) -> list:
        """Dijkstra over (stop, line) pairs, numbered stop * width + line."""
        width = len(self.lines)
        infinity = 1e18
        cost = [infinity] * (len(self.stops) * width)
        came_from = [-1] * len(cost)
        heap = Heap()
        for line in self.stops[origin].lines:
            state = origin * width + line
            cost[state] = self.lines[line].headway / 2.0
            heap.push(cost[state], state)
        last = -1
        while len(heap) > 0:
            spent, state = heap.pop()
            if spent > cost[state]:
                continue
            stop, line = divmod(state, width)
            if stop == target:
                last = state
                break
            for following, price in self._neighbours(stop, line):
                total = spent + price
                if total < cost[following]:
                    cost[following] = total
                    came_from[following] = state
                    heap.push(total, following)
        if last < 0:
            raise LookupError(f"no way from {self.stops[origin].name} to {self.stops[target].name}")
        return self._legs(last, came_from)

    def _neighbours(self, stop: int, line: int):
        width = len(self.lines)
        ride = self.lines[line]
        at = ride.position[stop]
        if at > 0:
            yield ride.stops[at - 1].index * width + line, ride.ride_seconds(at - 1)
        if at + 1 < len(ride):
            yield ride.stops[at + 1].index * width + line, ride.ride_seconds(at)
        for other in self.stops[stop].lines:
            if other != line:
                yield stop * width + other, CHANGE_SECONDS + self.lines[other].headway / 2.0

    def _legs(self, last: int, came_from: list) -> list:
        width = len(self.lines)
        states = [last]
        while came_from[states[-1]] >= 0:
            states.append(came_from[states[-1]])
        states.reverse()
        legs = []
        board = states[0]
        for before, after in zip(states, states[1:] + [-1]):
            if after < 0 or after % width != before % width:
                line = before % width
                first, final = board // width, before // width
                if first != final:
                    position = self.lines[line].position
                    legs.append(Leg(line, first, final, position[final] > position[first]))
                board = after
        return legs


# name, x, y, weight
STOPS = [
    ("Harbour", 0, 0, 3.0), ("Fish Market", 6, 3, 1.6), ("Old Bridge", 12, 5, 1.2),
    ("Town Hall", 18, 8, 4.2), ("Theatre", 24, 10, 2.0), ("University", 31, 14, 4.8),
    ("Botanic Garden", 38, 17, 0.9), ("Hospital", 44, 21, 2.6), ("Hilltop", 50, 27, 1.1),
    ("Mill Lane", 2, 16, 1.3), ("Brewery", 9, 14, 1.0), ("Museum", 23, 2, 1.5),
    ("Stadium", 29, -4, 1.8), ("Airfield", 38, -9, 2.2), ("Glassworks", 12, 21, 1.4),
    ("Central", 19, 17, 5.0), ("Library", 25, 20, 1.7), ("Observatory", 32, 27, 0.7),
    ("Quarry", 39, 33, 0.6), ("Lighthouse", -6, -6, 0.5), ("Ferry", -3, 7, 1.2),
    ("Station", 16, 27, 4.0), ("Orchard", 13, 35, 0.9), ("Meadow", 9, 43, 0.8),
]

# name, kind, stops, seconds between departures, units per second
LINES = [
    ("1", "tram", "Lighthouse|Harbour|Fish Market|Old Bridge|Town Hall|Theatre|University|"
     "Botanic Garden|Hospital|Hilltop", 480, 0.080),
    ("2", "tram", "Ferry|Mill Lane|Brewery|Town Hall|Museum|Stadium|Airfield", 600, 0.075),
    ("3", "tram", "Meadow|Orchard|Station|Central|Town Hall|Museum", 540, 0.080),
    ("10", "bus", "Harbour|Ferry|Mill Lane|Glassworks|Station|Library|University", 720, 0.060),
    ("N", "night", "Harbour|Town Hall|Central|Library|Observatory|Quarry", 900, 0.070),
]


def build_network() -> Network:
    stops = [Stop(i, name, Point(x, y), weight) for i, (name, x, y, weight) in enumerate(STOPS)]
    by_name = {stop.name: stop for stop in stops}
    lines = []
    for index, (name, kind, route, headway, speed) in enumerate(LINES):
        names = route.split("|")
        lines.append(Line(index, name, kind, [by_name[each] for each in names],
                          headway=headway, speed=speed))
    return Network(stops, lines)
