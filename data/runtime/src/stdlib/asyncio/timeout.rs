// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `timeout` and `timeout_at`: a block that is cancelled when its time is up.

use super::errors::{is_cancelled, timed_out};
use super::event_loop;
use super::future::FutRef;
use super::handle::{Handle, Job};
use crate::coll::receiver;
use crate::core::args::{MethodDef, MethodKind, MethodOf};
use crate::core::error::{assertion_error, runtime_error, ExcObj, PyErr};
use crate::core::native_coroutine::coroutine;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::num::convert::float_arg;
use crate::{coroutine_info, define_type, py_def};
use std::cell::{Cell, RefCell};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Created,
    Entered,
    Expiring,
    Expired,
    Exited,
}

pub struct Timeout {
    phase: Cell<Phase>,
    when: RefCell<Value>,
    timer: RefCell<Option<Ref<Handle>>>,
    task: RefCell<Option<FutRef>>,
}

impl Timeout {
    fn word(&self) -> &'static str {
        match self.phase.get() {
            Phase::Created => "created",
            Phase::Entered => "active",
            Phase::Expiring => "expiring",
            Phase::Expired => "expired",
            Phase::Exited => "finished",
        }
    }
}

impl Ref<Timeout> {
    fn reschedule(&self, when: Value) -> Result<(), PyErr> {
        if self.phase.get() == Phase::Created {
            return Err(assertion_error(None));
        }
        if self.phase.get() != Phase::Entered {
            let text = format!("Cannot change state of {} Timeout", self.word());
            return Err(runtime_error(text));
        }
        self.when.replace(when.clone());
        if let Some(timer) = self.timer.take() {
            timer.cancel();
        }
        if when.is_none() {
            return Ok(());
        }
        let lp = event_loop::running()?;
        let this = self.clone();
        let job = Job::native(move || this.on_timeout());
        let timer = if ops::test_le(&when, &Value::Float(event_loop::time()))? {
            lp.call_soon(job)?
        } else {
            lp.call_at(float_arg(&when)?, job)?
        };
        self.timer.replace(Some(timer));
        Ok(())
    }

    fn on_timeout(&self) -> Result<(), PyErr> {
        let task = self.task.borrow().clone();
        if let Some(task) = task {
            task.cancel(&Value::None)?;
        }
        self.phase.set(Phase::Expiring);
        self.timer.replace(None);
        Ok(())
    }

    fn enter(&self) -> Result<(), PyErr> {
        self.phase.set(Phase::Entered);
        let task = event_loop::running()?.current.borrow().clone();
        if task.is_none() {
            return Err(runtime_error("Timeout should be used inside a task"));
        }
        self.task.replace(task);
        let when = self.when.borrow().clone();
        self.reschedule(when)
    }

    fn exit(&self, error: Option<PyErr>) -> Result<(), PyErr> {
        if let Some(timer) = self.timer.take() {
            timer.cancel();
        }
        match self.phase.get() {
            Phase::Expiring => {
                self.phase.set(Phase::Expired);
                let task = self.task.borrow().clone();
                let left = task.and_then(|t| t.task().map(|t| t.uncancel()));
                match error {
                    Some(e) if left == Some(0) && is_cancelled(&e) => {
                        let late = timed_out();
                        late.exc().context.replace(Some(e));
                        Err(late)
                    }
                    _ => Ok(()),
                }
            }
            Phase::Entered => {
                self.phase.set(Phase::Exited);
                Ok(())
            }
            _ => Err(assertion_error(None)),
        }
    }
}

impl Payload for Timeout {
    fn vt() -> &'static VT {
        static TIMEOUT: VT = VT {
            repr: Some(|o| {
                let t = crate::coll::seq::this::<Timeout>(o);
                let mut text = format!("<Timeout [{}]", t.word());
                if t.phase.get() == Phase::Entered {
                    let when = match &*t.when.borrow() {
                        Value::None => Value::None,
                        v => crate::num::round_float(float_arg(v)?, Some(&Value::Int(3)))?,
                    };
                    text.push_str(&format!(" when={}", ops::repr(&when)?.to_string_lossy()));
                }
                text.push('>');
                Ok(ops::new_str(&text))
            }),
            ..VT::new("Timeout", drop_obj::<Timeout>, |_| timeout_type())
        };
        &TIMEOUT
    }
}

coroutine_info!(AENTER, "asyncio.timeouts", "__aenter__", "Timeout.__aenter__");
coroutine_info!(AEXIT, "asyncio.timeouts", "__aexit__", "Timeout.__aexit__");

fn timeout_of(v: &Value) -> Result<&Ref<Timeout>, PyErr> {
    receiver::<Timeout>(v)
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

static METHODS: &[MethodDef] = &[
    method("when", |this, args| {
        args.exactly("Timeout.when", 0)?;
        Ok(timeout_of(this)?.when.borrow().clone())
    }),
    method("reschedule", |this, args| {
        args.exactly("Timeout.reschedule", 1)?;
        timeout_of(this)?.reschedule(args.pos[0].take()).map(Value::from)
    }),
    method("expired", |this, args| {
        args.exactly("Timeout.expired", 0)?;
        let phase = timeout_of(this)?.phase.get();
        Ok(Value::Bool(matches!(phase, Phase::Expiring | Phase::Expired)))
    }),
    method("__aenter__", |this, args| {
        args.exactly("Timeout.__aenter__", 0)?;
        let this = timeout_of(this)?.clone();
        Ok(coroutine(&AENTER, move |_co| async move {
            this.enter()?;
            Ok(Value::from(this))
        }))
    }),
    method("__aexit__", |this, args| {
        args.exactly("Timeout.__aexit__", 3)?;
        let this = timeout_of(this)?.clone();
        let error = args.pos[1].down::<ExcObj>().cloned().map(PyErr::from_ref);
        Ok(coroutine(&AEXIT, move |_co| async move { this.exit(error).map(Value::from) }))
    }),
];

define_type!(pub fn timeout_type, TypeSpec {
    module: "asyncio.timeouts",
    vt: Some(Timeout::vt),
    new: Some(|_, args| {
        args.exactly("Timeout", 1)?;
        Ok(make(args.pos[0].take()))
    }),
    methods: METHODS,
    ..TypeSpec::new("Timeout")
});

fn make(when: Value) -> Value {
    Value::from(Ref::new(Timeout {
        phase: Cell::new(Phase::Created),
        when: RefCell::new(when),
        timer: RefCell::new(None),
        task: RefCell::new(None),
    }))
}

fn timeout(delay: &Value) -> R {
    event_loop::running()?;
    if delay.is_none() {
        return Ok(make(Value::None));
    }
    Ok(make(ops::add(&Value::Float(event_loop::time()), delay)?))
}

py_def!(TIMEOUT, "asyncio.timeouts", "timeout", "timeout", ["delay"], |_, a| timeout(&a[0]));
py_def!(TIMEOUT_AT, "asyncio.timeouts", "timeout_at", "timeout_at", ["when"], |_, a| {
    Ok(make(a[0].take()))
});
