// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `StringIO` and `BytesIO`.

use super::stream::{method, next, stream, Stream};
use super::{buffered_io_base_type, text_io_base_type, unsupported};
use crate::coll::params::{or, parse};
use crate::core::args::{Args, GetSetDef};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::types::{type_name, TypeSpec};
use crate::core::value::{Value, R};
use crate::text::bytes_obj::{need_bytes, new_bytes};
use crate::text::PyStr;
use crate::{define_type, stream_methods};
use std::cell::{Cell, RefCell};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Newline {
    /// `newline=None`: every line end is read as `\n`.
    Universal,
    /// `newline=''`: every line end ends a line and stays what it is.
    Kept,
    Feed,
    Return,
    Both,
}

impl Newline {
    pub fn of(v: &Value) -> Result<Newline, PyErr> {
        let s = match v.peel().down::<PyStr>() {
            Some(s) => s.to_string_lossy(),
            None if v.is_none() => return Ok(Newline::Universal),
            None => {
                return Err(type_error(format!(
                    "open() argument 'newline' must be str or None, not {}",
                    type_name(v)
                )))
            }
        };
        match &*s {
            "" => Ok(Newline::Kept),
            "\n" => Ok(Newline::Feed),
            "\r" => Ok(Newline::Return),
            "\r\n" => Ok(Newline::Both),
            _ => Err(value_error(format!("illegal newline value: {}", s))),
        }
    }

    /// What `\n` is written as, if that is something else.
    pub fn written(self) -> Option<&'static str> {
        match self {
            Newline::Return => Some("\r"),
            Newline::Both => Some("\r\n"),
            _ => None,
        }
    }
}

pub struct StringIo {
    text: RefCell<PyStr>,
    at: Cell<usize>,
    newline: Cell<Newline>,
    closed: Cell<bool>,
}

/// Replaces in text that may have lone surrogates.
fn replaced(s: &PyStr, from: &str, to: &str) -> PyStr {
    let mut bytes = Vec::new();
    let source = s.to_wtf8();
    let (from, to) = (from.as_bytes(), to.as_bytes());
    let mut i = 0;
    while i < source.len() {
        if source[i..].starts_with(from) {
            bytes.extend_from_slice(to);
            i += from.len();
        } else {
            bytes.push(source[i]);
            i += 1;
        }
    }
    PyStr::from_wtf8(&bytes)
}

/// Makes every line end a newline.
pub fn universal(s: &PyStr) -> PyStr {
    let has_return = match s.ascii_bytes() {
        Some(b) => b.contains(&b'\r'),
        None => s.to_wtf8().contains(&b'\r'),
    };
    if !has_return {
        return s.clone();
    }
    replaced(&replaced(s, "\r\n", "\n"), "\r", "\n")
}

impl StringIo {
    fn put(&self, s: &PyStr) {
        let translated = match self.newline.get() {
            Newline::Universal => Some(universal(s)),
            n => n.written().map(|to| replaced(s, "\n", to)),
        };
        let s = translated.as_ref().unwrap_or(s);
        let mut text = self.text.borrow_mut();
        let (len, at) = (text.len(), self.at.get());
        self.at.set(at + s.len());
        if at > len {
            text.append(&PyStr::from_ascii(&vec![0; at - len]));
        }
        if at >= len {
            text.append(s);
            return;
        }
        let mut new = text.substr(0, at);
        new.append(s);
        if at + s.len() < len {
            new.append(&text.substr(at + s.len(), len));
        }
        *text = new;
    }

    /// Where the line that begins at `from` ends.
    fn line_end(&self, text: &PyStr, from: usize) -> usize {
        let n = text.len();
        let newline = self.newline.get();
        if let (Some(b), Newline::Feed) = (text.ascii_bytes(), newline) {
            return b[from..].iter().position(|c| *c == b'\n').map_or(n, |i| from + i + 1);
        }
        let mut i = from;
        while i < n {
            let c = text.at(i);
            i += 1;
            match newline {
                Newline::Feed | Newline::Universal if c == 10 => return i,
                Newline::Kept if c == 10 => return i,
                Newline::Kept if c == 13 => {
                    return if i < n && text.at(i) == 10 { i + 1 } else { i };
                }
                Newline::Return if c == 13 => return i,
                Newline::Both if c == 13 && i < n && text.at(i) == 10 => return i + 1,
                _ => {}
            }
        }
        n
    }
}

impl Stream for StringIo {
    fn is_closed(&self) -> bool {
        self.closed.get()
    }

