// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `contextmanager`: context managers written as generators.

use crate::coll::PyDict;
use crate::core::args::{Args, MethodDef, MethodKind, NativeDef};
use crate::core::call;
use crate::core::cell::PyCell;
use crate::core::error::{runtime_error, type_error, ExcObj, PyErr};
use crate::core::exceptions as exc;
use crate::core::func::{function, FuncDef, FuncKind, FuncObj};
use crate::core::items;
use crate::core::names::intern_str;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::raise;
use crate::core::types::TypeSpec;
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::stdlib::abc::make_abstract;
use crate::stdlib::functools::update_wrapper;
use crate::text::PyStr;
use std::cell::RefCell;

pub static CONTEXTMANAGER: NativeDef =
    NativeDef { name: "contextmanager", module: "contextlib", f: contextmanager };

/// `def helper(*args, **kwds)`, which makes the manager; its cell holds the generator function.
static HELPER: FuncDef = FuncDef {
    name: "helper",
    qualname: "contextmanager.<locals>.helper",
    module: "contextlib",
    doc: None,
    params: &["args", "kwds"],
    n_posonly: 0,
    n_pos: 0,
    n_kwonly: 0,
    varargs: true,
    varkw: true,
    line: 0,
    kind: FuncKind::Plain,
    code: |f: &FuncObj, a: &mut [Value]| {
        let (pos, kw) = star_arguments(a)?;
        GeneratorManager::make(f.env[0].peek(), pos, kw)
    },
};

fn contextmanager(args: &mut Args) -> R {
    args.exactly("contextmanager", 1)?;
    let func = args.pos[0].take();
    let helper = function(&HELPER, vec![PyCell::new(func.clone())], vec![], vec![]);
    update_wrapper(&helper, &func)?;
    Ok(helper)
}

type Keywords = Vec<(Str, Value)>;

/// What `*args, **kwds` got, for passing it on.
pub fn star_arguments(a: &[Value]) -> Result<(Vec<Value>, Keywords), PyErr> {
    let n = a.len();
    let pos = crate::builtins::to_vec(&a[n - 2])?;
    let mut kw = Vec::new();
    if let Some(d) = a[n - 1].down::<PyDict>() {
        for (k, v) in d.items_vec() {
            if let Some(s) = k.down::<PyStr>() {
                kw.push((intern_str(s).as_str().clone(), v));
            }
        }
    }
    Ok((pos, kw))
}

pub struct GeneratorManager {
    func: Value,
    pos: Vec<Value>,
    kw: Keywords,
    gen: RefCell<Value>,
}

impl GeneratorManager {
    fn make(func: Value, pos: Vec<Value>, kw: Keywords) -> R {
        let (mut p, mut k) = (pos.clone(), kw.clone());
        let gen = call::call_args(&func, &mut Args { pos: &mut p, kw: &mut k })?;
        Ok(Value::from(Ref::new(GeneratorManager { func, pos, kw, gen: RefCell::new(gen) })))
    }

    /// A decorator enters a new manager at each call.
    fn again(&self) -> R {
        GeneratorManager::make(self.func.clone(), self.pos.clone(), self.kw.clone())
    }

    fn enter(&self) -> R {
        let gen = self.gen.borrow().clone();
        match items::next(&gen)? {
            Some(v) => Ok(v),
            None => Err(runtime_error("generator didn't yield")),
        }
    }

    fn exit(&self, class: &Value, value: &Value) -> R {
        let gen = self.gen.borrow().clone();
        if class.is_none() {
            return match items::next(&gen)? {
                None => Ok(Value::Bool(false)),
                Some(_) => Err(runtime_error("generator didn't stop")),
            };
        }
        let value = match value.down::<ExcObj>() {
            Some(e) => PyErr::from_ref(e.clone()),
            None => raise::to_exception(class)?,
        };
        let thrown = crate::call_method!(&gen, "throw", [value.value()]);
        let e = match thrown {
            Ok(_) => return Err(runtime_error("generator didn't stop after throw()")),
            Err(e) => e,
        };
        let same = e.exc().same(value.exc());
        if e.is(&exc::stop_iteration_type()) {
            return Ok(Value::Bool(!same));
        }
        if same {
            return Ok(Value::Bool(false));
        }
        if e.is(&exc::runtime_error_type()) && value.is(&exc::stop_iteration_type()) {
            let caused = match &*e.exc().cause.borrow() {
                Some(c) => c.exc().same(value.exc()),
                None => false,
            };
            if caused {
                return Ok(Value::Bool(false));
            }
        }
        Err(e)
    }
}

