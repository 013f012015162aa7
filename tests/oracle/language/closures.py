# Cells: shared, late bound, rebound, deleted.
def counter():
    n = 0

    def up(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    return up, peek


up, peek = counter()
print(up(), up(5), peek())
other_up, other_peek = counter()
print(other_up(), peek(), other_peek())

print([f() for f in [lambda: i for i in range(3)]])
print([f() for f in [lambda i=i: i for i in range(3)]])

fs = []
for k in range(3):
    fs.append(lambda: k)
print([f() for f in fs])
k = "later"
print([f() for f in fs])


def three(a):
    def two(b):
        def one(c):
            return a, b, c

        a_now = a
        return one, a_now

    one, first = two("b")
    a = "changed"
    return one("c"), first


print(three("a"))


def early():
    def inner():
        return value

    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    value = 3
    print(inner())
    del value
    try:
        inner()
    except NameError as error:
        print(type(error).__name__, error)
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)


early()


def local():
    print(number)
    number = 1


number = 0
try:
    local()
except UnboundLocalError as error:
    print(error)


def parameters(x, *args, **kwargs):
    def get():
        return x, args, kwargs

    x = x + 1
    return get


print(parameters(1, 2, z=3)())


def recursive(n):
    def fact(m):
        return 1 if m < 2 else m * fact(m - 1)

    return fact(n)


print(recursive(20))


def make(tag):
    class Tagged:
        name = tag

        def get(self):
            return tag, self.name

    return Tagged


print(make("x")().get(), make("y")().get())


def accumulate():
    total = 0

    def add(x):
        nonlocal total
        total += x
        return total

    return [add(i) for i in range(5)], total


print(accumulate())


def swap():
    a, b = 1, 2

    def exchange():
        nonlocal a, b
        a, b = b, a

    exchange()
    return a, b


print(swap())


def decorated(prefix):
    def decorate(function):
        def wrapper(*args):
            return prefix + function(*args)

        return wrapper

    return decorate


@decorated("1")
@decorated("2")
def text(x):
    return x


print(text("3"), text.__name__, text.__qualname__)
