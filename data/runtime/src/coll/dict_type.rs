// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The type `dict`: operators, subscripts and methods.

use super::dict::PyDict;
use super::dict_views::{items_view, keys_view, values_view};
use super::iter::{self, DictPart};
use super::key::item_eq;
use super::seq::{self, this};
use super::tuple::pair;
use super::{native, receiver};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{key_error, type_error, value_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::names::intern;
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;

static DICT: VT = VT {
    repr: Some(|o| {
        let d = this::<PyDict>(o);
        match d.flavor() {
            Some(flavor) => (flavor.repr)(d),
            None => repr(d),
        }
    }),
    compare: Some(|o, other, op| {
        let d = this::<PyDict>(o);
        match d.flavor().and_then(|f| f.compare) {
            Some(f) => f(d, other, op),
            None => compare(d, other, op),
        }
    }),
    len: Some(|o| Ok(this::<PyDict>(o).len())),
    getitem: Some(getitem),
    setitem: Some(|o, k, v| this::<PyDict>(o).set(k.clone(), v)),
    delitem: Some(delitem),
    contains: Some(|o, k| this::<PyDict>(o).contains(k)),
    iter: Some(|o| Ok(iter::dict_iter(this::<PyDict>(o), DictPart::Keys).into_value())),
    binary: Some(binary),
    inplace: Some(inplace),
    unary: Some(|op, o| {
        let d = this::<PyDict>(o);
        match d.flavor().and_then(|f| f.unary) {
            Some(f) => f(op, d),
            None => Ok(None),
        }
    }),
    variant: Some(|o| this::<PyDict>(o).flavor().map_or(0, |f| f as *const _ as usize)),
    ..VT::new("dict", drop_obj::<PyDict>, |o| match this::<PyDict>(o).flavor() {
        Some(flavor) => (flavor.class)(),
        None => dict_type(),
    })
};

impl Payload for PyDict {
    #[inline(always)]
    fn vt() -> &'static VT {
        &DICT
    }
}

/// The dict behind a value, of a subclass too.
pub fn native_dict(v: &Value) -> Option<&Ref<PyDict>> {
    native::<PyDict>(v)
}

/// The slot table of dict, for the types of `collections`.
pub fn dict_vt() -> &'static VT {
    &DICT
}

/// The repr of a plain dict with these contents.
pub fn repr(d: &Ref<PyDict>) -> Result<Str, PyErr> {
    if d.is_empty() {
        return Ok(seq::ascii("{}"));
    }
    let _guard = match seq::ReprGuard::enter(d.id()) {
        Some(guard) => guard,
        None => return Ok(seq::ascii("{...}")),
    };
    let mut out = StrBuilder::new();
    out.push_ascii("{");
    let mut at = 0;
    while let Some((found, entry)) = d.next_from(at) {
        if at > 0 {
            out.push_ascii(", ");
        }
        out.push_str(&*ops::repr(&entry.key)?);
        out.push_ascii(": ");
        out.push_str(&*ops::repr(&entry.value)?);
        at = found + 1;
    }
    out.push_ascii("}");
    Ok(Ref::new(out.finish()))
}

/// `d == other` and `d != other`.
pub fn compare(a: &Ref<PyDict>, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let b = match native::<PyDict>(other) {
        Some(b) => b,
        None => return Ok(None),
    };
    match op {
        CmpOp::Eq => Ok(Some(Value::Bool(equal(a, b)?))),
        CmpOp::Ne => Ok(Some(Value::Bool(!equal(a, b)?))),
        _ => Ok(None),
    }
}

fn equal(a: &PyDict, b: &PyDict) -> Result<bool, PyErr> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let mut at = 0;
    while let Some((found, entry)) = a.next_from(at) {
        match b.get_hashed(&entry.key, entry.hash)? {
            Some(value) if item_eq(&value, &entry.value)? => {}
            _ => return Ok(false),
        }
        at = found + 1;
    }
    Ok(true)
}

fn getitem(o: &AnyRef, k: &Value) -> R {
    let d = this::<PyDict>(o);
    match d.get(k)? {
        Some(v) => Ok(v),
        None => match d.flavor().and_then(|f| f.missing) {
            Some(missing) => missing(d, k),
            None => Err(key_error(k.clone())),
        },
    }
}

fn delitem(o: &AnyRef, k: &Value) -> Result<(), PyErr> {
    let d = this::<PyDict>(o);
    match d.remove(k)? {
        None if !d.flavor().map_or(false, |f| f.lenient) => Err(key_error(k.clone())),
        _ => Ok(()),
    }
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let (x, y) = (native::<PyDict>(a), native::<PyDict>(b));
    for d in x.iter().chain(y.iter()) {
        if let Some(f) = d.flavor().and_then(|f| f.binary) {
            return f(op, a, b);
        }
    }
    match (op, x, y) {
        (BinOp::Or, Some(x), Some(y)) => {
            let result = PyDict::with_table(x.copy_table());
            result.merge(y)?;
            Ok(Some(Value::from(Ref::new(result))))
        }
        _ => Ok(None),
    }
}

fn inplace(op: BinOp, o: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    let d = this::<PyDict>(o);
    if let Some(f) = d.flavor().and_then(|f| f.inplace) {
        return f(op, d, other);
    }
    if op != BinOp::Or {
        return Ok(None);
    }
    update(d, other)?;
    Ok(Some(Value::Obj(o.clone())))
}

/// `d.update(other)` for a mapping or an iterable of pairs.
pub fn update(d: &PyDict, other: &Value) -> Result<(), PyErr> {
    if let Some(other) = native::<PyDict>(other) {
        return d.merge(other);
    }
    match attr::lookup(other, intern("keys"))? {
        Some(keys) => update_from_mapping(d, other, &keys),
        None => update_from_pairs(d, other),
    }
}

