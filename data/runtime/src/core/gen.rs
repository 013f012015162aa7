// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Generators and coroutines: objects around a translated body that runs from one yield to the next.

use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::async_gen::{self, AsyncState};
use crate::core::attr;
use crate::core::awaiting::{self, Delegate};
use crate::core::call;
use crate::core::error::{runtime_error, stop_iteration, type_error, value_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::func::{FuncDef, FuncKind};
use crate::core::names::{intern, Dunder};
use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::ops;
use crate::core::raise;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use std::cell::{Cell, UnsafeCell};

/// What a body returns to its driver.
pub enum Step {
    Yield(Value),
    Done(Value),
    /// An element of an asynchronous generator, whose `Yield`s are for the event loop.
    Item(Value),
}

/// What the driver hands to a resumed body.
pub enum Resume {
    Send(Value),
    Throw(PyErr),
}

/// The state a body keeps between two steps, beside its own variables.
pub struct GenState {
    /// The state of the body's machine; 0 at the start.
    pub st: u32,
    sent: Option<Resume>,
    /// The exception a handler state was entered with.
    pub err: Option<PyErr>,
    /// Exceptions being handled inside the body while it is suspended, innermost last; None for a
    /// `finally` block that was not entered by an exception.
    handled: Vec<Option<PyErr>>,
}

impl GenState {
    /// What was sent to the yield that the body resumes from, or the exception thrown there.
    #[inline]
    pub fn resume(&mut self) -> R {
        match self.sent.take() {
            Some(Resume::Send(v)) => Ok(v),
            Some(Resume::Throw(e)) => Err(e),
            None => Ok(Value::None),
        }
    }

    /// The exception a handler state was entered with.
    pub fn take_err(&mut self) -> PyErr {
        match self.err.take() {
            Some(e) => e,
            None => runtime_error("no exception to handle"),
        }
    }

    /// Enters a handler's state: the exception it was entered with, and only `depth` of those that
    /// the body was handling still are.
    pub fn catch(&mut self, depth: usize) -> PyErr {
        while self.handled.len() > depth {
            self.end_handling();
        }
        self.take_err()
    }

    /// The exception of the innermost `except` block.
    pub fn current(&self) -> PyErr {
        match self.handled.last() {
            Some(Some(e)) => e.clone(),
            _ => runtime_error("no exception is handled"),
        }
    }

    /// Begins an `except` block that may contain a yield.
    pub fn begin_handling(&mut self, e: &PyErr) {
        self.handled.push(Some(e.clone()));
        raise::push_handled(e.clone());
    }

    /// Begins a `finally` block that may contain a yield; `flow` is what it interrupts.
    pub fn begin_finally(&mut self, flow: &raise::Flow) {
        match flow {
            raise::Flow::Err(e) => self.begin_handling(e),
            _ => self.handled.push(None),
        }
    }

    /// Ends the innermost `except` or `finally` block.
    pub fn end_handling(&mut self) {
        if let Some(Some(_)) = self.handled.pop() {
            raise::pop_handled();
        }
    }

    /// One step of `yield from sub`: `Yield` = pass the value on and come back with the answer,
    /// `Done` = the value of the whole expression.
    pub fn yield_from_step(&mut self, sub: &Value) -> Result<Step, PyErr> {
        resume(sub, self.take_sent())
    }

    /// One step of waiting for the next element of an `async for`: `Done` of Unbound when there is
    /// none.
    pub fn next_step(&mut self, sub: &Value) -> Result<Step, PyErr> {
        let with = self.take_sent();
        if sub.is_unbound() {
            return Ok(Step::Done(Value::Unbound));
        }
        match resume(sub, with) {
            Err(e) if e.is(&exc::stop_async_iteration_type()) => Ok(Step::Done(Value::Unbound)),
            step => step,
        }
    }

    /// What the body was resumed with.
    pub fn take_sent(&mut self) -> Resume {
        self.sent.take().unwrap_or(Resume::Send(Value::None))
    }
}

/// Resumes an iterator that something else stands for: `yield from`, `await`.
pub fn resume(sub: &Value, with: Resume) -> Result<Step, PyErr> {
    match with {
        Resume::Send(v) => send_to(sub, v),
        Resume::Throw(e) => throw_to(sub, e),
    }
}

/// `iter(v)` for `yield from`: generators stand for themselves.
pub fn yield_from_iter(v: &Value) -> R {
    if v.down::<Generator>().is_some() {
        return Ok(v.clone());
    }
    ops::iter_value(v)
}

fn send_to(sub: &Value, v: Value) -> Result<Step, PyErr> {
    if let Some(g) = sub.down::<Generator>() {
        return g.step(Resume::Send(v));
    }
    if let Some(d) = sub.down::<Delegate>() {
        return d.step(Resume::Send(v));
    }
    if v.is_none() {
        return match sub {
            Value::Obj(o) if crate::core::class::user_class(o).is_some() => {
                match attr::lookup_special(sub, Dunder::Next)? {
                    Some(f) => done_on_stop(call::call(&f, &mut [])),
                    None => Err(type_error(format!(
                        "'{}' object is not an iterator",
                        type_name(sub)
                    ))),
                }
            }
            _ => match crate::coll::iter::next_value(sub) {
                Ok(Some(v)) => Ok(Step::Yield(v)),
                Ok(None) => Ok(Step::Done(Value::None)),
                Err(e) => done_on_stop(Err(e)),
            },
        };
    }
    let f = attr::get(sub, intern("send"))?;
    done_on_stop(call::call(&f, &mut [v]))
}

fn done_on_stop(r: R) -> Result<Step, PyErr> {
    match r {
        Ok(v) => Ok(Step::Yield(v)),
        Err(e) if e.is(&exc::stop_iteration_type()) => Ok(Step::Done(stop_value(&e))),
        Err(e) => Err(e),
    }
}

fn throw_to(sub: &Value, e: PyErr) -> Result<Step, PyErr> {
    if e.is(&exc::generator_exit_type()) {
        if let Some(g) = sub.down::<Generator>() {
            g.close()?;
        } else if let Some(d) = sub.down::<Delegate>() {
            d.close()?;
        } else if let Some(f) = attr::lookup(sub, intern("close"))? {
            call::call(&f, &mut [])?;
        }
        return Err(e);
    }
    if let Some(g) = sub.down::<Generator>() {
        return g.step(Resume::Throw(e));
    }
    if let Some(d) = sub.down::<Delegate>() {
        return d.step(Resume::Throw(e));
    }
    match attr::lookup(sub, intern("throw"))? {
        Some(f) => done_on_stop(call::call(&f, &mut [e.value()])),
        None => Err(e),
    }
}

/// The value a StopIteration carries.
pub fn stop_value(e: &PyErr) -> Value {
    attr::get(&e.value(), intern("value")).unwrap_or(Value::None)
}

type Body = Box<dyn FnMut(&mut GenState) -> Result<Step, PyErr>>;

/// States `from..=to` of a body lead to the state `2` when they fail.
pub type Handlers = &'static [(u32, u32, u32)];

pub struct Generator {
    info: &'static FuncDef,
    handlers: Handlers,
    running: Cell<bool>,
    started: Cell<bool>,
    /// Marked by `types.coroutine`: may be awaited.
    pub(crate) awaitable: Cell<bool>,
    pub(crate) asynchronous: AsyncState,
    /// None once the body has ended.
    body: UnsafeCell<Option<Body>>,
    state: UnsafeCell<GenState>,
}

/// The object that a call of a generator function, of any kind, makes.
pub fn generator(
    info: &'static FuncDef,
    handlers: Handlers,
    body: impl FnMut(&mut GenState) -> Result<Step, PyErr> + 'static,
) -> Value {
    let state = GenState { st: 0, sent: None, err: None, handled: Vec::new() };
    Value::from(Ref::new(Generator {
        info,
        handlers,
        running: Cell::new(false),
        started: Cell::new(false),
        awaitable: Cell::new(false),
        asynchronous: AsyncState::default(),
        body: UnsafeCell::new(Some(Box::new(body))),
        state: UnsafeCell::new(state),
    }))
}

impl Generator {
    fn word(&self) -> &'static str {
        match self.info.kind {
            FuncKind::Coroutine => "coroutine",
            FuncKind::AsyncGenerator => "async generator",
            _ => "generator",
        }
    }

    pub fn kind(&self) -> FuncKind {
        self.info.kind
    }

    pub fn line(&self) -> u32 {
        self.info.line
    }

    /// Where its function is defined.
    pub fn file(&self) -> &'static str {
        crate::core::module::file_of(self.info.module)
    }

    pub fn qualname(&self) -> &'static str {
        self.info.qualname
    }

    /// Whether it stands at a yield, or an await.
    pub fn suspended(&self) -> bool {
        self.started.get() && !self.running.get() && !self.ended()
    }

    pub fn ended(&self) -> bool {
        // SAFETY: nobody holds a reference into the cell but a running body, and then only `running`
        // decides.
        unsafe { (*self.body.get()).is_none() }
    }

    /// Runs the body to its next yield or to its end.
    pub fn step(&self, with: Resume) -> Result<Step, PyErr> {
        if self.running.get() {
            return Err(value_error(format!("{} already executing", self.word())));
        }
        if self.ended() {
            return match (self.info.kind, with) {
                (FuncKind::Coroutine, _) => {
                    Err(runtime_error("cannot reuse already awaited coroutine"))
                }
                (_, Resume::Throw(e)) => Err(e),
                (_, Resume::Send(_)) => Ok(Step::Done(Value::None)),
            };
        }
        if !self.started.get() {
            match with {
                Resume::Send(v) => {
                    if !v.is_none() {
                        return Err(type_error(format!(
                            "can't send non-None value to a just-started {}",
                            self.word()
                        )));
                    }
                    self.started.set(true);
                    return self.drive(None);
                }
                Resume::Throw(e) => {
                    self.finish();
                    return Err(e);
                }
            }
        }
        self.drive(Some(with))
    }

    fn drive(&self, with: Option<Resume>) -> Result<Step, PyErr> {
        let frame = call::enter()?;
        self.running.set(true);
        // SAFETY: `running` keeps every other path out of both cells until this call ends, and a
        // reference to the object lives as long as the call.
        let state = unsafe { &mut *self.state.get() };
        let body = unsafe { &mut *self.body.get() };
        let base = raise::handled_depth();
        for e in state.handled.iter().flatten() {
            raise::push_handled(e.clone());
        }
        state.sent = with;
        let result = loop {
            let r = match body {
                Some(f) => f(state),
                None => Ok(Step::Done(Value::None)),
            };
            match r {
                Err(e) => match self.handler_of(state.st) {
                    Some(to) => {
                        state.st = to;
                        state.err = Some(e);
                    }
                    None => break Err(e),
                },
                ok => break ok,
            }
        };
        raise::truncate_handled(base);
        self.running.set(false);
        drop(frame);
        match result {
            Ok(Step::Done(v)) => {
                self.finish();
                Ok(Step::Done(v))
            }
            Ok(step) => Ok(step),
            Err(e) => {
                self.finish();
                Err(self.no_leak(e))
            }
        }
    }

    fn handler_of(&self, st: u32) -> Option<u32> {
        self.handlers.iter().find(|(from, to, _)| st >= *from && st <= *to).map(|(_, _, h)| *h)
    }

    /// Drops the body and its variables.
    fn finish(&self) {
        let old = unsafe { (*self.body.get()).take() };
        drop(old)
    }

    /// A StopIteration must not leave a body as such.
    fn no_leak(&self, e: PyErr) -> PyErr {
        let (class, name) = if e.is(&exc::stop_iteration_type()) {
            ("StopIteration", self.word())
        } else if self.info.kind == FuncKind::AsyncGenerator && e.is(&exc::stop_async_iteration_type()) {
            ("StopAsyncIteration", self.word())
        } else {
            return e;
        };
        let outer = runtime_error(format!("{} raised {}", name, class));
        outer.exc().context.replace(Some(e.clone()));
        outer.exc().cause.replace(Some(e));
        outer.exc().suppress_context.set(true);
        outer
    }

    pub fn close(&self) -> Result<(), PyErr> {
        if self.running.get() {
            return Err(value_error(format!("{} already executing", self.word())));
        }
        if self.ended() {
            return Ok(());
        }
        if !self.started.get() {
            self.finish();
            return Ok(());
        }
        let e = PyErr::new(exc::generator_exit_type(), Vec::new());
        match self.drive(Some(Resume::Throw(e))) {
            Ok(Step::Done(_)) => Ok(()),
            Ok(_) => {
                Err(runtime_error(format!("{} ignored GeneratorExit", self.word())))
            }
            Err(e) if e.is(&exc::generator_exit_type()) || e.is(&exc::stop_iteration_type()) => {
                Ok(())
            }
            Err(e) => Err(e),
        }
    }
}

