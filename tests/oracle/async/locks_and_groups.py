import asyncio
async def w(ev, n):
    await ev.wait(); print('go', n)
async def main():
    # Condition
    c = asyncio.Condition()
    items = []
    async def consumer(n):
        async with c:
            await c.wait_for(lambda: items)
            print('consumer', n, items.pop())
    ts = [asyncio.create_task(consumer(i)) for i in range(3)]
    await asyncio.sleep(0)
    for i in range(3):
        async with c:
            items.append(i); c.notify()
        await asyncio.sleep(0)
    await asyncio.gather(*ts)
    try: await c.wait()
    except RuntimeError as e: print(e)
    try: c.notify()
    except RuntimeError as e: print(e)
    try: c.release()
    except RuntimeError as e: print(e)
    lock = asyncio.Lock()
    try: lock.release()
    except RuntimeError as e: print(e)
    async with lock:
        print(lock.locked())
        t = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        t.cancel()
    try: await t
    except asyncio.CancelledError: print('acq cancelled', lock.locked())
    s = asyncio.BoundedSemaphore(2)
    await s.acquire()
    s.release()
    try: s.release()
    except ValueError as e: print(e)
    try: asyncio.Semaphore(-1)
    except ValueError as e: print(e)
    s = asyncio.Semaphore(1)
    order = []
    async def use(n):
        async with s:
            order.append(n); await asyncio.sleep(0)
    await asyncio.gather(*(use(i) for i in range(4)))
    print(order, s.locked())
    b = asyncio.Barrier(3)
    async def party(n):
        async with b as pos:
            order.append((n, pos))
        return n
    order.clear()
    print(await asyncio.gather(*(party(i) for i in range(3))), order, b.parties, b.n_waiting, b.broken)
    t = [asyncio.create_task(b.wait()) for _ in range(2)]
    await asyncio.sleep(0); print(b.n_waiting)
    await b.abort()
    print(await asyncio.gather(*t, return_exceptions=True), b.broken)
    ev = asyncio.Event()
    ts = [asyncio.create_task(w(ev, i)) for i in range(3)]
    await asyncio.sleep(0); ev.set(); ev.clear(); print(ev.is_set())
    await asyncio.gather(*ts)
    # TaskGroup
    async def ok(n):
        await asyncio.sleep(0.001 * n); return n
    async def bad(n):
        await asyncio.sleep(0.001 * n); raise ValueError(n)
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(ok(1)); d = tg.create_task(ok(2), name='dd')
        print(tg)
    print(a.result(), d.result(), d.get_name(), tg)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(1)); tg.create_task(bad(1)); x = tg.create_task(ok(50))
            await asyncio.sleep(1)
    except Exception as e:
        print(type(e).__name__, e, sorted(repr(x) for x in e.exceptions), x.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            x = tg.create_task(ok(50))
            raise KeyError('body')
    except Exception as e:
        print(type(e).__name__, e, e.exceptions, x.cancelled(), repr(e.__context__), repr(e.__cause__))
    for f in (lambda: asyncio.TaskGroup().create_task(c), lambda: tg.create_task(c)):
        try: f()
        except RuntimeError as e: print(e)
    # cancel in group
    async def outer():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(100))
            await asyncio.sleep(1)
    t = asyncio.create_task(outer()); await asyncio.sleep(0.001); t.cancel('stop')
    try: await t
    except asyncio.CancelledError as e: print('outer', repr(e))
    # agens
    async def ag():
        try:
            for i in range(5): yield i; await asyncio.sleep(0)
        finally:
            await asyncio.sleep(0); print('ag closed')
    async for v in ag():
        if v == 2: break
    await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0)
    print('after break')
    g = ag(); await anext(g)
    global keep
    keep = g
    # suppression of cancellation
    async def stubborn():
        for _ in range(2):
            try: await asyncio.sleep(10)
            except asyncio.CancelledError: print('no')
        return 'survived'
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0); t.cancel(); await asyncio.sleep(0); t.cancel()
    print(await t, t.cancelled(), t.cancelling())
    # await same coroutine twice
    co = ok(1); await co
    try: await co
    except RuntimeError as e: print(e)
    # self await, bad yield
    async def selfish():
        await asyncio.current_task()
    class Bad:
        def __await__(self): yield 5
    try: await Bad()
    except RuntimeError as e: print(e)
    class Awaitable:
        def __init__(self, n): self.n = n
        def __await__(self):
            yield from asyncio.sleep(0.001).__await__()
            return self.n
    print(await asyncio.gather(Awaitable(1), Awaitable(2)), await asyncio.wait_for(Awaitable(3), 1))
    # handler
    asyncio.get_running_loop().set_exception_handler(lambda loop, ctx: print('handler', ctx['message'][:22], repr(ctx.get('exception'))))
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0); await asyncio.sleep(0)
    left = asyncio.create_task(asyncio.sleep(100))
    try:
        await asyncio.gather(bad(1), ok(3), return_exceptions=False)
    except ValueError as e: print('gather', e)
    g = asyncio.gather(ok(30), ok(40))
    await asyncio.sleep(0)
    g.cancel()
    try: await g
    except asyncio.CancelledError as e: print('gather cancelled', repr(e))
    f = ok(1)
    print(await asyncio.gather(f, f))
    print(await asyncio.gather())
    try:
        async with asyncio.timeout(0.001):
            try:
                await asyncio.sleep(1)
            finally:
                print('cleanup')
    except TimeoutError: print('TO')
    try:
        async with asyncio.timeout(10):
            async with asyncio.timeout(0.001):
                await asyncio.sleep(1)
    except TimeoutError: print('inner TO')
asyncio.run(main())
print('end')