fn update_from_mapping(d: &PyDict, mapping: &Value, keys: &Value) -> Result<(), PyErr> {
    let mut it = iter::iter(&call(keys, &mut [])?)?;
    while let Some(key) = it.next()? {
        let value = ops::get_item(mapping, &key)?;
        d.set(key, value)?;
    }
    Ok(())
}

fn update_from_pairs(d: &PyDict, pairs: &Value) -> Result<(), PyErr> {
    let mut it = iter::iter(pairs)?;
    let mut n = 0;
    while let Some(item) = it.next()? {
        let mut parts = Vec::with_capacity(2);
        match iter::extend(&mut parts, &item) {
            Err(e) if e.is(&exc::type_error_type()) => {
                return Err(type_error(format!(
                    "cannot convert dictionary update sequence element #{} to a sequence",
                    n
                )))
            }
            result => result?,
        }
        if parts.len() != 2 {
            return Err(value_error(format!(
                "dictionary update sequence element #{} has length {}; 2 is required",
                n,
                parts.len()
            )));
        }
        d.set(parts[0].take(), parts[1].take())?;
        n += 1;
    }
    Ok(())
}

/// What `dict(...)` and `d.update(...)` do with their arguments.
pub fn update_from_args(d: &PyDict, args: &mut Args, name: &str) -> Result<(), PyErr> {
    if args.pos.len() > 1 {
        return Err(type_error(format!(
            "{} expected at most 1 argument, got {}",
            name,
            args.pos.len()
        )));
    }
    if let Some(other) = args.get(0) {
        update(d, &other)?;
    }
    for (key, value) in args.kw.iter_mut() {
        d.set_str(key, value.take());
    }
    Ok(())
}

fn new(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(PyDict::new_ref()))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    update_from_args(receiver::<PyDict>(v)?, args, "dict")
}

fn clear(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.clear", 0)?;
    receiver::<PyDict>(v)?.clear();
    Ok(Value::None)
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.copy", 0)?;
    Ok(Value::from(Ref::new(PyDict::with_table(receiver::<PyDict>(v)?.copy_table()))))
}

fn fromkeys(class: &Value, args: &mut Args) -> R {
    args.no_keywords("dict.fromkeys")?;
    args.between("fromkeys", 1, 2)?;
    let value = args.get(1).unwrap_or(Value::None);
    let mut it = iter::iter(&args.pos[0])?;
    let result = call(class, &mut [])?;
    let plain = result.down::<PyDict>().filter(|d| d.flavor().is_none());
    while let Some(key) = it.next()? {
        match plain {
            Some(d) => d.set(key, value.clone())?,
            None => ops::set_item(&result, &key, value.clone())?,
        }
    }
    Ok(result)
}

fn get(v: &Value, args: &mut Args) -> R {
    args.no_keywords("dict.get")?;
    args.between("get", 1, 2)?;
    match receiver::<PyDict>(v)?.get(&args.pos[0])? {
        Some(found) => Ok(found),
        None => Ok(args.get(1).unwrap_or(Value::None)),
    }
}

fn items(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.items", 0)?;
    Ok(items_view(receiver::<PyDict>(v)?))
}

fn keys(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.keys", 0)?;
    Ok(keys_view(receiver::<PyDict>(v)?))
}

fn values(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.values", 0)?;
    Ok(values_view(receiver::<PyDict>(v)?))
}

fn pop(v: &Value, args: &mut Args) -> R {
    args.no_keywords("dict.pop")?;
    args.between("pop", 1, 2)?;
    let dict = receiver::<PyDict>(v)?;
    // An empty one doesn't ask for the hash.
    let found = if dict.len() == 0 { None } else { dict.remove(&args.pos[0])? };
    match found {
        Some(found) => Ok(found),
        None => match args.get(1) {
            Some(default) => Ok(default),
            None => Err(key_error(args.pos[0].take())),
        },
    }
}

fn popitem(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.popitem", 0)?;
    match receiver::<PyDict>(v)?.pop_last() {
        Some((key, value)) => Ok(pair(key, value)),
        None => Err(key_error(Value::from("popitem(): dictionary is empty"))),
    }
}

fn setdefault(v: &Value, args: &mut Args) -> R {
    args.no_keywords("dict.setdefault")?;
    args.between("setdefault", 1, 2)?;
    let value = args.get(1).unwrap_or(Value::None);
    receiver::<PyDict>(v)?.set_default(&args.pos[0], value)
}

fn update_method(v: &Value, args: &mut Args) -> R {
    update_from_args(receiver::<PyDict>(v)?, args, "update")?;
    Ok(Value::None)
}

fn reversed(v: &Value, args: &mut Args) -> R {
    args.exactly("dict.__reversed__", 0)?;
    Ok(iter::dict_iter_back(receiver::<PyDict>(v)?, DictPart::Keys).into_value())
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

define_type!(
    pub fn dict_type,
    TypeSpec {
        new: Some(new),
        init: Some(init),
        methods: &[
            method("clear", clear),
            method("copy", copy),
            MethodDef { name: "fromkeys", kind: MethodKind::Class, f: fromkeys },
            method("get", get),
            method("items", items),
            method("keys", keys),
            method("pop", pop),
            method("popitem", popitem),
            method("setdefault", setdefault),
            method("update", update_method),
            method("values", values),
            method("__reversed__", reversed),
        ],
        vt: Some(|| &DICT),
        ops: &[BinOp::Or],
        inplace_ops: &[BinOp::Or],
        subclassable: true,
        generic: true,
        ..TypeSpec::new("dict")
    }
);
