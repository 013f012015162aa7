// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `EnumType`, the metaclass: what can be done with an enum class.

use super::{create, is_a, kept, known, member_map, members, members_view, name_of, Known};
use crate::coll;
use crate::core::args::{GetSetDef, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::class::{self, type_arg, type_type};
use crate::core::error::{attribute_error, key_error, type_error};
use crate::core::func::function;
use crate::core::names::{Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{flags, type_of, TypeSpec};
use crate::core::value::{Value, R};
use crate::stdlib::signature::plain;
use crate::{define_type, py_def};

define_type!(pub fn enum_type_type, TypeSpec {
    module: "enum",
    base: Some(type_type),
    new: Some(create::enum_new),
    methods: &[MethodDef { name: "__prepare__", kind: MethodKind::Class, f: |_, args| {
        let name = ops::str_of(&args.pos[0])?.to_string_lossy();
        create::prepare(&name, &crate::builtins::to_vec(&args.pos[1])?)
    } }],
    getset: &[GetSetDef {
        name: "__members__",
        get: |v| Ok(members_view(type_arg(v)?)),
        set: None,
    }],
    consts: &[
        ("__call__", call_function),
        ("__contains__", || plain(&CONTAINS)),
        ("__getitem__", || plain(&GETITEM)),
        ("__iter__", || plain(&ITER)),
        ("__reversed__", || plain(&REVERSED)),
        ("__len__", || plain(&LEN)),
        ("__bool__", || plain(&BOOL)),
        ("__repr__", || plain(&REPR)),
        ("__getattr__", || plain(&GETATTR)),
        ("__setattr__", || plain(&SETATTR)),
        ("__delattr__", || plain(&DELATTR)),
        ("__dir__", || plain(&DIR)),
    ],
    subclassable: true,
    ..TypeSpec::new("EnumType")
});

/// Makes the attribute methods of the metaclass effective.
pub fn hook_attributes() {
    let hooks = flags::HAS_GETATTR | flags::HAS_SETATTR | flags::HAS_DELATTR;
    enum_type_type().add_flags(hooks);
}

fn call_function() -> Value {
    let keywords = ["module", "qualname", "type", "boundary"];
    let mut defaults: Vec<(&'static str, Value)> =
        keywords.iter().map(|k| (*k, Value::None)).collect();
    defaults.push(("start", Value::Int(1)));
    function(&CALL, Vec::new(), vec![Value::None], defaults)
}

py_def!(
    CALL, "enum", "__call__", "EnumType.__call__",
    ["cls", "value", "names", "module", "qualname", "type", "start", "boundary"],
    n_posonly: 0, n_pos: 3, n_kwonly: 5, varargs: false, varkw: false,
    |_, a| {
        let t = type_arg(&a[0])?.clone();
        if a[2].is_none() {
            let ours = known(Known::Enum).and_then(|e| e.dict.get(Dunder::New.name()));
            return match (t.lookup(Dunder::New.name()), ours) {
                (Some(new), Some(ours)) if ops::is(&new, &ours) => {
                    super::methods::by_value(&t, &a[1])
                }
                (Some(new), _) => {
                    let new = class::unwrap_static(&new);
                    crate::core::call::call(&new, &mut [a[0].clone(), a[1].clone()])
                }
                _ => Ok(Value::None),
            };
        }
        create::create(&t, &mut a[1..])
    }
);

py_def!(CONTAINS, "enum", "__contains__", "EnumType.__contains__", ["cls", "member"], |_, a| {
    let t = type_arg(&a[0])?;
    if !is_a(&type_of(&a[1]), Known::Enum) {
        return Err(type_error(format!(
            "unsupported operand type(s) for 'in': '{}' and '{}'",
            type_of(&a[1]).qualname(),
            t.metaclass().qualname()
        )));
    }
    if !type_of(&a[1]).is_subtype(t) {
        return Ok(Value::Bool(false));
    }
    let name = attr::get(&a[1], crate::core::names::intern("_name_"))?;
    Ok(Value::Bool(member_map(t).contains(&name)?))
});

py_def!(GETITEM, "enum", "__getitem__", "EnumType.__getitem__", ["cls", "name"], |_, a| {
    match member_map(type_arg(&a[0])?).get(&a[1])? {
        Some(m) => Ok(m),
        None => Err(key_error(a[1].clone())),
    }
});

py_def!(ITER, "enum", "__iter__", "EnumType.__iter__", ["cls"], |_, a| {
    ops::iter_value(&coll::list(members(type_arg(&a[0])?)))
});

py_def!(REVERSED, "enum", "__reversed__", "EnumType.__reversed__", ["cls"], |_, a| {
    let mut all = members(type_arg(&a[0])?);
    all.reverse();
    ops::iter_value(&coll::list(all))
});

py_def!(LEN, "enum", "__len__", "EnumType.__len__", ["cls"], |_, a| {
    Ok(Value::Int(ops::len(&kept(type_arg(&a[0])?, "_member_names_"))? as i64))
});

py_def!(BOOL, "enum", "__bool__", "EnumType.__bool__", ["cls"], |_, _| Ok(Value::Bool(true)));

py_def!(REPR, "enum", "__repr__", "EnumType.__repr__", ["cls"], |_, a| {
    let t = type_arg(&a[0])?;
    let kind = if is_a(t, Known::Flag) { "flag" } else { "enum" };
    let name = Value::from(t.name.borrow().clone());
    Ok(Value::from(format!("<{} {}>", kind, super::shown(&name)?)))
});

fn found(v: &Value, name: Name) -> Option<Value> {
    type_arg(v).ok().and_then(|t| member_map(t).get_str(name.as_str()))
}

py_def!(GETATTR, "enum", "__getattr__", "EnumType.__getattr__", ["cls", "name"], |_, a| {
    let name = attr::name_of(&a[1], "")?;
    match found(&a[0], name) {
        Some(m) if !super::space::is_dunder(&name.text()) => Ok(m),
        _ => Err(attribute_error(name.text())),
    }
});

py_def!(SETATTR, "enum", "__setattr__", "EnumType.__setattr__", ["cls", "name", "value"], |_, a| {
    let name = attr::name_of(&a[1], "")?;
    if found(&a[0], name).is_some() {
        let shown = super::shown(&a[1])?;
        return Err(attribute_error(format!("cannot reassign member {}", shown)));
    }
    class::set_type_attr(type_arg(&a[0])?, name, Some(a[2].clone()))?;
    Ok(Value::None)
});

py_def!(DELATTR, "enum", "__delattr__", "EnumType.__delattr__", ["cls", "attr"], |_, a| {
    let name = attr::name_of(&a[1], "")?;
    let t = type_arg(&a[0])?;
    if found(&a[0], name).is_some() {
        let class = Value::from(t.name.borrow().clone());
        return Err(attribute_error(format!(
            "{} cannot delete member {}.",
            super::shown(&class)?,
            super::shown(&a[1])?
        )));
    }
    class::set_type_attr(t, name, None)?;
    Ok(Value::None)
});

py_def!(DIR, "enum", "__dir__", "EnumType.__dir__", ["cls"], dir);

fn dir(_: &crate::core::func::FuncObj, a: &mut [Value]) -> R {
    let t = type_arg(&a[0])?;
    let mut names: Vec<String> = [
        "__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__",
        "__members__", "__module__", "__name__", "__qualname__",
    ]
    .iter()
    .map(|s| s.to_string())
    .collect();
    let listed = crate::builtins::to_vec(&kept(t, "_member_names_"))?;
    names.extend(listed.iter().filter_map(name_of).map(Name::text));
    let data = kept(t, "_member_type_");
    if let Some(data) = crate::core::descr::as_type(&data) {
        if !Ref::same(data, &class::object_type()) {
            let more = class::dir_names(&Value::from(data.clone()))?;
            names.extend(more.into_iter().map(Name::text));
        }
    }
    names.sort();
    names.dedup();
    Ok(coll::list(names.into_iter().map(Value::from).collect()))
}
