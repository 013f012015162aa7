// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What container displays of the program are made with.

use super::dict::PyDict;
use super::set::PySet;
use super::set_type::{frozenset_value, set_value};
use super::{dict_type, native};
use crate::core::error::{type_error, PyErr};
use crate::core::module::target_minor;
use crate::core::object::Ref;
use crate::core::types::type_name;
use crate::core::value::{Value, R};

/// `{k: v, ...}`
pub fn dict_of(entries: Vec<(Value, Value)>) -> R {
    let d = PyDict::with_table(super::dict_table::DictTable::with_capacity(entries.len()));
    for (key, value) in entries {
        d.set(key, value)?;
    }
    Ok(Value::from(Ref::new(d)))
}

/// A constant in a long display, which is data and not code.
pub enum Const {
    None,
    Bool(bool),
    Int(i64),
    Str(&'static str),
}

impl Const {
    fn value(&self) -> Value {
        match self {
            Const::None => Value::None,
            Const::Bool(b) => Value::Bool(*b),
            Const::Int(i) => Value::Int(*i),
            Const::Str(s) => crate::core::names::intern(s).value(),
        }
    }
}

pub fn consts(items: &'static [Const]) -> Vec<Value> {
    items.iter().map(Const::value).collect()
}

/// `{a: b, ...}` of constants.
pub fn const_dict(entries: &'static [(Const, Const)]) -> R {
    dict_of(entries.iter().map(|(k, v)| (k.value(), v.value())).collect())
}

fn added(keys: Vec<Value>) -> Result<PySet, PyErr> {
    let set = PySet::new();
    for key in keys {
        set.add(key)?;
    }
    Ok(set)
}

/// `{a, b, ...}`, added one by one.
pub fn set_of(keys: Vec<Value>) -> R {
    Ok(set_value(added(keys)?))
}

/// The frozenset that the compiler makes of constants: built twice, since merging equal constants
/// rebuilds it in the order of iteration.
fn constant(keys: Vec<Value>) -> Result<PySet, PyErr> {
    added(added(keys)?.keys_vec())
}

/// A set display of constants. From 3.9 the compiler keeps three or more as a frozenset, which is
/// merged into the new set; this gives another order than adding does.
pub fn set_const(keys: Vec<Value>) -> R {
    if target_minor() < 9 || keys.len() < 3 {
        return set_of(keys);
    }
    let set = PySet::new();
    set.merge(&constant(keys)?)?;
    Ok(set_value(set))
}

/// A set display of constants that is only searched or iterated over.
pub fn frozenset_const(keys: Vec<Value>) -> R {
    Ok(frozenset_value(constant(keys)?))
}

/// A new empty dict, to be filled by `put` and `update_unpack`.
pub fn new_dict() -> Ref<PyDict> {
    PyDict::new_ref()
}

/// A new empty set, to be filled by `put`.
pub fn new_set() -> Ref<PySet> {
    PySet::new_ref()
}

impl PyDict {
    /// One entry of a display.
    #[inline]
    pub fn put(&self, key: Value, value: Value) -> Result<(), PyErr> {
        self.set(key, value)
    }

    /// `{**mapping}`
    pub fn update_unpack(&self, mapping: &Value) -> Result<(), PyErr> {
        if let Some(other) = native::<PyDict>(mapping) {
            return self.merge(other);
        }
        let keys = crate::core::names::intern("keys");
        if crate::core::attr::lookup(mapping, keys)?.is_none() {
            return Err(type_error(format!("'{}' object is not a mapping", type_name(mapping))));
        }
        dict_type::update(self, mapping)
    }
}

impl PySet {
    /// One key of a display.
    #[inline]
    pub fn put(&self, key: Value) -> Result<(), PyErr> {
        self.add(key)
    }

    /// `{*iterable}`
    pub fn update_unpack(&self, iterable: &Value) -> Result<(), PyErr> {
        super::set_ops::update(self, iterable)
    }
}
