import asyncio, sys, collections.abc, typing, types
from typing import AsyncIterator, Awaitable, Coroutine, AsyncGenerator, Callable, Any, Optional
async def agen(name, n=3):
    try:
        for i in range(n): yield i
    finally:
        print('fin', name)
def byhand():
    g = agen('hand'); 
    try: g.asend(None).send(None)
    except StopIteration as e: print('first', e.value)
    del g
    print('deleted')
    c = co(1)
    print(c.send(None))
    try: c.throw(ValueError('thrown'))
    except ValueError as e: print('thr', e)
    c = co(1); c.send(None); c.close(); print('closed')
    c = co(1); c.close()
    try: c.send(None)
    except RuntimeError as e: print(e)
    c = co(1)
    try: c.throw(KeyError)
    except KeyError as e: print(repr(e))
    c = co(1)
    try: c.send(5)
    except TypeError as e: print(e)
    for bad in (lambda: iter(co2), lambda: [x for x in co2], lambda: co2()()):
        try: bad()
        except TypeError as e: print(type(e).__name__, str(e).split(' at ')[0])
class Y:
    def __await__(self): yield 'y'
async def co(x):
    try: await Y()
    except GeneratorExit: print('GE'); raise
    finally: print('co fin')
async def co2(): pass
byhand()
async def order():
    out = []
    loop = asyncio.get_running_loop()
    async def t(n, k):
        for i in range(k): out.append(f'{n}{i}'); await asyncio.sleep(0)
        return n
    a = asyncio.create_task(t('a', 2)); b = loop.create_task(t('b', 1))
    a.add_done_callback(lambda f: out.append('cb1')); a.add_done_callback(lambda f: out.append('cb2'))
    loop.call_soon(out.append, 's1')
    async def waiter(w): out.append('w+'); r = await a; out.append('w' + r)
    ws = [asyncio.create_task(waiter(i)) for i in range(2)]
    loop.call_soon(out.append, 's2')
    cbx = lambda f: out.append('removed')
    a.add_done_callback(cbx); print(a.remove_done_callback(cbx), a.remove_done_callback(cbx))
    await b; out.append('b done')
    await asyncio.gather(*ws)
    a.add_done_callback(lambda f: out.append('late')); out.append('after')
    await asyncio.sleep(0)
    print(out)
    f = loop.create_future(); out.clear()
    async def wf(n):
        try: out.append((n, await f))
        except asyncio.CancelledError: out.append((n, 'c'))
    ts = [asyncio.create_task(wf(n)) for n in range(3)]
    await asyncio.sleep(0); ts[1].cancel(); await asyncio.sleep(0)
    print(f.cancelled(), out, [t.done() for t in ts])
    await asyncio.sleep(0); print(out)
    # event / sem fairness with cancellation
    s = asyncio.Semaphore(1); out.clear()
    async def us(n):
        async with s: out.append(n); await asyncio.sleep(0)
    ts = [asyncio.create_task(us(n)) for n in range(5)]
    await asyncio.sleep(0); ts[2].cancel(); await asyncio.gather(*ts, return_exceptions=True); print(out)
    # nested gather, cancel
    async def child(n):
        try: await asyncio.sleep(10)
        except asyncio.CancelledError: out.append(('cc', n)); raise
    out.clear()
    t = asyncio.create_task(child(0))
    g = asyncio.gather(asyncio.gather(child(1), child(2)), t)
    await asyncio.sleep(0); t.cancel()
    try: await g
    except asyncio.CancelledError as e: print('g', repr(e), out)
    async def swallow():
        while True:
            try:
                await asyncio.sleep(10)
            finally:
                return 'swallowed'
    t = asyncio.create_task(swallow()); await asyncio.sleep(0); t.cancel(); print(await t, t.cancelled())
    async def cancel_self():
        asyncio.current_task().cancel(); out.append('cs'); await asyncio.sleep(0); out.append('not')
    try: await asyncio.create_task(cancel_self())
    except asyncio.CancelledError: print(out[-1])
    async def cancel_self2(): asyncio.current_task().cancel(); return 5
    t = asyncio.create_task(cancel_self2())
    try: await t
    except asyncio.CancelledError: print('cancelled at end', t.cancelled())
    # wait_for cancel outer
    async def wfo():
        try: await asyncio.wait_for(child('wf'), 10)
        except asyncio.CancelledError: print('wfo cancelled'); raise
    out.clear(); t = asyncio.create_task(wfo()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print(out)
    # timeouts nest, reschedule
    async with asyncio.timeout(0.002) as tm:
        tm.reschedule(loop.time() + 0.05)
        await asyncio.sleep(0.004)
    print(tm.expired())
    try:
        async with asyncio.timeout(-1): await asyncio.sleep(0)
    except TimeoutError: print('past')
    try:
        async with asyncio.timeout(0.001):
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: raise KeyError('replaced')
    except (TimeoutError, KeyError) as e: print(repr(e), repr(e.__context__))
    res = await asyncio.gather(asyncio.sleep(0.02, 'slow'), asyncio.sleep(0.01, 'fast'), asyncio.sleep(0, 'now'))
    print(res)
    t0 = loop.time(); await asyncio.sleep(0.05); print(0.045 < loop.time() - t0 < 0.2)
async def shutdown():
    g = agen('left'); print(await anext(g))
    global g2; g2 = agen('global'); print(await anext(g2))
    async def bg():
        try: await asyncio.sleep(100)
        except asyncio.CancelledError: print('bg cancelled'); raise
        finally: print('bg fin')
    global bt; bt = asyncio.create_task(bg(), name='bg'); await asyncio.sleep(0)
    return 'r'
asyncio.run(order())
print(asyncio.run(shutdown())); print(bt.cancelled())
async def failing():
    g = agen('f'); await anext(g)
    raise SystemExit(3) if len(sys.argv) > 5 else LookupError('lk')
try: asyncio.run(failing())
except LookupError as e: print(repr(e))
print(isinstance(co2(), collections.abc.Coroutine), isinstance(co2(), collections.abc.Awaitable), isinstance(agen(1), collections.abc.AsyncIterator), isinstance(agen(1), collections.abc.AsyncGenerator), isinstance(5, collections.abc.Awaitable), isinstance(Y(), collections.abc.Awaitable), isinstance(Y(), collections.abc.Coroutine))
print(isinstance(co2(), types.CoroutineType), isinstance(agen(2), types.AsyncGeneratorType))
class It(collections.abc.AsyncIterator):
    def __init__(self): self.n = 0
    async def __anext__(self):
        self.n += 1
        if self.n > 2: raise StopAsyncIteration
        return self.n
async def typed(cb: Callable[[int], Awaitable[int]], xs: AsyncIterator[int], o: Optional[Coroutine[Any, Any, int]] = None) -> AsyncGenerator[int, None]:
    async for x in xs: yield await cb(x)
async def dbl(x: int) -> int: return x * 2
async def tm(): print([v async for v in typed(dbl, It())])
asyncio.run(tm())
loop = asyncio.new_event_loop(); asyncio.set_event_loop(loop)
fut = loop.create_future(); loop.call_later(0.001, fut.set_result, 'x')
print(loop.run_until_complete(fut), asyncio.get_event_loop() is loop)
t = loop.create_task(dbl(4)); print(t.done(), loop.run_until_complete(t), t.result())
try: loop.run_until_complete(5)
except TypeError as e: print(e)
async def stopper(): loop.stop(); await asyncio.sleep(1)
try: loop.run_until_complete(stopper())
except RuntimeError as e: print(e)
loop.close()
async def outer():
    raise ValueError('final')
asyncio.run(outer())
