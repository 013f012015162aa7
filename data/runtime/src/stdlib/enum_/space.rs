// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The namespace of an enum's class body, which tells members from other names, and `auto`.

use crate::coll::{self, PyDict, PyTuple};
use crate::core::args::GetSetDef;
use crate::core::call;
use crate::core::descr::{as_type, StaticMethod};
use crate::core::error::{key_error, type_error, value_error, ExcObj, PyErr};
use crate::core::names::{intern_str, Name};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{is_plain, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::{Cell, RefCell};

/// `auto()`; the value is Unbound until it is known.
pub struct Auto(RefCell<Value>);

pub fn new_auto() -> Value {
    Value::from(Ref::new(Auto(RefCell::new(Value::Unbound))))
}

impl Payload for Auto {
    fn vt() -> &'static VT {
        static AUTO: VT = VT {
            repr: Some(|o| match o.down::<Auto>() {
                Some(a) => {
                    let v = a.0.borrow().clone();
                    let shown = match v {
                        Value::Unbound => "_auto_null".to_string(),
                        v => ops::repr(&v)?.to_string_lossy(),
                    };
                    Ok(ops::new_str(&format!("auto({})", shown)))
                }
                None => Ok(ops::new_str("")),
            }),
            ..VT::new("auto", drop_obj::<Auto>, |_| auto_type())
        };
        &AUTO
    }
}

define_type!(pub fn auto_type, TypeSpec {
    module: "enum",
    new: Some(|_, args| {
        args.between("auto", 0, 1)?;
        let v = args.get(0).unwrap_or(Value::Unbound);
        Ok(Value::from(Ref::new(Auto(RefCell::new(v)))))
    }),
    getset: &[GetSetDef {
        name: "value",
        get: |v| Ok(v.down::<Auto>().map_or(Value::None, |a| a.0.borrow().clone())),
        set: Some(|v, new| {
            if let Some(a) = v.down::<Auto>() {
                a.0.replace(new.unwrap_or(Value::None));
            }
            Ok(())
        }),
    }],
    vt: Some(Auto::vt),
    ..TypeSpec::new("auto")
});

macro_rules! wrapper {
    ($t:ident, $type_fn:ident, $name:literal) => {
        /// Says what the body's metaclass has to make of a value.
        pub struct $t(Value);

        impl Payload for $t {
            fn vt() -> &'static VT {
                static WRAPPER: VT = VT::new($name, drop_obj::<$t>, |_| $type_fn());
                &WRAPPER
            }
        }

        define_type!(pub fn $type_fn, TypeSpec {
            module: "enum",
            new: Some(|_, args| {
                args.exactly($name, 1)?;
                Ok(Value::from(Ref::new($t(args.pos[0].take()))))
            }),
            getset: &[GetSetDef {
                name: "value",
                get: |v| Ok(v.down::<$t>().map_or(Value::None, |w| w.0.clone())),
                set: None,
            }],
            ..TypeSpec::new($name)
        });
    };
}

wrapper!(Wanted, member_type, "member");
wrapper!(Unwanted, nonmember_type, "nonmember");

/// What `__prepare__` gives.
pub struct EnumDict {
    class_name: String,
    pub names: Ref<PyDict>,
    pub members: RefCell<Vec<Name>>,
    last_values: RefCell<Vec<Value>>,
    pub ignored: RefCell<Vec<Name>>,
    auto_called: Cell<bool>,
    next_value: RefCell<Value>,
}

impl EnumDict {
    pub fn new(class_name: &str) -> EnumDict {
        EnumDict {
            class_name: class_name.to_string(),
            names: PyDict::new_ref(),
            members: RefCell::default(),
            last_values: RefCell::default(),
            ignored: RefCell::default(),
            auto_called: Cell::new(false),
            next_value: RefCell::new(Value::None),
        }
    }

    pub fn set(&self, key: &Value, mut v: Value) -> Result<(), PyErr> {
        let name = match key.peel().down::<PyStr>() {
            Some(s) => intern_str(s),
            None => return self.names.set(key.clone(), v),
        };
        let text = name.text();
        let mut name = name;
        if is_private(&self.class_name, &text) {
            // An ordinary attribute.
        } else if is_sunder(&text) {
            self.set_sunder(name, &v)?;
        } else if is_dunder(&text) {
            if text == "__order__" {
                name = crate::core::names::intern("_order_");
            }
        } else if self.members.borrow().contains(&name) {
            return Err(self.defined_already(name));
        } else if self.ignored.borrow().contains(&name) {
            // An ordinary attribute that goes away again.
        } else if let Some(w) = v.down::<Unwanted>() {
            v = w.0.clone();
        } else if !is_descriptor(&v) {
            if self.names.get_str(name.as_str()).is_some() {
                return Err(self.defined_already(name));
            }
            v = self.member_value(name, v)?;
        }
        self.names.set_str(name.as_str(), v);
        Ok(())
    }