impl Generator {
    /// Moves what is left of a dropped object into a new one.
    fn rescue(&mut self) -> Value {
        let state = GenState { st: 0, sent: None, err: None, handled: Vec::new() };
        Value::from(Ref::new(Generator {
            info: self.info,
            handlers: self.handlers,
            running: Cell::new(false),
            started: self.started.clone(),
            awaitable: Cell::new(false),
            asynchronous: std::mem::take(&mut self.asynchronous),
            body: UnsafeCell::new(self.body.get_mut().take()),
            state: UnsafeCell::new(std::mem::replace(self.state.get_mut(), state)),
        }))
    }
}

impl Drop for Generator {
    fn drop(&mut self) {
        let finalizer = self.asynchronous.forget();
        if self.ended() || self.running.get() {
            return;
        }
        if let Some(finalizer) = finalizer {
            // The event loop runs it to its end.
            return finalizer(self.rescue());
        }
        if self.started.get() {
            if let Err(e) = self.close() {
                raise::unraisable(&e, &Value::from(self.info.qualname));
            }
        } else if self.info.kind == FuncKind::Coroutine {
            raise::warn_never_awaited(self.info.qualname);
        }
    }
}

fn gen_class(o: &AnyRef) -> Type {
    match o.down::<Generator>().map(|g| g.info.kind) {
        Some(FuncKind::Coroutine) => coroutine_type(),
        Some(FuncKind::AsyncGenerator) => async_generator_type(),
        _ => generator_type(),
    }
}

