// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `PyList`: what a list object holds, for use from Rust.
//!
//! No method lets a reference to an item escape or runs user code while one is live: items are
//! cloned out, and replaced ones are dropped after the borrow has ended.

use crate::core::instance::any_finalizable;
use crate::core::object::Ref;
use crate::core::value::Value;
use std::cell::UnsafeCell;

#[derive(Default)]
pub struct PyList {
    items: UnsafeCell<Vec<Value>>,
}

/// Drops the last item first, as CPython clears lists and tuples.
#[inline]
pub(super) fn drop_last_first(mut items: Vec<Value>) {
    while let Some(item) = items.pop() {
        drop(item)
    }
}

impl Drop for PyList {
    #[inline]
    fn drop(&mut self) {
        if any_finalizable() {
            drop_last_first(self.take())
        }
    }
}

impl PyList {
    pub fn new(items: Vec<Value>) -> PyList {
        PyList { items: UnsafeCell::new(items) }
    }

    #[inline(always)]
    fn items(&self) -> &Vec<Value> {
        unsafe { &*self.items.get() }
    }

    #[allow(clippy::mut_from_ref)]
    #[inline(always)]
    fn items_mut(&self) -> &mut Vec<Value> {
        unsafe { &mut *self.items.get() }
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.items().len()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.items().is_empty()
    }

    #[inline(always)]
    pub fn get(&self, at: usize) -> Option<Value> {
        self.items().get(at).cloned()
    }

    /// The item at a Python index, negative from the end.
    #[inline(always)]
    pub fn at(&self, index: i64) -> Option<Value> {
        let items = self.items();
        let at = if index < 0 { index.wrapping_add(items.len() as i64) } else { index };
        items.get(crate::host::size(at)).cloned()
    }

    /// The place of a Python index, if there is one.
    #[inline(always)]
    pub fn place(&self, index: i64) -> Option<usize> {
        let len = self.len();
        let at = crate::host::size(if index < 0 { index.wrapping_add(len as i64) } else { index });
        if at < len {
            Some(at)
        } else {
            None
        }
    }

    /// False if there is no such place, counted from the beginning.
    #[inline(always)]
    pub fn set(&self, at: usize, value: Value) -> bool {
        match self.items_mut().get_mut(at) {
            Some(item) => {
                let old = std::mem::replace(item, value);
                drop(old);
                true
            }
            None => false,
        }
    }

    #[inline(always)]
    pub fn push(&self, value: Value) {
        self.items_mut().push(value)
    }

    #[inline(always)]
    pub fn pop(&self) -> Option<Value> {
        self.items_mut().pop()
    }

    pub fn insert(&self, at: usize, value: Value) {
        let at = at.min(self.len());
        self.items_mut().insert(at, value)
    }

    pub fn remove(&self, at: usize) -> Option<Value> {
        if at < self.len() {
            Some(self.items_mut().remove(at))
        } else {
            None
        }
    }

    /// Appends all of `more`.
    pub fn append(&self, mut more: Vec<Value>) {
        self.items_mut().append(&mut more)
    }

    /// Appends clones of the items of another list (or of this one).
    pub fn append_list(&self, other: &PyList) {
        let n = other.len();
        self.items_mut().reserve(n);
        for at in 0..n {
            let item = other.items()[at].clone();
            self.push(item);
        }
    }

    pub fn reserve(&self, more: usize) {
        self.items_mut().reserve(more)
    }

    pub fn capacity(&self) -> usize {
        self.items().capacity()
    }

    pub fn to_vec(&self) -> Vec<Value> {
        self.items().clone()
    }

    /// Clones of the items `start..end`.
    pub fn range_vec(&self, start: usize, end: usize) -> Vec<Value> {
        self.items()[start..end].to_vec()
    }

    /// Moves the items out; the list is empty then.
    pub fn take(&self) -> Vec<Value> {
        std::mem::take(self.items_mut())
    }

    /// Exchanges all items, giving the old ones to be dropped at leisure.
    pub fn replace(&self, items: Vec<Value>) -> Vec<Value> {
        std::mem::replace(self.items_mut(), items)
    }

    pub fn clear(&self) {
        drop_last_first(self.take())
    }

    pub fn reverse(&self) {
        self.items_mut().reverse()
    }

    /// Replaces the items `start..end`.
    pub fn splice(&self, start: usize, end: usize, new: Vec<Value>) {
        let len = self.len();
        let (start, end) = (start.min(len), end.min(len));
        if end.checked_sub(start) == Some(new.len()) {
            let mut old = new;
            self.items_mut()[start..end].swap_with_slice(&mut old);
            return drop(old);
        }
        let old: Vec<Value> = self.items_mut().splice(start..end.max(start), new).collect();
        drop(old)
    }

    /// Lends the items. `f` must not run user code, nor touch the list in another way.
    #[inline(always)]
    pub(crate) fn with<T>(&self, f: impl FnOnce(&[Value]) -> T) -> T {
        f(self.items())
    }

    /// Lends the items for changing, under the same condition; values taken out are to be dropped later.
    #[inline(always)]
    pub(crate) fn with_mut<T>(&self, f: impl FnOnce(&mut Vec<Value>) -> T) -> T {
        f(self.items_mut())
    }
}

/// A new list object.
pub fn list(items: Vec<Value>) -> Value {
    Value::from(Ref::new(PyList::new(items)))
}

/// A new empty list, to be filled by `push`.
pub fn new_list() -> Ref<PyList> {
    Ref::new(PyList::default())
}
