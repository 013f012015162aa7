// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What `core` asks of numbers: operators over the immediate values Int, Float and Bool, and the types.

use crate::core::args::Args;
use crate::core::error::{type_error, value_error, zero_division, PyErr};
use crate::core::names::Dunder;
use crate::core::object::{BinOp, CmpOp, UnOp};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;

const OPS: &[BinOp] = &[BinOp::Add, BinOp::Sub, BinOp::Mul, BinOp::TrueDiv, BinOp::FloorDiv, BinOp::Mod];

define_type!(pub fn int_type, TypeSpec {
    new: Some(|_, args| to_int(&args.get(0).unwrap_or(Value::Int(0)))),
    ops: OPS,
    extra: &[Dunder::Repr, Dunder::Hash, Dunder::Eq, Dunder::Lt, Dunder::Format, Dunder::Index],
    subclassable: true,
    ..TypeSpec::new("int")
});
define_type!(pub fn float_type, TypeSpec {
    new: Some(|_, args| to_float(&args.get(0).unwrap_or(Value::Float(0.0)))),
    ops: OPS,
    extra: &[Dunder::Repr, Dunder::Hash, Dunder::Eq, Dunder::Lt, Dunder::Format],
    subclassable: true,
    ..TypeSpec::new("float")
});
define_type!(pub fn bool_type, TypeSpec {
    base: Some(int_type),
    new: Some(bool_new),
    ..TypeSpec::new("bool")
});

fn bool_new(_: &Type, args: &mut Args) -> R {
    Ok(Value::Bool(ops::truth(&args.get(0).unwrap_or(Value::None))?))
}

/// `int(v)` for a number.
pub fn to_int(v: &Value) -> R {
    match v {
        Value::Float(x) => Ok(Value::Int(*x as i64)),
        Value::Int(_) => Ok(v.clone()),
        Value::Bool(b) => Ok(Value::Int(*b as i64)),
        _ => match ops::str_of(v)?.to_string_lossy().trim().parse() {
            Ok(i) => Ok(Value::Int(i)),
            Err(_) => Err(value_error("invalid literal for int() with base 10")),
        },
    }
}

pub fn to_float(v: &Value) -> R {
    match as_f64(v) {
        Some(x) => Ok(Value::Float(x)),
        None => Err(type_error(format!("float() argument must be a number, not '{}'", type_name(v)))),
    }
}

fn as_f64(v: &Value) -> Option<f64> {
    match v {
        Value::Int(i) => Some(*i as f64),
        Value::Float(x) => Some(*x),
        Value::Bool(b) => Some(*b as i64 as f64),
        _ => None,
    }
}

/// Both operands are Int, Float or Bool.
pub fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let int = |v: &Value| match v {
        Value::Int(i) => Some(*i),
        Value::Bool(b) => Some(*b as i64),
        _ => None,
    };
    if let (Some(x), Some(y)) = (int(a), int(b)) {
        let r = match op {
            BinOp::Add => x.checked_add(y),
            BinOp::Sub => x.checked_sub(y),
            BinOp::Mul => x.checked_mul(y),
            BinOp::And => Some(x & y),
            BinOp::Or => Some(x | y),
            BinOp::Xor => Some(x ^ y),
            BinOp::Pow => x.checked_pow(y as u32),
            BinOp::FloorDiv | BinOp::Mod if y == 0 => {
                return Err(zero_division("integer division or modulo by zero"))
            }
            BinOp::FloorDiv => Some(x.div_euclid(y)),
            BinOp::Mod => Some(x.rem_euclid(y)),
            _ => None,
        };
        if let Some(r) = r {
            return Ok(Some(Value::Int(r)));
        }
    }
    let (x, y) = match (as_f64(a), as_f64(b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(None),
    };
    Ok(Some(Value::Float(match op {
        BinOp::Add => x + y,
        BinOp::Sub => x - y,
        BinOp::Mul => x * y,
        BinOp::TrueDiv if y == 0.0 => return Err(zero_division("division by zero")),
        BinOp::TrueDiv => x / y,
        BinOp::Pow => x.powf(y),
        _ => return Ok(None),
    })))
}

pub fn unary(op: UnOp, v: &Value) -> Result<Option<Value>, PyErr> {
    Ok(Some(match (op, v) {
        (UnOp::Neg, Value::Int(i)) => Value::Int(-i),
        (UnOp::Neg, Value::Float(x)) => Value::Float(-x),
        (UnOp::Abs, Value::Int(i)) => Value::Int(i.abs()),
        (UnOp::Abs, Value::Float(x)) => Value::Float(x.abs()),
        (UnOp::Pos, v) => v.clone(),
        (UnOp::Invert, Value::Int(i)) => Value::Int(!i),
        _ => return Ok(None),
    }))
}

/// Both operands are Int, Float or Bool; None = they can't be compared.
pub fn compare(a: &Value, b: &Value, op: CmpOp) -> Result<Option<bool>, PyErr> {
    let (x, y) = match (as_f64(a), as_f64(b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(None),
    };
    Ok(Some(match op {
        CmpOp::Eq => x == y,
        CmpOp::Ne => x != y,
        CmpOp::Lt => x < y,
        CmpOp::Le => x <= y,
        CmpOp::Gt => x > y,
        CmpOp::Ge => x >= y,
    }))
}

pub fn hash_int(i: i64) -> i64 {
    i % ((1 << 61) - 1)
}

pub fn hash_float(x: f64) -> i64 {
    super::bigfloat::hash_f64(x).unwrap_or(0)
}

pub fn repr_int(i: i64) -> Str {
    ops::new_str(&super::dec::i64_to_string(i))
}

pub fn repr_float(x: f64) -> Str {
    ops::new_str(&format!("{:?}", x))
}

/// `format(v, spec)` of an Int, Float or Bool.
pub fn format(v: &Value, spec: &Str) -> Result<Str, PyErr> {
    if spec.is_empty() {
        return ops::str_of(v);
    }
    Err(ops::unsupported_format(v))
}
