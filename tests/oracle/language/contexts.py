# with: order, swallowing, several managers, failing exits.
class M:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError("enter fails")
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        print("exit", self.name, kind.__name__ if kind else None, error)
        if self.fail == "exit":
            raise RuntimeError("exit fails")
        return self.swallow


with M("a") as x:
    print("body", x)
with M("a") as x, M("b") as y:
    print(x, y)
with (
    M("c") as x,
    M("d"),
):
    print(x)
with M("s", swallow=True):
    raise ValueError("gone")
print("on")


def attempt(f):
    try:
        print("returned", f())
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))


def inner_swallows():
    with M("outer"), M("inner", swallow=True):
        1 / 0
    return "fine"


def passes():
    with M("outer"), M("inner"):
        1 / 0


def exit_fails():
    with M("outer"), M("inner", fail="exit"):
        [][0]


def enter_fails():
    with M("outer"), M("inner", fail="enter"):
        print("never")


def returns():
    with M("r"):
        return "value"


def loop():
    out = []
    for i in range(4):
        with M(str(i)):
            if i == 1:
                continue
            if i == 2:
                break
            out.append(i)
    return out


def missing():
    with 5:
        pass


class OnlyEnter:
    def __enter__(self):
        pass


def missing_exit():
    with OnlyEnter():
        pass


for f in inner_swallows, passes, exit_fails, enter_fails, returns, loop, missing, missing_exit:
    attempt(f)


class Target:
    pass


t = Target()
items = [0, 0]
with M("t") as t.attribute, M("i") as items[1]:
    print(t.attribute, items)
with M("p") as (first, *rest):
    print(first, rest)


def generator():
    with M("g") as name:
        yield name
        yield "second"


for v in generator():
    print(v)
g = generator()
next(g)
g.close()
g = generator()
next(g)
try:
    g.throw(KeyError("thrown"))
except KeyError as error:
    print("out", error)


def nested():
    with M("one", swallow=True):
        try:
            raise KeyError("x")
        finally:
            print("finally")
    with M("two"):
        with M("three", swallow=True):
            raise IndexError("y")
    return "end"


attempt(nested)
