#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares the first error of programs that CPython rejects: its class, message and place. Prints TAP.

usage: compare_errors.py DUMP_FRONT [--record] [--mutate=N [--seed=N]] [FILE...]

Without files: rejected/*.txt, programs with lines of "====" between them, under Python 3.11: the one that runs this
script or another of this machine; where there is none, or one before 3.11.7, what rejected/recorded-3.11.json holds (--record
writes it).
--mutate=N: N programs made of pieces of the files, each with tokens left out, doubled, swapped or replaced.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import warnings

import front

HERE = pathlib.Path(__file__).parent.resolve()
RECORDED = HERE / "rejected" / "recorded-3.11.json"
# The release that the record is of. Earlier ones have other words or places for a few of the errors.
RECORDED_MICRO = 7
INSIDE = ("f-string", "(unicode error)", "(value error)")
CLASSES = {"E0202": ("IndentationError", "TabError")}


def expected(program):
    """[class, message, line, column, end line, end column] of CPython's error, columns from 1 and in bytes; None if
    it is accepted."""
    data = program
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, "program.py", "exec", dont_inherit=True)
    except SyntaxError as error:
        return [type(error).__name__, error.msg, error.lineno, error.offset,
                getattr(error, "end_lineno", None), getattr(error, "end_offset", None)]
    except (ValueError, RecursionError, MemoryError, OverflowError) as error:
        return [type(error).__name__, str(error), None, None, None, None]
    return None


def columns(program, line, column):
    """The column in characters of a column in bytes."""
    lines = re.split(r"\r\n|\r|\n", program)
    if not 0 < line <= len(lines):
        return column
    return len(lines[line - 1].encode("utf-8", "surrogatepass")[:column].decode("utf-8", "replace"))


def start_of(program, diag):
    return columns(program, diag.line, diag.column)


def fault(program, want, status, diags):
    """What differs between CPython's error and our first, or None."""
    if status > 1:
        return f"exit status {status}"
    if want is None:
        return f"CPython accepts, ours: {diags[0]}" if diags else None
    if not diags:
        return f"CPython: {want}, we accept"
    first, (kind, message, line, column, end_line, end_column) = diags[0], want
    if message != first.message:
        return f"CPython: {want}\nours:    {first}"
    if kind in ("ValueError", "OverflowError") or line is None or column is None:
        return None
    # Up to 3.11 CPython's place of what is wrong inside of a string is behind it or in a copy; ours is inside.
    if message.startswith(INSIDE) or (re.match("invalid \\w+ literal", message) and re.search("\\bf['\"].*{", program.split("\n")[first.line - 1])):
        before = program[:sum(len(part) + 1 for part in program.split("\n")[:first.line - 1]) + start_of(program, first)]
        return None if re.search(r"[\"']", before + program[len(before):len(before) + 4]) else f"not in a string: {first}"
    if (first.code == "E0202") != (kind in CLASSES["E0202"]):
        return f"CPython: {want}\nours:    {first}"
    # compile.c and symtable.c count bytes, the parser characters.
    in_bytes = first.code.startswith("E03")
    start = first.column if in_bytes else start_of(program, first)
    end = first.end_column if in_bytes else columns(program, first.end_line, first.end_column)
    if (line, column or 1) != (first.line, start + 1) and not (column == 0 and line == first.line):
        return f"CPython: {want}\nours:    {first}, column {start + 1}"
    # CPython takes the last column of several lines for one of the first.
    if end_column is not None and end_line == line and end_column > column:
        if (end_line, end_column) != (first.end_line, end + 1):
            return f"CPython: {want}\nours:    {first}, ends at {first.end_line}:{end + 1}"
    return None


def programs_of(paths):
    for path in paths:
        with open(path, encoding="utf-8", newline="") as file:
            yield from file.read().split("====\n")


# Programs with random slips

TOKEN = re.compile(r"[ \t]+|\r?\n|\w+|'[^'\n]*'|\"[^\"\n]*\"|#[^\n]*|[-+*/%@&|^<>=!:]=|->|\*\*|.", re.S)
WORDS = ("( ) [ ] { } , : ; . = == := -> * ** + - not in is and or if else elif for while with as def class return yield "
         "await async lambda pass del global nonlocal import from try except finally raise assert None True x f 1 'a' "
         "f'{x}' match case _ print @ ~ != ... break continue \\ ! ? $").split()


