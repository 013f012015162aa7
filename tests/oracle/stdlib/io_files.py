"""open() and the module io: text and binary files, streams in memory, errors."""

import io
import sys
from contextlib import redirect_stdout


def attempt(f, *args, **kwargs):
    try:
        print("ok", f(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, "|", e)


with open("a.txt", "w") as f:
    print(f.write("first line\n"), f.write("second\n"), f.writelines(["x\n", "y\n", "last"]), f.tell())
    print(f.name, f.mode, f.closed, f.readable(), f.writable(), f.encoding, f.errors, f)
print(f.closed)
attempt(f.write, "x")
attempt(f.read)
with open("a.txt") as f:
    print(repr(f.read()), repr(f.read()))
with open("a.txt", encoding="utf-8") as f:
    for i, line in enumerate(f):
        print(i, repr(line))
    print(f)
with open("a.txt") as f:
    print(repr(f.readline()), repr(f.readline(3)), repr(f.readline(100)), f.readlines(), repr(f.readline()))
with open("a.txt") as f:
    print(repr(f.read(5)), f.tell(), f.seek(2), repr(f.read(3)), f.seek(0), f.readlines(3))
    print(next(f), end="")
    attempt(f.tell)
    print(list(f), f.tell())
with open("a.txt", "a") as f:
    print(f.tell(), f.write("\nappended"))
print(open("a.txt").read().splitlines())
print([line.strip() for line in open("a.txt")])
with open("a.txt", "r+") as f:
    print(f.readline(), end="")
    f.seek(0)
    f.write("FIRST")
    f.seek(0)
    print(f.read(10), f.seek(0, 2))
    attempt(f.seek, 1, 1)
    attempt(f.seek, -1)
with open("b.bin", "wb") as f:
    print(f.write(b"\x00\x01\xff"), f.write(bytearray(b"abc\ndef\n")), f, f.mode)
    attempt(f.write, "text")
    attempt(f.read)
with open("b.bin", "rb") as f:
    print(f.read(4), f.read(), f.read(), f.seek(-4, 2), f.readline(), f.seek(0), f.readlines(), f)
    attempt(f.write, b"x")
with open("b.bin", "rb") as f:
    print(list(f), f.seek(3), f.read(2), f.seek(1, 1), f.read(1), f.tell(), f.peek(2)[:2])
with open("b.bin", "r+b") as f:
    f.seek(2)
    f.write(b"Z")
    print(f.tell(), f.read(2), f.seek(0), f.read(), f.mode)
with open("b.bin", "rb") as f:
    into = bytearray(5)
    print(f.readinto(into), into)
with open("u.txt", "w", encoding="utf-8") as f:
    f.write("äöü €\n日本語\n𝄞 end")
with open("u.txt", encoding="utf-8") as f:
    print(f.read(4), repr(f.read(2)), f.read(2), f.readline(), f.read())
print(open("u.txt", "rb").read())
with open("l.txt", "w", encoding="latin-1") as f:
    f.write("äöü\n")
    attempt(f.write, "€")
print(open("l.txt", "rb").read(), open("l.txt", encoding="latin-1").read())


def read_bad():
    with open("l.txt", encoding="utf-8") as f:
        return f.read()


attempt(read_bad)
print(open("l.txt", encoding="utf-8", errors="replace").read(), open("l.txt", encoding="ascii", errors="ignore").read())
with open("n.txt", "wb") as f:
    f.write(b"a\r\nb\rc\nd\r\n")
print(open("n.txt").readlines(), open("n.txt", newline="").readlines(), open("n.txt", newline="\n").readlines())
print(open("n.txt", newline="\r").readlines(), open("n.txt", newline="\r\n").readlines(), repr(open("n.txt").read(3)))
with open("w.txt", "w", newline="\r\n") as f:
    f.write("one\ntwo\n")
print(open("w.txt", "rb").read())
with open("s.txt", "w", encoding="utf-8-sig") as f:
    f.write("mark")
    f.write("ed")
print(open("s.txt", "rb").read(), open("s.txt", encoding="utf-8-sig").read())
with open("w16.txt", "w", encoding="utf-16") as f:
    f.write("wide\n")
    f.write("lines")
print(open("w16.txt", "rb").read(), open("w16.txt", encoding="utf-16").readlines())
attempt(open, "missing.txt")
attempt(open, "no/such/dir.txt", "w")
attempt(open, "a.txt", "x")
attempt(open, ".", "r")
attempt(open, "a.txt", "q")
attempt(open, "a.txt", "rw")
attempt(open, "a.txt", "rbt")
attempt(open, "a.txt", "b")
attempt(open, "a.txt", "rb", encoding="utf-8")
attempt(open, "a.txt", encoding="nonsense")
attempt(open, 3.5)
attempt(open)
attempt(open, "a.txt", newline="x")
attempt(open, "a.txt", buffering=0)
try:
    open("missing.txt")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename, isinstance(e, OSError))
with open("a.txt") as f:
    attempt(f.write, "x")
    try:
        f.write("x")
    except io.UnsupportedOperation as e:
        print("unsupported", e, isinstance(e, ValueError), isinstance(e, OSError))
with open("a.txt", "w") as f:
    attempt(f.read)
    attempt(f.write, 5)
    print("printed", 1, 2, sep="-", file=f)
print(repr(open("a.txt").read()))
held = open("held.txt", "w")
held.write("flushed by hand")
print(repr(open("held.txt").read()))
held.flush()
print(repr(open("held.txt").read()))
held.close()
held.close()

s = io.StringIO()
print(s.write("hello "), s.write("world\nsecond\n"), s.tell(), repr(s.getvalue()), repr(s.read()))
print(s.seek(0), repr(s.readline()), s.read(3), s.readlines(), repr(s.readline()))
s.seek(2)
s.write("LL")
print(repr(s.getvalue()), s.truncate(4), repr(s.getvalue()), s.tell())
s = io.StringIO("a\nb\r\nc")
print(list(s), s.seek(0), s.read(2), s.read(), s.closed, s.readable())
print(io.StringIO("x\r\ny\rz", newline=None).read().encode(), io.StringIO("x\r\ny", newline="").readlines())
with io.StringIO() as t:
    print("into", "memory", file=t)
    print(repr(t.getvalue()))
attempt(t.getvalue)
attempt(t.write, "x")
attempt(io.StringIO().write, b"x")
attempt(io.StringIO, 5)
b = io.BytesIO(b"abc\ndef")
print(b.read(2), b.readline(), b.read(), b.seek(0), b.readlines(), b.getvalue(), b.tell())
print(b.seek(-2, 2), b.read(), b.seek(10), b.write(b"!"), b.getvalue())
attempt(b.write, "x")
print(list(io.BytesIO(b"1\n2\n")), io.BytesIO().read())
with redirect_stdout(io.StringIO()) as captured:
    print("captured")
    sys.stdout.write("too")
print(repr(captured.getvalue()))
print(isinstance(s, io.TextIOBase), isinstance(b, io.IOBase), isinstance(b, io.BufferedIOBase), isinstance(open("a.txt"), io.TextIOWrapper))


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper()
print("loud", file=u)
print(u.getvalue(), end="")
never_closed = open("never.txt", "w")
never_closed.write("still there\n" * 3)
open("missing at the end")
