#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares our scopes with the symtable module of the Python 3.8 to 3.11 that runs this script.

usage: compare_scopes.py DUMP_SCOPES [FILE-OR-FOLDER...]

Every file must give the same scopes in the same order, with the same names, their kinds and flags, or
be rejected by both with the same message. Without files: a sample of the standard library. Prints TAP.
"""

import os
import subprocess
import sys
import symtable
import warnings

MINOR = sys.version_info.minor
KINDS = {1: "local", 2: "global", 3: "implicit", 4: "free", 5: "cell"}
# CPython's flag to ours (core/scope/scope.h).
FLAGS = {0x1: 0x40, 0x2: 0x2, 0x4: 0x1, 0x8: 0x20, 0x10: 0x8, 0x80: 0x4, 0x100: 0x10, 0x200: 0x100}
COMPARED = sum(FLAGS.values())
GLOBAL, BINDS = 0x40, 0x2 | 0x4


def expand(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                yield from (os.path.join(folder, n) for n in sorted(names) if n.endswith(".py"))
        else:
            yield path


def flags_of(symbol):
    theirs = symbol._Symbol__flags
    return sum(ours for bit, ours in FLAGS.items() if theirs & bit)


def describe(table, depth, out):
    kind = table.get_type()
    name = table.get_name()
    if kind == "function" and name == "lambda":
        kind, name = "lambda", "-"
    elif name in ("listcomp", "setcomp", "dictcomp", "genexpr"):
        kind, name = "comprehension", "-"
    elif kind == "module":
        name = "-"
    symbols = {}
    for symbol in table.get_symbols():
        if symbol.get_name() != ".0":
            flags = flags_of(symbol)
            if depth == 0 and flags & GLOBAL:
                flags &= ~BINDS
            symbols[symbol.get_name()] = (KINDS[symbol._Symbol__scope], flags)
    out.append((depth, kind, name, symbols))
    for child in table.get_children():
        describe(child, depth + 1, out)


def expected(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, os.path.basename(path), "exec")
            out = []
            describe(symtable.symtable(data, os.path.basename(path), "exec"), 0, out)
            return out, None
    except (SyntaxError, ValueError) as error:
        return None, getattr(error, "msg", str(error))


def parse(text):
    scopes = []
    for line in text.split("\n"):
        words = line.split(" ")
        if words[0] == "scope":
            scopes.append((int(words[1]), words[2], words[3], {}))
        elif words[0] == "symbol":
            flags = int(words[3]) & COMPARED
            # Of the module's names ours say what functions do to them, CPython's do not.
            if scopes[-1][0] == 0 and flags & GLOBAL:
                flags &= ~BINDS
            scopes[-1][3][words[1]] = (words[2], flags)
    return scopes


def difference(want, got):
    if len(want) != len(got):
        return f"{len(want)} scopes, ours {len(got)}"
    for theirs, ours in zip(want, got):
        if theirs[:3] != ours[:3]:
            return f"scope {theirs[:3]}, ours {ours[:3]}"
        for name in sorted(theirs[3].keys() | ours[3].keys()):
            if theirs[3].get(name) != ours[3].get(name):
                return f"scope {theirs[:3]}: {name} is {theirs[3].get(name)}, ours {ours[3].get(name)}"
    return None


def sample():
    """Every sixth module of the standard library."""
    folder = os.path.dirname(os.__file__)
    return [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".py")][::6]


def fault(tool, path):
    """What is wrong with our scopes of the file, or None."""
    want, error = expected(path)
    run = subprocess.run([tool, f"--python=3.{MINOR}", path], capture_output=True)
    got = run.stdout.decode("utf-8", "surrogatepass").rstrip("\n")
    if run.returncode not in (0, 1):
        return f"exit status {run.returncode} {run.stderr.decode()}"
    if error is not None:
        said = [line.split(": ", 1)[1] for line in got.split("\n")] if run.returncode else []
        return None if error in said else f"CPython says {error!r}, we {said!r}"
    return f"CPython accepts, we say {got}" if run.returncode == 1 else difference(want, parse(got))


def main():
    paths = [a for a in sys.argv[2:] if not a.startswith("--")]
    failed = number = 0
    for number, path in enumerate(expand(paths) if paths else sample(), 1):
        report = fault(sys.argv[1], path)
        failed += report is not None
        print(f"{'ok' if report is None else 'not ok'} {number} - {path}")
        if report is not None:
            print("# " + report.replace("\n", "\n# "))
    print(f"1..{number}")
    return failed > 0 or number == 0


if __name__ == "__main__":
    sys.exit(main())
