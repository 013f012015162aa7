"""Times of a service day, which may run past midnight."""


class TimeOfDay:
    """Seconds after midnight of the day on which the service began."""

    def __init__(self, seconds: int) -> None:
        if seconds < 0:
            raise ValueError(f"a day does not begin before midnight: {seconds}")
        self.seconds = seconds

    @classmethod
    def parse(cls, text: str) -> "TimeOfDay":
        hours, _, minutes = text.partition(":")
        return cls(int(hours) * 3600 + int(minutes or "0") * 60)

    @property
    def hour(self) -> int:
        return self.seconds // 3600

    @property
    def minute(self) -> int:
        return self.seconds // 60 % 60

    def later(self, seconds: int) -> "TimeOfDay":
        return TimeOfDay(self.seconds + seconds)

    def __eq__(self, other) -> bool:
        return isinstance(other, TimeOfDay) and self.seconds == other.seconds

    def __hash__(self) -> int:
        return hash(self.seconds)

    def __lt__(self, other: "TimeOfDay") -> bool:
        return self.seconds < other.seconds

    def __str__(self) -> str:
        return f"{self.hour % 24:02d}:{self.minute:02d}"


def ticks(start: TimeOfDay, end: TimeOfDay, step: int = 20):
    """Every moment of the day, `step` seconds apart."""
    now = start
    while now < end:
        yield now
        now = now.later(step)


def span_text(seconds: float) -> str:
    """Seconds the way people say them: "4 min 20 s"."""
    minutes, rest = divmod(int(round(seconds)), 60)
    if minutes == 0:
        return f"{rest} s"
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"
