// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Files: what `open` gives.

use super::memory::{universal, Newline};
use super::raw::RawFile;
use super::stream::{method, next, read, stream, Stream};
use super::{buffered_io_base_type, text_io_base_type, unsupported};
use crate::core::args::GetSetDef;
use crate::core::error::{io_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::stdio;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::text::codecs::{Encoding, Order};
use crate::text::bytes_obj::{need_bytes, new_bytes};
use crate::text::{encode, PyStr};
use crate::{define_type, stream_methods};
use std::cell::{Cell, RefCell};
use std::io::SeekFrom;
use crate::host::AsRawFd;
use std::rc::Rc;

/// What reading and writing share.
pub struct Opened {
    pub raw: Rc<RefCell<RawFile>>,
    /// As the program gave it.
    pub name: Value,
    pub mode: String,
    pub readable: bool,
    pub writable: bool,
}

fn failed(e: std::io::Error) -> PyErr {
    io_error(&e, None)
}

impl Opened {
    fn close(&self) -> Result<(), PyErr> {
        self.raw.borrow_mut().close().map_err(failed)
    }

    fn isatty(&self) -> R {
        let fd = ops::index(&self.fileno()?)?;
        Ok(Value::Bool(matches!(fd, Value::Int(fd) if stdio::is_terminal(fd as i32))))
    }

    fn fileno(&self) -> R {
        match self.raw.borrow().with_file(|f| f.as_raw_fd()) {
            Some(fd) => Ok(Value::Int(fd as i64)),
            None => Err(value_error("I/O operation on closed file")),
        }
    }

    fn seekable(&self) -> bool {
        self.raw.borrow_mut().tell().is_ok()
    }

    fn target(to: i64, whence: i64) -> Result<SeekFrom, PyErr> {
        match whence {
            0 if to < 0 => Err(value_error(format!("negative seek position {}", to))),
            0 => Ok(SeekFrom::Start(to as u64)),
            1 => Ok(SeekFrom::Current(to)),
            2 => Ok(SeekFrom::End(to)),
            _ => Err(value_error(format!("invalid whence ({}, should be 0, 1 or 2)", whence))),
        }
    }
}

/// A file in binary mode.
pub struct BinaryFile {
    pub of: Opened,
}

impl BinaryFile {
    fn class(&self) -> Type {
        if self.of.raw.borrow().unbuffered {
            return file_io_type();
        }
        match (self.of.readable, self.of.writable) {
            (true, true) => buffered_random_type(),
            (true, false) => buffered_reader_type(),
            _ => buffered_writer_type(),
        }
    }
}

impl Stream for BinaryFile {
    fn is_closed(&self) -> bool {
        !self.of.raw.borrow().is_open()
    }

    fn closed_text(&self) -> &'static str {
        match (self.of.readable, self.of.writable) {
            (true, false) => "read of closed file",
            (false, true) => "write to closed file",
            _ => "I/O operation on closed file.",
        }
    }

    fn close(&self) -> Result<(), PyErr> {
        self.of.close()
    }

    fn flush(&self) -> Result<(), PyErr> {
        self.of.raw.borrow_mut().flush().map_err(failed)
    }

    fn readable(&self) -> bool {
        self.of.readable
    }

    fn writable(&self) -> bool {
        self.of.writable
    }

    fn seekable(&self) -> bool {
        self.of.seekable()
    }

    fn read(&self, n: Option<usize>) -> R {
        if !self.of.readable {
            return Err(unsupported("read"));
        }
        Ok(new_bytes(self.of.raw.borrow_mut().read(n).map_err(failed)?))
    }

    fn readline(&self, n: Option<usize>) -> R {
        if !self.of.readable {
            return Err(unsupported("read"));
        }
        let mut raw = self.of.raw.borrow_mut();
        let len = raw.line_len(n).map_err(failed)?;
        Ok(new_bytes(raw.read(Some(len)).map_err(failed)?))
    }

    fn write(&self, v: &Value) -> R {
        if !self.of.writable {
            return Err(unsupported("write"));
        }
        let bytes = need_bytes(v)?;
        self.of.raw.borrow_mut().write(bytes).map_err(failed)?;
        Ok(Value::Int(bytes.len() as i64))
    }

    fn tell(&self) -> R {
        Ok(Value::Int(self.of.raw.borrow_mut().tell().map_err(failed)? as i64))
    }

    fn seek(&self, to: i64, whence: i64) -> R {
        let to = Opened::target(to, whence)?;
        Ok(Value::Int(self.of.raw.borrow_mut().seek(to).map_err(failed)? as i64))
    }

    fn truncate(&self, size: Option<u64>) -> R {
        if !self.of.writable {
            return Err(unsupported("truncate"));
        }
        Ok(Value::Int(self.of.raw.borrow_mut().truncate(size).map_err(failed)? as i64))
    }
}

