#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""How often the front end finds in the caches what it asks for: arenas and pools on, and off.

usage: cache_rates.py PORTALIS [--check] [PATH...]

Runs `portalis check` over each PATH (the standard library's email and asyncio unless told) under valgrind's
cachegrind, and takes off what the same program asks for when its file is empty. The caches are fixed, so that the
figures are the same on every machine: 32 KiB of 8 ways each for instructions and data, a last level of 8 MiB. A hit
rate of the last level is of the requests that reach it. --check: fail where a figure can't be true."""

import collections
import pathlib
import re
import subprocess
import sys
import sysconfig
import tempfile

GOAL = 85.0  # percent
CACHES = ["--I1=32768,8,64", "--D1=32768,8,64", "--LL=8388608,16,64"]
ROW = "{:<32} {:>12} {:>12} {:>12} {:>8}"


def simulate(portalis, path, mode):
    """Cachegrind's totals by name: 'I refs', 'I1 misses', 'D refs', 'D1 misses', 'LL refs', 'LL misses'."""
    command = ["valgrind", "--tool=cachegrind", "--cache-sim=yes", *CACHES, "--cachegrind-out-file=/dev/null", portalis,
               "check", "--jobs=1", "--quiet", f"--memory-opt={mode}", str(path)]
    text = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True).stderr
    rows = re.findall(r"==\d+== (\w+) +(refs|misses): +([\d,]+)", text)
    if not rows:
        sys.exit(f"{' '.join(command)}:\n{text}")
    return collections.Counter({f"{cache} {what}": int(number.replace(",", "")) for cache, what, number in rows})


def rate(misses, refs):
    return 100 * (1 - misses / refs) if refs > 0 else 100.0


def rates(portalis, paths, mode, empty):
    """Requests and hit rates of all paths together."""
    start = simulate(portalis, empty, mode)
    total = collections.Counter()
    for path in paths:
        total.update(simulate(portalis, path, mode))
        total.subtract(start)
    return {
        "instructions": total["I refs"],
        "data requests": total["D refs"],
        "L1 instructions": rate(total["I1 misses"], total["I refs"]),
        "L1 data": rate(total["D1 misses"], total["D refs"]),
        "L1 both": rate(total["I1 misses"] + total["D1 misses"], total["I refs"] + total["D refs"]),
        "last level, of what reaches it": rate(total["LL misses"], total["LL refs"]),
        "some cache, of all": rate(total["LL misses"], total["I refs"] + total["D refs"]),
    }


def main():
    portalis, *rest = sys.argv[1:]
    check = "--check" in rest
    library = pathlib.Path(sysconfig.get_path("stdlib"))
    paths = [pathlib.Path(word) for word in rest if word != "--check"] or [library / "email", library / "asyncio"]
    with tempfile.TemporaryDirectory() as folder:
        empty = pathlib.Path(folder) / "empty.py"
        empty.write_text("")
        on, off = (rates(portalis, paths, mode, empty) for mode in ("on", "off"))
    print("front end over", *paths)
    print(ROW.format("", "memory on", "memory off", "goal", ""))
    for name, value in on.items():
        if "1" in name or "level" in name or "cache" in name:
            verdict = "reached" if value >= GOAL else "missed"
            print(ROW.format(name, f"{value:.2f} %", f"{off[name]:.2f} %", f"{GOAL:.0f} %", verdict))
            if check and not (0 < value <= 100 and 0 < off[name] <= 100):
                sys.exit(f"{name}: no rate")
        else:
            print(ROW.format(name, value, off[name], "", ""))
            if check and min(value, off[name]) < 1000:
                sys.exit(f"{name}: nothing ran")


if __name__ == "__main__":
    main()
