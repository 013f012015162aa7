// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Fields and the sentinels of the module.

use crate::coll::params::parse;
use crate::core::alias::Alias;
use crate::core::args::{Args, GetSetDef, NativeDef};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::{Cell, RefCell};

/// A unique value that prints as its name.
pub struct Sentinel(&'static str);

impl Payload for Sentinel {
    fn vt() -> &'static VT {
        static SENTINEL: VT = VT {
            repr: Some(|o| Ok(ops::new_str(o.down::<Sentinel>().map_or("", |s| s.0)))),
            getitem: Some(|o, key| match o.down::<Sentinel>() {
                // `InitVar[int]`
                Some(_) => Ok(crate::core::alias::alias(Value::Obj(o.clone()), key.clone())),
                None => Ok(Value::None),
            }),
            ..VT::new("dataclasses.Sentinel", drop_obj::<Sentinel>, |_| sentinel_type())
        };
        &SENTINEL
    }
}

define_type!(pub fn sentinel_type, TypeSpec {
    module: "dataclasses",
    vt: Some(Sentinel::vt),
    ..TypeSpec::new("_MISSING_TYPE")
});

thread_local! {
    static MISSING: Value =
        Value::from(Ref::new(Sentinel("<dataclasses._MISSING_TYPE object>")));
    static KW_ONLY: Value = Value::from(Ref::new(Sentinel("<dataclasses._KW_ONLY_TYPE object>")));
    static INIT_VAR: Value = Value::from(Ref::new(Sentinel("<class 'dataclasses.InitVar'>")));
    static FACTORY: Value = Value::from(Ref::new(Sentinel("<factory>")));
}

pub fn missing() -> Value {
    MISSING.with(Value::clone)
}

pub fn kw_only() -> Value {
    KW_ONLY.with(Value::clone)
}

pub fn init_var() -> Value {
    INIT_VAR.with(Value::clone)
}

/// The default of a parameter whose field has a factory.
pub fn factory_mark() -> Value {
    FACTORY.with(Value::clone)
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Field,
    ClassVar,
    InitVar,
}

pub struct Field {
    pub name: RefCell<Value>,
    pub annotation: RefCell<Value>,
    /// `Unbound` = missing.
    pub default: Value,
    pub factory: Value,
    pub init: bool,
    pub repr: bool,
    /// None = as `compare`.
    pub hash: Option<bool>,
    pub compare: bool,
    pub metadata: Value,
    /// None = as the class says.
    pub kw_only: Cell<Option<bool>>,
    pub kind: Cell<Kind>,
}

impl Field {
    pub fn with_default(default: Value) -> Field {
        Field {
            name: RefCell::new(Value::None),
            annotation: RefCell::new(Value::None),
            default,
            factory: Value::Unbound,
            init: true,
            repr: true,
            hash: None,
            compare: true,
            metadata: Value::from(crate::coll::PyDict::new_ref()),
            kw_only: Cell::new(None),
            kind: Cell::new(Kind::Field),
        }
    }

    pub fn is_kw_only(&self) -> bool {
        self.kw_only.get() == Some(true)
    }
}

pub static FIELD: NativeDef = NativeDef { name: "field", module: "dataclasses", f: field };

fn optional(v: Value) -> Value {
    if ops::is(&v, &missing()) {
        Value::Unbound
    } else {
        v
    }
}

fn flag(v: &Value, default: bool) -> Result<bool, PyErr> {
    if v.is_unbound() {
        Ok(default)
    } else {
        ops::truth(v)
    }
}

fn field(args: &mut Args) -> R {
    let names = [
        "default",
        "default_factory",
        "init",
        "repr",
        "hash",
        "compare",
        "metadata",
        "kw_only",
    ];
    let [default, factory, init, repr, hash, compare, metadata, kw] =
        parse(args, "field", names, 0, 0)?;
    let (default, factory) = (optional(default), optional(factory));
    if !default.is_unbound() && !factory.is_unbound() {
        return Err(value_error("cannot specify both default and default_factory"));
    }
    let mut f = Field::with_default(default);
    f.factory = factory;
    f.init = flag(&init, true)?;
    f.repr = flag(&repr, true)?;
    f.hash = match hash {
        Value::Unbound | Value::None => None,
        v => Some(ops::truth(&v)?),
    };
    f.compare = flag(&compare, true)?;
    if !metadata.is_unbound() && !metadata.is_none() {
        f.metadata = metadata;
    }
    f.kw_only = Cell::new(match optional(kw) {
        Value::Unbound => None,
        v => Some(ops::truth(&v)?),
    });
    Ok(Value::from(Ref::new(f)))
}

