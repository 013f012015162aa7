// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `except*`: clauses that each handle a part of a group.

use crate::coll::list;
use crate::core::call;
use crate::core::error::{type_error, ExcObj, PyErr};
use crate::core::exceptions::{base_exception_group_type, exc_of};
use crate::core::groups;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::raise;
use crate::core::value::{Value, R};
use std::cell::RefCell;

/// The exception that was caught, what the clauses so far have left of it, and what they raised.
struct Clauses {
    caught: PyErr,
    left: RefCell<Option<PyErr>>,
    raised: RefCell<Vec<PyErr>>,
    /// Parts of `caught` that a bare `raise` in a clause has raised again.
    again: RefCell<Vec<PyErr>>,
}

impl Payload for Clauses {
    fn vt() -> &'static VT {
        static CLAUSES: VT = VT::new("clauses", drop_obj::<Clauses>, |_| {
            crate::core::class::object_type()
        });
        &CLAUSES
    }
}

fn clauses(v: &Value) -> Result<&Ref<Clauses>, PyErr> {
    v.down::<Clauses>().ok_or_else(|| type_error("clauses expected"))
}

pub fn star_begin(caught: &Value) -> R {
    let caught = PyErr::from_ref(exc_of(caught)?.clone());
    Ok(Value::from(Ref::new(Clauses {
        left: RefCell::new(Some(caught.clone())),
        caught,
        raised: RefCell::new(Vec::new()),
        again: RefCell::new(Vec::new()),
    })))
}

/// The group that the clause for `class` handles; Unbound if there is nothing for it.
pub fn star_match(state: &Value, class: &Value) -> R {
    groups::check_star_class(class)?;
    let state = clauses(state)?;
    let left = match &*state.left.borrow() {
        Some(left) => left.clone(),
        None => {
            state.caught.matches(class)?;
            return Ok(Value::Unbound);
        }
    };
    let (matched, rest) = groups::split(&left, class)?;
    state.left.replace(rest);
    Ok(matched.map_or(Value::Unbound, |e| e.value()))
}

/// Raises the group, in no new context.
pub fn star_handle(group: &Value) -> R {
    Err(PyErr::from_ref(exc_of(group)?.clone()))
}

/// Keeps what a clause has raised.
pub fn star_note(state: &Value, raised: &Value) -> R {
    let state = clauses(state)?;
    if let Some(e) = raised.down::<ExcObj>() {
        let e = PyErr::from_ref(e.clone());
        if raise::was_reraised(&e) {
            state.again.borrow_mut().push(e);
        } else {
            state.raised.borrow_mut().push(e);
        }
    }
    Ok(Value::None)
}

/// Raises what the clauses raised and what they left.
pub fn star_end(state: &Value) -> R {
    let state = clauses(state)?;
    let mut raised = state.raised.take();
    let mut again = state.again.take();
    again.extend(state.left.take());
    if groups::members(&state.caught).is_none() {
        // Only one clause can have run.
        return match raised.pop().or_else(|| again.pop()) {
            Some(e) => Err(e),
            None => Ok(Value::None),
        };
    }
    if !again.is_empty() {
        raised.extend(groups::projection(&state.caught, &again)?);
    }
    if raised.len() > 1 {
        let items = list(raised.iter().map(PyErr::value).collect());
        let group = Value::from(base_exception_group_type());
        let made = call::call(&group, &mut [Value::from(""), items])?;
        return Err(PyErr::from_ref(exc_of(&made)?.clone()));
    }
    match raised.pop() {
        Some(e) => Err(e),
        None => Ok(Value::None),
    }
}
