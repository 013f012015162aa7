// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `struct`: values as the bytes of C.

mod format;
mod half;
mod pack;

use crate::coll::params::{or, parse};
use crate::coll::receiver;
use crate::coll::tuple;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, NativeDef};
use crate::core::call::call;
use crate::core::error::{type_error, PyErr};
use crate::core::exceptions::exception_type;
use crate::core::module::{Member, NativeModule};
use crate::core::object::{drop_obj, Payload, Ref, VT};

use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::stdlib::signature::class;
use crate::text::bytes_obj::{as_bytes, need_bytes, new_bytes, PyBytes};
use crate::text::memoryview::{writable_len, write_at};
use crate::text::PyStr;
use format::Format;
use std::cell::Cell;
use std::rc::Rc;

thread_local! {
    static ERROR: Type = class("error", "struct", vec![exception_type()], Vec::new());
}

fn error_type() -> Type {
    ERROR.with(Type::clone)
}

#[cold]
#[inline(never)]
fn struct_error(text: &str) -> PyErr {
    PyErr::new(error_type(), vec![Value::from(text)])
}

/// `struct.Struct`
struct Struct {
    text: String,
    format: Rc<Format>,
}

fn parse_format(v: &Value) -> Result<Struct, PyErr> {
    let text = if let Some(s) = v.peel().down::<PyStr>() {
        match s.to_string_lossy() {
            t if t.is_ascii() => t.to_string(),
            _ => {
                let encode = crate::core::attr::get(v, crate::core::names::intern("encode"))?;
                call(&encode, &mut [Value::from("ascii")])?;
                String::new()
            }
        }
    } else if let Some(b) = v.peel().down::<PyBytes>() {
        String::from_utf8_lossy(b.bytes()).into_owned()
    } else {
        return Err(type_error(format!(
            "Struct() argument 1 must be a str or bytes object, not {}",
            type_name(v)
        )));
    };
    let format = Rc::new(Format::parse(text.as_bytes())?);
    Ok(Struct { text, format })
}

impl Format {
    /// `values` of `function`, as many as it takes.
    fn pack_all(&self, function: &str, values: &[Value]) -> Result<Vec<u8>, PyErr> {
        if values.len() != self.items {
            return Err(struct_error(&format!(
                "{} expected {} items for packing (got {})",
                function,
                self.items,
                values.len()
            )));
        }
        self.pack(values)
    }

    /// `pack_into(buffer, offset, *values)`
    fn pack_into(&self, args: &[Value]) -> R {
        let (buffer, offset, values) = match args {
            [] => return Err(struct_error("pack_into expected buffer argument")),
            [_] => return Err(struct_error("pack_into expected offset argument")),
            [buffer, offset, values @ ..] => (buffer, offset, values),
        };
        if values.len() != self.items {
            return Err(struct_error(&format!(
                "pack_into expected {} items for packing (got {})",
                self.items,
                values.len()
            )));
        }
        let len = writable_len(buffer).ok_or_else(|| {
            type_error(format!(
                "argument must be read-write bytes-like object, not {}",
                type_name(buffer)
            ))
        })?;
        let given = crate::coll::seq::to_i64(offset)?;
        let (len, size) = (len as i64, self.size as i64);
        let mut offset = given;
        if offset < 0 {
            if offset + size > 0 {
                return Err(struct_error(&format!(
                    "no space to pack {} bytes at offset {}",
                    size, offset
                )));
            }
            offset += len;
            if offset < 0 {
                return Err(struct_error(&format!(
                    "offset {} out of range for {}-byte buffer",
                    given, len
                )));
            }
        }
        if len - offset < size {
            return Err(struct_error(&format!(
                "pack_into requires a buffer of at least {} bytes for packing {} bytes at offset {} (actual buffer size is {})",
                size as i128 + offset as i128, size, offset, len
            )));
        }
        let bytes = self.pack(values)?;
        // Converting the values may have run code that made the buffer shorter.
        if writable_len(buffer) == Some(crate::host::size(len)) {
            write_at(buffer, offset as usize, &bytes);
        }
        Ok(Value::None)
    }

