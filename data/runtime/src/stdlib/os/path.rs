// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `os.path`, for POSIX paths given as str.

use super::def;
use crate::coll::{self, params};
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{io_error, type_error, value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::names::Dunder;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::host;
use crate::text::PyStr;
use std::path::Path;

pub static MODULE: NativeModule = NativeModule {
    name: "os.path",
    members: &[
        ("join", Member::Fn(&JOIN)),
        ("exists", Member::Fn(&EXISTS)),
        ("lexists", Member::Fn(&LEXISTS)),
        ("isfile", Member::Fn(&ISFILE)),
        ("isdir", Member::Fn(&ISDIR)),
        ("islink", Member::Fn(&ISLINK)),
        ("isabs", Member::Fn(&ISABS)),
        ("basename", Member::Fn(&BASENAME)),
        ("dirname", Member::Fn(&DIRNAME)),
        ("split", Member::Fn(&SPLIT)),
        ("splitext", Member::Fn(&SPLITEXT)),
        ("splitdrive", Member::Fn(&SPLITDRIVE)),
        ("normpath", Member::Fn(&NORMPATH)),
        ("normcase", Member::Fn(&NORMCASE)),
        ("abspath", Member::Fn(&ABSPATH)),
        ("realpath", Member::Fn(&REALPATH)),
        ("relpath", Member::Fn(&RELPATH)),
        ("expanduser", Member::Fn(&EXPANDUSER)),
        ("commonprefix", Member::Fn(&COMMONPREFIX)),
        ("commonpath", Member::Fn(&COMMONPATH)),
        ("getsize", Member::Fn(&GETSIZE)),
        ("getmtime", Member::Fn(&GETMTIME)),
        ("samefile", Member::Fn(&SAMEFILE)),
        ("sep", Member::Value(|| Value::from("/"))),
        ("altsep", Member::Value(|| Value::None)),
        ("extsep", Member::Value(|| Value::from("."))),
        ("pathsep", Member::Value(|| Value::from(":"))),
        ("curdir", Member::Value(|| Value::from("."))),
        ("pardir", Member::Value(|| Value::from(".."))),
    ],
};

/// A path as text; lone surrogates are replaced.
pub fn as_text(v: &Value) -> Result<String, PyErr> {
    if let Some(s) = v.peel().down::<PyStr>() {
        return Ok(s.to_string_lossy());
    }
    if let Some(f) = attr::lookup_special(v, Dunder::FsPath)? {
        let p = call::call(&f, &mut [])?;
        if let Some(s) = p.peel().down::<PyStr>() {
            return Ok(s.to_string_lossy());
        }
        return Err(type_error(format!(
            "expected {}.__fspath__() to return str or bytes, not {}",
            type_name(v),
            type_name(&p)
        )));
    }
    Err(type_error(format!("expected str, bytes or os.PathLike object, not {}", type_name(v))))
}

pub fn join_text(a: &str, b: &str) -> String {
    if b.starts_with('/') {
        b.to_string()
    } else if a.is_empty() || a.ends_with('/') {
        format!("{}{}", a, b)
    } else {
        format!("{}/{}", a, b)
    }
}

fn one(args: &mut Args, function: &str, name: &str) -> Result<String, PyErr> {
    let [p] = params::parse(args, function, [name], 1, 1)?;
    as_text(&p)
}

def!(JOIN, "join", |args| {
    if args.pos.is_empty() {
        return Err(type_error("join() missing 1 required positional argument: 'a'"));
    }
    let mut out = as_text(&args.pos[0])?;
    for p in args.pos[1..].iter() {
        let part = match as_text(p) {
            Ok(t) => t,
            Err(_) => {
                return Err(type_error(format!(
                    "join() argument must be str, bytes, or os.PathLike object, not '{}'",
                    type_name(p)
                )))
            }
        };
        out = join_text(&out, &part);
    }
    Ok(Value::from(out))
});

/// A question about a path; what is no path is an error, what cannot exist is not there.
fn ask(args: &mut Args, function: &str, f: fn(&Path) -> bool) -> R {
    let [p] = params::parse(args, function, ["path"], 1, 1)?;
    if crate::num::is_int(p.peel()) {
        let fd = coll::seq::to_i64(&p)?;
        return Ok(Value::Bool(f(Path::new(&format!("/proc/self/fd/{}", fd)))));
    }
    let (path, _) = match super::path_arg(&p, "stat", "path") {
        Ok(p) => p,
        Err(e) if e.is(&crate::core::exceptions::value_error_type()) => {
            return Ok(Value::Bool(false))
        }
        Err(_) => {
            return Err(type_error(format!(
                "stat: path should be string, bytes, os.PathLike or integer, not {}",
                type_name(&p)
            )))
        }
    };
    Ok(Value::Bool(f(&path)))
}

def!(EXISTS, "exists", |args| ask(args, "exists", |p| p.exists()));
def!(LEXISTS, "lexists", |args| ask(args, "lexists", |p| p.symlink_metadata().is_ok()));
def!(ISFILE, "isfile", |args| ask(args, "isfile", |p| p.is_file()));
def!(ISDIR, "isdir", |args| ask(args, "isdir", |p| p.is_dir()));
def!(ISLINK, "islink", |args| ask(args, "islink", |p| {
    p.symlink_metadata().map_or(false, |m| m.file_type().is_symlink())
}));

def!(ISABS, "isabs", |args| Ok(Value::Bool(one(args, "isabs", "s")?.starts_with('/'))));

fn split_text(p: &str) -> (&str, &str) {
    let i = p.rfind('/').map_or(0, |i| i + 1);
    let (head, tail) = p.split_at(i);
    let trimmed = head.trim_end_matches('/');
    (if trimmed.is_empty() { head } else { trimmed }, tail)
}

def!(BASENAME, "basename", |args| Ok(Value::from(split_text(&one(args, "basename", "p")?).1)));
def!(DIRNAME, "dirname", |args| Ok(Value::from(split_text(&one(args, "dirname", "p")?).0)));
def!(SPLIT, "split", |args| {
    let p = one(args, "split", "p")?;
    let (head, tail) = split_text(&p);
    Ok(coll::pair(Value::from(head), Value::from(tail)))
});

def!(SPLITEXT, "splitext", |args| {
    let p = one(args, "splitext", "p")?;
    let name = p.rfind('/').map_or(0, |i| i + 1);
    let leading = p[name..].len() - p[name..].trim_start_matches('.').len();
    let at = match p[name + leading..].rfind('.') {
        Some(i) => name + leading + i,
        None => p.len(),
    };
    Ok(coll::pair(Value::from(&p[..at]), Value::from(&p[at..])))
});

def!(SPLITDRIVE, "splitdrive", |args| {
    let p = one(args, "splitdrive", "p")?;
    Ok(coll::pair(Value::from(""), Value::from(p)))
});

pub fn normal(p: &str) -> String {
    if p.is_empty() {
        return ".".to_string();
    }
    // Exactly two slashes at the beginning mean something else than one.
    let slashes = p.len() - p.trim_start_matches('/').len();
    let root = match slashes {
        0 => "",
        2 => "//",
        _ => "/",
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in p.split('/') {
        match part {
            "" | "." => {}
            ".." if root.is_empty() && parts.last().map_or(true, |l| *l == "..") => parts.push(".."),
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let out = format!("{}{}", root, parts.join("/"));
    if out.is_empty() {
        ".".to_string()
    } else {
        out
    }
}

fn current() -> Result<String, PyErr> {
    let dir = std::env::current_dir().map_err(|e| io_error(&e, None))?;
    Ok(dir.to_string_lossy().into_owned())
}

fn absolute(p: &str) -> Result<String, PyErr> {
    if p.starts_with('/') {
        return Ok(normal(p));
    }
    Ok(normal(&join_text(&current()?, p)))
}

def!(NORMPATH, "normpath", |args| Ok(Value::from(normal(&one(args, "normpath", "path")?))));
def!(NORMCASE, "normcase", |args| Ok(Value::from(one(args, "normcase", "s")?)));
def!(ABSPATH, "abspath", |args| Ok(Value::from(absolute(&one(args, "abspath", "path")?)?)));

def!(REALPATH, "realpath", |args| {
    let [p, strict] = params::parse(args, "realpath", ["filename", "strict"], 1, 1)?;
    let text = absolute_kept(&as_text(&p)?)?;
    if let Ok(real) = std::fs::canonicalize(&text) {
        return Ok(crate::stdlib::io::path_value(&real));
    }
    if crate::core::ops::truth(&params::or(strict, Value::Bool(false)))? {
        return Err(crate::core::error::os_error(2, Some(Value::from(text))));
    }
    // What exists of it is resolved, the rest stays.
    let mut rest = Vec::new();
    let mut at = text.as_str();
    loop {
        let (head, tail) = split_text(at);
        rest.push(tail.to_string());
        if let Ok(real) = std::fs::canonicalize(head) {
            let mut out = real.to_string_lossy().into_owned();
            for part in rest.iter().rev() {
                out = join_text(&out, part);
            }
            return Ok(Value::from(normal(&out)));
        }
        if head == "/" || head.is_empty() {
            return Ok(Value::from(normal(&text)));
        }
        at = head;
    }
});

/// Absolute, with its `..` as they are: links decide what they mean.
fn absolute_kept(p: &str) -> Result<String, PyErr> {
    Ok(if p.starts_with('/') { p.to_string() } else { join_text(&current()?, p) })
}

def!(RELPATH, "relpath", |args| {
    let [path, start] = params::parse(args, "relpath", ["path", "start"], 1, 2)?;
    let path = as_text(&path)?;
    if path.is_empty() {
        return Err(value_error("no path specified"));
    }
    let start = match params::or(start, Value::None) {
        Value::None => ".".to_string(),
        v => as_text(&v)?,
    };
    let (path, start) = (absolute(&path)?, absolute(&start)?);
    let split = |p: &str| -> Vec<String> {
        p.split('/').filter(|s| !s.is_empty()).map(str::to_string).collect()
    };
    let (to, from) = (split(&path), split(&start));
    let common = to.iter().zip(&from).take_while(|(a, b)| a == b).count();
    let mut parts = vec!["..".to_string(); from.len() - common];
    parts.extend(to[common..].iter().cloned());
    Ok(Value::from(if parts.is_empty() { ".".to_string() } else { parts.join("/") }))
});

def!(EXPANDUSER, "expanduser", |args| {
    let p = one(args, "expanduser", "path")?;
    if p == "~" || p.starts_with("~/") {
        if let Some(home) = std::env::var_os("HOME") {
            let home = home.to_string_lossy().trim_end_matches('/').to_string();
            let out = format!("{}{}", home, &p[1..]);
            return Ok(Value::from(if out.is_empty() { "/".to_string() } else { out }));
        }
    }
    Ok(Value::from(p))
});

fn texts(args: &mut Args, function: &str, name: &str) -> Result<Vec<String>, PyErr> {
    let [list] = params::parse(args, function, [name], 1, 1)?;
    crate::builtins::to_vec(&list)?.iter().map(as_text).collect()
}

def!(COMMONPREFIX, "commonprefix", |args| {
    let all = texts(args, "commonprefix", "m")?;
    let (low, high) = match (all.iter().min(), all.iter().max()) {
        (Some(a), Some(b)) => (a, b),
        _ => return Ok(Value::from("")),
    };
    let same = low.chars().zip(high.chars()).take_while(|(a, b)| a == b);
    Ok(Value::from(same.map(|(a, _)| a).collect::<String>()))
});

def!(COMMONPATH, "commonpath", |args| {
    let all = texts(args, "commonpath", "paths")?;
    if all.is_empty() {
        return Err(value_error("commonpath() arg is an empty sequence"));
    }
    let rooted = all[0].starts_with('/');
    if all.iter().any(|p| p.starts_with('/') != rooted) {
        return Err(value_error("Can't mix absolute and relative paths"));
    }
    let split: Vec<Vec<&str>> = all
        .iter()
        .map(|p| p.split('/').filter(|s| !s.is_empty() && *s != ".").collect())
        .collect();
    let mut common = split[0].clone();
    for s in &split[1..] {
        let n = common.iter().zip(s).take_while(|(a, b)| a == b).count();
        common.truncate(n);
    }
    Ok(Value::from(format!("{}{}", if rooted { "/" } else { "" }, common.join("/"))))
});

fn metadata(args: &mut Args, function: &str) -> Result<std::fs::Metadata, PyErr> {
    let [p] = params::parse(args, function, ["filename"], 1, 1)?;
    let (path, shown) = super::path_arg(&p, "stat", "path")?;
    std::fs::metadata(path).map_err(|e| io_error(&e, Some(shown)))
}

def!(GETSIZE, "getsize", |args| Ok(Value::Int(metadata(args, "getsize")?.len() as i64)));
def!(GETMTIME, "getmtime", |args| {
    let m = metadata(args, "getmtime")?;
    Ok(Value::Float(host::modified(&m)))
});

def!(SAMEFILE, "samefile", |args| {
    let [a, b] = params::parse(args, "samefile", ["f1", "f2"], 2, 2)?;
    let mut found = Vec::new();
    for p in [a, b] {
        let (path, shown) = super::path_arg(&p, "stat", "path")?;
        let m = std::fs::metadata(path).map_err(|e| io_error(&e, Some(shown)))?;
        let m = host::stat(&m);
        found.push((m.dev, m.ino));
    }
    Ok(Value::Bool(found[0] == found[1]))
});
