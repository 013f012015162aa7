// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `cached_property`.

use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::names::{intern_str, Dunder, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{flags, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::Cell;

/// Computes an attribute at the first access and stores it in the instance, which hides it.
pub struct CachedProperty {
    func: Value,
    name: Cell<Option<Name>>,
}

fn cached_new(_: &Type, args: &mut Args) -> R {
    args.exactly("cached_property", 1)?;
    let func = args.pos[0].take();
    Ok(Value::from(Ref::new(CachedProperty { func, name: Cell::new(None) })))
}

impl CachedProperty {
    fn compute(&self, instance: &Value) -> R {
        let name = match self.name.get() {
            Some(n) => n,
            None => {
                return Err(type_error(
                    "Cannot use cached_property instance without calling __set_name__ on it.",
                ))
            }
        };
        let class = type_of(instance);
        let attrs = match attr::attrs_of(instance) {
            Some(a) if class.has(flags::HAS_DICT) => a,
            _ => {
                return Err(type_error(format!(
                    "No '__dict__' attribute on '{}' instance to cache {} property.",
                    class.name(),
                    ops::repr(&name.value())?.to_string_lossy()
                )))
            }
        };
        if let Some(v) = attrs.get(name) {
            return Ok(v);
        }
        let v = call::call(&self.func, &mut [instance.clone()])?;
        attrs.set(class.root, name, v.clone());
        Ok(v)
    }
}

impl Payload for CachedProperty {
    fn vt() -> &'static VT {
        static CACHED: VT = VT {
            descr_get: Some(|o, instance, _| match o.down::<CachedProperty>() {
                Some(c) if !instance.is_unbound() && !instance.is_none() => c.compute(instance),
                _ => Ok(Value::Obj(o.clone())),
            }),
            ..VT::new("functools.cached_property", drop_obj::<CachedProperty>, |_| {
                cached_property_type()
            })
        };
        &CACHED
    }
}

fn cached_of(v: &Value) -> Result<&Ref<CachedProperty>, PyErr> {
    v.peel().down::<CachedProperty>().ok_or_else(|| type_error("cached_property expected"))
}

fn set_name(this: &Value, args: &mut Args) -> R {
    args.exactly("__set_name__", 2)?;
    let c = cached_of(this)?;
    let name = match args.pos[1].down::<PyStr>() {
        Some(s) => intern_str(s),
        None => return Err(type_error("__set_name__() needs a name")),
    };
    match c.name.get() {
        None => c.name.set(Some(name)),
        Some(old) if old != name => {
            return Err(type_error(format!(
                "Cannot assign the same cached_property to two different names ({} and {}).",
                ops::repr(&old.value())?.to_string_lossy(),
                ops::repr(&name.value())?.to_string_lossy()
            )))
        }
        _ => {}
    }
    Ok(Value::None)
}

define_type!(pub fn cached_property_type, TypeSpec {
    module: "functools",
    new: Some(cached_new),
    vt: Some(CachedProperty::vt),
    methods: &[MethodDef { name: "__set_name__", kind: MethodKind::Instance, f: set_name }],
    getset: &[
        GetSetDef { name: "func", get: |v| Ok(cached_of(v)?.func.clone()), set: None },
        GetSetDef {
            name: "attrname",
            get: |v| Ok(cached_of(v)?.name.get().map_or(Value::None, Name::value)),
            set: None,
        },
        GetSetDef {
            name: "__doc__",
            get: |v| attr::get(&cached_of(v)?.func, Dunder::Doc.name()),
            set: None,
        },
    ],
    subclassable: true,
    lacks: &["lock"],
    generic: true,
    ..TypeSpec::new("cached_property")
});
