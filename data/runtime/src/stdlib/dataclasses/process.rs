// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What the decorator does with a class, in the order CPython does it.

use super::field::{Field, Kind};
use super::methods::{self, Code, Frozen, InitPlan, Names, Source};
use super::{fields_name, is_frozen, is_missing, missing, InitVar, Params, Sentinel};
use crate::coll::{self, PyDict};
use crate::core::attr;
use crate::core::build;
use crate::core::call;
use crate::core::descr::{as_type, Member};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_of, Type};
use crate::core::value::{Value, R};
use crate::stdlib::signature::Made;
use crate::text::PyStr;

/// The decorator's options.
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
    pub weakref_slot: bool,
}

/// The name in an annotation, be it text or a form of `typing`: the last part of `a.b` before any `[`.
fn annotation_head(v: &Value) -> Option<String> {
    let text = match v.down::<PyStr>() {
        Some(s) => s.to_string_lossy(),
        None if as_type(v).is_some() => return None,
        None => {
            let shown = ops::repr(v).ok()?.to_string_lossy();
            if !shown.starts_with("typing.") {
                return None;
            }
            shown
        }
    };
    let text = text.trim().trim_start_matches(|c| c == '\'' || c == '"').trim_start();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let end = text.find(|c| !is_word(c)).unwrap_or(text.len());
    let rest = text[end..].trim_start();
    if let Some(rest) = rest.strip_prefix('.') {
        let rest = rest.trim_start();
        let end = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        return Some(rest[..end].to_string());
    }
    Some(text[..end].to_string())
}

fn get_field(class: &Type, name: Name, ty: Value, kw_only: bool) -> Result<Ref<Field>, PyErr> {
    let default = attr::lookup(&Value::from(class.clone()), name)?;
    let field = match default {
        Some(v) => match v.down::<Field>() {
            Some(f) => f.clone(),
            None if v.down::<Member>().is_some() => Ref::new(Field::plain(missing())),
            None => Ref::new(Field::plain(v)),
        },
        None => Ref::new(Field::plain(missing())),
    };
    field.name.set(Some(name));
    let kind = match annotation_head(&ty).as_deref() {
        Some("ClassVar") => Kind::ClassVar,
        Some("InitVar") => Kind::InitVar,
        _ if ty.down::<InitVar>().is_some() => Kind::InitVar,
        _ => Kind::Field,
    };
    field.ty.replace(ty);
    field.kind.set(kind);
    if kind != Kind::Field && !is_missing(&field.default_factory.borrow()) {
        return Err(type_error(format!("field {} cannot have a default factory", name.text())));
    }
    if kind == Kind::ClassVar {
        if !is_missing(&field.kw_only.borrow()) {
            return Err(type_error(format!(
                "field {} is a ClassVar but specifies kw_only",
                name.text()
            )));
        }
    } else if is_missing(&field.kw_only.borrow()) {
        field.kw_only.replace(Value::Bool(kw_only));
    }
    let default = field.default.borrow().clone();
    if kind == Kind::Field && unhashable(&default) {
        return Err(value_error(format!(
            "mutable default {} for field {} is not allowed: use default_factory",
            ops::repr(&Value::from(type_of(&default)))?.to_string_lossy(),
            name.text()
        )));
    }
    Ok(field)
}

fn unhashable(v: &Value) -> bool {
    matches!(type_of(v).lookup(Dunder::Hash.name()), Some(Value::None))
}

/// The annotated names of the class body with their fields.
fn own_fields(class: &Type, mut kw_only: bool) -> Result<Vec<Ref<Field>>, PyErr> {
    let annotations = match class.dict.get(Dunder::Annotations.name()) {
        Some(a) => a,
        None => return Ok(Vec::new()),
    };
    let items = annotations.down::<PyDict>().map_or(Vec::new(), |d| d.items_vec());
    let mut out = Vec::new();
    let mut seen = false;
    for (name, ty) in items {
        let name = match name.down::<PyStr>() {
            Some(s) => intern_str(s),
            None => continue,
        };
        if annotation_head(&ty).as_deref() == Some("KW_ONLY") || Sentinel::KwOnly.is(&ty) {
            if seen {
                let shown = ops::repr(&name.value())?.to_string_lossy();
                return Err(type_error(format!(
                    "{} is KW_ONLY, but KW_ONLY has already been specified",
                    shown
                )));
            }
            seen = true;
            kw_only = true;
            continue;
        }
        out.push(get_field(class, name, ty, kw_only)?);
    }
    Ok(out)
}

