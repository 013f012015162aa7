// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `dataclasses`.

mod convert;
mod field;
mod methods;
mod process;

pub use field::{Field, Kind};

use crate::coll::{self, MappingProxy, PyDict};
use crate::core::args::GetSetDef;
use crate::core::attr;
use crate::core::call;
use crate::core::descr::as_type;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::exceptions::{attribute_error_type, exc_init, exc_new};
use crate::core::func::{closure, function};
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, Dunder, Name};
use crate::core::object::{Payload, Ref, VT};
use crate::core::object::drop_obj;
use crate::core::ops;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::{define_type, py_def};
use process::Options;

pub static MODULE: NativeModule = NativeModule {
    name: "dataclasses",
    members: &[
        ("dataclass", Member::Value(|| function(&DATACLASS, Vec::new(), vec![Value::None], option_defaults()))),
        ("field", Member::Value(|| function(&FIELD, Vec::new(), Vec::new(), field_defaults()))),
        ("Field", Member::Type(field::field_type)),
        ("FrozenInstanceError", Member::Type(frozen_instance_error_type)),
        ("InitVar", Member::Type(init_var_type)),
        ("KW_ONLY", Member::Value(|| Sentinel::KwOnly.value())),
        ("MISSING", Member::Value(missing)),
        ("fields", Member::Value(|| super::signature::plain(&FIELDS))),
        ("asdict", Member::Value(|| {
            let factory = Value::from(coll::dict_type());
            function(&convert::ASDICT, Vec::new(), Vec::new(), vec![("dict_factory", factory)])
        })),
        ("astuple", Member::Value(|| {
            let factory = Value::from(coll::tuple_type());
            function(&convert::ASTUPLE, Vec::new(), Vec::new(), vec![("tuple_factory", factory)])
        })),
        ("replace", Member::Value(|| super::signature::plain(&convert::REPLACE))),
        ("is_dataclass", Member::Value(|| super::signature::plain(&IS_DATACLASS))),
        ("make_dataclass", Member::Value(|| {
            let mut defaults = vec![
                ("bases", coll::tuple(Vec::new())),
                ("namespace", Value::None),
            ];
            defaults.extend(option_defaults());
            function(&MAKE_DATACLASS, Vec::new(), Vec::new(), defaults)
        })),
    ],
};

define_type!(pub fn frozen_instance_error_type, TypeSpec {
    module: "dataclasses",
    base: Some(attribute_error_type),
    new: Some(exc_new),
    init: Some(exc_init),
    subclassable: true,
    ..TypeSpec::new("FrozenInstanceError")
});

/// Values that stand for "nothing given".
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sentinel {
    Missing,
    KwOnly,
    DefaultFactory,
}

thread_local! {
    static SENTINELS: [Value; 3] = [
        Value::from(Ref::new(Sentinel::Missing)),
        Value::from(Ref::new(Sentinel::KwOnly)),
        Value::from(Ref::new(Sentinel::DefaultFactory)),
    ];
}

impl Sentinel {
    pub fn value(self) -> Value {
        SENTINELS.with(|s| s[self as usize].clone())
    }

    pub fn is(self, v: &Value) -> bool {
        v.down::<Sentinel>().map_or(false, |s| **s == self)
    }
}

impl Payload for Sentinel {
    fn vt() -> &'static VT {
        static SENTINEL: VT = VT {
            repr: Some(|o| match o.down::<Sentinel>() {
                Some(s) if **s == Sentinel::DefaultFactory => Ok(ops::new_str("<factory>")),
                _ => Ok(crate::core::slots::object_repr(o)),
            }),
            variant: Some(crate::core::site::by_class),
            ..VT::new("_MISSING_TYPE", drop_obj::<Sentinel>, |o| {
                match o.down::<Sentinel>().map(|s| **s) {
                    Some(Sentinel::KwOnly) => kw_only_type(),
                    Some(Sentinel::DefaultFactory) => default_factory_type(),
                    _ => missing_type(),
                }
            })
        };
        &SENTINEL
    }
}

