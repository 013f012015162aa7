# Namespaces by name, of classes, instances and modules.
def test_a(): return "a"
def test_b(): return "b"
x = 5
for name in ["test_a", "test_b"]:
    print(globals()[name]())
for n, f in sorted(globals().items()):
    if n.startswith("test_"):
        print(n, f())
def use():
    return globals()["x"], globals().get("y", 0), "x" in globals(), "zz" in globals()
print(use())
class C:
    "doc"
    a = 1
    def m(self): pass
    @staticmethod
    def s(): pass
d = C.__dict__
print(type(d))
print([k for k in d])
print([k for k in vars(C)])
C.new = 5
print("new" in d, d["new"], d.get("zz"), len(d))
try:
    d["x"] = 1
except TypeError as e:
    print(e)
del C.a
print("a" in d, list(d.keys())[:5])
C.a = 2
print(list(d))
class S:
    __slots__ = ("p", "q")
print(list(S.__dict__))
class D(C): pass
print(list(D.__dict__), D.__doc__)
print(list(vars(type("T", (), {"k": 1}))))
try:
    vars(S())
except TypeError as e: print(e)
try:
    vars(5)
except TypeError as e: print(e)
o = C()
o.z = 1
v = vars(o)
v["w"] = 2
print(o.w, o.__dict__ is vars(o), o.__dict__)
o.__dict__ = {"n": 1}
print(o.n, vars(o))
print(d == dict(d), d | {"k": 1} == {}, d.copy().__class__, repr(d)[:13])
import math, sys, collections
print(vars(math)["pi"], "sin" in math.__dict__, type(math.__dict__))
this = sys.modules[__name__]
print(this.x, this.__dict__ is globals(), getattr(this, "x"))
setattr(this, "dyn", 9)
print(dyn)
print(type(int.__dict__), "bit_length" in vars(int), "append" in list.__dict__, type(int.__dict__["bit_length"]))
