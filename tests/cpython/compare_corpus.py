#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares trees and scopes of all Python files that are installed here, under each Python from 3.8 to 3.13.

usage: compare_corpus.py DUMP_FRONT [--python=3.N] [--jobs=N] [FOLDER...]

Each Python gets its own standard library with its tests; Python 3.11 also /usr/lib/python3.11 and Debian's packages in
/usr/lib/python3/dist-packages. Prints what differs and the counts."""

import argparse
import os
import pathlib
import subprocess
import sys

import front

HERE = pathlib.Path(__file__).parent.resolve()
DEBIAN = ["/usr/lib/python3.11", "/usr/lib/python3/dist-packages"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("tool")
    parser.add_argument("folders", nargs="*")
    parser.add_argument("--python", help="only this version")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_intermixed_args()
    failed = False
    for minor, program in front.pythons().items():
        if options.python not in (None, f"3.{minor}"):
            continue
        done = subprocess.run([program, "-c", "import os; print(os.path.dirname(os.__file__))"], capture_output=True, text=True)
        folders = options.folders or [done.stdout.strip()] + (DEBIAN if minor == 11 else [])
        folders = [f for f in dict.fromkeys(map(os.path.realpath, folders)) if os.path.isdir(f)]
        # Since 3.12 symtable shows comprehensions as parts of the scope around them.
        for part in ("ast", "scopes") if minor < 12 else ("ast",):
            failed |= subprocess.call([program, HERE / f"compare_{part}.py", options.tool, "--counts",
                                       f"--jobs={options.jobs}", *folders]) != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
