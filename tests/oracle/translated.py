# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs a Python program under CPython and as its translation, and says how the two compare.

Used by the oracle tests and by the acceptance score.
"""

import os
import pathlib
import re
import signal
import subprocess
from dataclasses import dataclass, field

PYTHON = os.environ.get("PORTALIS_ORACLE", "/usr/bin/python3")
DIAGNOSTIC = re.compile(r"^(.*?):(\d+):(\d+): error\[(E\d{4})\]: (.*)$", re.MULTILINE)


@dataclass
class Run:
    """What a process left behind. status is negative for a signal, None for a time-out."""

    status: int
    out: bytes
    err: bytes

    def last_error_line(self) -> bytes:
        lines = self.err.strip().splitlines()
        return lines[-1] if lines else b""


@dataclass
class Verdict:
    """kind: pass, diagnosed (refused with a diagnostic), wrong, crashed, timeout."""

    kind: str
    reason: str = ""
    run: Run = None
    codes: list = field(default_factory=list)  # of the diagnostics, as (file, line, code, message)


def environment() -> dict:
    """The programs see the same on both sides, and nothing of the person who runs them."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG"))}
    return {**env, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}


def run(command: list, cwd: pathlib.Path, stdin: bytes = b"", seconds: float = 60) -> Run:
    process = subprocess.Popen(
        command, cwd=cwd, env=environment(), start_new_session=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )
    try:
        out, err = process.communicate(stdin, timeout=seconds)
    except subprocess.TimeoutExpired:
        # The group is the process and what it started.
        os.killpg(process.pid, signal.SIGKILL)
        out, err = process.communicate()
        return Run(None, out, err)
    return Run(process.returncode, out, err)


def diagnostics(text: bytes) -> list:
    return [(m[1], int(m[2]), m[4], m[5]) for m in DIAGNOSTIC.finditer(text.decode("utf-8", "replace"))]


def rust_error(text: bytes) -> str:
    """The first error of rustc and its place, without the folder."""
    lines = text.decode("utf-8", "replace").splitlines()
    for i, line in enumerate(lines):
        if re.match(r"(portalis: )?error", line):
            at = next((x.strip() for x in lines[i + 1 : i + 4] if "-->" in x), "")
            return f"rustc: {line.replace('portalis: ', '')} {re.sub('/[^ ]*/src/', '', at)}"
    return "rustc fails: " + (lines[0] if lines else "")


def judge(got: Run, out: bytes, status: int, last_error: bytes = None) -> Verdict:
    """Compares the run of a translation with what CPython gave. last_error None: not compared."""
    if got.status is None:
        return Verdict("timeout", "takes too long", got)
    if got.status == 1 and not got.out:
        found = diagnostics(got.err)
        if found:
            return Verdict("diagnosed", f"{found[0][2]}: {found[0][3]}", got, found)
    if b"is a fault of Portalis" in got.err:
        return Verdict("crashed", rust_error(got.err), got)
    if b"panicked at" in got.err:
        line = next(x for x in got.err.splitlines() if b"panicked at" in x)
        return Verdict("crashed", line.decode("utf-8", "replace"), got)
    if got.status < 0:
        return Verdict("crashed", f"dies of {signal.Signals(-got.status).name}: "
                       f"{got.last_error_line().decode('utf-8', 'replace')}", got)
    if got.status in (2, 3) and got.err.startswith(b"portalis:"):
        return Verdict("crashed", got.err.decode("utf-8", "replace").splitlines()[0], got)
    if got.out != out:
        return Verdict("wrong", "output differs: " + first_difference(out, got.out), got)
    if got.status != status:
        return Verdict("wrong", f"exit status {got.status}, not {status}: "
                       f"{got.last_error_line().decode('utf-8', 'replace')}", got)
    if last_error is not None and got.last_error_line() != last_error:
        return Verdict("wrong", f"last line of stderr is {got.last_error_line()!r}, not {last_error!r}", got)
    return Verdict("pass", run=got)


def first_difference(expected: bytes, got: bytes) -> str:
    a, b = expected.splitlines(), got.splitlines()
    for i, (x, y) in enumerate(zip(a, b), 1):
        if x != y:
            return f"line {i}: expected {shorten(x)}, got {shorten(y)}"
    if len(a) != len(b):
        return f"{len(b)} lines instead of {len(a)}, after equal ones"
    return "the ends of lines differ"


def shorten(line: bytes) -> str:
    text = repr(line.decode("utf-8", "replace"))
    return text if len(text) <= 120 else text[:117] + "..."


def difference(expected: bytes, got: bytes, count: int = 8) -> list:
    """The first differing lines, as text for people."""
    a = expected.decode("utf-8", "replace").splitlines()
    b = got.decode("utf-8", "replace").splitlines()
    rows = []
    for i in range(max(len(a), len(b))):
        x = a[i] if i < len(a) else "(nothing)"
        y = b[i] if i < len(b) else "(nothing)"
        if x != y:
            rows += [f"  {i + 1:5} - {x}", f"  {i + 1:5} + {y}"]
        if len(rows) >= 2 * count:
            break
    return rows


def warm_up(portalis: pathlib.Path, folder: pathlib.Path, seconds: float = 600) -> Run:
    """Has the runtime compiled, so that no test's time-out includes it."""
    path = folder / "warm_up.py"
    path.write_text("print('ready')\n")
    return run([portalis, "run", path], folder, seconds=seconds)
