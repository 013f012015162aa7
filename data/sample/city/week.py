"""Seven days, each with people, weather and a journal of its own."""

from city.demand import Demand, daily_profile, peak
from city.journal import Journal
from city.network import Network
from city.rng import Rng
from city.simulation import Simulation
from city.stats import Summary
from city.weather import Weather

# name, share of a working day's people
DAYS = [("Mon", 1.0), ("Tue", 0.98), ("Wed", 1.04), ("Thu", 0.97), ("Fri", 1.1), ("Sat", 0.72),
        ("Sun", 0.5)]


class Day:
    def __init__(self, name: str, simulation: Simulation) -> None:
        self.name = name
        self.simulation = simulation
        self.rushes = 0

    @property
    def trips(self) -> int:
        return len(self.simulation.arrivals)

    def waits(self) -> Summary:
        return Summary([person.waited for person in self.simulation.arrivals])

    def __lt__(self, other: "Day") -> bool:
        return self.trips < other.trips

    def __str__(self) -> str:
        return f"{self.name}: {self.trips:,} trips"


class Week:
    def __init__(self, network: Network, seed: int, *, people: int) -> None:
        self.network = network
        self.seed = seed
        self.people = people
        self.days: list = []

    def __len__(self) -> int:
        return len(self.days)

    def __iter__(self):
        for day in self.days:
            yield day

    def __getitem__(self, index: int) -> Day:
        return self.days[index]

    @property
    def busiest(self) -> Day:
        return max(self.days, key=lambda day: (day.trips, day.name))

    @property
    def everybody_arrived(self) -> bool:
        return all(day.simulation.everybody_arrived for day in self)

    def run(self) -> None:
        rng = Rng(self.seed)
        for name, share in DAYS:
            self.days.append(self._live(name, share, rng.fork(len(self) + 1)))

    def _live(self, name: str, share: float, rng: Rng) -> Day:
        extra = [peak("19:30", 45, 0.8)] if name in ("Fri", "Sat") else []
        profile = daily_profile(*extra, base=0.3 if name == "Sun" else 0.15)
        demand = Demand(self.network, profile, rng.fork(2), people=int(self.people * share))
        journal = Journal(limit=2000)
        simulation = Simulation(self.network, demand, Weather(rng.fork(1)), journal)
        day = Day(name, simulation)

        def count_rush(moment, text: str) -> None:
            if text.startswith("platforms"):
                day.rushes += 1

        journal.watch("rush", count_rush)
        with journal.section(name):
            simulation.run()
        return day
