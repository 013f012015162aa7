// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Future` and `Task` as Python sees them.

use super::event_loop;
use super::future::{Callback, Fut, FutRef, Kind, Waiting};
use super::report;
use super::task::{self, Task};
use crate::coll::params::{or, parse};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::awaiting::{Delegate, DELEGATE_METHODS};
use crate::core::error::{runtime_error, type_error, PyErr};
use crate::core::object::{drop_obj, Payload, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;

impl Payload for Fut {
    fn vt() -> &'static VT {
        static FUTURE: VT = VT {
            repr: Some(|o| {
                let f = crate::coll::seq::this::<Fut>(o);
                if f.task().is_some() {
                    return ops::str_of(&report::task_repr(f)?);
                }
                let name = match &f.kind {
                    Kind::Gathering(..) => "_GatheringFuture",
                    _ => "Future",
                };
                Ok(ops::new_str(&format!("<{} {}>", name, report::repr_info(f)?.join(" "))))
            }),
            iter: Some(|o| {
                Ok(Delegate::make(Waiting(crate::coll::seq::this::<Fut>(o).clone())))
            }),
            variant: Some(crate::core::site::by_class),
            ..VT::new("Future", drop_obj::<Fut>, |o| match o.down::<Fut>().map(|f| &f.kind) {
                Some(Kind::Task(_)) => task_type(),
                Some(Kind::Gathering(..)) => gathering_type(),
                _ => future_type(),
            })
        };
        &FUTURE
    }
}

/// The future that a method is called on, or an argument has to be.
pub fn future_of(v: &Value) -> Result<&FutRef, PyErr> {
    v.down::<Fut>().ok_or_else(|| {
        type_error(format!(
            "descriptor requires a '_asyncio.Future' object but received '{}'",
            crate::core::types::type_name(v)
        ))
    })
}

