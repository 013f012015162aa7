// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Members while their class is being made, and `enum.property`.

use super::{is_a, kept, kept_dict, member_map, Known};
use crate::coll::{self, PyList, PyTuple};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call;
use crate::core::class::{object_type, type_arg};
use crate::core::descr::{as_type, Property};
use crate::core::error::{attribute_error, type_error, PyErr};
use crate::core::exceptions::type_error_type;
use crate::core::instance::Instance;
use crate::core::names::{intern, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::RefCell;

/// Stands in the class namespace for a member; `__set_name__` makes the member.
pub struct Proto(pub Value);

impl Payload for Proto {
    fn vt() -> &'static VT {
        static PROTO: VT = VT::new("_proto_member", drop_obj::<Proto>, |_| proto_type());
        &PROTO
    }
}

define_type!(pub fn proto_type, TypeSpec {
    module: "enum",
    methods: &[MethodDef {
        name: "__set_name__",
        kind: MethodKind::Instance,
        f: |this, args| {
            args.exactly("__set_name__", 2)?;
            let name = attr::name_of(&args.pos[1], "")?;
            if let Some(p) = this.down::<Proto>() {
                become_member(type_arg(&args.pos[0])?, name, &p.0)?;
            }
            Ok(Value::None)
        },
    }],
    ..TypeSpec::new("_proto_member")
});

fn has(v: &Value, name: &str) -> Result<bool, PyErr> {
    Ok(attr::lookup(v, intern(name))?.is_some())
}

/// The exception is ignored where CPython has `except Exception`.
fn is_exception(e: &PyErr) -> bool {
    e.is(&crate::core::exceptions::exception_type())
}

fn set(v: &Value, name: &str, x: Value) -> Result<(), PyErr> {
    attr::set(v, intern(name), Some(x))
}

fn become_member(class: &Type, name: Name, value: &Value) -> Result<(), PyErr> {
    class.del_attr(name);
    let data_type = kept(class, "_member_type_");
    let plain = matches!(as_type(&data_type), Some(t) if Ref::same(t, &object_type()));
    let tuples = matches!(as_type(&data_type), Some(t) if Ref::same(t, &coll::tuple_type()));
    let args = match value.peel().down::<PyTuple>() {
        Some(_) if tuples => vec![value.clone()],
        Some(t) => t.to_vec(),
        None => vec![value.clone()],
    };
    let new = kept(class, "_new_member_");
    let mut new_args = vec![Value::from(class.clone())];
    let use_args = ops::truth(&kept(class, "_use_args_"))?;
    if use_args {
        new_args.extend(args.iter().cloned());
    }
    let made = call::call(&new, &mut new_args)?;
    if !has(&made, "_value_")? {
        let v = if use_args && plain {
            value.clone()
        } else if plain && args.len() == 1 {
            // `object(value)` fails: the value stands for itself.
            value.clone()
        } else {
            match call::call(&data_type, &mut args.clone()) {
                Ok(v) => v,
                Err(e) if is_exception(&e) && !use_args => value.clone(),
                Err(e) if is_exception(&e) => {
                    return Err(type_error("_value_ not set in __new__, unable to create it"))
                }
                Err(e) => return Err(e),
            }
        };
        set(&made, "_value_", v)?;
    }
    let value = attr::get(&made, intern("_value_"))?;
    set(&made, "_name_", name.value())?;
    set(&made, "__objclass__", Value::from(class.clone()))?;
    attr::load_method(&made, intern("__init__"))?.call(&mut args.clone())?;
    let names = kept(class, "_member_names_");
    let count = names.down::<PyList>().map_or(0, |l| l.len());
    set(&made, "_sort_order_", Value::Int(count as i64))?;
    let member = match same_value(class, &value)? {
        Some(first) => first,
        None => {
            let listed = !is_a(class, Known::Flag) || is_single_bit(&value)?;
            if let (true, Some(l)) = (listed, names.down::<PyList>()) {
                l.push(name.value());
            }
            made
        }
    };
    publish(class, name, &member);
    member_map(class).set_str(name.as_str(), member.clone());
    match kept_dict(class, "_value2member_map_").set_default(&value, member) {
        Ok(_) => {}
        Err(e) if e.is(&type_error_type()) => {
            if let Some(l) = kept(class, "_unhashable_values_").down::<PyList>() {
                l.push(value);
            }
        }
        Err(e) => return Err(e),
    }
    Ok(())
}

/// The member that has this value already.
fn same_value(class: &Type, value: &Value) -> Result<Option<Value>, PyErr> {
    match kept_dict(class, "_value2member_map_").get(value) {
        Ok(found) => Ok(found),
        Err(e) if e.is(&type_error_type()) => {
            for m in member_map(class).values_vec() {
                if ops::test_eq(&attr::get(&m, intern("_value_"))?, value)? {
                    return Ok(Some(m));
                }
            }
            Ok(None)
        }
        Err(e) => Err(e),
    }
}

pub fn is_single_bit(v: &Value) -> Result<bool, PyErr> {
    if !ops::truth(v)? {
        return Ok(false);
    }
    let less = ops::sub(v, &Value::Int(1))?;
    Ok(!ops::truth(&ops::bit_and(v, &less)?)?)
}

/// Makes the member an attribute of its class, unless a property of that name finds it.
fn publish(class: &Type, name: Name, member: &Value) {
    let mut other = None;
    for base in class.mro() {
        if let Some(d) = base.dict.get(name) {
            if d.down::<EnumProperty>().is_some() {
                if other.is_none() {
                    return;
                }
            } else {
                other = Some(d);
            }
        }
    }
    let property = other.as_ref().and_then(|d| d.down::<Property>());
    match property {
        Some(_) => {
            let get = |n: &str| match &other {
                Some(d) => attr::get(d, intern(n)).unwrap_or(Value::None),
                None => Value::None,
            };
            let p = EnumProperty::new(get("fget"), get("fset"), get("fdel"));
            p.name.replace(name.value());
            p.class_name.replace(class.name());
            class.set_attr(name, Value::from(Ref::new(p)));
        }
        None => class.set_attr(name, member.clone()),
    }
}

