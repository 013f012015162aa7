// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Slots of objects whose class may be the user's: they look special methods up and call them.

use crate::core::args::Args;
use crate::core::call::{self, call_special};
use crate::core::class::{self, user_class};
use crate::core::error::{end_of_iteration, type_error, ExcObj, PyErr};
use crate::core::exceptions;
use crate::core::instance::Instance;
use crate::core::names::Dunder;
use crate::core::object::{AnyRef, BinOp, CmpOp, Header, UnOp, VT};
use crate::core::ops;
use crate::core::types::{inplace_dunder, type_name, unary_dunder, Special, Type, TypeObj};
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;
use std::ptr::NonNull;

/// A slot table that dispatches everything to the special methods of the class.
pub const fn dispatching(
    name: &'static str,
    drop: unsafe fn(NonNull<Header>),
    class: fn(&AnyRef) -> Type,
) -> VT {
    let mut vt = DISPATCHING;
    vt.name = name;
    vt.drop = drop;
    vt.class = class;
    vt
}

const DISPATCHING: VT = VT {
    repr: Some(repr),
    str: Some(str),
    hash: Some(hash),
    truth: Some(truth),
    compare: Some(compare),
    len: Some(len),
    getitem: Some(getitem),
    setitem: Some(setitem),
    delitem: Some(delitem),
    contains: Some(contains),
    iter: Some(iter),
    next: Some(next),
    call: Some(call_slot),
    inplace: Some(inplace),
    unary: Some(unary),
    index: Some(index),
    descr_get: Some(descr_get),
    descr_set: Some(descr_set),
    format: Some(format),
    ..VT::EMPTY
};

#[inline]
fn special(o: &AnyRef, d: Dunder) -> Special {
    match user_class(o) {
        Some(t) => t.special(d),
        None => Special::Native,
    }
}

#[inline]
fn this(o: &AnyRef) -> Value {
    Value::Obj(o.clone())
}

/// The builtin value inside an instance of a subclass of a builtin type.
#[inline]
fn payload(o: &AnyRef) -> Option<&Value> {
    match o.down::<Instance>() {
        Some(i) if !i.payload.is_unbound() => Some(&i.payload),
        _ => None,
    }
}

fn expect_str(v: Value, method: &str) -> Result<Str, PyErr> {
    match v.peel().down::<PyStr>() {
        Some(s) => Ok(s.clone()),
        None => Err(type_error(format!("{} returned non-string (type {})", method, type_name(&v)))),
    }
}

pub fn repr(o: &AnyRef) -> Result<Str, PyErr> {
    match special(o, Dunder::Repr) {
        Special::Is(f) => expect_str(call_special(&f, [this(o)])?, "__repr__"),
        _ => native_repr(o),
    }
}

/// What the builtin base of the object's class prints.
pub fn native_repr(o: &AnyRef) -> Result<Str, PyErr> {
    if let Some(p) = payload(o) {
        return ops::repr(p);
    }
    if o.is::<ExcObj>() {
        return exceptions::exc_repr(&this(o));
    }
    if o.is::<TypeObj>() {
        return class::type_repr(o);
    }
    Ok(object_repr(o))
}

/// `object.__repr__`
pub fn object_repr(o: &AnyRef) -> Str {
    let t = crate::core::types::class_of(o);
    ops::new_str(&format!("<{} object at {:#x}>", t.full_name(), o.id()))
}

pub fn str(o: &AnyRef) -> Result<Str, PyErr> {
    match special(o, Dunder::Str) {
        Special::Is(f) => expect_str(call_special(&f, [this(o)])?, "__str__"),
        _ => {
            if o.is::<ExcObj>() {
                return exceptions::exc_str(&this(o));
            }
            // `str.__str__` is the payload; everything else goes through `__repr__`.
            match payload(o) {
                Some(p) if p.down::<PyStr>().is_some() => ops::str_of(p),
                _ => repr(o),
            }
        }
    }
}

