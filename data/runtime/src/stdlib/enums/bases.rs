// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Enum, ReprEnum, IntEnum, StrEnum, Flag and IntFlag.

use super::flags;
use super::meta::{enum_meta_type, hidden, make_enum, set_hidden};
use crate::coll::PyDict;
use crate::core::class::type_arg;
use crate::core::descr::{ClassMethod, StaticMethod};
use crate::core::error::{attribute_error, type_error};
use crate::core::func::{function, FuncDef, FuncObj};
use crate::core::names::{intern, Dunder};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;

const COPY: FuncDef = FuncDef {
    name: "",
    qualname: "",
    module: "enum",
    doc: None,
    params: &["self"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 0,
    code: |_: &FuncObj, _: &mut [Value]| Ok(Value::None),
};

macro_rules! methods {
    ($($id:ident $name:literal [$($p:literal),*] $code:expr;)*) => {
        $(
            static $id: FuncDef = FuncDef {
                name: $name,
                qualname: concat!("Enum.", $name),
                params: &[$($p),*],
                n_pos: {
                    const NAMES: &[&str] = &[$($p),*];
                    NAMES.len()
                },
                code: $code,
                ..COPY
            };
        )*
    };
}

methods! {
    REPR "__repr__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        let value = ops::repr(&hidden(&a[0], "_value_"))?.to_string_lossy();
        let name = ops::str_of(&hidden(&a[0], "_name_"))?.to_string_lossy();
        Ok(Value::from(format!("<{}.{}: {}>", type_of(&a[0]).name(), name, value)))
    };
    STR "__str__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        let name = ops::str_of(&hidden(&a[0], "_name_"))?.to_string_lossy();
        Ok(Value::from(format!("{}.{}", type_of(&a[0]).name(), name)))
    };
    FORMAT "__format__" ["self", "format_spec"] |_: &FuncObj, a: &mut [Value]| {
        let text = Value::from(ops::str_of(&a[0])?);
        match a[1].down::<PyStr>() {
            Some(spec) => Ok(Value::from(ops::format_value(&text, spec)?)),
            None => Err(type_error("__format__() argument must be str")),
        }
    };
    HASH "__hash__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        Ok(Value::Int(ops::hash(&hidden(&a[0], "_name_"))?))
    };
    NEXT "_generate_next_value_" ["name", "start", "count", "last_values"] next_value;
    MISSING "_missing_" ["cls", "value"] |_: &FuncObj, _: &mut [Value]| Ok(Value::None);
    COPY_SELF "__copy__" ["self"] |_: &FuncObj, a: &mut [Value]| Ok(a[0].take());
    DEEP_COPY_SELF "__deepcopy__" ["self", "memo"] |_: &FuncObj, a: &mut [Value]| Ok(a[0].take());
    PAYLOAD_STR "__str__" ["self"] |_: &FuncObj, a: &mut [Value]| {
        Ok(Value::from(ops::str_of(a[0].peel())?))
    };
    PAYLOAD_FORMAT "__format__" ["self", "format_spec"] |_: &FuncObj, a: &mut [Value]| {
        match a[1].down::<PyStr>() {
            Some(spec) => Ok(Value::from(ops::format_value(a[0].peel(), spec)?)),
            None => Err(type_error("__format__() argument must be str")),
        }
    };
    LOWER_NAME "_generate_next_value_" ["name", "start", "count", "last_values"]
        |_: &FuncObj, a: &mut [Value]| crate::call_method!(&a[0], "lower", []);
    NEW_STR "__new__" ["cls", "value"] |_: &FuncObj, a: &mut [Value]| {
        if a[1].peel().down::<PyStr>().is_none() {
            let shown = ops::repr(&a[1])?.to_string_lossy();
            return Err(type_error(format!("{} is not a string", shown)));
        }
        let base = Value::from(crate::text::str_type());
        let v = crate::call_method!(&base, "__new__", [a[0].clone(), a[1].clone()])?;
        set_hidden(&v, "_value_", a[1].peel().clone());
        Ok(v)
    };
}

/// One more than the last value; where values do not sort, what an earlier one plus one gives.
fn next_value(_: &FuncObj, a: &mut [Value]) -> R {
    let values = crate::builtins::to_vec(&a[3])?;
    let last = match values.last() {
        Some(v) => v.clone(),
        None => return Ok(a[1].take()),
    };
    let one = Value::Int(1);
    let mut greatest = true;
    for v in &values {
        greatest = greatest && matches!(ops::test_le(v, &last), Ok(true));
    }
    if greatest {
        if let Ok(next) = ops::add(&last, &one) {
            return Ok(next);
        }
    }
    for v in values.iter().rev() {
        if let Ok(next) = ops::add(v, &one) {
            return Ok(next);
        }
    }
    Ok(a[1].take())
}

/// The attributes `name` and `value` of members.
pub struct EnumProperty(&'static str, &'static str);

