#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Lists the standard modules that there are, with their members, so that a program that asks for more is refused
and not surprised.

usage: gen_stdlib.py data/runtime/src/stdlib data/stdlib TABLE.c DEPFILE

A module is a `pub static MODULE: NativeModule = NativeModule { name: "os.path", members: &[("join", Member::..` in
a file of its own; the file's path is its Rust path. Where a macro writes the list (it has `$name` in it), its rows
`CONSTANT "name" function` count too.

A module in Python becomes part of this program as it is. Its members are what its statements bind, but not what it
imports, nor its private functions and variables; private classes count, for programs name CPython's in annotations.
"""

import ast
import pathlib
import re
import sys

MODULE = re.compile(r"pub static MODULE: NativeModule = NativeModule \{\s*name: \"([\w.]+)\",")
ROW = re.compile(r'^\s+[A-Z][A-Z0-9_]* "(\w+)"', re.MULTILINE)
MEMBERS = re.compile(r"\bmembers: &\[")
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|//[^\n]*|[(\[{]|[)\]}]|\S')


def members_of(text: str) -> list:
    """First items of the tuples in the list that text begins with."""
    names = []
    depth = 0
    last = ""
    for found in TOKEN.finditer(text):
        token = found[0]
        if token.startswith("//"):
            continue
        if token in ("(", "[", "{"):
            depth += 1
        elif token in (")", "]", "}"):
            depth -= 1
            if depth < 0:
                return sorted(set(names))
        elif token.startswith('"') and depth == 1 and last == "(":
            names.append(token[1:-1])
        last = token
    return []


def targets_of(node: ast.AST):
    """Names that an assignment binds."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, (ast.Tuple, ast.List)):
        for item in node.elts:
            yield from targets_of(item)


def bound_names(body: list):
    """Names that the statements of a module bind, and that are its members."""
    for node in body:
        if isinstance(node, ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.FunctionDef):
            yield from () if node.name.startswith("_") else (node.name,)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                yield from (name for name in targets_of(target) if not name.startswith("_") or name.startswith("__"))
        elif isinstance(node, ast.ImportFrom):
            # `from x import y as y` says that y belongs to this module, too.
            yield from (alias.name for alias in node.names if alias.asname == alias.name)
        elif isinstance(node, ast.If):
            yield from bound_names(node.body + node.orelse)
        elif isinstance(node, ast.Try):
            yield from bound_names(node.body)


def imported_names(tree: ast.Module):
    """Dotted names of what a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def c_names(names) -> str:
    return "(const char *const[]){" + "".join(f'"{name}", ' for name in names) + "NULL}"


def rust_rows(root: pathlib.Path, files: list) -> list:
    rows = []
    for path in files:
        text = path.read_text(encoding="utf-8")
        found = MODULE.search(text)
        if not found:
            continue
        parts = path.relative_to(root).with_suffix("").parts
        rust = "::".join(parts[:-1] if parts[-1] == "mod" else parts)
        start = MEMBERS.search(text, found.end())
        members = members_of(text[start.end() :]) if start else []
        if start and "$name" in text[start.end() : start.end() + 200]:
            members = sorted({*members, *ROW.findall(text)})
        if not members:
            sys.exit(f"{path}: no members found; write them as members: &[(\"name\", ...), ...]")
        rows.append(f'  {{.name = "{found[1]}", .rust = "{rust}", .members = {c_names(members)}}},')
    return rows


def python_rows(root: pathlib.Path, files: list) -> tuple:
    """Rows of the table, and the declarations of the texts before it."""
    names = {}
    for path in files:
        parts = path.relative_to(root).with_suffix("").parts
        names[path] = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    rows, texts = [], []
    for path, name in names.items():
        tree = ast.parse(path.read_text(encoding="utf-8"), path)
        symbol = "text_" + name.replace(".", "__")
        texts.append(
            f'__asm__ (".section .rodata\\n{symbol}:\\n.incbin \\"{path.resolve().as_posix()}\\"\\n"\n'
            f'         "{symbol}_end:\\n.byte 0\\n.previous\\n");\n'
            f"extern const char {symbol}[], {symbol}_end[];\n"
        )
        members = sorted(set(bound_names(tree.body)))
        imports = sorted(set(imported_names(tree)))
        package = "true" if path.stem == "__init__" else "false"
        rows.append(
            f'  {{.name = "{name}", .members = {c_names(members)},\n'
            f"   .text = {symbol}, .text_end = {symbol}_end, .imports = {c_names(imports)}, .package = {package}}},"
        )
    return rows, texts


def main() -> int:
    rust_root, python_root, table, depfile = map(pathlib.Path, sys.argv[1:])
    rust_files = sorted(rust_root.rglob("*.rs"))
    python_files = sorted(python_root.rglob("*.py"))
    rows = rust_rows(rust_root, rust_files)
    more, texts = python_rows(python_root, python_files)
    rows += more
    table.write_text(
        "// SPDX-FileCopyrightText: 2026 The Portalis Authors\n"
        "// SPDX-License-Identifier: Apache-2.0\n"
        "// Generated by core/spec/gen_stdlib.py from data/runtime/src/stdlib and data/stdlib.\n\n"
        '#include "core/spec/stdlib.h"\n\n' + "\n".join(texts) + "\n"
        "const PtStdModule pt_std_modules[] = {\n" + "\n".join(sorted(rows)) + "\n};\n"
        f"const size_t pt_n_std_modules = {len(rows)};\n"
    )
    inputs = []
    for root, files in ((rust_root, rust_files), (python_root, python_files)):
        inputs += [*files, root, *sorted(p for p in root.rglob("*") if p.is_dir())]
    depfile.write_text(f"{table}: " + " ".join(p.as_posix().replace(" ", "\\ ") for p in inputs) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
