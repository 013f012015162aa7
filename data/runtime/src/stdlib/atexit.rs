// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `atexit`.

use crate::core::args::{Args, NativeDef};
use crate::core::call;
use crate::core::error::type_error;
use crate::core::module::{Member, NativeModule};
use crate::core::ops;
use crate::core::run::write_stderr;
use crate::core::value::{Str, Value};
use std::cell::RefCell;

pub static MODULE: NativeModule = NativeModule {
    name: "atexit",
    members: &[
        ("register", Member::Fn(&REGISTER)),
        ("unregister", Member::Fn(&UNREGISTER)),
        ("_clear", Member::Fn(&CLEAR)),
        ("_run_exitfuncs", Member::Fn(&RUN_EXITFUNCS)),
    ],
};

struct Registered {
    function: Value,
    pos: Vec<Value>,
    kw: Vec<(Str, Value)>,
}

thread_local! {
    /// In the order of registration; None: taken out.
    static REGISTERED: RefCell<Vec<Option<Registered>>> = const { RefCell::new(Vec::new()) };
}

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "atexit", f: $f };
    };
}

def!(REGISTER, "register", |args| {
    let function = match args.pos.first() {
        Some(f) => f.clone(),
        None => return Err(type_error("register() takes at least 1 argument (0 given)")),
    };
    if !ops::is_callable(&function) {
        return Err(type_error("the first argument must be callable"));
    }
    let pos = args.pos[1..].to_vec();
    let kw = args.kw.to_vec();
    REGISTERED.with(|r| r.borrow_mut().push(Some(Registered { function: function.clone(), pos, kw })));
    Ok(function)
});

def!(UNREGISTER, "unregister", |args| {
    args.exactly("atexit.unregister", 1)?;
    let n = REGISTERED.with(|r| r.borrow().len());
    for i in 0..n {
        let known = REGISTERED.with(|r| r.borrow().get(i)?.as_ref().map(|x| x.function.clone()));
        if let Some(known) = known {
            if ops::is(&known, &args.pos[0]) || ops::test_eq(&known, &args.pos[0])? {
                let gone = REGISTERED.with(|r| r.borrow_mut().get_mut(i).and_then(Option::take));
                drop(gone);
            }
        }
    }
    Ok(Value::None)
});

def!(CLEAR, "_clear", |args| {
    args.exactly("atexit._clear", 0)?;
    clear();
    Ok(Value::None)
});

def!(RUN_EXITFUNCS, "_run_exitfuncs", |args| {
    args.exactly("atexit._run_exitfuncs", 0)?;
    run();
    Ok(Value::None)
});

/// Calls what was registered, the last first. What is registered meanwhile is forgotten.
pub fn run() {
    let n = REGISTERED.with(|r| r.borrow().len());
    for i in (0..n).rev() {
        let next = REGISTERED.with(|r| r.borrow_mut().get_mut(i).and_then(Option::take));
        let mut next = match next {
            Some(next) => next,
            None => continue,
        };
        let mut args = Args { pos: &mut next.pos, kw: &mut next.kw };
        if let Err(e) = call::call_args(&next.function, &mut args) {
            let what = ops::repr(&next.function).map_or(String::new(), |s| s.to_string_lossy());
            write_stderr(&format!("Exception ignored in atexit callback: {}\n", what));
            crate::core::run::print_exception(&e);
        }
    }
    clear();
}

fn clear() {
    drop(REGISTERED.with(RefCell::take));
}
