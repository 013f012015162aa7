#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Compares our trees with those of the Python that runs this script. Every file must give the text of
ast.dump(tree, include_attributes=True), or be rejected by both. Prints TAP."""

import ast
import os
import sys
import warnings

import front


def expected(path):
    """(tree, None) or (None, message). The tree is an ast.AST."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(data, os.path.basename(path))
    except (SyntaxError, ValueError) as error:
        return None, getattr(error, "msg", str(error))
    return tree, None


def dump(node):
    """ast.dump of 3.8 in the form of 3.9: without what is None, without Index and ExtSlice."""
    if isinstance(node, list):
        return "[" + ", ".join(map(dump, node)) + "]"
    if not isinstance(node, ast.AST):
        return repr(node)
    if isinstance(node, ast.Index):
        return dump(node.value)
    if isinstance(node, ast.ExtSlice):
        node = ast.Tuple(elts=node.dims, ctx=ast.Load())
    fields = [f"{name}={dump(getattr(node, name))}" for name in node._fields if getattr(node, name, None) is not None
              or (isinstance(node, ast.Constant) and name == "value")]
    return f"{type(node).__name__}({', '.join(fields)})"


def dump_tree(tree):
    return dump(tree) if front.MINOR == 8 else ast.dump(tree, include_attributes=True)


SHOWN = {}  # of a class: its fields and attributes, and whether each is left out when it is None


def quick_dump(node):
    """The text of ast.dump in a third of its time; what differs is looked at with ast.dump itself."""
    cls = type(node)
    if cls is str or cls is int:
        return repr(node)
    if cls is list:
        return "[" + ", ".join([quick_dump(n) for n in node]) + "]"
    names = SHOWN.get(cls)
    if names is None:
        if not isinstance(node, ast.AST):
            return repr(node)
        names = SHOWN[cls] = [(n, getattr(cls, n, ...) is None) for n in cls._fields + cls._attributes]
    values = node.__dict__
    shown = []
    for name, optional in names:
        if name in values:
            value = values[name]
            if type(value) is int:
                shown.append(f"{name}={value}")
            elif value is not None or not optional:
                shown.append(f"{name}={quick_dump(value)}")
    return f"{cls.__name__}({', '.join(shown)})"


def first_difference(a, b):
    at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
    start = max(0, at - 150)
    return f"CPython: ...{a[start:at + 100]}\nours:    ...{b[start:at + 100]}"


def compare(ours, path):
    want, error = expected(path)
    status, got = ours.ask(path)
    if status > 1:
        return "crashed", f"exit status {status}: {got}"
    if error is not None:
        return ("rejected", None) if status == 1 else ("accepted by us alone", f"CPython says {error!r}")
    if status == 1:
        return "accepted by CPython alone", f"we say {got}"
    if 9 <= front.MINOR <= 12 and quick_dump(want) == got:
        return "equal", None
    want = dump_tree(want)
    return ("equal", None) if front.same_tree(want, got, front.MINOR) else ("differing", first_difference(want, got))


if __name__ == "__main__":
    sys.exit(front.compare_files("ast", compare, __doc__))
