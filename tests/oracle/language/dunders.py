# Operators through special methods.
class V:
    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"V({self.x}, {self.y})"

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y) if isinstance(o, V) else NotImplemented

    def __radd__(self, o):
        return self if o == 0 else NotImplemented

    def __iadd__(self, o):
        self.x += o.x
        return self

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __neg__(self):
        return V(-self.x, -self.y)

    def __eq__(self, o):
        return (self.x, self.y) == (o.x, o.y) if isinstance(o, V) else NotImplemented

    def __lt__(self, o):
        return self.x < o.x

    def __bool__(self):
        return bool(self.x or self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __getitem__(self, i):
        if isinstance(i, slice):
            return i.start, i.stop, i.step
        return (self.x, self.y)[i]

    def __len__(self):
        return 2

    def __contains__(self, v):
        return v in (self.x, self.y)

    def __format__(self, spec):
        return f"<{spec}>{self.x}"


a, b = V(3, 4), V(1)
print(a + b, sum([a, b]), 2 * a, a * 2, -a, abs(a), a == V(3, 4), a != b, a == 3, b < a, b > a)
alias = b
b += a
print(b, alias is b, bool(V(0)), a[0], a[-1], a[1:2], a[::3], list(a), len(a), 4 in a, f"{a:>5} {a}", format(a, "q"))
x, y = a
print(x, y, sorted([V(3), V(1), V(2)]), max(V(1), V(5)))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: a + 1)
attempt(lambda: 1 + a)
attempt(lambda: a - a)
attempt(lambda: hash(a))
attempt(lambda: a <= b)
attempt(lambda: a())
attempt(lambda: {a})
attempt(lambda: a[5])
attempt(lambda: int(a))
attempt(lambda: ~a)


class Up:
    def __init__(self, log):
        self.log = log

    def __add__(self, o):
        self.log.append("Up.add")
        return NotImplemented

    def __radd__(self, o):
        self.log.append("Up.radd")
        return "up"

    def __eq__(self, o):
        self.log.append("Up.eq")
        return NotImplemented

    __hash__ = None


class Down(Up):
    def __radd__(self, o):
        self.log.append("Down.radd")
        return "down"


log = []
print(Up(log) + Down(log), log)
log.clear()
print(Down(log) + Up(log), log)
log.clear()
print(Up(log) == Down(log), log)


class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * i


print(list(Seq()), 4 in Seq(), 5 in Seq())


class Calls:
    def __call__(self, *a, **k):
        return a, k

    def __int__(self):
        return 42

    def __index__(self):
        return 2

    def __str__(self):
        return "str"


c = Calls()
print(c(1, z=2), int(c), [10, 20, 30][c], range(5)[c], str(c), f"{c}", "ab" * c, bin(c))


class Key:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return hash(self.k) % 2

    def __eq__(self, o):
        return self.k == o.k


d = {Key(1): "one", Key(3): "three", Key(2): "two"}
print(d[Key(3)], Key(5) in d, len(d))


class Iter:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Iter(3)), sum(Iter(4)), 2 in Iter(4), dict(zip("ab", Iter(2))))


class Bad:
    def __bool__(self):
        return 1

    def __len__(self):
        return -1

    def __repr__(self):
        return 5


attempt(lambda: bool(Bad()))
attempt(lambda: len(Bad()))
attempt(lambda: repr(Bad()))


class M(dict):
    def __missing__(self, key):
        return key * 2


m = M(a=1)
print(m["a"], m["b"], m, m.get("b"))


class L(list):
    def total(self):
        return sum(self)


print(L([1, 2, 3]).total(), L("ab") + ["c"], type(L()[:]).__name__, isinstance(L(), list))
