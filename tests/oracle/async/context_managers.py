import asyncio, types
from contextlib import asynccontextmanager, aclosing, AsyncExitStack, nullcontext, contextmanager
@asynccontextmanager
async def res(n, sw=False):
    "doc"
    print('open', n)
    try:
        yield n * 2
    except ValueError as e:
        print('saw', e)
        if not sw: raise
    finally:
        await asyncio.sleep(0)
        print('close', n)
@asynccontextmanager
async def none():
    if False: yield
@asynccontextmanager
async def two():
    yield 1
    yield 2
@asynccontextmanager
async def replace():
    try: yield
    except ValueError: raise KeyError('other')
@contextmanager
def plain(n):
    print('plain', n); yield n; print('plain end', n)
class CM:
    async def __aenter__(self): print('CM in'); return 'cm'
    async def __aexit__(self, *a): print('CM out', a[0]); return True
@res(9)
async def decorated(x):
    "dd"
    print('in decorated', x)
    return x
@types.coroutine
def gen_coro(n):
    r = yield from asyncio.sleep(0, n).__await__()
    return r + 1
@types.coroutine
def bare():
    yield
    return 'bare'
async def main():
    print(res.__name__, res.__doc__, decorated.__name__)
    async with res(1) as r: print('body', r)
    try:
        async with res(2): raise ValueError('x')
    except ValueError as e: print('out', e)
    async with res(3, True): raise ValueError('y')
    for f in (none, two):
        try:
            async with f() as v: print('v', v)
        except RuntimeError as e: print(e)
    try:
        async with two(): raise ValueError('z')
    except (RuntimeError, ValueError) as e: print(repr(e))
    try:
        async with replace(): raise ValueError('z')
    except KeyError as e: print(repr(e), repr(e.__context__))
    try:
        async with res(4): raise StopAsyncIteration('s')
    except StopAsyncIteration as e: print(repr(e))
    print(await decorated(5), await decorated(6))
    async def g():
        try:
            yield 1; yield 2
        finally: print('g closed')
    async with aclosing(g()) as it:
        async for v in it:
            print(v); break
    async def acb(*a, **k): print('acb', a, k)
    async with AsyncExitStack() as st:
        print(await st.enter_async_context(res(7)), st.enter_context(plain(8)))
        st.callback(print, 'callback', sep='-')
        st.push_async_callback(acb, 1, k=2)
        print(await st.enter_async_context(CM()))
        raise OSError('swallowed by CM')
    try:
        async with AsyncExitStack() as st:
            await st.enter_async_context(plain(1))
    except TypeError as e: print(e)
    st = AsyncExitStack(); await st.enter_async_context(res(11)); st2 = st.pop_all(); await st.aclose(); print('moved'); await st2.aclose()
    print(await gen_coro(4), await bare())
    print(asyncio.iscoroutinefunction(decorated), asyncio.iscoroutinefunction(gen_coro))
    async with nullcontext(5) as n: print(n)
asyncio.run(main())
