import asyncio
async def tick(v=None): await asyncio.sleep(0); return v
async def ar(n):
    for i in range(n): yield await tick(i)
async def main():
    async def inner(a=await tick('dflt'), *, k=await tick('kw')): return a, k
    print(await inner(), (lambda x=await tick('lam'): x)())
    d = await tick(lambda f: f)
    @d
    class C(await tick(object), metaclass=await tick(type)):
        v = 1
    print(C.v, list(x for x in await tick([1, 2])))
    print([[y async for y in ar(x)] for x in range(3)], [[await tick(y) for y in range(x)] async for x in ar(3)])
    print({k: [v async for v in ar(k)] for k in await tick((1, 2))}, [i for i in range(4) if await tick(i % 2)])
    fs = [lambda: (x, y) for y in range(2) if await tick(True) for x in [await tick(y * 10)]]
    print([f() for f in fs])
    outer = 5
    print([outer + x + (outer := x) async for x in ar(3)], outer)
    g = ((i, j) async for i in ar(2) for j in [await tick(i)] if j or not j)
    print([p async for p in g])
    print(sum([x async for x in ar(4)]), *[x async for x in ar(2)], await tick(3), sep='|')
    print(await asyncio.gather(*[tick(i) for i in range(3)], *(tick(i) for i in range(2))), dict(a=await tick(1), **await tick({'b': 2})))
    for i, (a, *b) in enumerate([await tick((1, 2, 3)), (4,)]): print(i, a, b)
    async for a, b in pairs(): print(a + b, end=' ')
    print()
    while (n := await tick(outer)) < 4: outer += 1
    else: print('else', n)
    try: raise (await tick(KeyError))('raised') from await tick(ValueError('cause'))
    except await tick(KeyError) as e: print(repr(e), repr(e.__cause__))
    with (await tick(open('/dev/null'))) as fh: print(fh.closed)
    x = [0, 1, 2, 3]
    x[await tick(1):await tick(3)] = await tick(['s', 't', 'u']); del x[await tick(0)]; print(x)
    s = await tick('%s-%s') % (await tick(1), await tick(2)); print(s, -(await tick(3)), not await tick(''), (await tick(2)) ** (await tick(3)))
    return (await tick(1), await tick(2))[await tick(1)]
async def pairs():
    for p in ((1, 2), (3, 4)): yield p
class Meta:
    async def __aenter__(self): return (1, [2, 3])
    async def __aexit__(self, *a): pass
async def targets():
    class O: pass
    o = O(); d = {}
    async with Meta() as (o.x, [d['a'], d[await tick('b')]]): print(o.x, d)
    async for o.y in ar(2): pass
    async for d['z'] in ar(3): pass
    print(o.y, d)
    for d[await tick('q')] in range(2): pass
    print(d)
print(asyncio.run(main()))
asyncio.run(targets())
