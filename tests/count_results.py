#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
"""Prints "PASSED FAILED" of the single tests in a JUnit report of meson. A program that ran no test, or died,
counts as one failure."""

import sys
import xml.etree.ElementTree as ET


def main() -> int:
    passed = failed = 0
    for suite in ET.parse(sys.argv[1]).getroot().iter("testsuite"):
        for case in suite.iter("testcase"):
            bad = case.find("failure") is not None or case.find("error") is not None or case.find("skipped") is not None
            failed += bad
            passed += not bad
    print(passed, failed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