    fn closed_text(&self) -> &'static str {
        "I/O operation on closed file"
    }

    fn close(&self) -> Result<(), PyErr> {
        self.closed.set(true);
        self.text.replace(PyStr::empty());
        Ok(())
    }

    fn flush(&self) -> Result<(), PyErr> {
        Ok(())
    }

    fn readable(&self) -> bool {
        true
    }

    fn writable(&self) -> bool {
        true
    }

    fn seekable(&self) -> bool {
        true
    }

    fn read(&self, n: Option<usize>) -> R {
        let text = self.text.borrow();
        let from = self.at.get().min(text.len());
        let end = n.map_or(text.len(), |n| text.len().min(from.saturating_add(n)));
        self.at.set(end.max(self.at.get()));
        Ok(Value::from(Ref::new(text.substr(from, end))))
    }

    fn readline(&self, n: Option<usize>) -> R {
        let text = self.text.borrow();
        let from = self.at.get();
        if from >= text.len() {
            return Ok(Value::from(""));
        }
        let mut end = self.line_end(&text, from);
        if let Some(n) = n {
            end = end.min(from + n);
        }
        self.at.set(end);
        Ok(Value::from(Ref::new(text.substr(from, end))))
    }

    fn write(&self, v: &Value) -> R {
        match v.down::<PyStr>() {
            Some(s) => {
                self.put(s);
                Ok(Value::Int(s.len() as i64))
            }
            None => {
                Err(type_error(format!("string argument expected, got '{}'", type_name(v))))
            }
        }
    }

    fn tell(&self) -> R {
        Ok(Value::Int(self.at.get() as i64))
    }

    fn seek(&self, to: i64, whence: i64) -> R {
        let at = match whence {
            0 if to < 0 => return Err(value_error(format!("Negative seek position {}", to))),
            0 => crate::host::size(to),
            1 | 2 if to != 0 => {
                return Err(PyErr::with_message(
                    crate::core::exceptions::os_error_type(),
                    "Can't do nonzero cur-relative seeks",
                ))
            }
            1 => self.at.get(),
            2 => self.text.borrow().len(),
            _ => {
                return Err(value_error(format!(
                    "Invalid whence ({}, should be 0, 1 or 2)",
                    whence
                )))
            }
        };
        self.at.set(at);
        Ok(Value::Int(at as i64))
    }

    fn truncate(&self, size: Option<u64>) -> R {
        let size = size.map_or(self.at.get(), |s| crate::host::size(s as i64));
        let mut text = self.text.borrow_mut();
        if size < text.len() {
            *text = text.substr(0, size);
        }
        Ok(Value::Int(size as i64))
    }
}

impl Payload for StringIo {
    fn vt() -> &'static VT {
        static STRING_IO: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(next::<StringIo>),
            ..VT::new("_io.StringIO", drop_obj::<StringIo>, |_| string_io_type())
        };
        &STRING_IO
    }
}

fn string_new(_: &crate::core::types::Type, _: &mut Args) -> R {
    Ok(Value::from(Ref::new(StringIo {
        text: RefCell::new(PyStr::empty()),
        at: Cell::new(0),
        newline: Cell::new(Newline::Feed),
        closed: Cell::new(false),
    })))
}

fn string_init(this: &Value, args: &mut Args) -> Result<(), PyErr> {
    let [initial, newline] = parse(args, "StringIO", ["initial_value", "newline"], 0, 2)?;
    let s = stream::<StringIo>(this)?;
    s.newline.set(Newline::of(&or(newline, Value::from("\n")))?);
    match or(initial, Value::None) {
        Value::None => {}
        v => match v.peel().down::<PyStr>() {
            Some(text) => s.put(text),
            None => {
                return Err(type_error(format!(
                    "initial_value must be str or None, not {}",
                    type_name(&v)
                )))
            }
        },
    }
    s.at.set(0);
    Ok(())
}

define_type!(pub fn string_io_type, TypeSpec {
    module: "_io",
    base: Some(text_io_base_type),
    new: Some(string_new),
    init: Some(string_init),
    vt: Some(StringIo::vt),
    methods: stream_methods!(StringIo, [
        method("getvalue", |this, args| {
            args.exactly("getvalue", 0)?;
            let s = stream::<StringIo>(this)?;
            s.check_open()?;
            let text = s.text.borrow().clone();
            Ok(Value::from(Ref::new(text)))
        }),
    ]),
    getset: &[
        GetSetDef {
            name: "closed",
            get: |v| Ok(Value::Bool(stream::<StringIo>(v)?.is_closed())),
            set: None,
        },
        GetSetDef { name: "encoding", get: |_| Ok(Value::None), set: None },
        GetSetDef { name: "errors", get: |_| Ok(Value::None), set: None },
        GetSetDef { name: "newlines", get: |_| Ok(Value::None), set: None },
        GetSetDef { name: "line_buffering", get: |_| Ok(Value::Bool(false)), set: None },
    ],
    subclassable: true,
    lacks: &["detach", "fileno"],
    in_c: true,
    ..TypeSpec::new("StringIO")
});

