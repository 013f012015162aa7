# SystemExit with an object: printed to stderr, status 1.
import sys

print("out")
try:
    print("body")
finally:
    raise SystemExit(f"fatal: {sys.argv[0] != ''}")
