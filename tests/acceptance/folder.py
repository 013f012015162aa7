#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Runs a folder of programs that nobody wrote for Portalis, each under CPython and as its translation, and says of each
how the two compare: pass, diagnosed, wrong, crashed, timeout, or skipped, because CPython itself does not run it to an
end within the time.

usage: folder.py PORTALIS FOLDER [--filter=PART]... [--except=PART]... [--bundle=N] [--types=off] [--diff] [--why]

N programs are compiled together, as modules of one project, so that the compiler is started once for them; a bundle
that does not compile is halved until the program is found that rustc refuses. Programs see themselves imported, on both
sides. Exit status 1 when anything is wrong or crashed.
"""

import argparse
import collections
import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).parent.resolve()
sys.path.insert(0, str(HERE.parent / "oracle"))
import translated  # noqa: E402


class Bundle:
    """Programs that lie in one folder, a copy of all that they may need."""

    def __init__(self, source: pathlib.Path, scratch: pathlib.Path, args):
        self.portalis = args.portalis.resolve()
        self.types = f"--types={args.types}"
        self.seconds = args.seconds
        self.folders = [scratch / "python", scratch / "portalis"]
        for folder in self.folders:
            shutil.copytree(source, folder)

    def enter(self, names: list, entry: str) -> None:
        main = "import sys\n"
        for name in names:
            main += f"if sys.argv[1] == {name!r}:\n    import {name}\n"
        for folder in self.folders:
            (folder / entry).write_text(main, encoding="utf-8")

    def expected(self, name: str) -> translated.Run:
        self.enter([name], "entry_one.py")
        command = [translated.PYTHON, "-B", "-W", "ignore", "entry_one.py", name]
        return translated.run(command, self.folders[0], seconds=self.seconds)

    def refusal(self, name: str) -> str:
        """The first diagnostic of a program, or nothing."""
        command = [self.portalis, "check", "--quiet", self.types, "--translate", "entry_one.py"]
        got = translated.run(command, self.folders[1], seconds=60)
        found = translated.diagnostics(got.err)
        if found:
            return f"{found[0][2]}: {found[0][3]} ({found[0][0]}:{found[0][1]})"
        return "" if got.status == 0 else got.err.decode("utf-8", "replace")

    def run(self, programs: dict) -> dict:
        """programs: name to what CPython gave. Gives name to verdict."""
        names = sorted(programs)
        verdicts = {}
        if not names:
            return {}
        entry = f"entry_{names[0]}_{len(names)}.py"
        self.enter(names, entry)
        for name in names:
            want = programs[name]
            command = [self.portalis, "run", "--quiet", self.types, entry, name]
            got = translated.run(command, self.folders[1], seconds=600 if name == names[0] else 20 + 10 * self.seconds)
            verdict = translated.judge(got, want.out, want.status, want.last_error_line())
            fault = verdict.kind == "diagnosed" or "rustc" in verdict.reason
            if fault and len(names) > 1:
                middle = len(names) // 2
                return {**self.run({n: programs[n] for n in names[:middle]}),
                        **self.run({n: programs[n] for n in names[middle:]})}
            verdicts[name] = verdict
        return verdicts


def report(name: str, verdict: translated.Verdict, want: translated.Run, diff: bool) -> None:
    print(f"{verdict.kind:10}{name}" + (f"  {verdict.reason}" if verdict.reason else ""), flush=True)
    if diff and verdict.kind == "wrong":
        print("\n".join(translated.difference(want.out, verdict.run.out)), flush=True)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("portalis", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--filter", action="append", default=[])
    parser.add_argument("--except", dest="excluded", action="append", default=[])
    parser.add_argument("--bundle", type=int, default=30)
    parser.add_argument("--seconds", type=int, default=10, help="what CPython may take")
    parser.add_argument("--types", choices=["on", "off"], default="on")
    parser.add_argument("--diff", action="store_true")
    parser.add_argument("--why", action="store_true", help="count the reasons of refusals")
    args = parser.parse_args()
    names = [path.stem for path in sorted(args.folder.glob("*.py")) if path.stem.isidentifier()]
    names = [name for name in names if not args.filter or any(part in name for part in args.filter)]
    names = [name for name in names if not any(part in name for part in args.excluded)]
    counts, why = collections.Counter(), collections.Counter()
    for at in range(0, len(names), args.bundle):
        with tempfile.TemporaryDirectory() as scratch:
            bundle = Bundle(args.folder, pathlib.Path(scratch), args)
            running = {}
            for name in names[at : at + args.bundle]:
                want = bundle.expected(name)
                if want.status is None or want.status < 0:
                    verdict = translated.Verdict("skipped", "CPython does not run it to an end")
                elif reason := bundle.refusal(name):
                    rejected = want.last_error_line().startswith((b"SyntaxError: ", b"IndentationError: "))
                    verdict = translated.Verdict("pass" if rejected else "diagnosed", reason)
                    why[reason.split(" (")[0]] += not rejected
                else:
                    running[name] = want
                    continue
                counts[verdict.kind] += 1
                report(name, verdict, want, False)
            for name, verdict in bundle.run(running).items():
                counts[verdict.kind] += 1
                report(name, verdict, running[name], args.diff)
    if args.why:
        for reason, count in why.most_common():
            if count:
                print(f"{count:5}  {reason}")
    print(", ".join(f"{count} {kind}" for kind, count in sorted(counts.items())))
    return 1 if counts["wrong"] or counts["crashed"] else 0


if __name__ == "__main__":
    sys.exit(main())
