// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `list[int]` and `int | str`: types with arguments, which matter to annotations only.

use crate::coll;
use crate::core::args::GetSetDef;
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call;
use crate::core::descr::as_type;
use crate::core::error::{type_error, PyErr};
use crate::core::names::intern_str;
use crate::core::object::{drop_obj, BinOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

/// `origin[args]`
pub struct Alias {
    pub origin: Value,
    pub args: Vec<Value>,
}

/// `A | B`
pub struct Union {
    pub args: Vec<Value>,
}

/// Of builtin classes that can be subscripted.
pub static CLASS_GETITEM: MethodDef = MethodDef {
    name: "__class_getitem__",
    kind: MethodKind::Class,
    f: |cls, args| {
        args.exactly("__class_getitem__", 1)?;
        Ok(alias(cls.clone(), args.pos[0].clone()))
    },
};

pub fn alias(origin: Value, key: Value) -> Value {
    let args = match key.down::<coll::PyTuple>() {
        Some(_) => crate::builtins::to_vec(&key).unwrap_or_default(),
        None => vec![key],
    };
    Value::from(Ref::new(Alias { origin, args }))
}

/// How a type argument prints.
pub fn argument_repr(v: &Value) -> Result<String, PyErr> {
    if let Some(t) = as_type(v) {
        return Ok(t.full_name());
    }
    if ops::is(v, &crate::core::singletons::ellipsis()) {
        return Ok("...".to_string());
    }
    if v.down::<coll::PyList>().is_some() {
        let mut parts = Vec::new();
        for x in crate::builtins::to_vec(v)? {
            parts.push(argument_repr(&x)?);
        }
        return Ok(format!("[{}]", parts.join(", ")));
    }
    Ok(ops::repr(v)?.to_string_lossy())
}

fn joined(args: &[Value], separator: &str) -> Result<String, PyErr> {
    let mut parts = Vec::new();
    for a in args {
        parts.push(argument_repr(a)?);
    }
    Ok(parts.join(separator))
}

fn same_args(a: &[Value], b: &[Value]) -> Result<bool, PyErr> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (x, y) in a.iter().zip(b) {
        if !ops::test_eq(x, y)? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Payload for Alias {
    fn vt() -> &'static VT {
        static ALIAS: VT = VT {
            repr: Some(|o| match o.down::<Alias>() {
                Some(a) => {
                    let inner = if a.args.is_empty() { "()".into() } else { joined(&a.args, ", ")? };
                    Ok(ops::new_str(&format!("{}[{}]", argument_repr(&a.origin)?, inner)))
                }
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<Alias>() {
                Some(a) => call::call_args(&a.origin, args),
                None => Ok(Value::None),
            }),
            compare: Some(|o, other, op| match (o.down::<Alias>(), other.down::<Alias>()) {
                (Some(a), Some(b)) => {
                    let same = ops::test_eq(&a.origin, &b.origin)? && same_args(&a.args, &b.args)?;
                    Ok(ops::identity(same, op))
                }
                _ => Ok(None),
            }),
            hash: Some(|o| match o.down::<Alias>() {
                Some(a) => Ok(ops::hash(&a.origin)? ^ ops::hash(&coll::tuple(a.args.clone()))?),
                None => Ok(0),
            }),
            binary: Some(|op, a, b| if op == BinOp::Or { union(a, b) } else { Ok(None) }),
            getitem: Some(|o, key| match o.down::<Alias>() {
                // Parameters are not substituted: the result serves annotations only.
                Some(a) => Ok(alias(a.origin.clone(), key.clone())),
                None => Ok(Value::None),
            }),
            getattr: Some(|o, name| {
                let this = Value::Obj(o.clone());
                let name = intern_str(name);
                if let Some(v) = attr::generic_lookup(&this, name)? {
                    return Ok(v);
                }
                match o.down::<Alias>() {
                    Some(a) => attr::get(&a.origin, name),
                    None => Err(attr::no_attribute(&this, name)),
                }
            }),
            ..VT::new("types.GenericAlias", drop_obj::<Alias>, |_| alias_type())
        };
        &ALIAS
    }
}

fn alias_of(v: &Value) -> Result<&Ref<Alias>, PyErr> {
    v.down::<Alias>().ok_or_else(|| type_error("generic alias expected"))
}

fn alias_new(_: &Type, args: &mut Args) -> R {
    args.exactly("GenericAlias", 2)?;
    Ok(alias(args.pos[0].take(), args.pos[1].take()))
}

define_type!(pub fn alias_type, TypeSpec {
    module: "types",
    new: Some(alias_new),
    vt: Some(Alias::vt),
    methods: &[MethodDef {
        name: "__mro_entries__",
        kind: MethodKind::Instance,
        f: |this, _| Ok(coll::tuple(vec![alias_of(this)?.origin.clone()])),
    }],
    getset: &[
        GetSetDef { name: "__origin__", get: |v| Ok(alias_of(v)?.origin.clone()), set: None },
        GetSetDef {
            name: "__args__",
            get: |v| Ok(coll::tuple(alias_of(v)?.args.clone())),
            set: None,
        },
        GetSetDef { name: "__parameters__", get: |_| Ok(coll::tuple(Vec::new())), set: None },
    ],
    in_c: true,
    ..TypeSpec::new("GenericAlias")
});

fn is_union_member(v: &Value) -> bool {
    v.is_none()
        || as_type(v).is_some()
        || v.down::<Alias>().is_some()
        || v.down::<Union>().is_some()
        || v.obj().map_or(false, |o| o.vt().name.starts_with("typing."))
}

/// `a | b` of types; None if one of them is no type.
pub fn union(a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    if !is_union_member(a) || !is_union_member(b) || (a.is_none() && b.is_none()) {
        return Ok(None);
    }
    let mut args: Vec<Value> = Vec::new();
    for v in [a, b] {
        let parts = match v.down::<Union>() {
            Some(u) => u.args.clone(),
            None if v.is_none() => vec![Value::from(crate::core::singletons::none_type())],
            None => vec![v.clone()],
        };
        for p in parts {
            if !args.iter().any(|x| ops::is(x, &p)) {
                args.push(p);
            }
        }
    }
    if args.len() == 1 {
        return Ok(args.pop());
    }
    Ok(Some(Value::from(Ref::new(Union { args }))))
}

impl Payload for Union {
    fn vt() -> &'static VT {
        static UNION: VT = VT {
            repr: Some(|o| match o.down::<Union>() {
                Some(u) => {
                    let text = joined(&u.args, " | ")?.replace("NoneType", "None");
                    Ok(ops::new_str(&text))
                }
                None => Ok(ops::new_str("")),
            }),
            compare: Some(|o, other, op| match (o.down::<Union>(), other.down::<Union>()) {
                (Some(a), Some(b)) => {
                    let covers = |x: &Union, y: &Union| {
                        x.args.iter().all(|v| y.args.iter().any(|w| ops::is(v, w)))
                    };
                    Ok(ops::identity(covers(a, b) && covers(b, a), op))
                }
                _ => Ok(None),
            }),
            hash: Some(|o| match o.down::<Union>() {
                Some(u) => {
                    let mut h = 0;
                    for v in &u.args {
                        h ^= ops::hash(v)?;
                    }
                    Ok(h)
                }
                None => Ok(0),
            }),
            binary: Some(|op, a, b| if op == BinOp::Or { union(a, b) } else { Ok(None) }),
            ..VT::new("types.UnionType", drop_obj::<Union>, |_| union_type())
        };
        &UNION
    }
}

define_type!(pub fn union_type, TypeSpec {
    module: "types",
    vt: Some(Union::vt),
    getset: &[GetSetDef {
        name: "__args__",
        get: |v| Ok(v.down::<Union>().map_or(Value::None, |u| coll::tuple(u.args.clone()))),
        set: None,
    }],
    lacks: &["__getitem__", "__parameters__"],
    in_c: true,
    ..TypeSpec::new("UnionType")
});

