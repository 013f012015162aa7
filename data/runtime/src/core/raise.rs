// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Raising and handling: `raise`, the stack of handled exceptions, `with`, and how an exception prints.

use crate::core::attr;
use crate::core::call;
use crate::core::descr::as_type;
use crate::core::error::{runtime_error, type_error, ExcObj, PyErr};
use crate::core::exceptions as exc;
use crate::core::names::Dunder;
use crate::core::ops;
use crate::core::traceback::traceback_of;
use crate::core::types::{flags, type_name, type_of, Type};
use crate::core::value::Value;
use std::cell::{Cell, RefCell};

/// How a region that can be left in several ways was left.
pub enum Flow {
    Next,
    Ret(Value),
    Brk(u32),
    Cont(u32),
    Err(PyErr),
}

impl Flow {
    /// What a finally block handles while it runs.
    pub fn handling(&self) -> Option<Handling> {
        match self {
            Flow::Err(e) => Some(handling(e)),
            _ => None,
        }
    }
}

thread_local! {
    /// The address of what the last bare `raise` raised, until another `raise`.
    static RERAISED: Cell<usize> = const { Cell::new(0) };
    static HANDLED: RefCell<Vec<PyErr>> = const { RefCell::new(Vec::new()) };
}

/// Whether a bare `raise` raised the exception last, and not a `raise e`: `except*` tells them apart.
pub fn was_reraised(e: &PyErr) -> bool {
    RERAISED.with(Cell::get) == e.exc().id()
}

/// While it lives, exceptions raised get the handled one as their context.
pub struct Handling(());

impl Drop for Handling {
    fn drop(&mut self) {
        pop_handled()
    }
}

/// Marks the beginning of an `except` block.
pub fn handling(e: &PyErr) -> Handling {
    push_handled(e.clone());
    Handling(())
}

pub fn push_handled(e: PyErr) {
    HANDLED.with(|h| h.borrow_mut().push(e))
}

pub fn pop_handled() {
    let old = HANDLED.with(|h| h.borrow_mut().pop());
    drop(old)
}

pub(crate) fn handled_depth() -> usize {
    HANDLED.with(|h| h.borrow().len())
}

pub(crate) fn truncate_handled(depth: usize) {
    while handled_depth() > depth {
        pop_handled()
    }
}

/// The exception being handled, as `sys.exc_info()` and a bare `raise` see it.
pub fn current() -> Option<PyErr> {
    HANDLED.with(|h| h.borrow().last().cloned())
}

/// Gives a new exception its `__context__`, without making a cycle.
pub fn set_context(e: &PyErr) {
    let handled = match current() {
        Some(h) => h,
        None => return,
    };
    if handled.exc().same(e.exc()) {
        return;
    }
    let mut at = handled.clone();
    loop {
        let next = at.exc().context.borrow().clone();
        match next {
            Some(n) if n.exc().same(e.exc()) => {
                at.exc().context.replace(None);
                break;
            }
            Some(n) => at = n,
            None => break,
        }
    }
    e.exc().context.replace(Some(handled));
}

/// The exception that a class or instance given to `raise` stands for.
pub fn to_exception(v: &Value) -> Result<PyErr, PyErr> {
    exception_of(v, |class| Ok(ops::repr(&Value::from(class.clone()))?.to_string_lossy()))
}

/// As `to_exception`, for `throw`: only the message differs.
pub fn to_thrown(v: &Value) -> Result<PyErr, PyErr> {
    exception_of(v, |class| Ok(class.name()))
}

fn exception_of(v: &Value, said: fn(&Type) -> Result<String, PyErr>) -> Result<PyErr, PyErr> {
    if let Some(e) = v.down::<ExcObj>() {
        return Ok(PyErr::from_ref(e.clone()));
    }
    if let Some(t) = as_type(v) {
        if t.has(flags::EXCEPTION) {
            let made = call::call(v, &mut [])?;
            return match made.down::<ExcObj>() {
                Some(e) => Ok(PyErr::from_ref(e.clone())),
                None => Err(type_error(format!(
                    "calling {} should have returned an instance of BaseException, not {}",
                    ops::repr(v)?.to_string_lossy(),
                    said(&type_of(&made))?
                ))),
            };
        }
    }
    Err(type_error("exceptions must derive from BaseException"))
}

/// `raise v`
#[cold]
#[inline(never)]
pub fn raise(v: Value) -> PyErr {
    match to_exception(&v) {
        Ok(e) => {
            RERAISED.with(|r| r.set(0));
            set_context(&e);
            e
        }
        Err(e) => e,
    }
}

/// `raise v from cause`
#[cold]
#[inline(never)]
pub fn raise_from(v: Value, cause: Value) -> PyErr {
    let e = match to_exception(&v) {
        Ok(e) => e,
        Err(e) => return e,
    };
    let cause = if cause.is_none() {
        None
    } else {
        match to_exception(&cause) {
            Ok(c) => Some(c),
            Err(other) => {
                let exception_class =
                    as_type(&cause).map_or(false, |t| t.has(flags::EXCEPTION));
                return if exception_class {
                    other
                } else {
                    type_error("exception causes must derive from BaseException")
                };
            }
        }
    };
    e.exc().cause.replace(cause);
    e.exc().suppress_context.set(true);
    set_context(&e);
    e
}

