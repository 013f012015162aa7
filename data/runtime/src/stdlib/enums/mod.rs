// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `enum`.

mod auto;
mod bases;
mod body;
mod flags;
mod meta;

use crate::core::module::{Member, NativeModule};

pub use auto::{auto_type, UNIQUE};
pub use meta::enum_meta_type;

pub static MODULE: NativeModule = NativeModule {
    name: "enum",
    members: &[
        ("CONFORM", Member::Value(|| flags::boundary("conform"))),
        ("EJECT", Member::Value(|| flags::boundary("eject"))),
        ("Enum", Member::Value(bases::enum_class)),
        ("EnumMeta", Member::Type(enum_meta_type)),
        ("EnumType", Member::Type(enum_meta_type)),
        ("Flag", Member::Value(bases::flag_class)),
        ("IntEnum", Member::Value(bases::int_enum_class)),
        ("IntFlag", Member::Value(bases::int_flag_class)),
        ("KEEP", Member::Value(|| flags::boundary("keep"))),
        ("ReprEnum", Member::Value(bases::repr_enum_class)),
        ("STRICT", Member::Value(|| flags::boundary("strict"))),
        ("StrEnum", Member::Value(bases::str_enum_class)),
        ("auto", Member::Type(auto_type)),
        ("unique", Member::Fn(&UNIQUE)),
    ],
};
