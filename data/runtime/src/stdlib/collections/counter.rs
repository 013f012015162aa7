// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `Counter`.

use super::counter_ops;
use crate::coll::dict_type::{dict_vt, repr as dict_repr};
use crate::coll::key::hash_value;
use crate::coll::list_sort::sort_by_keys;
use crate::coll::seq::to_i64;
use crate::coll::{dict_type, iter, list, native, pair, receiver, tuple, Flavor, PyDict, PyTuple};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::attr;
use crate::core::call::call;
use crate::core::error::{not_implemented_error, type_error, PyErr};
use crate::core::exceptions::type_error_type;
use crate::core::names::intern;
use crate::core::object::{BinOp, Ref, UnOp};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::stdlib::itertools;
use crate::text::StrBuilder;

static COUNTER: Flavor = Flavor {
    missing: Some(|_, _| Ok(Value::Int(0))),
    compare: Some(counter_ops::compare),
    binary: Some(counter_ops::binary),
    inplace: Some(counter_ops::inplace),
    unary: Some(counter_ops::unary),
    lenient: true,
    ..Flavor::new(counter_type, |d| repr(d, "Counter"))
};

/// A new empty counter.
pub fn make() -> Ref<PyDict> {
    Ref::new(PyDict::with_flavor(&COUNTER, Value::None))
}

/// The counter in a value, of a subclass too.
pub fn as_counter(v: &Value) -> Option<&Ref<PyDict>> {
    native::<PyDict>(v).filter(|d| d.flavor().map_or(false, |f| std::ptr::eq(f, &COUNTER)))
}

/// `counter[key]`
pub fn count_of(d: &PyDict, key: &Value) -> R {
    Ok(d.get(key)?.unwrap_or(Value::Int(0)))
}

/// Keys with their counts, the most frequent first.
fn ranking(d: &PyDict) -> Result<Vec<Value>, PyErr> {
    let items = d.items_vec();
    let counts: Vec<Value> = items.iter().map(|(_, n)| n.clone()).collect();
    let pairs = items.into_iter().map(|(k, n)| pair(k, n)).collect();
    let (sorted, result) = sort_by_keys(counts, pairs, true);
    result?;
    Ok(sorted)
}

fn repr(d: &Ref<PyDict>, name: &str) -> Result<Str, PyErr> {
    let mut out = StrBuilder::new();
    out.push_utf8(name);
    if d.is_empty() {
        out.push_ascii("()");
        return Ok(Ref::new(out.finish()));
    }
    let ordered = PyDict::new_ref();
    match ranking(d) {
        Ok(pairs) => {
            for item in pairs {
                if let Some([key, n]) = item.down::<PyTuple>().map(|t| &t[..]) {
                    ordered.set(key.clone(), n.clone())?;
                }
            }
        }
        // Counts that can't be compared: in order of insertion.
        Err(e) if e.is(&type_error_type()) => ordered.merge(d)?,
        Err(e) => return Err(e),
    }
    out.push_ascii("(");
    out.push_str(&*dict_repr(&ordered)?);
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn new(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(make()))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    apply(receiver::<PyDict>(v)?, args, "__init__", false)
}

/// Adds, or with `subtract` takes away, what the arguments count.
fn apply(d: &PyDict, args: &mut Args, function: &str, subtract: bool) -> Result<(), PyErr> {
    if args.pos.len() > 1 {
        return Err(type_error(format!(
            "Counter.{}() takes from 1 to 2 positional arguments but {} were given",
            function,
            args.pos.len() + 1
        )));
    }
    if let Some(v) = args.get(0) {
        if !v.is_none() {
            count_all(d, &v, subtract)?;
        }
    }
    let fresh = d.is_empty() && !subtract;
    for (key, n) in args.kw.iter_mut() {
        if fresh {
            d.set_str(key, n.take());
        } else {
            change(d, Value::from(key.clone()), &n.take(), subtract)?;
        }
    }
    Ok(())
}

