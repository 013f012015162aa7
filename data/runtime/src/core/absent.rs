// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What stands in for parts of CPython's library that there are not, in the modules of that library that are
//! translated with a program. Such a module may import, and keep, what its program never uses. Who uses it stops the
//! program: going on would not be as in CPython. So it is with the attributes that a builtin type lacks.

use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::run;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;

pub struct Absent {
    name: String,
    /// Its whole module is absent, so that nothing of it can exist: no object is an instance of it.
    whole: bool,
}

#[cold]
fn used(this: &AnyRef) -> ! {
    match this.down::<Absent>() {
        Some(a) => run::refuse(&format!("'{}' is not available to translated programs", a.name)),
        None => unreachable!(),
    }
}

impl Payload for Absent {
    fn vt() -> &'static VT {
        static ABSENT: VT = VT {
            repr: Some(|a| used(a)),
            truth: Some(|a| used(a)),
            len: Some(|a| used(a)),
            getitem: Some(|a, _| used(a)),
            setitem: Some(|a, _, _| used(a)),
            delitem: Some(|a, _| used(a)),
            contains: Some(|a, _| used(a)),
            iter: Some(|a| used(a)),
            call: Some(|a, _| used(a)),
            index: Some(|a| used(a)),
            compare: Some(|a, _, _| used(a)),
            hash: Some(|a| Ok((a.id() >> 4) as i64)),
            getattr: Some(|a, name| Ok(member(&Value::Obj(a.clone()), &name.to_string_lossy()).unwrap_or(Value::None))),
            setattr: Some(|a, _, _| used(a)),
            format: Some(|a, _| used(a)),
            ..VT::new("absent", drop_obj::<Absent>, |_| absent_type())
        };
        &ABSENT
    }
}

define_type!(pub fn absent_type, TypeSpec {
    vt: Some(Absent::vt),
    ..TypeSpec::new("absent")
});

/// Stands in for the module, or member of a module, of that name.
pub fn absent(name: &Value) -> R {
    Ok(Value::from(Ref::new(Absent { name: text_of(name), whole: true })))
}

/// Stands in for a member that a module which is there lacks.
pub fn absent_member(name: &Value) -> R {
    Ok(Value::from(Ref::new(Absent { name: text_of(name), whole: false })))
}

/// Stands in for an attribute that a builtin type lacks.
pub fn attribute(of: &str, name: &str) -> Value {
    Value::from(Ref::new(Absent { name: format!("{}.{}", of, name), whole: false }))
}

/// Whether this stands in for a class that has no instances and no subclasses. Stops the program if it stands in for
/// one that may have some.
pub fn is_empty_class(v: &Value) -> bool {
    match v.down::<Absent>() {
        Some(a) if a.whole => true,
        _ => {
            check(v);
            false
        }
    }
}

/// Stops the program if this is such a stand-in, of which something is asked that is no slot.
pub fn check(v: &Value) {
    if let Value::Obj(o) = v {
        if o.down::<Absent>().is_some() {
            used(o);
        }
    }
}

/// Ends the program at a statement that can't be translated.
pub fn stop(why: &Value) -> R {
    run::refuse(&text_of(why))
}

fn text_of(v: &Value) -> String {
    crate::text::str_obj::as_str(v).map_or_else(String::new, |s| s.to_string_lossy())
}

/// What stands in for an attribute of a stand-in; None: it is none.
pub fn member(v: &Value, name: &str) -> Option<Value> {
    let a = v.down::<Absent>()?;
    Some(Value::from(Ref::new(Absent { name: format!("{}.{}", a.name, name), whole: a.whole })))
}
