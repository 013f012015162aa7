// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `io`, and the builtin `open`.

mod files;
mod memory;
pub mod raw;
pub(crate) mod standard;
pub mod stream;

use crate::coll::{params, seq, PyDict};
use crate::core::args::{Args, NativeDef};
use crate::core::build::make_class;
use crate::core::call;
use crate::core::error::{io_error, lookup_error, os_error, type_error, value_error, PyErr};
use crate::core::exceptions::{os_error_type, value_error_type};
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, Dunder};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::host::{FromRawFd, OsStrExt};
use crate::text::bytes_obj::as_bytes;
use crate::text::{codecs, PyStr};
use files::{BinaryFile, Opened, TextFile};
use memory::Newline;
use raw::RawFile;
use std::cell::{Cell, RefCell};
use std::fs::OpenOptions;
use std::path::PathBuf;

pub static MODULE: NativeModule = NativeModule {
    name: "io",
    members: &[
        ("text_encoding", Member::Fn(&TEXT_ENCODING)),
        ("open", Member::Fn(&OPEN)),
        ("StringIO", Member::Type(memory::string_io_type)),
        ("BytesIO", Member::Type(memory::bytes_io_type)),
        ("TextIOWrapper", Member::Type(files::text_file_type)),
        ("BufferedReader", Member::Type(files::buffered_reader_type)),
        ("BufferedWriter", Member::Type(files::buffered_writer_type)),
        ("BufferedRandom", Member::Type(files::buffered_random_type)),
        ("FileIO", Member::Type(files::file_io_type)),
        ("IOBase", Member::Type(io_base_type)),
        ("RawIOBase", Member::Type(raw_io_base_type)),
        ("BufferedIOBase", Member::Type(buffered_io_base_type)),
        ("TextIOBase", Member::Type(text_io_base_type)),
        ("UnsupportedOperation", Member::Type(unsupported_type)),
        ("BlockingIOError", Member::Type(crate::core::exceptions::blocking_io_error_type)),
        ("DEFAULT_BUFFER_SIZE", Member::Value(|| Value::Int(8192))),
        ("SEEK_SET", Member::Value(|| Value::Int(0))),
        ("SEEK_CUR", Member::Value(|| Value::Int(1))),
        ("SEEK_END", Member::Value(|| Value::Int(2))),
    ],
};

define_type!(pub fn io_base_type, TypeSpec {
    module: "_io",
    subclassable: true,
    ..TypeSpec::new("_IOBase")
});
define_type!(pub fn raw_io_base_type, TypeSpec {
    module: "_io",
    base: Some(io_base_type),
    subclassable: true,
    ..TypeSpec::new("_RawIOBase")
});
define_type!(pub fn buffered_io_base_type, TypeSpec {
    module: "_io",
    base: Some(io_base_type),
    subclassable: true,
    ..TypeSpec::new("_BufferedIOBase")
});
define_type!(pub fn text_io_base_type, TypeSpec {
    module: "_io",
    base: Some(io_base_type),
    subclassable: true,
    ..TypeSpec::new("_TextIOBase")
});

thread_local! {
    static UNSUPPORTED: Type = {
        let space = PyDict::new_ref();
        space.set_str(Dunder::Module.name().as_str(), Value::from("io"));
        let bases = vec![os_error_type(), value_error_type()];
        let name = intern("UnsupportedOperation");
        match make_class(&name, bases, &space, None, &mut [], &None) {
            Ok(t) => t,
            // Both bases are exceptions, so nothing stands in the way of the class.
            Err(_) => os_error_type(),
        }
    };
}

/// `io.UnsupportedOperation`, which is an OSError and a ValueError.
pub fn unsupported_type() -> Type {
    UNSUPPORTED.with(|t| t.clone())
}

#[cold]
pub fn unsupported(what: &str) -> PyErr {
    PyErr::with_message(unsupported_type(), what)
}

/// A path given as str, bytes or an object with `__fspath__`; the second value is what messages show.
pub fn path_of(v: &Value, function: &str) -> Result<(PathBuf, Value), PyErr> {
    if let Some(s) = v.peel().down::<PyStr>() {
        let bytes = s.to_wtf8();
        if bytes.contains(&0) {
            return Err(value_error("embedded null byte"));
        }
        return Ok((PathBuf::from(std::ffi::OsStr::from_bytes(&bytes)), v.clone()));
    }
    if let Some(b) = as_bytes(v.peel()) {
        return Ok((PathBuf::from(std::ffi::OsStr::from_bytes(b)), v.clone()));
    }
    match crate::core::attr::lookup_special(v, Dunder::FsPath)? {
        Some(f) => {
            let path = call::call(&f, &mut [])?;
            if path.peel().down::<PyStr>().is_none() && as_bytes(path.peel()).is_none() {
                return Err(type_error(format!(
                    "expected {}.__fspath__() to return str or bytes, not {}",
                    type_name(v),
                    type_name(&path)
                )));
            }
            path_of(&path, function)
        }
        None => Err(type_error(format!(
            "{} should be string, bytes, os.PathLike or integer, not {}",
            function,
            type_name(v)
        ))),
    }
}