/// A bare `raise`.
#[cold]
#[inline(never)]
pub fn reraise() -> PyErr {
    match current() {
        Some(e) => {
            RERAISED.with(|r| r.set(e.exc().id()));
            e
        }
        None => runtime_error("No active exception to reraise"),
    }
}

impl PyErr {
    /// The test of an `except` clause: a class or a tuple of classes.
    pub fn matches(&self, class: &Value) -> Result<bool, PyErr> {
        if let Some(t) = as_type(class) {
            if t.has(flags::EXCEPTION) {
                return Ok(self.is(t));
            }
        }
        if class.peel().down::<crate::coll::PyTuple>().is_some() {
            let classes = crate::builtins::to_vec(class)?;
            for c in &classes {
                if !matches!(as_type(c), Some(t) if t.has(flags::EXCEPTION)) && !crate::core::absent::is_empty_class(c) {
                    return Err(bad_handler());
                }
            }
            return Ok(classes.iter().any(|c| as_type(c).map_or(false, |t| self.is(t))));
        }
        if crate::core::absent::is_empty_class(class) {
            return Ok(false);
        }
        Err(bad_handler())
    }
}

fn bad_handler() -> PyErr {
    type_error("catching classes that do not inherit from BaseException is not allowed")
}

/// Enters a context manager: its bound `__exit__`, and what `__enter__` gave.
pub fn with_enter(mgr: &Value) -> Result<(Value, Value), PyErr> {
    let missing = |what: &str| {
        type_error(format!(
            "'{}' object does not support the context manager protocol{}",
            type_name(mgr),
            what
        ))
    };
    let enter = match attr::lookup_special(mgr, Dunder::Enter)? {
        Some(f) => f,
        None => return Err(missing("")),
    };
    let exit = match attr::lookup_special(mgr, Dunder::Exit)? {
        Some(f) => f,
        None => return Err(missing(" (missed __exit__ method)")),
    };
    let entered = call::call(&enter, &mut [])?;
    Ok((exit, entered))
}

/// Leaves a context manager without an exception.
pub fn with_exit(exit: &Value) -> Result<(), PyErr> {
    call::call(exit, &mut [Value::None, Value::None, Value::None]).map(drop)
}

/// Leaves a context manager by an exception; true if it is suppressed.
pub fn with_exit_err(exit: &Value, e: &PyErr) -> Result<bool, PyErr> {
    let _handling = handling(e);
    let class = Value::from(e.exc().class().clone());
    let traceback = traceback_of(e);
    ops::truth(&call::call(exit, &mut [class, e.value(), traceback])?)
}

/// The text `str(e)`, with CPython's stand-in if that fails.
fn message(e: &PyErr) -> String {
    match ops::str_of(&e.value()) {
        Ok(s) => s.to_string_lossy(),
        Err(_) => "<exception str() failed>".to_string(),
    }
}

/// The variables of a function that an exception leaves: CPython's traceback holds the frame.
#[cold]
#[inline(never)]
pub fn keep_frame<const N: usize>(e: &PyErr, variables: [Value; N]) {
    let held = IntoIterator::into_iter(variables).filter(|v| v.obj().is_some());
    e.exc().frames.borrow_mut().extend(held)
}

/// `module.Class` as tracebacks print it.
fn class_label(e: &PyErr) -> String {
    let class = e.exc().class();
    let module = class.module();
    if module == "builtins" || module == "__main__" {
        class.qualname()
    } else {
        format!("{}.{}", module, class.qualname())
    }
}

/// The line (or lines) that end a traceback.
pub fn last_line(e: &PyErr) -> String {
    let mut text = message(e);
    if let Some(s) = crate::core::suggest::suggestion(e) {
        text.push_str(&s);
    }
    if text.is_empty() {
        class_label(e)
    } else {
        format!("{}: {}", class_label(e), text)
    }
}

pub use crate::core::report::traceback_text;

/// Reports an exception that nobody can catch, from `__del__` for instance.
pub fn unraisable(e: &PyErr, what: &Value) {
    let what = ops::repr(what).map_or(String::new(), |s| s.to_string_lossy());
    crate::core::run::write_stderr(&format!(
        "Exception ignored in: {}\nTraceback (most recent call last):\n{}\n",
        what,
        last_line(e)
    ));
}

/// The warning about a coroutine that was dropped before it ran.
pub fn warn_never_awaited(name: &str) {
    crate::core::run::write_stderr(&format!(
        "RuntimeWarning: coroutine '{}' was never awaited\n\
         RuntimeWarning: Enable tracemalloc to get the object allocation traceback\n",
        name
    ));
}

/// True for exceptions that end the program without a report.
pub fn is_exit(e: &PyErr) -> bool {
    e.is(&exc::system_exit_type())
}
