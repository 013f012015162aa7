// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Calls: binding of arguments and the texts of its errors, as CPython 3.11 has them.

mod common;

use common::{func, show};
use rt::prelude::*;

fn all_slots(_: &FuncObj, slots: &mut [Value]) -> R {
    Ok(tuple(slots.iter_mut().map(Value::take).collect()))
}

/// def f(a, b, /, c, d=4, *args, e, g=7, **kw)
static F: FuncDef = FuncDef {
    name: "f",
    qualname: "f",
    module: "__main__",
    doc: None,
    params: &["a", "b", "c", "d", "e", "g", "args", "kw"],
    n_posonly: 2,
    n_pos: 4,
    n_kwonly: 2,
    varargs: true,
    varkw: true,
    line: 1,
    kind: FuncKind::Plain,
    code: all_slots,
};

/// def k(a, *, x, y)
static K: FuncDef = FuncDef {
    name: "k",
    qualname: "k",
    params: &["a", "x", "y"],
    n_posonly: 0,
    n_pos: 1,
    varargs: false,
    varkw: false,
    ..COPY
};

/// def p(a, b, /)
static P: FuncDef = FuncDef {
    name: "p",
    qualname: "p",
    params: &["a", "b"],
    n_posonly: 2,
    n_pos: 2,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    ..COPY
};

const COPY: FuncDef = FuncDef {
    name: "",
    qualname: "",
    module: "__main__",
    doc: None,
    params: &[],
    n_posonly: 0,
    n_pos: 0,
    n_kwonly: 2,
    varargs: false,
    varkw: false,
    line: 1,
    kind: FuncKind::Plain,
    code: all_slots,
};

def!(H, "h", ["a", "b"], all_slots);
def!(Z, "z", [], all_slots);
def!(M3, "m3", ["a", "b", "c"], all_slots);

fn f() -> Value {
    function(&F, vec![], vec![Value::Int(4)], vec![("g", Value::Int(7))])
}

fn h() -> Value {
    function(&H, vec![], vec![Value::Int(2)], vec![])
}

fn pos(f: &Value, args: &[i64]) -> String {
    show(call_ex(f, args.iter().map(|i| Value::Int(*i)).collect(), KwArgs::new()))
}

fn kw(f: &Value, args: &[i64], kw: &[(&str, i64)]) -> String {
    let mut all = KwArgs::new();
    for (k, v) in kw {
        assert!(all.put(f, k, Value::Int(*v)).is_ok());
    }
    show(call_ex(f, args.iter().map(|i| Value::Int(*i)).collect(), all))
}

#[test]
fn every_kind_of_parameter() {
    assert_eq!(kw(&f(), &[1, 2, 3], &[("e", 5)]), "(1, 2, 3, 4, 5, 7, (), {})");
    assert_eq!(
        kw(&f(), &[1, 2, 3, 4, 5, 6], &[("e", 1), ("zz", 2), ("a", 9)]),
        "(1, 2, 3, 4, 1, 7, (5, 6), {'zz': 2, 'a': 9})"
    );
    assert_eq!(kw(&f(), &[1, 2], &[("c", 3), ("e", 4)]), "(1, 2, 3, 4, 4, 7, (), {})");
    assert_eq!(pos(&h(), &[1]), "(1, 2)");
    assert_eq!(show(call!(&h(), [Value::Int(1), Value::Int(3)])), "(1, 3)");
    assert_eq!(show(call_kw!(&h(), [], ["b" => Value::Int(5), "a" => Value::Int(6)])), "(6, 5)");
}

#[test]
fn missing_arguments() {
    assert_eq!(
        pos(&f(), &[1]),
        "TypeError: f() missing 2 required positional arguments: 'b' and 'c'"
    );
    assert_eq!(
        pos(&f(), &[1, 2, 3]),
        "TypeError: f() missing 1 required keyword-only argument: 'e'"
    );
    assert_eq!(pos(&h(), &[]), "TypeError: h() missing 1 required positional argument: 'a'");
    let m3 = func(&M3);
    assert_eq!(
        pos(&m3, &[]),
        "TypeError: m3() missing 3 required positional arguments: 'a', 'b', and 'c'"
    );
    assert_eq!(
        pos(&m3, &[1]),
        "TypeError: m3() missing 2 required positional arguments: 'b' and 'c'"
    );
    assert_eq!(
        pos(&func(&K), &[1]),
        "TypeError: k() missing 2 required keyword-only arguments: 'x' and 'y'"
    );
}

