# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import configparser
import contextvars
import html
import html.parser
import io
import ipaddress
import optparse
import sys
import tomllib
import urllib.parse as up


def show(f):
    try:
        v = f()
        print(v if isinstance(v, str) else repr(v))
    except SystemExit as e:
        print("exit", e.code)
    except Exception as e:
        print(type(e).__name__, e)


# configparser
text = """
[DEFAULT]
base = /srv
level: 3

[paths]
data = %(base)s/data
log = %(data)s/log
many = one
    two
  three
; comment
[flags]
on = yes
off = False
number = 42
ratio = 2.5
empty =
percent = 50%%
Name With Space = v
"""
c = configparser.ConfigParser()
c.read_string(text)
print(c.sections(), c.defaults(), c.options("paths"), c.items("paths"), c.has_section("x"), c.has_option("flags", "on"), "flags" in c, len(c), list(c))
s = c["flags"]
print(s["number"], s.getint("number"), s.getfloat("ratio"), s.getboolean("on"), s.getboolean("off"), s.get("nope"), s.get("nope", "d"), s.get("level"), s["percent"], repr(s["empty"]), s["name with space"], s, list(s), s.name, s.parser is c)
print(c.get("paths", "log"), c.get("paths", "log", raw=True), repr(c.get("paths", "many")), c.getint("flags", "level"), c.get("paths", "x", fallback="fb"), c.get("paths", "x", vars={"x": "1"}))
for f in (
    lambda: c.get("nope", "x"), lambda: c.get("flags", "x"), lambda: c.getint("flags", "on"), lambda: c.getboolean("flags", "number"), lambda: c.add_section("flags"),
    lambda: c.add_section("DEFAULT"), lambda: c.add_section(5), lambda: c.set("flags", "x", 5), lambda: c["zz"], lambda: c["flags"]["zz"], lambda: c.read("no such file"),
    lambda: configparser.ConfigParser().read_string("x = 1"), lambda: configparser.ConfigParser().read_string("[a]\nx\n"), lambda: configparser.ConfigParser().read_string("[a]\n[a]"),
    lambda: configparser.ConfigParser().read_string("[a]\nx=1\nx=2"), lambda: c.set("flags", "bad", "%"), lambda: c.read_dict({"d": {"k": 1, "l": None}}), lambda: dict(c["d"]),
    lambda: configparser.ConfigParser(allow_no_value=True, delimiters=(":",), comment_prefixes="!").read_string("[a]\nx\n! c\ny: 2\n"), lambda: c.remove_option("flags", "on"), lambda: c.remove_section("paths"), lambda: c.remove_section("paths"),
):
    show(f)
c["new"] = {"a": "1", "B": "2"}
c.set("new", "c", "three\nlines")
c["DEFAULT"]["z"] = "9"
out = io.StringIO()
c.write(out)
print(out.getvalue())
x = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
x.read_string("[a]\np=1\nq=${p}${b:r}\n[b]\nr=$$2\n")
print(x["a"]["q"], dict(x.items("a")))
show(lambda: configparser.ConfigParser(defaults={"v": "%(w)s"}).get("DEFAULT", "v"))
r = configparser.RawConfigParser()
r.optionxform = str
r.read_file(io.StringIO("[S]\nKey = %(x)s ; not a comment\n# c\n"))
print(r.items("S"), r.get("S", "Key"))


class Upper(configparser.ConfigParser):
    def optionxform(self, option):
        return option.upper()


u = Upper(inline_comment_prefixes=("#",), strict=False, empty_lines_in_values=False, converters={"list": lambda v: v.split(",")})
u.read_string("[s]\na = 1 # c\nb=x,y\n")
print(u.items("s"), u.getlist("s", "b"), u["s"].getlist("b"))

# tomllib
print(tomllib.loads('''
title = "T\\u00e9\\n"
lit = 'C:\\x'
n = [1, 0x1F, 0o17, 0b11, 1_000, -2, +3]
f = [1.5, 1e3, -inf, 6.02e23]
b = true
d = 1979-05-27T07:32:00Z
ld = 1979-05-27T07:32:00.5
day = 1979-05-27
t = 07:32:00
multi = """
a
b \\
   c"""
inline = {x = 1, y.z = 2}
[owner]
name = "x"
a.b.c = 1
[[p]]
k = 1
[[p]]
k = 2
[p.sub]
q = []
'''))
for bad in ("a = ", "a = 1\na = 2", "[a]\n[a]", "x = 'abc", "= 1", "a = 01", "a = [1, 2", "a = 1979-13-01", 'a = "\\q"', "a.b = 1\na = 2"):
    show(lambda: tomllib.loads(bad))
