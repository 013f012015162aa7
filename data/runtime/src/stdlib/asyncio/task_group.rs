// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `TaskGroup`: tasks that end before the block does, and fail together.

use super::errors::is_cancelled;
use super::event_loop::{self, LoopRef};
use super::future::{repr_of, Fut, FutRef};
use super::report;
use super::task;
use crate::coll::params::{or, parse};
use crate::coll::{list, receiver};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::call;
use crate::core::error::{runtime_error, ExcObj, PyErr};
use crate::core::exceptions::{
    base_exception_group_type, keyboard_interrupt_type, system_exit_type,
};
use crate::core::native_coroutine::{coroutine, Co};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::raise;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::{coroutine_info, define_type};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct TaskGroup {
    entered: Cell<bool>,
    exiting: Cell<bool>,
    aborting: Cell<bool>,
    lp: RefCell<Option<LoopRef>>,
    parent: RefCell<Option<FutRef>>,
    parent_cancel_requested: Cell<bool>,
    tasks: RefCell<BTreeMap<u64, FutRef>>,
    errors: RefCell<Vec<PyErr>>,
    base_error: RefCell<Option<PyErr>>,
    completed: RefCell<Option<FutRef>>,
}

fn is_base_error(e: &PyErr) -> bool {
    e.is(&system_exit_type()) || e.is(&keyboard_interrupt_type())
}

impl TaskGroup {
    fn text(&self) -> String {
        let mut info = String::new();
        let tasks = self.tasks.borrow().len();
        if tasks > 0 {
            info.push_str(&format!(" tasks={}", tasks));
        }
        let errors = self.errors.borrow().len();
        if errors > 0 {
            info.push_str(&format!(" errors={}", errors));
        }
        if self.aborting.get() {
            info.push_str(" cancelling");
        } else if self.entered.get() {
            info.push_str(" entered");
        }
        format!("<TaskGroup{}>", info)
    }

    fn failure(&self, text: &str) -> PyErr {
        runtime_error(format!("TaskGroup {} {}", self.text(), text))
    }

    fn enter(&self) -> Result<(), PyErr> {
        if self.entered.get() {
            return Err(self.failure("has been already entered"));
        }
        self.entered.set(true);
        let lp = event_loop::running()?;
        let parent = lp.current.borrow().clone();
        self.lp.replace(Some(lp));
        if parent.is_none() {
            return Err(self.failure("cannot determine the parent task"));
        }
        self.parent.replace(parent);
        Ok(())
    }

    fn abort(&self) -> Result<(), PyErr> {
        self.aborting.set(true);
        let tasks: Vec<FutRef> = self.tasks.borrow().values().cloned().collect();
        for t in tasks {
            if !t.done() {
                t.cancel(&Value::None)?;
            }
        }
        Ok(())
    }

    /// Waits for all tasks; the cancellation that came meanwhile, if it has to go on.
    async fn wait_for_tasks(&self, co: &Co) -> Result<Option<PyErr>, PyErr> {
        let mut cancellation = None;
        while !self.tasks.borrow().is_empty() {
            let lp = event_loop::running()?;
            let completed = self
                .completed
                .borrow_mut()
                .get_or_insert_with(|| Fut::plain(&lp))
                .clone();
            if let Err(e) = completed.wait(co).await {
                if !is_cancelled(&e) {
                    return Err(e);
                }
                if !self.aborting.get() {
                    cancellation = Some(e);
                    self.abort()?;
                }
            }
            self.completed.replace(None);
        }
        Ok(cancellation)
    }

    async fn exit(&self, co: &Co, error: Option<PyErr>) -> R {
        self.exiting.set(true);
        let mut propagate = None;
        if let Some(e) = &error {
            if is_base_error(e) && self.base_error.borrow().is_none() {
                self.base_error.replace(Some(e.clone()));
            }
            if is_cancelled(e) {
                propagate = Some(e.clone());
            }
        }
        if self.parent_cancel_requested.get() {
            let left = self.parent.borrow().as_ref().and_then(|p| p.task().map(|t| t.uncancel()));
            if left == Some(0) {
                propagate = None;
            }
        }
        if error.is_some() && !self.aborting.get() {
            self.abort()?;
        }
        if let Some(e) = self.wait_for_tasks(co).await? {
            propagate = Some(e);
        }
        if let Some(e) = self.base_error.take() {
            return Err(e);
        }
        if let Some(e) = propagate {
            if self.errors.borrow().is_empty() {
                return Err(e);
            }
        }
        if let Some(e) = error {
            if !is_cancelled(&e) {
                self.errors.borrow_mut().push(e);
            }
        }
        let errors = self.errors.take();
        if errors.is_empty() {
            return Ok(Value::None);
        }
        let errors = list(errors.iter().map(PyErr::value).collect());
        let text = Value::from("unhandled errors in a TaskGroup");
        let group =
            call::call(&Value::from(base_exception_group_type()), &mut [text, errors])?;
        Err(raise::raise_from(group, Value::None))
    }