/// A path as a str value.
pub fn path_value(p: &std::path::Path) -> Value {
    Value::from(Ref::new(PyStr::from_wtf8(p.as_os_str().as_bytes())))
}

/// What a mode text asks for.
struct Mode {
    read: bool,
    write: bool,
    append: bool,
    create: bool,
    update: bool,
    binary: bool,
}

impl Mode {
    /// What an opener is given.
    fn flags(&self) -> i64 {
        const O_CLOEXEC: i64 = 0o2000000;
        let access = match (self.update, self.read) {
            (true, _) => 2,
            (false, true) => 0,
            (false, false) => 1,
        };
        let made = match self {
            Mode { create: true, .. } => 0o300,
            Mode { write: true, .. } => 0o1100,
            Mode { append: true, .. } => 0o2100,
            _ => 0,
        };
        access | made | O_CLOEXEC
    }
}

fn mode_of(text: &str) -> Result<Mode, PyErr> {
    let known = "axrwb+t";
    let twice = text.chars().any(|c| text.matches(c).count() > 1);
    if twice || text.chars().any(|c| !known.contains(c)) {
        return Err(value_error(format!("invalid mode: '{}'", text)));
    }
    let has = |c: char| text.contains(c);
    if has('t') && has('b') {
        return Err(value_error("can't have text and binary mode at once"));
    }
    if "axrw".chars().filter(|c| has(*c)).count() != 1 {
        // The two messages are CPython's: one for too many, one for none.
        return Err(value_error(if "axrw".chars().any(has) {
            "must have exactly one of create/read/write/append mode"
        } else {
            "Must have exactly one of create/read/write/append mode and at most one plus"
        }));
    }
    Ok(Mode {
        read: has('r'),
        write: has('w'),
        append: has('a'),
        create: has('x'),
        update: has('+'),
        binary: has('b'),
    })
}

pub static OPEN: NativeDef = NativeDef { name: "open", module: "io", f: open };

fn text_arg(v: Value, name: &str) -> Result<Option<String>, PyErr> {
    match v {
        Value::None | Value::Unbound => Ok(None),
        v => match v.peel().down::<PyStr>() {
            Some(s) => Ok(Some(s.to_string_lossy())),
            None => Err(type_error(format!(
                "open() argument '{}' must be str or None, not {}",
                name,
                type_name(&v)
            ))),
        },
    }
}

fn open(args: &mut Args) -> R {
    let names = ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"];
    let [file, mode, buffering, encoding, errors, newline, closefd, opener] =
        params::parse(args, "open", names, 1, 8)?;
    let mode_text = match params::or(mode, Value::from("r")) {
        v => match v.peel().down::<PyStr>() {
            Some(s) => s.to_string_lossy(),
            None => {
                return Err(type_error(format!(
                    "open() argument 'mode' must be str, not {}",
                    type_name(&v)
                )))
            }
        },
    };
    let buffering = seq::to_i64(&params::or(buffering, Value::Int(-1)))?;
    let encoding = text_arg(encoding, "encoding")?;
    let errors = text_arg(errors, "errors")?;
    let newline = params::or(newline, Value::None);
    let mode = mode_of(&mode_text)?;
    if mode.binary {
        if encoding.is_some() {
            return Err(value_error("binary mode doesn't take an encoding argument"));
        }
        if errors.is_some() {
            return Err(value_error("binary mode doesn't take an errors argument"));
        }
        if !newline.is_none() {
            return Err(value_error("binary mode doesn't take a newline argument"));
        }
    } else if buffering == 0 {
        return Err(value_error("can't have unbuffered text I/O"));
    }
    let newline = Newline::of(&newline)?;
    if !ops::truth(&params::or(closefd, Value::Bool(true)))? {
        if !crate::num::is_int(file.peel()) {
            return Err(value_error("Cannot use closefd=False with file name"));
        }
        crate::core::run::refuse("open with closefd=False is not available to translated programs");
    }
    let opened = open_file(&file, &mode, &mode_text, buffering == 0, &params::or(opener, Value::None))?;
    if mode.binary {
        return Ok(Value::from(Ref::new(BinaryFile { of: opened })));
    }
    let named = encoding.is_some();
    let encoding = match encoding {
        Some(e) if e != "locale" => e,
        _ => "UTF-8".to_string(),
    };
    let codec = match codecs::lookup(&encoding) {
        Some(c) => c,
        None => return Err(lookup_error(format!("unknown encoding: {}", encoding))),
    };
    let begun = named && mode.append && opened.raw.borrow_mut().tell().map_or(false, |at| at > 0);
    Ok(Value::from(Ref::new(TextFile {
        of: opened,
        encoding,
        codec,
        errors: errors.unwrap_or_else(|| "strict".to_string()),
        newline,
        line_buffering: buffering == 1,
        begun: Cell::new(begun),
        telling: Cell::new(true),
        below: RefCell::new(None),
    })))
}

