"""The day itself: people appear, vehicles move, everybody gets home."""

from city.demand import Demand, Passenger
from city.journal import Journal
from city.network import Network
from city.timeofday import TimeOfDay, ticks
from city.vehicles import Vehicle, fleet_of
from city.weather import Weather

OPENING = TimeOfDay.parse("5:00")
CLOSING = TimeOfDay.parse("24:00")
LAST_TRAM = TimeOfDay.parse("26:30")
STEP = 20


class Simulation:
    def __init__(self, network: Network, demand: Demand, weather: Weather,
                 journal: Journal) -> None:
        self.network = network
        self.demand = demand
        self.weather = weather
        self.journal = journal
        self.now = OPENING
        self.fleet: list = []
        for line in network.lines:
            self.fleet.extend(fleet_of(line, len(self.fleet) + 1))
        self.waiting: list = [[] for _ in network.stops]
        self.arrivals: list = []
        self.boardings = [0] * len(network.stops)
        self.by_hour: dict[int, int] = {}
        self.crowd = 0
        self.left_behind = 0

    @property
    def everybody_arrived(self) -> bool:
        return len(self.arrivals) == len(self.demand)

    def run(self) -> None:
        moments = [moment.seconds for moment in ticks(OPENING, CLOSING, STEP)]
        scale = self.demand.scale(moments)
        count_rush = self._rush_counter(threshold=150)
        self.journal.note(OPENING, "service", "first departure", vehicles=len(self.fleet))
        try:
            for moment in ticks(OPENING, LAST_TRAM, STEP):
                self.now = moment
                if moment < CLOSING:
                    self._appear(moment, scale)
                elif self.everybody_arrived:
                    break
                drag = self.weather.drag(moment.hour)
                for vehicle in self.fleet:
                    if vehicle.advance(STEP):
                        self._serve(vehicle, drag)
                count_rush(moment)
        finally:
            self.journal.note(self.now, "service", "depot closed", riders=len(self.arrivals))

    def _rush_counter(self, *, threshold: int):
        """Notes when the crowd at the stops grows over the threshold, and when it is over."""
        busy = False

        def look(moment: TimeOfDay) -> None:
            nonlocal busy
            crowd = sum(len(queue) for queue in self.waiting)
            self.crowd = max(self.crowd, crowd)
            if crowd > threshold and not busy:
                busy = True
                self.journal.note(moment, "rush", "platforms are filling up", waiting=crowd)
            elif busy and crowd < threshold // 2:
                busy = False
                self.journal.note(moment, "rush", "rush is over", waiting=crowd)

        return look

    def _appear(self, moment: TimeOfDay, scale: float) -> None:
        for passenger in self.demand.appearing(moment.seconds, scale):
            self.waiting[passenger.legs[0].board].append(passenger)
            self.by_hour[moment.hour] = self.by_hour.get(moment.hour, 0) + 1

    def _serve(self, vehicle: Vehicle, drag: float) -> None:
        stop = vehicle.stop_index()
        staying = []
        for rider in vehicle.riders:
            if rider.legs[rider.leg].leave == stop:
                self._alight(rider, stop)
            else:
                staying.append(rider)
        vehicle.riders = staying
        boarded = self._board(vehicle, stop)
        vehicle.depart(boarded, drag)

    def _alight(self, rider: Passenger, stop: int) -> None:
        rider.leg += 1
        if rider.leg == len(rider.legs):
            rider.arrived = self.now.seconds
            self.arrivals.append(rider)
        else:
            rider.waiting_since = self.now.seconds
            self.waiting[stop].append(rider)

    def _board(self, vehicle: Vehicle, stop: int) -> int:
        line = vehicle.line.index
        # At an end of the line the vehicle turns before anybody boards.
        forward = vehicle.forward
        if vehicle.at == 0:
            forward = True
        elif vehicle.at + 1 == len(vehicle.line):
            forward = False
        boarded = 0
        refused = 0
        queue = []
        for person in self.waiting[stop]:
            leg = person.legs[person.leg]
            if leg.line != line or leg.forward != forward:
                queue.append(person)
            elif vehicle.free > 0:
                person.waited += self.now.seconds - person.waiting_since
                vehicle.riders.append(person)
                boarded += 1
            else:
                queue.append(person)
                refused += 1
        self.waiting[stop] = queue
        self.boardings[stop] += boarded
        vehicle.carried += boarded
        if refused:
            self.left_behind += refused
            name = self.network.stops[stop].name
            self.journal.note(self.now, "full", f"{vehicle.name} is full at {name}", left=refused)
        return boarded
