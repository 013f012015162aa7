// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Condition` and, built on it, `Barrier`.

use super::errors::{broken_barrier_error_type, cancelled_error, is_cancelled};
use super::locks::{describe, own_loop, Bound, Home, Line, Lock};
use crate::core::error::{runtime_error, value_error, PyErr};
use crate::core::call;
use crate::core::native_coroutine::Co;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::value::{Value, R};
use std::cell::{Cell, RefCell};

pub struct Condition {
    pub lock: RefCell<Ref<Lock>>,
    waiters: Line,
    home: Home,
}

impl Bound for Condition {
    fn describe(&self) -> Result<String, PyErr> {
        let state = if self.locked() { "locked" } else { "unlocked" };
        Ok(describe(self, "Condition", state.to_string(), self.waiters.len()))
    }
}

impl Condition {
    pub fn new() -> Condition {
        Condition {
            lock: RefCell::new(Ref::new(Lock::default())),
            waiters: Line::default(),
            home: Home::default(),
        }
    }

    pub fn locked(&self) -> bool {
        self.lock.borrow().locked()
    }

    pub async fn acquire(&self, co: &Co) -> R {
        let lock = self.lock.borrow().clone();
        lock.acquire(co).await
    }

    pub fn release(&self) -> Result<(), PyErr> {
        self.lock.borrow().clone().release()
    }

    pub async fn wait(&self, co: &Co) -> R {
        if !self.locked() {
            return Err(runtime_error("cannot wait on un-acquired lock"));
        }
        self.release()?;
        let waited = match own_loop(&self.home, self) {
            Ok(lp) => {
                let f = self.waiters.join(&lp);
                let waited = f.wait(co).await;
                self.waiters.leave(&f);
                waited
            }
            Err(e) => Err(e),
        };
        // Whatever happens, the lock is held afterwards.
        let mut cancelled = false;
        while let Err(e) = self.acquire(co).await {
            if !is_cancelled(&e) {
                return Err(e);
            }
            cancelled = true;
        }
        if cancelled {
            return Err(cancelled_error(&Value::None));
        }
        waited.map(|_| Value::Bool(true))
    }

    pub async fn wait_for(&self, co: &Co, predicate: &Value) -> R {
        loop {
            let result = call::call(predicate, &mut [])?;
            if ops::truth(&result)? {
                return Ok(result);
            }
            self.wait(co).await?;
        }
    }

    pub fn notify(&self, n: &Value) -> Result<(), PyErr> {
        if !self.locked() {
            return Err(runtime_error("cannot notify on un-acquired lock"));
        }
        let mut woken = 0;
        for f in self.waiters.all() {
            if ops::test_ge(&Value::Int(woken), n)? {
                break;
            }
            if !f.done() {
                woken += 1;
                f.set_result(Value::Bool(false))?;
            }
        }
        Ok(())
    }

    pub fn notify_all(&self) -> Result<(), PyErr> {
        self.notify(&Value::Int(self.waiters.len() as i64))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Filling,
    Draining,
    Resetting,
    Broken,
}

pub struct Barrier {
    condition: Condition,
    parties: RefCell<Value>,
    phase: Cell<Phase>,
    count: Cell<i64>,
}

fn broken_error(text: &str) -> PyErr {
    PyErr::with_message(broken_barrier_error_type(), text)
}

impl Bound for Barrier {
    fn describe(&self) -> Result<String, PyErr> {
        let mut state = match self.phase.get() {
            Phase::Filling => "filling",
            Phase::Draining => "draining",
            Phase::Resetting => "resetting",
            Phase::Broken => "broken",
        }
        .to_string();
        if !self.broken() {
            let parties = ops::repr(&self.parties.borrow())?.to_string_lossy();
            state.push_str(&format!(", waiters:{}/{}", self.n_waiting(), parties));
        }
        Ok(describe(self, "Barrier", state, 0))
    }
}

impl Barrier {
    pub fn new() -> Barrier {
        Barrier {
            condition: Condition::new(),
            parties: RefCell::new(Value::Int(1)),
            phase: Cell::new(Phase::Filling),
            count: Cell::new(0),
        }
    }

    pub fn start(&self, parties: Value) -> Result<(), PyErr> {
        if ops::test_lt(&parties, &Value::Int(1))? {
            return Err(value_error("parties must be > 0"));
        }
        self.parties.replace(parties);
        Ok(())
    }

    pub fn parties(&self) -> Value {
        self.parties.borrow().clone()
    }

    pub fn n_waiting(&self) -> i64 {
        if self.phase.get() == Phase::Filling {
            self.count.get()
        } else {
            0
        }
    }

    pub fn broken(&self) -> bool {
        self.phase.get() == Phase::Broken
    }

    /// Waits while the barrier is in one of the phases.
    async fn wait_while(&self, co: &Co, phases: &[Phase]) -> Result<(), PyErr> {
        while phases.contains(&self.phase.get()) {
            self.condition.wait(co).await?;
        }
        Ok(())
    }

    async fn pass(&self, co: &Co, index: i64) -> Result<(), PyErr> {
        if ops::test_eq(&Value::Int(index + 1), &self.parties.borrow())? {
            self.phase.set(Phase::Draining);
            return self.condition.notify_all();
        }
        self.wait_while(co, &[Phase::Filling]).await?;
        if matches!(self.phase.get(), Phase::Broken | Phase::Resetting) {
            return Err(broken_error("Abort or reset of barrier"));
        }
        Ok(())
    }

    async fn wait_locked(&self, co: &Co) -> R {
        self.wait_while(co, &[Phase::Draining, Phase::Resetting]).await?;
        if self.broken() {
            return Err(broken_error("Barrier aborted"));
        }
        let index = self.count.get();
        self.count.set(index + 1);
        let passed = self.pass(co, index).await;
        self.count.set(self.count.get() - 1);
        if self.count.get() == 0 {
            if matches!(self.phase.get(), Phase::Resetting | Phase::Draining) {
                self.phase.set(Phase::Filling);
            }
            self.condition.notify_all()?;
        }
        passed.map(|()| Value::Int(index))
    }

    pub async fn wait(&self, co: &Co) -> R {
        self.condition.acquire(co).await?;
        let result = self.wait_locked(co).await;
        self.condition.release()?;
        result
    }

    pub async fn reset(&self, co: &Co) -> R {
        self.condition.acquire(co).await?;
        let phase = if self.count.get() > 0 { Phase::Resetting } else { Phase::Filling };
        self.phase.set(phase);
        let told = self.condition.notify_all();
        self.condition.release()?;
        told.map(Value::from)
    }

    pub async fn abort(&self, co: &Co) -> R {
        self.condition.acquire(co).await?;
        self.phase.set(Phase::Broken);
        let told = self.condition.notify_all();
        self.condition.release()?;
        told.map(Value::from)
    }
}
