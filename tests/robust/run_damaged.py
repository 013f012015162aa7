#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Damages Python files in many ways and has all of them translated in one project: nothing may crash, hang or read
what isn't there (run it with the sanitizers). Prints TAP.

usage: run_damaged.py PORTALIS SEED-FOLDER...

The damage is drawn from a fixed seed: every run does the same.
"""

import pathlib
import random
import subprocess
import sys
import tempfile

VARIANTS = 6
PIECES = ["(", ")", "[", "]", "{", "}", ":", "\n", "\t", "\\\n", "'", '"""', "f'{", "}'", "lambda", "yield ", "await ",
          "*", "**", ":=", "async ", "else", "\0", "\x0c", "\u00e9", "\U0001f600", "0x", "1e", "#", "@", "del ", "case _:"]


def damage(text: str, draw: random.Random) -> str:
    for _ in range(draw.randint(1, 3)):
        at, to = sorted((draw.randrange(len(text) + 1), draw.randrange(len(text) + 1)))
        kind = draw.randrange(5)
        if kind == 0:
            text = text[:at]
        elif kind == 1:
            text = text[:at] + draw.choice(PIECES) + text[at:]
        elif kind == 2:
            text = text[:at] + text[min(to, at + 40) :]
        elif kind == 3:
            text = text[:at] + text[at : at + 30] * draw.randint(2, 40) + text[at:]
        else:
            lines = text.split("\n")
            draw.shuffle(lines)
            text = "\n".join(lines)
    return text


def deep() -> dict:
    """Nesting far beyond what people write."""
    n = 3000
    return {
        "parens": "(" * n + "1" + ")" * n,
        "lists": "[" * n + "]" * n,
        "unary": "x = " + "-" * n + "1",
        "nots": "x = " + "not " * n + "1",
        "powers": "x = " + "**".join(["2"] * n),
        "sums": "x = " + "+".join(["1"] * n),
        "attributes": "x = a" + ".b" * n,
        "calls": "x = a" + "()" * n,
        "ifs": "".join("  " * i + "if x:\n" for i in range(90)) + "  " * 90 + "pass\n",
        "elifs": "if x:\n  pass\n" + "elif y:\n  pass\n" * n,
        "lambdas": "x = " + "lambda: " * n + "1",
        "ternaries": "x = " + "1 if a else " * n + "2",
        "fstrings": "x = " + "f'{" * 6 + "1" + "}'" * 6,
        "names": "\n".join(f"name_{i} = {i}" for i in range(20000)),
        "patterns": "match x:\n  case " + "[" * 500 + "]" * 500 + ": pass\n",
        "decorators": "@d\n" * n + "def f(): pass\n",
        "comprehension": "x = [0 " + "for a in b " * n + "]",
        "empty": "",
        "null": "\0",
        "bom": "\ufeffx = 1",
    }


def main() -> int:
    portalis, *folders = sys.argv[1:]
    draw = random.Random(20260801)
    seeds = [p for folder in folders for p in sorted(pathlib.Path(folder).rglob("*.py"))
             if p.name.startswith("run_") is False]
    print("1..2")
    with tempfile.TemporaryDirectory() as scratch:
        top = pathlib.Path(scratch)
        for i, seed in enumerate(seeds):
            text = seed.read_bytes().decode("utf-8", "replace")[:20000]
            for k in range(VARIANTS):
                (top / f"seed{i}_{k}.py").write_text(damage(text, draw), encoding="utf-8", newline="")
            raw = bytearray(seed.read_bytes()[:5000])
            for _ in range(5):
                if raw:
                    raw[draw.randrange(len(raw))] = draw.randrange(256)
            (top / f"bytes{i}.py").write_bytes(raw)
        for name, text in deep().items():
            (top / f"deep_{name}.py").write_text(text, encoding="utf-8")
        count = len(list(top.iterdir()))
        failed = 0
        for number, options in enumerate((["--types=on"], ["--types=off", "--memory-opt=off", "--simd=scalar"]), 1):
            done = subprocess.run([portalis, "check", "--translate", *options, top], stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True, errors="replace", timeout=280)
            summary = done.stderr.rstrip().splitlines()[-1:] or [""]
            good = done.returncode == 1 and summary[0].startswith(f"Checked {count} modules")
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {count} files, {' '.join(options)}", flush=True)
            if not good:
                print(f"# exit status {done.returncode}\n# " + done.stderr[-4000:].replace("\n", "\n# "))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
