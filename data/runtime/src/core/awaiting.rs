// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What `await`, `async for` and `async with` ask of objects, and native objects that are awaited.

use crate::coll::{PyDict, PyList, PySet};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::func::FuncKind;
use crate::core::gen::{resume, thrown, value_or_stop, Generator, Resume, Step};
use crate::core::names::{intern, Dunder};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::traceback::traceback_of;
use crate::core::types::{type_name, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::RefCell;

fn is_coroutine(v: &Value) -> bool {
    v.down::<Generator>()
        .map_or(false, |g| g.kind() == FuncKind::Coroutine || g.awaitable.get())
}

/// The iterator that `await v` drives.
pub fn await_iter(v: &Value) -> R {
    if let Some(g) = v.down::<Generator>() {
        if is_coroutine(v) {
            if g.kind() == FuncKind::Coroutine && g.suspended() {
                return Err(crate::core::error::runtime_error(
                    "coroutine is being awaited already",
                ));
            }
            return Ok(v.clone());
        }
    }
    match attr::lookup_special(v, Dunder::Await)? {
        Some(f) => {
            let it = call::call(&f, &mut [])?;
            if is_coroutine(&it) {
                return Err(type_error("__await__() returned a coroutine"));
            }
            if ops::is_iterator(&it) {
                return Ok(it);
            }
            Err(type_error(format!(
                "__await__() returned non-iterator of type '{}'",
                type_name(&it)
            )))
        }
        None => {
            Err(type_error(format!("object {} can't be used in 'await' expression", type_name(v))))
        }
    }
}

/// As `await_iter`, for what a special method gave.
fn await_special(v: &Value, problem: &str) -> R {
    if !is_coroutine(v) && attr::lookup_special(v, Dunder::Await)?.is_none() {
        return Err(type_error(format!("{}: {}", problem, type_name(v))));
    }
    await_iter(v)
}

/// The iterator of an `async for`.
pub fn async_iter(v: &Value) -> R {
    let it = match attr::lookup_special(v, Dunder::AIter)? {
        Some(f) => call::call(&f, &mut [])?,
        None => {
            return Err(type_error(format!(
                "'async for' requires an object with __aiter__ method, got {}",
                type_name(v)
            )))
        }
    };
    if attr::lookup_special(&it, Dunder::ANext)?.is_none() {
        return Err(type_error(format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            type_name(&it)
        )));
    }
    Ok(it)
}

/// What an `async for` awaits for the next element; Unbound if there surely is none.
pub fn async_next(it: &Value) -> R {
    let f = match attr::lookup_special(it, Dunder::ANext)? {
        Some(f) => f,
        None => {
            return Err(type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {}",
                type_name(it)
            )))
        }
    };
    let next = match call::call(&f, &mut []) {
        Err(e) if e.is(&exc::stop_async_iteration_type()) => return Ok(Value::Unbound),
        r => r?,
    };
    await_iter(&next).map_err(|e| {
        let text = format!(
            "'async for' received an invalid object from __anext__: {}",
            type_name(&next)
        );
        let outer = type_error(text);
        outer.exc().context.replace(Some(e.clone()));
        outer.exc().cause.replace(Some(e));
        outer.exc().suppress_context.set(true);
        outer
    })
}

/// Enters an asynchronous context manager: its bound `__aexit__`, and the iterator of what
/// `__aenter__` gave.
pub fn async_enter(mgr: &Value) -> Result<(Value, Value), PyErr> {
    let missing = |what: &str| {
        type_error(format!(
            "'{}' object does not support the asynchronous context manager protocol{}",
            type_name(mgr),
            what
        ))
    };
    let enter = match attr::lookup_special(mgr, Dunder::AEnter)? {
        Some(f) => f,
        None => return Err(missing("")),
    };
    let exit = match attr::lookup_special(mgr, Dunder::AExit)? {
        Some(f) => f,
        None => return Err(missing(" (missed __aexit__ method)")),
    };
    let entering = call::call(&enter, &mut [])?;
    let it = await_special(
        &entering,
        "'async with' received an object from __aenter__ that does not implement __await__",
    )?;
    Ok((exit, it))
}

