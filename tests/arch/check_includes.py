#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Checks every #include "..." against the table of layers below, and where GLib and GTK may be used.

A folder may include itself, what is open to all, and what its row names. A row says the whole truth:
what is not listed is not allowed, and a folder without a row fails."""

import pathlib
import re
import sys

OPEN = ["core/base", "core/memory", "core/metrics", "core/spec"]

EDGES = {
    "simd": [],
    "core/base": [],
    "core/memory": ["core/base", "core/spec"],
    "core/metrics": ["core/base", "core/memory", "core/spec"],
    "core/spec": ["core/base", "core/memory"],
    "core/source": OPEN + ["simd"],
    "core/lex": OPEN + ["simd", "core/source"],
    "core/syntax": OPEN + ["simd", "core/source", "core/lex"],
    "core/scope": OPEN + ["core/source", "core/syntax"],
    "core/project": OPEN + ["core/source", "core/syntax", "core/scope"],
    "core/hir": OPEN + ["simd", "core/source", "core/syntax", "core/scope", "core/project"],
    "core/infer": OPEN + ["core/source", "core/project", "core/hir"],
    "core/rust": OPEN + ["simd", "core/source", "core/project", "core/syntax", "core/hir", "core/infer"],
    "core/crate": OPEN + ["core/source", "core/project", "core/rust"],
}
STAGES = [folder for folder in EDGES if folder.startswith("core/")]
EDGES["core"] = STAGES  # core/pipeline.{h,c}: the list of calls
EDGES["core/engine"] = STAGES + ["core", "simd"]
EDGES["core/bench"] = STAGES + ["core", "core/engine", "simd"]
EDGES["ui/model"] = OPEN + ["core/source", "core/engine", "core/bench", "simd"]
EDGES["ui/charts"] = ["ui/model"]
EDGES["ui/code"] = ["ui/model"]
EDGES["ui/pages"] = ["ui/model", "ui/charts", "ui/code"]
EDGES["ui/window"] = ["ui/model", "ui/charts", "ui/pages"]
EDGES["app/cli"] = STAGES + ["core", "core/engine", "core/bench", "simd"]
EDGES["app/gui"] = ["core/base", "core/engine", "ui/model", "ui/charts", "ui/pages", "ui/window"]

GLIB = re.compile(r"#\s*include\s*<(glib|gio|gmodule|gobject)[^>]*>")
GTK = re.compile(r"#\s*include\s*<(gtk|gdk|gsk|adwaita|gtksourceview|pango|cairo)[^>]*>")
INCLUDE = re.compile(r'#\s*include\s*"([^"]+)"')
MAY_GLIB = ("core/engine", "core/bench", "ui", "app")
MAY_GTK = ("ui", "app/gui")
PRIVATE = re.compile(r"[-_]private\.h$")


def row_of(folder: str) -> str:
    """The row that speaks for a folder: its own, or the nearest parent's (simd/x86 -> simd)."""
    while folder and folder not in EDGES:
        folder = folder.rpartition("/")[0]
    return folder


def under(folder: str, tops: tuple) -> bool:
    return any(folder == top or folder.startswith(top + "/") for top in tops)


def check(root: pathlib.Path, path: pathlib.Path) -> list:
    name = path.relative_to(root).as_posix()
    folder = name.rpartition("/")[0]
    row = row_of(folder)
    faults = [] if row else [f"{name}: no row in tests/arch/check_includes.py for {folder}"]
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        where = f"{name}:{number}"
        if GLIB.match(line) and not under(folder, MAY_GLIB):
            faults.append(f"{where}: GLib belongs to {', '.join(MAY_GLIB)} only")
        if GTK.match(line) and not under(folder, MAY_GTK):
            faults.append(f"{where}: GTK belongs to {', '.join(MAY_GTK)} only")
        found = INCLUDE.match(line)
        if not found:
            continue
        target = found[1]
        target_folder = target.rpartition("/")[0]
        if not target_folder:
            # Names without a folder are generated beside their user (resources, tables).
            if (path.parent / target).exists():
                faults.append(f'{where}: write "{folder}/{target}", includes start at the root')
            continue
        if PRIVATE.search(target) and target_folder != folder:
            faults.append(f"{where}: {target} is private to {target_folder}")
        target_row = row_of(target_folder)
        if row and target_row != row and target_row not in EDGES[row]:
            faults.append(f"{where}: {row} may not use {target_folder}")
    return faults


def main() -> int:
    root = pathlib.Path(sys.argv[1]).resolve()
    faults = []
    count = 0
    for top in ("simd", "core", "ui", "app"):
        for path in sorted((root / top).rglob("*.[ch]")):
            count += 1
            faults += check(root, path)
    print("\n".join(faults) if faults else f"{count} files include only what they may")
    return 1 if faults or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
