import asyncio
class Q(asyncio.Queue):
    def __init__(self, n): super().__init__(n); self.extra = 'x'
    async def put(self, item):
        print('putting', item); await super().put(item)
class L(asyncio.Lock): pass
class E(asyncio.Event):
    async def wait(self): print('waiting'); return await super().wait()
async def main():
    q = Q(1); await q.put(1); print(q.full(), await q.get(), q.extra, str(q), isinstance(q, asyncio.Queue))
    l = L()
    async with l: print(l.locked(), type(l).__name__)
    e = E(); e.set(); print(await e.wait())
    q2: asyncio.Queue[int] = asyncio.Queue()
    print(asyncio.Queue[int])
asyncio.run(main())