/// Stores a generated method unless the class body has one; true if it has.
fn set_new(class: &Type, name: &str, v: impl FnOnce() -> Value) -> bool {
    let name = intern(name);
    if class.dict.contains(name) {
        return true;
    }
    class.set_attr(name, v());
    false
}

fn method(class: &Type, name: &str, params: &[&str], code: Code, data: Value) -> Value {
    Made {
        name,
        qualname: format!("{}.{}", class.qualname(), name),
        module: class.module(),
        params: params.iter().map(|p| p.to_string()).collect(),
        n_pos: params.len(),
        defaults: Vec::new(),
        kwdefaults: Vec::new(),
        code,
        data,
    }
    .build()
}

fn names_data(fields: &[Ref<Field>]) -> Value {
    Value::from(Ref::new(Names::new(fields.iter().map(|f| f.name()).collect())))
}

/// Runs the decorator; the class it gives is another one if it makes slots.
pub fn process(class: &Type, options: Options) -> R {
    let mut fields: Vec<Ref<Field>> = Vec::new();
    let add = |fields: &mut Vec<Ref<Field>>, f: Ref<Field>| {
        match fields.iter().position(|g| g.name() == f.name()) {
            Some(i) => fields[i] = f,
            None => fields.push(f),
        }
    };
    let (mut any_frozen, mut any_base) = (false, false);
    for base in class.mro().iter().rev() {
        if let Some(inherited) = super::all_fields(&Value::from(base.clone()))? {
            any_base = true;
            for f in inherited {
                add(&mut fields, f);
            }
            any_frozen |= base_is_frozen(base);
        }
    }
    let own = own_fields(class, options.kw_only)?;
    for f in &own {
        add(&mut fields, f.clone());
        let name = f.name();
        let on_class = attr::lookup(&Value::from(class.clone()), name)?;
        if on_class.map_or(false, |v| v.down::<Field>().is_some()) {
            let default = f.default.borrow().clone();
            if is_missing(&default) {
                class.del_attr(name);
            } else {
                class.set_attr(name, default);
            }
        }
    }
    for (name, v) in class.dict.entries() {
        if v.down::<Field>().is_some() && !own.iter().any(|f| f.name() == name) {
            let shown = ops::repr(&name.value())?.to_string_lossy();
            return Err(type_error(format!("{} is a field but has no type annotation", shown)));
        }
    }
    if any_base && any_frozen && !options.frozen {
        return Err(type_error("cannot inherit non-frozen dataclass from a frozen one"));
    }
    if any_base && !any_frozen && options.frozen {
        return Err(type_error("cannot inherit frozen dataclass from a non-frozen one"));
    }
    let table = PyDict::new_ref();
    for f in &fields {
        table.set_str(f.name().as_str(), Value::from(f.clone()));
    }
    class.set_attr(intern("__dataclass_params__"), Value::from(Ref::new(Params(options))));
    class.set_attr(fields_name(), Value::from(table));
    finish(class, options, &fields)
}

fn base_is_frozen(base: &Type) -> bool {
    let mut all = vec![base.clone()];
    all.extend(base.mro().iter().cloned());
    let nearest = all.iter().find(|t| t.dict.contains(intern("__dataclass_params__")));
    nearest.map_or(false, is_frozen)
}

