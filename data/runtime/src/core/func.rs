// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Function objects: translated functions, bound methods and native functions.

use crate::core::absent;
use crate::core::args::{Args, MethodDef, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::cell::PyCell;
use crate::core::descr;
use crate::core::error::{type_error, PyErr};
use crate::core::names::{intern, Dunder, Name};
use crate::core::object::{drop_obj, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::shape::{Attrs, Shape};
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::PyStr;
use crate::{coll, core::args::GetSetDef};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::collections::HashMap;
use std::mem::ManuallyDrop;

/// What a call of a translated function gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FuncKind {
    /// What it returns.
    Plain,
    Generator,
    Coroutine,
    AsyncGenerator,
}

/// The unchanging part of a translated function.
pub struct FuncDef {
    pub name: &'static str,
    pub qualname: &'static str,
    pub module: &'static str,
    pub doc: Option<&'static str>,
    /// Positional-only, positional, keyword-only, then the names of `*args` and `**kwargs`.
    pub params: &'static [&'static str],
    pub n_posonly: usize,
    /// Positional parameters, including the positional-only ones.
    pub n_pos: usize,
    pub n_kwonly: usize,
    pub varargs: bool,
    pub varkw: bool,
    pub line: u32,
    pub kind: FuncKind,
    /// Gets one value for each of `params`, in that order, and may move them out.
    pub code: fn(&FuncObj, &mut [Value]) -> R,
}

impl FuncDef {
    /// A plain function without parameters: what a description leaves out.
    pub const PLAIN: FuncDef = FuncDef {
        name: "",
        qualname: "",
        module: "",
        doc: None,
        params: &[],
        n_posonly: 0,
        n_pos: 0,
        n_kwonly: 0,
        varargs: false,
        varkw: false,
        line: 0,
        kind: FuncKind::Plain,
        code: |_, _| Ok(Value::None),
    };
}

pub struct FuncObj {
    pub def: &'static FuncDef,
    /// Cells of the enclosing functions.
    pub env: Vec<PyCell>,
    /// With exactly this many positional arguments nothing has to be bound; `usize::MAX` = never.
    pub(crate) simple: usize,
    pub(crate) defaults: RefCell<Vec<Value>>,
    pub(crate) kwdefaults: RefCell<Vec<(Name, Value)>>,
    /// `__name__` and the like once assigned, and attributes of the user's own.
    pub(crate) attrs: Attrs,
}

thread_local! {
    static FUNC_ROOT: &'static Shape = Shape::root();
}

pub(crate) fn func_root() -> &'static Shape {
    FUNC_ROOT.with(|r| *r)
}

impl Payload for FuncObj {
    fn vt() -> &'static VT {
        static FUNC: VT = VT {
            repr: Some(|o| {
                let f = o.down::<FuncObj>().map_or(String::new(), |f| f.qualname());
                Ok(ops::new_str(&format!("<function {} at {:#x}>", f, o.id())))
            }),
            call: Some(|o, args| match o.down::<FuncObj>() {
                Some(f) => call::call_func_args(f, args),
                None => Ok(Value::None),
            }),
            descr_get: Some(|o, instance, _| Ok(bind(&Value::Obj(o.clone()), instance))),
            ..VT::new("function", drop_obj::<FuncObj>, |_| function_type())
        };
        &FUNC
    }
}

/// A bound method, or the function itself when reached through the class.
#[inline]
pub fn bind(f: &Value, instance: &Value) -> Value {
    if instance.is_unbound() {
        return f.clone();
    }
    Value::from(Ref::new(BoundMethod { func: f.clone(), this: instance.clone() }))
}

impl FuncObj {
    fn attr(&self, name: &str) -> Option<Value> {
        self.attrs.get(intern(name))
    }

    fn text_attr(&self, name: &str, otherwise: &str) -> String {
        match self.attr(name) {
            Some(v) => match v.down::<PyStr>() {
                Some(s) => s.to_string_lossy(),
                None => otherwise.to_string(),
            },
            None => otherwise.to_string(),
        }
    }

    pub fn name(&self) -> String {
        self.text_attr("__name__ ", self.def.name)
    }

    pub fn qualname(&self) -> String {
        self.text_attr("__qualname__ ", self.def.qualname)
    }
}

