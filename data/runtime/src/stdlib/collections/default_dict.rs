// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `defaultdict`.

use crate::coll::dict_type::{dict_vt, repr as dict_repr, update_from_args};
use crate::coll::seq::ReprGuard;
use crate::coll::{dict_type as plain_dict_type, native, receiver, tuple, Flavor, PyDict};
use crate::core::args::{Args, GetSetDef, MethodKind, MethodOf};
use crate::core::call::call;
use crate::core::error::{key_error, type_error, PyErr};
use crate::core::object::{BinOp, Ref};
use crate::core::ops;
use crate::core::types::{type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::StrBuilder;

static DEFAULT: Flavor = Flavor {
    missing: Some(|d, key| missing(d, &Value::from(d.clone()), key)),
    binary: Some(binary),
    ..Flavor::new(default_dict_type, |d| repr(d, "defaultdict"))
};

fn missing(d: &Ref<PyDict>, this: &Value, key: &Value) -> R {
    match d.factory() {
        Value::None => Err(key_error(key.clone())),
        factory => {
            let v = call(&factory, &mut [])?;
            match this.down::<PyDict>() {
                Some(d) => d.set(key.clone(), v.clone())?,
                None => ops::set_item(this, key, v.clone())?,
            }
            Ok(v)
        }
    }
}

fn repr(d: &Ref<PyDict>, name: &str) -> Result<Str, PyErr> {
    let factory = d.factory();
    let mut out = StrBuilder::new();
    out.push_utf8(name);
    out.push_ascii("(");
    if let Value::Obj(o) = &factory {
        match ReprGuard::enter(o.id()) {
            Some(_guard) => out.push_str(&*ops::repr(&factory)?),
            None => out.push_ascii("..."),
        }
    } else {
        out.push_str(&*ops::repr(&factory)?);
    }
    out.push_ascii(", ");
    out.push_str(&*dict_repr(d)?);
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

fn make(factory: Value) -> Ref<PyDict> {
    Ref::new(PyDict::with_flavor(&DEFAULT, factory))
}

/// `a | b`: the left one's factory, or the right one's.
fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    let (x, y) = match (op, native::<PyDict>(a), native::<PyDict>(b)) {
        (BinOp::Or, Some(x), Some(y)) => (x, y),
        _ => return Ok(None),
    };
    let is_default = |d: &PyDict| d.flavor().map_or(false, |f| std::ptr::eq(f, &DEFAULT));
    let result = make(if is_default(x) { x.factory() } else { y.factory() });
    result.merge(x)?;
    result.merge(y)?;
    Ok(Some(Value::from(result)))
}

fn new(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(make(Value::None)))
}

fn init(v: &Value, args: &mut Args) -> Result<(), PyErr> {
    let d = receiver::<PyDict>(v)?;
    let pos = match args.pos {
        [] => &mut [],
        [factory, rest @ ..] => {
            if !factory.is_none() && !ops::is_callable(factory) {
                return Err(type_error("first argument must be callable or None"));
            }
            d.set_factory(factory.take());
            rest
        }
    };
    update_from_args(d, &mut Args { pos, kw: args.kw }, "defaultdict")
}

fn missing_method(v: &Value, args: &mut Args) -> R {
    args.exactly("defaultdict.__missing__", 1)?;
    missing(receiver::<PyDict>(v)?, v, &args.pos[0])
}

fn copy(v: &Value, args: &mut Args) -> R {
    args.exactly("defaultdict.copy", 0)?;
    let d = receiver::<PyDict>(v)?;
    if v.down::<PyDict>().is_some() {
        let result = make(d.factory());
        result.merge(d)?;
        return Ok(Value::from(result));
    }
    call(&Value::from(type_of(v)), &mut [d.factory(), Value::from(d.clone())])
}

fn repr_method(v: &Value, args: &mut Args) -> R {
    args.exactly("__repr__", 0)?;
    Ok(Value::from(repr(receiver::<PyDict>(v)?, &type_of(v).name())?))
}

fn reduce(v: &Value, args: &mut Args) -> R {
    args.exactly("defaultdict.__reduce__", 0)?;
    let d = receiver::<PyDict>(v)?;
    let items = crate::coll::dict_views::items_view(d);
    let items = ops::iter_value(&items)?;
    let class = Value::from(type_of(v));
    let arguments = match d.factory() {
        Value::None => tuple(Vec::new()),
        factory => tuple(vec![factory]),
    };
    Ok(tuple(vec![class, arguments, Value::None, Value::None, items]))
}

/// A method that gets an instance of a subclass itself.
const fn on_object<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Object, f }
}

define_type!(
    pub fn default_dict_type,
    TypeSpec {
        module: "collections",
        base: Some(plain_dict_type),
        new: Some(new),
        init: Some(init),
        methods: &[
            on_object("__missing__", missing_method),
            on_object("copy", copy),
            on_object("__copy__", copy),
            on_object("__repr__", repr_method),
            on_object("__reduce__", reduce),
        ],
        getset: &[GetSetDef {
            name: "default_factory",
            get: |v| Ok(receiver::<PyDict>(v)?.factory()),
            set: Some(|v, factory| {
                receiver::<PyDict>(v)?.set_factory(factory.unwrap_or(Value::None));
                Ok(())
            }),
        }],
        vt: Some(dict_vt),
        ops: &[BinOp::Or],
        inplace_ops: &[BinOp::Or],
        subclassable: true,
        generic: true,
        in_c: true,
        ..TypeSpec::new("defaultdict")
    }
);