def mutations(paths, count, seed):
    """Pieces of real files with one to three slips each."""
    dice = random.Random(seed)
    paths = list(front.expand(paths))
    while count > 0:
        try:
            with open(dice.choice(paths), encoding="utf-8", newline="") as file:
                lines = file.read().splitlines(keepends=True)
        except UnicodeDecodeError:
            continue
        starts = [i for i, line in enumerate(lines) if line[:1] not in " \t\r\n#)]}\"'"] or [0]
        start = dice.choice(starts)
        tokens = TOKEN.findall("".join(lines[start:start + dice.randint(1, 25)]))
        if not tokens:
            continue
        for _ in range(dice.choice((1, 1, 1, 2, 3))):
            at, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
            slip = dice.randrange(6)
            if slip == 0:
                tokens[at] = ""
            elif slip == 1:
                tokens[at] += tokens[at]
            elif slip == 2:
                tokens[at], tokens[other] = tokens[other], tokens[at]
            elif slip == 3:
                tokens[at] = dice.choice(WORDS)
            elif slip == 4:
                tokens[at] += dice.choice(WORDS)
            else:
                tokens[at] = tokens[at] + " " + dice.choice(WORDS) + " "
        program = "".join(tokens)
        # Text has no byte order mark and no encoding.
        if program[:1] != "\ufeff" and not re.search("coding[:=]", program):
            count -= 1
            yield program


def run(options):
    """[(program, expected)] to compare, in the version of the running Python or as recorded."""
    if options.mutate:
        programs = mutations(options.paths or [os.path.dirname(os.__file__)], options.mutate, options.seed)
        return [(p, expected(p)) for p in programs]
    if options.paths:
        return [(p, expected(p)) for p in programs_of(options.paths)]
    programs = list(programs_of(sorted((HERE / "rejected").glob("*.txt"))))
    if front.MINOR == 11 and (options.record or sys.version_info.micro >= RECORDED_MICRO):
        wanted = [expected(p) for p in programs]
        if options.record:
            rows = [f"{json.dumps(p)}: {json.dumps(w)}" for p, w in dict(zip(programs, wanted)).items()]
            RECORDED.write_text("{\n" + ",\n".join(rows) + "\n}\n")
    else:
        recorded = json.loads(RECORDED.read_text())
        wanted = [recorded.get(p) for p in programs]
    return list(zip(programs, wanted))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--mutate", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--counts", action="store_true", help="only what differs, and the counts")
    options = parser.parse_intermixed_args()
    own = bool(options.paths or options.mutate)
    if not own and front.MINOR != 11 and 11 in front.pythons():
        return subprocess.call([front.pythons()[11], __file__, *sys.argv[1:]])
    ours = front.Front(os.path.abspath(options.tool), "errors", front.MINOR if own else 11)
    counts = collections.Counter()
    cases = run(options)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        for number, (program, want) in enumerate(cases, 1):
            with open(path, "wb") as file:
                file.write(program.encode("utf-8", "surrogatepass"))
            status, text = ours.ask(path)
            report = fault(program, want, status, front.parse_diags(text))
            if report is None and want is None and not options.mutate:
                report = "CPython accepts it"
            counts["differ" if report else "accepted by both" if want is None else "rejected alike"] += 1
            if report is not None or not options.counts:
                first = (program.strip().splitlines() or [""])[0]
                print(f"{'ok' if report is None else 'not ok'} {number} - {first}")
            if report is not None:
                print("# " + report.replace("\n", "\n# "))
                if options.counts:
                    print("".join(f"#   | {line}\n" for line in program.splitlines()), end="")
    print(f"1..{len(cases)}")
    print(f"# {len(cases)} programs, " + ", ".join(f"{n} {kind}" for kind, n in sorted(counts.items())))
    return counts["differ"] > 0 or not cases


if __name__ == "__main__":
    sys.exit(main())
