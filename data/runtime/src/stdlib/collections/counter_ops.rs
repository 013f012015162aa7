// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Multiset arithmetic and comparison of counters.

use super::counter::{as_counter, count_of, make};
use crate::coll::dict_type::compare as dict_compare;
use crate::coll::{native, PyDict};
use crate::core::error::PyErr;
use crate::core::object::{BinOp, CmpOp, Ref, UnOp};
use crate::core::ops;
use crate::core::value::Value;

const ZERO: Value = Value::Int(0);

fn positive(n: &Value) -> Result<bool, PyErr> {
    ops::test_gt(n, &ZERO)
}

fn negative(n: &Value) -> Result<bool, PyErr> {
    ops::test_lt(n, &ZERO)
}

/// Comparisons count absent keys as zero.
pub fn compare(a: &Ref<PyDict>, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let b = match as_counter(other) {
        Some(b) => b,
        None => return dict_compare(a, other, op),
    };
    let result = match op {
        CmpOp::Eq => all(a, b, ops::test_eq)?,
        CmpOp::Ne => !all(a, b, ops::test_eq)?,
        CmpOp::Le => all(a, b, ops::test_le)?,
        CmpOp::Ge => all(a, b, ops::test_ge)?,
        CmpOp::Lt => all(a, b, ops::test_le)? && !all(a, b, ops::test_eq)?,
        CmpOp::Gt => all(a, b, ops::test_ge)? && !all(a, b, ops::test_eq)?,
    };
    Ok(Some(Value::Bool(result)))
}

fn all(
    a: &PyDict,
    b: &PyDict,
    test: fn(&Value, &Value) -> Result<bool, PyErr>,
) -> Result<bool, PyErr> {
    for key in a.keys_vec().into_iter().chain(b.keys_vec()) {
        if !test(&count_of(a, &key)?, &count_of(b, &key)?)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn smaller(a: Value, b: Value) -> Result<Value, PyErr> {
    Ok(if ops::test_lt(&a, &b)? { a } else { b })
}

fn greater(a: Value, b: Value) -> Result<Value, PyErr> {
    Ok(if ops::test_lt(&a, &b)? { b } else { a })
}

/// `+ - | &`; only positive counts are kept.
pub fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    if !matches!(op, BinOp::Add | BinOp::Sub | BinOp::Or | BinOp::And) {
        return Ok(None);
    }
    let (x, y) = match (as_counter(a), as_counter(b)) {
        (Some(x), Some(y)) => (x, y),
        _ => return Ok(None),
    };
    let result = make();
    for (key, n) in x.items_vec() {
        let m = count_of(y, &key)?;
        let n = match op {
            BinOp::Add => ops::add(&n, &m)?,
            BinOp::Sub => ops::sub(&n, &m)?,
            BinOp::Or => greater(n, m)?,
            _ => smaller(n, m)?,
        };
        if positive(&n)? {
            result.set(key, n)?;
        }
    }
    if op == BinOp::And {
        return Ok(Some(Value::from(result)));
    }
    for (key, n) in y.items_vec() {
        if x.contains(&key)? {
            continue;
        }
        if op == BinOp::Sub {
            if negative(&n)? {
                result.set(key, ops::sub(&ZERO, &n)?)?;
            }
        } else if positive(&n)? {
            result.set(key, n)?;
        }
    }
    Ok(Some(Value::from(result)))
}

pub fn inplace(op: BinOp, d: &Ref<PyDict>, other: &Value) -> Result<Option<Value>, PyErr> {
    let other = match native::<PyDict>(other) {
        Some(other) => other,
        None => return Ok(None),
    };
    match op {
        BinOp::Add | BinOp::Sub | BinOp::Or => {
            for (key, m) in other.items_vec() {
                let n = count_of(d, &key)?;
                let n = match op {
                    BinOp::Add => ops::add(&n, &m)?,
                    BinOp::Sub => ops::sub(&n, &m)?,
                    _ if ops::test_gt(&m, &n)? => m,
                    _ => continue,
                };
                d.set(key, n)?;
            }
        }
        BinOp::And => {
            for (key, n) in d.items_vec() {
                let m = count_of(other, &key)?;
                if ops::test_lt(&m, &n)? {
                    d.set(key, m)?;
                }
            }
        }
        _ => return Ok(None),
    }
    for (key, n) in d.items_vec() {
        if !positive(&n)? {
            d.remove(&key)?;
        }
    }
    Ok(Some(Value::from(d.clone())))
}

/// `+c` keeps the positive counts, `-c` the negative ones as positive.
pub fn unary(op: UnOp, d: &Ref<PyDict>) -> Result<Option<Value>, PyErr> {
    let result = make();
    for (key, n) in d.items_vec() {
        match op {
            UnOp::Pos if positive(&n)? => result.set(key, n)?,
            UnOp::Neg if negative(&n)? => result.set(key, ops::sub(&ZERO, &n)?)?,
            UnOp::Pos | UnOp::Neg => {}
            _ => return Ok(None),
        }
    }
    Ok(Some(Value::from(result)))
}
