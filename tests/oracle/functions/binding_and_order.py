"""Parameters, closures, targets, jumps and the order of evaluation."""

def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, d=5, a=6, z=7))
for s in ("f()", ):
    pass
for t in (lambda: f(), lambda: f(1), lambda: f(1, d=1, e=2, f=3), lambda: f(b=1, d=1), lambda: f(*[1,2], **{'d': 3}, **{'d': 4}), lambda: f(*1), lambda: f(**1), lambda: f(**{1: 2})):
    try: print(t())
    except TypeError as e: print(e)
def g():
    x = 1
    def h():
        nonlocal x
        x += 1
        return x
    def i():
        del x
    return h, lambda: x
h, i = g(); print(h(), h(), i())
def counter():
    try:
        print(q)
    except UnboundLocalError as e: print(e)
    if 0: q = 1
    def inner(): return q
    try: inner()
    except NameError as e: print(e)
    for q in range(2): pass
    print(q, inner())
    del q
    try: q
    except UnboundLocalError as e: print(e)
counter()
def deco(*a):
    print("deco", a)
    def d(fn): print("apply", a, getattr(fn, '__name__', fn)); return fn
    return d
@deco(1)
@deco(2)
class X:
    @deco(3)
    @staticmethod
    def m(): return 1
print(X.m())
a = [1,2,3,4]
a[1:3], b = [9], 7
print(a, b)
*x, y = "abc"; print(x, y)
(p, q), *r = [(1, 2), 3, 4]; print(p, q, r)
[c, d] = {1: 2, 3: 4}; print(c, d)
i = 0
i, a[i] = 1, 5; print(i, a)
def ev(x): print("ev", x); return x
d = {}
d[ev(1)] = ev(2)
ev(d)[ev(1)] += ev(3)
ev([0,1])[ev(0)], ev(d)[ev('k')] = ev(1), ev(2)
print(ev(1) < ev(3) > ev(2) != ev(2) < ev(9))
print(ev(0) or ev(2) and ev(3), not ev(0))
print({ev(1): ev(2), **ev({3: 4})}, [ev(1), *ev([2]), ev(3)], ev(print)(ev(1), *ev([2]), sep=ev('-')))
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(50))
def default(a, l=[]): l.append(a); return l
print(default(1), default(2), default.__defaults__)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def outer():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
    return [f() for f in fs], [[(i, j) for j in range(2) if i != j] for i in range(2)], {i: (lambda: i)() for i in "ab"}
print(outer())
print([y := 5, y ** 2], (lambda: (z := 3) + z)())
def loop():
    for i in range(3):
        for j in range(3):
            try:
                if j == 1: continue
                if i == 2: return 'ret'
                print(i, j)
            finally:
                if i == 1: break
        else:
            print("else", i)
print(loop())
def tr():
    while True:
        try:
            try:
                return 1
            finally:
                break
        finally:
            print('x')
    return 2
print(tr())
def tf():
    for x in range(2):
        try:
            1/0
        except ZeroDivisionError as e:
            print(e)
            continue
        finally:
            print("fin")
    try: e
    except UnboundLocalError as err: print(err)
    except NameError as err: print(err)
tf()
try:
    try: raise KeyError('a')
    except KeyError as e: raise ValueError('b') from e
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: raise KeyError('a')
    except KeyError as e: raise ValueError('b')
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
try:
    try: raise KeyError('a')
    finally: raise ValueError('b')
except ValueError as e: print(repr(e.__cause__), e.__suppress_context__, repr(e.__context__))
def r():
    try: raise KeyError
    except 5: pass
try: r()
except TypeError as e: print(e)
try: raise 5
except TypeError as e: print(e)
try: raise ValueError from 5
except TypeError as e: print(e)
match [1, 2, {'a': 3}]:
    case [int(x), y, {'a': z, **rest}] if x < y: print(x, y, z, rest)
match 5:
    case 1 | 2: print('no')
    case int() as n: print(n)
def mm(x):
    match x:
        case []: return 'empty'
        case [a]: return ('one', a)
        case [a, *b, c]: return a, b, c
        case {'k': None}: return 'none'
        case str() | bytes(): return 'text'
        case complex(real=r, imag=i): return r, i
        case -1.5: return 'neg'
        case _: return 'other'
print(mm([]), mm((1,)), mm(range(4)), mm({'k': None, 1: 2}), mm('abc'), mm(b''), mm(3j), mm(-1.5), mm({}))
global_x = 1
def gx():
    global global_x, new_g
    global_x += 1
    new_g = 5
gx(); print(global_x, new_g)
print(f"{3!r:>5} {'a':*^{5}} {ev(1)=} {1.5:.2f} {{}} {'x' 'y'}")
