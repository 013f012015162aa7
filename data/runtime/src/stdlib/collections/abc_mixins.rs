// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The methods that the classes of `collections.abc` give to those derived from them.

use super::abc::class;
use crate::coll::{self, PyDict};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{key_error, PyErr};
use crate::core::exceptions::{index_error_type, key_error_type};
use crate::core::func::{function, FuncObj};
use crate::core::names::intern;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::singletons::not_implemented;
use crate::core::types::{type_of, TypeSpec};
use crate::core::value::{Value, R};
use crate::stdlib::signature::plain;
use crate::{define_type, py_def};

/// The methods of a class, by its name.
pub fn of(name: &str) -> Vec<(&'static str, Value)> {
    let optional = |def, default| function(def, Vec::new(), vec![default], Vec::new());
    match name {
        "Iterator" => vec![("__iter__", plain(&ITSELF))],
        "Generator" => vec![
            ("__iter__", plain(&ITSELF)),
            ("__next__", plain(&SEND_NONE)),
            ("close", plain(&super::abc_async::CLOSE_GENERATOR)),
        ],
        "Coroutine" => vec![("close", plain(&super::abc_async::CLOSE_COROUTINE))],
        "AsyncIterator" => vec![("__aiter__", plain(&super::abc_async::ITSELF))],
        "AsyncGenerator" => vec![
            ("__anext__", plain(&super::abc_async::NEXT)),
            ("aclose", plain(&super::abc_async::ACLOSE)),
        ],
        "Sequence" => vec![
            ("__iter__", plain(&SEQ_ITER)),
            ("__contains__", plain(&CONTAINS)),
            ("__reversed__", plain(&SEQ_REVERSED)),
            ("index", function(&INDEX, Vec::new(), vec![Value::Int(0), Value::None], Vec::new())),
            ("count", plain(&COUNT)),
        ],
        "MutableSequence" => vec![
            ("append", plain(&APPEND)),
            ("clear", plain(&SEQ_CLEAR)),
            ("reverse", plain(&REVERSE)),
            ("extend", plain(&EXTEND)),
            ("pop", optional(&SEQ_POP, Value::Int(-1))),
            ("remove", plain(&SEQ_REMOVE)),
            ("__iadd__", plain(&IADD)),
        ],
        "Mapping" => vec![
            ("get", optional(&GET, Value::None)),
            ("__contains__", plain(&MAP_CONTAINS)),
            ("keys", plain(&KEYS)),
            ("items", plain(&ITEMS)),
            ("values", plain(&VALUES)),
            ("__eq__", plain(&MAP_EQ)),
            ("__reversed__", Value::None),
        ],
        "MutableMapping" => vec![
            ("pop", optional(&MAP_POP, missing())),
            ("popitem", plain(&POPITEM)),
            ("clear", plain(&MAP_CLEAR)),
            ("update", optional(&UPDATE, coll::tuple(Vec::new()))),
            ("setdefault", optional(&SETDEFAULT, Value::None)),
        ],
        "Set" => vec![
            ("__le__", plain(&LE)),
            ("__lt__", plain(&LT)),
            ("__ge__", plain(&GE)),
            ("__gt__", plain(&GT)),
            ("__eq__", plain(&SET_EQ)),
            ("__and__", plain(&AND)),
            ("__rand__", plain(&AND)),
            ("__or__", plain(&OR)),
            ("__ror__", plain(&OR)),
            ("__sub__", plain(&SUB)),
            ("__rsub__", plain(&RSUB)),
            ("__xor__", plain(&XOR)),
            ("__rxor__", plain(&XOR)),
            ("isdisjoint", plain(&ISDISJOINT)),
            ("_from_iterable", crate::core::descr::ClassMethod::of(plain(&FROM_ITERABLE))),
        ],
        "MutableSet" => vec![
            ("remove", plain(&SET_REMOVE)),
            ("pop", plain(&SET_POP)),
            ("clear", plain(&SET_CLEAR)),
            ("__ior__", plain(&IOR)),
            ("__iand__", plain(&IAND)),
            ("__ixor__", plain(&IXOR)),
            ("__isub__", plain(&ISUB)),
        ],
        "MappingView" => vec![
            ("__init__", plain(&VIEW_INIT)),
            ("__len__", plain(&VIEW_LEN)),
            ("__repr__", plain(&VIEW_REPR)),
        ],
        "KeysView" => vec![
            ("__contains__", plain(&KEYS_CONTAINS)),
            ("__iter__", plain(&KEYS_ITER)),
            ("_from_iterable", crate::core::descr::ClassMethod::of(plain(&TO_SET))),
        ],
        "ItemsView" => vec![
            ("__contains__", plain(&ITEMS_CONTAINS)),
            ("__iter__", plain(&ITEMS_ITER)),
            ("_from_iterable", crate::core::descr::ClassMethod::of(plain(&TO_SET))),
        ],
        "ValuesView" => {
            vec![("__contains__", plain(&CONTAINS)), ("__iter__", plain(&VALUES_ITER))]
        }
        _ => Vec::new(),
    }
}

