// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Inline caches: what one place of the program that reads, writes or calls an attribute found last.
//!
//! An entry is valid for objects of one shape (which belongs to one class) while the class's version
//! lasts; shapes are never freed and versions never used twice. The pointers an entry holds are not
//! counted: what they point to is kept alive by the class or module, and every change there gives
//! the class another version.

use crate::core::args::MethodDef;
use crate::core::attr::{self, Callee};
use crate::core::call;
use crate::core::class::user_class;
use crate::core::descr::{Member, Property};
use crate::core::error::{ExcObj, PyErr};
use crate::core::func::FuncObj;
use crate::core::instance::Instance;
use crate::core::module::{Global, ModuleObj};
use crate::core::names::{Name, NameSite};
use crate::core::namespace::Namespace;
use crate::core::object::{AnyRef, Ref, VT};
use crate::core::shape::{Attrs, Shape};
use crate::core::types::{flags, Type, TypeObj};
use crate::core::value::{Value, R};
use std::cell::Cell;
use std::ptr;
use std::thread::LocalKey;

/// What an entry says about objects it is valid for.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
enum Kind {
    Nothing,
    /// The value is in slot `index` of the object.
    Slot,
    /// The value stands at `index` of the `Namespace` at `pointer`, and is no descriptor.
    Class,
    /// `pointer` is the class's function, a `FuncObj`.
    Function,
    /// `pointer` is the place of a property's getter.
    Getter,
    /// `pointer` is the `MethodDef` of a builtin type.
    Native,
    /// `pointer` is the `Global` of a translated module.
    Global,
    /// Storing adds a slot and leads to the `Shape` at `pointer`.
    Grow,
}

#[derive(Clone, Copy)]
struct Answer {
    kind: Kind,
    index: u32,
    pointer: usize,
}

impl Answer {
    fn slot(i: usize) -> Answer {
        Answer { kind: Kind::Slot, index: i as u32, pointer: 0 }
    }

    fn at<T>(kind: Kind, p: *const T) -> Answer {
        Answer { kind, index: 0, pointer: p as usize }
    }

    fn class(space: &Namespace, i: usize) -> Answer {
        Answer { kind: Kind::Class, index: i as u32, pointer: address(space) }
    }
}

struct Entry {
    /// Address of the shape, slot table, module or class.
    key: Cell<usize>,
    version: Cell<u64>,
    kind: Cell<Kind>,
    index: Cell<u32>,
    pointer: Cell<usize>,
}

impl Entry {
    const fn new() -> Entry {
        Entry {
            key: Cell::new(0),
            version: Cell::new(0),
            kind: Cell::new(Kind::Nothing),
            index: Cell::new(0),
            pointer: Cell::new(0),
        }
    }

    #[inline(always)]
    fn fits(&self, key: usize, version: u64) -> bool {
        self.key.get() == key && self.version.get() == version
    }

    fn set(&self, key: usize, version: u64, answer: Answer) {
        self.key.set(key);
        self.version.set(version);
        self.kind.set(answer.kind);
        self.index.set(answer.index);
        self.pointer.set(answer.pointer);
    }

    // The following read what `pointer` points to, by `kind`. SAFETY of all: see the top of the file.

    #[inline(always)]
    fn class_value(&self) -> Value {
        unsafe { (*(self.pointer.get() as *const Namespace)).at(self.index.get() as usize) }
    }

    #[inline(always)]
    fn function(&self) -> Ref<FuncObj> {
        let p = self.pointer.get();
        // A `Ref` is one pointer; the clone counts the object for the caller.
        unsafe { Ref::clone(&*(&p as *const usize as *const Ref<FuncObj>)) }
    }

    #[inline(always)]
    fn getter(&self) -> Value {
        unsafe { (*(self.pointer.get() as *const Value)).clone() }
    }

    #[inline(always)]
    fn native(&self) -> &'static MethodDef {
        unsafe { &*(self.pointer.get() as *const MethodDef) }
    }

    #[inline(always)]
    fn global(&self) -> Value {
        unsafe { (*(self.pointer.get() as *const Global)).peek() }
    }

    #[inline(always)]
    fn next_shape(&self) -> &'static Shape {
        unsafe { &*(self.pointer.get() as *const Shape) }
    }
}

