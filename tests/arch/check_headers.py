#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles each header alone: what it needs, it includes.

    check_headers.py ROOT BUILD FOLDERS-LEFT-OUT COMPILER FLAGS...

The third argument has commas; it names what this build does without.
"""

import concurrent.futures
import os
import pathlib
import subprocess
import sys


def main() -> int:
    root, build = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    left_out = tuple(f"{folder}/" for folder in sys.argv[3].split(",") if folder)
    command = sys.argv[4:] + ["-std=c17", "-D_GNU_SOURCE", "-fsyntax-only", "-Wall", "-Wextra", "-Werror"]
    command += [f"-I{root}", f"-I{build}", "-x", "c", "-"]
    headers = [p for top in ("simd", "core", "ui", "app") for p in sorted((root / top).rglob("*.h"))]
    headers = [p for p in headers if not p.relative_to(root).as_posix().startswith(left_out)]

    def compile_alone(header: pathlib.Path):
        name = header.relative_to(root).as_posix()
        text = f'#include "{name}"\ntypedef int not_empty;\n'
        return subprocess.run(command, input=text, capture_output=True, text=True, cwd=root)

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for result in pool.map(compile_alone, headers):
            if result.returncode != 0:
                failed += 1
                print(result.stderr)
    print(f"{len(headers)} headers, {failed} failed")
    return 1 if failed or not headers else 0


if __name__ == "__main__":
    sys.exit(main())
