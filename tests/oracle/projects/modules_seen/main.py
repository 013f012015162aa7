"""sys.modules follows what is imported."""

import sys

known = sys.modules


def seen():
    return sorted(name for name in sys.modules if name.startswith(("kit", "__main__", "math")))


print(seen(), known is sys.modules, type(known))
import kit  # noqa: E402

print(seen(), sys.modules["kit"] is kit, "kit.tools" in sys.modules)
import kit.tools  # noqa: E402

print(seen(), kit.SEEN, kit.tools.SEEN)
try:
    import kit.broken
except ZeroDivisionError as error:
    print(error, "kit.broken" in sys.modules, seen())


def late():
    import math

    return math is sys.modules["math"]


print("math" in seen() or late(), sys.modules[__name__].seen is seen, sys.modules.get("nowhere"))
