// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Unpacking: `a, b = v` and `a, *rest, z = v`.

use super::iter::{iter, Iter};
use super::list::{list, PyList};
use super::tuple::PyTuple;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::exceptions::type_error_type;
use crate::core::types::type_name;
use crate::core::value::Value;

#[cold]
#[inline(never)]
fn too_few(at_least: &str, expected: usize, got: usize) -> PyErr {
    value_error(format!(
        "not enough values to unpack (expected {}{}, got {})",
        at_least, expected, got
    ))
}

#[cold]
#[inline(never)]
fn too_many(expected: usize) -> PyErr {
    value_error(format!("too many values to unpack (expected {})", expected))
}

fn begin(v: &Value) -> Result<Iter, PyErr> {
    match iter(v) {
        Err(e) if e.is(&type_error_type()) && !has_iter(v) => {
            Err(type_error(format!("cannot unpack non-iterable {} object", type_name(v))))
        }
        result => result,
    }
}

/// Appends the values of `*iterable` in a display.
pub fn extend_starred(out: &mut Vec<Value>, iterable: &Value) -> Result<(), PyErr> {
    match iter(iterable) {
        Ok(mut items) => items.collect_into(out),
        Err(e) if e.is(&type_error_type()) && !has_iter(iterable) => Err(type_error(format!(
            "Value after * must be an iterable, not {}",
            type_name(iterable)
        ))),
        Err(e) => Err(e),
    }
}

/// False if the type doesn't support iteration at all, so that the error of `iter` is about that.
fn has_iter(v: &Value) -> bool {
    use crate::core::names::Dunder;
    let class = crate::core::types::type_of(v);
    class.lookup(Dunder::Iter.name()).is_some() || class.lookup(Dunder::GetItem.name()).is_some()
}

fn from_slice<const N: usize>(items: &[Value]) -> Result<[Value; N], PyErr> {
    if items.len() < N {
        return Err(too_few("", N, items.len()));
    }
    if items.len() > N {
        return Err(too_many(N));
    }
    const NOTHING: Value = Value::Unbound;
    let mut out = [NOTHING; N];
    out.clone_from_slice(items);
    Ok(out)
}

/// The `N` values of an iterable.
#[inline]
pub fn unpack<const N: usize>(v: &Value) -> Result<[Value; N], PyErr> {
    if let Some(items) = v.down::<PyTuple>() {
        return from_slice(items);
    }
    if let Some(list) = v.down::<PyList>() {
        return list.with(from_slice);
    }
    unpack_iterable(v)
}

#[inline(never)]
fn unpack_iterable<const N: usize>(v: &Value) -> Result<[Value; N], PyErr> {
    const NOTHING: Value = Value::Unbound;
    let mut out = [NOTHING; N];
    let mut it = begin(v)?;
    for (at, place) in out.iter_mut().enumerate() {
        match it.next()? {
            Some(value) => *place = value,
            None => return Err(too_few("", N, at)),
        }
    }
    match it.next()? {
        None => Ok(out),
        Some(_) => Err(too_many(N)),
    }
}

/// `before` values, a list of those in the middle, `after` values.
pub fn unpack_ex(v: &Value, before: usize, after: usize) -> Result<Vec<Value>, PyErr> {
    let mut it = begin(v)?;
    let mut out = Vec::with_capacity(before + after + 1);
    for at in 0..before {
        match it.next()? {
            Some(value) => out.push(value),
            None => return Err(too_few("at least ", before + after, at)),
        }
    }
    let mut rest = Vec::new();
    it.collect_into(&mut rest)?;
    if rest.len() < after {
        return Err(too_few("at least ", before + after, before + rest.len()));
    }
    let tail = rest.split_off(rest.len() - after);
    out.push(list(rest));
    out.extend(tail);
    Ok(out)
}