/// Makes a function object. `defaults` belong to the last positional parameters.
pub fn function(
    def: &'static FuncDef,
    env: Vec<PyCell>,
    defaults: Vec<Value>,
    kwdefaults: Vec<(&'static str, Value)>,
) -> Value {
    let plain = def.n_kwonly == 0 && !def.varargs && !def.varkw;
    Value::from(Ref::new(FuncObj {
        def,
        env,
        simple: if plain { def.n_pos } else { usize::MAX },
        defaults: RefCell::new(defaults),
        kwdefaults: RefCell::new(kwdefaults.into_iter().map(|(k, v)| (intern(k), v)).collect()),
        attrs: Attrs::new(func_root()),
    }))
}

fn func_of(v: &Value) -> Result<&Ref<FuncObj>, PyErr> {
    v.down::<FuncObj>().ok_or_else(|| type_error("function expected"))
}

/// An attribute that has a default until it is assigned.
macro_rules! own_attr {
    ($name:literal, $default:expr) => {
        GetSetDef {
            name: $name,
            get: |v| {
                let f = func_of(v)?;
                match f.attr(concat!($name, " ")) {
                    Some(set) => Ok(set),
                    None => {
                        let default: fn(&FuncObj) -> Value = $default;
                        Ok(default(f))
                    }
                }
            },
            set: Some(|v, new| {
                let f = func_of(v)?;
                f.attrs.set(func_root(), intern(concat!($name, " ")), new.unwrap_or(Value::None));
                Ok(())
            }),
        }
    };
}

static FUNCTION_GETSET: &[GetSetDef] = &[
    own_attr!("__name__", |f| Value::from(f.def.name)),
    own_attr!("__qualname__", |f| Value::from(f.def.qualname)),
    own_attr!("__module__", |f| Value::from(f.def.module)),
    own_attr!("__doc__", |f| f.def.doc.map_or(Value::None, Value::from)),
    GetSetDef {
        name: "__annotations__",
        get: |v| {
            let f = func_of(v)?;
            let name = intern("__annotations__ ");
            if let Some(set) = f.attrs.get(name) {
                return Ok(set);
            }
            let d = Value::from(coll::PyDict::new_ref());
            f.attrs.set(func_root(), name, d.clone());
            Ok(d)
        },
        set: Some(|v, new| {
            let f = func_of(v)?;
            f.attrs.set(func_root(), intern("__annotations__ "), new.unwrap_or(Value::None));
            Ok(())
        }),
    },
    GetSetDef {
        name: "__defaults__",
        get: |v| {
            let d = func_of(v)?.defaults.borrow().clone();
            Ok(if d.is_empty() { Value::None } else { coll::tuple(d) })
        },
        set: Some(|v, new| {
            let new = match new {
                None | Some(Value::None) => Vec::new(),
                Some(t) => crate::builtins::to_vec(&t)?,
            };
            let f = func_of(v)?;
            crate::core::module::check_not_fixed(f.def.module, f.def.qualname);
            f.defaults.replace(new);
            Ok(())
        }),
    },
    GetSetDef {
        name: "__kwdefaults__",
        get: |v| {
            let d = func_of(v)?.kwdefaults.borrow().clone();
            if d.is_empty() {
                return Ok(Value::None);
            }
            let dict = coll::PyDict::new_ref();
            for (k, v) in d {
                dict.set_str(k.as_str(), v);
            }
            Ok(Value::from(dict))
        },
        set: None,
    },
    GetSetDef { name: "__code__", get: |v| Ok(code_of(func_of(v)?)), set: None },
    GetSetDef {
        name: "__dict__",
        get: |v| {
            Ok(Value::from(func_of(v)?.attrs.to_dict(&[])))
        },
        set: None,
    },
];

define_type!(pub fn function_type, TypeSpec {
    getset: FUNCTION_GETSET,
    vt: Some(FuncObj::vt),
    lacks: &["__new__", "__builtins__", "__closure__", "__globals__"],
    ..TypeSpec::new("function")
});

/// What `f.__code__` gives: the counts and names only.
pub struct CodeObj {
    def: &'static FuncDef,
}

fn code_of(f: &FuncObj) -> Value {
    Value::from(Ref::new(CodeObj { def: f.def }))
}

fn code_def(v: &Value) -> Result<&'static FuncDef, PyErr> {
    v.down::<CodeObj>().map(|c| c.def).ok_or_else(|| type_error("code expected"))
}

