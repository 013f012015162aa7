# match: every kind of pattern.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Sub(Point):
    pass


class Color:
    RED = "red"


def kind(v):
    match v:
        case None:
            return "none"
        case True | False:
            return "bool"
        case 0 | -1:
            return "small"
        case int(n) if n > 100:
            return f"big {n}"
        case int():
            return "int"
        case 2.5:
            return "float"
        case Color.RED:
            return "colour"
        case "a" | "b" as letter:
            return "letter " + letter
        case str(text):
            return "str " + text
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"from 1 {rest}"
        case (a, b) if a == b:
            return "pair of equals"
        case [_, _]:
            return "pair"
        case [first, *_, last]:
            return f"{first}..{last}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": t, **more}:
            return f"{t} {sorted(more)}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Sub(x, y):
            return f"sub {x} {y}"
        case Point(x, Point(y=inner)):
            return f"nested {x} {inner}"
        case Point():
            return "point"
        case _:
            return "other " + type(v).__name__


for value in (None, True, 0, -1, 500, 7, 2.5, "red", "a", "zzz", [], [3], [1, 2, 3], (2, 2), (3, 4), range(3),
              {"type": "circle", "r": 2}, {"type": "square", "side": 1, "x": 0}, {1: 2}, Point(0, 0), Point(0, 5),
              Sub(1, 2), Point(1, Point(2, 3)), Point(8, 9), {1, 2}, b"ab", 0.0, 1.0, iter([])):
    print(kind(value))


def commands(line):
    match line.split():
        case ["go", ("north" | "south") as way]:
            return "going " + way
        case ["get", *things] if things:
            return "got " + ", ".join(things)
        case [word]:
            return "just " + word
    return "what?"


print([commands(c) for c in ("go north", "go up", "get a b", "get", "")])
match 5:
    case captured:
        pass
print(captured)
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]:
        print(a, b, c)


def fails(v):
    match v:
        case Point(1, 2, 3):
            return 1


try:
    fails(Point(1, 2))
except TypeError as error:
    print(error)


class NoArgs:
    pass


try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as error:
    print(error)
match 1, "x":
    case int() | str(), str() as s:
        print(s)
match {"a": {"b": [1, 2]}}:
    case {"a": {"b": [_, two]}}:
        print(two)
x = y = None
match (1, 2):
    case (x, 3):
        print("no")
    case (1, y):
        print("yes", y)
