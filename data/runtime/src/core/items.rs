// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Dispatch of subscription, length, membership and iteration.

use crate::coll;
use crate::core::class::user_class;
use crate::core::error::{end_if_stopped, index_error, type_error, PyErr};
use crate::core::exceptions::{self, type_error_type};
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops::{index, is, test_eq};
use crate::core::types::{type_name, Special, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::Cell;

/// `v[key]`
#[inline]
pub fn get_item(v: &Value, key: &Value) -> R {
    if let Value::Obj(o) = v {
        if let (Some(l), Value::Int(i)) = (o.down::<coll::PyList>(), key) {
            if let Some(x) = l.at(*i) {
                return Ok(x);
            }
        }
        if let Some(f) = o.vt().getitem {
            return f(o, key);
        }
    }
    get_item_slow(v, key)
}

#[cold]
#[inline(never)]
fn get_item_slow(v: &Value, key: &Value) -> R {
    if let Value::Obj(o) = v {
        if crate::core::descr::as_type(v).is_some() {
            return crate::core::class::type_getitem(o, key);
        }
    }
    Err(not_subscriptable(v))
}

/// `v[key] = x`
#[inline]
pub fn set_item(v: &Value, key: &Value, x: Value) -> Result<(), PyErr> {
    if let Value::Obj(o) = v {
        if let (Some(l), Value::Int(i)) = (o.down::<coll::PyList>(), key) {
            if let Some(at) = l.place(*i) {
                l.set(at, x);
                return Ok(());
            }
        }
        if let Some(f) = o.vt().setitem {
            return f(o, key, x);
        }
    }
    Err(no_item_assignment(v))
}

/// `del v[key]`
pub fn del_item(v: &Value, key: &Value) -> Result<(), PyErr> {
    if let Value::Obj(o) = v {
        if let Some(f) = o.vt().delitem {
            return f(o, key);
        }
    }
    Err(no_item_deletion(v, key))
}

#[cold]
#[inline(never)]
pub fn not_subscriptable(v: &Value) -> PyErr {
    match crate::core::descr::as_type(v) {
        Some(t) => type_error(format!("type '{}' is not subscriptable", t.name())),
        None => type_error(format!("'{}' object is not subscriptable", type_name(v))),
    }
}

#[cold]
#[inline(never)]
pub fn no_item_assignment(v: &Value) -> PyErr {
    type_error(format!("'{}' object does not support item assignment", type_name(v)))
}

#[cold]
#[inline(never)]
pub fn no_item_deletion(v: &Value, key: &Value) -> PyErr {
    // CPython words it differently where a sequence is asked by index.
    let sequence = v.obj().map_or(false, |o| {
        let vt = o.vt();
        let sized = vt.len.is_some() || vt.contains.is_some();
        user_class(o).is_some() || sized && !is_class(v)
    });
    let not = if sequence && has_index(key) { "doesn't" } else { "does not" };
    type_error(format!("'{}' object {} support item deletion", type_name(v), not))
}

/// `len(v)`
pub fn len(v: &Value) -> Result<usize, PyErr> {
    match v {
        Value::Obj(o) => match o.vt().len {
            Some(f) => f(o),
            None => Err(no_len(v)),
        },
        _ => Err(no_len(v)),
    }
}

#[cold]
#[inline(never)]
pub fn no_len(v: &Value) -> PyErr {
    type_error(format!("object of type '{}' has no len()", type_name(v)))
}

/// `item in container`, evaluated in that order.
#[inline]
pub fn is_in(item: &Value, container: &Value) -> Result<bool, PyErr> {
    contains(container, item)
}

/// `item in container`
pub fn contains(container: &Value, item: &Value) -> Result<bool, PyErr> {
    if let Value::Obj(o) = container {
        if let Some(f) = o.vt().contains {
            return f(o, item);
        }
    }
    contains_by_iteration(container, item)
}

pub fn contains_by_iteration(container: &Value, item: &Value) -> Result<bool, PyErr> {
    if !is_iterable(container) {
        return Err(no_container(container));
    }
    // CPython says the same of a TypeError that `__iter__` itself raises.
    let it = iter_value(container).map_err(|e| match e.is(&type_error_type()) {
        true => no_container(container),
        false => e,
    })?;
    while let Some(x) = next(&it)? {
        if is(&x, item) || test_eq(&x, item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cold]
fn no_container(v: &Value) -> PyErr {
    type_error(format!("argument of type '{}' is not iterable", type_name(v)))
}

/// `iter(v)` as an object.
pub fn iter_value(v: &Value) -> R {
    if let Value::Obj(o) = v {
        if let Some(f) = o.vt().iter {
            return f(o);
        }
        if o.vt().next.is_some() {
            return Ok(v.clone());
        }
    }
    Err(not_iterable(v))
}

#[cold]
#[inline(never)]
pub fn not_iterable(v: &Value) -> PyErr {
    type_error(format!("'{}' object is not iterable", type_name(v)))
}

/// The next value of an iterator object; None when it is exhausted.
#[inline]
pub fn next(it: &Value) -> Result<Option<Value>, PyErr> {
    if let Value::Obj(o) = it {
        if let Some(f) = o.vt().next {
            return f(o).or_else(end_if_stopped);
        }
    }
    Err(type_error(format!("'{}' object is not an iterator", type_name(it))))
}

/// As the builtin `next(it)`: the end of the iteration is a StopIteration.
pub fn next_or_stop(it: &Value) -> R {
    if let Some(g) = it.down::<crate::core::gen::Generator>() {
        let g = g.clone();
        let step = g.step(crate::core::gen::Resume::Send(Value::None))?;
        return crate::core::gen::value_or_stop(step);
    }
    if let Value::Obj(o) = it {
        if let Some(t) = user_class(o) {
            if let Special::Is(f) = t.special(Dunder::Next) {
                return crate::core::call::call_special(&f, [it.clone()]);
            }
        }
    }
    match next(it)? {
        Some(v) => Ok(v),
        None => Err(crate::core::error::stop_iteration(Value::None)),
    }
}

/// True if the object's class answers the special method, for objects of user classes.
fn answers(v: &Value, d: Dunder) -> Option<bool> {
    let t = user_class(v.obj()?)?;
    Some(match t.special(d) {
        Special::Is(f) => !f.is_none(),
        Special::Native => true,
        _ => false,
    })
}

pub fn is_iterator(v: &Value) -> bool {
    match answers(v, Dunder::Next) {
        Some(yes) => yes,
        None => v.obj().map_or(false, |o| {
            o.vt().next.is_some() && !o.is::<crate::core::error::ExcObj>() && !is_class(v)
        }),
    }
}

fn is_class(v: &Value) -> bool {
    crate::core::descr::as_type(v).is_some()
}

pub fn is_iterable(v: &Value) -> bool {
    match answers(v, Dunder::Iter) {
        Some(true) => true,
        Some(false) => {
            // `__iter__ = None` switches iteration by index off.
            let off = matches!(
                v.obj().and_then(user_class).map(|t| t.special(Dunder::Iter)),
                Some(Special::Is(_))
            );
            !off && answers(v, Dunder::GetItem) == Some(true)
        }
        None => v.obj().map_or(false, |o| {
            (o.vt().iter.is_some() || o.vt().next.is_some())
                && !o.is::<crate::core::error::ExcObj>()
                && !is_class(v)
        }),
    }
}

pub fn is_callable(v: &Value) -> bool {
    if is_class(v) {
        return true;
    }
    match answers(v, Dunder::Call) {
        Some(yes) => yes || v.obj().map_or(false, |o| crate::core::slots::callable_payload(o).is_some()),
        None => v.obj().map_or(false, |o| {
            o.vt().call.is_some() && !o.is::<crate::core::error::ExcObj>()
        }),
    }
}

/// True if the object can stand for an int, as an index for instance.
pub fn has_index(v: &Value) -> bool {
    match v {
        Value::Int(_) | Value::Bool(_) => true,
        _ => match answers(v, Dunder::Index) {
            Some(yes) => yes,
            None => v.obj().map_or(false, |o| {
                o.vt().index.is_some() && !o.is::<crate::core::error::ExcObj>() && !is_class(v)
            }),
        },
    }
}

/// Iterates by `obj[0]`, `obj[1]`, ... until IndexError.
pub struct SequenceIter {
    of: Value,
    at: Cell<i64>,
}

pub fn sequence_iterator(of: Value) -> Value {
    Value::from(Ref::new(SequenceIter { of, at: Cell::new(0) }))
}

impl Payload for SequenceIter {
    fn vt() -> &'static VT {
        static ITER: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|o| {
                let it = match o.down::<SequenceIter>() {
                    Some(it) if it.at.get() >= 0 => it,
                    _ => return Ok(None),
                };
                let i = it.at.get();
                it.at.set(i + 1);
                match get_item(&it.of, &Value::Int(i)) {
                    Ok(v) => Ok(Some(v)),
                    Err(e)
                        if e.is(&exceptions::index_error_type())
                            || e.is(&exceptions::stop_iteration_type()) =>
                    {
                        it.at.set(-1);
                        Ok(None)
                    }
                    Err(e) => Err(e),
                }
            }),
            ..VT::new("iterator", drop_obj::<SequenceIter>, |_| sequence_iter_type())
        };
        &ITER
    }
}

define_type!(pub fn sequence_iter_type, TypeSpec {
    vt: Some(SequenceIter::vt),
    ..TypeSpec::new("iterator")
});

/// An index value as a position in a sequence of `n` items; None if out of range.
pub fn position(v: &Value, n: usize) -> Result<Option<usize>, PyErr> {
    let i = match index(v)? {
        Value::Int(i) => i,
        _ => {
            return Err(index_error(format!(
                "cannot fit '{}' into an index-sized integer",
                type_name(v)
            )))
        }
    };
    let at = if i < 0 { i + n as i64 } else { i };
    Ok(if at >= 0 && crate::host::size(at) < n { Some(crate::host::size(at)) } else { None })
}
