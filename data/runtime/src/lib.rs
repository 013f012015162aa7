// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The run-time library of programs translated from Python by Portalis.
//!
//! Generated code is safe Rust over this crate; unsafe code lives in `core` and in the containers.
//! Folders: `core` objects, types, calls, exceptions, modules, generators; `num` numbers and formatting;
//! `text` str and bytes; `coll` containers and iterators; `builtins` the builtin functions;
//! `stdlib` native modules; `host` the system below.
#![allow(clippy::new_ret_no_self, clippy::should_implement_trait, clippy::type_complexity)]

#[macro_use]
mod macros;
pub mod builtins;
pub mod coll;
pub mod core;
pub mod host;
pub mod num;
pub mod stdlib;
pub mod text;

pub mod prelude;

#[global_allocator]
static ALLOCATOR: core::pool::Pool = core::pool::Pool;
