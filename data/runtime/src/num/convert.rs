// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `int(v)`, `float(v)`, `complex(v)` and the special methods behind them.

use super::arith::int_to_f64;
use super::bigint::BigInt;
use super::complex::Complex;
use super::value::Number;
use super::{float_ops, float_parse, int_text};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::names::Dunder;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::text::bytes_obj::{as_bytes, new_bytes, PyByteArray};
use crate::text::str_obj::as_str;
use crate::text::unicode::{decimal_value, is_space};
use crate::text::PyStr;
use std::borrow::Cow;

/// Text as the number parsers want it: spaces and digits of all scripts become ASCII ones, and
/// other characters question marks.
pub fn ascii_number(text: &PyStr) -> Cow<'_, str> {
    if let Some(ascii) = text.as_ascii() {
        return Cow::Borrowed(ascii);
    }
    let ascii = |c: u32| match (decimal_value(c), char::from_u32(c)) {
        (Some(digit), _) => (b'0' + digit as u8) as char,
        _ if is_space(c) => ' ',
        (None, Some(c)) if c.is_ascii() => c,
        _ => '?',
    };
    Cow::Owned(text.chars().map(ascii).collect())
}

/// Bytes as text for the number parsers.
fn bytes_number(bytes: &[u8]) -> String {
    bytes.iter().map(|&b| if b.is_ascii() { b as char } else { '?' }).collect()
}

/// The text in a str or bytes-like value.
pub fn number_text(v: &Value) -> Option<Cow<'_, str>> {
    match as_str(v) {
        Some(text) => Some(ascii_number(text)),
        None => as_bytes(v).map(|bytes| Cow::Owned(bytes_number(bytes))),
    }
}