impl Payload for BinaryFile {
    fn vt() -> &'static VT {
        static BINARY: VT = VT {
            repr: Some(|o| match o.down::<BinaryFile>() {
                Some(f) => {
                    let name = ops::repr(&f.of.name)?.to_string_lossy();
                    Ok(ops::new_str(&format!("<{} name={}>", f.class().full_name(), name)))
                }
                None => Ok(ops::new_str("")),
            }),
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(next::<BinaryFile>),
            variant: Some(crate::core::site::by_class),
            ..VT::new("_io.BufferedReader", drop_obj::<BinaryFile>, |o| {
                o.down::<BinaryFile>().map_or_else(buffered_reader_type, |f| f.class())
            })
        };
        &BINARY
    }
}

static BINARY_METHODS: &[crate::core::args::MethodDef] = stream_methods!(BinaryFile, [
    method("fileno", |this, _| stream::<BinaryFile>(this)?.of.fileno()),
    method("isatty", |this, _| stream::<BinaryFile>(this)?.of.isatty()),
    method("read1", read::<BinaryFile>),
    method("peek", |this, _| {
        let f = stream::<BinaryFile>(this)?;
        let mut raw = f.of.raw.borrow_mut();
        if raw.ahead().is_empty() {
            raw.fill().map_err(failed)?;
        }
        Ok(new_bytes(raw.ahead().to_vec()))
    }),
    method("readinto", |this, args| {
        args.exactly("readinto", 1)?;
        let n = ops::len(&args.pos[0])?;
        let data = stream::<BinaryFile>(this)?.read(Some(n))?;
        let len = ops::len(&data)? as i64;
        let part = crate::coll::slice(Value::Int(0), Value::Int(len), Value::None);
        ops::set_item(&args.pos[0], &part, data)?;
        Ok(Value::Int(len))
    }),
]);

static BINARY_GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "closed",
        get: |v| Ok(Value::Bool(stream::<BinaryFile>(v)?.is_closed())),
        set: None,
    },
    GetSetDef { name: "name", get: |v| Ok(stream::<BinaryFile>(v)?.of.name.clone()), set: None },
    GetSetDef {
        name: "mode",
        get: |v| Ok(Value::from(stream::<BinaryFile>(v)?.of.mode.clone())),
        set: None,
    },
];

macro_rules! binary_type {
    ($f:ident, $name:literal) => {
        define_type!(pub fn $f, TypeSpec {
            module: "_io",
            base: Some(buffered_io_base_type),
            methods: BINARY_METHODS,
            getset: BINARY_GETSET,
            vt: Some(BinaryFile::vt),
            in_c: true,
            ..TypeSpec::new($name)
        });
    };
}

binary_type!(buffered_reader_type, "BufferedReader");
binary_type!(buffered_writer_type, "BufferedWriter");
binary_type!(buffered_random_type, "BufferedRandom");
binary_type!(file_io_type, "FileIO");