impl Payload for CodeObj {
    fn vt() -> &'static VT {
        static CODE: VT = VT {
            compare: Some(|o, other, op| match (o.down::<CodeObj>(), other.down::<CodeObj>()) {
                (Some(a), Some(b)) => Ok(ops::identity(std::ptr::eq(a.def, b.def), op)),
                _ => Ok(None),
            }),
            hash: Some(|o| Ok(o.down::<CodeObj>().map_or(0, |c| c.def as *const FuncDef as i64))),
            ..VT::new("code", drop_obj::<CodeObj>, |_| code_type())
        };
        &CODE
    }
}

define_type!(pub fn code_type, TypeSpec {
    getset: &[
        GetSetDef { name: "co_name", get: |v| Ok(Value::from(code_def(v)?.name)), set: None },
        GetSetDef { name: "co_qualname", get: |v| Ok(Value::from(code_def(v)?.qualname)), set: None },
        GetSetDef {
            name: "co_argcount",
            get: |v| Ok(Value::Int(code_def(v)?.n_pos as i64)),
            set: None,
        },
        GetSetDef {
            name: "co_posonlyargcount",
            get: |v| Ok(Value::Int(code_def(v)?.n_posonly as i64)),
            set: None,
        },
        GetSetDef {
            name: "co_kwonlyargcount",
            get: |v| Ok(Value::Int(code_def(v)?.n_kwonly as i64)),
            set: None,
        },
        GetSetDef {
            name: "co_firstlineno",
            get: |v| Ok(Value::Int(code_def(v)?.line as i64)),
            set: None,
        },
    ],
    vt: Some(CodeObj::vt),
    lacks: &[
        "__new__", "co_cellvars", "co_code", "co_consts", "co_exceptiontable", "co_filename", "co_flags",
        "co_freevars", "co_lines", "co_linetable", "co_lnotab", "co_names", "co_nlocals", "co_positions",
        "co_stacksize", "co_varnames", "replace",
    ],
    ..TypeSpec::new("code")
});

/// A callable with its first argument.
pub struct BoundMethod {
    pub func: Value,
    pub this: Value,
}

impl Payload for BoundMethod {
    fn vt() -> &'static VT {
        static METHOD: VT = VT {
            repr: Some(|o| match o.down::<BoundMethod>() {
                Some(m) => {
                    let name = match attr::lookup(&m.func, Dunder::Qualname.name())? {
                        Some(n) => ops::str_of(&n)?.to_string_lossy(),
                        None => "?".to_string(),
                    };
                    let this = ops::repr(&m.this)?.to_string_lossy();
                    Ok(ops::new_str(&format!("<bound method {} of {}>", name, this)))
                }
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<BoundMethod>() {
                Some(m) => {
                    let mut pos = Vec::with_capacity(args.pos.len() + 1);
                    pos.push(m.this.clone());
                    pos.extend(args.pos.iter_mut().map(Value::take));
                    call::call_args(&m.func, &mut Args { pos: &mut pos, kw: args.kw })
                }
                None => Ok(Value::None),
            }),
            compare: Some(|o, other, op| {
                match (o.down::<BoundMethod>(), other.down::<BoundMethod>()) {
                    (Some(a), Some(b)) => {
                        let same = ops::is(&a.this, &b.this) && ops::test_eq(&a.func, &b.func)?;
                        Ok(ops::identity(same, op))
                    }
                    _ => Ok(None),
                }
            }),
            hash: Some(|o| match o.down::<BoundMethod>() {
                Some(m) => Ok(ops::identity_hash(&m.this) ^ ops::hash(&m.func)?),
                None => Ok(0),
            }),
            getattr: Some(|o, name| {
                // A method passes the attributes of its function on.
                let this = Value::Obj(o.clone());
                let name = crate::core::names::intern_str(name);
                if let Some(v) = attr::generic_lookup(&this, name)? {
                    return Ok(v);
                }
                match o.down::<BoundMethod>() {
                    Some(m) => match attr::lookup(&m.func, name)? {
                        Some(v) => Ok(v),
                        None => Err(attr::no_attribute(&this, name)),
                    },
                    None => Ok(Value::None),
                }
            }),
            ..VT::new("method", drop_obj::<BoundMethod>, |_| method_type())
        };
        &METHOD
    }
}

fn method_of(v: &Value) -> Result<&Ref<BoundMethod>, PyErr> {
    v.down::<BoundMethod>().ok_or_else(|| type_error("method expected"))
}

