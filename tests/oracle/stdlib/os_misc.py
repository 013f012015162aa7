"""os, os.path, time, string, types, numbers."""

import numbers
import os
import os.path
import string
import time
import types


def attempt(f, *args, **kwargs):
    try:
        print("ok", repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, "|", e)


for args in [("a", "b"), ("a/", "b"), ("a", "/b"), ("", "b"), ("a", ""), ("a",), ("a", "b", "c.txt")]:
    print(args, os.path.join(*args))
for p in ["/a/b/c.txt", "c.tar.gz", "/", "", "a/", ".hidden", "a/.b.c", "..", "//x//y", "dir.d/file", "...x"]:
    print(repr(p), os.path.basename(p), os.path.dirname(p), os.path.split(p), os.path.splitext(p), os.path.isabs(p), os.path.normpath(p))
for p in ["a/../b", "./a/./b/", "/../x", "a//b/../../..", "//a", "///a"]:
    print(p, os.path.normpath(p))
print(os.path.relpath("/a/b/c", "/a/d"), os.path.relpath("/a", "/a"), os.path.relpath("/a/b", "/"))
print(os.path.commonprefix(["/usr/lib", "/usr/local"]), os.path.commonpath(["/usr/lib/x", "/usr/local"]), os.path.commonprefix([]))
print(os.sep, os.curdir, os.pardir, os.extsep, repr(os.linesep), os.name, os.path.sep, os.devnull, os.pathsep)
print(os.path.abspath("x") == os.path.join(os.getcwd(), "x"), os.path.exists("."), os.path.isdir("."), os.path.isfile("."))
attempt(os.path.join, "a", 5)
attempt(os.path.join, 5)
attempt(os.path.exists, None)
attempt(os.path.commonpath, [])
attempt(os.path.basename, 3)
os.makedirs("tree/one/two", exist_ok=True)
os.makedirs("tree/one/two", exist_ok=True)
os.mkdir("tree/empty")
for name in ("tree/b.txt", "tree/a.txt", "tree/one/c.txt", "tree/one/two/d.txt"):
    with open(name, "w") as f:
        f.write(name)
print(sorted(os.listdir("tree")), os.path.getsize("tree/a.txt"), os.path.exists("tree/x"))
for root, dirs, files in os.walk("tree"):
    dirs.sort()
    print(root, dirs, sorted(files))
for root, dirs, files in os.walk("tree"):
    dirs[:] = [d for d in dirs if d == "empty"]
    print(root, dirs, sorted(files))
print(sorted(r for r, _, _ in os.walk("tree", topdown=False))[0], list(os.walk("nowhere")))
os.rename("tree/a.txt", "tree/z.txt")
os.replace("tree/z.txt", "tree/b.txt")
print(sorted(os.listdir("tree")), open("tree/b.txt").read())
attempt(os.remove, "tree/none")
attempt(os.rmdir, "tree/one")
attempt(os.mkdir, "tree")
attempt(os.makedirs, "tree/one")
attempt(os.listdir, "nowhere")
attempt(os.rename, "none", "other")
attempt(os.remove, 5.5)
attempt(os.getenv, "SURELY_NOT_SET_ANYWHERE")
print(os.getenv("SURELY_NOT_SET_ANYWHERE", "default"), os.environ.get("PATH") is not None, "HOME" in os.environ)
os.environ["MY_OWN"] = "value"
print(os.environ["MY_OWN"], os.getenv("MY_OWN"))
here = os.getcwd()
os.chdir("tree")
print(os.path.basename(os.getcwd()), sorted(os.listdir()))
os.chdir(here)
print(os.path.realpath("tree/one/../b.txt") == os.path.join(os.path.realpath(here), "tree/b.txt"))
os.remove("tree/b.txt")
os.rmdir("tree/empty")
print(sorted(os.listdir("tree")), isinstance(os.getpid(), int), os.cpu_count() >= 1, len(os.urandom(4)), os.strerror(2))


class Path:
    def __fspath__(self):
        return "tree/one"


print(os.path.join(Path(), "x"), os.fspath(Path()), sorted(os.listdir(Path())), os.path.isdir(Path()))
attempt(os.fspath, 5)

