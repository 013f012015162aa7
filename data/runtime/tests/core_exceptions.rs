// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Exceptions: raising, matching, chaining, notes, regions, context managers.

mod common;

use common::{class, func, show};
use rt::core::raise::{last_line, traceback_text};
use rt::prelude::*;

fn ok(r: R) -> Value {
    match r {
        Ok(v) => v,
        Err(e) => panic!("{:?}", e),
    }
}

fn value_error_class() -> Value {
    Value::from(value_error_type())
}

#[test]
fn raising_classes_and_instances() {
    assert_eq!(show(Err(raise(value_error_class()))), "ValueError: ");
    let e = ok(call!(&value_error_class(), [Value::from("x"), Value::Int(1)]));
    assert_eq!(show(Ok(e.clone())), "ValueError('x', 1)");
    assert_eq!(show(Err(raise(e))), "ValueError: ('x', 1)");
    assert_eq!(
        show(Err(raise(Value::Int(3)))),
        "TypeError: exceptions must derive from BaseException"
    );
    assert_eq!(
        show(Err(raise_from(value_error_class(), Value::Int(3)))),
        "TypeError: exception causes must derive from BaseException"
    );
    assert_eq!(show(Err(reraise())), "RuntimeError: No active exception to reraise");
    assert_eq!(show(Err(key_error(Value::from("k")))), "KeyError: 'k'");
    assert_eq!(show(Err(assertion_error(None))), "AssertionError: ");
}

#[test]
fn matching() {
    let e = index_error("i");
    assert_eq!(e.matches(&Value::from(lookup_error_type())).ok(), Some(true));
    assert_eq!(e.matches(&Value::from(key_error_type())).ok(), Some(false));
    let both = tuple(vec![Value::from(key_error_type()), Value::from(index_error_type())]);
    assert_eq!(e.matches(&both).ok(), Some(true));
    assert_eq!(
        show(e.matches(&Value::Int(3)).map(Value::Bool)),
        "TypeError: catching classes that do not inherit from BaseException is not allowed"
    );
}

#[test]
fn context_is_what_was_being_handled() {
    let first = value_error("first");
    let second = {
        let _handling = handling(&first);
        assert_eq!(show(Err(reraise())), "ValueError: first");
        type_error("second")
    };
    assert!(is(&ok(attr!(&second.value(), "__context__")), &first.value()));
    assert_eq!(show(attr!(&second.value(), "__cause__")), "None");
    assert_eq!(show(attr!(&type_error("third").value(), "__context__")), "None");
    assert_eq!(
        traceback_text(&second),
        "Traceback (most recent call last):\nValueError: first\n\n\
         During handling of the above exception, another exception occurred:\n\n\
         Traceback (most recent call last):\nTypeError: second\n"
    );
    let third = raise_from(second.value(), Value::None);
    assert_eq!(traceback_text(&third), "Traceback (most recent call last):\nTypeError: second\n");
    assert_eq!(show(attr!(&third.value(), "__suppress_context__")), "True");
}

#[test]
fn notes_follow_the_message() {
    let e = value_error("x");
    assert!(call_method!(&e.value(), "add_note", [Value::from("more")]).is_ok());
    assert_eq!(
        traceback_text(&e),
        "Traceback (most recent call last):\nValueError: x\nmore\n"
    );
    assert_eq!(show(attr!(&e.value(), "__notes__")), "['more']");
    assert_eq!(
        show(call_method!(&e.value(), "add_note", [Value::Int(1)])),
        "TypeError: note must be a str, not 'int'"
    );
}

def!(INIT_CODE, "__init__", ["self", "code"], |_, a| {
    set_attr!(&a[0], "code", a[1].clone())?;
    Ok(Value::None)
});
def!(STR_CODE, "__str__", ["self"], |_, a| add(&Value::from("code "), &Value::from(str_of(&attr!(&a[0], "code")?)?)));

