// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `operator`.

use crate::coll::tuple;
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::names::Name;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::bytes_obj::{as_bytes, need_bytes};
use crate::text::str_obj::as_str;
use crate::text::PyStr;

macro_rules! functions {
    ($($id:ident $name:literal $n:literal $f:expr;)*) => {
        $(
            pub static $id: NativeDef = NativeDef {
                name: $name,
                module: "_operator",
                f: |args| {
                    args.exactly($name, $n)?;
                    let f: fn(&mut [Value]) -> R = $f;
                    f(args.pos)
                },
            };
        )*
    };
}

functions! {
    ADD "add" 2 |a| ops::add(&a[0], &a[1]);
    SUB "sub" 2 |a| ops::sub(&a[0], &a[1]);
    MUL "mul" 2 |a| ops::mul(&a[0], &a[1]);
    MATMUL "matmul" 2 |a| ops::matmul(&a[0], &a[1]);
    TRUEDIV "truediv" 2 |a| ops::true_div(&a[0], &a[1]);
    FLOORDIV "floordiv" 2 |a| ops::floor_div(&a[0], &a[1]);
    MOD "mod" 2 |a| ops::modulo(&a[0], &a[1]);
    POW "pow" 2 |a| ops::pow(&a[0], &a[1]);
    LSHIFT "lshift" 2 |a| ops::lshift(&a[0], &a[1]);
    RSHIFT "rshift" 2 |a| ops::rshift(&a[0], &a[1]);
    AND "and_" 2 |a| ops::bit_and(&a[0], &a[1]);
    OR "or_" 2 |a| ops::bit_or(&a[0], &a[1]);
    XOR "xor" 2 |a| ops::bit_xor(&a[0], &a[1]);
    IADD "iadd" 2 |a| ops::iadd(a[0].take(), &a[1]);
    ISUB "isub" 2 |a| ops::isub(a[0].take(), &a[1]);
    IMUL "imul" 2 |a| ops::imul(a[0].take(), &a[1]);
    IMATMUL "imatmul" 2 |a| ops::imatmul(a[0].take(), &a[1]);
    ITRUEDIV "itruediv" 2 |a| ops::itrue_div(a[0].take(), &a[1]);
    IFLOORDIV "ifloordiv" 2 |a| ops::ifloor_div(a[0].take(), &a[1]);
    IMOD "imod" 2 |a| ops::imodulo(a[0].take(), &a[1]);
    IPOW "ipow" 2 |a| ops::ipow(a[0].take(), &a[1]);
    ILSHIFT "ilshift" 2 |a| ops::ilshift(a[0].take(), &a[1]);
    IRSHIFT "irshift" 2 |a| ops::irshift(a[0].take(), &a[1]);
    IAND "iand" 2 |a| ops::ibit_and(a[0].take(), &a[1]);
    IOR "ior" 2 |a| ops::ibit_or(a[0].take(), &a[1]);
    IXOR "ixor" 2 |a| ops::ibit_xor(a[0].take(), &a[1]);
    ICONCAT "iconcat" 2 |a| ops::iadd(a[0].take(), &a[1]);
    NEG "neg" 1 |a| ops::neg(&a[0]);
    POS "pos" 1 |a| ops::pos(&a[0]);
    ABS "abs" 1 |a| ops::abs(&a[0]);
    INVERT "invert" 1 |a| ops::invert(&a[0]);
    NOT "not_" 1 |a| ops::not(&a[0]).map(Value::Bool);
    TRUTH "truth" 1 |a| ops::truth(&a[0]).map(Value::Bool);
    INDEX "index" 1 |a| ops::index(&a[0]);
    EQ "eq" 2 |a| ops::eq(&a[0], &a[1]);
    NE "ne" 2 |a| ops::ne(&a[0], &a[1]);
    LT "lt" 2 |a| ops::lt(&a[0], &a[1]);
    LE "le" 2 |a| ops::le(&a[0], &a[1]);
    GT "gt" 2 |a| ops::gt(&a[0], &a[1]);
    GE "ge" 2 |a| ops::ge(&a[0], &a[1]);
    IS "is_" 2 |a| Ok(Value::Bool(ops::is(&a[0], &a[1])));
    IS_NOT "is_not" 2 |a| Ok(Value::Bool(!ops::is(&a[0], &a[1])));
    CONTAINS "contains" 2 |a| ops::contains(&a[0], &a[1]).map(Value::Bool);
    GETITEM "getitem" 2 |a| ops::get_item(&a[0], &a[1]);
    SETITEM "setitem" 3 |a| {
        let v = a[2].take();
        ops::set_item(&a[0], &a[1], v)?;
        Ok(Value::None)
    };
    DELITEM "delitem" 2 |a| {
        ops::del_item(&a[0], &a[1])?;
        Ok(Value::None)
    };
    CONCAT "concat" 2 |a| ops::add(&a[0], &a[1]);
    COUNT_OF "countOf" 2 |a| {
        let mut n = 0;
        for v in crate::builtins::to_vec(&a[0])? {
            if ops::is(&v, &a[1]) || ops::test_eq(&v, &a[1])? {
                n += 1;
            }
        }
        Ok(Value::Int(n))
    };
    INDEX_OF "indexOf" 2 |a| {
        for (i, v) in crate::builtins::to_vec(&a[0])?.iter().enumerate() {
            if ops::is(v, &a[1]) || ops::test_eq(v, &a[1])? {
                return Ok(Value::Int(i as i64));
            }
        }
        Err(crate::core::error::value_error("sequence.index(x): x not in sequence"))
    };
}

