// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What the event loop is to run: `Handle` and `TimerHandle`.

use crate::coll::receiver;
use crate::core::args::{MethodDef, MethodKind, MethodOf};
use crate::core::call;
use crate::core::error::PyErr;
use crate::core::object::{drop_obj, Payload, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::Value;
use crate::define_type;
use std::cell::{Cell, RefCell};

pub enum Job {
    /// A callable and its arguments.
    Python(Value, Vec<Value>),
    Native(Box<dyn FnOnce() -> Result<(), PyErr>>),
}

impl Job {
    pub fn native(f: impl FnOnce() -> Result<(), PyErr> + 'static) -> Job {
        Job::Native(Box::new(f))
    }
}

pub struct Handle {
    job: RefCell<Option<Job>>,
    /// What `job` was, in messages.
    text: RefCell<Option<String>>,
    pub when: Option<f64>,
    pub cancelled: Cell<bool>,
}

impl Handle {
    pub fn new(job: Job, when: Option<f64>) -> Handle {
        Handle {
            job: RefCell::new(Some(job)),
            text: RefCell::new(None),
            when,
            cancelled: Cell::new(false),
        }
    }

    pub fn cancel(&self) {
        self.cancelled.set(true);
        let job = self.job.take();
        drop(job)
    }

    pub fn run(&self) -> Result<(), PyErr> {
        match self.job.take() {
            Some(Job::Native(f)) if !self.cancelled.get() => f(),
            Some(Job::Python(f, mut args)) if !self.cancelled.get() => {
                let described = args.clone();
                let result = call::call(&f, &mut args).map(drop);
                if result.is_err() {
                    self.text.replace(Some(super::report::callback_text(&f, &described)));
                }
                result
            }
            _ => Ok(()),
        }
    }

    /// The callback as messages show it.
    pub fn callback_text(&self) -> String {
        if let Some(text) = &*self.text.borrow() {
            return text.clone();
        }
        match &*self.job.borrow() {
            Some(Job::Python(f, args)) => super::report::callback_text(f, args),
            _ => String::new(),
        }
    }
}

impl Payload for Handle {
    fn vt() -> &'static VT {
        static HANDLE: VT = VT {
            repr: Some(|o| {
                let h = crate::coll::seq::this::<Handle>(o);
                let name = if h.when.is_some() { "TimerHandle" } else { "Handle" };
                let mut text = format!("<{}", name);
                if h.cancelled.get() {
                    text.push_str(" cancelled");
                }
                if let Some(when) = h.when {
                    let when = ops::repr(&Value::Float(when))?.to_string_lossy();
                    text.push_str(&format!(" when={}", when));
                }
                let callback = h.callback_text();
                if !callback.is_empty() {
                    text.push_str(&format!(" {}", callback));
                }
                text.push('>');
                Ok(ops::new_str(&text))
            }),
            variant: Some(crate::core::site::by_class),
            ..VT::new("Handle", drop_obj::<Handle>, |o| match o.down::<Handle>() {
                Some(h) if h.when.is_some() => timer_handle_type(),
                _ => handle_type(),
            })
        };
        &HANDLE
    }
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

define_type!(pub fn handle_type, TypeSpec {
    module: "asyncio.events",
    vt: Some(Handle::vt),
    methods: HANDLE_METHODS,
    ..TypeSpec::new("Handle")
});

static HANDLE_METHODS: &[MethodDef] = &[
    method("cancel", |this, args| {
        args.exactly("Handle.cancel", 0)?;
        receiver::<Handle>(this)?.cancel();
        Ok(Value::None)
    }),
    method("cancelled", |this, args| {
        args.exactly("Handle.cancelled", 0)?;
        Ok(Value::Bool(receiver::<Handle>(this)?.cancelled.get()))
    }),
];

define_type!(pub fn timer_handle_type, TypeSpec {
    module: "asyncio.events",
    base: Some(handle_type),
    vt: Some(Handle::vt),
    methods: &[method("when", |this, args| {
        args.exactly("TimerHandle.when", 0)?;
        Ok(receiver::<Handle>(this)?.when.map_or(Value::None, Value::Float))
    })],
    ..TypeSpec::new("TimerHandle")
});
