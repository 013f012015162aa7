// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `_weakref`, below `weakref`.

mod proxy;

pub use proxy::is_proxy;

use crate::coll::list;
use crate::coll::receiver;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, NativeDef};
use crate::core::error::{type_error, PyErr};
use crate::core::instance::{remark_order, Instance};
use crate::core::module::{Member, NativeModule};
use crate::core::names::intern;
use crate::core::object::{drop_obj, AnyRef, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::run::refuse;
use crate::core::types::{flags, type_name, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::core::weak::{holders_of, plain_holder, Weak};
use crate::define_type;
use std::cell::Cell;

/// `weakref.ref`
pub struct WeakRef {
    weak: Weak,
    hash: Cell<Option<i64>>,
}

/// Builtin types whose objects have weak references in CPython.
const REFERABLE: &[&str] = &[
    "function", "method", "type", "set", "frozenset", "generator", "coroutine", "async_generator",
    "module", "deque", "partial", "Pattern", "StringIO", "BytesIO", "TextIOWrapper",
];

/// Builtin types whose objects have none, nor those of subclasses if they are of variable size.
const NOT_REFERABLE: &[&str] = &[
    "int", "float", "complex", "bool", "NoneType", "str", "bytes", "bytearray", "tuple", "list",
    "dict", "range", "slice", "object", "ellipsis", "NotImplementedType", "property",
    "ReferenceType", "weakproxy", "weakcallableproxy", "Match", "mappingproxy", "list_iterator",
    "dict_keys", "dict_values", "dict_items",
];

/// The object of a value that weak references may refer to.
fn target_of(v: &Value) -> Result<&AnyRef, PyErr> {
    let class = type_of(v);
    let allowed = if class.is_user() {
        let of_variable_size = v.down::<Instance>().map_or(false, |i| {
            ["int", "tuple", "bytes"].contains(&&*type_name(&i.payload)) && !i.payload.is_unbound()
        });
        class.has(flags::HAS_WEAKREF) && !of_variable_size
    } else {
        let name = class.name();
        if !REFERABLE.contains(&&*name) && !NOT_REFERABLE.contains(&&*name) {
            refuse(&format!("weak references to '{}' objects are not translated yet", name));
        }
        REFERABLE.contains(&&*name)
    };
    match v.obj() {
        Some(o) if allowed => Ok(o),
        _ => Err(type_error(format!(
            "cannot create weak reference to '{}' object",
            if class.is_user() { class.name() } else { class.full_name() }
        ))),
    }
}

/// The arguments of `ref` and `proxy`.
fn object_and_callback(args: &mut Args, name: &str) -> Result<(Value, Value), PyErr> {
    if args.pos.is_empty() || args.pos.len() > 2 {
        args.kw = &mut [];
        args.between(name, 1, 2)?;
    }
    args.no_keywords(if name == "proxy" { name } else { "ref" })?;
    remark_order();
    let object = args.pos[0].take();
    Ok((object, args.get(1).unwrap_or(Value::None)))
}

fn ref_new(class: &Type, args: &mut Args) -> R {
    let (object, callback) = object_and_callback(args, "__new__")?;
    let target = target_of(&object)?;
    if callback.is_none() && Ref::same(class, &ref_type()) {
        if let Some(known) = plain_holder::<WeakRef>(target.id()) {
            return Ok(Value::from(known));
        }
    }
    let made = Ref::new(WeakRef { weak: Weak::new(callback), hash: Cell::new(None) });
    made.weak.refer(target, made.id());
    Ok(Value::from(made))
}

/// The reference has become the payload of an instance of a subclass.
pub fn adopted(instance: &Ref<Instance>) {
    if let Some(r) = instance.payload.down::<WeakRef>() {
        r.weak.move_to(instance.id());
    }
}

/// " to 'A' at 0x..."
fn describe(target: &AnyRef) -> String {
    let v = Value::Obj(target.clone());
    let name = match crate::core::attr::lookup(&v, intern("__name__")) {
        Ok(Some(name)) => match name.down::<crate::text::PyStr>() {
            Some(s) => format!(" ({})", s.to_string_lossy()),
            None => String::new(),
        },
        _ => String::new(),
    };
    format!("'{}' at 0x{:x}{}", type_name(&v), target.id(), name)
}

impl Payload for WeakRef {
    fn vt() -> &'static VT {
        static REF: VT = VT {
            repr: Some(|o| {
                let target = o.down::<WeakRef>().and_then(|r| r.weak.get());
                let text = match target {
                    Some(t) => format!("<weakref at 0x{:x}; to {}>", o.id(), describe(&t)),
                    None => format!("<weakref at 0x{:x}; dead>", o.id()),
                };
                Ok(ops::new_str(&text))
            }),
            hash: Some(|o| {
                let r = match o.down::<WeakRef>() {
                    Some(r) => r,
                    None => return Ok(0),
                };
                if let Some(hash) = r.hash.get() {
                    return Ok(hash);
                }
                let target = r.weak.get().ok_or_else(|| type_error("weak object has gone away"))?;
                let hash = ops::hash(&Value::Obj(target))?;
                r.hash.set(Some(hash));
                Ok(hash)
            }),
            compare: Some(|o, other, op| {
                let pair = (o.down::<WeakRef>(), other.peel().down::<WeakRef>());
                let (a, b) = match (pair, op) {
                    ((Some(a), Some(b)), CmpOp::Eq | CmpOp::Ne) => (a, b),
                    _ => return Ok(None),
                };
                match (a.weak.get(), b.weak.get()) {
                    (Some(x), Some(y)) => {
                        Ok(Some(ops::compare(&Value::Obj(x), &Value::Obj(y), op)?))
                    }
                    _ => Ok(Some(Value::Bool(a.same(b) == (op == CmpOp::Eq)))),
                }
            }),
            call: Some(|o, args| {
                if !args.pos.is_empty() || !args.kw.is_empty() {
                    return Err(type_error(format!(
                        "weakref expected 0 arguments, got {}",
                        args.pos.len() + args.kw.len()
                    )));
                }
                let target = o.down::<WeakRef>().and_then(|r| r.weak.get());
                Ok(target.map_or(Value::None, Value::Obj))
            }),
            ..VT::new("weakref.ReferenceType", drop_obj::<WeakRef>, |_| ref_type())
        };
        &REF
    }
}

define_type!(pub fn ref_type, TypeSpec {
    module: "weakref",
    new: Some(ref_new),
    vt: Some(WeakRef::vt),
    getset: &[GetSetDef {
        name: "__callback__",
        get: |v| {
            let r = receiver::<WeakRef>(v)?;
            Ok(if r.weak.get().is_some() { r.weak.callback() } else { Value::None })
        },
        set: None,
    }],
    methods: &[MethodDef { name: "__init__", kind: MethodKind::Object, f: |_, args| {
        args.no_keywords("ref")?;
        args.between("__init__", 1, 2)?;
        Ok(Value::None)
    } }],
    subclassable: true,
    ..TypeSpec::new("ReferenceType")
});

fn getweakrefcount(args: &mut Args) -> R {
    args.exactly("_weakref.getweakrefcount", 1)?;
    let count = args.pos[0].obj().map_or(0, |o| holders_of(o.id()).len());
    Ok(Value::Int(count as i64))
}

fn getweakrefs(args: &mut Args) -> R {
    args.exactly("_weakref.getweakrefs", 1)?;
    let holders = args.pos[0].obj().map_or(Vec::new(), |o| holders_of(o.id()));
    Ok(list(holders.into_iter().map(Value::Obj).collect()))
}

/// `_remove_dead_weakref(dict, key)`: takes the item out if its reference is dead.
fn remove_dead(args: &mut Args) -> R {
    args.exactly("_remove_dead_weakref", 2)?;
    let (dict, key) = (args.pos[0].take(), args.pos[1].take());
    let get = crate::core::attr::get(&dict, intern("get"))?;
    let value = crate::core::call::call(&get, &mut [key.clone()])?;
    if let Some(r) = value.peel().down::<WeakRef>() {
        if r.weak.get().is_none() {
            crate::core::items::del_item(&dict, &key)?;
        }
    }
    Ok(Value::None)
}

static COUNT: NativeDef =
    NativeDef { name: "getweakrefcount", module: "_weakref", f: getweakrefcount };
static LIST: NativeDef = NativeDef { name: "getweakrefs", module: "_weakref", f: getweakrefs };
static REMOVE: NativeDef =
    NativeDef { name: "_remove_dead_weakref", module: "_weakref", f: remove_dead };
static PROXY: NativeDef = NativeDef { name: "proxy", module: "_weakref", f: proxy::proxy };

pub static MODULE: NativeModule = NativeModule {
    name: "_weakref",
    members: &[
        ("CallableProxyType", Member::Type(proxy::callable_proxy_type)),
        ("ProxyType", Member::Type(proxy::proxy_type)),
        ("ReferenceType", Member::Type(ref_type)),
        ("_remove_dead_weakref", Member::Fn(&REMOVE)),
        ("getweakrefcount", Member::Fn(&COUNT)),
        ("getweakrefs", Member::Fn(&LIST)),
        ("proxy", Member::Fn(&PROXY)),
        ("ref", Member::Type(ref_type)),
    ],
};
