// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Field` objects.

use super::{is_missing, missing};
use crate::coll::{MappingProxy, PyDict};
use crate::core::args::GetSetDef;
use crate::core::error::{type_error, PyErr};
use crate::core::names::{intern, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::Value;
use crate::define_type;
use std::cell::{Cell, RefCell};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not yet found in a class.
    Unknown,
    Field,
    ClassVar,
    InitVar,
}

pub struct Field {
    pub name: Cell<Option<Name>>,
    pub ty: RefCell<Value>,
    pub default: RefCell<Value>,
    pub default_factory: RefCell<Value>,
    pub init: Cell<bool>,
    pub repr: Cell<bool>,
    /// None, True or False.
    pub hash: RefCell<Value>,
    pub compare: Cell<bool>,
    pub metadata: RefCell<Value>,
    /// MISSING until the class says what applies.
    pub kw_only: RefCell<Value>,
    pub kind: Cell<Kind>,
}

impl Field {
    /// `field(default=default)`
    pub fn plain(default: Value) -> Field {
        Field {
            name: Cell::new(None),
            ty: RefCell::new(Value::None),
            default: RefCell::new(default),
            default_factory: RefCell::new(missing()),
            init: Cell::new(true),
            repr: Cell::new(true),
            hash: RefCell::new(Value::None),
            compare: Cell::new(true),
            metadata: RefCell::new(MappingProxy::value(Value::from(PyDict::new_ref()))),
            kw_only: RefCell::new(missing()),
            kind: Cell::new(Kind::Unknown),
        }
    }

    /// The name; a field that is in a class has one.
    pub fn name(&self) -> Name {
        self.name.get().unwrap_or_else(|| intern(""))
    }

    pub fn text(&self) -> String {
        self.name().text()
    }

    pub fn is_kw_only(&self) -> bool {
        matches!(*self.kw_only.borrow(), Value::Bool(true))
    }

    pub fn has_default(&self) -> bool {
        !is_missing(&self.default.borrow()) || !is_missing(&self.default_factory.borrow())
    }

    /// Whether the field takes part in the hash.
    pub fn hashed(&self) -> Result<bool, PyErr> {
        let hash = self.hash.borrow().clone();
        match hash {
            Value::None => Ok(self.compare.get()),
            v => ops::truth(&v),
        }
    }

    fn name_value(&self) -> Value {
        self.name.get().map_or(Value::None, Name::value)
    }

    fn describe(&self) -> Result<String, PyErr> {
        let shown = |v: &RefCell<Value>| -> Result<String, PyErr> {
            let v = v.borrow().clone();
            Ok(ops::repr(&v)?.to_string_lossy())
        };
        let flag = |on: &Cell<bool>| if on.get() { "True" } else { "False" };
        let kind = match self.kind.get() {
            Kind::Unknown => "None",
            Kind::Field => "_FIELD",
            Kind::ClassVar => "_FIELD_CLASSVAR",
            Kind::InitVar => "_FIELD_INITVAR",
        };
        Ok(format!(
            "Field(name={},type={},default={},default_factory={},init={},repr={},hash={},compare={},metadata={},kw_only={},_field_type={})",
            ops::repr(&self.name_value())?.to_string_lossy(),
            shown(&self.ty)?,
            shown(&self.default)?,
            shown(&self.default_factory)?,
            flag(&self.init),
            flag(&self.repr),
            shown(&self.hash)?,
            flag(&self.compare),
            shown(&self.metadata)?,
            shown(&self.kw_only)?,
            kind
        ))
    }
}

impl Payload for Field {
    fn vt() -> &'static VT {
        static FIELD: VT = VT {
            repr: Some(|o| match o.down::<Field>() {
                Some(f) => Ok(ops::new_str(&f.describe()?)),
                None => Ok(ops::new_str("")),
            }),
            ..VT::new("Field", drop_obj::<Field>, |_| field_type())
        };
        &FIELD
    }
}

fn field_of(v: &Value) -> Result<&Ref<Field>, PyErr> {
    v.down::<Field>().ok_or_else(|| type_error("Field expected"))
}

define_type!(pub fn field_type, TypeSpec {
    module: "dataclasses",
    getset: &[
        GetSetDef { name: "name", get: |v| Ok(field_of(v)?.name_value()), set: None },
        GetSetDef { name: "type", get: |v| Ok(field_of(v)?.ty.borrow().clone()), set: None },
        GetSetDef { name: "default", get: |v| Ok(field_of(v)?.default.borrow().clone()), set: None },
        GetSetDef {
            name: "default_factory",
            get: |v| Ok(field_of(v)?.default_factory.borrow().clone()),
            set: None,
        },
        GetSetDef { name: "init", get: |v| Ok(Value::Bool(field_of(v)?.init.get())), set: None },
        GetSetDef { name: "repr", get: |v| Ok(Value::Bool(field_of(v)?.repr.get())), set: None },
        GetSetDef { name: "hash", get: |v| Ok(field_of(v)?.hash.borrow().clone()), set: None },
        GetSetDef { name: "compare", get: |v| Ok(Value::Bool(field_of(v)?.compare.get())), set: None },
        GetSetDef { name: "metadata", get: |v| Ok(field_of(v)?.metadata.borrow().clone()), set: None },
        GetSetDef { name: "kw_only", get: |v| Ok(field_of(v)?.kw_only.borrow().clone()), set: None },
    ],
    generic: true,
    ..TypeSpec::new("Field")
});
