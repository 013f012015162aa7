#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""All independent errors of a file in one run, and nothing twice. Prints TAP.

usage: check_recovery.py DUMP_FRONT [--count=N] [--seed=N]

Programs of one to five parts with one error each, at the top level, in functions, methods and nested blocks, with
correct code between them, must give exactly one diagnostic in the lines of each part; under Python 3.11 the first of
all is CPython's.
"""

import argparse
import os
import random
import sys
import tempfile

import compare_errors
import front

# Each with one error, and nothing behind it that depends on it.
PARTS = """
x = = 1
x = a b
f(a b)
f(a=1, b)
f() = 1
x = (1 +)
x = [1, 2 3]
x = {'a': 1, 'b'}
x = {1:}
if a = 1: pass
----
if a
    pass
----
while a
    b()
    c()
----
for 1 in x: pass
for x y in z:
    pass
----
def g(a=1, b): pass
def g(1):
    return 2
----
def g(a b):
    x = 1
    return x
----
class B(
    pass
----
class (A):
    def f(self):
        return 1
----
with a as f(): pass
try:
    a()
except A, B:
    b()
----
try:
    a()
c()
----
import a.
from a import
del f()
return = 1
x = 'abc
x = 1__0
x = 0777
x = $
x = 5x
x = )
x = (1]
x = f(1,
----
x = [1, (2,
----
x = {'a': (1,
----
x = f'{a b}'
x = f'{'
x = '\\x1'
lambda a=1, b: 0
print a
x += = 1
if a:
pass
----
if a:
    b()
  c()
----
y = 0
    x = 1
----
@a
x = 1
----
match a:
    case 1 2:
        pass
----
async x
await = 1
x = a if b
x: int = = 2
a, b += 1
assert
global 1
x = a \\ b
"""
FILLER = ["", "y = 1\n", "# a comment\n", "def ok(a, b=1):\n    return a + b\n\n", "if y:\n    y = 2\nelse:\n    y = 3\n",
          '"""text"""\n', "class Ok:\n    x = 1\n\n"]


def parts():
    found, block = [], []
    for line in PARTS.strip("\n").split("\n"):
        if line == "----":
            found.append("\n".join(block) + "\n")
            block = []
        elif block and (line[0] in " " or block[0].startswith(("if", "try", "class B", "@", "match", "while", "for x y",
                        "def g(1", "def g(a b", "class (", "x = f(1,", "x = [1, (", "x = {'a': (", "y = 0"))):
            block.append(line)
        else:
            found += ["\n".join(block) + "\n"] if block else []
            block = [line]
    return found


def indent(text, depth):
    return "".join("    " * depth + line if line.strip() else line for line in text.splitlines(keepends=True))


def compose(dice, chosen):
    """(program, [(first line, line behind)] of the parts)."""
    text, places = "", []

    def add(piece):
        nonlocal text
        text += piece

    for part in chosen:
        depth = dice.choice((0, 0, 1, 2))
        add(dice.choice(FILLER))
        if depth > 0:
            add("class C%d:\n" % len(places) if depth == 2 else "")
            add(indent("def f%d(a):\n    z = 0\n" % len(places), depth - 1))
        start = text.count("\n") + 1
        add(indent(part, depth))
        add(indent("q = 1\n", depth) if dice.random() < 0.3 and not part.rstrip().endswith(",") else "")
        # What follows an open bracket tells that it was never closed.
        add("def after%d():\n    return 1\n" % len(places))
        places.append((start, text.count("\n")))
    return text, places


def fault(program, places, status, diags, want):
    if status != 1:
        return f"exit status {status}"
    counts = [sum(a <= d.line <= b for d in diags) for a, b in places]
    if counts != [1] * len(places) or len(diags) != len(places):
        return f"parts at {places} have {counts} diagnostics of {len(diags)}"
    if want is not None and (compare_errors.fault(program, want, status, diags) is not None):
        return compare_errors.fault(program, want, status, diags)
    return None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    dice = random.Random(options.seed)
    ours = front.Front(os.path.abspath(options.tool), "errors", 11)
    pool, failed = parts(), 0
    cases = [[part] for part in pool] + [dice.sample(pool, dice.randint(2, 5)) for _ in range(options.count)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        for number, chosen in enumerate(cases, 1):
            program, places = compose(dice, chosen)
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(program)
            status, text = ours.ask(path)
            want = compare_errors.expected(program) if front.MINOR == 11 else None
            report = fault(program, places, status, front.parse_diags(text), want)
            failed += report is not None
            print(f"{'ok' if report is None else 'not ok'} {number} - {len(chosen)}: {chosen[0].splitlines()[0]}")
            if report is not None:
                print("# " + report.replace("\n", "\n# ") + "\n# " + text.replace("\n", "\n# "))
                print("".join(f"#  {n} | {line}\n" for n, line in enumerate(program.splitlines(), 1)), end="")
    print(f"1..{len(cases)}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
