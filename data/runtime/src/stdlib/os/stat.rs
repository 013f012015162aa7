// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What `os` tells of files, and changes of them: `stat`, `access`, `chmod`, links.

use super::{def, path_arg};
use crate::coll::{params, seq};
use crate::core::args::{Args, NativeDef};
use crate::core::error::{io_error, PyErr};
use crate::core::ops;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::host::{self, OsStrExt};
use crate::stdlib::io::path_value;
use crate::stdlib::struct_seq;
use std::fs;

// The items named after times are whole seconds; the attributes of these names have fractions.
const FIELDS: &[&str] = &[
    "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", "st_atime", "st_mtime", "st_ctime",
    "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks",
    "st_rdev",
];

thread_local! {
    static STAT_RESULT: Type = struct_seq::class("os", "stat_result", FIELDS, 10);
    static TERMINAL_SIZE: Type = struct_seq::class("os", "terminal_size", &["columns", "lines"], 2);
}

pub fn stat_result_type() -> Type {
    STAT_RESULT.with(|t| t.clone())
}

pub fn terminal_size_type() -> Type {
    TERMINAL_SIZE.with(|t| t.clone())
}

pub(super) fn stat_result(m: &fs::Metadata) -> R {
    let m = host::stat(m);
    let seconds = |(s, ns): (i64, i64)| Value::Float(s as f64 + 1e-9 * ns as f64);
    let int = |n: u64| Value::Int(n as i64);
    let nanoseconds = |(s, ns): (i64, i64)| Value::Int(s * 1_000_000_000 + ns);
    let values = vec![
        int(m.mode),
        int(m.ino),
        int(m.dev),
        int(m.nlink),
        int(m.uid),
        int(m.gid),
        int(m.size),
        Value::Int(m.atime.0),
        Value::Int(m.mtime.0),
        Value::Int(m.ctime.0),
        seconds(m.atime),
        seconds(m.mtime),
        seconds(m.ctime),
        nanoseconds(m.atime),
        nanoseconds(m.mtime),
        nanoseconds(m.ctime),
        int(m.blksize),
        int(m.blocks),
        int(m.rdev),
    ];
    STAT_RESULT.with(|t| struct_seq::make(t, FIELDS, values, 10))
}

/// Paths only; what is relative to a descriptor stops the program.
pub(super) fn no_descriptor(dir_fd: Value, function: &str) {
    if !dir_fd.is_unbound() && !dir_fd.is_none() {
        crate::core::run::refuse(&format!("os.{}: dir_fd is not available to translated programs", function));
    }
}

fn metadata(path: &Value, follow: bool, function: &str) -> R {
    if let Value::Int(fd) = path {
        let m = host::metadata_of(*fd).map_err(|_| crate::core::error::os_error(9, None))?;
        return stat_result(&m);
    }
    let (p, shown) = path_arg(path, function, "path")?;
    let m = if follow { fs::metadata(p) } else { fs::symlink_metadata(p) };
    stat_result(&m.map_err(|e| io_error(&e, Some(shown)))?)
}

def!(STAT, "stat", |args| {
    let [path, dir_fd, follow] = params::parse(args, "stat", ["path", "dir_fd", "follow_symlinks"], 1, 1)?;
    no_descriptor(dir_fd, "stat");
    let follow = ops::truth(&params::or(follow, Value::Bool(true)))?;
    metadata(&path, follow, "stat")
});

/// The functions that can be told not to follow symbolic links.
pub(super) fn following() -> Value {
    let set = crate::coll::new_set();
    for function in [&STAT, &UTIME] {
        // Functions have a hash.
        let _ = set.add(crate::core::func::native(function));
    }
    Value::from(set)
}

def!(LSTAT, "lstat", |args| {
    let [path, dir_fd] = params::parse(args, "lstat", ["path", "dir_fd"], 1, 1)?;
    no_descriptor(dir_fd, "lstat");
    metadata(&path, false, "lstat")
});

def!(FSTAT, "fstat", |args| {
    let [fd] = params::parse(args, "fstat", ["fd"], 1, 1)?;
    metadata(&Value::Int(seq::to_i64(&fd)?), true, "fstat")
});

fn c_path(p: &std::path::Path) -> Result<std::ffi::CString, PyErr> {
    std::ffi::CString::new(p.as_os_str().as_bytes())
        .map_err(|_| crate::core::error::value_error("embedded null byte"))
}

def!(ACCESS, "access", |args| {
    let names = ["path", "mode", "dir_fd", "effective_ids", "follow_symlinks"];
    let [path, mode, dir_fd, effective, follow] = params::parse(args, "access", names, 2, 2)?;
    no_descriptor(dir_fd, "access");
    if ops::truth(&params::or(effective, Value::Bool(false)))? || !ops::truth(&params::or(follow, Value::Bool(true)))? {
        crate::core::run::refuse("os.access with flags is not available to translated programs");
    }
    extern "C" {
        fn access(path: *const std::os::raw::c_char, mode: i32) -> i32;
    }
    let (p, _) = path_arg(&path, "access", "path")?;
    let (p, mode) = (c_path(&p)?, seq::to_i64(&mode)? as i32);
    // SAFETY: the path ends with a null byte.
    Ok(Value::Bool(unsafe { access(p.as_ptr(), mode) } == 0))
});

