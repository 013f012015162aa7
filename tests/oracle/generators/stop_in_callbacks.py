"""A StopIteration of a callback ends the native iterator around it."""

def f(x):
    if x > 2: raise StopIteration(7)
    return x
print(list(map(f, range(9))))
for x in map(f, range(9)): print(x)
print(list(filter(f, range(9))), sum(map(f, range(5))), [y for y in map(f, range(5))], list(zip(map(f, range(5)), range(9))), dict(enumerate(map(f, range(5)))), max(map(f, range(5))))
a, b, c = map(f, range(9)); print(a, b, c, *map(f, range(9)))
print(5 in map(f, range(9)), ''.join(map(lambda i: str(f(i)), range(9))))
x = []; x.extend(map(f, range(9))); x[1:1] = map(f, range(9)); print(x, tuple(map(f, range(9))), set(map(f, range(9))))
m = map(f, range(9)); next(m); next(m); next(m)
try: next(m)
except StopIteration as e: print(e.value)
print(next(map(f, [5]), 'dflt'))
def g(): 
    r = yield from map(f, range(9))
    print(r)
print(list(g()))
print(list(sorted(map(f, range(9)))), any(map(lambda x: f(x) and 0, range(9))), list(map(f, map(f, range(9)))), list(f(x) for x in []))
try: list(f(x) for x in range(9))
except RuntimeError as e: print(e)
class I:
    def __iter__(self): return self
    def __next__(self): return f(5)
print(list(I()), list(iter(lambda: f(5), 1)))
def h():
    print((yield from I()))
list(h())
class C:
    def __contains__(self, x): raise StopIteration
    def __getitem__(self, i): raise StopIteration(3)
print(list(C()))
import itertools
print(list(itertools.chain(map(f, range(9)), [1])), list(itertools.islice(map(f, range(9)), 5)), list(itertools.takewhile(lambda x: f(x) or 1, range(8))), list(itertools.accumulate(range(5), lambda a, b: f(a))))
def ug():
    for x in map(f, range(9)): yield x
print(list(ug()))
