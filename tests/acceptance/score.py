#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""The score of the acceptance set: how many programs pass, are refused with a diagnostic, are wrong, or crash.

usage: score.py [DIR] [--area=AREA]... [--filter=PART]... [--types=off] [--diff] [--time] [--jobs=N] [--why]

DIR holds programs, projects, bench, hostile and scale; default ../shared/acceptance beside the repository.

  pass       same output and exit status as CPython (a program that CPython rejects: refused at the same line)
  diagnosed  refused with a diagnostic where CPython would run it
  wrong      runs, and differs
  crashed    a signal, a panic, a time-out, or rustc refuses the Rust we wrote

Exit status 1 when anything is wrong or crashed.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "oracle"))
import translated  # noqa: E402
from translated import Verdict  # noqa: E402

AREAS = ["programs", "projects", "bench", "hostile", "scale"]
KINDS = ["pass", "diagnosed", "wrong", "crashed"]


@dataclass
class Case:
    area: str
    name: str
    path: pathlib.Path  # a file, or a folder that is copied and run inside
    out: bytes = b""
    status: int = 0
    rejected: bool = False  # by CPython, at compile time
    line: int = None  # where it says so
    arguments: list = field(default_factory=list)
    seconds: float = 120
    generate: int = None  # scale: number of modules


def programs(top: pathlib.Path) -> list:
    cases = []
    for path in sorted(top.glob("**/*.py")):
        out = path.with_suffix(".out")
        if not out.exists():
            continue
        status = path.with_suffix(".exit")
        cases.append(Case("programs", f"{path.parent.name}/{path.stem}", path, out.read_bytes(),
                          int(status.read_text()) if status.exists() else 0))
    return cases


def projects(top: pathlib.Path) -> list:
    cases = []
    for path in sorted(top.glob("*/project.json")):
        about = json.loads(path.read_text())
        cases.append(Case("projects", about["name"], path.parent, (path.parent / "expected.out").read_bytes(),
                          about["exit"], arguments=about["args"], seconds=300))
    return cases


def bench(top: pathlib.Path) -> list:
    return [Case("bench", path.stem, path, path.with_suffix(".out").read_bytes())
            for path in sorted(top.glob("*.py")) if path.with_suffix(".out").exists()]


def hostile(top: pathlib.Path) -> list:
    return [Case("hostile", row["file"], top / row["file"], row.get("stdout", "").encode("utf-8", "surrogateescape"),
                 row["exit"], row["cpython_rejects"], row.get("line"))
            for row in json.loads((top / "hostile.json").read_text())]


def scale(top: pathlib.Path) -> list:
    return [Case("scale", str(n), top / "gen_project.py", (top / f"expected_{n}.out").read_bytes(),
                 seconds=900, generate=n) for n in (10, 100)]


def judge_rejected(case: Case, run: translated.Run) -> Verdict:
    if run.status is None:
        return Verdict("timeout", "takes too long", run)
    found = translated.diagnostics(run.err)
    if run.status != 1 or not found:
        kind = "wrong" if run.status >= 0 and b"panicked" not in run.err else "crashed"
        return Verdict(kind, f"CPython rejects it, we exit with {run.status}: "
                       f"{run.last_error_line().decode('utf-8', 'replace')}", run)
    if case.line is not None and found[0][1] != case.line:
        return Verdict("diagnosed", f"refused at line {found[0][1]}, CPython at {case.line}: {found[0][3]}", run, found)
    return Verdict("pass", run=run)


