# The pieces in which CPython writes JSON, and what of them is written before an error.
import json
class E(json.JSONEncoder):
    def default(self, o):
        return [o.real, o.imag]
for o in (2+1j, [1, [2, {"a": [3], "b": {}}], []], {"x": 1, "y": [1, 2]}, "s", 5, None, {}, (1, (2,)), {1: 2.5, None: True}):
    print(list(E().iterencode(o)), list(json.JSONEncoder(indent=1).iterencode(o)) if not isinstance(o, complex) else "")
class W:
    def __init__(self): self.s = []
    def write(self, x): self.s.append(x)
w = W(); json.dump({"a": [1, 2, {"b": None}], "c": "x"}, w); print(w.s)
w = W(); json.dump([1, 2], w, indent=2, sort_keys=True); print(w.s)
# what goes before an error is written
class Odd: pass
for o, kw in (([1, Odd(), 2], {}), ({"a": 1, "b": {Odd(): 1}}, {}), ([1, float("nan")], {"allow_nan": False}), ([1, float("nan")], {"allow_nan": False, "indent": 2})):
    w = W()
    try: json.dump(o, w, **kw)
    except (TypeError, ValueError) as e: print(e, w.s)
    it = json.JSONEncoder(**kw).iterencode(o)
    got = []
    try:
        for piece in it: got.append(piece)
    except (TypeError, ValueError) as e: print(e, got)
    try: json.dumps(o, **kw)
    except (TypeError, ValueError) as e: print(e)
for kw in ({}, {"indent": 1}, {"indent": 0}):
    w = W(); json.dump({(1, 2): 3}, w, skipkeys=True, **kw); print(w.s)
    w = W(); json.dump({(1, 2): 3, "x": [[], {}]}, w, skipkeys=True, **kw); print(w.s)
    print(repr(json.dumps({(1, 2): 3}, skipkeys=True, **kw)))
class Loud(json.JSONEncoder):
    def default(self, o): print("default"); return "odd"
    def iterencode(self, o, _one_shot=False):
        yield from super().iterencode(o)
        yield "\n"
w = W(); json.dump([Odd()], w, cls=Loud); print(w.s)
w = W(); json.dump([1, "a"], w, separators=(",", ":")); print(w.s)
