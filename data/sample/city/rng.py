"""Random numbers that are the same everywhere: Lehmer's generator of 1951."""

MODULUS = 2147483647
MULTIPLIER = 48271


class Rng:
    def __init__(self, seed: int) -> None:
        self._state = seed % (MODULUS - 1) + 1
        for _ in range(4):
            self.next()

    def next(self) -> int:
        self._state = self._state * MULTIPLIER % MODULUS
        return self._state

    def below(self, limit: int) -> int:
        """A whole number in [0, limit)."""
        return self.next() % limit

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        return low + (high - low) * (self.next() / MODULUS)

    def chance(self, probability: float) -> bool:
        return self.uniform() < probability

    def fork(self, salt: int) -> "Rng":
        """A generator of its own for one part of the program."""
        return Rng(self.next() ^ (salt * 7919))

    def shuffled(self, items: list) -> list:
        result = list(items)
        for last in range(len(result) - 1, 0, -1):
            other = self.below(last + 1)
            result[last], result[other] = result[other], result[last]
        return result

    def weighted(self, weights: list) -> int:
        """Index of a weight, as often as its share of the sum."""
        mark = self.uniform(0.0, sum(weights))
        for index, weight in enumerate(weights):
            mark -= weight
            if mark < 0.0:
                return index
        return len(weights) - 1
