// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str.encode and bytes.decode: names of encodings and exceptions, over `codecs`.

use super::args::kind_of;
use super::codecs::{self, CodecError, Encoding};
use super::glue::{unicode_decode_error, unicode_encode_error};
use super::str_data::PyStr;
use super::str_obj::{as_str, Str};
use crate::core::error::{lookup_error, not_implemented_error, type_error, PyErr};
use crate::core::value::Value;

/// The optional name of an encoding or an error handler.
pub fn name_arg(value: &Value, method: &str, arg: &str) -> Result<Option<String>, PyErr> {
    if value.is_unbound() {
        return Ok(None);
    }
    match as_str(value) {
        Some(name) => Ok(Some(name.to_string_lossy())),
        None => Err(type_error(format!(
            "{}() argument '{}' must be str, not {}",
            method,
            arg,
            kind_of(value)
        ))),
    }
}

fn look_up(name: &str) -> Result<Encoding, PyErr> {
    codecs::lookup(name).ok_or_else(|| {
        if codecs::is_missing(name) {
            return unsupported(&format!("encoding '{}'", name));
        }
        lookup_error(format!("unknown encoding: {}", name))
    })
}

/// Encode by the names of encoding and error handler; UTF-8 and strict by default.
pub fn encode(text: &Str, encoding: Option<&str>, errors: Option<&str>) -> Result<Vec<u8>, PyErr> {
    let name = encoding.unwrap_or("utf-8");
    let encoding = look_up(name)?;
    codecs::encode(text, encoding, errors.unwrap_or("strict")).map_err(|error| match error {
        CodecError::Fault(fault) => unicode_encode_error(text, fault),
        other => explain(other, "encoding", name),
    })
}

/// Decode by the names of encoding and error handler; UTF-8 and strict by default. As in CPython
/// nobody looks at the names if there is nothing to decode.
pub fn decode(bytes: &[u8], encoding: Option<&str>, errors: Option<&str>) -> Result<PyStr, PyErr> {
    if bytes.is_empty() {
        return Ok(PyStr::empty());
    }
    let name = encoding.unwrap_or("utf-8");
    let encoding = look_up(name)?;
    codecs::decode(bytes, encoding, errors.unwrap_or("strict")).map_err(|error| match error {
        CodecError::Fault(fault) => unicode_decode_error(bytes, fault),
        other => explain(other, "decoding", name),
    })
}

/// The exception about what CPython can do but this library cannot. No program expects it.
fn unsupported(what: &str) -> PyErr {
    not_implemented_error(format!("portalis: {} is not supported", what))
}

/// The exception for a bad error handler. CPython reaches a few encodings directly; about the
/// others its codec machinery puts in a word.
fn explain(error: CodecError, doing: &str, name: &str) -> PyErr {
    let (class, text) = match error {
        CodecError::WrongDirection => (
            "TypeError",
            "don't know how to handle UnicodeDecodeError in error callback".to_string(),
        ),
        CodecError::UnknownHandler(handler) => {
            ("LookupError", format!("unknown error handler name '{}'", handler))
        }
        CodecError::Unsupported(what) => return unsupported(&what),
        CodecError::Fault(fault) => ("LookupError", fault.reason.to_string()),
    };
    let text = if is_direct(name) {
        text
    } else {
        format!("{} with '{}' codec failed ({}: {})", doing, name, class, text)
    };
    match class {
        "TypeError" => type_error(text),
        _ => lookup_error(text),
    }
}

/// Whether CPython knows the encoding without asking the codec registry.
fn is_direct(name: &str) -> bool {
    let mut plain = name.to_ascii_lowercase();
    plain.retain(|c| c.is_ascii_alphanumeric());
    matches!(
        plain.as_str(),
        "utf8" | "utf16" | "utf32" | "ascii" | "usascii" | "latin1" | "iso88591"
    )
}
