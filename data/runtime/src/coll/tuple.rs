// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `PyTuple`: what a tuple object holds, for use from Rust.

use super::key::hash_value;
use crate::core::error::PyErr;
use crate::core::instance::any_finalizable;
use crate::core::object::Ref;
use crate::core::value::Value;

/// Up to three items live inside the object.
enum Items {
    One([Value; 1]),
    Two([Value; 2]),
    Three([Value; 3]),
    Many(Box<[Value]>),
}

pub struct PyTuple {
    items: Items,
}

impl Drop for PyTuple {
    #[inline]
    fn drop(&mut self) {
        if any_finalizable() {
            let items: &mut [Value] = match &mut self.items {
                Items::One(items) => items,
                Items::Two(items) => items,
                Items::Three(items) => items,
                Items::Many(items) => items,
            };
            items.iter_mut().rev().for_each(|item| drop(item.take()));
        }
    }
}

impl std::ops::Deref for PyTuple {
    type Target = [Value];
    #[inline(always)]
    fn deref(&self) -> &[Value] {
        match &self.items {
            Items::One(items) => items,
            Items::Two(items) => items,
            Items::Three(items) => items,
            Items::Many(items) => items,
        }
    }
}

const PRIME_1: u64 = 11400714785074694791;
const PRIME_2: u64 = 14029467366897019727;
const PRIME_5: u64 = 2870177450012600261;

/// The hash of a tuple whose items have these hashes (xxHash, as CPython's from 3.8).
pub struct TupleHash {
    acc: u64,
    len: u64,
}

impl Default for TupleHash {
    fn default() -> TupleHash {
        TupleHash { acc: PRIME_5, len: 0 }
    }
}

impl TupleHash {
    #[inline(always)]
    pub fn add(&mut self, hash: i64) {
        let lane = (hash as u64).wrapping_mul(PRIME_2);
        self.acc = self.acc.wrapping_add(lane).rotate_left(31).wrapping_mul(PRIME_1);
        self.len += 1;
    }

    #[inline(always)]
    pub fn finish(&self) -> i64 {
        match self.acc.wrapping_add(self.len ^ (PRIME_5 ^ 3527539)) {
            u64::MAX => 1546275796,
            hash => hash as i64,
        }
    }
}

impl PyTuple {
    pub fn new(mut items: Vec<Value>) -> PyTuple {
        let items = match &mut items[..] {
            [a] => Items::One([a.take()]),
            [a, b] => Items::Two([a.take(), b.take()]),
            [a, b, c] => Items::Three([a.take(), b.take(), c.take()]),
            _ => Items::Many(items.into_boxed_slice()),
        };
        PyTuple { items }
    }

    pub fn hash(&self) -> Result<i64, PyErr> {
        let mut hash = TupleHash::default();
        for item in self.iter() {
            hash.add(hash_value(item)?);
        }
        Ok(hash.finish())
    }
}

thread_local! {
    static EMPTY: Value = Value::from(Ref::new(PyTuple::new(Vec::new())));
}

/// A tuple object; the empty one is always the same.
pub fn tuple(items: Vec<Value>) -> Value {
    if items.is_empty() {
        return EMPTY.with(Value::clone);
    }
    Value::from(Ref::new(PyTuple::new(items)))
}

/// A tuple of two, as `items()` and `enumerate` make.
#[inline]
pub fn pair(a: Value, b: Value) -> Value {
    Value::from(Ref::new(PyTuple { items: Items::Two([a, b]) }))
}
