"""Where modules lie: __file__, __package__ and __path__, and data beside the source."""
import os
import sys

import pkg
from pkg import inner, reader

HERE = os.path.dirname(os.path.abspath(__file__))


def below(path):
    assert os.path.isabs(path)
    return os.path.relpath(path, HERE)


print(below(__file__), __package__, os.path.basename(sys.argv[0]))
for module in (pkg, inner, reader, sys.modules["__main__"]):
    print(module.__name__, below(module.__file__), repr(module.__package__))
    print([below(p) for p in getattr(module, "__path__", [])])
    print(repr(module).replace(HERE, "HERE"))
print(pkg.places())
print(reader.first_line("note.txt"))
print(globals()["__file__"] == __file__, "__file__" in globals())
try:
    from pkg import missing
except ImportError as error:
    print(str(error).replace(HERE, "HERE"), below(error.path))


def shadowed():
    __file__ = "own"
    return __file__


print(shadowed())
