// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Instances of classes made by class statements.

use crate::coll::{PyDict, PyList, PyTuple};
use crate::core::call;
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, AnyRef, Header, Payload, Ref, VT};
use crate::core::shape::Attrs;
use crate::core::slots;
use crate::core::types::{flags, Special, Type};
use crate::core::value::Value;
use std::sync::atomic::{AtomicBool, Ordering};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::collections::{HashMap, HashSet};
use std::mem::ManuallyDrop;
use std::ptr::NonNull;

pub struct Instance {
    class: UnsafeCell<Type>,
    pub attrs: Attrs,
    /// For subclasses of builtin types the exact builtin value, else `Unbound`.
    pub payload: Value,
    finalized: Cell<bool>,
}

thread_local! {
    /// Live instances of classes with `__del__`, uncounted, and their order of creation.
    static FINALIZABLE: RefCell<HashMap<usize, (u64, ManuallyDrop<AnyRef>)>> = RefCell::default();
    static CREATED: Cell<u64> = const { Cell::new(0) };
}

/// Marks instances in `FINALIZABLE`, in the spare word of their header.
const REMEMBERED: u32 = 1 << 30;

/// Set when the first instance is made whose class has a `__del__`.
static ANY_FINALIZABLE: AtomicBool = AtomicBool::new(false);

/// False: nobody can see in which order objects go.
#[inline(always)]
pub fn any_finalizable() -> bool {
    ANY_FINALIZABLE.load(Ordering::Relaxed)
}

/// From now on somebody sees in which order objects go.
pub fn remark_order() {
    ANY_FINALIZABLE.store(true, Ordering::Relaxed);
}

/// Whether there are instances of classes with `__del__`.
pub fn any_remembered() -> bool {
    FINALIZABLE.with(|f| !f.borrow().is_empty())
}

#[cold]
#[inline(never)]
fn remember(i: &Ref<Instance>) {
    remark_order();
    let number = CREATED.with(|c| c.replace(c.get() + 1));
    // SAFETY: the copy is not counted and never dropped, and `drop_instance` takes it out.
    let uncounted = ManuallyDrop::new(unsafe { std::ptr::read(i.as_any()) });
    i.as_any().spare().set(i.as_any().spare().get() | REMEMBERED);
    FINALIZABLE.with(|f| f.borrow_mut().insert(i.id(), (number, uncounted)));
}

/// Runs `__del__` of what is still there at the end of the program, as the last garbage collections
/// of CPython do: first of what only cycles hold, by age; then of what the modules hold, in the
/// order in which their variables lead there.
pub fn finalize_all() {
    let mut all: Vec<(u64, Value)> = FINALIZABLE.with(|f| {
        f.borrow().values().map(|(n, o)| (*n, Value::Obj(AnyRef::clone(o)))).collect()
    });
    if all.is_empty() {
        return;
    }
    all.sort_by_key(|(n, _)| *n);
    let held = held_by_modules();
    let ids: HashSet<usize> = held.iter().filter_map(|v| v.obj().map(AnyRef::id)).collect();
    let is_held = |v: &Value| v.obj().map_or(false, |o| ids.contains(&o.id()));
    for v in all.iter().map(|(_, v)| v).filter(|v| !is_held(v)).chain(&held) {
        if let Some(i) = v.down::<Instance>() {
            finalize(i, v)
        }
    }
    // The program ends: nothing needs to be freed, in whatever order.
    std::mem::forget((all, held));
}

/// Instances and containers that the globals lead to, the nearest first, in the order in which a
/// collection visits them: lists and tuples from the end.
fn held_by_modules() -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    let mut seen = HashSet::new();
    let mut visit = |v: Value, found: &mut Vec<Value>| match v.obj() {
        Some(o) if seen.insert(o.id()) => found.push(v),
        _ => {}
    };
    for m in crate::core::module::imported().values_vec() {
        if let Some(m) = m.down::<crate::core::module::ModuleObj>() {
            for v in m.namespace().values_vec() {
                visit(v, &mut found)
            }
        }
    }
    let mut at = 0;
    while at < found.len() {
        let v = found[at].clone();
        at += 1;
        if let Some(i) = v.down::<Instance>() {
            i.attrs.entries(&[]).into_iter().for_each(|(_, x)| visit(x, &mut found));
        }
        let v = v.peel();
        if let Some(l) = v.down::<PyList>() {
            l.to_vec().into_iter().rev().for_each(|x| visit(x, &mut found));
        } else if let Some(t) = v.down::<PyTuple>() {
            t.iter().rev().for_each(|x| visit(x.clone(), &mut found));
        } else if let Some(d) = v.down::<PyDict>() {
            for (k, x) in d.items_vec() {
                visit(x, &mut found);
                visit(k, &mut found);
            }
        }
    }
    found
}

fn finalize(i: &Instance, this: &Value) {
    if i.class().has(flags::HAS_DEL) && !i.finalized.replace(true) {
        if let Special::Is(f) = i.class().special(Dunder::Del) {
            if let Err(e) = call::call_special(&f, [this.clone()]) {
                crate::core::raise::unraisable(&e, &f);
            }
        }
    }
}

impl Instance {
    /// A new instance as an object.
    #[inline]
    pub fn make(class: Type, payload: Value) -> Ref<Instance> {
        let finalizable = class.has(flags::HAS_DEL);
        let i = Ref::new(Instance::new(class, payload));
        if finalizable {
            remember(&i);
        }
        i
    }

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
        if i.class().has(flags::HAS_DEL) {
            finalize(i, &Value::Obj(o.clone()));
        }
    }
    let id = o.id();
    let remembered = o.spare().get() & REMEMBERED != 0;
    if o.bury() {
        if remembered {
            let _ = FINALIZABLE.try_with(|f| f.borrow_mut().remove(&id));
        }
        drop_obj::<Instance>(p)
    }
}
