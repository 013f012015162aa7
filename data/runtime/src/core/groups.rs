// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! BaseExceptionGroup and ExceptionGroup, and the splitting that `except*` does.

use crate::coll::{list, tuple, PyTuple};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::call;
use crate::core::descr::as_type;
use crate::core::error::{type_error, value_error, ExcObj, PyErr};
use crate::core::exceptions::{
    base_exception_group_type, exc_of, exception_group_type, exception_type,
};
use crate::core::names::intern;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{flags, type_name, Type};
use crate::core::value::{Str, Value, R};
use crate::text::PyStr;

/// Where a group keeps its tuple of exceptions; the space keeps it out of the reach of Python code.
const EXCEPTIONS: &str = "exceptions ";

fn exceptions(e: &ExcObj) -> Value {
    e.attrs.get(intern(EXCEPTIONS)).unwrap_or_else(|| tuple(Vec::new()))
}

/// The exceptions of a group; None for an ordinary exception.
pub fn members(e: &PyErr) -> Option<Vec<PyErr>> {
    if !e.is(&base_exception_group_type()) {
        return None;
    }
    let all = crate::builtins::to_vec(&exceptions(e.exc())).ok()?;
    Some(all.iter().filter_map(|v| v.down::<ExcObj>()).cloned().map(PyErr::from_ref).collect())
}

/// `BaseExceptionGroup.__new__`
pub fn group_new(cls: &Type, args: &mut Args) -> R {
    if args.pos.len() != 2 {
        return Err(type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            args.pos.len()
        )));
    }
    if args.pos[0].peel().down::<PyStr>().is_none() {
        return Err(type_error(format!(
            "argument 1 must be str, not {}",
            type_name(&args.pos[0])
        )));
    }
    if !ops::is_iterable(&args.pos[1]) || args.pos[1].down::<PyStr>().is_some() {
        return Err(type_error("second argument (exceptions) must be a sequence"));
    }
    let items = crate::builtins::to_vec(&args.pos[1])?;
    if items.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut all_plain = true;
    for (i, v) in items.iter().enumerate() {
        match v.down::<ExcObj>() {
            Some(e) => all_plain = all_plain && e.class().is_subtype(&exception_type()),
            None => {
                return Err(value_error(format!(
                    "Item {} of second argument (exceptions) is not an exception",
                    i
                )))
            }
        }
    }
    let mut class = cls.clone();
    if Ref::same(&class, &base_exception_group_type()) {
        if all_plain {
            class = exception_group_type();
        }
    } else if class.is_subtype(&exception_type()) && !all_plain {
        return Err(type_error(if Ref::same(&class, &exception_group_type()) {
            "Cannot nest BaseExceptions in an ExceptionGroup".to_string()
        } else {
            format!("Cannot nest BaseExceptions in '{}'", class.name())
        }));
    }
    let pos = vec![args.pos[0].take(), args.pos[1].take()];
    let made = ExcObj::new(class, pos);
    made.attrs.set(made.class().root, intern(EXCEPTIONS), tuple(items));
    Ok(Value::from(Ref::new(made)))
}

/// `BaseExceptionGroup.__init__`: what `__new__` stored stays.
pub fn group_init(_: &Value, _: &mut Args) -> Result<(), PyErr> {
    Ok(())
}

/// `str(group)`
pub fn group_str(e: &ExcObj) -> Result<Str, PyErr> {
    let message = ops::str_of(&e.arg(0))?.to_string_lossy();
    let n = crate::builtins::to_vec(&exceptions(e))?.len();
    let plural = if n == 1 { "" } else { "s" };
    Ok(ops::new_str(&format!("{} ({} sub-exception{})", message, n, plural)))
}

/// `repr(group)`: the exceptions show as they were given.
pub fn group_repr(e: &ExcObj) -> Result<Str, PyErr> {
    let message = ops::repr(&e.arg(0))?.to_string_lossy();
    let items = ops::repr(&e.arg(1))?.to_string_lossy();
    Ok(ops::new_str(&format!("{}({}, {})", e.class().name(), message, items)))
}

enum Condition {
    Classes(Value),
    Function(Value),
    /// These exceptions, which are no groups.
    Leaves(Vec<usize>),
}

impl Condition {
    fn of(v: &Value) -> Result<Condition, PyErr> {
        let is_class = |v: &Value| matches!(as_type(v), Some(t) if t.has(flags::EXCEPTION));
        let classes = match v.down::<PyTuple>() {
            Some(t) => t.iter().all(is_class),
            None => is_class(v),
        };
        if classes {
            return Ok(Condition::Classes(v.clone()));
        }
        if as_type(v).is_none() && ops::is_callable(v) {
            return Ok(Condition::Function(v.clone()));
        }
        Err(type_error("expected a function, exception type or tuple of exception types"))
    }

    fn holds(&self, e: &PyErr) -> Result<bool, PyErr> {
        match self {
            Condition::Classes(c) => e.matches(c),
            Condition::Leaves(ids) => Ok(ids.contains(&e.exc().id())),
            Condition::Function(f) => ops::truth(&call::call(f, &mut [e.value()])?),
        }
    }
}

