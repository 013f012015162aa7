// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! closing, suppress, nullcontext, redirect_stdout and redirect_stderr.

use crate::core::args::{Args, MethodDef, MethodKind, MethodOf, NativeDef};
use crate::core::attr;
use crate::core::error::{type_error, PyErr};
use crate::core::func::{function, FuncDef, FuncKind, FuncObj};
use crate::core::module::native_module;
use crate::core::names::intern;
use crate::core::native_coroutine::coroutine;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::{coroutine_info, define_type};
use crate::stdlib::abc::{make_abstract, ABSTRACTMETHOD};
use std::cell::RefCell;

macro_rules! manager {
    ($payload:ident, $type:ident, $name:literal, $new:expr, $enter:expr, $exit:expr) => {
        impl Payload for $payload {
            fn vt() -> &'static VT {
                static MANAGER: VT =
                    VT::new(concat!("contextlib.", $name), drop_obj::<$payload>, |_| $type());
                &MANAGER
            }
        }

        define_type!(pub fn $type, TypeSpec {
            module: "contextlib",
            new: $new,
            vt: Some($payload::vt),
            methods: &[
                MethodDef {
                    name: "__enter__",
                    kind: MethodKind::Instance,
                    f: |this, args| {
                        args.exactly("__enter__", 0)?;
                        let f: fn(&$payload) -> R = $enter;
                        f(receiver::<$payload>(this)?)
                    },
                },
                MethodDef {
                    name: "__exit__",
                    kind: MethodKind::Instance,
                    f: |this, args| {
                        args.exactly("__exit__", 3)?;
                        let f: fn(&$payload, &Value) -> R = $exit;
                        f(receiver::<$payload>(this)?, &args.pos[0])
                    },
                },
            ],
            subclassable: true,
            ..TypeSpec::new($name)
        });
    };
}

fn receiver<T: Payload>(v: &Value) -> Result<&Ref<T>, PyErr> {
    v.peel().down::<T>().ok_or_else(|| type_error("wrong receiver of a context manager"))
}

pub struct Closing(Value);

manager!(
    Closing,
    closing_type,
    "closing",
    Some(|_, args: &mut Args| {
        args.exactly("closing.__init__", 1)?;
        Ok(Value::from(Ref::new(Closing(args.pos[0].take()))))
    }),
    |c| Ok(c.0.clone()),
    |c, _| {
        crate::call_method!(&c.0, "close", [])?;
        Ok(Value::None)
    }
);

pub struct Suppress(Value);

manager!(
    Suppress,
    suppress_type,
    "suppress",
    Some(|_, args: &mut Args| {
        let classes = crate::coll::tuple(args.pos.iter_mut().map(Value::take).collect());
        Ok(Value::from(Ref::new(Suppress(classes))))
    }),
    |_| Ok(Value::None),
    |s, class| {
        if class.is_none() {
            return Ok(Value::Bool(false));
        }
        crate::builtins::is_subclass(class, &s.0).map(Value::Bool)
    }
);

pub struct NullContext(Value);

impl Payload for NullContext {
    fn vt() -> &'static VT {
        static NULL: VT = VT::new("contextlib.nullcontext", drop_obj::<NullContext>, |_| {
            nullcontext_type()
        });
        &NULL
    }
}

coroutine_info!(NULL_AENTER, "contextlib", "__aenter__", "nullcontext.__aenter__");
coroutine_info!(NULL_AEXIT, "contextlib", "__aexit__", "nullcontext.__aexit__");

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

define_type!(pub fn nullcontext_type, TypeSpec {
    module: "contextlib",
    new: Some(|_, args: &mut Args| {
        let [v] = crate::coll::params::parse(args, "nullcontext", ["enter_result"], 0, 1)?;
        let v = if v.is_unbound() { Value::None } else { v };
        Ok(Value::from(Ref::new(NullContext(v))))
    }),
    vt: Some(NullContext::vt),
    methods: &[
        method("__enter__", |this, args| {
            args.exactly("__enter__", 0)?;
            Ok(receiver::<NullContext>(this)?.0.clone())
        }),
        method("__exit__", |_this, args| {
            args.exactly("__exit__", 3)?;
            Ok(Value::None)
        }),
        method("__aenter__", |this, args| {
            args.exactly("__aenter__", 0)?;
            let entered = receiver::<NullContext>(this)?.0.clone();
            Ok(coroutine(&NULL_AENTER, move |_co| async move { Ok(entered) }))
        }),
        method("__aexit__", |_this, args| {
            args.exactly("__aexit__", 3)?;
            Ok(coroutine(&NULL_AEXIT, |_co| async { Ok(Value::None) }))
        }),
    ],
    subclassable: true,
    ..TypeSpec::new("nullcontext")
});

/// Replaces a stream of `sys` while it is entered.
pub struct Redirect {
    stream: &'static str,
    target: Value,
    old: RefCell<Vec<Value>>,
}

fn redirect(stream: &'static str, args: &mut Args) -> R {
    args.exactly(&format!("redirect_{}.__init__", stream), 1)?;
    let target = args.pos[0].take();
    Ok(Value::from(Ref::new(Redirect { stream, target, old: RefCell::new(Vec::new()) })))
}

pub static REDIRECT_STDOUT: NativeDef = NativeDef {
    name: "redirect_stdout",
    module: "contextlib",
    f: |args| redirect("stdout", args),
};
pub static REDIRECT_STDERR: NativeDef = NativeDef {
    name: "redirect_stderr",
    module: "contextlib",
    f: |args| redirect("stderr", args),
};

manager!(
    Redirect,
    redirect_type,
    "redirect_stdout",
    None,
    |r| {
        let sys = native_module(&crate::stdlib::sys::MODULE)?;
        let name = intern(r.stream);
        let old = attr::get(&sys, name)?;
        r.old.borrow_mut().push(old);
        attr::set(&sys, name, Some(r.target.clone()))?;
        Ok(r.target.clone())
    },
    |r, _| {
        let old = r.old.borrow_mut().pop();
        if let Some(old) = old {
            let sys = native_module(&crate::stdlib::sys::MODULE)?;
            attr::set(&sys, intern(r.stream), Some(old))?;
        }
        Ok(Value::None)
    }
);

static ENTER: FuncDef = FuncDef {
    name: "__enter__",
    qualname: "AbstractContextManager.__enter__",
    module: "contextlib",
    doc: None,
    params: &["self"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 0,
    kind: FuncKind::Plain,
    code: |_: &FuncObj, a: &mut [Value]| Ok(a[0].take()),
};

static EXIT: FuncDef = FuncDef {
    name: "__exit__",
    qualname: "AbstractContextManager.__exit__",
    module: "contextlib",
    doc: None,
    params: &["self", "exc_type", "exc_value", "traceback"],
    n_posonly: 0,
    n_pos: 4,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 0,
    kind: FuncKind::Plain,
    code: |_: &FuncObj, _: &mut [Value]| Ok(Value::None),
};

thread_local! {
    static ABSTRACT: R = {
        let exit = function(&EXIT, vec![], vec![], vec![]);
        (ABSTRACTMETHOD.f)(&mut Args::pos(&mut [exit])).map(|exit| {
            let enter = function(&ENTER, vec![], vec![], vec![]);
            let members = vec![("__enter__", enter), ("__exit__", exit)];
            let name = "AbstractContextManager";
            Value::from(make_abstract(name, "contextlib", Vec::new(), members))
        })
    };
}

/// `contextlib.AbstractContextManager`
pub fn abstract_manager() -> Value {
    ABSTRACT.with(R::clone).unwrap_or(Value::None)
}
