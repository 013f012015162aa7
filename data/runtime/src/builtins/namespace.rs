// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `__import__`, and the namespace of the main module.

use crate::coll;
use crate::core::args::{Args, NativeDef};
use crate::core::module::{import_module, module_named};
use crate::core::ops;
use crate::core::value::{Value, R};

pub static IMPORT: NativeDef = NativeDef { name: "__import__", module: "builtins", f: import };

fn import(args: &mut Args) -> R {
    args.between("__import__", 1, 5)?;
    let name = ops::str_of(&args.pos[0])?.to_string_lossy();
    import_module(&name)?;
    let first = name.split('.').next().unwrap_or("").to_string();
    import_module(&first)
}

/// `dir()` at the top level.
pub(crate) fn main_names() -> R {
    let mut names: Vec<String> = Vec::new();
    if let Some(m) = module_named("__main__") {
        names.extend(m.names().into_iter().map(|n| n.text()));
    }
    names.sort();
    Ok(coll::list(names.into_iter().map(Value::from).collect()))
}

/// A copy of the main module's globals.
pub(crate) fn main_namespace() -> R {
    let d = coll::PyDict::new_ref();
    if let Some(m) = module_named("__main__") {
        for n in m.names() {
            if let Some(v) = m.get(n) {
                d.set_str(n.as_str(), v);
            }
        }
    }
    Ok(Value::from(d))
}
