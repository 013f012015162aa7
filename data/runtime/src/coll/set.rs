// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `PySet` and `PyFrozenSet`: what set objects hold, for use from Rust.
//!
//! As in `dict`, no reference into the table escapes or lives while user code runs.

use super::key::{hash_value, quick_eq};
use super::set_table::{search_asking, Quick, SetEntry, SetTable};
use crate::core::error::PyErr;
use crate::core::object::Ref;
use crate::core::value::Value;
use crate::text::PyStr;
use std::cell::{Cell, UnsafeCell};

#[derive(Default)]
pub struct PySet {
    table: UnsafeCell<SetTable>,
}

/// The set is not changed once other code can see it.
pub struct PyFrozenSet {
    set: PySet,
    hash: Cell<Option<i64>>,
}

impl std::ops::Deref for PyFrozenSet {
    type Target = PySet;
    #[inline(always)]
    fn deref(&self) -> &PySet {
        &self.set
    }
}

impl PyFrozenSet {
    pub fn new(set: PySet) -> PyFrozenSet {
        PyFrozenSet { set, hash: Cell::new(None) }
    }

    /// `hash(frozenset)`; does not depend on the order.
    pub fn hash(&self) -> i64 {
        if let Some(hash) = self.hash.get() {
            return hash;
        }
        let hash = self.set.hash();
        self.hash.set(Some(hash));
        hash
    }
}

/// Spreads the bits of hashes that lie close together.
fn shuffle(hash: u64) -> u64 {
    ((hash ^ 89869747) ^ (hash << 16)).wrapping_mul(3644798167)
}

impl PySet {
    pub const fn new() -> PySet {
        PySet { table: UnsafeCell::new(SetTable::new()) }
    }

    pub fn with_table(table: SetTable) -> PySet {
        PySet { table: UnsafeCell::new(table) }
    }

    /// A new empty set object.
    pub fn new_ref() -> Ref<PySet> {
        Ref::new(PySet::new())
    }

    #[inline(always)]
    pub(super) fn table(&self) -> &SetTable {
        unsafe { &*self.table.get() }
    }

    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    pub(super) fn table_mut(&self) -> &mut SetTable {
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

    fn hash(&self) -> i64 {
        // CPython folds every place of the table in and corrects for the unused ones.
        let mut hash = self.table().iter().fold(0, |hash, e| hash ^ shuffle(e.hash as u64));
        hash ^= (self.len() as u64 + 1).wrapping_mul(1927868237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69069).wrapping_add(907133923);
        if hash == u64::MAX {
            590923713
        } else {
            hash as i64
        }
    }

    #[inline]
    fn find(&self, key: &Value, hash: i64) -> Result<Quick, PyErr> {
        let quick = match key {
            Value::Int(i) => self.table().search(hash, |k| match k {
                Value::Int(k) => Some(k == i),
                _ => None,
            }),
            Value::Obj(o) => match o.down::<PyStr>() {
                Some(s) => self.table().search(hash, |k| match k {
                    Value::Obj(k) if k.same(o) => Some(true),
                    Value::Obj(k) => k.down::<PyStr>().map(|k| **k == **s),
                    _ => None,
                }),
                None => self.table().search(hash, |k| quick_eq(k, key)),
            },
            _ => self.table().search(hash, |k| quick_eq(k, key)),
        };
        match quick {
            Quick::Unsure => search_asking(|| self.table(), key, hash),
            known => Ok(known),
        }
    }

    #[inline]
    pub fn contains(&self, key: &Value) -> Result<bool, PyErr> {
        self.contains_hashed(key, hash_value(key)?)
    }

    #[inline]
    pub fn contains_hashed(&self, key: &Value, hash: i64) -> Result<bool, PyErr> {
        Ok(matches!(self.find(key, hash)?, Quick::At(_)))
    }

    /// Adds a key; an equal one that is there already stays.
    #[inline]
    pub fn add(&self, key: Value) -> Result<(), PyErr> {
        let hash = hash_value(&key)?;
        self.add_hashed(key, hash)
    }

    #[inline]
    pub fn add_hashed(&self, key: Value, hash: i64) -> Result<(), PyErr> {
        if let Quick::Absent(at) = self.find(&key, hash)? {
            self.table_mut().insert_at(at, hash, key);
        }
        Ok(())
    }

    /// Takes a key out; false if it wasn't there.
    #[inline]
    pub fn discard(&self, key: &Value) -> Result<bool, PyErr> {
        self.discard_hashed(key, hash_value(key)?)
    }

    pub fn discard_hashed(&self, key: &Value, hash: i64) -> Result<bool, PyErr> {
        match self.find(key, hash)? {
            Quick::At(at) => {
                let old = self.table_mut().remove_at(at);
                drop(old);
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    pub fn pop(&self) -> Option<Value> {
        self.table_mut().pop()
    }

    pub fn clear(&self) {
        let old = self.table_mut().take();
        drop(old)
    }

    /// Exchanges the whole contents.
    pub fn set_table(&self, table: SetTable) {
        let old = std::mem::replace(self.table_mut(), table);
        drop(old)
    }

    /// The contents, moved out.
    pub fn take_table(&self) -> SetTable {
        self.table_mut().take()
    }

    /// The first key at or after place `at`, and its place.
    #[inline]
    pub fn next_from(&self, at: usize) -> Option<(usize, SetEntry)> {
        let at = self.table().next_from(at)?;
        Some((at, self.table().place(at).clone()))
    }

    pub fn keys_vec(&self) -> Vec<Value> {
        self.table().iter().map(|e| e.key.clone()).collect()
    }

    /// A copy, in the order that CPython's would have.
    pub fn copy(&self) -> PySet {
        let copy = PySet::new();
        copy.table_mut().reserve(self.len());
        copy.table_mut().merge_into_empty(self.table());
        copy
    }

    /// Adds all keys of `other`.
    pub fn merge(&self, other: &PySet) -> Result<(), PyErr> {
        if std::ptr::eq(self, other) || other.is_empty() {
            return Ok(());
        }
        self.table_mut().reserve(other.len());
        if self.table_mut().merge_into_empty(other.table()) {
            return Ok(());
        }
        let mut at = 0;
        while let Some((found, entry)) = other.next_from(at) {
            self.add_hashed(entry.key, entry.hash)?;
            at = found + 1;
        }
        Ok(())
    }

    /// Makes room before `n` keys are added.
    pub fn reserve(&self, n: usize) {
        self.table_mut().reserve(n)
    }

    pub(super) fn sweep(&self) {
        self.table_mut().sweep()
    }
}
