// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! None's type, Ellipsis and NotImplemented.

use crate::core::args::Args;
use crate::core::error::type_error;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

fn no_arguments(name: &str, args: &Args) -> Result<(), crate::core::error::PyErr> {
    if args.pos.is_empty() && args.kw.is_empty() {
        return Ok(());
    }
    Err(type_error(format!("{} takes no arguments", name)))
}

fn none_new(_: &Type, args: &mut Args) -> R {
    no_arguments("NoneType", args)?;
    Ok(Value::None)
}

define_type!(pub fn none_type, TypeSpec {
    new: Some(none_new),
    extra: &[crate::core::names::Dunder::Bool, crate::core::names::Dunder::Repr],
    ..TypeSpec::new("NoneType")
});

pub struct Ellipsis;
pub struct NotImplemented;

impl Payload for Ellipsis {
    fn vt() -> &'static VT {
        static ELLIPSIS: VT = VT {
            repr: Some(|_| Ok(ops::new_str("Ellipsis"))),
            ..VT::new("ellipsis", drop_obj::<Ellipsis>, |_| ellipsis_type())
        };
        &ELLIPSIS
    }
}

impl Payload for NotImplemented {
    fn vt() -> &'static VT {
        static NOT_IMPLEMENTED: VT = VT {
            repr: Some(|_| Ok(ops::new_str("NotImplemented"))),
            truth: Some(|_| Ok(true)),
            ..VT::new("NotImplementedType", drop_obj::<NotImplemented>, |_| not_implemented_type())
        };
        &NOT_IMPLEMENTED
    }
}

define_type!(pub fn ellipsis_type, TypeSpec {
    new: Some(|_, args| { no_arguments("EllipsisType", args)?; Ok(ellipsis()) }),
    vt: Some(Ellipsis::vt),
    ..TypeSpec::new("ellipsis")
});

define_type!(pub fn not_implemented_type, TypeSpec {
    new: Some(|_, args| { no_arguments("NotImplementedType", args)?; Ok(not_implemented()) }),
    vt: Some(NotImplemented::vt),
    ..TypeSpec::new("NotImplementedType")
});

thread_local! {
    static ELLIPSIS: Value = Value::from(Ref::new(Ellipsis));
    static NOT_IMPLEMENTED: Value = Value::from(Ref::new(NotImplemented));
}

/// `...`
pub fn ellipsis() -> Value {
    ELLIPSIS.with(Value::clone)
}

pub fn not_implemented() -> Value {
    NOT_IMPLEMENTED.with(Value::clone)
}
