// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `numbers`: the abstract classes, with the builtin types registered.

use crate::core::module::{Member, NativeModule};
use crate::core::types::Type;
use crate::num;
use crate::stdlib::abc::{make_abstract, register_class};

pub static MODULE: NativeModule = NativeModule {
    name: "numbers",
    members: &[
        ("Number", Member::Type(|| tower(0))),
        ("Complex", Member::Type(|| tower(1))),
        ("Real", Member::Type(|| tower(2))),
        ("Rational", Member::Type(|| tower(3))),
        ("Integral", Member::Type(|| tower(4))),
    ],
};

thread_local! {
    static TOWER: Vec<Type> = {
        let mut made: Vec<Type> = Vec::new();
        for name in ["Number", "Complex", "Real", "Rational", "Integral"] {
            let slots = ("__slots__", crate::coll::tuple(Vec::new()));
            let bases = made.last().cloned().into_iter().collect();
            made.push(make_abstract(name, "numbers", bases, vec![slots]));
        }
        register_class(&made[1], &num::complex_type());
        register_class(&made[2], &num::float_type());
        register_class(&made[4], &num::int_type());
        made
    };
}

fn tower(level: usize) -> Type {
    TOWER.with(|t| t[level].clone())
}
