# Names of functions and builtins that come to mean something else.
def greet(name="you"):
    return "hello " + name


def call():
    return greet("a") + greet()


print(call())
original = greet


def greet(name="me"):
    return "bye " + name


print(call(), original())


def swap():
    global greet
    greet = lambda name="x": "swapped " + name


swap()
print(call())
greet = original
print(call())


def uses_late():
    return late(1)


try:
    uses_late()
except NameError as error:
    print(error)


def late(x, y=2):
    return x + y


print(uses_late())
del late
try:
    uses_late()
except NameError as error:
    print(error)


def defaults(a, b=[], c=len("abc")):
    b.append(a)
    return b, c


print(defaults(1), defaults(2))
if call():
    def chosen():
        return "if"
else:
    def chosen():
        return "else"
print(chosen())
for n in range(2):
    def looped(n=n):
        return n
print(looped(), n)


def wrong():
    return chosen(1)


try:
    wrong()
except TypeError as error:
    print(error)


def print_it(print=print):
    print("through a parameter")


print_it()
max = min
print(max(1, 2))
del max
print(max(1, 2))
list = [1]
try:
    list("ab")
except TypeError as error:
    print(error)
del list
print(list("ab"))


class str(str):
    pass


print(type(str("a")).__name__, isinstance("a", str))


def outer(f):
    def f(x):
        return x * 2

    return f(4)


print(outer(None))


def cached(x, memo={}):
    if x not in memo:
        memo[x] = x * x
    return memo[x], len(memo)


print(cached(2), cached(2), cached(3))
try:
    def half(x): return x / divisor
    half(1)
except NameError as error:
    print(error)
divisor = 2
print(half(1))
