#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Syntax newer than --python is an error that names the version it came with. Prints TAP.

usage: check_versions.py DUMP_FRONT

Each program must be accepted from its version on and refused before, for 3.8 to 3.13; those Pythons that are on this
machine must agree, and give the same trees.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

import front

# {version: [program]}; "~" stands for a line end.
PROGRAMS = {
    8: ["(a := 1)", "f(a, b := 1)", "def f(a, /, b): pass", "lambda a, /: 0", "f'{a=}'", "return_ = lambda: (yield 1)",
        "{(a := 1) for b in c}", "{(a := 1)}", "@a.b.c(1)~def f(): pass", "def f():~    return *a, b", "def f():~    yield *a, b"],
    9: ["@a[0]~def f(): pass", "@(lambda x: x)~def f(): pass", "@a.b[0].c(1)~class A: pass", "@x if y else z~def f(): pass",
        "with (a as b, c as d): pass", "with (a as b,): pass", "with (a, b as c,): pass", "for x in *a, *b: pass",
        "@a or b~def f(): pass", "{a := 1, b}", "{b, a := 1}", "x = {a := b for b in c}"],
    10: ["match a:~    case 1: pass", "match a, b:~    case [x, *_]: pass~    case {'k': v, **r}: pass",
         "match a:~    case A(b, c=d) | None if e: pass", "x[a := 1]", "x[a := 1, b]", "match = 1~match match:~    case match: pass"],
    11: ["try: pass~except* A: pass", "try: pass~except* (A, B) as c: pass~else: pass", "x[*a]", "x[*a, b] = 1",
         "x[a, *b]", "x[b:c, *a]", "def f(*a: *b): pass", "def f(*args: *Ts, k=1): pass", "x: A[*B]"],
    12: ["type X = int", "type X[T] = list[T]", "type X[T: int, *Ts, **P] = f", "def f[T](x: T) -> T: pass",
         "def f[T: (int, str)](): pass", "async def f[*Ts](): pass", "class A[T]: pass", "class A[T](B[T], k=1): pass",
         "class A[**P, T: int]: pass", "f'{a['b']}'", 'f"{f"{f"{1}"}"}"', "f'{'\\n'}'", "f'''{a # c~}'''", "f'{x:{y:{z}}}'", "type = 1~type type = type",
         "f'{\"\\n\".join(a)}'"],
    13: ["type X[T = int] = T", "def f[T = int](): pass", "class A[T: int = bool]: pass", "class A[*Ts = *tuple[int]]: pass",
         "class A[**P = [int]]: pass", "type X[*Ts = *a, **P = b] = c"],
}


def theirs(program):
    """{text: tree or null} of all programs in one Python."""
    script = ("import ast, json, sys\nfrom compare_ast import dump_tree\nout = {}\nfor p in json.load(sys.stdin):\n"
              "    try: out[p] = dump_tree(ast.parse(p))\n    except SyntaxError: out[p] = None\n"
              "json.dump(out, sys.stdout)")
    texts = [p.replace("~", "\n") + "\n" for programs in PROGRAMS.values() for p in programs]
    done = subprocess.run([program, "-W", "ignore", "-c", script], input=json.dumps(texts),
                          capture_output=True, text=True, cwd=os.path.dirname(os.path.abspath(__file__)))
    return json.loads(done.stdout)


def main():
    tool = os.path.abspath(sys.argv[1])
    known = {minor: theirs(program) for minor, program in front.pythons().items()}
    number = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        for minor in range(8, 14):
            ours = front.Front(tool, "ast", minor)
            for since, programs in PROGRAMS.items():
                for program in programs:
                    text = program.replace("~", "\n") + "\n"
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(text)
                    status, answer = ours.ask(path)
                    report = None
                    if status != (minor < since):
                        report = f"status {status} {answer}"
                    elif status == 1:
                        first = front.parse_diags(answer)[0]
                        named = [int(n) for n in re.findall(r"Python 3\.(\d+) and greater", first.message)]
                        named = first.code == "E0203" and len(named) == 1 and minor < named[0] <= since
                        # Of strings the old rules have their own words.
                        if not named and not first.message.startswith("f-string"):
                            report = f"does not name the version: {first}"
                    if minor in known:
                        tree = known[minor][text]
                        if (tree is None) != (status == 1):
                            report = f"CPython {'refuses' if tree is None else 'accepts'} it, we: {status} {answer}"
                        elif tree is not None and not front.same_tree(tree, answer, minor):
                            report = f"CPython: {tree}\nours:    {answer}"
                    number += 1
                    failed += report is not None
                    print(f"{'ok' if report is None else 'not ok'} {number} - 3.{minor}: {program}")
                    if report is not None:
                        print("# " + report.replace("\n", "\n# "))
    print(f"1..{number}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
