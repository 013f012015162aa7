// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Making classes: class statements, `type(name, bases, dict)`, metaclasses and the C3 order.

use crate::coll::{self, PyDict};
use crate::core::args::Args;
use crate::core::attr;
use crate::core::call::{self, KwArgs};
use crate::core::cell::PyCell;
use crate::core::class::{self, object_type, type_type};
use crate::core::descr::{as_type, ClassMethod, Member, StaticMethod};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::func::FuncObj;
use crate::core::names::{intern, intern_str, Dunder, Name};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{flags, special_flag, type_name, type_of, Type, TypeObj};
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;
use std::cell::Cell;

/// The namespace a class body fills.
pub struct ClassBody {
    names: Ref<PyDict>,
    /// What a metaclass's `__prepare__` gave, if that is not a plain dict.
    custom: Option<Value>,
}

impl ClassBody {
    /// `locals()` in the class body.
    pub fn namespace(&self) -> Value {
        match &self.custom {
            Some(m) => m.clone(),
            None => Value::from(self.names.clone()),
        }
    }

    pub fn set(&self, name: &str, v: Value) -> Result<(), PyErr> {
        let name = intern(name);
        match &self.custom {
            Some(m) => ops::set_item(m, &name.value(), v),
            None => {
                self.names.set_str(name.as_str(), v);
                Ok(())
            }
        }
    }

    /// None if the body has not assigned the name: the caller goes on to the outer scopes.
    pub fn get(&self, name: &str) -> Result<Option<Value>, PyErr> {
        let name = intern(name);
        match &self.custom {
            Some(m) => match ops::get_item(m, &name.value()) {
                Ok(v) => Ok(Some(v)),
                Err(e) if e.is(&crate::core::exceptions::key_error_type()) => Ok(None),
                Err(e) => Err(e),
            },
            None => Ok(self.names.get_str(name.as_str())),
        }
    }

    pub fn del(&self, name: &str) -> Result<(), PyErr> {
        let key = intern(name);
        let found = match &self.custom {
            Some(m) => ops::del_item(m, &key.value()).is_ok(),
            None => self.names.del_str(key.as_str()).is_some(),
        };
        if found {
            Ok(())
        } else {
            Err(crate::core::module::not_defined(name))
        }
    }

    /// Stores `__annotations__[name] = annotation`.
    pub fn annotate(&self, name: &str, annotation: Value) -> Result<(), PyErr> {
        let dict = match self.get("__annotations__")? {
            Some(d) => d,
            None => {
                let d = Value::from(PyDict::new_ref());
                self.set("__annotations__", d.clone())?;
                d
            }
        };
        ops::set_item(&dict, &intern(name).value(), annotation)
    }
}

/// Runs a class statement.
pub fn build_class(
    name: &str,
    qualname: &str,
    module: &str,
    bases: Vec<Value>,
    mut kw: KwArgs,
    class_cell: Option<PyCell>,
    body: &mut dyn FnMut(&ClassBody) -> Result<(), PyErr>,
) -> R {
    let (bases, original) = resolve_bases(bases)?;
    let explicit = match kw.0.iter().position(|(k, _)| **k == *"metaclass") {
        Some(i) => Some(kw.0.remove(i).1),
        None => None,
    };
    let meta = pick_metaclass(explicit, &bases)?;
    let name_value = intern(name).value();
    let base_tuple = coll::tuple(bases.clone());
    let mut space = ClassBody { names: PyDict::new_ref(), custom: None };
    let plain_type = matches!(as_type(&meta), Some(t) if Ref::same(t, &type_type()));
    if !plain_type {
        if let Some(prepare) = attr::lookup(&meta, Dunder::Prepare.name())? {
            let mut pos = [name_value.clone(), base_tuple.clone()];
            let made =
                call::call_args(&prepare, &mut Args { pos: &mut pos, kw: &mut kw.0.clone() })?;
            match made.down::<PyDict>() {
                Some(d) => space.names = d.clone(),
                None => space.custom = Some(made),
            }
        }
    }
    space.set("__module__", Value::from(module))?;
    space.set("__qualname__", Value::from(qualname))?;
    body(&space)?;
    if let Some(original) = original {
        space.set("__orig_bases__", coll::tuple(original))?;
    }
    let namespace = space.namespace();
    let cls = if plain_type {
        let built = bases_as_types(&bases)?;
        Value::from(make_class(&intern(name), built, &space.names, None, &mut kw.0, &class_cell)?)
    } else {
        if let Some(cell) = &class_cell {
            // The metaclass's `type.__new__` fills the cell.
            PENDING_CELLS.with(|p| p.borrow_mut().push((namespace.clone(), cell.clone())));
        }
        let mut pos = [name_value, base_tuple, namespace.clone()];
        let r = call::call_args(&meta, &mut Args { pos: &mut pos, kw: &mut kw.0 });
        if class_cell.is_some() {
            PENDING_CELLS.with(|p| p.borrow_mut().pop());
        }
        r?
    };
    if let Some(cell) = &class_cell {
        if cell.peek().is_unbound() {
            cell.set(cls.clone());
        }
    }
    Ok(cls)
}