t0 = time.perf_counter()
time.sleep(0.01)
t1 = time.perf_counter()
print(t1 - t0 >= 0.01, time.time() > 1.6e9, time.monotonic() <= time.monotonic(), isinstance(time.time_ns(), int))
print(isinstance(time.process_time(), float), time.perf_counter_ns() > 0)
attempt(time.sleep, -1)
attempt(time.sleep, "x")

print(string.ascii_lowercase, string.ascii_letters, string.digits, string.hexdigits, string.octdigits)
print(string.punctuation, repr(string.whitespace), repr(string.printable), string.ascii_uppercase)
print(string.capwords("hello   big world"), string.capwords("a-b-c", "-"))
template = string.Template("$who owes ${amount} $$5 to $other")
print(template.substitute(who="A", amount=3, other="B"), template.substitute({"who": 1, "amount": 2, "other": 3}))
print(template.safe_substitute(who="A"), template.template)
attempt(template.substitute, who="A")
attempt(string.Template("bad $").substitute)
attempt(string.Template("line\nbad ${x y}").substitute, x=1)

ns = types.SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x", c=[1]), ns == 1, vars(ns))
del ns.a
print(ns, hasattr(ns, "a"))
attempt(types.SimpleNamespace, 1)
proxy = types.MappingProxyType({"k": 1})
print(proxy, proxy["k"], list(proxy))
attempt(lambda: proxy.__setitem__)


def function():
    yield 1


print(isinstance(function, types.FunctionType), isinstance(len, types.BuiltinFunctionType), isinstance(function(), types.GeneratorType))
print(isinstance(Path().__fspath__, types.MethodType), isinstance(os, types.ModuleType), isinstance(None, types.NoneType), types.LambdaType is types.FunctionType)


def bound(self):
    return self * 2


print(types.MethodType(bound, 21)())

for v in (1, True, 1.5, 1j, "s", None):
    print(v, isinstance(v, numbers.Number), isinstance(v, numbers.Complex), isinstance(v, numbers.Real), isinstance(v, numbers.Rational), isinstance(v, numbers.Integral))
print(issubclass(int, numbers.Number), numbers.Integral, numbers.Number.__name__)
try:
    os.rename("none", "other")
except OSError as e:
    print(repr(e), e.args, e.filename, e.filename2, e.errno)
try:
    open("none")
except OSError as e:
    print(repr(e), e.args, e.filename, e.strerror)
print(repr(OSError("only")), OSError(1, "two").args, repr(OSError(2, "three", "f")), str(OSError(2, "three", "f")))

# Descriptors
NAME = "os_misc_scratch"
fd = os.open(NAME, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.read(fd, 100), os.read(fd, 10))
os.ftruncate(fd, 7)
os.fsync(fd)
print(os.fstat(fd).st_size, os.lseek(fd, -2, os.SEEK_END), os.read(fd, 9))
other = os.dup(fd)
os.close(fd)
print(os.lseek(other, 0, 0), os.read(other, 3))
os.close(other)
os.truncate(NAME, 2)
print(os.stat(NAME).st_size)
r, w = os.pipe()
os.write(w, bytearray(b"through"))
os.close(w)
with open(r, "rb") as f:
    print(f.read())
seen = []


def opener(path, flags):
    seen.append((path, flags))
    return os.open(path, flags, 0o644)


for mode in ("w", "r", "a", "r+", "wb", "w+"):
    with open(NAME, mode, opener=opener) as f:
        print(mode, f.name, f.writable())
print(seen)
for wrong in (
    lambda: os.close(-1), lambda: os.read(999, 1), lambda: os.write(999, b""), lambda: os.open("no/where", os.O_RDONLY),
    lambda: os.open(NAME, os.O_CREAT | os.O_EXCL), lambda: os.write(1, "text"), lambda: os.read(0, -1), lambda: os.close(1 << 40),
    lambda: open(NAME, "x", opener=opener), lambda: open(NAME, opener=lambda p, f: -1), lambda: open(NAME, opener=lambda p, f: "x"),
    lambda: open(NAME, closefd=False), lambda: os.truncate("no/where", 1),
    lambda: os.open(5, 0), lambda: os.lseek(999, 0, 0),
):
    try:
        print(wrong())
    except (OSError, TypeError, ValueError, OverflowError, NotImplementedError) as e:
        print(type(e).__name__, e)
os.remove(NAME)
print(os.stat in os.supports_follow_symlinks, os.chmod in os.supports_follow_symlinks)
