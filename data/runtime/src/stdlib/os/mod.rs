// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `os`: files and folders, the environment, the process.

mod descriptor;
pub mod path;
mod scandir;
mod stat;
mod walk;

use crate::coll::{self, params, seq, PyDict};
use crate::core::args::{Args, NativeDef};
use crate::core::error::{io_error, type_error, PyErr};
use crate::core::exceptions::os_error_type;
use crate::core::module::{native_module, Member, NativeModule};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::stdlib::io::{path_of, path_value};
use crate::text::PyStr;
use std::fs;
use crate::host::{self, OsStrExt};
use std::path::PathBuf;

pub static MODULE: NativeModule = NativeModule {
    name: "os",
    members: &[
        ("path", Member::Value(|| native_module(&path::MODULE).unwrap_or(Value::None))),
        ("name", Member::Value(|| Value::from("posix"))),
        ("sep", Member::Value(|| Value::from("/"))),
        ("altsep", Member::Value(|| Value::None)),
        ("extsep", Member::Value(|| Value::from("."))),
        ("pathsep", Member::Value(|| Value::from(":"))),
        ("curdir", Member::Value(|| Value::from("."))),
        ("pardir", Member::Value(|| Value::from(".."))),
        ("linesep", Member::Value(|| Value::from("\n"))),
        ("devnull", Member::Value(|| Value::from("/dev/null"))),
        ("SEEK_SET", Member::Value(|| Value::Int(0))),
        ("SEEK_CUR", Member::Value(|| Value::Int(1))),
        ("SEEK_END", Member::Value(|| Value::Int(2))),
        ("environ", Member::Value(environ)),
        ("error", Member::Type(os_error_type)),
        ("getenv", Member::Fn(&GETENV)),
        ("getcwd", Member::Fn(&GETCWD)),
        ("getcwdb", Member::Fn(&GETCWDB)),
        ("chdir", Member::Fn(&CHDIR)),
        ("listdir", Member::Fn(&LISTDIR)),
        ("mkdir", Member::Fn(&MKDIR)),
        ("makedirs", Member::Fn(&MAKEDIRS)),
        ("remove", Member::Fn(&REMOVE)),
        ("unlink", Member::Fn(&UNLINK)),
        ("rmdir", Member::Fn(&RMDIR)),
        ("rename", Member::Fn(&RENAME)),
        ("replace", Member::Fn(&REPLACE)),
        ("walk", Member::Fn(&walk::WALK)),
        ("getpid", Member::Fn(&GETPID)),
        ("cpu_count", Member::Fn(&CPU_COUNT)),
        ("fspath", Member::Fn(&FSPATH)),
        ("urandom", Member::Fn(&URANDOM)),
        ("strerror", Member::Fn(&STRERROR)),
        ("stat", Member::Fn(&stat::STAT)),
        ("lstat", Member::Fn(&stat::LSTAT)),
        ("fstat", Member::Fn(&stat::FSTAT)),
        ("stat_result", Member::Type(stat::stat_result_type)),
        ("access", Member::Fn(&stat::ACCESS)),
        ("chmod", Member::Fn(&stat::CHMOD)),
        ("link", Member::Fn(&stat::LINK)),
        ("symlink", Member::Fn(&stat::SYMLINK)),
        ("readlink", Member::Fn(&stat::READLINK)),
        ("utime", Member::Fn(&stat::UTIME)),
        ("umask", Member::Fn(&stat::UMASK)),
        ("getuid", Member::Fn(&stat::GETUID)),
        ("geteuid", Member::Fn(&stat::GETEUID)),
        ("getgid", Member::Fn(&stat::GETGID)),
        ("getegid", Member::Fn(&stat::GETEGID)),
        ("getppid", Member::Fn(&stat::GETPPID)),
        ("isatty", Member::Fn(&stat::ISATTY)),
        ("get_terminal_size", Member::Fn(&stat::GET_TERMINAL_SIZE)),
        ("terminal_size", Member::Type(stat::terminal_size_type)),
        ("fsencode", Member::Fn(&stat::FSENCODE)),
        ("fsdecode", Member::Fn(&stat::FSDECODE)),
        ("scandir", Member::Fn(&scandir::SCANDIR)),
        ("DirEntry", Member::Type(scandir::entry_type)),
        ("PathLike", Member::Type(path_like_type)),
        ("defpath", Member::Value(|| Value::from("/bin:/usr/bin"))),
        ("F_OK", Member::Value(|| Value::Int(0))),
        ("R_OK", Member::Value(|| Value::Int(4))),
        ("W_OK", Member::Value(|| Value::Int(2))),
        ("X_OK", Member::Value(|| Value::Int(1))),
        ("open", Member::Fn(&descriptor::OPEN)),
        ("close", Member::Fn(&descriptor::CLOSE)),
        ("read", Member::Fn(&descriptor::READ)),
        ("write", Member::Fn(&descriptor::WRITE)),
        ("lseek", Member::Fn(&descriptor::LSEEK)),
        ("ftruncate", Member::Fn(&descriptor::FTRUNCATE)),
        ("truncate", Member::Fn(&descriptor::TRUNCATE)),
        ("fsync", Member::Fn(&descriptor::FSYNC)),
        ("dup", Member::Fn(&descriptor::DUP)),
        ("dup2", Member::Fn(&descriptor::DUP2)),
        ("pipe", Member::Fn(&descriptor::PIPE)),
        ("O_RDONLY", Member::Value(|| Value::Int(0))),
        ("O_WRONLY", Member::Value(|| Value::Int(1))),
        ("O_RDWR", Member::Value(|| Value::Int(2))),
        ("O_CREAT", Member::Value(|| Value::Int(0o100))),
        ("O_EXCL", Member::Value(|| Value::Int(0o200))),
        ("O_NOCTTY", Member::Value(|| Value::Int(0o400))),
        ("O_TRUNC", Member::Value(|| Value::Int(0o1000))),
        ("O_APPEND", Member::Value(|| Value::Int(0o2000))),
        ("O_NONBLOCK", Member::Value(|| Value::Int(0o4000))),
        ("O_SYNC", Member::Value(|| Value::Int(0o4010000))),
        ("O_DIRECTORY", Member::Value(|| Value::Int(0o200000))),
        ("O_NOFOLLOW", Member::Value(|| Value::Int(0o400000))),
        ("O_CLOEXEC", Member::Value(|| Value::Int(0o2000000))),
        // What takes descriptors in place of paths: nothing here.
        ("supports_dir_fd", Member::Value(|| Value::from(coll::new_set()))),
        ("supports_fd", Member::Value(|| Value::from(coll::new_set()))),
        ("supports_follow_symlinks", Member::Value(stat::following)),
        ("supports_effective_ids", Member::Value(|| Value::from(coll::new_set()))),
    ],
};

