#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""The command line as its user meets it: what is printed where, and the exit status. Prints TAP.

usage: run_cli.py PORTALIS [PART-OF-NAME...]
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

PORTALIS = pathlib.Path(sys.argv[1]).resolve()


# Where 32 bits of addresses, another C library and a small stack would show.
WASM_PROGRAM = """
import os, sys
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(900))
try:
    depth(-1)
except RecursionError as e:
    print(e)
for path in ("nothing.txt", "."):
    try:
        open(path)
    except OSError as e:
        print(type(e).__name__, e)
for action in (lambda: [1][2 ** 32], lambda: "ab" * 2 ** 40, lambda: [0].insert(2 ** 32, 1), lambda: "{0[4294967296]}".format("a")):
    try:
        print(action())
    except (IndexError, MemoryError) as e:
        print(type(e).__name__)
print(range(10 ** 10)[5 * 10 ** 9], "abcdef"[0:2 ** 40:2 ** 33], hash("abc"), {"a", "b", "c", "dd"})
print(sys.argv[1:], input(), os.getcwd(), os.path.exists("a.py"), sys.maxsize)
with open("written.txt", "w") as f:
    f.write("text")
print(open("written.txt").read(), sorted(os.listdir(".")), os.path.getsize("a.py"))
os.remove("written.txt")
print(1 / 0)
"""