/// Below `hmac.compare_digest`.
static COMPARE_DIGEST: NativeDef = NativeDef {
    name: "_compare_digest",
    module: "_operator",
    f: |args| {
        args.exactly("_compare_digest", 2)?;
        let (a, b) = (&args.pos[0], &args.pos[1]);
        if let (Some(x), Some(y)) = (as_str(a), as_str(b)) {
            return match (x.ascii_bytes(), y.ascii_bytes()) {
                (Some(x), Some(y)) => Ok(Value::Bool(x == y)),
                _ => Err(type_error("comparing strings with non-ASCII characters is not supported")),
            };
        }
        if as_bytes(a).is_none() && as_bytes(b).is_none() {
            return Err(type_error(format!(
                "unsupported operand types(s) or combination of types: '{}' and '{}'",
                type_name(a),
                type_name(b)
            )));
        }
        Ok(Value::Bool(need_bytes(a)? == need_bytes(b)?))
    },
};

pub static LENGTH_HINT: NativeDef = NativeDef {
    name: "length_hint",
    module: "_operator",
    f: |args| {
        args.between("length_hint", 1, 2)?;
        let default = args.get(1).unwrap_or(Value::Int(0));
        Ok(ops::len(&args.pos[0]).map_or(default, |n| Value::Int(n as i64)))
    },
};

pub static CALL: NativeDef = NativeDef {
    name: "call",
    module: "_operator",
    f: |args| {
        if args.pos.is_empty() {
            return Err(type_error("call expected at least 1 argument, got 0"));
        }
        let f = args.pos[0].take();
        call::call_args(&f, &mut Args { pos: &mut args.pos[1..], kw: args.kw })
    },
};