/// A file in text mode.
pub struct TextFile {
    pub of: Opened,
    pub encoding: String,
    pub codec: Encoding,
    pub errors: String,
    pub newline: Newline,
    pub line_buffering: bool,
    /// Something has been read or written, so a byte order mark is behind.
    pub begun: Cell<bool>,
    pub telling: Cell<bool>,
    /// `buffer`, once asked for.
    pub below: RefCell<Option<Value>>,
}

/// True for encodings in which an ASCII byte always stands for itself.
fn is_superset(codec: Encoding) -> bool {
    !matches!(codec, Encoding::Utf16(_) | Encoding::Utf32(_) | Encoding::UnicodeEscape)
}

fn is_utf8(codec: Encoding) -> bool {
    matches!(codec, Encoding::Utf8 | Encoding::Utf8Sig) || !is_superset(codec)
}

impl TextFile {
    /// Before the first read: skips the mark, and reads encodings with other units as a whole.
    fn begin(&self) -> Result<(), PyErr> {
        if self.begun.replace(true) {
            return Ok(());
        }
        let mut raw = self.of.raw.borrow_mut();
        if !is_superset(self.codec) {
            raw.fill_all().map_err(failed)?;
            let all = raw.read(None).map_err(failed)?;
            let text = encode::decode(&all, Some(&self.encoding), Some(&self.errors))?;
            raw.input = text.to_wtf8();
            raw.at = 0;
        } else if let Encoding::Utf8Sig = self.codec {
            while raw.ahead().len() < 3 && raw.fill().map_err(failed)? {}
            if raw.ahead().starts_with(b"\xef\xbb\xbf") {
                raw.at += 3;
            }
        }
        Ok(())
    }

    /// The bytes that the text stands on.
    fn buffer(&self) -> Value {
        let made = self.below.borrow().clone();
        made.unwrap_or_else(|| {
            let raw = RawFile::below(&self.of.raw).unwrap_or_else(|| self.of.raw.clone());
            let mode = if self.of.readable { "rb" } else { "wb" };
            let name = self.of.name.clone();
            let of = Opened { raw, name, mode: mode.to_string(), ..self.of };
            let made = Value::from(Ref::new(BinaryFile { of }));
            self.below.replace(Some(made.clone()));
            made
        })
    }

    fn decode(&self, bytes: &[u8]) -> Result<PyStr, PyErr> {
        let text = if !is_superset(self.codec) {
            PyStr::from_wtf8(bytes)
        } else if is_utf8(self.codec) {
            match std::str::from_utf8(bytes) {
                Ok(t) => PyStr::from_utf8(t),
                Err(_) => encode::decode(bytes, Some("utf-8"), Some(&self.errors))?,
            }
        } else {
            encode::decode(bytes, Some(&self.encoding), Some(&self.errors))?
        };
        Ok(match self.newline {
            Newline::Universal => universal(&text),
            _ => text,
        })
    }

    /// The number of bytes of the next `n` characters; `all` of them if there are fewer.
    fn char_bytes(&self, raw: &mut RawFile, n: usize, all: usize) -> Result<usize, PyErr> {
        let mut i = 0;
        let mut count = 0;
        while count < n && i < all {
            let b = raw.ahead()[i];
            let mut width = 1;
            if is_utf8(self.codec) && b >= 0xc0 {
                width = if b < 0xe0 { 2 } else if b < 0xf0 { 3 } else { 4 };
            }
            if b == b'\r' && self.newline == Newline::Universal {
                if i + 1 >= raw.ahead().len() {
                    raw.fill().map_err(failed)?;
                }
                if raw.ahead().get(i + 1) == Some(&b'\n') {
                    width = 2;
                }
            }
            i = (i + width).min(raw.ahead().len());
            count += 1;
        }
        Ok(i)
    }

