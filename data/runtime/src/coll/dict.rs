// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `PyDict`: what a dict object holds, for use from Rust.
//!
//! No method lets a reference into the table escape or runs user code while one is live: keys and
//! values are cloned out, and replaced ones are dropped after the borrow has ended. Operations that
//! may compare keys by `==` return a Result; the `*_str` ones compare strings only and can't fail.

use super::dict_table::{search_asking, DictTable, Entry, Quick};
use super::key::{hash_value, quick_eq};
use crate::core::error::PyErr;
use crate::core::object::{BinOp, CmpOp, Ref, UnOp};
use crate::core::types::Type;
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;
use std::cell::{RefCell, UnsafeCell};

#[derive(Default)]
pub struct PyDict {
    table: UnsafeCell<DictTable>,
    /// Present in the dicts of `collections`: defaultdict, OrderedDict, Counter.
    extra: Option<Box<Extra>>,
}

/// What makes a dict of `collections` differ from a plain one.
pub struct Flavor {
    pub class: fn() -> Type,
    pub repr: fn(&Ref<PyDict>) -> Result<Str, PyErr>,
    /// `__missing__`
    pub missing: Option<fn(&Ref<PyDict>, &Value) -> R>,
    /// Called first by comparisons; None = as dicts compare.
    pub compare: Option<fn(&Ref<PyDict>, &Value, CmpOp) -> Result<Option<Value>, PyErr>>,
    pub binary: Option<fn(BinOp, &Value, &Value) -> Result<Option<Value>, PyErr>>,
    pub inplace: Option<fn(BinOp, &Ref<PyDict>, &Value) -> Result<Option<Value>, PyErr>>,
    pub unary: Option<fn(UnOp, &Ref<PyDict>) -> Result<Option<Value>, PyErr>>,
    /// Deleting an absent key is no error.
    pub lenient: bool,
    /// What the views are called: "dict" or "odict".
    pub word: &'static str,
}

impl Flavor {
    /// A flavor that differs in class and repr only.
    pub const fn new(class: fn() -> Type, repr: fn(&Ref<PyDict>) -> Result<Str, PyErr>) -> Flavor {
        Flavor {
            class,
            repr,
            missing: None,
            compare: None,
            binary: None,
            inplace: None,
            unary: None,
            lenient: false,
            word: "dict",
        }
    }
}

struct Extra {
    flavor: Option<&'static Flavor>,
    fixed: Option<Fixed>,
    /// `default_factory` of a defaultdict.
    factory: RefCell<Value>,
}

/// Keys whose values must stay, and what is told the first one that does not.
struct Fixed {
    keys: &'static [&'static str],
    broken: fn(&str),
}

impl Extra {
    #[cold]
    #[inline(never)]
    fn check(&self, key: &Value) {
        if let (Some(fixed), Some(key)) = (&self.fixed, key.down::<PyStr>()) {
            if let Some(name) = fixed.keys.iter().find(|k| **key == ***k) {
                (fixed.broken)(name)
            }
        }
    }
}

impl PyDict {
    pub const fn new() -> PyDict {
        PyDict { table: UnsafeCell::new(DictTable::new()), extra: None }
    }

    pub fn with_table(table: DictTable) -> PyDict {
        PyDict { table: UnsafeCell::new(table), extra: None }
    }

    /// An empty dict of `collections`.
    pub fn with_flavor(flavor: &'static Flavor, factory: Value) -> PyDict {
        let factory = RefCell::new(factory);
        let extra = Some(Box::new(Extra { flavor: Some(flavor), fixed: None, factory }));
        PyDict { table: UnsafeCell::new(DictTable::new()), extra }
    }

