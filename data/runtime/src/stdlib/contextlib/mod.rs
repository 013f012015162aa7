// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `contextlib`.

mod generator;
mod simple;
mod stack;

use crate::core::module::{Member, NativeModule};

pub use generator::{generator_manager_type, CONTEXTMANAGER};
pub use simple::{closing_type, nullcontext_type, redirect_type, suppress_type};
pub use stack::exit_stack_type;

pub static MODULE: NativeModule = NativeModule {
    name: "contextlib",
    members: &[
        ("AbstractContextManager", Member::Value(simple::abstract_manager)),
        ("ContextDecorator", Member::Value(generator::context_decorator)),
        ("ExitStack", Member::Type(exit_stack_type)),
        ("closing", Member::Type(closing_type)),
        ("contextmanager", Member::Fn(&CONTEXTMANAGER)),
        ("nullcontext", Member::Type(nullcontext_type)),
        ("redirect_stderr", Member::Fn(&simple::REDIRECT_STDERR)),
        ("redirect_stdout", Member::Fn(&simple::REDIRECT_STDOUT)),
        ("suppress", Member::Type(suppress_type)),
    ],
};
