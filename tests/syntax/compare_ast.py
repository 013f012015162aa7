#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares our trees with those of the Python that runs this script.

usage: compare_ast.py DUMP_AST [--verbose] FILE-OR-FOLDER...

Every file must give the text of ast.dump(tree, include_attributes=True), or be rejected by both; the
messages of rejected files are compared with --messages.
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
    return f"  CPython: ...{a[start:at + 100]}\n  ours:    ...{b[start:at + 100]}"


def main():
    args = [a for a in sys.argv[2:] if not a.startswith("--")]
    verbose, messages = "--verbose" in sys.argv, "--messages" in sys.argv
    sys.setrecursionlimit(20000)
    count = failed = 0
    for path in expand(args):
        count += 1
        want, error = expected(path)
        run = subprocess.run([sys.argv[1], f"--python=3.{MINOR}", path], capture_output=True)
        got = run.stdout.decode("utf-8", "surrogatepass").rstrip("\n")
        if run.returncode not in (0, 1):
            report = f"{path}: exit status {run.returncode} {run.stderr.decode()}"
        elif error is not None:
            said = [line.split(": ", 1)[1] for line in got.split("\n")] if run.returncode else []
            if not said:
                report = f"{path}: CPython says {error!r}, we accept"
            elif messages and said[0] != error:
                report = f"{path}: CPython says {error!r}, we {said!r}"
            else:
                continue
        elif run.returncode == 1:
            report = f"{path}: CPython accepts, we say {got}"
        elif want != got:
            report = f"{path}: trees differ\n{first_difference(want, got)}"
        else:
            continue
        failed += 1
        print(report if verbose or failed <= 10 else f"{path}: differs")
    print(f"{count} files, {failed} differ")
    return failed > 0 or count == 0


if __name__ == "__main__":
    sys.exit(main())
