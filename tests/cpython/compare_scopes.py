#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares our scopes with the symtable module of the Python that runs this script. Every file must give the
same scopes in the same order, with the same names, their kinds and flags, or be rejected by both. Prints TAP."""

import ast
import os
import sys
import symtable
import warnings

import front

KINDS = {1: "local", 2: "global", 3: "implicit", 4: "free", 5: "cell"}
# From 3.12 on, where they are not ours.
KINDS_OF_SCOPES = {
    "type alias": "type-alias", "type parameter": "type-params", "type parameters": "type-params",
    "TypeVar bound": "type-var", "type variable": "type-var",
}
# CPython's flag to ours (core/scope/scope.h).
FLAGS = {0x1: 0x40, 0x2: 0x2, 0x4: 0x1, 0x8: 0x20, 0x10: 0x8, 0x80: 0x4, 0x100: 0x10, 0x200: 0x100}
COMPARED = sum(FLAGS.values())
# Names that the compiler of 3.12 and later keeps for itself, as those that begin with a dot.
HIDDEN = {"__classdict__", "__type_params__"}
GLOBAL, BINDS = 0x40, 0x2 | 0x4


def flags_of(symbol):
    theirs = symbol._Symbol__flags
    return sum(ours for bit, ours in FLAGS.items() if theirs & bit)


def describe(table, depth, out):
    kind = KINDS_OF_SCOPES.get(str(table.get_type()), str(table.get_type()))
    name = table.get_name()
    if kind == "function" and name == "lambda":
        kind, name = "lambda", "-"
    elif ".0" in table.get_identifiers():
        kind, name = "comprehension", "-"
    elif kind == "module":
        name = "-"
    symbols = {}
    for symbol in table.get_symbols():
        if not symbol.get_name().startswith(".") and symbol.get_name() not in HIDDEN:
            flags = flags_of(symbol)
            if depth == 0 and flags & GLOBAL:
                flags &= ~BINDS
            symbols[symbol.get_name()] = (KINDS[symbol._Symbol__scope], flags)
    out.append((depth, kind, name, symbols))
    for child in table.get_children():
        describe(child, depth + 1, out)


def expected(path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(data, os.path.basename(path), "exec")
            out = []
            describe(symtable.symtable(data, os.path.basename(path), "exec"), 0, out)
            return out, None
    except (SyntaxError, ValueError) as error:
        return None, getattr(error, "msg", str(error))


def parse(text):
    scopes = []
    for line in text.split("\n"):
        words = line.split(" ")
        if words[0] == "scope":
            scopes.append((int(words[1]), words[2], words[3], {}))
        elif words[0] == "symbol":
            flags = int(words[3]) & COMPARED
            # Of the module's names ours say what functions do to them, CPython's do not.
            if scopes[-1][0] == 0 and flags & GLOBAL:
                flags &= ~BINDS
            scopes[-1][3][words[1]] = (words[2], flags)
    return scopes


def difference(want, got):
    if len(want) != len(got):
        return f"{len(want)} scopes, ours {len(got)}"
    for theirs, ours in zip(want, got):
        if theirs[:3] != ours[:3]:
            return f"scope {theirs[:3]}, ours {ours[:3]}"
        for name in sorted(theirs[3].keys() | ours[3].keys()):
            if theirs[3].get(name) != ours[3].get(name):
                return f"scope {theirs[:3]}: {name} is {theirs[3].get(name)}, ours {ours[3].get(name)}"
    return None


def has_inlined(path):
    """From 3.12 on CPython puts most comprehensions into the scope around them."""
    if front.MINOR < 12:
        return False
    with open(path, "rb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            tree = ast.parse(file.read())
        except (SyntaxError, ValueError):
            return False
    return any(isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp)) for node in ast.walk(tree))


def compare(ours, path):
    if has_inlined(path):
        return "left out", None
    want, error = expected(path)
    status, got = ours.ask(path)
    if status > 1:
        return "crashed", f"exit status {status}: {got}"
    if error is not None:
        return ("rejected", None) if status == 1 else ("accepted by us alone", f"CPython says {error!r}")
    if status == 1:
        return "accepted by CPython alone", f"we say {got}"
    report = difference(want, parse(got))
    return ("equal", None) if report is None else ("differing", report)


if __name__ == "__main__":
    sys.exit(front.compare_files("scopes", compare, __doc__))