    fn unpack_all(&self, buffer: &Value) -> R {
        let bytes = need_bytes(buffer)?;
        if bytes.len() != self.size {
            return Err(struct_error(&format!(
                "unpack requires a buffer of {} bytes",
                self.size
            )));
        }
        Ok(tuple(self.unpack(bytes)?))
    }

    fn unpack_from(&self, buffer: &Value, offset: &Value) -> R {
        let given = crate::coll::seq::to_i64(offset)?;
        let bytes = need_bytes(buffer)?;
        let (len, size) = (bytes.len() as i64, self.size as i64);
        let mut offset = given;
        if offset < 0 {
            if offset + size > 0 {
                return Err(struct_error(&format!(
                    "not enough data to unpack {} bytes at offset {}",
                    size, offset
                )));
            }
            offset += len;
            if offset < 0 {
                return Err(struct_error(&format!(
                    "offset {} out of range for {}-byte buffer",
                    given, len
                )));
            }
        }
        if len - offset < size {
            return Err(struct_error(&format!(
                "unpack_from requires a buffer of at least {} bytes for unpacking {} bytes at offset {} (actual buffer size is {})",
                size as i128 + offset as i128, size, offset, len
            )));
        }
        let at = offset as usize;
        Ok(tuple(self.unpack(&bytes[at..at + self.size])?))
    }
}

/// The iterator of `iter_unpack`.
struct UnpackIter {
    format: Rc<Format>,
    buffer: Value,
    at: Cell<usize>,
}

fn iter_unpack(format: &Rc<Format>, buffer: &Value) -> R {
    let len = need_bytes(buffer)?.len();
    if format.size == 0 {
        return Err(struct_error("cannot iteratively unpack with a struct of length 0"));
    }
    if len % format.size != 0 {
        return Err(struct_error(&format!(
            "iterative unpacking requires a buffer of a multiple of {} bytes",
            format.size
        )));
    }
    let iter =
        UnpackIter { format: format.clone(), buffer: buffer.clone(), at: Cell::new(0) };
    Ok(Value::from(Ref::new(iter)))
}

impl Payload for UnpackIter {
    fn vt() -> &'static VT {
        static ITER: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|o| match o.down::<UnpackIter>() {
                Some(it) => {
                    let at = it.at.get();
                    let bytes = as_bytes(&it.buffer).unwrap_or(&[]);
                    match bytes.get(at..at + it.format.size) {
                        Some(part) => {
                            it.at.set(at + it.format.size);
                            Ok(Some(tuple(it.format.unpack(part)?)))
                        }
                        None => Ok(None),
                    }
                }
                None => Ok(None),
            }),
            ..VT::new("unpack_iterator", drop_obj::<UnpackIter>, |_| unpack_iter_type())
        };
        &ITER
    }
}

define_type!(pub fn unpack_iter_type, TypeSpec {
    module: "_struct",
    vt: Some(UnpackIter::vt),
    methods: &[MethodDef {
        name: "__length_hint__",
        kind: MethodKind::Instance,
        f: |this, args| {
            args.exactly("__length_hint__", 0)?;
            let it = receiver::<UnpackIter>(this)?;
            let left = as_bytes(&it.buffer).map_or(0, <[u8]>::len).saturating_sub(it.at.get());
            Ok(Value::Int((left / it.format.size) as i64))
        },
    }],
    in_c: true,
    ..TypeSpec::new("unpack_iterator")
});

impl Payload for Struct {
    fn vt() -> &'static VT {
        static STRUCT: VT = VT::new("Struct", drop_obj::<Struct>, |_| struct_type());
        &STRUCT
    }
}

fn struct_new(_: &Type, args: &mut Args) -> R {
    let [text] = parse(args, "Struct", ["format"], 1, 1)?;
    Ok(Value::from(Ref::new(parse_format(&text)?)))
}

