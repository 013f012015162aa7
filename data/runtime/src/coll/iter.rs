// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Iteration: `Iter` for `for` loops, with fast paths for builtin containers, and the iterator
//! objects that `iter()` gives.

use super::dict::PyDict;
use super::dict_table::Entry;
use super::list::PyList;
use super::range::PyRange;
use super::set::{PyFrozenSet, PySet};
use super::tuple::{pair, PyTuple};
use crate::core::call::call;
use crate::core::error::{end_if_stopped, end_of_iteration, runtime_error, type_error, PyErr};
use crate::core::object::{AnyRef, Ref};
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;
use std::cell::UnsafeCell;

/// The state of an iteration. Only `Object` and `Sequence` run user code, and they change nothing
/// in the state while it runs.
pub enum Iter {
    Range {
        next: i64,
        step: i64,
        left: i64,
    },
    BigRange(Box<BigRange>),
    List(Ref<PyList>, usize),
    /// Backward; the number is how many are left.
    ListBack(Ref<PyList>, usize),
    Tuple(Ref<PyTuple>, usize),
    Str(Str, usize),
    Dict(Box<DictIter>),
    Set(Box<SetIter>),
    /// Anything else: an iterator object.
    Object(AnyRef),
    Done,
}

pub struct BigRange {
    next: Value,
    step: Value,
    left: Value,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum DictPart {
    Keys,
    Values,
    Items,
}

pub struct DictIter {
    dict: Ref<PyDict>,
    part: DictPart,
    back: bool,
    /// Where to look next; when going back, the position behind it.
    at: usize,
    /// Size of the dict when the iteration began.
    size: usize,
    left: usize,
}

enum AnySet {
    Set(Ref<PySet>),
    Frozen(Ref<PyFrozenSet>),
}

pub struct SetIter {
    set: AnySet,
    at: usize,
    size: usize,
    left: usize,
}

const CHANGED: usize = usize::MAX;

impl DictIter {
    pub fn new(dict: Ref<PyDict>, part: DictPart, back: bool) -> DictIter {
        let size = dict.len();
        let at = if back { dict.table().end() } else { 0 };
        DictIter { dict, part, back, at, size, left: size }
    }

    fn next(&mut self) -> Result<Option<Value>, PyErr> {
        let part = self.part;
        Ok(self.next_entry()?.map(|entry| match part {
            DictPart::Keys => entry.key.clone(),
            DictPart::Values => entry.value.clone(),
            DictPart::Items => pair(entry.key.clone(), entry.value.clone()),
        }))
    }

    #[inline]
    fn next_entry(&mut self) -> Result<Option<&Entry>, PyErr> {
        let table = self.dict.table();
        if table.len() != self.size {
            self.size = CHANGED;
            return Err(runtime_error("dictionary changed size during iteration"));
        }
        let found = if self.back { table.last_before(self.at) } else { table.next_from(self.at) };
        let at = match found {
            Some(at) => at,
            None => return Ok(None),
        };
        if self.left == 0 {
            return Err(runtime_error("dictionary keys changed during iteration"));
        }
        self.at = if self.back { at } else { at + 1 };
        self.left -= 1;
        Ok(Some(table.entry(at)))
    }
}

impl SetIter {
    fn new(set: AnySet) -> SetIter {
        let mut it = SetIter { set, at: 0, size: 0, left: 0 };
        it.size = it.set().len();
        it.left = it.size;
        it
    }

    #[inline]
    fn set(&self) -> &PySet {
        match &self.set {
            AnySet::Set(set) => set,
            AnySet::Frozen(set) => set,
        }
    }

