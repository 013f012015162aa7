// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Special methods of builtin types called by name: `list.__len__(x)`, `super().__setattr__(..)`.

use crate::core::args::Args;
use crate::core::attr;
use crate::core::class::{self, object_type};
use crate::core::descr::as_type;
use crate::core::error::{stop_iteration, type_error, ExcObj, PyErr};
use crate::core::instance::Instance;
use crate::core::names::{intern_str, Dunder};
use crate::core::object::{AnyRef, BinOp, CmpOp, Ref, VT};
use crate::core::ops;
use crate::core::run;
use crate::core::singletons::not_implemented;
use crate::core::slots;
use crate::core::types::{dunder_op, flags, type_name, type_of, Type, NEW};
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;

/// `owner.__new__(cls, ...)`
pub fn call_new(owner: &Type, args: &mut Args) -> R {
    let cls = match args.pos.first() {
        None => {
            return Err(type_error(format!("{}.__new__(): not enough arguments", owner.name())))
        }
        Some(v) => match as_type(v) {
            Some(t) => t.clone(),
            None => {
                return Err(type_error(format!(
                    "{}.__new__(X): X is not a type object ({})",
                    owner.name(),
                    type_name(v)
                )))
            }
        },
    };
    if !cls.is_subtype(owner) {
        return Err(type_error(format!(
            "{}.__new__({}): {} is not a subtype of {}",
            owner.name(),
            cls.name(),
            cls.name(),
            owner.name()
        )));
    }
    let mut rest = Args { pos: &mut args.pos[1..], kw: args.kw };
    make(owner, &cls, &mut rest)
}

/// Makes an object of class `cls`, whose nearest builtin constructor is `owner`'s.
pub fn make(owner: &Type, cls: &Type, args: &mut Args) -> R {
    if Ref::same(owner, &object_type()) {
        return object_new(cls, args);
    }
    let spec = match owner.spec {
        Some(s) => s,
        None => return object_new(cls, args),
    };
    let new = match spec.new {
        Some(f) => f,
        None => return Err(cannot_create(owner)),
    };
    if cls.has(flags::EXCEPTION) || cls.has(flags::METACLASS) || !cls.is_user() {
        return new(cls, args);
    }
    // Mutable builtins are filled by `__init__`.
    let exact = if spec.init.is_some() {
        new(owner, &mut Args::pos(&mut []))?
    } else {
        new(owner, args)?
    };
    let made = Instance::make(cls.clone(), exact);
    crate::stdlib::weakref::adopted(&made);
    Ok(Value::from(made))
}

#[cold]
fn cannot_create(t: &Type) -> PyErr {
    if t.spec.map_or(false, |s| s.lacks.contains(&NEW)) {
        run::refuse(&format!("making objects of type '{}' is not available to translated programs", t.full_name()));
    }
    type_error(format!("cannot create '{}' instances", t.full_name()))
}

/// `object.__new__`
fn object_new(cls: &Type, args: &Args) -> R {
    if !args.pos.is_empty() || !args.kw.is_empty() {
        let own_new = matches!(cls.special(Dunder::New), crate::core::types::Special::Is(_));
        let own_init = matches!(cls.special(Dunder::Init), crate::core::types::Special::Is(_));
        if own_new {
            return Err(type_error(
                "object.__new__() takes exactly one argument (the type to instantiate)",
            ));
        }
        if !own_init {
            return Err(type_error(format!("{}() takes no arguments", cls.name())));
        }
    }
    class::check_abstract(cls)?;
    if !cls.is_user() {
        return if Ref::same(cls, &object_type()) {
            Ok(Value::from(Ref::new(class::PlainObject)))
        } else {
            Err(cannot_create(cls))
        };
    }
    if cls.layout.is_some() && !cls.has(flags::EXCEPTION) {
        let layout = cls.layout.as_ref().map_or(String::new(), |l| l.name());
        return Err(type_error(format!(
            "object.__new__({}) is not safe, use {}.__new__()",
            cls.name(),
            layout
        )));
    }
    if cls.has(flags::EXCEPTION) {
        return Ok(Value::from(Ref::new(ExcObj::new(cls.clone(), Vec::new()))));
    }
    Ok(Value::from(Instance::make(cls.clone(), Value::Unbound)))
}

