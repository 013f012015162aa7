// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The event loop as Python sees it.

use super::event_loop::{self, EventLoop, LoopRef};
use super::future::Fut;
use super::handle::Job;
use super::report;
use super::task;
use crate::coll::params::{or, parse};
use crate::coll::{receiver, PyDict};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::error::{type_error, PyErr};
use crate::core::native_coroutine::coroutine;
use crate::core::object::{drop_obj, Payload, VT};
use crate::core::ops;
use crate::core::types::{type_name, TypeSpec};
use crate::core::value::{Value, R};
use crate::num::convert::float_arg;
use crate::{coroutine_info, define_type};

impl Payload for EventLoop {
    fn vt() -> &'static VT {
        static LOOP: VT = VT {
            repr: Some(|o| {
                let lp = crate::coll::seq::this::<EventLoop>(o);
                let word = |b: bool| if b { "True" } else { "False" };
                Ok(ops::new_str(&format!(
                    "<_UnixSelectorEventLoop running={} closed={} debug={}>",
                    word(lp.running.get()),
                    word(lp.closed.get()),
                    word(lp.debug.get())
                )))
            }),
            ..VT::new("_UnixSelectorEventLoop", drop_obj::<EventLoop>, |_| loop_type())
        };
        &LOOP
    }
}