    fn next(&mut self) -> Result<Option<Value>, PyErr> {
        if self.set().len() != self.size {
            self.size = CHANGED;
            return Err(runtime_error("Set changed size during iteration"));
        }
        match self.set().next_from(self.at) {
            Some((at, entry)) => {
                self.at = at + 1;
                self.left = self.left.saturating_sub(1);
                Ok(Some(entry.key))
            }
            None => Ok(None),
        }
    }
}

impl Iter {
    /// The next value, None at the end.
    #[inline]
    pub fn next(&mut self) -> Result<Option<Value>, PyErr> {
        match self {
            Iter::Range { next, step, left } => {
                if *left == 0 {
                    return Ok(None);
                }
                *left -= 1;
                let value = *next;
                *next = value.wrapping_add(*step);
                Ok(Some(Value::Int(value)))
            }
            Iter::List(list, at) => match list.get(*at) {
                Some(value) => {
                    *at += 1;
                    Ok(Some(value))
                }
                None => self.finish(),
            },
            Iter::Tuple(items, at) => match items.get(*at) {
                Some(value) => {
                    *at += 1;
                    Ok(Some(value.clone()))
                }
                None => self.finish(),
            },
            Iter::Object(o) => next_of(o),
            _ => self.next_rare(),
        }
    }

    /// The next value taken apart, as `for a, b in ...` needs it. The pairs that `items()`,
    /// `enumerate` and `zip` give are not made into tuples first.
    pub fn next_pair(&mut self) -> Result<Option<[Value; 2]>, PyErr> {
        match self {
            Iter::Dict(it) if it.part == DictPart::Items => {
                return match it.next_entry()? {
                    Some(entry) => Ok(Some([entry.key.clone(), entry.value.clone()])),
                    None => self.finish().map(|_| None),
                };
            }
            Iter::Object(o) => {
                if let Some(result) = super::iterators::next_pair(o) {
                    return result.or_else(|e| end_if_stopped(e).map(|_| None));
                }
            }
            _ => {}
        }
        match self.next()? {
            Some(v) => super::unpack::unpack::<2>(&v).map(Some),
            None => Ok(None),
        }
    }

    #[inline(never)]
    fn next_rare(&mut self) -> Result<Option<Value>, PyErr> {
        match self {
            Iter::Dict(it) => match it.next() {
                Ok(None) => self.finish(),
                result => result,
            },
            Iter::Set(it) => match it.next() {
                Ok(None) => self.finish(),
                result => result,
            },
            Iter::Str(s, at) => {
                if *at < s.len() {
                    let c = s.at(*at);
                    *at += 1;
                    Ok(Some(Value::from(crate::text::char_str(c))))
                } else {
                    self.finish()
                }
            }
            Iter::ListBack(list, left) => {
                let item = match left.checked_sub(1) {
                    Some(at) => list.get(at),
                    None => None,
                };
                if item.is_none() {
                    return self.finish();
                }
                *left -= 1;
                Ok(item)
            }
            Iter::BigRange(r) => {
                if !ops::truth(&r.left)? {
                    return self.finish();
                }
                r.left = ops::sub(&r.left, &Value::Int(1))?;
                let next = ops::add(&r.next, &r.step)?;
                Ok(Some(std::mem::replace(&mut r.next, next)))
            }
            // `next` has handled the others.
            Iter::Done
            | Iter::Range { .. }
            | Iter::List(..)
            | Iter::Tuple(..)
            | Iter::Object(_) => Ok(None),
        }
    }

    /// An exhausted iteration lets go of its container and stays exhausted.
    #[cold]
    fn finish(&mut self) -> Result<Option<Value>, PyErr> {
        let old = std::mem::replace(self, Iter::Done);
        drop(old);
        Ok(None)
    }

    /// How many values are left, if that is known without running user code.
    pub fn known_len(&self) -> Option<usize> {
        Some(match self {
            Iter::Range { left, .. } => crate::host::size(*left as i64),
            Iter::List(list, at) => list.len().saturating_sub(*at),
            Iter::ListBack(list, left) => {
                if *left <= list.len() {
                    *left
                } else {
                    0
                }
            }
            Iter::Tuple(items, at) => items.len() - at,
            Iter::Str(s, at) => s.len() - at,
            Iter::Dict(it) => {
                if it.size == it.dict.len() {
                    it.left
                } else {
                    0
                }
            }
            Iter::Set(it) => {
                if it.size == it.set().len() {
                    it.left
                } else {
                    0
                }
            }
            Iter::Done => 0,
            Iter::BigRange(_) | Iter::Object(_) => return None,
        })
    }

