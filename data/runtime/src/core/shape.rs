// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Hidden classes: which attribute names an object has, in which order, shared by all objects that
//! got the same attributes in the same order. Shapes are never freed, so they compare by address.

use crate::coll::PyDict;
use crate::core::error::PyErr;
use crate::core::names::{Name, NameMap};
use crate::core::object::Ref;
use crate::core::value::{Str, Value};
use std::cell::{Cell, RefCell, UnsafeCell};

pub struct Shape {
    /// Slot of each name.
    names: Vec<Name>,
    index: Option<NameMap<u32>>,
    next: RefCell<NameMap<&'static Shape>>,
    /// The greatest number of attributes of objects that began with this shape.
    widest: Cell<usize>,
}

/// Above this many attributes an object keeps them in a dict.
const MAX_SLOTS: usize = 128;
/// Above this many a shape is searched by hash.
const LINEAR: usize = 8;

thread_local! {
    /// Where the shapes of objects with a dict begin.
    static DETACHED: &'static Shape = Shape::root();
}

impl Shape {
    pub fn root() -> &'static Shape {
        Shape::make(Vec::new())
    }

    fn make(names: Vec<Name>) -> &'static Shape {
        let index = if names.len() > LINEAR {
            Some(names.iter().enumerate().map(|(i, n)| (*n, i as u32)).collect())
        } else {
            None
        };
        Box::leak(Box::new(Shape { names, index, next: RefCell::default(), widest: Cell::new(0) }))
    }

    #[inline]
    pub fn find(&self, name: Name) -> Option<usize> {
        match &self.index {
            None => self.names.iter().position(|n| *n == name),
            Some(map) => map.get(&name).map(|i| *i as usize),
        }
    }

    pub fn names(&self) -> &[Name] {
        &self.names
    }

    pub fn with(&'static self, name: Name) -> &'static Shape {
        if let Some(s) = self.next.borrow().get(&name) {
            return s;
        }
        let mut names = self.names.clone();
        names.push(name);
        let s = Shape::make(names);
        self.next.borrow_mut().insert(name, s);
        s
    }
}

/// The attributes of one object.
pub struct Attrs {
    shape: Cell<&'static Shape>,
    slots: UnsafeCell<Vec<Value>>,
    /// Present once somebody asked for `__dict__`; it then holds the attributes.
    dict: UnsafeCell<Option<Ref<PyDict>>>,
}

// No method lets a reference into `slots` escape or runs Python code while one lives: values are
// cloned out, and replaced values are dropped after the borrow has ended.
impl Attrs {
    #[inline]
    pub fn new(root: &'static Shape) -> Attrs {
        Attrs {
            shape: Cell::new(root),
            slots: UnsafeCell::new(Vec::with_capacity(root.widest.get())),
            dict: UnsafeCell::new(None),
        }
    }

