import asyncio
def show(e, d=0):
    print(' ' * d + type(e).__name__, e.args[0] if e.args else '', repr(e.__context__), repr(e.__cause__))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions: show(x, d + 1)
def run(f):
    try: r = f(); print('->', r)
    except BaseException as e: show(e)
EG = ExceptionGroup
def g(): return EG('g', [ValueError(1), EG('n', [TypeError(2), ValueError(3), KeyError('k')]), OSError(4)])
def a():
    try: raise g()
    except* ValueError as e: print('V', e, e.exceptions)
    except* (TypeError, KeyError) as e: print('TK', e.exceptions)
    except* OSError: print('O')
    else: print('no')
    finally: print('fin')
    return 'a'
def b():
    try: raise g()
    except* ValueError: raise
    except* OSError as e: raise KeyError('new')
def c():
    try: raise g()
    except* ValueError: raise
    except* TypeError: raise
def d():
    try: raise g()
    except* ValueError as e: raise e
def e_():
    try: raise ValueError('naked')
    except* ValueError as e: print(repr(e), e.exceptions)
    return 'ok'
def f():
    try: raise ValueError('naked')
    except* TypeError as e: print('no')
def h():
    try: raise ValueError('naked')
    except* ValueError as e: raise
def i():
    try: pass
    except* ValueError: print('no')
    else: print('else')
    finally: print('finally')
def j():
    try: raise g()
    except* ExceptionGroup: pass
def k():
    try: raise g()
    except* 5: pass
def l():
    try: raise EG('x', [ValueError(1)])
    except* ValueError as e:
        try: raise TypeError('inner')
        except* TypeError as t: print('inner', t.exceptions, repr(t.__context__))
        print('still', e)
    try: e
    except NameError as n: print(n)
def m():
    for q in range(2):
        try: raise EG('x', [ValueError(q), OSError(q)])
        except* ValueError as e: print(q, e.exceptions)
        except* OSError as e: print('os', [str(x) for x in e.exceptions])
def n():
    try: raise g()
    except* ValueError as e: 1 / 0
    except* TypeError as e: raise LookupError('lk') from None
for fn in (a, b, c, d, e_, f, h, i, j, k, l, m, n): print(fn.__name__); run(fn)
async def main():
    async def boom(e, n=0):
        await asyncio.sleep(0.001 * n); raise e
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(boom(ValueError('v'))); tg.create_task(boom(KeyError('k')))
    except* ValueError as eg:
        await asyncio.sleep(0); print('V', eg.exceptions)
    except* KeyError as eg:
        print('K', await asyncio.sleep(0, eg.exceptions))
    finally: await asyncio.sleep(0); print('F')
    try:
        try: raise g()
        except* ValueError:
            await asyncio.sleep(0); raise
        except* OSError as o:
            try: await boom(RuntimeError('r'))
            finally: await asyncio.sleep(0)
    except ExceptionGroup as e: show(e)
    def gen():
        try: yield 1
        except* ValueError as e: yield e.exceptions
        yield 'end'
    it = gen(); print(next(it), it.throw(EG('t', [ValueError(9)])), next(it))
asyncio.run(main())
x = EG('m', [ValueError(1), TypeError(2)]); x.add_note('note')
print(x.split(ValueError), x.subgroup(TypeError), x.message, BaseExceptionGroup('b', [KeyboardInterrupt()]), repr(x))
try:
    raise x
except* ValueError as e: print(e.__notes__)
except* TypeError: pass
l = [ValueError(1)]
y = EG('a', l); l.append(2)
print(y.args, y.exceptions, len(y.exceptions), vars(y), EG('t', (OSError(),)))
class Own(ExceptionGroup):
    def __new__(cls, message, excs, code): return super().__new__(cls, message, excs)
    def __init__(self, message, excs, code): self.code = code
    def derive(self, excs): return Own(self.message, excs, self.code)
o = Own('own', [ValueError(1), TypeError(2)], 7)
print(repr(o), o.code, o.split(ValueError)[0].code, str(o))
try: raise o
except* TypeError as t: print(type(t).__name__, t.code)
except* ValueError: pass
raise EG('final', [ValueError(1), EG('in', [KeyError('z')])])
