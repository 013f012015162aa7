// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `ExitStack`.

use crate::core::args::{Args, MethodDef, MethodKind};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{type_error, ExcObj, PyErr};
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::raise;
use crate::core::types::{type_of, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use std::cell::RefCell;

enum Entry {
    /// Called with what `__exit__` gets.
    Exit(Value),
    /// Called with these arguments.
    Callback(Value, Vec<Value>, Vec<(Str, Value)>),
}

pub struct ExitStack {
    entries: RefCell<Vec<Entry>>,
}

impl ExitStack {
    fn pop(&self) -> Option<Entry> {
        self.entries.borrow_mut().pop()
    }

    /// Runs all entries, the last first; whether the exception that came in was swallowed.
    fn unwind(&self, came: Option<PyErr>) -> Result<bool, PyErr> {
        let mut unwinding = Unwinding::begin(came);
        while let Some(entry) = self.pop() {
            let result = match entry {
                Entry::Callback(f, mut pos, mut kw) => {
                    call::call_args(&f, &mut Args { pos: &mut pos, kw: &mut kw }).map(|_| false)
                }
                Entry::Exit(f) => match &unwinding.pending {
                    None => raise::with_exit(&f).map(|_| false),
                    Some(e) => raise::with_exit_err(&f, e),
                },
            };
            unwinding.step(result);
        }
        unwinding.end()
    }
}

/// The exception on its way through the entries of a stack.
pub(super) struct Unwinding {
    pub pending: Option<PyErr>,
    received: bool,
    suppressed: bool,
    raised: bool,
}

impl Unwinding {
    pub fn begin(came: Option<PyErr>) -> Unwinding {
        Unwinding { received: came.is_some(), pending: came, suppressed: false, raised: false }
    }

    /// What an entry did: whether it swallowed what was pending, or what it raised.
    pub fn step(&mut self, result: Result<bool, PyErr>) {
        match result {
            Ok(true) => {
                self.suppressed = true;
                self.raised = false;
                self.pending = None;
            }
            Ok(false) => {}
            Err(e) => {
                if let Some(old) = &self.pending {
                    if e.exc().context.borrow().is_none() && !e.exc().same(old.exc()) {
                        e.exc().context.replace(Some(old.clone()));
                    }
                }
                self.raised = true;
                self.pending = Some(e);
            }
        }
    }

    /// Whether the exception that came in was swallowed.
    pub fn end(self) -> Result<bool, PyErr> {
        match self.pending {
            Some(e) if self.raised => Err(e),
            _ => Ok(self.received && self.suppressed),
        }
    }
}

impl Payload for ExitStack {
    fn vt() -> &'static VT {
        static STACK: VT =
            VT::new("contextlib.ExitStack", drop_obj::<ExitStack>, |_| exit_stack_type());
        &STACK
    }
}

fn stack_of(v: &Value) -> Result<&Ref<ExitStack>, PyErr> {
    v.peel().down::<ExitStack>().ok_or_else(|| type_error("ExitStack expected"))
}

fn enter_context(this: &Value, args: &mut Args) -> R {
    args.exactly("enter_context", 1)?;
    let mgr = args.pos[0].take();
    let has = attr::lookup_special(&mgr, Dunder::Enter)?.is_some()
        && attr::lookup_special(&mgr, Dunder::Exit)?.is_some();
    if !has {
        return Err(type_error(format!(
            "'{}' object does not support the context manager protocol",
            type_of(&mgr).full_name()
        )));
    }
    let (exit, entered) = raise::with_enter(&mgr)?;
    stack_of(this)?.entries.borrow_mut().push(Entry::Exit(exit));
    Ok(entered)
}

fn push(this: &Value, args: &mut Args) -> R {
    args.exactly("push", 1)?;
    let v = args.pos[0].take();
    let exit = attr::lookup_special(&v, Dunder::Exit)?.unwrap_or_else(|| v.clone());
    stack_of(this)?.entries.borrow_mut().push(Entry::Exit(exit));
    Ok(v)
}

fn callback(this: &Value, args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error(
            "ExitStack.callback() missing 1 required positional argument: 'callback'",
        ));
    }
    let f = args.pos[0].take();
    let pos = args.pos[1..].iter_mut().map(Value::take).collect();
    let kw = args.kw.to_vec();
    stack_of(this)?.entries.borrow_mut().push(Entry::Callback(f.clone(), pos, kw));
    Ok(f)
}

fn exit(this: &Value, args: &mut Args) -> R {
    args.exactly("__exit__", 3)?;
    let came = args.pos[1].down::<ExcObj>().map(|e| PyErr::from_ref(e.clone()));
    stack_of(this)?.unwind(came).map(Value::Bool)
}

macro_rules! method {
    ($name:literal, $f:expr) => {
        MethodDef { name: $name, kind: MethodKind::Instance, f: $f }
    };
}

static METHODS: &[MethodDef] = &[
    method!("__enter__", |this, _| Ok(this.clone())),
    method!("__exit__", exit),
    method!("callback", callback),
    method!("close", |this, args| {
        args.exactly("close", 0)?;
        stack_of(this)?.unwind(None)?;
        Ok(Value::None)
    }),
    method!("enter_context", enter_context),
    method!("pop_all", |this, args| {
        args.exactly("pop_all", 0)?;
        let entries = stack_of(this)?.entries.take();
        Ok(Value::from(Ref::new(ExitStack { entries: RefCell::new(entries) })))
    }),
    method!("push", push),
];

define_type!(pub fn exit_stack_type, TypeSpec {
    module: "contextlib",
    new: Some(|_, args| {
        args.exactly("ExitStack", 0)?;
        Ok(Value::from(Ref::new(ExitStack { entries: RefCell::new(Vec::new()) })))
    }),
    vt: Some(ExitStack::vt),
    methods: METHODS,
    subclassable: true,
    generic: true,
    ..TypeSpec::new("ExitStack")
});
