// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `enum`, as CPython 3.11 has it.
//!
//! The classes are made by the metaclass as a program's own are; what the metaclass keeps in them
//! has the names it has in CPython (`_member_map_` and so on).

mod create;
mod flag;
mod member;
mod meta;
mod methods;
mod space;

use crate::coll::{self, MappingProxy, PyDict};
use crate::core::args::Args;
use crate::core::descr::ClassMethod;
use crate::core::func::FuncObj;
use crate::core::error::{value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::signature::{plain, Made};
use crate::text::PyStr;
use std::cell::RefCell;

pub static MODULE: NativeModule = NativeModule {
    name: "enum",
    members: &[
        ("EnumType", Member::Type(meta::enum_type_type)),
        ("EnumMeta", Member::Type(meta::enum_type_type)),
        ("Enum", Member::Type(|| class(Known::Enum))),
        ("ReprEnum", Member::Type(|| class(Known::ReprEnum))),
        ("IntEnum", Member::Type(|| class(Known::IntEnum))),
        ("StrEnum", Member::Type(|| class(Known::StrEnum))),
        ("Flag", Member::Type(|| class(Known::Flag))),
        ("IntFlag", Member::Type(|| class(Known::IntFlag))),
        ("FlagBoundary", Member::Type(|| class(Known::FlagBoundary))),
        ("STRICT", Member::Value(|| boundary("STRICT"))),
        ("CONFORM", Member::Value(|| boundary("CONFORM"))),
        ("EJECT", Member::Value(|| boundary("EJECT"))),
        ("KEEP", Member::Value(|| boundary("KEEP"))),
        ("auto", Member::Type(space::auto_type)),
        ("member", Member::Type(space::member_type)),
        ("nonmember", Member::Type(space::nonmember_type)),
        ("property", Member::Type(member::property_type)),
        ("unique", Member::Value(|| plain(&UNIQUE))),
        ("_simple_enum", Member::Value(|| plain(&SIMPLE_ENUM))),
    ],
};

/// The classes the module itself makes, in the order it makes them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    Enum,
    ReprEnum,
    IntEnum,
    StrEnum,
    FlagBoundary,
    Flag,
    IntFlag,
}

thread_local! {
    static CLASSES: RefCell<Vec<Type>> = const { RefCell::new(Vec::new()) };
}

/// A class of the module, if it has been made by now.
pub(crate) fn known(which: Known) -> Option<Type> {
    CLASSES.with(|c| c.borrow().get(which as usize).cloned())
}

/// A class of the module; all are made at the first use.
pub(crate) fn class(which: Known) -> Type {
    if known(Known::IntFlag).is_none() && known(Known::Enum).is_none() {
        if let Err(e) = make_classes() {
            crate::core::run::print_exception(&e);
        }
    }
    known(which).unwrap_or_else(crate::core::class::object_type)
}

pub(crate) fn is_a(t: &Type, which: Known) -> bool {
    known(which).map_or(false, |k| t.is_subtype(&k))
}

pub(crate) fn boundary(name: &str) -> Value {
    let map = member_map(&class(Known::FlagBoundary));
    map.get_str(intern(name).as_str()).unwrap_or(Value::None)
}

fn make(
    name: &str,
    bases: &[Type],
    entries: Vec<(&str, Value)>,
    kw: Vec<(&str, Value)>,
) -> Result<(), PyErr> {
    let made = make_in("enum", name, bases, entries, kw)?;
    if let Some(t) = crate::core::descr::as_type(&made) {
        CLASSES.with(|c| c.borrow_mut().push(t.clone()));
    }
    Ok(())
}

