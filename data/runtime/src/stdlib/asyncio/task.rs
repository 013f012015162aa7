// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Tasks: futures that drive a coroutine, a step at a time.

use super::errors::is_cancelled;
use super::event_loop::{self, LoopRef};
use super::future::{repr_of, Fut, FutRef, Kind};
use super::handle::Job;
use crate::core::attr;
use crate::core::awaiting::{await_iter, is_awaitable};
use crate::core::call;
use crate::core::error::{runtime_error, type_error, value_error, PyErr};
use crate::core::exceptions::{
    keyboard_interrupt_type, stop_iteration_type, system_exit_type,
};
use crate::core::func::FuncKind;
use crate::core::gen::{stop_value, Generator, Resume, Step};
use crate::core::names::intern;
use crate::core::native_coroutine::coroutine;
use crate::core::ops;
use crate::core::value::Value;
use crate::coroutine_info;
use std::cell::{Cell, RefCell};

pub struct Task {
    /// Its number among the thread's tasks.
    pub serial: u64,
    pub coro: Value,
    pub name: RefCell<Value>,
    pub requests: Cell<i64>,
    pub must_cancel: Cell<bool>,
    pub message: RefCell<Value>,
    /// What the coroutine awaits. While there is something, no step is scheduled.
    pub waiter: RefCell<Option<FutRef>>,
}

thread_local! {
    static COUNT: Cell<u64> = const { Cell::new(0) };
    static SERIAL: Cell<u64> = const { Cell::new(0) };
}

/// The name of the next task that got none.
fn next_name() -> Value {
    COUNT.with(|c| {
        c.set(c.get() + 1);
        Value::from(format!("Task-{}", c.get()))
    })
}

/// `asyncio.iscoroutine(v)`
pub fn is_coroutine(v: &Value) -> bool {
    if let Some(g) = v.down::<Generator>() {
        return g.kind() != FuncKind::AsyncGenerator;
    }
    let has = |name: &str| {
        crate::core::types::type_of(v).lookup(intern(name)).is_some()
    };
    ["__await__", "send", "throw", "close"].iter().all(|name| has(name))
        && v.down::<crate::core::awaiting::Delegate>().is_none()
}

/// A new task, whose first step is scheduled.
pub fn create(lp: &LoopRef, coro: Value, name: Value) -> Result<FutRef, PyErr> {
    lp.check_closed()?;
    if !is_coroutine(&coro) {
        return Err(type_error(format!(
            "a coroutine was expected, got {}",
            ops::repr(&coro)?.to_string_lossy()
        )));
    }
    let name = if name.is_none() { next_name() } else { Value::from(ops::str_of(&name)?) };
    let serial = SERIAL.with(|s| s.replace(s.get() + 1));
    let task = Fut::make(
        lp,
        Kind::Task(Task {
            serial,
            coro,
            name: RefCell::new(name),
            requests: Cell::new(0),
            must_cancel: Cell::new(false),
            message: RefCell::new(Value::None),
            waiter: RefCell::new(None),
        }),
    );
    schedule(&task, None)?;
    lp.tasks.borrow_mut().insert(serial, task.clone());
    Ok(task)
}

coroutine_info!(WRAP_AWAITABLE, "asyncio.tasks", "_wrap_awaitable", "_wrap_awaitable");

/// A coroutine that awaits the object.
pub fn awaitable_coroutine(v: Value) -> Value {
    coroutine(&WRAP_AWAITABLE, move |co| async move {
        let it = await_iter(&v)?;
        co.delegate(&it).await
    })
}

/// The future itself, or a task for the coroutine or other awaitable.
pub fn ensure_future(v: &Value, lp: Option<&LoopRef>) -> Result<FutRef, PyErr> {
    if let Some(f) = v.down::<Fut>() {
        return match lp {
            Some(lp) if !lp.same(&f.lp) => Err(value_error(
                "The future belongs to a different loop than the one specified as the loop argument",
            )),
            _ => Ok(f.clone()),
        };
    }
    let coro = if is_coroutine(v) {
        v.clone()
    } else if is_awaitable(v) {
        awaitable_coroutine(v.clone())
    } else {
        return Err(type_error("An asyncio.Future, a coroutine or an awaitable is required"));
    };
    let own = match lp {
        Some(lp) => lp.clone(),
        None => event_loop::current()?,
    };
    create(&own, coro, Value::None)
}

fn schedule(task: &FutRef, error: Option<PyErr>) -> Result<(), PyErr> {
    let this = task.clone();
    task.lp.call_soon(Job::native(move || step(&this, error))).map(drop)
}

