// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `gc`. Objects are freed by their reference counts alone; what only a cycle holds stays. That can be
//! seen through finalizers and weak references, and in what `collect` returns: there the program stops.

use crate::coll::tuple;
use crate::core::absent;
use crate::core::args::{Args, NativeDef};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::instance;
use crate::core::module::{Member, NativeModule};
use crate::core::ops;
use crate::core::run::refuse;
use crate::core::value::{Value, R};
use crate::core::weak;
use crate::num::convert::word_arg;
use std::cell::Cell;

pub static MODULE: NativeModule = NativeModule {
    name: "gc",
    members: &[
        ("enable", Member::Fn(&ENABLE)),
        ("disable", Member::Fn(&DISABLE)),
        ("isenabled", Member::Fn(&ISENABLED)),
        ("collect", Member::Fn(&COLLECT)),
        ("get_threshold", Member::Fn(&GET_THRESHOLD)),
        ("set_threshold", Member::Fn(&SET_THRESHOLD)),
        ("get_debug", Member::Fn(&GET_DEBUG)),
        ("freeze", Member::Fn(&FREEZE)),
        ("unfreeze", Member::Fn(&UNFREEZE)),
        ("garbage", Member::Value(|| crate::coll::list(Vec::new()))),
        ("callbacks", Member::Value(|| crate::coll::list(Vec::new()))),
        ("DEBUG_STATS", Member::Value(|| Value::Int(1))),
        ("DEBUG_COLLECTABLE", Member::Value(|| Value::Int(2))),
        ("DEBUG_UNCOLLECTABLE", Member::Value(|| Value::Int(4))),
        ("DEBUG_SAVEALL", Member::Value(|| Value::Int(32))),
        ("DEBUG_LEAK", Member::Value(|| Value::Int(38))),
    ],
};

thread_local! {
    static ENABLED: Cell<bool> = const { Cell::new(true) };
    static THRESHOLD: Cell<[i64; 3]> = const { Cell::new([700, 10, 10]) };
}

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "gc", f: $f };
    };
}

def!(ENABLE, "enable", |args| {
    args.exactly("gc.enable", 0)?;
    ENABLED.with(|e| e.set(true));
    Ok(Value::None)
});

def!(DISABLE, "disable", |args| {
    args.exactly("gc.disable", 0)?;
    ENABLED.with(|e| e.set(false));
    Ok(Value::None)
});

def!(ISENABLED, "isenabled", |args| {
    args.exactly("gc.isenabled", 0)?;
    Ok(Value::Bool(ENABLED.with(Cell::get)))
});

def!(GET_THRESHOLD, "get_threshold", |args| {
    args.exactly("gc.get_threshold", 0)?;
    Ok(tuple(THRESHOLD.with(Cell::get).iter().map(|n| Value::Int(*n)).collect()))
});

def!(SET_THRESHOLD, "set_threshold", set_threshold);

def!(GET_DEBUG, "get_debug", |args| {
    args.exactly("gc.get_debug", 0)?;
    Ok(Value::Int(0))
});

def!(FREEZE, "freeze", |args| {
    args.exactly("gc.freeze", 0)?;
    Ok(Value::None)
});

def!(UNFREEZE, "unfreeze", |args| {
    args.exactly("gc.unfreeze", 0)?;
    Ok(Value::None)
});

def!(COLLECT, "collect", collect);

/// An argument of the C type int.
fn int_arg(v: &Value) -> Result<i64, PyErr> {
    match word_arg(v, "int")? {
        n if i32::try_from(n).is_ok() => Ok(n),
        _ => Err(crate::core::error::overflow_error(match ops::lt(v, &Value::Int(0))? {
            Value::Bool(true) => "signed integer is less than minimum",
            _ => "signed integer is greater than maximum",
        })),
    }
}

fn set_threshold(args: &mut Args) -> R {
    args.no_keywords("gc.set_threshold")?;
    let (bound, limit) = match args.pos.len() {
        0 => ("least 1", ""),
        1..=3 => ("", ""),
        _ => ("most 3", "s"),
    };
    if !bound.is_empty() {
        let given = args.pos.len();
        return Err(type_error(format!("set_threshold() takes at {} argument{} ({} given)", bound, limit, given)));
    }
    let mut now = THRESHOLD.with(Cell::get);
    for (slot, v) in now.iter_mut().zip(args.pos.iter()) {
        *slot = int_arg(v)?;
    }
    THRESHOLD.with(|t| t.set(now));
    Ok(Value::None)
}

fn collect(args: &mut Args) -> R {
    let [generation] = crate::coll::params::parse(args, "collect", ["generation"], 0, 1)?;
    let generation = if generation.is_unbound() { 2 } else { int_arg(&generation)? };
    if !(0..=2).contains(&generation) {
        return Err(value_error("invalid generation"));
    }
    if instance::any_remembered() || weak::any() {
        refuse("gc.collect() beside finalizers or weak references is not available to translated programs");
    }
    absent::absent_member(&Value::from("the number that gc.collect() returns"))
}
