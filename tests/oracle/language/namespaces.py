# globals(), locals(), vars() and dir(): reading, writing, their order.
import sys


def show(d):
    return [(k, v) for k, v in d.items() if not k.startswith("__") and not callable(v) and k not in ("sys",)]


A = 1
B = "two"
g = globals()
print(type(g), isinstance(g, dict), g is globals(), g is vars(), g is locals())
print(sorted(k for k, _ in show(g)), list(g)[:9])
g["C"] = 3
print(C, "C" in globals(), globals()["C"])
globals()["A"] = 10
print(A)
A += 5
print(g["A"], g.get("A"), globals().get("nope"), globals().get("nope", 7))
del g["B"]
try:
    print(B)
except NameError as e:
    print(type(e).__name__, e)
B = "again"
print(sorted(k for k, _ in show(g)), list(g)[:9])
for i in range(3):
    globals()[f"var_{i}"] = i * i
print(var_0, var_1, var_2)
globals().update(P=1, Q=2)
print(P + Q)


def setter(name, value):
    globals()[name] = value


setter("made", [1, 2])
print(made)


def reads():
    global A
    A += 1
    return A, g["A"]


print(reads())
g["A"] = "s"
A += "t"
print(A, g["A"])


def f(a, b=2, *args, c=3, **kw):
    x = a + b
    before = dict(locals())
    y = 5
    return before, locals()


r = f(1, 2, 3, z=9)
print(r[0])
print({k: v for k, v in r[1].items() if k != "before"})


def same():
    a = 1
    d = locals()
    b = 2
    e = locals()
    d["user"] = 5
    locals()
    return d is e, sorted(d.items(), key=str)


print(same()[0], [k for k, _ in same()[1]])


def cells(p):
    q = 1
    def inner():
        return p, q, r2
    r2 = 3
    return list(locals()), inner


print(cells(1)[0])


def outer():
    zz = 1
    yy = 2
    def inner():
        loc = 0
        yy, zz
        return locals()
    return inner()


print(outer())


def unb(flag):
    if flag:
        late = 1
    print(sorted(locals()))
    try:
        raise ValueError
    except ValueError as e:
        print("e" in locals())
    print("e" in locals())


unb(True)
unb(False)


class K:
    x = 1
    y = 2
    names = sorted(n for n in locals() if not n.startswith("__")) if False else None
    ns = dict(locals())
    locals()["dyn"] = 77
    print(sorted(k for k in ns if not k.startswith("__")) if False else len(vars()) > 3)
    d = [n for n in dir() if not n.startswith("_")]


print(K.dyn, K.d, sorted(k for k in K.ns))


def gen():
    a = 1
    yield locals()
    b = 2
    yield locals()


print([dict(x) for x in gen()])
print((lambda q, w=1: locals())(5))
print("%(A)s %(C)d" % globals())
print("{A} {C}".format(**globals()))
print(f"{len(vars()) > 5}")
try:
    globals()["missing"]
except KeyError as e:
    print("KeyError", e)
try:
    print(undefined_thing)
except NameError as e:
    print(e)
undefined = 1
print("undefined" in dir(), "nothing" in dir())


def d(b, a):
    c = 1
    return dir()


print(d(1, 2))
print = print
old = print
def fake(*a, **k):
    old("fake:", *a, **k)
globals()["print"] = fake
print("hello")
del globals()["print"]
print("normal")
globals()["len"] = lambda x: -1
print(len([1]))
del len
print(len([1]))