#[test]
fn user_classes() {
    let plain = class("Oops", vec![Value::from(exception_type())], &mut |_| Ok(()));
    let e = raise(ok(call!(&plain, [Value::from("a")])));
    assert_eq!(last_line(&e), "Oops: a");
    assert_eq!(show(Ok(e.value())), "Oops('a')");
    assert_eq!(e.matches(&Value::from(exception_type())).ok(), Some(true));
    let coded = class("Coded", vec![plain.clone()], &mut |b| {
        b.set("__init__", func(&INIT_CODE))?;
        b.set("__str__", func(&STR_CODE))
    });
    let e = raise(ok(call!(&coded, [Value::Int(7)])));
    assert_eq!(last_line(&e), "Coded: code 7");
    assert_eq!(show(attr!(&e.value(), "code")), "7");
    assert_eq!(show(attr!(&e.value(), "args")), "(7,)");
    assert_eq!(e.matches(&plain).ok(), Some(true));
    let other = ok(build_class(
        "E",
        "Outer.E",
        "pkg.mod",
        vec![Value::from(exception_type())],
        KwArgs::new(),
        None,
        &mut |_| Ok(()),
    ));
    assert_eq!(last_line(&raise(other)), "pkg.mod.Outer.E");
}

#[test]
fn attributes_of_builtin_exceptions() {
    let stop = stop_iteration(Value::Int(5));
    assert_eq!(show(attr!(&stop.value(), "value")), "5");
    let missing = os_error(2, Some(Value::from("f.txt")));
    assert_eq!(last_line(&missing), "FileNotFoundError: [Errno 2] No such file or directory: 'f.txt'");
    assert_eq!(show(attr!(&missing.value(), "errno")), "2");
    assert_eq!(show(attr!(&missing.value(), "filename")), "'f.txt'");
    let exit = ok(call!(&Value::from(system_exit_type()), [Value::Int(3)]));
    assert_eq!(show(attr!(&exit, "code")), "3");
    let made = ok(call!(&Value::from(os_error_type()), [Value::Int(13), Value::from("no")]));
    assert_eq!(show(Ok(made)), "PermissionError(13, 'no')");
}

#[test]
fn suggestions_on_the_last_line() {
    let c = class("C", vec![], &mut |b| b.set("colour", Value::Int(1)));
    let x = ok(call!(&c, []));
    let e = match attr!(&x, "color") {
        Err(e) => e,
        Ok(_) => panic!("found"),
    };
    assert_eq!(
        last_line(&e),
        "AttributeError: 'C' object has no attribute 'color'. Did you mean: 'colour'?"
    );
    assert_eq!(last_line(&not_defined("pint")), "NameError: name 'pint' is not defined. Did you mean: 'print'?");
    assert_eq!(last_line(&not_defined("qqqqq")), "NameError: name 'qqqqq' is not defined");
}

/// try: <raise kind> except ValueError as e: "caught" finally: "F" appended
fn region(kind: u32, log: &mut String) -> R {
    let flow = 'body: loop {
        let inner = 'guarded: loop {
            match kind {
                0 => {}
                1 => break 'guarded Flow::Err(value_error("v")),
                2 => {
                    tri!('guarded, Err::<Value, PyErr>(type_error("t")));
                }
                _ => break 'guarded Flow::Ret(Value::Int(9)),
            }
            break 'guarded Flow::Next;
        };
        match inner {
            Flow::Err(e) => {
                if tri!('body, e.matches(&value_error_class())) {
                    let _handling = handling(&e);
                    log.push_str("caught ");
                    break 'body Flow::Next;
                }
                break 'body Flow::Err(e);
            }
            other => break 'body other,
        }
    };
    log.push('F');
    match flow {
        Flow::Ret(v) => Ok(v),
        Flow::Err(e) => Err(e),
        _ => Ok(Value::None),
    }
}

#[test]
fn regions() {
    let run = |kind| {
        let mut log = String::new();
        let r = show(region(kind, &mut log));
        format!("{} {}", r, log)
    };
    assert_eq!(run(0), "None F");
    assert_eq!(run(1), "None caught F");
    assert_eq!(run(2), "TypeError: t F");
    assert_eq!(run(3), "9 F");
}