fn await_exit(r: R) -> R {
    await_special(
        &r?,
        "'async with' received an object from __aexit__ that does not implement __await__",
    )
}

/// Begins to leave an asynchronous context manager without an exception.
pub fn async_exit(exit: &Value) -> R {
    await_exit(call::call(exit, &mut [Value::None, Value::None, Value::None]))
}

/// Begins to leave an asynchronous context manager by an exception.
pub fn async_exit_err(exit: &Value, e: &PyErr) -> R {
    let class = Value::from(e.exc().class().clone());
    let traceback = traceback_of(e);
    await_exit(call::call(exit, &mut [class, e.value(), traceback]))
}

/// Appends to the list of a comprehension that awaits.
pub fn collect_list(list: &Value, v: &Value) -> R {
    if let Some(l) = list.down::<PyList>() {
        l.push(v.clone());
    }
    Ok(Value::None)
}

pub fn collect_set(set: &Value, v: &Value) -> R {
    if let Some(s) = set.down::<PySet>() {
        s.put(v.clone())?;
    }
    Ok(Value::None)
}

pub fn collect_dict(dict: &Value, v: &Value, key: &Value) -> R {
    if let Some(d) = dict.down::<PyDict>() {
        d.put(key.clone(), v.clone())?;
    }
    Ok(Value::None)
}

/// What runs behind a native awaitable's iterator.
pub trait Source {
    /// The Python class of the iterator.
    fn class(&self) -> Type;
    fn step(&self, with: Resume) -> Result<Step, PyErr>;
    /// `close()`, or what stands for it when the iterator is given up.
    fn close(&self) -> Result<(), PyErr>;
}

/// An iterator made by native code to be awaited.
pub struct Delegate(Box<dyn Source>);

impl Delegate {
    pub fn make(source: impl Source + 'static) -> Value {
        Value::from(Ref::new(Delegate(Box::new(source))))
    }

    pub fn step(&self, with: Resume) -> Result<Step, PyErr> {
        self.0.step(with)
    }

    pub fn close(&self) -> Result<(), PyErr> {
        self.0.close()
    }
}

impl Payload for Delegate {
    fn vt() -> &'static VT {
        static DELEGATE: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|o| match o.down::<Delegate>() {
                Some(d) => match d.clone().step(Resume::Send(Value::None))? {
                    Step::Yield(v) | Step::Item(v) => Ok(Some(v)),
                    Step::Done(Value::None) => Ok(None),
                    // An element of an asynchronous generator travels in a StopIteration.
                    Step::Done(v) => Err(crate::core::error::stop_iteration(v)),
                },
                None => Ok(None),
            }),
            variant: Some(crate::core::site::by_class),
            ..VT::new("iterator", drop_obj::<Delegate>, |o| match o.down::<Delegate>() {
                Some(d) => d.0.class(),
                None => coroutine_wrapper_type(),
            })
        };
        &DELEGATE
    }
}

