#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs every program below tests/oracle under CPython and as its translation. Output, exit status and the last line
of standard error must be equal. Prints TAP.

usage: run_oracle.py PORTALIS [--types=off] [--jobs=N] [PART-OF-NAME...]

A program is a .py file, or a folder with a main.py. Beside case.py may lie case.in, its standard input; a first line
`# args: a b c` gives arguments. Nothing is registered by hand.
"""

import argparse
import concurrent.futures
import pathlib
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import translated  # noqa: E402

HERE = pathlib.Path(__file__).parent.resolve()


def find_cases() -> list:
    folders = [p.parent for p in sorted(HERE.glob("*/**/main.py"))]
    files = [p for p in sorted(HERE.glob("*/**/*.py")) if not any(f in p.parents for f in folders)]
    return sorted(folders + files)


def arguments_of(path: pathlib.Path) -> list:
    first = path.read_bytes().split(b"\n", 1)[0].decode("utf-8", "replace")
    return first[len("# args:") :].split() if first.startswith("# args:") else []


def run_case(case: pathlib.Path, portalis: pathlib.Path, options: list) -> translated.Verdict:
    script = case / "main.py" if case.is_dir() else case
    arguments = arguments_of(script)
    stdin_file = script.with_suffix(".in")
    stdin = stdin_file.read_bytes() if stdin_file.exists() else b""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        if case.is_dir():
            shutil.copytree(case, folder, dirs_exist_ok=True)
        else:
            shutil.copy(case, folder)
        name = script.name
        python = translated.run([translated.PYTHON, "-B", name, *arguments], folder, stdin)
        ours = translated.run([portalis, "run", *options, name, *arguments], folder, stdin, seconds=180)
    if python.status is None:
        return translated.Verdict("timeout", "CPython itself takes too long")
    return translated.judge(ours, python.out, python.status, python.last_error_line())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("portalis", type=pathlib.Path)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--types", choices=["on", "off"], default="on")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_intermixed_args()
    portalis = options.portalis.resolve()
    cases = [c for c in find_cases()
             if not options.parts or any(part in str(c.relative_to(HERE)) for part in options.parts)]
    print(f"1..{len(cases)}", flush=True)
    with tempfile.TemporaryDirectory() as scratch:
        ready = translated.warm_up(portalis, pathlib.Path(scratch))
        if ready.out != b"ready\n":
            print("Bail out! " + ready.err.decode("utf-8", "replace")[-2000:].replace("\n", "\n# "))
            return 1
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        verdicts = pool.map(lambda case: run_case(case, portalis, [f"--types={options.types}"]), cases)
        for number, (case, verdict) in enumerate(zip(cases, verdicts), 1):
            good = verdict.kind == "pass"
            failed += not good
            print(f"{'ok' if good else 'not ok'} {number} - {case.relative_to(HERE).as_posix()}", flush=True)
            if not good:
                print(f"# {verdict.kind}: {verdict.reason}", flush=True)
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
