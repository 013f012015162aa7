// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `JSONEncoder`, `JSONDecoder` and `JSONDecodeError`: classes that programs derive from.

use super::{decode, encode, encoder_options};
use crate::coll;
use crate::core::attr;
use crate::core::call;
use crate::core::error::PyErr;
use crate::core::exceptions::{exc_of, value_error_type};
use crate::core::func::function;
use crate::core::names::intern;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::raise::to_exception;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::py_def;
use crate::stdlib::signature::{class, plain};
use std::cell::RefCell;

thread_local! {
    static ENCODER: Type = class("JSONEncoder", "json.encoder", Vec::new(), vec![
        ("item_separator", Value::from(", ")),
        ("key_separator", Value::from(": ")),
        ("__init__", function(&ENCODER_INIT, Vec::new(), Vec::new(), encoder_options())),
        ("default", plain(&DEFAULT)),
        ("encode", plain(&ENCODE)),
        ("iterencode", function(&ITERENCODE, Vec::new(), vec![Value::Bool(false)], Vec::new())),
    ]);
    static DECODER: Type = class("JSONDecoder", "json.decoder", Vec::new(), vec![
        ("__init__", function(&DECODER_INIT, Vec::new(), Vec::new(), decoder_options())),
        ("decode", plain(&DECODE)),
        ("raw_decode", function(&RAW_DECODE, Vec::new(), vec![Value::Int(0)], Vec::new())),
    ]);
    static DECODE_ERROR: Type = class("JSONDecodeError", "json.decoder", vec![value_error_type()], vec![
        ("__init__", plain(&ERROR_INIT)),
    ]);
}

pub fn encoder_type() -> Type {
    ENCODER.with(|t| t.clone())
}

pub fn decoder_type() -> Type {
    DECODER.with(|t| t.clone())
}

pub fn decode_error_type() -> Type {
    DECODE_ERROR.with(|t| t.clone())
}

/// The error at a place of a document.
#[cold]
pub fn decode_error(message: &str, text: &Str, at: usize) -> PyErr {
    let class = Value::from(decode_error_type());
    let mut args = [Value::from(message), Value::from(text.clone()), Value::Int(at as i64)];
    match call::call(&class, &mut args).and_then(|e| to_exception(&e)) {
        Ok(e) => {
            crate::core::raise::set_context(&e);
            e
        }
        Err(e) => e,
    }
}

fn set(v: &Value, name: &str, x: Value) -> Result<(), PyErr> {
    attr::set(v, intern(name), Some(x))
}

py_def!(
    ERROR_INIT, "json.decoder", "__init__", "JSONDecodeError.__init__",
    ["self", "msg", "doc", "pos"],
    |_, a| {
        let text = decode::text_arg(&a[2])?;
        let at = coll::seq::to_i64(&a[3])?;
        let (line, column) = decode::place(&text, crate::host::size(at.max(0)));
        let message = format!(
            "{}: line {} column {} (char {})",
            ops::str_of(&a[1])?.to_string_lossy(),
            line,
            column,
            at
        );
        let old = exc_of(&a[0])?.args.replace(vec![Value::from(message)]);
        drop(old);
        set(&a[0], "msg", a[1].clone())?;
        set(&a[0], "doc", a[2].clone())?;
        set(&a[0], "pos", a[3].clone())?;
        set(&a[0], "lineno", Value::Int(line))?;
        set(&a[0], "colno", Value::Int(column))?;
        Ok(Value::None)
    }
);

py_def!(
    ENCODER_INIT, "json.encoder", "__init__", "JSONEncoder.__init__",
    ["self", "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent",
     "separators", "default"],
    n_posonly: 0, n_pos: 1, n_kwonly: 8, varargs: false, varkw: false,
    |_, a| {
        let names = ["skipkeys", "ensure_ascii", "check_circular", "allow_nan", "sort_keys", "indent"];
        for (i, n) in names.iter().enumerate() {
            set(&a[0], n, a[i + 1].clone())?;
        }
        if !a[7].is_none() {
            let [item, key] = coll::unpack::<2>(&a[7])?;
            set(&a[0], "item_separator", item)?;
            set(&a[0], "key_separator", key)?;
        } else if !a[6].is_none() {
            set(&a[0], "item_separator", Value::from(","))?;
        }
        if !a[8].is_none() {
            set(&a[0], "default", a[8].clone())?;
        }
        Ok(Value::None)
    }
);

py_def!(DEFAULT, "json.encoder", "default", "JSONEncoder.default", ["self", "o"], |_, a| {
    Err(encode::not_serializable(&a[1]))
});

