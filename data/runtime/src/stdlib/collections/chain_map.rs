// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `ChainMap`: several mappings looked through one after another.

use crate::coll::dict_views::{items_view, keys_view, values_view};
use crate::coll::seq::this;
use crate::coll::{dict_type, iter, list, native, pair, receiver, PyDict, PyList};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::attr;
use crate::core::call::{call, call_args};
use crate::core::error::{key_error, PyErr};
use crate::core::exceptions::key_error_type;
use crate::core::names::intern;
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;
use std::cell::RefCell;

pub struct ChainMap {
    maps: RefCell<Value>,
}

static CHAIN_MAP: VT = VT {
    repr: Some(repr),
    compare: Some(compare),
    len: Some(|o| Ok(merged(this::<ChainMap>(o))?.len())),
    truth: Some(|o| {
        for map in maps(this::<ChainMap>(o))? {
            if ops::truth(&map)? {
                return Ok(true);
            }
        }
        Ok(false)
    }),
    getitem: Some(|o, k| match find(this::<ChainMap>(o), k)? {
        Some(v) => Ok(v),
        None => Err(key_error(k.clone())),
    }),
    setitem: Some(|o, k, v| ops::set_item(&first(this::<ChainMap>(o))?, k, v)),
    delitem: Some(|o, k| {
        ops::del_item(&first(this::<ChainMap>(o))?, k).map_err(|e| not_in_first(e, k))
    }),
    contains: Some(|o, k| {
        for map in maps(this::<ChainMap>(o))? {
            if ops::contains(&map, k)? {
                return Ok(true);
            }
        }
        Ok(false)
    }),
    iter: Some(|o| ops::iter_value(&Value::from(merged(this::<ChainMap>(o))?))),
    binary: Some(binary),
    inplace: Some(|op, o, other| {
        if op != BinOp::Or {
            return Ok(None);
        }
        update_first(this::<ChainMap>(o), &mut Args::pos(&mut [other.clone()]))?;
        Ok(Some(Value::Obj(o.clone())))
    }),
    ..VT::new("ChainMap", drop_obj::<ChainMap>, |_| chain_map_type())
};

impl Payload for ChainMap {
    fn vt() -> &'static VT {
        &CHAIN_MAP
    }
}

fn make(maps: Vec<Value>) -> Value {
    Value::from(Ref::new(ChainMap { maps: RefCell::new(list(maps)) }))
}

fn maps(c: &ChainMap) -> Result<Vec<Value>, PyErr> {
    let maps = c.maps.borrow().clone();
    match maps.down::<PyList>() {
        Some(list) => Ok(list.to_vec()),
        None => crate::coll::list_type::list_from(&maps),
    }
}

fn first(c: &ChainMap) -> R {
    let maps = c.maps.borrow().clone();
    ops::get_item(&maps, &Value::Int(0))
}

fn find(c: &ChainMap, key: &Value) -> Result<Option<Value>, PyErr> {
    for map in maps(c)? {
        match ops::get_item(&map, key) {
            Ok(v) => return Ok(Some(v)),
            Err(e) if e.is(&key_error_type()) => {}
            Err(e) => return Err(e),
        }
    }
    Ok(None)
}

/// All keys with the values they have, in the order of iteration: the last mapping's first.
fn merged(c: &ChainMap) -> Result<Ref<PyDict>, PyErr> {
    let all = PyDict::new_ref();
    for map in maps(c)?.iter().rev() {
        let mut it = iter(map)?;
        while let Some(key) = it.next()? {
            let value = ops::get_item(map, &key)?;
            all.set(key, value)?;
        }
    }
    Ok(all)
}

fn not_in_first(e: PyErr, key: &Value) -> PyErr {
    if !e.is(&key_error_type()) {
        return e;
    }
    match ops::repr(key) {
        Ok(text) => key_error(Value::from(format!(
            "Key not found in the first mapping: {}",
            text.to_string_lossy()
        ))),
        Err(e) => e,
    }
}

