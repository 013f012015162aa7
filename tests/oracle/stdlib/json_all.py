"""json: text out, text in, hooks, errors."""

import io
import json
from collections import OrderedDict, namedtuple
from enum import Enum, IntEnum


def attempt(f, *args, **kwargs):
    try:
        print("ok", repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, "|", e)


data = {"name": "Ünï \"q\" \\ \n\t\x01/", "list": [1, 2.5, True, None, -0.0, 1e100, 1e-7, 123456789012345678901234567890],
        "empty": {}, "none": [], "nested": {"a": [{"b": ()}], "c": {"d": "e"}}, "emoji": "😀\u2028\x7f"}
print(json.dumps(data))
print(json.dumps(data, ensure_ascii=False))
print(json.dumps(data, indent=2))
print(json.dumps(data, indent="\t", sort_keys=True))
print(json.dumps(data, separators=(",", ":")), json.dumps([1, [2, {"x": 3}]], indent=1, separators=(" ; ", " = ")))
print(json.dumps({1: 2, 2.5: 3, True: 4, None: 5, "s": 6}), json.dumps([], indent=4), json.dumps({}, indent=4), json.dumps([[]], indent=0))
print(json.dumps("text"), json.dumps(5), json.dumps(None), json.dumps(1.0), json.dumps((1, 2)), json.dumps(float("inf")), json.dumps([float("nan"), -float("inf")]))
print(json.dumps({"b": 1, "a": 2, "c": {"z": 1, "y": 2}}, sort_keys=True))
print(json.dumps({(1, 2): 3, "ok": 1}, skipkeys=True))
print(json.dumps(OrderedDict([("z", 1), ("a", 2)])), json.dumps(namedtuple("P", "x y")(1, 2)))


class Number(IntEnum):
    ONE = 1


class Word(str, Enum):
    HI = "hi"


print(json.dumps([Number.ONE, Word.HI, {Number.ONE: 1}]))


class Thing:
    def __init__(self, v):
        self.v = v


attempt(json.dumps, Thing(1))
attempt(json.dumps, {1, 2})
attempt(json.dumps, {"a": b"x"})
attempt(json.dumps, {(1, 2): 3})
attempt(json.dumps, float("nan"), allow_nan=False)
attempt(json.dumps, [float("inf")], allow_nan=False, indent=1)
attempt(json.dumps, {1: 1, "a": 2}, sort_keys=True)
loop = [1]
loop.append(loop)
attempt(json.dumps, loop)
attempt(json.dumps, [], nothing=1)
attempt(json.dumps)
print(json.dumps([Thing(1), {"t": Thing(Thing(2))}], default=lambda o: {"v": o.v}))
attempt(json.dumps, Thing(1), default=lambda o: o)
print(json.dumps({3, 1}, default=sorted))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Thing):
            return ["thing", o.v]
        return super().default(o)


print(json.dumps({"x": Thing(5)}, cls=Encoder), json.dumps([Thing(1)], cls=Encoder, indent=2), Encoder(sort_keys=True).encode({"b": 1, "a": Thing(2)}))
attempt(json.dumps, {1j: 2}, cls=Encoder)
attempt(json.dumps, [1j], cls=Encoder)
print("".join(json.JSONEncoder(indent=2).iterencode({"a": [1, 2]})))
out = io.StringIO()
json.dump({"k": [1, 2]}, out, indent=2)
print(out.getvalue())
with open("data.json", "w") as f:
    json.dump(data, f)
with open("data.json") as f:
    print(json.load(f) == data | {"nested": {"a": [{"b": []}], "c": {"d": "e"}}})

print(json.loads('{"a": [1, 2.0, -3e2, 0, -0, 1E+2, true, false, null, "x\\u00e4\\n\\/\\ud83d\\ude00\\ud83d"], "b": {"c": {}}, "d": []}').items())
print(json.loads(" [ ] "), json.loads('"s"'), json.loads("12"), json.loads("-1.5e-3"), json.loads(b'{"k": "\xc3\xa4"}'), json.loads(bytearray(b"[1]")))
print(json.loads("[NaN, Infinity, -Infinity]"), json.loads("123456789012345678901234567890"), json.loads('{"a": 1, "a": 2}'), json.loads("1E400"))
print(json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"b": 1, "a": {"z": 2}}', object_pairs_hook=OrderedDict), json.loads('{"a": 1}', object_pairs_hook=list))
print(json.loads("[1.5, 2, NaN]", parse_float=str, parse_int=lambda s: s + "i", parse_constant=lambda s: s.lower()))
for bad in ["", "  ", "{", "[1, 2", "[1 2]", '{"a" 1}', '{"a": 1 "b": 2}', "{a: 1}", "{'a': 1}", '{"a": 1,}', "[1,]", '"abc', '"a\nb"',
            '"\\x"', '"\\u12g4"', "nul", "tru", "1 2", "[1]]", "01", "-", "1.", ".5", "\n\n  x", '{"a":\n  [1,\n   }]}', "[\n", '{"a": }', '"\\', "+1", "--1"]:
    attempt(json.loads, bad)
attempt(json.loads, 5)
attempt(json.loads, None)
attempt(json.loads, "\ufeff[]")
try:
    json.loads('{"a": 1,\n "b" 2}')
except json.JSONDecodeError as e:
    print(e.msg, e.pos, e.lineno, e.colno, e.doc, isinstance(e, ValueError), e.args)
try:
    json.loads("[x]")
except ValueError as e:
    print(type(e).__module__, type(e).__qualname__, e)
print(json.loads('"a\tb"', strict=False), json.JSONDecoder().decode("[1]"), json.JSONDecoder().raw_decode('{"a": 1} rest'))
text = json.dumps([{"id": i, "name": f"n{i}", "tags": ["a", "b"], "score": i / 3} for i in range(200)])
print(len(text), sum(x["id"] for x in json.loads(text)), json.loads(text)[7], json.dumps(json.loads(text)) == text)
json.loads('{"end": ]')
