import functools
import operator
from functools import cached_property, lru_cache, partial, reduce, total_ordering, wraps


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


for n in (2, 3, 2, 4, 3, 2):
    print(square(n), square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__name__, square.__wrapped__(9))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits)


class Account:
    def __init__(self, balance):
        self.balance = balance

    @cached_property
    def report(self):
        print("making report")
        return f"balance {self.balance}"

    @lru_cache
    def times(self, n):
        return self.balance * n


a = Account(5)
print(a.report, a.report, a.__dict__, a.times(3), a.times(3), Account.times.cache_info())


def f(a, b, c=0, **kw):
    return (a, b, c, kw)


p = partial(f, 1, c=3)
q = partial(p, 2, d=4)
print(p(2), q(), q(c=9), q.args, q.keywords, p.func is f)
print(reduce(operator.mul, [1, 2, 3, 4]), reduce(lambda x, y: x + y, [], "start"))
try:
    reduce(operator.add, [])
except TypeError as e:
    print(e)


def deco(fn):
    @wraps(fn)
    def inner(*args, **kwargs):
        return fn(*args, **kwargs) + 1
    return inner


@deco
def documented(x):
    """Adds one."""
    return x


print(documented(1), documented.__name__, documented.__doc__, documented.__wrapped__(1))


@total_ordering
class Version:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

    def __lt__(self, other):
        return self.n < other.n


print(Version(1) <= Version(1), Version(2) > Version(1), Version(1) >= Version(2))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda x, y: y - x)))


@functools.singledispatch
def show(x):
    return "other " + repr(x)


@show.register(int)
def _(x):
    return "int " + str(x)


@show.register(list)
def _(x):
    return "list " + ",".join(show(i) for i in x)


print(show(1), show("a"), show([1, "b", [2]]), show(True))
print(operator.itemgetter(1)("abc"), operator.itemgetter(0, 2)("abc"))
print(operator.attrgetter("balance")(a), operator.methodcaller("upper")("x"))
print(operator.itemgetter(1), operator.attrgetter("a.b"), operator.methodcaller("m", 1, k=2))