/// As a class statement in `module` makes it.
fn make_in(
    module: &str,
    name: &str,
    bases: &[Type],
    entries: Vec<(&str, Value)>,
    kw: Vec<(&str, Value)>,
) -> R {
    let bases: Vec<Value> = bases.iter().cloned().map(Value::from).collect();
    let space = create::prepare(name, &bases)?;
    ops::set_item(&space, &Value::from("__module__"), Value::from(module))?;
    ops::set_item(&space, &Value::from("__qualname__"), Value::from(name))?;
    for (k, v) in entries {
        ops::set_item(&space, &intern(k).value(), v)?;
    }
    let mut kw: Vec<_> = kw.into_iter().map(|(k, v)| (intern(k).as_str().clone(), v)).collect();
    let mut pos = [Value::from(name), coll::tuple(bases), space];
    create::enum_new(&meta::enum_type_type(), &mut Args { pos: &mut pos, kw: &mut kw })
}

const REGEX_FLAGS: [(&str, &str, i64); 10] = [
    ("NOFLAG", "", 0),
    ("ASCII", "A", 256),
    ("IGNORECASE", "I", 2),
    ("LOCALE", "L", 4),
    ("UNICODE", "U", 32),
    ("MULTILINE", "M", 8),
    ("DOTALL", "S", 16),
    ("VERBOSE", "X", 64),
    ("TEMPLATE", "T", 1),
    ("DEBUG", "", 128),
];

/// `re.RegexFlag`: its members print as globals of their module.
pub(crate) fn regex_flags() -> Value {
    let mut entries = vec![("__repr__", plain(&GLOBAL_REPR)), ("__str__", plain(&GLOBAL_REPR))];
    for (name, alias, value) in REGEX_FLAGS {
        entries.push((name, Value::Int(value)));
        if !alias.is_empty() {
            entries.push((alias, Value::Int(value)));
        }
    }
    let keep = vec![("boundary", boundary("KEEP"))];
    make_in("re", "RegexFlag", &[class(Known::IntFlag)], entries, keep).unwrap_or(Value::None)
}

py_def!(GLOBAL_REPR, "enum", "global_flag_repr", "global_flag_repr", ["self"], |_, a| {
    let bits = match a[0].peel() {
        Value::Int(n) => *n,
        _ => 0,
    };
    let mut names: Vec<String> = Vec::new();
    let mut rest = bits;
    for (name, _, value) in REGEX_FLAGS.iter().filter(|r| bits & r.2 != 0) {
        names.push(format!("re.{}", name));
        rest &= !value;
    }
    if rest != 0 {
        names.push(format!("0x{:x}", rest));
    }
    Ok(Value::from(if bits == 0 { "re.NOFLAG".to_string() } else { names.join("|") }))
});

fn make_classes() -> Result<(), PyErr> {
    meta::hook_attributes();
    let have = |k: Known| known(k).unwrap_or_else(crate::core::class::object_type);
    make("Enum", &[], methods::enum_entries(), Vec::new())?;
    let base = have(Known::Enum);
    make("ReprEnum", &[base.clone()], Vec::new(), Vec::new())?;
    let repr = have(Known::ReprEnum);
    make("IntEnum", &[crate::num::int_type(), repr.clone()], Vec::new(), Vec::new())?;
    let text = crate::text::str_type();
    make("StrEnum", &[text, repr.clone()], methods::str_enum_entries(), Vec::new())?;
    let names = ["STRICT", "CONFORM", "EJECT", "KEEP"];
    let autos = names.iter().map(|n| (*n, space::new_auto())).collect();
    make("FlagBoundary", &[have(Known::StrEnum)], autos, Vec::new())?;
    let conform = boundary("CONFORM");
    make("Flag", &[base], flag::entries(), vec![("boundary", conform)])?;
    let flag = have(Known::Flag);
    let bases = [crate::num::int_type(), repr, flag];
    make("IntFlag", &bases, Vec::new(), vec![("boundary", boundary("KEEP"))])
}

/// What the metaclass keeps in the class under this name.
pub(crate) fn kept(t: &Type, name: &str) -> Value {
    t.lookup(intern(name)).unwrap_or(Value::None)
}

