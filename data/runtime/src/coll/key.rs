// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What makes two values one key: identity, else equal hashes and `==`.

use super::tuple::PyTuple;
use crate::core::error::PyErr;
use crate::core::ops;
use crate::core::value::Value;
use crate::text::PyStr;

const HASH_MODULUS: u64 = (1 << 61) - 1;

/// `hash(i)` of an int that fits a machine word: the residue modulo 2^61 - 1, with the sign; never -1.
#[inline]
pub fn hash_int(i: i64) -> i64 {
    let magnitude = i.unsigned_abs();
    if magnitude < HASH_MODULUS {
        return if i == -1 { -2 } else { i };
    }
    let residue = (magnitude % HASH_MODULUS) as i64;
    match i < 0 {
        true if residue == 1 => -2,
        true => -residue,
        false => residue,
    }
}

/// `hash(v)`; the usual kinds of keys are answered without a call through the slot table.
#[inline]
pub fn hash_value(v: &Value) -> Result<i64, PyErr> {
    match v {
        Value::Int(i) => Ok(hash_int(*i)),
        Value::Obj(o) => match o.down::<PyStr>() {
            Some(s) => Ok(s.hash()),
            None => ops::hash(v),
        },
        _ => ops::hash(v),
    }
}

/// `a is b`.
#[inline]
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Obj(a), Value::Obj(b)) => a.same(b),
        (Value::Int(a), Value::Int(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        // Floats are not objects here, so a NaN is "the same" as any NaN of equal bits.
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (Value::None, Value::None) | (Value::Unbound, Value::Unbound) => true,
        _ => false,
    }
}

/// `a is b or a == b` where that needs no call through a slot table; else None.
#[inline]
pub fn quick_eq(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a == b),
        (Value::Obj(a), Value::Obj(b)) => {
            if a.same(b) {
                return Some(true);
            }
            match (a.down::<PyStr>(), b.down::<PyStr>()) {
                (Some(a), Some(b)) => Some(**a == **b),
                _ => quick_tuple_eq(a.down::<PyTuple>()?, b.down::<PyTuple>()?),
            }
        }
        (Value::Float(a), Value::Float(b)) => Some(a == b || a.to_bits() == b.to_bits()),
        (Value::Bool(a), Value::Bool(b)) => Some(a == b),
        (Value::None, Value::None) => Some(true),
        _ => None,
    }
}

fn quick_tuple_eq(a: &[Value], b: &[Value]) -> Option<bool> {
    for (x, y) in a.iter().zip(b) {
        if !quick_eq(x, y)? {
            return Some(false);
        }
    }
    Some(a.len() == b.len())
}

/// `a < b` where that needs no call through a slot table; else None. Nothing is compared that could
/// have side effects, so the caller can begin anew.
#[inline]
pub fn quick_lt(a: &Value, b: &Value) -> Option<bool> {
    match (a, b) {
        (Value::Int(a), Value::Int(b)) => Some(a < b),
        (Value::Float(a), Value::Float(b)) => Some(a < b),
        (Value::Obj(a), Value::Obj(b)) => match (a.down::<PyTuple>(), b.down::<PyTuple>()) {
            (Some(a), Some(b)) => quick_tuple_lt(a, b),
            _ => match (a.down::<PyStr>(), b.down::<PyStr>()) {
                (Some(a), Some(b)) => Some(**a < **b),
                _ => None,
            },
        },
        _ => None,
    }
}

fn quick_tuple_lt(a: &[Value], b: &[Value]) -> Option<bool> {
    for (x, y) in a.iter().zip(b) {
        if !quick_eq(x, y)? {
            return quick_lt(x, y);
        }
    }
    Some(a.len() < b.len())
}

/// `a < b`
#[inline]
pub fn less(a: &Value, b: &Value) -> Result<bool, PyErr> {
    match quick_lt(a, b) {
        Some(less) => Ok(less),
        None => ops::test_lt(a, b),
    }
}

/// `a > b`
#[inline]
pub fn greater(a: &Value, b: &Value) -> Result<bool, PyErr> {
    match quick_lt(b, a) {
        Some(greater) => Ok(greater),
        None => ops::test_gt(a, b),
    }
}

/// `a is b or a == b`, which is how containers compare their items. May run user code.
#[inline]
pub fn item_eq(a: &Value, b: &Value) -> Result<bool, PyErr> {
    match quick_eq(a, b) {
        Some(equal) => Ok(equal),
        None => ops::test_eq(a, b),
    }
}