class Case:
    """A scratch folder and the commands run in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)

    def put(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def portalis(self, *arguments, stdin: str = "", env: dict = None):
        return subprocess.run([PORTALIS, *arguments], cwd=self.folder, input=stdin, capture_output=True,
                              text=True, timeout=300, env={**os.environ, **(env or {})})


def equal(got, wanted):
    if got != wanted:
        raise AssertionError(f"got {got!r}, wanted {wanted!r}")


def contains(text, part):
    if part not in text:
        raise AssertionError(f"{part!r} is not in {text!r}")


def test_version_and_help(case):
    done = case.portalis("--version")
    equal((done.returncode, done.stdout.split()[0], done.stderr), (0, "portalis", ""))
    done = case.portalis("--help")
    equal(done.returncode, 0)
    for command in ("translate", "run", "build", "check", "ast", "dump", "doctor", "completions"):
        contains(done.stdout, command)
        one = case.portalis(command, "--help")
        equal(one.returncode, 0)
        contains(one.stdout, f"usage: portalis {command}")
        contains(one.stdout, "Exit status: 0 ")
        equal(case.portalis("help", command).stdout, one.stdout)


def test_usage_errors(case):
    case.put("a.py", "")
    for arguments in ([], ["frobnicate"], ["check"], ["translate", "a.py"], ["check", "--nope", "a.py"],
                      ["translate", "a.py", "b.py", "-o", "x"], ["ast"],
                      ["ast", "a.py", "b.py"], ["check", "--translate", "a.py", "b.py"],
                      ["check", "--translate", "--stats", "a.py"], ["check", "--translate", "--json", "a.py"],
                      ["check", "--report=x", "a.py"], ["check", "--python=2.7", "a.py"], ["check", "--jobs", "x", "a.py"],
                      ["check", "--jobs"], ["check", "--quiet=yes", "a.py"], ["dump", "a.py"],
                      ["dump", "--stage=magic", "a.py"], ["completions", "csh"], ["build"], ["build", "--target=arm", "a.py"], ["check", "--target=wasm", "a.py"], ["check", "-o", "x", "a.py"]):
        done = case.portalis(*arguments)
        equal((arguments, done.returncode), (arguments, 2))
        equal(done.stdout, "")
        assert done.stderr


def test_missing_path(case):
    done = case.portalis("check", "nothing.py")
    equal(done.returncode, 3)
    contains(done.stderr, "nothing.py: no such file or folder")


def test_diagnostic_shows_the_place(case):
    case.put("pkg/bad.py", "x = 1\ny = 'é' + * 2\n")
    done = case.portalis("check", "pkg")
    equal((done.returncode, done.stdout), (1, ""))
    lines = done.stderr.splitlines()
    equal(lines[0], "pkg/bad.py:2:11: error[E0201]: invalid syntax")
    equal(lines[1], "     2 | y = 'é' + * 2")
    equal(lines[2], "       |           ^")
    contains(lines[3], "= help: ")
    contains(lines[-1], "Checked 1 file, ")
    contains(lines[-1], "; 1 with errors.")


def test_quiet_prints_errors_only(case):
    case.put("good.py", "try:\n    import nowhere\nexcept ImportError:\n    pass\n")
    for options in (["-q"], ["-q", "--translate"]):
        done = case.portalis("check", *options, "good.py")
        equal((done.returncode, done.stdout, done.stderr), (0, "", ""))
    contains(case.portalis("check", "--translate", "good.py").stderr, "warning[W0601]")


def test_color(case):
    case.put("bad.py", "(")
    equal("\033[" in case.portalis("check", "bad.py").stderr, False)
    equal("\033[" in case.portalis("check", "--color=always", "bad.py").stderr, True)
    equal("\033[" in case.portalis("check", "--color=never", "bad.py").stderr, False)


def test_report_is_json(case):
    case.put("main.py", "import other\n")
    case.put("other.py", "x = 'quote \" and \\\\ and é'\n")
    case.put("alone.py", "def (:\n")
    done = case.portalis("check", "--translate", "--report=report.json", ".")
    equal(done.returncode, 1)
    report = json.loads((case.folder / "report.json").read_text())
    equal((report["format"], report["entry"]), (1, "main.py"))
    rows = {module["path"]: module for module in report["modules"]}
    equal(sorted(rows), ["alone.py", "main.py", "other.py"])
    equal((rows["alone.py"]["status"], rows["alone.py"]["needed"]), ("failed", False))
    equal(rows["alone.py"]["issues"][0]["line"], 1)
    equal((rows["other.py"]["status"], rows["other.py"]["needed"]), ("translated", True))
    equal(report["progress"]["total"], 3)
    assert report["counters"]["tokens"] > 0
    assert 1 << 20 < report["process"]["peak_bytes"] < 1 << 34 and report["process"]["cpu_ns"] > 0, report["process"]
    equal(rows["alone.py"]["rust_hash"], None)
    assert len(rows["main.py"]["rust_hash"]) == 16 and rows["main.py"]["rust_hash"] != rows["other.py"]["rust_hash"]


def test_options_reach_the_stages(case):
    case.put("walrus.py", "print(x := 1)\n")
    case.put("group.py", "try:\n    pass\nexcept* ValueError:\n    pass\n")
    equal(case.portalis("check", "--python=3.8", "walrus.py").returncode, 0)
    done = case.portalis("check", "--python=3.10", "group.py")
    equal(done.returncode, 1)
    contains(done.stderr, "E0203")
    for option in ("--simd=scalar", "--memory-opt=off", "--types=off", "--jobs=3", "-j1"):
        for more in ([], ["--translate"]):
            equal((option, case.portalis("check", *more, option, "walrus.py").returncode), (option, 0))


def test_check_takes_files_and_folders(case):
    case.put("a.py", "import nowhere\n")  # whether it is there is no question here
    case.put("script", "print(1)\n")  # a file that is named is Python
    case.put("pkg/one.py", "def f(:\n")
    case.put("pkg/deep/two.py", "return\n")  # found by the scopes
    case.put("pkg/.hidden/three.py", "(")
    case.put("pkg/notes.txt", "(")
    done = case.portalis("check", "a.py", "pkg", "./a.py", "script", "pkg/deep", "--jobs=3")
    equal((done.returncode, done.stdout), (1, ""))
    heads = [line for line in done.stderr.splitlines() if ": error[" in line]
    equal(heads, ["pkg/deep/two.py:1:1: error[E0301]: 'return' outside function",
                  "pkg/one.py:1:7: error[E0201]: invalid syntax"])
    contains(done.stderr.splitlines()[-1], "Checked 4 files, ")
    equal(case.portalis("check", "a.py", "script").returncode, 0)


def test_check_needs_paths_that_are_there(case):
    case.put("a.py", "(")
    case.put("empty/notes.txt", "")
    for paths, message in ((["a.py", "nothing.py"], "nothing.py: no such file or folder"),
                           (["empty"], "no Python files in empty")):
        done = case.portalis("check", *paths)
        equal((done.returncode, done.stdout), (3, ""))
        contains(done.stderr, message)
        equal("error[" in done.stderr, False)


def test_check_says_which_file_cannot_be_read(case):
    case.put("a.py", "x = 1\n")
    (case.folder / "gone.py").symlink_to(case.folder)  # a folder by the name of a file
    (case.folder / "b").mkdir()
    (case.folder / "b/loop.py").symlink_to("loop.py")
    done = case.portalis("check", "a.py", "b")
    equal(done.returncode, 1)
    contains(done.stderr, "b/loop.py:1:1: error[E0101]: ")
    contains(done.stderr, "Checked 2 files")


def test_check_prints_statistics(case):
    case.put("a.py", "x = 1\ny = [x, 2]\n")
    case.put("b.py", "x = (\n")
    done = case.portalis("check", "--stats", ".")
    equal(done.returncode, 1)
    contains(done.stderr, "error[E0201]")
    rows = {line[:18].strip(): line[18:].split() for line in done.stdout.splitlines()}
    equal((rows["files"][0], rows["bytes"][0], rows["lines"][0]), ("2", "23", "5"))
    for stage in ("Read files", "Read and decode", "Split into tokens", "Parse", "Resolve names", "All stages"):
        equal(len(rows[stage]), 4)
    widths = {len(line) for line in done.stdout.splitlines() if line.startswith(("Parse", "Split", "All", "Read"))}
    equal(len(widths), 1)


def test_check_as_json(case):
    case.put("a.py", "x = 1\n")
    case.put("b.py", "s = 'é' +\n")
    done = case.portalis("check", "--json", "-j", "2", ".", "a.py")
    equal((done.returncode, done.stderr), (1, ""))
    report = json.loads(done.stdout)
    equal((report["format"], report["command"], report["files"], report["failed"]), (1, "check", 2, 1))
    equal(report["options"], {"python": "3.11", "jobs": 2})
    equal((report["source_bytes"], report["lines"]), (17, 4))
    assert 0 < report["nodes"] < report["tokens"] * 3 and report["tree_bytes"] > 0, report
    equal([row["stage"] for row in report["stages"]], ["read", "source", "lex", "syntax", "scope"])
    assert all(row["ns"] > 0 for row in report["stages"]), report
    (issue,) = report["diagnostics"]
    equal((pathlib.Path(issue["path"]).name, issue["line"], issue["column"], issue["severity"]), ("b.py", 1, 10, "error"))


def test_check_holds_one_file_for_each_job(case):
    for i in range(300):
        case.put(f"m/f{i}.py", "x = [1, 2, 3]\n" * (2 + i % 7))
    report = json.loads(case.portalis("check", "--json", "--jobs=2", "m").stdout)
    equal((report["files"], report["failed"]), (300, 0))
    assert 1 <= report["arenas"] <= 2, report


def test_ast_is_that_of_python(case):
    text = "def f(x, *, y=1):\n    return f'é{x!r:>{y}}', [] # c\n"
    case.put("a.py", text)
    script = ("import ast, sys; print(ast.dump(ast.parse(open('a.py', 'rb').read()), include_attributes=True));"
              "print(sys.version_info[1], file=sys.stderr)")
    python = subprocess.run(["/usr/bin/python3", "-c", script], cwd=case.folder, capture_output=True, text=True, check=True)
    done = case.portalis("ast", f"--python=3.{python.stderr.strip()}", "a.py")
    equal((done.returncode, done.stdout, done.stderr), (0, python.stdout, ""))
    contains(case.portalis("ast", "--python=3.12", "a.py").stdout, "type_params=[]")
    newest = case.portalis("ast", "--python=3.13", "a.py").stdout
    equal("=[]" in newest, False)
    contains(newest, "List(ctx=Load(), ")


def test_ast_needs_no_more_than_the_grammar(case):
    case.put("a.py", "return 1\n")  # only later stages reject it
    equal(case.portalis("ast", "a.py").returncode, 0)
    case.put("b.py", "import a\nx = = 1\n")
    done = case.portalis("ast", "b.py")
    equal((done.returncode, done.stdout), (1, ""))
    contains(done.stderr, "b.py:2:5: error[E0201]: invalid syntax")
    done = case.portalis("ast", "nothing.py")
    equal((done.returncode, done.stdout), (3, ""))
    equal(case.portalis("ast", ".").returncode, 3)


def test_dump_prints_a_stage(case):
    case.put("a.py", "x = 1\n")
    contains(case.portalis("dump", "--stage=tokens", "a.py").stdout, "name x")
    contains(case.portalis("dump", "--stage=ast", "a.py").stdout, "Module(body=[Assign(")
    contains(case.portalis("dump", "--stage=scopes", "a.py").stdout, "module")
    contains(case.portalis("dump", "--stage=hir", "a.py").stdout, "function <module>")
    contains(case.portalis("dump", "--stage=rust", "a.py").stdout, "MODULE")
    case.put("bad.py", "(")
    done = case.portalis("dump", "--stage=ast", "bad.py")
    equal((done.returncode, done.stdout), (1, ""))
    contains(done.stderr, "error[E0201]")


def test_translate_writes_a_cargo_project(case):
    case.put("main.py", "import helper\n")
    case.put("helper.py", "x = 1\n")
    case.put("alone.py", "")
    done = case.portalis("translate", ".", "-o", "out")
    equal((done.returncode, done.stdout), (0, ""))
    contains(done.stderr, "Translated 3 modules")
    contains(done.stderr, "main.py doesn't import 1 of them")
    for name in ("Cargo.toml", "src/main.rs", "src/main_.rs", "src/helper.rs", "src/helper.map", "runtime/src/lib.rs"):
        assert (case.folder / "out" / name).is_file(), name
    assert not (case.folder / "out/src/alone.rs").exists()
    equal(case.portalis("translate", "--output=out", "--quiet", ".").stderr, "")


def test_nothing_to_start_is_an_error(case):
    case.put("a.py", "")
    case.put("b.py", "")
    done = case.portalis("run", ".")
    equal(done.returncode, 3)
    contains(done.stderr, "nothing in")


def test_without_rustc(case):
    case.put("a.py", "print(1)\n")
    done = case.portalis("run", "a.py", env={"PORTALIS_RUSTC": "/nonexistent/rustc"})
    equal((done.returncode, done.stdout), (3, ""))
    contains(done.stderr, "rustc was not found")


def test_run_is_the_program(case):
    case.put("a.py", "import sys\nprint(sys.argv[1:], input())\nprint('to err', file=sys.stderr)\nsys.exit(7)\n")
    done = case.portalis("run", "a.py", "--", "-x", "--help", stdin="line\n")
    equal((done.returncode, done.stdout, done.stderr), (7, "['-x', '--help'] line\n", "to err\n"))
    done = case.portalis("run", "a.py", "one", stdin="line\n")
    equal(done.stdout, "['one'] line\n")


def test_run_names_the_script(case):
    case.put("sub/main.py", "import sys\nprint(sys.argv[0])\n")
    equal(case.portalis("run", "sub/main.py").stdout, "sub/main.py\n")
    equal(case.portalis("run", "sub").stdout, "sub/main.py\n")


def test_run_starts_a_package(case):
    case.put("tool/__init__.py", "print('package', __name__)\n")
    case.put("tool/__main__.py", "from . import part\nprint(__name__, part.x)\n")
    case.put("tool/part.py", "x = 5\n")
    equal(case.portalis("run", ".").stdout, "package tool\n__main__ 5\n")


def test_written_crate_builds_with_cargo(case):
    case.put("main.py", "import helper\nprint(helper.x)\n")
    case.put("helper.py", "x = 41 + 1\n")
    equal(case.portalis("translate", ".", "-o", "out").returncode, 0)
    env = {**os.environ, "CARGO_TARGET_DIR": os.environ.get("PORTALIS_TEST_TARGET", str(case.folder / "target"))}
    done = subprocess.run(["cargo", "run", "--offline", "--quiet"], cwd=case.folder / "out", env=env,
                          capture_output=True, text=True, timeout=900)
    equal((done.returncode, done.stdout), (0, "42\n"))


def test_build_gives_one_file(case):
    case.put("tool/__main__.py", "import sys\nprint('built', sys.argv[1:])\nsys.exit(3)\n")
    done = case.portalis("build", "tool", "-o", "program")
    equal((done.returncode, done.stderr), (0, ""))
    size = (case.folder / "program").stat().st_size
    equal(done.stdout, f"program: {size / 1000:.1f} kB, stripped, for this machine\n")
    run = subprocess.run(["./program", "a"], cwd=case.folder, capture_output=True, text=True, timeout=60)
    equal((run.returncode, run.stdout, run.stderr), (3, "built ['a']\n", ""))
    assert b".symtab" not in (case.folder / "program").read_bytes()
    # A folder of the project's name holds the program.
    contains(case.portalis("build", "tool").stdout, "tool/tool: ")
    equal(case.portalis("build", "--quiet", "tool", "-o", "nowhere/program").returncode, 3)


def test_build_of_webassembly(case):
    case.put("a.py", WASM_PROGRAM)
    level = {"PORTALIS_RUNTIME_LEVEL": "0"}  # compiled in a fraction of the time
    done = case.portalis("build", "--target=wasm", "a.py", env=level)
    equal((done.returncode, done.stderr), (0, ""))
    contains(done.stdout, "a.wasm: ")
    contains(done.stdout, "WebAssembly")
    equal((case.folder / "a.wasm").read_bytes()[:4], b"\0asm")
    native = case.portalis("run", "a.py", "x", "--y", stdin="line\n")
    wasm = case.portalis("run", "--target=wasm", "a.py", "x", "--y", stdin="line\n", env=level)
    equal(native.returncode, 1)
    equal((wasm.returncode, wasm.stdout, wasm.stderr), (native.returncode, native.stdout, native.stderr))


def test_webassembly_without_its_tools(case):
    case.put("a.py", "print(1)\n")
    case.put("rustc", "#!/bin/sh\necho /nonexistent\n")
    (case.folder / "rustc").chmod(0o755)
    done = case.portalis("run", "--target=wasm", "a.py", env={"PORTALIS_RUSTC": str(case.folder / "rustc")})
    equal((done.returncode, done.stdout), (3, ""))
    contains(done.stderr, "libstd-rust-dev-wasm32")


def test_completions(case):
    for shell, part in (("bash", "complete -o filenames"), ("zsh", "#compdef portalis"), ("fish", "complete -c portalis")):
        done = case.portalis("completions", shell)
        equal(done.returncode, 0)
        contains(done.stdout, part)
        contains(done.stdout, "translate")
        contains(done.stdout, "memory-opt")
    case.put("check.bash", case.portalis("completions", "bash").stdout
             + "COMP_WORDS=(portalis tr); COMP_CWORD=1; _portalis; echo ${COMPREPLY[@]}\n"
             + "COMP_WORDS=(portalis check --ty); COMP_CWORD=2; _portalis; echo ${COMPREPLY[@]}\n")
    done = subprocess.run(["bash", "check.bash"], cwd=case.folder, capture_output=True, text=True, timeout=60)
    equal((done.returncode, done.stdout, done.stderr), (0, "translate\n--types=on --types=off\n", ""))


def test_bench_lists_what_there_is(case):
    done = case.portalis("bench", "--list")
    equal((done.returncode, done.stderr), (0, ""))
    ids = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    equal(len(ids), len(set(ids)))
    for wanted in ("arena.8B", "intern.stream", "pool.cycle", "soa.kind_scan", "simd.hash64.avx2", "lexer.simd_share"):
        assert wanted in ids, wanted


def check_bench_result(row):
    for field in ("id", "contestant", "baseline", "unit", "verdict", "output", "note"):
        assert isinstance(row[field], str), (row, field)
    for field in ("median", "min", "baseline_median", "baseline_min", "ratio", "ci_low", "ci_high"):
        assert row[field] > 0, (row, field)
    assert row["min"] <= row["median"] and row["ci_low"] <= row["ci_high"], row
    assert row["unit"] in ("ns", "ns/kB", "ms", "bytes", "count"), row
    words = ("less", "more") if row["unit"] in ("bytes", "count") else ("faster", "slower")
    assert row["verdict"] in (*words, "no clear difference"), row
    assert row["output"] in ("identical", "none"), row
    assert row["published"] is None or row["published"] > 0, row


def test_bench_measures_everything(case):
    done = case.portalis("bench", "--quick", "--json")
    equal((done.returncode, done.stderr), (0, ""))
    report = json.loads(done.stdout)
    equal((report["format"], report["version"], report["quick"], report["complete"]), ("portalis-bench", 1, True, True))
    for field in ("cpu", "cores", "simd", "system", "compiler", "flags"):
        assert report["machine"][field], field
    equal(report["corpus"]["origin"], "written by the benchmark")
    for row in report["results"]:
        check_bench_result(row)
    listed = case.portalis("bench", "--list").stdout
    ids = [line.split()[0] for line in listed.splitlines() if line.startswith("  ")]
    found = [row["id"] for row in report["results"]] + [row["id"] for row in report["skipped"]]
    equal(sorted(found), sorted(ids))
    assert all(row["reason"] for row in report["skipped"]), report["skipped"]
    combined = {row["id"]: row for row in report["results"] if row["id"].startswith("combined.10.")}
    for word in ("all", "simd", "memory", "threads", "parallel", "total", "cpu", "parse", "peak", "mallocs"):
        equal(combined[f"combined.10.{word}"]["output"], "identical")
    # Only what another machine, another library or more time would have may be missing.
    for row in report["skipped"]:
        word = row["id"].rpartition(".")[2]
        assert word in ("sse42", "avx2", "neon", "jemalloc", "mimalloc") or "combined" in row["id"], row


def test_bench_prints_a_table(case):
    done = case.portalis("bench", "--quick", "batch", "arena.48B")
    equal((done.returncode, done.stderr), (0, ""))
    rows = [line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")]
    assert "batch.alloc" in rows and "arena.48B.limit" in rows and "arena.8B" not in rows, rows
    contains(done.stdout, "0 different")
    assert max(map(len, done.stdout.splitlines())) <= 100, done.stdout


def test_bench_says_which_targets_are_met(case):
    done = case.portalis("bench", "--quick", "--targets", "soa", "arena.48B")
    equal(done.returncode, 0)
    words = {}
    for line in done.stdout.splitlines():
        found = re.match(r"  (\S+) +(>=|<=) ([0-9.]+) +([0-9.]*)  (met|missed|not measured): ", line)
        if found:
            words[found[1]] = found[5]
            if found[4]:
                reached = float(found[4]) >= float(found[3]) if found[2] == ">=" else float(found[4]) <= float(found[3])
                equal(reached, found[5] == "met")
    equal({id for id in words if words[id] != "not measured"}, {"soa.kind_scan", "arena.48B"})
    contains(done.stdout, f"{len(words) - 2} not measured.")


def test_bench_measures_a_given_corpus(case):
    case.put("project/a.py", "def f(x):\n    # a comment\n    return 'text' + str(x)\n" * 50)
    done = case.portalis("bench", "--quick", "--json", "--corpus=project", "lexer")
    equal(done.returncode, 0)
    corpus = json.loads(done.stdout)["corpus"]
    equal((corpus["origin"], corpus["files"]), ("project", 1))
    done = case.portalis("bench", "--quick", "--json", "--corpus=project", "combined.corpus")
    ids = [row["id"] for row in json.loads(done.stdout)["results"]]
    assert "combined.corpus.all" in ids and "combined.corpus.peak" in ids, ids
    done = case.portalis("bench", "--quick", "--corpus=nowhere", "lexer")
    equal(done.returncode, 3)
    contains(done.stderr, "nowhere")
    done = case.portalis("bench", "--quick", "nonsense")
    equal(done.returncode, 2)
    contains(done.stderr, "--list")


def test_a_recorded_run_is_shown_again(case):
    case.put("shop/main.py", "from cart import f\nprint(f(1))\n")
    case.put("shop/cart.py", "def f(x):\n    return x\n")
    case.put("shop/broken.py", "x = (\n")
    recorded = case.portalis("record", "--color=never", "shop", "-o", "shop.portalis")
    equal(recorded.returncode, 1)
    contains(recorded.stderr, "Recorded 3 modules")
    cache = {"XDG_CACHE_HOME": str(case.folder / "cache")}
    opened = case.portalis("open", "--color=never", "shop.portalis", env=cache)
    equal(opened.returncode, 1)
    contains(opened.stderr, "shop, recorded ")
    contains(opened.stderr, "1 can't be translated")
    contains(opened.stderr, "broken.py:1:5")
    case.put("shop.portalis", "print(1)\n")
    refused = case.portalis("open", "shop.portalis", env=cache)
    equal(refused.returncode, 3)
    contains(refused.stderr, "is no recorded run of Portalis")
    equal(case.portalis("record", "shop").returncode, 2)


def test_a_trace_is_what_perfetto_reads(case):
    for i in range(5):
        case.put(f"shop/m{i}.py", f"def f(x):\n    return x + {i}\n")
    case.put('shop/odd "name.py', "x = 1\n")
    done = case.portalis("check", "--translate", "--trace", "t.json", "--jobs=2", "shop")
    equal(done.returncode, 0)
    trace = json.loads((case.folder / "t.json").read_text(encoding="utf-8"))
    events = trace["traceEvents"]
    stages = [e for e in events if e["ph"] == "X" and e["cat"] == "stage"]
    for stage in ("source", "lex", "syntax", "scope", "hir", "infer", "rust"):
        files = sorted({e["args"]["file"] for e in stages if e["name"] == stage})
        equal(files, ["m0.py", "m1.py", "m2.py", "m3.py", "m4.py", 'odd "name.py'])
    [job] = [e for e in events if e["ph"] == "X" and e["cat"] == "job"]
    equal((job["name"], job["args"]["files"]), ("shop", 6))
    threads = {e["tid"]: e["args"]["name"] for e in events if e["name"] == "thread_name"}
    for tid in threads:
        ours = sorted((e["ts"], e["dur"]) for e in stages if e["tid"] == tid)
        for (start, length), (following, _) in zip(ours, ours[1:]):
            assert start + length <= following + 0.002, "a worker does one thing at a time"
    for event in stages:
        assert event["tid"] in threads and event["tid"] != job["tid"]
        assert job["ts"] <= event["ts"] and event["ts"] + event["dur"] <= job["ts"] + job["dur"] + 0.002
    done_files = [e for e in events if e["ph"] == "C" and e["name"] == "units_done"]
    equal((done_files[0]["args"]["value"], done_files[-1]["args"]["value"]), (0, 6))
    time = [e for e in events if e["ph"] == "C" and e["name"] == "stage_ns"][-1]["args"]
    total = sum(e["dur"] for e in stages if e["name"] == "rust")
    assert abs(total - time["rust"] / 1000) < 0.1, (total, time)


def test_a_trace_that_cannot_be_written_is_said(case):
    case.put("a.py", "print(1)\n")
    for option in ("--trace", "--capture"):
        done = case.portalis("check", "--translate", option, "nowhere/x", "a.py")
        equal(done.returncode, 3)
        contains(done.stderr, "nowhere/x can't be written")
        equal(case.portalis("check", option, "x", "a.py").returncode, 2)


def test_sysprof_finds_marks(case):
    """In a file of their own, and in the descriptor that a recorder hands over."""
    case.put("a.py", "print(1)\n")
    done = case.portalis("check", "--translate", "--capture=a.syscap", "a.py")
    if "built without" in done.stderr:
        equal(done.returncode, 3)
        return
    equal(done.returncode, 0)
    with open(case.folder / "from_fd", "w+b") as file:
        subprocess.run([PORTALIS, "record", "a.py", "-o", "a.portalis", "--quiet"], cwd=case.folder, check=True, timeout=300,
                       pass_fds=[file.fileno()], env={**os.environ, "SYSPROF_TRACE_FD": str(file.fileno())})
    for name in ("a.syscap", "from_fd"):
        capture = (case.folder / name).read_bytes()
        equal(int.from_bytes(capture[:4], sys.byteorder), 0xFDCA975E)
        for part in (b"Portalis 1\0", b"infer\0", b"a.py\0", b"units_done\0"):
            assert part in capture, (name, part)


def test_doctor(case):
    done = case.portalis("doctor")
    contains(done.stdout, "rustc")
    contains(done.stdout, "instructions")
    equal(done.returncode, 0)
    done = case.portalis("doctor", env={"PORTALIS_RUSTC": "/nonexistent/rustc"})
    equal(done.returncode, 3)
    contains(done.stdout, "missing")


def main() -> int:
    parts = sys.argv[2:]
    tests = [(name, f) for name, f in globals().items() if name.startswith("test_")
             and (not parts or any(part in name for part in parts))]
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, (name, test) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(Case(folder))
                print(f"ok {number} - {name[5:]}", flush=True)
            except Exception as error:  # a test that dies is a test that fails
                failed += 1
                print(f"not ok {number} - {name[5:]}", flush=True)
                print("# " + f"{type(error).__name__}: {error}"[:3000].replace("\n", "\n# "), flush=True)
    return 1 if failed or not tests else 0


if __name__ == "__main__":
    sys.exit(main())