thread_local! {
    static MISSING: Value = Value::from(Ref::new(crate::core::class::PlainObject));
}

/// Stands for a default that was not given.
fn missing() -> Value {
    MISSING.with(|m| m.clone())
}

macro_rules! method {
    ($id:ident, $class:literal, $name:literal, [$($p:literal),*], $code:expr) => {
        py_def!($id, "collections.abc", $name, $name, [$($p),*], $code);
    };
}

fn invoke(v: &Value, name: &str, args: &mut [Value]) -> R {
    attr::load_method(v, intern(name))?.call(args)
}

fn len(v: &Value) -> Result<i64, PyErr> {
    Ok(ops::len(v)? as i64)
}

/// Runs `f` on the items until it gives something.
fn search(v: &Value, mut f: impl FnMut(Value) -> Result<Option<Value>, PyErr>) -> Result<Option<Value>, PyErr> {
    let it = ops::iter_value(v)?;
    while let Some(x) = ops::next(&it)? {
        if let Some(found) = f(x)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn same(a: &Value, b: &Value) -> Result<bool, PyErr> {
    Ok(ops::is(a, b) || ops::test_eq(a, b)?)
}

method!(ITSELF, "Iterator", "__iter__", ["self"], |_, a| Ok(a[0].clone()));
method!(SEND_NONE, "Generator", "__next__", ["self"], |_, a| {
    invoke(&a[0], "send", &mut [Value::None])
});

method!(SEQ_ITER, "Sequence", "__iter__", ["self"], |_, a| Ok(ops::sequence_iterator(a[0].clone())));
method!(CONTAINS, "Sequence", "__contains__", ["self", "value"], |_, a| {
    let found = search(&a[0], |x| Ok(if same(&x, &a[1])? { Some(x) } else { None }))?;
    Ok(Value::Bool(found.is_some()))
});
method!(SEQ_REVERSED, "Sequence", "__reversed__", ["self"], |_, a| {
    let mut items = Vec::new();
    for i in (0..len(&a[0])?).rev() {
        items.push(ops::get_item(&a[0], &Value::Int(i))?);
    }
    ops::iter_value(&coll::list(items))
});
method!(INDEX, "Sequence", "index", ["self", "value", "start", "stop"], |_, a| {
    let mut start = coll::seq::to_i64(&a[2])?;
    if start < 0 {
        start = (len(&a[0])? + start).max(0);
    }
    let mut stop = i64::MAX;
    if !a[3].is_none() {
        stop = coll::seq::to_i64(&a[3])?;
        if stop < 0 {
            stop += len(&a[0])?;
        }
    }
    let mut i = start;
    while i < stop {
        match ops::get_item(&a[0], &Value::Int(i)) {
            Ok(v) if same(&v, &a[1])? => return Ok(Value::Int(i)),
            Ok(_) => i += 1,
            Err(e) if e.is(&index_error_type()) => break,
            Err(e) => return Err(e),
        }
    }
    Err(PyErr::new(crate::core::exceptions::value_error_type(), Vec::new()))
});
method!(COUNT, "Sequence", "count", ["self", "value"], |_, a| {
    let mut n = 0;
    search(&a[0], |x| {
        n += same(&x, &a[1])? as i64;
        Ok(None)
    })?;
    Ok(Value::Int(n))
});

method!(APPEND, "MutableSequence", "append", ["self", "value"], |_, a| {
    let n = Value::Int(len(&a[0])?);
    invoke(&a[0], "insert", &mut [n, a[1].clone()])?;
    Ok(Value::None)
});
method!(SEQ_CLEAR, "MutableSequence", "clear", ["self"], |_, a| {
    loop {
        match invoke(&a[0], "pop", &mut []) {
            Ok(_) => {}
            Err(e) if e.is(&index_error_type()) => return Ok(Value::None),
            Err(e) => return Err(e),
        }
    }
});
method!(REVERSE, "MutableSequence", "reverse", ["self"], |_, a| {
    let n = len(&a[0])?;
    for i in 0..n / 2 {
        let (x, y) = (Value::Int(i), Value::Int(n - i - 1));
        let (first, last) = (ops::get_item(&a[0], &x)?, ops::get_item(&a[0], &y)?);
        ops::set_item(&a[0], &x, last)?;
        ops::set_item(&a[0], &y, first)?;
    }
    Ok(Value::None)
});

fn extend(this: &Value, values: &Value) -> Result<(), PyErr> {
    let values = if ops::is(this, values) {
        coll::list(crate::builtins::to_vec(values)?)
    } else {
        values.clone()
    };
    search(&values, |x| invoke(this, "append", &mut [x]).map(|_| None)).map(drop)
}

method!(EXTEND, "MutableSequence", "extend", ["self", "values"], |_, a| {
    extend(&a[0], &a[1])?;
    Ok(Value::None)
});
method!(IADD, "MutableSequence", "__iadd__", ["self", "values"], |_, a| {
    invoke(&a[0], "extend", &mut [a[1].clone()])?;
    Ok(a[0].clone())
});
method!(SEQ_POP, "MutableSequence", "pop", ["self", "index"], |_, a| {
    let v = ops::get_item(&a[0], &a[1])?;
    ops::del_item(&a[0], &a[1])?;
    Ok(v)
});
method!(SEQ_REMOVE, "MutableSequence", "remove", ["self", "value"], |_, a| {
    let i = invoke(&a[0], "index", &mut [a[1].clone()])?;
    ops::del_item(&a[0], &i)?;
    Ok(Value::None)
});

/// `this[key]`, or None if there is no such key.
fn item(this: &Value, key: &Value) -> Result<Option<Value>, PyErr> {
    match ops::get_item(this, key) {
        Ok(v) => Ok(Some(v)),
        Err(e) if e.is(&key_error_type()) => Ok(None),
        Err(e) => Err(e),
    }
}

method!(GET, "Mapping", "get", ["self", "key", "default"], |_, a| {
    Ok(item(&a[0], &a[1])?.unwrap_or_else(|| a[2].clone()))
});
method!(MAP_CONTAINS, "Mapping", "__contains__", ["self", "key"], |_, a| {
    Ok(Value::Bool(item(&a[0], &a[1])?.is_some()))
});

fn view(name: &str, a: &[Value]) -> R {
    call::call(&Value::from(class(name)), &mut [a[0].clone()])
}

method!(KEYS, "Mapping", "keys", ["self"], |_, a| view("KeysView", a));
method!(ITEMS, "Mapping", "items", ["self"], |_, a| view("ItemsView", a));
method!(VALUES, "Mapping", "values", ["self"], |_, a| view("ValuesView", a));

fn as_dict(v: &Value) -> R {
    let items = invoke(v, "items", &mut [])?;
    call::call(&Value::from(coll::dict_type()), &mut [items])
}

fn belongs(v: &Value, name: &str) -> Result<bool, PyErr> {
    crate::stdlib::abc::is_subclass(&class(name), &Value::from(type_of(v)))
}

method!(MAP_EQ, "Mapping", "__eq__", ["self", "other"], |_, a| {
    if !belongs(&a[1], "Mapping")? {
        return Ok(not_implemented());
    }
    ops::eq(&as_dict(&a[0])?, &as_dict(&a[1])?)
});
method!(MAP_POP, "MutableMapping", "pop", ["self", "key", "default"], |_, a| {
    match ops::get_item(&a[0], &a[1]) {
        Ok(v) => {
            ops::del_item(&a[0], &a[1])?;
            Ok(v)
        }
        Err(e) if e.is(&key_error_type()) && !ops::is(&a[2], &missing()) => Ok(a[2].clone()),
        Err(e) => Err(e),
    }
});
method!(POPITEM, "MutableMapping", "popitem", ["self"], |_, a| {
    match ops::next(&ops::iter_value(&a[0])?)? {
        Some(key) => {
            let v = ops::get_item(&a[0], &key)?;
            ops::del_item(&a[0], &key)?;
            Ok(coll::pair(key, v))
        }
        None => Err(PyErr::new(key_error_type(), Vec::new())),
    }
});
method!(MAP_CLEAR, "MutableMapping", "clear", ["self"], |_, a| {
    loop {
        match invoke(&a[0], "popitem", &mut []) {
            Ok(_) => {}
            Err(e) if e.is(&key_error_type()) => return Ok(Value::None),
            Err(e) => return Err(e),
        }
    }
});

py_def!(
    UPDATE, "collections.abc", "update", "MutableMapping.update", ["self", "other", "kwds"],
    n_posonly: 2, n_pos: 2, n_kwonly: 0, varargs: false, varkw: true,
    update
);

fn update(_: &FuncObj, a: &mut [Value]) -> R {
    if belongs(&a[1], "Mapping")? {
        search(&a[1], |k| {
            let v = ops::get_item(&a[1], &k)?;
            ops::set_item(&a[0], &k, v).map(|_| None)
        })?;
    } else if let Some(keys) = attr::lookup(&a[1], intern("keys"))? {
        search(&call::call(&keys, &mut [])?, |k| {
            let v = ops::get_item(&a[1], &k)?;
            ops::set_item(&a[0], &k, v).map(|_| None)
        })?;
    } else {
        search(&a[1], |pair| {
            let [k, v] = coll::unpack::<2>(&pair)?;
            ops::set_item(&a[0], &k, v).map(|_| None)
        })?;
    }
    for (k, v) in a[2].down::<PyDict>().map_or(Vec::new(), |d| d.items_vec()) {
        ops::set_item(&a[0], &k, v)?;
    }
    Ok(Value::None)
}

method!(SETDEFAULT, "MutableMapping", "setdefault", ["self", "key", "default"], |_, a| {
    match item(&a[0], &a[1])? {
        Some(v) => Ok(v),
        None => {
            ops::set_item(&a[0], &a[1], a[2].clone())?;
            Ok(a[2].clone())
        }
    }
});

/// Whether all items of `a` are in `b`.
fn within(a: &Value, b: &Value) -> Result<bool, PyErr> {
    Ok(search(a, |x| Ok(if ops::contains(b, &x)? { None } else { Some(x) }))?.is_none())
}

/// Compares two sets: sizes first, then items.
fn compare(a: &[Value], sizes: fn(i64, i64) -> bool, swap: bool) -> R {
    if !belongs(&a[1], "Set")? {
        return Ok(not_implemented());
    }
    if !sizes(len(&a[0])?, len(&a[1])?) {
        return Ok(Value::Bool(false));
    }
    let (small, large) = if swap { (&a[1], &a[0]) } else { (&a[0], &a[1]) };
    Ok(Value::Bool(within(small, large)?))
}

method!(LE, "Set", "__le__", ["self", "other"], |_, a| compare(a, |x, y| x <= y, false));
method!(LT, "Set", "__lt__", ["self", "other"], |_, a| compare(a, |x, y| x < y, false));
method!(GE, "Set", "__ge__", ["self", "other"], |_, a| compare(a, |x, y| x >= y, true));
method!(GT, "Set", "__gt__", ["self", "other"], |_, a| compare(a, |x, y| x > y, true));
method!(SET_EQ, "Set", "__eq__", ["self", "other"], |_, a| compare(a, |x, y| x == y, false));
method!(ISDISJOINT, "Set", "isdisjoint", ["self", "other"], |_, a| {
    let found = search(&a[1], |x| Ok(if ops::contains(&a[0], &x)? { Some(x) } else { None }))?;
    Ok(Value::Bool(found.is_none()))
});
method!(FROM_ITERABLE, "Set", "_from_iterable", ["cls", "it"], |_, a| {
    call::call(&a[0], &mut [a[1].clone()])
});
method!(TO_SET, "KeysView", "_from_iterable", ["cls", "it"], |_, a| {
    call::call(&Value::from(coll::set_type()), &mut [a[1].clone()])
});

/// A set like `this` of the items of `from` that pass.
fn filtered(this: &Value, from: &Value, f: impl Fn(&Value) -> Result<bool, PyErr>) -> R {
    let mut kept = Vec::new();
    search(from, |x| {
        if f(&x)? {
            kept.push(x);
        }
        Ok(None)
    })?;
    invoke(this, "_from_iterable", &mut [coll::list(kept)])
}

/// The other operand as a set; None if it is nothing to iterate over.
fn operand(this: &Value, other: &Value) -> Result<Option<Value>, PyErr> {
    if belongs(other, "Set")? {
        return Ok(Some(other.clone()));
    }
    if !ops::is_iterable(other) {
        return Ok(None);
    }
    invoke(this, "_from_iterable", &mut [other.clone()]).map(Some)
}

method!(AND, "Set", "__and__", ["self", "other"], |_, a| {
    if !ops::is_iterable(&a[1]) {
        return Ok(not_implemented());
    }
    filtered(&a[0], &a[1], |x| ops::contains(&a[0], x))
});
method!(OR, "Set", "__or__", ["self", "other"], |_, a| {
    if !ops::is_iterable(&a[1]) {
        return Ok(not_implemented());
    }
    let mut all = crate::builtins::to_vec(&a[0])?;
    all.extend(crate::builtins::to_vec(&a[1])?);
    invoke(&a[0], "_from_iterable", &mut [coll::list(all)])
});
method!(SUB, "Set", "__sub__", ["self", "other"], |_, a| match operand(&a[0], &a[1])? {
    Some(other) => filtered(&a[0], &a[0], |x| Ok(!ops::contains(&other, x)?)),
    None => Ok(not_implemented()),
});
method!(RSUB, "Set", "__rsub__", ["self", "other"], |_, a| match operand(&a[0], &a[1])? {
    Some(other) => filtered(&a[0], &other, |x| Ok(!ops::contains(&a[0], x)?)),
    None => Ok(not_implemented()),
});
method!(XOR, "Set", "__xor__", ["self", "other"], |_, a| match operand(&a[0], &a[1])? {
    Some(other) => ops::bit_or(&ops::sub(&a[0], &other)?, &ops::sub(&other, &a[0])?),
    None => Ok(not_implemented()),
});

method!(SET_REMOVE, "MutableSet", "remove", ["self", "value"], |_, a| {
    if !ops::contains(&a[0], &a[1])? {
        return Err(key_error(a[1].clone()));
    }
    invoke(&a[0], "discard", &mut [a[1].clone()])?;
    Ok(Value::None)
});
method!(SET_POP, "MutableSet", "pop", ["self"], |_, a| {
    match ops::next(&ops::iter_value(&a[0])?)? {
        Some(v) => {
            invoke(&a[0], "discard", &mut [v.clone()])?;
            Ok(v)
        }
        None => Err(PyErr::new(key_error_type(), Vec::new())),
    }
});
method!(SET_CLEAR, "MutableSet", "clear", ["self"], |_, a| {
    loop {
        match invoke(&a[0], "pop", &mut []) {
            Ok(_) => {}
            Err(e) if e.is(&key_error_type()) => return Ok(Value::None),
            Err(e) => return Err(e),
        }
    }
});

/// Calls a method with each item of `of`.
fn each(this: &Value, of: &Value, name: &str) -> R {
    let items = if ops::is(this, of) {
        coll::list(crate::builtins::to_vec(of)?)
    } else {
        of.clone()
    };
    search(&items, |x| invoke(this, name, &mut [x]).map(|_| None))?;
    Ok(this.clone())
}

method!(IOR, "MutableSet", "__ior__", ["self", "it"], |_, a| each(&a[0], &a[1], "add"));
method!(ISUB, "MutableSet", "__isub__", ["self", "it"], |_, a| each(&a[0], &a[1], "discard"));
method!(IAND, "MutableSet", "__iand__", ["self", "it"], |_, a| {
    let rest = ops::sub(&a[0], &a[1])?;
    each(&a[0], &rest, "discard")
});
method!(IXOR, "MutableSet", "__ixor__", ["self", "it"], |_, a| {
    if ops::is(&a[0], &a[1]) {
        invoke(&a[0], "clear", &mut [])?;
        return Ok(a[0].clone());
    }
    let other = operand(&a[0], &a[1])?.unwrap_or_else(|| a[1].clone());
    search(&other, |x| {
        let name = if ops::contains(&a[0], &x)? { "discard" } else { "add" };
        invoke(&a[0], name, &mut [x]).map(|_| None)
    })?;
    Ok(a[0].clone())
});

fn mapping(v: &Value) -> R {
    attr::get(v, intern("_mapping"))
}

method!(VIEW_INIT, "MappingView", "__init__", ["self", "mapping"], |_, a| {
    attr::set(&a[0], intern("_mapping"), Some(a[1].clone()))?;
    Ok(Value::None)
});
method!(VIEW_LEN, "MappingView", "__len__", ["self"], |_, a| Ok(Value::Int(len(&mapping(&a[0])?)?)));
method!(VIEW_REPR, "MappingView", "__repr__", ["self"], |_, a| {
    let shown = ops::repr(&mapping(&a[0])?)?.to_string_lossy();
    Ok(Value::from(format!("{}({})", type_of(&a[0]).name(), shown)))
});
method!(KEYS_CONTAINS, "KeysView", "__contains__", ["self", "key"], |_, a| {
    Ok(Value::Bool(ops::contains(&mapping(&a[0])?, &a[1])?))
});
method!(KEYS_ITER, "KeysView", "__iter__", ["self"], |_, a| ops::iter_value(&mapping(&a[0])?));
method!(ITEMS_CONTAINS, "ItemsView", "__contains__", ["self", "item"], |_, a| {
    let [k, v] = coll::unpack::<2>(&a[1])?;
    match item(&mapping(&a[0])?, &k)? {
        Some(x) => Ok(Value::Bool(same(&x, &v)?)),
        None => Ok(Value::Bool(false)),
    }
});
method!(ITEMS_ITER, "ItemsView", "__iter__", ["self"], |_, a| Items::start(&a[0], true));
method!(VALUES_ITER, "ValuesView", "__iter__", ["self"], |_, a| Items::start(&a[0], false));

/// Iterates over the values of a mapping, or over its items.
struct Items {
    keys: Value,
    mapping: Value,
    pairs: bool,
}

impl Items {
    fn start(view: &Value, pairs: bool) -> R {
        let mapping = mapping(view)?;
        let keys = ops::iter_value(&mapping)?;
        Ok(Value::from(Ref::new(Items { keys, mapping, pairs })))
    }
}

impl Payload for Items {
    fn vt() -> &'static VT {
        static ITEMS: VT = VT {
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|o| match o.down::<Items>() {
                Some(i) => match ops::next(&i.keys)? {
                    Some(k) => {
                        let v = ops::get_item(&i.mapping, &k)?;
                        Ok(Some(if i.pairs { coll::pair(k, v) } else { v }))
                    }
                    None => Ok(None),
                },
                None => Ok(None),
            }),
            ..VT::new("generator", drop_obj::<Items>, |_| items_type())
        };
        &ITEMS
    }
}

define_type!(pub fn items_type, TypeSpec { vt: Some(Items::vt), ..TypeSpec::new("generator") });
