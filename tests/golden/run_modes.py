#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""What Portalis writes and says doesn't depend on how it works: with and without its memory layer,
with and without vector instructions, on one thread and on several, byte for byte.

usage: run_modes.py PORTALIS
"""
import itertools
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SAMPLE = HERE.parents[1] / "data" / "sample"
MODES = [*itertools.product(("on", "off"), ("auto", "scalar"), (1,)), ("on", "auto", 3)]

MODULE = '''\
"""Module {n}: numbers, names and texts in every way they can be written."""
from __future__ import annotations
import {before}
import math as m{n}

Größe_{n} = {n}_000 + 0x{n:x} + {n}.5e3
TEXT = 'plain' "joined" 'with \\n escapes \\u00e9' r'raw \\d'
RAW = br'\\x' b'bytes'
LONG = """two
lines of {n}"""


class Shape{n}:
    __slots__ = ('a', 'b')
    count: int = 0

    def __init__(self, a: int, b: float = {n}.0, *rest, **named) -> None:
        self.a, self.b = a, b

    @property
    def area(self) -> float:
        return self.a * self.b + len({before}.TEXT)

    def __repr__(self):
        return f'{{type(self).__name__}}({{self.a!r}}, {{self.b:>{n}.2f}}, {{{{}}}})'


def walk_{n}(items, *, depth=0):
    for i, item in enumerate(items):
        if isinstance(item, list):
            yield from walk_{n}(item, depth=depth + 1)
        else:
            try:
                yield (i, depth, item ** 2 if item % 2 else ~item)
            except (TypeError, ValueError) as error:
                yield error
    match items:
        case [1, *rest] | [2, *rest] if rest:
            return rest
        case {{'key': value, **others}}:
            return value, others


total = sum(x[2] for x in walk_{n}([1, [2, 3], 4])) if {n} else None
'''


def put_generated(folder):
    """Modules that import one another in a chain; one that can't be translated, one that can't be
    read, and a destructor in the last."""
    for n in range(40):
        text = MODULE.format(n=n, before="m%d" % (n - 1) if n else "mfirst")
        (folder / ("m%d.py" % n)).write_text(text, encoding="utf-8")
    (folder / "mfirst.py").write_text("TEXT = ''\r\nx = 1\r\n", newline="")
    (folder / "zlast.py").write_text("class Last:\n    def __del__(self):\n        print('gone')\n")
    (folder / "main.py").write_text("import m39, zlast\nprint(m39.total)\n")


def put_faulty(folder):
    (folder / "main.py").write_text("import broken, missing\nprint(f'{x!z}')\n")
    (folder / "broken.py").write_text("def f(:\n    pass\n\nclass\n  x = 'unclosed\n")
    (folder / "latin.py").write_bytes(b"# coding: latin-1\nx = '\xe9'\n")
    (folder / "bytes.py").write_bytes(b"x = '\xe9'\n")


def put_golden(folder):
    for i, path in enumerate(sorted(HERE.rglob("*.py"))):
        if path.parent != HERE:
            (folder / ("g%d_%s.py" % (i, path.stem.replace("-", "_")))).write_bytes(path.read_bytes())


def translated(portalis, project, out, memory, simd, jobs):
    done = subprocess.run(
        [portalis, "translate", "--memory-opt=" + memory, "--simd=" + simd, "--jobs=%d" % jobs,
         "-o", out, project], capture_output=True)
    said = [line for line in done.stdout.splitlines() + done.stderr.splitlines()
            if not line.startswith(b"Translated ")]  # says how long it took
    files = {}
    for path in sorted(out.rglob("*")) if out.exists() else []:
        relative = path.relative_to(out)
        if path.is_file() and relative.parts[0] != "runtime":
            files[str(relative)] = path.read_bytes()
    said = b"\n".join(said).replace(bytes(out), b"OUT")
    return {"status": done.returncode, "said": said, **files}


def check(portalis, project, scratch, writes):
    expected = None
    for number, mode in enumerate(MODES):
        result = translated(portalis, project, scratch / ("out%d" % number), *mode)
        if expected is None:
            expected = result
            if writes != any(name.endswith(".rs") for name in result):
                return "the project gives %s" % result["said"].decode(errors="replace")[:400]
        if result != expected:
            wrong = sorted(name for name in {**expected, **result}
                           if expected.get(name) != result.get(name))
            return "memory-opt=%s simd=%s jobs=%d: different %s" % (*mode, ", ".join(wrong[:5]))
    return None


def main():
    portalis = sys.argv[1]
    cases = [("sample", None, True), ("generated", put_generated, True),
             ("faulty", put_faulty, False), ("golden", put_golden, False)]
    print("1..%d" % len(cases))
    failed = False
    for number, (name, put, writes) in enumerate(cases, 1):
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            project = SAMPLE
            if put is not None:
                project = folder / "project"
                project.mkdir()
                put(project)
            fault = check(portalis, project, folder, writes)
        failed |= fault is not None
        print("%s %d - %s" % ("not ok" if fault else "ok", number, name))
        if fault:
            print("# " + fault)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