pub fn hash(o: &AnyRef) -> Result<i64, PyErr> {
    match special(o, Dunder::Hash) {
        Special::Is(Value::None) => Err(ops::unhashable(&this(o))),
        Special::Is(f) => match call_special(&f, [this(o)])? {
            Value::Int(i) => Ok(if i == -1 { -2 } else { i }),
            Value::Bool(b) => Ok(b as i64),
            v => {
                if type_name(v.peel()) == "int" {
                    return ops::hash(v.peel());
                }
                Err(type_error("__hash__ method should return an integer"))
            }
        },
        _ => match payload(o) {
            Some(p) => ops::hash(p),
            None => Ok(ops::pointer_hash(o)),
        },
    }
}

pub fn truth(o: &AnyRef) -> Result<bool, PyErr> {
    match special(o, Dunder::Bool) {
        Special::Is(f) => match call_special(&f, [this(o)])? {
            Value::Bool(b) => Ok(b),
            v => Err(type_error(format!("__bool__ should return bool, returned {}", type_name(&v)))),
        },
        Special::Native if payload(o).is_some() => match payload(o) {
            Some(p) => ops::truth(p),
            None => Ok(true),
        },
        _ => match special(o, Dunder::Len) {
            Special::Is(_) => Ok(len(o)? != 0),
            Special::Native => match payload(o) {
                Some(p) => ops::truth(p),
                None => Ok(true),
            },
            _ => Ok(true),
        },
    }
}

pub fn cmp_dunder(op: CmpOp) -> Dunder {
    match op {
        CmpOp::Eq => Dunder::Eq,
        CmpOp::Ne => Dunder::Ne,
        CmpOp::Lt => Dunder::Lt,
        CmpOp::Le => Dunder::Le,
        CmpOp::Gt => Dunder::Gt,
        CmpOp::Ge => Dunder::Ge,
    }
}

fn implemented(v: Value) -> Option<Value> {
    if ops::is_not_implemented(&v) {
        None
    } else {
        Some(v)
    }
}

pub fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    match special(o, cmp_dunder(op)) {
        Special::Is(f) => Ok(implemented(call_special(&f, [this(o), other.clone()])?)),
        _ => match payload(o) {
            Some(p) => ops::compare_left(p, other.peel(), op),
            None => object_compare(o, other, op),
        },
    }
}

