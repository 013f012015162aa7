// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `asynccontextmanager`, `aclosing`: asynchronous context managers written as generators.

use super::generator::{star_arguments, STAR_FUNCTION};
use crate::coll::params::parse;
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf, NativeDef};
use crate::core::awaiting::async_exit_err;
use crate::core::call;
use crate::core::cell::PyCell;
use crate::core::error::{runtime_error, type_error, ExcObj, PyErr};
use crate::core::exceptions as exc;
use crate::core::func::{function, FuncDef, FuncKind, FuncObj};
use crate::core::native_coroutine::{coroutine, Co};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::raise;
use crate::core::types::TypeSpec;
use crate::core::value::{Str, Value, R};
use crate::stdlib::functools::update_wrapper;
use crate::{coroutine_info, define_type};

pub static ASYNCCONTEXTMANAGER: NativeDef = NativeDef {
    name: "asynccontextmanager",
    module: "contextlib",
    f: |args| {
        args.exactly("asynccontextmanager", 1)?;
        let func = args.pos[0].take();
        let helper = function(&HELPER, vec![PyCell::new(func.clone())], vec![], vec![]);
        update_wrapper(&helper, &func)?;
        Ok(helper)
    },
};

/// `def helper(*args, **kwds)`, which makes the manager; its cell holds the generator function.
static HELPER: FuncDef = FuncDef {
    name: "helper",
    qualname: "asynccontextmanager.<locals>.helper",
    code: |f: &FuncObj, a: &mut [Value]| {
        let (pos, kw) = star_arguments(a)?;
        AsyncManager::make(f.env[0].peek(), pos, kw)
    },
    ..STAR_FUNCTION
};

/// `async def inner(*args, **kwds)` around a decorated function; cells: the manager and the function.
static INNER: FuncDef = FuncDef {
    name: "inner",
    qualname: "AsyncContextDecorator.__call__.<locals>.inner",
    kind: FuncKind::Coroutine,
    code: |f: &FuncObj, a: &mut [Value]| {
        let (mgr, func) = (f.env[0].peek(), f.env[1].peek());
        let (mut pos, mut kw) = star_arguments(a)?;
        Ok(coroutine(&INNER, move |co| async move {
            let mgr = match mgr.down::<AsyncManager>() {
                Some(m) => AsyncManager::again(m)?,
                None => mgr,
            };
            let mgr = mgr.down::<AsyncManager>().cloned().ok_or_else(wrong)?;
            mgr.enter(&co).await?;
            let result = match call::call_args(&func, &mut Args { pos: &mut pos, kw: &mut kw }) {
                Ok(awaited) => co.wait(&awaited).await,
                Err(e) => Err(e),
            };
            match result {
                Ok(v) => mgr.exit(&co, None).await.map(|_| v),
                Err(e) => {
                    if mgr.exit(&co, Some(e.clone())).await? {
                        return Ok(Value::None);
                    }
                    Err(e)
                }
            }
        }))
    },
    ..STAR_FUNCTION
};

fn wrong() -> PyErr {
    type_error("asynchronous context manager expected")
}

pub struct AsyncManager {
    func: Value,
    pos: Vec<Value>,
    kw: Vec<(Str, Value)>,
    gen: Value,
}

impl AsyncManager {
    fn make(func: Value, pos: Vec<Value>, kw: Vec<(Str, Value)>) -> R {
        let (mut p, mut k) = (pos.clone(), kw.clone());
        let gen = call::call_args(&func, &mut Args { pos: &mut p, kw: &mut k })?;
        Ok(Value::from(Ref::new(AsyncManager { func, pos, kw, gen })))
    }

    /// A decorator enters a new manager at each call.
    fn again(this: &Ref<AsyncManager>) -> R {
        AsyncManager::make(this.func.clone(), this.pos.clone(), this.kw.clone())
    }

    /// The next element; None if there is none.
    async fn next(&self, co: &Co) -> Result<Option<Value>, PyErr> {
        let awaited = crate::call_method!(&self.gen, "__anext__", [])?;
        match co.wait(&awaited).await {
            Ok(v) => Ok(Some(v)),
            Err(e) if e.is(&exc::stop_async_iteration_type()) => Ok(None),
            Err(e) => Err(e),
        }
    }

    async fn enter(&self, co: &Co) -> R {
        match self.next(co).await? {
            Some(v) => Ok(v),
            None => Err(runtime_error("generator didn't yield")),
        }
    }

