// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The namespace of a translated module as a dict.
//!
//! A module's globals live in slots. From the moment somebody asks for the namespace itself, by
//! `globals()`, `vars(module)` or `module.__dict__`, they live in that dict and the slots stay
//! empty: whoever finds a slot empty comes here. So programs that never ask pay nothing.

use crate::coll::PyDict;
use crate::core::module::Global;
use crate::core::names::{Name, NameMap, PtrHasher};
use crate::core::object::Ref;
use crate::core::value::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

#[derive(Clone)]
struct Home {
    dict: Ref<PyDict>,
    name: Name,
}

type SlotMap<V> = HashMap<usize, V, BuildHasherDefault<PtrHasher>>;

thread_local! {
    static ANY_OPEN: Cell<bool> = const { Cell::new(false) };
    /// Where the values of slots that were moved into a dict are.
    static HOMES: RefCell<SlotMap<Home>> = RefCell::default();
    /// Slots in the order in which they were bound: the order of the dict that may be asked for.
    static ORDER: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

fn address(slot: &Global) -> usize {
    slot as *const Global as usize
}

fn home(slot: &Global) -> Option<Home> {
    if !ANY_OPEN.with(Cell::get) {
        return None;
    }
    HOMES.with(|h| h.borrow().get(&address(slot)).cloned())
}

/// The value of a slot that is empty.
#[cold]
#[inline(never)]
pub(super) fn read_empty(slot: &Global) -> Value {
    home(slot).and_then(|h| h.dict.get_str(h.name.as_str())).unwrap_or(Value::Unbound)
}

/// An empty slot has just been filled.
#[cold]
#[inline(never)]
pub(super) fn filled_empty(slot: &Global) {
    match home(slot) {
        Some(h) => h.dict.set_str(h.name.as_str(), slot.take_raw()),
        None => ORDER.with(|o| o.borrow_mut().push(address(slot))),
    }
}

/// Takes the value of a slot that is empty.
#[cold]
#[inline(never)]
pub(super) fn take_empty(slot: &Global) -> Value {
    home(slot).and_then(|h| h.dict.del_str(h.name.as_str())).unwrap_or(Value::Unbound)
}

/// A slot has been emptied: it goes to the end of the order when it is bound again.
#[cold]
#[inline(never)]
pub(super) fn emptied(slot: &Global) {
    ORDER.with(|o| {
        let mut order = o.borrow_mut();
        // The names that come and go are the youngest; an older entry may stay, only the last
        // one of a slot counts.
        let from = order.len().saturating_sub(8);
        if let Some(i) = order[from..].iter().rposition(|a| *a == address(slot)) {
            order.remove(from + i);
        }
    })
}

/// Moves the values of all slots into `dict`, in the order in which they were bound.
pub(super) fn open(slots: &NameMap<&'static Global>, dict: &Ref<PyDict>) {
    let places: SlotMap<usize> =
        ORDER.with(|o| o.borrow().iter().enumerate().map(|(i, a)| (*a, i)).collect());
    let mut bound: Vec<(usize, Name, Value)> = Vec::new();
    for (name, slot) in slots {
        let v = slot.take_raw();
        if !v.is_unbound() {
            bound.push((places.get(&address(slot)).copied().unwrap_or(0), *name, v));
        }
        let home = Home { dict: dict.clone(), name: *name };
        HOMES.with(|h| h.borrow_mut().insert(address(slot), home));
    }
    bound.sort_by_key(|b| b.0);
    for (_, name, v) in bound {
        dict.set_str(name.as_str(), v);
    }
    ANY_OPEN.with(|o| o.set(true));
}