fn finish(class: &Type, options: Options, fields: &[Ref<Field>]) -> R {
    let hash_name = Dunder::Hash.name();
    let own_hash = class.dict.get(hash_name);
    let explicit_hash = match &own_hash {
        None => false,
        Some(Value::None) => !class.dict.contains(Dunder::Eq.name()),
        Some(_) => true,
    };
    if options.order && !options.eq {
        return Err(value_error("eq must be true if order is true"));
    }
    let in_init: Vec<Ref<Field>> =
        fields.iter().filter(|f| f.kind.get() != Kind::ClassVar).cloned().collect();
    let (std_fields, kw_fields): (Vec<Ref<Field>>, Vec<Ref<Field>>) =
        in_init.iter().filter(|f| f.init.get()).cloned().partition(|f| !f.is_kw_only());
    if options.init {
        let init = make_init(class, options, &in_init, &std_fields, &kw_fields)?;
        set_new(class, "__init__", || init);
    }
    let shown: Vec<Ref<Field>> =
        fields.iter().filter(|f| f.kind.get() == Kind::Field).cloned().collect();
    if options.repr {
        let listed: Vec<Ref<Field>> = shown.iter().filter(|f| f.repr.get()).cloned().collect();
        set_new(class, "__repr__", || {
            method(class, "__repr__", &["self"], methods::repr, names_data(&listed))
        });
    }
    let compared: Vec<Ref<Field>> = shown.iter().filter(|f| f.compare.get()).cloned().collect();
    if options.eq {
        set_new(class, "__eq__", || {
            method(class, "__eq__", &["self", "other"], methods::eq, names_data(&compared))
        });
    }
    if options.order {
        for (name, code) in methods::ORDER.iter() {
            let overwrites = set_new(class, name, || {
                method(class, name, &["self", "other"], *code, names_data(&compared))
            });
            if overwrites {
                return Err(type_error(format!(
                    "Cannot overwrite attribute {} in class {}. Consider using functools.total_ordering",
                    name,
                    class.name()
                )));
            }
        }
    }
    if options.frozen {
        make_frozen(class, &shown)?;
    }
    make_hash(class, options, explicit_hash, &shown)?;
    if matches!(class.dict.get(Dunder::Doc.name()), None | Some(Value::None)) {
        let doc = signature_text(class, &std_fields, &kw_fields)?;
        class.set_attr(Dunder::Doc.name(), Value::from(doc));
    }
    if options.match_args {
        set_new(class, "__match_args__", || {
            coll::tuple(std_fields.iter().map(|f| f.name().value()).collect())
        });
    }
    if options.slots {
        return with_slots(class, options, &shown);
    }
    if options.weakref_slot {
        return Err(type_error("weakref_slot is True but slots is False"));
    }
    Ok(Value::from(class.clone()))
}

fn make_init(
    class: &Type,
    options: Options,
    fields: &[Ref<Field>],
    std_fields: &[Ref<Field>],
    kw_fields: &[Ref<Field>],
) -> R {
    let mut seen_default = false;
    for f in std_fields {
        if f.has_default() {
            seen_default = true;
        } else if seen_default {
            let shown = ops::repr(&f.name().value())?.to_string_lossy();
            return Err(type_error(format!(
                "non-default argument {} follows default argument",
                shown
            )));
        }
    }
    let this = if fields.iter().any(|f| f.text() == "self") { "__dataclass_self__" } else { "self" };
    let mut params = vec![this.to_string()];
    params.extend(std_fields.iter().chain(kw_fields).map(|f| f.text()));
    let place = |f: &Ref<Field>| -> Option<usize> {
        let all = std_fields.iter().chain(kw_fields);
        all.map(|g| g.name()).position(|n| n == f.name()).map(|i| i + 1)
    };
    let mut steps = Vec::new();
    let mut post = Vec::new();
    for f in fields {
        let at = place(f);
        if f.kind.get() == Kind::InitVar {
            post.extend(at);
            continue;
        }
        let factory = f.default_factory.borrow().clone();
        let default = f.default.borrow().clone();
        let source = match (at, is_missing(&factory)) {
            (Some(i), true) => Source::Argument(i),
            (Some(i), false) => Source::ArgumentOr(i, factory),
            (None, false) => Source::Factory(factory),
            (None, true) if options.slots && !is_missing(&default) => Source::Constant(default),
            (None, true) => continue,
        };
        steps.push((f.name(), source));
    }
    let has_post = attr::lookup(&Value::from(class.clone()), intern("__post_init__"))?.is_some();
    let plan = InitPlan::new(steps, if has_post { Some(post) } else { None }, options.frozen);
    let default_of = |f: &Ref<Field>| -> Option<Value> {
        let default = f.default.borrow().clone();
        if !is_missing(&default) {
            return Some(default);
        }
        if is_missing(&f.default_factory.borrow()) {
            return None;
        }
        Some(Sentinel::DefaultFactory.value())
    };
    let annotations = PyDict::new_ref();
    for f in std_fields.iter().chain(kw_fields) {
        annotations.set(f.name().value(), f.ty.borrow().clone())?;
    }
    annotations.set(Value::from("return"), Value::None)?;
    let made = Made {
        name: "__init__",
        qualname: format!("{}.__init__", class.qualname()),
        module: class.module(),
        n_pos: 1 + std_fields.len(),
        params,
        defaults: std_fields.iter().filter_map(default_of).collect(),
        kwdefaults: kw_fields
            .iter()
            .filter_map(|f| default_of(f).map(|v| (f.text(), v)))
            .collect(),
        code: methods::init,
        data: Value::from(Ref::new(plan)),
    }
    .build();
    attr::set(&made, Dunder::Annotations.name(), Some(Value::from(annotations)))?;
    Ok(made)
}

