// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Descriptors: what classes contain beside functions.

use crate::core::absent;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{attribute_error, type_error, PyErr};
use crate::core::func::{closure, NativeMethod};
use crate::core::names::{intern, Dunder, Name};
use crate::core::native_slot;
use crate::core::object::{drop_obj, AnyRef, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type, TypeObj, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::RefCell;

/// A special method of a builtin type, such as `list.__len__`.
pub struct SlotWrapper {
    pub owner: Type,
    pub slot: Dunder,
}

impl SlotWrapper {
    pub fn new(owner: &Type, slot: Dunder) -> SlotWrapper {
        SlotWrapper { owner: owner.clone(), slot }
    }
}

impl Payload for SlotWrapper {
    fn vt() -> &'static VT {
        static WRAPPER: VT = VT {
            repr: Some(|o| match o.down::<SlotWrapper>() {
                Some(w) => Ok(ops::new_str(&format!(
                    "<slot wrapper '{}' of '{}' objects>",
                    w.slot.text(),
                    w.owner.name()
                ))),
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<SlotWrapper>() {
                Some(w) => call_wrapper(w, args),
                None => Ok(Value::None),
            }),
            descr_get: Some(|o, instance, _| {
                let this = Value::Obj(o.clone());
                match o.down::<SlotWrapper>() {
                    // `__new__` is a static method.
                    Some(w) if w.slot == Dunder::New => Ok(this),
                    _ if instance.is_unbound() => Ok(this),
                    Some(w) => Ok(Value::from(Ref::new(BoundSlot {
                        wrapper: w.clone(),
                        this: instance.clone(),
                    }))),
                    None => Ok(this),
                }
            }),
            ..VT::new("wrapper_descriptor", drop_obj::<SlotWrapper>, |_| wrapper_type())
        };
        &WRAPPER
    }
}

fn call_wrapper(w: &SlotWrapper, args: &mut Args) -> R {
    if w.slot == Dunder::New {
        return native_slot::call_new(&w.owner, args);
    }
    if args.pos.is_empty() {
        return Err(type_error(format!(
            "descriptor '{}' of '{}' object needs an argument",
            w.slot.text(),
            w.owner.name()
        )));
    }
    let this = args.pos[0].take();
    check_receiver(&w.owner, w.slot.text(), &this)?;
    let mut rest = Args { pos: &mut args.pos[1..], kw: args.kw };
    native_slot::call(&w.owner, w.slot, &this, &mut rest)
}

fn check_receiver(owner: &Type, name: &str, this: &Value) -> Result<(), PyErr> {
    if type_of(this).is_subtype(owner) {
        return Ok(());
    }
    Err(type_error(format!(
        "descriptor '{}' requires a '{}' object but received a '{}'",
        name,
        owner.name(),
        type_name(this)
    )))
}

macro_rules! names_of {
    ($t:ty, $name:expr, $owner:expr) => {
        &[
            GetSetDef {
                name: "__name__",
                get: |v| match v.down::<$t>() {
                    Some(d) => {
                        let f: fn(&$t) -> &'static str = $name;
                        Ok(Value::from(f(d)))
                    }
                    None => Ok(Value::None),
                },
                set: None,
            },
            GetSetDef {
                name: "__qualname__",
                get: |v| match v.down::<$t>() {
                    Some(d) => {
                        let f: fn(&$t) -> &'static str = $name;
                        let owner: fn(&$t) -> String = $owner;
                        Ok(Value::from(format!("{}.{}", owner(d), f(d))))
                    }
                    None => Ok(Value::None),
                },
                set: None,
            },
            GetSetDef {
                name: "__doc__",
                get: |v| match v.down::<$t>() {
                    Some(d) => {
                        let f: fn(&$t) -> &'static str = $name;
                        Ok(absent::attribute(f(d), "__doc__"))
                    }
                    None => Ok(Value::None),
                },
                set: None,
            },
        ]
    };
}

define_type!(pub fn wrapper_type, TypeSpec {
    vt: Some(SlotWrapper::vt),
    getset: names_of!(SlotWrapper, |d| d.slot.text(), |d| d.owner.name()),
    ..TypeSpec::new("wrapper_descriptor")
});

/// A slot wrapper with its receiver: `[].__len__`.
pub struct BoundSlot {
    wrapper: Ref<SlotWrapper>,
    this: Value,
}

impl Payload for BoundSlot {
    fn vt() -> &'static VT {
        static BOUND: VT = VT {
            repr: Some(|o| match o.down::<BoundSlot>() {
                Some(b) => Ok(ops::new_str(&format!(
                    "<method-wrapper '{}' of {} object at {:#x}>",
                    b.wrapper.slot.text(),
                    type_name(&b.this),
                    b.this.obj().map_or(0, AnyRef::id)
                ))),
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<BoundSlot>() {
                Some(b) => native_slot::call(&b.wrapper.owner, b.wrapper.slot, &b.this, args),
                None => Ok(Value::None),
            }),
            ..VT::new("method-wrapper", drop_obj::<BoundSlot>, |_| bound_slot_type())
        };
        &BOUND
    }
}

define_type!(pub fn bound_slot_type, TypeSpec {
    vt: Some(BoundSlot::vt),
    getset: names_of!(BoundSlot, |d| d.wrapper.slot.text(), |d| d.wrapper.owner.name()),
    ..TypeSpec::new("method-wrapper")
});

/// An ordinary method of a builtin type: `list.append`.
pub struct MethodDescr {
    pub owner: Type,
    pub def: &'static MethodDef,
}

impl MethodDescr {
    pub fn new(owner: &Type, def: &'static MethodDef) -> MethodDescr {
        MethodDescr { owner: owner.clone(), def }
    }
}

impl Payload for MethodDescr {
    fn vt() -> &'static VT {
        static DESCR: VT = VT {
            repr: Some(|o| match o.down::<MethodDescr>() {
                Some(d) => Ok(ops::new_str(&format!(
                    "<method '{}' of '{}' objects>",
                    d.def.name,
                    d.owner.name()
                ))),
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<MethodDescr>() {
                Some(d) => {
                    if args.pos.is_empty() {
                        return Err(type_error(format!(
                            "unbound method {}.{}() needs an argument",
                            d.owner.name(),
                            d.def.name
                        )));
                    }
                    let this = args.pos[0].take();
                    if !type_of(&this).is_subtype(&d.owner) {
                        return Err(type_error(format!(
                            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                            d.def.name,
                            d.owner.name(),
                            type_name(&this)
                        )));
                    }
                    let mut rest = Args { pos: &mut args.pos[1..], kw: args.kw };
                    call_native_method(d.def, &this, &mut rest)
                }
                None => Ok(Value::None),
            }),
            descr_get: Some(|o, instance, _| match o.down::<MethodDescr>() {
                Some(d) if !instance.is_unbound() => {
                    Ok(Value::from(Ref::new(NativeMethod { def: d.def, this: instance.clone() })))
                }
                _ => Ok(Value::Obj(o.clone())),
            }),
            ..VT::new("method_descriptor", drop_obj::<MethodDescr>, |_| method_descr_type())
        };
        &DESCR
    }
}

define_type!(pub fn method_descr_type, TypeSpec {
    vt: Some(MethodDescr::vt),
    getset: names_of!(MethodDescr, |d| d.def.name, |d| d.owner.name()),
    ..TypeSpec::new("method_descriptor")
});

/// Runs a native method on a receiver, which may be an instance of a subclass.
#[inline]
pub fn call_native_method(def: &'static MethodDef, this: &Value, args: &mut Args) -> R {
    match def.kind {
        MethodKind::Object => (def.f)(this, args),
        _ => (def.f)(this.peel(), args),
    }
}

/// `classmethod(f)`, or a native class method.
pub struct ClassMethod {
    pub func: RefCell<Value>,
}

impl ClassMethod {
    pub fn native(owner: &Type, def: &'static MethodDef) -> ClassMethod {
        let _ = owner;
        let func = closure(def.name, move |args| {
            let class = args.pos[0].take();
            (def.f)(&class, &mut Args { pos: &mut args.pos[1..], kw: args.kw })
        });
        ClassMethod { func: RefCell::new(func) }
    }

    pub fn of(func: Value) -> Value {
        Value::from(Ref::new(ClassMethod { func: RefCell::new(func) }))
    }
}

impl Payload for ClassMethod {
    fn vt() -> &'static VT {
        static CLASS_METHOD: VT = VT {
            descr_get: Some(|o, _, owner| match o.down::<ClassMethod>() {
                Some(c) => {
                    let f = c.func.borrow().clone();
                    Ok(crate::core::func::bind(&f, &Value::from(owner.clone())))
                }
                None => Ok(Value::None),
            }),
            ..VT::new("classmethod", drop_obj::<ClassMethod>, |_| classmethod_type())
        };
        &CLASS_METHOD
    }
}