fn method_new(_: &Type, args: &mut Args) -> R {
    args.exactly("method", 2)?;
    Ok(bind(&args.pos[0], &args.pos[1]))
}

define_type!(pub fn method_type, TypeSpec {
    new: Some(method_new),
    getset: &[
        GetSetDef { name: "__self__", get: |v| Ok(method_of(v)?.this.clone()), set: None },
        GetSetDef { name: "__func__", get: |v| Ok(method_of(v)?.func.clone()), set: None },
        GetSetDef {
            name: "__doc__",
            get: |v| attr::get(&method_of(v)?.func, Dunder::Doc.name()),
            set: None,
        },
    ],
    vt: Some(BoundMethod::vt),
    ..TypeSpec::new("method")
});

/// A builtin function as an object.
pub struct NativeObj {
    pub def: &'static NativeDef,
}

impl Payload for NativeObj {
    fn vt() -> &'static VT {
        static NATIVE: VT = VT {
            repr: Some(|o| {
                let name = o.down::<NativeObj>().map_or("", |n| n.def.name);
                Ok(ops::new_str(&format!("<built-in function {}>", name)))
            }),
            call: Some(|o, args| match o.down::<NativeObj>() {
                Some(n) => (n.def.f)(args),
                None => Ok(Value::None),
            }),
            compare: Some(|o, other, op| match (o.down::<NativeObj>(), other.down::<NativeObj>()) {
                (Some(a), Some(b)) => Ok(ops::identity(std::ptr::eq(a.def, b.def), op)),
                _ => Ok(None),
            }),
            hash: Some(|o| {
                Ok(o.down::<NativeObj>().map_or(0, |n| (n.def as *const NativeDef as i64) >> 4))
            }),
            ..VT::new("builtin_function_or_method", drop_obj::<NativeObj>, |_| native_type())
        };
        &NATIVE
    }
}

/// A method of a builtin type with its receiver.
pub struct NativeMethod {
    pub def: &'static MethodDef,
    pub this: Value,
}

impl Payload for NativeMethod {
    fn vt() -> &'static VT {
        static NATIVE: VT = VT {
            repr: Some(|o| match o.down::<NativeMethod>() {
                Some(m) => {
                    let kind = crate::core::types::type_name(&m.this);
                    let id = m.this.obj().map_or(0, |o| o.id());
                    let text =
                        format!("<built-in method {} of {} object at {:#x}>", m.def.name, kind, id);
                    Ok(ops::new_str(&text))
                }
                None => Ok(ops::new_str("")),
            }),
            call: Some(|o, args| match o.down::<NativeMethod>() {
                Some(m) => descr::call_native_method(m.def, &m.this, args),
                None => Ok(Value::None),
            }),
            compare: Some(|o, other, op| {
                match (o.down::<NativeMethod>(), other.down::<NativeMethod>()) {
                    (Some(a), Some(b)) => {
                        let same = std::ptr::eq(a.def, b.def) && ops::is(&a.this, &b.this);
                        Ok(ops::identity(same, op))
                    }
                    _ => Ok(None),
                }
            }),
            hash: Some(|o| {
                Ok(o.down::<NativeMethod>().map_or(0, |m| {
                    ops::identity_hash(&m.this) ^ (m.def as *const MethodDef as i64 >> 4)
                }))
            }),
            ..VT::new("builtin_function_or_method", drop_obj::<NativeMethod>, |_| native_type())
        };
        &NATIVE
    }
}

/// A native function with state of its own, for the standard library.
pub struct Closure {
    pub name: &'static str,
    pub f: Box<dyn Fn(&mut Args) -> R>,
}

impl Payload for Closure {
    fn vt() -> &'static VT {
        static CLOSURE: VT = VT {
            repr: Some(|o| {
                let name = o.down::<Closure>().map_or("", |c| c.name);
                Ok(ops::new_str(&format!("<built-in function {}>", name)))
            }),
            call: Some(|o, args| match o.down::<Closure>() {
                Some(c) => (c.f)(args),
                None => Ok(Value::None),
            }),
            ..VT::new("builtin_function_or_method", drop_obj::<Closure>, |_| native_type())
        };
        &CLOSURE
    }
}

/// Makes a native function from a Rust closure.
pub fn closure(name: &'static str, f: impl Fn(&mut Args) -> R + 'static) -> Value {
    Value::from(Ref::new(Closure { name, f: Box::new(f) }))
}

