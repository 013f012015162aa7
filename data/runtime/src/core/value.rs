// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Value`: any Python value in 16 bytes.

use crate::core::error::PyErr;
use crate::core::object::{AnyRef, Payload, Ref};
use crate::text::PyStr;

/// What nearly every operation returns.
pub type R = Result<Value, PyErr>;

/// A reference to a str object. Names and string constants are `Str` as well.
pub type Str = Ref<PyStr>;

// A tag of a whole word puts every payload at the second one, so that values move as two words.
#[repr(u64)]
pub enum Value {
    /// A variable without a value; never seen by Python code.
    Unbound,
    None,
    Bool(bool),
    /// Every int that fits; larger ones are objects (`num::PyBigInt`), so that equal ints have one form.
    Int(i64),
    Float(f64),
    Obj(AnyRef),
}

impl Clone for Value {
    /// Copies the 16 bytes as they are. The derived form takes them apart and puts them together
    /// again, which costs a stall on every read of a variable.
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Value::Obj(o) = self {
            std::mem::forget(o.clone());
        }
        // SAFETY: the only variant that owns something has just been counted once more.
        unsafe { std::ptr::read(self) }
    }
}

impl Value {
    #[inline(always)]
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }

    #[inline(always)]
    pub fn is_unbound(&self) -> bool {
        matches!(self, Value::Unbound)
    }

    /// The payload reference if this is an object holding exactly a `T` (instances of subclasses are not).
    #[inline(always)]
    pub fn down<T: Payload>(&self) -> Option<&Ref<T>> {
        match self {
            Value::Obj(o) => o.down::<T>(),
            _ => None,
        }
    }

    /// Moves the value out of a variable or argument slot.
    #[inline(always)]
    pub fn take(&mut self) -> Value {
        std::mem::replace(self, Value::Unbound)
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(r: Ref<T>) -> Value {
        Value::Obj(r.up())
    }
}

impl From<bool> for Value {
    #[inline(always)]
    fn from(b: bool) -> Value {
        Value::Bool(b)
    }
}

impl From<i64> for Value {
    #[inline(always)]
    fn from(i: i64) -> Value {
        Value::Int(i)
    }
}

impl From<f64> for Value {
    #[inline(always)]
    fn from(f: f64) -> Value {
        Value::Float(f)
    }
}

impl From<()> for Value {
    #[inline(always)]
    fn from(_: ()) -> Value {
        Value::None
    }
}

impl From<&str> for Value {
    fn from(s: &str) -> Value {
        Value::from(Ref::new(PyStr::from_utf8(s)))
    }
}

impl From<String> for Value {
    fn from(s: String) -> Value {
        Value::from(Ref::new(PyStr::from_utf8(&s)))
    }
}

impl From<Option<Value>> for Value {
    fn from(v: Option<Value>) -> Value {
        v.unwrap_or(Value::None)
    }
}

impl Value {
    /// The value a builtin works on: for an instance of a subclass of a builtin type the native
    /// payload it carries, else the value itself.
    #[inline]
    pub fn peel(&self) -> &Value {
        match self.down::<crate::core::instance::Instance>() {
            Some(i) if !i.payload.is_unbound() => &i.payload,
            _ => self,
        }
    }

    #[inline]
    pub fn obj(&self) -> Option<&AnyRef> {
        match self {
            Value::Obj(o) => Some(o),
            _ => None,
        }
    }
}