    /// Whether the exception is swallowed.
    async fn exit(&self, co: &Co, error: Option<PyErr>) -> Result<bool, PyErr> {
        let value = match error {
            Some(e) => e,
            None => {
                return match self.next(co).await? {
                    None => Ok(false),
                    Some(_) => Err(runtime_error("generator didn't stop")),
                }
            }
        };
        let awaited = crate::call_method!(&self.gen, "athrow", [value.value()])?;
        let e = match co.wait(&awaited).await {
            Ok(_) => return Err(runtime_error("generator didn't stop after athrow()")),
            Err(e) => e,
        };
        let same = e.exc().same(value.exc());
        if e.is(&exc::stop_async_iteration_type()) {
            return Ok(!same);
        }
        if same {
            return Ok(false);
        }
        let stops = value.is(&exc::stop_iteration_type())
            || value.is(&exc::stop_async_iteration_type());
        if e.is(&exc::runtime_error_type()) && stops {
            let caused = matches!(&*e.exc().cause.borrow(), Some(c) if c.exc().same(value.exc()));
            if caused {
                return Ok(false);
            }
        }
        Err(e)
    }
}

impl Payload for AsyncManager {
    fn vt() -> &'static VT {
        static MANAGER: VT = VT {
            call: Some(|o, args| {
                args.exactly("__call__", 1)?;
                let func = args.pos[0].take();
                let env = vec![PyCell::new(Value::Obj(o.clone())), PyCell::new(func.clone())];
                let inner = function(&INNER, env, vec![], vec![]);
                update_wrapper(&inner, &func)?;
                Ok(inner)
            }),
            ..VT::new("contextlib._AsyncGeneratorContextManager", drop_obj::<AsyncManager>, |_| {
                async_manager_type()
            })
        };
        &MANAGER
    }
}

coroutine_info!(AENTER, "contextlib", "__aenter__", "_AsyncGeneratorContextManager.__aenter__");
coroutine_info!(AEXIT, "contextlib", "__aexit__", "_AsyncGeneratorContextManager.__aexit__");

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// The exception among the arguments of `__aexit__`.
pub(super) fn exit_error(args: &Args) -> Result<Option<PyErr>, PyErr> {
    if args.pos[0].is_none() {
        return Ok(None);
    }
    match args.pos[1].down::<ExcObj>() {
        Some(e) => Ok(Some(PyErr::from_ref(e.clone()))),
        None => raise::to_exception(&args.pos[0]).map(Some),
    }
}

static METHODS: &[MethodDef] = &[
    method("__aenter__", |this, args| {
        args.exactly("__aenter__", 0)?;
        let this = this.down::<AsyncManager>().cloned().ok_or_else(wrong)?;
        Ok(coroutine(&AENTER, move |co| async move { this.enter(&co).await }))
    }),
    method("__aexit__", |this, args| {
        args.exactly("__aexit__", 3)?;
        let this = this.down::<AsyncManager>().cloned().ok_or_else(wrong)?;
        let error = exit_error(args)?;
        Ok(coroutine(&AEXIT, move |co| async move {
            this.exit(&co, error).await.map(Value::Bool)
        }))
    }),
];

define_type!(pub fn async_manager_type, TypeSpec {
    module: "contextlib",
    vt: Some(AsyncManager::vt),
    methods: METHODS,
    ..TypeSpec::new("_AsyncGeneratorContextManager")
});

/// `aclosing(thing)`
pub struct AsyncClosing(Value);

impl Payload for AsyncClosing {
    fn vt() -> &'static VT {
        static CLOSING: VT = VT::new("contextlib.aclosing", drop_obj::<AsyncClosing>, |_| {
            async_closing_type()
        });
        &CLOSING
    }
}

coroutine_info!(CLOSING_AENTER, "contextlib", "__aenter__", "aclosing.__aenter__");
coroutine_info!(CLOSING_AEXIT, "contextlib", "__aexit__", "aclosing.__aexit__");

define_type!(pub fn async_closing_type, TypeSpec {
    module: "contextlib",
    vt: Some(AsyncClosing::vt),
    new: Some(|_, args| {
        let [thing] = parse(args, "aclosing", ["thing"], 1, 1)?;
        Ok(Value::from(Ref::new(AsyncClosing(thing))))
    }),
    methods: &[
        method("__aenter__", |this, args| {
            args.exactly("__aenter__", 0)?;
            let this = this.down::<AsyncClosing>().cloned().ok_or_else(wrong)?;
            Ok(coroutine(&CLOSING_AENTER, move |_co| async move { Ok(this.0.clone()) }))
        }),
        method("__aexit__", |this, args| {
            args.exactly("__aexit__", 3)?;
            let this = this.down::<AsyncClosing>().cloned().ok_or_else(wrong)?;
            Ok(coroutine(&CLOSING_AEXIT, move |co| async move {
                let awaited = crate::call_method!(&this.0, "aclose", [])?;
                co.wait(&awaited).await?;
                Ok(Value::None)
            }))
        }),
    ],
    ..TypeSpec::new("aclosing")
});

/// Leaves a manager whose `__aexit__` this is by an exception; true if it is swallowed.
pub(super) async fn leave(co: &Co, exit: &Value, e: &PyErr) -> Result<bool, PyErr> {
    let it = async_exit_err(exit, e)?;
    ops::truth(&co.delegate(&it).await?)
}