fn task_of(v: &Value) -> Result<&Task, PyErr> {
    future_of(v)?.task().ok_or_else(|| type_error("a Task was expected"))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

fn cancel(this: &Value, args: &mut Args) -> R {
    let [message] = parse(args, "cancel", ["msg"], 0, 1)?;
    future_of(this)?.clone().cancel(&or(message, Value::None)).map(Value::Bool)
}

fn add_done_callback(this: &Value, args: &mut Args) -> R {
    let [callback, _context] = parse(args, "add_done_callback", ["", "context"], 1, 1)?;
    future_of(this)?.add_callback(Callback::Python(callback))?;
    Ok(Value::None)
}

fn remove_done_callback(this: &Value, args: &mut Args) -> R {
    args.exactly("_asyncio.Future.remove_done_callback", 1)?;
    let f = future_of(this)?;
    let all = f.callbacks.take();
    let before = all.len();
    let mut kept = Vec::new();
    for callback in all {
        let same = match &callback {
            Callback::Python(c) => ops::test_eq(c, &args.pos[0])?,
            Callback::Native(_) => false,
        };
        if !same {
            kept.push(callback);
        }
    }
    let removed = before - kept.len();
    f.callbacks.replace(kept);
    Ok(Value::Int(removed as i64))
}

static METHODS: &[MethodDef] = &[
    method("__await__", |this, args| {
        args.exactly("Future.__await__", 0)?;
        Ok(Delegate::make(Waiting(future_of(this)?.clone())))
    }),
    method("result", |this, args| {
        args.exactly("_asyncio.Future.result", 0)?;
        future_of(this)?.result()
    }),
    method("exception", |this, args| {
        args.exactly("_asyncio.Future.exception", 0)?;
        future_of(this)?.exception()
    }),
    method("set_result", |this, args| {
        args.exactly("_asyncio.Future.set_result", 1)?;
        let f = future_of(this)?;
        if f.task().is_some() {
            return Err(runtime_error("Task does not support set_result operation"));
        }
        f.set_result(args.pos[0].take()).map(Value::from)
    }),
    method("set_exception", |this, args| {
        args.exactly("_asyncio.Future.set_exception", 1)?;
        let f = future_of(this)?;
        if f.task().is_some() {
            return Err(runtime_error("Task does not support set_exception operation"));
        }
        f.set_exception(&args.pos[0]).map(Value::from)
    }),
    method("done", |this, args| {
        args.exactly("_asyncio.Future.done", 0)?;
        Ok(Value::Bool(future_of(this)?.done()))
    }),
    method("cancelled", |this, args| {
        args.exactly("_asyncio.Future.cancelled", 0)?;
        Ok(Value::Bool(future_of(this)?.cancelled()))
    }),
    method("cancel", cancel),
    method("add_done_callback", add_done_callback),
    method("remove_done_callback", remove_done_callback),
    method("get_loop", |this, args| {
        args.exactly("_asyncio.Future.get_loop", 0)?;
        Ok(Value::from(future_of(this)?.lp.clone()))
    }),
];

fn loop_arg(v: Value) -> Result<event_loop::LoopRef, PyErr> {
    if v.is_unbound() || v.is_none() {
        return event_loop::current();
    }
    match v.down::<event_loop::EventLoop>() {
        Some(lp) => Ok(lp.clone()),
        None => Err(type_error("an event loop was expected")),
    }
}

define_type!(pub fn future_type, TypeSpec {
    module: "_asyncio",
    vt: Some(Fut::vt),
    new: Some(|_, args| {
        let [lp] = parse(args, "Future", ["loop"], 0, 0)?;
        Ok(Value::from(Fut::plain(&loop_arg(lp)?)))
    }),
    methods: METHODS,
    in_c: true,
    ..TypeSpec::new("Future")
});

define_type!(pub fn gathering_type, TypeSpec {
    module: "asyncio.tasks",
    base: Some(future_type),
    vt: Some(Fut::vt),
    ..TypeSpec::new("_GatheringFuture")
});

define_type!(pub fn future_iter_type, TypeSpec {
    module: "_asyncio",
    vt: Some(Delegate::vt),
    methods: DELEGATE_METHODS,
    in_c: true,
    ..TypeSpec::new("FutureIter")
});

define_type!(pub fn task_type, TypeSpec {
    module: "_asyncio",
    base: Some(future_type),
    vt: Some(Fut::vt),
    new: Some(|_, args| {
        let names = ["coro", "loop", "name", "context"];
        let [coro, lp, name, _context] = parse(args, "Task", names, 1, 1)?;
        let made = task::create(&loop_arg(lp)?, coro, or(name, Value::None))?;
        Ok(Value::from(made))
    }),
    methods: &[
        method("get_name", |this, args| {
            args.exactly("_asyncio.Task.get_name", 0)?;
            Ok(task_of(this)?.name.borrow().clone())
        }),
        method("set_name", |this, args| {
            args.exactly("_asyncio.Task.set_name", 1)?;
            let name = Value::from(ops::str_of(&args.pos[0])?);
            task_of(this)?.name.replace(name);
            Ok(Value::None)
        }),
        method("get_coro", |this, args| {
            args.exactly("_asyncio.Task.get_coro", 0)?;
            Ok(task_of(this)?.coro.clone())
        }),
        method("cancelling", |this, args| {
            args.exactly("_asyncio.Task.cancelling", 0)?;
            Ok(Value::Int(task_of(this)?.requests.get()))
        }),
        method("uncancel", |this, args| {
            args.exactly("_asyncio.Task.uncancel", 0)?;
            Ok(Value::Int(task_of(this)?.uncancel()))
        }),
    ],
    getset: &[GetSetDef {
        name: "_fut_waiter",
        get: |v| {
            let waiter = task_of(v)?.waiter.borrow().clone();
            Ok(waiter.map_or(Value::None, Value::from))
        },
        set: None,
    }],
    in_c: true,
    ..TypeSpec::new("Task")
});
