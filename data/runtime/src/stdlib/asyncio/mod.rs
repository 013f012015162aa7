// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `asyncio`: one loop in one thread, which knows time but neither sockets nor other
//! threads. What runs when is CPython's order, since programs show it.

pub mod condition;
pub mod errors;
pub mod event_loop;
pub mod future;
pub mod future_type;
pub mod gather;
pub mod handle;
pub mod locks;
pub mod loop_type;
pub mod queues;
pub mod report;
pub mod runner;
pub mod sync_types;
pub mod task;
pub mod task_group;
pub mod timeout;
pub mod waiting;

use crate::coll::set_of;
use crate::core::error::type_error;
use crate::core::func::{function, BoundMethod, FuncDef, FuncKind, FuncObj};
use crate::core::module::{Member, NativeModule};
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::signature::plain;

/// Declares a coroutine function: `co_def!(NAME, "module", "name", ["x"], |co, args| { .. });`
/// All parameters are positional; the long form gives the counts itself.
macro_rules! co_def {
    (
        $id:ident, $module:literal, $name:literal, [$($p:literal),*],
        n_pos: $pos:expr, n_kwonly: $kwonly:expr, |$co:ident, $a:ident| $body:block
    ) => {
        pub static $id: crate::core::func::FuncDef = crate::core::func::FuncDef {
            name: $name,
            qualname: $name,
            module: $module,
            doc: None,
            params: &[$($p),*],
            n_posonly: 0,
            n_pos: $pos,
            n_kwonly: $kwonly,
            varargs: false,
            varkw: false,
            line: 0,
            kind: crate::core::func::FuncKind::Coroutine,
            code: |_, a| {
                let $a: Vec<Value> = a.iter_mut().map(Value::take).collect();
                Ok(coroutine(&$id, move |$co| async move { $body }))
            },
        };
    };
    ($id:ident, $module:literal, $name:literal, [$($p:literal),*], |$co:ident, $a:ident| $body:block) => {
        co_def!($id, $module, $name, [$($p),*], n_pos: <[&str]>::len(&[$($p),*]), n_kwonly: 0, |$co, $a| $body);
    };
}
pub(crate) use co_def;

/// `asyncio.iscoroutinefunction(f)`
pub fn is_coroutine_function(f: &Value) -> bool {
    if let Some(method) = f.down::<BoundMethod>() {
        return is_coroutine_function(&method.func);
    }
    f.down::<FuncObj>().map_or(false, |f| f.def.kind == FuncKind::Coroutine)
}

fn with_defaults(def: &'static FuncDef, defaults: Vec<Value>) -> Value {
    function(def, Vec::new(), defaults, Vec::new())
}

fn with_keywords(def: &'static FuncDef, kwdefaults: Vec<(&'static str, Value)>) -> Value {
    function(def, Vec::new(), Vec::new(), kwdefaults)
}

/// A name that stands for a str of the same text.
macro_rules! word {
    ($text:literal) => {
        Member::Value(|| Value::from($text))
    };
}

pub static MODULE: NativeModule = NativeModule {
    name: "asyncio",
    members: &[
        ("ALL_COMPLETED", word!("ALL_COMPLETED")),
        ("FIRST_COMPLETED", word!("FIRST_COMPLETED")),
        ("FIRST_EXCEPTION", word!("FIRST_EXCEPTION")),
        ("AbstractEventLoop", Member::Type(loop_type::abstract_loop_type)),
        ("Barrier", Member::Type(sync_types::barrier_type)),
        ("BoundedSemaphore", Member::Type(sync_types::bounded_semaphore_type)),
        ("BrokenBarrierError", Member::Type(errors::broken_barrier_error_type)),
        ("CancelledError", Member::Type(errors::cancelled_error_type)),
        ("Condition", Member::Type(sync_types::condition_type)),
        ("Event", Member::Type(sync_types::event_type)),
        ("Future", Member::Type(future_type::future_type)),
        ("Handle", Member::Type(handle::handle_type)),
        ("InvalidStateError", Member::Type(errors::invalid_state_error_type)),
        ("LifoQueue", Member::Type(queues::lifo_queue_type)),
        ("Lock", Member::Type(sync_types::lock_type)),
        ("PriorityQueue", Member::Type(queues::priority_queue_type)),
        ("Queue", Member::Type(queues::queue_type)),
        ("QueueEmpty", Member::Type(errors::queue_empty_type)),
        ("QueueFull", Member::Type(errors::queue_full_type)),
        ("Runner", Member::Type(runner::runner_type)),
        ("SelectorEventLoop", Member::Type(loop_type::loop_type)),
        ("Semaphore", Member::Type(sync_types::semaphore_type)),
        ("Task", Member::Type(future_type::task_type)),
        ("TaskGroup", Member::Type(task_group::task_group_type)),
        ("Timeout", Member::Type(timeout::timeout_type)),
        ("TimeoutError", Member::Type(crate::core::exceptions::timeout_error_type)),
        ("TimerHandle", Member::Type(handle::timer_handle_type)),
        ("all_tasks", Member::Value(|| with_defaults(&ALL_TASKS, vec![Value::None]))),
        ("as_completed", Member::Value(|| {
            with_keywords(&waiting::AS_COMPLETED, vec![("timeout", Value::None)])
        })),
        ("create_task", Member::Value(|| {
            with_keywords(&CREATE_TASK, vec![("name", Value::None), ("context", Value::None)])
        })),
        ("current_task", Member::Value(|| with_defaults(&CURRENT_TASK, vec![Value::None]))),
        ("ensure_future", Member::Value(|| {
            with_keywords(&ENSURE_FUTURE, vec![("loop", Value::None)])
        })),
        ("gather", Member::Value(|| {
            with_keywords(&gather::GATHER, vec![("return_exceptions", Value::Bool(false))])
        })),
        ("get_event_loop", Member::Value(|| plain(&GET_EVENT_LOOP))),
        ("get_running_loop", Member::Value(|| plain(&GET_RUNNING_LOOP))),
        ("iscoroutine", Member::Value(|| plain(&IS_COROUTINE))),
        ("iscoroutinefunction", Member::Value(|| plain(&IS_COROUTINE_FUNCTION))),
        ("isfuture", Member::Value(|| plain(&IS_FUTURE))),
        ("new_event_loop", Member::Value(|| plain(&NEW_EVENT_LOOP))),
        ("run", Member::Value(|| with_keywords(&runner::RUN, vec![("debug", Value::None)]))),
        ("set_event_loop", Member::Value(|| plain(&SET_EVENT_LOOP))),
        ("shield", Member::Value(|| plain(&gather::SHIELD))),
        ("sleep", Member::Value(|| with_defaults(&waiting::SLEEP, vec![Value::None]))),
        ("timeout", Member::Value(|| plain(&timeout::TIMEOUT))),
        ("timeout_at", Member::Value(|| plain(&timeout::TIMEOUT_AT))),
        ("wait", Member::Value(|| {
            let when = Value::from("ALL_COMPLETED");
            with_keywords(&waiting::WAIT, vec![("timeout", Value::None), ("return_when", when)])
        })),
        ("wait_for", Member::Value(|| plain(&waiting::WAIT_FOR))),
    ],
};

