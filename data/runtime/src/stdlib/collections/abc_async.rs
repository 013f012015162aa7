// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Methods that `Generator`, `Coroutine` and the asynchronous classes of `collections.abc` give.

use crate::core::error::runtime_error;
use crate::core::exceptions::{
    generator_exit_type, stop_async_iteration_type, stop_iteration_type,
};
use crate::core::func::{FuncDef, FuncKind};
use crate::core::native_coroutine::coroutine;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::py_def;

/// What a body should do when a GeneratorExit is thrown into it.
fn closed(thrown: R, end: fn() -> Type, text: &str) -> R {
    match thrown {
        Ok(_) => Err(runtime_error(text)),
        Err(e) if e.is(&generator_exit_type()) || e.is(&end()) => Ok(Value::None),
        Err(e) => Err(e),
    }
}

fn exit_class() -> Value {
    Value::from(generator_exit_type())
}

py_def!(ITSELF, "collections.abc", "__aiter__", "AsyncIterator.__aiter__", ["self"], |_, a| {
    Ok(a[0].take())
});

py_def!(CLOSE_GENERATOR, "collections.abc", "close", "Generator.close", ["self"], |_, a| {
    let thrown = crate::call_method!(&a[0], "throw", [exit_class()]);
    closed(thrown, || stop_iteration_type(), "generator ignored GeneratorExit")
});

py_def!(CLOSE_COROUTINE, "collections.abc", "close", "Coroutine.close", ["self"], |_, a| {
    let thrown = crate::call_method!(&a[0], "throw", [exit_class()]);
    closed(thrown, || stop_iteration_type(), "coroutine ignored GeneratorExit")
});

const METHOD: FuncDef = FuncDef {
    name: "",
    qualname: "",
    module: "collections.abc",
    doc: None,
    params: &["self"],
    n_posonly: 0,
    n_pos: 1,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 0,
    kind: FuncKind::Coroutine,
    code: |_, _| Ok(Value::None),
};

pub static NEXT: FuncDef = FuncDef {
    name: "__anext__",
    qualname: "AsyncGenerator.__anext__",
    code: |_, a| {
        let this = a[0].take();
        Ok(coroutine(&NEXT, move |co| async move {
            let awaited = crate::call_method!(&this, "asend", [Value::None])?;
            co.wait(&awaited).await
        }))
    },
    ..METHOD
};

pub static ACLOSE: FuncDef = FuncDef {
    name: "aclose",
    qualname: "AsyncGenerator.aclose",
    code: |_, a| {
        let this = a[0].take();
        Ok(coroutine(&ACLOSE, move |co| async move {
            let thrown: R = async {
                let awaited = crate::call_method!(&this, "athrow", [exit_class()])?;
                co.wait(&awaited).await
            }
            .await;
            let text = "asynchronous generator ignored GeneratorExit";
            closed(thrown, || stop_async_iteration_type(), text)
        }))
    },
    ..METHOD
};
