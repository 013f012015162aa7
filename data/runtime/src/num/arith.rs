// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Operators of numbers: the cases that the fast paths of `core::ops` leave.

use super::bigfloat::{cmp_i64_f64, hash_f64, true_div_i64};
use super::bigint::{BigInt, IntRef};
use super::complex::Complex;
use super::error::{NumError, NumErrorKind, NumResult};
use super::float_ops::{self, Power};
use super::value::Number;
use crate::coll::tuple;
use crate::core::error::PyErr;
use crate::core::object::{BinOp, CmpOp, UnOp};
use crate::core::value::Value;
use std::cmp::Ordering;

/// `a op b`; `None` if one of them is no number or the operator is none of their types'.
pub fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let (x, y) = match (Number::of(a), Number::of(b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(None),
    };
    let result = match (x, y) {
        (Number::Complex(_), _) | (_, Number::Complex(_)) => complex_binary(op, x, y)?,
        (Number::Float(_), _) | (_, Number::Float(_)) => float_binary(op, to_f64(x)?, to_f64(y)?)?,
        _ => {
            if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
                if let Some(v) = bool_binary(op, *x, *y) {
                    return Ok(Some(Value::Bool(v)));
                }
            }
            if let (Number::Small(x), Number::Small(y)) = (x, y) {
                if let Some(v) = small_binary(op, x, y) {
                    return Ok(Some(v));
                }
            }
            let (mut left, mut right) = ([0], [0]);
            match (x.int(&mut left), y.int(&mut right)) {
                (Some(x), Some(y)) => int_binary(op, x, y)?,
                _ => None,
            }
        }
    };
    Ok(result)
}

fn bool_binary(op: BinOp, a: bool, b: bool) -> Option<bool> {
    match op {
        BinOp::And => Some(a & b),
        BinOp::Or => Some(a | b),
        BinOp::Xor => Some(a ^ b),
        _ => None,
    }
}

/// Operations whose result 128 bits hold, and bit operations; `None` leaves it to `int_binary`.
fn small_binary(op: BinOp, a: i64, b: i64) -> Option<Value> {
    let wide = |v: i128| match i64::try_from(v) {
        Ok(small) => Value::Int(small),
        Err(_) => Value::from(BigInt::from(v)),
    };
    let (x, y) = (a as i128, b as i128);
    match op {
        BinOp::Add => Some(wide(x + y)),
        BinOp::Sub => Some(wide(x - y)),
        BinOp::Mul => Some(wide(x * y)),
        BinOp::FloorDiv if b != 0 => Some(wide(floor_div(x, y))),
        BinOp::Mod if b != 0 => Some(wide(x - floor_div(x, y) * y)),
        BinOp::DivMod if b != 0 => {
            let q = floor_div(x, y);
            Some(tuple(vec![wide(q), wide(x - q * y)]))
        }
        BinOp::TrueDiv if b != 0 => Some(Value::Float(true_div_i64(a, b))),
        BinOp::And => Some(Value::Int(a & b)),
        BinOp::Or => Some(Value::Int(a | b)),
        BinOp::Xor => Some(Value::Int(a ^ b)),
        BinOp::Pow if b >= 0 => small_pow(a, b as u64).map(Value::Int),
        BinOp::LShift if (0..64).contains(&b) => Some(wide(x << b)),
        BinOp::RShift if b >= 0 => Some(Value::Int(a >> b.min(63))),
        _ => None,
    }
}

fn floor_div(a: i128, b: i128) -> i128 {
    let q = a / b;
    q - (a % b != 0 && (a < 0) != (b < 0)) as i128
}

fn small_pow(mut base: i64, mut exponent: u64) -> Option<i64> {
    let mut power = 1i64;
    loop {
        if exponent & 1 == 1 {
            power = power.checked_mul(base)?;
        }
        exponent >>= 1;
        if exponent == 0 {
            return Some(power);
        }
        base = base.checked_mul(base)?;
    }
}

fn int_binary(op: BinOp, a: IntRef, b: IntRef) -> NumResult<Option<Value>> {
    let by_zero = || NumError::zero_division("integer division or modulo by zero");
    Ok(Some(match op {
        BinOp::Add => a.add(b).into(),
        BinOp::Sub => a.sub(b).into(),
        BinOp::Mul => a.mul(b).into(),
        BinOp::FloorDiv => a.div_mod(b).ok_or_else(by_zero)?.0.into(),
        BinOp::Mod => match a.div_mod(b) {
            Some((_, r)) => r.into(),
            None => return Err(NumError::zero_division("integer modulo by zero")),
        },
        BinOp::DivMod => {
            let (q, r) = a.div_mod(b).ok_or_else(by_zero)?;
            tuple(vec![q.into(), r.into()])
        }
        BinOp::TrueDiv => Value::Float(int_true_div(a, b)?),
        BinOp::Pow => return int_pow(a, b).map(Some),
        BinOp::LShift => shift_left(a, b)?.into(),
        BinOp::RShift => shift_right(a, b)?.into(),
        BinOp::And => a.bitand(b).into(),
        BinOp::Or => a.bitor(b).into(),
        BinOp::Xor => a.bitxor(b).into(),
        BinOp::MatMul => return Ok(None),
    }))
}