    /// An empty dict that calls `broken` when one of these keys is to lose its value.
    pub fn with_fixed(keys: &'static [&'static str], broken: fn(&str)) -> PyDict {
        let fixed = Some(Fixed { keys, broken });
        let extra = Some(Box::new(Extra { flavor: None, fixed, factory: Value::None.into() }));
        PyDict { table: UnsafeCell::new(DictTable::new()), extra }
    }

    #[inline(always)]
    fn check_fixed(&self, at: usize) {
        if let Some(extra) = &self.extra {
            extra.check(&self.table().entry(at).key)
        }
    }

    fn check_all_fixed(&self) {
        if let Some(extra) = &self.extra {
            self.table().iter().for_each(|e| extra.check(&e.key))
        }
    }

    #[inline]
    pub fn flavor(&self) -> Option<&'static Flavor> {
        self.extra.as_ref().and_then(|e| e.flavor)
    }

    /// `default_factory`, None for others than defaultdict.
    pub fn factory(&self) -> Value {
        self.extra.as_ref().map_or(Value::None, |e| e.factory.borrow().clone())
    }

    pub fn set_factory(&self, factory: Value) {
        if let Some(extra) = &self.extra {
            drop(extra.factory.replace(factory))
        }
    }

    /// A new empty dict object.
    pub fn new_ref() -> Ref<PyDict> {
        Ref::new(PyDict::new())
    }

    #[inline(always)]
    pub(super) fn table(&self) -> &DictTable {
        unsafe { &*self.table.get() }
    }

    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    pub(super) fn table_mut(&self) -> &mut DictTable {
        unsafe { &mut *self.table.get() }
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.table().len()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Where `key` is.
    #[inline]
    pub(super) fn find(&self, key: &Value, hash: i64) -> Result<Option<usize>, PyErr> {
        let quick = match key {
            Value::Int(i) => self.table().search(hash, |k| match k {
                Value::Int(k) => Some(k == i),
                _ => None,
            }),
            Value::Obj(o) => match o.down::<PyStr>() {
                Some(s) => return self.find_str(s, hash),
                None => self.table().search(hash, |k| quick_eq(k, key)),
            },
            _ => self.table().search(hash, |k| quick_eq(k, key)),
        };
        match quick {
            Quick::At(at) => Ok(Some(at)),
            Quick::Absent => Ok(None),
            Quick::Unsure => search_asking(|| self.table(), key, hash),
        }
    }

    #[inline]
    fn find_str(&self, key: &Str, hash: i64) -> Result<Option<usize>, PyErr> {
        let quick = self.table().search(hash, |k| match k {
            Value::Obj(k) if k.same(key.as_any()) => Some(true),
            Value::Obj(k) => k.down::<PyStr>().map(|k| **k == **key),
            _ => None,
        });
        match quick {
            Quick::At(at) => Ok(Some(at)),
            Quick::Absent => Ok(None),
            Quick::Unsure => search_asking(|| self.table(), &Value::from(key.clone()), hash),
        }
    }

    #[inline]
    pub fn get(&self, key: &Value) -> Result<Option<Value>, PyErr> {
        self.get_hashed(key, hash_value(key)?)
    }

    #[inline]
    pub fn get_hashed(&self, key: &Value, hash: i64) -> Result<Option<Value>, PyErr> {
        Ok(self.find(key, hash)?.map(|at| self.table().entry(at).value.clone()))
    }

    #[inline]
    pub fn contains(&self, key: &Value) -> Result<bool, PyErr> {
        Ok(self.find(key, hash_value(key)?)?.is_some())
    }

    /// `d[key] = value`; an equal key that is there already stays.
    #[inline]
    pub fn set(&self, key: Value, value: Value) -> Result<(), PyErr> {
        let hash = hash_value(&key)?;
        self.set_hashed(key, hash, value)
    }

    #[inline]
    pub fn set_hashed(&self, key: Value, hash: i64, value: Value) -> Result<(), PyErr> {
        match self.find(&key, hash)? {
            Some(at) => drop(self.replace_at(at, value)),
            None => self.table_mut().insert_new(hash, key, value),
        }
        Ok(())
    }

    #[inline(always)]
    fn replace_at(&self, at: usize, value: Value) -> Value {
        self.check_fixed(at);
        std::mem::replace(&mut self.table_mut().entry_mut(at).value, value)
    }

    /// `d.setdefault(key, value)`
    pub fn set_default(&self, key: &Value, value: Value) -> Result<Value, PyErr> {
        let hash = hash_value(key)?;
        if let Some(at) = self.find(key, hash)? {
            return Ok(self.table().entry(at).value.clone());
        }
        self.table_mut().insert_new(hash, key.clone(), value.clone());
        Ok(value)
    }

    /// Takes a key out; its value.
    pub fn remove(&self, key: &Value) -> Result<Option<Value>, PyErr> {
        if self.is_empty() {
            // CPython hashes the key even so.
            hash_value(key)?;
            return Ok(None);
        }
        let at = self.find(key, hash_value(key)?)?;
        Ok(at.map(|at| {
            self.check_fixed(at);
            let entry = self.table_mut().remove_at(at);
            entry.value
        }))
    }

    pub fn get_str(&self, key: &Str) -> Option<Value> {
        let at = self.find_str(key, key.hash()).ok()??;
        Some(self.table().entry(at).value.clone())
    }

    pub fn set_str(&self, key: &Str, value: Value) {
        let hash = key.hash();
        match self.find_str(key, hash) {
            Ok(Some(at)) => drop(self.replace_at(at, value)),
            _ => self.table_mut().insert_new(hash, Value::from(key.clone()), value),
        }
    }

    /// Takes a key out; its value.
    pub fn del_str(&self, key: &Str) -> Option<Value> {
        let at = self.find_str(key, key.hash()).ok()??;
        self.check_fixed(at);
        Some(self.table_mut().remove_at(at).value)
    }

    /// `popitem()`: the last entry.
    pub fn pop_last(&self) -> Option<(Value, Value)> {
        self.check_all_fixed();
        self.table_mut().pop_last().map(|e| (e.key, e.value))
    }

    pub fn clear(&self) {
        self.check_all_fixed();
        let old = self.table_mut().take();
        drop(old)
    }

    /// A shallow copy's contents.
    pub fn copy_table(&self) -> DictTable {
        self.table().compacted()
    }

    /// Exchanges the whole contents.
    pub fn set_table(&self, table: DictTable) {
        self.check_all_fixed();
        let old = std::mem::replace(self.table_mut(), table);
        drop(old)
    }

    /// The first entry at or after position `at`, and its position. Any change of the dict may
    /// move entries.
    #[inline]
    pub fn next_from(&self, at: usize) -> Option<(usize, Entry)> {
        let at = self.table().next_from(at)?;
        Some((at, self.table().entry(at).clone()))
    }

    pub fn keys_vec(&self) -> Vec<Value> {
        self.table().iter().map(|e| e.key.clone()).collect()
    }

    pub fn values_vec(&self) -> Vec<Value> {
        self.table().iter().map(|e| e.value.clone()).collect()
    }

    pub fn items_vec(&self) -> Vec<(Value, Value)> {
        self.table().iter().map(|e| (e.key.clone(), e.value.clone())).collect()
    }

    /// Moves a key to the end or the beginning; false if it isn't there.
    pub fn move_to_end(&self, key: &Value, last: bool) -> Result<bool, PyErr> {
        match self.find(key, hash_value(key)?)? {
            Some(at) => {
                self.table_mut().move_to_end(at, last);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// Takes all entries of `other` over, replacing values of keys that are here already.
    pub fn merge(&self, other: &PyDict) -> Result<(), PyErr> {
        if std::ptr::eq(self, other) {
            return Ok(());
        }
        if self.is_empty() && self.table().end() == 0 {
            self.set_table(other.copy_table());
            return Ok(());
        }
        let n = other.len();
        let mut at = 0;
        while let Some((found, entry)) = other.next_from(at) {
            self.set_hashed(entry.key, entry.hash, entry.value)?;
            if other.len() != n {
                return Err(crate::core::error::runtime_error("dict mutated during update"));
            }
            at = found + 1;
        }
        Ok(())
    }
}
