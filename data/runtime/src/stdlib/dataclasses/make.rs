// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The decorator: finds the fields of a class and adds the methods.

use super::field::{is_init_var, is_kw_only_mark, Field, Kind};
use super::methods;
use crate::coll::params::parse;
use crate::coll::{tuple, PyDict};
use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::build::make_class;
use crate::core::class::type_arg;
use crate::core::descr::Member;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::func::closure;
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;

pub static DATACLASS: NativeDef =
    NativeDef { name: "dataclass", module: "dataclasses", f: dataclass };

#[derive(Clone, Copy)]
pub struct Options {
    pub init: bool,
    pub repr: bool,
    pub eq: bool,
    pub order: bool,
    pub unsafe_hash: bool,
    pub frozen: bool,
    pub match_args: bool,
    pub kw_only: bool,
    pub slots: bool,
}

/// What the methods of a dataclass know: their class's fields, in order.
pub struct Info {
    pub fields: Vec<Ref<Field>>,
    pub frozen: bool,
}

impl Payload for Info {
    fn vt() -> &'static VT {
        static INFO: VT =
            VT::new("dataclasses._DataclassParams", drop_obj::<Info>, |_| info_type());
        &INFO
    }
}

define_type!(pub fn info_type, TypeSpec {
    module: "dataclasses",
    vt: Some(Info::vt),
    ..TypeSpec::new("_DataclassParams")
});

fn dataclass(args: &mut Args) -> R {
    let names = [
        "cls",
        "init",
        "repr",
        "eq",
        "order",
        "unsafe_hash",
        "frozen",
        "match_args",
        "kw_only",
        "slots",
        "weakref_slot",
    ];
    let given = parse(args, "dataclass", names, 0, 1)?;
    let flag = |i: usize, default: bool| -> Result<bool, PyErr> {
        match &given[i] {
            Value::Unbound => Ok(default),
            v => ops::truth(v),
        }
    };
    let options = Options {
        init: flag(1, true)?,
        repr: flag(2, true)?,
        eq: flag(3, true)?,
        order: flag(4, false)?,
        unsafe_hash: flag(5, false)?,
        frozen: flag(6, false)?,
        match_args: flag(7, true)?,
        kw_only: flag(8, false)?,
        slots: flag(9, false)?,
    };
    if options.order && !options.eq {
        return Err(value_error("eq must be true if order is true"));
    }
    match &given[0] {
        Value::Unbound | Value::None => Ok(closure("wrap", move |args| {
            args.exactly("wrap", 1)?;
            process(&args.pos[0], options)
        })),
        cls => process(cls, options),
    }
}

pub fn fields_name() -> Name {
    intern("__dataclass_fields__")
}

pub fn info_name() -> Name {
    intern("__dataclass_params__")
}

fn process(cls: &Value, options: Options) -> R {
    let t = type_arg(cls)?.clone();
    let fields = collect(&t, options)?;
    let dict = PyDict::new_ref();
    for f in &fields {
        dict.set(f.name.borrow().clone(), Value::from(f.clone()))?;
    }
    t.set_attr(fields_name(), Value::from(dict));
    let info = Ref::new(Info { fields: fields.clone(), frozen: options.frozen });
    t.set_attr(info_name(), Value::from(info.clone()));
    methods::add(&t, &info, options)?;
    if options.match_args && !t.dict.contains(Dunder::MatchArgs.name()) {
        let names = fields
            .iter()
            .filter(|f| f.kind.get() != Kind::ClassVar && f.init && !f.is_kw_only())
            .map(|f| f.name.borrow().clone())
            .collect();
        t.set_attr(Dunder::MatchArgs.name(), tuple(names));
    }
    if options.slots {
        return with_slots(&t, &fields);
    }
    crate::stdlib::abc::refresh(&t)?;
    Ok(Value::from(t))
}

/// The fields of the bases, then those that the class's own annotations name.
fn collect(t: &Type, options: Options) -> Result<Vec<Ref<Field>>, PyErr> {
    let mut fields: Vec<Ref<Field>> = Vec::new();
    let mut frozen_base: Option<bool> = None;
    for b in t.mro().iter().rev() {
        let inherited = match b.dict.get(fields_name()) {
            Some(d) => d,
            None => continue,
        };
        if let Some(info) = b.dict.get(info_name()).as_ref().and_then(|i| i.down::<Info>()) {
            frozen_base = Some(frozen_base.unwrap_or(false) || info.frozen);
        }
        if let Some(d) = inherited.down::<PyDict>() {
            for (_, f) in d.items_vec() {
                if let Some(f) = f.down::<Field>() {
                    put(&mut fields, f.clone());
                }
            }
        }
    }
    match frozen_base {
        Some(true) if !options.frozen => {
            return Err(type_error("cannot inherit non-frozen dataclass from a frozen one"))
        }
        Some(false) if options.frozen => {
            return Err(type_error("cannot inherit frozen dataclass from a non-frozen one"))
        }
        _ => {}
    }
    let annotations = match t.dict.get(Dunder::Annotations.name()) {
        Some(a) => a.down::<PyDict>().map_or(Vec::new(), |d| d.items_vec()),
        None => Vec::new(),
    };
    let mut kw_only = options.kw_only;
    let mut seen_mark = false;
    let mut own: Vec<Name> = Vec::new();
    for (name, annotation) in annotations {
        let name = match name.down::<PyStr>() {
            Some(s) => intern_str(s),
            None => continue,
        };
        own.push(name);
        if is_kw_only_mark(&annotation) {
            if seen_mark {
                return Err(type_error(format!(
                    "{} is KW_ONLY, but KW_ONLY has already been specified",
                    ops::repr(&name.value())?.to_string_lossy()
                )));
            }
            seen_mark = true;
            kw_only = true;
            continue;
        }
        let f = own_field(t, name, annotation, kw_only)?;
        put(&mut fields, f);
    }
    for (name, v) in t.dict.entries() {
        if v.down::<Field>().is_some() && !own.contains(&name) {
            return Err(type_error(format!(
                "{} is a field but has no type annotation",
                ops::repr(&name.value())?.to_string_lossy()
            )));
        }
    }
    Ok(fields)
}

