// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! getattr, setattr, hasattr, delattr, vars.

use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::error::type_error;
use crate::core::names::Dunder;
use crate::core::value::{Value, R};

pub static GETATTR: NativeDef = NativeDef { name: "getattr", module: "builtins", f: getattr };
pub static SETATTR: NativeDef = NativeDef { name: "setattr", module: "builtins", f: setattr };
pub static HASATTR: NativeDef = NativeDef { name: "hasattr", module: "builtins", f: hasattr };
pub static DELATTR: NativeDef = NativeDef { name: "delattr", module: "builtins", f: delattr };
pub static VARS: NativeDef = NativeDef { name: "vars", module: "builtins", f: vars };

fn getattr(args: &mut Args) -> R {
    args.between("getattr", 2, 3)?;
    let name = attr::name_of(&args.pos[1], "")?;
    match args.get(2) {
        None => attr::get(&args.pos[0], name),
        Some(default) => Ok(attr::lookup(&args.pos[0], name)?.unwrap_or(default)),
    }
}

fn setattr(args: &mut Args) -> R {
    args.exactly("setattr", 3)?;
    let name = attr::name_of(&args.pos[1], "")?;
    let v = args.pos[2].take();
    attr::set(&args.pos[0], name, Some(v))?;
    Ok(Value::None)
}

fn hasattr(args: &mut Args) -> R {
    args.exactly("hasattr", 2)?;
    let name = attr::name_of(&args.pos[1], "")?;
    Ok(Value::Bool(attr::lookup(&args.pos[0], name)?.is_some()))
}

fn delattr(args: &mut Args) -> R {
    args.exactly("delattr", 2)?;
    let name = attr::name_of(&args.pos[1], "")?;
    attr::set(&args.pos[0], name, None)?;
    Ok(Value::None)
}

fn vars(args: &mut Args) -> R {
    args.between("vars", 0, 1)?;
    match args.get(0) {
        None => super::scope_unknown("vars"),
        Some(v) => match attr::lookup(&v, Dunder::Dict.name())? {
            Some(d) => Ok(d),
            None => Err(type_error("vars() argument must have __dict__ attribute")),
        },
    }
}