    /// The current shape; an object with a dict still has one, for its `__slots__`.
    #[inline(always)]
    pub fn shape(&self) -> &'static Shape {
        self.shape.get()
    }

    #[inline(always)]
    pub fn has_dict(&self) -> bool {
        unsafe { (*self.dict.get()).is_some() }
    }

    /// The value in slot `i` of the shape; `Unbound` after a deletion.
    #[inline(always)]
    pub fn at(&self, i: usize) -> Value {
        let slots = unsafe { &*self.slots.get() };
        match slots.get(i) {
            Some(v) => v.clone(),
            None => Value::Unbound,
        }
    }

    #[inline(always)]
    pub fn is_set(&self, i: usize) -> bool {
        unsafe { matches!((&*self.slots.get()).get(i), Some(v) if !v.is_unbound()) }
    }

    #[inline(always)]
    pub fn put_at(&self, i: usize, v: Value) {
        let old = unsafe {
            match (&mut *self.slots.get()).get_mut(i) {
                Some(slot) => std::mem::replace(slot, v),
                None => v,
            }
        };
        drop(old)
    }

    /// Adds the attribute that leads from the current shape to `next`.
    #[inline(always)]
    pub fn grow(&self, next: &'static Shape, v: Value) {
        self.shape.set(next);
        unsafe { (*self.slots.get()).push(v) }
    }

    fn dict_ref(&self) -> Option<Ref<PyDict>> {
        unsafe { (*self.dict.get()).clone() }
    }

    /// Looks an attribute up: in the slots, else in the dict.
    #[inline]
    pub fn get(&self, name: Name) -> Option<Value> {
        if let Some(i) = self.shape.get().find(name) {
            let v = self.at(i);
            if !v.is_unbound() {
                return Some(v);
            }
        }
        match self.dict_ref() {
            Some(d) => d.get_str(name.as_str()),
            None => None,
        }
    }

    /// The slot only, for members of `__slots__`.
    pub fn get_slot(&self, name: Name) -> Option<Value> {
        let v = self.at(self.shape.get().find(name)?);
        if v.is_unbound() {
            None
        } else {
            Some(v)
        }
    }

    pub fn set(&self, root: &'static Shape, name: Name, v: Value) {
        if let Some(d) = self.dict_ref() {
            if self.shape.get().find(name).is_none() {
                d.set_str(name.as_str(), v);
                return;
            }
        }
        self.set_slot(root, name, v)
    }

    pub fn set_slot(&self, root: &'static Shape, name: Name, v: Value) {
        let shape = self.shape.get();
        match shape.find(name) {
            Some(i) => {
                if self.at(i).is_unbound() && shape.names.len() > 1 {
                    // A deleted attribute comes back as the last one.
                    self.rebuild(root, name);
                    self.grow(self.shape.get().with(name), v);
                } else {
                    self.put_at(i, v)
                }
            }
            None if shape.names.len() >= MAX_SLOTS => {
                self.to_dict(&[]).set_str(name.as_str(), v);
            }
            None => {
                let next = shape.with(name);
                root.widest.set(root.widest.get().max(next.names.len()));
                self.grow(next, v)
            }
        }
    }

    /// False if there is no such attribute.
    pub fn del(&self, name: Name) -> bool {
        if self.del_slot(name) {
            return true;
        }
        match self.dict_ref() {
            Some(d) => d.del_str(name.as_str()).is_some(),
            None => false,
        }
    }

    pub fn del_slot(&self, name: Name) -> bool {
        match self.shape.get().find(name) {
            Some(i) if !self.at(i).is_unbound() => {
                self.put_at(i, Value::Unbound);
                true
            }
            _ => false,
        }
    }

    /// Moves to the shape without `gone`.
    fn rebuild(&self, root: &'static Shape, gone: Name) {
        let old = self.shape.get();
        let values = unsafe { std::mem::take(&mut *self.slots.get()) };
        self.shape.set(root);
        for (name, v) in old.names.iter().zip(values) {
            if *name != gone {
                let next = self.shape.get().with(*name);
                self.grow(next, v);
            }
        }
    }

    /// Names and values, in the order of assignment; `hidden` names are left out.
    pub fn entries(&self, hidden: &[Name]) -> Vec<(Str, Value)> {
        let mut out = Vec::new();
        for (i, name) in self.shape.get().names.iter().enumerate() {
            let v = self.at(i);
            if !v.is_unbound() && !hidden.contains(name) {
                out.push((name.as_str().clone(), v));
            }
        }
        if let Some(d) = self.dict_ref() {
            for (k, v) in d.items_vec() {
                if let Some(s) = k.down::<crate::text::PyStr>() {
                    out.push((s.clone(), v));
                }
            }
        }
        out
    }

    /// The live `__dict__`: the attributes move there, except for the `hidden` ones of `__slots__` and
    /// those of the runtime's own, whose names end in a space.
    pub fn to_dict(&self, hidden: &[Name]) -> Ref<PyDict> {
        if let Some(d) = self.dict_ref() {
            return d;
        }
        let hidden = |n: &Name| hidden.contains(n) || n.text().ends_with(' ');
        let d = PyDict::new_ref();
        let old = self.shape.get();
        for (i, name) in old.names.iter().enumerate() {
            let v = self.at(i);
            if !v.is_unbound() && !hidden(name) {
                d.set_str(name.as_str(), v);
            }
        }
        let values = unsafe { std::mem::take(&mut *self.slots.get()) };
        let keep: Vec<(Name, Value)> =
            old.names.iter().copied().zip(values).filter(|(n, _)| hidden(n)).collect();
        self.shape.set(DETACHED.with(|s| *s));
        for (name, v) in keep {
            let next = self.shape.get().with(name);
            self.grow(next, v);
        }
        self.set_dict(d.clone());
        d
    }

    /// `obj.__dict__ = d`
    pub fn set_dict(&self, d: Ref<PyDict>) {
        let old = unsafe { std::mem::replace(&mut *self.dict.get(), Some(d)) };
        drop(old)
    }

    pub fn replace_dict(&self, hidden: &[Name], d: Ref<PyDict>) -> Result<(), PyErr> {
        self.to_dict(hidden);
        self.set_dict(d);
        Ok(())
    }
}

impl Attrs {
    /// Moves to the shapes of another class, keeping names and values.
    pub fn reroot(&self, root: &'static Shape) {
        if self.has_dict() {
            return;
        }
        let old = self.shape.get();
        let values = unsafe { std::mem::take(&mut *self.slots.get()) };
        self.shape.set(root);
        for (name, v) in old.names.iter().zip(values) {
            let next = self.shape.get().with(*name);
            self.grow(next, v);
        }
    }
}