fn put(fields: &mut Vec<Ref<Field>>, f: Ref<Field>) {
    let name = f.name.borrow().clone();
    match fields.iter_mut().find(|old| ops::test_eq(&old.name.borrow(), &name).unwrap_or(false)) {
        Some(slot) => *slot = f,
        None => fields.push(f),
    }
}

fn own_field(t: &Type, name: Name, annotation: Value, kw_only: bool) -> Result<Ref<Field>, PyErr> {
    let default = match t.dict.get(name) {
        // A name in `__slots__` has no default.
        Some(v) if v.down::<Member>().is_some() => Value::Unbound,
        Some(v) => v,
        None => Value::Unbound,
    };
    let f = match default.down::<Field>() {
        Some(f) => {
            if f.default.is_unbound() {
                t.del_attr(name);
            } else {
                t.set_attr(name, f.default.clone());
            }
            f.clone()
        }
        None => Ref::new(Field::with_default(default)),
    };
    f.name.replace(name.value());
    let kind = if crate::stdlib::typing::is_class_var(&annotation) {
        Kind::ClassVar
    } else if is_init_var(&annotation) {
        Kind::InitVar
    } else {
        Kind::Field
    };
    f.annotation.replace(annotation);
    f.kind.set(kind);
    let quoted = || ops::repr(&name.value()).map(|s| s.to_string_lossy());
    if kind != Kind::Field && !f.factory.is_unbound() {
        return Err(type_error(format!("field {} cannot have a default factory", name.text())));
    }
    if kind != Kind::ClassVar {
        f.kw_only.set(Some(f.kw_only.get().unwrap_or(kw_only)));
    } else if f.kw_only.get().is_some() {
        return Err(type_error(format!("field {} is a ClassVar but specifies kw_only", quoted()?)));
    }
    if kind == Kind::Field && unhashable_class(&f.default) {
        return Err(value_error(format!(
            "mutable default {} for field {} is not allowed: use default_factory",
            ops::repr(&Value::from(type_of(&f.default)))?.to_string_lossy(),
            name.text()
        )));
    }
    Ok(f)
}

/// True if the class of a default says `__hash__ = None`.
fn unhashable_class(v: &Value) -> bool {
    if v.is_unbound() {
        return false;
    }
    match type_name(v.peel()).as_str() {
        "list" | "dict" | "set" => true,
        _ => matches!(type_of(v).lookup(Dunder::Hash.name()), Some(Value::None)),
    }
}

/// Makes the class once more, with the fields as slots.
fn with_slots(t: &Type, fields: &[Ref<Field>]) -> R {
    if t.dict.contains(Dunder::Slots.name()) {
        return Err(type_error(format!("{} already specifies __slots__", t.name())));
    }
    let own: Vec<Name> = fields
        .iter()
        .filter(|f| f.kind.get() == Kind::Field)
        .filter_map(|f| f.name.borrow().down::<PyStr>().map(intern_str))
        .collect();
    let inherited: Vec<Name> =
        t.bases.borrow().iter().flat_map(|b| b.slot_names.borrow().clone()).collect();
    let space = PyDict::new_ref();
    let names = own.iter().filter(|n| !inherited.contains(n)).map(|n| n.value()).collect();
    space.set_str(Dunder::Slots.name().as_str(), tuple(names));
    for (k, v) in t.dict.entries() {
        if !own.contains(&k) {
            space.set_str(k.as_str(), v);
        }
    }
    space.set_str(Dunder::Qualname.name().as_str(), Value::from(t.qualname.borrow().clone()));
    let name = t.name.borrow().clone();
    let bases = t.bases.borrow().clone();
    make_class(&name, bases, &space, t.meta.clone(), &mut [], &None).map(Value::from)
}

/// The information of a dataclass or of an instance of one.
pub fn info_of(v: &Value) -> Option<Ref<Info>> {
    let t = match crate::core::descr::as_type(v) {
        Some(t) => t.clone(),
        None => type_of(v),
    };
    t.lookup(info_name()).as_ref().and_then(|i| i.down::<Info>().cloned())
}

/// `v.name` of a field.
pub fn field_value(v: &Value, f: &Field) -> R {
    let name = f.name.borrow().clone();
    attr::get(v, attr::name_of(&name, "getattr")?)
}
