// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Namespaces as data: what is behind `globals()`, `locals()`, `vars()` and `dir()`; `__import__`.

use crate::coll::{self, PyDict, PyTuple};
use crate::core::args::{Args, NativeDef};
use crate::core::error::{key_error, PyErr};
use crate::core::module::{import_module, module_named, target_minor, ModuleObj};
use crate::core::names::intern_str;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::run::refuse;
use crate::core::value::{Value, R};
use crate::text::PyStr;

pub static IMPORT: NativeDef = NativeDef { name: "__import__", module: "builtins", f: import };

fn import(args: &mut Args) -> R {
    args.between("__import__", 1, 5)?;
    let name = ops::str_of(&args.pos[0])?.to_string_lossy();
    import_module(&name)?;
    let first = name.split('.').next().unwrap_or("").to_string();
    import_module(&first)
}

/// `dir()` or `vars()` through a variable: nobody knows whose names are meant.
pub(crate) fn scope_unknown(what: &str) -> ! {
    refuse(&format!("{}() without arguments can't be called through a variable", what))
}

fn running(name: &Value) -> Ref<ModuleObj> {
    match module_named(&name.down::<PyStr>().map_or(String::new(), |s| s.to_string_lossy())) {
        Some(m) => m,
        None => refuse("a module that runs is not known"),
    }
}

/// `globals()` of the module.
pub fn module_namespace(module: &Value) -> R {
    Ok(Value::from(running(module).namespace()))
}

/// A global by its name. Keys that are no strings can only be in a dict that exists.
fn look_up(module: &Value, key: &Value) -> Result<Option<Value>, PyErr> {
    let m = running(module);
    match key.down::<PyStr>() {
        Some(s) => Ok(m.get(intern_str(s))),
        None => m.namespace().get(key),
    }
}

/// `globals()[key]`
pub fn module_item(module: &Value, key: &Value) -> R {
    look_up(module, key)?.ok_or_else(|| key_error(key.clone()))
}

/// `globals().get(key, default)`
pub fn module_get(module: &Value, key: &Value, default: &Value) -> R {
    Ok(look_up(module, key)?.unwrap_or_else(|| default.clone()))
}

/// `key in globals()`
pub fn module_has(module: &Value, key: &Value) -> Result<bool, PyErr> {
    Ok(look_up(module, key)?.is_some())
}

/// `dir()` at the top level of the module.
pub fn module_dir(module: &Value) -> R {
    let mut names: Vec<String> =
        running(module).names().into_iter().map(|n| n.text()).collect();
    names.sort();
    Ok(coll::list(names.into_iter().map(Value::from).collect()))
}

/// The names of a class body or of a function for `dir()`.
pub fn sorted_keys(mapping: &Value) -> R {
    let list = coll::list(super::to_vec(mapping)?);
    crate::call_method!(&list, "sort", [])?;
    Ok(list)
}

/// `locals()` in a function: its variables, bound or not. Until Python 3.13 calls in one run of the
/// function share the dict, and what the program stored under other names stays in it.
pub fn function_locals(last: &Value, names: &Value, values: &Value) -> R {
    let dict = match last.down::<PyDict>() {
        Some(d) if target_minor() < 13 => d.clone(),
        _ => PyDict::new_ref(),
    };
    if let (Some(names), Some(values)) = (names.down::<PyTuple>(), values.down::<PyTuple>()) {
        for (name, value) in names.iter().zip(values.iter()) {
            if value.is_unbound() {
                dict.remove(name)?;
            } else {
                dict.set(name.clone(), value.clone())?;
            }
        }
    }
    Ok(Value::from(dict))
}
