# sys.exit runs finally blocks and gives the status.
import sys

try:
    sys.exit("never seen")
except SystemExit as error:
    print(repr(error), error.code)
for code in (None, 0, 3, True, "text"):
    try:
        sys.exit(code)
    except BaseException as error:
        print(type(error).__name__, error.code, isinstance(error, Exception))


def leave():
    try:
        sys.exit(7)
    finally:
        print("finally", file=sys.stdout)


print("partial", end="")
sys.stderr.write("to stderr\n")
leave()
print("never")
