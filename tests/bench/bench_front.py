#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""The front end against CPython's ast.parse and, if it is installed, tree-sitter-python, on the standard library.

usage: bench_front.py FRONT_END [--folder=FOLDER] [--python=PROGRAM] [--rounds=N] [--json=FILE]

Contestants take turns; each is a process that reports its own CPU time (ours: of the thread), so that a busy machine
slows all alike. Times are minima over the rounds. Never fails by being slow.
"""

import argparse
import json
import subprocess
import sys

AST_PARSE = """
import ast, json, os, sys, time, warnings
warnings.simplefilter("ignore")
sources = []
for folder, subs, names in os.walk(sys.argv[1]):
    subs[:] = [s for s in subs if s != "site-packages" and not s.startswith(".")]
    for name in names:
        path = os.path.join(folder, name)
        if name.endswith(".py") and not name.startswith(".") and not os.path.islink(path):
            sources.append(open(path, "rb").read())
KIND
total = 0
for source in sources:
    start = time.process_time_ns()
    try: parse(source)
    except (SyntaxError, ValueError): pass
    total += time.process_time_ns() - start
print(json.dumps({"ns": total, "bytes": sum(map(len, sources)), "version": sys.version.split()[0]}))
"""
KINDS = {
    "ast.parse": "parse = ast.parse",
    "tree-sitter": "import tree_sitter, tree_sitter_python\n"
                   "parse = tree_sitter.Parser(tree_sitter.Language(tree_sitter_python.language())).parse",
}


def contestant(python, kind, folder):
    done = subprocess.run([python, "-c", AST_PARSE.replace("KIND", KINDS[kind]), folder], capture_output=True, text=True)
    return json.loads(done.stdout) if done.returncode == 0 else None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("front_end")
    parser.add_argument("--folder")
    parser.add_argument("--python", default=sys.executable)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json")
    options = parser.parse_args()
    stdlib = [options.python, "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"]
    folder = options.folder or subprocess.run(stdlib, capture_output=True, text=True).stdout.strip()
    ours, theirs = [], {kind: [] for kind in KINDS}
    for _ in range(options.rounds):
        ours.append(json.loads(subprocess.run([options.front_end, folder, "3"], capture_output=True, check=True).stdout))
        for kind, results in theirs.items():
            result = contestant(options.python, kind, folder) if kind == "ast.parse" or results or not ours[1:] else None
            if result is not None:
                results.append(result)
    first = ours[0]
    least = {stage: min(min(r[stage]) for r in ours) for stage in ("load", "lex", "parse")}
    whole = min(min(map(sum, zip(r["load"], r["lex"], r["parse"]))) for r in ours)
    rows = [("lexer with interning", least["lex"]), ("parser and tree", least["parse"]),
            ("decode, lex, parse, tree", whole)]
    rows = [{"contestant": name, "ns": ns, "bytes": first["bytes"]} for name, ns in rows]
    for kind, results in theirs.items():
        if results:
            best = min(results, key=lambda r: r["ns"])
            rows.append({"contestant": f"{kind} ({best['version']})", "ns": best["ns"], "bytes": best["bytes"]})
    baseline = next(r for r in rows if r["contestant"].startswith("ast.parse"))
    print(f"{folder}: {first['files']} files, {first['bytes']} bytes, {first['tokens']} tokens, {first['nodes']} nodes")
    print(f"{'':34}{'MB/s':>9}{'ns/token':>10}{'x ast.parse':>13}")
    for row in rows:
        row["MB/s"] = row["bytes"] / row["ns"] * 1e3
        row["ns/token"] = row["ns"] / first["tokens"]
        row["ratio"] = row["MB/s"] / (baseline["bytes"] / baseline["ns"] * 1e3)
        print(f"{row['contestant']:34}{row['MB/s']:9.1f}{row['ns/token']:10.1f}{row['ratio']:13.1f}")
    facts = {"tree bytes per source byte": first["tree_bytes"] / first["bytes"],
             "heap requests per file": min(r["mallocs_per_round"] for r in ours) / first["files"]}
    for name, value in facts.items():
        print(f"{name:34}{value:9.2f}")
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump({"folder": folder, "counts": {k: v for k, v in first.items() if not isinstance(v, list)},
                       "rows": rows, "facts": facts}, file, indent=1)
    return 0


if __name__ == "__main__":
    sys.exit(main())