pub struct BytesIo {
    data: RefCell<Vec<u8>>,
    at: Cell<usize>,
    closed: Cell<bool>,
}

impl Stream for BytesIo {
    fn is_closed(&self) -> bool {
        self.closed.get()
    }

    fn close(&self) -> Result<(), PyErr> {
        self.closed.set(true);
        self.data.replace(Vec::new());
        Ok(())
    }

    fn flush(&self) -> Result<(), PyErr> {
        Ok(())
    }

    fn readable(&self) -> bool {
        true
    }

    fn writable(&self) -> bool {
        true
    }

    fn seekable(&self) -> bool {
        true
    }

    fn read(&self, n: Option<usize>) -> R {
        let data = self.data.borrow();
        let from = self.at.get().min(data.len());
        let end = n.map_or(data.len(), |n| data.len().min(from.saturating_add(n)));
        self.at.set(end.max(self.at.get()));
        Ok(new_bytes(data[from..end].to_vec()))
    }

    fn readline(&self, n: Option<usize>) -> R {
        let data = self.data.borrow();
        let from = self.at.get().min(data.len());
        let line = data[from..].iter().position(|b| *b == b'\n').map_or(data.len(), |i| from + i + 1);
        let end = n.map_or(line, |n| line.min(from.saturating_add(n)));
        self.at.set(end.max(self.at.get()));
        Ok(new_bytes(data[from..end].to_vec()))
    }

    fn write(&self, v: &Value) -> R {
        let bytes = need_bytes(v)?;
        let mut data = self.data.borrow_mut();
        let at = self.at.get();
        let end = at + bytes.len();
        if !bytes.is_empty() {
            if data.len() < end {
                data.resize(end, 0);
            }
            data[at..end].copy_from_slice(bytes);
        }
        self.at.set(end);
        Ok(Value::Int(bytes.len() as i64))
    }

    fn tell(&self) -> R {
        Ok(Value::Int(self.at.get() as i64))
    }

    fn seek(&self, to: i64, whence: i64) -> R {
        let base = match whence {
            0 if to < 0 => return Err(value_error(format!("negative seek value {}", to))),
            0 => 0,
            1 => self.at.get() as i64,
            2 => self.data.borrow().len() as i64,
            _ => {
                return Err(value_error(format!(
                    "invalid whence ({}, should be 0, 1 or 2)",
                    whence
                )))
            }
        };
        let at = (base + to).max(0);
        self.at.set(crate::host::size(at));
        Ok(Value::Int(at))
    }

    fn truncate(&self, size: Option<u64>) -> R {
        let size = size.map_or(self.at.get(), |s| crate::host::size(s as i64));
        self.data.borrow_mut().truncate(size);
        Ok(Value::Int(size as i64))
    }
}

impl Payload for BytesIo {
    fn vt() -> &'static VT {
        static BYTES_IO: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(next::<BytesIo>),
            ..VT::new("_io.BytesIO", drop_obj::<BytesIo>, |_| bytes_io_type())
        };
        &BYTES_IO
    }
}

define_type!(pub fn bytes_io_type, TypeSpec {
    module: "_io",
    base: Some(buffered_io_base_type),
    new: Some(|_, _| {
        let io = BytesIo { data: RefCell::default(), at: Cell::new(0), closed: Cell::new(false) };
        Ok(Value::from(Ref::new(io)))
    }),
    init: Some(|this, args| {
        let [initial] = parse(args, "BytesIO", ["initial_bytes"], 0, 1)?;
        let s = stream::<BytesIo>(this)?;
        match or(initial, Value::None) {
            Value::None => {}
            v => {
                s.data.replace(need_bytes(v.peel())?.to_vec());
            }
        }
        s.at.set(0);
        Ok(())
    }),
    vt: Some(BytesIo::vt),
    methods: stream_methods!(BytesIo, [
        method("getvalue", |this, args| {
            args.exactly("getvalue", 0)?;
            let s = stream::<BytesIo>(this)?;
            s.check_open()?;
            let data = s.data.borrow().clone();
            Ok(new_bytes(data))
        }),
        method("read1", super::stream::read::<BytesIo>),
        method("detach", |_, _| Err(unsupported("detach"))),
    ]),
    getset: &[GetSetDef {
        name: "closed",
        get: |v| Ok(Value::Bool(stream::<BytesIo>(v)?.is_closed())),
        set: None,
    }],
    subclassable: true,
    lacks: &["detach", "fileno", "getbuffer", "readinto", "readinto1"],
    in_c: true,
    ..TypeSpec::new("BytesIO")
});
