#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs the runtime crate's own tests and prints their results as TAP.

usage: run_cargo.py data/runtime TARGET-FOLDER
"""

import os
import re
import subprocess
import sys

RESULT = re.compile(r"^test (.+?) \.\.\. (ok|FAILED|ignored)")
RUNNING = re.compile(r"^\s+(?:Running (?:unittests )?(\S+)|Doc-tests (\S+))")


def main() -> int:
    crate, target = sys.argv[1:]
    env = {**os.environ, "CARGO_TARGET_DIR": target, "CARGO_TERM_COLOR": "never"}
    command = ["cargo", "test", "--offline", "--no-fail-fast", "--manifest-path", f"{crate}/Cargo.toml"]
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT, text=True, errors="replace")
    program, count, failed, log = "", 0, 0, []
    for line in process.stdout:
        log.append(line.rstrip())
        if found := RUNNING.match(line):
            program = found[1] or found[2]
        elif found := RESULT.match(line):
            count += 1
            good = found[2] == "ok"
            failed += not good
            print(f"{'ok' if good else 'not ok'} {count} - {program}: {found[1]}", flush=True)
    status = process.wait()
    if failed or status != 0 or count == 0:
        print("\n".join("# " + line for line in log[-80:]))
    if status != 0 and not failed:
        count += 1
        print(f"not ok {count} - cargo test exits with {status}")
    print(f"1..{count}")
    return 1 if failed or status != 0 or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
