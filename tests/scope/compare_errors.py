#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares our message and line for programs that CPython rejects. Prints TAP.

usage: compare_errors.py DUMP_SCOPES FILE...

A file holds programs with lines of "====" between them. Each must be rejected by the Python that runs
this script, and by us with the same first message on the same line.
"""

import os
import subprocess
import sys
import tempfile
import warnings


def expected(program):
    """(line, message) of CPython's error, or None."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(program, "program.py", "exec")
    except SyntaxError as error:
        return error.lineno, error.msg
    return None


def ours(tool, path):
    run = subprocess.run([tool, f"--python=3.{sys.version_info.minor}", path], capture_output=True)
    if run.returncode != 1:
        return run.returncode, run.stderr.decode()
    first = run.stdout.decode("utf-8", "surrogatepass").split("\n")[0]
    place, message = first.split(": ", 1)
    return int(place.split(":")[0]), message


def main():
    programs = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8", newline="") as file:
            programs += file.read().split("====\n")
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        for number, program in enumerate(programs, 1):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(program)
            want, got = expected(program), ours(sys.argv[1], path)
            good = want is not None and want == got
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {program.strip().splitlines()[0]}")
            if not good:
                print(f"# CPython: {want}\n# ours:    {got}")
    print(f"1..{len(programs)}")
    return failed > 0 or not programs


if __name__ == "__main__":
    sys.exit(main())
