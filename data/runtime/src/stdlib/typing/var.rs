// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `TypeVar` and `NewType`.

use crate::coll::tuple;
use crate::core::build::caller_module;
use crate::core::alias::union;
use crate::core::args::{Args, GetSetDef};
use crate::core::error::type_error;
use crate::core::object::{drop_obj, BinOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

pub struct TypeVar {
    name: String,
    sign: char,
    bound: Value,
    constraints: Vec<Value>,
}

pub fn variable(name: &str) -> Value {
    let name = name.to_string();
    Value::from(Ref::new(TypeVar { name, sign: '~', bound: Value::None, constraints: vec![] }))
}

fn type_var_new(_: &Type, args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error("TypeVar() missing required argument 'name' (pos 1)"));
    }
    let name = ops::str_of(&args.pos[0])?.to_string_lossy();
    let bound = args.keyword("bound").unwrap_or(Value::None);
    let mut sign = '~';
    for (keyword, c) in [("covariant", '+'), ("contravariant", '-')] {
        if let Some(v) = args.keyword(keyword) {
            if ops::truth(&v)? {
                sign = c;
            }
        }
    }
    let constraints = args.pos[1..].iter_mut().map(Value::take).collect();
    Ok(Value::from(Ref::new(TypeVar { name, sign, bound, constraints })))
}

impl Payload for TypeVar {
    fn vt() -> &'static VT {
        static VAR: VT = VT {
            repr: Some(|o| match o.down::<TypeVar>() {
                Some(v) => Ok(ops::new_str(&format!("{}{}", v.sign, v.name))),
                None => Ok(ops::new_str("")),
            }),
            binary: Some(|op, a, b| if op == BinOp::Or { union(a, b) } else { Ok(None) }),
            ..VT::new("typing.TypeVar", drop_obj::<TypeVar>, |_| type_var_type())
        };
        &VAR
    }
}

define_type!(pub fn type_var_type, TypeSpec {
    module: "typing",
    new: Some(type_var_new),
    vt: Some(TypeVar::vt),
    getset: &[
        GetSetDef {
            name: "__name__",
            get: |v| Ok(v.down::<TypeVar>().map_or(Value::None, |v| Value::from(v.name.clone()))),
            set: None,
        },
        GetSetDef {
            name: "__bound__",
            get: |v| Ok(v.down::<TypeVar>().map_or(Value::None, |v| v.bound.clone())),
            set: None,
        },
        GetSetDef {
            name: "__constraints__",
            get: |v| {
                Ok(tuple(v.down::<TypeVar>().map_or(Vec::new(), |v| v.constraints.clone())))
            },
            set: None,
        },
        GetSetDef { name: "args", get: |v| Ok(v.clone()), set: None },
        GetSetDef { name: "kwargs", get: |v| Ok(v.clone()), set: None },
    ],
    ..TypeSpec::new("TypeVar")
});

/// A callable that gives its argument back.
pub struct NewType {
    name: Value,
    of: Value,
    module: &'static str,
}

impl Payload for NewType {
    fn vt() -> &'static VT {
        static NEW: VT = VT {
            repr: Some(|o| match o.down::<NewType>() {
                Some(n) => {
                    let name = ops::str_of(&n.name)?.to_string_lossy();
                    Ok(ops::new_str(&format!("{}.{}", n.module, name)))
                }
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| {
                let _ = o;
                args.exactly("NewType", 1)?;
                Ok(args.pos[0].take())
            }),
            binary: Some(|op, a, b| if op == BinOp::Or { union(a, b) } else { Ok(None) }),
            ..VT::new("typing.NewType", drop_obj::<NewType>, |_| new_type_type())
        };
        &NEW
    }
}

define_type!(pub fn new_type_type, TypeSpec {
    module: "typing",
    new: Some(|_, args| {
        let [name, of] = crate::coll::params::parse(args, "NewType", ["name", "tp"], 2, 2)?;
        Ok(Value::from(Ref::new(NewType { name, of, module: caller_module() })))
    }),
    vt: Some(NewType::vt),
    getset: &[
        GetSetDef {
            name: "__name__",
            get: |v| Ok(v.down::<NewType>().map_or(Value::None, |n| n.name.clone())),
            set: None,
        },
        GetSetDef {
            name: "__supertype__",
            get: |v| Ok(v.down::<NewType>().map_or(Value::None, |n| n.of.clone())),
            set: None,
        },
    ],
    ..TypeSpec::new("NewType")
});