fn path_like_type() -> crate::core::types::Type {
    thread_local! {
        static PATH_LIKE: crate::core::types::Type =
            super::collections::abc::one_method_class("PathLike", "os", "__fspath__");
    }
    PATH_LIKE.with(|t| t.clone())
}

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "posix", f: $f };
    };
}
pub(crate) use def;

/// A path argument and what an error about it shows.
pub(crate) fn path_arg(v: &Value, function: &str, arg: &str) -> Result<(PathBuf, Value), PyErr> {
    let typed = v.peel().down::<PyStr>().is_some()
        || crate::text::bytes_obj::as_bytes(v.peel()).is_some()
        || crate::core::attr::lookup_special(v, crate::core::names::Dunder::FsPath)?.is_some();
    if !typed {
        let kinds = match function {
            "stat" | "chmod" | "utime" => "string, bytes, os.PathLike or integer",
            "listdir" | "scandir" => "string, bytes, os.PathLike, integer or None",
            _ => "string, bytes or os.PathLike",
        };
        return Err(type_error(format!(
            "{}: {} should be {}, not {}",
            function,
            arg,
            kinds,
            type_name(v)
        )));
    }
    path_of(v, function)
}

fn environ() -> Value {
    thread_local! {
        static ENVIRON: Value = {
            let d = PyDict::new_ref();
            for (k, v) in std::env::vars_os() {
                let text = |s: &std::ffi::OsStr| Ref::new(PyStr::from_wtf8(s.as_bytes()));
                d.set_str(&text(&k), Value::from(text(&v)));
            }
            Value::from(d)
        };
    }
    ENVIRON.with(|e| e.clone())
}

def!(GETENV, "getenv", |args| {
    let [key, default] = params::parse(args, "getenv", ["key", "default"], 1, 2)?;
    let found = match environ().down::<PyDict>() {
        Some(d) => d.get(&key)?,
        None => None,
    };
    Ok(found.unwrap_or_else(|| params::or(default, Value::None)))
});

def!(GETCWD, "getcwd", |args| {
    args.exactly("getcwd", 0)?;
    let dir = std::env::current_dir().map_err(|e| io_error(&e, None))?;
    Ok(path_value(&dir))
});

def!(GETCWDB, "getcwdb", |args| {
    args.exactly("getcwdb", 0)?;
    let dir = std::env::current_dir().map_err(|e| io_error(&e, None))?;
    Ok(crate::text::bytes_obj::new_bytes(dir.as_os_str().as_bytes().to_vec()))
});

/// A function of one path that gives nothing.
fn on_path(
    args: &mut Args,
    function: &str,
    f: impl FnOnce(&std::path::Path) -> std::io::Result<()>,
) -> R {
    let [path] = params::parse(args, function, ["path"], 1, 1)?;
    let (p, shown) = path_arg(&path, function, "path")?;
    f(&p).map_err(|e| io_error(&e, Some(shown)))?;
    Ok(Value::None)
}

