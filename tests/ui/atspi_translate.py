#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""What a screen reader sees: starts the program, presses the first button, reads what comes of it.

    atspi_translate.py PROGRAM
"""

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def wait_for(program, look, seconds=60.0):
    """What look() gives, as soon as it gives anything; None when it never does, or the program has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and program.poll() is None:
        while GLib.MainContext.default().iteration(False):  # changes of the tree are told there
            pass
        try:
            found = look()
        except GLib.Error:  # the tree changes while it is read
            found = None
        if found:
            return found
        time.sleep(0.1)
    return None


def application(pid):
    desktop = Atspi.get_desktop(0)
    for index in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(index)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def walk(node):
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def find(root, role, name):
    for node in walk(root):
        if node.get_role_name() == role and name in (node.get_name() or ""):
            return node
    return None


def report_missing(program):
    """Why the program may not be on the bus: it ended, or others are there."""
    desktop = Atspi.get_desktop(0)
    children = [desktop.get_child_at_index(index) for index in range(desktop.get_child_count())]
    names = [f"{child.get_name()} ({child.get_process_id()})" for child in children if child is not None]
    print(f"# process {program.pid}, exit status {program.poll()}; on the bus: {', '.join(names) or 'nobody'}")


def main():
    Atspi.set_timeout(10_000, 60_000)  # ms; the default of 800 gives up on a busy machine
    program = subprocess.Popen([sys.argv[1]])
    results = []

    def check(title, passed):
        results.append(passed)
        print(f"{'ok' if passed else 'not ok'} {len(results)} - {title}", flush=True)
        return passed

    try:
        root = wait_for(program, lambda: application(program.pid))
        if not check("the program is on the bus", root is not None):
            report_missing(program)
            return 1
        button = wait_for(program, lambda: find(root, "push button", "Try the Sample Project"))
        if not check("the button of the sample has a name", button is not None):
            return 1
        check("the button can be pressed", Atspi.Action.do_action(button, 0))
        summary = wait_for(program, lambda: find(root, "label", "files became Rust in"))
        check("the end of the job is told", summary is not None)
        check("files stand in a list with their status",
              wait_for(program, lambda: find(root, "label", "main.py")) is not None
              and any(find(root, "label", word) for word in ("Translated", "Failed", "Needs review")))
        code = wait_for(program, lambda: find(root, "text", "Python code"))
        check("the Python code has a name", code is not None)
        text = wait_for(program, lambda: code is not None and Atspi.Text.get_text(code, 0, -1))
        check("the Python code can be read", bool(text) and "def main(" in text)
        chart = wait_for(program, lambda: find(root, "image", "Arena memory: "))
        check("the chart is said in a sentence", chart is not None and "peak" in chart.get_name())
        unnamed = [node for node in walk(root)
                   if node.get_role_name() in ("push button", "toggle button") and not node.get_name()
                   and not node.get_description()
                   and node.get_state_set().contains(Atspi.StateType.SHOWING)]
        check("every button in sight has a name", not unnamed)
        check("the program is still there", program.poll() is None)
        print(f"1..{len(results)}")
        return 0 if all(results) else 1
    finally:
        program.terminate()
        program.wait(10)


if __name__ == "__main__":
    sys.exit(main())