pub static MODULE: NativeModule = NativeModule {
    name: "operator",
    members: &[
        ("abs", Member::Fn(&ABS)),
        ("add", Member::Fn(&ADD)),
        ("and_", Member::Fn(&AND)),
        ("attrgetter", Member::Type(attrgetter_type)),
        ("call", Member::Fn(&CALL)),
        ("concat", Member::Fn(&CONCAT)),
        ("contains", Member::Fn(&CONTAINS)),
        ("countOf", Member::Fn(&COUNT_OF)),
        ("delitem", Member::Fn(&DELITEM)),
        ("eq", Member::Fn(&EQ)),
        ("floordiv", Member::Fn(&FLOORDIV)),
        ("ge", Member::Fn(&GE)),
        ("getitem", Member::Fn(&GETITEM)),
        ("gt", Member::Fn(&GT)),
        ("iadd", Member::Fn(&IADD)),
        ("iand", Member::Fn(&IAND)),
        ("iconcat", Member::Fn(&ICONCAT)),
        ("ifloordiv", Member::Fn(&IFLOORDIV)),
        ("ilshift", Member::Fn(&ILSHIFT)),
        ("imatmul", Member::Fn(&IMATMUL)),
        ("imod", Member::Fn(&IMOD)),
        ("imul", Member::Fn(&IMUL)),
        ("index", Member::Fn(&INDEX)),
        ("indexOf", Member::Fn(&INDEX_OF)),
        ("inv", Member::Fn(&INVERT)),
        ("invert", Member::Fn(&INVERT)),
        ("ior", Member::Fn(&IOR)),
        ("ipow", Member::Fn(&IPOW)),
        ("irshift", Member::Fn(&IRSHIFT)),
        ("is_", Member::Fn(&IS)),
        ("is_not", Member::Fn(&IS_NOT)),
        ("isub", Member::Fn(&ISUB)),
        ("itemgetter", Member::Type(itemgetter_type)),
        ("itruediv", Member::Fn(&ITRUEDIV)),
        ("ixor", Member::Fn(&IXOR)),
        ("le", Member::Fn(&LE)),
        ("length_hint", Member::Fn(&LENGTH_HINT)),
        ("_compare_digest", Member::Fn(&COMPARE_DIGEST)),
        ("lshift", Member::Fn(&LSHIFT)),
        ("lt", Member::Fn(&LT)),
        ("matmul", Member::Fn(&MATMUL)),
        ("methodcaller", Member::Type(methodcaller_type)),
        ("mod", Member::Fn(&MOD)),
        ("mul", Member::Fn(&MUL)),
        ("ne", Member::Fn(&NE)),
        ("neg", Member::Fn(&NEG)),
        ("not_", Member::Fn(&NOT)),
        ("or_", Member::Fn(&OR)),
        ("pos", Member::Fn(&POS)),
        ("pow", Member::Fn(&POW)),
        ("rshift", Member::Fn(&RSHIFT)),
        ("setitem", Member::Fn(&SETITEM)),
        ("sub", Member::Fn(&SUB)),
        ("truediv", Member::Fn(&TRUEDIV)),
        ("truth", Member::Fn(&TRUTH)),
        ("xor", Member::Fn(&XOR)),
    ],
};

fn reprs(values: &[Value]) -> Result<String, PyErr> {
    let mut parts = Vec::new();
    for v in values {
        parts.push(ops::repr(v)?.to_string_lossy());
    }
    Ok(parts.join(", "))
}

/// `itemgetter(0)`
pub struct ItemGetter(Vec<Value>);

impl Payload for ItemGetter {
    fn vt() -> &'static VT {
        static GETTER: VT = VT {
            repr: Some(|o| match o.down::<ItemGetter>() {
                Some(g) => Ok(ops::new_str(&format!("operator.itemgetter({})", reprs(&g.0)?))),
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<ItemGetter>() {
                Some(g) => {
                    args.exactly("itemgetter", 1)?;
                    if g.0.len() == 1 {
                        return ops::get_item(&args.pos[0], &g.0[0]);
                    }
                    let mut out = Vec::with_capacity(g.0.len());
                    for k in &g.0 {
                        out.push(ops::get_item(&args.pos[0], k)?);
                    }
                    Ok(tuple(out))
                }
                None => Ok(Value::None),
            }),
            ..VT::new("operator.itemgetter", drop_obj::<ItemGetter>, |_| itemgetter_type())
        };
        &GETTER
    }
}

fn itemgetter_new(_: &Type, args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error("itemgetter expected 1 argument, got 0"));
    }
    Ok(Value::from(Ref::new(ItemGetter(args.pos.iter_mut().map(Value::take).collect()))))
}

define_type!(pub fn itemgetter_type, TypeSpec {
    module: "operator",
    new: Some(itemgetter_new),
    vt: Some(ItemGetter::vt),
    lacks: &["__vectorcalloffset__"],
    in_c: true,
    ..TypeSpec::new("itemgetter")
});

/// `attrgetter("a.b")`
pub struct AttrGetter {
    shown: Vec<Value>,
    paths: Vec<Vec<Name>>,
}

impl AttrGetter {
    fn get(path: &[Name], of: &Value) -> R {
        let mut v = of.clone();
        for name in path {
            v = attr::get(&v, *name)?;
        }
        Ok(v)
    }
}

