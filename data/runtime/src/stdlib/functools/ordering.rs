// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `cmp_to_key` and `total_ordering`.

use crate::core::args::{Args, GetSetDef, NativeDef};
use crate::core::call::{self, call_special};
use crate::core::class::{object_type, type_arg};
use crate::core::error::{type_error, value_error};
use crate::core::func::{closure, function, FuncDef, FuncKind, FuncObj};
use crate::core::names::Dunder;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_of, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;

pub static CMP_TO_KEY: NativeDef =
    NativeDef { name: "cmp_to_key", module: "functools", f: cmp_to_key };
pub static TOTAL_ORDERING: NativeDef =
    NativeDef { name: "total_ordering", module: "functools", f: total_ordering };

/// A value that compares by a function of the user's.
pub struct Key {
    cmp: Value,
    of: Value,
}

impl Payload for Key {
    fn vt() -> &'static VT {
        static KEY: VT = VT {
            compare: Some(|o, other, op| {
                let (a, b) = match (o.down::<Key>(), other.down::<Key>()) {
                    (Some(a), Some(b)) => (a, b),
                    _ => return Err(type_error("other argument must be K instance")),
                };
                let order =
                    call::call_reserved(&a.cmp, &mut [Value::Unbound, a.of.clone(), b.of.clone()])?;
                ops::compare(&order, &Value::Int(0), op).map(Some)
            }),
            ..VT::new("functools.KeyWrapper", drop_obj::<Key>, |_| key_type())
        };
        &KEY
    }
}

define_type!(pub fn key_type, TypeSpec {
    module: "functools",
    vt: Some(Key::vt),
    getset: &[GetSetDef {
        name: "obj",
        get: |v| Ok(v.down::<Key>().map_or(Value::None, |k| k.of.clone())),
        set: None,
    }],
    in_c: true,
    ..TypeSpec::new("KeyWrapper")
});

fn cmp_to_key(args: &mut Args) -> R {
    let [cmp] = crate::coll::params::parse(args, "cmp_to_key", ["mycmp"], 1, 1)?;
    Ok(closure("KeyWrapper", move |args| {
        let [of] = crate::coll::params::parse(args, "K", ["obj"], 1, 1)?;
        Ok(Value::from(Ref::new(Key { cmp: cmp.clone(), of })))
    }))
}

/// One comparison made from another: `result = root(a, b)`, negated or joined with `==`.
struct Derived {
    root: Dunder,
    negate: bool,
    /// Whether equality is joined: by `or` if true, by `and not` if false.
    equal: Option<bool>,
}

fn derive(a: &[Value], rule: &Derived) -> R {
    let (this, other) = (&a[0], &a[1]);
    let class = type_of(this);
    let f = match class.lookup(rule.root.name()) {
        Some(f) => f,
        None => return Ok(crate::core::singletons::not_implemented()),
    };
    let r = call_special(&f, [this.clone(), other.clone()])?;
    if ops::is_not_implemented(&r) {
        return Ok(r);
    }
    match (rule.negate, rule.equal) {
        (true, None) => Ok(Value::Bool(!ops::truth(&r)?)),
        // `not r and self != other`
        (true, Some(false)) => {
            Ok(Value::Bool(!ops::truth(&r)? && ops::test_ne(this, other)?))
        }
        (true, Some(true)) => Ok(Value::Bool(!ops::truth(&r)? || ops::test_eq(this, other)?)),
        (false, Some(true)) => {
            if ops::truth(&r)? {
                return Ok(r);
            }
            ops::eq(this, other)
        }
        (false, Some(false)) => {
            if !ops::truth(&r)? {
                return Ok(r);
            }
            ops::ne(this, other)
        }
        (false, None) => Ok(r),
    }
}

macro_rules! derived {
    ($($id:ident $name:literal from $root:ident negate $negate:literal equal $equal:expr;)*) => {
        $(
            static $id: FuncDef = FuncDef {
                name: $name,
                qualname: $name,
                module: "functools",
                doc: None,
                params: &["self", "other"],
                n_posonly: 0,
                n_pos: 2,
                n_kwonly: 0,
                varargs: false,
                varkw: false,
                line: 0,
                kind: FuncKind::Plain,
                code: |_: &FuncObj, a: &mut [Value]| {
                    derive(a, &Derived { root: Dunder::$root, negate: $negate, equal: $equal })
                },
            };
        )*
    };
}

derived! {
    GT_FROM_LT "__gt__" from Lt negate true equal Some(false);
    LE_FROM_LT "__le__" from Lt negate false equal Some(true);
    GE_FROM_LT "__ge__" from Lt negate true equal None;
    GE_FROM_LE "__ge__" from Le negate true equal Some(true);
    LT_FROM_LE "__lt__" from Le negate false equal Some(false);
    GT_FROM_LE "__gt__" from Le negate true equal None;
    LT_FROM_GT "__lt__" from Gt negate true equal Some(false);
    GE_FROM_GT "__ge__" from Gt negate false equal Some(true);
    LE_FROM_GT "__le__" from Gt negate true equal None;
    LE_FROM_GE "__le__" from Ge negate true equal Some(true);
    GT_FROM_GE "__gt__" from Ge negate false equal Some(false);
    LT_FROM_GE "__lt__" from Ge negate true equal None;
}

type Rules = [(Dunder, &'static FuncDef); 3];

/// Which comparison the others are made from, in order of preference.
static ROOTS: &[(Dunder, Rules)] = &[
    (
        Dunder::Lt,
        [(Dunder::Gt, &GT_FROM_LT), (Dunder::Le, &LE_FROM_LT), (Dunder::Ge, &GE_FROM_LT)],
    ),
    (
        Dunder::Le,
        [(Dunder::Ge, &GE_FROM_LE), (Dunder::Lt, &LT_FROM_LE), (Dunder::Gt, &GT_FROM_LE)],
    ),
    (
        Dunder::Gt,
        [(Dunder::Lt, &LT_FROM_GT), (Dunder::Ge, &GE_FROM_GT), (Dunder::Le, &LE_FROM_GT)],
    ),
    (
        Dunder::Ge,
        [(Dunder::Le, &LE_FROM_GE), (Dunder::Gt, &GT_FROM_GE), (Dunder::Lt, &LT_FROM_GE)],
    ),
];

fn total_ordering(args: &mut Args) -> R {
    args.exactly("total_ordering", 1)?;
    let cls = args.pos[0].take();
    let t = type_arg(&cls)?;
    let object = object_type();
    let defined = |d: Dunder| match t.lookup_where(d.name()) {
        Some((depth, _)) => !std::ptr::eq(t.at_depth(depth), &*object),
        None => false,
    };
    // The greatest name decides, as in CPython: __lt__ over __le__ over __gt__ over __ge__.
    let preference = [Dunder::Lt, Dunder::Le, Dunder::Gt, Dunder::Ge];
    let root = match preference.iter().find(|d| defined(**d)) {
        Some(d) => *d,
        None => {
            return Err(value_error("must define at least one ordering operation: < > <= >="))
        }
    };
    let missing: Vec<Dunder> = preference.iter().copied().filter(|d| !defined(*d)).collect();
    if let Some((_, rules)) = ROOTS.iter().find(|(d, _)| *d == root) {
        for (d, def) in rules {
            if missing.contains(d) {
                t.set_attr(d.name(), function(def, vec![], vec![], vec![]));
            }
        }
    }
    Ok(cls.clone())
}