/// Entries of a place that sees objects of several classes, beyond the first.
const MORE: usize = 7;

struct Many {
    entries: [Entry; MORE],
    next: Cell<usize>,
}

/// A place that reads, writes or calls `x.name`.
pub struct AttrSite {
    name: NameSite,
    first: Entry,
    many: Cell<Option<&'static Many>>,
}

/// A place that assigns `x.name`.
pub type SetSite = AttrSite;
/// A place that calls `x.name(...)`.
pub type MethodSite = AttrSite;

impl Default for AttrSite {
    fn default() -> AttrSite {
        AttrSite::new()
    }
}

/// The site of this thread. Results of a look-up inside `LocalKey::with` would be copied once more.
#[inline(always)]
pub fn here(key: &'static LocalKey<AttrSite>) -> &'static AttrSite {
    local(key)
}

/// The variable of this thread. Unlike `with`, `try_with` is expanded where it is called.
///
/// Only for types without a destructor, so that the variable is there as long as the thread runs;
/// and for types that are not `Sync`, so that a reference cannot leave the thread.
#[inline(always)]
pub(crate) fn local<T: 'static>(key: &'static LocalKey<T>) -> &'static T {
    match key.try_with(|v| v as *const T) {
        // SAFETY: see above.
        Ok(v) => unsafe { &*v },
        Err(_) => std::process::abort(),
    }
}

/// The object's own attributes and its class, if a class statement made it.
#[inline(always)]
fn parts(o: &AnyRef) -> Option<(&Attrs, &Type)> {
    if let Some(i) = o.down::<Instance>() {
        return Some((&i.attrs, i.class()));
    }
    None
}

#[inline(always)]
fn address<T: ?Sized>(p: &T) -> usize {
    p as *const T as *const u8 as usize
}

impl AttrSite {
    pub const fn new() -> AttrSite {
        AttrSite { name: NameSite::new(), first: Entry::new(), many: Cell::new(None) }
    }

    #[inline(always)]
    fn find(&self, key: usize, version: u64) -> Option<&Entry> {
        if self.first.fits(key, version) {
            return Some(&self.first);
        }
        match self.many.get() {
            Some(m) => Self::find_more(m, key, version),
            None => None,
        }
    }