fn loop_of(v: &Value) -> Result<&LoopRef, PyErr> {
    receiver::<EventLoop>(v)
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// The callback and its arguments from `skip` on; `context=` changes nothing without context
/// variables.
fn job(args: &mut Args, name: &str, skip: usize) -> Result<Job, PyErr> {
    args.keyword("context");
    args.no_more_keywords(name)?;
    if args.pos.len() <= skip {
        return Err(type_error(format!(
            "BaseEventLoop.{}() missing 1 required positional argument: 'callback'",
            name
        )));
    }
    let f = args.pos[skip].take();
    if task::is_coroutine(&f) || super::is_coroutine_function(&f) {
        return Err(type_error(format!("coroutines cannot be used with {}()", name)));
    }
    if !ops::is_callable(&f) {
        return Err(type_error(format!(
            "a callable object was expected by {}(), got {}",
            name,
            ops::repr(&f)?.to_string_lossy()
        )));
    }
    Ok(Job::Python(f, args.pos[skip + 1..].iter_mut().map(Value::take).collect()))
}

fn call_soon(this: &Value, args: &mut Args) -> R {
    let lp = loop_of(this)?;
    lp.check_closed()?;
    Ok(Value::from(lp.call_soon(job(args, "call_soon", 0)?)?))
}

fn call_later(this: &Value, args: &mut Args) -> R {
    let delay = args.pos.get(0).cloned().unwrap_or(Value::None);
    if delay.is_none() {
        return Err(type_error("delay must not be None"));
    }
    let job = job(args, "call_later", 1)?;
    Ok(Value::from(loop_of(this)?.call_later(float_arg(&delay)?, job)?))
}

fn call_at(this: &Value, args: &mut Args) -> R {
    let when = args.pos.get(0).cloned().unwrap_or(Value::None);
    if when.is_none() {
        return Err(type_error("when cannot be None"));
    }
    let job = job(args, "call_at", 1)?;
    Ok(Value::from(loop_of(this)?.call_at(float_arg(&when)?, job)?))
}

fn create_task(this: &Value, args: &mut Args) -> R {
    let [coro, name, _context] = parse(args, "create_task", ["coro", "name", "context"], 1, 1)?;
    Ok(Value::from(task::create(loop_of(this)?, coro, or(name, Value::None))?))
}

fn set_exception_handler(this: &Value, args: &mut Args) -> R {
    args.exactly("BaseEventLoop.set_exception_handler", 1)?;
    let handler = args.pos[0].take();
    if !handler.is_none() && !ops::is_callable(&handler) {
        return Err(type_error(format!(
            "A callable object or None is expected, got {}",
            ops::repr(&handler)?.to_string_lossy()
        )));
    }
    loop_of(this)?.handler.replace(handler);
    Ok(Value::None)
}

fn context_arg(args: &Args) -> Result<crate::core::object::Ref<PyDict>, PyErr> {
    match args.pos.get(0).and_then(|v| v.peel().down::<PyDict>()) {
        Some(d) => Ok(d.clone()),
        None => Err(type_error(format!(
            "a dict was expected, not {}",
            args.pos.get(0).map_or(String::new(), type_name)
        ))),
    }
}

coroutine_info!(
    SHUTDOWN_ASYNCGENS,
    "asyncio.base_events",
    "shutdown_asyncgens",
    "BaseEventLoop.shutdown_asyncgens"
);
coroutine_info!(
    SHUTDOWN_EXECUTOR,
    "asyncio.base_events",
    "shutdown_default_executor",
    "BaseEventLoop.shutdown_default_executor"
);

/// A coroutine that ends the asynchronous generators that were left half-way.
pub fn shutdown_generators(lp: &LoopRef) -> Value {
    let lp = lp.clone();
    coroutine(&SHUTDOWN_ASYNCGENS, move |co| async move {
        let mut closing = Vec::new();
        for g in event_loop::take_generators(&lp) {
            closing.push(crate::core::async_gen::close(&g)?);
        }
        if closing.is_empty() {
            return Ok(Value::None);
        }
        super::gather::gather(closing, true)?.wait(&co).await?;
        Ok(Value::None)
    })
}

macro_rules! simple {
    ($name:literal, |$lp:ident| $body:expr) => {
        method($name, |this, args| {
            args.exactly(concat!("BaseEventLoop.", $name), 0)?;
            let $lp = loop_of(this)?;
            $body
        })
    };
}

static METHODS: &[MethodDef] = &[
    simple!("run_forever", |lp| event_loop::run_forever(lp).map(Value::from)),
    method("run_until_complete", |this, args| {
        args.exactly("BaseEventLoop.run_until_complete", 1)?;
        event_loop::run_until_complete(loop_of(this)?, &args.pos[0].take())
    }),
    simple!("stop", |lp| {
        lp.stop();
        Ok(Value::None)
    }),
    simple!("close", |lp| event_loop::close(lp).map(Value::from)),
    simple!("is_running", |lp| Ok(Value::Bool(lp.running.get()))),
    simple!("is_closed", |lp| Ok(Value::Bool(lp.closed.get()))),
    simple!("time", |_lp| Ok(Value::Float(event_loop::time()))),
    method("call_soon", call_soon),
    method("call_soon_threadsafe", call_soon),
    method("call_later", call_later),
    method("call_at", call_at),
    method("create_task", create_task),
    simple!("create_future", |lp| Ok(Value::from(Fut::plain(lp)))),
    method("set_exception_handler", set_exception_handler),
    simple!("get_exception_handler", |lp| Ok(lp.handler.borrow().clone())),
    method("call_exception_handler", |this, args| {
        args.exactly("BaseEventLoop.call_exception_handler", 1)?;
        report::call_handler(loop_of(this)?, context_arg(args)?).map(Value::from)
    }),
    method("default_exception_handler", |_this, args| {
        args.exactly("BaseEventLoop.default_exception_handler", 1)?;
        report::write_default(&*context_arg(args)?);
        Ok(Value::None)
    }),
    simple!("get_debug", |lp| Ok(Value::Bool(lp.debug.get()))),
    method("set_debug", |this, args| {
        args.exactly("BaseEventLoop.set_debug", 1)?;
        loop_of(this)?.debug.set(ops::truth(&args.pos[0])?);
        Ok(Value::None)
    }),
    simple!("shutdown_asyncgens", |lp| Ok(shutdown_generators(lp))),
    simple!("shutdown_default_executor", |_lp| {
        Ok(coroutine(&SHUTDOWN_EXECUTOR, |_co| async { Ok(Value::None) }))
    }),
];

define_type!(pub fn abstract_loop_type, TypeSpec {
    module: "asyncio.events",
    ..TypeSpec::new("AbstractEventLoop")
});

define_type!(pub fn loop_type, TypeSpec {
    module: "asyncio.unix_events",
    base: Some(abstract_loop_type),
    vt: Some(EventLoop::vt),
    new: Some(|_, args| {
        args.exactly("SelectorEventLoop", 0)?;
        Ok(Value::from(event_loop::new_loop()))
    }),
    methods: METHODS,
    ..TypeSpec::new("_UnixSelectorEventLoop")
});