def!(ENTER, "__enter__", ["self"], |_, _| Ok(Value::from("entered")));
def!(EXIT, "__exit__", ["self", "kind", "e", "tb"], |_, a| {
    set_attr!(&a[0], "seen", a[1].clone())?;
    Ok(Value::Bool(!a[1].is_none()))
});

#[test]
fn context_managers() {
    let c = class("M", vec![], &mut |b| {
        b.set("__enter__", func(&ENTER))?;
        b.set("__exit__", func(&EXIT))
    });
    let m = ok(call!(&c, []));
    let (exit, entered) = match with_enter(&m) {
        Ok(x) => x,
        Err(e) => panic!("{:?}", e),
    };
    assert_eq!(show(Ok(entered)), "'entered'");
    assert!(with_exit(&exit).is_ok());
    assert_eq!(show(attr!(&m, "seen")), "None");
    assert_eq!(with_exit_err(&exit, &value_error("v")).ok(), Some(true));
    assert_eq!(show(attr!(&m, "seen")), "<class 'ValueError'>");
    assert_eq!(
        show(with_enter(&Value::Int(3)).map(|_| Value::None)),
        "TypeError: 'int' object does not support the context manager protocol"
    );
}

fn group(message: &str, members: Vec<PyErr>) -> Value {
    let members = list(members.iter().map(PyErr::value).collect());
    ok(call!(&Value::from(base_exception_group_type()), [Value::from(message), members]))
}

#[test]
fn groups_split_and_print() {
    let inner = group("inner", vec![value_error("2")]);
    let inner = raise(inner);
    let e = group("several", vec![value_error("1"), type_error("t"), inner]);
    assert_eq!(
        show(Ok(e.clone())),
        "ExceptionGroup('several', [ValueError('1'), TypeError('t'), ExceptionGroup('inner', [ValueError('2')])])"
    );
    assert_eq!(
        show(call_method!(&e, "split", [value_error_class()])),
        "(ExceptionGroup('several', [ValueError('1'), ExceptionGroup('inner', [ValueError('2')])]), ExceptionGroup('several', [TypeError('t')]))"
    );
    assert_eq!(show(call_method!(&e, "subgroup", [Value::from(key_error_type())])), "None");
    let small = raise(group("g", vec![value_error("1"), type_error("t")]));
    assert_eq!(
        traceback_text(&small),
        "  + Exception Group Traceback (most recent call last):\n  \
           | ExceptionGroup: g (2 sub-exceptions)\n  \
           +-+---------------- 1 ----------------\n    \
             | ValueError: 1\n    \
             +---------------- 2 ----------------\n    \
             | TypeError: t\n    \
             +------------------------------------\n"
    );
    let empty = call!(
        &Value::from(exception_group_type()),
        [Value::from("m"), list(vec![])]
    );
    assert_eq!(
        show(empty),
        "ValueError: second argument (exceptions) must be a non-empty sequence"
    );
}

#[test]
fn star_clauses_take_their_part() {
    use rt::core::groups::split;
    let e = raise(group("g", vec![value_error("1"), type_error("t")]));
    let (taken, left) = match split(&e, &value_error_class()) {
        Ok(parts) => parts,
        Err(e) => panic!("{:?}", e),
    };
    let text = |e: Option<PyErr>| e.map_or("-".to_string(), |e| show(Ok(e.value())));
    assert_eq!(text(taken), "ExceptionGroup('g', [ValueError('1')])");
    assert_eq!(text(left), "ExceptionGroup('g', [TypeError('t')])");
    let plain = value_error("v");
    let (taken, left) = match split(&plain, &value_error_class()) {
        Ok(parts) => parts,
        Err(e) => panic!("{:?}", e),
    };
    assert_eq!(text(taken), "ExceptionGroup('', (ValueError('v'),))");
    assert_eq!(text(left), "-");
}
