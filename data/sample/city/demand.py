"""Who wants to travel, from where to where, and when."""

import math

from city.network import Network
from city.rng import Rng
from city.timeofday import TimeOfDay


class Passenger:
    def __init__(self, number: int, legs: list, appears: int) -> None:
        self.number = number
        self.legs = legs
        self.leg = 0
        self.appears = appears
        self.waiting_since = appears
        self.waited = 0
        self.arrived = -1

    @property
    def travel_seconds(self) -> int:
        return self.arrived - self.appears

    @property
    def changes(self) -> int:
        return len(self.legs) - 1


def peak(centre: str, minutes: float, height: float):
    """A bell curve over the day, as a function of seconds."""
    middle = TimeOfDay.parse(centre).seconds
    width = minutes * 60.0

    def value(seconds: int) -> float:
        distance = (seconds - middle) / width
        return height * math.exp(-0.5 * distance * distance)

    return value


def daily_profile(*extra, base: float = 0.15):
    """People per moment: work, school, lunch, home, theatre, and any extra peaks."""
    peaks = [
        peak("7:40", 38, 1.0),
        peak("12:30", 60, 0.42),
        peak("17:10", 55, 0.9),
        peak("21:50", 30, 0.3),
    ]
    peaks.extend(extra)

    def profile(seconds: int) -> float:
        return base + sum(one(seconds) for one in peaks)

    return profile


class Demand:
    def __init__(self, network: Network, profile, rng: Rng, *, people: int) -> None:
        self.network = network
        self.profile = profile
        self.rng = rng
        self.people = people
        self._weights = [stop.weight for stop in network.stops]
        self._made = 0

    def __len__(self) -> int:
        return self._made

    def scale(self, moments: list) -> float:
        """How much of the profile one person is, so that a day brings about `people`."""
        return self.people / sum(self.profile(moment) for moment in moments)

    def appearing(self, seconds: int, scale: float):
        """Everybody who comes to a stop at this moment."""
        expected = self.profile(seconds) * scale
        count = int(expected)
        if self.rng.chance(expected - count):
            count += 1
        for _ in range(count):
            yield self._passenger(seconds)

    def _passenger(self, seconds: int) -> Passenger:
        origin = self.rng.weighted(self._weights)
        target = origin
        while target == origin:
            target = self.rng.weighted(self._weights)
        self._made += 1
        return Passenger(self._made, self.network.plan(origin, target), seconds)
