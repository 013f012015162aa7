// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `run` and `Runner`: a loop from its beginning to its end.

use super::event_loop::{self, LoopRef};
use super::future::FutRef;
use super::gather::gather;
use super::loop_type::shutdown_generators;
use super::report;
use super::task;
use crate::coll::params::{or, parse};
use crate::coll::receiver;
use crate::core::args::{MethodDef, MethodKind, MethodOf};
use crate::core::call;
use crate::core::error::{runtime_error, type_error, value_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::{define_type, py_def};
use std::cell::{Cell, RefCell};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Created,
    Running,
    Closed,
}

pub struct Runner {
    phase: Cell<Phase>,
    debug: RefCell<Value>,
    factory: RefCell<Value>,
    lp: RefCell<Option<LoopRef>>,
    /// Whether the loop is the thread's current one.
    was_set: Cell<bool>,
}

impl Runner {
    fn new() -> Runner {
        Runner {
            phase: Cell::new(Phase::Created),
            debug: RefCell::new(Value::None),
            factory: RefCell::new(Value::None),
            lp: RefCell::new(None),
            was_set: Cell::new(false),
        }
    }

    fn own_loop(&self) -> Result<LoopRef, PyErr> {
        if self.phase.get() == Phase::Closed {
            return Err(runtime_error("Runner is closed"));
        }
        if let Some(lp) = &*self.lp.borrow() {
            return Ok(lp.clone());
        }
        let factory = self.factory.borrow().clone();
        let lp = if factory.is_none() {
            let lp = event_loop::new_loop();
            event_loop::set_current(Some(lp.clone()));
            self.was_set.set(true);
            lp
        } else {
            let made = call::call(&factory, &mut [])?;
            match made.down::<event_loop::EventLoop>() {
                Some(lp) => lp.clone(),
                None => return Err(type_error("an event loop was expected")),
            }
        };
        let debug = self.debug.borrow().clone();
        if !debug.is_none() {
            lp.debug.set(ops::truth(&debug)?);
        }
        self.lp.replace(Some(lp.clone()));
        self.phase.set(Phase::Running);
        Ok(lp)
    }

    fn run(&self, coro: &Value) -> R {
        if !task::is_coroutine(coro) {
            let shown = ops::repr(coro)?.to_string_lossy();
            return Err(value_error(format!("a coroutine was expected, got {}", shown)));
        }
        if event_loop::running_or_none().is_some() {
            return Err(runtime_error(
                "Runner.run() cannot be called from a running event loop",
            ));
        }
        let lp = self.own_loop()?;
        let main = task::create(&lp, coro.clone(), Value::None)?;
        event_loop::run_until_complete(&lp, &Value::from(main))
    }

    fn close(&self) -> Result<(), PyErr> {
        if self.phase.get() != Phase::Running {
            return Ok(());
        }
        let lp = match self.lp.take() {
            Some(lp) => lp,
            None => return Ok(()),
        };
        let ended = finish(&lp);
        if self.was_set.get() {
            event_loop::set_current(None);
        }
        self.phase.set(Phase::Closed);
        event_loop::close(&lp)?;
        ended
    }
}

/// Cancels what still runs, and ends the generators that were left half-way.
fn finish(lp: &LoopRef) -> Result<(), PyErr> {
    let left: Vec<FutRef> = lp.tasks.borrow().values().cloned().collect();
    if !left.is_empty() {
        for t in &left {
            t.cancel(&Value::None)?;
        }
        let all = gather(left.iter().cloned().map(Value::from).collect(), true)?;
        event_loop::run_until_complete(lp, &Value::from(all))?;
        for t in &left {
            if let Some(e) = t.error() {
                let text = "unhandled exception during asyncio.run() shutdown".to_string();
                report::task_failed(lp, text, &e, t)?;
            }
        }
    }
    event_loop::run_until_complete(lp, &shutdown_generators(lp)).map(drop)
}

/// `with runner: return runner.run(main)`
fn run(main: &Value, debug: &Value) -> R {
    if event_loop::running_or_none().is_some() {
        return Err(runtime_error("asyncio.run() cannot be called from a running event loop"));
    }
    let runner = Runner::new();
    runner.debug.replace(debug.clone());
    runner.own_loop()?;
    let result = runner.run(main);
    runner.close()?;
    result
}

py_def!(
    RUN, "asyncio.runners", "run", "run", ["main", "debug"],
    n_posonly: 0, n_pos: 1, n_kwonly: 1, varargs: false, varkw: false,
    |_, a| run(&a[0], &a[1])
);

impl Payload for Runner {
    fn vt() -> &'static VT {
        static RUNNER: VT = VT::new("Runner", drop_obj::<Runner>, |_| runner_type());
        &RUNNER
    }
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

fn runner_of(v: &Value) -> Result<&Ref<Runner>, PyErr> {
    receiver::<Runner>(v)
}

static METHODS: &[MethodDef] = &[
    method("__enter__", |this, args| {
        args.exactly("Runner.__enter__", 0)?;
        runner_of(this)?.own_loop()?;
        Ok(this.clone())
    }),
    method("__exit__", |this, args| {
        args.exactly("Runner.__exit__", 3)?;
        runner_of(this)?.close().map(Value::from)
    }),
    method("close", |this, args| {
        args.exactly("Runner.close", 0)?;
        runner_of(this)?.close().map(Value::from)
    }),
    method("get_loop", |this, args| {
        args.exactly("Runner.get_loop", 0)?;
        Ok(Value::from(runner_of(this)?.own_loop()?))
    }),
    method("run", |this, args| {
        let [coro, _context] = parse(args, "run", ["coro", "context"], 1, 1)?;
        runner_of(this)?.clone().run(&coro)
    }),
];

define_type!(pub fn runner_type, TypeSpec {
    module: "asyncio.runners",
    vt: Some(Runner::vt),
    new: Some(|_, args| {
        let [debug, factory] = parse(args, "Runner", ["debug", "loop_factory"], 0, 0)?;
        let runner = Runner::new();
        runner.debug.replace(or(debug, Value::None));
        runner.factory.replace(or(factory, Value::None));
        Ok(Value::from(Ref::new(runner)))
    }),
    methods: METHODS,
    ..TypeSpec::new("Runner")
});