/// What the coroutine does next.
fn resume(coro: &Value, error: Option<PyErr>) -> Result<Step, PyErr> {
    if let Some(g) = coro.down::<Generator>() {
        let g = g.clone();
        return g.step(match error {
            Some(e) => Resume::Throw(e),
            None => Resume::Send(Value::None),
        });
    }
    let r = match error {
        Some(e) => call::call(&attr::get(coro, intern("throw"))?, &mut [e.value()]),
        None => call::call(&attr::get(coro, intern("send"))?, &mut [Value::None]),
    };
    match r {
        Ok(v) => Ok(Step::Yield(v)),
        Err(e) if e.is(&stop_iteration_type()) => Ok(Step::Done(stop_value(&e))),
        Err(e) => Err(e),
    }
}

fn step(this: &FutRef, error: Option<PyErr>) -> Result<(), PyErr> {
    let task = match this.task() {
        Some(task) if !this.done() => task,
        _ => return Ok(()),
    };
    let mut error = error;
    if task.must_cancel.replace(false) && !matches!(&error, Some(e) if is_cancelled(e)) {
        this.cancel_message.replace(task.message.borrow().clone());
        error = Some(this.make_cancelled_error());
    }
    task.waiter.replace(None);
    let before = this.lp.current.replace(Some(this.clone()));
    let result = resume(&task.coro, error);
    this.lp.current.replace(before);
    match result {
        Ok(Step::Done(v)) => {
            if task.must_cancel.replace(false) {
                let message = task.message.borrow().clone();
                return this.cancel_plain(message).map(drop);
            }
            this.set_result(v)
        }
        Ok(Step::Yield(v)) | Ok(Step::Item(v)) => task.wait_for(this, v),
        Err(e) if is_cancelled(&e) => {
            this.cancelled_error.replace(Some(e));
            this.cancel_plain(Value::None).map(drop)
        }
        Err(e) => {
            let leaves = e.is(&keyboard_interrupt_type()) || e.is(&system_exit_type());
            this.set_error(e.clone())?;
            if leaves {
                return Err(e);
            }
            Ok(())
        }
    }
}

/// What the task waited for is done.
fn wake_up(this: &FutRef, future: &FutRef) -> Result<(), PyErr> {
    match future.result() {
        Ok(_) => step(this, None),
        Err(e) => step(this, Some(e)),
    }
}

impl Task {
    /// The coroutine has yielded `v`.
    fn wait_for(&self, this: &FutRef, v: Value) -> Result<(), PyErr> {
        if v.is_none() {
            return schedule(this, None);
        }
        let future = match v.down::<Fut>() {
            Some(future) => future,
            None => {
                let shown = ops::repr(&v)?.to_string_lossy();
                let text = if v.down::<Generator>().map_or(false, |g| g.kind() == FuncKind::Generator)
                {
                    format!(
                        "yield was used instead of yield from in task {} with {}",
                        repr_of(this)?,
                        shown
                    )
                } else {
                    format!("Task got bad yield: {}", shown)
                };
                return schedule(this, Some(runtime_error(text)));
            }
        };
        if !future.lp.same(&this.lp) {
            let text = format!(
                "Task {} got Future {} attached to a different loop",
                repr_of(this)?,
                repr_of(future)?
            );
            return schedule(this, Some(runtime_error(text)));
        }
        if !future.blocking.replace(false) {
            let text = format!(
                "yield was used instead of yield from in task {} with {}",
                repr_of(this)?,
                repr_of(future)?
            );
            return schedule(this, Some(runtime_error(text)));
        }
        if future.same(this) {
            let text = format!("Task cannot await on itself: {}", repr_of(this)?);
            return schedule(this, Some(runtime_error(text)));
        }
        let waiting = this.clone();
        future.on_done(move |f| wake_up(&waiting, f))?;
        self.waiter.replace(Some(future.clone()));
        if self.must_cancel.get() {
            let message = self.message.borrow().clone();
            if future.cancel(&message)? {
                self.must_cancel.set(false);
            }
        }
        Ok(())
    }

    /// Asks for a CancelledError at the await that the coroutine stands at.
    pub fn cancel(&self, this: &FutRef, message: &Value) -> Result<bool, PyErr> {
        this.log_traceback.set(false);
        if this.done() {
            return Ok(false);
        }
        self.requests.set(self.requests.get() + 1);
        let waiter = self.waiter.borrow().clone();
        if let Some(waiter) = waiter {
            if waiter.cancel(message)? {
                return Ok(true);
            }
        }
        self.must_cancel.set(true);
        self.message.replace(message.clone());
        Ok(true)
    }

    pub fn uncancel(&self) -> i64 {
        if self.requests.get() > 0 {
            self.requests.set(self.requests.get() - 1);
        }
        self.requests.get()
    }
}