fn class_method_of(v: &Value) -> Result<&Ref<ClassMethod>, PyErr> {
    v.peel().down::<ClassMethod>().ok_or_else(|| type_error("classmethod expected"))
}

/// Passes an attribute of a wrapped function on.
fn wrapped_attr(func: &Value, name: &'static str) -> R {
    attr::get(func, intern(name))
}

define_type!(pub fn classmethod_type, TypeSpec {
    new: Some(|_, args| {
        args.exactly("classmethod", 1)?;
        Ok(ClassMethod::of(args.pos[0].take()))
    }),
    vt: Some(ClassMethod::vt),
    getset: &[
        GetSetDef {
            name: "__func__",
            get: |v| Ok(class_method_of(v)?.func.borrow().clone()),
            set: None,
        },
        GetSetDef {
            name: "__wrapped__",
            get: |v| Ok(class_method_of(v)?.func.borrow().clone()),
            set: None,
        },
        GetSetDef {
            name: "__name__",
            get: |v| wrapped_attr(&class_method_of(v)?.func.borrow().clone(), "__name__"),
            set: None,
        },
        GetSetDef {
            name: "__qualname__",
            get: |v| wrapped_attr(&class_method_of(v)?.func.borrow().clone(), "__qualname__"),
            set: None,
        },
        GetSetDef {
            name: "__module__",
            get: |v| wrapped_attr(&class_method_of(v)?.func.borrow().clone(), "__module__"),
            set: None,
        },
        GetSetDef {
            name: "__annotations__",
            get: |v| wrapped_attr(&class_method_of(v)?.func.borrow().clone(), "__annotations__"),
            set: None,
        },
        GetSetDef {
            name: "__doc__",
            get: |v| wrapped_attr(&class_method_of(v)?.func.borrow().clone(), "__doc__"),
            set: None,
        },
        GetSetDef {
            name: "__isabstractmethod__",
            get: |v| is_abstract(&class_method_of(v)?.func.borrow().clone()).map(Value::Bool),
            set: None,
        },
    ],
    subclassable: true,
    ..TypeSpec::new("classmethod")
});

