// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `contextlib`.

mod async_stack;
mod asynchronous;
mod generator;
mod simple;
mod stack;

use crate::core::module::{Member, NativeModule};

pub use generator::{generator_manager_type, star_arguments, CONTEXTMANAGER};
pub use simple::{closing_type, nullcontext_type, redirect_type, suppress_type};
pub use stack::exit_stack_type;

pub static MODULE: NativeModule = NativeModule {
    name: "contextlib",
    members: &[
        ("AbstractContextManager", Member::Value(simple::abstract_manager)),
        ("ContextDecorator", Member::Value(generator::context_decorator)),
        ("AsyncExitStack", Member::Type(async_stack::async_exit_stack_type)),
        ("ExitStack", Member::Type(exit_stack_type)),
        ("aclosing", Member::Type(asynchronous::async_closing_type)),
        ("asynccontextmanager", Member::Fn(&asynchronous::ASYNCCONTEXTMANAGER)),
        ("closing", Member::Type(closing_type)),
        ("contextmanager", Member::Fn(&CONTEXTMANAGER)),
        ("nullcontext", Member::Type(nullcontext_type)),
        ("redirect_stderr", Member::Fn(&simple::REDIRECT_STDERR)),
        ("redirect_stdout", Member::Fn(&simple::REDIRECT_STDOUT)),
        ("suppress", Member::Type(suppress_type)),
    ],
};
