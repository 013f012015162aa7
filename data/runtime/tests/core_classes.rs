// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Classes: attribute look-up, descriptors, inheritance, special methods, subclasses of builtins.

mod common;

use common::{class, func, outcome, show};
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

fn ok(r: R) -> Value {
    match r {
        Ok(v) => v,
        Err(e) => panic!("{:?}", e),
    }
}

fn new(c: &Value) -> Value {
    ok(call!(c, []))
}

def!(INIT_X, "__init__", ["self", "x"], |_, a| {
    set_attr!(&a[0], "x", a[1].take())?;
    Ok(Value::None)
});
def!(GET_X, "get", ["self"], |_, a| attr!(&a[0], "x"));
def!(RETURN_SELF, "who", ["self"], |_, a| Ok(a[0].clone()));

fn point() -> Value {
    class("Point", vec![], &mut |b| {
        b.set("__init__", func(&INIT_X))?;
        b.set("get", func(&GET_X))?;
        b.set("kind", Value::from("point"))
    })
}

#[test]
fn instances_and_methods() {
    let c = point();
    let p = ok(call!(&c, [Value::Int(3)]));
    assert_eq!(show(attr!(&p, "x")), "3");
    assert_eq!(show(call_method!(&p, "get", [])), "3");
    assert_eq!(show(attr!(&p, "kind")), "'point'");
    assert_eq!(show(attr!(&p, "y")), "AttributeError: 'Point' object has no attribute 'y'");
    assert_eq!(
        show(attr!(&c, "y")),
        "AttributeError: type object 'Point' has no attribute 'y'"
    );
    assert_eq!(show(Ok(c.clone())), "<class '__main__.Point'>");
    assert_eq!(
        show(call!(&c, [])),
        "TypeError: __init__() missing 1 required positional argument: 'x'"
    );
    assert_eq!(show(attr!(&p, "__dict__")), "{'x': 3}");
    assert!(set_attr!(&p, "z", Value::Int(1)).is_ok());
    let d = ok(attr!(&p, "__dict__"));
    assert_eq!(show(Ok(d.clone())), "{'x': 3, 'z': 1}");
    assert!(set_item(&d, &Value::from("w"), Value::Int(9)).is_ok());
    assert_eq!(show(attr!(&p, "w")), "9");
    assert!(set_attr!(&p, "x", Value::Int(4)).is_ok());
    assert_eq!(show(Ok(d)), "{'x': 4, 'z': 1, 'w': 9}");
    assert!(del_attr!(&p, "x").is_ok());
    assert_eq!(
        show(call_method!(&p, "get", [])),
        "AttributeError: 'Point' object has no attribute 'x'"
    );
    assert_eq!(
        outcome(del_attr!(&p, "x")),
        "AttributeError: 'Point' object has no attribute 'x'"
    );
}

#[test]
fn class_changes_are_seen_by_remembered_places() {
    let c = point();
    let p = ok(call!(&c, [Value::Int(3)]));
    let read = || show(attr!(&p, "kind"));
    let call_get = || show(call_method!(&p, "get", []));
    assert_eq!((read(), call_get()), ("'point'".into(), "3".into()));
    assert!(set_attr!(&c, "kind", Value::from("other")).is_ok());
    assert!(set_attr!(&c, "get", func(&RETURN_SELF)).is_ok());
    assert_eq!(read(), "'other'");
    assert!(call_get().starts_with("<__main__.Point object at 0x"));
    assert!(set_attr!(&p, "kind", Value::Int(1)).is_ok());
    assert_eq!(read(), "1");
    assert!(del_attr!(&p, "kind").is_ok());
    assert_eq!(read(), "'other'");
    assert!(del_attr!(&c, "kind").is_ok());
    assert_eq!(read(), "AttributeError: 'Point' object has no attribute 'kind'");
}