fn delegate_of(v: &Value) -> Result<Ref<Delegate>, PyErr> {
    v.down::<Delegate>().cloned().ok_or_else(|| type_error("awaitable expected"))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// The methods that all of them have.
pub static DELEGATE_METHODS: &[MethodDef] = &[
    method("send", |this, args| {
        args.exactly("send", 1)?;
        value_or_stop(delegate_of(this)?.step(Resume::Send(args.pos[0].take()))?)
    }),
    method("throw", |this, args| {
        let e = thrown(args)?;
        value_or_stop(delegate_of(this)?.step(Resume::Throw(e))?)
    }),
    method("close", |this, args| {
        args.exactly("close", 0)?;
        delegate_of(this)?.close()?;
        Ok(Value::None)
    }),
    method("__await__", |this, args| {
        args.exactly("__await__", 0)?;
        Ok(this.clone())
    }),
];

/// What `coroutine.__await__()` gives.
struct CoroutineWrapper(Ref<Generator>);

impl Source for CoroutineWrapper {
    fn class(&self) -> Type {
        coroutine_wrapper_type()
    }

    fn step(&self, with: Resume) -> Result<Step, PyErr> {
        self.0.step(with)
    }

    fn close(&self) -> Result<(), PyErr> {
        self.0.close()
    }
}

pub fn coroutine_wrapper(g: Ref<Generator>) -> Value {
    Delegate::make(CoroutineWrapper(g))
}

define_type!(pub fn coroutine_wrapper_type, TypeSpec {
    vt: Some(Delegate::vt),
    methods: DELEGATE_METHODS,
    ..TypeSpec::new("coroutine_wrapper")
});

/// What `anext(it, default)` gives.
struct NextOr {
    awaited: Value,
    it: RefCell<Value>,
    default: Value,
}

impl NextOr {
    fn iterator(&self) -> R {
        let known = self.it.borrow().clone();
        if !known.is_unbound() {
            return Ok(known);
        }
        let it = await_iter(&self.awaited)?;
        *self.it.borrow_mut() = it.clone();
        Ok(it)
    }
}

impl Source for NextOr {
    fn class(&self) -> Type {
        anext_awaitable_type()
    }

    fn step(&self, with: Resume) -> Result<Step, PyErr> {
        match resume(&self.iterator()?, with) {
            Err(e) if e.is(&exc::stop_async_iteration_type()) => {
                Ok(Step::Done(self.default.clone()))
            }
            step => step,
        }
    }

    fn close(&self) -> Result<(), PyErr> {
        let it = self.iterator()?;
        crate::call_method!(&it, "close", []).map(drop)
    }
}

define_type!(pub fn anext_awaitable_type, TypeSpec {
    vt: Some(Delegate::vt),
    methods: DELEGATE_METHODS,
    ..TypeSpec::new("anext_awaitable")
});

pub static AITER: NativeDef = NativeDef { name: "aiter", module: "builtins", f: aiter };
pub static ANEXT: NativeDef = NativeDef { name: "anext", module: "builtins", f: anext };

fn aiter(args: &mut Args) -> R {
    args.exactly("aiter", 1)?;
    let v = args.pos[0].take();
    let it = match attr::lookup_special(&v, Dunder::AIter)? {
        Some(f) => call::call(&f, &mut [])?,
        None => {
            return Err(type_error(format!("'{}' object is not an async iterable", type_name(&v))))
        }
    };
    if attr::lookup_special(&it, Dunder::ANext)?.is_none() {
        return Err(type_error(format!(
            "aiter() returned not an async iterator of type '{}'",
            type_name(&it)
        )));
    }
    Ok(it)
}

fn anext(args: &mut Args) -> R {
    args.between("anext", 1, 2)?;
    let it = args.pos[0].take();
    let awaited = match attr::lookup_special(&it, Dunder::ANext)? {
        Some(f) => call::call(&f, &mut [])?,
        None => {
            return Err(type_error(format!("'{}' object is not an async iterator", type_name(&it))))
        }
    };
    match args.get(1) {
        None => Ok(awaited),
        Some(default) => {
            Ok(Delegate::make(NextOr { awaited, it: RefCell::new(Value::Unbound), default }))
        }
    }
}

/// Marks what `types.coroutine` lets be awaited.
pub fn mark_awaitable(v: &Value) {
    if let Some(g) = v.down::<Generator>() {
        if !matches!(g.kind(), FuncKind::Coroutine | FuncKind::AsyncGenerator) {
            g.awaitable.set(true);
        }
    }
}

/// Whether `await v` would find something to drive, without asking it.
pub fn is_awaitable(v: &Value) -> bool {
    is_coroutine(v) || type_of(v).lookup(intern("__await__")).is_some()
}