define_type!(pub fn struct_type, TypeSpec {
    module: "_struct",
    new: Some(struct_new),
    vt: Some(Struct::vt),
    getset: &[
        GetSetDef {
            name: "format",
            get: |v| Ok(Value::from(receiver::<Struct>(v)?.text.clone())),
            set: None,
        },
        GetSetDef {
            name: "size",
            get: |v| Ok(Value::Int(receiver::<Struct>(v)?.format.size as i64)),
            set: None,
        },
    ],
    methods: &[
        MethodDef { name: "pack", kind: MethodKind::Instance, f: |this, args| {
            args.no_keywords("Struct.pack")?;
            Ok(new_bytes(receiver::<Struct>(this)?.format.pack_all("pack", args.pos)?))
        } },
        MethodDef { name: "pack_into", kind: MethodKind::Instance, f: |this, args| {
            args.no_keywords("Struct.pack_into")?;
            receiver::<Struct>(this)?.format.pack_into(args.pos)
        } },
        MethodDef { name: "unpack", kind: MethodKind::Instance, f: |this, args| {
            args.exactly("Struct.unpack", 1)?;
            receiver::<Struct>(this)?.format.unpack_all(&args.pos[0])
        } },
        MethodDef { name: "unpack_from", kind: MethodKind::Instance, f: |this, args| {
            let [buffer, offset] = parse(args, "unpack_from", ["buffer", "offset"], 1, 2)?;
            receiver::<Struct>(this)?.format.unpack_from(&buffer, &or(offset, Value::Int(0)))
        } },
        MethodDef { name: "iter_unpack", kind: MethodKind::Instance, f: |this, args| {
            args.exactly("Struct.iter_unpack", 1)?;
            iter_unpack(&receiver::<Struct>(this)?.format, &args.pos[0])
        } },
    ],
    in_c: true,
    ..TypeSpec::new("Struct")
});

fn calcsize(args: &mut Args) -> R {
    args.exactly("calcsize", 1)?;
    Ok(Value::Int(parse_format(&args.pos[0])?.format.size as i64))
}

fn pack(args: &mut Args) -> R {
    args.no_keywords("pack")?;
    let (format, values) = with_format(args)?;
    Ok(new_bytes(format.pack_all("pack", values)?))
}

fn pack_into(args: &mut Args) -> R {
    args.no_keywords("pack_into")?;
    let (format, values) = with_format(args)?;
    format.pack_into(values)
}

fn with_format<'a>(args: &'a Args) -> Result<(Rc<Format>, &'a [Value]), PyErr> {
    match &*args.pos {
        [] => Err(type_error("missing format argument")),
        [format, rest @ ..] => Ok((parse_format(format)?.format, rest)),
    }
}

fn unpack(args: &mut Args) -> R {
    args.exactly("unpack", 2)?;
    parse_format(&args.pos[0])?.format.unpack_all(&args.pos[1])
}

fn unpack_from(args: &mut Args) -> R {
    let [format, buffer, offset] = parse(args, "unpack_from", ["", "buffer", "offset"], 2, 3)?;
    parse_format(&format)?.format.unpack_from(&buffer, &or(offset, Value::Int(0)))
}

fn iter_unpack_of(args: &mut Args) -> R {
    args.exactly("iter_unpack", 2)?;
    iter_unpack(&parse_format(&args.pos[0])?.format, &args.pos[1])
}

static CALCSIZE: NativeDef = NativeDef { name: "calcsize", module: "_struct", f: calcsize };
static PACK: NativeDef = NativeDef { name: "pack", module: "_struct", f: pack };
static PACK_INTO: NativeDef = NativeDef { name: "pack_into", module: "_struct", f: pack_into };
static UNPACK: NativeDef = NativeDef { name: "unpack", module: "_struct", f: unpack };
static UNPACK_FROM: NativeDef = NativeDef { name: "unpack_from", module: "_struct", f: unpack_from };
static ITER_UNPACK: NativeDef =
    NativeDef { name: "iter_unpack", module: "_struct", f: iter_unpack_of };

pub static MODULE: NativeModule = NativeModule {
    name: "struct",
    members: &[
        ("Struct", Member::Type(struct_type)),
        ("calcsize", Member::Fn(&CALCSIZE)),
        ("error", Member::Type(error_type)),
        ("iter_unpack", Member::Fn(&ITER_UNPACK)),
        ("pack", Member::Fn(&PACK)),
        ("pack_into", Member::Fn(&PACK_INTO)),
        ("unpack", Member::Fn(&UNPACK)),
        ("unpack_from", Member::Fn(&UNPACK_FROM)),
    ],
};
