#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Checks each hand-written file: at most 900 lines, an SPDX header, ASCII only, no tabs, #pragma once in headers,
and names that can refuse content."""

import pathlib
import sys

MAX_LINES = 900
SOURCES = {".c", ".h", ".def", ".rs", ".py"}
# Tables that a script beside them writes; they are data, kept in git so that a build needs no network.
GENERATED = (
    "data/runtime/src/stdlib/unicodedata/names.rs",
    "data/runtime/src/stdlib/unicodedata/tables.rs",
    "data/runtime/src/text/charmap_tables.rs",
    "data/runtime/src/text/unicode_tables.rs",
)
# Inputs, not code: Python programs and what they print.
INPUTS = ("data/sample/", "tests/golden/", "tests/oracle/", "tests/fuzz/")
# Characters in these are the subject of the test.
NAMES_REFUSED = {"utils", "util", "common", "misc", "helpers", "all", "manager"}


def check(root: pathlib.Path, path: pathlib.Path) -> list:
    name = path.relative_to(root).as_posix()
    faults = []
    raw = path.read_bytes()
    lines = raw.count(b"\n")
    if name not in GENERATED and lines > MAX_LINES:
        faults.append(f"{name}: {lines} lines, more than {MAX_LINES}")
    if b"SPDX-License-Identifier:" not in raw[:400] and raw.strip():
        faults.append(f"{name}: no SPDX header")
    if path.stem in NAMES_REFUSED:
        faults.append(f"{name}: a name that refuses nothing")
    if path.suffix == ".h" and b"#pragma once" not in raw and b"PT_REPEATED_INCLUDE" not in raw:
        faults.append(f"{name}: no #pragma once")
    for number, line in enumerate(raw.split(b"\n"), 1):
        if path.suffix in (".c", ".h", ".def") and b"\t" in line:
            faults.append(f"{name}:{number}: tab")
        if not line.isascii() and path.suffix in (".c", ".h", ".def"):
            faults.append(f"{name}:{number}: character outside ASCII; write an escape")
    return faults


def main() -> int:
    root = pathlib.Path(sys.argv[1]).resolve()
    faults = []
    count = 0
    for top in ("simd", "core", "ui", "app", "data", "tests"):
        for path in sorted((root / top).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix not in SOURCES or name.startswith(INPUTS) or "/target/" in name:
                continue
            count += 1
            faults += check(root, path)
    print("\n".join(faults) if faults else f"{count} files are in order")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
