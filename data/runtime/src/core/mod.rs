// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Objects, types, calls, attributes, exceptions, generators and modules.

pub mod absent;
pub mod alias;
pub mod args;
pub mod assign;
pub mod async_gen;
pub mod attr;
pub mod awaiting;
pub mod build;
pub mod call;
pub mod cell;
pub mod class;
pub mod class_dict;
pub mod descr;
pub mod error;
pub mod exceptions;
pub mod func;
pub mod gen;
mod globals;
pub mod groups;
pub mod instance;
pub mod items;
pub mod matching;
pub mod module;
pub mod names;
pub mod native_coroutine;
pub mod native_slot;
pub mod namespace;
pub mod object;
pub mod ops;
pub mod pool;
pub mod raise;
pub mod report;
pub mod run;
pub mod shape;
pub mod singletons;
pub mod site;
pub mod slots;
pub mod star;
pub mod state;
pub mod stdio;
pub mod suggest;
pub mod sup;
pub mod traceback;
pub mod trash;
pub mod types;
pub mod value;
pub mod version;
pub mod weak;
