# A subclass of a mapping says what a missing key gives; "get" and "in" do not ask it.
from collections import ChainMap, Counter, OrderedDict, defaultdict, UserDict
class M:
    def __missing__(self, k):
        return ("missing", k)
class A(M, ChainMap): pass
class B(M, Counter): pass
class C(M, OrderedDict): pass
class D(M, defaultdict): pass
class E(M, UserDict): pass
class F(M, dict): pass
for c in (A, B, C, E, F, D):
    x = c()
    print(c.__name__, x["q"], len(x), "q" in x)
    try: print(x.get("q"))
    except KeyError as e: print("KE", e)
d = D(list)
print(d["z"], d)
class G(defaultdict):
    def __missing__(self, key):
        self[key] = r = key + "!"
        return r
g = G()
print(g["a"], g["a"], g)
class H(defaultdict):
    def __missing__(self, key):
        print("m", key)
        return super().__missing__(key)
h = H(int)
h["x"] += 1
print(h)
try: H()["k"]
except KeyError as e: print("KE", e)
class I(Counter):
    def __missing__(self, key):
        return -1
i = I("aab")
print(i["zz"], i["a"])
print(Counter().__missing__("x"), end=" ")
try: defaultdict().__missing__("x")
except KeyError as e: print("KE", e)
try:
    reversed(ChainMap({}))
except TypeError as e:
    print(e)
class L(M, list): pass
try:
    L()[0]
except IndexError as e:
    print(e)
