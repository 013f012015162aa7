// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Generic` and `Protocol`.

use crate::coll::tuple;
use crate::core::alias::{alias, Alias};
use crate::core::args::{Args, MethodDef, MethodKind, NativeDef};
use crate::core::attr;
use crate::core::class::type_arg;
use crate::core::descr::ClassMethod;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{function, FuncDef, FuncKind, FuncObj};
use crate::core::names::{intern, Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::stdlib::abc::make_abstract;

define_type!(pub fn generic_type, TypeSpec {
    module: "typing",
    methods: &[
        MethodDef {
            name: "__class_getitem__",
            kind: MethodKind::Class,
            f: |this, args| {
                args.exactly("__class_getitem__", 1)?;
                Ok(alias(this.clone(), args.pos[0].take()))
            },
        },
        MethodDef { name: "__init_subclass__", kind: MethodKind::Class, f: init_generic },
    ],
    subclassable: true,
    ..TypeSpec::new("Generic")
});

/// Stores `__parameters__`: the type variables among the arguments of the bases.
fn init_generic(this: &Value, args: &mut Args) -> R {
    if !args.pos.is_empty() || !args.kw.is_empty() {
        let name = type_arg(this)?.name();
        return Err(type_error(format!(
            "{}.__init_subclass__() takes no keyword arguments",
            name
        )));
    }
    let t = type_arg(this)?;
    let bases = match t.dict.get(Dunder::OrigBases.name()) {
        Some(b) => crate::builtins::to_vec(&b)?,
        None => Vec::new(),
    };
    let mut found = Vec::new();
    bases.iter().for_each(|b| variables(b, &mut found));
    t.set_attr(intern("__parameters__"), tuple(found));
    Ok(Value::None)
}

fn variables(v: &Value, out: &mut Vec<Value>) {
    if v.down::<super::var::TypeVar>().is_some() {
        if !out.iter().any(|x| ops::is(x, v)) {
            out.push(v.clone());
        }
    } else if let Some(a) = v.down::<Alias>() {
        a.args.iter().for_each(|x| variables(x, out));
    }
}

pub static RUNTIME_CHECKABLE: NativeDef =
    NativeDef { name: "runtime_checkable", module: "typing", f: runtime_checkable };

static INIT_SUBCLASS: FuncDef = FuncDef {
    name: "__init_subclass__",
    qualname: "Protocol.__init_subclass__",
    module: "typing",
    doc: None,
    params: &["cls", "args", "kwargs"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: true,
    varkw: true,
    line: 0,
    kind: FuncKind::Plain,
    code: |_: &FuncObj, a: &mut [Value]| {
        let t = type_arg(&a[0])?;
        let direct = match crate::core::descr::as_type(&protocol()) {
            Some(p) => t.bases.borrow().iter().any(|b| Ref::same(b, p)),
            None => false,
        };
        t.set_attr(intern("_is_protocol"), Value::Bool(direct));
        if direct && !t.dict.contains(intern("__init__")) {
            t.set_attr(intern("__init__"), function(&NO_INIT, vec![], vec![], vec![]));
        }
        Ok(Value::None)
    },
};

static NO_INIT: FuncDef = FuncDef {
    name: "_no_init_or_replace_init",
    qualname: "_no_init_or_replace_init",
    code: |_: &FuncObj, a: &mut [Value]| {
        let t = crate::core::types::type_of(&a[0]);
        if is_protocol(&t) {
            return Err(type_error("Protocols cannot be instantiated"));
        }
        // A class that implements the protocol goes on to the next `__init__`.
        let name = intern("__init__");
        let mine: &FuncDef = &NO_INIT;
        for c in t.mro() {
            if let Some(f) = c.dict.get(name) {
                if let Some(func) = f.down::<FuncObj>() {
                    if !std::ptr::eq(func.def, mine) {
                        return crate::core::call::call(&f, &mut [a[0].clone()]);
                    }
                }
            }
        }
        Ok(Value::None)
    },
    ..INIT_COPY
};

const INIT_COPY: FuncDef = FuncDef {
    name: "",
    qualname: "",
    module: "typing",
    doc: None,
    params: &["self", "args", "kwargs"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: true,
    varkw: true,
    line: 0,
    kind: FuncKind::Plain,
    code: |_: &FuncObj, _: &mut [Value]| Ok(Value::None),
};


thread_local! {
    static PROTOCOL: Value = {
        let hook = ClassMethod::of(function(&INIT_SUBCLASS, vec![], vec![], vec![]));
        let members = vec![
            ("__slots__", tuple(Vec::new())),
            ("_is_protocol", Value::Bool(true)),
            ("__init_subclass__", hook),
        ];
        Value::from(make_abstract("Protocol", "typing", vec![generic_type()], members))
    };
}

/// `typing.Protocol`
pub fn protocol() -> Value {
    PROTOCOL.with(Value::clone)
}

/// True for classes that are protocols themselves, not implementations of one.
pub fn is_protocol(t: &Type) -> bool {
    matches!(t.dict.get(intern("_is_protocol")), Some(Value::Bool(true)))
}

fn runtime_checkable(args: &mut Args) -> R {
    args.exactly("runtime_checkable", 1)?;
    let cls = args.pos[0].take();
    let t = type_arg(&cls)?;
    if !is_protocol(t) {
        return Err(type_error(format!(
            "@runtime_checkable can be only applied to protocol classes, got {}",
            ops::repr(&cls)?.to_string_lossy()
        )));
    }
    t.set_attr(intern("_is_runtime_protocol"), Value::Bool(true));
    Ok(cls.clone())
}

/// The names that an object must have to satisfy a protocol.
fn members(t: &Type) -> Vec<Name> {
    let hidden = [
        "__abstractmethods__",
        "__annotations__",
        "__dict__",
        "__doc__",
        "__init__",
        "__module__",
        "__new__",
        "__slots__",
        "__subclasshook__",
        "__weakref__",
        "__class_getitem__",
        "__init_subclass__",
        "__orig_bases__",
        "__parameters__",
        "__match_args__",
        "__qualname__",
    ];
    let mut out = Vec::new();
    for c in std::iter::once(t).chain(t.mro()) {
        if !is_protocol(c) || c.name() == "Protocol" {
            continue;
        }
        let mut names: Vec<Name> = c.dict.entries().into_iter().map(|(n, _)| n).collect();
        if let Some(a) = c.dict.get(intern("__annotations__")) {
            for k in crate::builtins::to_vec(&a).unwrap_or_default() {
                names.extend(attr::name_of(&k, "getattr").ok());
            }
        }
        for n in names {
            let text = n.text();
            let private = text.starts_with("_abc_") || text.starts_with("_is_");
            if !private && !hidden.contains(&text.as_str()) && !out.contains(&n) {
                out.push(n);
            }
        }
    }
    out
}

/// The test `isinstance(v, t)` of a protocol `t`.
pub fn has_members(t: &Type, v: &Value) -> Result<bool, PyErr> {
    if t.lookup(intern("_is_runtime_protocol")).is_none() {
        return Err(type_error(
            "Instance and class checks can only be used with @runtime_checkable protocols",
        ));
    }
    for name in members(t) {
        match attr::lookup(v, name)? {
            Some(x) => {
                // A method switched off by None does not count.
                let is_method = t.lookup(name).map_or(false, |m| ops::is_callable(&m));
                if is_method && x.is_none() {
                    return Ok(false);
                }
            }
            None => return Ok(false),
        }
    }
    Ok(true)
}
