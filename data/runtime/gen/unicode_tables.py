#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Print src/text/unicode_tables.rs, from the Unicode database of the Python that runs this.

The target is CPython 3.11, so run it with a Python whose unicodedata is 14.0:

    /usr/bin/python3 gen/unicode_tables.py > src/text/unicode_tables.rs

Every property is asked of `str` itself, not of the database, so the tables agree with what str's
methods do. Two properties have no method and are found out by probing:

  * cased: 'a' after the character stays small under title()
  * case-ignorable: a capital sigma still counts as final when the character stands before it

A table of records is indexed by runs of equal characters. A run is stored as a length and a record
number; the runtime unrolls the runs into a two-stage table when it first meets a character
beyond Latin-1.
"""
import sys
import unicodedata

FLAGS = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "PRINTABLE", "SPACE", "UPPER", "LOWER", "TITLE",
         "CASED", "IGNORABLE", "XID_START", "XID_CONTINUE", "SPECIAL"]


def sigma_is_final(text):
    return text.lower()[-1] == "ς"


def flags_of(ch):
    """Return the names of the flags that `ch` has, without SPECIAL."""
    final = sigma_is_final(ch + "Σ")
    tests = {
        "ALPHA": ch.isalpha(),
        "DECIMAL": ch.isdecimal(),
        "DIGIT": ch.isdigit(),
        "NUMERIC": ch.isnumeric(),
        "PRINTABLE": ch.isprintable(),
        "SPACE": ch.isspace(),
        "UPPER": ch.isupper(),
        "LOWER": ch.islower(),
        "TITLE": unicodedata.category(ch) == "Lt",
        "CASED": (ch + "a").title()[-1] == "a",
        "IGNORABLE": not final and sigma_is_final("A" + ch + "Σ"),
        "XID_START": ch.isidentifier(),
        "XID_CONTINUE": ("a" + ch).isidentifier(),
    }
    return [name for name in FLAGS if tests.get(name)]


def main():
    records = {}
    specials = []
    runs = []
    for code in range(sys.maxunicode + 1):
        ch = chr(code)
        flags = flags_of(ch)
        maps = [ch.upper(), ch.lower(), ch.title(), ch.casefold()]
        if any(len(m) > 1 for m in maps) or maps[3] != maps[1]:
            flags.append("SPECIAL")
            specials.append((code, maps))
            deltas = (0, 0, 0)
        else:
            deltas = tuple(ord(m) - code for m in maps[:3])
        digit = unicodedata.digit(ch, 0)
        mask = sum(1 << FLAGS.index(name) for name in flags)
        record = records.setdefault((mask, digit) + deltas, len(records))
        if runs and runs[-1][1] == record:
            runs[-1][0] += 1
        else:
            runs.append([1, record])

    out = []
    out.append("// SPDX-FileCopyrightText: 2026 The Portalis Authors")
    out.append("// SPDX-License-Identifier: 0BSD")
    out.append("")
    out.append(f"//! Unicode {unicodedata.unidata_version} character data. "
               "Made by gen/unicode_tables.py: do not edit.")
    out.append("")
    for bit, name in enumerate(FLAGS):
        out.append(f"pub const {name}: u16 = 1 << {bit};")
    out.append("")
    out.append("/// What characters of one record have in common.")
    out.append("pub struct Record {")
    out.append("    pub flags: u16,")
    out.append("    pub digit: u8,")
    out.append("    /// Distances to the simple upper, lower and title case character.")
    out.append("    pub upper: i32,")
    out.append("    pub lower: i32,")
    out.append("    pub title: i32,")
    out.append("}")
    out.append("")
    out.append("const fn r(flags: u16, digit: u8, upper: i32, lower: i32, title: i32) -> Record {")
    out.append("    Record { flags, digit, upper, lower, title }")
    out.append("}")
    out.append("")
    out.append("#[rustfmt::skip]")
    emit(out, "RECORDS", "Record", [f"r({','.join(map(str, key))})" for key in records])
    out.append("/// Pairs of run length and record number, from character 0 to the last.")
    out.append("#[rustfmt::skip]")
    emit(out, "RUNS", "u32", [f"{length},{record}" for length, record in runs], 2)
    out.append("/// Characters whose cases are longer than one character or fold otherwise than to "
               "lower case:")
    out.append("/// upper, lower, title and fold, each padded with zeros.")
    out.append("#[rustfmt::skip]")
    rows = []
    for code, maps in specials:
        cells = []
        for m in maps:
            codes = [ord(c) for c in m] + [0] * (3 - len(m))
            cells.append(f"[{','.join(map(str, codes))}]")
        rows.append(f"({code},[{','.join(cells)}])")
    emit(out, "SPECIALS", "(u32, [[u32; 3]; 4])", rows)
    sys.stdout.write("\n".join(out))


def emit(out, name, kind, cells, per_cell=1):
    out.append(f"pub static {name}: [{kind}; {len(cells) * per_cell}] = [")
    line = "   "
    for cell in cells:
        if len(line) + len(cell) + 2 > 100:
            out.append(line)
            line = "   "
        line += (" " if line == "   " else "") + cell + ","
    out.append(line)
    out.append("];")
    out.append("")


main()