    fn task_done(&self, t: &FutRef) -> Result<(), PyErr> {
        let gone = t.task().and_then(|task| self.tasks.borrow_mut().remove(&task.serial));
        drop(gone);
        if self.tasks.borrow().is_empty() {
            let completed = self.completed.borrow().clone();
            if let Some(f) = completed {
                if !f.done() {
                    f.set_result(Value::Bool(true))?;
                }
            }
        }
        let e = match t.error() {
            Some(e) => e,
            None => return Ok(()),
        };
        self.errors.borrow_mut().push(e.clone());
        if is_base_error(&e) && self.base_error.borrow().is_none() {
            self.base_error.replace(Some(e.clone()));
        }
        let parent = match &*self.parent.borrow() {
            Some(parent) => parent.clone(),
            None => return Ok(()),
        };
        if parent.done() {
            let text = format!(
                "Task {} has errored out but its parent task {} is already completed",
                repr_of(t)?,
                repr_of(&parent)?
            );
            return report::task_failed(&t.lp, text, &e, t);
        }
        if !self.aborting.get() && !self.parent_cancel_requested.get() {
            self.abort()?;
            self.parent_cancel_requested.set(true);
            parent.cancel(&Value::None)?;
        }
        Ok(())
    }
}

fn create_task(this: &Value, args: &mut Args) -> R {
    let [coro, name, _context] = parse(args, "create_task", ["coro", "name", "context"], 1, 1)?;
    let group = receiver::<TaskGroup>(this)?.clone();
    if !group.entered.get() {
        return Err(group.failure("has not been entered"));
    }
    if group.exiting.get() && group.tasks.borrow().is_empty() {
        return Err(group.failure("is finished"));
    }
    if group.aborting.get() {
        return Err(group.failure("is shutting down"));
    }
    let lp = match &*group.lp.borrow() {
        Some(lp) => lp.clone(),
        None => return Err(runtime_error("no running event loop")),
    };
    let made = task::create(&lp, coro, or(name, Value::None))?;
    if let Some(task) = made.task() {
        group.tasks.borrow_mut().insert(task.serial, made.clone());
    }
    let told = group.clone();
    made.on_done(move |t| told.task_done(t))?;
    Ok(Value::from(made))
}

impl Payload for TaskGroup {
    fn vt() -> &'static VT {
        static GROUP: VT = VT {
            repr: Some(|o| Ok(ops::new_str(&crate::coll::seq::this::<TaskGroup>(o).text()))),
            ..VT::new("TaskGroup", drop_obj::<TaskGroup>, |_| task_group_type())
        };
        &GROUP
    }
}

coroutine_info!(AENTER, "asyncio.taskgroups", "__aenter__", "TaskGroup.__aenter__");
coroutine_info!(AEXIT, "asyncio.taskgroups", "__aexit__", "TaskGroup.__aexit__");

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

static METHODS: &[MethodDef] = &[
    method("__aenter__", |this, args| {
        args.exactly("TaskGroup.__aenter__", 0)?;
        let this = this.clone();
        Ok(coroutine(&AENTER, move |_co| async move {
            receiver::<TaskGroup>(&this)?.enter()?;
            Ok(this.clone())
        }))
    }),
    method("__aexit__", |this, args| {
        args.exactly("TaskGroup.__aexit__", 3)?;
        let group = receiver::<TaskGroup>(this)?.clone();
        let error = args.pos[1].down::<ExcObj>().cloned().map(PyErr::from_ref);
        Ok(coroutine(&AEXIT, move |co| async move { group.exit(&co, error).await }))
    }),
    method("create_task", create_task),
];

define_type!(pub fn task_group_type, TypeSpec {
    module: "asyncio.taskgroups",
    vt: Some(TaskGroup::vt),
    new: Some(|_, args| {
        args.exactly("TaskGroup", 0)?;
        Ok(Value::from(Ref::new(TaskGroup::default())))
    }),
    methods: METHODS,
    subclassable: true,
    ..TypeSpec::new("TaskGroup")
});
