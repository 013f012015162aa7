// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What all streams have in common, and the methods Python code sees.

use crate::coll::{self, seq};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::{AnyRef, Payload, Ref};
use crate::core::ops;
use crate::core::value::{Value, R};

/// A file, or what behaves like one. Text streams give str, others bytes.
pub trait Stream: Payload {
    fn is_closed(&self) -> bool;
    fn close(&self) -> Result<(), PyErr>;
    fn flush(&self) -> Result<(), PyErr>;
    fn readable(&self) -> bool;
    fn writable(&self) -> bool;
    fn seekable(&self) -> bool;
    /// The next `n` units, or all the rest.
    fn read(&self, n: Option<usize>) -> R;
    /// The next line with its end, empty at the end of the stream.
    fn readline(&self, n: Option<usize>) -> R;
    fn write(&self, v: &Value) -> R;
    fn tell(&self) -> R;
    fn seek(&self, to: i64, whence: i64) -> R;
    fn truncate(&self, size: Option<u64>) -> R;

    fn check_open(&self) -> Result<(), PyErr> {
        if self.is_closed() {
            return Err(value_error(self.closed_text()));
        }
        Ok(())
    }

    fn closed_text(&self) -> &'static str {
        "I/O operation on closed file."
    }
}

pub fn stream<T: Stream>(v: &Value) -> Result<&Ref<T>, PyErr> {
    v.peel().down::<T>().ok_or_else(|| type_error("stream expected"))
}

/// A size argument: None and negative numbers mean "everything".
pub fn size(args: &Args, at: usize) -> Result<Option<usize>, PyErr> {
    match args.pos.get(at) {
        None | Some(Value::None) => Ok(None),
        Some(v) => {
            if !ops::has_index(v) {
                return Err(type_error(format!(
                    "argument should be integer or None, not '{}'",
                    crate::core::types::type_name(v)
                )));
            }
            let n = seq::to_i64(v)?;
            Ok(if n < 0 { None } else { Some(crate::host::size(n)) })
        }
    }
}

pub fn read<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.between("read", 0, 1)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    s.read(size(args, 0)?)
}

fn readline<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.between("readline", 0, 1)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    s.readline(size(args, 0)?)
}

fn readlines<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.between("readlines", 0, 1)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    let hint = size(args, 0)?.filter(|n| *n > 0);
    let mut lines = Vec::new();
    let mut total = 0;
    loop {
        let line = s.readline(None)?;
        let n = ops::len(&line)?;
        if n == 0 {
            return Ok(coll::list(lines));
        }
        total += n;
        lines.push(line);
        if hint.map_or(false, |h| total >= h) {
            return Ok(coll::list(lines));
        }
    }
}

fn write<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.exactly("write", 1)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    s.write(args.pos[0].peel())
}

fn writelines<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.exactly("writelines", 1)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    let it = ops::iter_value(&args.pos[0])?;
    while let Some(line) = ops::next(&it)? {
        s.write(line.peel())?;
    }
    Ok(Value::None)
}

fn close<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.exactly("close", 0)?;
    stream::<T>(this)?.close()?;
    Ok(Value::None)
}

fn flush<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.exactly("flush", 0)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    s.flush()?;
    Ok(Value::None)
}

fn asked<T: Stream>(this: &Value, f: fn(&T) -> bool) -> R {
    let s = stream::<T>(this)?;
    s.check_open()?;
    Ok(Value::Bool(f(s)))
}

fn tell<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.exactly("tell", 0)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    s.tell()
}

fn seek<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.between("seek", 1, 2)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    let to = seq::to_i64(&args.pos[0])?;
    let whence = match args.pos.get(1) {
        Some(w) => seq::to_i64(w)?,
        None => 0,
    };
    s.seek(to, whence)
}

fn truncate<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.between("truncate", 0, 1)?;
    let s = stream::<T>(this)?;
    s.check_open()?;
    let size = match args.pos.first() {
        None | Some(Value::None) => None,
        Some(v) => {
            let n = seq::to_i64(v)?;
            if n < 0 {
                return Err(value_error(format!("Negative size value {}", n)));
            }
            Some(n as u64)
        }
    };
    s.truncate(size)
}

