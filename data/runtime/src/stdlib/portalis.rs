// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What modules of `data/stdlib` need and Python doesn't have.

use crate::coll::tuple;
use crate::core::args::NativeDef;
use crate::core::func::{FuncKind, FuncObj};
use crate::core::module::{Member, NativeModule};
use crate::core::value::Value;
use crate::core::{ops, run};

pub static MODULE: NativeModule = NativeModule {
    name: "_portalis",
    members: &[
        ("function_parts", Member::Fn(&FUNCTION_PARTS)),
        ("refuse", Member::Fn(&REFUSE)),
        ("show_type_as", Member::Fn(&SHOW_TYPE_AS)),
    ],
};

/// `function_parts(f)`: names of parameters, how many are positional-only, positional and keyword-only, whether there
/// are `*args` and `**kwargs`, and what a call makes; None for what is no function of a program.
static FUNCTION_PARTS: NativeDef = NativeDef {
    name: "function_parts",
    module: "_portalis",
    f: |args| {
        args.exactly("function_parts", 1)?;
        let def = match args.pos[0].down::<FuncObj>() {
            Some(f) => f.def,
            None => return Ok(Value::None),
        };
        let kind = match def.kind {
            FuncKind::Plain => "value",
            FuncKind::Generator => "generator",
            FuncKind::Coroutine => "coroutine",
            FuncKind::AsyncGenerator => "async_generator",
        };
        Ok(tuple(vec![
            tuple(def.params.iter().map(|name| Value::from(*name)).collect()),
            Value::Int(def.n_posonly as i64),
            Value::Int(def.n_pos as i64),
            Value::Int(def.n_kwonly as i64),
            Value::Bool(def.varargs),
            Value::Bool(def.varkw),
            Value::from(kind),
        ]))
    },
};

/// `refuse(why)`: ends the program, for to go on would not be as in CPython.
static REFUSE: NativeDef = NativeDef {
    name: "refuse",
    module: "_portalis",
    f: |args| {
        args.exactly("refuse", 1)?;
        let why = ops::str_of(&args.pos[0])?;
        run::refuse(&why.to_string_lossy())
    },
};

/// `show_type_as(class, name)`: what messages call its objects.
static SHOW_TYPE_AS: NativeDef = NativeDef {
    name: "show_type_as",
    module: "_portalis",
    f: |args| {
        args.exactly("show_type_as", 2)?;
        let name = ops::str_of(&args.pos[1])?.to_string_lossy();
        crate::core::types::show_type_as(crate::core::class::type_arg(&args.pos[0])?, name);
        Ok(Value::None)
    },
};
