// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What `object` has for copying and pickling: `__getstate__` and, where CPython has an error, `__reduce__`.

use crate::coll::{self, PyDict};
use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::error::type_error;
use crate::core::names::Name;
use crate::core::run;
use crate::core::types::{type_name, type_of};
use crate::core::value::{Value, R};

pub const GETSTATE: MethodDef = MethodDef { name: "__getstate__", kind: MethodKind::Object, f: getstate };
pub const REDUCE: MethodDef = MethodDef { name: "__reduce__", kind: MethodKind::Object, f: |v, _| reduce(v) };
pub const REDUCE_EX: MethodDef = MethodDef { name: "__reduce_ex__", kind: MethodKind::Object, f: |v, _| reduce(v) };

/// As CPython's object_getstate_default: the attributes, and in a pair with them those of `__slots__`.
fn getstate(this: &Value, args: &mut Args) -> R {
    args.exactly("object.__getstate__", 0)?;
    let t = type_of(this);
    let slot_names = t.slot_names.borrow();
    let attrs = match attr::attrs_of(this) {
        Some(a) => a,
        None => return Ok(Value::None),
    };
    let slots = PyDict::new_ref();
    for name in slot_names.iter() {
        if let Some(v) = attrs.get(*name) {
            slots.set(name.value(), v)?;
        }
    }
    let is_slot = |key: &str| slot_names.iter().any(|name: &Name| name.text() == key);
    let state = if attrs.entries(&[]).iter().any(|(key, _)| !is_slot(&key.to_string_lossy())) {
        Value::from(attrs.to_dict(&slot_names))
    } else {
        Value::None
    };
    Ok(if slots.is_empty() { state } else { coll::tuple(vec![state, Value::from(slots)]) })
}

/// Kinds of objects whose parts CPython can't tell either.
const WITHOUT_PARTS: &[&str] = &[
    "generator", "coroutine", "async_generator", "module", "code", "frame", "traceback", "cell",
    "dict_keys", "dict_values", "dict_items", "mappingproxy",
];

fn reduce(this: &Value) -> R {
    let t = type_name(this);
    if WITHOUT_PARTS.contains(&&*t) {
        return Err(type_error(format!("cannot pickle '{}' object", t)));
    }
    run::refuse(&format!("'{}.__reduce_ex__' is not available to translated programs", t))
}
