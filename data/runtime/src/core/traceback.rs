// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Tracebacks as objects: that there is one can be seen, and it can be passed on. What is in one,
//! frames and lines, is refused by the translator.

use crate::core::error::PyErr;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::types::TypeSpec;
use crate::core::value::Value;
use crate::define_type;

struct Traceback;

impl Payload for Traceback {
    fn vt() -> &'static VT {
        static TRACEBACK: VT = VT {
            ..VT::new("traceback", drop_obj::<Traceback>, |_| traceback_type())
        };
        &TRACEBACK
    }
}

define_type!(pub fn traceback_type, TypeSpec {
    vt: Some(Traceback::vt),
    ..TypeSpec::new("traceback")
});

/// The traceback of an exception that has been raised; the same object each time.
pub fn traceback_of(e: &PyErr) -> Value {
    let mut slot = e.exc().traceback.borrow_mut();
    if slot.is_none() {
        *slot = Value::from(Ref::new(Traceback));
    }
    slot.clone()
}
