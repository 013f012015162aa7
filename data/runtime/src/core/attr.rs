// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Attribute look-up by CPython's order: data descriptor of the class, the object's own attributes,
//! other attributes of the class, `__getattr__`.

use crate::core::args::{Args, MethodDef};
use crate::core::call::{self, call_special, KwArgs};
use crate::core::cell::CellObj;
use crate::core::class;
use crate::core::descr::{self, MethodDescr};
use crate::core::error::{attribute_error, type_error, ExcObj, PyErr};
use crate::core::exceptions::attribute_error_type;
use crate::core::func::{FuncObj, NativeMethod};
use crate::core::instance::Instance;
use crate::core::module::ModuleObj;
use crate::core::names::{Dunder, Name};
use crate::core::object::{AnyRef, Ref};
use crate::core::shape::Attrs;
use crate::core::types::{flags, type_of, Special, Type, TypeObj};
use crate::core::value::{Value, R};
use crate::text::PyStr;

/// What a look-up found.
pub enum Found {
    Nothing,
    Value(Value),
    /// A function of the class, not yet bound.
    Function(Value),
    /// A method of a builtin type, not yet bound.
    Native(&'static MethodDef),
}

/// The object's own attributes, for kinds of objects that have some.
#[inline]
pub fn attrs_of(v: &Value) -> Option<&Attrs> {
    match v {
        Value::Obj(o) => attrs_of_obj(o),
        _ => None,
    }
}

#[inline]
pub fn attrs_of_obj(o: &AnyRef) -> Option<&Attrs> {
    if let Some(i) = o.down::<Instance>() {
        return Some(&i.attrs);
    }
    if let Some(e) = o.down::<ExcObj>() {
        return Some(&e.attrs);
    }
    if let Some(f) = o.down::<FuncObj>() {
        return Some(&f.attrs);
    }
    match o.vt().attrs {
        Some(attrs) => attrs(o),
        None => None,
    }
}

/// As PyObject_GetAttr: an AttributeError that does not say of what it is gets to know, for suggestions.
#[cold]
#[inline(never)]
fn about(e: PyErr, v: &Value, name: Name) -> PyErr {
    if e.is(&attribute_error_type()) && !e.has_subject() {
        return e.about(name.value(), v.clone());
    }
    e
}

/// `v.name`
pub fn get(v: &Value, name: Name) -> R {
    match find(v, name).map_err(|e| about(e, v, name))? {
        Found::Value(x) => Ok(x),
        Found::Function(f) => Ok(crate::core::func::bind(&f, v)),
        Found::Native(def) => Ok(bind_native(def, v)),
        Found::Nothing => Err(no_attribute(v, name)),
    }
}

fn bind_native(def: &'static MethodDef, v: &Value) -> Value {
    Value::from(Ref::new(NativeMethod { def, this: v.clone() }))
}

/// `v.name`, or None if it has no such attribute: an AttributeError is not an error here.
pub fn lookup(v: &Value, name: Name) -> Result<Option<Value>, PyErr> {
    match find(v, name) {
        Ok(Found::Value(x)) => Ok(Some(x)),
        Ok(Found::Function(f)) => Ok(Some(crate::core::func::bind(&f, v))),
        Ok(Found::Native(def)) => Ok(Some(bind_native(def, v))),
        Ok(Found::Nothing) => Ok(None),
        Err(e) if e.is(&attribute_error_type()) => Ok(None),
        Err(e) => Err(e),
    }
}

/// `type(v).name` for special methods that have no entry in `Dunder`'s caches.
pub fn lookup_special(v: &Value, d: Dunder) -> Result<Option<Value>, PyErr> {
    let t = type_of(v);
    match t.lookup(d.name()) {
        None => Ok(None),
        Some(f) => match &f {
            Value::Obj(o) => match o.vt().descr_get {
                Some(get) => get(o, v, &t).map(Some),
                None => Ok(Some(f)),
            },
            _ => Ok(Some(f)),
        },
    }
}

/// The whole protocol, without binding functions.
pub fn find(v: &Value, name: Name) -> Result<Found, PyErr> {
    if let Value::Obj(o) = v {
        if let Some(t) = class::user_class(o) {
            if t.has(flags::HAS_GETATTRIBUTE | flags::HAS_GETATTR) {
                return find_hooked(o, v, &t.clone(), name);
            }
        }
    }
    find_default(v, name)
}

/// Look-up on an object whose class has `__getattribute__` or `__getattr__`.
fn find_hooked(o: &AnyRef, v: &Value, t: &Type, name: Name) -> Result<Found, PyErr> {
    let first = match t.special(Dunder::GetAttribute) {
        Special::Is(f) if t.has(flags::HAS_GETATTRIBUTE) => {
            call_special(&f, [Value::Obj(o.clone()), name.value()]).map(Found::Value)
        }
        _ => find_default(v, name),
    };
    let error = match first {
        Ok(Found::Nothing) => None,
        Err(e) if e.is(&attribute_error_type()) => Some(e),
        other => return other,
    };
    match t.special(Dunder::GetAttr) {
        Special::Is(f) => {
            drop(error);
            call_special(&f, [Value::Obj(o.clone()), name.value()]).map(Found::Value)
        }
        _ => match error {
            Some(e) => Err(e),
            None => Ok(Found::Nothing),
        },
    }
}

/// The look-up of `object.__getattribute__`, or of the kind of object at hand.
pub fn find_default(v: &Value, name: Name) -> Result<Found, PyErr> {
    if let Value::Obj(o) = v {
        if let Some(t) = o.down::<TypeObj>() {
            return find_on_type(t, v, name);
        }
        if let Some(m) = o.down::<ModuleObj>() {
            return m.find(v, name);
        }
        if let Some(getattr) = o.vt().getattr {
            return getattr(o, name.as_str()).map(Found::Value);
        }
    }
    find_generic(v, name)
}

/// `object.__getattribute__(v, name)`
pub fn get_default(v: &Value, name: Name) -> R {
    match find_default(v, name)? {
        Found::Value(x) => Ok(x),
        Found::Function(f) => Ok(crate::core::func::bind(&f, v)),
        Found::Native(def) => Ok(bind_native(def, v)),
        Found::Nothing => Err(no_attribute(v, name)),
    }
}

/// The generic look-up only, for `getattr` slots that extend it.
pub fn generic_lookup(v: &Value, name: Name) -> Result<Option<Value>, PyErr> {
    Ok(match find_generic(v, name)? {
        Found::Value(x) => Some(x),
        Found::Function(f) => Some(crate::core::func::bind(&f, v)),
        Found::Native(def) => Some(bind_native(def, v)),
        Found::Nothing => None,
    })
}

pub(crate) fn find_generic(v: &Value, name: Name) -> Result<Found, PyErr> {
    let t = type_of(v);
    let on_class = t.lookup(name);
    if let Some(Value::Obj(d)) = &on_class {
        if is_data_descriptor(d) {
            return bind_found(d, v, &t);
        }
    }
    if let Some(attrs) = attrs_of(v) {
        if let Some(x) = attrs.get(name) {
            return Ok(Found::Value(x));
        }
    }
    match on_class {
        None => find_common(v, &t, name),
        Some(Value::Obj(d)) => bind_found(&d, v, &t),
        Some(x) => Ok(Found::Value(x)),
    }
}

/// Attributes that every object has.
fn find_common(v: &Value, t: &Type, name: Name) -> Result<Found, PyErr> {
    if name == Dunder::Dict.name() {
        if let Some(attrs) = attrs_of(v) {
            if t.has(flags::HAS_DICT) {
                return Ok(Found::Value(Value::from(attrs.to_dict(&t.slot_names.borrow()))));
            }
        }
    }
    Ok(Found::Nothing)
}

#[inline]
pub fn is_data_descriptor(d: &AnyRef) -> bool {
    match class::user_class(d) {
        None => d.vt().descr_set.is_some() && !d.is::<ExcObj>() && !d.is::<TypeObj>(),
        Some(t) => {
            !d.is::<TypeObj>()
                && (!matches!(t.special(Dunder::Set), Special::Absent)
                    || !matches!(t.special(Dunder::Delete), Special::Absent))
        }
    }
}

/// What a class attribute gives through an instance.
fn bind_found(d: &AnyRef, v: &Value, t: &Type) -> Result<Found, PyErr> {
    if d.is::<FuncObj>() {
        return Ok(Found::Function(Value::Obj(d.clone())));
    }
    if let Some(m) = d.down::<MethodDescr>() {
        return Ok(Found::Native(m.def));
    }
    if d.is::<TypeObj>() || d.is::<ExcObj>() {
        return Ok(Found::Value(Value::Obj(d.clone())));
    }
    match d.vt().descr_get {
        Some(get) => get(d, v, t).map(Found::Value),
        None => Ok(Found::Value(Value::Obj(d.clone()))),
    }
}

/// Attributes of a class: data descriptor of the metaclass, the class and its bases, the metaclass.
fn find_on_type(t: &Ref<TypeObj>, v: &Value, name: Name) -> Result<Found, PyErr> {
    let meta = t.metaclass();
    let on_meta = meta.lookup(name);
    if let Some(Value::Obj(d)) = &on_meta {
        if is_data_descriptor(d) {
            return bind_found(d, v, &meta);
        }
    }
    if let Some(x) = t.lookup(name) {
        if let Value::Obj(d) = &x {
            if let Some(get) = d.vt().descr_get {
                if !d.is::<FuncObj>() && !d.is::<TypeObj>() && !d.is::<ExcObj>() {
                    return get(d, &Value::Unbound, t).map(Found::Value);
                }
            }
        }
        return Ok(Found::Value(x));
    }
    match on_meta {
        Some(Value::Obj(d)) => bind_found(&d, v, &meta),
        Some(x) => Ok(Found::Value(x)),
        None => Ok(Found::Nothing),
    }
}

/// "'Foo' object has no attribute 'x'", in the form for the kind of object.
#[cold]
#[inline(never)]
pub fn no_attribute(v: &Value, name: Name) -> PyErr {
    nothing_to_delete(v, name).about(name.value(), v.clone())
}

/// The same, but CPython does not say of what it is, nor then what else may have been meant.
#[cold]
#[inline(never)]
pub fn nothing_to_delete(v: &Value, name: Name) -> PyErr {
    let text = name.text();
    let message = match v {
        Value::Obj(o) => {
            if let Some(t) = o.down::<TypeObj>() {
                format!("type object '{}' has no attribute '{}'", t.shown(), text)
            } else if let Some(m) = o.down::<ModuleObj>() {
                m.no_attribute(&text)
            } else {
                format!("'{}' object has no attribute '{}'", type_of(v).shown(), text)
            }
        }
        _ => format!("'{}' object has no attribute '{}'", type_of(v).shown(), text),
    };
    attribute_error(message)
}

/// `v.name = x`, or `del v.name` when `x` is None.
pub fn set(v: &Value, name: Name, x: Option<Value>) -> Result<(), PyErr> {
    if let Value::Obj(o) = v {
        if let Some(t) = class::user_class(o) {
            let (flag, d) = match x {
                Some(_) => (flags::HAS_SETATTR, Dunder::SetAttr),
                None => (flags::HAS_DELATTR, Dunder::DelAttr),
            };
            if t.has(flag) {
                if let Special::Is(f) = t.special(d) {
                    return match x {
                        Some(x) => call_special(&f, [v.clone(), name.value(), x]).map(drop),
                        None => call_special(&f, [v.clone(), name.value()]).map(drop),
                    };
                }
            }
        }
    }
    set_default(v, name, x)
}

/// `object.__setattr__` and `object.__delattr__`, or those of the kind of object at hand.
pub fn set_default(v: &Value, name: Name, x: Option<Value>) -> Result<(), PyErr> {
    if let Value::Obj(o) = v {
        if let Some(t) = o.down::<TypeObj>() {
            return class::set_type_attr(t, name, x);
        }
        if let Some(m) = o.down::<ModuleObj>() {
            return m.set(name, x);
        }
        if let Some(setattr) = o.vt().setattr {
            return setattr(o, name.as_str(), x);
        }
    }
    set_generic(v, name, x)
}

fn set_generic(v: &Value, name: Name, x: Option<Value>) -> Result<(), PyErr> {
    let t = type_of(v);
    let on_class = t.lookup(name);
    if let Some(Value::Obj(d)) = &on_class {
        if is_data_descriptor(d) {
            if let Some(set) = d.vt().descr_set {
                return set(d, v, x);
            }
        }
    }
    let attrs = match attrs_of(v) {
        Some(a) if t.has(flags::HAS_DICT) || v.down::<FuncObj>().is_some() => a,
        _ => return Err(cannot_set(&t, name, on_class.is_some())),
    };
    match x {
        Some(x) => {
            if name == Dunder::Dict.name() {
                return class::set_dict(v, attrs, &t, x);
            }
            let root = match v.down::<FuncObj>() {
                Some(_) => crate::core::func::func_root(),
                None => t.root,
            };
            attrs.set(root, name, x)
        }
        None => {
            if !attrs.del(name) {
                return Err(nothing_to_delete(v, name));
            }
        }
    }
    Ok(())
}

#[cold]
#[inline(never)]
fn cannot_set(t: &Type, name: Name, on_class: bool) -> PyErr {
    attribute_error(if on_class {
        format!("'{}' object attribute '{}' is read-only", t.shown(), name.text())
    } else {
        format!("'{}' object has no attribute '{}'", t.shown(), name.text())
    })
}

/// What a looked-up method calls, beside its receiver.
pub enum Callee {
    /// The receiver goes before the arguments.
    Function(Ref<FuncObj>),
    /// Gets the receiver by itself.
    Native(&'static MethodDef),
    /// Needs no receiver.
    Plain(AnyRef),
    /// A value that is no object and so cannot be called: the error comes after the arguments.
    Never(Ref<CellObj>),
}

impl Callee {
    fn of(v: Value) -> Callee {
        match v {
            Value::Obj(o) => Callee::Plain(o),
            other => Callee::Never(crate::core::cell::PyCell::new(other).into_ref()),
        }
    }