show(lambda: tomllib.loads("a = 1.10", parse_float=str))
show(lambda: tomllib.load(io.BytesIO(b"a = 1")))
show(lambda: tomllib.load(io.StringIO("a = 1")))
show(lambda: tomllib.loads(b"a = 1"))

# urllib.parse
for f in (
    lambda: up.urlparse("http://u:p@host.example:8080/p/a;par?q=1&r=2#frag"), lambda: up.urlsplit("//h/p"), lambda: up.urlparse("mailto:x@y"), lambda: up.urlsplit("http://[::1]:80/x").hostname,
    lambda: up.urlsplit("http://u:p@Host:8080").port, lambda: up.urlsplit("http://h:99999").port, lambda: up.urlsplit("http://u:p@h").username, lambda: up.urlsplit("http://[::1/"),
    lambda: up.urlunsplit(("http", "h", "p", "q", "f")), lambda: up.urlunparse(("http", "h", "/p", "x", "q", "f")), lambda: up.urljoin("http://a/b/c/d", "../e?x"), lambda: up.urljoin("http://a/b", "//c/d"),
    lambda: up.urljoin("http://a/b/", "#f"), lambda: up.urldefrag("http://a/b#c"), lambda: up.parse_qs("a=1&a=2&b=&c"), lambda: up.parse_qs("a=1&b=", keep_blank_values=True), lambda: up.parse_qsl("x=%20y&z=+w"),
    lambda: up.parse_qsl("a;b", strict_parsing=True), lambda: up.quote("a b/ü&?"), lambda: up.quote("a/b", safe=""), lambda: up.quote_plus("a b+c/"), lambda: up.quote(b"\xff\x00"), lambda: up.quote_from_bytes(b"a b"),
    lambda: up.unquote("%7Ea%20b%C3%BC%zz"), lambda: up.unquote_plus("a+b%2B"), lambda: up.unquote_to_bytes("a%ff"), lambda: up.urlencode({"a": "1 2", "b": ["x", "y"]}), lambda: up.urlencode({"b": ["x", "y"]}, doseq=True),
    lambda: up.urlencode([("k", "v&"), ("é", 3)], quote_via=up.quote), lambda: up.urlencode("x"), lambda: up.urlsplit("http://h/p?q").geturl(), lambda: up.urlsplit("http://h/p")._replace(scheme="ftp").geturl(),
    lambda: up.urlsplit(b"http://h/p"), lambda: up.urljoin("http://a", b"x"), lambda: up.unquote(5), lambda: up.quote(5), lambda: up.unwrap("<URL:http://x>"), lambda: up.unquote("%E4%F6", encoding="latin-1"),
):
    show(f)

# html
print(html.escape("<a href='x'>\"&"), html.escape("'\"", quote=False), html.unescape("&lt;&amp;&#65;&#x42;&eacute;&nope;&notit;&copy &#0;&#x110000;"))


class Parser(html.parser.HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos())

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_startendtag(self, tag, attrs):
        print("startend", tag, attrs, self.get_starttag_text())

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", decl)

    def handle_pi(self, data):
        print("pi", data)

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)

    def unknown_decl(self, data):
        print("unknown", data)


for convert in (True, False):
    p = Parser(convert_charrefs=convert)
    p.feed('<!DOCTYPE html><p class="a" id=b disabled>Text &amp; &#65; <br/>more</p>\n<!-- c --><?php x?><A HREF="x&lt;y">l</A><script>if (a < b) </script>')
    p.feed("<div")
    p.feed(">x</div><![CDATA[z]]>tail &lt")
    p.close()

