# All kinds of parameters, and the errors of calls that don't fit.


def show(a, b=2, /, c=3, *rest, d, e=5, **more):
    print(a, b, c, rest, d, e, sorted(more.items()))


show(1, d=4)
show(1, 20, d=4)
show(1, 20, 30, 40, 50, d=4, e=6, f=7)
show(1, d=4, a=10, b=20)
show(*[1, 2], *(3, 4), d=0, **{"x": 1}, **{"y": 2})
show(*"ab", d=None)


def keyword_only(*, x, y=1):
    return x, y


def two(a, b):
    return a, b


def positional(a, /):
    return a


class Box:
    def put(self, thing, times=1):
        return thing * times

    def __call__(self, *args, **kwargs):
        return args, kwargs


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: keyword_only(x=1))
attempt(lambda: keyword_only(1))
attempt(lambda: keyword_only())
attempt(lambda: keyword_only(x=1, z=2))
attempt(lambda: two(1))
attempt(lambda: two())
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, a=2))
attempt(lambda: two(1, b=2, c=3))
attempt(lambda: positional(a=1))
attempt(lambda: positional())
attempt(lambda: show())
attempt(lambda: Box().put())
attempt(lambda: Box().put(1, 2, 3))
attempt(lambda: Box(1))
attempt(lambda: Box()(1, 2, k=3))
attempt(lambda: two(*[1], **{"b": 2}))
attempt(lambda: two(*5))
attempt(lambda: two(**5))
attempt(lambda: two(**{1: 2}))
attempt(lambda: two(1, **{"a": 2}))
attempt(lambda: two(b=1, **{"b": 2}))
number = 5
attempt(lambda: number())


def count(n, seen=[]):
    seen.append(n)
    return seen


print(count(1), count(2), count(3, []), count(4))


def noisy(text):
    print("default", text)
    return text


def late(a=noisy("a"), *, b=noisy("b")):
    return a + b


print(late(), late(), late("x", b="y"))
print(late.__defaults__, late.__kwdefaults__, two.__defaults__)
late.__defaults__ = ("z",)
print(late())


def order(**kwargs):
    return list(kwargs)


print(order(z=1, a=2, m=3), order(**{"b": 1}, a=2))
print((lambda x, y=2, *z: (x, y, z))(1), (lambda: None)(), (lambda **k: k)(a=1))