fn native_name(v: &Value) -> &'static str {
    if let Some(n) = v.down::<NativeObj>() {
        return n.def.name;
    }
    if let Some(m) = v.down::<NativeMethod>() {
        return m.def.name;
    }
    v.down::<Closure>().map_or("", |c| c.name)
}

define_type!(pub fn native_type, TypeSpec {
    getset: &[
        GetSetDef { name: "__name__", get: |v| Ok(Value::from(native_name(v))), set: None },
        GetSetDef {
            name: "__qualname__",
            get: |v| {
                let name = native_name(v);
                Ok(match v.down::<NativeMethod>() {
                    Some(m) => {
                        let kind = crate::core::types::type_of(&m.this).name();
                        Value::from(format!("{}.{}", kind, name))
                    }
                    None => Value::from(name),
                })
            },
            set: None,
        },
        GetSetDef {
            name: "__module__",
            get: |v| Ok(v.down::<NativeObj>().map_or(Value::None, |n| Value::from(n.def.module))),
            set: None,
        },
        GetSetDef {
            name: "__self__",
            get: |v| Ok(v.down::<NativeMethod>().map_or(Value::None, |m| m.this.clone())),
            set: None,
        },
        GetSetDef { name: "__doc__", get: |v| Ok(absent::attribute(native_name(v), "__doc__")), set: None },
    ],
    vt: Some(NativeObj::vt),
    lacks: &["__text_signature__"],
    ..TypeSpec::new("builtin_function_or_method")
});

/// Function objects of builtins, by a hash of the definition's address. They are never freed.
const NATIVE_SLOTS: usize = 128;

thread_local! {
    static NATIVES: RefCell<HashMap<usize, Value>> = RefCell::default();
    static LAST_NATIVES: [NativeSlot; NATIVE_SLOTS] = const { [NO_NATIVE; NATIVE_SLOTS] };
}

/// Outside of `thread_local!`, whose const form takes an expression only in Rust 1.63.
#[allow(clippy::declare_interior_mutable_const)]
const NO_NATIVE: NativeSlot = NativeSlot::new();

/// A remembered function object; the value is kept alive by `NATIVES`.
struct NativeSlot {
    def: Cell<usize>,
    value: UnsafeCell<ManuallyDrop<Value>>,
}

impl NativeSlot {
    const fn new() -> NativeSlot {
        NativeSlot {
            def: Cell::new(0),
            value: UnsafeCell::new(ManuallyDrop::new(Value::Unbound)),
        }
    }
}

/// The function object of a builtin; the same one each time.
#[inline]
pub fn native(def: &'static NativeDef) -> Value {
    let key = def as *const NativeDef as usize;
    LAST_NATIVES.with(|slots| {
        let slot = &slots[key / std::mem::size_of::<NativeDef>() % NATIVE_SLOTS];
        if slot.def.get() == key {
            // SAFETY: the cell is written below only, and no reference to its inside leaves.
            return unsafe { Value::clone(&*slot.value.get()) };
        }
        let v = native_slow(def, key);
        slot.def.set(key);
        // The old value is also in `NATIVES`: overwriting it without a drop leaks one count of an
        // object that lives for ever.
        unsafe { *slot.value.get() = ManuallyDrop::new(v.clone()) };
        v
    })
}

#[cold]
#[inline(never)]
fn native_slow(def: &'static NativeDef, key: usize) -> Value {
    let make = || Value::from(Ref::new(NativeObj { def }));
    NATIVES.with(|n| n.borrow_mut().entry(key).or_insert_with(make).clone())
}

/// A str object for messages and results.
pub fn text(s: &str) -> Str {
    ops::new_str(s)
}

/// True for `==`, false for `!=`, when two things are the same.
pub fn equality(same: bool, op: CmpOp) -> Option<Value> {
    ops::identity(same, op)
}

/// Gives a new function its `__annotations__`.
pub fn annotated(f: Value, annotations: Vec<(&'static str, Value)>) -> Value {
    if let Some(func) = f.down::<FuncObj>() {
        let d = coll::PyDict::new_ref();
        for (name, v) in annotations {
            d.set_str(intern(name).as_str(), v);
        }
        func.attrs.set(func_root(), intern("__annotations__ "), Value::from(d));
    }
    f
}