thread_local! {
    static PENDING_CELLS: std::cell::RefCell<Vec<(Value, PyCell)>> =
        const { std::cell::RefCell::new(Vec::new()) };
}

/// Replaces bases that are no classes by what their `__mro_entries__` give.
fn resolve_bases(bases: Vec<Value>) -> Result<(Vec<Value>, Option<Vec<Value>>), PyErr> {
    if bases.iter().all(|b| as_type(b).is_some()) {
        return Ok((bases, None));
    }
    let mut out = Vec::new();
    let mut changed = false;
    for b in &bases {
        if as_type(b).is_none() {
            if let Some(f) = attr::lookup(b, Dunder::MroEntries.name())? {
                let entries = call::call(&f, &mut [coll::tuple(bases.clone())])?;
                out.extend(crate::builtins::to_vec(&entries)?);
                changed = true;
                continue;
            }
        }
        out.push(b.clone());
    }
    Ok((out, if changed { Some(bases) } else { None }))
}

fn bases_as_types(bases: &[Value]) -> Result<Vec<Type>, PyErr> {
    let mut out = Vec::new();
    for b in bases {
        match as_type(b) {
            Some(t) => out.push(t.clone()),
            None => {
                crate::core::absent::check(b);
                return Err(type_error("bases must be types"));
            }
        }
    }
    Ok(out)
}

/// The most derived metaclass among the given one and those of the bases.
fn pick_metaclass(explicit: Option<Value>, bases: &[Value]) -> R {
    let mut best = match explicit {
        Some(v) => match as_type(&v) {
            Some(t) if t.has(flags::METACLASS) => t.clone(),
            // Any callable may serve as a metaclass.
            _ => return Ok(v),
        },
        None => match bases.first() {
            Some(b) => type_of(b),
            None => type_type(),
        },
    };
    for b in bases {
        let meta = type_of(b);
        if best.is_subtype(&meta) {
            continue;
        }
        if meta.is_subtype(&best) {
            best = meta;
            continue;
        }
        return Err(type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        ));
    }
    Ok(Value::from(best))
}

/// `type.__new__(meta, name, bases, namespace, **kw)`, or `type(x)`.
pub fn type_new(cls: &Type, args: &mut Args) -> R {
    if args.pos.len() == 1 && Ref::same(cls, &type_type()) {
        return Ok(Value::from(type_of(&args.pos[0])));
    }
    if args.pos.len() != 3 && Ref::same(cls, &type_type()) {
        return Err(type_error("type() takes 1 or 3 arguments"));
    }
    if args.pos.len() != 3 {
        return Err(type_error("type.__new__() takes exactly 3 arguments".to_string()
            + &format!(" ({} given)", args.pos.len())));
    }
    let name = match args.pos[0].peel().down::<PyStr>() {
        Some(s) => s.clone(),
        None => {
            return Err(type_error(format!(
                "type.__new__() argument 1 must be str, not {}",
                crate::text::args::kind_of(&args.pos[0])
            )))
        }
    };
    if args.pos[1].peel().down::<coll::PyTuple>().is_none() {
        return Err(type_error(format!(
            "type.__new__() argument 2 must be tuple, not {}",
            type_name(&args.pos[1])
        )));
    }
    let bases = bases_as_types(&crate::builtins::to_vec(&args.pos[1])?)?;
    let namespace = match args.pos[2].peel().down::<PyDict>() {
        Some(d) => d.clone(),
        None => {
            return Err(type_error(format!(
                "type.__new__() argument 3 must be dict, not {}",
                type_name(&args.pos[2])
            )))
        }
    };
    let base_values: Vec<Value> = bases.iter().cloned().map(Value::from).collect();
    let meta = pick_metaclass(Some(Value::from(cls.clone())), &base_values)?;
    let meta = match as_type(&meta) {
        Some(t) if Ref::same(t, &type_type()) => None,
        Some(t) => Some(t.clone()),
        None => None,
    };
    let cell = pending_cell(&args.pos[2]);
    make_class(&name, bases, &namespace, meta, args.kw, &cell).map(Value::from)
}

thread_local! {
    static CALLER: Cell<&'static str> = const { Cell::new("__main__") };
}

