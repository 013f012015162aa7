#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs one target under libFuzzer, from the .py files of the seed folders on, and says what came of it.

usage: run_libfuzzer.py [--minutes N] TARGET DICTIONARY CORPUS SEED-FOLDER...

CORPUS is a folder that grows from run to run; findings are put beside it as crash-*, timeout-* and oom-*. The target is
started anew every few minutes, because names once seen stay in memory until a process ends. Exit status 1: a finding.
"""

import argparse
import hashlib
import pathlib
import re
import subprocess
import sys
import time

MAX_LEN = 4096
ROUND_SECONDS = 300


def put_seeds(folders: list, corpus: pathlib.Path) -> None:
    """Whole files, and the longer ones in pieces that begin at a line."""
    for folder in folders:
        for path in sorted(folder.rglob("*.py")):
            data = path.read_bytes()
            while data:
                cut = len(data) if len(data) <= MAX_LEN else data.rfind(b"\n", 0, MAX_LEN) + 1 or MAX_LEN
                name = hashlib.sha1(data[:cut]).hexdigest()
                (corpus / name).write_bytes(data[:cut])
                data = data[cut:]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("target", type=pathlib.Path)
    parser.add_argument("dictionary", type=pathlib.Path)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    args = parser.parse_args()
    args.corpus.mkdir(parents=True, exist_ok=True)
    put_seeds(args.folders, args.corpus)
    start = time.monotonic()
    end = start + args.minutes * 60
    executions = rounds = findings = 0
    while time.monotonic() < end:
        rounds += 1
        seconds = max(10, min(ROUND_SECONDS, int(end - time.monotonic())))
        done = subprocess.run(
            [args.target.resolve(), f"-dict={args.dictionary}", f"-max_len={MAX_LEN}", f"-max_total_time={seconds}",
             f"-seed={rounds}", "-entropic=0", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
             f"-artifact_prefix={args.corpus.resolve().parent}/", args.corpus],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace")
        found = re.search(r"number_of_executed_units:\s*(\d+)", done.stderr)
        executions += int(found[1]) if found else 0
        coverage = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", done.stderr)[-1:]
        print(f"round {rounds}: exit status {done.returncode}, {executions} executions so far, "
              f"cov/ft/corpus {coverage}", flush=True)
        if done.returncode != 0:
            findings += 1
            print(done.stderr[-6000:], flush=True)
            if findings == 5:
                break
    print(f"{args.target.name}: {(time.monotonic() - start) / 60:.1f} minutes, {rounds} rounds, "
          f"{executions} executions, {findings} findings", flush=True)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
