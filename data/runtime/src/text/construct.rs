// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str(), bytes() and bytearray() as constructors.

use super::args::{not_an_integer, Method};
use super::bytes_obj::{as_bytes, new_bytearray, new_bytes, Kind, PyByteArray, PyBytes};
use super::encode::{decode, encode, name_arg};
use super::glue::{collect_or, empty_str, payload, type_name, type_of_index, Index};
use super::str_obj::{as_str, can_allocate, new_str};
use crate::core::args::Args;
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::exceptions::memory_error_type;
use crate::core::names::Dunder;
use crate::core::ops;
use crate::core::types::Type;
use crate::core::value::{Value, R};

/// `str(object)` and `str(bytes, encoding, errors)`
pub fn str_new(_: &Type, args: &mut Args) -> R {
    let [object, encoding, errors] =
        Method::of("str", "str").named(args, 0, ["object", "encoding", "errors"])?;
    let encoding = name_arg(&encoding, "str", "encoding")?;
    let errors = name_arg(&errors, "str", "errors")?;
    if object.is_unbound() {
        return Ok(empty_str());
    }
    if encoding.is_none() && errors.is_none() {
        return ops::str_of(&object).map(Value::from);
    }
    if as_str(&object).is_some() {
        return Err(type_error("decoding str is not supported"));
    }
    let bytes = as_bytes(&object).ok_or_else(|| {
        let name = type_name(&object);
        type_error(format!("decoding to str: need a bytes-like object, {} found", name))
    })?;
    decode(bytes, encoding.as_deref(), errors.as_deref()).map(new_str)
}

pub fn bytes_new(_: &Type, args: &mut Args) -> R {
    let [source, encoding, errors] =
        Method::of("bytes", "bytes").named(args, 0, ["source", "encoding", "errors"])?;
    if !source.is_unbound() && encoding.is_unbound() && errors.is_unbound() {
        if source.down::<PyBytes>().is_some() {
            return Ok(source);
        }
        if let Some(convert) = attr::lookup_special(&source, Dunder::Bytes)? {
            let made = call(&convert, &mut [])?;
            if payload::<PyBytes>(&made).is_none() {
                let name = type_name(&made);
                return Err(type_error(format!("__bytes__ returned non-bytes (type {})", name)));
            }
            return Ok(made);
        }
    }
    make(&source, &encoding, &errors, Kind::Bytes).map(new_bytes)
}

/// An empty bytearray, which `bytearray_init` fills.
pub fn bytearray_new(_: &Type, _: &mut Args) -> R {
    Ok(new_bytearray(Vec::new()))
}

pub fn bytearray_init(this: &Value, args: &mut Args) -> Result<(), PyErr> {
    let [source, encoding, errors] =
        Method::of("bytearray", "bytearray").named(args, 0, ["source", "encoding", "errors"])?;
    let bytes = make(&source, &encoding, &errors, Kind::Array)?;
    match payload::<PyByteArray>(this) {
        Some(array) => array.refill(bytes),
        None => Err(type_error("descriptor '__init__' requires a 'bytearray' object")),
    }
}

/// The contents of a new bytes or bytearray.
fn make(source: &Value, encoding: &Value, errors: &Value, kind: Kind) -> Result<Vec<u8>, PyErr> {
    let name = match kind {
        Kind::Bytes => "bytes",
        Kind::Array => "bytearray",
    };
    let encoding = name_arg(encoding, name, "encoding")?;
    let errors = name_arg(errors, name, "errors")?;
    if let Some(text) = as_str(source) {
        if encoding.is_none() {
            return Err(type_error("string argument without an encoding"));
        }
        return encode(text, encoding.as_deref(), errors.as_deref());
    }
    if encoding.is_some() {
        return Err(type_error("encoding without a string argument"));
    }
    if errors.is_some() {
        return Err(type_error("errors without a string argument"));
    }
    if source.is_unbound() {
        return Ok(Vec::new());
    }
    match type_of_index(source)? {
        Index::Int(n) if n < 0 => return Err(value_error("negative count")),
        Index::Int(n) if !can_allocate(crate::host::size(n)) => {
            return Err(PyErr::new(memory_error_type(), Vec::new()))
        }
        Index::Int(n) => return Ok(vec![0; crate::host::size(n)]),
        Index::Huge { .. } => {
            let text = format!("cannot fit '{}' into an index-sized integer", type_name(source));
            return Err(overflow_error(text));
        }
        Index::Not => {}
    }
    if let Some(bytes) = as_bytes(source) {
        return Ok(bytes.to_vec());
    }
    let what = if kind == Kind::Bytes { "bytes" } else { "byte" };
    bytes_from_iterable(source, what, || {
        type_error(format!("cannot convert '{}' object to {}", type_name(source), name))
    })
}

/// Bytes from an iterable of ints. `what` stands in the message for ints out of range; an iterable
/// that is none raises what `refuse` says.
pub fn bytes_from_iterable(
    source: &Value,
    what: &str,
    refuse: impl FnOnce() -> PyErr,
) -> Result<Vec<u8>, PyErr> {
    let items = collect_or(source, refuse)?;
    let mut bytes = Vec::with_capacity(items.len());
    for item in &items {
        match type_of_index(item)? {
            Index::Int(byte @ 0..=255) => bytes.push(byte as u8),
            Index::Not => return Err(not_an_integer(item)),
            _ => return Err(value_error(format!("{} must be in range(0, 256)", what))),
        }
    }
    Ok(bytes)
}
