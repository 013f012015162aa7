// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The exceptions of `asyncio`.

use crate::core::error::PyErr;
use crate::core::exceptions::{
    base_exception_type, exception_type, exc_init, exc_new, runtime_error_type, timeout_error_type,
};
use crate::core::types::TypeSpec;
use crate::core::value::Value;
use crate::define_type;

macro_rules! exceptions {
    ($($f:ident $name:literal $module:literal $base:ident;)*) => {
        $(
            define_type!(pub fn $f, TypeSpec {
                module: $module,
                base: Some($base),
                new: Some(exc_new),
                init: Some(exc_init),
                subclassable: true,
                ..TypeSpec::new($name)
            });
        )*
    };
}

exceptions! {
    cancelled_error_type "CancelledError" "asyncio.exceptions" base_exception_type;
    invalid_state_error_type "InvalidStateError" "asyncio.exceptions" exception_type;
    broken_barrier_error_type "BrokenBarrierError" "asyncio.exceptions" runtime_error_type;
    queue_empty_type "QueueEmpty" "asyncio.queues" exception_type;
    queue_full_type "QueueFull" "asyncio.queues" exception_type;
}

/// A CancelledError with the message given to `cancel()`, if one was.
pub fn cancelled_error(message: &Value) -> PyErr {
    let args = if message.is_none() { Vec::new() } else { vec![message.clone()] };
    PyErr::new(cancelled_error_type(), args)
}

pub fn is_cancelled(e: &PyErr) -> bool {
    e.is(&cancelled_error_type())
}

pub fn invalid_state(text: &str) -> PyErr {
    PyErr::with_message(invalid_state_error_type(), text)
}

/// A TimeoutError without a text.
pub fn timed_out() -> PyErr {
    PyErr::new(timeout_error_type(), Vec::new())
}

/// The exception as `raise e from cause` would leave it.
pub fn from_cause(e: PyErr, cause: PyErr) -> PyErr {
    e.exc().context.replace(Some(cause.clone()));
    e.exc().cause.replace(Some(cause));
    e.exc().suppress_context.set(true);
    e
}