fn repr(o: &AnyRef) -> Result<Str, PyErr> {
    let mut out = StrBuilder::new();
    out.push_ascii("ChainMap(");
    for (at, map) in maps(this::<ChainMap>(o))?.iter().enumerate() {
        if at > 0 {
            out.push_ascii(", ");
        }
        out.push_str(&*ops::repr(map)?);
    }
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let b = match (native::<ChainMap>(other), native::<PyDict>(other)) {
        (Some(c), _) => Value::from(merged(c)?),
        (_, Some(d)) => Value::from(d.clone()),
        _ => return Ok(None),
    };
    crate::coll::dict_type::compare(&merged(this::<ChainMap>(o))?, &b, op)
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    if op != BinOp::Or {
        return Ok(None);
    }
    if let Some(c) = native::<ChainMap>(a) {
        if native::<ChainMap>(b).is_none() && native::<PyDict>(b).is_none() {
            return Ok(None);
        }
        let mut all = maps(c)?;
        let top = PyDict::new_ref();
        dict_update(&top, &all[0])?;
        dict_update(&top, b)?;
        all[0] = Value::from(top);
        return Ok(Some(make(all)));
    }
    let c = match (native::<PyDict>(a), native::<ChainMap>(b)) {
        (Some(_), Some(c)) => c,
        _ => return Ok(None),
    };
    let all = PyDict::new_ref();
    dict_update(&all, a)?;
    all.merge(&*merged(c)?)?;
    Ok(Some(make(vec![Value::from(all)])))
}

fn dict_update(d: &PyDict, other: &Value) -> Result<(), PyErr> {
    match native::<ChainMap>(other) {
        Some(c) => d.merge(&*merged(c)?),
        None => crate::coll::dict_type::update(d, other),
    }
}

fn new(_: &Type, _: &mut Args) -> R {
    Ok(make(vec![Value::from(PyDict::new_ref())]))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    args.between("ChainMap", 0, usize::MAX)?;
    let mut maps: Vec<Value> = args.pos.iter_mut().map(Value::take).collect();
    if maps.is_empty() {
        maps.push(Value::from(PyDict::new_ref()));
    }
    drop(receiver::<ChainMap>(v)?.maps.replace(list(maps)));
    Ok(())
}

/// A chain map of the receiver's class.
fn alike(v: &Value, maps: Vec<Value>) -> R {
    if v.down::<ChainMap>().is_some() {
        return Ok(make(maps));
    }
    let mut maps = maps;
    call(&Value::from(type_of(v)), &mut maps)
}

fn new_child(v: &Value, args: &mut Args) -> R {
    let top = match args.get(0).filter(|m| !m.is_none()) {
        Some(m) => {
            for (key, value) in args.kw.iter_mut() {
                ops::set_item(&m, &Value::from(key.clone()), value.take())?;
            }
            m
        }
        None => {
            let d = PyDict::new_ref();
            for (key, value) in args.kw.iter_mut() {
                d.set_str(key, value.take());
            }
            Value::from(d)
        }
    };
    let mut all = vec![top];
    all.extend(maps(receiver::<ChainMap>(v)?)?);
    alike(v, all)
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("ChainMap.copy", 0)?;
    let mut all = maps(receiver::<ChainMap>(v)?)?;
    if let Some(top) = all.first_mut() {
        *top = call(&attr::get(top, intern("copy"))?, &mut [])?;
    }
    alike(v, all)
}

fn get(v: &Value, args: &mut Args) -> R {
    args.between("get", 1, 2)?;
    match find(receiver::<ChainMap>(v)?, &args.pos[0])? {
        Some(found) => Ok(found),
        None => Ok(args.get(1).unwrap_or(Value::None)),
    }
}

fn pop(v: &Value, args: &mut Args) -> R {
    let key = args.pos.first().cloned().unwrap_or(Value::None);
    let pop = attr::get(&first(receiver::<ChainMap>(v)?)?, intern("pop"))?;
    call_args(&pop, args).map_err(|e| not_in_first(e, &key))
}

