// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The namespace of an enum's class body, which sees members as they are assigned.

use super::auto::Auto;
use crate::coll::{list, PyDict};
use crate::core::call;
use crate::core::descr::{as_type, StaticMethod};
use crate::core::error::{key_error, type_error, value_error, PyErr};
use crate::core::func::FuncObj;
use crate::core::names::{intern_str, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::RefCell;

pub struct Body {
    pub names: Ref<PyDict>,
    /// Members in the order of assignment.
    pub members: RefCell<Vec<(Name, Value)>>,
    class_name: String,
    /// `_generate_next_value_` of the bases or of this body.
    generate: RefCell<Value>,
    ignore: RefCell<Vec<String>>,
}

impl Body {
    pub fn new(class_name: String, generate: Value) -> Body {
        Body {
            names: PyDict::new_ref(),
            members: RefCell::new(Vec::new()),
            class_name,
            generate: RefCell::new(generate),
            ignore: RefCell::new(Vec::new()),
        }
    }

    fn resolve(&self, name: Name, v: Value) -> R {
        if v.down::<Auto>().is_none() {
            return Ok(v);
        }
        let generate = self.generate.borrow().clone();
        let generate = crate::core::class::unwrap_static(&generate);
        let last: Vec<Value> = self.members.borrow().iter().map(|(_, v)| v.clone()).collect();
        let count = Value::Int(last.len() as i64);
        call::call(&generate, &mut [name.value(), Value::Int(1), count, list(last)])
    }

    /// The value of an assignment in which `auto()` is replaced, alone or in a tuple.
    fn resolve_all(&self, name: Name, v: Value) -> R {
        match v.down::<crate::coll::PyTuple>() {
            Some(t) if t.iter().any(|x| x.down::<Auto>().is_some()) => {
                let mut items = Vec::new();
                for x in t.iter() {
                    items.push(self.resolve(name, x.clone())?);
                }
                Ok(crate::coll::tuple(items))
            }
            _ => self.resolve(name, v),
        }
    }

    fn set(&self, name: Name, v: Value) -> Result<(), PyErr> {
        let text = name.text();
        let private = text.starts_with(&format!("_{}__", self.class_name.trim_start_matches('_')));
        if private || is_dunder(&text) {
            self.names.set_str(name.as_str(), v);
            return Ok(());
        }
        if is_sunder(&text) {
            return self.set_sunder(name, &text, v);
        }
        let known = self.members.borrow().iter().find(|(n, _)| *n == name).map(|(_, v)| v.clone());
        if let Some(old) = known {
            return Err(already(name, &old)?);
        }
        if self.ignore.borrow().contains(&text) || is_descriptor(&v) {
            self.names.set_str(name.as_str(), v);
            return Ok(());
        }
        if let Some(old) = self.names.get_str(name.as_str()) {
            return Err(already(name, &old)?);
        }
        let v = self.resolve_all(name, v)?;
        self.members.borrow_mut().push((name, v.clone()));
        self.names.set_str(name.as_str(), v);
        Ok(())
    }

    fn set_sunder(&self, name: Name, text: &str, v: Value) -> Result<(), PyErr> {
        match text {
            "_generate_next_value_" => {
                if !self.members.borrow().is_empty() {
                    return Err(type_error(
                        "_generate_next_value_ must be defined before members",
                    ));
                }
                self.generate.replace(v.clone());
                let v = if v.down::<FuncObj>().is_some() { StaticMethod::of(v) } else { v };
                self.names.set_str(name.as_str(), v);
            }
            "_ignore_" => {
                let names = match v.down::<PyStr>() {
                    Some(s) => s
                        .to_string_lossy()
                        .replace(',', " ")
                        .split_whitespace()
                        .map(str::to_string)
                        .collect(),
                    None => {
                        let mut names = Vec::new();
                        for n in crate::builtins::to_vec(&v)? {
                            names.push(ops::str_of(&n)?.to_string_lossy());
                        }
                        names
                    }
                };
                self.ignore.replace(names);
            }
            "_order_" | "_missing_" | "_numeric_repr_" | "_iter_member_"
            | "_iter_member_by_value_" | "_iter_member_by_def_" => {
                self.names.set_str(name.as_str(), v);
            }
            _ => {
                return Err(value_error(format!(
                    "_sunder_ names, such as '{}', are reserved for future Enum use",
                    text
                )))
            }
        }
        Ok(())
    }

    /// Names whose values must not stay in the class.
    pub fn ignored(&self) -> Vec<String> {
        self.ignore.borrow().clone()
    }
}

fn already(name: Name, old: &Value) -> Result<PyErr, PyErr> {
    Ok(type_error(format!(
        "{} already defined as {}",
        ops::repr(&name.value())?.to_string_lossy(),
        ops::repr(old)?.to_string_lossy()
    )))
}

fn is_dunder(s: &str) -> bool {
    s.len() > 4 && s.starts_with("__") && s.ends_with("__")
}

fn is_sunder(s: &str) -> bool {
    s.len() > 2 && s.starts_with('_') && s.ends_with('_') && !s[1..].starts_with('_')
}

/// Functions, properties and the like are no members; a nested class is.
fn is_descriptor(v: &Value) -> bool {
    as_type(v).is_none() && !crate::core::types::is_plain(v)
}

impl Payload for Body {
    fn vt() -> &'static VT {
        static BODY: VT = VT {
            getitem: Some(|o, key| match o.down::<Body>() {
                Some(b) => match b.names.get(key)? {
                    Some(v) => Ok(v),
                    None => Err(key_error(key.clone())),
                },
                None => Ok(Value::None),
            }),
            setitem: Some(|o, key, v| match (o.down::<Body>(), key.down::<PyStr>()) {
                (Some(b), Some(s)) => b.set(intern_str(s), v),
                _ => Err(type_error("names in a class body are strings")),
            }),
            delitem: Some(|o, key| match o.down::<Body>() {
                Some(b) => match b.names.remove(key)? {
                    Some(_) => Ok(()),
                    None => Err(key_error(key.clone())),
                },
                None => Ok(()),
            }),
            contains: Some(|o, key| match o.down::<Body>() {
                Some(b) => b.names.contains(key),
                None => Ok(false),
            }),
            ..VT::new("enum.EnumDict", drop_obj::<Body>, |_| body_type())
        };
        &BODY
    }
}

define_type!(pub fn body_type, TypeSpec {
    module: "enum",
    vt: Some(Body::vt),
    ..TypeSpec::new("_EnumDict")
});

/// Fills a body from names and values, for the functional API.
pub fn fill(body: &Body, members: Vec<(Name, Value)>) -> Result<(), PyErr> {
    for (n, v) in members {
        body.set(n, v)?;
    }
    Ok(())
}

