import asyncio, time
log = []
async def main():
    loop = asyncio.get_running_loop()
    # queues
    q = asyncio.Queue(2)
    print(str(q), q.maxsize, q.full(), q.empty())
    q.put_nowait(1); q.put_nowait([2])
    print(str(q), q.full())
    try: q.put_nowait(3)
    except asyncio.QueueFull as e: print('full', repr(e))
    async def putter(n):
        await q.put(n); print('put', n)
    ts = [asyncio.create_task(putter(i)) for i in range(3)]
    await asyncio.sleep(0)
    print(str(q))
    for _ in range(5): print(await q.get())
    print(str(q))
    for _ in range(5): q.task_done()
    await q.join()
    try: q.task_done()
    except ValueError as e: print(e)
    l = asyncio.LifoQueue(); p = asyncio.PriorityQueue()
    for x in (3, 1, 2): l.put_nowait(x); p.put_nowait(x)
    print(str(l), str(p))
    print([l.get_nowait() for _ in range(3)], [p.get_nowait() for _ in range(3)])
    try: l.get_nowait()
    except asyncio.QueueEmpty as e: print('empty', repr(e))
    # timeout
    try:
        async with asyncio.timeout(0.01) as t:
            await asyncio.sleep(1)
    except TimeoutError as e: print('timeout', repr(e), t.expired(), repr(e.__cause__), t)
    async with asyncio.timeout(None) as t:
        print(t)
        t.reschedule(loop.time() + 1)
    print(t.expired(), t)
    try: t.reschedule(1)
    except RuntimeError as e: print(e)
    try: await asyncio.wait_for(asyncio.sleep(1, 'x'), 0.01)
    except asyncio.TimeoutError as e: print('wait_for', repr(e), repr(e.__cause__))
    print(await asyncio.wait_for(asyncio.sleep(0.001, 'x'), 1))
    try: await asyncio.wait_for(asyncio.sleep(1), 0)
    except TimeoutError as e: print('zero', repr(e))
    # future
    f = loop.create_future()
    print(f, f.done())
    try: f.result()
    except asyncio.InvalidStateError as e: print(e)
    try: f.exception()
    except asyncio.InvalidStateError as e: print(e)
    f.add_done_callback(lambda fu: print('cb', fu.result()))
    f.set_result(7)
    print(f, f.result(), f.exception())
    try: f.set_result(8)
    except asyncio.InvalidStateError as e: print(e)
    await asyncio.sleep(0)
    f = loop.create_future()
    f.set_exception(ValueError('v'))
    print(f)
    try: await f
    except ValueError as e: print('caught', e)
    f = loop.create_future(); print(f.cancel('why'), f.cancel(), f)
    try: await f
    except asyncio.CancelledError as e: print(repr(e))
    for bad in (5, StopIteration, StopIteration(1)):
        try: loop.create_future().set_exception(bad)
        except TypeError as e: print(e)
    # tasks
    async def work(n):
        try:
            await asyncio.sleep(n)
            return n
        except asyncio.CancelledError as e:
            print('cancelled', repr(e)); raise
    t = asyncio.create_task(work(5), name='worker')
    print(t.get_name(), t.cancelling()); t.set_name('w2'); print(t.get_name())
    await asyncio.sleep(0)
    print(t.cancel('msg'), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print('main', repr(e))
    print(t.cancelled(), t.done())
    try: t.exception()
    except asyncio.CancelledError as e: print(repr(e))
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    # never started
    t = asyncio.create_task(work(1)); t.cancel()
    print((await asyncio.gather(t, return_exceptions=True)))
    # wait
    ts = [asyncio.create_task(asyncio.sleep(d, d)) for d in (0.6, 0.01, 0.4)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print([x.result() for x in done], len(pending))
    done, pending = await asyncio.wait(pending, timeout=0.002)
    print(len(done), len(pending))
    for c in asyncio.as_completed(ts): print(await c)
    async def boom(d):
        await asyncio.sleep(d); raise KeyError(d)
    ts = [asyncio.create_task(boom(0.001)), asyncio.create_task(asyncio.sleep(0.4))]
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending), repr(done.pop().exception()))
    try:
        for c in asyncio.as_completed([asyncio.sleep(1), asyncio.sleep(0.001, 'q')], timeout=0.3): print(await c)
    except TimeoutError as e: print('ac', repr(e))
    # shield
    inner = asyncio.create_task(asyncio.sleep(0.3, 'inner'))
    try: await asyncio.wait_for(asyncio.shield(inner), 0.01)
    except TimeoutError: print('shielded', inner.done())
    print(await inner)
    # errors
    for fn in (lambda: asyncio.gather(1), lambda: asyncio.create_task(5), lambda: asyncio.ensure_future(5), lambda: asyncio.run(work(1))):
        try:
            r = fn(); 
        except (TypeError, RuntimeError) as e: print(type(e).__name__, e)
    for args in ((), ([],), ([work(1)],)):
        try: await asyncio.wait(*args)
        except (TypeError, ValueError) as e: print(type(e).__name__, e)
    try: await asyncio.wait([t], return_when='X')
    except ValueError as e: print(e)
    print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(main), asyncio.iscoroutinefunction(print), asyncio.iscoroutine(5), asyncio.isfuture(t), asyncio.iscoroutinefunction(asyncio.sleep))
    return 'done'
print(asyncio.run(main()))
try: asyncio.run(5)
except ValueError as e: print(e)
try: asyncio.get_running_loop()
except RuntimeError as e: print(e)
try: asyncio.create_task(asyncio.sleep(0))
except RuntimeError as e: print(e)
loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed(), loop)
def cb(x): log.append(x)
async def lm():
    h = loop.call_later(0.003, cb, 'late3')
    loop.call_later(0.001, cb, 'late1')
    h2 = loop.call_later(0.002, cb, 'never'); h2.cancel(); print(h2.cancelled(), type(h2).__name__)
    loop.call_soon(cb, 'soon')
    when = loop.time() + 0.004
    for i in range(6): loop.call_at(when, cb, ('at', i))
    await asyncio.sleep(0.02)
    return log
print(loop.run_until_complete(lm()))
loop.call_soon(loop.stop); loop.run_forever()
loop.close()
print(loop.is_closed(), loop)
try: loop.call_soon(cb, 1)
except RuntimeError as e: print(e)
try: loop.run_forever()
except RuntimeError as e: print(e)
with asyncio.Runner() as r:
    print(r.run(asyncio.sleep(0, 1)), r.run(asyncio.sleep(0, 2)))
async def bad():
    1 / 0
try: asyncio.run(bad())
except ZeroDivisionError as e: print('run raised', e)