fn count_all(d: &PyDict, v: &Value, subtract: bool) -> Result<(), PyErr> {
    if let Some(other) = native::<PyDict>(v) {
        if d.is_empty() && !subtract {
            return d.merge(other);
        }
        for (key, n) in other.items_vec() {
            change(d, key, &n, subtract)?;
        }
        return Ok(());
    }
    if attr::lookup(v, intern("keys"))?.is_some() {
        let items = attr::get(v, intern("items"))?;
        let mut it = iter(&call(&items, &mut [])?)?;
        while let Some(item) = it.next()? {
            let [key, n] = crate::coll::unpack::<2>(&item)?;
            change(d, key, &n, subtract)?;
        }
        return Ok(());
    }
    let mut it = iter(v)?;
    while let Some(key) = it.next()? {
        let hash = hash_value(&key)?;
        let n = match d.get_hashed(&key, hash)? {
            None if subtract => Value::Int(-1),
            None => Value::Int(1),
            Some(n) if subtract => ops::sub(&n, &Value::Int(1))?,
            Some(n) => ops::add(&n, &Value::Int(1))?,
        };
        d.set_hashed(key, hash, n)?;
    }
    Ok(())
}

fn change(d: &PyDict, key: Value, n: &Value, subtract: bool) -> Result<(), PyErr> {
    let old = count_of(d, &key)?;
    let new = if subtract { ops::sub(&old, n)? } else { ops::add(n, &old)? };
    d.set(key, new)
}

fn update(v: &Value, args: &mut Args) -> R {
    apply(receiver::<PyDict>(v)?, args, "update", false)?;
    Ok(Value::None)
}

fn subtract(v: &Value, args: &mut Args) -> R {
    apply(receiver::<PyDict>(v)?, args, "subtract", true)?;
    Ok(Value::None)
}

fn most_common(v: &Value, args: &mut Args) -> R {
    let n = crate::coll::params::parse(args, "most_common", ["n"], 0, 1)?;
    let d = receiver::<PyDict>(v)?;
    let mut pairs = ranking(d)?;
    if let [n @ (Value::Int(_) | Value::Bool(_) | Value::Obj(_))] = &n {
        pairs.truncate(crate::host::size(to_i64(n)?.max(0)));
    }
    Ok(list(pairs))
}

fn elements(v: &Value, args: &mut Args) -> R {
    args.exactly("Counter.elements", 0)?;
    let repeat = Value::from(itertools::repeat_type());
    let starmap = Value::from(itertools::starmap_type());
    let chain = Value::from(itertools::chain_type());
    let items = crate::coll::dict_views::items_view(receiver::<PyDict>(v)?);
    let repeated = call(&starmap, &mut [repeat, items])?;
    call(&attr::get(&chain, intern("from_iterable"))?, &mut [repeated])
}

fn total(v: &Value, args: &mut Args) -> R {
    args.exactly("Counter.total", 0)?;
    let values = list(receiver::<PyDict>(v)?.values_vec());
    crate::builtins::coll::add_all(&mut iter(&values)?, Value::Int(0))
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("Counter.copy", 0)?;
    if v.down::<PyDict>().is_none() {
        return call(&Value::from(type_of(v)), &mut [v.clone()]);
    }
    let result = make();
    result.merge(receiver::<PyDict>(v)?)?;
    Ok(Value::from(result))
}

fn fromkeys(_: &Value, _: &mut Args) -> R {
    Err(not_implemented_error("Counter.fromkeys() is undefined.  Use Counter(iterable) instead."))
}

fn reduce(v: &Value, args: &mut Args) -> R {
    args.exactly("__reduce__", 0)?;
    let plain = PyDict::new_ref();
    plain.merge(receiver::<PyDict>(v)?)?;
    Ok(pair(Value::from(type_of(v)), tuple(vec![Value::from(plain)])))
}

fn repr_method(v: &Value, args: &mut Args) -> R {
    args.exactly("__repr__", 0)?;
    Ok(Value::from(repr(receiver::<PyDict>(v)?, &type_name(v))?))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method that gets an instance of a subclass itself.
const fn on_object<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

const OPERATORS: &[BinOp] = &[BinOp::Add, BinOp::Sub, BinOp::Or, BinOp::And];

define_type!(
    pub fn counter_type,
    TypeSpec {
        module: "collections",
        base: Some(dict_type),
        new: Some(new),
        init: Some(init),
        methods: &[
            method("update", update),
            method("subtract", subtract),
            method("most_common", most_common),
            method("elements", elements),
            method("total", total),
            on_object("copy", copy),
            on_object("__copy__", copy),
            MethodDef { name: "fromkeys", kind: MethodKind::Class, f: fromkeys },
            method("__missing__", |_, _| Ok(Value::Int(0))),
            on_object("__repr__", repr_method),
            on_object("__reduce__", reduce),
        ],
        vt: Some(dict_vt),
        ops: OPERATORS,
        inplace_ops: OPERATORS,
        unary_ops: &[UnOp::Pos, UnOp::Neg],
        subclassable: true,
        generic: true,
        ..TypeSpec::new("Counter")
    }
);
