# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import errno
import glob
import os
import shutil
import stat
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

p = PurePosixPath("/usr/lib/python3.11/os.path.py")
print(p, repr(p), p.parts, p.name, p.stem, p.suffix, p.suffixes, p.parent, list(p.parents), p.anchor, p.root, repr(p.drive))
print(p.with_name("x.txt"), p.with_suffix(".c"), p.with_stem("new"), p / "a" / "b", "x" / PurePosixPath("y"), p.relative_to("/usr"))
print(p.is_relative_to("/usr"), p.is_absolute(), p.match("*.py"), p.match("lib/*/*.py"), p.as_posix(), p.as_uri(), hash(p) == hash(PurePosixPath(str(p))))
print(PurePath("a//b/./c/../d"), PurePath(), PurePath("."), PurePath("a") < PurePath("b"), sorted([PurePath("b"), PurePath("a/b"), PurePath("a")]), p.joinpath("/x", "y"))
w = PureWindowsPath("c:\\Users\\me/file.TXT")
print(w, repr(w), w.drive, w.root, w.anchor, w.parts, w.as_posix(), w == PureWindowsPath("C:/users/ME/FILE.txt"))
for wrong in (lambda: p.with_name("a/b"), lambda: p.with_suffix("x"), lambda: p.relative_to("/etc"), lambda: PurePath("a").as_uri(),
              lambda: PurePosixPath(1), lambda: p / 5, lambda: PurePath("a") < 1, lambda: Path("/nowhere").read_text(),
              lambda: Path("/nowhere").stat(), lambda: list(Path("/nowhere").iterdir()), lambda: Path("/nowhere").unlink()):
    try:
        print(wrong())
    except (ValueError, TypeError, OSError) as e:
        print(type(e).__name__, e)

top = Path("scratch_dir")
shutil.rmtree(top, ignore_errors=True)
top.mkdir()
(top / "sub" / "deep").mkdir(parents=True)
top.mkdir(exist_ok=True)
for name, text in (("a.txt", "alpha\n"), ("b.py", "beta"), ("sub/c.txt", "gamma"), ("sub/deep/d.txt", "δ")):
    print((top / name).write_text(text, encoding="utf-8"), end=" ")
print((top / "raw").write_bytes(b"\x00\x01"), (top / "raw").read_bytes(), (top / "sub/deep/d.txt").read_text(encoding="utf-8"))
print(sorted(map(str, top.iterdir())), sorted(map(str, top.glob("*.txt"))), sorted(map(str, top.rglob("*.txt"))), sorted(map(str, top.glob("**/"))))
print(top.exists(), top.is_dir(), top.is_file(), (top / "a.txt").is_file(), (top / "no").exists(), (top / "a.txt").stat().st_size)
with (top / "a.txt").open() as f:
    print(f.read(), end="")
with open(top / "b.py", "a") as f:
    f.write("!")
print((top / "b.py").read_text(), os.fspath(top), (top / "a.txt").resolve().name, Path("x").absolute() == Path.cwd() / "x")
print((top / "a.txt").rename(top / "z.txt"), (top / "z.txt").replace(top / "a.txt"), (top / "touched").touch(), (top / "touched").exists())
(top / "link").symlink_to("a.txt")
print((top / "link").is_symlink(), (top / "link").readlink(), (top / "link").read_text(), os.path.islink(top / "link"))
(top / "touched").unlink()
(top / "touched").unlink(missing_ok=True)
(top / "a.txt").chmod(0o640)
print(oct((top / "a.txt").stat().st_mode), stat.filemode((top / "a.txt").stat().st_mode), stat.S_ISDIR(top.stat().st_mode))

print(shutil.copy(top / "a.txt", top / "copy.txt"), shutil.copy2("scratch_dir/b.py", "scratch_dir/sub"), shutil.copyfile(top / "a.txt", top / "c2"))
print(shutil.copytree(top / "sub", top / "tree", ignore=shutil.ignore_patterns("*.py")), sorted(map(str, (top / "tree").rglob("*"))))
print(shutil.move("scratch_dir/copy.txt", "scratch_dir/tree"), sorted(os.listdir(top)))
print(sorted(e.name for e in os.scandir(top) if e.is_file()), sorted((e.name, e.is_dir()) for e in os.scandir(top)))
print(sorted(glob.glob("scratch_dir/*.txt")), sorted(glob.glob("**/*.txt", root_dir="scratch_dir", recursive=True)), glob.escape("a[b]*"), sorted(glob.iglob("scratch_dir/[ab]*")))
for wrong in (lambda: shutil.copyfile("scratch_dir/a.txt", "scratch_dir/a.txt"), lambda: shutil.copytree("scratch_dir/sub", "scratch_dir/tree"),
              lambda: shutil.copy("nowhere", "x"), lambda: shutil.rmtree("nowhere"), lambda: shutil.move("nowhere", "x"), lambda: (top / "sub").rmdir()):
    try:
        print(wrong())
    except OSError as e:
        print(type(e).__name__, e, e.errno == errno.ENOENT)
print(shutil.which("no-such-program"), shutil.get_terminal_size((33, 44)).columns > 0, os.access(top, os.W_OK))
shutil.rmtree(top)
print(top.exists(), errno.errorcode[2], os.stat(".").st_mode == os.lstat(".").st_mode)
