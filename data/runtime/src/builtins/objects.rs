// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! id, hash, repr, callable, dir.

use crate::coll;
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::names::Dunder;
use crate::core::ops;
use crate::core::value::{Value, R};

pub static ID: NativeDef = NativeDef { name: "id", module: "builtins", f: id };
pub static HASH: NativeDef = NativeDef { name: "hash", module: "builtins", f: hash };
pub static REPR: NativeDef = NativeDef { name: "repr", module: "builtins", f: repr };
pub static CALLABLE: NativeDef = NativeDef { name: "callable", module: "builtins", f: callable };
pub static DIR: NativeDef = NativeDef { name: "dir", module: "builtins", f: dir };

fn id(args: &mut Args) -> R {
    args.exactly("id", 1)?;
    Ok(Value::Int(match &args.pos[0] {
        Value::Obj(o) => o.id() as i64,
        // Addresses that no object has, apart from each other.
        Value::None | Value::Unbound => 0x10,
        Value::Bool(b) => 0x20 + 0x20 * *b as i64,
        Value::Int(i) => ((*i).wrapping_mul(0x20) | 1) & i64::MAX,
        Value::Float(x) => (x.to_bits() >> 1) as i64 | 1,
    }))
}

fn hash(args: &mut Args) -> R {
    args.exactly("hash", 1)?;
    Ok(Value::Int(ops::hash(&args.pos[0])?))
}

fn repr(args: &mut Args) -> R {
    args.exactly("repr", 1)?;
    Ok(Value::from(ops::repr(&args.pos[0])?))
}

fn callable(args: &mut Args) -> R {
    args.exactly("callable", 1)?;
    Ok(Value::Bool(ops::is_callable(&args.pos[0])))
}

fn dir(args: &mut Args) -> R {
    args.between("dir", 0, 1)?;
    let v = match args.get(0) {
        Some(v) => v,
        None => super::scope_unknown("dir"),
    };
    let names = match attr::lookup_special(&v, Dunder::Dir)? {
        Some(f) => crate::core::call::call(&f, &mut [])?,
        None => coll::list(
            crate::core::class::dir_names(&v)?.into_iter().map(|n| n.value()).collect(),
        ),
    };
    let list = super::to_vec(&names)?;
    let list = coll::list(list);
    crate::call_method!(&list, "sort", [])?;
    Ok(list)
}
