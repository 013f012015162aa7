# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""Parser for command line options in the manner of C's getopt."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    return _parse(args, shortopts, longopts, False)


def gnu_getopt(args, shortopts, longopts=[]):
    return _parse(args, shortopts, longopts, True)


def _parse(args, shortopts, longopts, mixed):
    """Options and other arguments; `mixed`: options may follow other arguments."""
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = not mixed
    if mixed:
        if shortopts.startswith("+"):
            shortopts = shortopts[1:]
            in_order = True
        elif os.environ.get("POSIXLY_CORRECT"):
            in_order = True
    found, rest = [], []
    while args:
        if args[0] == "--":
            rest += args[1:]
            return found, rest if mixed else args[1:]
        if mixed and args[0][:2] == "--" or not mixed and args[0].startswith("--"):
            args = _take_long(found, args[0][2:], longopts, args[1:])
        elif args[0].startswith("-") and args[0] != "-":
            args = _take_short(found, args[0][1:], shortopts, args[1:])
        elif in_order:
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return found, rest + args if mixed else args


def _take_long(found, text, longopts, args):
    name, equals, value = text.partition("=")
    takes, name = _find_long(name, longopts)
    if takes:
        if not equals:
            if not args:
                raise GetoptError("option --%s requires argument" % name, name)
            value, args = args[0], args[1:]
    elif equals:
        raise GetoptError("option --%s must not have an argument" % name, name)
    found.append(("--" + name, value if takes else ""))
    return args


def _find_long(name, longopts):
    """Whether the option takes an argument, and its full name."""
    possible = [option for option in longopts if option.startswith(name)]
    if not possible:
        raise GetoptError("option --%s not recognized" % name, name)
    if name in possible:
        return False, name
    if name + "=" in possible:
        return True, name
    if len(possible) > 1:
        raise GetoptError("option --%s not a unique prefix" % name, name)
    full = possible[0]
    return full.endswith("="), full[:-1] if full.endswith("=") else full


def _take_short(found, letters, shortopts, args):
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter) if letter != ":" else -1
        if at < 0:
            raise GetoptError("option -%s not recognized" % letter, letter)
        value = ""
        if shortopts.startswith(":", at + 1):
            if not letters:
                if not args:
                    raise GetoptError("option -%s requires argument" % letter, letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        found.append(("-" + letter, value))
    return args
