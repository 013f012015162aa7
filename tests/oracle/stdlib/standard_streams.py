"""sys.stdin in parts, its bytes below, and the bytes below standard output."""

import io
import sys

print(sys.stdin, sys.stdin.name, sys.stdin.mode, sys.stdin.encoding, sys.stdin.readable(), sys.stdin.writable())
print(repr(sys.stdin.read(3)), repr(sys.stdin.read(0)))
print(repr(sys.stdin.readline()), repr(sys.stdin.readline(2)), repr(sys.stdin.readline()))
print(repr(input()), repr(sys.stdin.readline()))
print(sys.stdin.readlines(4))
for line in sys.stdin:
    print("line", repr(line))
    if line.startswith("stop"):
        break
print(repr(sys.stdin.buffer.readline()), repr(sys.stdin.buffer.read(2)))
print(type(sys.stdin.buffer).__name__, sys.stdin.fileno(), sys.stdin.isatty())
print(repr(sys.stdin.read()), repr(sys.stdin.read()), repr(sys.stdin.readline()), sys.stdin.readlines())
try:
    input()
except EOFError as error:
    print("EOFError", error)
for wrong in (lambda: sys.stdin.write("x"), lambda: sys.stdout.read(), lambda: sys.stdout.readline(),
              lambda: next(iter(sys.stdout)), lambda: sys.stdin.read("x")):
    try:
        print(wrong())
    except (OSError, TypeError) as error:
        print(type(error).__name__, isinstance(error, io.UnsupportedOperation), error)
print(type(sys.stdout.buffer).__name__, sys.stdout.buffer is sys.stdout.buffer)
sys.stdout.flush()
print(sys.stdout.buffer.write(b"bytes first\n"))
sys.stdout.flush()
print("text waits")
sys.stdout.buffer.write(b"bytes go before it\n")
sys.stdout.flush()
print("and the last")
sys.stdout.buffer.write(bytearray(b"\xc3\xa9\n"))
sys.stdout.buffer.flush()
sys.stderr.buffer.write(b"")
with open(sys.argv[0]) as source:
    print(source.buffer.readline()[:10], type(source.buffer).__name__)