    /// `__length_hint__` of the iterator object.
    fn length_hint(&self) -> R {
        match self {
            Iter::BigRange(r) => Ok(r.left.clone()),
            _ => Ok(Value::Int(self.known_len().unwrap_or(0) as i64)),
        }
    }

    /// Appends all values that are left.
    pub fn collect_into(&mut self, out: &mut Vec<Value>) -> Result<(), PyErr> {
        match self {
            // `out` belongs to nobody else, so nothing can change meanwhile.
            Iter::List(list, at) => list.with(|items| {
                if let Some(rest) = items.get(*at..) {
                    out.extend_from_slice(rest)
                }
            }),
            Iter::Tuple(items, at) => out.extend_from_slice(&items[*at..]),
            _ => {
                out.reserve(self.known_len().unwrap_or(0).min(1 << 20));
                while let Some(value) = self.next()? {
                    out.push(value);
                }
                return Ok(());
            }
        }
        self.finish().map(|_| ())
    }

    /// The iterator object that goes on from here.
    pub fn into_value(self) -> Value {
        match self {
            Iter::Object(o) => Value::Obj(o),
            other => super::iter_types::iterator_object(other),
        }
    }
}

/// Advances an iterator object.
#[inline]
pub fn next_of(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    match o.vt().next {
        Some(next) => next(o).or_else(end_if_stopped),
        None => Err(not_iterator(&Value::Obj(o.clone()))),
    }
}

#[cold]
#[inline(never)]
fn not_iterator(v: &Value) -> PyErr {
    type_error(format!("'{}' object is not an iterator", type_name(v)))
}

/// `next(v)` without a default; None when exhausted.
pub fn next_value(v: &Value) -> Result<Option<Value>, PyErr> {
    match v {
        Value::Obj(o) if ops::is_iterator(v) => match o.vt().next {
            Some(next) => next(o),
            None => Err(not_iterator(v)),
        },
        _ => Err(not_iterator(v)),
    }
}

/// The iteration of an exact builtin container, which has no iterator object yet.
#[inline]
fn native_iter(o: &AnyRef) -> Option<Iter> {
    if let Some(list) = o.down::<PyList>() {
        return Some(Iter::List(list.clone(), 0));
    }
    if let Some(range) = o.down::<PyRange>() {
        return Some(range_iter(range));
    }
    if let Some(items) = o.down::<PyTuple>() {
        return Some(Iter::Tuple(items.clone(), 0));
    }
    if let Some(dict) = o.down::<PyDict>() {
        return Some(dict_iter(dict, DictPart::Keys));
    }
    if let Some(s) = o.down::<PyStr>() {
        return Some(Iter::Str(s.clone(), 0));
    }
    if let Some(set) = o.down::<PySet>() {
        return Some(Iter::Set(Box::new(SetIter::new(AnySet::Set(set.clone())))));
    }
    if let Some(set) = o.down::<PyFrozenSet>() {
        return Some(Iter::Set(Box::new(SetIter::new(AnySet::Frozen(set.clone())))));
    }
    super::dict_views::view_iter(o)
}

/// Begins an iteration over `v`.
pub fn iter(v: &Value) -> Result<Iter, PyErr> {
    let o = match v {
        Value::Obj(o) => o,
        _ => return Err(not_iterable(v)),
    };
    if let Some(it) = native_iter(o) {
        return Ok(it);
    }
    if let Some(begin) = o.vt().iter {
        return match begin(o)? {
            Value::Obj(it) if it.vt().next.is_some() => Ok(Iter::Object(it)),
            other => Err(not_an_iterator(&other)),
        };
    }
    Err(not_iterable(v))
}

#[cold]
#[inline(never)]
fn not_an_iterator(v: &Value) -> PyErr {
    type_error(format!("iter() returned non-iterator of type '{}'", type_name(v)))
}

#[cold]
#[inline(never)]
pub fn not_iterable(v: &Value) -> PyErr {
    type_error(format!("'{}' object is not iterable", type_name(v)))
}

/// Appends the values of an iterable.
pub fn extend(out: &mut Vec<Value>, iterable: &Value) -> Result<(), PyErr> {
    iter(iterable)?.collect_into(out)
}

pub fn range_iter(range: &Ref<PyRange>) -> Iter {
    match range.words() {
        Some(w) => Iter::Range { next: w.start, step: w.step, left: w.len },
        None => Iter::BigRange(Box::new(BigRange {
            next: range.start.clone(),
            step: range.step.clone(),
            left: range.len.clone(),
        })),
    }
}

pub fn dict_iter(dict: &Ref<PyDict>, part: DictPart) -> Iter {
    Iter::Dict(Box::new(DictIter::new(dict.clone(), part, false)))
}

pub fn dict_iter_back(dict: &Ref<PyDict>, part: DictPart) -> Iter {
    Iter::Dict(Box::new(DictIter::new(dict.clone(), part, true)))
}

impl DictIter {
    pub fn kind(&self) -> (DictPart, bool) {
        (self.part, self.back)
    }
}

pub fn set_iter(set: &Ref<PySet>) -> Iter {
    Iter::Set(Box::new(SetIter::new(AnySet::Set(set.clone()))))
}

pub fn frozenset_iter(set: &Ref<PyFrozenSet>) -> Iter {
    Iter::Set(Box::new(SetIter::new(AnySet::Frozen(set.clone()))))
}

pub fn list_iterator(list: &Ref<PyList>) -> Value {
    Iter::List(list.clone(), 0).into_value()
}

pub fn list_reverse_iterator(list: &Ref<PyList>) -> Value {
    Iter::ListBack(list.clone(), list.len()).into_value()
}

pub fn tuple_iterator(items: &Ref<PyTuple>) -> Value {
    Iter::Tuple(items.clone(), 0).into_value()
}

pub fn range_iterator(range: &Ref<PyRange>) -> Value {
    range_iter(range).into_value()
}

/// An iteration inside an iterator object, which others may advance while user code runs.
pub struct SharedIter(UnsafeCell<Iter>);

impl SharedIter {
    pub fn new(it: Iter) -> SharedIter {
        SharedIter(UnsafeCell::new(it))
    }