pub(crate) fn kept_dict(t: &Type, name: &str) -> Ref<PyDict> {
    match kept(t, name).down::<PyDict>() {
        Some(d) => d.clone(),
        None => PyDict::new_ref(),
    }
}

/// All names, with aliases, and the members they stand for.
pub(crate) fn member_map(t: &Type) -> Ref<PyDict> {
    kept_dict(t, "_member_map_")
}

/// The members without aliases, in the order of definition.
pub(crate) fn members(t: &Type) -> Vec<Value> {
    let map = member_map(t);
    let names = crate::builtins::to_vec(&kept(t, "_member_names_")).unwrap_or_default();
    names.iter().filter_map(|n| n.down::<PyStr>().and_then(|s| map.get_str(s))).collect()
}

pub(crate) fn name_of(v: &Value) -> Option<Name> {
    v.peel().down::<PyStr>().map(intern_str)
}

/// A class method written in Rust.
pub(crate) fn class_method(def: &'static crate::core::func::FuncDef) -> Value {
    ClassMethod::of(plain(def))
}

/// `<enum 'Color'>` and the like, as `%r` prints it.
pub(crate) fn shown(v: &Value) -> Result<String, PyErr> {
    Ok(ops::repr(v)?.to_string_lossy())
}

py_def!(UNIQUE, "enum", "unique", "unique", ["enumeration"], |_, a| {
    let t = crate::core::class::type_arg(&a[0])?;
    let mut doubles = Vec::new();
    for (alias, m) in member_map(t).items_vec() {
        let name = crate::core::attr::get(&m, intern("_name_"))?;
        if !ops::test_eq(&alias, &name)? {
            let alias = ops::str_of(&alias)?.to_string_lossy();
            doubles.push(format!("{} -> {}", alias, ops::str_of(&name)?.to_string_lossy()));
        }
    }
    if doubles.is_empty() {
        return Ok(a[0].clone());
    }
    Err(value_error(format!(
        "duplicate values found in {}: {}",
        shown(&a[0])?,
        doubles.join(", ")
    )))
});

// What the library has in place of a class statement for its own: a decorator that makes an enumeration of a class.
py_def!(SIMPLE_ENUM, "enum", "_simple_enum", "_simple_enum", ["etype"], |_, a| {
    Ok(Made {
        name: "convert_class",
        qualname: "_simple_enum.<locals>.convert_class".to_string(),
        module: "enum".to_string(),
        params: vec!["cls".to_string()],
        n_pos: 1,
        defaults: Vec::new(),
        kwdefaults: Vec::new(),
        code: convert_class,
        data: a[0].clone(),
    }
    .build())
});

fn convert_class(f: &FuncObj, a: &mut [Value]) -> R {
    let plain_class = crate::core::class::type_arg(&a[0])?;
    let name = plain_class.name().to_string();
    let bases = [f.env[0].peek()];
    let space = create::prepare(&name, &bases)?;
    let attributes = crate::core::attr::get(&a[0], intern("__dict__"))?;
    for (key, v) in crate::core::call::mapping_items(&attributes)?.unwrap_or_default() {
        let key_text = ops::str_of(&key)?.to_string_lossy();
        if !["__dict__", "__weakref__", "__members__"].contains(&&*key_text) {
            ops::set_item(&space, &key, v)?;
        }
    }
    let mut pos = [Value::from(name), coll::tuple(bases.to_vec()), space];
    create::enum_new(&meta::enum_type_type(), &mut Args { pos: &mut pos, kw: &mut [] })
}

/// The read-only view that `__members__` gives.
pub(crate) fn members_view(t: &Type) -> Value {
    MappingProxy::value(Value::from(member_map(t)))
}

/// The special method `object` has.
pub(crate) fn of_object(d: Dunder) -> Option<Value> {
    crate::core::class::object_type().lookup(d.name())
}
