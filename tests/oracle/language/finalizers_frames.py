"""When a function's variables go: in order at its end; with the exception that leaves it."""


class D:
    def __init__(self, n): self.n = n
    def __del__(self): print('del', self.n)
def f(p, q=None, *rest, **kw):
    a = D('a')
    b = D('b')
    c = D('c')
    print('end')
f(D('p'), D('q'), D('r1'), D('r2'), k=D('k'))
print('--')
def g(p, q):
    def inner(): return p
    x = D('x')
    y = D('y')
    return x
g(D('p'), D('q'))
print('--')
def h():
    for i in range(2):
        d = D(i)
    e = D('e')
    del d
    raise ValueError
try:
    h()
except ValueError:
    print('caught')
print('--')
def k(n):
    z = D(n)
    a = D(n + 1)
    if n < 3: k(n + 2)
k(0)
def gen():
    a = D('ga')
    b = D('gb')
    yield 1
    yield 2
print('--')
list(gen())
x = gen(); next(x); del x
print('--')
class M:
    def m(self, a, b):
        u = D('u'); v = D('v')
        return 5
M().m(D('a'), D('b'))
print((lambda a, b: 1)(D('l1'), D('l2')))
print('-- kept')
def outer():
    o = D('outer')
    inner2(D('arg'))
def inner2(p):
    i = D('inner')
    j = D('j')
    raise KeyError('x')
try:
    outer()
except KeyError as e:
    print('handling', e)
print('after')
saved = None
try:
    outer()
except KeyError as e:
    saved = e
print('saved')
saved = None
print('gone')
def handles():
    a = D('handles')
    try:
        inner2(D('param'))
    except KeyError:
        print('in handler')
    print('behind handler')
handles()
print('end')
class Ctx:
    def __enter__(self): self.d = D('ctx'); return self
    def __exit__(self, *a):
        l = D('exit-local')
        print('exit', a[0])
        return True
def usesctx():
    v = D('v')
    with Ctx() as c:
        w = D('w')
        inner2(D('z'))
    print('swallowed')
usesctx()
print('done')
def loop():
    for i in range(3):
        d = D(('loop', i))
        try:
            if i == 1: raise ValueError
            if i == 2: return d
        finally:
            print('finally', i)
try:
    loop()
except ValueError:
    print('got')