def!(CHMOD, "chmod", |args| {
    let [path, mode, dir_fd, follow] =
        params::parse(args, "chmod", ["path", "mode", "dir_fd", "follow_symlinks"], 2, 2)?;
    no_descriptor(dir_fd, "chmod");
    if !ops::truth(&params::or(follow, Value::Bool(true)))? {
        crate::core::run::refuse("os.chmod with follow_symlinks=False is not available to translated programs");
    }
    let (p, shown) = path_arg(&path, "chmod", "path")?;
    host::chmod(&p, seq::to_i64(&mode)? as u32).map_err(|e| io_error(&e, Some(shown)))?;
    Ok(Value::None)
});

fn two_paths(args: &mut Args, function: &str, f: impl FnOnce(&std::path::Path, &std::path::Path) -> std::io::Result<()>) -> R {
    let [src, dst] = params::parse(args, function, ["src", "dst"], 2, 2)?;
    let (from, shown) = path_arg(&src, function, "src")?;
    let (to, shown_to) = path_arg(&dst, function, "dst")?;
    f(&from, &to).map_err(|e| super::two_name_error(&e, shown, shown_to))?;
    Ok(Value::None)
}

def!(LINK, "link", |args| two_paths(args, "link", |a, b| fs::hard_link(a, b)));
def!(SYMLINK, "symlink", |args| {
    // The third parameter means something on Windows alone.
    let names = ["src", "dst", "target_is_directory"];
    let [src, dst, _] = params::parse(args, "symlink", names, 2, 3)?;
    let mut both = [src, dst];
    two_paths(&mut Args::pos(&mut both), "symlink", |a, b| host::symlink(a, b))
});

def!(READLINK, "readlink", |args| {
    let [path, dir_fd] = params::parse(args, "readlink", ["path", "dir_fd"], 1, 1)?;
    no_descriptor(dir_fd, "readlink");
    let (p, shown) = path_arg(&path, "readlink", "path")?;
    Ok(path_value(&fs::read_link(p).map_err(|e| io_error(&e, Some(shown)))?))
});

def!(UTIME, "utime", |args| {
    let names = ["path", "times", "ns", "dir_fd", "follow_symlinks"];
    let [path, times, ns, dir_fd, follow] = params::parse(args, "utime", names, 1, 2)?;
    no_descriptor(dir_fd, "utime");
    let follow = ops::truth(&params::or(follow, Value::Bool(true)))?;
    let split = |v: &Value, exact: bool| -> Result<(i64, i64), PyErr> {
        Ok(match v {
            Value::Float(f) => (f.floor() as i64, ((f - f.floor()) * 1e9).floor() as i64),
            v => {
                let n = seq::to_i64(v)?;
                if exact { (n.div_euclid(1_000_000_000), n.rem_euclid(1_000_000_000)) } else { (n, 0) }
            }
        })
    };
    let mut both = Vec::new();
    let exact = !ns.is_unbound() && !ns.is_none();
    let given = if exact { ns } else { params::or(times, Value::None) };
    if !given.is_none() {
        for v in crate::builtins::to_vec(&given)? {
            both.push(split(&v, exact)?);
        }
        if both.len() != 2 {
            let what = if exact { "'ns' must be" } else { "'times' must be either" };
            let end = if exact { "a tuple of two ints" } else { "a tuple of two ints or None" };
            return Err(crate::core::error::type_error(format!("utime: {} {}", what, end)));
        }
    }
    let (p, shown) = path_arg(&path, "utime", "path")?;
    let times = if both.is_empty() { None } else { Some([both[0], both[1]]) };
    host::set_times(&p, times, follow).map_err(|e| io_error(&e, Some(shown)))?;
    Ok(Value::None)
});

def!(UMASK, "umask", |args| {
    args.exactly("posix.umask", 1)?;
    Ok(Value::Int(host::umask(seq::to_i64(&args.pos[0])? as u32) as i64))
});

macro_rules! ids {
    ($($id:ident $name:ident $text:literal;)+) => {$(
        def!($id, $text, |args| {
            args.exactly(concat!("posix.", $text), 0)?;
            Ok(Value::Int(host::$name() as i64))
        });
    )+};
}

ids! {
    GETUID getuid "getuid";
    GETEUID geteuid "geteuid";
    GETGID getgid "getgid";
    GETEGID getegid "getegid";
    GETPPID getppid "getppid";
}

def!(ISATTY, "isatty", |args| {
    args.exactly("posix.isatty", 1)?;
    extern "C" {
        fn isatty(fd: i32) -> i32;
    }
    let fd = seq::to_i64(&args.pos[0])? as i32;
    // SAFETY: takes and gives plain numbers.
    Ok(Value::Bool(unsafe { isatty(fd) } == 1))
});

def!(GET_TERMINAL_SIZE, "get_terminal_size", |args| {
    args.between("get_terminal_size", 0, 1)?;
    let fd = match args.pos.first() {
        Some(v) => seq::to_i64(v)? as i32,
        None => 1,
    };
    let (columns, rows) = host::terminal_size(fd).map_err(|e| io_error(&e, None))?;
    let values = vec![Value::Int(columns as i64), Value::Int(rows as i64)];
    TERMINAL_SIZE.with(|t| struct_seq::make(t, &["columns", "lines"], values, 2))
});

def!(FSENCODE, "fsencode", |args| {
    let [name] = params::parse(args, "fsencode", ["filename"], 1, 1)?;
    let (p, _) = path_arg(&name, "fsencode", "filename")?;
    Ok(crate::text::bytes_obj::new_bytes(p.as_os_str().as_bytes().to_vec()))
});

def!(FSDECODE, "fsdecode", |args| {
    let [name] = params::parse(args, "fsdecode", ["filename"], 1, 1)?;
    let (p, _) = path_arg(&name, "fsdecode", "filename")?;
    Ok(path_value(&p))
});
