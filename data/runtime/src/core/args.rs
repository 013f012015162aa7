// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Arguments of a call, and the tables that describe native functions, methods and attributes.

use crate::core::error::{type_error, PyErr};
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
///
/// Generic, and `NativeDef` its one use, because a const function of Rust 1.63 may not name a type with `&mut` in it.
pub struct NativeOf<F> {
    pub name: &'static str,
    pub module: &'static str,
    pub f: F,
}

pub type NativeDef = NativeOf<fn(&mut Args) -> R>;

/// One method of a builtin type. `this` is the receiver; for class methods the class; unused for static ones.
/// Generic as `NativeOf` is.
pub struct MethodOf<F> {
    pub name: &'static str,
    pub kind: MethodKind,
    pub f: F,
}

pub type MethodDef = MethodOf<fn(this: &Value, args: &mut Args) -> R>;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodKind {
    /// Gets the builtin value, be the receiver an instance of a subclass.
    Instance,
    /// Gets the receiver itself.
    Object,
    Class,
    Static,
}

/// A computed attribute of a builtin type. `set` gets None for `del`.
pub struct GetSetDef {
    pub name: &'static str,
    pub get: fn(this: &Value) -> R,
    pub set: Option<fn(this: &Value, value: Option<Value>) -> Result<(), PyErr>>,
}

impl<'a> Args<'a> {
    /// Checks for exactly `n` positional arguments and no keywords; `name` is the function's.
    pub fn exactly(&self, name: &str, n: usize) -> Result<(), PyErr> {
        if self.kw.is_empty() && self.pos.len() == n {
            return Ok(());
        }
        Err(self.arity_error(name, n))
    }

    #[cold]
    #[inline(never)]
    fn arity_error(&self, name: &str, n: usize) -> PyErr {
        if !self.kw.is_empty() {
            return type_error(format!("{}() takes no keyword arguments", name));
        }
        let given = self.pos.len();
        type_error(match n {
            0 => format!("{}() takes no arguments ({} given)", name, given),
            1 => format!("{}() takes exactly one argument ({} given)", name, given),
            _ => format!("{} expected {} arguments, got {}", name, n, given),
        })
    }

    /// Checks for no keywords; `name` is the function's with its class: messages of the range differ in that.
    pub fn no_keywords(&self, name: &str) -> Result<(), PyErr> {
        if self.kw.is_empty() {
            return Ok(());
        }
        Err(type_error(format!("{}() takes no keyword arguments", name)))
    }

    /// Checks for `min` to `max` positional arguments and no keywords.
    pub fn between(&self, name: &str, min: usize, max: usize) -> Result<(), PyErr> {
        let given = self.pos.len();
        if self.kw.is_empty() && given >= min && given <= max {
            return Ok(());
        }
        Err(self.range_error(name, min, max))
    }

    #[cold]
    #[inline(never)]
    fn range_error(&self, name: &str, min: usize, max: usize) -> PyErr {
        if !self.kw.is_empty() {
            return type_error(format!("{}() takes no keyword arguments", name));
        }
        let given = self.pos.len();
        let (bound, n) = if given < min { ("at least", min) } else { ("at most", max) };
        let plural = if n == 1 { "" } else { "s" };
        type_error(format!("{} expected {} {} argument{}, got {}", name, bound, n, plural, given))
    }

    /// The argument at `i`, moved out.
    pub fn get(&mut self, i: usize) -> Option<Value> {
        match self.pos.get_mut(i) {
            Some(v) => Some(v.take()),
            None => None,
        }
    }

    /// Takes the keyword argument `name` out; it counts as absent afterwards.
    pub fn keyword(&mut self, name: &str) -> Option<Value> {
        self.kw.iter_mut().find(|(k, _)| **k == *name).map(|(_, v)| v.take())
    }

    /// Fails if a keyword argument was given that `keyword` did not take.
    pub fn no_more_keywords(&self, function: &str) -> Result<(), PyErr> {
        match self.kw.iter().find(|(_, v)| !v.is_unbound()) {
            None => Ok(()),
            Some((k, _)) => Err(type_error(format!(
                "'{}' is an invalid keyword argument for {}()",
                k.to_string_lossy(),
                function
            ))),
        }
    }
}
