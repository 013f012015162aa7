// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The methods that `dataclass` gives a class.

use super::{frozen_instance_error_type, Sentinel};
use crate::coll;
use crate::coll::seq::ReprGuard;
use crate::core::attr;
use crate::core::call;
use crate::core::class::user_class;
use crate::core::descr::Member;
use crate::core::error::{runtime_error, PyErr};
use crate::core::func::FuncObj;
use crate::core::instance::Instance;
use crate::core::names::{intern, intern_str, Name};
use crate::core::object::{drop_obj, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::Shape;
use crate::core::singletons::not_implemented;
use crate::core::site::AttrSite;
use crate::core::sup::Super;
use crate::core::types::{flags, type_of, Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::StrBuilder;
use std::cell::{Cell, RefCell};

/// Where `__init__` takes the value of a field from.
pub enum Source {
    Argument(usize),
    /// The argument, unless that is the sentinel: then a call of the factory.
    ArgumentOr(usize, Value),
    Factory(Value),
    /// The default of a field with a slot that is no parameter.
    Constant(Value),
}

/// What a generated `__init__` does.
pub struct InitPlan {
    pub fields: Vec<(Name, Source)>,
    /// The arguments of `__post_init__`, if the class has that.
    pub post: Option<Vec<usize>>,
    pub frozen: bool,
    fast: RefCell<Fast>,
    version: Cell<u64>,
}

/// The shapes a new instance goes through; empty if its attributes need the general way.
#[derive(Default)]
struct Fast {
    shapes: Vec<&'static Shape>,
}

impl InitPlan {
    pub fn new(fields: Vec<(Name, Source)>, post: Option<Vec<usize>>, frozen: bool) -> InitPlan {
        InitPlan { fields, post, frozen, fast: RefCell::default(), version: Cell::new(0) }
    }

    fn learn(&self, class: &Type) {
        let mut shapes = Vec::new();
        let mut shape = class.root;
        let hooked = class.has(flags::HAS_SETATTR) && !self.frozen;
        let plain = !hooked
            && self.fields.len() <= 32
            && self.fields.iter().all(|(name, _)| match class.lookup(*name) {
                Some(Value::Obj(o)) => match o.down::<Member>() {
                    Some(m) => m.name == *name,
                    None => class.has(flags::HAS_DICT) && !attr::is_data_descriptor(&o),
                },
                _ => class.has(flags::HAS_DICT),
            });
        if plain {
            for (name, _) in &self.fields {
                shape = shape.with(*name);
                shapes.push(shape);
            }
        }
        self.version.set(class.version());
        self.fast.replace(Fast { shapes });
    }

    /// Gives the fields of an instance their values.
    fn fill(&self, this: &Value, a: &mut [Value]) -> Result<(), PyErr> {
        if let Some(i) = this.down::<Instance>() {
            let class = i.class();
            if self.version.get() != class.version() {
                self.learn(class);
            }
            let ready = std::ptr::eq(i.attrs.shape(), class.root) && !i.attrs.has_dict();
            let shapes = self.fast.borrow();
            if ready && !shapes.shapes.is_empty() {
                for (at, (name, source)) in self.fields.iter().enumerate() {
                    let v = source.value(a, self.post.is_some())?;
                    // A factory may have touched the instance.
                    let before = if at == 0 { class.root } else { shapes.shapes[at - 1] };
                    if std::ptr::eq(i.attrs.shape(), before) && !i.attrs.has_dict() {
                        i.attrs.grow(shapes.shapes[at], v);
                    } else {
                        i.attrs.set(class.root, *name, v);
                    }
                }
                return Ok(());
            }
        }
        for (name, source) in &self.fields {
            let v = source.value(a, self.post.is_some())?;
            if self.frozen {
                attr::set_default(this, *name, Some(v))?;
            } else {
                attr::set(this, *name, Some(v))?;
            }
        }
        Ok(())
    }
}

impl Source {
    /// `keep`: the argument is needed once more.
    fn value(&self, a: &mut [Value], keep: bool) -> R {
        match self {
            Source::Argument(i) if keep => Ok(a[*i].clone()),
            Source::Argument(i) => Ok(a[*i].take()),
            Source::ArgumentOr(i, factory) => {
                if Sentinel::DefaultFactory.is(&a[*i]) {
                    call::call(factory, &mut [])
                } else {
                    Ok(a[*i].clone())
                }
            }
            Source::Factory(f) => call::call(f, &mut []),
            Source::Constant(v) => Ok(v.clone()),
        }
    }
}

macro_rules! hidden_payload {
    ($t:ty, $type_fn:ident, $name:literal) => {
        impl Payload for $t {
            fn vt() -> &'static VT {
                static HIDDEN: VT = VT::new($name, drop_obj::<$t>, |_| $type_fn());
                &HIDDEN
            }
        }

        define_type!(pub fn $type_fn, TypeSpec::new($name));
    };
}

hidden_payload!(InitPlan, init_plan_type, "init plan");
hidden_payload!(Names, names_type, "field names");
hidden_payload!(Frozen, frozen_type, "frozen class");

fn data<T: Payload>(f: &FuncObj) -> Result<Ref<T>, PyErr> {
    match f.env[0].peek().down::<T>() {
        Some(d) => Ok(d.clone()),
        None => Err(runtime_error("lost __class__ cell")),
    }
}

pub fn init(f: &FuncObj, a: &mut [Value]) -> R {
    let plan = data::<InitPlan>(f)?;
    let this = a[0].clone();
    plan.fill(&this, a)?;
    if let Some(post) = &plan.post {
        let mut args: Vec<Value> = post.iter().map(|i| a[*i].clone()).collect();
        attr::load_method(&this, intern("__post_init__"))?.call(&mut args)?;
    }
    Ok(Value::None)
}

/// The fields a method reads.
pub struct Names {
    pub names: Vec<&'static str>,
    sites: Vec<AttrSite>,
}

impl Names {
    pub fn new(names: Vec<Name>) -> Names {
        let texts: Vec<&'static str> =
            names.iter().map(|n| &*Box::leak(n.text().into_boxed_str())).collect();
        let sites = texts.iter().map(|_| AttrSite::new()).collect();
        Names { names: texts, sites }
    }

    fn read(&self, v: &Value, i: usize) -> R {
        self.sites[i].get(v, self.names[i])
    }

    fn tuple(&self, v: &Value) -> R {
        let mut items = Vec::with_capacity(self.names.len());
        for i in 0..self.names.len() {
            items.push(self.read(v, i)?);
        }
        Ok(coll::tuple(items))
    }
}

pub fn repr(f: &FuncObj, a: &mut [Value]) -> R {
    let names = data::<Names>(f)?;
    let id = a[0].obj().map_or(0, |o| o.id());
    let _guard = match ReprGuard::enter(id) {
        Some(g) => g,
        None => return Ok(Value::from("...")),
    };
    let mut out = StrBuilder::new();
    out.push_str(&type_of(&a[0]).qualname.borrow());
    out.push_ascii("(");
    for i in 0..names.names.len() {
        if i > 0 {
            out.push_ascii(", ");
        }
        out.push_str(&*intern(names.names[i]).as_str());
        out.push_ascii("=");
        out.push_str(&*ops::repr(&names.read(&a[0], i)?)?);
    }
    out.push_ascii(")");
    Ok(Value::from(Ref::new(out.finish())))
}

fn same_class(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Obj(x), Value::Obj(y)) => match (user_class(x), user_class(y)) {
            (Some(s), Some(t)) => Ref::same(s, t),
            _ => false,
        },
        _ => false,
    }
}

