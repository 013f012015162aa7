#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares what a stage makes of case.py with the file beside it; its extension says which stage. Prints TAP.

usage: run_golden.py PORTALIS [--update] [PART-OF-NAME...]

  case.tokens  case.ast  case.scopes  case.hir  case.rs     portalis dump --stage=...
  case.err                                                  portalis check --translate, which must refuse the program
  case.why                                                  portalis explain

--update writes the files anew; read the difference before you commit it.
"""

import argparse
import difflib
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent.resolve()
STAGES = {".tokens": "tokens", ".ast": "ast", ".scopes": "scopes", ".hir": "hir", ".rs": "rust"}


def produce(portalis: pathlib.Path, golden: pathlib.Path) -> tuple:
    """The text, and a fault or None."""
    name = golden.with_suffix(".py").name
    if golden.suffix == ".err":
        command = [portalis, "check", "--translate", "--quiet", "--color=never", name]
    elif golden.suffix == ".why":
        command = [portalis, "explain", "--color=never", name]
    else:
        command = [portalis, "dump", f"--stage={STAGES[golden.suffix]}", name]
    done = subprocess.run(command, cwd=golden.parent, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    wanted = 1 if golden.suffix == ".err" else 0
    if done.returncode != wanted:
        return b"", f"exit status {done.returncode}: {done.stderr.decode('utf-8', 'replace')[-400:]}"
    return (done.stderr if golden.suffix == ".err" else done.stdout), None


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("portalis", type=pathlib.Path)
    parser.add_argument("parts", nargs="*")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_intermixed_args()
    portalis = options.portalis.resolve()
    goldens = [p for p in sorted(HERE.glob("**/*"))
               if p.suffix in [*STAGES, ".err", ".why"] and p.with_suffix(".py").exists()
               and (not options.parts or any(part in str(p.relative_to(HERE)) for part in options.parts))]
    print(f"1..{len(goldens)}", flush=True)
    failed = 0
    for number, golden in enumerate(goldens, 1):
        got, fault = produce(portalis, golden)
        expected = golden.read_bytes()
        if fault is None and options.update:
            golden.write_bytes(got)
            expected = got
        good = fault is None and got == expected
        failed += not good
        print(f"{'ok' if good else 'not ok'} {number} - {golden.relative_to(HERE).as_posix()}", flush=True)
        if fault:
            print("# " + fault.replace("\n", "\n# "))
        elif not good:
            lines = difflib.unified_diff(
                expected.decode("utf-8", "replace").splitlines(), got.decode("utf-8", "replace").splitlines(),
                "expected", "got", lineterm="", n=1)
            for line in list(lines)[:30]:
                print(f"# {line}")
    return 1 if failed or not goldens else 0


if __name__ == "__main__":
    sys.exit(main())
