// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `json`.

mod classes;
mod decode;
mod encode;

use crate::coll::PyDict;
use crate::core::args::Args;
use crate::core::attr;
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::func::function;
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, intern_str};
use crate::core::ops;
use crate::core::types::type_of;
use crate::core::value::{Str, Value, R};
use crate::py_def;
use crate::text::bytes_obj::as_bytes;
use crate::text::PyStr;

pub static MODULE: NativeModule = NativeModule {
    name: "json",
    members: &[
        ("dumps", Member::Value(|| function(&DUMPS, Vec::new(), Vec::new(), encode_defaults()))),
        ("dump", Member::Value(|| function(&DUMP, Vec::new(), Vec::new(), encode_defaults()))),
        ("loads", Member::Value(|| function(&LOADS, Vec::new(), Vec::new(), decode_defaults()))),
        ("load", Member::Value(|| function(&LOAD, Vec::new(), Vec::new(), decode_defaults()))),
        ("JSONEncoder", Member::Type(classes::encoder_type)),
        ("JSONDecoder", Member::Type(classes::decoder_type)),
        ("JSONDecodeError", Member::Type(classes::decode_error_type)),
    ],
};

/// The parameters of JSONEncoder, all keyword-only.
pub(crate) fn encoder_options() -> Vec<(&'static str, Value)> {
    vec![
        ("skipkeys", Value::Bool(false)),
        ("ensure_ascii", Value::Bool(true)),
        ("check_circular", Value::Bool(true)),
        ("allow_nan", Value::Bool(true)),
        ("sort_keys", Value::Bool(false)),
        ("indent", Value::None),
        ("separators", Value::None),
        ("default", Value::None),
    ]
}

fn encode_defaults() -> Vec<(&'static str, Value)> {
    let mut out = encoder_options();
    out.push(("cls", Value::None));
    out
}

