# Lists, dicts, sets: order, identity of keys, views, sorting.
d = {1: "a", True: "b", 1.0: "c"}
print(d, {0: 1, False: 2}, {"b": 1, "a": 2, **{"c": 3}}, dict(a=1, b=2), dict([("x", 1)], y=2), dict.fromkeys("ab", 0))
d = {"z": 1, "y": 2, "x": 3}
del d["y"]
d["y"] = 4
d["z"] = 9
print(d, list(d), list(d.values()), list(d.items()), d.pop("z"), d.popitem(), d, len(d), d.setdefault("n", []), d)
print(d.get("q"), d.get("q", 0), "x" in d, d.keys() & {"x"}, d.keys() | {"w"} == {"x", "n", "w"}, d | {"x": 0}, list(reversed(d)))
d |= {"m": 1}
d.update(k=2)
d.update([("j", 3)])
print(d, d == dict(reversed(list(d.items()))), {1: 2} == {1.0: 2.0}, d.copy() is d)
keys = d.keys()
d["late"] = 1
print("late" in keys, len(keys), isinstance(keys, object))
print({i: i * i for i in range(4)}, {k: v for k, v in zip("ab", (1, 2))}, {len(w): w for w in ("a", "b", "cc")})
s = {3, 1, 2, 3}
s.add(10)
s.discard(99)
s.remove(1)
print(sorted(s), s & {2, 3}, s - {2}, sorted(s | {7}), sorted(s ^ {2, 50}), {2} < s, s >= {2, 3}, s.isdisjoint({5}), s == {10, 2, 3})
print({1, 2, 3}, {"a"}, set("a"), set(range(10)), frozenset([2, 1]), {1, True, 1.0}, set([5, 3, 9, 1]), {x % 3 for x in range(9)})
print({"apple", "banana", "cherry", "date"}, set(["x", "yy", "zzz", "w"]), {(1, 2), (0, 1)}, {-1, -2, 100, 33, 65})
print([1, 2] + [3], [0] * 3, [1, 2] < [1, 3], [] < [0], [1, 2] == [1.0, 2.0], (1, 2) < (1, 2, 3), [3, 1, 2].index(1), [1, 1].count(1))
x = [3, 1, 2]
print(x.sort(), x, x.reverse(), x, x.insert(1, "i"), x, x.pop(), x.pop(0), x, x.extend("ab"), x, x.copy(), x.clear(), x)
words = ["bb", "a", "ccc", "dd", "e", "CC"]
calls = []


def key(word):
    calls.append(word)
    return len(word)


print(sorted(words, key=key), len(calls), sorted(words, key=len, reverse=True), sorted(words), sorted(words, key=str.lower))
print(sorted([(1, "b"), (1, "a"), (0, "c")]), sorted({"b": 1, "a": 2}), sorted("hello"), sorted([2.5, 1, True, 0]), sorted([[2], [1, 5]]))
print(min(3, 1, 2), max("abc"), min([], default=0), max(words, key=len), min(words, key=len), max((1, 2), (1, 3)), min({"b": 0, "a": 1}))
print(list(zip("abc", range(2))), list(enumerate("ab", 5)), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, "", 2])))
print(any([]), all([]), any([0, 1]), all([1, 0]), sum(range(5)), list(reversed([1, 2, 3])), list(range(10, 0, -3)), range(5)[1:3], 3 in range(0, 9, 3))
print(list(range(3)) is not None, range(0, 10, 3)[-1], len(range(5, 2)), range(3) == range(0, 3, 1), (1, 2, 1).count(1), (1, 2).index(2))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), list(zip(*[(1, 2), (3, 4)])), [*map(str, (1, 2))], dict(zip("ab", range(2))))


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for f in (lambda: {}["a"], lambda: {}[1, 2], lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: {}.popitem(), lambda: {1}.remove(2),
          lambda: {[]: 1}, lambda: {{}}, lambda: set([[]]), lambda: hash({}), lambda: hash((1, [])), lambda: sorted([1, "a"]), lambda: [1] + (2,),
          lambda: (1,) + [2], lambda: min([]), lambda: max(), lambda: max(1), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(5), lambda: list(5),
          lambda: (1, 2).index(9), lambda: {}.nope, lambda: [1, 2].sort(1), lambda: sum(["a"]), lambda: next(iter([])), lambda: zip(5), lambda: [] > {},
          lambda: {1: 2} < {1: 3}, lambda: {1} + {2}, lambda: len(iter([])), lambda: range(1.5), lambda: range(1, 2, 0), lambda: range(3)[5], lambda: reversed({1}),
          lambda: list(zip("ab", "c", strict=True)), lambda: [].append(), lambda: [1].index(1, 2), lambda: enumerate(), lambda: frozenset([1]).add(2)):
    attempt(f)
s = {1, 2}
try:
    for e in s:
        s.add(e + 100)
except RuntimeError as error:
    print(error)
same = [1, [2]]
copied = same[:]
copied[1].append(3)
print(same, copied, same == copied, same is copied, x or "default", [] and 1, 0 or "", None or [] or 0)
