"""What handlers bind, chain and leave behind."""

def f():
    try: 1/0
    except Exception as e: return lambda: e
try: print(f()())
except NameError as x: print(x)
def g():
    fs = []
    try:
        try: 1/0
        except Exception as e:
            fs.append(lambda: e)
            raise
    except ZeroDivisionError: pass
    try: print(fs[0]())
    except NameError as x: print(x)
g()
def h():
    for i in range(2):
        try: 1/0
        except Exception as e:
            k = lambda: e
            if i: break
            continue
    try: print(k())
    except NameError as x: print(x)
h()
e = 5
try: raise KeyError
except KeyError as e: pass
try: e
except NameError as x: print(x)
class A:
    e = 1
    try: raise KeyError
    except KeyError as e: pass
print(hasattr(A, 'e'))
class M(Exception):
    def __init__(self, a, b=3): super().__init__(a); self.b = b
    def __str__(self): return f"M<{self.args}{self.b}>"
try: raise M(1)
except M as m: print(m, repr(m), m.args)
try: raise M
except TypeError as m: print(m)
class E2(KeyError): pass
print(str(KeyError('a')), str(E2('a')), str(KeyError(1, 2)), repr(E2()), str(OSError(2, 'x')), repr(OSError(2, 'x', 'f')), str(OSError(2, 'x', 'f')), type(OSError(2, 'x')))
print(StopIteration(5).value, SystemExit(3).code, UnicodeDecodeError('utf8', b'abc', 1, 2, 'why'), ImportError('x', name='n').name)
def nested():
    try:
        try:
            raise ValueError(1)
        except ValueError as e:
            try: raise TypeError(2)
            except TypeError as e2:
                print(repr(e2.__context__))
                raise KeyError(3) from None
    except KeyError as k:
        c = k
        while c: print(repr(c), repr(c.__cause__), c.__suppress_context__); c = c.__context__
nested()
import sys
def lost():
    try:
        raise ValueError
    except ValueError:
        print(sys.exc_info()[0])
        try: pass
        finally: print(sys.exc_info()[0])
    print(sys.exc_info())
lost()
class CM:
    def __init__(self, n, sw=False, fail=False): self.n, self.sw, self.fail = n, sw, fail
    def __enter__(self): print("enter", self.n); return self
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)
        if self.fail: raise RuntimeError(self.n)
        return self.sw
def w1():
    with CM(1) as a, CM(2, True) as b:
        print(a.n, b.n); raise ValueError(7)
    print("after")
    with CM(3): return 4
print(w1())
def w2():
    try:
        with CM(1, fail=True), CM(2): raise ValueError(5)
    except RuntimeError as e: print(repr(e), repr(e.__context__))
    for i in range(3):
        with CM(i):
            if i == 0: continue
            break
    with CM('t') as (CM.x): pass
w2()
class Bad: pass
try:
    with Bad(): pass
except TypeError as e: print(e)
class Bad2:
    def __enter__(self): pass
try:
    with Bad2(): pass
except TypeError as e: print(e)
try:
    with CM(1), Bad(): pass
except TypeError as e: print(e)
def fin():
    try: return 1
    finally: return 2
print(fin())
def fin2():
    try: raise ValueError
    except ValueError: return 'a'
    else: return 'b'
    finally: print('c')
print(fin2())
def fin3():
    x = 1
    try: return x
    finally: x = 2
print(fin3())
def elsef():
    try: pass
    except: print('no')
    else:
        try: raise KeyError(1)
        except KeyError as e: print(repr(e))
    finally: print('f')
elsef()
def deep(n):
    try: return deep(n + 1)
    except RecursionError: return 'deep'
print(deep(0))
try:
    assert 0, (1, 2)
except AssertionError as e: print(e, e.args)
try:
    assert []
except AssertionError as e: print(repr(e))
def reraise():
    try: raise
    except RuntimeError as e: print(e)
reraise()
try:
    try: raise ValueError(1)
    except (KeyError, (ValueError, TypeError)): print('nested tuple ok')
except TypeError as e: print("T", e)
try:
    raise ValueError(1) from KeyError(2)
except Exception as e: print(repr(e.__cause__))
class ExitEarly:
    def __del__(self): print("del")
def dd():
    x = ExitEarly()
    print("in")
dd()
x = ExitEarly(); x = None
x = [ExitEarly()]; del x[0]
print("end")
def last():
    raise M(9, b='z')
last()
