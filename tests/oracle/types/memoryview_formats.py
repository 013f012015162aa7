# Formats, shapes and errors of memoryview.


def attempt(what, f):
    try:
        print(what, f())
    except Exception as e:
        print(what, type(e).__name__, e)


data = bytearray(range(24))
view = memoryview(data)
print(len(view), view[3], view[-1], view.format, view.itemsize, view.ndim, view.shape, view.strides)
print(view.readonly, view.nbytes, view.suboffsets, view.obj is data)
print(bytes(view[2:8]), bytes(view[::-5]), view[4:10][1:3].tolist())

for code in ["b", "B", "c", "h", "H", "i", "I", "l", "L", "q", "Q", "n", "N", "f", "d", "?", "P", "@H"]:
    cast = view.cast(code)
    print(code, cast.format, cast.itemsize, cast.shape, cast.strides, cast.nbytes, len(cast), cast[1])
    print(cast[1:3].tolist())
for code in ["e", "z", "<H", "2B", "", "@", "s"]:
    attempt(code, lambda: view.cast(code))
attempt("format", lambda: view.cast(3))
attempt("none", lambda: view.cast())
attempt("odd", lambda: view[:5].cast("H"))
attempt("steps", lambda: view[::2].cast("H"))
attempt("two", lambda: view.cast("H").cast("I"))
print(view.cast("H").cast("B").cast("I").tolist())

grid = view.cast("B", shape=[2, 3, 4])
print(grid.shape, grid.strides, grid.ndim, len(grid), grid.nbytes)
print(grid.tolist())
print(grid[1, 2, 3], grid[0, 0, 0], grid[-1, -1, -1])
grid[1, 0, 2] = 99
print(data[14], grid[1:].tolist())
attempt("sub", lambda: grid[1])
attempt("few", lambda: grid[1, 2])
attempt("many", lambda: grid[1, 2, 3, 4])
attempt("out", lambda: grid[1, 3, 0])
attempt("slices", lambda: grid[0:1, 0:1])
attempt("mixed", lambda: grid[0, 0:1])
attempt("iter", lambda: list(grid))
attempt("name", lambda: view["a"])
attempt("shape", lambda: view.cast("B", 3))
attempt("shape", lambda: view.cast("B", ["a"]))
attempt("shape", lambda: view.cast("B", [0, 24]))
attempt("shape", lambda: view.cast("B", [5, 5]))
attempt("shape", lambda: grid.cast("B", [4, 6]))
print(grid.cast("B").tolist() == list(data), grid.cast("H", (12,)).shape)
print(grid.tobytes("F"), grid.tobytes(order="A") == grid.tobytes(None))
attempt("order", lambda: grid.tobytes("X"))
turned = memoryview(bytes(6)).cast("B", [2, 3])
print(turned.c_contiguous, turned.f_contiguous, turned.contiguous, turned[::-1].c_contiguous)

zero = memoryview(b"x").cast("B", [])
print(zero.ndim, zero.shape, zero.strides, zero[()], zero[...] is zero, zero.tolist(), len(zero))
attempt("zero", lambda: zero[0])
attempt("zero", lambda: list(zero))

words = view.cast("h")
words[0] = -2
words[1:3] = memoryview(b"\1\0\2\0").cast("h")
print(words.tolist(), data[:8])


def store(view, key, value):
    view[key] = value
    return "stored"


for value in [40000, -40000, 1.5, "a", None, True]:
    attempt(repr(value), lambda: store(words, 0, value))
for code, value in [("c", b"z"), ("c", b"zz"), ("c", 3), ("?", []), ("f", 1), ("f", 1e300), ("d", "a"), ("P", 8), ("P", -1),
                    ("Q", 2**64), ("Q", 2**64 - 1), ("Q", -1), ("b", -128), ("b", 128)]:
    attempt((code, value), lambda: store(view.cast(code), 0, value))
    print(data[:8])
attempt("other format", lambda: store(words, slice(0, 2), b"abcd"))
attempt("other size", lambda: store(view, slice(0, 2), b"abc"))
attempt("not bytes", lambda: store(view, slice(0, 2), 3))
attempt("read only", lambda: store(memoryview(b"abc"), 0, 1))
attempt("read only", lambda: store(view.toreadonly(), 0, 1))
attempt("grid", lambda: store(grid, 0, 1))
attempt("grid", lambda: store(grid, slice(0, 1), b""))


def delete():
    del view[0]


attempt("delete", delete)
view[::2] = b"\xff" * 12
print(data)
view[5:1:-1] = b"abcd"
print(data[:8])

print(memoryview(b"ab") == b"ab", b"ab" == memoryview(b"ab"), memoryview(b"ab") == memoryview(bytearray(b"ab")))
print(memoryview(b"ab") == "ab", memoryview(b"a\0b\0").cast("H") == memoryview(b"ab"), memoryview(b"ab") != b"abc")
nan = memoryview(bytearray(8)).cast("d")
nan[0] = float("nan")
print(nan == nan, memoryview(b"\xff") == memoryview(b"\xff").cast("b"))
attempt("less", lambda: memoryview(b"a") < memoryview(b"b"))
print(hash(memoryview(b"abc")) == hash(b"abc"), hash(memoryview(b"abc")[::-1]) == hash(b"cba"))
attempt("hash", lambda: hash(view))
attempt("hash", lambda: hash(memoryview(b"abcd").cast("H")))
attempt("argument", lambda: memoryview("abc"))
attempt("argument", lambda: memoryview())
attempt("resize", lambda: data.append(3))
with memoryview(data) as inner:
    print(inner.hex("-", 4), 3 in inner, list(reversed(inner[:3])), [*inner[:2]])
attempt("released", lambda: inner[0])
attempt("released", lambda: len(inner))
print(inner == inner, inner == memoryview(b""), isinstance(view, memoryview), memoryview.__name__)
print(bytes(memoryview(b"abcdef")[::2]), b"-".join([memoryview(b"a"), b"b"]), int(b"12"), b"abc" + memoryview(b"d"))
print([m for m in dir(memoryview) if not m.startswith("_")])