define_type!(pub fn missing_type, TypeSpec {
    module: "dataclasses",
    ..TypeSpec::new("_MISSING_TYPE")
});
define_type!(pub fn kw_only_type, TypeSpec {
    module: "dataclasses",
    ..TypeSpec::new("_KW_ONLY_TYPE")
});
define_type!(pub fn default_factory_type, TypeSpec {
    module: "dataclasses",
    ..TypeSpec::new("_HAS_DEFAULT_FACTORY_CLASS")
});

pub fn missing() -> Value {
    Sentinel::Missing.value()
}

pub fn is_missing(v: &Value) -> bool {
    Sentinel::Missing.is(v)
}

/// `InitVar[X]` as a value; annotations have it as text.
pub struct InitVar(Value);

impl Payload for InitVar {
    fn vt() -> &'static VT {
        static INIT_VAR: VT = VT {
            repr: Some(|o| match o.down::<InitVar>() {
                Some(v) => {
                    let inner = crate::core::alias::argument_repr(&v.0)?;
                    Ok(ops::new_str(&format!("dataclasses.InitVar[{}]", inner)))
                }
                None => Ok(ops::new_str("")),
            }),
            ..VT::new("InitVar", drop_obj::<InitVar>, |_| init_var_type())
        };
        &INIT_VAR
    }
}

define_type!(pub fn init_var_type, TypeSpec {
    module: "dataclasses",
    new: Some(|_, args| {
        args.exactly("InitVar.__init__", 1)?;
        Ok(Value::from(Ref::new(InitVar(args.pos[0].take()))))
    }),
    methods: &[crate::core::args::MethodDef {
        name: "__class_getitem__",
        kind: crate::core::args::MethodKind::Class,
        f: |_, args| {
            args.exactly("__class_getitem__", 1)?;
            Ok(Value::from(Ref::new(InitVar(args.pos[0].take()))))
        },
    }],
    getset: &[GetSetDef {
        name: "type",
        get: |v| Ok(v.down::<InitVar>().map_or(Value::None, |i| i.0.clone())),
        set: None,
    }],
    ..TypeSpec::new("InitVar")
});

pub(crate) fn fields_name() -> Name {
    intern("__dataclass_fields__")
}

/// The fields a class or instance has, with pseudo-fields; None if it is no dataclass.
pub fn all_fields(v: &Value) -> Result<Option<Vec<Ref<Field>>>, PyErr> {
    let table = match attr::lookup(v, fields_name())? {
        Some(t) => t,
        None => return Ok(None),
    };
    let values = match table.down::<PyDict>() {
        Some(d) => d.values_vec(),
        None => return Ok(None),
    };
    Ok(Some(values.iter().filter_map(|v| v.down::<Field>().cloned()).collect()))
}

/// True for instances, not for the classes themselves.
pub fn is_instance(v: &Value) -> bool {
    as_type(v).is_none() && type_of(v).lookup(fields_name()).is_some()
}

/// The fields of an instance, for those who ask `is_instance` first.
pub fn fields_of(v: &Value) -> Result<Vec<Ref<Field>>, PyErr> {
    let all = all_fields(&Value::from(type_of(v)))?.unwrap_or_default();
    Ok(all.into_iter().filter(|f| f.kind.get() == Kind::Field).collect())
}

py_def!(FIELDS, "dataclasses", "fields", "fields", ["class_or_instance"], |_, a| {
    match all_fields(&a[0])? {
        Some(fields) => {
            let shown = fields.into_iter().filter(|f| f.kind.get() == Kind::Field);
            Ok(coll::tuple(shown.map(Value::from).collect()))
        }
        None => Err(type_error("must be called with a dataclass type or instance")),
    }
});

