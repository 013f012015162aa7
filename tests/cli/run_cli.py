#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""The command line as its user meets it: what is printed where, and the exit status. Prints TAP.

usage: run_cli.py PORTALIS [PART-OF-NAME...]
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

PORTALIS = pathlib.Path(sys.argv[1]).resolve()


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
    for command in ("translate", "run", "check", "dump", "doctor", "completions"):
        contains(done.stdout, command)
        one = case.portalis(command, "--help")
        equal(one.returncode, 0)
        contains(one.stdout, f"usage: portalis {command}")
        contains(one.stdout, "Exit status: 0 ")
        equal(case.portalis("help", command).stdout, one.stdout)


def test_usage_errors(case):
    case.put("a.py", "")
    for arguments in ([], ["frobnicate"], ["check"], ["translate", "a.py"], ["check", "--nope", "a.py"],
                      ["check", "a.py", "b.py"], ["check", "--python=2.7", "a.py"], ["check", "--jobs", "x", "a.py"],
                      ["check", "--jobs"], ["check", "--quiet=yes", "a.py"], ["dump", "a.py"],
                      ["dump", "--stage=magic", "a.py"], ["completions", "csh"], ["check", "-o", "x", "a.py"]):
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
    contains(lines[-1], "Checked 1 modules")


def test_quiet_prints_errors_only(case):
    case.put("good.py", "try:\n    import nowhere\nexcept ImportError:\n    pass\n")
    done = case.portalis("check", "-q", "good.py")
    equal((done.returncode, done.stdout, done.stderr), (0, "", ""))
    contains(case.portalis("check", "good.py").stderr, "warning[W0601]")


def test_color(case):
    case.put("bad.py", "(")
    equal("\033[" in case.portalis("check", "bad.py").stderr, False)
    equal("\033[" in case.portalis("check", "--color=always", "bad.py").stderr, True)
    equal("\033[" in case.portalis("check", "--color=never", "bad.py").stderr, False)


def test_report_is_json(case):
    case.put("main.py", "import other\n")
    case.put("other.py", "x = 'quote \" and \\\\ and é'\n")
    case.put("alone.py", "def (:\n")
    done = case.portalis("check", "--report=report.json", ".")
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


def test_options_reach_the_stages(case):
    case.put("walrus.py", "print(x := 1)\n")
    case.put("group.py", "try:\n    pass\nexcept* ValueError:\n    pass\n")
    equal(case.portalis("check", "--python=3.8", "walrus.py").returncode, 0)
    done = case.portalis("check", "--python=3.10", "group.py")
    equal(done.returncode, 1)
    contains(done.stderr, "E0203")
    for option in ("--simd=scalar", "--memory-opt=off", "--types=off", "--jobs=3", "-j1"):
        equal((option, case.portalis("check", option, "walrus.py").returncode), (option, 0))


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
