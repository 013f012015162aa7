// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `os.scandir` and its entries.

use super::{def, path_arg, stat};
use crate::coll::params;
use crate::core::args::{Args, GetSetDef, MethodKind, MethodOf, NativeDef};
use crate::core::error::{io_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::host;
use crate::stdlib::io::path_value;
use std::cell::RefCell;
use std::fs;
use std::path::PathBuf;

/// The entries of a folder, in the order of the system, which is CPython's.
pub struct Scan {
    entries: RefCell<Option<fs::ReadDir>>,
    top: PathBuf,
    bytes: bool,
}

pub struct Entry {
    path: PathBuf,
    name: Value,
    shown: Value,
    kind: Option<fs::FileType>,
    inode: Option<u64>,
}

impl Payload for Scan {
    fn vt() -> &'static VT {
        static SCAN: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|o| match o.down::<Scan>() {
                Some(s) => s.step(),
                None => Ok(None),
            }),
            ..VT::new("ScandirIterator", drop_obj::<Scan>, |_| scan_type())
        };
        &SCAN
    }
}

impl Scan {
    fn step(&self) -> Result<Option<Value>, PyErr> {
        let next = match &mut *self.entries.borrow_mut() {
            Some(entries) => entries.next(),
            None => None,
        };
        let entry = match next {
            Some(Ok(entry)) => entry,
            Some(Err(e)) => return Err(io_error(&e, Some(path_value(&self.top)))),
            None => {
                *self.entries.borrow_mut() = None;
                return Ok(None);
            }
        };
        let path = self.top.join(entry.file_name());
        let value = |p: &std::path::Path| if self.bytes {
            use crate::host::OsStrExt;
            crate::text::bytes_obj::new_bytes(p.as_os_str().as_bytes().to_vec())
        } else {
            path_value(p)
        };
        Ok(Some(Value::from(Ref::new(Entry {
            name: value(std::path::Path::new(&entry.file_name())),
            shown: value(&path),
            kind: entry.file_type().ok(),
            inode: host::inode(&entry),
            path,
        }))))
    }
}

fn close(this: &Value, _: &mut Args) -> R {
    if let Some(s) = this.down::<Scan>() {
        *s.entries.borrow_mut() = None;
    }
    Ok(Value::None)
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

define_type!(pub fn scan_type, TypeSpec {
    module: "posix",
    vt: Some(Scan::vt),
    methods: &[
        method("close", close),
        method("__enter__", |this, _| Ok(this.clone())),
        method("__exit__", close),
    ],
    in_c: true,
    ..TypeSpec::new("ScandirIterator")
});

impl Payload for Entry {
    fn vt() -> &'static VT {
        static ENTRY: VT = VT {
            repr: Some(|o| match o.down::<Entry>() {
                Some(e) => Ok(ops::new_str(&format!("<DirEntry {}>", ops::repr(&e.name)?.to_string_lossy()))),
                None => Ok(ops::new_str("")),
            }),
            ..VT::new("posix.DirEntry", drop_obj::<Entry>, |_| entry_type())
        };
        &ENTRY
    }
}

fn entry(v: &Value) -> Result<&Ref<Entry>, PyErr> {
    v.down::<Entry>().ok_or_else(|| crate::core::error::type_error("not a DirEntry"))
}

fn follows(args: &mut Args, function: &str) -> Result<bool, PyErr> {
    let [follow] = params::parse(args, function, ["follow_symlinks"], 0, 0)?;
    ops::truth(&params::or(follow, Value::Bool(true)))
}

fn is(this: &Value, args: &mut Args, function: &str, test: fn(&fs::FileType) -> bool) -> R {
    let (e, follow) = (entry(this)?, follows(args, function)?);
    let link = e.kind.map_or(true, |k| k.is_symlink());
    if !link || !follow {
        return Ok(Value::Bool(e.kind.map_or(false, |k| test(&k))));
    }
    match fs::metadata(&e.path) {
        Ok(m) => Ok(Value::Bool(test(&m.file_type()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Value::Bool(false)),
        Err(error) => Err(io_error(&error, Some(e.shown.clone()))),
    }
}

define_type!(pub fn entry_type, TypeSpec {
    module: "posix",
    vt: Some(Entry::vt),
    getset: &[
        GetSetDef { name: "name", get: |v| Ok(entry(v)?.name.clone()), set: None },
        GetSetDef { name: "path", get: |v| Ok(entry(v)?.shown.clone()), set: None },
    ],
    methods: &[
        method("is_dir", |this, args| is(this, args, "is_dir", |t| t.is_dir())),
        method("is_file", |this, args| is(this, args, "is_file", |t| t.is_file())),
        method("is_symlink", |this, _| Ok(Value::Bool(entry(this)?.kind.map_or(false, |k| k.is_symlink())))),
        method("inode", |this, _| match entry(this)?.inode {
            Some(n) => Ok(Value::Int(n as i64)),
            None => crate::core::run::refuse("DirEntry.inode is not available in WebAssembly"),
        }),
        method("stat", |this, args| {
            let (e, follow) = (entry(this)?, follows(args, "stat")?);
            let found = if follow { fs::metadata(&e.path) } else { fs::symlink_metadata(&e.path) };
            stat::stat_result(&found.map_err(|error| io_error(&error, Some(e.shown.clone())))?)
        }),
        method("__fspath__", |this, _| Ok(entry(this)?.shown.clone())),
    ],
    in_c: true,
    ..TypeSpec::new("DirEntry")
});

def!(SCANDIR, "scandir", |args| {
    let [path] = params::parse(args, "scandir", ["path"], 0, 1)?;
    let path = match params::or(path, Value::None) {
        Value::None => Value::from("."),
        v => v,
    };
    let (top, shown) = path_arg(&path, "scandir", "path")?;
    let entries = fs::read_dir(&top).map_err(|e| io_error(&e, Some(shown)))?;
    let bytes = crate::text::bytes_obj::as_bytes(path.peel()).is_some();
    Ok(Value::from(Ref::new(Scan { entries: RefCell::new(Some(entries)), top, bytes })))
});