    #[inline(never)]
    fn find_more(m: &'static Many, key: usize, version: u64) -> Option<&'static Entry> {
        m.entries.iter().find(|e| e.fits(key, version))
    }

    fn remember(&self, key: usize, version: u64, answer: Answer) {
        let known = self.first.key.get();
        if known == 0 || known == key {
            self.first.set(key, version, answer);
            return;
        }
        let m = match self.many.get() {
            Some(m) => m,
            None => {
                const E: Entry = Entry::new();
                let m: &'static Many =
                    Box::leak(Box::new(Many { entries: [E; MORE], next: Cell::new(0) }));
                self.many.set(Some(m));
                m
            }
        };
        // A stale entry of the same shape is replaced, else the oldest one.
        let at = match m.entries.iter().position(|e| e.key.get() == key) {
            Some(i) => i,
            None => {
                let i = m.next.get();
                m.next.set((i + 1) % MORE);
                i
            }
        };
        m.entries[at].set(key, version, answer);
    }

    /// `x.name`
    #[inline]
    pub fn get(&self, v: &Value, text: &'static str) -> R {
        if let Value::Obj(o) = v {
            if let Some((attrs, class)) = parts(o) {
                let e = &self.first;
                if e.fits(address(attrs.shape()), class.version()) && e.kind.get() == Kind::Slot {
                    let x = attrs.at(e.index.get() as usize);
                    if !x.is_unbound() {
                        return Ok(x);
                    }
                }
            }
        }
        self.get_other(v, text)
    }

    #[inline(never)]
    fn get_other(&self, v: &Value, text: &'static str) -> R {
        if let Value::Obj(o) = v {
            let (key, version) = key_of(o);
            if let Some(e) = self.find(key, version) {
                let x = match e.kind.get() {
                    Kind::Slot => {
                        attr::attrs_of_obj(o).map_or(Value::Unbound, |a| a.at(e.index.get() as usize))
                    }
                    Kind::Class => e.class_value(),
                    Kind::Getter => return call::call(&e.getter(), &mut [v.clone()]),
                    Kind::Global => e.global(),
                    _ => Value::Unbound,
                };
                if !x.is_unbound() {
                    return Ok(x);
                }
            }
        }
        let name = self.name.get(text);
        let r = attr::get(v, name);
        if r.is_ok() {
            self.learn_read(v, name);
        }
        r
    }

    /// Remembers where a successful look-up found its value, if that can be repeated.
    #[cold]
    #[inline(never)]
    fn learn_read(&self, v: &Value, name: Name) {
        let o = match v {
            Value::Obj(o) => o,
            _ => return,
        };
        let (key, version) = key_of(o);
        if key == 0 {
            return;
        }
        if let Some(answer) = find_answer(o, name) {
            self.remember(key, version, answer);
        }
    }

    /// Looks up `x.name` for a call: the receiver and what to call.
    pub fn load(&self, v: &Value, text: &'static str) -> Result<(Value, Callee), PyErr> {
        if let Value::Obj(o) = v {
            let (key, version) = key_of(o);
            if let Some(e) = self.find(key, version) {
                // The callee is counted here: the arguments that are evaluated next may change the
                // class.
                let found = match e.kind.get() {
                    Kind::Function => return Ok((v.clone(), Callee::Function(e.function()))),
                    Kind::Native => return Ok((v.clone(), Callee::Native(e.native()))),
                    Kind::Slot => {
                        attr::attrs_of_obj(o).map_or(Value::Unbound, |a| a.at(e.index.get() as usize))
                    }
                    Kind::Class => e.class_value(),
                    Kind::Global => e.global(),
                    _ => Value::Unbound,
                };
                if let Value::Obj(f) = found {
                    return Ok((Value::Unbound, Callee::Plain(f)));
                }
            }
        }
        self.load_slow(v, text)
    }

    #[cold]
    #[inline(never)]
    fn load_slow(&self, v: &Value, text: &'static str) -> Result<(Value, Callee), PyErr> {
        let name = self.name.get(text);
        let found = attr::load_callee(v, name)?;
        if let (Value::Obj(o), Callee::Native(def)) = (v, &found.1) {
            if user_class(o).is_none() && attr::attrs_of_obj(o).is_none() {
                let (key, version) = key_of_other(o);
                self.remember(key, version, Answer::at(Kind::Native, *def));
                return Ok(found);
            }
        }
        self.learn_read(v, name);
        Ok(found)
    }

    /// `x.name = y`
    #[inline]
    pub fn set(&self, v: &Value, text: &'static str, x: Value) -> Result<(), PyErr> {
        if let Value::Obj(o) = v {
            if let Some((attrs, class)) = parts(o) {
                if let Some(e) = self.find(address(attrs.shape()), class.version()) {
                    match e.kind.get() {
                        // An attribute that was deleted goes to the end when it comes back.
                        Kind::Slot if attrs.is_set(e.index.get() as usize) => {
                            attrs.put_at(e.index.get() as usize, x);
                            return Ok(());
                        }
                        Kind::Grow => {
                            attrs.grow(e.next_shape(), x);
                            return Ok(());
                        }
                        _ => {}
                    }
                }
            }
        }
        self.set_slow(v, text, x)
    }

    #[inline(never)]
    fn set_slow(&self, v: &Value, text: &'static str, x: Value) -> Result<(), PyErr> {
        let name = self.name.get(text);
        let before = v.down::<Instance>().map(|i| i.attrs.shape());
        attr::set(v, name, Some(x))?;
        if let (Some(i), Some(before)) = (v.down::<Instance>(), before) {
            self.learn_write(i, before, name);
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn learn_write(&self, i: &Instance, before: &'static Shape, name: Name) {
        let class = i.class();
        if class.has(flags::HAS_SETATTR) || i.attrs.has_dict() {
            return;
        }
        let plain = match class.lookup(name) {
            None => class.has(flags::HAS_DICT),
            Some(Value::Obj(d)) => {
                d.is::<Member>() || (class.has(flags::HAS_DICT) && !attr::is_data_descriptor(&d))
            }
            Some(_) => class.has(flags::HAS_DICT),
        };
        if !plain {
            return;
        }
        let after = i.attrs.shape();
        let answer = match after.find(name) {
            Some(slot) if ptr::eq(before, after) => Answer::slot(slot),
            Some(_) if ptr::eq(before.with(name), after) => Answer::at(Kind::Grow, after),
            _ => return,
        };
        self.remember(address(before), class.version(), answer);
    }
}

/// What an entry for this object is filed under; 0 = nothing can be remembered.
#[inline(always)]
fn key_of(o: &AnyRef) -> (usize, u64) {
    if let Some((attrs, class)) = parts(o) {
        return (address(attrs.shape()), class.version());
    }
    key_of_other(o)
}

#[inline]
fn key_of_other(o: &AnyRef) -> (usize, u64) {
    if let Some(t) = o.down::<TypeObj>() {
        return (o.id(), t.version());
    }
    if let Some(m) = o.down::<ModuleObj>() {
        return (if m.is_permanent() { o.id() } else { 0 }, 0);
    }
    if let Some(e) = o.down::<ExcObj>() {
        return (address(e.attrs.shape()), e.class().version());
    }
    if o.is::<FuncObj>() {
        return (0, 0);
    }
    let vt: &'static VT = o.vt();
    match vt.variant.map_or(0, |variant| variant(o)) {
        0 => (address(vt), 0),
        variant => (variant, 0),
    }
}

/// For `VT::variant`: the class itself, which is never freed.
pub fn by_class(o: &AnyRef) -> usize {
    address(&*(o.vt().class)(o))
}

/// Where the attribute of this object stands, if the answer holds for all objects with its key.
fn find_answer(o: &AnyRef, name: Name) -> Option<Answer> {
    if let Some(m) = o.down::<ModuleObj>() {
        if let Some(key) = m.slot(name) {
            let global = crate::core::module::here(key);
            let bound = !global.peek().is_unbound();
            return if bound { Some(Answer::at(Kind::Global, global)) } else { None };
        }
        let i = m.dict.position(name)?;
        return Some(Answer::class(&m.dict, i));
    }
    if let Some(t) = o.down::<TypeObj>() {
        return find_on_type(t, name);
    }
    let class = user_class(o)?;
    if class.has(flags::HAS_GETATTRIBUTE) {
        return None;
    }
    let attrs = attr::attrs_of_obj(o)?;
    let on_class = class.lookup_where(name);
    if let Some((_, Value::Obj(d))) = &on_class {
        if attr::is_data_descriptor(d) {
            if d.is::<Member>() {
                return attrs.shape().find(name).map(Answer::slot);
            }
            return getter(d);
        }
    }
    if let Some(i) = attrs.shape().find(name) {
        return Some(Answer::slot(i));
    }
    if attrs.has_dict() {
        return None;
    }
    let (depth, found) = on_class?;
    let space = &class.at_depth(depth).dict;
    let at = space.position(name)?;
    if let Value::Obj(d) = &found {
        if let Some(f) = d.down::<FuncObj>() {
            return Some(Answer { kind: Kind::Function, index: 0, pointer: f.id() });
        }
    }
    if crate::core::types::is_plain(&found) {
        return Some(Answer::class(space, at));
    }
    None
}

/// The getter of an exact property.
fn getter(d: &AnyRef) -> Option<Answer> {
    let p = d.down::<Property>()?;
    Some(Answer::at(Kind::Getter, p.getter_place()?))
}

fn find_on_type(t: &TypeObj, name: Name) -> Option<Answer> {
    // A metaclass of the user's may change without this type noticing.
    if t.metaclass().is_user() || t.metaclass().lookup(name).is_some() {
        return None;
    }
    let (depth, found) = t.lookup_where(name)?;
    let is_func = found.down::<FuncObj>().is_some();
    if !is_func && !crate::core::types::is_plain(&found) {
        return None;
    }
    let space = &t.at_depth(depth).dict;
    let at = space.position(name)?;
    Some(Answer::class(space, at))
}