/// What the special method says, if the type has it.
fn special(v: &Value, method: Dunder) -> Result<Option<Value>, PyErr> {
    match v {
        Value::Obj(_) => match attr::lookup_special(v, method)? {
            Some(f) => call(&f, &mut []).map(Some),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// The plain int in what a special method returned.
fn plain_int(v: &Value) -> Option<Value> {
    match Number::of(v.peel())? {
        Number::Small(i) => Some(Value::Int(i)),
        Number::Big(_) => Some(v.peel().clone()),
        _ => None,
    }
}

/// `int(v)` of an int, a float, or an object with `__int__`, `__index__` or `__trunc__`.
fn int_of_number(v: &Value) -> Result<Option<Value>, PyErr> {
    match Number::of(v) {
        Some(Number::Small(i)) => return Ok(Some(Value::Int(i))),
        Some(Number::Big(_)) => return Ok(Some(v.clone())),
        Some(Number::Float(x)) => return truncate(x).map(Some),
        Some(Number::Complex(_)) => return Ok(None),
        None => {}
    }
    for method in [Dunder::Int, Dunder::Index] {
        if let Some(made) = special(v, method)? {
            return plain_int(&made).map(Some).ok_or_else(|| {
                type_error(format!(
                    "{} returned non-int (type {})",
                    method.text(),
                    type_name(&made)
                ))
            });
        }
    }
    match special(v, Dunder::Trunc)? {
        None => Ok(None),
        Some(made) => match plain_int(&made) {
            Some(int) => Ok(Some(int)),
            None if ops::has_index(&made) => ops::index(&made).map(Some),
            None => Err(type_error(format!(
                "__trunc__ returned non-Integral (type {})",
                type_name(&made)
            ))),
        },
    }
}

/// The integer part of a float.
pub fn truncate(x: f64) -> R {
    // Every float below 2^63 has an i64 as its integer part.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if x > -LIMIT && x < LIMIT {
        return Ok(Value::Int(x as i64));
    }
    Ok(float_ops::to_int(x)?.into())
}

/// `int(v)`
pub fn to_int(v: &Value) -> R {
    if let Some(int) = int_of_number(v)? {
        return Ok(int);
    }
    match number_text(v) {
        Some(text) => parse_int(v, &text, 10),
        None => Err(type_error(format!(
            "int() argument must be a string, a bytes-like object or a real number, not '{}'",
            type_name(v)
        ))),
    }
}

/// `int(v)` for conversions that take numbers only: `Ok(None)` if it is none.
pub fn to_int_strict(v: &Value) -> Result<Option<Value>, PyErr> {
    int_of_number(v)
}

/// The int in the text of `v`.
pub fn parse_int(v: &Value, text: &str, base: u32) -> R {
    match int_text::parse(text, base) {
        Ok(int) => Ok(int.into()),
        Err(e) => {
            // A bytearray is shown as bytes.
            let shown = match v.peel().down::<PyByteArray>() {
                Some(bytes) => ops::repr(&new_bytes(bytes.to_vec()))?,
                None => ops::repr(v)?,
            };
            Err(e.into_error(base, &shown.to_string_lossy()).into())
        }
    }
}

/// `float(v)` of a number, or of an object with `__float__` or `__index__`.
fn float_of_number(v: &Value) -> Result<Option<f64>, PyErr> {
    match Number::of(v) {
        Some(Number::Small(i)) => return Ok(Some(i as f64)),
        Some(Number::Float(x)) => return Ok(Some(x)),
        Some(Number::Big(big)) => return Ok(Some(int_to_f64(big.view())?)),
        Some(Number::Complex(_)) => return Ok(None),
        None => {}
    }
    if let Some(made) = special(v, Dunder::Float)? {
        return match made.peel() {
            Value::Float(x) => Ok(Some(*x)),
            _ => Err(type_error(format!(
                "{}.__float__ returned non-float (type {})",
                type_name(v),
                type_name(&made)
            ))),
        };
    }
    if !ops::has_index(v) {
        return Ok(None);
    }
    float_of_number(&ops::index(v)?)
}

/// A float argument: any real number.
pub fn float_arg(v: &Value) -> Result<f64, PyErr> {
    if let Value::Float(x) = v {
        return Ok(*x);
    }
    float_of_number(v)?
        .ok_or_else(|| type_error(format!("must be real number, not {}", type_name(v))))
}

/// `float(v)`
pub fn to_float(v: &Value) -> R {
    if let Some(x) = float_of_number(v)? {
        return Ok(Value::Float(x));
    }
    let text = number_text(v).ok_or_else(|| {
        type_error(format!(
            "float() argument must be a string or a real number, not '{}'",
            type_name(v)
        ))
    })?;
    match float_parse::parse(&text) {
        Some(x) => Ok(Value::Float(x)),
        None => Err(value_error(format!(
            "could not convert string to float: {}",
            ops::repr(v)?.to_string_lossy()
        ))),
    }
}

/// The complex number in a value or what its `__complex__` gives, but no conversion of real ones.
pub fn as_complex(v: &Value) -> Result<Option<Complex>, PyErr> {
    if let Some(z) = v.peel().down::<Complex>() {
        return Ok(Some(**z));
    }
    let made = match special(v, Dunder::Complex)? {
        Some(made) => made,
        None => return Ok(None),
    };
    match made.peel().down::<Complex>() {
        Some(z) => Ok(Some(**z)),
        None => {
            Err(type_error(format!("__complex__ returned non-complex (type {})", type_name(&made))))
        }
    }
}

/// A complex argument: any number.
pub fn complex_arg(v: &Value) -> Result<Complex, PyErr> {
    match as_complex(v)? {
        Some(z) => Ok(z),
        None => float_arg(v).map(Complex::from),
    }
}

/// An int argument, or what has `__index__`.
pub fn big_arg(v: &Value) -> Result<BigInt, PyErr> {
    let index = ops::index(v)?;
    let mut room = [0];
    match super::value::int_view(&index, &mut room) {
        Some(view) => Ok(view.to_owned()),
        None => Err(ops::not_an_integer(v)),
    }
}

/// An int argument that must fit a C type.
pub fn word_arg(v: &Value, c_type: &str) -> Result<i64, PyErr> {
    match ops::index(v)? {
        Value::Int(i) => Ok(i),
        _ => Err(overflow_error(format!("Python int too large to convert to C {}", c_type))),
    }
}
