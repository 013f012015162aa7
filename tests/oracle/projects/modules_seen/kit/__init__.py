import sys

SEEN = "kit" in sys.modules, "kit.tools" in sys.modules
