// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `auto` and `unique`.

use super::meta::state_of;
use crate::core::args::{Args, NativeDef};
use crate::core::class::type_arg;
use crate::core::error::value_error;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::R;
use crate::core::value::Value;
use crate::define_type;

/// Stands for the next value until the body of the class stores it.
pub struct Auto;

impl Payload for Auto {
    fn vt() -> &'static VT {
        static AUTO: VT = VT::new("enum.auto", drop_obj::<Auto>, |_| auto_type());
        &AUTO
    }
}

define_type!(pub fn auto_type, TypeSpec {
    module: "enum",
    new: Some(|_, args| {
        args.exactly("auto", 0)?;
        Ok(Value::from(Ref::new(Auto)))
    }),
    vt: Some(Auto::vt),
    ..TypeSpec::new("auto")
});

pub static UNIQUE: NativeDef = NativeDef { name: "unique", module: "enum", f: unique };

fn unique(args: &mut Args) -> R {
    args.exactly("unique", 1)?;
    let cls = args.pos[0].take();
    let t = type_arg(&cls)?;
    if let Some(state) = state_of(t) {
        let mut aliases = Vec::new();
        for (name, member) in state.members.borrow().iter() {
            let own = super::meta::member_name(member);
            if own != name.text() {
                aliases.push(format!("{} -> {}", name.text(), own));
            }
        }
        if !aliases.is_empty() {
            return Err(value_error(format!(
                "duplicate values found in {}: {}",
                ops::repr(&cls)?.to_string_lossy(),
                aliases.join(", ")
            )));
        }
    }
    Ok(cls.clone())
}
