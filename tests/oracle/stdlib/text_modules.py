# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import difflib
import fnmatch
import html
import shlex
import textwrap

text = "The quick brown fox - jumped over  the lazy dog, supercalifragilisticexpialidocious.  It was well-known.\n" * 2
for width in (10, 20, 40):
    print(textwrap.wrap(text, width))
    print(textwrap.fill(text, width, initial_indent="* ", subsequent_indent="  ", break_long_words=False))
print(textwrap.wrap(text, 30, break_on_hyphens=False, drop_whitespace=False, fix_sentence_endings=True))
print(textwrap.wrap(text, 30, max_lines=2, placeholder=" ..."), textwrap.wrap("a\tb", 8, tabsize=4))
print(textwrap.shorten("Hello  world, and all!", 12), textwrap.shorten("Hello world", 20))
print(repr(textwrap.dedent("    a\n      b\n\n    c\n")), repr(textwrap.indent("a\n\nb\n", "> ")))
print(repr(textwrap.indent("a\n\nb\n", "> ", lambda line: True)))
for wrong in (lambda: textwrap.wrap("x", 0), lambda: textwrap.wrap("x y", 2, max_lines=1)):
    try:
        wrong()
    except ValueError as e:
        print("ValueError:", e)

a = ["one\n", "two\n", "three\n", "four\n"]
b = ["ore\n", "tree\n", "three\n", "four\n", "emu\n"]
print("".join(difflib.unified_diff(a, b, "a", "b", "t1", "t2", n=1)))
print("".join(difflib.context_diff(a, b, "a", "b")))
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.restore(difflib.ndiff(a, b), 1)))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach"], n=1, cutoff=0.9))
m = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(m.ratio(), m.quick_ratio(), m.real_quick_ratio(), m.get_matching_blocks(), m.get_opcodes())
print(m.find_longest_match(0, 5, 0, 4), list(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").get_grouped_opcodes()))
print(list(difflib.Differ().compare(["abc\n", "x\n"], ["abd\n", "y\n"])))
try:
    difflib.get_close_matches("a", [], n=0)
except ValueError as e:
    print("ValueError:", e)

for pattern in ("*.py", "a?c", "[ab]*", "[!ab]*", "x[", "**", "a[]-]b"):
    print(pattern, fnmatch.translate(pattern), [n for n in ("a.py", "abc", "bc", "x[", "a]b", "zz") if fnmatch.fnmatch(n, pattern)])
print(fnmatch.filter(["a.PY", "b.py"], "*.py"), fnmatch.fnmatchcase("A", "a"))

print(html.escape("<a href=\"x\">it's & that</a>"), html.escape("'\"", quote=False))
print(html.unescape("&lt;&eacute;&#233;&#xE9;&notit;&nope; &amp &#0; &#x110000; &CounterClockwiseContourIntegral;"))

print(shlex.split("a 'b c' \"d \\\"e\" f\\ g # h"), shlex.split("a # b", comments=True), shlex.split("x'y'z", posix=False))
print(shlex.quote("it's"), shlex.quote("plain"), shlex.quote(""), shlex.join(["a b", "c", "$d"]))
print(list(shlex.shlex("a && b || c; d>e", punctuation_chars=True)), list(shlex.shlex("x = 'a b' + y")))
for bad in ("'open", "trailing\\"):
    try:
        shlex.split(bad)
    except ValueError as e:
        print("ValueError:", e)