/// `enum.property`: on members a property, on the class the member of that name.
pub struct EnumProperty {
    get: Value,
    set: Value,
    del: Value,
    name: RefCell<Value>,
    class_name: RefCell<String>,
    /// For `name` and `value`: the attribute that holds it.
    direct: Option<Name>,
}

impl EnumProperty {
    fn new(get: Value, set: Value, del: Value) -> EnumProperty {
        EnumProperty {
            get,
            set,
            del,
            name: RefCell::new(Value::None),
            class_name: RefCell::default(),
            direct: None,
        }
    }

    /// The property `name` or `value` of `Enum`.
    pub fn direct(name: &str, attribute: &str) -> Value {
        let mut p = EnumProperty::new(Value::None, Value::None, Value::None);
        p.direct = Some(intern(attribute));
        p.name = RefCell::new(Value::from(name));
        p.class_name = RefCell::new("Enum".to_string());
        Value::from(Ref::new(p))
    }

    fn read(&self, instance: &Value, owner: &Type) -> R {
        let name = self.name.borrow().clone();
        if instance.is_unbound() || instance.is_none() {
            return match member_map(owner).get(&name)? {
                Some(m) => Ok(m),
                None => Err(attribute_error(format!(
                    "{} has no attribute {}",
                    super::shown(&Value::from(owner.clone()))?,
                    super::shown(&name)?
                ))),
            };
        }
        if let Some(attribute) = self.direct {
            if let Some(i) = instance.down::<Instance>() {
                if let Some(v) = i.attrs.get(attribute) {
                    return Ok(v);
                }
            }
            return attr::get(instance, attribute);
        }
        if self.get.is_none() {
            return Err(attribute_error(format!(
                "{} member has no attribute {}",
                super::shown(&Value::from(owner.clone()))?,
                super::shown(&name)?
            )));
        }
        call::call(&self.get, &mut [instance.clone()])
    }

    fn write(&self, instance: &Value, v: Option<Value>) -> Result<(), PyErr> {
        let (f, what) = match v {
            Some(_) => (&self.set, "set"),
            None => (&self.del, "delete"),
        };
        if f.is_none() {
            let class = super::shown(&Value::from(self.class_name.borrow().clone()))?;
            let name = self.name.borrow().clone();
            let name = super::shown(&name)?;
            let text = format!("<enum {}> cannot {} attribute {}", class, what, name);
            return Err(attribute_error(text));
        }
        match v {
            Some(v) => call::call(f, &mut [instance.clone(), v]).map(drop),
            None => call::call(f, &mut [instance.clone()]).map(drop),
        }
    }
}

impl Payload for EnumProperty {
    fn vt() -> &'static VT {
        static PROPERTY: VT = VT {
            descr_get: Some(|o, instance, owner| match o.down::<EnumProperty>() {
                Some(p) => p.read(instance, owner),
                None => Ok(Value::None),
            }),
            descr_set: Some(|o, instance, v| match o.down::<EnumProperty>() {
                Some(p) => p.write(instance, v),
                None => Ok(()),
            }),
            ..VT::new("property", drop_obj::<EnumProperty>, |_| property_type())
        };
        &PROPERTY
    }
}

fn with_accessor(this: &Value, args: &mut Args, which: usize) -> R {
    args.exactly("property", 1)?;
    match this.down::<EnumProperty>() {
        Some(p) => {
            let mut parts = [p.get.clone(), p.set.clone(), p.del.clone()];
            parts[which] = args.pos[0].take();
            let [get, set, del] = parts;
            Ok(Value::from(Ref::new(EnumProperty::new(get, set, del))))
        }
        None => Ok(Value::None),
    }
}

fn part(v: &Value, get: fn(&EnumProperty) -> &Value) -> R {
    Ok(v.down::<EnumProperty>().map_or(Value::None, |p| get(p).clone()))
}

define_type!(pub fn property_type, TypeSpec {
    module: "enum",
    new: Some(|_, args| {
        args.between("property", 0, 4)?;
        let mut part = |i| args.get(i).unwrap_or(Value::None);
        let p = EnumProperty::new(part(0), part(1), part(2));
        Ok(Value::from(Ref::new(p)))
    }),
    vt: Some(EnumProperty::vt),
    methods: &[
        MethodDef {
            name: "__set_name__",
            kind: MethodKind::Instance,
            f: |this, args| {
                args.exactly("__set_name__", 2)?;
                if let Some(p) = this.down::<EnumProperty>() {
                    p.class_name.replace(type_arg(&args.pos[0])?.name());
                    p.name.replace(args.pos[1].take());
                }
                Ok(Value::None)
            },
        },
        MethodDef { name: "getter", kind: MethodKind::Instance, f: |t, a| with_accessor(t, a, 0) },
        MethodDef { name: "setter", kind: MethodKind::Instance, f: |t, a| with_accessor(t, a, 1) },
        MethodDef { name: "deleter", kind: MethodKind::Instance, f: |t, a| with_accessor(t, a, 2) },
    ],
    getset: &[
        GetSetDef { name: "fget", get: |v| part(v, |p| &p.get), set: None },
        GetSetDef { name: "fset", get: |v| part(v, |p| &p.set), set: None },
        GetSetDef { name: "fdel", get: |v| part(v, |p| &p.del), set: None },
    ],
    ..TypeSpec::new("property")
});