/// `a / b`
pub(super) fn int_true_div(a: IntRef, b: IntRef) -> NumResult<f64> {
    if b.is_zero() {
        return Err(NumError::zero_division("division by zero"));
    }
    a.true_div(b).ok_or_else(|| NumError::overflow("integer division result too large for a float"))
}

/// Results of more bits than this are refused as beyond any memory.
const MAX_BITS: u64 = 1 << 38;

fn too_big() -> NumError {
    NumError::new(NumErrorKind::Memory, "")
}

/// `a ** b`: a float if `b` is negative.
pub(super) fn int_pow(a: IntRef, b: IntRef) -> NumResult<Value> {
    if b.is_negative() {
        let (a, b) = (int_to_f64(a)?, int_to_f64(b)?);
        return float_ops::pow(a, b).map(power_value);
    }
    big_pow(a, b).map(Value::from)
}

/// `a ** b` for an exponent that is not negative.
pub(super) fn big_pow(a: IntRef, b: IntRef) -> NumResult<BigInt> {
    if a.bit_length() <= 1 {
        // -1, 0 and 1 stay small, however large the exponent.
        return Ok(match (b.is_zero(), b.is_odd()) {
            (true, _) => BigInt::from(1u64),
            (false, true) => a.to_owned(),
            (false, false) => a.abs().to_owned(),
        });
    }
    match b.to_u64() {
        Some(e) if e <= MAX_BITS && (a.bit_length() as u64 - 1) * e <= MAX_BITS => Ok(a.pow(e)),
        _ => Err(too_big()),
    }
}

fn shift_count(b: IntRef) -> NumResult<Option<usize>> {
    if b.is_negative() {
        return Err(NumError::value("negative shift count"));
    }
    Ok(b.to_u64().and_then(|n| usize::try_from(n).ok()))
}

/// `a << b`
pub(super) fn shift_left(a: IntRef, b: IntRef) -> NumResult<BigInt> {
    match shift_count(b)? {
        _ if a.is_zero() => Ok(BigInt::zero()),
        Some(n) if n as u64 <= MAX_BITS => Ok(a.shl(n)),
        Some(_) => Err(too_big()),
        None => Err(NumError::overflow("too many digits in integer")),
    }
}

/// `a >> b`
pub(super) fn shift_right(a: IntRef, b: IntRef) -> NumResult<BigInt> {
    match shift_count(b)? {
        Some(n) => Ok(a.shr(n)),
        None => Ok(BigInt::from(if a.is_negative() { -1i64 } else { 0 })),
    }
}

fn power_value(power: Power) -> Value {
    match power {
        Power::Real(v) => Value::Float(v),
        Power::Complex(z) => Value::from(z),
    }
}

fn float_binary(op: BinOp, a: f64, b: f64) -> NumResult<Option<Value>> {
    Ok(Some(Value::Float(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::TrueDiv => float_ops::true_div(a, b)?,
        BinOp::FloorDiv => float_ops::floor_div(a, b)?,
        BinOp::Mod => float_ops::modulo(a, b)?,
        BinOp::Pow => return float_ops::pow(a, b).map(|p| Some(power_value(p))),
        BinOp::DivMod => {
            let (q, r) = float_ops::div_mod(a, b)?;
            return Ok(Some(tuple(vec![Value::Float(q), Value::Float(r)])));
        }
        _ => return Ok(None),
    })))
}

fn complex_binary(op: BinOp, a: Number, b: Number) -> NumResult<Option<Value>> {
    let (a, b) = match op {
        BinOp::Add | BinOp::Sub | BinOp::Mul | BinOp::TrueDiv | BinOp::Pow => {
            (to_complex(a)?, to_complex(b)?)
        }
        _ => return Ok(None),
    };
    Ok(Some(Value::from(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        BinOp::Mul => a * b,
        BinOp::TrueDiv => a.true_div(b)?,
        _ => a.pow(b)?,
    })))
}

/// The nearest float of an int.
pub fn int_to_f64(v: IntRef) -> NumResult<f64> {
    v.to_f64().ok_or_else(|| NumError::overflow("int too large to convert to float"))
}

