#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Writes the tables of the module unicodedata from that of the Python that runs this.

The target is CPython 3.11, so run it with a Python whose unicodedata is 14.0:

    /usr/bin/python3 gen/unicodedata_tables.py src/stdlib/unicodedata

tables.rs: records of properties, indexed by runs of characters with equal ones; decompositions; numbers. names.rs: the
names of characters as numbers of words, in the letters of ALPHABET: the most frequent words take one letter, the others
two or three. Names that follow from the code point (ideographs, Hangul) are not in it.
"""
import collections
import fractions
import pathlib
import sys
import unicodedata as ud

CATEGORIES = "Lu Ll Lt Lm Lo Mn Mc Me Nd Nl No Pc Pd Ps Pe Pi Pf Po Sm Sc Sk So Zs Zl Zp Cc Cf Cs Co Cn".split()
BIDIRECTIONAL = " L LRE LRO R AL RLE RLO PDF EN ES ET AN CS NSM BN B S WS ON LRI RLI FSI PDI".split(" ")
WIDTHS = "F H W Na A N".split()
TAGS = ["", "<font>", "<noBreak>", "<initial>", "<medial>", "<final>", "<isolated>", "<circle>", "<super>", "<sub>",
        "<vertical>", "<wide>", "<narrow>", "<small>", "<square>", "<fraction>", "<compat>"]
ALPHABET = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '"\\')
ONE, TWO = 40, 40  # first letters of words of one letter, and of two; the rest begins words of three
HANGUL = range(0xAC00, 0xD7A4)
HEADER = """// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Unicode {version}: {what}. Made by gen/unicodedata_tables.py: do not edit.
"""


def numbers(out: list, name: str, kind: str, values: list, doc: str) -> None:
    out += [f"/// {doc}", "#[rustfmt::skip]", f"pub static {name}: [{kind}; {len(values)}] = ["]
    line = "   "
    for value in values:
        if len(line) + len(str(value)) + 2 > 118:
            out.append(line)
            line = "   "
        line += f" {value},"
    out += [line, "];", ""]


def text(out: list, name: str, value: str, doc: str) -> None:
    out += [f"/// {doc}", "#[rustfmt::skip]", f"pub static {name}: &str = concat!("]
    out += [f'    "{value[at:at + 112]}",' for at in range(0, len(value), 112)]
    out += [");", ""]


def tables() -> str:
    records, runs, decompositions, values = {}, [], [], []
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        key = (CATEGORIES.index(ud.category(char)), ud.combining(char), BIDIRECTIONAL.index(ud.bidirectional(char)),
               WIDTHS.index(ud.east_asian_width(char)), ud.mirrored(char))
        record = records.setdefault(key, len(records))
        if runs and runs[-1] == record:
            runs[-2] += 1
        else:
            runs += [1, record]
        parts = ud.decomposition(char).split()
        if parts and code not in HANGUL:
            tag = TAGS.index(parts.pop(0)) if parts[0].startswith("<") else 0
            codes = [int(part, 16) for part in parts]
            composes = tag == 0 and len(codes) == 2 and ud.normalize("NFC", "".join(map(chr, codes))) == char
            decompositions += [code, tag << 8 | composes << 7 | len(codes), *codes]
        number = ud.numeric(char, None)
        if number is not None and ud.decimal(char, None) is None:
            exact = fractions.Fraction(number).limit_denominator(1000)
            assert exact.numerator / exact.denominator == number
            values += [code, exact.numerator, exact.denominator]
    out = [HEADER.format(version=ud.unidata_version, what="properties of characters")]
    out.append(f'pub const VERSION: &str = "{ud.unidata_version}";')
    for name, words in (("CATEGORIES", CATEGORIES), ("BIDIRECTIONAL", BIDIRECTIONAL), ("WIDTHS", WIDTHS), ("TAGS", TAGS)):
        quoted = ", ".join(f'"{word}"' for word in words)
        out += ["#[rustfmt::skip]", f"pub static {name}: [&str; {len(words)}] = [{quoted}];"]
    out.append("")
    numbers(out, "RECORDS", "[u8; 5]", [f"[{','.join(map(str, key))}]" for key in records],
            "Category, combining class, bidirectional class, width, mirrored.")
    numbers(out, "RUNS", "u32", runs, "Pairs of run length and record number, from character 0 to the last.")
    numbers(out, "DECOMPOSITIONS", "u32", decompositions,
            "Character, tag << 8 | composes << 7 | length, and its parts.")
    numbers(out, "VALUES", "i64", values, "Characters that are numbers but no decimal digits: numerator, denominator.")
    return "\n".join(out)


def follows_from_code(name: str) -> bool:
    return name.startswith(("HANGUL SYLLABLE ", "CJK UNIFIED IDEOGRAPH-"))


def letters(number: int) -> str:
    base = len(ALPHABET)
    if number < ONE:
        return ALPHABET[number]
    number -= ONE
    if number < TWO * base:
        return ALPHABET[ONE + number // base] + ALPHABET[number % base]
    number -= TWO * base
    return ALPHABET[ONE + TWO + number // base // base] + ALPHABET[number // base % base] + ALPHABET[number % base]


def names() -> str:
    all_names = {code: ud.name(chr(code), "") for code in range(sys.maxunicode + 1)}
    kept = {code: name for code, name in all_names.items() if name and not follows_from_code(name)}
    count = collections.Counter(word for name in kept.values() for word in name.split(" "))
    words = [word for word, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))]
    number = {word: at for at, word in enumerate(words)}
    codes, runs = sorted(kept), []
    for code in codes:
        if runs and runs[-2] + runs[-1] == code:
            runs[-1] += 1
        else:
            runs += [code, 1]
    end = ALPHABET[-1]
    assert letters(len(words) - 1)[0] != end
    ideographs = []
    for code, name in all_names.items():
        if name.startswith("CJK UNIFIED IDEOGRAPH-"):
            if ideographs and ideographs[-1] == code - 1:
                ideographs[-1] = code
            else:
                ideographs += [code, code]
    out = [HEADER.format(version=ud.unidata_version, what="the names of characters")]
    out += [f'pub const ALPHABET: &str = "{ALPHABET}";', f"pub const ONE: usize = {ONE};", f"pub const TWO: usize = {TWO};",
            ""]
    numbers(out, "NAMED", "u32", runs, "Runs of characters with a name in NAMES: the first, and how many.")
    numbers(out, "IDEOGRAPHS", "u32", ideographs, "The first and last of the runs of unified ideographs.")
    text(out, "WORDS", " ".join(words), "The most frequent first.")
    text(out, "NAMES", "".join("".join(letters(number[w]) for w in kept[code].split(" ")) + end for code in codes),
         "One after the other, each ended by the last letter of the alphabet.")
    return "\n".join(out)


def main() -> None:
    folder = pathlib.Path(sys.argv[1])
    (folder / "tables.rs").write_text(tables())
    (folder / "names.rs").write_text(names())


main()
