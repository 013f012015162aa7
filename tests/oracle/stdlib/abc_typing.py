from abc import ABC, abstractmethod
from typing import (Any, Callable, ClassVar, Dict, Generic, List, NamedTuple, NewType, Optional, Protocol, Tuple,
                    TypedDict, TypeVar, Union, cast, get_type_hints, runtime_checkable)


class Shape(ABC):
    sides: ClassVar[int] = 0

    @abstractmethod
    def area(self):
        ...

    @property
    @abstractmethod
    def name(self):
        ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, n):
        self.n = n

    def area(self):
        return self.n ** 2

    @property
    def name(self):
        return "square"


class Half(Shape):
    def area(self):
        return 1


print(Square(3).describe(), isinstance(Square(1), Shape), issubclass(int, Shape))
for c in (Shape, Half):
    try:
        c()
    except TypeError as e:
        print(e)
Shape.register(int)
print(isinstance(5, Shape), issubclass(bool, Shape), sorted(Shape.__abstractmethods__))


class Sized(ABC):
    @classmethod
    def __subclasshook__(cls, c):
        return hasattr(c, "__len__")


print(isinstance([], Sized), isinstance(3, Sized))
T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, v: T):
        self.v = v


print(Box[int](3).v, Box.__name__, T)


@runtime_checkable
class Quacks(Protocol):
    def quack(self) -> str: ...


class Duck:
    def quack(self):
        return "quack"


print(isinstance(Duck(), Quacks), isinstance(3, Quacks))
try:
    Quacks()
except TypeError as e:
    print(e)


class Impl(Quacks):
    def quack(self):
        return "impl"


print(Impl().quack())


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self):
        return self.x ** 2 + self.y ** 2


p = Point(3)
print(p, p.x, p.norm(), p == (3, 0), p._replace(y=4), Point._fields, Point(1, 2) < Point(1, 3))


class Movie(TypedDict, total=False):
    title: str
    year: int


print(Movie(title="x"), type(Movie()) is dict, Movie.__total__)
UserId = NewType("UserId", int)
print(UserId(5) + 1, cast(str, 3))
print(List[int], Dict[str, Any], Optional[int], Union[int, str], Callable[[int], str], Tuple[int, ...])
print(list[int], dict[str, int], int | None)
