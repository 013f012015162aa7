// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Cells: variables shared between a function and the functions inside it.

use crate::core::error::{name_error, unbound_local_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::UnsafeCell;

pub struct CellObj(UnsafeCell<Value>);

impl Payload for CellObj {
    fn vt() -> &'static VT {
        static CELL: VT = VT::new("cell", drop_obj::<CellObj>, |_| cell_type());
        &CELL
    }
}

define_type!(pub fn cell_type, TypeSpec { vt: Some(CellObj::vt), ..TypeSpec::new("cell") });

impl CellObj {
    #[inline(always)]
    pub(crate) fn peek(&self) -> Value {
        // SAFETY: the clone runs no Python code and no reference into the cell leaves a method.
        unsafe { (*self.0.get()).clone() }
    }
}

/// A shared variable; clones are the same variable.
#[derive(Clone)]
pub struct PyCell(Ref<CellObj>);

impl PyCell {
    pub fn new(v: Value) -> PyCell {
        PyCell(Ref::new(CellObj(UnsafeCell::new(v))))
    }

    /// The value, `Unbound` if there is none.
    #[inline(always)]
    pub fn peek(&self) -> Value {
        self.0.peek()
    }

    pub(crate) fn into_ref(self) -> Ref<CellObj> {
        self.0
    }

    /// Reads the variable in the function that owns it.
    #[inline]
    pub fn get(&self, name: &str) -> R {
        match self.peek() {
            Value::Unbound => Err(unbound_local(name)),
            v => Ok(v),
        }
    }

    /// Reads the variable in an inner function.
    #[inline]
    pub fn get_free(&self, name: &str) -> R {
        match self.peek() {
            Value::Unbound => Err(unbound_free(name)),
            v => Ok(v),
        }
    }

    #[inline(always)]
    pub fn set(&self, v: Value) {
        let old = unsafe { std::mem::replace(&mut *self.0 .0.get(), v) };
        drop(old)
    }

    /// Moves the value out and leaves the variable without one.
    pub fn take(&self) -> Value {
        unsafe { std::mem::replace(&mut *self.0 .0.get(), Value::Unbound) }
    }

    pub fn del(&self, name: &str) -> Result<(), PyErr> {
        match self.take() {
            Value::Unbound => Err(unbound_local(name)),
            _ => Ok(()),
        }
    }

    pub fn del_free(&self, name: &str) -> Result<(), PyErr> {
        match self.take() {
            Value::Unbound => Err(unbound_free(name)),
            _ => Ok(()),
        }
    }
}

/// Checks that a local variable has a value.
#[inline(always)]
pub fn bound<'a>(v: &'a Value, name: &str) -> Result<&'a Value, PyErr> {
    if v.is_unbound() {
        return Err(unbound_local(name));
    }
    Ok(v)
}

#[cold]
#[inline(never)]
pub fn unbound_local(name: &str) -> PyErr {
    if crate::core::module::target_minor() >= 11 {
        return unbound_local_error(format!(
            "cannot access local variable '{}' where it is not associated with a value",
            name
        ));
    }
    unbound_local_error(format!("local variable '{}' referenced before assignment", name))
}

#[cold]
#[inline(never)]
pub fn unbound_free(name: &str) -> PyErr {
    if crate::core::module::target_minor() >= 11 {
        return name_error(format!(
            "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
            name
        ));
    }
    name_error(format!(
        "free variable '{}' referenced before assignment in enclosing scope",
        name
    ))
}