fn arity(args: &Args, n: usize) -> Result<(), PyErr> {
    if args.pos.len() == n && args.kw.is_empty() {
        return Ok(());
    }
    Err(type_error(format!(
        "expected {} argument{}, got {}",
        n,
        if n == 1 { "" } else { "s" },
        args.pos.len()
    )))
}

fn or_not_implemented(v: Option<Value>) -> Value {
    v.unwrap_or_else(not_implemented)
}

fn str_arg(v: &Value) -> Result<Str, PyErr> {
    match v.peel().down::<PyStr>() {
        Some(s) => Ok(s.clone()),
        None => {
            Err(type_error(format!("attribute name must be string, not '{}'", type_name(v))))
        }
    }
}

fn cmp_op(d: Dunder) -> CmpOp {
    match d {
        Dunder::Eq => CmpOp::Eq,
        Dunder::Ne => CmpOp::Ne,
        Dunder::Lt => CmpOp::Lt,
        Dunder::Le => CmpOp::Le,
        Dunder::Gt => CmpOp::Gt,
        _ => CmpOp::Ge,
    }
}

/// `owner.<slot>(this, ...)`
pub fn call(owner: &Type, slot: Dunder, this: &Value, args: &mut Args) -> R {
    if let (Dunder::GetItem, Value::Obj(o)) = (slot, this) {
        // A subclass of dict is asked for what is missing, also when super() looks the key up.
        if class::user_class(o).is_some() && this.peel().down::<crate::coll::PyDict>().is_some() {
            arity(args, 1)?;
            return crate::core::slots::native_getitem(o, &args.pos[0]);
        }
    }
    if Ref::same(owner, &object_type()) {
        return object_slot(slot, this, args);
    }
    let value = this.peel();
    match slot {
        Dunder::Init => return init(owner, this, args),
        Dunder::GetAttribute => {
            arity(args, 1)?;
            return attr::get_default(this, intern_str(&str_arg(&args.pos[0])?));
        }
        Dunder::SetAttr | Dunder::DelAttr => return object_slot(slot, this, args),
        _ => {}
    }
    if let [other] = &*args.pos {
        if takes_number(slot) && !crate::num::value::takes(value, other.peel()) {
            return Ok(not_implemented());
        }
    }
    if takes_nothing(slot) {
        arity(args, 0)?;
    }
    // The slots of the owner itself: those of the object may dispatch back to its class.
    let own = owner.spec.and_then(|s| s.vt).map(|f| f());
    match (value, own) {
        (Value::Obj(o), Some(vt)) => object_payload_slot(vt, slot, o, args),
        _ => immediate_slot(slot, value, args),
    }
}

/// True for the special methods of two numbers.
fn takes_number(slot: Dunder) -> bool {
    let s = slot as u8;
    (s >= Dunder::Add as u8 && s <= Dunder::RDivMod as u8)
        || matches!(
            slot,
            Dunder::Eq | Dunder::Ne | Dunder::Lt | Dunder::Le | Dunder::Gt | Dunder::Ge
        )
}

/// True for the special methods of an object alone.
fn takes_nothing(slot: Dunder) -> bool {
    use Dunder::*;
    matches!(
        slot,
        Repr | Str | Hash | Bool | Len | Iter | Next | Neg | Pos | Invert | Abs | Index | Int | Float | Complex
    )
}

fn init(owner: &Type, this: &Value, args: &mut Args) -> R {
    match owner.spec.and_then(|s| s.init) {
        Some(f) => f(this.peel(), args)?,
        None => return object_slot(Dunder::Init, this, args),
    }
    Ok(Value::None)
}

fn missing(slot: Dunder) -> PyErr {
    type_error(format!("{} is not supported here", slot.text()))
}

