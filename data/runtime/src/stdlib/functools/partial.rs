// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `partial` and `reduce`.

use crate::coll::{tuple, PyDict};
use crate::core::args::{Args, GetSetDef, NativeDef};
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::Attrs;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;

/// A function with some of its arguments.
pub struct Partial {
    func: Value,
    args: Vec<Value>,
    kw: Vec<(Str, Value)>,
    attrs: Attrs,
}

impl Partial {
    pub(super) fn make(func: Value, args: Vec<Value>, kw: Vec<(Str, Value)>) -> Value {
        let attrs = Attrs::new(partial_type().root);
        Value::from(Ref::new(Partial { func, args, kw, attrs }))
    }
}

fn partial_new(_: &Type, args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error("type 'partial' takes at least one argument"));
    }
    let func = args.pos[0].take();
    if !ops::is_callable(&func) {
        return Err(type_error("the first argument must be callable"));
    }
    let more = args.pos[1..].iter_mut().map(Value::take);
    let given = args.kw.iter_mut().map(|(k, v)| (k.clone(), v.take()));
    let attrs = Attrs::new(partial_type().root);
    // A partial of a partial is one partial.
    let made = match func.down::<Partial>() {
        Some(p) => {
            let mut all = p.args.clone();
            all.extend(more);
            let mut kw = p.kw.clone();
            merge(&mut kw, given);
            Partial { func: p.func.clone(), args: all, kw, attrs }
        }
        None => Partial { func, args: more.collect(), kw: given.collect(), attrs },
    };
    Ok(Value::from(Ref::new(made)))
}

pub(super) fn merge(kw: &mut Vec<(Str, Value)>, more: impl Iterator<Item = (Str, Value)>) {
    for (k, v) in more {
        match kw.iter_mut().find(|(old, _)| **old == *k) {
            Some((_, slot)) => *slot = v,
            None => kw.push((k, v)),
        }
    }
}

impl Payload for Partial {
    fn vt() -> &'static VT {
        static PARTIAL: VT = VT {
            repr: Some(|o| match o.down::<Partial>() {
                Some(p) => {
                    let mut text = format!("functools.partial({}", ops::repr(&p.func)?.to_string_lossy());
                    for v in &p.args {
                        text.push_str(&format!(", {}", ops::repr(v)?.to_string_lossy()));
                    }
                    for (k, v) in &p.kw {
                        let v = ops::repr(v)?.to_string_lossy();
                        text.push_str(&format!(", {}={}", k.to_string_lossy(), v));
                    }
                    text.push(')');
                    Ok(ops::new_str(&text))
                }
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<Partial>() {
                Some(p) => {
                    let mut pos = p.args.clone();
                    pos.extend(args.pos.iter_mut().map(Value::take));
                    let mut kw = p.kw.clone();
                    merge(&mut kw, args.kw.iter_mut().map(|(k, v)| (k.clone(), v.take())));
                    call::call_args(&p.func, &mut Args { pos: &mut pos, kw: &mut kw })
                }
                None => Ok(Value::None),
            }),
            attrs: Some(|o| o.down::<Partial>().map(|p| &p.attrs)),
            ..VT::new("functools.partial", drop_obj::<Partial>, |_| partial_type())
        };
        &PARTIAL
    }
}

fn partial_of(v: &Value) -> Result<&Ref<Partial>, PyErr> {
    v.peel().down::<Partial>().ok_or_else(|| type_error("partial expected"))
}

define_type!(pub fn partial_type, TypeSpec {
    module: "functools",
    new: Some(partial_new),
    vt: Some(Partial::vt),
    getset: &[
        GetSetDef { name: "func", get: |v| Ok(partial_of(v)?.func.clone()), set: None },
        GetSetDef { name: "args", get: |v| Ok(tuple(partial_of(v)?.args.clone())), set: None },
        GetSetDef {
            name: "keywords",
            get: |v| {
                let d = PyDict::new_ref();
                for (k, v) in &partial_of(v)?.kw {
                    d.set_str(k, v.clone());
                }
                Ok(Value::from(d))
            },
            set: None,
        },
    ],
    subclassable: true,
    dict: true,
    lacks: &["__setstate__", "__vectorcalloffset__"],
    generic: true,
    in_c: true,
    ..TypeSpec::new("partial")
});

pub static REDUCE: NativeDef = NativeDef { name: "reduce", module: "functools", f: reduce };

fn reduce(args: &mut Args) -> R {
    args.between("reduce", 2, 3)?;
    let f = args.pos[0].take();
    if !ops::is_iterable(&args.pos[1]) {
        return Err(type_error("reduce() arg 2 must support iteration"));
    }
    let mut it = crate::coll::iter(&args.pos[1])?;
    let mut acc = match args.get(2) {
        Some(v) => v,
        None => match it.next()? {
            Some(v) => v,
            None => return Err(type_error("reduce() of empty iterable with no initial value")),
        },
    };
    while let Some(v) = it.next()? {
        acc = call::call_reserved(&f, &mut [Value::Unbound, acc, v])?;
    }
    Ok(acc)
}