impl Payload for AttrGetter {
    fn vt() -> &'static VT {
        static GETTER: VT = VT {
            repr: Some(|o| match o.down::<AttrGetter>() {
                Some(g) => Ok(ops::new_str(&format!("operator.attrgetter({})", reprs(&g.shown)?))),
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<AttrGetter>() {
                Some(g) => {
                    args.exactly("attrgetter", 1)?;
                    if g.paths.len() == 1 {
                        return AttrGetter::get(&g.paths[0], &args.pos[0]);
                    }
                    let mut out = Vec::with_capacity(g.paths.len());
                    for p in &g.paths {
                        out.push(AttrGetter::get(p, &args.pos[0])?);
                    }
                    Ok(tuple(out))
                }
                None => Ok(Value::None),
            }),
            ..VT::new("operator.attrgetter", drop_obj::<AttrGetter>, |_| attrgetter_type())
        };
        &GETTER
    }
}

fn attrgetter_new(_: &Type, args: &mut Args) -> R {
    if args.pos.is_empty() {
        return Err(type_error("attrgetter expected 1 argument, got 0"));
    }
    let mut paths = Vec::new();
    for v in args.pos.iter() {
        match v.peel().down::<PyStr>() {
            Some(s) => {
                let text = s.to_string_lossy();
                paths.push(text.split('.').map(crate::core::names::intern).collect());
            }
            None => return Err(type_error("attribute name must be a string")),
        }
    }
    let shown = args.pos.iter_mut().map(Value::take).collect();
    Ok(Value::from(Ref::new(AttrGetter { shown, paths })))
}

define_type!(pub fn attrgetter_type, TypeSpec {
    module: "operator",
    new: Some(attrgetter_new),
    vt: Some(AttrGetter::vt),
    lacks: &["__vectorcalloffset__"],
    in_c: true,
    ..TypeSpec::new("attrgetter")
});

/// `methodcaller("name", ...)`
pub struct MethodCaller {
    name: Name,
    pos: Vec<Value>,
    kw: Vec<(Str, Value)>,
}

impl Payload for MethodCaller {
    fn vt() -> &'static VT {
        static CALLER: VT = VT {
            repr: Some(|o| match o.down::<MethodCaller>() {
                Some(m) => {
                    let mut text = ops::repr(&m.name.value())?.to_string_lossy();
                    if !m.pos.is_empty() {
                        text.push_str(", ");
                        text.push_str(&reprs(&m.pos)?);
                    }
                    for (k, v) in &m.kw {
                        let v = ops::repr(v)?.to_string_lossy();
                        text.push_str(&format!(", {}={}", k.to_string_lossy(), v));
                    }
                    Ok(ops::new_str(&format!("operator.methodcaller({})", text)))
                }
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<MethodCaller>() {
                Some(m) => {
                    args.exactly("methodcaller", 1)?;
                    let f = attr::load_method(&args.pos[0], m.name)?;
                    let (mut pos, mut kw) = (m.pos.clone(), m.kw.clone());
                    f.call_args(&mut Args { pos: &mut pos, kw: &mut kw })
                }
                None => Ok(Value::None),
            }),
            ..VT::new("operator.methodcaller", drop_obj::<MethodCaller>, |_| methodcaller_type())
        };
        &CALLER
    }
}

fn methodcaller_new(_: &Type, args: &mut Args) -> R {
    let name = match args.pos.first() {
        Some(v) => match v.peel().down::<PyStr>() {
            Some(s) => crate::core::names::intern_str(s),
            None => return Err(type_error("method name must be a string")),
        },
        None => return Err(type_error("methodcaller needs at least one argument, the method name")),
    };
    let pos = args.pos[1..].iter_mut().map(Value::take).collect();
    let kw = args.kw.to_vec();
    Ok(Value::from(Ref::new(MethodCaller { name, pos, kw })))
}

define_type!(pub fn methodcaller_type, TypeSpec {
    module: "operator",
    new: Some(methodcaller_new),
    vt: Some(MethodCaller::vt),
    in_c: true,
    ..TypeSpec::new("methodcaller")
});
