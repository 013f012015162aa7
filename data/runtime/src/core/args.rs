// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Arguments of a call, and the tables that describe native functions, methods and attributes.

use crate::core::error::PyErr;
use crate::core::value::{Str, Value, R};

/// Positional values, then keyword ones. The callee may move values out with `Value::take`.
pub struct Args<'a> {
    pub pos: &'a mut [Value],
    pub kw: &'a mut [(Str, Value)],
}

impl<'a> Args<'a> {
    pub fn pos(pos: &'a mut [Value]) -> Args<'a> {
        Args { pos, kw: &mut [] }
    }
}

/// A builtin function: `pub static LEN: NativeDef = NativeDef { name: "len", module: "builtins", f: len };`
pub struct NativeDef {
    pub name: &'static str,
    pub module: &'static str,
    pub f: fn(&mut Args) -> R,
}

/// One method of a builtin type. `this` is the receiver; for class methods the class; unused for static ones.
pub struct MethodDef {
    pub name: &'static str,
    pub kind: MethodKind,
    pub f: fn(this: &Value, args: &mut Args) -> R,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodKind {
    Instance,
    Class,
    Static,
}

/// A computed attribute of a builtin type. `set` gets None for `del`.
pub struct GetSetDef {
    pub name: &'static str,
    pub get: fn(this: &Value) -> R,
    pub set: Option<fn(this: &Value, value: Option<Value>) -> Result<(), PyErr>>,
}