    /// Calls with the receiver in the first place of `args`, where there is one.
    #[inline]
    pub fn call_reserved(self, args: &mut [Value]) -> R {
        match self {
            Callee::Function(f) => call::call_func(&f, args),
            Callee::Native(def) => {
                let (this, rest) = match args.split_first_mut() {
                    Some(parts) => parts,
                    None => return Ok(Value::None),
                };
                descr::call_native_method(def, this, &mut Args::pos(rest))
            }
            Callee::Plain(f) => call::call_reserved(&Value::Obj(f), args),
            Callee::Never(v) => Err(call::not_callable(&v.peek())),
        }
    }

    fn call_args(self, this: Value, args: &mut Args) -> R {
        match self {
            Callee::Function(f) => {
                let mut pos = Vec::with_capacity(args.pos.len() + 1);
                pos.push(this);
                pos.extend(args.pos.iter_mut().map(Value::take));
                call::call_func_args(&f, &mut Args { pos: &mut pos, kw: args.kw })
            }
            Callee::Native(def) => descr::call_native_method(def, &this, args),
            Callee::Plain(f) => call::call_args(&Value::Obj(f), args),
            Callee::Never(v) => Err(call::not_callable(&v.peek())),
        }
    }
}

/// Looks a method up for a call that follows.
pub(crate) fn load_callee(v: &Value, name: Name) -> Result<(Value, Callee), PyErr> {
    match find(v, name).map_err(|e| about(e, v, name))? {
        Found::Value(x) => Ok((Value::Unbound, Callee::of(x))),
        Found::Function(Value::Obj(f)) => match f.into_ref() {
            Ok(f) => Ok((v.clone(), Callee::Function(f))),
            Err(f) => Ok((Value::Unbound, Callee::Plain(f))),
        },
        Found::Function(f) => Ok((Value::Unbound, Callee::of(f))),
        Found::Native(def) => Ok((v.clone(), Callee::Native(def))),
        Found::Nothing => Err(no_attribute(v, name)),
    }
}

/// A method that was looked up and waits for its arguments.
pub struct Method {
    pub this: Value,
    pub target: Callee,
}

pub fn load_method(v: &Value, name: Name) -> Result<Method, PyErr> {
    let (this, target) = load_callee(v, name)?;
    Ok(Method { this, target })
}

impl Method {
    /// Calls with arguments that begin at `args[1]`; the receiver takes the free first place.
    pub fn call_reserved(self, args: &mut [Value]) -> R {
        args[0] = self.this;
        self.target.call_reserved(args)
    }

    pub fn call(self, args: &mut [Value]) -> R {
        self.call_args(&mut Args::pos(args))
    }

    pub fn call_args(self, args: &mut Args) -> R {
        self.target.call_args(self.this, args)
    }

    pub fn call_ex(self, mut pos: Vec<Value>, mut kw: KwArgs) -> R {
        self.call_args(&mut Args { pos: &mut pos, kw: &mut kw.0 })
    }

    /// The callable, for messages about star arguments.
    pub fn callable(&self) -> Value {
        match &self.target {
            Callee::Function(f) => Value::from(f.clone()),
            Callee::Plain(f) => Value::Obj(f.clone()),
            Callee::Native(def) => bind_native(def, &self.this),
            Callee::Never(v) => v.peek(),
        }
    }
}

/// An attribute name given as a value: TypeError unless it is a str.
pub fn name_of(v: &Value, function: &str) -> Result<Name, PyErr> {
    match v.peel().down::<PyStr>() {
        Some(s) => Ok(crate::core::names::intern_str(s)),
        None if function.is_empty() => Err(type_error(format!(
            "attribute name must be string, not '{}'",
            crate::core::types::type_name(v)
        ))),
        None => Err(type_error(format!("{}(): attribute name must be string", function))),
    }
}