# ipaddress
ip = ipaddress
n = ip.ip_network("192.168.0.0/28")
for f in (
    lambda: ip.ip_address("192.168.0.1"), lambda: ip.ip_address("::1"), lambda: ip.ip_address("300.1.1.1"), lambda: ip.ip_address(3232235521), lambda: int(ip.ip_address("1.2.3.4")), lambda: ip.ip_address("10.0.0.1").is_private,
    lambda: ip.ip_address("2001:db8::1").exploded, lambda: ip.ip_address("2001:0db8::0001").compressed, lambda: ip.ip_address("8.8.8.8").is_global, lambda: ip.ip_address("127.0.0.1").is_loopback, lambda: ip.ip_address("1.2.3.4").packed,
    lambda: ip.ip_address("1.2.3.4").reverse_pointer, lambda: ip.ip_address("1.2.3.4") + 5, lambda: ip.ip_address("1.2.3.4") < ip.ip_address("1.2.3.5"), lambda: n, lambda: list(n)[:3], lambda: list(n.hosts())[-1], lambda: n.num_addresses,
    lambda: n.netmask, lambda: n.hostmask, lambda: n.broadcast_address, lambda: n.network_address, lambda: n.prefixlen, lambda: n.with_netmask, lambda: ip.ip_address("192.168.0.5") in n, lambda: list(n.subnets(new_prefix=30)), lambda: n.supernet(),
    lambda: n.overlaps(ip.ip_network("192.168.0.8/29")), lambda: n.subnet_of(ip.ip_network("192.168.0.0/16")), lambda: ip.ip_network("192.168.0.1/28"), lambda: ip.ip_network("192.168.0.1/28", strict=False), lambda: ip.ip_interface("10.0.0.5/8").network,
    lambda: ip.ip_interface("10.0.0.5/8"), lambda: list(ip.summarize_address_range(ip.ip_address("1.0.0.0"), ip.ip_address("1.0.0.9"))), lambda: list(ip.collapse_addresses([ip.ip_network("1.0.0.0/25"), ip.ip_network("1.0.0.128/25")])),
    lambda: ip.IPv4Network("1.2.3.0/33"), lambda: ip.IPv6Address("1::2::3"), lambda: ip.ip_address("::ffff:1.2.3.4").ipv4_mapped, lambda: f"{ip.ip_address('1.2.3.4'):b} {ip.ip_address('1.2.3.4'):#x}", lambda: sorted([ip.ip_address("2.0.0.1"), ip.ip_address("1.0.0.9")]),
    lambda: hash(ip.ip_address("1.2.3.4")) == hash(ip.ip_address("1.2.3.4")), lambda: n[3], lambda: list(n.address_exclude(ip.ip_network("192.168.0.0/30"))), lambda: ip.ip_address("1.2.3.4").is_multicast, lambda: ip.v4_int_to_packed(1), lambda: ip.ip_address("1.1.1.1") == ip.ip_address("::1"), lambda: ip.ip_address("1.1.1.1") < ip.ip_address("::1"),
):
    show(f)

# optparse
o = optparse.OptionParser(usage="usage: %prog [options] file", version="%prog 1.0", prog="tool", description="A tool that does " + "many things " * 8, epilog="The end.")
o.add_option("-f", "--file", dest="filename", help="write to FILE", metavar="FILE", default="out.txt")
o.add_option("-q", "--quiet", action="store_false", dest="verbose", default=True, help="no messages [default: %default]")
o.add_option("-n", type="int", help="a number")
o.add_option("--level", type="choice", choices=["low", "high"], default="low")
o.add_option("-v", action="count", dest="v")
o.add_option("-a", action="append", dest="items")
g = optparse.OptionGroup(o, "Dangerous", "use with care")
g.add_option("-x", action="callback", callback=lambda option, opt, value, parser: parser.values.ensure_value("items", []).append(opt))
o.add_option_group(g)
print(o.format_help())
sys.stderr = sys.stdout
for argv in (["-f", "x", "a", "-q", "b"], ["-n", "5", "--level=high", "-vvv", "-a1", "-a", "2", "-x"], ["--", "-q"], ["-n", "x"], ["--level", "mid"], ["--nope"], ["-z"], ["--file"], ["--ver"], ["--version"], ["-h"], ["--le", "low"]):
    show(lambda: [str(part) for part in o.parse_args(argv)])

# contextvars
var = contextvars.ContextVar("var", default=5)
bare = contextvars.ContextVar("bare")
token = var.set(6)
print(var.get(), var.name, token.var is var, token.old_value is contextvars.Token.MISSING, bare.get("d"))
var.reset(token)
print(var.get())
show(lambda: contextvars.ContextVar(5))
try:
    bare.get()
except LookupError as e:
    print(type(e).__name__, e.args[0] is bare)