/// A group like `e` with other exceptions.
fn derive(e: &PyErr, items: Vec<PyErr>) -> Result<Option<PyErr>, PyErr> {
    if items.is_empty() {
        return Ok(None);
    }
    let values = list(items.iter().map(PyErr::value).collect());
    let made = crate::call_method!(&e.value(), "derive", [values])?;
    let new = match made.down::<ExcObj>() {
        Some(n) if n.class().is_subtype(&base_exception_group_type()) => PyErr::from_ref(n.clone()),
        _ => return Err(type_error("derive must return an instance of BaseExceptionGroup")),
    };
    let old = e.exc();
    new.exc().cause.replace(old.cause.borrow().clone());
    new.exc().context.replace(old.context.borrow().clone());
    new.exc().suppress_context.set(old.suppress_context.get());
    let traceback = old.traceback.borrow().clone();
    new.exc().traceback.replace(traceback);
    let notes = intern("__notes__");
    if let Some(n) = old.attrs.get(notes) {
        let copy = list(crate::builtins::to_vec(&n)?);
        new.exc().attrs.set(new.exc().class().root, notes, copy);
    }
    Ok(Some(new))
}

type Parts = (Option<PyErr>, Option<PyErr>);

fn split_by(e: &PyErr, condition: &Condition) -> Result<Parts, PyErr> {
    if condition.holds(e)? {
        return Ok((Some(e.clone()), None));
    }
    let all = match members(e) {
        Some(all) => all,
        None => return Ok((None, Some(e.clone()))),
    };
    let (mut yes, mut no) = (Vec::new(), Vec::new());
    for m in &all {
        let (a, b) = split_by(m, condition)?;
        yes.extend(a);
        no.extend(b);
    }
    Ok((derive(e, yes)?, derive(e, no)?))
}

/// What `except* class` takes of an exception, and what it leaves. An exception that is no group
/// counts as a group of its own.
pub fn split(e: &PyErr, class: &Value) -> Result<Parts, PyErr> {
    let whole = e.matches(class)?;
    if members(e).is_none() {
        if !whole {
            return Ok((None, Some(e.clone())));
        }
        let items = tuple(vec![e.value()]);
        let group = Value::from(base_exception_group_type());
        let made = call::call(&group, &mut [Value::from(""), items])?;
        return Ok((Some(PyErr::from_ref(exc_of(&made)?.clone())), None));
    }
    split_by(e, &Condition::of(class)?)
}

/// The part of a group that the leaves of the others make up.
pub fn projection(e: &PyErr, others: &[PyErr]) -> Result<Option<PyErr>, PyErr> {
    let mut leaves = Vec::new();
    for other in others {
        collect_leaves(other, &mut leaves);
    }
    Ok(split_by(e, &Condition::Leaves(leaves))?.0)
}

fn collect_leaves(e: &PyErr, out: &mut Vec<usize>) {
    match members(e) {
        Some(all) => all.iter().for_each(|m| collect_leaves(m, out)),
        None => out.push(e.exc().id()),
    }
}

fn group_of(v: &Value) -> Result<PyErr, PyErr> {
    Ok(PyErr::from_ref(exc_of(v)?.clone()))
}

fn optional(e: Option<PyErr>) -> Value {
    e.map_or(Value::None, |e| e.value())
}

pub static METHODS: &[MethodDef] = &[
    MethodDef {
        name: "derive",
        kind: MethodKind::Instance,
        f: |this, args| {
            args.exactly("derive", 1)?;
            let message = exc_of(this)?.arg(0);
            let group = Value::from(base_exception_group_type());
            call::call(&group, &mut [message, args.pos[0].take()])
        },
    },
    MethodDef {
        name: "split",
        kind: MethodKind::Instance,
        f: |this, args| {
            args.exactly("split", 1)?;
            let (a, b) = split_by(&group_of(this)?, &Condition::of(&args.pos[0])?)?;
            Ok(tuple(vec![optional(a), optional(b)]))
        },
    },
    MethodDef {
        name: "subgroup",
        kind: MethodKind::Instance,
        f: |this, args| {
            args.exactly("subgroup", 1)?;
            let (a, _) = split_by(&group_of(this)?, &Condition::of(&args.pos[0])?)?;
            Ok(optional(a))
        },
    },
    MethodDef {
        name: "__class_getitem__",
        kind: MethodKind::Class,
        f: |this, args| {
            args.exactly("__class_getitem__", 1)?;
            Ok(crate::core::alias::alias(this.clone(), args.pos[0].take()))
        },
    },
];

pub static GETSET: &[GetSetDef] = &[
    GetSetDef { name: "message", get: |v| Ok(exc_of(v)?.arg(0)), set: None },
    GetSetDef {
        name: "exceptions",
        get: |v| Ok(exceptions(exc_of(v)?)),
        set: None,
    },
];

/// True if a class can stand in `except*`: no group class.
pub fn check_star_class(class: &Value) -> Result<(), PyErr> {
    let bad = |v: &Value| matches!(as_type(v), Some(t) if t.is_subtype(&base_exception_group_type()));
    let any = match class.down::<PyTuple>() {
        Some(t) => t.iter().any(bad),
        None => bad(class),
    };
    if any {
        return Err(type_error(
            "catching ExceptionGroup with except* is not allowed. Use except instead.",
        ));
    }
    Ok(())
}