fn make_frozen(class: &Type, fields: &[Ref<Field>]) -> Result<(), PyErr> {
    let names: Vec<Name> = fields.iter().map(|f| f.name()).collect();
    let data = Value::from(Ref::new(Frozen { class: class.clone(), names }));
    let table: [(&str, &[&str], Code); 2] = [
        ("__setattr__", &["self", "name", "value"], methods::set_attr),
        ("__delattr__", &["self", "name"], methods::del_attr),
    ];
    for (name, params, code) in table {
        if set_new(class, name, || method(class, name, params, code, data.clone())) {
            return Err(type_error(format!(
                "Cannot overwrite attribute {} in class {}",
                name,
                class.name()
            )));
        }
    }
    Ok(())
}

fn make_hash(
    class: &Type,
    options: Options,
    explicit: bool,
    fields: &[Ref<Field>],
) -> Result<(), PyErr> {
    let name = Dunder::Hash.name();
    if options.unsafe_hash && explicit {
        return Err(type_error(format!(
            "Cannot overwrite attribute __hash__ in class {}",
            class.name()
        )));
    }
    let add = options.unsafe_hash || (options.eq && options.frozen && !explicit);
    if add {
        let mut hashed = Vec::new();
        for f in fields {
            if f.hashed()? {
                hashed.push(f.clone());
            }
        }
        let data = names_data(&hashed);
        class.set_attr(name, method(class, "__hash__", &["self"], methods::hash, data));
    } else if options.eq && !options.frozen && !explicit {
        class.set_attr(name, Value::None);
    }
    Ok(())
}

/// The docstring of a class without one: its name and the parameters of `__init__`.
fn signature_text(
    class: &Type,
    std_fields: &[Ref<Field>],
    kw_fields: &[Ref<Field>],
) -> Result<String, PyErr> {
    let mut parts = Vec::new();
    for (i, f) in std_fields.iter().chain(kw_fields).enumerate() {
        if i == std_fields.len() {
            parts.push("*".to_string());
        }
        let ty = f.ty.borrow().clone();
        let ty = match ty.down::<PyStr>() {
            Some(s) => s.to_string_lossy(),
            None => crate::core::alias::argument_repr(&ty)?,
        };
        let default = f.default.borrow().clone();
        let value = if !is_missing(&default) {
            format!(" = {}", ops::repr(&default)?.to_string_lossy())
        } else if f.has_default() {
            " = <factory>".to_string()
        } else {
            String::new()
        };
        parts.push(format!("{}: {}{}", f.text(), ty, value));
    }
    Ok(format!("{}({})", class.name(), parts.join(", ")))
}

/// A class like this one whose fields are slots.
fn with_slots(class: &Type, options: Options, fields: &[Ref<Field>]) -> R {
    if class.dict.contains(Dunder::Slots.name()) {
        return Err(type_error(format!("{} already specifies __slots__", class.name())));
    }
    let mut inherited: Vec<Name> = Vec::new();
    for base in class.mro() {
        inherited.extend(base.slot_names.borrow().iter().copied());
    }
    let mut slots: Vec<Value> = fields
        .iter()
        .map(|f| f.name())
        .filter(|n| !inherited.contains(n))
        .map(Name::value)
        .collect();
    if options.weakref_slot {
        slots.push(Value::from("__weakref__"));
    }
    let space = PyDict::new_ref();
    for (name, v) in class.dict.entries() {
        if !fields.iter().any(|f| f.name() == name) {
            space.set_str(name.as_str(), v);
        }
    }
    space.set_str(Dunder::Slots.name().as_str(), coll::tuple(slots));
    space.set_str(
        Dunder::Qualname.name().as_str(),
        Value::from(class.qualname.borrow().clone()),
    );
    let bases: Vec<Value> = class.bases.borrow().iter().cloned().map(Value::from).collect();
    let name = class.name.borrow().clone();
    let meta = class.metaclass();
    if Ref::same(&meta, &crate::core::class::type_type()) {
        let bases: Vec<Type> = bases.iter().filter_map(|b| as_type(b).cloned()).collect();
        return build::make_class(&name, bases, &space, None, &mut [], &None).map(Value::from);
    }
    call::call(
        &Value::from(meta),
        &mut [Value::from(name), coll::tuple(bases), Value::from(space)],
    )
}