/// The loop that was given, or the running one.
fn loop_or_running(v: &Value) -> Result<event_loop::LoopRef, crate::core::error::PyErr> {
    if v.is_none() {
        return event_loop::running();
    }
    match v.down::<event_loop::EventLoop>() {
        Some(lp) => Ok(lp.clone()),
        None => Err(type_error("an event loop was expected")),
    }
}

py_def!(GET_RUNNING_LOOP, "asyncio", "get_running_loop", "get_running_loop", [], |_, _| {
    event_loop::running().map(Value::from)
});
py_def!(GET_EVENT_LOOP, "asyncio", "get_event_loop", "get_event_loop", [], |_, _| {
    event_loop::current().map(Value::from)
});
py_def!(NEW_EVENT_LOOP, "asyncio.events", "new_event_loop", "new_event_loop", [], |_, _| {
    Ok(Value::from(event_loop::new_loop()))
});
py_def!(SET_EVENT_LOOP, "asyncio.events", "set_event_loop", "set_event_loop", ["loop"], |_, a| {
    let lp = if a[0].is_none() { None } else { Some(loop_or_running(&a[0])?) };
    event_loop::set_current(lp);
    Ok(Value::None)
});

py_def!(
    CREATE_TASK, "asyncio.tasks", "create_task", "create_task", ["coro", "name", "context"],
    n_posonly: 0, n_pos: 1, n_kwonly: 2, varargs: false, varkw: false,
    |_, a| Ok(Value::from(task::create(&event_loop::running()?, a[0].take(), a[1].take())?))
);
py_def!(
    ENSURE_FUTURE, "asyncio.tasks", "ensure_future", "ensure_future", ["coro_or_future", "loop"],
    n_posonly: 0, n_pos: 1, n_kwonly: 1, varargs: false, varkw: false,
    |_, a| {
        let lp = if a[1].is_none() { None } else { Some(loop_or_running(&a[1])?) };
        Ok(Value::from(task::ensure_future(&a[0], lp.as_ref())?))
    }
);
py_def!(CURRENT_TASK, "asyncio.tasks", "current_task", "current_task", ["loop"], |_, a| {
    let current = loop_or_running(&a[0])?.current.borrow().clone();
    Ok(current.map_or(Value::None, Value::from))
});
py_def!(ALL_TASKS, "asyncio.tasks", "all_tasks", "all_tasks", ["loop"], |_, a| {
    let lp = loop_or_running(&a[0])?;
    let tasks: Vec<Value> = lp.tasks.borrow().values().cloned().map(Value::from).collect();
    set_of(tasks)
});

fn test(b: bool) -> R {
    Ok(Value::Bool(b))
}

py_def!(IS_COROUTINE, "asyncio.coroutines", "iscoroutine", "iscoroutine", ["obj"], |_, a| {
    test(task::is_coroutine(&a[0]))
});
py_def!(
    IS_COROUTINE_FUNCTION, "asyncio.coroutines", "iscoroutinefunction", "iscoroutinefunction",
    ["func"], |_, a| test(is_coroutine_function(&a[0]))
);
py_def!(IS_FUTURE, "asyncio.base_futures", "isfuture", "isfuture", ["obj"], |_, a| {
    test(a[0].down::<future::Fut>().is_some())
});