def!(CHDIR, "chdir", |args| on_path(args, "chdir", |p| std::env::set_current_dir(p)));
def!(REMOVE, "remove", |args| on_path(args, "remove", |p| fs::remove_file(p)));
def!(UNLINK, "unlink", |args| on_path(args, "unlink", |p| fs::remove_file(p)));
def!(RMDIR, "rmdir", |args| on_path(args, "rmdir", |p| fs::remove_dir(p)));

def!(LISTDIR, "listdir", |args| {
    let [path] = params::parse(args, "listdir", ["path"], 0, 1)?;
    let path = match params::or(path, Value::None) {
        Value::None => Value::from("."),
        v => v,
    };
    let (p, shown) = path_arg(&path, "listdir", "path")?;
    let mut names = Vec::new();
    for entry in fs::read_dir(p).map_err(|e| io_error(&e, Some(shown.clone())))? {
        let entry = entry.map_err(|e| io_error(&e, Some(shown.clone())))?;
        names.push(path_value(std::path::Path::new(&entry.file_name())));
    }
    Ok(coll::list(names))
});

fn make_dir(p: &std::path::Path, mode: i64) -> std::io::Result<()> {
    host::make_dir(p, mode as u32)
}

def!(MKDIR, "mkdir", |args| {
    let [path, mode] = params::parse(args, "mkdir", ["path", "mode"], 1, 2)?;
    let mode = seq::to_i64(&params::or(mode, Value::Int(0o777)))?;
    let (p, shown) = path_arg(&path, "mkdir", "path")?;
    make_dir(&p, mode).map_err(|e| io_error(&e, Some(shown)))?;
    Ok(Value::None)
});

def!(MAKEDIRS, "makedirs", |args| {
    let [name, mode, exist_ok] =
        params::parse(args, "makedirs", ["name", "mode", "exist_ok"], 1, 3)?;
    let mode = seq::to_i64(&params::or(mode, Value::Int(0o777)))?;
    let exist_ok = ops::truth(&params::or(exist_ok, Value::Bool(false)))?;
    let (p, shown) = path_arg(&name, "makedirs", "name")?;
    if let Some(parent) = p.parent() {
        if !parent.as_os_str().is_empty() && !parent.exists() {
            fs::create_dir_all(parent)
                .map_err(|e| io_error(&e, Some(path_value(parent))))?;
        }
    }
    match make_dir(&p, mode) {
        Ok(()) => Ok(Value::None),
        Err(_) if exist_ok && p.is_dir() => Ok(Value::None),
        Err(e) => Err(io_error(&e, Some(shown))),
    }
});

fn rename(args: &mut Args, function: &str) -> R {
    let [src, dst] = params::parse(args, function, ["src", "dst"], 2, 2)?;
    let (from, shown) = path_arg(&src, function, "src")?;
    let (to, shown_to) = path_arg(&dst, function, "dst")?;
    match fs::rename(from, to) {
        Ok(()) => Ok(Value::None),
        Err(e) => Err(two_name_error(&e, shown, shown_to)),
    }
}

/// An error about two files.
pub(crate) fn two_name_error(e: &std::io::Error, first: Value, second: Value) -> PyErr {
    let errno = host::errno(e.raw_os_error().unwrap_or(0));
    let text = crate::core::exceptions::strerror(errno);
    let class = crate::core::exceptions::os_error_class(errno);
    PyErr::new(class, vec![Value::Int(errno as i64), Value::from(text), first, Value::None, second])
}

def!(RENAME, "rename", |args| rename(args, "rename"));
def!(REPLACE, "replace", |args| rename(args, "replace"));

def!(GETPID, "getpid", |args| {
    args.exactly("getpid", 0)?;
    Ok(Value::Int(host::pid() as i64))
});

def!(CPU_COUNT, "cpu_count", |args| {
    args.exactly("cpu_count", 0)?;
    Ok(std::thread::available_parallelism().map_or(Value::None, |n| Value::Int(n.get() as i64)))
});

def!(FSPATH, "fspath", |args| {
    let [path] = params::parse(args, "fspath", ["path"], 1, 1)?;
    path::as_text(&path)?;
    match path.peel().down::<PyStr>() {
        Some(_) => Ok(path),
        None => Ok(Value::from(path::as_text(&path)?)),
    }
});

def!(URANDOM, "urandom", |args| {
    args.exactly("posix.urandom", 1)?;
    let n = seq::to_i64(&args.pos[0])?;
    if n < 0 {
        return Err(crate::core::error::value_error("negative argument not allowed"));
    }
    let mut data = vec![0; host::size(n)];
    host::random_bytes(&mut data).map_err(|e| io_error(&e, None))?;
    Ok(crate::text::bytes_obj::new_bytes(data))
});

def!(STRERROR, "strerror", |args| {
    args.exactly("posix.strerror", 1)?;
    let n = seq::to_i64(&args.pos[0])?;
    Ok(Value::from(crate::core::exceptions::strerror(n as i32)))
});