/// Said by a call that may make a class outside of a class statement: in which module it stands.
#[inline]
pub fn called_from(module: &'static str) {
    CALLER.with(|caller| caller.set(module));
}

/// `__module__` of a class that is made by a call, where CPython looks into the frame of the caller.
pub fn caller_module() -> &'static str {
    CALLER.with(Cell::get)
}

/// The `__class__` cell of the class statement that filled this namespace.
pub(crate) fn pending_cell(namespace: &Value) -> Option<PyCell> {
    PENDING_CELLS.with(|p| {
        let p = p.borrow();
        p.iter().rev().find(|(n, _)| ops::is(n.peel(), namespace.peel())).map(|(_, c)| c.clone())
    })
}

/// The base whose layout instances have: the first with the most derived builtin payload.
pub fn best_base(bases: &[Type]) -> Option<Type> {
    let mut best: Option<&Type> = None;
    for b in bases {
        let layout = layout_of(b);
        best = match best {
            None => Some(b),
            Some(old) => match (layout_of(old), layout) {
                (None, Some(_)) => Some(b),
                (Some(x), Some(y)) if !Ref::same(&x, &y) && y.is_subtype(&x) => Some(b),
                _ => Some(old),
            },
        };
    }
    best.cloned()
}

/// The builtin type that decides what instances carry; None = plain objects.
fn layout_of(t: &Type) -> Option<Type> {
    if t.is_user() {
        return t.layout.clone();
    }
    match t.spec {
        // A type without values of its own, such as `typing.Generic`.
        Some(spec) if spec.vt.is_none() && spec.new.is_none() => {
            t.mro().first().and_then(layout_of)
        }
        _ if Ref::same(t, &object_type()) => None,
        _ => Some(t.clone()),
    }
}

fn merge_layouts(bases: &[Type]) -> Result<Option<Type>, PyErr> {
    let mut best: Option<Type> = None;
    for b in bases {
        if let Some(l) = layout_of(b) {
            best = match best {
                None => Some(l),
                Some(old) if old.is_subtype(&l) => Some(old),
                Some(old) if l.is_subtype(&old) => Some(l),
                Some(old) if old.has(flags::EXCEPTION) && l.has(flags::EXCEPTION) => Some(old),
                Some(_) => {
                    return Err(type_error("multiple bases have instance lay-out conflict"))
                }
            };
        }
    }
    Ok(best)
}

/// C3: merges the orders of the bases.
fn c3(name: &Str, bases: &[Type]) -> Result<Vec<Type>, PyErr> {
    let mut lists: Vec<Vec<Type>> = bases
        .iter()
        .map(|b| {
            let mut l = vec![b.clone()];
            l.extend(b.mro().iter().cloned());
            l
        })
        .collect();
    lists.push(bases.to_vec());
    let mut out: Vec<Type> = Vec::new();
    loop {
        lists.retain(|l| !l.is_empty());
        if lists.is_empty() {
            return Ok(out);
        }
        let next = lists.iter().map(|l| &l[0]).find(|c| {
            !lists.iter().any(|l| l[1..].iter().any(|t| Ref::same(t, c)))
        });
        let next = match next {
            Some(t) => t.clone(),
            None => {
                let mut names: Vec<String> = Vec::new();
                for l in &lists {
                    let n = l[0].name();
                    if !names.contains(&n) {
                        names.push(n);
                    }
                }
                let _ = name;
                return Err(type_error(format!(
                    "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                    names.join(", ")
                )));
            }
        };
        for l in &mut lists {
            if Ref::same(&l[0], &next) {
                l.remove(0);
            }
        }
        out.push(next);
    }
}

