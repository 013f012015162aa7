# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import errno
import io
import numbers
import os
import time

top = "scratch_stat"
os.makedirs(top, exist_ok=True)
name = os.path.join(top, "a.txt")
with open(name, "w") as f:
    f.write("alpha\n")
os.chmod(name, 0o640)
os.utime(name, (1000, 2000.5))
st = os.stat(name)
print(oct(st.st_mode), st.st_size, st[6], st.st_mtime, st[8], st.st_mtime_ns, len(st), st.n_fields if False else "", type(st))
os.utime(name, ns=(5, 7_000_000_009))
print(os.stat(name).st_mtime_ns, os.lstat(name).st_size, os.stat(name) == os.stat(name), repr(os.terminal_size((80, 24))))
print(os.stat_result(range(10)).st_atime, os.stat_result(range(10)).st_rdev, os.stat_result.n_fields, os.stat_result.n_unnamed_fields, os.stat_result.__match_args__)
os.symlink("a.txt", os.path.join(top, "link"))
os.link(name, os.path.join(top, "hard"))
print(os.readlink(os.path.join(top, "link")), os.stat(name).st_nlink, os.path.islink(os.path.join(top, "link")))
with os.scandir(top) as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.name, e.path, e.is_file(), e.is_dir(), e.is_symlink(), e.is_file(follow_symlinks=False), e.stat().st_size, os.fspath(e))
print(os.access(name, os.R_OK), os.access("nowhere", os.F_OK), os.fsencode("ä"), os.fsdecode(b"x"), os.umask(0o22) >= 0, os.isatty(0) in (True, False))
print(isinstance(object(), os.PathLike), issubclass(type(e), os.PathLike), os.getuid() == os.geteuid(), os.getcwdb() == os.getcwd().encode())
for wrong in (lambda: os.stat("nowhere"), lambda: os.scandir("nowhere"), lambda: os.readlink(name), lambda: os.symlink("x", name),
              lambda: os.link("nowhere", "x"), lambda: os.chmod("nowhere", 0), lambda: os.stat(1.5), lambda: os.terminal_size((1,))):
    try:
        print(wrong())
    except (OSError, TypeError) as e:
        print(type(e).__name__, e)
for n in os.listdir(top):
    os.unlink(os.path.join(top, n))
os.rmdir(top)
print(errno.ENOENT, errno.errorcode[17], errno.errorcode[11], errno.EWOULDBLOCK, io.text_encoding(None), io.text_encoding("x"))
t = time.gmtime(1e9)
print(t, t.tm_zone, t.tm_gmtoff, t[0], t.tm_yday, time.asctime(t), time.strftime("%Y-%m-%d %H:%M:%S %j %a %B %p", t))
print(time.gmtime(86400 * 365.5), time.mktime(time.localtime(1e9)), time.ctime(0) == time.asctime(time.localtime(0)))
print(time.struct_time((2020, 1, 2, 3, 4, 5, 6, 7, 0)).tm_zone, t == tuple(t), t > time.gmtime(0))
for wrong in (lambda: time.struct_time((1, 2)), lambda: time.strftime("%Y", (2020, 13, 1, 0, 0, 0, 0, 1, 0)), lambda: time.strftime(1), lambda: time.mktime(5)):
    try:
        print(wrong())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)


class Half(numbers.Rational):
    pass


try:
    Half()
except TypeError as e:
    print(str(e)[:60])
print(isinstance(1, numbers.Integral), isinstance(1.5, numbers.Real), isinstance(1.5, numbers.Rational), isinstance(1j, numbers.Complex), isinstance(True, numbers.Number))
