// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What the synchronisation objects have in common, and `Event`, `Lock`, `Semaphore`.

use super::errors::is_cancelled;
use super::event_loop::{running_or_none, LoopRef};
use super::future::{Fut, FutRef};
use crate::core::error::{runtime_error, value_error, PyErr};
use crate::core::native_coroutine::Co;
use crate::core::value::{Value, R};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

/// The loop that an object serves, once it has waited.
#[derive(Default)]
pub struct Home(RefCell<Option<LoopRef>>);

/// An object that a message may have to show.
pub trait Bound {
    fn describe(&self) -> Result<String, PyErr>;
}

pub fn own_loop(home: &Home, owner: &dyn Bound) -> Result<LoopRef, PyErr> {
    let running = match running_or_none() {
        Some(running) => running,
        None => return Err(runtime_error("no running event loop")),
    };
    let mut own = home.0.borrow_mut();
    let own = own.get_or_insert_with(|| running.clone());
    if own.same(&running) {
        return Ok(running);
    }
    Err(runtime_error(format!("{} is bound to a different event loop", owner.describe()?)))
}

/// Who waits, in the order of coming.
#[derive(Default)]
pub struct Line(RefCell<VecDeque<FutRef>>);

impl Line {
    pub fn len(&self) -> usize {
        self.0.borrow().len()
    }

    pub fn all(&self) -> Vec<FutRef> {
        self.0.borrow().iter().cloned().collect()
    }

    pub fn join(&self, lp: &LoopRef) -> FutRef {
        let f = Fut::plain(lp);
        self.0.borrow_mut().push_back(f.clone());
        f
    }

    pub fn leave(&self, f: &FutRef) {
        self.0.borrow_mut().retain(|w| !w.same(f))
    }
}

/// `<asyncio.locks.Lock object at 0x7f [unlocked, waiters:1]>`
pub fn describe<T>(this: &T, class: &str, state: String, waiters: usize) -> String {
    let line = if waiters > 0 { format!(", waiters:{}", waiters) } else { String::new() };
    let at = this as *const T as usize;
    format!("<asyncio.locks.{} object at {:#x} [{}{}]>", class, at, state, line)
}

#[derive(Default)]
pub struct Event {
    value: Cell<bool>,
    waiters: Line,
    home: Home,
}

impl Bound for Event {
    fn describe(&self) -> Result<String, PyErr> {
        let state = if self.value.get() { "set" } else { "unset" };
        Ok(describe(self, "Event", state.to_string(), self.waiters.len()))
    }
}

impl Event {
    pub fn set_from_start() -> Event {
        let event = Event::default();
        event.value.set(true);
        event
    }

    pub fn is_set(&self) -> bool {
        self.value.get()
    }

    pub fn set(&self) -> Result<(), PyErr> {
        if self.value.replace(true) {
            return Ok(());
        }
        for f in self.waiters.all() {
            if !f.done() {
                f.set_result(Value::Bool(true))?;
            }
        }
        Ok(())
    }

    pub fn clear(&self) {
        self.value.set(false)
    }

    pub async fn wait(&self, co: &Co) -> R {
        if self.value.get() {
            return Ok(Value::Bool(true));
        }
        let f = self.waiters.join(&own_loop(&self.home, self)?);
        let waited = f.wait(co).await;
        self.waiters.leave(&f);
        waited.map(|_| Value::Bool(true))
    }
}

#[derive(Default)]
pub struct Lock {
    locked: Cell<bool>,
    waiters: Line,
    home: Home,
}

impl Bound for Lock {
    fn describe(&self) -> Result<String, PyErr> {
        let state = if self.locked.get() { "locked" } else { "unlocked" };
        Ok(describe(self, "Lock", state.to_string(), self.waiters.len()))
    }
}

impl Lock {
    pub fn locked(&self) -> bool {
        self.locked.get()
    }

    pub async fn acquire(&self, co: &Co) -> R {
        if !self.locked.get() && self.waiters.all().iter().all(|w| w.cancelled()) {
            self.locked.set(true);
            return Ok(Value::Bool(true));
        }
        let f = self.waiters.join(&own_loop(&self.home, self)?);
        let waited = f.wait(co).await;
        self.waiters.leave(&f);
        if let Err(e) = waited {
            if is_cancelled(&e) && !self.locked.get() {
                self.wake_up_first()?;
            }
            return Err(e);
        }
        self.locked.set(true);
        Ok(Value::Bool(true))
    }

    pub fn release(&self) -> Result<(), PyErr> {
        if !self.locked.replace(false) {
            return Err(runtime_error("Lock is not acquired."));
        }
        self.wake_up_first()
    }

    fn wake_up_first(&self) -> Result<(), PyErr> {
        match self.waiters.all().first() {
            Some(f) if !f.done() => f.set_result(Value::Bool(true)),
            _ => Ok(()),
        }
    }
}

#[derive(Default)]
pub struct Semaphore {
    value: Cell<i64>,
    /// Of a BoundedSemaphore.
    pub bound: Cell<Option<i64>>,
    waiters: Line,
    home: Home,
}

impl Bound for Semaphore {
    fn describe(&self) -> Result<String, PyErr> {
        let class = if self.bound.get().is_some() { "BoundedSemaphore" } else { "Semaphore" };
        let state = if self.locked() {
            "locked".to_string()
        } else {
            format!("unlocked, value:{}", self.value.get())
        };
        Ok(describe(self, class, state, self.waiters.len()))
    }
}

impl Semaphore {
    pub fn start(&self, value: i64) -> Result<(), PyErr> {
        if value < 0 {
            return Err(value_error("Semaphore initial value must be >= 0"));
        }
        self.value.set(value);
        if self.bound.get().is_some() {
            self.bound.set(Some(value));
        }
        Ok(())
    }

    pub fn value(&self) -> i64 {
        self.value.get()
    }

    pub fn locked(&self) -> bool {
        self.value.get() == 0 || self.waiters.all().iter().any(|w| !w.cancelled())
    }

    pub async fn acquire(&self, co: &Co) -> R {
        if !self.locked() {
            self.value.set(self.value.get() - 1);
            return Ok(Value::Bool(true));
        }
        let f = self.waiters.join(&own_loop(&self.home, self)?);
        let waited = f.wait(co).await;
        self.waiters.leave(&f);
        if let Err(e) = waited {
            if is_cancelled(&e) && !f.cancelled() {
                self.value.set(self.value.get() + 1);
                self.wake_up_next()?;
            }
            return Err(e);
        }
        if self.value.get() > 0 {
            self.wake_up_next()?;
        }
        Ok(Value::Bool(true))
    }

    pub fn release(&self) -> Result<(), PyErr> {
        if matches!(self.bound.get(), Some(bound) if self.value.get() >= bound) {
            return Err(value_error("BoundedSemaphore released too many times"));
        }
        self.value.set(self.value.get() + 1);
        self.wake_up_next()
    }

    fn wake_up_next(&self) -> Result<(), PyErr> {
        for f in self.waiters.all() {
            if !f.done() {
                self.value.set(self.value.get() - 1);
                return f.set_result(Value::Bool(true));
            }
        }
        Ok(())
    }
}