def cpu_seconds(command: list, folder: pathlib.Path) -> float:
    """User and system time: what others do on this machine does not count."""
    process = subprocess.Popen(command, cwd=folder, env=translated.environment(), stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    usage = os.wait4(process.pid, 0)[2]
    return usage.ru_utime + usage.ru_stime


def run_case(case: Case, portalis: pathlib.Path, options: list, timed: bool) -> tuple:
    with tempfile.TemporaryDirectory(prefix="score-") as scratch:
        folder = pathlib.Path(scratch)
        target = case.path
        if case.generate:
            subprocess.run([translated.PYTHON, case.path, str(case.generate), folder / "gen"], check=True,
                           stdout=subprocess.DEVNULL)
            folder, target = folder / "gen", "."
        elif case.path.is_dir():
            shutil.copytree(case.path, folder / case.path.name)
            folder, target = folder / case.path.name, "."
        command = [portalis, "run", *options, target, *case.arguments]
        run = translated.run(command, folder, seconds=case.seconds)
        verdict = judge_rejected(case, run) if case.rejected else translated.judge(run, case.out, case.status)
        seconds = None
        if timed and verdict.kind == "pass" and case.path.is_file() and not case.rejected:
            # Compiled by now: what is left is translating, milliseconds, and running.
            seconds = (cpu_seconds(command, folder), cpu_seconds([translated.PYTHON, target], folder))
    if verdict.kind == "timeout":
        verdict.kind = "crashed"
    return verdict, seconds


def show(case: Case, verdict: Verdict, seconds: tuple, options) -> None:
    speed = ""
    if seconds is not None:
        speed = f" {seconds[0]:.2f} s, CPython {seconds[1]:.2f} s, {seconds[1] / seconds[0]:.1f}x"
    if verdict.kind != "pass" or speed:
        print(f"{verdict.kind:9} {case.area}/{case.name}{speed} {verdict.reason[:200]}", flush=True)
    if options.diff and verdict.kind == "wrong" and not case.rejected:
        print("\n".join(translated.difference(case.out, verdict.run.out)))
        print("  stderr: " + verdict.run.last_error_line().decode("utf-8", "replace"))
    if options.diff and verdict.kind == "crashed" and verdict.run:
        print("\n".join("  " + x for x in verdict.run.err.decode("utf-8", "replace").splitlines()[:12]))


def print_table(counts: dict) -> None:
    print(f"\n{'area':10}" + "".join(f"{kind:>10}" for kind in KINDS) + f"{'of':>8}")
    for area in [*counts, "all"]:
        row = sum(counts.values(), collections.Counter()) if area == "all" else counts[area]
        print(f"{area:10}" + "".join(f"{row[kind]:>10}" for kind in KINDS) + f"{sum(row.values()):>8}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = [parent / "shared" / "acceptance" for parent in ROOT.parents]
    default = next((folder for folder in beside if folder.is_dir()), beside[0])
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=default)
    parser.add_argument("--area", action="append", choices=AREAS)
    parser.add_argument("--filter", action="append", default=[])
    parser.add_argument("--types", choices=["on", "off"], default="on")
    parser.add_argument("--portalis", type=pathlib.Path, default=ROOT / "build" / "app" / "cli" / "portalis")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--diff", action="store_true", help="show the first differing lines")
    parser.add_argument("--time", action="store_true", help="run what passes again, and CPython; print the CPU time of both")
    parser.add_argument("--why", action="store_true", help="count the reasons of refusals and crashes")
    options = parser.parse_intermixed_args()
    if not options.folder.is_dir():
        print(f"no acceptance set in {options.folder}")
        return 2
    portalis = options.portalis.resolve()
    cases = []
    for area in options.area or AREAS:
        if (options.folder / area).is_dir():
            cases += globals()[area](options.folder / area)
    cases = [c for c in cases if all(part in f"{c.area}/{c.name}" for part in options.filter)]

    with tempfile.TemporaryDirectory() as scratch:
        ready = translated.warm_up(portalis, pathlib.Path(scratch))
        if ready.out != b"ready\n":
            print("Not even print() works:\n" + ready.err.decode("utf-8", "replace")[-3000:])
    counts = {area: collections.Counter() for area in dict.fromkeys(c.area for c in cases)}
    reasons = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        how = [f"--types={options.types}"]
        for case, (verdict, seconds) in zip(
                cases, pool.map(lambda c: run_case(c, portalis, how, options.time), cases)):
            counts[case.area][verdict.kind] += 1
            show(case, verdict, seconds, options)
            for _, _, code, message in verdict.codes:
                reasons[f"{code} {message}"] += 1
            if verdict.kind in ("crashed", "wrong"):
                reasons[f"{verdict.kind} {verdict.reason[:150]}"] += 1
    if options.why:
        print()
        for reason, count in reasons.most_common(60):
            print(f"{count:5} {reason}")
    print_table(counts)
    return 1 if any(row["wrong"] + row["crashed"] for row in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
