import contextlib
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def section(name, swallow=False):
    print("enter", name)
    try:
        yield name.upper()
    except ValueError as e:
        print("saw", e)
        if not swallow:
            raise
    finally:
        print("exit", name)


with section("a") as s:
    print("inside", s)
with section("b", swallow=True):
    raise ValueError("quiet")
try:
    with section("c"):
        raise ValueError("loud")
except ValueError as e:
    print("out", e)


@section("deco")
def work(x):
    print("working", x)
    return x + 1


print(work(1), work(2), work.__name__)


@contextmanager
def bad():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for cm in (bad, twice):
    try:
        with cm():
            print("body")
    except RuntimeError as e:
        print("RuntimeError:", e)

with suppress(KeyError, IndexError):
    {}["x"]
    print("never")
with nullcontext(5) as five:
    print(five)


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as t:
    print(type(t).__name__)

with ExitStack() as stack:
    print([stack.enter_context(section(n)) for n in ("x", "y")])
    stack.callback(print, "callback", 1, sep="-")
    print("stack body")

try:
    with ExitStack() as stack:
        stack.enter_context(section("outer", swallow=True))
        stack.callback(lambda: 1 / 0)
        print("raising")
except ZeroDivisionError as e:
    print("left", e)


class Tag(contextlib.ContextDecorator):
    def __enter__(self):
        print("<")
        return self

    def __exit__(self, *exc):
        print(">", exc[0] and exc[0].__name__)
        return True


@Tag()
def fails():
    raise KeyError("gone")


print(fails())
try:
    contextlib.AbstractContextManager()
except TypeError as e:
    print(e)
