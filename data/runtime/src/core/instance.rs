// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Instances of classes made by class statements.

use crate::core::call;
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, AnyRef, Header, Payload, VT};
use crate::core::shape::Attrs;
use crate::core::slots;
use crate::core::types::{flags, Special, Type};
use crate::core::value::Value;
use std::cell::{Cell, UnsafeCell};
use std::ptr::NonNull;

pub struct Instance {
    class: UnsafeCell<Type>,
    pub attrs: Attrs,
    /// For subclasses of builtin types the exact builtin value, else `Unbound`.
    pub payload: Value,
    finalized: Cell<bool>,
}

impl Instance {
    #[inline]
    pub fn new(class: Type, payload: Value) -> Instance {
        let attrs = Attrs::new(class.root);
        Instance { class: UnsafeCell::new(class), attrs, payload, finalized: Cell::new(false) }
    }

    #[inline(always)]
    pub fn class(&self) -> &Type {
        // SAFETY: `set_class` keeps the replaced class alive, so the reference stays valid.
        unsafe { &*self.class.get() }
    }

    /// `x.__class__ = cls`
    pub fn set_class(&self, class: Type) {
        let old = unsafe { std::mem::replace(&mut *self.class.get(), class.clone()) };
        self.attrs.reroot(class.root);
        std::mem::forget(old)
    }
}

impl Payload for Instance {
    #[inline(always)]
    fn vt() -> &'static VT {
        static INSTANCE: VT = slots::dispatching("object", drop_instance, |o| {
            match o.down::<Instance>() {
                Some(i) => i.class().clone(),
                None => crate::core::class::object_type(),
            }
        });
        &INSTANCE
    }
}

/// Frees an instance, after running its `__del__` once.
///
/// # Safety
/// As for `drop_obj`.
unsafe fn drop_instance(p: NonNull<Header>) {
    let o = AnyRef::revive(p);
    if let Some(i) = o.down::<Instance>() {
        if i.class().has(flags::HAS_DEL) && !i.finalized.replace(true) {
            if let Special::Is(f) = i.class().special(Dunder::Del) {
                let this = Value::Obj(o.clone());
                if let Err(e) = call::call_special(&f, [this]) {
                    crate::core::raise::unraisable(&e, &f);
                }
            }
        }
    }
    if o.bury() {
        drop_obj::<Instance>(p)
    }
}