    /// The bytes of the next line.
    fn line_bytes(&self, raw: &mut RawFile) -> Result<usize, PyErr> {
        let returns = self.newline != Newline::Feed;
        let mut from = 0;
        loop {
            let ahead = raw.ahead();
            let mut i = from;
            while i < ahead.len() {
                match (ahead[i], self.newline) {
                    (b'\n', Newline::Universal | Newline::Kept | Newline::Feed) => return Ok(i + 1),
                    (b'\r', Newline::Return) => return Ok(i + 1),
                    (b'\r', Newline::Both) if ahead.get(i + 1) == Some(&b'\n') => return Ok(i + 2),
                    (b'\r', Newline::Universal | Newline::Kept) if i + 1 < ahead.len() => {
                        return Ok(if ahead[i + 1] == b'\n' { i + 2 } else { i + 1 });
                    }
                    _ => i += 1,
                }
            }
            let n = ahead.len();
            // A return at the end of what is known may belong to a newline behind it.
            from = if returns && n > 0 && ahead[n - 1] == b'\r' { n - 1 } else { n };
            if !raw.fill().map_err(failed)? {
                return Ok(raw.ahead().len());
            }
        }
    }

    fn take(&self, raw: &mut RawFile, n: usize) -> R {
        let bytes = raw.ahead()[..n].to_vec();
        raw.at += n;
        Ok(Value::from(Ref::new(self.decode(&bytes)?)))
    }
}

impl Stream for TextFile {
    fn is_closed(&self) -> bool {
        !self.of.raw.borrow().is_open()
    }

    fn close(&self) -> Result<(), PyErr> {
        self.of.close()
    }

    fn flush(&self) -> Result<(), PyErr> {
        self.of.raw.borrow_mut().flush().map_err(failed)
    }

    fn readable(&self) -> bool {
        self.of.readable
    }

    fn writable(&self) -> bool {
        self.of.writable
    }

    fn seekable(&self) -> bool {
        self.of.seekable()
    }

    fn read(&self, n: Option<usize>) -> R {
        if !self.of.readable {
            return Err(unsupported("not readable"));
        }
        self.begin()?;
        let raw = &mut *self.of.raw.borrow_mut();
        let n = match n {
            None => {
                if is_superset(self.codec) {
                    raw.fill_all().map_err(failed)?;
                }
                raw.ahead().len()
            }
            Some(n) => {
                // No character takes more than four bytes.
                while raw.ahead().len() / 4 < n && raw.fill().map_err(failed)? {}
                let all = raw.ahead().len();
                self.char_bytes(raw, n, all)?
            }
        };
        self.take(raw, n)
    }

    fn readline(&self, n: Option<usize>) -> R {
        if !self.of.readable {
            return Err(unsupported("not readable"));
        }
        self.begin()?;
        let raw = &mut *self.of.raw.borrow_mut();
        let mut len = self.line_bytes(raw)?;
        if let Some(n) = n {
            len = self.char_bytes(raw, n, len)?;
        }
        self.take(raw, len)
    }

    fn write(&self, v: &Value) -> R {
        if !self.of.writable {
            return Err(unsupported("not writable"));
        }
        let s = match v.down::<PyStr>() {
            Some(s) => s,
            None => {
                return Err(type_error(format!(
                    "write() argument must be str, not {}",
                    type_name(v)
                )))
            }
        };
        let mut raw = self.of.raw.borrow_mut();
        let ascii = s.ascii_bytes().filter(|_| is_superset(self.codec));
        match (ascii, self.newline.written()) {
            (Some(bytes), None) if self.begun.get() || !matches!(self.codec, Encoding::Utf8Sig) => {
                raw.write(bytes).map_err(failed)?
            }
            _ => {
                let text = match self.newline.written() {
                    Some(to) => ops::new_str(&s.to_string_lossy().replace('\n', to)),
                    None => s.clone(),
                };
                let later = match self.codec {
                    Encoding::Utf8Sig => Some("utf-8"),
                    Encoding::Utf16(Order::Marked) => Some("utf-16-le"),
                    Encoding::Utf32(Order::Marked) => Some("utf-32-le"),
                    _ => None,
                };
                let encoding = match later {
                    Some(l) if self.begun.get() => l,
                    _ => &self.encoding,
                };
                let bytes = encode::encode(&text, Some(encoding), Some(&self.errors))?;
                raw.write(&bytes).map_err(failed)?;
            }
        }
        self.begun.set(true);
        if self.line_buffering && s.chars().any(|c| c == 10) {
            raw.flush().map_err(failed)?;
        }
        Ok(Value::Int(s.len() as i64))
    }

