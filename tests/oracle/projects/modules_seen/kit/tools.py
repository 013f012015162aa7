import sys

SEEN = __name__ in sys.modules