fn popitem(v: &Value, args: &mut Args) -> R {
    let popitem = attr::get(&first(receiver::<ChainMap>(v)?)?, intern("popitem"))?;
    call_args(&popitem, args).map_err(|e| {
        if e.is(&key_error_type()) {
            return key_error(Value::from("No keys found in the first mapping."));
        }
        e
    })
}

fn clear(v: &Value, args: &mut Args) -> R {
    let clear = attr::get(&first(receiver::<ChainMap>(v)?)?, intern("clear"))?;
    call_args(&clear, args)
}

fn setdefault(v: &Value, args: &mut Args) -> R {
    args.between("setdefault", 1, 2)?;
    let c = receiver::<ChainMap>(v)?;
    match find(c, &args.pos[0])? {
        Some(found) => Ok(found),
        None => {
            let value = args.get(1).unwrap_or(Value::None);
            ops::set_item(&first(c)?, &args.pos[0], value.clone())?;
            Ok(value)
        }
    }
}

fn update_first(c: &ChainMap, args: &mut Args) -> Result<(), PyErr> {
    let map = first(c)?;
    if let Some(other) = args.get(0) {
        let new = PyDict::new_ref();
        dict_update(&new, &other)?;
        for (key, value) in new.items_vec() {
            ops::set_item(&map, &key, value)?;
        }
    }
    for (key, value) in args.kw.iter_mut() {
        ops::set_item(&map, &Value::from(key.clone()), value.take())?;
    }
    Ok(())
}

fn update(v: &Value, args: &mut Args) -> R {
    update_first(receiver::<ChainMap>(v)?, args)?;
    Ok(Value::None)
}

fn fromkeys(class: &Value, args: &mut Args) -> R {
    args.between("fromkeys", 1, 2)?;
    let from = attr::get(&Value::from(dict_type()), intern("fromkeys"))?;
    let d = call_args(&from, args)?;
    call(class, &mut [d])
}

fn keys(v: &Value, _: &mut Args) -> R {
    Ok(keys_view(&merged(receiver::<ChainMap>(v)?)?))
}

fn values(v: &Value, _: &mut Args) -> R {
    Ok(values_view(&merged(receiver::<ChainMap>(v)?)?))
}

fn items(v: &Value, _: &mut Args) -> R {
    Ok(items_view(&merged(receiver::<ChainMap>(v)?)?))
}

fn reduce(v: &Value, _: &mut Args) -> R {
    let all = crate::coll::tuple(maps(receiver::<ChainMap>(v)?)?);
    Ok(pair(Value::from(type_of(v)), all))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method that gets an instance of a subclass itself.
const fn on_object<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

define_type!(
    pub fn chain_map_type,
    TypeSpec {
        module: "collections",
        new: Some(new),
        init: Some(init),
        methods: &[
            on_object("new_child", new_child),
            on_object("copy", copy),
            on_object("__copy__", copy),
            method("get", get),
            method("pop", pop),
            method("popitem", popitem),
            method("clear", clear),
            method("setdefault", setdefault),
            method("update", update),
            method("keys", keys),
            method("values", values),
            method("items", items),
            on_object("__reduce__", reduce),
            MethodDef { name: "fromkeys", kind: MethodKind::Class, f: fromkeys },
        ],
        getset: &[
            GetSetDef {
                name: "maps",
                get: |v| Ok(receiver::<ChainMap>(v)?.maps.borrow().clone()),
                set: Some(|v, maps| {
                    let c = receiver::<ChainMap>(v)?;
                    drop(c.maps.replace(maps.unwrap_or(Value::None)));
                    Ok(())
                }),
            },
            GetSetDef {
                name: "parents",
                get: |v| {
                    let mut rest = maps(receiver::<ChainMap>(v)?)?.split_off(1);
                    if rest.is_empty() {
                        rest.push(Value::from(PyDict::new_ref()));
                    }
                    alike(v, rest)
                },
                set: None,
            },
        ],
        vt: Some(|| &CHAIN_MAP),
        ops: &[BinOp::Or],
        inplace_ops: &[BinOp::Or],
        consts: &[("__reversed__", || Value::None)],
        generic: true,
        subclassable: true,
        ..TypeSpec::new("ChainMap")
    }
);
