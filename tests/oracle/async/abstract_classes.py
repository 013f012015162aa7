import collections.abc as c
class G(c.Generator):
    def __init__(self): self.n = 0
    def send(self, v): self.n += 1; print('send', v); return self.n
    def throw(self, t, v=None, tb=None): print('throw', t.__name__); raise t
g = G(); print(next(g), g.send(4), iter(g) is g); g.close()
class Co(c.Coroutine):
    def __await__(self): yield 1
    def send(self, v): raise StopIteration('ret')
    def throw(self, t, v=None, tb=None): return 5
co = Co()
try: co.close()
except RuntimeError as e: print(e)
class AG(c.AsyncGenerator):
    i = 0
    async def asend(self, v):
        self.i += 1
        if self.i > 3: raise StopAsyncIteration
        return self.i
    async def athrow(self, t, v=None, tb=None): print('athrow', t.__name__); raise t
async def m():
    ag = AG()
    print([x async for x in ag]); await ag.aclose()
try: m().send(None)
except StopIteration: print('ok')
for cls in (c.Generator, c.Coroutine, c.AsyncGenerator, c.AsyncIterator):
    try: cls()
    except TypeError as e: print(e)
class Duck:
    def __iter__(self): pass
    def __next__(self): pass
    def send(self): pass
    def throw(self): pass
    def close(self): pass
print(isinstance(Duck(), c.Generator), isinstance(Duck(), c.Coroutine), isinstance((i for i in ()), c.Generator), issubclass(AG, c.AsyncIterable))