fn object_payload_slot(vt: &'static VT, slot: Dunder, o: &AnyRef, args: &mut Args) -> R {
    macro_rules! need {
        ($f:expr) => {
            match $f {
                Some(f) => f,
                None => return generic_slot(slot, &Value::Obj(o.clone()), args),
            }
        };
    }
    Ok(match slot {
        Dunder::Repr => {
            arity(args, 0)?;
            Value::from(need!(vt.repr)(o)?)
        }
        Dunder::Str => {
            arity(args, 0)?;
            Value::from(need!(vt.str.or(vt.repr))(o)?)
        }
        Dunder::Hash => {
            arity(args, 0)?;
            Value::Int(need!(vt.hash)(o)?)
        }
        Dunder::Bool => Value::Bool(need!(vt.truth)(o)?),
        Dunder::Len => {
            arity(args, 0)?;
            Value::Int(need!(vt.len)(o)? as i64)
        }
        Dunder::Eq | Dunder::Ne | Dunder::Lt | Dunder::Le | Dunder::Gt | Dunder::Ge => {
            arity(args, 1)?;
            or_not_implemented(need!(vt.compare)(o, args.pos[0].peel(), cmp_op(slot))?)
        }
        Dunder::GetItem => {
            arity(args, 1)?;
            need!(vt.getitem)(o, &args.pos[0])?
        }
        Dunder::SetItem => {
            arity(args, 2)?;
            let v = args.pos[1].take();
            need!(vt.setitem)(o, &args.pos[0], v)?;
            Value::None
        }
        Dunder::DelItem => {
            arity(args, 1)?;
            need!(vt.delitem)(o, &args.pos[0])?;
            Value::None
        }
        Dunder::Contains => {
            arity(args, 1)?;
            Value::Bool(need!(vt.contains)(o, &args.pos[0])?)
        }
        Dunder::Iter => {
            arity(args, 0)?;
            need!(vt.iter)(o)?
        }
        Dunder::Next => match need!(vt.next)(o)? {
            Some(v) => v,
            None => return Err(stop_iteration(Value::None)),
        },
        Dunder::Call => need!(vt.call)(o, args)?,
        Dunder::Index | Dunder::Int => need!(vt.index)(o)?,
        Dunder::Get => {
            arity(args, 2).or_else(|_| arity(args, 1))?;
            let instance = match &args.pos[0] {
                Value::None => Value::Unbound,
                v => v.clone(),
            };
            let class = match args.pos.get(1).and_then(as_type) {
                Some(t) => t.clone(),
                None => type_of(&args.pos[0]),
            };
            need!(vt.descr_get)(o, &instance, &class)?
        }
        Dunder::Set => {
            arity(args, 2)?;
            let v = args.pos[1].take();
            need!(vt.descr_set)(o, &args.pos[0], Some(v))?;
            Value::None
        }
        Dunder::Delete => {
            arity(args, 1)?;
            need!(vt.descr_set)(o, &args.pos[0], None)?;
            Value::None
        }
        Dunder::Format => {
            arity(args, 1)?;
            let spec = str_arg(&args.pos[0])?;
            Value::from(need!(vt.format)(o, &spec)?)
        }
        _ => return generic_slot(slot, &Value::Obj(o.clone()), args),
    })
}

