// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `template % values` of bytes and bytearray.
//!
//! Each conversion becomes one of str, and a value that is bytes a string of Latin-1; then
//! `num::percent` does the work.

use super::bytes_obj::{as_bytes, PyByteArray};
use super::glue::{tuple_items, type_name, type_of_index, Index};
use super::str_data::PyStr;
use super::str_obj::{as_str, new_str};
use crate::coll::tuple;
use crate::core::attr::lookup_special;
use crate::core::call::call;
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::items::get_item;
use crate::core::names::Dunder;
use crate::core::value::Value;
use crate::num::convert::float_arg;
use crate::num::{is_int, percent};

/// The values of a template, those asked for by name included.
struct Source<'a> {
    values: &'a Value,
    row: &'a [Value],
    taken: usize,
}

impl Source<'_> {
    fn next(&mut self) -> Result<Value, PyErr> {
        self.taken += 1;
        let next = self.row.get(self.taken - 1).cloned();
        next.ok_or_else(|| type_error("not enough arguments for format string"))
    }

    fn named(&mut self, name: &[u8]) -> Result<Value, PyErr> {
        if !is_mapping(self.values)? {
            return Err(type_error("format requires a mapping"));
        }
        get_item(self.values, &super::bytes_obj::bytes_literal(name))
    }
}

pub fn format(template: &[u8], values: &Value) -> Result<Vec<u8>, PyErr> {
    let single = std::slice::from_ref(values);
    let row = tuple_items(values).unwrap_or(single);
    let mut source = Source { values, row, taken: 0 };
    let mut out = Vec::with_capacity(template.len());
    let mut at = 0;
    while at < template.len() {
        at += 1;
        match template[at - 1] {
            b'%' => at = field(template, at, &mut out, &mut source)?,
            byte => out.push(byte),
        }
    }
    if source.taken < source.row.len() && !is_mapping(values)? {
        return Err(type_error("not all arguments converted during bytes formatting"));
    }
    Ok(out)
}

/// CPython takes anything with `__getitem__` for a mapping, sequences other than these too.
fn is_mapping(values: &Value) -> Result<bool, PyErr> {
    let text = as_str(values).is_some() || as_bytes(values).is_some() || values.peel().down::<PyByteArray>().is_some();
    Ok(!text && tuple_items(values).is_none() && lookup_special(values, Dunder::GetItem)?.is_some())
}

/// Format one conversion, whose percent sign is behind, and return where it ends.
fn field(
    template: &[u8],
    mut at: usize,
    out: &mut Vec<u8>,
    source: &mut Source<'_>,
) -> Result<usize, PyErr> {
    let mut named = None;
    if template.get(at) == Some(&b'(') {
        let name = &template[at + 1..];
        let end = closing(name).ok_or_else(incomplete_key)?;
        named = Some(source.named(&name[..end])?);
        at += end + 2;
    }
    let mut text = vec![b'%'];
    let mut args = Vec::new();
    while let Some(&byte) = template.get(at) {
        at += 1;
        match byte {
            b'#' | b'-' | b'+' | b' ' | b'.' | b'0'..=b'9' => text.push(byte),
            b'*' => {
                let size = source.next()?;
                if !is_int(&size) {
                    return Err(type_error("* wants int"));
                }
                text.push(byte);
                args.push(size);
            }
            b'h' | b'l' | b'L' => {}
            b'%' => {
                out.push(byte);
                return Ok(at);
            }
            kind => {
                let value = match named {
                    Some(value) => value,
                    None => source.next()?,
                };
                let (kind, value) = convert(kind, value, at - 1)?;
                text.push(kind);
                args.push(value);
                let made = percent::format(&PyStr::from_units(&text), &tuple(args))?;
                if let Some(made) = as_str(&made) {
                    out.extend(made.chars().map(|c| c as u8));
                }
                return Ok(at);
            }
        }
    }
    Err(value_error("incomplete format"))
}

fn incomplete_key() -> PyErr {
    value_error("incomplete format key")
}

/// Where the parenthesis closes that is open before `name`.
fn closing(name: &[u8]) -> Option<usize> {
    let mut depth = 1;
    name.iter().position(|&byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// The conversion and the value that do in str what `kind`, at place `at`, does in bytes.
fn convert(kind: u8, value: Value, at: usize) -> Result<(u8, Value), PyErr> {
    match kind {
        b's' | b'b' => Ok((b's', latin1(&value)?)),
        b'r' => Ok((b'a', value)),
        b'c' => match as_bytes(&value) {
            Some(&[_]) => Ok((b's', latin1(&value)?)),
            Some(_) => Err(bad_char()),
            None => match type_of_index(&value)? {
                Index::Int(0..=255) => Ok((b'c', value)),
                Index::Not => Err(bad_char()),
                _ => Err(overflow_error("%c arg not in range(256)")),
            },
        },
        b'e' | b'E' | b'f' | b'F' | b'g' | b'G' => match float_arg(&value) {
            Err(_) => {
                Err(type_error(format!("float argument required, not {}", type_name(&value))))
            }
            Ok(float) => Ok((kind, Value::Float(float))),
        },
        b'd' | b'i' | b'o' | b'u' | b'x' | b'X' | b'a' => Ok((kind, value)),
        _ => Err(value_error(format!(
            "unsupported format character '{}' (0x{:x}) at index {}",
            kind as char, kind, at
        ))),
    }
}

fn bad_char() -> PyErr {
    type_error("%c requires an integer in range(256) or a single byte")
}

/// A str with the characters of a bytes-like value, or of what `__bytes__` makes of it.
fn latin1(value: &Value) -> Result<Value, PyErr> {
    if let Some(bytes) = as_bytes(value) {
        return Ok(new_str(PyStr::from_units(bytes)));
    }
    if let Some(convert) = lookup_special(value, Dunder::Bytes)? {
        let made = call(&convert, &mut [])?;
        return match as_bytes(&made) {
            Some(bytes) => Ok(new_str(PyStr::from_units(bytes))),
            None => {
                let name = type_name(&made);
                Err(type_error(format!("__bytes__ returned non-bytes (type {})", name)))
            }
        };
    }
    Err(type_error(format!(
        "%b requires a bytes-like object, or an object that implements __bytes__, not '{}'",
        type_name(value)
    )))
}
