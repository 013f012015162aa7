"""Yields in every place, handlers and finally blocks that are left in every way."""

import sys
def f():
    try:
        try:
            raise ValueError("a")
        finally:
            yield 1
            try:
                raise
            except ValueError as e:
                print("re", e)
            yield 2
    except ValueError as e:
        print("outer", e, e.__context__)
for x in f(): print(x)
def g():
    try:
        raise ValueError("one")
    except ValueError:
        try:
            yield 1
            raise KeyError("two")
        except KeyError as e:
            print(repr(e), repr(e.__context__))
            yield 2
        try:
            raise
        except ValueError as e:
            print("again", e)
            yield 3
print(list(g()))
def h():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            yield i
        finally:
            yield ("f", i)
    else:
        yield "no"
    yield "end"
print(list(h()))
def k():
    try:
        return (yield 1)
    finally:
        print("fin")
        yield 2
gk = k()
print(next(gk)); print(gk.send(9))
try: next(gk)
except StopIteration as e: print(e.value)
def ctx():
    class M:
        def __enter__(self): return 5
        def __exit__(self, *a): print("exit", a[0]); return True
    with M() as m, M() as n:
        yield m
        raise KeyError(1)
    yield "after"
    for i in range(3):
        with M():
            if i == 1: break
            yield i
    with M():
        return 7
def c2():
    x = yield from ctx()
    print("x", x)
print(list(c2()))
def m():
    try:
        yield 1
    except GeneratorExit:
        print("gexit")
        raise
    finally:
        print("fin m")
a = m(); next(a); a.close()
a = m(); next(a); del a
print("---")
def n():
    while True:
        try:
            yield 1
        except ValueError:
            yield 'V'
        except (KeyError, IndexError) as e:
            yield repr(e)
        else:
            yield 'else'
        finally:
            yield 'fin'
a = n()
print(next(a), next(a), next(a), next(a), a.throw(ValueError), next(a), next(a), a.throw(KeyError(3)), next(a), next(a))
try:
    a.throw(TypeError("t"))
except TypeError as e: print("T", e)
print(a.close() if 0 else 'x')
def q(n):
    if n: 
        yield from q(n-1)
        yield n
print(list(q(5)))
def exc_in_gen():
    try:
        raise ValueError(1)
    except ValueError as e:
        yield sys.exc_info()[0]
        yield e
    yield sys.exc_info()[0]
it = exc_in_gen()
print(next(it), sys.exc_info()[0])
try:
    raise KeyError
except KeyError:
    print(repr(next(it)), sys.exc_info()[0])
    print(next(it))
def w():
    i = 0
    while (yield i) != 'stop':
        i += 1
    else:
        yield 'else'
a = w(); print(next(a), a.send(1), a.send(2), a.send('stop'))
def z():
    print((yield 1) + (yield 2), [(yield 3), (yield 4)], {(yield 5): (yield 6)}, (yield 7) if (yield 8) else (yield 9))
    x = y = yield 10
    print(x, y, (yield 11) and (yield 12) or (yield 13), f"{(yield 14)} {(yield 15)!r}")
a = z()
v = next(a)
while True:
    try: v = a.send(v * 10); print("v", v)
    except StopIteration: break
