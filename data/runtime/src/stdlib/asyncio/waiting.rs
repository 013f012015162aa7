// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `sleep`, `wait`, `wait_for` and `as_completed`.

use super::errors::{from_cause, is_cancelled, timed_out};
use super::event_loop::{self, LoopRef};
use super::future::{Fut, FutRef, Native};
use super::handle::{Handle, Job};
use super::queues::{Order, Queue};
use super::task::{ensure_future, is_coroutine};
use super::co_def;
use crate::coll::{list, set_of, tuple};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::native_coroutine::{coroutine, Co};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::num::convert::float_arg;
use crate::{coroutine_info, py_def};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

co_def!(SLEEP, "asyncio.tasks", "sleep", ["delay", "result"], |co, a| {
    if ops::test_le(&a[0], &Value::Int(0))? {
        co.suspend(Value::None).await?;
        return Ok(a[1].clone());
    }
    let lp = event_loop::running()?;
    let f = Fut::plain(&lp);
    let (late, result) = (f.clone(), a[1].clone());
    let job = Job::native(move || if late.done() { Ok(()) } else { late.set_result(result) });
    let timer = lp.call_later(float_arg(&a[0])?, job)?;
    let waited = f.wait(&co).await;
    timer.cancel();
    waited
});

/// A timer that releases the waiter.
fn release_later(lp: &LoopRef, delay: &Value, waiter: &FutRef) -> Result<Ref<Handle>, PyErr> {
    let waiter = waiter.clone();
    lp.call_later(float_arg(delay)?, Job::native(move || waiter.release()))
}

fn release_when_done(f: &FutRef, waiter: &FutRef) -> Result<Native, PyErr> {
    let waiter = waiter.clone();
    f.on_done(move |_| waiter.release())
}

async fn cancel_and_wait(co: &Co, f: &FutRef, lp: &LoopRef) -> Result<(), PyErr> {
    let waiter = Fut::plain(lp);
    let callback = release_when_done(f, &waiter)?;
    let waited = match f.cancel(&Value::None) {
        Ok(_) => waiter.wait(co).await,
        Err(e) => Err(e),
    };
    f.forget(&callback);
    waited.map(drop)
}

/// The result, with a cancellation taken for the end of the time.
fn result_in_time(f: &FutRef) -> R {
    f.result().map_err(|e| if is_cancelled(&e) { from_cause(timed_out(), e) } else { e })
}

async fn wait_in_time(co: &Co, f: &FutRef, lp: &LoopRef, waiter: &FutRef, callback: &Native) -> R {
    if let Err(e) = waiter.wait(co).await {
        if !is_cancelled(&e) {
            return Err(e);
        }
        if f.done() {
            return f.result();
        }
        f.forget(callback);
        cancel_and_wait(co, f, lp).await?;
        return Err(e);
    }
    if f.done() {
        return f.result();
    }
    f.forget(callback);
    cancel_and_wait(co, f, lp).await?;
    result_in_time(f)
}

co_def!(WAIT_FOR, "asyncio.tasks", "wait_for", ["fut", "timeout"], |co, a| {
    let lp = event_loop::running()?;
    if a[1].is_none() {
        return co.wait(&a[0]).await;
    }
    if ops::test_le(&a[1], &Value::Int(0))? {
        let f = ensure_future(&a[0], Some(&lp))?;
        if f.done() {
            return f.result();
        }
        cancel_and_wait(&co, &f, &lp).await?;
        return result_in_time(&f);
    }
    let waiter = Fut::plain(&lp);
    let timer = release_later(&lp, &a[1], &waiter)?;
    let f = ensure_future(&a[0], Some(&lp))?;
    let callback = release_when_done(&f, &waiter)?;
    let result = wait_in_time(&co, &f, &lp, &waiter, &callback).await;
    timer.cancel();
    result
});

#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    First,
    FirstException,
    All,
}

fn until(v: &Value) -> Result<Until, PyErr> {
    let text = ops::str_of(v)?.to_string_lossy();
    match text.as_str() {
        "FIRST_COMPLETED" => Ok(Until::First),
        "FIRST_EXCEPTION" => Ok(Until::FirstException),
        "ALL_COMPLETED" => Ok(Until::All),
        _ => Err(value_error(format!("Invalid return_when value: {}", text))),
    }
}

/// The futures of an iterable, each once.
fn distinct(v: &Value) -> Result<Vec<Value>, PyErr> {
    let mut out: Vec<Value> = Vec::new();
    for item in crate::builtins::to_vec(v)? {
        if !out.iter().any(|o| ops::is(o, &item)) {
            out.push(item);
        }
    }
    Ok(out)
}

