"""Regular expressions: syntax, flags, methods, errors."""
import re


def attempt(f, *args, **kw):
    try:
        return f(*args, **kw)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


PATTERNS = [
    "a", "a|b", "ab|cd|", "a*", "a+?", "a{2,3}", "a{,2}b", "a{2}?", "(a)(b)?", "(?:ab)+", "(a*)*", "(a|b*)*", "(?:a|ab)(?:c|bcd)(d*)",
    r"(\w+)\s+\1", r"(?P<x>\w)(?P=x)", r"\bfoo\b", r"\Bo", "^a", "a$", r"\Aa", r"a\Z", "(?m)^a$", "(?s)a.b", "(?i)straße", "(?i)[a-z]+",
    "(?x) a b # comment", "a(?=b)", "a(?!b)", "(?<=a)b", "(?<!a)b", "(?>a+)b", "a++a", "(?:ab)*+a", "(a)?(?(1)b|c)", "[^a-c]+", r"[\d\-]+", "[]a]+",
    r"\d+", r"\D+", r"\s+", r"\S+", r"(?a:\w+)", "(?i:A)b", "(?-i:A)b", r"\x41\u0042\103", "", "(?:)", "(?:a?)*?b", "(?:a??)+b", "((a)|(b))+",
    "x(?#comment)y", r"(a(b(c)?)?)?d", "(?=(a+))a", "(?!(a))b|(a)", r"[\w.]+@[\w.]+", "ſ", "(?i)K", "(?i)ς",
]
TEXTS = ["", "a", "aaa", "ab", "abcd", "foo foo", "aabb\nab\na", "STRASSE Straße ſKσΣ", "me@x.org, 12-34", "AB C", "xy", "cd\n", "aac"]

for p in PATTERNS:
    c = attempt(re.compile, p)
    if isinstance(c, str):
        print(repr(p), c)
        continue
    print(c, c.groups, dict(c.groupindex), c.flags)
    for t in TEXTS:
        m = c.match(t)
        s = c.search(t)
        f = c.fullmatch(t)
        print("  ", m and (m.span(), m.groups(), m.lastindex, m.lastgroup), s and s.regs, f and f.span(), c.findall(t), c.split(t), c.sub("-", t), c.subn("<\\g<0>>", t, 2))
        print("  ", [x.span() for x in c.finditer(t)], c.search(t, 1), c.match(t, 1, 3))

BAD = [
    "(", ")", "a)", "[", "[a", "[b-a]", "*", "a**", "a{3,2}", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=b)", r"\1", r"(\1)", "(?<=a+)b", "(?z)", "(?", "(?P", "(?Px)",
    "(?P<a", "(?P<>a)", "a\\", r"\x1", r"\u12", r"\q", r"[\q]", r"\8", r"\400", "(?(1)a|b|c)", "(?(2)a)", "(?(0)a)", "(?(x)a)", "(?i", "(?i-", "(?-a:x)", "(?i-i:x)",
    "(?au:x)", "a(?i)b", "(?#", "(?<a)", "(?=a", "^*", "a{99999999999}", "x\ny(", "(?L)a", "(?ix", "(?-ix)", "(?:a", "(?Px", "[a-\\d]", "(?P<a>x)(?(a)b|c|d)",
]
for p in BAD:
    try:
        print(repr(p), re.compile(p))
    except re.error as e:
        print(repr(p), e, "|", e.msg, e.pos, e.lineno, e.colno, e.pattern == p)
    except Exception as e:
        print(repr(p), type(e).__name__, e)
for p in [b"(?u)a", b"\\w+", b"(?P<a>.)(?P=a)", b"[\x80-\xff]", b"\\u0041"]:
    c = attempt(re.compile, p)
    print(c, isinstance(c, re.Pattern) and c.findall(b"caf\xc3\xa9 aa"))

m = re.match(r"(?P<first>\w+) (?P<last>\w+)( x)?", "Ada Lovelace!")
print(m, m.group(), m.group(1, "last"), m["first"], m[3], m.groups("?"), m.groupdict(), m.start(3), m.end("last"), m.span(2))
print(m.expand(r"\2, \g<first>\n"), m.pos, m.endpos, m.string, m.re, m.lastgroup)
print([attempt(m.group, 9), attempt(m.start, "no"), attempt(m.expand, r"\9"), attempt(m.expand, r"\g<no>"), attempt(m.expand, r"\g<1")])
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "1 22 x3"), re.sub("a", r"\\", "bab"), re.sub("(a)|b", r"[\1]", "abc"))
print(re.sub("x*", "-", "abxd"), re.split("x*", "axbc"), re.split("(,)|;", "a,b;c"), re.split(",", "a,b,c", 1), re.sub("a", "b", "aaa", count=2))
print(attempt(re.sub, "a", r"\q", "a"), attempt(re.sub, "a", 1, "a"), attempt(re.sub, "a", b"x", "ba"), attempt(re.sub, "a", lambda m: 1, "ba"))
print(attempt(re.match, "a", 1), attempt(re.match, "a", b"a"), attempt(re.match, b"a", "a"), attempt(re.compile, 1), attempt(re.compile, re.compile("a"), re.I))
print(attempt(re.compile("a").match), attempt(re.compile("a").match, "a", pos="x"), attempt(re.compile, "a", "b"), attempt(re.sub, "a", "b"))
print(re.escape("a.b*c d\n#é"), re.escape(b"a.b"), re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I))
print(re.I, re.I | re.M, repr(re.A), re.RegexFlag(0), str(re.X), re.compile("a", re.I | re.M | re.X), re.compile("a", re.A), int(re.S))
print(re.purge(), re.findall("(a)(b)?", "abaa"), re.error("x", "ab\nc", 4), repr(re.error("y")))
print(len(re.match("(?:a|b)*", "ab" * 100000).group()), len(re.match("(?:a|bc?)*?$", "ab" * 20000)[0]))
