"""Slices of lists without slice objects, and of everything else with them."""


class L(list):
    def __getitem__(self, k):
        return ("got", k)

    def __setitem__(self, k, v):
        print("set", k, v)


class Index:
    def __init__(self, v):
        self.v = v

    def __index__(self):
        print("index", self.v)
        return self.v


a = list(range(10))
print(a[2:5], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[100:], a[5:2], a[Index(1):Index(4)], a[None:None:None])
a[2:4] = [20, 30]
a[:2] = "ab"
a[5:] = []
a[1:1] = [7, 8, 9]
print(a)
a[::2] = [0] * len(a[::2])
a[1:3] = a
a[:] = a[::-1]
b = a[:]
b[0:2] = b[2:4]
print(a, b, b is a)
for bad in (lambda: a["x":], lambda: a[::0], lambda: a[1.5:2], lambda: {}[1:2]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


def store(v, s, x):
    try:
        v[s:] = x
        print(v)
    except Exception as e:
        print(type(e).__name__, e)


def store_step(v, s, x):
    try:
        v[::s] = x
        print(v)
    except Exception as e:
        print(type(e).__name__, e)


store([1, 2, 3], 1, 5)
store([1, 2, 3], 1, (9,))
store([1, 2, 3], "q", [1])
store("abc", 1, "x")
store((1, 2), 1, "x")
store(bytearray(b"hello"), 2, b"y")
store(L([1]), 0, 4)
store_step([1, 2, 3, 4], 2, [7, 8])
store_step([1, 2, 3, 4], 2, [7])
store_step([1, 2, 3, 4], 0, [7])
store_step([1, 2, 3, 4], -1, iter("wxyz"))
print(L([1, 2])[0:1], "hello"[1:4], b"hello"[::2], (1, 2, 3)[1:], range(10)[2:8:3])
x = [1, 2, 3, 4]
i = 1
print(x[i:(i := 3)], x[(x := [9, 8, 7])[0] - 9:2], x)
y = [0, 0, 0]
y[(y := [5, 6, 7])[0] - 5:1] = [1, 2]
print(y)