    fn set_sunder(&self, name: Name, v: &Value) -> Result<(), PyErr> {
        match &*name.text() {
            "_generate_next_value_" => {
                if self.auto_called.get() {
                    return Err(type_error(
                        "_generate_next_value_ must be defined before members",
                    ));
                }
                let f = match v.down::<StaticMethod>() {
                    Some(s) => s.func.borrow().clone(),
                    None => v.clone(),
                };
                self.next_value.replace(f);
            }
            "_ignore_" => {
                let list = match v.peel().down::<PyStr>() {
                    Some(s) => s
                        .to_string_lossy()
                        .replace(',', " ")
                        .split_whitespace()
                        .map(Value::from)
                        .collect(),
                    None => crate::builtins::to_vec(v)?,
                };
                let names: Vec<Name> = list.iter().filter_map(super::name_of).collect();
                let already: Vec<Value> = names
                    .iter()
                    .filter(|n| self.members.borrow().contains(n))
                    .map(|n| n.value())
                    .collect();
                if !already.is_empty() {
                    return Err(value_error(format!(
                        "_ignore_ cannot specify already set names: {}",
                        super::shown(&coll::set_of(already)?)?
                    )));
                }
                self.ignored.replace(names);
            }
            "_order_" | "_numeric_repr_" | "_missing_" | "_iter_member_"
            | "_iter_member_by_value_" | "_iter_member_by_def_" => {}
            _ => {
                return Err(value_error(format!(
                    "_sunder_ names, such as {}, are reserved for future Enum use",
                    super::shown(&name.value())?
                )))
            }
        }
        Ok(())
    }

    fn defined_already(&self, name: Name) -> PyErr {
        let old = self.names.get_str(name.as_str()).unwrap_or(Value::None);
        match (super::shown(&name.value()), super::shown(&old)) {
            (Ok(name), Ok(old)) => type_error(format!("{} already defined as {}", name, old)),
            (Err(e), _) | (_, Err(e)) => e,
        }
    }

    /// Records a member; `auto` objects in its value get theirs.
    fn member_value(&self, name: Name, v: Value) -> R {
        let v = match v.down::<Wanted>() {
            Some(w) => w.0.clone(),
            None => v,
        };
        let is_auto = |v: &Value| v.down::<Auto>().is_some();
        let items = match v.down::<PyTuple>() {
            Some(t) if t.to_vec().iter().any(is_auto) => t.to_vec(),
            _ if is_auto(&v) => vec![v.clone()],
            _ => {
                self.members.borrow_mut().push(name);
                self.last_values.borrow_mut().push(v.clone());
                return Ok(v);
            }
        };
        let mut known = Vec::new();
        for item in items {
            known.push(match item.down::<Auto>() {
                Some(a) => {
                    if a.0.borrow().is_unbound() {
                        let made = self.next(name)?;
                        a.0.replace(made);
                        self.auto_called.set(true);
                    }
                    let made = a.0.borrow().clone();
                    self.last_values.borrow_mut().push(made.clone());
                    made
                }
                None => item,
            });
        }
        self.members.borrow_mut().push(name);
        Ok(if is_auto(&v) { known.remove(0) } else { coll::tuple(known) })
    }

    fn next(&self, name: Name) -> R {
        let f = self.next_value.borrow().clone();
        let count = self.members.borrow().len() as i64;
        let last = self.last_values.borrow().clone();
        call::call(&f, &mut [name.value(), Value::Int(1), Value::Int(count), coll::list(last)])
    }
}

impl Payload for EnumDict {
    fn vt() -> &'static VT {
        static SPACE: VT = VT {
            repr: Some(|o| match o.down::<EnumDict>() {
                Some(d) => ops::repr(&Value::from(d.names.clone())),
                None => Ok(ops::new_str("")),
            }),
            getitem: Some(|o, key| {
                let found = match o.down::<EnumDict>() {
                    Some(d) => d.names.get(key)?,
                    None => None,
                };
                found.ok_or_else(|| key_error(key.clone()))
            }),
            setitem: Some(|o, key, v| match o.down::<EnumDict>() {
                Some(d) => d.set(key, v),
                None => Ok(()),
            }),
            delitem: Some(|o, key| match o.down::<EnumDict>() {
                Some(d) => match d.names.remove(key)? {
                    Some(_) => Ok(()),
                    None => Err(key_error(key.clone())),
                },
                None => Ok(()),
            }),
            contains: Some(|o, key| match o.down::<EnumDict>() {
                Some(d) => d.names.contains(key),
                None => Ok(false),
            }),
            ..VT::new("_EnumDict", drop_obj::<EnumDict>, |_| space_type())
        };
        &SPACE
    }
}

define_type!(pub fn space_type, TypeSpec {
    module: "enum",
    vt: Some(EnumDict::vt),
    ..TypeSpec::new("_EnumDict")
});

/// Classes and exceptions are values here, though their slots could do more.
fn is_descriptor(v: &Value) -> bool {
    as_type(v).is_none() && v.down::<ExcObj>().is_none() && !is_plain(v)
}

pub fn is_dunder(name: &str) -> bool {
    let b = name.as_bytes();
    b.len() > 4
        && name.starts_with("__")
        && name.ends_with("__")
        && b[2] != b'_'
        && b[b.len() - 3] != b'_'
}

fn is_sunder(name: &str) -> bool {
    let b = name.as_bytes();
    b.len() > 2
        && b[0] == b'_'
        && b[b.len() - 1] == b'_'
        && b[1] != b'_'
        && b[b.len() - 2] != b'_'
}

fn is_private(class: &str, name: &str) -> bool {
    let pattern = format!("_{}__", class);
    name.len() > pattern.len() && name.starts_with(&pattern) && !name.ends_with("__")
}