py_def!(IS_DATACLASS, "dataclasses", "is_dataclass", "is_dataclass", ["obj"], |_, a| {
    let class = match as_type(&a[0]) {
        Some(t) => t.clone(),
        None => type_of(&a[0]),
    };
    Ok(Value::Bool(class.lookup(fields_name()).is_some()))
});

fn field_defaults() -> Vec<(&'static str, Value)> {
    vec![
        ("default", missing()),
        ("default_factory", missing()),
        ("init", Value::Bool(true)),
        ("repr", Value::Bool(true)),
        ("hash", Value::None),
        ("compare", Value::Bool(true)),
        ("metadata", Value::None),
        ("kw_only", missing()),
    ]
}

py_def!(
    FIELD, "dataclasses", "field", "field",
    ["default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only"],
    n_posonly: 0, n_pos: 0, n_kwonly: 8, varargs: false, varkw: false,
    |_, a| {
        if !is_missing(&a[0]) && !is_missing(&a[1]) {
            return Err(value_error("cannot specify both default and default_factory"));
        }
        let metadata = match a[6].take() {
            Value::None => Value::from(PyDict::new_ref()),
            m => m,
        };
        let field = Field::plain(a[0].take());
        field.default_factory.replace(a[1].take());
        field.init.set(ops::truth(&a[2])?);
        field.repr.set(ops::truth(&a[3])?);
        field.hash.replace(a[4].take());
        field.compare.set(ops::truth(&a[5])?);
        field.metadata.replace(MappingProxy::value(metadata));
        field.kw_only.replace(a[7].take());
        Ok(Value::from(Ref::new(field)))
    }
);

/// The keyword-only parameters of `dataclass`, with their defaults.
static OPTION_NAMES: [(&str, bool); 10] = [
    ("init", true),
    ("repr", true),
    ("eq", true),
    ("order", false),
    ("unsafe_hash", false),
    ("frozen", false),
    ("match_args", true),
    ("kw_only", false),
    ("slots", false),
    ("weakref_slot", false),
];

fn option_defaults() -> Vec<(&'static str, Value)> {
    OPTION_NAMES.iter().map(|(n, on)| (*n, Value::Bool(*on))).collect()
}

fn options(a: &[Value]) -> Result<Options, PyErr> {
    Ok(Options {
        init: ops::truth(&a[0])?,
        repr: ops::truth(&a[1])?,
        eq: ops::truth(&a[2])?,
        order: ops::truth(&a[3])?,
        unsafe_hash: ops::truth(&a[4])?,
        frozen: ops::truth(&a[5])?,
        match_args: ops::truth(&a[6])?,
        kw_only: ops::truth(&a[7])?,
        slots: ops::truth(&a[8])?,
        weakref_slot: ops::truth(&a[9])?,
    })
}

fn decorate(class: &Value, options: Options) -> R {
    match as_type(class) {
        Some(t) if t.is_user() => process::process(t, options),
        _ => Err(attr::no_attribute(class, Dunder::Module.name())),
    }
}

py_def!(
    DATACLASS, "dataclasses", "dataclass", "dataclass",
    ["cls", "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot"],
    n_posonly: 1, n_pos: 1, n_kwonly: 10, varargs: false, varkw: false,
    |_, a| {
        let options = options(&a[1..])?;
        if a[0].is_none() {
            return Ok(closure("wrap", move |args| {
                args.exactly("wrap", 1)?;
                decorate(&args.pos[0], options)
            }));
        }
        decorate(&a[0], options)
    }
);

