// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Weak references: they are told when their object goes, and call back.
//!
//! An object that has any carries a mark in the spare word of its header, so that freeing others costs one test. The
//! references themselves are found by the object's address.

use crate::core::call;
use crate::core::object::{AnyRef, Payload, Ref};
use crate::core::raise;
use crate::core::value::Value;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Marks objects that have weak references.
pub const REFERRED: u32 = 1 << 29;

thread_local! {
    /// By the address of the object: the addresses of the holders of its references, in CPython's order.
    static HOLDERS: RefCell<HashMap<usize, Vec<Known>>> = RefCell::default();
}

/// What a reference or proxy keeps about its object. It is part of the object that Python code sees.
pub struct Weak {
    /// Address of the object; 0: it is gone.
    target: Cell<usize>,
    callback: RefCell<Value>,
}

#[derive(Clone, Copy)]
struct Known {
    /// Of the Python object that the `Weak` is part of.
    holder: usize,
    weak: *const Weak,
    has_callback: bool,
}

/// A counted reference to the object at an address, unless it is being freed.
fn live(id: usize) -> Option<AnyRef> {
    if id == 0 {
        return None;
    }
    // SAFETY: the object at this address has not been freed, or `clear` would have said so.
    let known = std::mem::ManuallyDrop::new(unsafe { AnyRef::uncounted(id) });
    if known.refcount() == 0 {
        return None;
    }
    Some(AnyRef::clone(&known))
}

impl Weak {
    pub fn new(callback: Value) -> Weak {
        Weak { target: Cell::new(0), callback: RefCell::new(callback) }
    }

    /// Begins to refer to `object`. `holder` is the object that `self` is part of, and stays where it is.
    pub fn refer(&self, object: &AnyRef, holder: usize) {
        object.spare().set(object.spare().get() | REFERRED);
        self.target.set(object.id());
        let has_callback = !self.callback.borrow().is_none();
        let known = Known { holder, weak: self, has_callback };
        HOLDERS.with(|h| {
            let mut holders = h.borrow_mut();
            let list = holders.entry(object.id()).or_default();
            // Those without a callback, of which there is one of a kind, stay in front; the others are the newest first.
            let at = if has_callback { list.iter().take_while(|k| !k.has_callback).count() } else { 0 };
            list.insert(at, known);
        })
    }

    /// From now on the holder is an instance of a subclass, of which the old holder is a part.
    pub fn move_to(&self, holder: usize) {
        HOLDERS.with(|h| {
            if let Some(list) = h.borrow_mut().get_mut(&self.target.get()) {
                for known in list.iter_mut().filter(|k| std::ptr::eq(k.weak, self)) {
                    known.holder = holder;
                }
            }
        })
    }

    pub fn get(&self) -> Option<AnyRef> {
        live(self.target.get())
    }

    pub fn callback(&self) -> Value {
        self.callback.borrow().clone()
    }
}

impl Drop for Weak {
    fn drop(&mut self) {
        let target = self.target.get();
        if target == 0 {
            return;
        }
        let _ = HOLDERS.try_with(|h| {
            let mut holders = h.borrow_mut();
            if let Some(list) = holders.get_mut(&target) {
                list.retain(|k| !std::ptr::eq(k.weak, self));
                if list.is_empty() {
                    holders.remove(&target);
                }
            }
        });
    }
}

/// The objects that refer weakly to the one at this address.
pub fn holders_of(id: usize) -> Vec<AnyRef> {
    let known: Vec<usize> = HOLDERS.with(|h| {
        h.borrow().get(&id).map_or(Vec::new(), |list| list.iter().map(|k| k.holder).collect())
    });
    known.into_iter().filter_map(live).collect()
}

/// The reference or proxy of type `T` without a callback that an object has already.
pub fn plain_holder<T: Payload>(id: usize) -> Option<Ref<T>> {
    let known: Vec<usize> = HOLDERS.with(|h| {
        h.borrow().get(&id).map_or(Vec::new(), |list| {
            list.iter().filter(|k| !k.has_callback).map(|k| k.holder).collect()
        })
    });
    known.into_iter().filter_map(live).find_map(|o| o.into_ref::<T>().ok())
}

/// The object at this address goes: its references have none any more, and say so.
#[cold]
#[inline(never)]
pub fn clear(id: usize) {
    let list = match HOLDERS.try_with(|h| h.borrow_mut().remove(&id)) {
        Ok(Some(list)) => list,
        _ => return,
    };
    let mut calls = Vec::new();
    for known in &list {
        // SAFETY: a `Weak` takes itself out of the list when it goes.
        unsafe { &*known.weak }.target.set(0);
    }
    for known in list.iter().filter(|k| k.has_callback) {
        // A holder that is being freed itself calls nobody.
        if let Some(holder) = live(known.holder) {
            // SAFETY: the holder, which is counted now, owns it.
            calls.push((unsafe { &*known.weak }.callback.replace(Value::None), Value::Obj(holder)));
        }
    }
    for (callback, holder) in calls {
        if let Err(e) = call::call(&callback, &mut [holder]) {
            raise::unraisable(&e, &callback);
        }
    }
}

/// Whether there is any weak reference to an object that is still there.
pub fn any() -> bool {
    HOLDERS.with(|h| !h.borrow().is_empty())
}
