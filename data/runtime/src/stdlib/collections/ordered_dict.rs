// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `OrderedDict`: a dict that can move keys and compares with its like in order.

use crate::coll::dict_type::{compare as dict_compare, dict_vt, repr as dict_repr};
use crate::coll::dict_type::{update, update_from_args};
use crate::coll::dict_views::items_view;
use crate::coll::key::item_eq;
use crate::coll::params::parse;
use crate::coll::seq::ReprGuard;
use crate::coll::{dict_type, list, native, pair, receiver, tuple, Flavor, PyDict};
use crate::core::args::{Args, MethodKind, MethodOf};
use crate::core::call::call;
use crate::core::error::{key_error, PyErr};
use crate::core::object::{BinOp, CmpOp, Ref};
use crate::core::ops;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::core::version;
use crate::define_type;
use crate::text::StrBuilder;

static ORDERED: Flavor = Flavor {
    compare: Some(compare),
    binary: Some(binary),
    word: "odict",
    ..Flavor::new(ordered_dict_type, |d| repr(d, "OrderedDict"))
};

fn make() -> Ref<PyDict> {
    Ref::new(PyDict::with_flavor(&ORDERED, Value::None))
}

fn is_ordered(d: &PyDict) -> bool {
    d.flavor().map_or(false, |f| std::ptr::eq(f, &ORDERED))
}

fn repr(d: &Ref<PyDict>, name: &str) -> Result<Str, PyErr> {
    let mut out = StrBuilder::new();
    if d.is_empty() {
        out.push_utf8(name);
        out.push_ascii("()");
        return Ok(Ref::new(out.finish()));
    }
    let contents = if version::minor() >= 12 {
        dict_repr(d)?
    } else {
        let _guard = match ReprGuard::enter(d.id()) {
            Some(guard) => guard,
            None => return Ok(crate::coll::seq::ascii("...")),
        };
        let items = d.items_vec().into_iter().map(|(k, v)| pair(k, v)).collect();
        ops::repr(&list(items))?
    };
    out.push_utf8(name);
    out.push_ascii("(");
    out.push_str(&*contents);
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn compare(a: &Ref<PyDict>, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let result = dict_compare(a, other, op)?;
    let b = match native::<PyDict>(other) {
        Some(b) if is_ordered(b) => b,
        _ => return Ok(result),
    };
    let equal = match (op, &result) {
        (CmpOp::Eq, Some(Value::Bool(equal))) => *equal,
        (CmpOp::Ne, Some(Value::Bool(different))) => !*different,
        _ => return Ok(result),
    };
    let mut same_order = equal;
    for (x, y) in a.keys_vec().iter().zip(&b.keys_vec()) {
        same_order = same_order && item_eq(x, y)?;
    }
    Ok(Some(Value::Bool(same_order == (op == CmpOp::Eq))))
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match (op, native::<PyDict>(a), native::<PyDict>(b)) {
        (BinOp::Or, Some(x), Some(y)) => {
            let result = make();
            result.merge(x)?;
            result.merge(y)?;
            Ok(Some(Value::from(result)))
        }
        _ => Ok(None),
    }
}

fn new(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(make()))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    update_from_args(receiver::<PyDict>(v)?, args, "OrderedDict")
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("OrderedDict.copy", 0)?;
    let d = receiver::<PyDict>(v)?;
    let result = if v.down::<PyDict>().is_some() {
        Value::from(make())
    } else {
        call(&Value::from(type_of(v)), &mut [])?
    };
    update(receiver::<PyDict>(&result)?, &Value::from(d.clone()))?;
    Ok(result)
}

fn move_to_end(v: &Value, args: &mut Args) -> R {
    let [key, last] = parse(args, "move_to_end", ["key", "last"], 1, 2)?;
    let last = last.is_unbound() || ops::truth(&last)?;
    if receiver::<PyDict>(v)?.move_to_end(&key, last)? {
        return Ok(Value::None);
    }
    Err(key_error(key))
}

fn popitem(v: &Value, args: &mut Args) -> R {
    let [last] = parse(args, "popitem", ["last"], 0, 1)?;
    let d = receiver::<PyDict>(v)?;
    let popped = if last.is_unbound() || ops::truth(&last)? {
        d.pop_last()
    } else {
        match d.next_from(0) {
            Some((_, entry)) => d.remove(&entry.key)?.map(|value| (entry.key, value)),
            None => None,
        }
    };
    match popped {
        Some((key, value)) => Ok(pair(key, value)),
        None => Err(key_error(Value::from("dictionary is empty"))),
    }
}

fn reduce(v: &Value, args: &mut Args) -> R {
    args.exactly("__reduce__", 0)?;
    let items = ops::iter_value(&items_view(receiver::<PyDict>(v)?))?;
    let class = Value::from(type_of(v));
    Ok(tuple(vec![class, tuple(Vec::new()), Value::None, Value::None, items]))
}

fn repr_method(v: &Value, args: &mut Args) -> R {
    args.exactly("__repr__", 0)?;
    Ok(Value::from(repr(receiver::<PyDict>(v)?, &type_of(v).name())?))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// A method that gets an instance of a subclass itself.
const fn on_object<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

define_type!(
    pub fn ordered_dict_type,
    TypeSpec {
        module: "collections",
        base: Some(dict_type),
        new: Some(new),
        init: Some(init),
        methods: &[
            on_object("copy", copy),
            on_object("__copy__", copy),
            method("move_to_end", move_to_end),
            method("popitem", popitem),
            on_object("__repr__", repr_method),
            on_object("__reduce__", reduce),
        ],
        vt: Some(dict_vt),
        ops: &[BinOp::Or],
        inplace_ops: &[BinOp::Or],
        subclassable: true,
        generic: true,
        in_c: true,
        ..TypeSpec::new("OrderedDict")
    }
);
