// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `update_wrapper` and `wraps`.

use crate::coll::params::{given, parse};
use crate::coll::{tuple, PyDict};
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::error::PyErr;
use crate::core::func::closure;
use crate::core::names::Dunder;
use crate::core::value::{Value, R};

const ASSIGNED: &[&str] =
    &["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"];

pub static UPDATE_WRAPPER: NativeDef =
    NativeDef { name: "update_wrapper", module: "functools", f: update_wrapper_function };
pub static WRAPS: NativeDef = NativeDef { name: "wraps", module: "functools", f: wraps };

pub fn assignments() -> Value {
    tuple(ASSIGNED.iter().map(|n| Value::from(*n)).collect())
}

/// Makes `wrapper` look like `wrapped`.
pub fn update_wrapper(wrapper: &Value, wrapped: &Value) -> Result<(), PyErr> {
    update(wrapper, wrapped, None, None)
}

fn update(
    wrapper: &Value,
    wrapped: &Value,
    assigned: Option<&Value>,
    updated: Option<&Value>,
) -> Result<(), PyErr> {
    let names = match assigned {
        Some(names) => crate::builtins::to_vec(names)?,
        None => ASSIGNED.iter().map(|n| Value::from(*n)).collect(),
    };
    for name in names {
        let name = attr::name_of(&name, "getattr")?;
        if let Some(v) = attr::lookup(wrapped, name)? {
            attr::set(wrapper, name, Some(v))?;
        }
    }
    let dicts = match updated {
        Some(names) => crate::builtins::to_vec(names)?,
        None => vec![Dunder::Dict.name().value()],
    };
    for name in dicts {
        let name = attr::name_of(&name, "getattr")?;
        if let Some(from) = attr::lookup(wrapped, name)? {
            let items = match from.down::<PyDict>() {
                Some(d) => d.items_vec(),
                None => crate::core::call::mapping_items(&from)?.unwrap_or_default(),
            };
            for (k, v) in items {
                attr::set(wrapper, attr::name_of(&k, "setattr")?, Some(v))?;
            }
        }
    }
    attr::set(wrapper, Dunder::Wrapped.name(), Some(wrapped.clone()))
}

fn update_wrapper_function(args: &mut Args) -> R {
    let names = ["wrapper", "wrapped", "assigned", "updated"];
    let [wrapper, wrapped, assigned, updated] = parse(args, "update_wrapper", names, 2, 4)?;
    update(&wrapper, &wrapped, given(assigned).as_ref(), given(updated).as_ref())?;
    Ok(wrapper)
}

fn wraps(args: &mut Args) -> R {
    let [wrapped, assigned, updated] =
        parse(args, "wraps", ["wrapped", "assigned", "updated"], 1, 3)?;
    let (assigned, updated) = (given(assigned), given(updated));
    Ok(closure("update_wrapper", move |args| {
        args.exactly("update_wrapper", 1)?;
        let wrapper = args.pos[0].take();
        update(&wrapper, &wrapped, assigned.as_ref(), updated.as_ref())?;
        Ok(wrapper)
    }))
}
