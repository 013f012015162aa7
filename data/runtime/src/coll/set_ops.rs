// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Set algebra. Which operand is iterated over and when tables are resized follows CPython, since
//! both decide the order of the result.

use super::dict::PyDict;
use super::iter::iter;
use super::key::hash_value;
use super::set::PySet;
use super::{any_set, native};
use crate::core::error::PyErr;
use crate::core::value::Value;

/// The keys of a set, one by one, each with its hash. The set may change meanwhile.
fn each(set: &PySet, mut f: impl FnMut(Value, i64) -> Result<bool, PyErr>) -> Result<(), PyErr> {
    let mut at = 0;
    while let Some((found, entry)) = set.next_from(at) {
        if !f(entry.key, entry.hash)? {
            break;
        }
        at = found + 1;
    }
    Ok(())
}

fn each_of_dict(
    dict: &PyDict,
    mut f: impl FnMut(Value, i64) -> Result<(), PyErr>,
) -> Result<(), PyErr> {
    let mut at = 0;
    while let Some((found, entry)) = dict.next_from(at) {
        f(entry.key, entry.hash)?;
        at = found + 1;
    }
    Ok(())
}

/// `s.update(other)` for any iterable.
pub fn update(s: &PySet, other: &Value) -> Result<(), PyErr> {
    if let Some(other) = any_set(other) {
        return s.merge(other);
    }
    if let Some(dict) = other.down::<PyDict>() {
        s.reserve(dict.len());
        return each_of_dict(dict, |key, hash| s.add_hashed(key, hash));
    }
    let mut it = iter(other)?;
    while let Some(key) = it.next()? {
        s.add(key)?;
    }
    Ok(())
}

/// A new set of the values of an iterable.
pub fn set_from(other: &Value) -> Result<PySet, PyErr> {
    let s = PySet::new();
    update(&s, other)?;
    Ok(s)
}

pub fn intersection(s: &PySet, other: &Value) -> Result<PySet, PyErr> {
    let result = PySet::new();
    if let Some(other) = any_set(other) {
        if std::ptr::eq::<PySet>(s, other) {
            return Ok(s.copy());
        }
        let (walked, asked) = if other.len() > s.len() { (s, other) } else { (other, s) };
        each(walked, |key, hash| {
            if asked.contains_hashed(&key, hash)? {
                result.add_hashed(key, hash)?;
            }
            Ok(true)
        })?;
        return Ok(result);
    }
    let mut it = iter(other)?;
    while let Some(key) = it.next()? {
        let hash = hash_value(&key)?;
        if s.contains_hashed(&key, hash)? {
            result.add_hashed(key, hash)?;
        }
    }
    Ok(result)
}

pub fn difference(s: &PySet, other: &Value) -> Result<PySet, PyErr> {
    let set = any_set(other);
    let dict = other.down::<PyDict>();
    let other_len = match (set, dict) {
        (Some(set), _) => Some(set.len()),
        (_, Some(dict)) => Some(dict.len()),
        _ => None,
    };
    // Unless `s` is much larger, its keys are looked up in the other.
    if other_len.map_or(true, |n| s.len() / 4 > n) {
        let result = s.copy();
        difference_update(&result, other)?;
        return Ok(result);
    }
    let result = PySet::new();
    each(s, |key, hash| {
        let common = match (set, dict) {
            (Some(set), _) => set.contains_hashed(&key, hash)?,
            (_, Some(dict)) => dict.get_hashed(&key, hash)?.is_some(),
            _ => false,
        };
        if !common {
            result.add_hashed(key, hash)?;
        }
        Ok(true)
    })?;
    Ok(result)
}

pub fn difference_update(s: &PySet, other: &Value) -> Result<(), PyErr> {
    if let Some(set) = any_set(other) {
        if std::ptr::eq::<PySet>(s, set) {
            s.clear();
            return Ok(());
        }
        // Only what both have needs to be looked at if the other is much larger.
        let common;
        let walked = if set.len() / 8 > s.len() {
            common = intersection(s, other)?;
            &common
        } else {
            set
        };
        each(walked, |key, hash| s.discard_hashed(&key, hash).map(|_| true))?;
    } else {
        let mut it = iter(other)?;
        while let Some(key) = it.next()? {
            s.discard(&key)?;
        }
    }
    s.sweep();
    Ok(())
}

fn toggle(s: &PySet, key: Value, hash: i64) -> Result<(), PyErr> {
    if !s.discard_hashed(&key, hash)? {
        s.add_hashed(key, hash)?;
    }
    Ok(())
}

pub fn symmetric_difference_update(s: &PySet, other: &Value) -> Result<(), PyErr> {
    if let Some(dict) = other.down::<PyDict>() {
        return each_of_dict(dict, |key, hash| toggle(s, key, hash));
    }
    let own;
    let set = match any_set(other) {
        Some(set) if std::ptr::eq::<PySet>(s, set) => {
            s.clear();
            return Ok(());
        }
        Some(set) => set,
        None => {
            own = set_from(other)?;
            &own
        }
    };
    each(set, |key, hash| toggle(s, key, hash).map(|_| true))
}

/// `s ^ other`: a copy of the other, to which the keys of `s` are applied.
pub fn symmetric_difference(s: &PySet, other: &Value) -> Result<PySet, PyErr> {
    let result = set_from(other)?;
    each(s, |key, hash| toggle(&result, key, hash).map(|_| true))?;
    Ok(result)
}

pub fn is_subset(a: &PySet, b: &PySet) -> Result<bool, PyErr> {
    if a.len() > b.len() {
        return Ok(false);
    }
    let mut all = true;
    each(a, |key, hash| {
        all = b.contains_hashed(&key, hash)?;
        Ok(all)
    })?;
    Ok(all)
}

pub fn is_disjoint(s: &PySet, other: &Value) -> Result<bool, PyErr> {
    if let Some(other) = any_set(other) {
        if std::ptr::eq::<PySet>(s, other) {
            return Ok(s.is_empty());
        }
        let (walked, asked) = if other.len() > s.len() { (s, other) } else { (other, s) };
        let mut disjoint = true;
        each(walked, |key, hash| {
            disjoint = !asked.contains_hashed(&key, hash)?;
            Ok(disjoint)
        })?;
        return Ok(disjoint);
    }
    let mut it = iter(other)?;
    while let Some(key) = it.next()? {
        if s.contains(&key)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// True if the value is a dict, a set or a frozenset or derives from one.
pub fn is_keyed(v: &Value) -> bool {
    any_set(v).is_some() || native::<PyDict>(v).is_some()
}
