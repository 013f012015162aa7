#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Print src/text/charmap_tables.rs, the upper halves of the common single-byte encodings:

    /usr/bin/python3 gen/charmaps.py > src/text/charmap_tables.rs
"""
from encodings.aliases import aliases

NAMES = ["cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1257", "cp437", "cp850", "cp852",
         "cp866", "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_9", "iso8859_15", "koi8_r",
         "koi8_u", "mac_roman"]
UNDEFINED = 0xFFFF


def upper_half(name):
    for code in range(256):
        text = bytes([code]).decode(name, "ignore")
        if code < 128:
            assert text == chr(code), name
        else:
            yield ord(text) if text else UNDEFINED


def main():
    print("// SPDX-FileCopyrightText: 2026 The Portalis Authors")
    print("// SPDX-License-Identifier: 0BSD")
    print()
    print("//! Single-byte encodings whose lower half is ASCII. "
          "Made by gen/charmaps.py: do not edit.")
    print()
    print("use super::codec_single::Charmap;")
    print()
    print("/// Names, as `codecs::lookup` normalises them, and characters from 0x80 on; "
          "0xffff is none.")
    print("#[rustfmt::skip]")
    print(f"pub static CHARMAPS: [(&[&str], Charmap); {len(NAMES)}] = [")
    for name in NAMES:
        names = [name] + sorted(a for a, target in aliases.items() if target == name)
        dashed = [n.replace("iso8859_", "iso_8859_") for n in names]
        names = list(dict.fromkeys(names + dashed))
        print("    (&[" + ", ".join(f'"{n}"' for n in names) + "], Charmap::of(&[")
        line = "       "
        for code in upper_half(name):
            cell = f" {code},"
            if len(line) + len(cell) > 100:
                print(line)
                line = "       "
            line += cell
        print(line)
        print("    ])),")
    print("];")


main()
