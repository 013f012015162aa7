import numpy
from sys import no_such_thing
import dis

try:
    import optional_thing
except ImportError:
    optional_thing = None
