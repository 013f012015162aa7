// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What members of all enums do, and `StrEnum`.

use super::member::EnumProperty;
use super::{class_method, create, is_a, kept, kept_dict, member_map, Known};
use crate::coll::{self, PyList, PyTuple};
use crate::core::attr;
use crate::core::call;
use crate::core::class::{object_type, type_arg};
use crate::core::error::{type_error, value_error};
use crate::core::exceptions::{exception_type, type_error_type, value_error_type};
use crate::core::names::{intern, Dunder};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_of, Type};
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::signature::plain;
use crate::text::PyStr;

pub fn enum_entries() -> Vec<(&'static str, Value)> {
    vec![
        ("__new__", create::static_method(&NEW)),
        ("__init__", plain(&INIT)),
        ("_generate_next_value_", create::static_method(&NEXT_VALUE)),
        ("_missing_", class_method(&MISSING)),
        ("__repr__", plain(&REPR)),
        ("__str__", plain(&STR)),
        ("__dir__", plain(&DIR)),
        ("__format__", plain(&FORMAT)),
        ("__hash__", plain(&HASH)),
        ("__copy__", plain(&COPY)),
        ("__deepcopy__", plain(&DEEPCOPY)),
        ("name", EnumProperty::direct("name", "_name_")),
        ("value", EnumProperty::direct("value", "_value_")),
    ]
}

pub fn str_enum_entries() -> Vec<(&'static str, Value)> {
    vec![
        ("__new__", create::static_method(&STR_NEW)),
        ("_generate_next_value_", create::static_method(&STR_NEXT_VALUE)),
    ]
}

py_def!(NEW, "enum", "__new__", "Enum.__new__", ["cls", "value"], |_, a| {
    by_value(type_arg(&a[0])?, &a[1])
});

/// The member with a value: `Color(3)`.
pub fn by_value(t: &Type, value: &Value) -> R {
    if Ref::same(&type_of(value), t) {
        return Ok(value.clone());
    }
    match kept_dict(t, "_value2member_map_").get(value) {
        Ok(Some(m)) => return Ok(m),
        Ok(None) => {}
        Err(e) if e.is(&type_error_type()) => {
            for m in member_map(t).values_vec() {
                if ops::test_eq(&attr::get(&m, intern("_value_"))?, value)? {
                    return Ok(m);
                }
            }
        }
        Err(e) => return Err(e),
    }
    let class = Value::from(t.clone());
    let found = attr::load_method(&class, intern("_missing_"))?.call(&mut [value.clone()]);
    let invalid = || -> Result<_, crate::core::error::PyErr> {
        Ok(value_error(format!("{} is not a valid {}", super::shown(value)?, t.qualname())))
    };
    let error = match found {
        Ok(v) if type_of(&v).is_subtype(t) => return Ok(v),
        Ok(v) if is_a(t, Known::Flag) && super::flag::ejects(t) && crate::num::is_int(v.peel()) => {
            return Ok(v)
        }
        Ok(Value::None) => return Err(invalid()?),
        Ok(v) => type_error(format!(
            "error in {}._missing_: returned {} instead of None or a valid member",
            t.name(),
            super::shown(&v)?
        )),
        Err(e) if e.is(&exception_type()) => e,
        Err(e) => return Err(e),
    };
    if !error.is(&value_error_type()) {
        error.exc().context.replace(Some(invalid()?));
    }
    Err(error)
}

py_def!(
    INIT, "enum", "__init__", "Enum.__init__", ["self", "args", "kwds"],
    n_posonly: 0, n_pos: 1, n_kwonly: 0, varargs: true, varkw: true,
    |_, _| Ok(Value::None)
);

py_def!(
    NEXT_VALUE, "enum", "_generate_next_value_", "Enum._generate_next_value_",
    ["name", "start", "count", "last_values"],
    |_, a| {
        let values = a[3].down::<PyList>().map_or(Vec::new(), |l| l.to_vec());
        let last = match values.last() {
            Some(v) => v.clone(),
            None => return Ok(a[1].clone()),
        };
        let sorted = coll::list(values.clone());
        let order = crate::call_method!(&sorted, "sort", []);
        let greatest = match order {
            Ok(_) => ops::get_item(&sorted, &Value::Int(-1))?,
            Err(e) if e.is(&type_error_type()) => Value::Unbound,
            Err(e) => return Err(e),
        };
        if !greatest.is_unbound() && ops::test_eq(&last, &greatest)? {
            match ops::add(&last, &Value::Int(1)) {
                Err(e) if e.is(&type_error_type()) => {}
                other => return other,
            }
        }
        // The way of older versions: the first value one can be added to.
        let list = a[3].down::<PyList>().map_or(values, |l| l.to_vec());
        for v in list {
            match ops::add(&v, &Value::Int(1)) {
                Err(e) if e.is(&type_error_type()) => {}
                other => return other,
            }
        }
        Ok(a[1].clone())
    }
);

py_def!(MISSING, "enum", "_missing_", "Enum._missing_", ["cls", "value"], |_, _| Ok(Value::None));

/// The value as the data type prints it.
pub fn value_repr(t: &Type, v: &Value) -> Result<String, crate::core::error::PyErr> {
    match kept(t, "_value_repr_") {
        Value::None => super::shown(v),
        f => Ok(ops::str_of(&call::call(&f, &mut [v.clone()])?)?.to_string_lossy()),
    }
}

pub fn field(v: &Value, name: &'static str) -> R {
    attr::get(v, intern(name))
}