/// `staticmethod(f)`
pub struct StaticMethod {
    pub func: RefCell<Value>,
}

impl StaticMethod {
    pub fn of(func: Value) -> Value {
        Value::from(Ref::new(StaticMethod { func: RefCell::new(func) }))
    }
}

impl Payload for StaticMethod {
    fn vt() -> &'static VT {
        static STATIC_METHOD: VT = VT {
            call: Some(|o, args| match o.down::<StaticMethod>() {
                Some(s) => {
                    let f = s.func.borrow().clone();
                    call::call_args(&f, args)
                }
                None => Ok(Value::None),
            }),
            descr_get: Some(|o, _, _| match o.down::<StaticMethod>() {
                Some(s) => Ok(s.func.borrow().clone()),
                None => Ok(Value::None),
            }),
            ..VT::new("staticmethod", drop_obj::<StaticMethod>, |_| staticmethod_type())
        };
        &STATIC_METHOD
    }
}

fn static_method_of(v: &Value) -> Result<&Ref<StaticMethod>, PyErr> {
    v.peel().down::<StaticMethod>().ok_or_else(|| type_error("staticmethod expected"))
}

define_type!(pub fn staticmethod_type, TypeSpec {
    new: Some(|_, args| {
        args.exactly("staticmethod", 1)?;
        Ok(StaticMethod::of(args.pos[0].take()))
    }),
    vt: Some(StaticMethod::vt),
    getset: &[
        GetSetDef {
            name: "__func__",
            get: |v| Ok(static_method_of(v)?.func.borrow().clone()),
            set: None,
        },
        GetSetDef {
            name: "__wrapped__",
            get: |v| Ok(static_method_of(v)?.func.borrow().clone()),
            set: None,
        },
        GetSetDef {
            name: "__name__",
            get: |v| wrapped_attr(&static_method_of(v)?.func.borrow().clone(), "__name__"),
            set: None,
        },
        GetSetDef {
            name: "__qualname__",
            get: |v| wrapped_attr(&static_method_of(v)?.func.borrow().clone(), "__qualname__"),
            set: None,
        },
        GetSetDef {
            name: "__module__",
            get: |v| wrapped_attr(&static_method_of(v)?.func.borrow().clone(), "__module__"),
            set: None,
        },
        GetSetDef {
            name: "__annotations__",
            get: |v| wrapped_attr(&static_method_of(v)?.func.borrow().clone(), "__annotations__"),
            set: None,
        },
        GetSetDef {
            name: "__doc__",
            get: |v| wrapped_attr(&static_method_of(v)?.func.borrow().clone(), "__doc__"),
            set: None,
        },
        GetSetDef {
            name: "__isabstractmethod__",
            get: |v| is_abstract(&static_method_of(v)?.func.borrow().clone()).map(Value::Bool),
            set: None,
        },
    ],
    subclassable: true,
    ..TypeSpec::new("staticmethod")
});

