// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What list, tuple, range and others have in common: indices, comparison, repr.

use super::key::item_eq;
use super::slice::PySlice;
use crate::core::error::{index_error, overflow_error, type_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::{AnyRef, CmpOp, Payload, Ref};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Special};
use crate::core::value::{Str, Value};
use crate::text::StrBuilder;
use std::cell::RefCell;

/// The payload of a slot function's own object.
#[inline(always)]
pub fn this<T: Payload>(o: &AnyRef) -> &Ref<T> {
    match o.down::<T>() {
        Some(r) => r,
        None => panic!("a slot was called on an object of another type"),
    }
}

/// The value of an int or of an object with `__index__`; None if `v` is neither.
pub fn as_index(v: &Value) -> Result<Option<Value>, PyErr> {
    match v {
        Value::Int(_) => Ok(Some(v.clone())),
        Value::Bool(b) => Ok(Some(Value::Int(*b as i64))),
        Value::Obj(o) => match o.vt().index {
            Some(index) if !matches!(type_of(v).special(Dunder::Index), Special::Absent) => {
                Ok(Some(index(o)?))
            }
            _ => Ok(None),
        },
        _ => Ok(None),
    }
}

/// As `as_index`, but anything else is a TypeError.
pub fn to_index(v: &Value) -> Result<Value, PyErr> {
    match as_index(v)? {
        Some(i) => Ok(i),
        None => Err(type_error(format!(
            "'{}' object cannot be interpreted as an integer",
            type_name(v)
        ))),
    }
}

/// An int argument that must fit a machine word; the error is of CPython's kind.
pub fn to_i64(v: &Value) -> Result<i64, PyErr> {
    match v {
        Value::Int(i) => Ok(*i),
        _ => match to_index(v)? {
            Value::Int(i) => Ok(i),
            _ => Err(overflow_error("Python int too large to convert to C ssize_t")),
        },
    }
}

/// The nearest machine word to an int of any size.
pub fn clamped(int: &Value) -> Result<i64, PyErr> {
    match int {
        Value::Int(i) => Ok(*i),
        Value::Bool(b) => Ok(*b as i64),
        _ if ops::test_lt(int, &Value::Int(0))? => Ok(i64::MIN),
        _ => Ok(i64::MAX),
    }
}

/// A subscript of a sequence.
pub enum Subscript {
    Index(i64),
    Slice(Ref<PySlice>),
}

/// `what` is the type's name in the message: "list indices must be integers or slices, not str".
#[inline]
pub fn subscript(k: &Value, what: &str) -> Result<Subscript, PyErr> {
    match k {
        Value::Int(i) => Ok(Subscript::Index(*i)),
        _ => slow_subscript(k, what),
    }
}

#[cold]
fn slow_subscript(k: &Value, what: &str) -> Result<Subscript, PyErr> {
    if let Some(slice) = k.down::<PySlice>() {
        return Ok(Subscript::Slice(slice.clone()));
    }
    match as_index(k)? {
        Some(Value::Int(i)) => Ok(Subscript::Index(i)),
        Some(_) => {
            Err(index_error(format!("cannot fit '{}' into an index-sized integer", type_name(k))))
        }
        None => Err(type_error(format!(
            "{} indices must be integers or slices, not {}",
            what,
            type_name(k)
        ))),
    }
}

/// The place of a Python index in a sequence of `len` items.
#[inline(always)]
pub fn place(index: i64, len: usize) -> Option<usize> {
    let at = if index < 0 { index.wrapping_add(len as i64) } else { index };
    if (at as u64) < len as u64 {
        Some(at as usize)
    } else {
        None
    }
}

/// How often `v` in `sequence * v` repeats; None if it is no integer.
pub fn repetitions(v: &Value, len: usize) -> Result<Option<usize>, PyErr> {
    let n = match as_index(v)? {
        Some(Value::Int(n)) => crate::host::size(n.max(0)),
        Some(_) => {
            return Err(overflow_error(format!(
                "cannot fit '{}' into an index-sized integer",
                type_name(v)
            )))
        }
        None => return Ok(None),
    };
    match len.checked_mul(n) {
        Some(total) if total <= isize::MAX as usize / std::mem::size_of::<Value>() => Ok(Some(n)),
        _ => Err(crate::core::error::memory_error("")),
    }
}

/// `items * n`
pub fn repeat(items: &[Value], n: usize) -> Vec<Value> {
    match items {
        [one] => vec![one.clone(); n],
        _ => {
            let mut all = Vec::with_capacity(items.len() * n);
            for _ in 0..n {
                all.extend_from_slice(items);
            }
            all
        }
    }
}

/// Compares two sequences item by item as CPython does: the first pair that differs decides. The
/// sequences are asked anew each time, since `==` may change them.
pub fn compare(
    a: impl Fn(usize) -> Option<Value>,
    b: impl Fn(usize) -> Option<Value>,
    op: CmpOp,
) -> Result<Value, PyErr> {
    let mut at = 0;
    loop {
        let decided = match (a(at), b(at)) {
            (Some(x), Some(y)) => {
                if item_eq(&x, &y)? {
                    at += 1;
                    continue;
                }
                return match op {
                    CmpOp::Eq => Ok(Value::Bool(false)),
                    CmpOp::Ne => Ok(Value::Bool(true)),
                    CmpOp::Lt => ops::lt(&x, &y),
                    CmpOp::Le => ops::le(&x, &y),
                    CmpOp::Gt => ops::gt(&x, &y),
                    CmpOp::Ge => ops::ge(&x, &y),
                };
            }
            (a, b) => order(a.is_some() as u8, b.is_some() as u8, op),
        };
        return Ok(Value::Bool(decided));
    }
}

/// `a op b`
pub fn order<T: PartialOrd>(a: T, b: T, op: CmpOp) -> bool {
    match op {
        CmpOp::Eq => a == b,
        CmpOp::Ne => a != b,
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Gt => a > b,
        CmpOp::Ge => a >= b,
    }
}

thread_local! {
    static IN_REPR: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Held while the repr of a container is made, to notice containers that contain themselves.
pub struct ReprGuard(());

impl ReprGuard {
    /// None if the repr of this object is being made already.
    pub fn enter(id: usize) -> Option<ReprGuard> {
        IN_REPR.with(|ids| {
            let mut ids = ids.borrow_mut();
            if ids.contains(&id) {
                return None;
            }
            ids.push(id);
            Some(ReprGuard(()))
        })
    }
}

impl Drop for ReprGuard {
    fn drop(&mut self) {
        IN_REPR.with(|ids| ids.borrow_mut().pop());
    }
}

/// The items' reprs with commas, between `open` and `close`; `item` gives them until None.
pub fn repr_items(
    open: &str,
    close: &str,
    mut item: impl FnMut(usize) -> Option<Value>,
) -> Result<Str, PyErr> {
    let mut out = StrBuilder::new();
    out.push_ascii(open);
    let mut at = 0;
    while let Some(value) = item(at) {
        if at > 0 {
            out.push_ascii(", ");
        }
        out.push_str(&*ops::repr(&value)?);
        at += 1;
    }
    out.push_ascii(close);
    Ok(Ref::new(out.finish()))
}

/// A str object of ASCII text.
pub fn ascii(text: &str) -> Str {
    Ref::new(crate::text::PyStr::from_ascii(text.as_bytes()))
}
