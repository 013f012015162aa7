// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Numbers as values: from here on `num` knows Python objects.
//!
//! Ints that fit 64 bits are always `Value::Int`; only larger ones are `BigInt` objects, so equal
//! ints have one form. The functions take values as operators see them: instances of subclasses
//! already replaced by the number they carry.

use super::bigint::{BigInt, IntRef};
use super::complex::Complex;
use super::error::{NumError, NumErrorKind};
use super::int_text::Int;
use crate::core::error::{overflow_error, type_error, value_error, zero_division, PyErr};
use crate::core::exceptions::{memory_error_type, overflow_error_type};
use crate::core::object::Ref;
use crate::core::value::Value;

/// Why arithmetic has no result, as an exception.
impl From<NumError> for PyErr {
    #[cold]
    fn from(e: NumError) -> PyErr {
        let text = e.text.into_owned();
        match e.kind {
            NumErrorKind::Memory => PyErr::new(memory_error_type(), Vec::new()),
            NumErrorKind::Overflow => overflow_error(text),
            NumErrorKind::Range => {
                const ERANGE: i64 = 34;
                PyErr::new(overflow_error_type(), vec![Value::Int(ERANGE), Value::from(text)])
            }
            NumErrorKind::Type => type_error(text),
            NumErrorKind::Value => value_error(text),
            NumErrorKind::ZeroDivision => zero_division(text),
        }
    }
}

impl From<BigInt> for Value {
    #[inline]
    fn from(v: BigInt) -> Value {
        match v.to_i64() {
            Some(small) => Value::Int(small),
            None => Value::from(Ref::new(v)),
        }
    }
}

impl From<Int> for Value {
    #[inline]
    fn from(v: Int) -> Value {
        match v {
            Int::Small(small) => Value::Int(small),
            Int::Big(big) => Value::from(Ref::new(big)),
        }
    }
}

impl From<Complex> for Value {
    #[inline]
    fn from(v: Complex) -> Value {
        Value::from(Ref::new(v))
    }
}

/// `re + im * 1j`
pub fn complex(re: f64, im: f64) -> Value {
    Value::from(Complex::new(re, im))
}

/// The int of a literal that may not fit 64 bits: digits, maybe after a minus and 0x, 0o or 0b.
pub fn bigint_literal(text: &str) -> Value {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (digits, radix) = match text.get(..2) {
        Some("0x") => (&text[2..], 16),
        Some("0o") => (&text[2..], 8),
        Some("0b") => (&text[2..], 2),
        _ => (text, 10),
    };
    let v = BigInt::from_digits(digits.as_bytes(), radix).expect("a literal has only digits");
    Value::from(if negative { v.negate() } else { v })
}

/// A number as arithmetic sees it.
#[derive(Clone, Copy)]
pub enum Number<'a> {
    Small(i64),
    Big(&'a BigInt),
    Float(f64),
    Complex(Complex),
}

impl<'a> Number<'a> {
    /// The number in a value, if it is one.
    #[inline]
    pub fn of(v: &'a Value) -> Option<Number<'a>> {
        match v {
            Value::Int(i) => Some(Number::Small(*i)),
            Value::Float(x) => Some(Number::Float(*x)),
            Value::Bool(b) => Some(Number::Small(*b as i64)),
            Value::Obj(o) => match o.down::<BigInt>() {
                Some(big) => Some(Number::Big(big)),
                None => o.down::<Complex>().map(|z| Number::Complex(**z)),
            },
            Value::None | Value::Unbound => None,
        }
    }

    /// A view of an int; `room` holds a small one.
    #[inline]
    pub fn int(self, room: &'a mut [u64; 1]) -> Option<IntRef<'a>> {
        match self {
            Number::Small(i) => Some(IntRef::of_i64(i, room)),
            Number::Big(big) => Some(big.view()),
            Number::Float(_) | Number::Complex(_) => None,
        }
    }
}

/// A view of the int in a value, bools included; `room` holds a small one.
#[inline]
pub fn int_view<'a>(v: &'a Value, room: &'a mut [u64; 1]) -> Option<IntRef<'a>> {
    Number::of(v)?.int(room)
}

/// Whether the value is an int, a bool, or an instance of a subclass.
pub fn is_int(v: &Value) -> bool {
    match v.peel() {
        Value::Int(_) | Value::Bool(_) => true,
        v => v.down::<BigInt>().is_some(),
    }
}

/// Whether the value is an int, float or complex number, or an instance of a subclass.
pub fn is_number(v: &Value) -> bool {
    Number::of(v.peel()).is_some()
}

/// Whether the type of `this` has a rule for operands such as `other`: int leaves floats to float,
/// and both leave complex numbers to complex. Of use where a special method is called by name.
pub fn takes(this: &Value, other: &Value) -> bool {
    let rank = |v| match v {
        Number::Small(_) | Number::Big(_) => 0,
        Number::Float(_) => 1,
        Number::Complex(_) => 2,
    };
    match (Number::of(this), Number::of(other)) {
        (Some(this), Some(other)) => rank(other) <= rank(this),
        _ => true,
    }
}
