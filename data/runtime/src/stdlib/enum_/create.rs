// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Making enum classes: `EnumType.__prepare__` and `EnumType.__new__`.

use super::member::{is_single_bit, Proto};
use super::space::EnumDict;
use super::{class, flag, is_a, kept, known, member_map, members, methods, Known};
use crate::coll::{self, PyDict};
use crate::core::build::caller_module;
use crate::core::args::Args;
use crate::core::attr;
use crate::core::build;
use crate::core::class::{object_type, type_arg};
use crate::core::descr::{as_type, SlotWrapper, StaticMethod};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::exceptions::runtime_error_type;
use crate::core::names::{intern, Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_name, Type};
use crate::core::value::{Value, R};
use crate::stdlib::signature::plain;
use crate::text::PyStr;

/// An enum with members is final.
fn check_bases(name: &str, bases: &[Value]) -> Result<(), PyErr> {
    for chain in bases {
        let chain = type_arg(chain)?;
        let mut line = vec![chain.clone()];
        line.extend(chain.mro().iter().cloned());
        for base in line {
            if is_a(&base, Known::Enum) && ops::truth(&kept(&base, "_member_names_"))? {
                return Err(type_error(format!(
                    "<enum {}> cannot extend {}",
                    super::shown(&Value::from(name))?,
                    super::shown(&Value::from(base))?
                )));
            }
        }
    }
    Ok(())
}

/// The data type of the members (`object` if there is none) and the enum class that is extended.
fn mixins(name: &str, bases: &[Value]) -> Result<(Type, Option<Type>), PyErr> {
    let last = match bases.last() {
        None => return Ok((object_type(), known(Known::Enum))),
        Some(b) => type_arg(b)?.clone(),
    };
    check_bases(name, bases)?;
    if !is_a(&last, Known::Enum) {
        return Err(type_error(
            "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`",
        ));
    }
    Ok((data_type(name, bases)?.unwrap_or_else(object_type), Some(last)))
}

fn data_type(name: &str, bases: &[Value]) -> Result<Option<Type>, PyErr> {
    let mut found: Vec<Type> = Vec::new();
    let mut add = |t: Type| {
        if !found.iter().any(|f| Ref::same(f, &t)) {
            found.push(t)
        }
    };
    for chain in bases {
        let chain = type_arg(chain)?;
        let mut line = vec![chain.clone()];
        line.extend(chain.mro().iter().cloned());
        let mut candidate: Option<Type> = None;
        for base in line {
            if Ref::same(&base, &object_type()) {
                continue;
            }
            if is_a(&base, Known::Enum) {
                let t = kept(&base, "_member_type_");
                match as_type(&t) {
                    Some(t) if !Ref::same(t, &object_type()) => {
                        add(t.clone());
                        break;
                    }
                    _ => continue,
                }
            }
            if base.dict.contains(Dunder::New.name()) || base.dict.contains(Dunder::Init.name()) {
                add(candidate.unwrap_or(base));
                break;
            }
            candidate = candidate.or(Some(base));
        }
    }
    if found.len() > 1 {
        let all = coll::set_of(found.into_iter().map(Value::from).collect())?;
        return Err(type_error(format!(
            "too many data types for {}: {}",
            super::shown(&Value::from(name))?,
            super::shown(&all)?
        )));
    }
    Ok(found.pop())
}

/// How the data type prints a value; None = `repr`.
fn data_repr(bases: &[Value]) -> R {
    for chain in bases {
        let chain = type_arg(chain)?;
        let mut line = vec![chain.clone()];
        line.extend(chain.mro().iter().cloned());
        for base in line {
            if Ref::same(&base, &object_type()) {
                continue;
            }
            if is_a(&base, Known::Enum) {
                return Ok(kept(&base, "_value_repr_"));
            }
            if let Some(f) = base.dict.get(Dunder::Repr.name()) {
                return Ok(f);
            }
        }
    }
    Ok(Value::None)
}