impl Payload for Generator {
    fn vt() -> &'static VT {
        static GENERATOR: VT = VT {
            repr: Some(|o| match o.down::<Generator>() {
                Some(g) => Ok(ops::new_str(&format!(
                    "<{} object {} at {:#x}>",
                    g.word().replace(' ', "_"),
                    g.info.qualname,
                    o.id()
                ))),
                None => Ok(ops::new_str("")),
            }),
            iter: Some(|o| match o.down::<Generator>() {
                Some(g) if matches!(g.info.kind, FuncKind::Coroutine | FuncKind::AsyncGenerator) => {
                    Err(type_error(format!("'{}' object is not iterable", g.word().replace(' ', "_"))))
                }
                _ => Ok(Value::Obj(o.clone())),
            }),
            next: Some(|o| match o.down::<Generator>() {
                Some(g) => match g.step(Resume::Send(Value::None))? {
                    Step::Done(_) => Ok(None),
                    Step::Yield(v) | Step::Item(v) => Ok(Some(v)),
                },
                None => Ok(None),
            }),
            variant: Some(crate::core::site::by_class),
            ..VT::new("generator", drop_obj::<Generator>, gen_class)
        };
        &GENERATOR
    }
}

pub(crate) fn gen_of(v: &Value) -> Result<&Ref<Generator>, PyErr> {
    v.down::<Generator>().ok_or_else(|| type_error("generator expected"))
}

