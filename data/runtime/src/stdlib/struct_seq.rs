// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Structure sequences: `os.stat_result`, `time.struct_time` and their like. Tuples whose items have names, and more
//! values that have a name only.

use crate::coll::{native, tuple, tuple_type, PyDict, PyTuple};
use crate::core::attr;
use crate::core::build::make_class;
use crate::core::cell::PyCell;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{function, FuncDef, FuncKind, FuncObj};
use crate::core::instance::Instance;
use crate::core::names::intern;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_name, Type};
use crate::core::value::{Value, R};
use crate::stdlib::collections::named_tuple::field;
use crate::text::PyStr;

macro_rules! method {
    ($id:ident, $name:literal, [$($p:literal),*], $code:expr) => {
        static $id: FuncDef = FuncDef {
            name: $name,
            qualname: $name,
            module: "builtins",
            doc: None,
            params: &[$($p),*],
            n_posonly: 0,
            n_pos: [$($p),*].len(),
            n_kwonly: 0,
            varargs: false,
            varkw: false,
            line: 0,
            kind: FuncKind::Plain,
            code: $code,
        };
    };
}

method!(NEW, "__new__", ["cls", "sequence", "dict"], new);
method!(REPR, "__repr__", ["self"], repr);
method!(REDUCE, "__reduce__", ["self"], reduce);

/// The class `module.name`; the first `visible` fields are items, too. An item whose
/// name stands again behind them has none: the name is that of the value there.
pub fn class(module: &str, name: &str, fields: &[&'static str], visible: usize) -> Type {
    let names = tuple(fields.iter().map(|f| Value::from(*f)).collect());
    let facts = tuple(vec![Value::from(format!("{}.{}", module, name)), names, Value::Int(visible as i64)]);
    let made = |def: &'static FuncDef, defaults: Vec<Value>| {
        function(def, vec![PyCell::new(facts.clone())], defaults, Vec::new())
    };
    let space = PyDict::new_ref();
    let set = |name: &str, v: Value| space.set_str(intern(name).as_str(), v);
    set("__module__", Value::from(module));
    set("__new__", made(&NEW, vec![Value::None]));
    set("__repr__", made(&REPR, Vec::new()));
    set("__reduce__", made(&REDUCE, Vec::new()));
    set("n_fields", Value::Int(fields.len() as i64));
    set("n_sequence_fields", Value::Int(visible as i64));
    let named = || fields[..visible].iter().enumerate().filter(|(_, name)| !fields[visible..].contains(name));
    set("n_unnamed_fields", Value::Int((visible - named().count()) as i64));
    set("__match_args__", tuple(named().map(|(_, name)| Value::from(*name)).collect()));
    for (at, name) in named() {
        set(name, field(at));
    }
    match make_class(&intern(name), vec![tuple_type()], &space, None, &mut [], &None) {
        Ok(t) => t,
        // Nothing in these classes can fail to become one.
        Err(_) => crate::core::class::object_type(),
    }
}

/// An object of such a class, from all its fields.
pub fn make(class: &Type, fields: &[&'static str], values: Vec<Value>, visible: usize) -> R {
    let mut values = values;
    let hidden = values.split_off(visible);
    let v = Value::from(Ref::new(Instance::new(class.clone(), tuple(values))));
    for (name, value) in fields[visible..].iter().zip(hidden) {
        attr::set(&v, intern(name), Some(value))?;
    }
    Ok(v)
}

fn facts(f: &FuncObj) -> Result<(String, Vec<Value>, usize), PyErr> {
    let facts = crate::builtins::to_vec(&f.env[0].peek())?;
    let visible = match facts[2] {
        Value::Int(n) => n as usize,
        _ => 0,
    };
    Ok((ops::str_of(&facts[0])?.to_string_lossy(), crate::builtins::to_vec(&facts[1])?, visible))
}

fn new(f: &FuncObj, a: &mut [Value]) -> R {
    let (name, names, visible) = facts(f)?;
    let mut items = match crate::core::ops::iter_value(&a[1]) {
        Ok(_) => crate::builtins::to_vec(&a[1])?,
        Err(_) => return Err(type_error("constructor requires a sequence")),
    };
    let short = items.len() < visible;
    if short || items.len() > names.len() {
        let (what, n) = if names.len() == visible {
            ("a", visible)
        } else if short {
            ("an at least", visible)
        } else {
            ("an at most", names.len())
        };
        return Err(type_error(format!("{}() takes {} {}-sequence ({}-sequence given)", name, what, n, items.len())));
    }
    let hidden = items.split_off(visible);
    let class = match crate::core::descr::as_type(&a[0]) {
        Some(t) => t.clone(),
        None => return Err(type_error("__new__(X): X is not a type object")),
    };
    let first = items.clone();
    let v = Value::from(Ref::new(Instance::new(class, tuple(items))));
    for (i, name) in names[visible..].iter().enumerate() {
        let value = match (hidden.get(i), a[2].down::<PyDict>()) {
            (Some(value), _) => value.clone(),
            (None, Some(d)) => d.get(name)?.unwrap_or(Value::None),
            (None, None) => {
                let text = |v: &Value| v.down::<PyStr>().map(|s| s.to_string_lossy());
                let same = names[..visible].iter().position(|n| text(n) == text(name));
                same.map_or(Value::None, |at| first[at].clone())
            }
        };
        let name = ops::str_of(name)?;
        attr::set(&v, crate::core::names::intern_str(&name), Some(value))?;
    }
    Ok(v)
}

fn items(v: &Value) -> Vec<Value> {
    native::<PyTuple>(v).map_or_else(Vec::new, |t| t.to_vec())
}

fn repr(f: &FuncObj, a: &mut [Value]) -> R {
    let (full, names, _) = facts(f)?;
    let mut parts = Vec::new();
    for (name, v) in names.iter().zip(items(&a[0])) {
        parts.push(format!("{}={}", ops::str_of(name)?.to_string_lossy(), ops::repr(&v)?.to_string_lossy()));
    }
    let module = full.rsplit_once('.').map_or("", |(m, _)| m);
    Ok(Value::from(format!("{}.{}({})", module, type_name(&a[0]), parts.join(", "))))
}

fn reduce(f: &FuncObj, a: &mut [Value]) -> R {
    let (_, names, visible) = facts(f)?;
    let hidden = PyDict::new_ref();
    for name in &names[visible..] {
        let text = ops::str_of(name)?;
        hidden.set(name.clone(), attr::get(&a[0], crate::core::names::intern_str(&text))?)?;
    }
    let class = Value::from(crate::core::types::type_of(&a[0]));
    Ok(tuple(vec![class, tuple(vec![tuple(items(&a[0])), Value::from(hidden)])]))
}
