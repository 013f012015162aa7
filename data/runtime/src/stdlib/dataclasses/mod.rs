// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `dataclasses`.

mod field;
mod make;
mod methods;
mod tools;

use crate::core::exceptions::{attribute_error_type, exc_init, exc_new};
use crate::core::module::{Member, NativeModule};
use crate::core::types::TypeSpec;
use crate::define_type;

pub use field::{field_type, FIELD};
pub use make::DATACLASS;
pub use tools::{ASDICT, ASTUPLE, FIELDS, IS_DATACLASS, REPLACE};

pub static MODULE: NativeModule = NativeModule {
    name: "dataclasses",
    members: &[
        ("Field", Member::Type(field_type)),
        ("FrozenInstanceError", Member::Type(frozen_instance_error_type)),
        ("InitVar", Member::Value(field::init_var)),
        ("KW_ONLY", Member::Value(field::kw_only)),
        ("MISSING", Member::Value(field::missing)),
        ("asdict", Member::Fn(&ASDICT)),
        ("astuple", Member::Fn(&ASTUPLE)),
        ("dataclass", Member::Fn(&DATACLASS)),
        ("field", Member::Fn(&FIELD)),
        ("fields", Member::Fn(&FIELDS)),
        ("is_dataclass", Member::Fn(&IS_DATACLASS)),
        ("replace", Member::Fn(&REPLACE)),
    ],
};

define_type!(pub fn frozen_instance_error_type, TypeSpec {
    module: "dataclasses",
    base: Some(attribute_error_type),
    new: Some(exc_new),
    init: Some(exc_init),
    subclassable: true,
    ..TypeSpec::new("FrozenInstanceError")
});
