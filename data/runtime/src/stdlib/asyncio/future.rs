// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Futures: a result to come, and who is told of it. Tasks and what `gather` gives are futures with
//! something more.

use super::errors::{cancelled_error, invalid_state, is_cancelled};
use super::event_loop::LoopRef;
use super::handle::Job;
use super::report;
use super::task::Task;
use crate::core::awaiting::Source;
use crate::core::error::{runtime_error, type_error, ExcObj, PyErr};
use crate::core::exceptions::stop_iteration_type;
use crate::core::gen::{Resume, Step};
use crate::core::native_coroutine::Co;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::raise;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub type FutRef = Ref<Fut>;

pub enum State {
    Pending,
    Cancelled,
    Finished(Value),
    Failed(PyErr),
}

/// A callback of native code; the pointer is its identity.
pub type Native = Rc<dyn Fn(&FutRef) -> Result<(), PyErr>>;

pub enum Callback {
    Python(Value),
    Native(Native),
}

pub enum Kind {
    Plain,
    Task(Task),
    /// The children, and whether somebody asked for them to be cancelled.
    Gathering(Vec<FutRef>, Cell<bool>),
}

pub struct Fut {
    pub lp: LoopRef,
    pub state: RefCell<State>,
    pub callbacks: RefCell<Vec<Callback>>,
    pub cancel_message: RefCell<Value>,
    /// The exception that a cancelled task ended by, until somebody takes it.
    pub cancelled_error: RefCell<Option<PyErr>>,
    /// It was yielded by an `await`, and its driver has not answered yet.
    pub blocking: Cell<bool>,
    /// It failed, and nobody has looked at the exception.
    pub log_traceback: Cell<bool>,
    /// Complain if it is dropped before it is done.
    pub log_destroy: Cell<bool>,
    pub kind: Kind,
}

impl Fut {
    pub fn make(lp: &LoopRef, kind: Kind) -> FutRef {
        Ref::new(Fut {
            lp: lp.clone(),
            state: RefCell::new(State::Pending),
            callbacks: RefCell::new(Vec::new()),
            cancel_message: RefCell::new(Value::None),
            cancelled_error: RefCell::new(None),
            blocking: Cell::new(false),
            log_traceback: Cell::new(false),
            log_destroy: Cell::new(true),
            kind,
        })
    }

    pub fn plain(lp: &LoopRef) -> FutRef {
        Fut::make(lp, Kind::Plain)
    }

    pub fn task(&self) -> Option<&Task> {
        match &self.kind {
            Kind::Task(task) => Some(task),
            _ => None,
        }
    }

    pub fn done(&self) -> bool {
        !matches!(&*self.state.borrow(), State::Pending)
    }

    pub fn cancelled(&self) -> bool {
        matches!(&*self.state.borrow(), State::Cancelled)
    }

    /// The exception it ended by, which thereby is looked at; None also while pending or if it was
    /// cancelled.
    pub fn error(&self) -> Option<PyErr> {
        match &*self.state.borrow() {
            State::Failed(e) => {
                self.log_traceback.set(false);
                Some(e.clone())
            }
            _ => None,
        }
    }

    /// What to raise because it was cancelled.
    pub fn make_cancelled_error(&self) -> PyErr {
        match self.cancelled_error.take() {
            Some(e) => e,
            None => cancelled_error(&self.cancel_message.borrow()),
        }
    }

    pub fn result(&self) -> R {
        if self.cancelled() {
            return Err(self.make_cancelled_error());
        }
        match &*self.state.borrow() {
            State::Finished(v) => Ok(v.clone()),
            State::Failed(e) => {
                self.log_traceback.set(false);
                Err(e.clone())
            }
            _ => Err(invalid_state("Result is not set.")),
        }
    }

    pub fn exception(&self) -> R {
        if self.cancelled() {
            return Err(self.make_cancelled_error());
        }
        match &*self.state.borrow() {
            State::Finished(_) => Ok(Value::None),
            State::Failed(e) => {
                self.log_traceback.set(false);
                Ok(e.value())
            }
            _ => Err(invalid_state("Exception is not set.")),
        }
    }
}

impl Ref<Fut> {
    /// Sets the state and tells everybody, in the next round.
    fn settle(&self, state: State) -> Result<(), PyErr> {
        let old = self.state.replace(state);
        drop(old);
        if let Some(task) = self.task() {
            let gone = self.lp.tasks.borrow_mut().remove(&task.serial);
            drop(gone);
        }
        let callbacks = self.callbacks.take();
        for callback in callbacks {
            self.schedule(callback)?;
        }
        Ok(())
    }

    fn schedule(&self, callback: Callback) -> Result<(), PyErr> {
        let job = match callback {
            Callback::Python(f) => Job::Python(f, vec![Value::from(self.clone())]),
            Callback::Native(f) => {
                let this = self.clone();
                Job::native(move || f(&this))
            }
        };
        self.lp.call_soon(job).map(drop)
    }

