#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Prints "PASSED FAILED" of the single tests in a JUnit report of meson. A program that ran no test, or died,
counts as one failure."""

import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

# What a test printed is in the report as it came; XML has no form for these.
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def main() -> int:
    passed = failed = 0
    report = Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace")
    for suite in ET.fromstring(NOT_IN_XML.sub("?", report).encode()).iter("testsuite"):
        for case in suite.iter("testcase"):
            bad = case.find("failure") is not None or case.find("error") is not None or case.find("skipped") is not None
            failed += bad
            passed += not bad
    print(passed, failed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