/// True if the object says that it is an abstract method.
pub fn is_abstract(v: &Value) -> Result<bool, PyErr> {
    match attr::lookup(v, Dunder::IsAbstract.name())? {
        Some(flag) => ops::truth(&flag),
        None => Ok(false),
    }
}

/// A static method of a builtin type: `dict.fromkeys` has a class, `str.maketrans` has none.
pub struct StaticNative {
    owner: Type,
    def: &'static MethodDef,
}

impl StaticNative {
    pub fn new(owner: &Type, def: &'static MethodDef) -> StaticNative {
        StaticNative { owner: owner.clone(), def }
    }
}

impl Payload for StaticNative {
    fn vt() -> &'static VT {
        static STATIC: VT = VT {
            repr: Some(|o| {
                let name = o.down::<StaticNative>().map_or("", |s| s.def.name);
                Ok(ops::new_str(&format!("<built-in method {}>", name)))
            }),
            call: Some(|o, args| match o.down::<StaticNative>() {
                Some(s) => (s.def.f)(&Value::from(s.owner.clone()), args),
                None => Ok(Value::None),
            }),
            ..VT::new("builtin_function_or_method", drop_obj::<StaticNative>, |_| {
                crate::core::func::native_type()
            })
        };
        &STATIC
    }
}

/// A computed attribute of a builtin type.
pub struct GetSet {
    pub owner: Type,
    pub def: &'static GetSetDef,
}

impl GetSet {
    pub fn new(owner: &Type, def: &'static GetSetDef) -> GetSet {
        GetSet { owner: owner.clone(), def }
    }

    /// What the attribute is of: the builtin part of an instance, but the whole of it for what every object has.
    fn receiver<'a>(&self, v: &'a Value) -> &'a Value {
        if self.owner.is_user() || Ref::same(&self.owner, &crate::core::class::object_type()) {
            v
        } else {
            v.peel()
        }
    }
}

impl Payload for GetSet {
    fn vt() -> &'static VT {
        static GETSET: VT = VT {
            repr: Some(|o| match o.down::<GetSet>() {
                Some(g) => Ok(ops::new_str(&format!(
                    "<attribute '{}' of '{}' objects>",
                    g.def.name,
                    g.owner.name()
                ))),
                None => Ok(ops::new_str("")),
            }),
            // The one that a class's `__dict__` shows is made anew each time.
            compare: Some(|o, other, op| match (o.down::<GetSet>(), other.down::<GetSet>()) {
                (Some(a), Some(b)) => {
                    let same = std::ptr::eq(a.def, b.def) && Ref::same(&a.owner, &b.owner);
                    Ok(match op {
                        CmpOp::Eq => Some(Value::Bool(same)),
                        CmpOp::Ne => Some(Value::Bool(!same)),
                        _ => None,
                    })
                }
                _ => Ok(None),
            }),
            descr_get: Some(|o, instance, _| match o.down::<GetSet>() {
                Some(g) if !instance.is_unbound() => (g.def.get)(g.receiver(instance)),
                _ => Ok(Value::Obj(o.clone())),
            }),
            descr_set: Some(|o, instance, v| match o.down::<GetSet>() {
                Some(g) => match g.def.set {
                    Some(set) => set(g.receiver(instance), v),
                    None => Err(attribute_error(format!(
                        "attribute '{}' of '{}' objects is not writable",
                        g.def.name,
                        g.owner.full_name()
                    ))),
                },
                None => Ok(()),
            }),
            ..VT::new("getset_descriptor", drop_obj::<GetSet>, |_| getset_type())
        };
        &GETSET
    }
}

