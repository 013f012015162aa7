# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Which system a program runs on."""

import sys


def system():
    return {"linux": "Linux", "darwin": "Darwin"}.get(sys.platform, "")


def python_implementation():
    return "CPython"
