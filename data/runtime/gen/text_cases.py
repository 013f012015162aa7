#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Print random calls of str, bytes and bytearray methods with what CPython answers.

    PYTHONHASHSEED=0 /usr/bin/python3 gen/text_cases.py SEED COUNT > tests/text_cases.txt

One call a line, fields parted by tabs: the method, or a builtin function with "()", the receiver, the arguments, keyword arguments
as name=value, and last '>' with the result or '!' with the error. Where a bytearray method changes
the receiver, '>' is followed by the receiver as well. Values are written

    n None   T F bools   i-5 int   s61.d800 str in hex code points   b6162 bytes   a6162 bytearray
    [s61;s62] list   (s61;s62) tuple   {i97:s62;..} dict
"""
import random
import sys

ALPHABETS = [
    "ab",
    "abc ,.",
    "aB1_ \t\n\r'\"\\-+",
    "aé ß\xa0ÀÿΣσς\x85ŉ",
    "aЖж１٣²½Ⅷⓐ\u2028\u1e9eǅǆİıﬁ ",
    "a𝒳😀\U00010400𝟘\ud800\udc80é ",
    "AΣ.σ'aʰ \u0345\u00ad",
    "\x00\x1f\x7f\x1c\x1d\x0b\x0c ab",
]
BYTES = [b"ab", b"aB1 \t\n\r'\"\\-+_", b"a \xff\x80\xc3\xa9", b"\xed\xa0\x80\xf0\x9f\x98\xe2\x82a",
         b"\xd8\x00\xdc=a\x00\xff\xfe", b"\\\\\\xu1aU0n\n"]
ENCODINGS = ["utf-8", "UTF8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf_16_be", "utf-32",
             "utf-32-le", "utf-32-be", "cp1252", "iso8859-15", "koi8-r", "cp437", "utf-8-sig",
             "unicode_escape", "no such"]
HANDLERS = ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace",
            "surrogateescape", "surrogatepass", "none such"]


def show(value):
    if value is None:
        return "n"
    if isinstance(value, bool):
        return "FT"[value]
    if isinstance(value, int):
        return f"i{value}"
    if isinstance(value, str):
        return "s" + ".".join(f"{ord(c):x}" for c in value)
    if isinstance(value, bytearray):
        return "a" + value.hex()
    if isinstance(value, bytes):
        return "b" + value.hex()
    if isinstance(value, list):
        return "[" + ";".join(map(show, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ";".join(map(show, value)) + ")"
    if isinstance(value, dict):
        return "{" + ";".join(f"{show(k)}:{show(v)}" for k, v in value.items()) + "}"
    raise TypeError(type(value))


class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, p):
        return self.random.random() < p

    def text(self, most=12):
        if self.chance(0.03):
            return chr(self.random.randrange(0x3000))
        if self.chance(0.03):
            return self.random.choice("ab é") * self.random.randrange(50)
        alphabet = self.random.choice(ALPHABETS)
        return "".join(self.random.choice(alphabet) for _ in range(self.random.randrange(most + 1)))

    def part(self, whole, most=3):
        if whole and self.chance(0.7):
            start = self.random.randrange(len(whole))
            return whole[start:start + self.random.randrange(most + 1)]
        return self.text(most) if isinstance(whole, str) else self.raw(most)

    def raw(self, most=12):
        alphabet = self.random.choice(BYTES)
        return bytes(self.random.choice(alphabet)
                     for _ in range(self.random.randrange(most + 1)))

    def index(self):
        return self.pick(0, 1, 2, 3, 5, -1, -2, -4, 20, -20)

    def wrong(self):
        return self.pick(None, 3, "x", b"y", ["z"])

    def bounds(self):
        count = self.pick(0, 0, 0, 1, 2)
        return [self.pick(None, self.index(), self.index()) for _ in range(count)]

    def slice_key(self):
        step = self.pick(None, None, 1, -1, 2, -2, 3, 0) if self.chance(0.9) else self.index()
        return slice(self.pick(None, self.index()), self.pick(None, self.index()), step)

    def shared(self, s):
        """A method that str and bytes have, with arguments."""
        kind = self.random.randrange(16)
        if kind == 0:
            return self.pick("find", "rfind", "index", "rindex", "count"), \
                [self.part(s)] + self.bounds(), {}
        if kind == 1:
            affix = self.part(s)
            if self.chance(0.3):
                affix = (affix, self.part(s))
            return self.pick("startswith", "endswith"), [affix] + self.bounds(), {}
        if kind == 2:
            name = self.pick("split", "rsplit")
            args = [self.pick(None, self.part(s, 2), self.part(s, 2))]
            args += self.pick([], [self.pick(-1, 0, 1, 2, 3)])
            if self.chance(0.2):
                return name, [], self.pick({}, {"maxsplit": 1}, {"sep": None, "maxsplit": 2})
            return name, args, {}
        if kind == 3:
            return "splitlines", self.pick([], [True], [False], [1]), {}
        if kind == 4:
            args = self.pick([], [None], [self.part(s, 4)])
            return self.pick("strip", "lstrip", "rstrip"), args, {}
        if kind == 5:
            return "replace", [self.part(s, 2), self.part(s, 3)] + \
                self.pick([], [], [self.pick(-1, 0, 1, 2)]), {}
        if kind == 6:
            return self.pick("partition", "rpartition"), [self.part(s, 2)], {}
        if kind == 7:
            fill = self.pick([], [], [self.part(s, 2)])
            return self.pick("center", "ljust", "rjust"), [self.random.randrange(25)] + fill, {}
        if kind == 8:
            return "zfill", [self.random.randrange(20)], {}
        if kind == 9:
            return "expandtabs", self.pick([], [self.pick(0, 1, 4, 8, -1)]), \
                self.pick({}, {}) if self.chance(0.8) else {}
        if kind == 10:
            return self.pick("removeprefix", "removesuffix"), [self.part(s)], {}
        if kind in (11, 12):
            return self.pick("capitalize", "lower", "upper", "title", "swapcase"), [], {}
        if kind in (13, 14):
            return self.pick("isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace",
                             "istitle", "isupper"), [], {}
        return "join", [[self.part(s, 4) for _ in range(self.random.randrange(5))]], {}

    def text_call(self):
        s = self.text()
        kind = self.random.randrange(10)
        if kind < 6:
            return (s,) + self.shared(s)
        if kind == 6:
            return s, self.pick("casefold", "isdecimal", "isidentifier", "isnumeric",
                                "isprintable", "lower", "upper", "title"), [], {}
        if kind == 7:
            args = [self.pick(*ENCODINGS)] if self.chance(0.9) else []
            if args and self.chance(0.8):
                args.append(self.pick(*HANDLERS))
            return s, "encode", args, {}
        if kind == 8:
            name = self.pick("__repr__", "__hash__", "__len__", "__getitem__", "__contains__",
                             "__add__", "__mul__", "__eq__", "__lt__", "ascii()", "list()")
            if name == "__getitem__":
                return s, name, [self.pick(self.index(), self.slice_key(), self.slice_key())], {}
            if name in ("__contains__", "__add__", "__eq__", "__lt__"):
                return s, name, [self.part(s)], {}
            if name == "__mul__":
                return s, name, [self.pick(-1, 0, 1, 2, 5, 40)], {}
            return s, name, [], {}
        table = {ord(self.pick(*"abé")): self.pick(None, "xy", 0x1f600, "", "é", 65)}
        return s, "translate", [table], {}

    def bytes_call(self):
        s = self.raw()
        if self.chance(0.3):
            s = bytearray(s)
        kind = self.random.randrange(10)
        if kind < 5:
            return (s,) + self.shared(s)
        if kind == 5:
            name = self.pick("__repr__", "__len__", "__getitem__", "__contains__", "__add__",
                             "__mul__", "__eq__", "__lt__", "list()", "hash()", "__iadd__",
                             "__imul__", "__mod__")
            if name == "__mod__":
                pieces = [b"%d", b"%s", b"%b", b"%r", b"%a", b"%5d", b"%-4s", b"%.1s", b"%c",
                          b"%x", b"%%", b"a", b"%", b"%y", b"%+03d", b"%*d"]
                s = b"|".join(self.pick(*pieces) for _ in range(self.random.randrange(4)))
                values = tuple(self.pick(3, 65, 300, -7, b"x", b"y'\xff", bytearray(b"z"), "s", None)
                               for _ in range(self.pick(s.count(b"%"), self.random.randrange(4))))
                return s, name, [values], {}
            if name in ("__iadd__", "__imul__"):
                s = bytearray(s)
            if name == "__getitem__":
                return s, name, [self.pick(self.index(), self.slice_key(), self.slice_key())], {}
            if name == "__contains__":
                return s, name, [self.pick(self.part(s), 97, 300)], {}
            if name in ("__add__", "__eq__", "__lt__", "__iadd__"):
                return s, name, [self.part(s)], {}
            if name in ("__mul__", "__imul__"):
                return s, name, [self.pick(-1, 0, 1, 2, 5, 40)], {}
            return s, name, [], {}
        if kind == 6:
            args = self.pick([], ["-"], [b":"], ["-", 2], ["-", -3])
            return s, "hex", args, {}
        if kind == 7:
            args = [self.pick(*ENCODINGS)] if self.chance(0.9) else []
            if args and self.chance(0.8):
                args.append(self.pick(*HANDLERS))
            return s, "decode", args, {}
        if kind == 8:
            table = self.pick(None, bytes(range(256)), bytes(reversed(range(256))))
            return s, "translate", [table] + self.pick([], [b"a"]), {}
        s = bytearray(s)
        name = self.pick("append", "extend", "insert", "pop", "remove", "reverse", "clear",
                         "__setitem__", "__setitem__", "__delitem__", "copy")
        args = {
            "append": [self.pick(97, 255, 256, -1)],
            "extend": [self.pick(self.raw(4), [1, 2, 3], [300])],
            "insert": [self.index(), 7],
            "pop": self.pick([], [self.index()]),
            "remove": [self.pick(97, 1)],
            "__delitem__": [self.pick(self.index(), self.slice_key())],
        }.get(name, [])
        if name == "__setitem__":
            args = self.pick([self.index(), self.pick(1, 256)],
                             [self.slice_key(), self.raw(5)])
        return s, name, args, {}


    def make_call(self):
        """A call of a type; the receiver says which."""
        name = self.pick("str()", "bytes()", "bytearray()")
        source = self.pick(self.text(4), self.raw(6), bytearray(self.raw(6)), 3, -1, None,
                           [1, 2, 255], [256], ["a"], (7,))
        args = [source] if self.chance(0.9) else []
        kwargs = {}
        if self.chance(0.5):
            kwargs["encoding"] = self.pick("utf-8", "ascii", "latin-1", 3)
        if self.chance(0.4):
            kwargs["errors"] = self.pick("ignore", "replace", "strict", None)
        if self.chance(0.1):
            kwargs["wrong"] = 1
        if name == "str()" and not kwargs and not isinstance(source, (str, bytes, int)):
            args = args[:0]
        return None, name, args, kwargs

    def static_call(self):
        if self.chance(0.5):
            digits = self.pick("61 62", "6162", "616", "zz", " 61\t62 ", "6 1", "é", "61é", "")
            return self.pick(b"", bytearray()), "fromhex", [digits], {}
        if self.chance(0.5):
            a, b = self.raw(3), self.raw(3)
            return self.pick(b"", bytearray()), "maketrans", [a, b], {}
        args = self.pick([{97: None, "b": "c"}], [{"ab": 1}], ["ab", "cd"], ["ab", "c"],
                         ["ab", "cd", "ef"], ["aa", "bc", "a"], ["é", "😀"], [{98: 99}])
        return "", "maketrans", args, {}


SEARCHES = ("find", "rfind", "index", "rindex", "count", "startswith", "endswith")

BUILTIN = {"ascii()": ascii, "list()": list, "hash()": hash, "str()": str, "bytes()": bytes,
           "bytearray()": bytearray}


def field(value):
    if isinstance(value, slice):
        return f"/{show(value.start)}/{show(value.stop)}/{show(value.step)}"
    return show(value)


def main():
    maker = Maker(int(sys.argv[1]))
    for _ in range(int(sys.argv[2])):
        make = maker.pick(*[maker.text_call, maker.bytes_call] * 6, maker.make_call,
                          maker.static_call)
        receiver, name, args, kwargs = make()
        if not name.startswith("__") and not name.endswith("()"):
            if args and maker.chance(0.03):
                args[maker.random.randrange(len(args))] = maker.wrong()
            if maker.chance(0.03):
                args = args[:-1]
            if maker.chance(0.02):
                args.append(maker.wrong())
            # Called through getattr, a search names itself otherwise than in `s.find(x, y=1)`.
            if maker.chance(0.02) and name not in SEARCHES:
                kwargs["wrong"] = 1
        fields = [name, show(receiver)] + [field(a) for a in args]
        fields += [f"{k}={show(v)}" for k, v in kwargs.items()]
        try:
            if name in BUILTIN:
                result = BUILTIN[name](*args if receiver is None else [receiver], **kwargs)
            else:
                result = getattr(receiver, name)(*args, **kwargs)
            if result is NotImplemented:
                continue
            fields.append(">" + show(result))
        except Exception as error:
            fields.append(f"!{type(error).__name__}: {error}".replace("\n", "\\n"))
        if isinstance(receiver, bytearray):
            fields.append(">" + show(receiver))
        print("\t".join(fields))


main()
