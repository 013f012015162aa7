# send, throw, close, yield from, finally, return values.
def echo():
    got = None
    while True:
        try:
            got = yield got
        except ValueError as error:
            got = "caught " + str(error)
        finally:
            print("round")


g = echo()
print(next(g), g.send(1), g.send("two"), g.throw(ValueError("v")), next(g))
g.close()
try:
    next(g)
except StopIteration as stop:
    print("stopped", stop.value)
g.close()


def three():
    yield 1
    yield 2
    return "done"


def outer():
    result = yield from three()
    print("result", result)
    yield from "ab"
    yield from []
    return (yield from three())


print(list(outer()))
it = three()
while True:
    try:
        print(next(it))
    except StopIteration as stop:
        print(repr(stop), stop.value)
        break


def cleanup(name):
    try:
        yield name
        yield "more"
    finally:
        print("cleanup", name)


c = cleanup("a")
print(next(c))
c.close()
for value in cleanup("b"):
    print(value)
    break
print("after break")
del c
list(cleanup("c"))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: echo().send(1))
attempt(lambda: echo().throw(KeyError("k")))


def leaks():
    yield 1
    raise StopIteration("inside")


attempt(lambda: list(leaks()))


def itself():
    yield next(me)


me = itself()
attempt(lambda: next(me))


def delegate():
    try:
        yield from echo()
    except KeyError as error:
        yield "outer caught " + repr(error)


d = delegate()
print(next(d), d.send(5), d.throw(ValueError("in")), d.throw(KeyError("out")))
attempt(lambda: next(d))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(15)])
squares = (x * x for x in range(4))
print(next(squares), sum(squares), list(squares))


def tree(node):
    if node:
        left, value, right = node
        yield from tree(left)
        yield value
        yield from tree(right)


print(list(tree(((None, 1, None), 2, ((None, 3, None), 4, None)))))


def with_finally_return():
    try:
        yield 1
        return "try"
    finally:
        print("fin")


def run():
    value = yield from with_finally_return()
    yield value


print(list(run()))


def expression():
    x = (yield 1) + (yield 2)
    print("x", x)
    print([(yield "in list"), (yield "again")])
    return x


e = expression()
print(next(e), e.send(10), e.send(20), e.send("l"))
attempt(lambda: e.send("m"))


def loops():
    for i in range(5):
        if i == 1:
            continue
        if i == 4:
            break
        try:
            if i == 2:
                continue
            yield i
        finally:
            yield ("f", i)
    else:
        yield "never"
    n = 0
    while n < 2:
        n += 1
        yield n
    else:
        yield "else"


print(list(loops()))
gen = three()
print(gen.__name__, type(gen).__name__, iter(gen) is gen)
a, *b = three()
print(a, b, max(three()), 2 in three(), dict(enumerate(three())))