fn to_f64(v: Number) -> NumResult<f64> {
    match v {
        Number::Small(i) => Ok(i as f64),
        Number::Big(big) => int_to_f64(big.view()),
        Number::Float(x) => Ok(x),
        Number::Complex(_) => Err(NumError::type_error("must be real number, not complex")),
    }
}

fn to_complex(v: Number) -> NumResult<Complex> {
    match v {
        Number::Complex(z) => Ok(z),
        other => to_f64(other).map(Complex::from),
    }
}

/// `op a`; `None` if it is no number or the operator is none of its type's.
pub fn unary(op: UnOp, v: &Value) -> Result<Option<Value>, PyErr> {
    let number = match Number::of(v) {
        Some(number) => number,
        None => return Ok(None),
    };
    Ok(Some(match (op, number) {
        (UnOp::Pos, Number::Small(i)) => Value::Int(i),
        (UnOp::Pos, _) => v.clone(),
        (UnOp::Neg, Number::Small(i)) => match i.checked_neg() {
            Some(negated) => Value::Int(negated),
            None => BigInt::from(-(i as i128)).into(),
        },
        (UnOp::Neg, Number::Big(big)) => big.view().neg().to_owned().into(),
        (UnOp::Neg, Number::Float(x)) => Value::Float(-x),
        (UnOp::Neg, Number::Complex(z)) => Value::from(-z),
        (UnOp::Abs, Number::Small(i)) => match i.checked_abs() {
            Some(size) => Value::Int(size),
            None => BigInt::from(-(i as i128)).into(),
        },
        (UnOp::Abs, Number::Big(big)) => big.view().abs().to_owned().into(),
        (UnOp::Abs, Number::Float(x)) => Value::Float(x.abs()),
        (UnOp::Abs, Number::Complex(z)) => Value::Float(z.abs()?),
        (UnOp::Invert, Number::Small(i)) => Value::Int(!i),
        (UnOp::Invert, Number::Big(big)) => big.view().not().into(),
        (UnOp::Invert, _) => return Ok(None),
    }))
}

/// `a op b` for comparisons; `None` if one of them is no number, or one is complex and the
/// comparison one of order.
pub fn compare(a: &Value, b: &Value, op: CmpOp) -> Result<Option<bool>, PyErr> {
    let (x, y) = match (Number::of(a), Number::of(b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(None),
    };
    if let (Number::Complex(_), _) | (_, Number::Complex(_)) = (x, y) {
        return Ok(match op {
            CmpOp::Eq => Some(complex_eq(x, y)),
            CmpOp::Ne => Some(!complex_eq(x, y)),
            _ => None,
        });
    }
    Ok(Some(holds(op, order(x, y))))
}

/// Whether a comparison holds for operands in this order; nothing but `!=` holds without one.
pub(super) fn holds(op: CmpOp, order: Option<Ordering>) -> bool {
    match op {
        CmpOp::Eq => order == Some(Ordering::Equal),
        CmpOp::Ne => order != Some(Ordering::Equal),
        CmpOp::Lt => order == Some(Ordering::Less),
        CmpOp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        CmpOp::Gt => order == Some(Ordering::Greater),
        CmpOp::Ge => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// The order of two real numbers by value; none if one is NaN.
fn order(a: Number, b: Number) -> Option<Ordering> {
    match (a, b) {
        (Number::Float(x), Number::Float(y)) => x.partial_cmp(&y),
        (Number::Float(x), _) => order(b, Number::Float(x)).map(Ordering::reverse),
        (Number::Small(i), Number::Float(y)) => cmp_i64_f64(i, y),
        (Number::Big(big), Number::Float(y)) => big.view().cmp_f64(y),
        _ => {
            let (mut left, mut right) = ([0], [0]);
            Some(a.int(&mut left)?.cmp(b.int(&mut right)?))
        }
    }
}

fn complex_eq(a: Number, b: Number) -> bool {
    let parts = |v| match v {
        Number::Complex(z) => (Number::Float(z.re), z.im),
        real => (real, 0.0),
    };
    let ((a_re, a_im), (b_re, b_im)) = (parts(a), parts(b));
    a_im == b_im && order(a_re, b_re) == Some(Ordering::Equal)
}

/// `hash(v)` of an int.
#[inline]
pub fn hash_int(v: i64) -> i64 {
    const PRIME: i64 = (1 << 61) - 1;
    match v % PRIME {
        -1 => -2,
        hash => hash,
    }
}

/// `hash(v)` of a float. CPython hashes NaN by identity, which floats here do not have.
#[inline]
pub fn hash_float(v: f64) -> i64 {
    hash_f64(v).unwrap_or(0)
}
