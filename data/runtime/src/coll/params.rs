// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Arguments of native functions whose parameters have names, with CPython's messages.

use crate::core::args::Args;
use crate::core::error::{type_error, PyErr};
use crate::core::value::Value;

/// The arguments in the order of `names`, Unbound where none was given. The first `required` ones
/// must be; from `kw_only` on they must be given by keyword.
pub fn parse<const N: usize>(
    args: &mut Args,
    function: &str,
    names: [&str; N],
    required: usize,
    kw_only: usize,
) -> Result<[Value; N], PyErr> {
    const NOTHING: Value = Value::Unbound;
    let mut out = [NOTHING; N];
    let given = args.pos.len();
    if given > kw_only || given + args.kw.len() > N {
        return Err(too_many(args, function, N, required, kw_only));
    }
    for (slot, v) in out.iter_mut().zip(args.pos.iter_mut()) {
        *slot = v.take();
    }
    for (name, v) in args.kw.iter_mut() {
        let at = match names.iter().position(|n| **name == **n && !n.is_empty()) {
            Some(at) => at,
            None => {
                return Err(type_error(format!(
                    "'{}' is an invalid keyword argument for {}()",
                    name.to_string_lossy(),
                    function
                )))
            }
        };
        if !out[at].is_unbound() {
            return Err(type_error(format!(
                "argument for {}() given by name ('{}') and position ({})",
                function,
                names[at],
                at + 1
            )));
        }
        out[at] = v.take();
    }
    if let Some(at) = out[..required].iter().position(Value::is_unbound) {
        if names[at].is_empty() {
            return Err(too_few(function, given, required, kw_only));
        }
        return Err(type_error(format!(
            "{}() missing required argument '{}' (pos {})",
            function,
            names[at],
            at + 1
        )));
    }
    Ok(out)
}

/// An argument is missing that has no name.
#[cold]
fn too_few(function: &str, given: usize, required: usize, kw_only: usize) -> PyErr {
    let bound = if required < kw_only { "at least" } else { "exactly" };
    let plural = if required == 1 { "" } else { "s" };
    type_error(format!(
        "{}() takes {} {} positional argument{} ({} given)",
        function, bound, required, plural, given
    ))
}

#[cold]
fn too_many(args: &Args, function: &str, n: usize, required: usize, kw_only: usize) -> PyErr {
    let (given, limit, kind) = if args.pos.len() > kw_only {
        (args.pos.len(), kw_only, if kw_only < n { "positional " } else { "" })
    } else {
        (args.pos.len() + args.kw.len(), n, "")
    };
    let bound = if required == limit { "exactly" } else { "at most" };
    let plural = if limit == 1 { "" } else { "s" };
    type_error(format!(
        "{}() takes {} {} {}argument{} ({} given)",
        function, bound, limit, kind, plural, given
    ))
}

/// The value, or what stands for an argument that wasn't given.
pub fn or(v: Value, absent: Value) -> Value {
    if v.is_unbound() {
        absent
    } else {
        v
    }
}

/// None if the argument wasn't given or is None.
pub fn given(v: Value) -> Option<Value> {
    match v {
        Value::Unbound | Value::None => None,
        v => Some(v),
    }
}