/// `EnumType.__prepare__`
pub fn prepare(name: &str, bases: &[Value]) -> R {
    let (_, first) = mixins(name, bases)?;
    let space = EnumDict::new(name);
    if let Some(first) = first {
        let next = kept(&first, "_generate_next_value_");
        space.set(&Value::from("_generate_next_value_"), next)?;
    }
    Ok(Value::from(Ref::new(space)))
}

fn is_slot_of(v: &Value, t: &Type) -> bool {
    v.down::<SlotWrapper>().map_or(false, |w| Ref::same(&w.owner, t))
}

/// The function that makes members; whether the body's own has to be kept; whether it gets values.
fn find_new(
    space: &PyDict,
    data_type: &Type,
    first: &Option<Type>,
) -> (Value, bool, bool) {
    let own = space.get_str(Dunder::New.name().as_str());
    let keep = first.is_some() && own.is_some();
    let ours = known(Known::Enum).and_then(|t| t.dict.get(Dunder::New.name()));
    let is_default = |v: &Value| {
        is_slot_of(v, &object_type()) || ours.as_ref().map_or(false, |o| ops::is(o, v))
    };
    let mut new = own.map(|v| crate::core::class::unwrap_static(&v));
    if new.is_none() {
        let places: Vec<Type> = Some(data_type.clone()).into_iter().chain(first.clone()).collect();
        for method in ["__new_member__", "__new__"] {
            let found = places
                .iter()
                .filter_map(|t| t.lookup(intern(method)))
                .find(|v| !v.is_none() && !is_default(v));
            if let Some(v) = found {
                new = Some(crate::core::class::unwrap_static(&v));
                break;
            }
        }
    }
    let new = match new {
        Some(n) => n,
        None => super::of_object(Dunder::New).unwrap_or(Value::None),
    };
    let use_args = first.is_some() && !is_default(&new);
    (new, keep, use_args)
}

/// `EnumType.__new__`
pub fn enum_new(meta: &Type, args: &mut Args) -> R {
    let mut boundary = args.keyword("boundary").unwrap_or(Value::None);
    if args.pos.len() != 3 {
        return Err(type_error(format!(
            "type.__new__() takes exactly 3 arguments ({} given)",
            args.pos.len()
        )));
    }
    let name = match args.pos[0].peel().down::<PyStr>() {
        Some(s) => s.clone(),
        None => {
            return Err(type_error(format!(
                "type.__new__() argument 1 must be str, not {}",
                type_name(&args.pos[0])
            )))
        }
    };
    let text = name.to_string_lossy();
    let bases = crate::builtins::to_vec(&args.pos[1])?;
    let space = match args.pos[2].down::<EnumDict>() {
        Some(s) => s.clone(),
        None => return Err(type_error("an enum class needs the namespace of its metaclass")),
    };
    let cell = build::pending_cell(&args.pos[2]);
    let names = &space.names;
    for n in space.ignored.borrow().iter() {
        names.del_str(n.as_str());
    }
    names.del_str(intern("_ignore_").as_str());
    let member_names: Vec<Name> = space.members.borrow().clone();
    if member_names.iter().any(|n| n.text() == "mro") {
        return Err(value_error("invalid enum member name(s) 'mro'"));
    }
    let order = names.del_str(intern("_order_").as_str());
    let (data_type, first) = mixins(&text, &bases)?;
    let (new, keep_new, use_args) = find_new(names, &data_type, &first);
    let put = |k: &str, v: Value| names.set_str(intern(k).as_str(), v);
    put("_new_member_", new.clone());
    put("_use_args_", Value::Bool(use_args));
    let mut mask = Value::Int(0);
    for n in &member_names {
        let value = names.get_str(n.as_str()).unwrap_or(Value::None);
        if crate::num::is_int(value.peel()) {
            mask = ops::bit_or(&mask, value.peel())?;
        }
        names.set_str(n.as_str(), Value::from(Ref::new(Proto(value))));
    }
    put("_member_names_", coll::list(Vec::new()));
    put("_member_map_", Value::from(PyDict::new_ref()));
    put("_value2member_map_", Value::from(PyDict::new_ref()));
    put("_unhashable_values_", coll::list(Vec::new()));
    put("_member_type_", Value::from(data_type.clone()));
    put("_value_repr_", data_repr(&bases)?);
    let is_flag = bases.iter().any(|b| as_type(b).map_or(false, |t| is_a(t, Known::Flag)))
        || (known(Known::Flag).is_none() && text == "Flag");
    if is_flag {
        if let (Value::None, Some(first)) = (&boundary, &first) {
            boundary = kept(first, "_boundary_");
        }
        put("_boundary_", boundary);
        put("_flag_mask_", mask.clone());
        put("_all_bits_", flag::all_bits(&mask)?);
        put("_inverted_", Value::None);
    }
    let made = make_type(meta, &name, &bases, names, args, cell)?;
    finish(&made, &bases, &data_type, &first, is_flag)?;
    if keep_new {
        made.set_attr(intern("__new_member__"), new);
    }
    if let Some(ours) = known(Known::Enum).and_then(|t| t.dict.get(Dunder::New.name())) {
        made.set_attr(Dunder::New.name(), ours);
    }
    if let Some(order) = order {
        check_order(&made, &order, is_flag)?;
    }
    Ok(Value::from(made))
}