py_def!(
    MAKE_DATACLASS, "dataclasses", "make_dataclass", "make_dataclass",
    ["cls_name", "fields", "bases", "namespace", "init", "repr", "eq", "order", "unsafe_hash",
     "frozen", "match_args", "kw_only", "slots", "weakref_slot"],
    n_posonly: 0, n_pos: 2, n_kwonly: 12, varargs: false, varkw: false,
    |_, a| {
        let space = PyDict::new_ref();
        if !a[3].is_none() {
            let given = call::mapping_items(&a[3])?.unwrap_or_default();
            for (k, v) in given {
                space.set(k, v)?;
            }
        }
        let annotations = PyDict::new_ref();
        for item in crate::builtins::to_vec(&a[1])? {
            let parts = match item.peel().down::<crate::text::PyStr>() {
                Some(_) => vec![item.clone(), Value::from("typing.Any")],
                None => crate::builtins::to_vec(&item)?,
            };
            if parts.len() < 2 || parts.len() > 3 {
                let shown = ops::repr(&item)?.to_string_lossy();
                return Err(type_error(format!("Invalid field: {}", shown)));
            }
            let name = match parts[0].peel().down::<crate::text::PyStr>() {
                Some(s) => s.clone(),
                None => {
                    let shown = ops::repr(&parts[0])?.to_string_lossy();
                    return Err(type_error(format!(
                        "Field names must be valid identifiers: {}",
                        shown
                    )));
                }
            };
            if annotations.get_str(&name).is_some() {
                let shown = ops::repr(&parts[0])?.to_string_lossy();
                return Err(type_error(format!("Field name duplicated: {}", shown)));
            }
            annotations.set_str(&name, parts[1].clone());
            if let Some(default) = parts.get(2) {
                space.set_str(&name, default.clone());
            }
        }
        space.set_str(intern("__annotations__").as_str(), Value::from(annotations));
        if space.get_str(Dunder::Module.name().as_str()).is_none() {
            space.set_str(Dunder::Module.name().as_str(), Value::from("types"));
        }
        let bases = coll::tuple(crate::builtins::to_vec(&a[2])?);
        let meta = match crate::builtins::to_vec(&bases)?.first() {
            Some(b) => type_of(b),
            None => crate::core::class::type_type(),
        };
        let class = call::call(
            &Value::from(meta),
            &mut [a[0].clone(), bases, Value::from(space)],
        )?;
        decorate(&class, options(&a[4..])?)
    }
);

/// What a class keeps of the options it was made with.
pub struct Params(pub Options);

impl Payload for Params {
    fn vt() -> &'static VT {
        static PARAMS: VT = VT {
            repr: Some(|o| match o.down::<Params>() {
                Some(p) => {
                    let shown: Vec<String> = p
                        .values()
                        .iter()
                        .take(6)
                        .map(|(n, on)| format!("{}={}", n, if *on { "True" } else { "False" }))
                        .collect();
                    Ok(ops::new_str(&format!("_DataclassParams({})", shown.join(","))))
                }
                None => Ok(ops::new_str("")),
            }),
            getattr: Some(|o, name| {
                let this = Value::Obj(o.clone());
                let name = crate::core::names::intern_str(name);
                if let Some(p) = o.down::<Params>() {
                    if let Some((_, on)) = p.values().iter().take(6).find(|(n, _)| **name == **n) {
                        return Ok(Value::Bool(*on));
                    }
                }
                match attr::generic_lookup(&this, name)? {
                    Some(v) => Ok(v),
                    None => Err(attr::no_attribute(&this, name)),
                }
            }),
            ..VT::new("_DataclassParams", drop_obj::<Params>, |_| params_type())
        };
        &PARAMS
    }
}

impl Params {
    fn values(&self) -> [(&'static str, bool); 6] {
        let o = self.0;
        [
            ("init", o.init),
            ("repr", o.repr),
            ("eq", o.eq),
            ("order", o.order),
            ("unsafe_hash", o.unsafe_hash),
            ("frozen", o.frozen),
        ]
    }
}

define_type!(pub fn params_type, TypeSpec {
    module: "dataclasses",
    ..TypeSpec::new("_DataclassParams")
});

/// True if instances of a class, or of one it derives from, are frozen.
pub(crate) fn is_frozen(class: &Type) -> bool {
    match class.dict.get(intern("__dataclass_params__")) {
        Some(p) => p.down::<Params>().map_or(false, |p| p.0.frozen),
        None => false,
    }
}