impl Payload for EnumProperty {
    fn vt() -> &'static VT {
        static PROPERTY: VT = VT {
            descr_get: Some(|o, instance, owner| match o.down::<EnumProperty>() {
                Some(_) if instance.is_unbound() => Err(attribute_error(format!(
                    "type object '{}' has no attribute '{}'",
                    owner.name(),
                    o.down::<EnumProperty>().map_or("", |p| p.0)
                ))),
                Some(p) => Ok(hidden(instance, p.1)),
                None => Ok(Value::None),
            }),
            descr_set: Some(|o, instance, v| {
                let what = if v.is_some() { "set" } else { "delete" };
                Err(attribute_error(format!(
                    "<enum '{}'> cannot {} attribute '{}'",
                    type_of(instance).name(),
                    what,
                    o.down::<EnumProperty>().map_or("", |p| p.0)
                )))
            }),
            ..VT::new("enum.property", drop_obj::<EnumProperty>, |_| enum_property_type())
        };
        &PROPERTY
    }
}

define_type!(pub fn enum_property_type, TypeSpec {
    module: "enum",
    vt: Some(EnumProperty::vt),
    ..TypeSpec::new("property")
});

fn plain(def: &'static FuncDef) -> Value {
    function(def, vec![], vec![], vec![])
}

fn make(name: &str, bases: Vec<Type>, members: Vec<(&str, Value)>, boundary: Option<Value>) -> R {
    let space = PyDict::new_ref();
    space.set_str(Dunder::Module.name().as_str(), Value::from("enum"));
    for (k, v) in members {
        space.set_str(intern(k).as_str(), v);
    }
    make_enum(&enum_meta_type(), intern(name).as_str(), bases, space, Vec::new(), boundary)
}

fn class_of(v: Value) -> Result<Type, crate::core::error::PyErr> {
    type_arg(&v).map(Type::clone)
}

fn make_base() -> R {
    let property = |name, place| Value::from(Ref::new(EnumProperty(name, place)));
    make(
        "Enum",
        Vec::new(),
        vec![
            ("name", property("name", "_name_")),
            ("value", property("value", "_value_")),
            ("__repr__", plain(&REPR)),
            ("__str__", plain(&STR)),
            ("__format__", plain(&FORMAT)),
            ("__hash__", plain(&HASH)),
            ("__copy__", plain(&COPY_SELF)),
            ("__deepcopy__", plain(&DEEP_COPY_SELF)),
            ("_generate_next_value_", StaticMethod::of(plain(&NEXT))),
            ("_missing_", ClassMethod::of(plain(&MISSING))),
        ],
        None,
    )
}

fn make_flag() -> R {
    let bases = vec![class_of(enum_class())?];
    make("Flag", bases, flags::members(), Some(flags::boundary("conform")))
}

fn make_int_flag() -> R {
    let bases =
        vec![crate::num::int_type(), class_of(repr_enum_class())?, class_of(flag_class())?];
    let mut members = flags::members();
    members.push(("__str__", plain(&PAYLOAD_STR)));
    members.push(("__format__", plain(&PAYLOAD_FORMAT)));
    make("IntFlag", bases, members, Some(flags::boundary("keep")))
}

fn make_int_enum() -> R {
    let members = vec![
        ("__str__", plain(&PAYLOAD_STR)),
        ("__format__", plain(&PAYLOAD_FORMAT)),
        ("__hash__", plain(&HASH)),
    ];
    make("IntEnum", vec![crate::num::int_type(), class_of(repr_enum_class())?], members, None)
}

fn make_str_enum() -> R {
    let members = vec![
        ("__str__", plain(&PAYLOAD_STR)),
        ("__format__", plain(&PAYLOAD_FORMAT)),
        ("__hash__", plain(&HASH)),
        ("__new__", StaticMethod::of(plain(&NEW_STR))),
        ("_generate_next_value_", StaticMethod::of(plain(&LOWER_NAME))),
    ];
    make("StrEnum", vec![crate::text::str_type(), class_of(repr_enum_class())?], members, None)
}

macro_rules! classes {
    ($($f:ident $cell:ident $make:expr;)*) => {
        $(
            thread_local! {
                static $cell: R = $make;
            }

            pub fn $f() -> Value {
                match $cell.with(R::clone) {
                    Ok(v) => v,
                    Err(e) => panic!("{:?}", e),
                }
            }
        )*
    };
}

classes! {
    enum_class ENUM make_base();
    repr_enum_class REPR_ENUM make("ReprEnum", vec![class_of(enum_class())?], Vec::new(), None);
    int_enum_class INT_ENUM make_int_enum();
    str_enum_class STR_ENUM make_str_enum();
    flag_class FLAG make_flag();
    int_flag_class INT_FLAG make_int_flag();
}

/// True for `ReprEnum` itself, whose direct subclasses print as their payload.
pub fn is_repr_enum(t: &Type) -> bool {
    t.name() == "ReprEnum" && t.module() == "enum"
}

/// `str()` and `format()` of the payload.
pub fn use_payload_text(t: &Type) {
    for (d, def) in [(Dunder::Str, &PAYLOAD_STR), (Dunder::Format, &PAYLOAD_FORMAT)] {
        if !t.dict.contains(d.name()) {
            t.set_attr(d.name(), plain(def));
        }
    }
}