    fn tell(&self) -> R {
        if !self.telling.get() {
            return Err(PyErr::with_message(
                crate::core::exceptions::os_error_type(),
                "telling position disabled by next() call",
            ));
        }
        Ok(Value::Int(self.of.raw.borrow_mut().tell().map_err(failed)? as i64))
    }

    fn seek(&self, to: i64, whence: i64) -> R {
        let to = match whence {
            1 if to != 0 => return Err(unsupported("can't do nonzero cur-relative seeks")),
            2 if to != 0 => return Err(unsupported("can't do nonzero end-relative seeks")),
            _ => Opened::target(to, whence)?,
        };
        self.telling.set(true);
        let at = self.of.raw.borrow_mut().seek(to).map_err(failed)?;
        self.begun.set(at != 0);
        Ok(Value::Int(at as i64))
    }

    fn truncate(&self, size: Option<u64>) -> R {
        if !self.of.writable {
            return Err(unsupported("truncate"));
        }
        Ok(Value::Int(self.of.raw.borrow_mut().truncate(size).map_err(failed)? as i64))
    }
}

impl Payload for TextFile {
    fn vt() -> &'static VT {
        static TEXT: VT = VT {
            repr: Some(|o| match o.down::<TextFile>() {
                Some(f) => Ok(ops::new_str(&format!(
                    "<_io.TextIOWrapper name={} mode='{}' encoding='{}'>",
                    ops::repr(&f.of.name)?.to_string_lossy(),
                    f.of.mode,
                    f.encoding
                ))),
                None => Ok(ops::new_str("")),
            }),
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|o| {
                let line = next::<TextFile>(o)?;
                if let Some(f) = o.down::<TextFile>() {
                    f.telling.set(line.is_none());
                }
                Ok(line)
            }),
            ..VT::new("_io.TextIOWrapper", drop_obj::<TextFile>, |_| text_file_type())
        };
        &TEXT
    }
}

define_type!(pub fn text_file_type, TypeSpec {
    module: "_io",
    base: Some(text_io_base_type),
    vt: Some(TextFile::vt),
    methods: stream_methods!(TextFile, [
        method("fileno", |this, _| stream::<TextFile>(this)?.of.fileno()),
        method("isatty", |this, _| stream::<TextFile>(this)?.of.isatty()),
        method("reconfigure", |_, _| Ok(Value::None)),
    ]),
    getset: &[
        GetSetDef {
            name: "closed",
            get: |v| Ok(Value::Bool(stream::<TextFile>(v)?.is_closed())),
            set: None,
        },
        GetSetDef { name: "name", get: |v| Ok(stream::<TextFile>(v)?.of.name.clone()), set: None },
        GetSetDef {
            name: "buffer",
            get: |v| Ok(stream::<TextFile>(v)?.buffer()),
            set: None,
        },
        GetSetDef {
            name: "mode",
            get: |v| Ok(Value::from(stream::<TextFile>(v)?.of.mode.clone())),
            set: None,
        },
        GetSetDef {
            name: "encoding",
            get: |v| Ok(Value::from(stream::<TextFile>(v)?.encoding.clone())),
            set: None,
        },
        GetSetDef {
            name: "errors",
            get: |v| Ok(Value::from(stream::<TextFile>(v)?.errors.clone())),
            set: None,
        },
        GetSetDef {
            name: "line_buffering",
            get: |v| Ok(Value::Bool(stream::<TextFile>(v)?.line_buffering)),
            set: None,
        },
        GetSetDef { name: "newlines", get: |_| Ok(Value::None), set: None },
    ],
    lacks: &["_CHUNK_SIZE", "detach", "line_buffering", "truncate", "write_through"],
    in_c: true,
    ..TypeSpec::new("TextIOWrapper")
});