fn decode_defaults() -> Vec<(&'static str, Value)> {
    let names = ["cls", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"];
    names.iter().map(|n| (*n, Value::None)).collect()
}

/// `**kw` as keyword arguments.
fn keywords(kw: &Value) -> Vec<(Str, Value)> {
    let items = kw.down::<PyDict>().map_or(Vec::new(), |d| d.items_vec());
    items
        .into_iter()
        .filter_map(|(k, v)| k.down::<PyStr>().map(|s| (intern_str(s).as_str().clone(), v)))
        .collect()
}

/// How a function of this module shall encode.
enum How {
    Options(encode::Options),
    /// By an object of a class that the program names.
    Encoder(Value),
}

/// The options of `dump` and `dumps`, in the order of their parameters.
fn how(o: &[Value]) -> Result<How, PyErr> {
    let (cls, kw) = (&o[4], &o[9]);
    let extra = keywords(kw);
    if cls.is_none() && extra.is_empty() {
        return Ok(How::Options(encode::Options {
            skip_keys: ops::truth(&o[0])?,
            ascii: ops::truth(&o[1])?,
            check_circular: ops::truth(&o[2])?,
            allow_nan: ops::truth(&o[3])?,
            sort_keys: ops::truth(&o[8])?,
            indent: encode::indent_of(&o[5])?,
            separators: encode::separators_of(&o[6], !o[5].is_none())?,
            default: if o[7].is_none() { None } else { Some(o[7].clone()) },
        }));
    }
    let class = if cls.is_none() { Value::from(classes::encoder_type()) } else { cls.clone() };
    let names = ["skipkeys", "ensure_ascii", "check_circular", "allow_nan"];
    let mut given: Vec<(Str, Value)> =
        names.iter().zip(o).map(|(n, v)| (intern(n).as_str().clone(), v.clone())).collect();
    let rest = [("indent", 5), ("separators", 6), ("default", 7), ("sort_keys", 8)];
    given.extend(rest.iter().map(|(n, i)| (intern(n).as_str().clone(), o[*i].clone())));
    given.extend(extra);
    call::call_args(&class, &mut Args { pos: &mut [], kw: &mut given }).map(How::Encoder)
}

py_def!(
    DUMPS, "json", "dumps", "dumps",
    ["obj", "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "cls", "indent", "separators",
     "default", "sort_keys", "kw"],
    n_posonly: 0, n_pos: 1, n_kwonly: 9, varargs: false, varkw: true,
    |_, a| match how(&a[1..])? {
        How::Options(options) => encode::encode(&a[0], options),
        How::Encoder(e) => attr::load_method(&e, intern("encode"))?.call(&mut [a[0].clone()]),
    }
);

py_def!(
    DUMP, "json", "dump", "dump",
    ["obj", "fp", "skipkeys", "ensure_ascii", "check_circular", "allow_nan", "cls", "indent",
     "separators", "default", "sort_keys", "kw"],
    n_posonly: 0, n_pos: 2, n_kwonly: 9, varargs: false, varkw: true,
    |_, a| {
        let file = a[1].clone();
        let mut write =
            |piece: Value| attr::load_method(&file, intern("write"))?.call(&mut [piece]).map(drop);
        match how(&a[2..])? {
            How::Options(options) => encode::encode_pieces(&a[0], options, &mut write)?,
            How::Encoder(e) => {
                let pieces = attr::load_method(&e, intern("iterencode"))?.call(&mut [a[0].clone()])?;
                let mut pieces = crate::coll::iter::iter(&pieces)?;
                while let Some(piece) = pieces.next()? {
                    write(piece)?;
                }
            }
        }
        Ok(Value::None)
    }
);

/// The text of a document given as str or bytes.
fn document(v: &Value) -> Result<Str, PyErr> {
    if let Some(s) = v.peel().down::<PyStr>() {
        if !s.is_empty() && s.at(0) == 0xfeff {
            return Err(classes::decode_error(
                "Unexpected UTF-8 BOM (decode using utf-8-sig)",
                s,
                0,
            ));
        }
        return Ok(s.clone());
    }
    match as_bytes(v.peel()) {
        Some(b) => {
            let encoding = detect(b);
            let text = crate::text::encode::decode(b, Some(encoding), Some("surrogatepass"))?;
            Ok(crate::core::object::Ref::new(text))
        }
        None => Err(type_error(format!(
            "the JSON object must be str, bytes or bytearray, not {}",
            type_of(v).name()
        ))),
    }
}

/// The Unicode encoding of a document, by the places of its zero bytes.
fn detect(b: &[u8]) -> &'static str {
    if b.starts_with(b"\xff\xfe\0\0") || b.starts_with(b"\0\0\xfe\xff") {
        return "utf-32";
    }
    if b.starts_with(b"\xff\xfe") || b.starts_with(b"\xfe\xff") {
        return "utf-16";
    }
    if b.starts_with(b"\xef\xbb\xbf") {
        return "utf-8-sig";
    }
    match b {
        [0, 0, ..] if b.len() >= 4 => "utf-32-be",
        [0, _, ..] => "utf-16-be",
        [_, 0, 0, 0, ..] => "utf-32-le",
        [_, 0, ..] => "utf-16-le",
        _ => "utf-8",
    }
}

fn from_text(v: &Value, o: &[Value]) -> R {
    let text = document(v)?;
    let (cls, kw) = (&o[0], keywords(&o[6]));
    if cls.is_none() && kw.is_empty() {
        return decode::decode(&text, decode::Hooks::of(&o[1..6], true));
    }
    let class = if cls.is_none() { Value::from(classes::decoder_type()) } else { cls.clone() };
    let names = ["object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook"];
    let mut given: Vec<(Str, Value)> = names
        .iter()
        .zip(&o[1..])
        .filter(|(_, v)| !v.is_none())
        .map(|(n, v)| (intern(n).as_str().clone(), v.clone()))
        .collect();
    given.extend(kw);
    let decoder = call::call_args(&class, &mut Args { pos: &mut [], kw: &mut given })?;
    attr::load_method(&decoder, intern("decode"))?.call(&mut [Value::from(text)])
}

py_def!(
    LOADS, "json", "loads", "loads",
    ["s", "cls", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook", "kw"],
    n_posonly: 0, n_pos: 1, n_kwonly: 6, varargs: false, varkw: true,
    |_, a| from_text(&a[0], &a[1..])
);

py_def!(
    LOAD, "json", "load", "load",
    ["fp", "cls", "object_hook", "parse_float", "parse_int", "parse_constant", "object_pairs_hook", "kw"],
    n_posonly: 0, n_pos: 1, n_kwonly: 6, varargs: false, varkw: true,
    |_, a| {
        let text = attr::load_method(&a[0], intern("read"))?.call(&mut [])?;
        from_text(&text, &a[1..])
    }
);
