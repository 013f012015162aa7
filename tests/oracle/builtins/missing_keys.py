"""Who answers for a key that a dict has not got, and through super()."""
from collections import defaultdict, Counter, OrderedDict
class D(defaultdict):
    pass
d = D(list)
d["a"].append(1)
print(d, d["b"])
class E(defaultdict):
    def __getitem__(self, k): return super().__getitem__(k)
e = E(int)
e["x"] += 2
print(e, e["q"])
class Bag(Counter): pass
c = Bag("abca"); print(c["z"], c["a"])
class CI(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.upper(), v)
    def __getitem__(self, k):
        return super().__getitem__(k.upper())
    def __contains__(self, k):
        return super().__contains__(k.upper())
    def __missing__(self, k):
        return "<" + k + ">"
    def update(self, **kw):
        for k, v in kw.items(): self[k] = v
c = CI()
c["abc"] = 1
print(c, c["abc"], c.get("ABC"), "ABC" in c, dict(c))
try:
    print(CI()["nope"])
except KeyError as e:
    print("KeyError", e)
