# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Names of encodings; the encodings themselves are in the runtime."""


class CodecRegistryError(LookupError, SystemError):
    pass


def normalize_encoding(encoding):
    """Letters, digits and dots stay; what stands between them becomes one underscore."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    words = [""]
    for c in encoding:
        if c.isalnum() or c == ".":
            if c.isascii():
                words[-1] += c
        elif words[-1]:
            words.append("")
    return "_".join(word for word in words if word)
