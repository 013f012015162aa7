// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Checks and conversions of method arguments, with CPython's messages.

use super::glue::{type_name, type_of_index, Index};
use crate::core::args::Args;
use crate::core::error::{overflow_error, type_error, PyErr};
use crate::core::value::Value;

/// A method's name as messages give it: `str.upper` or just `upper`, depending on how CPython
/// declares its arguments.
#[derive(Clone, Copy)]
pub struct Method {
    pub owner: &'static str,
    pub name: &'static str,
}

fn plural(n: usize) -> &'static str {
    if n == 1 {
        ""
    } else {
        "s"
    }
}

impl Method {
    pub const fn of(owner: &'static str, name: &'static str) -> Method {
        Method { owner, name }
    }

    fn no_keywords(self, args: &Args) -> Result<(), PyErr> {
        if args.kw.is_empty() {
            return Ok(());
        }
        Err(type_error(format!("{}.{}() takes no keyword arguments", self.owner, self.name)))
    }

    /// No arguments at all.
    pub fn none(self, args: &Args) -> Result<(), PyErr> {
        self.no_keywords(args)?;
        match args.pos.len() {
            0 => Ok(()),
            n => Err(type_error(format!(
                "{}.{}() takes no arguments ({} given)",
                self.owner, self.name, n
            ))),
        }
    }

    /// Exactly one argument.
    pub fn one<'a>(self, args: &'a Args) -> Result<&'a Value, PyErr> {
        self.no_keywords(args)?;
        match &*args.pos {
            [arg] => Ok(arg),
            pos => Err(type_error(format!(
                "{}.{}() takes exactly one argument ({} given)",
                self.owner,
                self.name,
                pos.len()
            ))),
        }
    }

    /// From `min` to `max` positional arguments.
    pub fn range<'a>(self, args: &'a Args, min: usize, max: usize) -> Result<&'a [Value], PyErr> {
        self.no_keywords(args)?;
        let n = args.pos.len();
        let (bound, limit) = match n {
            _ if n < min => ("at least ", min),
            _ if n > max => ("at most ", max),
            _ => return Ok(&*args.pos),
        };
        let bound = if min == max { "" } else { bound };
        Err(type_error(format!(
            "{} expected {}{} argument{}, got {}",
            self.name,
            bound,
            limit,
            plural(limit),
            n
        )))
    }

    /// What is searched for, and the optional bounds of the search.
    pub fn search<'a>(self, args: &'a Args) -> Result<(&'a Value, Bound, Bound), PyErr> {
        self.no_keywords(args)?;
        let n = args.pos.len();
        if n == 0 || n > 3 {
            let (bound, limit) = if n == 0 { ("least", 1) } else { ("most", 3) };
            return Err(type_error(format!(
                "{}() takes at {} {} argument{} ({} given)",
                self.name,
                bound,
                limit,
                plural(limit),
                n
            )));
        }
        let bound = |i: usize| args.pos.get(i).map_or(Ok(None), slice_bound);
        Ok((&args.pos[0], bound(1)?, bound(2)?))
    }

    /// Arguments that may be given by position or by name; `Unbound` where not given. The first
    /// `only` of them have no name and must be given.
    pub fn named<const N: usize>(
        self,
        args: &mut Args,
        only: usize,
        names: [&str; N],
    ) -> Result<[Value; N], PyErr> {
        const NOTHING: Value = Value::Unbound;
        let mut out = [NOTHING; N];
        let (given, by_name) = (args.pos.len(), args.kw.len());
        if given + by_name > N {
            let kind = match given {
                0 => "keyword ",
                _ => "",
            };
            return Err(type_error(format!(
                "{}() takes at most {} {}argument{} ({} given)",
                self.name,
                N,
                kind,
                plural(N),
                given + by_name
            )));
        }
        if given < only {
            return Err(type_error(format!(
                "{}() takes at least {} positional argument{} ({} given)",
                self.name,
                only,
                plural(only),
                given
            )));
        }
        for (place, arg) in out.iter_mut().zip(args.pos.iter_mut()) {
            *place = arg.take();
        }
        for (name, value) in args.kw.iter_mut() {
            match names.iter().skip(only).position(|n| **name == **n) {
                None => {
                    return Err(type_error(format!(
                        "'{}' is an invalid keyword argument for {}()",
                        name.to_string_lossy(),
                        self.name
                    )))
                }
                Some(i) if only + i < given => {
                    return Err(type_error(format!(
                        "argument for {}() given by name ('{}') and position ({})",
                        self.name,
                        names[only + i],
                        only + i + 1
                    )))
                }
                Some(i) => out[only + i] = value.take(),
            }
        }
        Ok(out)
    }
}

/// An optional bound of a search; numbers that do not fit are as good as the greatest that do.
pub type Bound = Option<i64>;

fn slice_bound(value: &Value) -> Result<Bound, PyErr> {
    if value.is_none() {
        return Ok(None);
    }
    match type_of_index(value)? {
        Index::Int(i) => Ok(Some(i)),
        Index::Huge { negative } => Ok(Some(if negative { i64::MIN } else { i64::MAX })),
        Index::Not => {
            Err(type_error("slice indices must be integers or None or have an __index__ method"))
        }
    }
}

/// An integer argument, or what has `__index__`.
pub fn int_arg(value: &Value, c_type: &str) -> Result<i64, PyErr> {
    match type_of_index(value)? {
        Index::Int(i) => Ok(i),
        Index::Huge { .. } => {
            Err(overflow_error(format!("Python int too large to convert to C {}", c_type)))
        }
        Index::Not => Err(not_an_integer(value)),
    }
}

/// The type of an argument as messages about arguments give it.
pub fn kind_of(value: &Value) -> String {
    if value.is_none() {
        "None".to_string()
    } else {
        type_name(value)
    }
}

pub fn not_an_integer(value: &Value) -> PyErr {
    type_error(format!("'{}' object cannot be interpreted as an integer", type_name(value)))
}

/// A width or count: negative numbers are as good as zero.
pub fn size_arg(value: &Value) -> Result<usize, PyErr> {
    Ok(crate::host::size(int_arg(value, "ssize_t")?.max(0)))
}

/// The optional greatest number of splits or replacements, where negative means no limit.
pub fn limit_arg(value: Option<&Value>) -> Result<usize, PyErr> {
    match value {
        None | Some(Value::Unbound) => Ok(usize::MAX),
        Some(value) => match int_arg(value, "ssize_t")? {
            n if n < 0 => Ok(usize::MAX),
            n => Ok(crate::host::size(n)),
        },
    }
}

/// An optional flag given as an integer.
pub fn flag_arg(value: &Value) -> Result<bool, PyErr> {
    match value {
        Value::Unbound => Ok(false),
        value => Ok(int_arg(value, "int")? != 0),
    }
}