fn enter<T: Stream>(this: &Value, args: &mut Args) -> R {
    args.exactly("__enter__", 0)?;
    stream::<T>(this)?.check_open()?;
    Ok(this.clone())
}

fn exit<T: Stream>(this: &Value, _: &mut Args) -> R {
    stream::<T>(this)?.close()?;
    Ok(Value::None)
}

pub const fn method<F>(name: &'static str, f: F) -> crate::core::args::MethodOf<F> {
    crate::core::args::MethodOf { name, kind: MethodKind::Instance, f }
}

const fn object_method<F>(name: &'static str, f: F) -> crate::core::args::MethodOf<F> {
    crate::core::args::MethodOf { name, kind: MethodKind::Object, f }
}

/// The methods every stream has.
pub struct Common<T>(std::marker::PhantomData<T>);

impl<T: Stream> Common<T> {
    pub const READ: MethodDef = method("read", read::<T>);
    pub const READLINE: MethodDef = method("readline", readline::<T>);
    pub const READLINES: MethodDef = method("readlines", readlines::<T>);
    pub const WRITE: MethodDef = method("write", write::<T>);
    pub const WRITELINES: MethodDef = method("writelines", writelines::<T>);
    pub const CLOSE: MethodDef = method("close", close::<T>);
    pub const FLUSH: MethodDef = method("flush", flush::<T>);
    pub const TELL: MethodDef = method("tell", tell::<T>);
    pub const SEEK: MethodDef = method("seek", seek::<T>);
    pub const TRUNCATE: MethodDef = method("truncate", truncate::<T>);
    pub const READABLE: MethodDef = method("readable", |v, _| asked(v, T::readable));
    pub const WRITABLE: MethodDef = method("writable", |v, _| asked(v, T::writable));
    pub const SEEKABLE: MethodDef = method("seekable", |v, _| asked(v, T::seekable));
    pub const ISATTY: MethodDef = method("isatty", |v, _| asked::<T>(v, |_| false));
    pub const ENTER: MethodDef = object_method("__enter__", enter::<T>);
    pub const EXIT: MethodDef = method("__exit__", exit::<T>);
}

/// `next(stream)`
pub fn next<T: Stream>(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    let s = match o.down::<T>() {
        Some(s) => s,
        None => return Ok(None),
    };
    s.check_open()?;
    let line = s.readline(None)?;
    Ok(if ops::len(&line)? == 0 { None } else { Some(line) })
}

/// The table of methods of a stream type, with its own ones.
#[macro_export]
macro_rules! stream_methods {
    ($t:ty, [$($extra:expr),* $(,)?]) => {
        &[
            $crate::stdlib::io::stream::Common::<$t>::READ,
            $crate::stdlib::io::stream::Common::<$t>::READLINE,
            $crate::stdlib::io::stream::Common::<$t>::READLINES,
            $crate::stdlib::io::stream::Common::<$t>::WRITE,
            $crate::stdlib::io::stream::Common::<$t>::WRITELINES,
            $crate::stdlib::io::stream::Common::<$t>::CLOSE,
            $crate::stdlib::io::stream::Common::<$t>::FLUSH,
            $crate::stdlib::io::stream::Common::<$t>::TELL,
            $crate::stdlib::io::stream::Common::<$t>::SEEK,
            $crate::stdlib::io::stream::Common::<$t>::TRUNCATE,
            $crate::stdlib::io::stream::Common::<$t>::READABLE,
            $crate::stdlib::io::stream::Common::<$t>::WRITABLE,
            $crate::stdlib::io::stream::Common::<$t>::SEEKABLE,
            $crate::stdlib::io::stream::Common::<$t>::ISATTY,
            $crate::stdlib::io::stream::Common::<$t>::ENTER,
            $crate::stdlib::io::stream::Common::<$t>::EXIT,
            $($extra),*
        ]
    };
}