def!(SAY_A, "say", ["self"], |_, _| {
    log("A");
    Ok(Value::None)
});
def!(SAY_SUPER, "say", ["self"], |f, a| {
    log(f.def.qualname);
    call_super!(&f.env[0], &a[0], "say", [])
});
static SAY_B: FuncDef = FuncDef { qualname: "B", ..SAY_COPY };
static SAY_C: FuncDef = FuncDef { qualname: "C", ..SAY_COPY };
static SAY_D: FuncDef = FuncDef { qualname: "D", ..SAY_COPY };
const SAY_COPY: FuncDef = FuncDef {
    name: "say",
    qualname: "",
    module: "__main__",
    doc: None,
    params: &["self"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 1,
    kind: FuncKind::Plain,
    code: |f, a| {
        log(f.def.qualname);
        call_super!(&f.env[0], &a[0], "say", [])
    },
};

fn diamond_class(name: &'static str, bases: Vec<Value>, say: &'static FuncDef) -> Value {
    let cell = PyCell::new(Value::Unbound);
    let for_body = cell.clone();
    let r = build_class(name, name, "__main__", bases, KwArgs::new(), Some(cell), &mut |b| {
        b.set("say", function(say, vec![for_body.clone()], vec![], vec![]))
    });
    ok(r)
}

#[test]
fn diamond_inheritance_with_super() {
    let _ = &SAY_SUPER;
    let a = class("A", vec![], &mut |b| b.set("say", func(&SAY_A)));
    let b = diamond_class("B", vec![a.clone()], &SAY_B);
    let c = diamond_class("C", vec![a.clone()], &SAY_C);
    let d = diamond_class("D", vec![b.clone(), c.clone()], &SAY_D);
    assert_eq!(show(call_method!(&new(&d), "say", [])), "None");
    assert_eq!(take_log(), "D B C A");
    assert_eq!(
        show(attr!(&d, "__mro__")),
        "(<class '__main__.D'>, <class '__main__.B'>, <class '__main__.C'>, <class '__main__.A'>, <class 'object'>)"
    );
    let bad = build_class(
        "X",
        "X",
        "__main__",
        vec![a, b],
        KwArgs::new(),
        None,
        &mut |_| Ok(()),
    );
    assert_eq!(
        show(bad),
        "TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B"
    );
}

def!(GETTER, "v", ["self"], |_, _| Ok(Value::Int(3)));
def!(SETTER, "v", ["self", "new"], |_, a| {
    log(&repr(&a[1])?.to_string_lossy());
    Ok(Value::None)
});

#[test]
fn properties() {
    let property = Value::from(property_type());
    let read_only = class("P", vec![], &mut |b| b.set("v", call!(&property, [func(&GETTER)])?));
    let p = new(&read_only);
    assert_eq!(show(attr!(&p, "v")), "3");
    assert_eq!(
        outcome(set_attr!(&p, "v", Value::Int(1))),
        "AttributeError: property 'v' of 'P' object has no setter"
    );
    assert_eq!(
        outcome(del_attr!(&p, "v")),
        "AttributeError: property 'v' of 'P' object has no deleter"
    );
    let both = class("Q", vec![], &mut |b| {
        let v = call!(&property, [func(&GETTER)])?;
        b.set("v", call_method!(&v, "setter", [func(&SETTER)])?)
    });
    let q = new(&both);
    assert!(set_attr!(&q, "v", Value::Int(8)).is_ok());
    assert_eq!(take_log(), "8");
    assert_eq!(show(attr!(&q, "v")), "3");
}

def!(CLS_NAME, "make", ["cls"], |_, a| attr!(&a[0], "__name__"));
def!(TWICE, "twice", ["n"], |_, a| mul(&a[0], &Value::Int(2)));

#[test]
fn class_and_static_methods() {
    let base = class("Base", vec![], &mut |b| {
        b.set("make", call!(&Value::from(classmethod_type()), [func(&CLS_NAME)])?)?;
        b.set("twice", call!(&Value::from(staticmethod_type()), [func(&TWICE)])?)
    });
    let derived = class("Derived", vec![base.clone()], &mut |_| Ok(()));
    assert_eq!(show(call_method!(&base, "make", [])), "'Base'");
    assert_eq!(show(call_method!(&derived, "make", [])), "'Derived'");
    assert_eq!(show(call_method!(&new(&derived), "make", [])), "'Derived'");
    assert_eq!(show(call_method!(&new(&derived), "twice", [Value::Int(4)])), "8");
    assert_eq!(show(call_method!(&derived, "twice", [Value::Int(4)])), "8");
}

#[test]
fn slots() {
    let s = class("S", vec![], &mut |b| {
        b.set("__slots__", tuple(vec![Value::from("p"), Value::from("q")]))
    });
    let x = new(&s);
    assert_eq!(show(attr!(&x, "p")), "AttributeError: 'S' object has no attribute 'p'");
    assert!(set_attr!(&x, "p", Value::Int(1)).is_ok());
    assert_eq!(show(attr!(&x, "p")), "1");
    assert_eq!(
        outcome(set_attr!(&x, "z", Value::Int(1))),
        "AttributeError: 'S' object has no attribute 'z'"
    );
    assert_eq!(
        show(attr!(&x, "__dict__")),
        "AttributeError: 'S' object has no attribute '__dict__'"
    );
    let t = class("T", vec![s], &mut |_| Ok(()));
    let y = new(&t);
    assert!(set_attr!(&y, "p", Value::Int(1)).is_ok());
    assert!(set_attr!(&y, "z", Value::Int(2)).is_ok());
    assert_eq!(show(attr!(&y, "__dict__")), "{'z': 2}");
    assert_eq!(show(attr!(&y, "p")), "1");
}

def!(ADD, "__add__", ["self", "other"], |_, a| {
    log("add");
    if is(&type_value(&a[0]), &type_value(&a[1])) {
        return Ok(Value::Int(1));
    }
    Ok(not_implemented())
});
def!(RADD, "__radd__", ["self", "other"], |_, _| {
    log("radd");
    Ok(Value::Int(2))
});
def!(EQ_ALWAYS, "__eq__", ["self", "other"], |_, _| Ok(Value::Bool(true)));
def!(LT_LOG, "__lt__", ["self", "other"], |_, _| {
    log("lt");
    Ok(not_implemented())
});
def!(GT_LOG, "__gt__", ["self", "other"], |_, _| {
    log("gt");
    Ok(Value::from("greater"))
});

fn type_value(v: &Value) -> Value {
    Value::from(type_of(v))
}

#[test]
fn operators_and_their_reflections() {
    let c = class("C", vec![], &mut |b| {
        b.set("__add__", func(&ADD))?;
        b.set("__radd__", func(&RADD))
    });
    let (x, y) = (new(&c), new(&c));
    assert_eq!(show(add(&x, &y)), "1");
    assert_eq!(show(add(&Value::Int(1), &x)), "2");
    assert_eq!(take_log(), "add radd");
    assert_eq!(
        show(add(&x, &Value::Int(1))),
        "TypeError: unsupported operand type(s) for +: 'C' and 'int'"
    );
    take_log();
    let d = class("D", vec![c.clone()], &mut |b| b.set("__radd__", func(&RADD)));
    assert_eq!(show(add(&x, &new(&d))), "2");
    assert_eq!(take_log(), "radd");
    let e = class("E", vec![], &mut |b| {
        b.set("__lt__", func(&LT_LOG))?;
        b.set("__gt__", func(&GT_LOG))
    });
    assert_eq!(show(lt(&new(&e), &new(&e))), "'greater'");
    assert_eq!(take_log(), "lt gt");
    assert_eq!(
        show(le(&new(&e), &new(&e))),
        "TypeError: '<=' not supported between instances of 'E' and 'E'"
    );
}

#[test]
fn equality_without_hash() {
    let c = class("C", vec![], &mut |b| b.set("__eq__", func(&EQ_ALWAYS)));
    let x = new(&c);
    assert_eq!(show(eq(&x, &Value::Int(1))), "True");
    assert_eq!(show(ne(&x, &Value::Int(1))), "False");
    assert_eq!(show(hash(&x).map(Value::Int)), "TypeError: unhashable type: 'C'");
    let plain = class("D", vec![], &mut |_| Ok(()));
    let (p, q) = (new(&plain), new(&plain));
    assert_eq!(show(eq(&p, &q)), "False");
    assert_eq!(show(eq(&p, &p)), "True");
    assert!(hash(&p).is_ok());
}

#[test]
fn operations_that_a_plain_class_lacks() {
    let a = new(&class("A", vec![], &mut |_| Ok(())));
    let one = Value::Int(1);
    assert_eq!(show(call!(&a, [])), "TypeError: 'A' object is not callable");
    assert_eq!(show(get_item(&a, &one)), "TypeError: 'A' object is not subscriptable");
    assert_eq!(
        outcome(set_item(&a, &one, Value::None)),
        "TypeError: 'A' object does not support item assignment"
    );
    assert_eq!(
        outcome(del_item(&a, &one)),
        "TypeError: 'A' object doesn't support item deletion"
    );
    assert_eq!(
        show(len(&a).map(|n| Value::Int(n as i64))),
        "TypeError: object of type 'A' has no len()"
    );
    assert_eq!(outcome(iter(&a).map(drop)), "TypeError: 'A' object is not iterable");
    assert_eq!(show(neg(&a)), "TypeError: bad operand type for unary -: 'A'");
    assert_eq!(
        show(contains(&a, &one).map(Value::Bool)),
        "TypeError: argument of type 'A' is not iterable"
    );
    assert_eq!(
        show(lt(&a, &one)),
        "TypeError: '<' not supported between instances of 'A' and 'int'"
    );
    let c = class("A", vec![], &mut |_| Ok(()));
    assert_eq!(show(call!(&c, [one])), "TypeError: A() takes no arguments");
}

def!(GETATTR, "__getattr__", ["self", "name"], |_, a| add(&Value::from("got "), &a[1]));
def!(SETATTR, "__setattr__", ["self", "name", "value"], |_, a| {
    log(&str_of(&a[1])?.to_string_lossy());
    let base = Value::from(object_type());
    call_method!(&base, "__setattr__", [a[0].clone(), a[1].clone(), a[2].clone()])
});

#[test]
fn attribute_hooks() {
    let c = class("C", vec![], &mut |b| {
        b.set("__getattr__", func(&GETATTR))?;
        b.set("__setattr__", func(&SETATTR))
    });
    let x = new(&c);
    assert_eq!(show(attr!(&x, "foo")), "'got foo'");
    assert!(set_attr!(&x, "foo", Value::Int(1)).is_ok());
    assert_eq!(take_log(), "foo");
    assert_eq!(show(attr!(&x, "foo")), "1");
}

def!(PUSH_TWICE, "push", ["self", "v"], |_, a| {
    call_method!(&a[0], "append", [a[1].clone()])?;
    call_method!(&a[0], "append", [a[1].clone()])
});
def!(MISSING, "__missing__", ["self", "key"], |_, a| Ok(tuple(vec![a[1].clone()])));
def!(NEW_STR, "__new__", ["cls", "text"], |_, a| {
    let base = Value::from(str_type());
    let upper = call_method!(&a[1], "upper", [])?;
    call_method!(&base, "__new__", [a[0].clone(), upper])
});

#[test]
fn subclasses_of_builtins() {
    let stack = class("Stack", vec![Value::from(list_type())], &mut |b| {
        b.set("push", func(&PUSH_TWICE))
    });
    let s = new(&stack);
    assert!(call_method!(&s, "push", [Value::Int(5)]).is_ok());
    assert_eq!(show(Ok(s.clone())), "[5, 5]");
    assert_eq!(show(len(&s).map(|n| Value::Int(n as i64))), "2");
    assert_eq!(show(get_item(&s, &Value::Int(-1))), "5");
    assert_eq!(show(eq(&s, &common::ints(&[5, 5]))), "True");
    assert_eq!(show(eq(&common::ints(&[5, 5]), &s)), "True");
    assert_eq!(show(add(&s, &common::ints(&[1]))), "[5, 5, 1]");
    assert_eq!(show(add(&common::ints(&[1]), &s)), "[1, 5, 5]");
    let same = ok(iadd(s.clone(), &common::ints(&[7])));
    assert!(is(&same, &s));
    assert_eq!(show(Ok(s.clone())), "[5, 5, 7]");
    assert!(set_attr!(&s, "tag", Value::Int(1)).is_ok());
    assert_eq!(show(attr!(&s, "__dict__")), "{'tag': 1}");
    let full = ok(call!(&stack, [common::ints(&[1, 2])]));
    assert_eq!(show(Ok(full)), "[1, 2]");

    let dd = class("D", vec![Value::from(dict_type())], &mut |b| {
        b.set("__missing__", func(&MISSING))
    });
    let d = new(&dd);
    assert!(set_item(&d, &Value::from("a"), Value::Int(1)).is_ok());
    assert_eq!(show(get_item(&d, &Value::from("a"))), "1");
    assert_eq!(show(get_item(&d, &Value::from("b"))), "('b',)");
    assert_eq!(show(Ok(d)), "{'a': 1}");

    let loud = class("Loud", vec![Value::from(str_type())], &mut |b| {
        b.set("__new__", func(&NEW_STR))
    });
    let l = ok(call!(&loud, [Value::from("abc")]));
    assert_eq!(show(Ok(l.clone())), "'ABC'");
    assert_eq!(show(eq(&l, &Value::from("ABC"))), "True");
    assert_eq!(show(call_method!(&l, "lower", [])), "'abc'");
    assert_eq!(show(Ok(type_value(&l))), "<class '__main__.Loud'>");

    let both = vec![Value::from(int_type()), Value::from(str_type())];
    let bad = build_class("X", "X", "__main__", both, KwArgs::new(), None, &mut |_| Ok(()));
    assert_eq!(show(bad), "TypeError: multiple bases have instance lay-out conflict");
    let bad = build_class(
        "X",
        "X",
        "__main__",
        vec![Value::from(bool_type())],
        KwArgs::new(),
        None,
        &mut |_| Ok(()),
    );
    assert_eq!(show(bad), "TypeError: type 'bool' is not an acceptable base type");
}

def!(META_CALL, "__call__", ["cls"], |_, a| {
    log("call");
    let base = Value::from(type_type());
    call_method!(&base, "__call__", [a[0].clone()])
});
def!(META_LEN, "__len__", ["cls"], |_, _| Ok(Value::Int(42)));

#[test]
fn metaclasses() {
    let meta = class("Meta", vec![Value::from(type_type())], &mut |b| {
        b.set("__call__", func(&META_CALL))?;
        b.set("__len__", func(&META_LEN))
    });
    let mut kw = KwArgs::new();
    assert!(kw.put(&Value::None, "metaclass", meta.clone()).is_ok());
    let c = ok(build_class("C", "C", "__main__", vec![], kw, None, &mut |b| {
        b.set("a", Value::Int(1))
    }));
    assert!(is(&type_value(&c), &meta));
    assert_eq!(show(len(&c).map(|n| Value::Int(n as i64))), "42");
    assert_eq!(show(attr!(&c, "a")), "1");
    let x = new(&c);
    assert_eq!(take_log(), "call");
    assert!(is(&type_value(&x), &c));
    let d = class("D", vec![c], &mut |_| Ok(()));
    assert!(is(&type_value(&d), &meta));
    assert_eq!(show(Ok(d)), "<class '__main__.D'>");
}

static INIT_SUB: FuncDef = FuncDef {
    name: "__init_subclass__",
    qualname: "Base.__init_subclass__",
    params: &["cls", "tag"],
    n_pos: 1,
    n_kwonly: 1,
    code: |_, a| {
        set_attr!(&a[0], "tag", a[1].take())?;
        Ok(Value::None)
    },
    ..SAY_COPY
};
def!(SET_NAME, "__set_name__", ["self", "owner", "name"], |_, a| {
    log(&str_of(&a[2])?.to_string_lossy());
    Ok(Value::None)
});

#[test]
fn hooks_of_class_creation() {
    let base = class("Base", vec![], &mut |b| {
        b.set("__init_subclass__", function(&INIT_SUB, vec![], vec![], vec![("tag", Value::None)]))
    });
    let mut kw = KwArgs::new();
    assert!(kw.put(&Value::None, "tag", Value::Int(5)).is_ok());
    let sub =
        ok(build_class("Sub", "Sub", "__main__", vec![base], kw, None, &mut |_| Ok(())));
    assert_eq!(show(attr!(&sub, "tag")), "5");
    let field = class("Field", vec![], &mut |b| b.set("__set_name__", func(&SET_NAME)));
    let f = new(&field);
    class("Owner", vec![], &mut |b| b.set("one", f.clone()));
    assert_eq!(take_log(), "one");
    let three = vec![
        Value::from("Made"),
        tuple(vec![]),
        ok(dict_of(vec![(Value::from("k"), Value::Int(3))])),
    ];
    let made = ok(call_ex(&Value::from(type_type()), three, KwArgs::new()));
    assert_eq!(show(attr!(&new(&made), "k")), "3");
}

def!(DEL, "__del__", ["self"], |_, _| {
    log("deleted");
    Ok(Value::None)
});

#[test]
fn finalizers_run_when_the_last_reference_goes() {
    let c = class("C", vec![], &mut |b| b.set("__del__", func(&DEL)));
    let x = new(&c);
    let y = x.clone();
    drop(x);
    assert_eq!(take_log(), "");
    drop(y);
    assert_eq!(take_log(), "deleted");
}

def!(ITER_GETITEM, "__getitem__", ["self", "i"], |_, a| {
    if test_ge(&a[1], &Value::Int(3))? {
        return Err(index_error("end"));
    }
    mul(&a[1], &a[1])
});

#[test]
fn iteration_by_index() {
    let c = class("C", vec![], &mut |b| b.set("__getitem__", func(&ITER_GETITEM)));
    let x = new(&c);
    let mut out = Vec::new();
    assert!(extend(&mut out, &x).is_ok());
    assert_eq!(show(Ok(list(out))), "[0, 1, 4]");
    assert_eq!(show(contains(&x, &Value::Int(4)).map(Value::Bool)), "True");
}
