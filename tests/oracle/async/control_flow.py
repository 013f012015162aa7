# control flow of every kind through awaits
import asyncio
trace = []
async def tick(v=None):
    await asyncio.sleep(0)
    return v
async def ret_finally():
    try:
        return await tick(1)
    finally:
        trace.append(await tick('f'))
async def nested(n):
    for i in range(n):
        try:
            try:
                if i == 1: continue
                if i == 3: break
                if i == 2: raise KeyError(i)
                await tick()
            except KeyError as e:
                trace.append(('ke', await tick(str(e))))
            else:
                trace.append(('else', i))
            finally:
                trace.append(('fin', await tick(i)))
        finally:
            await tick(); trace.append('outer')
    else:
        trace.append('never')
    while await tick(len(trace) < 14):
        trace.append('w')
    else:
        trace.append('welse')
    return [x async for x in arange(3)]
async def arange(n):
    for i in range(n):
        await tick()
        yield i
async def exc_chain():
    try:
        try: await fail('a')
        except ValueError as e:
            await tick()
            try: await fail('b')
            except ValueError as f:
                print(repr(f.__context__), f.__context__ is e)
                await tick()
                raise KeyError('c') from f
    except KeyError as k:
        print(repr(k.__cause__), repr(k.__context__))
    try:
        try: await fail('d')
        finally: await fail('e')
    except ValueError as e: print(repr(e), repr(e.__context__))
    try:
        try: await fail('x')
        except ValueError:
            await tick(); raise
    except ValueError as e: print(repr(e))
async def fail(m):
    await tick()
    raise ValueError(m)
class A:
    x = 0
    async def meth(self, *a, k=1, **kw): return (self.x, a, await tick(k), kw)
    @classmethod
    async def cm(cls): return await tick(cls.__name__)
    @staticmethod
    async def sm(v): return await tick(v)
    async def __call__(self): return await tick('called')
    def __aiter__(self): return arange(2)
    @property
    async def prop(self): return await tick('prop')
class B(A):
    async def meth(self, *a, **kw): return ('B', await super().meth(*a, **kw))
def deco(f):
    async def w(*a, **k):
        print('before', f.__name__)
        r = await f(*a, **k)
        print('after'); return r
    return w
@deco
async def decorated(a, b=2): return a + b + await tick(10)
async def exprs():
    a = [1, 2, 3]; d = {}
    d[await tick('k')] = await tick('v')
    a[await tick(0)], a[1] = await tick(5), await tick(6)
    print(a, d, await tick(1) + await tick(2) * await tick(3), [await tick(1), *await tick([2, 3]), await tick(4)])
    print(f"{await tick(1)!r} {await tick(3.14159):.{await tick(2)}f} {(await tick('x')):>{await tick(4)}}")
    print({await tick(1): await tick(2), **await tick({3: 4})}, (await tick(1), await tick(2)), {await tick(1)})
    print(await tick(1) if await tick(0) else await tick(2), await tick(0) or await tick('or'), await tick(1) and await tick('and'), not await tick(0))
    print(1 < await tick(2) < 3, 1 < await tick(5) < await tick(3), await tick(1) in await tick([1]), (await tick('abc'))[await tick(1):], (await tick('abc')).upper())
    print(max(await tick(1), await tick(9), key=lambda v: -v), await (await tick(tick))(7), (lambda v: v)(await tick(8)))
    x = y = await tick(3); x += await tick(4); x -= y
    (p, *q), r = await tick(([1, 2, 3], 4))
    print(x, y, p, q, r, (z := await tick(11)), z)
    del a[await tick(0)]
    assert await tick(True), 'no'
    try: assert await tick(False), f'msg {await tick(1)}'
    except AssertionError as e: print('assert', e)
    match await tick((1, [2, 3])):
        case (1, [v, *w]) if await tick(v == 9): print('no')
        case (1, [v, *w]) if await tick(v == 2): print('yes', v, w)
    print([i async for i in A()], [j for j in [await tick(k) for k in range(3)] if j], sum([await tick(v) for v in range(4)]))
    print([[await tick(i * j) for i in range(2)] for j in range(3)], {await tick(i) % 2 async for i in arange(5)}, [x async for x in arange(4) if await tick(x % 2)])
    print([(i, j) async for i in arange(2) async for j in arange(2)], [k for i in await tick([1, 2]) for k in range(i)])
    g = (await tick(i) for i in range(3))
    print([v async for v in g])
    def sync(): return [n for n in (1, 2)]
    print(sync(), [await f() for f in [lambda i=i: tick(i) for i in range(3)]])
    b = B()
    print(await b.meth(1, k=5, z=6), await B.cm(), await A.sm(3), await b(), await b.prop, await A.meth(b, 2))
    print(await decorated(1, b=await tick(5)))
    try: print(await (await tick(fail))('deep'))
    except ValueError as e: print(e)
    with open('/dev/null') as fh:
        print(await tick(len(fh.read())))
    global gl; gl = await tick('global'); print(gl)
    def mk():
        n = 0
        async def inc():
            nonlocal n
            n += await tick(1)
            return n
        return inc
    inc = mk(); print(await inc(), await inc())
    return await tick(None)
async def agen_ctl():
    async def g():
        while True:
            try:
                got = yield 'ready'
                if got == 'stop': return
                yield await tick(('echo', got))
            except KeyError as e:
                yield ('caught', e.args)
            finally:
                trace.append('gfin')
    it = g()
    print(await it.__anext__(), await it.asend('hi'), await it.__anext__(), await it.athrow(KeyError('k')))
    print(await anext(it))
    try: await it.asend('stop')
    except StopAsyncIteration: print('stopped')
    it = g(); await anext(it)
    a = it.asend(1)
    print(a.send(None))
    try: a.send(None)
    except StopIteration as e: print('raw', e.value)
    try: a.send(None)
    except RuntimeError as e: print(e)
    try: await it.athrow(ZeroDivisionError, ZeroDivisionError('z'))
    except ZeroDivisionError as e: print('zd', e)
    async def bad():
        try: yield 1
        finally: yield 2
    it = bad(); await anext(it)
    try: await it.aclose()
    except RuntimeError as e: print(e)
    it = arange(3)
    n = it.asend(None)
    await n
    t1 = asyncio.create_task(it.__anext__().__class__ and asyncio.wait_for(aw(it), None)); await asyncio.sleep(0)
    try: await it.asend(None)
    except RuntimeError as e: print(e)
    print(await t1)
    print(type(it).__name__, type(it.asend(None)).__name__, type(it.aclose()).__name__, type(anext(it, 1)).__name__, it.ag_running, it.__name__)
    async with asyncio.timeout(1): pass
async def aw(it): return await anext(it)
async def main():
    print(await ret_finally(), trace); trace.clear()
    print(await nested(5), trace); trace.clear()
    await exc_chain(); await exprs(); await agen_ctl()
    print(trace)
asyncio.run(main())
