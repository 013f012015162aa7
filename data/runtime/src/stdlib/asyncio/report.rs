// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What goes wrong where nobody can catch it: the loop's exception handler, and its default, which
//! writes to standard error.

use super::event_loop::{EventLoop, LoopRef};
use super::future::{repr_of, Fut, FutRef};
use super::handle::Handle;
use crate::coll::list_sort::{sort_items, Options};
use crate::coll::PyDict;
use crate::core::attr;
use crate::core::call;
use crate::core::error::{ExcObj, PyErr};
use crate::core::exceptions::{keyboard_interrupt_type, system_exit_type};
use crate::core::names::intern;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::raise::traceback_text;
use crate::core::run::write_stderr;
use crate::core::value::{Value, R};

fn text_of(v: &Value) -> String {
    ops::repr(v).map_or(String::new(), |s| s.to_string_lossy())
}

/// A callback and its arguments: `f(1, 2)`.
pub fn callback_text(f: &Value, args: &[Value]) -> String {
    let name = ["__qualname__", "__name__"]
        .iter()
        .find_map(|n| attr::lookup(f, intern(n)).ok().flatten())
        .map_or_else(|| text_of(f), |n| {
            ops::str_of(&n).map_or(String::new(), |s| s.to_string_lossy())
        });
    let args: Vec<String> = args.iter().map(short_repr).collect();
    format!("{}({})", name, args.join(", "))
}

/// `reprlib.repr(v)`
pub fn short_repr(v: &Value) -> String {
    shorten(v, 6)
}

fn middle(text: String, limit: usize) -> String {
    let chars: Vec<char> = text.chars().collect();
    if chars.len() <= limit {
        return text;
    }
    let head = (limit - 3) / 2;
    let tail = limit - 3 - head;
    let mut out: String = chars[..head].iter().collect();
    out.push_str("...");
    out.extend(&chars[chars.len() - tail..]);
    out
}

fn pieces(items: &[Value], limit: usize, level: usize) -> String {
    let mut out: Vec<String> = items.iter().take(limit).map(|v| shorten(v, level - 1)).collect();
    if items.len() > limit {
        out.push("...".to_string());
    }
    out.join(", ")
}

fn shorten(v: &Value, level: usize) -> String {
    if let Some(list) = v.down::<crate::coll::PyList>() {
        if level == 0 && !list.is_empty() {
            return "[...]".to_string();
        }
        let items: Vec<Value> = (0..list.len()).filter_map(|i| list.get(i)).collect();
        return format!("[{}]", pieces(&items, 6, level.max(1)));
    }
    if v.down::<crate::coll::PyTuple>().is_some() {
        let items = crate::builtins::to_vec(v).unwrap_or_default();
        if level == 0 && !items.is_empty() {
            return "(...)".to_string();
        }
        let comma = if items.len() == 1 { "," } else { "" };
        return format!("({}{})", pieces(&items, 6, level.max(1)), comma);
    }
    if let Some(d) = v.down::<PyDict>() {
        let items = d.items_vec();
        if level == 0 && !items.is_empty() {
            return "{...}".to_string();
        }
        let by_key = Options { key: None, reverse: false };
        let (keys, sorted) = sort_items(d.keys_vec(), &by_key);
        let items: Vec<(Value, Value)> = match sorted {
            Ok(()) => keys
                .into_iter()
                .filter_map(|k| d.get(&k).ok().flatten().map(|x| (k, x)))
                .collect(),
            Err(_) => items,
        };
        let mut out: Vec<String> = items
            .iter()
            .take(4)
            .map(|(k, x)| format!("{}: {}", shorten(k, level.max(1) - 1), shorten(x, level.max(1) - 1)))
            .collect();
        if items.len() > 4 {
            out.push("...".to_string());
        }
        return format!("{{{}}}", out.join(", "));
    }
    let limit = if matches!(v, Value::Int(_)) { 40 } else { 30 };
    middle(text_of(v), limit)
}

/// `loop.call_exception_handler(context)`
pub fn call_handler(lp: &LoopRef, context: Ref<PyDict>) -> Result<(), PyErr> {
    let handler = lp.handler.borrow().clone();
    if handler.is_none() {
        write_default(&context);
        return Ok(());
    }
    let args = &mut [Value::from(lp.clone()), Value::from(context.clone())];
    match call::call(&handler, args) {
        Ok(_) => Ok(()),
        Err(e) if e.is(&system_exit_type()) || e.is(&keyboard_interrupt_type()) => Err(e),
        Err(e) => {
            write_stderr(&format!("Unhandled error in exception handler\n{}", traceback_text(&e)));
            Ok(())
        }
    }
}

