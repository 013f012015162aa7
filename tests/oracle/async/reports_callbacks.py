import asyncio
async def main():
    loop = asyncio.get_running_loop()
    def cb(): raise KeyError('cb')
    loop.call_soon(cb)
    await asyncio.sleep(0)
    fut = loop.create_future(); fut.set_exception(OSError('lost')); del fut
    print('ok')
    for t in (asyncio.Future(), asyncio.gather(asyncio.sleep(0)), ):
        print(type(t).__name__, isinstance(t, asyncio.Future))
    f = loop.create_future()
    f.set_result('x' * 50); print(f)
    f = loop.create_future(); f.set_result(list(range(20))); print(f)
    f = loop.create_future(); f.set_result({i: [i] * 9 for i in range(9)}); print(f)
    f = loop.create_future(); f.add_done_callback(print); f.add_done_callback(main); f.add_done_callback(f.cancel); print(f)
    f.cancel()
    import sys
    sys.exit(3)
asyncio.run(main())