/// What the attributes of an encoder object say.
fn options_of(encoder: &Value) -> Result<encode::Options, PyErr> {
    let get = |name: &str| attr::get(encoder, intern(name));
    let on = |name: &str| -> Result<bool, PyErr> { ops::truth(&attr::get(encoder, intern(name))?) };
    let separators = coll::pair(get("item_separator")?, get("key_separator")?);
    let indent = get("indent")?;
    Ok(encode::Options {
        skip_keys: on("skipkeys")?,
        ascii: on("ensure_ascii")?,
        check_circular: on("check_circular")?,
        allow_nan: on("allow_nan")?,
        sort_keys: on("sort_keys")?,
        separators: encode::separators_of(&separators, !indent.is_none())?,
        indent: encode::indent_of(&indent)?,
        default: Some(get("default")?),
    })
}

py_def!(ENCODE, "json.encoder", "encode", "JSONEncoder.encode", ["self", "o"], |_, a| {
    encode::encode(&a[1], options_of(&a[0])?)
});

py_def!(
    ITERENCODE, "json.encoder", "iterencode", "JSONEncoder.iterencode", ["self", "o", "_one_shot"],
    |_, a| {
        let mut pieces = Vec::new();
        let error = encode::encode_pieces(&a[1], options_of(&a[0])?, &mut |piece| {
            pieces.push(piece);
            Ok(())
        });
        pieces.reverse();
        Ok(Value::from(Ref::new(Pieces { rest: RefCell::new(pieces), error: RefCell::new(error.err()) })))
    }
);

/// The pieces of a text, and then the error that ended it.
struct Pieces {
    /// From the last to the next.
    rest: RefCell<Vec<Value>>,
    error: RefCell<Option<PyErr>>,
}

impl Payload for Pieces {
    fn vt() -> &'static VT {
        static PIECES: VT = VT {
            iter: Some(|o| -> R { Ok(Value::Obj(o.clone())) }),
            next: Some(|o| match o.down::<Pieces>() {
                Some(p) => {
                    let piece = p.rest.borrow_mut().pop();
                    match (piece, &p.error) {
                        (Some(piece), _) => Ok(Some(piece)),
                        (None, error) => error.take().map_or(Ok(None), Err),
                    }
                }
                None => Ok(None),
            }),
            ..VT::new("generator", drop_obj::<Pieces>, |_| pieces_type())
        };
        &PIECES
    }
}

define_type!(pub fn pieces_type, TypeSpec { vt: Some(Pieces::vt), ..TypeSpec::new("generator") });

fn decoder_options() -> Vec<(&'static str, Value)> {
    let names = ["object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"];
    let mut out: Vec<(&'static str, Value)> = names.iter().map(|n| (*n, Value::None)).collect();
    out.push(("strict", Value::Bool(true)));
    out
}

static HOOKS: [&str; 5] =
    ["object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"];

py_def!(
    DECODER_INIT, "json.decoder", "__init__", "JSONDecoder.__init__",
    ["self", "object_hook", "parse_float", "parse_int", "parse_constant", "strict",
     "object_pairs_hook"],
    n_posonly: 0, n_pos: 1, n_kwonly: 6, varargs: false, varkw: false,
    |_, a| {
        let names = ["object_hook", "parse_float", "parse_int", "parse_constant", "strict", "object_pairs_hook"];
        for (i, n) in names.iter().enumerate() {
            set(&a[0], n, a[i + 1].clone())?;
        }
        Ok(Value::None)
    }
);

fn hooks(decoder: &Value) -> Result<decode::Hooks, PyErr> {
    let mut v = Vec::new();
    for n in HOOKS {
        v.push(attr::get(decoder, intern(n))?);
    }
    let strict = ops::truth(&attr::get(decoder, intern("strict"))?)?;
    Ok(decode::Hooks::of(&v, strict))
}

py_def!(DECODE, "json.decoder", "decode", "JSONDecoder.decode", ["self", "s"], |_, a| {
    decode::decode(&decode::text_arg(&a[1])?, hooks(&a[0])?)
});

py_def!(
    RAW_DECODE, "json.decoder", "raw_decode", "JSONDecoder.raw_decode", ["self", "s", "idx"],
    |_, a| {
        let at = crate::host::size(coll::seq::to_i64(&a[2])?.max(0));
        let (v, end) = decode::raw_decode(&decode::text_arg(&a[1])?, at, hooks(&a[0])?)?;
        Ok(coll::pair(v, Value::Int(end as i64)))
    }
);
