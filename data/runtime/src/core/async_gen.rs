// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Asynchronous generators: what `asend`, `athrow` and `aclose` give to be awaited.

use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::awaiting::{Delegate, Source, DELEGATE_METHODS};
use crate::core::error::{runtime_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::gen::{gen_of, thrown, Generator, Resume, Step};
use crate::core::object::{Payload, Ref};
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// Takes over a generator that nobody holds any more, to run it to its end.
pub type Finalizer = fn(Value);

/// What the thread's event loop wants to know of asynchronous generators.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Called with a generator when it is first iterated.
    pub first: fn(&Ref<Generator>),
    pub finalizer: Finalizer,
}

thread_local! {
    static HOOKS: Cell<Option<Hooks>> = const { Cell::new(None) };
}

/// Sets the hooks, and gives those that were set before.
pub fn set_hooks(hooks: Option<Hooks>) -> Option<Hooks> {
    HOOKS.with(|h| h.replace(hooks))
}

/// The part of a generator's state that only asynchronous ones have.
#[derive(Default)]
pub struct AsyncState {
    /// Something awaits its next element.
    pub running: Cell<bool>,
    /// `aclose` was begun, or it has ended.
    closed: Cell<bool>,
    begun: Cell<bool>,
    finalizer: Cell<Option<Finalizer>>,
    /// The address that weak references to it share.
    address: RefCell<Option<Rc<Cell<usize>>>>,
}

/// A reference to a generator that does not keep it.
pub struct Weak(Rc<Cell<usize>>);

impl Weak {
    pub fn new(g: &Ref<Generator>) -> Weak {
        let mut address = g.asynchronous.address.borrow_mut();
        Weak(address.get_or_insert_with(|| Rc::new(Cell::new(g.id()))).clone())
    }

    /// The generator, unless it is gone or has ended.
    pub fn get(&self) -> Option<Value> {
        if self.0.get() == 0 {
            return None;
        }
        // SAFETY: `forget` clears the address when the object is dropped.
        let g: Ref<Generator> = unsafe { Ref::from_id(self.0.get()) };
        if g.ended() {
            return None;
        }
        Some(Value::from(g))
    }
}

impl AsyncState {
    /// The object is going: weak references end, and so does the finalizer, which is given back.
    pub fn forget(&self) -> Option<Finalizer> {
        if let Some(address) = &*self.address.borrow() {
            address.set(0);
        }
        let finalizer = self.finalizer.take();
        if self.closed.get() {
            return None;
        }
        finalizer
    }
}

fn begin(g: &Ref<Generator>) {
    if g.asynchronous.begun.replace(true) {
        return;
    }
    if let Some(hooks) = HOOKS.with(Cell::get) {
        g.asynchronous.finalizer.set(Some(hooks.finalizer));
        (hooks.first)(g);
    }
}

fn ends(e: &PyErr) -> bool {
    e.is(&exc::stop_async_iteration_type()) || e.is(&exc::generator_exit_type())
}

