"""Rain comes and goes, and slows everybody down. This module has no annotations on purpose."""

SKIES = ("clear", "cloudy", "drizzle", "rain", "storm")
DRAG = {"clear": 1.0, "cloudy": 1.0, "drizzle": 1.08, "rain": 1.2, "storm": 1.45}


class Weather:
    def __init__(self, rng):
        self._rng = rng
        self._sky = 1
        self.hours = {}

    def at(self, hour):
        """The sky of an hour; hours are made in order and then stay."""
        while hour not in self.hours:
            self.hours[len(self.hours)] = self._next()
        return self.hours[hour]

    def _next(self):
        step = self._rng.weighted([0.3, 0.42, 0.28]) - 1
        self._sky = max(0, min(len(SKIES) - 1, self._sky + step))
        return SKIES[self._sky]

    def drag(self, hour):
        return DRAG[self.at(hour)]

    def strip(self, first, last):
        """One sign per hour, for the report."""
        signs = dict(zip(SKIES, ".o,/!"))
        return "".join(signs[self.at(hour)] for hour in range(first, last))


def summary(weather, most=2):
    """The commonest skies of the hours so far."""
    counts = {}
    for sky in weather.hours.values():
        counts[sky] = counts.get(sky, 0) + 1
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{sky} {hours} h" for sky, hours in ranked[:most])
