// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Coroutines written in Rust: an `async fn` whose only points of suspension are `Co::suspend` and
//! what is built on it. Its driver is the Python object, not a Rust executor: a poll is a step.

use crate::core::awaiting::await_iter;
use crate::core::error::PyErr;
use crate::core::func::FuncDef;
use crate::core::gen::{generator, resume, Resume, Step};
use crate::core::value::{Value, R};
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};

/// The coroutine's end of the line to its driver.
#[derive(Clone)]
pub struct Co(Rc<Line>);

#[derive(Default)]
struct Line {
    /// For the driver: a step that was taken.
    out: RefCell<Option<Step>>,
    /// For the coroutine: what it is resumed with.
    sent: RefCell<Option<Resume>>,
}

/// One suspension: pending until the driver answers.
struct Suspension<'a> {
    line: &'a Line,
    step: Option<Step>,
}

impl<'a> Future for Suspension<'a> {
    type Output = R;

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<R> {
        if let Some(step) = self.step.take() {
            self.line.out.replace(Some(step));
            return Poll::Pending;
        }
        match self.line.sent.take() {
            Some(Resume::Send(v)) => Poll::Ready(Ok(v)),
            Some(Resume::Throw(e)) => Poll::Ready(Err(e)),
            None => Poll::Pending,
        }
    }
}

impl Co {
    /// Yields to whoever drives the coroutine.
    pub async fn suspend(&self, v: Value) -> R {
        Suspension { line: &self.0, step: Some(Step::Yield(v)) }.await
    }

    /// Gives an element, in an asynchronous generator.
    pub async fn item(&self, v: Value) -> R {
        Suspension { line: &self.0, step: Some(Step::Item(v)) }.await
    }

    /// `await v`
    pub async fn wait(&self, v: &Value) -> R {
        let it = await_iter(v)?;
        self.delegate(&it).await
    }

    /// `yield from it`
    pub async fn delegate(&self, it: &Value) -> R {
        let mut with = Resume::Send(Value::None);
        loop {
            match resume(it, with)? {
                Step::Done(v) => return Ok(v),
                Step::Yield(v) | Step::Item(v) => {
                    with = match self.suspend(v).await {
                        Ok(v) => Resume::Send(v),
                        Err(e) => Resume::Throw(e),
                    }
                }
            }
        }
    }
}

/// Nobody is woken: the driver steps when it likes.
struct Nobody;

impl Wake for Nobody {
    fn wake(self: Arc<Self>) {}
}

/// A coroutine object around the body that `start` gives.
pub fn coroutine<F>(info: &'static FuncDef, start: impl FnOnce(Co) -> F) -> Value
where
    F: Future<Output = R> + 'static,
{
    let co = Co(Rc::new(Line::default()));
    let line = co.0.clone();
    let mut body = Box::pin(start(co));
    let waker = Waker::from(Arc::new(Nobody));
    let mut first = true;
    generator(info, &[], move |g| {
        let with = g.take_sent();
        if !std::mem::replace(&mut first, false) {
            line.sent.replace(Some(with));
        }
        match body.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(Ok(v)) => Ok(Step::Done(v)),
            Poll::Ready(Err(e)) => Err(e),
            Poll::Pending => Ok(line.out.take().unwrap_or(Step::Yield(Value::None))),
        }
    })
}

/// Describes a native coroutine function, or with a kind another one: only its names are looked at,
/// native functions make the objects.
#[macro_export]
macro_rules! coroutine_info {
    ($id:ident, $module:literal, $name:literal, $qualname:expr) => {
        $crate::coroutine_info!($id, $module, $name, $qualname, Coroutine);
    };
    ($id:ident, $module:literal, $name:literal, $qualname:expr, $kind:ident) => {
        static $id: $crate::core::func::FuncDef = $crate::core::func::FuncDef {
            name: $name,
            qualname: $qualname,
            module: $module,
            kind: $crate::core::func::FuncKind::$kind,
            ..$crate::core::func::FuncDef::PLAIN
        };
    };
}

/// The exception that Python code would see as being handled around the waiting.
pub fn in_context(e: PyErr, handled: &PyErr) -> PyErr {
    if !e.exc().same(handled.exc()) && e.exc().context.borrow().is_none() {
        e.exc().context.replace(Some(handled.clone()));
    }
    e
}
