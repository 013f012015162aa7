// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Exception objects, and constructors of builtin exceptions for authors of the runtime.

use crate::core::exceptions as exc;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::shape::Attrs;
use crate::core::slots;
use crate::core::types::Type;
use crate::core::value::Value;
use std::cell::{Cell, RefCell, UnsafeCell};

/// A raised exception: one pointer, so that `Result<(), PyErr>` is one word.
#[derive(Clone)]
pub struct PyErr(Ref<ExcObj>);

/// The payload of every exception, of builtin and of user classes.
pub struct ExcObj {
    class: UnsafeCell<Type>,
    pub args: RefCell<Vec<Value>>,
    pub cause: RefCell<Option<PyErr>>,
    pub context: RefCell<Option<PyErr>>,
    pub suppress_context: Cell<bool>,
    pub traceback: RefCell<Value>,
    /// Variables of the functions that it left, the innermost first, which live as long as it does.
    pub frames: RefCell<Vec<Value>>,
    pub attrs: Attrs,
    /// What a NameError or AttributeError is about, for suggestions: the name, and the object.
    pub subject: RefCell<Option<(Value, Value)>>,
}

impl ExcObj {
    pub fn new(class: Type, args: Vec<Value>) -> ExcObj {
        let attrs = Attrs::new(class.root);
        ExcObj {
            class: UnsafeCell::new(class),
            args: RefCell::new(args),
            cause: RefCell::new(None),
            context: RefCell::new(None),
            suppress_context: Cell::new(false),
            traceback: RefCell::new(Value::None),
            frames: RefCell::new(Vec::new()),
            attrs,
            subject: RefCell::new(None),
        }
    }

    #[inline]
    pub fn class(&self) -> &Type {
        // SAFETY: `set_class` keeps the replaced class alive.
        unsafe { &*self.class.get() }
    }

    pub fn set_class(&self, class: Type) {
        let old = unsafe { std::mem::replace(&mut *self.class.get(), class) };
        std::mem::forget(old)
    }

    /// `args[i]`, or None.
    pub fn arg(&self, i: usize) -> Value {
        self.args.borrow().get(i).cloned().unwrap_or(Value::None)
    }
}

impl Payload for ExcObj {
    fn vt() -> &'static VT {
        static EXC: VT = VT {
            repr: Some(slots::repr),
            str: Some(slots::str),
            ..slots::dispatching("BaseException", drop_obj::<ExcObj>, |o| {
                match o.down::<ExcObj>() {
                    Some(e) => e.class().clone(),
                    None => exc::base_exception_type(),
                }
            })
        };
        &EXC
    }
}

impl std::fmt::Debug for PyErr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", crate::core::raise::last_line(self))
    }
}

impl PyErr {
    /// A new exception of a builtin class, in the context of the one being handled.
    #[cold]
    #[inline(never)]
    pub fn new(class: Type, args: Vec<Value>) -> PyErr {
        let e = PyErr(Ref::new(ExcObj::new(class, args)));
        crate::core::raise::set_context(&e);
        e
    }

    #[cold]
    #[inline(never)]
    pub fn with_message(class: Type, message: impl Into<String>) -> PyErr {
        PyErr::new(class, vec![Value::from(message.into())])
    }

    pub fn from_ref(e: Ref<ExcObj>) -> PyErr {
        PyErr(e)
    }

    #[inline]
    pub fn exc(&self) -> &Ref<ExcObj> {
        &self.0
    }

    /// The exception object, as `except E as e` binds it.
    pub fn value(&self) -> Value {
        Value::from(self.0.clone())
    }

    /// True if the exception's class is `class` or derives from it.
    #[inline]
    pub fn is(&self, class: &Type) -> bool {
        self.0.class().is_subtype(class)
    }

    pub fn has_subject(&self) -> bool {
        self.0.subject.borrow().is_some()
    }

    /// Keeps what a later suggestion needs.
    pub fn about(self, name: Value, object: Value) -> PyErr {
        *self.0.subject.borrow_mut() = Some((name, object));
        self
    }
}

macro_rules! constructors {
    ($($f:ident => $class:ident,)*) => {
        $(
            #[cold]
            #[inline(never)]
            pub fn $f(message: impl Into<String>) -> PyErr {
                PyErr::with_message(exc::$class(), message)
            }
        )*
    };
}

constructors! {
    type_error => type_error_type,
    value_error => value_error_type,
    index_error => index_error_type,
    lookup_error => lookup_error_type,
    attribute_error => attribute_error_type,
    name_error => name_error_type,
    unbound_local_error => unbound_local_error_type,
    zero_division => zero_division_error_type,
    overflow_error => overflow_error_type,
    arithmetic_error => arithmetic_error_type,
    runtime_error => runtime_error_type,
    recursion_error => recursion_error_type,
    not_implemented_error => not_implemented_error_type,
    import_error => import_error_type,
    module_not_found_error => module_not_found_error_type,
    memory_error => memory_error_type,
    buffer_error => buffer_error_type,
    eof_error => eof_error_type,
    unicode_error => unicode_error_type,
    system_error => system_error_type,
    reference_error => reference_error_type,
    stop_async_iteration => stop_async_iteration_type,
}

#[cold]
#[inline(never)]
pub fn key_error(key: Value) -> PyErr {
    PyErr::new(exc::key_error_type(), vec![key])
}

#[cold]
#[inline(never)]
pub fn stop_iteration(value: Value) -> PyErr {
    let args = if value.is_none() { Vec::new() } else { vec![value] };
    PyErr::new(exc::stop_iteration_type(), args)
}

/// `AssertionError` with the message of the assert statement, if it has one.
#[cold]
#[inline(never)]
pub fn assertion_error(message: Option<Value>) -> PyErr {
    PyErr::new(exc::assertion_error_type(), message.into_iter().collect())
}

/// `OSError` of the subclass that belongs to `errno`, with an optional file name.
#[cold]
#[inline(never)]
pub fn os_error(errno: i32, filename: Option<Value>) -> PyErr {
    let class = exc::os_error_class(errno);
    let mut args = vec![Value::Int(errno as i64), Value::from(exc::strerror(errno))];
    args.extend(filename);
    PyErr::new(class, args)
}

/// The `OSError` of a failed operation of the standard library.
#[cold]
#[inline(never)]
pub fn io_error(e: &std::io::Error, filename: Option<Value>) -> PyErr {
    match e.raw_os_error() {
        Some(n) => os_error(crate::host::errno(n), filename),
        None => PyErr::with_message(exc::os_error_type(), e.to_string()),
    }
}

/// What the step of a native iterator means whose callback (the function of `map`, say) raised.
#[cold]
#[inline(never)]
pub fn end_if_stopped(e: PyErr) -> Result<Option<Value>, PyErr> {
    if e.is(&exc::stop_iteration_type()) {
        return Ok(None);
    }
    Err(e)
}

/// `Ok(None)` for an exhausted iterator whose `__next__` raised StopIteration.
pub fn end_of_iteration(r: Result<Value, PyErr>) -> Result<Option<Value>, PyErr> {
    match r {
        Ok(v) => Ok(Some(v)),
        Err(e) if e.is(&exc::stop_iteration_type()) => Ok(None),
        Err(e) => Err(e),
    }
}