/// Makes the class object and runs the hooks.
pub fn make_class(
    name: &Str,
    mut bases: Vec<Type>,
    namespace: &Ref<PyDict>,
    meta: Option<Type>,
    kw: &mut [(Str, Value)],
    class_cell: &Option<PyCell>,
) -> Result<Type, PyErr> {
    if bases.is_empty() {
        bases.push(object_type());
    }
    for (i, b) in bases.iter().enumerate() {
        if !b.has(flags::SUBCLASSABLE | flags::USER) {
            return Err(type_error(format!(
                "type '{}' is not an acceptable base type",
                b.full_name()
            )));
        }
        if bases[..i].iter().any(|o| Ref::same(o, b)) {
            return Err(type_error(format!("duplicate base class {}", b.name())));
        }
    }
    let layout = merge_layouts(&bases)?;
    let mro = c3(name, &bases)?;
    let mut bits = flags::USER | flags::SUBCLASSABLE;
    for b in &bases {
        let inherited = flags::EXCEPTION
            | flags::HAS_DEL
            | flags::HAS_DICT
            | flags::HAS_WEAKREF
            | flags::HAS_GETATTRIBUTE
            | flags::HAS_GETATTR
            | flags::HAS_SETATTR
            | flags::HAS_DELATTR
            | flags::METACLASS;
        bits |= b.flag_bits() & inherited;
    }
    let qualname = match namespace.del_str(Dunder::Qualname.name().as_str()) {
        Some(q) => match q.peel().down::<PyStr>() {
            Some(s) => s.clone(),
            None => {
                return Err(type_error(format!(
                    "type __qualname__ must be a str, not {}",
                    type_name(&q)
                )))
            }
        },
        None => name.clone(),
    };
    let slots = namespace.get_str(Dunder::Slots.name().as_str());
    if slots.is_none() {
        bits |= flags::HAS_DICT | flags::HAS_WEAKREF;
    }
    let t = TypeObj::user(name.clone(), qualname, bases, mro, meta, layout, bits);
    for (k, v) in namespace.items_vec() {
        match k.peel().down::<PyStr>() {
            Some(s) => {
                let name = intern_str(s);
                t.add_flags(special_flag(name));
                t.dict.set(name, prepare_member(name, v));
            }
            None => return Err(type_error("class namespace keys must be str")),
        }
    }
    if t.dict.get(Dunder::Module.name()).is_none() {
        t.dict.set(Dunder::Module.name(), Value::from(caller_module()));
    }
    finish(t, slots, kw, class_cell)
}

/// Some special methods are implicitly static or class methods.
fn prepare_member(name: Name, v: Value) -> Value {
    if v.down::<FuncObj>().is_none() {
        return v;
    }
    if name == Dunder::New.name() {
        return StaticMethod::of(v);
    }
    if name == Dunder::InitSubclass.name() || name == Dunder::ClassGetItem.name() {
        return ClassMethod::of(v);
    }
    v
}

fn finish(
    t: TypeObj,
    slots: Option<Value>,
    kw: &mut [(Str, Value)],
    class_cell: &Option<PyCell>,
) -> Result<Type, PyErr> {
    let mut names: Vec<Name> = Vec::new();
    for b in t.bases.borrow().iter() {
        names.extend(b.slot_names.borrow().iter().copied());
    }
    if let Some(slots) = slots {
        let list = match slots.peel().down::<PyStr>() {
            Some(s) => vec![Value::from(s.clone())],
            None => crate::builtins::to_vec(&slots)?,
        };
        for s in list {
            let s = match s.peel().down::<PyStr>() {
                Some(s) => s.clone(),
                None => {
                    return Err(type_error(format!(
                        "__slots__ items must be strings, not '{}'",
                        type_name(&s)
                    )))
                }
            };
            if *s == *"__dict__" {
                t.add_flags(flags::HAS_DICT);
                continue;
            }
            if *s == *"__weakref__" {
                t.add_flags(flags::HAS_WEAKREF);
                continue;
            }
            let plain = intern_str(&s);
            let name = mangle(&t.name.borrow(), plain);
            if t.dict.get(plain).map_or(false, |v| v.down::<Member>().is_none()) {
                return Err(value_error(format!(
                    "'{}' in __slots__ conflicts with class variable",
                    s.to_string_lossy()
                )));
            }
            let owner_name = t.name();
            t.dict.set(name, Value::from(Ref::new(Member { owner_name, name })));
            names.push(name);
        }
    }
    *t.slot_names.borrow_mut() = names;
    t.body_len.set(t.dict.places());
    if !t.dict.contains(Dunder::Doc.name()) {
        t.dict.set(Dunder::Doc.name(), Value::None);
    }
    if t.dict.contains(Dunder::Eq.name()) && !t.dict.contains(Dunder::Hash.name()) {
        t.dict.set(Dunder::Hash.name(), Value::None);
    }
    let t = Ref::new(t);
    TypeObj::register(&t);
    t.add_flags(inherited_abstract(&t));
    if let Some(cell) = class_cell {
        cell.set(Value::from(t.clone()));
    }
    class::call_set_names(&t)?;
    class::call_init_subclass(&t, kw)?;
    Ok(t)
}

fn inherited_abstract(t: &Type) -> u32 {
    if t.dict.contains(Dunder::Abstract.name()) {
        flags::ABSTRACT
    } else {
        0
    }
}

/// `__x` inside class `C` is `_C__x`.
fn mangle(class: &Str, name: Name) -> Name {
    let text = name.text();
    let class = class.to_string_lossy();
    let class = class.trim_start_matches('_');
    if !text.starts_with("__") || text.ends_with("__") || class.is_empty() {
        return name;
    }
    intern(&format!("_{}{}", class, text))
}
