// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Native modules of the standard library. A program links those it imports.

pub mod abc;
pub mod asyncio;
pub mod bisect;
pub mod cmath;
pub mod collections;
pub mod contextlib;
pub mod copy;
pub mod dataclasses;
pub mod enum_;
pub mod functools;
pub mod heapq;
pub mod io;
pub mod itertools;
pub mod json;
pub mod math;
pub mod numbers;
pub mod operator;
pub mod os;
pub mod random;
pub mod re;
pub mod signature;
pub mod string;
pub mod sys;
pub mod time;
pub mod types;
pub mod typing;
mod cmath_tables;

use crate::core::value::Value;
use std::cell::RefCell;

thread_local! {
    /// Functions to call at exit, for `atexit`.
    static AT_EXIT: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// Registers a callable without arguments for the end of the program.
pub fn atexit_register(f: Value) {
    AT_EXIT.with(|a| a.borrow_mut().push(f))
}

/// Calls what was registered, the last first.
pub fn atexit_run() {
    loop {
        let f = match AT_EXIT.with(|a| a.borrow_mut().pop()) {
            Some(f) => f,
            None => {
                io::raw::flush_all();
                return;
            }
        };
        if let Err(e) = crate::core::call::call(&f, &mut []) {
            crate::core::run::print_exception(&e);
        }
    }
}