pub(crate) fn value_or_stop(step: Step) -> R {
    match step {
        Step::Yield(v) | Step::Item(v) => Ok(v),
        Step::Done(v) => Err(stop_iteration(v)),
    }
}

fn gen_send(this: &Value, args: &mut Args) -> R {
    let g = gen_of(this)?.clone();
    args.exactly(&format!("{}.send", g.word()), 1)?;
    value_or_stop(g.step(Resume::Send(args.pos[0].take()))?)
}

fn gen_next(this: &Value, args: &mut Args) -> R {
    args.exactly("generator.__next__", 0)?;
    value_or_stop(gen_of(this)?.clone().step(Resume::Send(Value::None))?)
}

/// The exception that the arguments of `throw` stand for: a class or instance, or class and value.
pub(crate) fn thrown(args: &mut Args) -> Result<PyErr, PyErr> {
    args.between("throw", 1, 3)?;
    let mut e = args.pos[0].take();
    if let Some(v) = args.get(1) {
        if v.down::<crate::core::error::ExcObj>().is_some() {
            e = v;
        } else if !v.is_none() {
            e = call::call(&e, &mut [v])?;
        }
    }
    let ok = e.down::<crate::core::error::ExcObj>().is_some()
        || crate::core::descr::as_type(&e)
            .map_or(false, |t| t.has(crate::core::types::flags::EXCEPTION));
    if !ok {
        return Err(type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            type_name(&e)
        )));
    }
    raise::to_thrown(&e)
}

