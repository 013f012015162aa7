"""Numbers that describe many numbers."""

import math


class Summary:
    """Collects values; the figures are made when asked for."""

    def __init__(self, values=()) -> None:
        self._values: list = sorted(values)

    def __len__(self) -> int:
        return len(self._values)

    def __bool__(self) -> bool:
        return len(self._values) > 0

    def __getitem__(self, index: int) -> float:
        return self._values[index]

    def __iter__(self):
        for value in self._values:
            yield value

    @property
    def mean(self) -> float:
        return sum(self._values) / len(self._values) if self else 0.0

    @property
    def deviation(self) -> float:
        if len(self) < 2:
            return 0.0
        mean = self.mean
        return math.sqrt(sum((value - mean) ** 2 for value in self._values) / (len(self) - 1))

    def percentile(self, share: float) -> float:
        if not self:
            return 0.0
        place = share / 100.0 * (len(self) - 1)
        low = math.floor(place)
        high = min(low + 1, len(self) - 1)
        return self[low] + (self[high] - self[low]) * (place - low)


def histogram(values, width: int, buckets: int) -> list:
    """How many values fall into each bucket; the last one takes the rest."""
    counts = [0] * buckets
    for value in values:
        counts[min(value // width, buckets - 1)] += 1
    return counts


def fingerprint(values) -> int:
    """FNV-1a over whole numbers: two runs that differ anywhere differ here."""
    digest = 0xCBF29CE484222325
    for value in values:
        while True:
            digest = (digest ^ (value & 0xFF)) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
            value >>= 8
            if value == 0:
                break
    return digest
