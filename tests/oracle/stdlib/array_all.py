# array.array: what it holds, takes and says
from array import array
import array as am
print(am.typecodes, am.ArrayType is array)
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, "|", e)
for c in "bBhHiIlLqQ":
    for v in ("a", 1.5, None, 2**7, 2**8, 2**15, 2**16, 2**31, 2**32, 2**63, 2**64, -1, -2**7 - 1, -2**15 - 1, -2**31 - 1, -2**63 - 1, True):
        print(c, end=" "); t(lambda: array(c, [v]))
for c in "fd":
    for v in ("a", None, 1, 1e300, 10**400, True, 1j): print(c, end=" "); t(lambda: array(c, [v]))
for v in ("a", "ab", 1, b"a", ""): print("u", end=" "); t(lambda: array("u", [v]))
for f in (lambda: array(), lambda: array("x"), lambda: array(1), lambda: array("ii"), lambda: array("i", 3), lambda: array("i", "abc"), lambda: array("i", b"abcd"), lambda: array("i", b"abc"), lambda: array("u", "héy"), lambda: array("d", array("i", [1, 2])), lambda: array("i", array("d", [1.0])), lambda: array("d", array("u", "a")), lambda: array("i", [1], 2), lambda: array("i", x=1), lambda: array("i", (1, 2)), lambda: array("i", range(3)), lambda: array("i", {1: 2}), lambda: array("b", bytearray(b"ab")), lambda: array("u", [97]), lambda: array("u", b"a\0\0\0")): t(f)
a = array("i", [3, 1, 2, 3])
for f in (lambda: a[0], lambda: a[-1], lambda: a[4], lambda: a["x"], lambda: a[1:3], lambda: a[::-1], lambda: a[::2], lambda: a + a, lambda: a + [1], lambda: [1] + a, lambda: a * 2, lambda: 2 * a, lambda: a + array("d"), lambda: a == [3, 1, 2, 3], lambda: a == array("d", [3, 1, 2, 3]), lambda: a < array("i", [4]), lambda: a < [4], lambda: a != a, lambda: a.count(3), lambda: a.count("x"), lambda: a.index(2), lambda: a.index(9), lambda: a.index(3, 1), lambda: a.index(3, 1, 3), lambda: a.index(), lambda: 3 in a, lambda: "x" in a, lambda: len(a), lambda: a.tolist(), lambda: a.tobytes(), lambda: a.typecode, lambda: a.itemsize, lambda: hash(a), lambda: list(a), lambda: list(reversed(a)), lambda: sorted(a), lambda: max(a), lambda: str(a), lambda: bytes(a), lambda: bool(array("i")), lambda: a.foo, lambda: a.append(), lambda: a.append("x"), lambda: a.append(1, 2), lambda: a.extend(3), lambda: a.extend([1, "x"]), lambda: a.extend(array("d", [1])), lambda: a.extend("ab"), lambda: a.fromlist((1,)), lambda: a.fromlist([1, "x"]), lambda: a.frombytes("x"), lambda: a.frombytes(b"abc"), lambda: a.insert(1), lambda: a.insert("x", 1), lambda: a.pop(99), lambda: array("i").pop(), lambda: a.pop("x"), lambda: a.remove(99), lambda: a.tounicode(), lambda: a.fromunicode("x"), lambda: a.byteswap(1), lambda: a.tolist(1)):
    t(f)
print(a)
def do(s):
    b = array("i", [0, 1, 2, 3, 4, 5])
    try:
        s(b); print(b)
    except Exception as e: print(type(e).__name__, "|", e, b)
def setit(k, v): return lambda b: b.__setitem__(k, v)
def delit(k): return lambda b: b.__delitem__(k)
for s in (setit(0, 9), setit(-1, 7), setit(6, 1), setit(0, "x"), setit(0, 2**40), setit("a", 1), setit(slice(1, 3), array("i", [9, 9, 9])), setit(slice(1, 3), [1]), setit(slice(0, 6, 2), array("i", [7, 7, 7])), setit(slice(0, 6, 2), array("i", [7])), setit(slice(2, 2), array("i", [5])), setit(slice(0, 2), array("d", [5])), delit(0), delit(-1), delit(9), delit(slice(1, 4)), delit(slice(None, None, 2)), delit("x"), lambda b: b.insert(0, 8), lambda b: b.insert(99, 8), lambda b: b.insert(-1, 8), lambda b: b.pop(), lambda b: b.pop(0), lambda b: b.pop(-2), lambda b: b.remove(3), lambda b: b.reverse(), lambda b: b.byteswap(), lambda b: b.extend(b), lambda b: b.extend([7, 8]), lambda b: b.extend(x for x in (1, 2)), lambda b: b.fromlist([1, 2]), lambda b: b.frombytes(b"\1\0\0\0"), lambda b: b.__iadd__(b), lambda b: b.__imul__(2), lambda b: b.__imul__(0), lambda b: b.__iadd__([1])):
    do(s)
u = array("u", "héllo"); print(u, u.tounicode(), u[1], u.tolist(), u.itemsize); u.append("z"); u.fromunicode("xy"); print(u)
print(array("f", [1.1, 2.5]), array("d", [1.1, float("inf")]), array("f", [1.1]).tobytes().hex(), array("d"), array("u"), array("f", [3.0])[0])
import copy, struct
b = copy.copy(a); b.append(1); print(b, a, copy.deepcopy(a) == a, array("h", struct.pack("<3h", 1, -2, 3)))
class S(array):
    def total(self): return sum(self)
s = S("i", [1, 2]); s.append(3); print(s, s.total(), type(s[1:]).__name__, s == array("i", [1, 2, 3]), isinstance(s, array))
for x in (i := iter(array("b", [1, 2]))): print(x, end=" ")
print(next(i, "end"), type(i).__name__, array.__name__, array.__module__, type(a))
m = array("d", [0.0]) * 5; m[1] = 3; m[2:4] = array("d", [1, 2]); print(m, sum(m), b"".join([a]) if False else "")
print(array("B", b"abc").tobytes() + b"!", bytearray(array("B", [1, 2])), array("b", [1]) == array("B", [1]), array("i", [1, 2]) > array("i", [1]), array("q", [2**62])[0], array("Q", [2**64 - 1]))
