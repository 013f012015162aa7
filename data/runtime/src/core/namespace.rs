// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! An ordered table of names: the contents of a class or of a native module.

use crate::core::names::{Name, NameMap};
use crate::core::value::Value;
use std::cell::{Cell, UnsafeCell};

struct Inner {
    index: NameMap<u32>,
    /// `Unbound` after a deletion, so that positions stay valid.
    entries: Vec<(Name, Value)>,
}

/// Positions of names never change, so sites may remember them while the owner's version lasts.
pub struct Namespace {
    inner: UnsafeCell<Inner>,
    live: Cell<usize>,
}

// Sound as `Attrs` is: no borrow leaves a method and no Python code runs under one.
impl Namespace {
    pub fn new() -> Namespace {
        let inner = Inner { index: NameMap::default(), entries: Vec::new() };
        Namespace { inner: UnsafeCell::new(inner), live: Cell::new(0) }
    }

    fn inner(&self) -> &Inner {
        unsafe { &*self.inner.get() }
    }

    #[inline]
    pub fn position(&self, name: Name) -> Option<usize> {
        self.inner().index.get(&name).map(|i| *i as usize)
    }

    #[inline(always)]
    pub fn at(&self, i: usize) -> Value {
        self.inner().entries[i].1.clone()
    }

    #[inline]
    pub fn get(&self, name: Name) -> Option<Value> {
        let v = self.at(self.position(name)?);
        if v.is_unbound() {
            None
        } else {
            Some(v)
        }
    }

    pub fn contains(&self, name: Name) -> bool {
        self.get(name).is_some()
    }

    /// Stores a value and returns the one that was there.
    pub fn set(&self, name: Name, v: Value) -> Option<Value> {
        let found = self.position(name);
        let inner = unsafe { &mut *self.inner.get() };
        match found {
            Some(i) if !inner.entries[i].1.is_unbound() => {
                Some(std::mem::replace(&mut inner.entries[i].1, v))
            }
            // A name that comes back goes to the end; its old place stays empty.
            _ => {
                inner.index.insert(name, inner.entries.len() as u32);
                inner.entries.push((name, v));
                self.live.set(self.live.get() + 1);
                None
            }
        }
    }

    pub fn remove(&self, name: Name) -> Option<Value> {
        let i = self.position(name)?;
        let inner = unsafe { &mut *self.inner.get() };
        let old = std::mem::replace(&mut inner.entries[i].1, Value::Unbound);
        if old.is_unbound() {
            return None;
        }
        self.live.set(self.live.get() - 1);
        Some(old)
    }

    pub fn len(&self) -> usize {
        self.live.get()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many places there are: names that were deleted keep theirs.
    pub fn places(&self) -> usize {
        self.inner().entries.len()
    }

    /// The entries before and behind a place.
    pub fn entries_around(&self, place: usize) -> (Vec<(Name, Value)>, Vec<(Name, Value)>) {
        let bound = |e: &&(Name, Value)| !e.1.is_unbound();
        let (before, behind) = self.inner().entries.split_at(place.min(self.places()));
        (before.iter().filter(bound).cloned().collect(), behind.iter().filter(bound).cloned().collect())
    }

    /// A copy of all entries in the order of first assignment.
    pub fn entries(&self) -> Vec<(Name, Value)> {
        self.inner().entries.iter().filter(|(_, v)| !v.is_unbound()).cloned().collect()
    }
}

impl Default for Namespace {
    fn default() -> Namespace {
        Namespace::new()
    }
}