fn gen_throw(this: &Value, args: &mut Args) -> R {
    let e = thrown(args)?;
    value_or_stop(gen_of(this)?.clone().step(Resume::Throw(e))?)
}

fn gen_close(this: &Value, args: &mut Args) -> R {
    args.exactly("generator.close", 0)?;
    gen_of(this)?.clone().close()?;
    Ok(Value::None)
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

static GENERATOR_METHODS: &[MethodDef] = &[
    method("send", gen_send),
    method("throw", gen_throw),
    method("close", gen_close),
    method("__next__", gen_next),
];

static COROUTINE_METHODS: &[MethodDef] = &[
    method("send", gen_send),
    method("throw", gen_throw),
    method("close", gen_close),
    method("__await__", |this, args| {
        args.exactly("coroutine.__await__", 0)?;
        Ok(awaiting::coroutine_wrapper(gen_of(this)?.clone()))
    }),
];

macro_rules! generator_getset {
    ($running:literal, $suspended:literal, $frame:literal) => {
        &[
            GetSetDef {
                name: "__name__",
                get: |v| Ok(Value::from(gen_of(v)?.info.name)),
                set: None,
            },
            GetSetDef {
                name: "__qualname__",
                get: |v| Ok(Value::from(gen_of(v)?.info.qualname)),
                set: None,
            },
            GetSetDef {
                name: $running,
                get: |v| Ok(Value::Bool(gen_of(v)?.running.get())),
                set: None,
            },
            GetSetDef {
                name: $suspended,
                get: |v| Ok(Value::Bool(gen_of(v)?.suspended())),
                set: None,
            },
            GetSetDef {
                name: $frame,
                get: |v| {
                    let ended = gen_of(v)?.ended();
                    Ok(if ended { Value::None } else { crate::core::singletons::ellipsis() })
                },
                set: None,
            },
        ]
    };
}

define_type!(pub fn generator_type, TypeSpec {
    vt: Some(Generator::vt),
    methods: GENERATOR_METHODS,
    getset: generator_getset!("gi_running", "gi_suspended", "gi_frame"),
    lacks: &["gi_code", "gi_yieldfrom"],
    ..TypeSpec::new("generator")
});

define_type!(pub fn coroutine_type, TypeSpec {
    methods: COROUTINE_METHODS,
    getset: generator_getset!("cr_running", "cr_suspended", "cr_frame"),
    lacks: &["cr_await", "cr_code", "cr_origin"],
    ..TypeSpec::new("coroutine")
});

define_type!(pub fn async_generator_type, TypeSpec {
    methods: async_gen::METHODS,
    getset: &[
        GetSetDef {
            name: "__name__",
            get: |v| Ok(Value::from(gen_of(v)?.info.name)),
            set: None,
        },
        GetSetDef {
            name: "__qualname__",
            get: |v| Ok(Value::from(gen_of(v)?.info.qualname)),
            set: None,
        },
        GetSetDef {
            name: "ag_running",
            get: |v| Ok(Value::Bool(gen_of(v)?.asynchronous.running.get())),
            set: None,
        },
    ],
    ..TypeSpec::new("async_generator")
});
