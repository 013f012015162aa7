// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `AsyncExitStack`.

use super::asynchronous::{exit_error, leave};
use super::stack::Unwinding;
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::attr;
use crate::core::awaiting::{async_enter, async_exit};
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::names::Dunder;
use crate::core::native_coroutine::{coroutine, Co};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::raise;
use crate::core::types::{type_of, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::{coroutine_info, define_type};
use std::cell::RefCell;

enum Entry {
    /// Called with what `__exit__` gets.
    Exit(Value),
    /// As `Exit`, and awaited.
    AsyncExit(Value),
    Callback { f: Value, pos: Vec<Value>, kw: Vec<(Str, Value)>, awaited: bool },
}

#[derive(Default)]
pub struct AsyncExitStack {
    entries: RefCell<Vec<Entry>>,
}

async fn run_entry(co: &Co, entry: Entry, pending: &Option<PyErr>) -> Result<bool, PyErr> {
    match entry {
        Entry::Callback { f, mut pos, mut kw, awaited } => {
            let r = call::call_args(&f, &mut Args { pos: &mut pos, kw: &mut kw })?;
            if awaited {
                co.wait(&r).await?;
            }
            Ok(false)
        }
        Entry::Exit(f) => match pending {
            None => raise::with_exit(&f).map(|_| false),
            Some(e) => raise::with_exit_err(&f, e),
        },
        Entry::AsyncExit(f) => match pending {
            None => {
                let it = async_exit(&f)?;
                co.delegate(&it).await.map(|_| false)
            }
            Some(e) => leave(co, &f, e).await,
        },
    }
}

impl AsyncExitStack {
    fn push(&self, entry: Entry) {
        self.entries.borrow_mut().push(entry)
    }

    /// Runs all entries, the last first; whether the exception that came in was swallowed.
    async fn unwind(&self, co: &Co, came: Option<PyErr>) -> Result<bool, PyErr> {
        let mut unwinding = Unwinding::begin(came);
        loop {
            let entry = match self.entries.borrow_mut().pop() {
                Some(entry) => entry,
                None => return unwinding.end(),
            };
            let result = run_entry(co, entry, &unwinding.pending).await;
            unwinding.step(result);
        }
    }
}

impl Payload for AsyncExitStack {
    fn vt() -> &'static VT {
        static STACK: VT = VT::new("contextlib.AsyncExitStack", drop_obj::<AsyncExitStack>, |_| {
            async_exit_stack_type()
        });
        &STACK
    }
}

fn stack_of(v: &Value) -> Result<&Ref<AsyncExitStack>, PyErr> {
    v.peel().down::<AsyncExitStack>().ok_or_else(|| type_error("AsyncExitStack expected"))
}

fn unsupported(mgr: &Value, protocol: &str) -> PyErr {
    let name = type_of(mgr).full_name();
    type_error(format!("'{}' object does not support the {} protocol", name, protocol))
}

fn enter_context(this: &Value, args: &mut Args) -> R {
    args.exactly("enter_context", 1)?;
    let mgr = args.pos[0].take();
    let has = attr::lookup_special(&mgr, Dunder::Enter)?.is_some()
        && attr::lookup_special(&mgr, Dunder::Exit)?.is_some();
    if !has {
        return Err(unsupported(&mgr, "context manager"));
    }
    let (exit, entered) = raise::with_enter(&mgr)?;
    stack_of(this)?.push(Entry::Exit(exit));
    Ok(entered)
}

coroutine_info!(
    ENTER_ASYNC,
    "contextlib",
    "enter_async_context",
    "AsyncExitStack.enter_async_context"
);
coroutine_info!(ACLOSE, "contextlib", "aclose", "AsyncExitStack.aclose");
coroutine_info!(AENTER, "contextlib", "__aenter__", "AsyncExitStack.__aenter__");
coroutine_info!(AEXIT, "contextlib", "__aexit__", "AsyncExitStack.__aexit__");

fn enter_async_context(this: &Value, args: &mut Args) -> R {
    args.exactly("enter_async_context", 1)?;
    let stack = stack_of(this)?.clone();
    let mgr = args.pos[0].take();
    Ok(coroutine(&ENTER_ASYNC, move |co| async move {
        let has = attr::lookup_special(&mgr, Dunder::AEnter)?.is_some()
            && attr::lookup_special(&mgr, Dunder::AExit)?.is_some();
        if !has {
            return Err(unsupported(&mgr, "asynchronous context manager"));
        }
        let (exit, it) = async_enter(&mgr)?;
        let entered = co.delegate(&it).await?;
        stack.push(Entry::AsyncExit(exit));
        Ok(entered)
    }))
}

fn push_exit(this: &Value, args: &mut Args, dunder: Dunder, wrap: fn(Value) -> Entry) -> R {
    args.exactly("push", 1)?;
    let v = args.pos[0].take();
    let exit = attr::lookup_special(&v, dunder)?.unwrap_or_else(|| v.clone());
    stack_of(this)?.push(wrap(exit));
    Ok(v)
}

fn callback(this: &Value, args: &mut Args, name: &str, awaited: bool) -> R {
    if args.pos.is_empty() {
        return Err(type_error(format!(
            "AsyncExitStack.{}() missing 1 required positional argument: 'callback'",
            name
        )));
    }
    let f = args.pos[0].take();
    let pos = args.pos[1..].iter_mut().map(Value::take).collect();
    let kw = args.kw.to_vec();
    stack_of(this)?.push(Entry::Callback { f: f.clone(), pos, kw, awaited });
    Ok(f)
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

static METHODS: &[MethodDef] = &[
    method("__aenter__", |this, args| {
        args.exactly("__aenter__", 0)?;
        let this = this.clone();
        Ok(coroutine(&AENTER, move |_co| async move { Ok(this.clone()) }))
    }),
    method("__aexit__", |this, args| {
        args.exactly("__aexit__", 3)?;
        let stack = stack_of(this)?.clone();
        let came = exit_error(args)?;
        Ok(coroutine(&AEXIT, move |co| async move {
            stack.unwind(&co, came).await.map(Value::Bool)
        }))
    }),
    method("aclose", |this, args| {
        args.exactly("aclose", 0)?;
        let stack = stack_of(this)?.clone();
        Ok(coroutine(&ACLOSE, move |co| async move {
            stack.unwind(&co, None).await?;
            Ok(Value::None)
        }))
    }),
    method("enter_context", enter_context),
    method("enter_async_context", enter_async_context),
    method("push", |this, args| push_exit(this, args, Dunder::Exit, Entry::Exit)),
    method("push_async_exit", |this, args| push_exit(this, args, Dunder::AExit, Entry::AsyncExit)),
    method("callback", |this, args| callback(this, args, "callback", false)),
    method("push_async_callback", |this, args| {
        callback(this, args, "push_async_callback", true)
    }),
    method("pop_all", |this, args| {
        args.exactly("pop_all", 0)?;
        let entries = stack_of(this)?.entries.take();
        Ok(Value::from(Ref::new(AsyncExitStack { entries: RefCell::new(entries) })))
    }),
];

define_type!(pub fn async_exit_stack_type, TypeSpec {
    module: "contextlib",
    new: Some(|_, args| {
        args.exactly("AsyncExitStack", 0)?;
        Ok(Value::from(Ref::new(AsyncExitStack::default())))
    }),
    vt: Some(AsyncExitStack::vt),
    methods: METHODS,
    subclassable: true,
    ..TypeSpec::new("AsyncExitStack")
});
