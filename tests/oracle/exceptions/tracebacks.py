# That there is a traceback, seen from __exit__ and sys.exc_info().
import sys
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t, v, tb is None, type(tb))
        return True
with M(): pass
with M(): 1/0
try:
    raise ValueError
except ValueError as e:
    print(sys.exc_info()[2] is None, sys.exc_info()[2] is sys.exc_info()[2])
    saved = e
e2 = ValueError(1)
print(e2.with_traceback(None) is e2)
from contextlib import ExitStack, contextmanager, suppress


class Outer:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        print(kind.__name__ if kind else None, traceback is None, type(traceback).__name__)
        return False


try:
    with Outer(), Outer():
        raise KeyError("k")
except KeyError as error:
    kind, value, traceback = sys.exc_info()
    print(kind, value is error, traceback is not None)
    print(error.with_traceback(traceback) is error)
print(sys.exc_info())
with ExitStack() as stack:
    stack.push(lambda kind, value, traceback: print("pushed", kind, traceback is None) or True)
    raise OSError("x")


def generator():
    try:
        yield 1
    except ValueError:
        print(sys.exc_info()[2] is None)
        yield 2


g = generator()
next(g)
print(g.throw(ValueError(5)))
with Outer():
    pass
with suppress(ValueError), Outer():
    raise ValueError