/// `object.__eq__` and `object.__ne__`
pub fn object_compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let same = matches!(other, Value::Obj(b) if b.same(o));
    match op {
        CmpOp::Eq if same => Ok(Some(Value::Bool(true))),
        CmpOp::Ne => match compare(o, other, CmpOp::Eq)? {
            Some(v) => Ok(Some(Value::Bool(!ops::truth(&v)?))),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

pub fn len(o: &AnyRef) -> Result<usize, PyErr> {
    match special(o, Dunder::Len) {
        Special::Is(f) => {
            let v = call_special(&f, [this(o)])?;
            match ops::index(&v)? {
                Value::Int(i) if i >= 0 => Ok(crate::host::size(i)),
                Value::Int(_) => Err(crate::core::error::value_error("__len__() should return >= 0")),
                _ => Err(crate::core::error::overflow_error(
                    "cannot fit 'int' into an index-sized integer",
                )),
            }
        }
        _ => match payload(o) {
            Some(p) => ops::len(p),
            None => Err(ops::no_len(&this(o))),
        },
    }
}

pub fn getitem(o: &AnyRef, key: &Value) -> R {
    match special(o, Dunder::GetItem) {
        Special::Is(f) => call_special(&f, [this(o), key.clone()]),
        _ => native_getitem(o, key),
    }
}

/// What the builtin base of an instance answers to `o[key]`.
pub fn native_getitem(o: &AnyRef, key: &Value) -> R {
    let p = match payload(o) {
        Some(p) => p,
        None if o.is::<TypeObj>() => return class::type_getitem(o, key),
        None => return Err(ops::not_subscriptable(&this(o))),
    };
    // A subclass of a mapping may say what a missing key gives.
    let found = match crate::coll::dict_type::native_dict(p) {
        Some(d) => d.get(key).transpose(),
        None => match ops::get_item(p, key) {
            Err(e) if e.is(&exceptions::key_error_type()) => None,
            found => Some(found),
        },
    };
    if let Some(found) = found {
        return found;
    }
    match special(o, Dunder::Missing) {
        Special::Is(f) => call_special(&f, [this(o), key.clone()]),
        _ => ops::get_item(p, key),
    }
}

pub fn setitem(o: &AnyRef, key: &Value, v: Value) -> Result<(), PyErr> {
    match special(o, Dunder::SetItem) {
        Special::Is(f) => call_special(&f, [this(o), key.clone(), v]).map(drop),
        _ => match payload(o) {
            Some(p) => ops::set_item(p, key, v),
            None => Err(ops::no_item_assignment(&this(o))),
        },
    }
}

pub fn delitem(o: &AnyRef, key: &Value) -> Result<(), PyErr> {
    match special(o, Dunder::DelItem) {
        Special::Is(f) => call_special(&f, [this(o), key.clone()]).map(drop),
        _ => match payload(o) {
            Some(p) => ops::del_item(p, key),
            None => Err(ops::no_item_deletion(&this(o), key)),
        },
    }
}

pub fn contains(o: &AnyRef, item: &Value) -> Result<bool, PyErr> {
    match special(o, Dunder::Contains) {
        Special::Is(Value::None) => {
            Err(type_error(format!("'{}' object is not a container", type_name(&this(o)))))
        }
        Special::Is(f) => ops::truth(&call_special(&f, [this(o), item.clone()])?),
        Special::Native if payload(o).is_some() && matches!(special(o, Dunder::Iter), Special::Native) => {
            match payload(o) {
                Some(p) => ops::contains(p, item),
                None => Ok(false),
            }
        }
        _ => ops::contains_by_iteration(&this(o), item),
    }
}

pub fn iter(o: &AnyRef) -> R {
    match special(o, Dunder::Iter) {
        Special::Is(Value::None) => Err(ops::not_iterable(&this(o))),
        Special::Is(f) => {
            let it = call_special(&f, [this(o)])?;
            if ops::is_iterator(&it) {
                return Ok(it);
            }
            Err(type_error(format!("iter() returned non-iterator of type '{}'", type_name(&it))))
        }
        _ => {
            if let Some(p) = payload(o) {
                if ops::is_iterable(p) {
                    return ops::iter_value(p);
                }
            }
            match special(o, Dunder::GetItem) {
                Special::Is(_) => Ok(ops::sequence_iterator(this(o))),
                _ => Err(ops::not_iterable(&this(o))),
            }
        }
    }
}

pub fn next(o: &AnyRef) -> Result<Option<Value>, PyErr> {
    match special(o, Dunder::Next) {
        Special::Is(f) => end_of_iteration(call_special(&f, [this(o)])),
        _ => Err(type_error(format!("'{}' object is not an iterator", type_name(&this(o))))),
    }
}

type Call = fn(&AnyRef, &mut Args) -> R;

/// How the builtin value is called that an instance of a subclass carries, and that value.
pub fn callable_payload(o: &AnyRef) -> Option<(Call, &AnyRef)> {
    let payload = o.down::<Instance>()?.payload.obj()?;
    Some((payload.vt().call?, payload))
}

pub fn call_slot(o: &AnyRef, args: &mut Args) -> R {
    match special(o, Dunder::Call) {
        Special::Is(f) => {
            let mut pos = Vec::with_capacity(args.pos.len() + 1);
            pos.push(this(o));
            pos.extend(args.pos.iter_mut().map(Value::take));
            call_special_args(&f, &mut Args { pos: &mut pos, kw: args.kw })
        }
        _ if o.is::<TypeObj>() => class::type_call(o, args),
        _ => match callable_payload(o) {
            Some((call, payload)) => call(payload, args),
            None => Err(call::not_callable(&this(o))),
        },
    }
}

/// Calls a special method with keywords; `args.pos[0]` is the receiver.
pub fn call_special_args(f: &Value, args: &mut Args) -> R {
    if let Value::Obj(o) = f {
        if let Some(func) = o.down::<crate::core::func::FuncObj>() {
            return call::call_func_args(func, args);
        }
        if let Some(get) = o.vt().descr_get {
            let bound = get(o, &args.pos[0], &crate::core::types::type_of(&args.pos[0]))?;
            return call::call_args(&bound, &mut Args { pos: &mut args.pos[1..], kw: args.kw });
        }
    }
    call::call_args(f, &mut Args { pos: &mut args.pos[1..], kw: args.kw })
}

pub fn inplace(op: BinOp, o: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    if op == BinOp::DivMod {
        return Ok(None);
    }
    match special(o, inplace_dunder(op)) {
        Special::Is(f) => Ok(implemented(call_special(&f, [this(o), other.clone()])?)),
        Special::Native => match payload(o).and_then(Value::obj) {
            Some(p) => match p.vt().inplace {
                Some(f) => match f(op, p, other.peel())? {
                    // The payload changed in place: the result is still the instance.
                    Some(Value::Obj(r)) if r.same(p) => Ok(Some(this(o))),
                    r => Ok(r),
                },
                None => Ok(None),
            },
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

pub fn unary(op: UnOp, o: &AnyRef) -> Result<Option<Value>, PyErr> {
    match special(o, unary_dunder(op)) {
        Special::Is(f) => call_special(&f, [this(o)]).map(Some),
        Special::Native => match payload(o) {
            Some(p) => ops::unary_try(op, p),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

pub fn index(o: &AnyRef) -> R {
    match special(o, Dunder::Index) {
        Special::Is(f) => {
            let v = call_special(&f, [this(o)])?;
            if type_name(v.peel()) == "int" || type_name(&v) == "bool" {
                return Ok(v.peel().clone());
            }
            Err(type_error(format!("__index__ returned non-int (type {})", type_name(&v))))
        }
        _ => match payload(o) {
            Some(p) => ops::index(p),
            None => Err(ops::not_an_integer(&this(o))),
        },
    }
}

pub fn descr_get(o: &AnyRef, instance: &Value, owner: &Type) -> R {
    match special(o, Dunder::Get) {
        Special::Is(f) => {
            let instance = if instance.is_unbound() { Value::None } else { instance.clone() };
            call_special(&f, [this(o), instance, Value::from(owner.clone())])
        }
        _ => Ok(this(o)),
    }
}

pub fn descr_set(o: &AnyRef, instance: &Value, v: Option<Value>) -> Result<(), PyErr> {
    match v {
        Some(v) => match special(o, Dunder::Set) {
            Special::Is(f) => call_special(&f, [this(o), instance.clone(), v]).map(drop),
            _ => Err(crate::core::error::attribute_error("__set__")),
        },
        None => match special(o, Dunder::Delete) {
            Special::Is(f) => call_special(&f, [this(o), instance.clone()]).map(drop),
            _ => Err(crate::core::error::attribute_error("__delete__")),
        },
    }
}

pub fn format(o: &AnyRef, spec: &Str) -> Result<Str, PyErr> {
    match special(o, Dunder::Format) {
        Special::Is(f) => {
            let v = call_special(&f, [this(o), Value::from(spec.clone())])?;
            match v.peel().down::<PyStr>() {
                Some(s) => Ok(s.clone()),
                None => Err(type_error(format!(
                    "__format__ must return a str, not {}",
                    type_name(&v)
                ))),
            }
        }
        _ => match payload(o) {
            // The payload's format decides on digits, but what is printed is the object's own `str`
            // when no format was asked for.
            Some(p) if !spec.is_empty() => ops::format_value(p, spec),
            _ if spec.is_empty() => str(o),
            _ => Err(ops::unsupported_format(&this(o))),
        },
    }
}
