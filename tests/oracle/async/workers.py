import asyncio
async def worker(n, q, results):
    while True:
        item = await q.get()
        try:
            if item is None: return n
            for _ in range(item % 3): await asyncio.sleep(0)
            if item == 7: raise RuntimeError(f'item {item}')
            results.append((n, item))
        finally:
            q.task_done()
class Pool:
    def __init__(self, size): self.size = size; self.q = asyncio.Queue(); self.results = []
    async def __aenter__(self):
        self.tasks = [asyncio.create_task(worker(i, self.q, self.results), name=f'w{i}') for i in range(self.size)]
        return self
    async def __aexit__(self, *exc):
        for _ in self.tasks: await self.q.put(None)
        self.ended = await asyncio.gather(*self.tasks, return_exceptions=True)
async def main():
    async with Pool(3) as p:
        for i in range(10): p.q.put_nowait(i)
        await p.q.join()
    print(sorted(i for _, i in p.results), p.ended)
    async def retry(fn, n, *a):
        for attempt in range(1, n + 1):
            try: return await fn(*a)
            except ConnectionError as e:
                print('attempt', attempt, e)
                if attempt == n: raise
                await asyncio.sleep(0.001 * 2 ** attempt)
    calls = 0
    async def flaky(limit):
        nonlocal calls; calls += 1
        if calls < limit: raise ConnectionError(f'try {calls}')
        return calls
    print(await retry(flaky, 5, 3))
    async def stream(n):
        for i in range(n): yield i; await asyncio.sleep(0)
    async def pipe(src, f):
        async for x in src: yield f(x)
    print([x async for x in pipe(pipe(stream(5), lambda v: v + 1), str)])
    sem = asyncio.Semaphore(2); active = peak = 0
    async def limited(i):
        nonlocal active, peak
        async with sem:
            active += 1; peak = max(peak, active)
            await asyncio.sleep(0.002); active -= 1
        return i
    print(await asyncio.gather(*map(limited, range(6))), peak)
    raise asyncio.CancelledError('bye')
try: asyncio.run(main())
except asyncio.CancelledError as e: print('cancelled', e.args)
asyncio.run(main())