fn make_type(
    meta: &Type,
    name: &crate::core::value::Str,
    bases: &[Value],
    names: &Ref<PyDict>,
    args: &mut Args,
    cell: Option<crate::core::cell::PyCell>,
) -> Result<Type, PyErr> {
    let mut types = Vec::new();
    for b in bases {
        types.push(type_arg(b)?.clone());
    }
    let mut kw: Vec<_> = args.kw.iter().filter(|(_, v)| !v.is_unbound()).cloned().collect();
    match build::make_class(name, types, names, Some(meta.clone()), &mut kw, &cell) {
        Ok(t) => Ok(t),
        // Errors of `__set_name__` come wrapped: the program gets the original.
        Err(e) if e.is(&runtime_error_type()) => {
            let cause = e.exc().cause.borrow().clone();
            Err(cause.unwrap_or(e))
        }
        Err(e) => Err(e),
    }
}

/// Sets the methods that must not be those of the data type.
fn finish(
    made: &Type,
    bases: &[Value],
    data_type: &Type,
    first: &Option<Type>,
    is_flag: bool,
) -> Result<(), PyErr> {
    let own = |d: Dunder| made.dict.contains(d.name());
    let repr_enum = known(Known::ReprEnum);
    let direct = bases.iter().any(|b| match (as_type(b), &repr_enum) {
        (Some(t), Some(r)) => Ref::same(t, r),
        _ => false,
    });
    if direct {
        if Ref::same(data_type, &object_type()) {
            return Err(type_error(
                "ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)",
            ));
        }
        if !own(Dunder::Format) {
            made.set_attr(Dunder::Format.name(), methods::data_format(data_type));
        }
        if !own(Dunder::Str) {
            made.set_attr(Dunder::Str.name(), methods::data_str(data_type));
        }
    }
    if let Some(first) = first {
        for d in [Dunder::Repr, Dunder::Str, Dunder::Format] {
            if own(d) {
                continue;
            }
            let found = made.lookup(d.name());
            let foreign = |t: &Type| match (&found, t.lookup(d.name())) {
                (Some(a), Some(b)) => ops::is(a, &b),
                (None, None) => true,
                _ => false,
            };
            if foreign(data_type) || foreign(&object_type()) {
                if let Some(f) = first.lookup(d.name()) {
                    made.set_attr(d.name(), f);
                }
            }
        }
    }
    if !is_flag {
        return Ok(());
    }
    if let Some(base) = known(Known::Flag) {
        let operators = [
            Dunder::Or,
            Dunder::And,
            Dunder::Xor,
            Dunder::ROr,
            Dunder::RAnd,
            Dunder::RXor,
            Dunder::Invert,
        ];
        for d in operators {
            if let (false, Some(f)) = (own(d), base.lookup(d.name())) {
                made.set_attr(d.name(), f);
            }
        }
    }
    let mut single = Value::Int(0);
    for m in member_map(made).values_vec() {
        let v = attr::get(&m, intern("_value_"))?;
        if is_single_bit(&v)? {
            single = ops::bit_or(&single, v.peel())?;
        }
    }
    made.set_attr(intern("_flag_mask_"), single);
    let mut last: Option<Value> = None;
    for m in members(made) {
        let v = attr::get(&m, intern("_value_"))?;
        if let Some(l) = &last {
            if ops::test_lt(&v, l)? {
                made.set_attr(intern("_iter_by_definition"), Value::Bool(true));
            }
        }
        last = Some(v);
    }
    Ok(())
}

