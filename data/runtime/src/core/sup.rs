// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `super`: attributes found after a class in the order of resolution of an object's class.

use crate::core::args::Args;
use crate::core::attr;
use crate::core::cell::PyCell;
use crate::core::descr::as_type;
use crate::core::error::{attribute_error, runtime_error, type_error, PyErr};
use crate::core::names::{intern_str, Dunder, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

pub struct Super {
    /// The search begins after this class,
    after: Type,
    /// in the order of resolution of this one,
    start: Type,
    /// and methods bind to this object.
    this: Value,
}

impl Super {
    pub fn new(after: Type, this: Value, start: Type) -> Super {
        Super { after, start, this }
    }

    fn find(&self, name: Name) -> Option<Value> {
        let mro = self.start.mro();
        let from = if Ref::same(&self.start, &self.after) {
            0
        } else {
            mro.iter().position(|t| Ref::same(t, &self.after))? + 1
        };
        mro[from..].iter().find_map(|t| t.dict.get(name))
    }

    fn get(&self, name: Name) -> Result<Option<Value>, PyErr> {
        if name == Dunder::Class.name() {
            return Ok(None);
        }
        let found = match self.find(name) {
            Some(v) => v,
            None => return Ok(None),
        };
        if let Value::Obj(d) = &found {
            if let Some(get) = d.vt().descr_get {
                // Through a class the method stays unbound.
                let by_class = matches!(as_type(&self.this), Some(t) if Ref::same(t, &self.start));
                let instance = if by_class { Value::Unbound } else { self.this.clone() };
                return get(d, &instance, &self.start).map(Some);
            }
        }
        Ok(Some(found))
    }
}

impl Payload for Super {
    fn vt() -> &'static VT {
        static SUPER: VT = VT {
            repr: Some(|o| match o.down::<Super>() {
                Some(s) => Ok(ops::new_str(&format!(
                    "<super: <class '{}'>, <{} object>>",
                    s.after.name(),
                    s.start.name()
                ))),
                None => Ok(ops::new_str("")),
            }),
            getattr: Some(|o, name| {
                let name = intern_str(name);
                if let Some(s) = o.down::<Super>() {
                    if let Some(v) = s.get(name)? {
                        return Ok(v);
                    }
                }
                match attr::generic_lookup(&Value::Obj(o.clone()), name)? {
                    Some(v) => Ok(v),
                    None => Err(attribute_error(format!(
                        "'super' object has no attribute '{}'",
                        name.text()
                    ))
                    .about(name.value(), Value::Obj(o.clone()))),
                }
            }),
            ..VT::new("super", drop_obj::<Super>, |_| super_type())
        };
        &SUPER
    }
}

fn make(after: &Value, this: &Value) -> R {
    let after = match as_type(after) {
        Some(t) => t.clone(),
        None => {
            return Err(type_error(format!(
                "super() argument 1 must be a type, not {}",
                type_name(after)
            )))
        }
    };
    if let Some(t) = as_type(this) {
        if t.is_subtype(&after) {
            return Ok(Value::from(Ref::new(Super::new(after, this.clone(), t.clone()))));
        }
    }
    let start = type_of(this);
    if start.is_subtype(&after) {
        return Ok(Value::from(Ref::new(Super::new(after, this.clone(), start))));
    }
    Err(type_error("super(type, obj): obj must be an instance or subtype of type"))
}

/// `super()` inside a method: the `__class__` cell and the first argument.
pub fn super_of(class_cell: &PyCell, this: &Value) -> R {
    let class = class_cell.peek();
    if class.is_unbound() {
        return Err(runtime_error("super(): empty __class__ cell"));
    }
    if this.is_unbound() {
        return Err(runtime_error("super(): arg[0] deleted"));
    }
    make(&class, this)
}

/// `super().name` for a call that follows, without a super object where possible.
pub fn load_super_method(class_cell: &PyCell, this: &Value, name: Name) -> Result<attr::Method, PyErr> {
    let class = class_cell.peek();
    if let (Some(after), Value::Obj(o)) = (as_type(&class), this) {
        if let Some(start) = crate::core::class::user_class(o) {
            if as_type(this).is_none() && start.is_subtype(after) {
                let s = Super { after: after.clone(), start: start.clone(), this: Value::None };
                if let Some(f) = s.find(name) {
                    if let Some(f) = f.down::<crate::core::func::FuncObj>() {
                        let target = attr::Callee::Function(f.clone());
                        return Ok(attr::Method { this: this.clone(), target });
                    }
                }
            }
        }
    }
    attr::load_method(&super_of(class_cell, this)?, name)
}

fn super_new(_: &Type, args: &mut Args) -> R {
    match args.pos.len() {
        2 => make(&args.pos[0], &args.pos[1]),
        0 => Err(runtime_error("super(): no arguments")),
        1 => Err(type_error("super() with one argument is not supported")),
        n => Err(type_error(format!("super() takes at most 2 arguments ({} given)", n))),
    }
}

define_type!(pub fn super_type, TypeSpec {
    new: Some(super_new),
    vt: Some(Super::vt),
    lacks: &["__self__", "__self_class__", "__thisclass__"],
    ..TypeSpec::new("super")
});
