#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares our trees with those of the Python that runs this script.

usage: compare_ast.py DUMP_AST [--messages] [FILE-OR-FOLDER...]

Every file must give the text of ast.dump(tree, include_attributes=True), or be rejected by both; the
messages of rejected files are compared with --messages. Without files: a sample of the standard library.
Prints TAP.
"""

import ast
import os
import subprocess
import sys
import warnings

MINOR = sys.version_info.minor


def expand(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in sorted(os.walk(path)):
                yield from (os.path.join(folder, n) for n in sorted(names) if n.endswith(".py"))
        else:
            yield path


def expected(path):
    """(tree, None) or (None, message)."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data, os.path.basename(path))
    except (SyntaxError, ValueError) as error:
        return None, getattr(error, "msg", str(error))
    if MINOR >= 13:
        return ast.dump(tree, include_attributes=True, show_empty=True), None
    return ast.dump(tree, include_attributes=True), None


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    start = max(0, at - 150)
    return f"CPython: ...{a[start:at + 100]}\nours:    ...{b[start:at + 100]}"


def sample():
    """Every sixth module of the standard library."""
    folder = os.path.dirname(os.__file__)
    return [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".py")][::6]


def fault(tool, path, messages):
    """What is wrong with our tree of the file, or None."""
    want, error = expected(path)
    run = subprocess.run([tool, f"--python=3.{MINOR}", path], capture_output=True)
    got = run.stdout.decode("utf-8", "surrogatepass").rstrip("\n")
    if run.returncode not in (0, 1):
        return f"exit status {run.returncode} {run.stderr.decode()}"
    if error is not None:
        said = [line.split(": ", 1)[1] for line in got.split("\n")] if run.returncode else []
        if not said:
            return f"CPython says {error!r}, we accept"
        return f"CPython says {error!r}, we {said!r}" if messages and said[0] != error else None
    if run.returncode == 1:
        return f"CPython accepts, we say {got}"
    return None if want == got else first_difference(want, got)


def main():
    args = [a for a in sys.argv[2:] if not a.startswith("--")]
    sys.setrecursionlimit(20000)
    failed = number = 0
    for number, path in enumerate(expand(args) if args else sample(), 1):
        report = fault(sys.argv[1], path, "--messages" in sys.argv)
        failed += report is not None
        print(f"{'ok' if report is None else 'not ok'} {number} - {path}")
        if report is not None:
            print("# " + report.replace("\n", "\n# "))
    print(f"1..{number}")
    return failed > 0 or number == 0


if __name__ == "__main__":
    sys.exit(main())
