// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! isinstance and issubclass.

use crate::coll::PyTuple;
use crate::core::alias::{Alias, Union};
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::class::{type_type, user_class};
use crate::core::descr::{as_type, MethodDescr};
use crate::core::error::{type_error, PyErr};
use crate::core::names::Dunder;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_of, Special, TypeObj};
use crate::core::value::{Value, R};

pub static ISINSTANCE: NativeDef =
    NativeDef { name: "isinstance", module: "builtins", f: isinstance };
pub static ISSUBCLASS: NativeDef =
    NativeDef { name: "issubclass", module: "builtins", f: issubclass };

fn isinstance(args: &mut Args) -> R {
    args.exactly("isinstance", 2)?;
    is_instance(&args.pos[0], &args.pos[1]).map(Value::Bool)
}

fn issubclass(args: &mut Args) -> R {
    args.exactly("issubclass", 2)?;
    is_subclass(&args.pos[0], &args.pos[1]).map(Value::Bool)
}

/// `isinstance(v, class)`
pub fn is_instance(v: &Value, class: &Value) -> Result<bool, PyErr> {
    if let Some(t) = as_type(class) {
        return is_instance_of(v, t, class);
    }
    if let Some(classes) = class.peel().down::<PyTuple>() {
        let classes = classes.clone();
        for c in classes.iter() {
            if is_instance(v, c)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(u) = class.down::<Union>() {
        let u = u.clone();
        for c in &u.args {
            if is_instance(v, c)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(f) = attr::lookup_special(class, Dunder::InstanceCheck)? {
        return ops::truth(&call::call(&f, &mut [v.clone()])?);
    }
    if class.down::<Alias>().is_some() {
        return Err(type_error("isinstance() argument 2 cannot be a parameterized generic"));
    }
    if crate::core::absent::is_empty_class(class) {
        return Ok(false);
    }
    Err(type_error("isinstance() arg 2 must be a type, a tuple of types, or a union"))
}

#[inline]
fn is_instance_of(v: &Value, t: &Ref<TypeObj>, class: &Value) -> Result<bool, PyErr> {
    let exact = match v {
        Value::Obj(o) => match user_class(o) {
            Some(c) => {
                if Ref::same(c, t) {
                    return Ok(true);
                }
                if t.meta.is_none() {
                    return Ok(c.is_subtype(t) || claimed_class(v, c, t)?);
                }
                false
            }
            None => Ref::same(&type_of(v), t),
        },
        _ => false,
    };
    if exact {
        return Ok(true);
    }
    if let Some(meta) = &t.meta {
        if let Special::Is(f) = meta.special(Dunder::InstanceCheck) {
            if !is_default(&f) {
                let r = call::call_special(&f, [class.clone(), v.clone()])?;
                return ops::truth(&r);
            }
        }
    }
    let actual = type_of(v);
    Ok(actual.is_subtype(t) || claimed_class(v, &actual, t)?)
}

/// True for the tests that `type` itself has.
fn is_default(f: &Value) -> bool {
    match f.down::<MethodDescr>() {
        Some(d) => Ref::same(&d.owner, &type_type()),
        None => false,
    }
}

/// An object may claim another class by its `__class__` attribute, as proxies do.
fn claimed_class(v: &Value, actual: &Ref<TypeObj>, t: &Ref<TypeObj>) -> Result<bool, PyErr> {
    let claims = actual.is_user() && actual.lookup_where(Dunder::Class.name()).map_or(false, |(depth, _)| {
        actual.at_depth(depth).is_user()
    });
    if !claims && !crate::stdlib::weakref::is_proxy(v) {
        return Ok(false);
    }
    let claimed = attr::lookup(v, Dunder::Class.name())?;
    Ok(claimed.as_ref().and_then(as_type).map_or(false, |c| c.is_subtype(t)))
}

/// `issubclass(c, class)`
pub fn is_subclass(c: &Value, class: &Value) -> Result<bool, PyErr> {
    if let Some(classes) = class.peel().down::<PyTuple>() {
        let classes = classes.clone();
        for x in classes.iter() {
            if is_subclass(c, x)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(u) = class.down::<Union>() {
        let u = u.clone();
        for x in &u.args {
            if is_subclass(c, x)? {
                return Ok(true);
            }
        }
        return Ok(false);
    }
    if let Some(t) = as_type(class) {
        if let Some(meta) = &t.meta {
            if let Special::Is(f) = meta.special(Dunder::SubclassCheck) {
                if !is_default(&f) {
                    let r = call::call_special(&f, [class.clone(), c.clone()])?;
                    return ops::truth(&r);
                }
            }
        }
        return match as_type(c) {
            Some(sub) => Ok(sub.is_subtype(t)),
            None => Err(type_error("issubclass() arg 1 must be a class")),
        };
    }
    if let Some(f) = attr::lookup_special(class, Dunder::SubclassCheck)? {
        return ops::truth(&call::call(&f, &mut [c.clone()])?);
    }
    if as_type(c).is_none() {
        return Err(type_error("issubclass() arg 1 must be a class"));
    }
    if crate::core::absent::is_empty_class(class) {
        return Ok(false);
    }
    Err(type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"))
}
