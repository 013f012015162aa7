"""Points on the map; one unit is a hundred metres."""

import math


class Point:
    def __init__(self, x: float, y: float) -> None:
        self.x = x
        self.y = y

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor: float) -> "Point":
        return Point(self.x * factor, self.y * factor)

    def __eq__(self, other) -> bool:
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self) -> int:
        return hash((self.x, self.y))

    def __abs__(self) -> float:
        return math.sqrt(self.x * self.x + self.y * self.y)

    def __repr__(self) -> str:
        return f"Point({self.x:g}, {self.y:g})"


def between(start: Point, end: Point, share: float) -> Point:
    """The point after a share of the way."""
    return start + (end - start) * share


def path_length(points: list) -> float:
    return sum(abs(b - a) for a, b in zip(points, points[1:]))