    /// Begins an iteration over `v`.
    pub fn over(v: &Value) -> Result<SharedIter, PyErr> {
        Ok(SharedIter::new(iter(v)?))
    }

    #[inline]
    pub fn next(&self) -> Result<Option<Value>, PyErr> {
        // SAFETY: the borrow ends before user code runs: an `Object` is advanced through a clone,
        // and what the other kinds let go of is dropped after they were replaced.
        let it = unsafe { &mut *self.0.get() };
        match it {
            Iter::Object(o) => {
                let o = o.clone();
                next_of(&o)
            }
            _ => it.next(),
        }
    }

    pub fn length_hint(&self) -> R {
        // SAFETY: reads only.
        unsafe { &*self.0.get() }.length_hint()
    }

    pub fn known_len(&self) -> Option<usize> {
        // SAFETY: reads only.
        unsafe { &*self.0.get() }.known_len()
    }

    /// Lets go of what is iterated over.
    pub fn finish(&self) {
        // SAFETY: the old state is dropped after the borrow.
        let old = unsafe { std::mem::replace(&mut *self.0.get(), Iter::Done) };
        drop(old)
    }
}

/// Calls `f` until it returns `sentinel`: one step of `iter(f, sentinel)`.
pub fn call_until(f: &Value, sentinel: &Value) -> Result<Option<Value>, PyErr> {
    match end_of_iteration(call(f, &mut []))? {
        Some(v) if !super::key::item_eq(sentinel, &v)? => Ok(Some(v)),
        _ => Ok(None),
    }
}