impl Payload for GeneratorManager {
    fn vt() -> &'static VT {
        static MANAGER: VT = VT {
            call: Some(|o, args| {
                args.exactly("__call__", 1)?;
                decorate(Value::Obj(o.clone()), args.pos[0].take())
            }),
            ..VT::new("contextlib._GeneratorContextManager", drop_obj::<GeneratorManager>, |_| {
                generator_manager_type()
            })
        };
        &MANAGER
    }
}

fn manager_of(v: &Value) -> Result<&Ref<GeneratorManager>, PyErr> {
    v.down::<GeneratorManager>().ok_or_else(|| type_error("context manager expected"))
}

define_type!(pub fn generator_manager_type, TypeSpec {
    module: "contextlib",
    vt: Some(GeneratorManager::vt),
    methods: &[
        MethodDef {
            name: "__enter__",
            kind: MethodKind::Instance,
            f: |this, args| {
                args.exactly("__enter__", 0)?;
                manager_of(this)?.enter()
            },
        },
        MethodDef {
            name: "__exit__",
            kind: MethodKind::Instance,
            f: |this, args| {
                args.exactly("__exit__", 3)?;
                manager_of(this)?.exit(&args.pos[0], &args.pos[1])
            },
        },
    ],
    ..TypeSpec::new("_GeneratorContextManager")
});

/// `def inner(*args, **kwds)` around a decorated function; cells: the manager and the function.
static INNER: FuncDef = FuncDef {
    name: "inner",
    qualname: "ContextDecorator.__call__.<locals>.inner",
    code: |f: &FuncObj, a: &mut [Value]| {
        let mgr = f.env[0].peek();
        let mgr = match mgr.down::<GeneratorManager>() {
            Some(m) => m.again()?,
            None => mgr,
        };
        let (mut pos, mut kw) = star_arguments(a)?;
        let func = f.env[1].peek();
        let (exit, _) = raise::with_enter(&mgr)?;
        match call::call_args(&func, &mut Args { pos: &mut pos, kw: &mut kw }) {
            Ok(v) => {
                raise::with_exit(&exit)?;
                Ok(v)
            }
            Err(e) => {
                if raise::with_exit_err(&exit, &e)? {
                    Ok(Value::None)
                } else {
                    Err(e)
                }
            }
        }
    },
    ..STAR_FUNCTION
};

/// `def f(*args, **kwds)`, for the rest of a definition to stand on.
pub(super) const STAR_FUNCTION: FuncDef = FuncDef {
    name: "",
    qualname: "",
    module: "contextlib",
    doc: None,
    params: &["args", "kwds"],
    n_posonly: 0,
    n_pos: 0,
    n_kwonly: 0,
    varargs: true,
    varkw: true,
    line: 0,
    kind: FuncKind::Plain,
    code: |_: &FuncObj, _: &mut [Value]| Ok(Value::None),
};

/// A function that runs `func` inside the manager.
fn decorate(mgr: Value, func: Value) -> R {
    let env = vec![PyCell::new(mgr), PyCell::new(func.clone())];
    let inner = function(&INNER, env, vec![], vec![]);
    update_wrapper(&inner, &func)?;
    Ok(inner)
}

static DECORATOR_CALL: FuncDef = FuncDef {
    name: "__call__",
    qualname: "ContextDecorator.__call__",
    params: &["self", "func"],
    n_pos: 2,
    varargs: false,
    varkw: false,
    code: |_: &FuncObj, a: &mut [Value]| decorate(a[0].take(), a[1].take()),
    ..STAR_FUNCTION
};

thread_local! {
    static DECORATOR: Value = {
        let call = function(&DECORATOR_CALL, vec![], vec![], vec![]);
        let members = vec![("__call__", call)];
        Value::from(make_abstract("ContextDecorator", "contextlib", Vec::new(), members))
    };
}

/// `contextlib.ContextDecorator`
pub fn context_decorator() -> Value {
    DECORATOR.with(Value::clone)
}
