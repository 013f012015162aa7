# Methods of str and bytes, escapes, reprs.
print("a,b,,".split(","), " a  b ".split(), "a b c".split(None, 1), "a-b-c".rsplit("-", 1), "".split(), "".split(","))
print("one\x0btwo\x0cthree\x1cfour\u2028five\r\nsix\n".splitlines(), "a\nb".splitlines(True))
print("ß".upper(), len("İ".lower()), "ﬁ".upper(), "ΑΣ".lower(), "straße".casefold(), "ǆ".title(), "hello wORLD".title())
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "42".zfill(5), "-42".zfill(5), "+".zfill(3))
print("  x ".strip(), "xxaxx".strip("x"), "abcba".lstrip("ab"), "abcba".rstrip("ba"), "prefix-x".removeprefix("prefix-"))
print("banana".count("an"), "banana".find("na"), "banana".rfind("na"), "banana".find("z"), "aaa".count(""), "abc".index("c"))
print("banana".replace("a", "o", 2), "ab".replace("", "-"), "aXbX".partition("X"), "aXbX".rpartition("X"), "a".partition("z"))
print("a" < "b", "a" < "B", "abc" < "abd", "Z" < "a", "" < "a", "é" > "z", "a" * 3, 3 * "ab", "a" * -1 == "")
print("abc".isalpha(), "a1".isalnum(), "12".isdigit(), "²".isdigit(), "²".isdecimal(), "½".isnumeric(), " ".isspace())
print("Ab".swapcase(), "aB".isupper(), "AB1".isupper(), "Abc Def".istitle(), "a_1".isidentifier(), "1a".isidentifier())
print("tab\tx".expandtabs(4), "abc".translate({97: "X", 98: None, 99: 65}), "abc".translate(str.maketrans("ab", "xy", "c")))
print("-".join(["a", "b"]), "".join(str(i) for i in range(3)), ",".join("abc"), "abc".startswith(("x", "a")), "abc".endswith("bc", 2))
print(repr("it's"), repr('"'), repr("'\""), repr("\x7f\xa0\u200b\ud800"), repr("\t\n\r\\\0\x1b"), repr("é日😀"), ascii("é日😀"))
print(repr(b"a'\n\xff"), b"ab"[0], b"ab"[:1], list(b"hi"), bytes([65, 66]), b"a" + b"b", bytes(3), b"%d-%s" % (1, b"x"))
print("é😀".encode(), b"\xc3\xa9".decode(), "é".encode("latin-1"), "é".encode("ascii", "replace"), b"\xff".decode(errors="replace") == "\ufffd")
print(len("😀"), "😀a"[1], "a😀"[::-1], "日本"[0], ord("日"), chr(0x1F600), "\N{GREEK SMALL LETTER ALPHA}", "\x41\101\u0041")
print(r"raw\n", "con" "cat", 'a\
b', """three
lines""")
print("%5.1f|%-5s|%05d|%%|%x|%r|%c|%+d|%e|%o|%10.3s|" % (3.14159, "ab", 42, 255, "q", "z", 5, 12345.678, 8, "abcdef"))
print("%s" % (1,), "%s" % ((1,),), "%(a)s %(b)03d" % {"a": 1, "b": 2}, "%s %s" % ("a", [1]), "%*d" % (5, 42), "%.3g" % 1e-7)
print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{x:>{w}}".format(x=1, w=4), "{0[a]} {1.real}".format({"a": 1}, 2), "{{}}".format())
print("{!r} {!s} {!a}".format("é", "é", "é"), "{:,}".format(1234567), "{:_}".format(10 ** 7), "{:%}".format(0.25), "{:c}".format(65))
print("a" in "abc", "" in "", "abc" in "ab", "x" not in "abc", "ab" "c" == "abc")


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


class Odd:
    pass


for f in (lambda: ",".join([1]), lambda: ",".join(x for x in ["a", 2]), lambda: ",".join(5), lambda: "a" + 1,
          lambda: "abc".index("z"), lambda: "a".split(""), lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2),
          lambda: "%(a)s" % {}, lambda: "%z" % 1, lambda: "%c" % "ab", lambda: "{}".format(), lambda: "{x}".format(),
          lambda: "{:d}".format("a"), lambda: "{:q}".format(1), lambda: "{0} {}".format(1, 2), lambda: "{".format(),
          lambda: "}".format(), lambda: "{0.x}".format(1), lambda: "a" * "b", lambda: Odd.__name__["b"], lambda: "\xff".encode("ascii"),
          lambda: b"\xff".decode(), lambda: "\ud800".encode(), lambda: "a".encode("nope"), lambda: "a".center(5, "ab"), lambda: bytes([256]),
          lambda: b"a" + "a", lambda: "a".upper(1), lambda: "a".nope, lambda: "a".replace("a"), lambda: str(b"a", "nope"),
          lambda: 1 in "a", lambda: "abc".find(1), lambda: format("a", "d"), lambda: format(1, "5s"), lambda: "a".zfill("b")):
    attempt(f)