/// `loop.default_exception_handler(context)`
pub fn write_default(context: &PyDict) {
    let mut lines = Vec::new();
    let mut error = None;
    let mut items: Vec<(String, Value)> = context
        .items_vec()
        .into_iter()
        .map(|(k, v)| (ops::str_of(&k).map_or(String::new(), |s| s.to_string_lossy()), v))
        .collect();
    items.sort_by(|a, b| a.0.cmp(&b.0));
    let mut message = "Unhandled exception in event loop".to_string();
    for (key, v) in items {
        match key.as_str() {
            "message" => message = ops::str_of(&v).map_or(message, |s| s.to_string_lossy()),
            "exception" => error = v.down::<ExcObj>().cloned().map(PyErr::from_ref),
            _ => lines.push(format!("{}: {}", key, text_of(&v))),
        }
    }
    lines.insert(0, message);
    let mut text = lines.join("\n");
    text.push('\n');
    if let Some(e) = error {
        text.push_str(&traceback_text(&e));
    }
    write_stderr(&text);
}

fn context_of(items: Vec<(&str, Value)>) -> Result<Ref<PyDict>, PyErr> {
    let d = PyDict::new_ref();
    for (k, v) in items {
        d.set(Value::from(k), v)?;
    }
    Ok(d)
}

pub fn callback_failed(lp: &EventLoop, handle: &Ref<Handle>, e: PyErr) -> Result<(), PyErr> {
    let _ = lp;
    let running = match super::event_loop::running_or_none() {
        Some(running) => running,
        None => return Ok(()),
    };
    call_handler(
        &running,
        context_of(vec![
            ("message", Value::from(format!("Exception in callback {}", handle.callback_text()))),
            ("exception", e.value()),
            ("handle", Value::from(handle.clone())),
        ])?,
    )
}

/// Reports a task that ended with a group's error when nobody waited for it any more, and the like.
pub fn task_failed(lp: &LoopRef, message: String, e: &PyErr, task: &FutRef) -> Result<(), PyErr> {
    call_handler(
        lp,
        context_of(vec![
            ("message", Value::from(message)),
            ("exception", e.value()),
            ("task", Value::from(task.clone())),
        ])?,
    )
}

/// Reports a future that was dropped with an exception that nobody has looked at, or a task that was
/// dropped before it was done.
pub fn dropped(f: &FutRef, error: Option<PyErr>) {
    let class = if f.task().is_some() { "Task" } else { "Future" };
    let context = match error {
        Some(e) => context_of(vec![
            ("message", Value::from(format!("{} exception was never retrieved", class))),
            ("exception", e.value()),
            ("future", Value::from(f.clone())),
        ]),
        None => context_of(vec![
            ("task", Value::from(f.clone())),
            ("message", Value::from("Task was destroyed but it is pending!")),
        ]),
    };
    if let Ok(context) = context {
        let _ = call_handler(&f.lp, context);
    }
}

/// What of a future's state its repr shows, in order.
pub fn repr_info(f: &Fut) -> Result<Vec<String>, PyErr> {
    use super::future::{Callback, State};
    let mut info = Vec::new();
    match &*f.state.borrow() {
        State::Pending => info.push("pending".to_string()),
        State::Cancelled => info.push("cancelled".to_string()),
        State::Finished(v) => {
            info.push("finished".to_string());
            info.push(format!("result={}", short_repr(v)));
        }
        State::Failed(e) => {
            info.push("finished".to_string());
            info.push(format!("exception={}", ops::repr(&e.value())?.to_string_lossy()));
        }
    }
    let texts: Vec<String> = f
        .callbacks
        .borrow()
        .iter()
        .map(|c| match c {
            Callback::Python(f) => callback_text(f, &[]),
            Callback::Native(_) => "<native>()".to_string(),
        })
        .collect();
    match texts.len() {
        0 => {}
        1 | 2 => info.push(format!("cb=[{}]", texts.join(", "))),
        n => info.push(format!("cb=[{}, <{} more>, {}]", texts[0], n - 2, texts[n - 1])),
    }
    Ok(info)
}

fn coroutine_text(coro: &Value, done: bool) -> String {
    let name = attr::lookup(coro, intern("__qualname__"))
        .ok()
        .flatten()
        .and_then(|n| ops::str_of(&n).ok())
        .map_or(String::new(), |s| s.to_string_lossy());
    let place = coro
        .down::<crate::core::gen::Generator>()
        .map_or(String::new(), |g| format!("{}:{}", g.file(), g.line()));
    if done {
        format!("{}() done, defined at {}", name, place)
    } else {
        format!("{}() running at {}", name, place)
    }
}

/// `repr(task)`
pub fn task_repr(f: &FutRef) -> R {
    let mut info = repr_info(f)?;
    if let Some(task) = f.task() {
        if task.requests.get() > 0 && !f.done() {
            info[0] = "cancelling".to_string();
        }
        info.insert(1, format!("name={}", text_of(&task.name.borrow())));
        info.insert(2, format!("coro=<{}>", coroutine_text(&task.coro, f.done())));
        if let Some(waiter) = &*task.waiter.borrow() {
            info.insert(3, format!("wait_for={}", repr_of(waiter)?));
        }
    }
    Ok(Value::from(format!("<Task {}>", info.join(" "))))
}
