// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Generators: send, throw, close, return values, delegation.

mod common;

use common::show;
use rt::prelude::*;
use std::cell::RefCell;

thread_local! {
    static LOG: RefCell<Vec<String>> = RefCell::new(Vec::new());
}

fn log(text: &str) {
    LOG.with(|l| l.borrow_mut().push(text.to_string()))
}

fn take_log() -> String {
    LOG.with(|l| l.borrow_mut().drain(..).collect::<Vec<_>>().join(" "))
}

def!(INFO, "gen", [], |_, _| Ok(Value::None));

/// def gen():
///     try:
///         got = yield 1
///         log(got)
///         yield 2
///     except ValueError:
///         yield 'handled'
///     finally:
///         log('finally')
///     return 'end'
fn sample() -> Value {
    // States: 0 start, 1 and 2 after the yields in try, 3 handler, 4 after the yield in it,
    // 5 finally with an exception, 6 finally after normal completion.
    static HANDLERS: &[(u32, u32, u32)] = &[(1, 2, 3), (3, 4, 5)];
    generator(&INFO, HANDLERS, |g| loop {
        match g.st {
            0 => {
                g.st = 1;
                return Ok(Step::Yield(Value::Int(1)));
            }
            1 => {
                let got = g.resume()?;
                log(&repr(&got)?.to_string_lossy());
                g.st = 2;
                return Ok(Step::Yield(Value::Int(2)));
            }
            2 => {
                g.resume()?;
                g.st = 6;
            }
            3 => {
                let e = g.take_err();
                if !e.matches(&Value::from(value_error_type()))? {
                    return Err(e);
                }
                g.begin_handling(&e);
                g.st = 4;
                return Ok(Step::Yield(Value::from("handled")));
            }
            4 => {
                g.resume()?;
                g.end_handling();
                g.st = 6;
            }
            5 => {
                log("finally");
                let e = g.take_err();
                g.st = 100;
                return Err(e);
            }
            6 => {
                g.st = 100;
                log("finally");
                return Ok(Step::Done(Value::from("end")));
            }
            _ => return Ok(Step::Done(Value::None)),
        }
    })
}

fn next_of(g: &Value) -> String {
    show(rt::core::items::next_or_stop(g))
}

fn stop(r: R) -> String {
    match r {
        Err(e) if e.is(&stop_iteration_type()) => {
            format!("stop {}", show(attr!(&e.value(), "value")))
        }
        other => show(other),
    }
}

#[test]
fn runs_to_its_end() {
    let g = sample();
    assert_eq!(next_of(&g), "1");
    assert_eq!(show(call_method!(&g, "send", [Value::from("x")])), "2");
    assert_eq!(stop(rt::core::items::next_or_stop(&g)), "stop 'end'");
    assert_eq!(stop(rt::core::items::next_or_stop(&g)), "stop None");
    assert_eq!(take_log(), "'x' finally");
    let mut all = Vec::new();
    assert!(extend(&mut all, &sample()).is_ok());
    assert_eq!(show(Ok(list(all))), "[1, 2]");
    assert_eq!(take_log(), "None finally");
}

#[test]
fn throw_is_raised_at_the_yield() {
    let g = sample();
    assert_eq!(next_of(&g), "1");
    assert_eq!(
        show(call_method!(&g, "throw", [Value::from(value_error_type())])),
        "'handled'"
    );
    assert_eq!(stop(rt::core::items::next_or_stop(&g)), "stop 'end'");
    assert_eq!(take_log(), "finally");
    let g = sample();
    assert_eq!(next_of(&g), "1");
    assert_eq!(
        show(call_method!(&g, "throw", [type_error("t").value()])),
        "TypeError: t"
    );
    assert_eq!(take_log(), "finally");
    let fresh = sample();
    assert_eq!(show(call_method!(&fresh, "throw", [type_error("t").value()])), "TypeError: t");
    assert_eq!(stop(rt::core::items::next_or_stop(&fresh)), "stop None");
    assert_eq!(take_log(), "");
}

#[test]
fn close_and_drop_run_finally() {
    let g = sample();
    assert_eq!(next_of(&g), "1");
    assert_eq!(show(call_method!(&g, "close", [])), "None");
    assert_eq!(take_log(), "finally");
    assert_eq!(stop(rt::core::items::next_or_stop(&g)), "stop None");
    let g = sample();
    assert_eq!(next_of(&g), "1");
    drop(g);
    assert_eq!(take_log(), "finally");
    drop(sample());
    assert_eq!(take_log(), "");
}

#[test]
fn send_to_a_fresh_generator() {
    let g = sample();
    assert_eq!(
        show(call_method!(&g, "send", [Value::Int(1)])),
        "TypeError: can't send non-None value to a just-started generator"
    );
    assert_eq!(show(call_method!(&g, "send", [Value::None])), "1");
}

#[test]
fn leaking_stop_iteration_is_a_runtime_error() {
    let g = generator(&INFO, &[], |_| Err(stop_iteration(Value::None)));
    assert_eq!(next_of(&g), "RuntimeError: generator raised StopIteration");
}

#[test]
fn ignoring_close_is_an_error() {
    let g = generator(&INFO, &[], |g| {
        let _ = g.resume();
        Ok(Step::Yield(Value::Int(0)))
    });
    assert_eq!(next_of(&g), "0");
    assert_eq!(
        show(call_method!(&g, "close", [])),
        "RuntimeError: generator ignored GeneratorExit"
    );
    let g = generator(&INFO, &[], |_| Ok(Step::Done(Value::None)));
    drop(g);
}

/// def outer(): result = yield from sample(); return [result]
fn outer(inner: Value) -> Value {
    let mut sub = Value::Unbound;
    let mut inner = inner;
    generator(&INFO, &[], move |g| loop {
        match g.st {
            0 => {
                sub = yield_from_iter(&inner)?;
                inner = Value::None;
                g.st = 1;
            }
            1 => match g.yield_from_step(&sub)? {
                Step::Yield(v) | Step::Item(v) => return Ok(Step::Yield(v)),
                Step::Done(v) => {
                    g.st = 2;
                    return Ok(Step::Done(list(vec![v])));
                }
            },
            _ => return Ok(Step::Done(Value::None)),
        }
    })
}

#[test]
fn delegation() {
    let g = outer(sample());
    assert_eq!(next_of(&g), "1");
    assert_eq!(show(call_method!(&g, "send", [Value::Int(8)])), "2");
    assert_eq!(stop(rt::core::items::next_or_stop(&g)), "stop ['end']");
    assert_eq!(take_log(), "8 finally");
    let g = outer(sample());
    assert_eq!(next_of(&g), "1");
    assert_eq!(
        show(call_method!(&g, "throw", [Value::from(value_error_type())])),
        "'handled'"
    );
    assert_eq!(show(call_method!(&g, "close", [])), "None");
    assert_eq!(take_log(), "finally");
    let g = outer(common::ints(&[7]));
    assert_eq!(next_of(&g), "7");
    assert_eq!(stop(rt::core::items::next_or_stop(&g)), "stop [None]");
}

#[test]
fn running_generators_cannot_be_entered() {
    let cell = PyCell::new(Value::Unbound);
    let me = cell.clone();
    let g = generator(&INFO, &[], move |_| {
        let this = me.get("g")?;
        rt::core::items::next_or_stop(&this).map(Step::Yield)
    });
    cell.set(g.clone());
    assert_eq!(next_of(&g), "ValueError: generator already executing");
    cell.set(Value::None);
}
