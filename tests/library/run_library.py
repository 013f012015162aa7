#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Installs into a temporary folder, and builds and runs the README's example against it by pkg-config.

usage: run_library.py BUILD_FOLDER SOURCE_FOLDER COMPILER..."""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

EXPECTED = """while is a keyword: 1
334 of 1000 tokens are names, the last starts at 3996
BYTES
1 hit, 1 miss
"""
STRICT = ["-Wall", "-Wextra", "-Werror", "-std=c11"]


def output(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


class Library:
    """What was installed."""

    def __init__(self, build, compiler, root):
        self.compiler, self.root = compiler, root
        output("meson", "install", "-C", build, "--no-rebuild", "--quiet", "--destdir", root)
        module, = root.rglob("portalis-memory-1.pc")
        self.environment = dict(os.environ, PKG_CONFIG_SYSROOT_DIR=str(root), PKG_CONFIG_PATH=str(module.parent),
                                LD_LIBRARY_PATH=str(module.parent.parent))
        self.file, = [path for path in root.rglob("libportalis-memory.so.*") if not path.is_symlink()]

    def flags(self, *what):
        return output("pkg-config", *what, "portalis-memory-1", env=self.environment).split()

    def run(self, source):
        program = self.root / "program"
        output(*self.compiler, *STRICT, source, "-o", program, *self.flags("--cflags", "--libs"))
        return output(program, env=self.environment)


def check_example(library, source):
    """It compiles without a warning and says what it should."""
    text = library.run(source / "tests/library/quick_start.c")
    used, reserved = map(int, re.search(r"(\d+) bytes used, (\d+) reserved", text).groups())
    assert 8 + 1000 + 4000 <= used <= reserved, text
    assert re.sub(r"\d+ bytes.*", "BYTES", text) == EXPECTED, text


def check_readme(_library, source):
    """It shows the same example."""
    example = (source / "tests/library/quick_start.c").read_text().split("\n\n", 1)[1]  # without the licence
    assert f"```c\n{example}```\n" in (source / "README.md").read_text(), "README.md and quick_start.c differ"


def check_headers(library, _source):
    """Each compiles by itself, in C11, with what pkg-config says and nothing else."""
    include = next(library.root.rglob("portalis-1"))
    headers = sorted(include.rglob("*.h"))
    assert len(headers) > 10, headers
    for header in headers:
        text = f'#include "{header.relative_to(include)}"\n'
        subprocess.run([*library.compiler, *STRICT, "-fsyntax-only", "-xc", "-", *library.flags("--cflags")],
                       input=text, text=True, check=True)


def check_symbols(library, _source):
    """Names that the headers declare, and no other; its soname carries the version."""
    lines = output("nm", "-D", "--defined-only", library.file).split("\n")
    names = {line.split()[-1].split("@")[0] for line in lines if line} - {"PORTALIS_1"}
    headers = "".join(path.read_text() for path in library.root.rglob("portalis-1/**/*.h"))
    unknown = [name for name in names if not re.search(rf"\b{name}\b", headers)]
    assert {"pt_arena_alloc_slow", "pt_intern", "pt_simd_of"} <= names, names
    assert not unknown, unknown
    assert "libportalis-memory.so.1" in output("readelf", "-d", library.file)


CHECKS = [check_example, check_readme, check_headers, check_symbols]


def main():
    build, source, compiler = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:]
    print(f"1..{len(CHECKS)}", flush=True)
    failed = 0
    with tempfile.TemporaryDirectory() as root:
        library = Library(build, compiler, pathlib.Path(root))
        for number, check in enumerate(CHECKS, 1):
            try:
                check(library, source)
                print(f"ok {number} - {check.__name__}: {check.__doc__}", flush=True)
            except (AssertionError, subprocess.CalledProcessError, StopIteration) as fault:
                failed += 1
                print(f"not ok {number} - {check.__name__}: {check.__doc__}\n# {fault}", flush=True)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