pub fn eq(f: &FuncObj, a: &mut [Value]) -> R {
    if !same_class(&a[0], &a[1]) {
        return Ok(not_implemented());
    }
    let names = data::<Names>(f)?;
    // All fields are read before any are compared, as for two tuples.
    let (left, right) = (names.tuple(&a[0])?, names.tuple(&a[1])?);
    ops::eq(&left, &right)
}

fn ordered(f: &FuncObj, a: &mut [Value], op: CmpOp) -> R {
    if !same_class(&a[0], &a[1]) {
        return Ok(not_implemented());
    }
    let names = data::<Names>(f)?;
    let (left, right) = (names.tuple(&a[0])?, names.tuple(&a[1])?);
    ops::compare(&left, &right, op)
}

pub type Code = fn(&FuncObj, &mut [Value]) -> R;

pub static ORDER: [(&str, Code); 4] = [
    ("__lt__", |f, a| ordered(f, a, CmpOp::Lt)),
    ("__le__", |f, a| ordered(f, a, CmpOp::Le)),
    ("__gt__", |f, a| ordered(f, a, CmpOp::Gt)),
    ("__ge__", |f, a| ordered(f, a, CmpOp::Ge)),
];

pub fn hash(f: &FuncObj, a: &mut [Value]) -> R {
    let fields = data::<Names>(f)?.tuple(&a[0])?;
    Ok(Value::Int(ops::hash(&fields)?))
}

/// What the `__setattr__` of a frozen class knows.
pub struct Frozen {
    pub class: Type,
    pub names: Vec<Name>,
}

fn refuse(frozen: &Frozen, this: &Value, name: &Value, what: &str) -> Result<Name, PyErr> {
    let name = match name.peel().down::<crate::text::PyStr>() {
        Some(s) => intern_str(s),
        None => attr::name_of(name, "")?,
    };
    if Ref::same(&type_of(this), &frozen.class) || frozen.names.contains(&name) {
        let shown = ops::repr(&name.value())?.to_string_lossy();
        let text = format!("cannot {} field {}", what, shown);
        return Err(PyErr::with_message(frozen_instance_error_type(), text));
    }
    Ok(name)
}

fn after(frozen: &Frozen, this: &Value, method: &str) -> Result<attr::Method, PyErr> {
    let next = Super::new(frozen.class.clone(), this.clone(), type_of(this));
    attr::load_method(&Value::from(Ref::new(next)), intern(method))
}

pub fn set_attr(f: &FuncObj, a: &mut [Value]) -> R {
    let frozen = data::<Frozen>(f)?;
    let name = refuse(&frozen, &a[0], &a[1], "assign to")?;
    after(&frozen, &a[0], "__setattr__")?.call(&mut [name.value(), a[2].take()])
}

pub fn del_attr(f: &FuncObj, a: &mut [Value]) -> R {
    let frozen = data::<Frozen>(f)?;
    let name = refuse(&frozen, &a[0], &a[1], "delete")?;
    after(&frozen, &a[0], "__delattr__")?.call(&mut [name.value()])
}