define_type!(pub fn getset_type, TypeSpec {
    vt: Some(GetSet::vt),
    getset: names_of!(GetSet, |d| d.def.name, |d| d.owner.name()),
    ..TypeSpec::new("getset_descriptor")
});

/// A name in `__slots__`.
pub struct Member {
    pub owner_name: String,
    pub name: Name,
}

impl Member {
    fn attrs<'a>(&self, instance: &'a Value) -> Result<&'a crate::core::shape::Attrs, PyErr> {
        match attr::attrs_of(instance) {
            Some(a) => Ok(a),
            None => Err(type_error(format!(
                "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
                self.name.text(),
                self.owner_name,
                type_name(instance)
            ))),
        }
    }
}

impl Payload for Member {
    fn vt() -> &'static VT {
        static MEMBER: VT = VT {
            repr: Some(|o| match o.down::<Member>() {
                Some(m) => Ok(ops::new_str(&format!(
                    "<member '{}' of '{}' objects>",
                    m.name.text(),
                    m.owner_name
                ))),
                None => Ok(ops::new_str("")),
            }),
            descr_get: Some(|o, instance, _| match o.down::<Member>() {
                Some(m) if !instance.is_unbound() => match m.attrs(instance)?.get(m.name) {
                    Some(v) => Ok(v),
                    None => Err(attr::no_attribute(instance, m.name)),
                },
                _ => Ok(Value::Obj(o.clone())),
            }),
            descr_set: Some(|o, instance, v| match o.down::<Member>() {
                Some(m) => {
                    let attrs = m.attrs(instance)?;
                    match v {
                        Some(v) => attrs.set_slot(type_of(instance).root, m.name, v),
                        None => {
                            if !attrs.del(m.name) {
                                return Err(attribute_error(m.name.text()));
                            }
                        }
                    }
                    Ok(())
                }
                None => Ok(()),
            }),
            ..VT::new("member_descriptor", drop_obj::<Member>, |_| member_type())
        };
        &MEMBER
    }
}

define_type!(pub fn member_type, TypeSpec {
    vt: Some(Member::vt),
    getset: &[GetSetDef {
        name: "__name__",
        get: |v| Ok(v.down::<Member>().map_or(Value::None, |m| m.name.value())),
        set: None,
    }],
    ..TypeSpec::new("member_descriptor")
});

/// `property(fget, fset, fdel, doc)`
pub struct Property {
    get: Value,
    set: Value,
    del: Value,
    doc: RefCell<Value>,
    name: RefCell<Value>,
}

impl Property {
    /// The place of the getter, for as long as the property lives; None if it has none.
    pub(crate) fn getter_place(&self) -> Option<*const Value> {
        if self.get.is_none() {
            None
        } else {
            Some(&self.get)
        }
    }
}

fn property_of(v: &Value) -> Result<&Ref<Property>, PyErr> {
    v.peel().down::<Property>().ok_or_else(|| type_error("property expected"))
}

fn make_property(get: Value, set: Value, del: Value, doc: Value, name: Value) -> R {
    let doc = if doc.is_none() && !get.is_none() {
        attr::lookup(&get, Dunder::Doc.name())?.unwrap_or(Value::None)
    } else {
        doc
    };
    Ok(Value::from(Ref::new(Property {
        get,
        set,
        del,
        doc: RefCell::new(doc),
        name: RefCell::new(name),
    })))
}

fn property_new(_: &Type, args: &mut Args) -> R {
    let mut parts = Vec::new();
    for (i, name) in ["fget", "fset", "fdel", "doc"].iter().enumerate() {
        let v = match args.get(i) {
            Some(v) => v,
            None => args.keyword(name).unwrap_or(Value::None),
        };
        parts.push(v);
    }
    args.no_more_keywords("property")?;
    let doc = parts.pop().into();
    let del = parts.pop().into();
    let set = parts.pop().into();
    make_property(parts.pop().into(), set, del, doc, Value::None)
}