#[test]
fn too_many_arguments() {
    assert_eq!(
        pos(&h(), &[1, 2, 3]),
        "TypeError: h() takes from 1 to 2 positional arguments but 3 were given"
    );
    let z = func(&Z);
    assert_eq!(pos(&z, &[1]), "TypeError: z() takes 0 positional arguments but 1 was given");
    assert_eq!(pos(&z, &[1, 2]), "TypeError: z() takes 0 positional arguments but 2 were given");
    assert_eq!(
        kw(&func(&K), &[1, 2, 3], &[("x", 1)]),
        "TypeError: k() takes 1 positional argument but 3 positional arguments (and 1 keyword-only argument) were given"
    );
    assert_eq!(
        kw(&func(&K), &[1, 2], &[("x", 1), ("y", 2)]),
        "TypeError: k() takes 1 positional argument but 2 positional arguments (and 2 keyword-only arguments) were given"
    );
}

#[test]
fn keyword_errors() {
    assert_eq!(
        kw(&h(), &[1], &[("a", 2)]),
        "TypeError: h() got multiple values for argument 'a'"
    );
    assert_eq!(
        kw(&h(), &[], &[("x", 1), ("a", 1)]),
        "TypeError: h() got an unexpected keyword argument 'x'"
    );
    let p = func(&P);
    assert_eq!(
        kw(&p, &[1], &[("b", 2)]),
        "TypeError: p() got some positional-only arguments passed as keyword arguments: 'b'"
    );
    assert_eq!(
        kw(&p, &[], &[("a", 1), ("b", 2)]),
        "TypeError: p() got some positional-only arguments passed as keyword arguments: 'a, b'"
    );
}

#[test]
fn star_arguments() {
    let mut args = Vec::new();
    assert!(extend_args(&mut args, &h(), &common::ints(&[8, 9])).is_ok());
    assert_eq!(show(call_ex(&h(), args, KwArgs::new())), "(8, 9)");
    let bad = extend_args(&mut Vec::new(), &h(), &Value::Int(5));
    assert_eq!(
        common::outcome(bad),
        "TypeError: __main__.h() argument after * must be an iterable, not int"
    );
    let mut kw = KwArgs::new();
    let bad = kw.extend(&h(), &Value::Int(5));
    assert_eq!(
        common::outcome(bad),
        "TypeError: __main__.h() argument after ** must be a mapping, not int"
    );
    assert!(kw.put(&h(), "a", Value::Int(1)).is_ok());
    let again = kw.put(&h(), "a", Value::Int(2));
    assert_eq!(
        common::outcome(again),
        "TypeError: __main__.h() got multiple values for keyword argument 'a'"
    );
    let by_number = match dict_of(vec![(Value::Int(1), Value::Int(2))]) {
        Ok(d) => d,
        Err(e) => panic!("{:?}", e),
    };
    assert_eq!(
        common::outcome(KwArgs::new().extend(&h(), &by_number)),
        "TypeError: keywords must be strings"
    );
}

#[test]
fn what_cannot_be_called() {
    assert_eq!(pos(&Value::Int(3), &[]), "TypeError: 'int' object is not callable");
    assert_eq!(pos(&Value::None, &[]), "TypeError: 'NoneType' object is not callable");
}

fn recurse(f: &FuncObj, slots: &mut [Value]) -> R {
    let me = f.env[0].get_free("recurse")?;
    call!(&me, [add(&slots[0], &Value::Int(1))?])
}

def!(RECURSE, "recurse", ["n"], recurse);

#[test]
fn endless_recursion_is_an_error() {
    let cell = PyCell::new(Value::Unbound);
    let f = function(&RECURSE, vec![cell.clone()], vec![], vec![]);
    cell.set(f.clone());
    assert_eq!(pos(&f, &[0]), "RecursionError: maximum recursion depth exceeded");
    cell.set(Value::None);
}

#[test]
fn attributes_of_functions() {
    let h = h();
    assert_eq!(show(attr!(&h, "__name__")), "'h'");
    assert_eq!(show(attr!(&h, "__defaults__")), "(2,)");
    assert!(set_attr!(&h, "__name__", Value::from("other")).is_ok());
    assert_eq!(show(attr!(&h, "__name__")), "'other'");
    assert!(set_attr!(&h, "tag", Value::Int(1)).is_ok());
    assert_eq!(show(attr!(&h, "__dict__")), "{'tag': 1}");
    assert_eq!(show(attr!(&h, "tag")), "1");
    let code = match attr!(&h, "__code__") {
        Ok(c) => c,
        Err(e) => panic!("{:?}", e),
    };
    assert_eq!(show(attr!(&code, "co_argcount")), "2");
    assert_eq!(show(attr!(&h, "nope")), "AttributeError: 'function' object has no attribute 'nope'");
}

#[test]
fn values_are_two_words() {
    assert_eq!(std::mem::size_of::<Value>(), 16);
    assert_eq!(std::mem::size_of::<Result<(), PyErr>>(), 8);
}