/// `_order_` says again which members there are, in which order.
fn check_order(made: &Type, order: &Value, is_flag: bool) -> Result<(), PyErr> {
    let given = match order.peel().down::<PyStr>() {
        Some(s) => {
            let text = s.to_string_lossy().replace(',', " ");
            text.split_whitespace().map(Value::from).collect()
        }
        None => crate::builtins::to_vec(order)?,
    };
    let map = member_map(made);
    let names = kept(made, "_member_names_");
    let mut left = Vec::new();
    for o in given {
        if let Some(m) = map.get(&o)? {
            let multiple = is_flag && !is_single_bit(&attr::get(&m, intern("_value_"))?)?;
            if multiple || !ops::contains(&names, &o)? {
                continue;
            }
        }
        left.push(o);
    }
    let left = coll::list(left);
    if ops::test_eq(&left, &names)? {
        return Ok(());
    }
    Err(type_error(format!(
        "member order does not match _order_:\n  {}\n  {}",
        super::shown(&names)?,
        super::shown(&left)?
    )))
}

/// The functional form: `Enum('Color', 'RED GREEN')`.
pub fn create(this: &Type, a: &mut [Value]) -> R {
    let (name, names, module, qualname, mixin, start, boundary) =
        (a[0].take(), a[1].take(), a[2].take(), a[3].take(), a[4].take(), a[5].take(), a[6].take());
    let text = ops::str_of(&name)?.to_string_lossy();
    let mut bases = vec![Value::from(this.clone())];
    if !mixin.is_none() {
        bases.insert(0, mixin);
    }
    let (_, first) = mixins(&text, &bases)?;
    let space = prepare(&text, &bases)?;
    let mut items: Vec<(Value, Value)> = Vec::new();
    let list = match names.peel().down::<PyStr>() {
        Some(s) => {
            let text = s.to_string_lossy().replace(',', " ");
            text.split_whitespace().map(Value::from).collect()
        }
        None => match names.peel().down::<PyDict>() {
            Some(d) => {
                items = d.items_vec();
                Vec::new()
            }
            None => crate::builtins::to_vec(&names)?,
        },
    };
    let by_name = list.first().map_or(false, |n| n.peel().down::<PyStr>().is_some());
    if by_name {
        let next = kept(&first.unwrap_or_else(|| class(Known::Enum)), "_generate_next_value_");
        let next = crate::core::class::unwrap_static(&next);
        let mut last: Vec<Value> = Vec::new();
        for (count, n) in list.into_iter().enumerate() {
            let v = crate::core::call::call(
                &next,
                &mut [n.clone(), start.clone(), Value::Int(count as i64), coll::list(last.clone())],
            )?;
            last.push(v.clone());
            items.push((n, v));
        }
    } else {
        for item in list {
            let [n, v] = coll::unpack::<2>(&item)?;
            items.push((n, v));
        }
    }
    for (n, v) in items {
        ops::set_item(&space, &n, v)?;
    }
    let module = if module.is_none() { Value::from(caller_module()) } else { module };
    ops::set_item(&space, &Value::from("__module__"), module)?;
    if !qualname.is_none() {
        ops::set_item(&space, &Value::from("__qualname__"), qualname)?;
    }
    let mut pos = [name, coll::tuple(bases), space];
    let mut kw = [(intern("boundary").as_str().clone(), boundary)];
    enum_new(&this.metaclass(), &mut Args { pos: &mut pos, kw: &mut kw })
}

/// `__new__` of `Enum` as its class has it.
pub fn static_method(def: &'static crate::core::func::FuncDef) -> Value {
    StaticMethod::of(plain(def))
}
