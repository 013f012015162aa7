// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `__dict__` of a class: a live, read-only mapping over its namespace.

use crate::coll::{self, MappingProxy, PyDict};
use crate::core::args::{GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call::call_args;
use crate::core::descr::GetSet;
use crate::core::error::{key_error, type_error};
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{flags, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;

pub struct ClassDict(Type);

/// `cls.__dict__`
pub fn class_dict(t: &Type) -> Value {
    MappingProxy::value(Value::from(Ref::new(ClassDict(t.clone()))))
}

static DICT: GetSetDef = GetSetDef {
    name: "__dict__",
    get: |v| attr::get(v, Dunder::Dict.name()),
    set: Some(|v, d| attr::set(v, Dunder::Dict.name(), d)),
};

static WEAKREF: GetSetDef = GetSetDef { name: "__weakref__", get: |_| Ok(Value::None), set: None };

/// The descriptors that only the class itself shows: instances find these attributes by themselves.
fn own_descriptor(t: &Type, name: Name) -> Option<Value> {
    let adds_dict = t.is_user()
        && t.has(flags::HAS_DICT)
        && !t.bases.borrow().iter().any(|b| b.has(flags::HAS_DICT));
    let def = if name == DICT_NAME.with(|n| *n) {
        &DICT
    } else if name == WEAKREF_NAME.with(|n| *n) {
        &WEAKREF
    } else {
        return None;
    };
    if adds_dict {
        Some(Value::from(Ref::new(GetSet::new(t, def))))
    } else {
        None
    }
}

thread_local! {
    static DICT_NAME: Name = intern("__dict__");
    static WEAKREF_NAME: Name = intern("__weakref__");
}

fn get(t: &Type, name: Name) -> Option<Value> {
    t.dict.get(name).or_else(|| own_descriptor(t, name))
}

fn snapshot(t: &Type) -> Ref<PyDict> {
    let d = PyDict::new_ref();
    let (body, later) = t.dict.entries_around(t.body_len.get());
    for (k, v) in body {
        d.set_str(k.as_str(), v);
    }
    for name in [DICT_NAME.with(|n| *n), WEAKREF_NAME.with(|n| *n)] {
        if let Some(v) = own_descriptor(t, name) {
            d.set_str(name.as_str(), v);
        }
    }
    for (k, v) in later {
        d.set_str(k.as_str(), v);
    }
    d
}

fn class_of(o: &AnyRef) -> Type {
    match o.down::<ClassDict>() {
        Some(d) => d.0.clone(),
        None => crate::core::class::object_type(),
    }
}

fn whole(o: &AnyRef) -> Value {
    Value::from(snapshot(&class_of(o)))
}

/// The dict in place of the mapping, for operators on two of them.
fn plain(v: &Value) -> Value {
    match v {
        Value::Obj(o) if o.is::<ClassDict>() => whole(o),
        _ => v.clone(),
    }
}

fn find(o: &AnyRef, key: &Value) -> R {
    let t = class_of(o);
    match key.down::<PyStr>() {
        Some(s) => get(&t, intern_str(s)).ok_or_else(|| key_error(key.clone())),
        None => ops::get_item(&whole(o), key),
    }
}

impl Payload for ClassDict {
    fn vt() -> &'static VT {
        static CLASS_DICT: VT = VT {
            repr: Some(|o| ops::repr(&whole(o))),
            compare: Some(|o, other, op| match op {
                CmpOp::Eq => ops::eq(&whole(o), &plain(other)).map(Some),
                CmpOp::Ne => ops::ne(&whole(o), &plain(other)).map(Some),
                _ => Ok(None),
            }),
            len: Some(|o| Ok(snapshot(&class_of(o)).len())),
            getitem: Some(find),
            contains: Some(|o, key| match key.down::<PyStr>() {
                Some(s) => Ok(get(&class_of(o), intern_str(s)).is_some()),
                None => ops::contains(&whole(o), key),
            }),
            iter: Some(|o| Ok(coll::iter(&whole(o))?.into_value())),
            binary: Some(|op, a, b| match op {
                BinOp::Or => ops::bit_or(&plain(a), &plain(b)).map(Some),
                _ => Ok(None),
            }),
            ..VT::new("dict", drop_obj::<ClassDict>, |_| class_dict_type())
        };
        &CLASS_DICT
    }
}

macro_rules! of_the_whole {
    ($($name:literal),*) => {
        &[$(MethodDef {
            name: $name,
            kind: MethodKind::Instance,
            f: |v, args| match v {
                Value::Obj(o) => call_args(&attr::get(&whole(o), intern($name))?, args),
                _ => Err(type_error("a class dict expected")),
            },
        }),*]
    };
}

define_type!(pub fn class_dict_type, TypeSpec {
    methods: of_the_whole!("get", "keys", "values", "items", "copy", "__reversed__"),
    vt: Some(ClassDict::vt),
    ops: &[BinOp::Or],
    ..TypeSpec::new("dict")
});
