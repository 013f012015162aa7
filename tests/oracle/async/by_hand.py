class Susp:
    def __init__(self, v): self.v = v
    def __await__(self):
        r = yield self.v
        return ('got', r)
async def f(x):
    a = await Susp(x)
    b = await Susp(x + 1)
    return a, b
def drive(c, *sends):
    out = []
    try:
        out.append(c.send(None))
        for s in sends:
            out.append(c.send(s))
    except StopIteration as e:
        out.append(('ret', e.value))
    except Exception as e:
        out.append((type(e).__name__, str(e)))
    return out
print(drive(f(1), 'a', 'b'))
c = f(1)
print(type(c).__name__, c.__name__, c.__qualname__, c.cr_running, c.cr_suspended)
c.close()
print(drive(c))
async def nonaw():
    try:
        await 5
    except TypeError as e:
        print(e)
    class B:
        def __await__(self): return 5
    try: await B()
    except TypeError as e: print(e)
    class C:
        def __await__(self): return f(1)
    try: await C()
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    class D:
        async def __aenter__(self): pass
    try:
        async with D(): pass
    except (TypeError, AttributeError) as e: print(type(e), e)
    class E:
        def __aenter__(self): return 5
        def __aexit__(self, *a): return 5
    try:
        async with E(): pass
    except (TypeError, AttributeError) as e: print(type(e), e)
    class F:
        async def __aenter__(self): return 5
        def __aexit__(self, *a): return 5
    try:
        async with F(): pass
    except (TypeError, AttributeError) as e: print(type(e), e)
    try:
        async with F(): 1/0
    except (TypeError, AttributeError) as e: print(type(e), e, repr(e.__context__))
    try:
        async for x in 5: pass
    except TypeError as e: print(e)
    class G:
        def __aiter__(self): return 5
    try:
        async for x in G(): pass
    except TypeError as e: print(e)
    class H:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in H(): pass
    except TypeError as e: print(e, repr(e.__cause__))
    for x in (1, G(), H()):
        try: aiter(x)
        except TypeError as e: print(e)
    try: anext(3)
    except TypeError as e: print(e)
drive(nonaw())
async def agen(n):
    try:
        for i in range(n):
            r = yield i
            print('sent', r)
            await Susp(i * 10)
    except ValueError as e:
        print('VE', e)
        yield 'handled'
    finally:
        print('fin')
async def use():
    async for x in agen(2):
        print('x', x)
    else:
        print('else')
    g = agen(3)
    print(await g.asend(None))
    print(await g.asend('hi'))
    print(await g.athrow(ValueError('v')))
    try:
        print(await g.asend(None))
    except StopAsyncIteration as e: print('SAI', e)
    print(await anext(g, 'dflt'))
    g = agen(3)
    print(await anext(g))
    await g.aclose()
    await g.aclose()
    l = [x async for x in agen(3) if x != 1]
    print(l)
    print({x async for x in agen(2)}, {x: [await Susp(y) for y in range(x)] async for x in agen(3)})
    ge = (x * 2 async for x in agen(2))
    print(type(ge).__name__)
    async for v in ge: print(v)
    ge2 = (await Susp(y) for y in range(2))
    print([z async for z in ge2])
    fs = [lambda: x async for x in agen(3)]
    print([f() for f in fs])
    return 1 < await Susp(1) if False else (0 < len(await Susp(1)) < 3)
print(drive(use(), *range(30)))
class CM:
    def __init__(self, n, sw=False): self.n = n; self.sw = sw
    async def __aenter__(self):
        print('enter', self.n, await Susp('e'))
        return self.n
    async def __aexit__(self, t, v, tb):
        print('exit', self.n, t and t.__name__, v, await Susp('x'))
        return self.sw
async def w():
    async with CM(1) as a, CM(2, True) as b:
        print(a, b)
        raise KeyError('k')
    for i in range(3):
        async with CM(i):
            if i == 0: continue
            if i == 1: break
    async with CM(9):
        return 'returned'
print(drive(w(), *range(30)))
class Acc:
    t = 1
async def aug():
    a = Acc(); d = {'k': 1}
    a.t += len(await Susp(1))
    d['k'] += len(await Susp(1))
    x = 5
    x += len(await Susp(2))
    assert x == 7, await Susp(3)
    try:
        assert x == 8, await Susp(3)
    except AssertionError as e: print(repr(e))
    return a.t, d, x, [1, *(await Susp(3))], f"{await Susp(4)!r:>12}", (await Susp(1)) == ('got', 3) and await Susp(2)
print(drive(aug(), *range(10)))
async def ctx():
    try:
        try:
            1/0
        except ZeroDivisionError:
            await Susp(1)
            raise ValueError('v')
    except ValueError as e:
        print(repr(e.__context__))
    async def s(): raise StopIteration('x')
    try: await s()
    except RuntimeError as e: print(e, repr(e.__cause__))
    async def ag():
        raise StopAsyncIteration('x')
        yield
    try:
        async for q in ag(): pass
    except RuntimeError as e: print(e, repr(e.__cause__))
print(drive(ctx(), *range(10)))
