// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What modules of `data/stdlib` need and Python doesn't have.

use crate::core::args::NativeDef;
use crate::core::module::{Member, NativeModule};
use crate::core::{ops, run};

pub static MODULE: NativeModule = NativeModule {
    name: "_portalis",
    members: &[("refuse", Member::Fn(&REFUSE)), ("show_type_as", Member::Fn(&SHOW_TYPE_AS))],
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
        Ok(crate::core::value::Value::None)
    },
};