fn open_file(v: &Value, mode: &Mode, text: &str, unbuffered: bool, opener: &Value) -> Result<Opened, PyErr> {
    let readable = mode.read || mode.update;
    let writable = !mode.read || mode.update;
    let file = if crate::num::is_int(v.peel()) {
        let fd = seq::to_i64(v)?;
        if fd < 0 {
            return Err(value_error("negative file descriptor"));
        }
        // SAFETY: the program says that the descriptor is open and gives it away.
        unsafe { std::fs::File::from_raw_fd(fd as i32) }
    } else if !opener.is_none() {
        let fd = crate::core::call::call(opener, &mut [v.clone(), Value::Int(mode.flags())])?;
        if !crate::num::is_int(fd.peel()) {
            return Err(type_error("expected integer from opener"));
        }
        match seq::to_i64(&fd)? {
            // SAFETY: the program has opened it and gives it away.
            fd if fd >= 0 => unsafe { std::fs::File::from_raw_fd(fd as i32) },
            fd => return Err(value_error(format!("opener returned {}", fd))),
        }
    } else {
        let (path, shown) = path_of(v, "open: path")
            .map_err(|e| if e.is(&crate::core::exceptions::type_error_type()) { expected_path(v) } else { e })?;
        let mut options = OpenOptions::new();
        options.read(readable).write(writable && !mode.append).append(mode.append);
        options.truncate(mode.write);
        // One of the two: WASI's create_new(false) takes back what create(true) has said.
        if mode.create {
            options.create_new(true);
        } else {
            options.create(mode.write || mode.append);
        }
        let file = options.open(&path).map_err(|e| io_error(&e, Some(shown.clone())))?;
        if file.metadata().map_or(false, |m| m.is_dir()) {
            return Err(os_error(21, Some(shown)));
        }
        file
    };
    let raw = RawFile::shared(file, unbuffered);
    if mode.append {
        let end = raw.borrow_mut().seek(std::io::SeekFrom::End(0));
        // A pipe has no end to go to.
        drop(end);
    }
    let shown = if mode.binary { binary_mode(mode) } else { text.to_string() };
    Ok(Opened { raw, name: v.clone(), mode: shown, readable, writable })
}

fn expected_path(v: &Value) -> PyErr {
    type_error(format!(
        "expected str, bytes or os.PathLike object, not {}",
        type_name(v)
    ))
}

/// The mode as binary files show it.
fn binary_mode(mode: &Mode) -> String {
    let text = if mode.create {
        if mode.update { "xb+" } else { "xb" }
    } else if mode.append {
        if mode.update { "ab+" } else { "ab" }
    } else if mode.read || mode.update {
        if mode.update { "rb+" } else { "rb" }
    } else {
        "wb"
    };
    text.to_string()
}

/// The text of a whole stream or str, for modules that read files.
pub fn read_text(v: &Value) -> R {
    let text = crate::call_method!(v, "read", [])?;
    match as_bytes(text.peel()) {
        Some(b) => Ok(Value::from(Ref::new(crate::text::encode::decode(b, None, None)?))),
        None => Ok(text.peel().clone()),
    }
}

/// `str(v)` for messages.
pub fn shown(v: &Value) -> Result<String, PyErr> {
    Ok(ops::str_of(v)?.to_string_lossy())
}

/// What `open` and its like take for an encoding that was not given.
static TEXT_ENCODING: crate::core::args::NativeDef = crate::core::args::NativeDef {
    name: "text_encoding",
    module: "io",
    f: |args| {
        args.between("text_encoding", 1, 2)?;
        Ok(match &args.pos[0] {
            Value::None => Value::from("locale"),
            v => v.clone(),
        })
    },
};
