// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `gather` and `shield`: futures that stand for others.

use super::errors::cancelled_error_type;
use super::event_loop;
use super::future::{Fut, FutRef, Kind, Native};
use super::task::ensure_future;
use crate::coll::{list, PyDict};
use crate::core::error::PyErr;
use crate::core::ops;
use crate::core::value::{Value, R};
use crate::py_def;
use std::cell::{Cell, RefCell};

struct Gathering {
    children: Vec<FutRef>,
    distinct: usize,
    finished: Cell<usize>,
    return_exceptions: bool,
    /// None until all children are known.
    outer: RefCell<Option<FutRef>>,
}

impl Gathering {
    /// A child is done.
    fn note(&self, f: &FutRef) -> Result<(), PyErr> {
        self.finished.set(self.finished.get() + 1);
        let outer = match &*self.outer.borrow() {
            Some(outer) if !outer.done() => outer.clone(),
            _ => {
                f.error();
                return Ok(());
            }
        };
        if !self.return_exceptions {
            if f.cancelled() {
                return outer.set_error(f.make_cancelled_error());
            }
            if let Some(e) = f.error() {
                return outer.set_error(e);
            }
        }
        if self.finished.get() < self.distinct {
            return Ok(());
        }
        let mut results = Vec::with_capacity(self.children.len());
        for child in &self.children {
            results.push(outcome(child)?);
        }
        match &outer.kind {
            Kind::Gathering(children, requested) if requested.get() => {
                let last = children.last().unwrap_or(f);
                outer.set_error(last.make_cancelled_error())
            }
            _ => outer.set_result(list(results)),
        }
    }
}

/// The result, or the exception as a value.
fn outcome(f: &FutRef) -> R {
    if f.cancelled() {
        let message = match &*f.cancel_message.borrow() {
            Value::None => Value::from(""),
            message => message.clone(),
        };
        let e = PyErr::new(cancelled_error_type(), vec![message]);
        e.exc().context.replace(None);
        return Ok(e.value());
    }
    match f.error() {
        Some(e) => Ok(e.value()),
        None => f.result(),
    }
}

/// The future of all results; coroutines become tasks, in this order.
pub fn gather(args: Vec<Value>, return_exceptions: bool) -> Result<FutRef, PyErr> {
    if args.is_empty() {
        let outer = Fut::plain(&event_loop::current()?);
        outer.set_result(list(Vec::new()))?;
        return Ok(outer);
    }
    let known = PyDict::new_ref();
    let mut children: Vec<FutRef> = Vec::new();
    let mut distinct: Vec<FutRef> = Vec::new();
    for arg in args {
        if let Some(at) = known.get(&arg)? {
            if let Some(f) = at.down::<Fut>() {
                children.push(f.clone());
            }
            continue;
        }
        let lp = distinct.first().map(|f| f.lp.clone());
        let f = ensure_future(&arg, lp.as_ref())?;
        if arg.down::<Fut>().is_none() {
            f.log_destroy.set(false);
        }
        known.set(arg, Value::from(f.clone()))?;
        distinct.push(f.clone());
        children.push(f);
    }
    let outer =
        Fut::make(&distinct[0].lp, Kind::Gathering(children.clone(), Cell::new(false)));
    let gathering = std::rc::Rc::new(Gathering {
        children,
        distinct: distinct.len(),
        finished: Cell::new(0),
        return_exceptions,
        outer: RefCell::new(Some(outer.clone())),
    });
    for f in &distinct {
        let gathering = gathering.clone();
        f.on_done(move |f| gathering.note(f))?;
    }
    Ok(outer)
}

py_def!(
    GATHER, "asyncio.tasks", "gather", "gather", ["return_exceptions", "coros_or_futures"],
    n_posonly: 0, n_pos: 0, n_kwonly: 1, varargs: true, varkw: false,
    |_, a| {
        let return_exceptions = ops::truth(&a[0])?;
        Ok(Value::from(gather(crate::builtins::to_vec(&a[1])?, return_exceptions)?))
    }
);

py_def!(SHIELD, "asyncio.tasks", "shield", "shield", ["arg"], |_, a| {
    let inner = ensure_future(&a[0], None)?;
    if inner.done() {
        return Ok(Value::from(inner));
    }
    let outer = Fut::plain(&inner.lp);
    let told = outer.clone();
    let callback: Native = inner.on_done(move |inner| {
        if told.cancelled() {
            inner.error();
            return Ok(());
        }
        if inner.cancelled() {
            return told.cancel(&Value::None).map(drop);
        }
        match inner.error() {
            Some(e) => told.set_error(e),
            None => told.set_result(inner.result()?),
        }
    })?;
    outer.on_done(move |_| {
        if !inner.done() {
            inner.forget(&callback);
        }
        Ok(())
    })?;
    Ok(Value::from(outer))
});
