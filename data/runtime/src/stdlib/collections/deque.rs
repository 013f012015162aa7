// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Deque`: what a deque object holds, for use from Rust.

use crate::core::value::Value;
use std::cell::{Cell, UnsafeCell};
use std::collections::VecDeque;

/// As in `PyList` no reference leaves a method or lives while user code runs.
#[derive(Default)]
pub struct Deque {
    items: UnsafeCell<VecDeque<Value>>,
    max_len: Cell<Option<usize>>,
    /// Counts changes, so that iterators notice them.
    state: Cell<u64>,
}

impl Deque {
    pub fn new(max_len: Option<usize>) -> Deque {
        Deque { max_len: Cell::new(max_len), ..Deque::default() }
    }

    fn items(&self) -> &VecDeque<Value> {
        unsafe { &*self.items.get() }
    }

    #[allow(clippy::mut_from_ref)]
    fn changing(&self) -> &mut VecDeque<Value> {
        self.state.set(self.state.get() + 1);
        unsafe { &mut *self.items.get() }
    }

    #[inline]
    pub fn len(&self) -> usize {
        self.items().len()
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn max_len(&self) -> Option<usize> {
        self.max_len.get()
    }

    pub fn set_max_len(&self, max_len: Option<usize>) {
        self.max_len.set(max_len)
    }

    pub fn state(&self) -> u64 {
        self.state.get()
    }

    #[inline]
    pub fn get(&self, at: usize) -> Option<Value> {
        self.items().get(at).cloned()
    }

    pub fn set(&self, at: usize, v: Value) -> bool {
        // Replacing an item is no change that iterators care about.
        match unsafe { &mut *self.items.get() }.get_mut(at) {
            Some(item) => {
                let old = std::mem::replace(item, v);
                drop(old);
                true
            }
            None => false,
        }
    }

    /// Appends; a full deque loses its first item.
    #[inline]
    pub fn push_back(&self, v: Value) {
        let items = self.changing();
        items.push_back(v);
        let old = if self.over_full() { self.changing().pop_front() } else { None };
        drop(old)
    }

    #[inline]
    pub fn push_front(&self, v: Value) {
        let items = self.changing();
        items.push_front(v);
        let old = if self.over_full() { self.changing().pop_back() } else { None };
        drop(old)
    }

    #[inline]
    fn over_full(&self) -> bool {
        self.max_len.get().map_or(false, |max| self.len() > max)
    }

    #[inline]
    pub fn pop_back(&self) -> Option<Value> {
        self.changing().pop_back()
    }

    #[inline]
    pub fn pop_front(&self) -> Option<Value> {
        self.changing().pop_front()
    }

    pub fn insert(&self, at: usize, v: Value) {
        let at = at.min(self.len());
        self.changing().insert(at, v)
    }

    pub fn remove(&self, at: usize) -> Option<Value> {
        self.changing().remove(at)
    }

    pub fn reverse(&self) {
        self.changing().make_contiguous().reverse()
    }

    /// Moves `n` items from the end to the beginning, or the other way round.
    pub fn rotate(&self, n: i64) {
        let len = self.len();
        if len > 1 {
            let n = n.rem_euclid(len as i64) as usize;
            self.changing().rotate_right(n);
        }
    }

    pub fn clear(&self) {
        let old = std::mem::take(self.changing());
        drop(old)
    }

    pub fn to_vec(&self) -> Vec<Value> {
        self.items().iter().cloned().collect()
    }
}
