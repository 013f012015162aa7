# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import argparse
import io
import sys


def attempt(parser, argv):
    sys.stderr.flush()
    old, sys.stderr = sys.stderr, io.StringIO()
    try:
        print(argv, "->", parser.parse_args(argv))
    except SystemExit as e:
        print(argv, "-> exit", e.code, repr(sys.stderr.getvalue()))
    finally:
        sys.stderr = old


def number(text):
    n = int(text)
    if n < 0:
        raise argparse.ArgumentTypeError(f"{n} is negative")
    return n


p = argparse.ArgumentParser(
    prog="tool",
    description="A tool that does things to other things, at such length that the text has to be wrapped around.",
    epilog="See the manual.",
)
p.add_argument("paths", nargs="+", help="the paths")
p.add_argument("-v", "--verbose", action="count", default=0, help="say more (default: %(default)s)")
p.add_argument("-n", "--number", type=number, default=3, metavar="N", help="how many")
p.add_argument("-x", action="append", choices=["a", "b"])
p.add_argument("--flag", action=argparse.BooleanOptionalAction, default=True, help="a switch")
p.add_argument("--const", action="store_const", const=42)
p.add_argument("--pair", nargs=2, metavar=("A", "B"), type=float)
p.add_argument("--maybe", nargs="?", const="there", default="not")
p.add_argument("--version", action="version", version="%(prog)s 1.0")
g = p.add_mutually_exclusive_group()
g.add_argument("--fast", action="store_true")
g.add_argument("--slow", action="store_false", dest="quick")
others = p.add_argument_group("others", "more of them")
others.add_argument("--mode", required=False, help=argparse.SUPPRESS)
p.set_defaults(extra="e")

print(p.format_usage())
print(p.format_help())
attempt(p, ["a"])
attempt(p, ["a", "b", "-vv", "-n", "7", "-x", "a", "-xb", "--no-flag", "--const", "--pair", "1", "2.5"])
attempt(p, ["a", "--maybe"])
attempt(p, ["--maybe", "x", "a", "--mode=m", "--fast"])
attempt(p, [])
attempt(p, ["a", "-n", "x"])
attempt(p, ["a", "-n", "-4"])
attempt(p, ["a", "-x", "c"])
attempt(p, ["a", "--fast", "--slow"])
attempt(p, ["a", "--unknown"])
attempt(p, ["a", "--ver"])
attempt(p, ["a", "--f"])
attempt(p, ["a", "--pair", "1"])
attempt(p, ["--", "-a", "b"])
print(p.parse_known_args(["a", "--new", "z"]))
print(p.get_default("number"), p.get_default("extra"))

q = argparse.ArgumentParser(prog="git", formatter_class=argparse.ArgumentDefaultsHelpFormatter, allow_abbrev=False)
subs = q.add_subparsers(dest="command", required=True, title="commands", metavar="COMMAND")
add = subs.add_parser("add", help="add files", aliases=["a"])
add.add_argument("file", help="the file")
add.add_argument("--depth", type=int, default=1, help="how deep")
rm = subs.add_parser("rm", help="remove files", description="Removes.")
rm.add_argument("file", nargs="*")
rm.set_defaults(func=len)
print(q.format_help())
print(add.format_help())
attempt(q, ["add", "x", "--depth", "3"])
attempt(q, ["a", "x"])
attempt(q, ["rm"])
attempt(q, [])
attempt(q, ["mv"])
attempt(q, ["add", "x", "--dep", "3"])

r = argparse.ArgumentParser(prog="raw", formatter_class=argparse.RawDescriptionHelpFormatter, add_help=False,
                            description="one\n  two\n    three", prefix_chars="-+", argument_default=argparse.SUPPRESS)
r.add_argument("+w", "++wide", type=int)
r.add_argument("rest", nargs=argparse.REMAINDER)
print(r.format_help())
attempt(r, ["+w", "3", "cmd", "-x", "--y"])
attempt(r, [])

parent = argparse.ArgumentParser(add_help=False)
parent.add_argument("--log", default="info")
child = argparse.ArgumentParser(prog="child", parents=[parent], usage="child [options]")
child.add_argument("--n", type=int, dest="number")
print(child.format_help())
attempt(child, ["--log", "debug", "--n", "1"])


class Twice(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values * 2)


s = argparse.ArgumentParser(prog="own", exit_on_error=False)
s.add_argument("--t", action=Twice)
s.add_argument("--i", type=int)
print(s.parse_args(["--t", "ab"]))
try:
    s.parse_args(["--i", "x"])
except argparse.ArgumentError as e:
    print("ArgumentError:", e)
for wrong in (lambda: s.add_argument("--t"), lambda: s.add_argument("x", required=True),
              lambda: s.add_argument("-q", nargs=0), lambda: s.add_argument("--z", action="nope"),
              lambda: s.add_argument("--z", type="int")):
    try:
        wrong()
    except (ValueError, TypeError, argparse.ArgumentError) as e:
        print(type(e).__name__, e)
ns = argparse.Namespace(a=1, b="x")
print(ns, ns == argparse.Namespace(a=1, b="x"), "a" in ns, vars(ns))
print(p)
print(p._actions[1])
p.parse_args(["x", "--pair", "one", "two"])