    pub fn add_callback(&self, callback: Callback) -> Result<(), PyErr> {
        if self.done() {
            return self.schedule(callback);
        }
        self.callbacks.borrow_mut().push(callback);
        Ok(())
    }

    /// Tells native code when it is done.
    pub fn on_done(
        &self,
        f: impl Fn(&FutRef) -> Result<(), PyErr> + 'static,
    ) -> Result<Native, PyErr> {
        let f: Native = Rc::new(f);
        self.add_callback(Callback::Native(f.clone()))?;
        Ok(f)
    }

    pub fn forget(&self, callback: &Native) {
        let kept = |c: &Callback| !matches!(c, Callback::Native(f) if Rc::ptr_eq(f, callback));
        self.callbacks.borrow_mut().retain(kept)
    }

    pub fn set_result(&self, v: Value) -> Result<(), PyErr> {
        if self.done() {
            return Err(invalid_state("invalid state"));
        }
        self.settle(State::Finished(v))
    }

    pub fn set_error(&self, e: PyErr) -> Result<(), PyErr> {
        if self.done() {
            return Err(invalid_state("invalid state"));
        }
        self.settle(State::Failed(e))?;
        self.log_traceback.set(true);
        Ok(())
    }

    /// `set_exception(v)`
    pub fn set_exception(&self, v: &Value) -> Result<(), PyErr> {
        if self.done() {
            return Err(invalid_state("invalid state"));
        }
        let is_exception = v.down::<ExcObj>().is_some()
            || crate::core::descr::as_type(v)
                .map_or(false, |t| t.has(crate::core::types::flags::EXCEPTION));
        if !is_exception {
            return Err(type_error("invalid exception object"));
        }
        let e = raise::to_exception(v)?;
        if e.is(&stop_iteration_type()) {
            return Err(type_error(
                "StopIteration interacts badly with generators and cannot be raised into a Future",
            ));
        }
        self.set_error(e)
    }

    /// Cancels it as a plain future.
    pub fn cancel_plain(&self, message: Value) -> Result<bool, PyErr> {
        self.log_traceback.set(false);
        if self.done() {
            return Ok(false);
        }
        self.cancel_message.replace(message);
        self.settle(State::Cancelled)?;
        Ok(true)
    }

    /// Asks whatever it is to be cancelled.
    pub fn cancel(&self, message: &Value) -> Result<bool, PyErr> {
        match &self.kind {
            Kind::Plain => self.cancel_plain(message.clone()),
            Kind::Task(task) => task.cancel(self, message),
            Kind::Gathering(children, requested) => {
                if self.done() {
                    return Ok(false);
                }
                let mut any = false;
                for child in children {
                    any |= child.cancel(message)?;
                }
                if any {
                    requested.set(true);
                }
                Ok(any)
            }
        }
    }

    /// For who may come too late with a result.
    pub fn release(&self) -> Result<(), PyErr> {
        if self.done() {
            return Ok(());
        }
        self.set_result(Value::None)
    }

    /// `await` of native code.
    pub async fn wait(&self, co: &Co) -> R {
        if !self.done() {
            self.blocking.set(true);
            co.suspend(Value::from(self.clone())).await?;
            if !self.done() {
                return Err(runtime_error("await wasn't used with future"));
            }
        }
        self.result()
    }
}

/// The iterator of `await future`.
pub struct Waiting(pub FutRef);

impl Source for Waiting {
    fn class(&self) -> Type {
        super::future_type::future_iter_type()
    }

    fn step(&self, with: Resume) -> Result<Step, PyErr> {
        if let Resume::Throw(e) = with {
            return Err(e);
        }
        if self.0.done() {
            return self.0.result().map(Step::Done);
        }
        if self.0.blocking.get() {
            return Err(runtime_error("await wasn't used with future"));
        }
        self.0.blocking.set(true);
        Ok(Step::Yield(Value::from(self.0.clone())))
    }

    fn close(&self) -> Result<(), PyErr> {
        Ok(())
    }
}

impl Drop for Fut {
    fn drop(&mut self) {
        let unseen = self.log_traceback.get();
        let unfinished = self.log_destroy.get() && self.task().is_some() && !self.done();
        if !unseen && !unfinished {
            return;
        }
        // The report is about the future, so there has to be one.
        let lp = self.lp.clone();
        let state = self.state.replace(State::Cancelled);
        let error = match &state {
            State::Failed(e) => Some(e.clone()),
            _ => None,
        };
        let kind = std::mem::replace(&mut self.kind, Kind::Plain);
        let again = Fut::make(&lp, kind);
        again.state.replace(state);
        again.log_destroy.set(false);
        report::dropped(&again, error);
    }
}

/// The truth of `isinstance(e, CancelledError)` for what a wait ended by.
pub fn was_cancelled(r: &R) -> bool {
    matches!(r, Err(e) if is_cancelled(e))
}

/// A name for messages.
pub fn repr_of(f: &FutRef) -> Result<String, PyErr> {
    Ok(ops::repr(&Value::from(f.clone()))?.to_string_lossy())
}
