# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""What the scripts of this folder share: our front end as a process, the Pythons of this machine, files and counts.

Runs under Python 3.8 to 3.13."""

import argparse
import collections
import glob
import multiprocessing
import os
import re
import subprocess
import sys

MINOR = sys.version_info.minor
LINE = re.compile(r"(\d+):(\d+)-(\d+):(\d+) (\w\d+) (.*)", re.S)

# One diagnostic: lines from 1, columns in bytes from 0.
Diag = collections.namedtuple("Diag", "line column end_line end_column code message")


def parse_diags(text):
    """The diagnostics that dump_front wrote."""
    # A message may hold a line end of its own.
    starts = [m.start() for m in re.finditer(r"^\d+:\d+-\d+:\d+ [EW]\d+ ", text, re.M)] + [len(text)]
    found = [LINE.fullmatch(text[a:b].rstrip("\n")) for a, b in zip(starts, starts[1:])]
    return [Diag(*map(int, m.groups()[:4]), m.group(5), m.group(6)) for m in found]


class Front:
    """dump_front for one version and one kind of answer."""

    def __init__(self, tool, what, minor=MINOR):
        self.command = [tool, f"--python=3.{minor}", what]
        self.process = None

    def ask(self, path):
        """(status, text); the status is 2 and above when there is no answer."""
        if self.process is None:
            self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            self.process.stdin.write(os.fsencode(path) + b"\n")
            self.process.stdin.flush()
            status, size = map(int, self.process.stdout.readline().split())
        except (OSError, ValueError):
            status = self.process.wait()
            self.process = None
            return 128 + abs(status), "dump_front has died"
        return status, self.process.stdout.read(size).decode("utf-8", "surrogatepass")


PLACE = re.compile(r"(, )?lineno=\d+, col_offset=\d+, end_lineno=\d+, end_col_offset=\d+")
EMPTY = re.compile(r"(, )?Constant\(value='', lineno=\d+, col_offset=\d+, end_lineno=\d+, end_col_offset=\d+\)")
ESCAPE = re.compile(r"(?<!\\)((?:\\\\)*)\\(?:x(..)|u(....)|U(........))")


def same_tree(theirs, ours, minor):
    """Whether two dumps are the same tree. What differs by the version of Python and not by the source is left out:
    which characters repr() shows (Unicode's version), the empty text that 3.12.1 adds to format specs, and up to 3.9
    places inside of f-strings, which that parser computes from the first line alone."""
    if theirs == ours:
        return True
    if minor == 12:
        theirs, ours = EMPTY.sub("", theirs), EMPTY.sub("", ours)
    theirs, ours = (ESCAPE.sub(lambda m: m[1] + chr(int(m[2] or m[3] or m[4], 16)), t) for t in (theirs, ours))
    if minor <= 9 and "JoinedStr(" in theirs or minor == 8:
        theirs, ours = PLACE.sub("", theirs), PLACE.sub("", ours)
    return theirs == ours


def pythons():
    """{minor: program} of the Pythons from 3.8 to 3.13 on this machine; the running one for its own version."""
    found = {MINOR: sys.executable}
    places = ["/usr/bin/python3.*", "/usr/local/bin/python3.*", os.path.expanduser("~/.pyenv/versions/3.*/bin/python3")]
    for program in sorted(p for place in places for p in glob.glob(place)):
        if re.search(r"python3(\.\d+)?$", program):
            done = subprocess.run([program, "-c", "import sys; print(sys.version_info[1])"], capture_output=True)
            if done.returncode == 0 and 8 <= int(done.stdout) <= 13:
                found.setdefault(int(done.stdout), program)
    return dict(sorted(found.items()))


def expand(paths):
    """The .py files of files and folders, each once."""
    seen = set()
    for path in paths:
        walk = sorted(os.walk(path)) if os.path.isdir(path) else [(os.path.dirname(path), [], [os.path.basename(path)])]
        for folder, _, names in walk:
            for name in sorted(names):
                file = os.path.join(folder, name)
                if (name.endswith(".py") or file == path) and os.path.isfile(file) and file not in seen:
                    seen.add(file)
                    yield file


def sample():
    """Every sixth module of the standard library."""
    folder = os.path.dirname(os.__file__)
    return [os.path.join(folder, n) for n in sorted(os.listdir(folder)) if n.endswith(".py")][::6]


def compare_files(what, compare, description):
    """Runs compare(front, path) over the files of the command line; it gives ("equal" or "rejected", None) or
    (kind, what differs). Returns the exit status."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("tool")
    parser.add_argument("paths", nargs="*", help="files and folders; a sample of the standard library without any")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--counts", action="store_true", help="only what differs, and the counts")
    options = parser.parse_intermixed_args()
    paths = list(expand(options.paths)) if options.paths else sample()
    counts = collections.Counter()
    global _compare
    front = Front(os.path.abspath(options.tool), what)

    def _compare(path):
        try:
            return path, *compare(front, path)
        except RecursionError:
            return path, "differs", "the comparison itself is too deep"

    sys.setrecursionlimit(20000)
    with multiprocessing.get_context("fork").Pool(options.jobs) as pool:
        for number, (path, kind, report) in enumerate(pool.imap(_call, paths, chunksize=4), 1):
            counts[kind] += 1
            if report is not None or not options.counts:
                print(f"{'ok' if report is None else 'not ok'} {number} - {path}")
            if report is not None:
                print("# " + report.replace("\n", "\n# "), flush=True)
    print(f"1..{len(paths)}")
    print(f"# Python 3.{MINOR}, {what}: {len(paths)} files, " + ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    return counts["equal"] + counts["rejected"] < len(paths) or not paths


def _call(path):
    return _compare(path)
