# Assignment targets, stars, order of evaluation, slices.
a, b = 1, 2
a, b = b, a
print(a, b)
(a, [b, c]), d = (1, "xy"), {3: 4}
print(a, b, c, d)
first, *middle, last = range(5)
print(first, middle, last)
*head, tail = "ab"
print(head, tail)
x, *empty = [1]
print(x, empty)
[p, *q], *r = [(1, 2, 3), 4, 5]
print(p, q, r)
for i, (j, *k) in enumerate(["ab", "cde"]):
    print(i, j, k)
m = n = []
m.append(1)
print(n, m is n)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


def unpack(n, value):
    if n == 2:
        a, b = value
    elif n == 3:
        a, b, c = value
    else:
        a, b, *c = value
    return a, b


attempt(lambda: unpack(2, [1]))
attempt(lambda: unpack(2, [1, 2, 3]))
attempt(lambda: unpack(3, "ab"))
attempt(lambda: unpack(0, [1]))
attempt(lambda: unpack(2, 5))
attempt(lambda: unpack(2, None))
attempt(lambda: unpack(2, iter([1, 2, 3])))
attempt(lambda: unpack(2, {"k": 1, "l": 2}))
print([*range(3), *"ab"], (*[1], 2), {*[1, 1], 2}, {**{"a": 1}, "a": 2, **{"b": 3}})
attempt(lambda: {**5})


def say(name, value):
    print(name, end=" ")
    return value


class Log:
    def __setattr__(self, name, value):
        print("set", name, value)

    def __setitem__(self, key, value):
        print("item", key, value)

    def __getitem__(self, key):
        print("get", key)
        return 10

    def __delitem__(self, key):
        print("del", key)


log = Log()
log.x = log[say("key", 1)] = say("value", 2)
say("obj", log)[say("k", "a")] = say("v", "b")
log["n"] += 5
del log["z"], log[1:2]
log[1:2, ::3] = 0
print(say("a", 1) < say("b", 2) < say("c", 3))
print(say("a", 1) > say("b", 2) > say("c", 3))
print({say("k1", 1): say("v1", 2), say("k2", 3): say("v2", 4)})
i = 0
values = [10, 20]
i, values[i] = 1, "at one"
print(i, values)

s = "abcdefgh"
print(s[::-1], s[5:2:-1], s[-3:], s[:-3], s[10:], s[2:100], s[::3], s[-1:-4:-2], s[3:3] == "")
x = list(range(10))
x[2:5] = "XY"
print(x)
x[::2] = [0] * len(x[::2])
print(x)
del x[1:3]
print(x)
x[1:1] = [7, 8]
x[len(x):] = [9]
print(x)
del x[::2]
print(x)


def extended():
    y = [1, 2, 3, 4]
    y[::2] = [1]


attempt(extended)
attempt(lambda: [1, 2][::0])
attempt(lambda: x["a"])
attempt(lambda: "abc"[5])
attempt(lambda: x[1.0])
alias = lst = [1]
lst += [2]
print(alias, alias is lst)
tup = other = (1,)
tup += (2,)
print(tup, other)
t = ([],)
try:
    t[0] += [1]
except TypeError as error:
    print(error)
print(t)
grid = [[0]] * 3
grid[0][0] = 1
print(grid)
z = [1, 2, 3, 4, 5, 6]
for v in z:
    if v % 2:
        z.remove(v)
print(z)
d = {1: 2}
try:
    for key in d:
        d[key + 1] = 0
except RuntimeError as error:
    print(error)
