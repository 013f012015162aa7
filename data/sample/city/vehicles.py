"""Everything that moves on a line."""

from city.network import Line


class Vehicle:
    capacity = 40
    dwell = 20  # seconds at a stop

    def __init__(self, number: int, line: Line, at: int, forward: bool) -> None:
        self.number = number
        self.line = line
        self.at = at  # index of the stop it stands at, or left last
        self.forward = forward
        self.remaining = 0.0  # seconds until the next stop
        self.riders: list = []
        self.carried = 0
        self.most = 0
        self.driven = 0.0

    @property
    def name(self) -> str:
        return f"{self.line.kind} {self.line.name}-{self.number:02d}"

    @property
    def free(self) -> int:
        return self.capacity - len(self.riders)

    def stop_index(self) -> int:
        return self.line.stops[self.at].index

    def boarding_delay(self, boarded: int) -> float:
        """Seconds that boarding takes beyond the normal stay."""
        return 1.5 * boarded

    def depart(self, boarded: int, drag: float) -> None:
        """Turns at an end of the line, and leaves for the next stop."""
        if self.at + 1 == len(self.line):
            self.forward = False
        elif self.at == 0:
            self.forward = True
        here = self.at if self.forward else self.at - 1
        ride = self.line.ride_seconds(here)
        self.at += 1 if self.forward else -1
        self.remaining = ride * drag + self.dwell + self.boarding_delay(boarded)
        self.driven += ride * self.line.speed
        self.most = max(self.most, len(self.riders))

    def advance(self, seconds: float) -> bool:
        """Moves on; true when it stands at a stop."""
        self.remaining -= seconds
        return self.remaining <= 0.0

    def __str__(self) -> str:
        return f"{self.name} ({len(self.riders)}/{self.capacity})"


class Tram(Vehicle):
    capacity = 90
    dwell = 25

    def boarding_delay(self, boarded: int) -> float:
        return 0.4 * boarded  # four doors


class Bus(Vehicle):
    def advance(self, seconds: float) -> bool:
        # Traffic: the fuller the bus, the slower it pulls away.
        return super().advance(seconds * (1.0 - 0.1 * len(self.riders) / self.capacity))


class NightBus(Bus):
    capacity = 28
    dwell = 30

    @property
    def name(self) -> str:
        return f"owl {self.number:02d}"


KINDS = {"tram": Tram, "bus": Bus, "night": NightBus}


def fleet_of(line: Line, first_number: int) -> list:
    """Enough vehicles for the line's headway, spread over both directions."""
    make = KINDS[line.kind]
    round_trip = 2 * sum(line.ride_seconds(at) + make.dwell for at in range(len(line) - 1))
    count = max(2, int(round_trip / line.headway + 0.5))
    places = 2 * (len(line) - 1)
    fleet = []
    for index in range(count):
        place = index * places // count
        forward = place < len(line) - 1
        at = place if forward else places - place
        fleet.append(make(first_number + index, line, at, forward))
    return fleet