/// Operators, and what the dispatchers of `ops` answer for builtin values.
fn generic_slot(slot: Dunder, this: &Value, args: &mut Args) -> R {
    let s = slot as u8;
    if s >= Dunder::Add as u8 && s <= Dunder::DivMod as u8 {
        arity(args, 1)?;
        let op = dunder_op(slot, Dunder::Add);
        return Ok(or_not_implemented(ops::binary_native(op, this, &args.pos[0])?));
    }
    if s >= Dunder::RAdd as u8 && s <= Dunder::RDivMod as u8 {
        arity(args, 1)?;
        let op = dunder_op(slot, Dunder::RAdd);
        return Ok(or_not_implemented(ops::binary_native(op, args.pos[0].peel(), this)?));
    }
    if s >= Dunder::IAdd as u8 && s <= Dunder::IXor as u8 {
        arity(args, 1)?;
        let op: BinOp = dunder_op(slot, Dunder::IAdd);
        if let Value::Obj(o) = this {
            if let Some(f) = o.vt().inplace {
                return Ok(or_not_implemented(f(op, o, args.pos[0].peel())?));
            }
        }
        return Ok(not_implemented());
    }
    Ok(match slot {
        Dunder::Repr => Value::from(ops::repr(this)?),
        Dunder::Str => Value::from(ops::str_of(this)?),
        Dunder::Hash => Value::Int(ops::hash(this)?),
        Dunder::Bool => Value::Bool(ops::truth(this)?),
        Dunder::Neg => ops::neg(this)?,
        Dunder::Pos => ops::pos(this)?,
        Dunder::Invert => ops::invert(this)?,
        Dunder::Abs => ops::abs(this)?,
        Dunder::Index => ops::index(this)?,
        Dunder::Eq | Dunder::Ne | Dunder::Lt | Dunder::Le | Dunder::Gt | Dunder::Ge => {
            arity(args, 1)?;
            or_not_implemented(ops::compare_left(this, args.pos[0].peel(), cmp_op(slot))?)
        }
        Dunder::Format => {
            arity(args, 1)?;
            Value::from(ops::format_value(this, &str_arg(&args.pos[0])?)?)
        }
        Dunder::Int => crate::num::to_int(this)?,
        Dunder::Float => crate::num::to_float(this)?,
        _ => return Err(missing(slot)),
    })
}

fn immediate_slot(slot: Dunder, this: &Value, args: &mut Args) -> R {
    generic_slot(slot, this, args)
}

/// What `object` itself does.
fn object_slot(slot: Dunder, this: &Value, args: &mut Args) -> R {
    Ok(match slot {
        Dunder::Init => {
            object_init(this, args)?;
            Value::None
        }
        Dunder::Repr => {
            arity(args, 0)?;
            match this {
                Value::Obj(o) => Value::from(slots::object_repr(o)),
                _ => Value::from(format!("<{} object>", type_name(this))),
            }
        }
        Dunder::Str => {
            arity(args, 0)?;
            Value::from(ops::repr(this)?)
        }
        Dunder::Hash => {
            arity(args, 0)?;
            Value::Int(ops::identity_hash(this))
        }
        Dunder::Eq | Dunder::Ne | Dunder::Lt | Dunder::Le | Dunder::Gt | Dunder::Ge => {
            arity(args, 1)?;
            match this {
                Value::Obj(o) => {
                    or_not_implemented(slots::object_compare(o, &args.pos[0], cmp_op(slot))?)
                }
                _ => not_implemented(),
            }
        }
        Dunder::GetAttribute => {
            arity(args, 1)?;
            attr::get_default(this, intern_str(&str_arg(&args.pos[0])?))?
        }
        Dunder::SetAttr => {
            arity(args, 2)?;
            let name = intern_str(&str_arg(&args.pos[0])?);
            attr::set_default(this, name, Some(args.pos[1].take()))?;
            Value::None
        }
        Dunder::DelAttr => {
            arity(args, 1)?;
            attr::set_default(this, intern_str(&str_arg(&args.pos[0])?), None)?;
            Value::None
        }
        Dunder::Format => {
            arity(args, 1)?;
            let spec = str_arg(&args.pos[0])?;
            if !spec.is_empty() {
                return Err(ops::unsupported_format(this));
            }
            Value::from(ops::str_of(this)?)
        }
        _ => return Err(missing(slot)),
    })
}

/// `object.__init__`
fn object_init(this: &Value, args: &Args) -> Result<(), PyErr> {
    if args.pos.is_empty() && args.kw.is_empty() {
        return Ok(());
    }
    let cls = type_of(this);
    let own_init = matches!(cls.special(Dunder::Init), crate::core::types::Special::Is(_));
    let own_new = matches!(cls.special(Dunder::New), crate::core::types::Special::Is(_));
    if own_init {
        return Err(type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if !own_new {
        return Err(type_error(format!("{}() takes no arguments", cls.name())));
    }
    Ok(())
}