impl Payload for Field {
    fn vt() -> &'static VT {
        static FIELD: VT = VT {
            repr: Some(|o| match o.down::<Field>() {
                Some(f) => {
                    let shown = |v: &Value| -> Result<String, PyErr> {
                        let v = if v.is_unbound() { missing() } else { v.clone() };
                        Ok(ops::repr(&v)?.to_string_lossy())
                    };
                    let name = shown(&f.name.borrow().clone())?;
                    let annotation = shown(&f.annotation.borrow().clone())?;
                    Ok(ops::new_str(&format!(
                        "Field(name={},type={},default={},default_factory={})",
                        name,
                        annotation,
                        shown(&f.default)?,
                        shown(&f.factory)?
                    )))
                }
                None => Ok(ops::new_str("")),
            }),
            ..VT::new("dataclasses.Field", drop_obj::<Field>, |_| field_type())
        };
        &FIELD
    }
}

fn field_of(v: &Value) -> Result<&Ref<Field>, PyErr> {
    v.down::<Field>().ok_or_else(|| type_error("Field expected"))
}

fn or_missing(v: &Value) -> Value {
    if v.is_unbound() {
        missing()
    } else {
        v.clone()
    }
}

define_type!(pub fn field_type, TypeSpec {
    module: "dataclasses",
    vt: Some(Field::vt),
    getset: &[
        GetSetDef { name: "name", get: |v| Ok(field_of(v)?.name.borrow().clone()), set: None },
        GetSetDef { name: "type", get: |v| Ok(field_of(v)?.annotation.borrow().clone()), set: None },
        GetSetDef { name: "default", get: |v| Ok(or_missing(&field_of(v)?.default)), set: None },
        GetSetDef {
            name: "default_factory",
            get: |v| Ok(or_missing(&field_of(v)?.factory)),
            set: None,
        },
        GetSetDef { name: "init", get: |v| Ok(Value::Bool(field_of(v)?.init)), set: None },
        GetSetDef { name: "repr", get: |v| Ok(Value::Bool(field_of(v)?.repr)), set: None },
        GetSetDef {
            name: "hash",
            get: |v| Ok(field_of(v)?.hash.map_or(Value::None, Value::Bool)),
            set: None,
        },
        GetSetDef { name: "compare", get: |v| Ok(Value::Bool(field_of(v)?.compare)), set: None },
        GetSetDef { name: "metadata", get: |v| Ok(field_of(v)?.metadata.clone()), set: None },
        GetSetDef {
            name: "kw_only",
            get: |v| Ok(Value::Bool(field_of(v)?.is_kw_only())),
            set: None,
        },
    ],
    ..TypeSpec::new("Field")
});

/// True if an annotation is `KW_ONLY`.
pub fn is_kw_only_mark(annotation: &Value) -> bool {
    if let Some(s) = annotation.down::<PyStr>() {
        return matches!(&*s.to_string_lossy(), "KW_ONLY" | "dataclasses.KW_ONLY");
    }
    ops::is(annotation, &kw_only())
}

/// True if an annotation is `InitVar` or `InitVar[..]`.
pub fn is_init_var(annotation: &Value) -> bool {
    if let Some(a) = annotation.down::<Alias>() {
        return is_init_var(&a.origin);
    }
    if let Some(s) = annotation.down::<PyStr>() {
        let s = s.to_string_lossy();
        let s = s.strip_prefix("dataclasses.").unwrap_or(&s);
        return s == "InitVar" || s.starts_with("InitVar[");
    }
    ops::is(annotation, &init_var())
}