async fn wait_all(co: &Co, all: &[FutRef], timeout: &Value, until: Until, lp: &LoopRef) -> R {
    let waiter = Fut::plain(lp);
    let timer = if timeout.is_none() {
        None
    } else {
        Some(release_later(lp, timeout, &waiter)?)
    };
    let left = Rc::new(Cell::new(all.len()));
    let mut callbacks = Vec::new();
    for f in all {
        let (left, timer, waiter) = (left.clone(), timer.clone(), waiter.clone());
        callbacks.push(f.on_done(move |f| {
            left.set(left.get() - 1);
            let enough = left.get() == 0
                || until == Until::First
                || (until == Until::FirstException && !f.cancelled() && f.error().is_some());
            if !enough {
                return Ok(());
            }
            if let Some(timer) = &timer {
                timer.cancel();
            }
            waiter.release()
        })?);
    }
    let waited = waiter.wait(co).await;
    if let Some(timer) = &timer {
        timer.cancel();
    }
    for (f, callback) in all.iter().zip(&callbacks) {
        f.forget(callback);
    }
    waited
}

co_def!(
    WAIT, "asyncio.tasks", "wait", ["fs", "timeout", "return_when"], n_pos: 1, n_kwonly: 2,
    |co, a| {
        if a[0].down::<Fut>().is_some() || is_coroutine(&a[0]) {
            let text = format!("expect a list of futures, not {}", type_name(&a[0]));
            return Err(type_error(text));
        }
        if !ops::truth(&a[0])? {
            return Err(value_error("Set of Tasks/Futures is empty."));
        }
        let until = until(&a[2])?;
        let items = distinct(&a[0])?;
        if items.iter().any(is_coroutine) {
            return Err(type_error(
                "Passing coroutines is forbidden, use tasks explicitly.",
            ));
        }
        let lp = event_loop::running()?;
        let mut all = Vec::new();
        for item in &items {
            all.push(super::future_type::future_of(item)?.clone());
        }
        wait_all(&co, &all, &a[1], until, &lp).await?;
        let (done, pending): (Vec<FutRef>, Vec<FutRef>) = all.into_iter().partition(|f| f.done());
        let done = set_of(done.into_iter().map(Value::from).collect())?;
        let pending = set_of(pending.into_iter().map(Value::from).collect())?;
        Ok(tuple(vec![done, pending]))
    }
);

coroutine_info!(
    WAIT_FOR_ONE,
    "asyncio.tasks",
    "_wait_for_one",
    "as_completed.<locals>._wait_for_one"
);

/// What `as_completed` keeps: the futures that are not done, with the callback on each.
struct Completing {
    todo: RefCell<Vec<(FutRef, Native)>>,
    done: Ref<Queue>,
    timer: RefCell<Option<Ref<Handle>>>,
}

impl Completing {
    fn completed(&self, f: &FutRef) -> Result<(), PyErr> {
        let at = self.todo.borrow().iter().position(|(t, _)| t.same(f));
        let gone = match at {
            Some(at) => self.todo.borrow_mut().remove(at),
            None => return Ok(()),
        };
        drop(gone);
        self.done.put_nowait(Value::from(f.clone()))?;
        if self.todo.borrow().is_empty() {
            if let Some(timer) = &*self.timer.borrow() {
                timer.cancel();
            }
        }
        Ok(())
    }

    fn time_is_up(&self) -> Result<(), PyErr> {
        for (f, callback) in self.todo.take() {
            f.forget(&callback);
            self.done.put_nowait(Value::None)?;
        }
        Ok(())
    }
}

py_def!(
    AS_COMPLETED, "asyncio.tasks", "as_completed", "as_completed", ["fs", "timeout"],
    n_posonly: 0, n_pos: 1, n_kwonly: 1, varargs: false, varkw: false,
    |_, a| {
        if a[0].down::<Fut>().is_some() || is_coroutine(&a[0]) {
            let text = format!("expect an iterable of futures, not {}", type_name(&a[0]));
            return Err(type_error(text));
        }
        let lp = event_loop::current()?;
        let mut all = Vec::new();
        for item in distinct(&a[0])? {
            all.push(ensure_future(&item, Some(&lp))?);
        }
        let completing = Rc::new(Completing {
            todo: RefCell::new(Vec::new()),
            done: Ref::new(Queue::new(Order::Fifo)),
            timer: RefCell::new(None),
        });
        for f in &all {
            let told = completing.clone();
            let callback = f.on_done(move |f| told.completed(f))?;
            completing.todo.borrow_mut().push((f.clone(), callback));
        }
        if !all.is_empty() && !a[1].is_none() {
            let told = completing.clone();
            let job = Job::native(move || told.time_is_up());
            completing.timer.replace(Some(lp.call_later(float_arg(&a[1])?, job)?));
        }
        let waits = all.iter().map(|_| {
            let completing = completing.clone();
            coroutine(&WAIT_FOR_ONE, move |co| async move {
                let f = completing.done.get(&co).await?;
                match f.down::<Fut>() {
                    Some(f) => f.result(),
                    None => Err(timed_out()),
                }
            })
        });
        ops::iter_value(&list(waits.collect()))
    }
);