/// The error for a missing accessor: "property 'x' of 'C' object has no setter".
fn no_accessor(p: &Property, instance: &Value, what: &str) -> PyErr {
    let owner = type_of(instance).qualname();
    let name = p.name.borrow().clone();
    if name.is_none() {
        return attribute_error(format!("property of '{}' object has no {}", owner, what));
    }
    let name = ops::repr(&name).map_or(String::new(), |s| s.to_string_lossy());
    attribute_error(format!("property {} of '{}' object has no {}", name, owner, what))
}

impl Payload for Property {
    fn vt() -> &'static VT {
        static PROPERTY: VT = VT {
            descr_get: Some(|o, instance, _| match o.down::<Property>() {
                Some(p) if !instance.is_unbound() && !instance.is_none() => {
                    let get = p.get.clone();
                    if get.is_none() {
                        return Err(no_accessor(p, instance, "getter"));
                    }
                    call::call(&get, &mut [instance.clone()])
                }
                _ => Ok(Value::Obj(o.clone())),
            }),
            descr_set: Some(|o, instance, v| match o.down::<Property>() {
                Some(p) => {
                    let f = match v {
                        Some(_) => p.set.clone(),
                        None => p.del.clone(),
                    };
                    match (f.is_none(), v) {
                        (true, Some(_)) => Err(no_accessor(p, instance, "setter")),
                        (true, None) => Err(no_accessor(p, instance, "deleter")),
                        (false, Some(v)) => call::call(&f, &mut [instance.clone(), v]).map(drop),
                        (false, None) => call::call(&f, &mut [instance.clone()]).map(drop),
                    }
                }
                None => Ok(()),
            }),
            ..VT::new("property", drop_obj::<Property>, |_| property_type())
        };
        &PROPERTY
    }
}

fn with_accessor(this: &Value, args: &mut Args, which: usize) -> R {
    let names = ["property.getter", "property.setter", "property.deleter"];
    args.exactly(names[which], 1)?;
    let p = property_of(this)?;
    let mut parts = [p.get.clone(), p.set.clone(), p.del.clone()];
    parts[which] = args.pos[0].take();
    let [get, set, del] = parts;
    let doc = p.doc.borrow().clone();
    let name = p.name.borrow().clone();
    make_property(get, set, del, doc, name)
}

define_type!(pub fn property_type, TypeSpec {
    new: Some(property_new),
    vt: Some(Property::vt),
    methods: &[
        MethodDef {
            name: "getter",
            kind: crate::core::args::MethodKind::Instance,
            f: |this, args| with_accessor(this, args, 0),
        },
        MethodDef {
            name: "setter",
            kind: crate::core::args::MethodKind::Instance,
            f: |this, args| with_accessor(this, args, 1),
        },
        MethodDef {
            name: "deleter",
            kind: crate::core::args::MethodKind::Instance,
            f: |this, args| with_accessor(this, args, 2),
        },
        MethodDef {
            name: "__set_name__",
            kind: crate::core::args::MethodKind::Instance,
            f: |this, args| {
                args.exactly("__set_name__", 2)?;
                property_of(this)?.name.replace(args.pos[1].take());
                Ok(Value::None)
            },
        },
    ],
    getset: &[
        GetSetDef { name: "fget", get: |v| Ok(property_of(v)?.get.clone()), set: None },
        GetSetDef { name: "fset", get: |v| Ok(property_of(v)?.set.clone()), set: None },
        GetSetDef { name: "fdel", get: |v| Ok(property_of(v)?.del.clone()), set: None },
        GetSetDef {
            name: "__doc__",
            get: |v| Ok(property_of(v)?.doc.borrow().clone()),
            set: Some(|v, new| {
                property_of(v)?.doc.replace(new.unwrap_or(Value::None));
                Ok(())
            }),
        },
        GetSetDef {
            name: "__isabstractmethod__",
            get: |v| {
                let p = property_of(v)?;
                let parts = [p.get.clone(), p.set.clone(), p.del.clone()];
                for f in parts {
                    if is_abstract(&f)? {
                        return Ok(Value::Bool(true));
                    }
                }
                Ok(Value::Bool(false))
            },
            set: None,
        },
    ],
    subclassable: true,
    ..TypeSpec::new("property")
});

/// The type that a value is, if it is one.
pub fn as_type(v: &Value) -> Option<&Ref<TypeObj>> {
    v.down::<TypeObj>()
}