/// An element ends the waiting, the end of the body is a StopAsyncIteration.
fn unwrap(g: &Generator, step: Result<Step, PyErr>) -> Result<Step, PyErr> {
    let state = &g.asynchronous;
    match step {
        Ok(Step::Yield(v)) => Ok(Step::Yield(v)),
        Ok(Step::Item(v)) => {
            state.running.set(false);
            Ok(Step::Done(v))
        }
        Ok(Step::Done(_)) => {
            state.closed.set(true);
            state.running.set(false);
            Err(PyErr::new(exc::stop_async_iteration_type(), Vec::new()))
        }
        Err(e) => {
            if ends(&e) {
                state.closed.set(true);
            }
            state.running.set(false);
            Err(e)
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    New,
    Waiting,
    Over,
}

/// What `asend(v)` and `__anext__()` give.
struct Send {
    gen: Ref<Generator>,
    value: Value,
    phase: Cell<Phase>,
}

impl Source for Send {
    fn class(&self) -> Type {
        asend_type()
    }

    fn step(&self, with: Resume) -> Result<Step, PyErr> {
        if self.phase.get() == Phase::Over {
            return Err(runtime_error("cannot reuse already awaited __anext__()/asend()"));
        }
        let with = match with {
            Resume::Send(v) if self.phase.get() == Phase::New => {
                if self.gen.asynchronous.running.get() {
                    self.phase.set(Phase::Over);
                    return Err(runtime_error(
                        "anext(): asynchronous generator is already running",
                    ));
                }
                let v = if v.is_none() { self.value.clone() } else { v };
                self.phase.set(Phase::Waiting);
                self.gen.asynchronous.running.set(true);
                Resume::Send(v)
            }
            with => with,
        };
        let result = unwrap(&self.gen, self.gen.step(with));
        if !matches!(result, Ok(Step::Yield(_))) {
            self.phase.set(Phase::Over);
        }
        result
    }

    fn close(&self) -> Result<(), PyErr> {
        self.phase.set(Phase::Over);
        Ok(())
    }
}

define_type!(pub fn asend_type, TypeSpec {
    vt: Some(Delegate::vt),
    methods: DELEGATE_METHODS,
    ..TypeSpec::new("async_generator_asend")
});

/// What `athrow(e)` gives and, without an exception, `aclose()`.
struct Throw {
    gen: Ref<Generator>,
    error: Option<PyErr>,
    phase: Cell<Phase>,
}

impl Throw {
    /// What the generator's step means for who waits.
    fn outcome(&self, step: Result<Step, PyErr>) -> Result<Step, PyErr> {
        if self.error.is_some() {
            let result = unwrap(&self.gen, step);
            if result.is_err() {
                self.phase.set(Phase::Over);
            }
            return result;
        }
        let state = &self.gen.asynchronous;
        match step {
            Ok(Step::Yield(v)) => return Ok(Step::Yield(v)),
            Ok(Step::Item(_)) => {
                state.running.set(false);
                self.phase.set(Phase::Over);
                return Err(runtime_error("async generator ignored GeneratorExit"));
            }
            Ok(Step::Done(_)) => {}
            Err(e) if ends(&e) => {}
            Err(e) => {
                state.running.set(false);
                self.phase.set(Phase::Over);
                return Err(e);
            }
        }
        state.running.set(false);
        self.phase.set(Phase::Over);
        Ok(Step::Done(Value::None))
    }

    fn begin(&self, with: Resume) -> Result<Step, PyErr> {
        let name = if self.error.is_some() { "athrow" } else { "aclose" };
        let state = &self.gen.asynchronous;
        if state.running.get() {
            self.phase.set(Phase::Over);
            return Err(runtime_error(format!(
                "{}(): asynchronous generator is already running",
                name
            )));
        }
        if state.closed.get() {
            self.phase.set(Phase::Over);
            return Err(PyErr::new(exc::stop_async_iteration_type(), Vec::new()));
        }
        if !matches!(with, Resume::Send(Value::None)) {
            return Err(runtime_error("can't send non-None value to a just-started coroutine"));
        }
        self.phase.set(Phase::Waiting);
        state.running.set(true);
        let error = match &self.error {
            Some(e) => e.clone(),
            None => {
                state.closed.set(true);
                PyErr::new(exc::generator_exit_type(), Vec::new())
            }
        };
        self.outcome(self.gen.step(Resume::Throw(error)))
    }
}

impl Source for Throw {
    fn class(&self) -> Type {
        athrow_type()
    }

    fn step(&self, with: Resume) -> Result<Step, PyErr> {
        if self.phase.get() == Phase::Over {
            return Err(runtime_error("cannot reuse already awaited aclose()/athrow()"));
        }
        match with {
            Resume::Throw(e) => self.outcome(self.gen.step(Resume::Throw(e))),
            Resume::Send(_) if self.gen.ended() => {
                self.phase.set(Phase::Over);
                Ok(Step::Done(Value::None))
            }
            with if self.phase.get() == Phase::New => self.begin(with),
            with => self.outcome(self.gen.step(with)),
        }
    }

    fn close(&self) -> Result<(), PyErr> {
        self.phase.set(Phase::Over);
        Ok(())
    }
}

define_type!(pub fn athrow_type, TypeSpec {
    vt: Some(Delegate::vt),
    methods: DELEGATE_METHODS,
    ..TypeSpec::new("async_generator_athrow")
});

fn send(this: &Value, value: Value) -> R {
    let gen = gen_of(this)?.clone();
    begin(&gen);
    Ok(Delegate::make(Send { gen, value, phase: Cell::new(Phase::New) }))
}

/// `aclose()`, or `athrow(error)`.
fn throw(this: &Value, error: Option<PyErr>) -> R {
    let gen = gen_of(this)?.clone();
    begin(&gen);
    Ok(Delegate::make(Throw { gen, error, phase: Cell::new(Phase::New) }))
}

/// What has to be awaited for the generator to end.
pub fn close(this: &Value) -> R {
    throw(this, None)
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

pub static METHODS: &[MethodDef] = &[
    method("__aiter__", |this: &Value, args: &mut Args| {
        args.exactly("async_generator.__aiter__", 0)?;
        Ok(this.clone())
    }),
    method("__anext__", |this, args| {
        args.exactly("async_generator.__anext__", 0)?;
        send(this, Value::None)
    }),
    method("asend", |this, args| {
        args.exactly("async_generator.asend", 1)?;
        send(this, args.pos[0].take())
    }),
    method("athrow", |this, args| {
        let e = thrown(args)?;
        throw(this, Some(e))
    }),
    method("aclose", |this, args| {
        args.exactly("async_generator.aclose", 0)?;
        throw(this, None)
    }),
];