py_def!(REPR, "enum", "__repr__", "Enum.__repr__", ["self"], |_, a| {
    let t = type_of(&a[0]);
    let value = value_repr(&t, &field(&a[0], "_value_")?)?;
    let name = ops::str_of(&field(&a[0], "_name_")?)?.to_string_lossy();
    Ok(Value::from(format!("<{}.{}: {}>", t.name(), name, value)))
});

py_def!(STR, "enum", "__str__", "Enum.__str__", ["self"], |_, a| {
    let name = ops::str_of(&field(&a[0], "_name_")?)?.to_string_lossy();
    Ok(Value::from(format!("{}.{}", type_of(&a[0]).name(), name)))
});

py_def!(DIR, "enum", "__dir__", "Enum.__dir__", ["self"], |_, a| {
    let t = type_of(&a[0]);
    let mut names: Vec<String> =
        ["__class__", "__doc__", "__eq__", "__hash__", "__module__"].iter().map(|s| s.to_string()).collect();
    let data = kept(&t, "_member_type_");
    let plain_data = crate::core::descr::as_type(&data).map_or(true, |d| Ref::same(d, &object_type()));
    if plain_data {
        names.push("name".to_string());
        names.push("value".to_string());
    } else {
        names.extend(crate::core::class::dir_names(&a[0])?.into_iter().map(|n| n.text()));
    }
    if let Some(attrs) = attr::attrs_of(&a[0]) {
        names.extend(attrs.entries(&[]).iter().map(|(k, _)| k.to_string_lossy()).filter(|k| !k.starts_with('_')));
    }
    let mut line = vec![t.clone()];
    line.extend(t.mro().iter().cloned());
    for class in line {
        names.extend(class.dict.entries().iter().map(|(k, _)| k.text()).filter(|k| !k.starts_with('_')));
    }
    names.sort();
    names.dedup();
    Ok(coll::list(names.into_iter().map(Value::from).collect()))
});

py_def!(FORMAT, "enum", "__format__", "Enum.__format__", ["self", "format_spec"], |_, a| {
    let text = Value::from(ops::str_of(&a[0])?);
    let spec = ops::str_of(&a[1])?;
    Ok(Value::from(ops::format_value(text.peel(), &spec)?))
});

py_def!(HASH, "enum", "__hash__", "Enum.__hash__", ["self"], |_, a| {
    Ok(Value::Int(ops::hash(&field(&a[0], "_name_")?)?))
});

py_def!(COPY, "enum", "__copy__", "Enum.__copy__", ["self"], |_, a| Ok(a[0].clone()));
py_def!(DEEPCOPY, "enum", "__deepcopy__", "Enum.__deepcopy__", ["self", "memo"], |_, a| {
    Ok(a[0].clone())
});

// What the data type itself prints, for ReprEnum.
py_def!(DATA_STR, "enum", "__str__", "ReprEnum.__str__", ["self"], |_, a| {
    Ok(Value::from(ops::str_of(a[0].peel())?))
});

py_def!(DATA_FORMAT, "enum", "__format__", "ReprEnum.__format__", ["self", "format_spec"], |_, a| {
    let spec = ops::str_of(&a[1])?;
    if spec.is_empty() {
        return Ok(Value::from(ops::str_of(&a[0])?));
    }
    Ok(Value::from(ops::format_value(a[0].peel(), &spec)?))
});

pub fn data_str(t: &Type) -> Value {
    if !t.is_user() {
        return plain(&DATA_STR);
    }
    let own = t.lookup(Dunder::Str.name());
    match (own, super::of_object(Dunder::Str)) {
        (Some(a), Some(b)) if ops::is(&a, &b) => t.lookup(Dunder::Repr.name()).unwrap_or(a),
        (own, _) => own.unwrap_or(Value::None),
    }
}

pub fn data_format(t: &Type) -> Value {
    if !t.is_user() {
        return plain(&DATA_FORMAT);
    }
    t.lookup(Dunder::Format.name()).unwrap_or(Value::None)
}

py_def!(
    STR_NEW, "enum", "__new__", "StrEnum.__new__", ["cls", "values"],
    n_posonly: 0, n_pos: 1, n_kwonly: 0, varargs: true, varkw: false,
    |_, a| {
        let values = a[1].down::<PyTuple>().map_or(Vec::new(), |t| t.to_vec());
        let is_str = |v: &Value| v.peel().down::<PyStr>().is_some();
        if values.len() > 3 {
            return Err(type_error(format!("too many arguments for str(): {}", super::shown(&a[1])?)));
        }
        if values.len() == 1 && !is_str(&values[0]) {
            return Err(type_error(format!("{} is not a string", super::shown(&values[0])?)));
        }
        if values.len() >= 2 && !is_str(&values[1]) {
            let shown = super::shown(&values[1])?;
            return Err(type_error(format!("encoding must be a string, not {}", shown)));
        }
        if values.len() == 3 && !is_str(&values[2]) {
            let shown = super::shown(&values[2])?;
            return Err(type_error(format!("errors must be a string, not {}", shown)));
        }
        let text = call::call(&Value::from(crate::text::str_type()), &mut values.clone())?;
        let class = type_arg(&a[0])?.clone();
        let made = crate::core::instance::Instance::new(class, text.clone());
        let made = Value::from(Ref::new(made));
        attr::set(&made, intern("_value_"), Some(text))?;
        Ok(made)
    }
);

py_def!(
    STR_NEXT_VALUE, "enum", "_generate_next_value_", "StrEnum._generate_next_value_",
    ["name", "start", "count", "last_values"],
    |_, a| crate::call_method!(&a[0], "lower", [])
);
