// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The method table of str.

use super::args::{flag_arg, int_arg, kind_of, limit_arg, size_arg, Bound, Method};
use super::bytes_obj::new_bytes;
use super::encode::{self, name_arg};
use super::glue::{empty_str, get_or_none, tuple_items, type_name, with_join_items};
use super::split::center_pads;
use super::str_builder::StrBuilder;
use super::str_data::PyStr;
use super::str_obj::{as_str, new_ref, new_str, receiver, Str};
use super::str_ops::{clip, Side};
use crate::coll::{list, tuple};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::value::{Value, R};
use crate::num::str_format::{self, Names};

/// What a method without arguments answers.
struct Answer(Value);

impl From<bool> for Answer {
    fn from(yes: bool) -> Answer {
        Answer(Value::Bool(yes))
    }
}

impl From<PyStr> for Answer {
    fn from(text: PyStr) -> Answer {
        Answer(new_str(text))
    }
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

const fn named(name: &'static str) -> Method {
    Method::of("str", name)
}

/// A method without arguments that answers a question or makes another string.
macro_rules! plain {
    ($name:literal, $f:expr) => {
        method($name, |this, args| {
            named($name).none(args)?;
            Ok(Answer::from(($f)(receiver(this)?)).0)
        })
    };
}

macro_rules! strip {
    ($name:literal, $side:expr) => {
        method($name, |this, args| strip(this, args, $name, $side))
    };
}

pub static STR_METHODS: &[MethodDef] = &[
    plain!("capitalize", |s: &Str| s.capitalize()),
    plain!("casefold", |s: &Str| s.casefold()),
    method("center", |this, args| pad(this, args, "center", center_pads)),
    method("count", count),
    method("encode", encode),
    method("endswith", |this, args| affix(this, args, "endswith", PyStr::ends_with)),
    method("expandtabs", expandtabs),
    method("find", |this, args| {
        let found = find(this, args, "find", PyStr::find)?;
        Ok(Value::Int(found.map_or(-1, |i| i as i64)))
    }),
    method("format", |this, args| {
        str_format::format(receiver(this)?, Some(args.pos), Names::Keywords(args.kw))
    }),
    method("format_map", |this, args| {
        let mapping = named("format_map").one(args)?;
        str_format::format(receiver(this)?, None, Names::Mapping(mapping))
    }),
    method("index", |this, args| position(find(this, args, "index", PyStr::find)?)),
    plain!("isalnum", |s: &Str| s.is_alnum()),
    plain!("isalpha", |s: &Str| s.is_alpha()),
    plain!("isascii", |s: &Str| s.is_ascii()),
    plain!("isdecimal", |s: &Str| s.is_decimal()),
    plain!("isdigit", |s: &Str| s.is_digit()),
    plain!("isidentifier", |s: &Str| s.is_identifier()),
    plain!("islower", |s: &Str| s.is_lower()),
    plain!("isnumeric", |s: &Str| s.is_numeric()),
    plain!("isprintable", |s: &Str| s.is_printable()),
    plain!("isspace", |s: &Str| s.is_space()),
    plain!("istitle", |s: &Str| s.is_title()),
    plain!("isupper", |s: &Str| s.is_upper()),
    method("join", |this, args| join(receiver(this)?, named("join").one(args)?).map(Value::from)),
    method("ljust", |this, args| {
        pad(this, args, "ljust", |len, width| (0, width.saturating_sub(len)))
    }),
    plain!("lower", |s: &Str| s.to_lower()),
    strip!("lstrip", Side::Left),
    MethodDef { name: "maketrans", kind: MethodKind::Static, f: super::translate::maketrans },
    method("partition", |this, args| {
        let (s, sep) = (receiver(this)?, separator(named("partition").one(args)?)?);
        Ok(match s.find(sep, 0, s.len()) {
            Some(i) => parts(s, i, sep),
            None => tuple(vec![s.clone().into(), empty_str(), empty_str()]),
        })
    }),
    method("removeprefix", |this, args| {
        let (s, prefix) = (receiver(this)?, affix_arg(args, "removeprefix")?);
        if prefix.is_empty() || !s.starts_with(&prefix, 0, s.len()) {
            return Ok(s.clone().into());
        }
        Ok(new_str(s.substr(prefix.len(), s.len())))
    }),
    method("removesuffix", |this, args| {
        let (s, suffix) = (receiver(this)?, affix_arg(args, "removesuffix")?);
        if suffix.is_empty() || !s.ends_with(&suffix, 0, s.len()) {
            return Ok(s.clone().into());
        }
        Ok(new_str(s.substr(0, s.len() - suffix.len())))
    }),
    method("replace", replace),
    method("rfind", |this, args| {
        let found = find(this, args, "rfind", PyStr::rfind)?;
        Ok(Value::Int(found.map_or(-1, |i| i as i64)))
    }),
    method("rindex", |this, args| position(find(this, args, "rindex", PyStr::rfind)?)),
    method("rjust", |this, args| {
        pad(this, args, "rjust", |len, width| (width.saturating_sub(len), 0))
    }),
    method("rpartition", |this, args| {
        let (s, sep) = (receiver(this)?, separator(named("rpartition").one(args)?)?);
        Ok(match s.rfind(sep, 0, s.len()) {
            Some(i) => parts(s, i, sep),
            None => tuple(vec![empty_str(), empty_str(), s.clone().into()]),
        })
    }),
    method("rsplit", |this, args| split(this, args, "rsplit")),
    strip!("rstrip", Side::Right),
    method("split", |this, args| split(this, args, "split")),
    method("splitlines", |this, args| {
        let s = receiver(this)?;
        let [keep_ends] = named("splitlines").named(args, 0, ["keepends"])?;
        let mut lines = Vec::new();
        s.split_lines(flag_arg(&keep_ends)?, |line| lines.push(new_str(line)));
        Ok(list(lines))
    }),
    method("startswith", |this, args| affix(this, args, "startswith", PyStr::starts_with)),
    strip!("strip", Side::Both),
    plain!("swapcase", |s: &Str| s.swapcase()),
    plain!("title", |s: &Str| s.to_title()),
    method("translate", |this, args| {
        super::translate::translate(receiver(this)?, named("translate").one(args)?)
    }),
    plain!("upper", |s: &Str| s.to_upper()),
    method("zfill", |this, args| {
        let s = receiver(this)?;
        let width = size_arg(named("zfill").one(args)?)?;
        if width <= s.len() {
            return Ok(s.clone().into());
        }
        Ok(new_str(s.zero_fill(width)))
    }),
];

fn must_be_str(value: &Value) -> Result<&Str, PyErr> {
    as_str(value).ok_or_else(|| type_error(format!("must be str, not {}", type_name(value))))
}

fn numbered_str<'a>(value: &'a Value, name: &str, number: usize) -> Result<&'a Str, PyErr> {
    as_str(value).ok_or_else(|| {
        type_error(format!("{}() argument {} must be str, not {}", name, number, kind_of(value)))
    })
}

fn separator(value: &Value) -> Result<&Str, PyErr> {
    let sep = must_be_str(value)?;
    if sep.is_empty() {
        return Err(value_error("empty separator"));
    }
    Ok(sep)
}

/// What stands before, at and after the separator at `i`.
fn parts(s: &Str, i: usize, sep: &Str) -> Value {
    let after = s.substr(i + sep.len(), s.len());
    tuple(vec![new_str(s.substr(0, i)), sep.clone().into(), new_str(after)])
}

type Finder = fn(&PyStr, &PyStr, usize, usize) -> Option<usize>;

fn find(
    this: &Value,
    args: &mut Args,
    name: &'static str,
    f: Finder,
) -> Result<Option<usize>, PyErr> {
    let s = receiver(this)?;
    let (needle, start, end) = named(name).search(args)?;
    let needle = must_be_str(needle)?;
    Ok(clip(start, end, s.len()).and_then(|(start, end)| f(s, needle, start, end)))
}

fn position(found: Option<usize>) -> R {
    found.map(|i| Value::Int(i as i64)).ok_or_else(|| value_error("substring not found"))
}

fn count(this: &Value, args: &mut Args) -> R {
    let s = receiver(this)?;
    let (needle, start, end) = named("count").search(args)?;
    let needle = must_be_str(needle)?;
    let count = clip(start, end, s.len()).map_or(0, |(start, end)| s.count(needle, start, end));
    Ok(Value::Int(count as i64))
}

type Affix = fn(&PyStr, &PyStr, usize, usize) -> bool;

fn affix(this: &Value, args: &mut Args, name: &'static str, test: Affix) -> R {
    let s = receiver(this)?;
    let (affix, start, end): (&Value, Bound, Bound) = named(name).search(args)?;
    let range = clip(start, end, s.len());
    let holds = |affix: &Str| range.map_or(false, |(start, end)| test(s, affix, start, end));
    if let Some(affix) = as_str(affix) {
        return Ok(Value::Bool(holds(affix)));
    }
    let choices = tuple_items(affix).ok_or_else(|| {
        type_error(format!(
            "{} first arg must be str or a tuple of str, not {}",
            name,
            type_name(affix)
        ))
    })?;
    for choice in choices {
        let choice = as_str(choice).ok_or_else(|| {
            type_error(format!(
                "tuple for {} must only contain str, not {}",
                name,
                type_name(choice)
            ))
        })?;
        if holds(choice) {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}

fn affix_arg(args: &Args, name: &'static str) -> Result<Str, PyErr> {
    let arg = named(name).one(args)?;
    as_str(arg)
        .cloned()
        .ok_or_else(|| type_error(format!("{}() argument must be str, not {}", name, kind_of(arg))))
}

fn pad(
    this: &Value,
    args: &mut Args,
    name: &'static str,
    pads: fn(usize, usize) -> (usize, usize),
) -> R {
    let s = receiver(this)?;
    let args = named(name).range(args, 1, 2)?;
    let width = size_arg(&args[0])?;
    let fill = match args.get(1) {
        None => 32,
        Some(fill) => match as_str(fill) {
            Some(fill) if fill.len() == 1 => fill.at(0),
            Some(_) => {
                return Err(type_error("The fill character must be exactly one character long"))
            }
            None => {
                return Err(type_error(format!(
                    "The fill character must be a unicode character, not {}",
                    type_name(fill)
                )))
            }
        },
    };
    if width <= s.len() {
        return Ok(s.clone().into());
    }
    let (left, right) = pads(s.len(), width);
    Ok(new_str(s.pad(left, right, fill)))
}

fn encode(this: &Value, args: &mut Args) -> R {
    let s = receiver(this)?;
    let [encoding, errors] = named("encode").named(args, 0, ["encoding", "errors"])?;
    let encoding = name_arg(&encoding, "encode", "encoding")?;
    let errors = name_arg(&errors, "encode", "errors")?;
    encode::encode(s, encoding.as_deref(), errors.as_deref()).map(new_bytes)
}

fn expandtabs(this: &Value, args: &mut Args) -> R {
    let s = receiver(this)?;
    let [size] = named("expandtabs").named(args, 0, ["tabsize"])?;
    let size = if size.is_unbound() { 8 } else { int_arg(&size, "int")? };
    Ok(new_str(s.expand_tabs(size)))
}

fn replace(this: &Value, args: &mut Args) -> R {
    let s = receiver(this)?;
    let args = named("replace").range(args, 2, 3)?;
    let old = numbered_str(&args[0], "replace", 1)?;
    let new = numbered_str(&args[1], "replace", 2)?;
    let max = limit_arg(args.get(2))?;
    Ok(match s.replace(old, new, max) {
        Some(replaced) => new_str(replaced),
        None => s.clone().into(),
    })
}

fn strip(this: &Value, args: &mut Args, name: &'static str, side: Side) -> R {
    let s = receiver(this)?;
    let set = match get_or_none(named(name).range(args, 0, 1)?, 0) {
        None => None,
        Some(set) => match as_str(set) {
            Some(set) => Some(&**set),
            None => return Err(type_error(format!("{} arg must be None or str", name))),
        },
    };
    match s.strip_range(side, set) {
        (0, end) if end == s.len() => Ok(s.clone().into()),
        (start, end) => Ok(new_str(s.substr(start, end))),
    }
}

fn split(this: &Value, args: &mut Args, name: &'static str) -> R {
    let s = receiver(this)?;
    let [sep, max] = named(name).named(args, 0, ["sep", "maxsplit"])?;
    let max = limit_arg(Some(&max))?;
    let mut pieces = Vec::new();
    let push = |piece: PyStr| pieces.push(new_str(piece));
    let from_right = name == "rsplit";
    match &sep {
        Value::Unbound | Value::None if from_right => s.rsplit_space(max, push),
        Value::Unbound | Value::None => s.split_space(max, push),
        sep => {
            let sep = as_str(sep).ok_or_else(|| {
                type_error(format!("must be str or None, not {}", type_name(sep)))
            })?;
            if sep.is_empty() {
                return Err(value_error("empty separator"));
            }
            if from_right {
                s.rsplit_at(sep, max, push)
            } else {
                s.split_at(sep, max, push)
            }
        }
    }
    if from_right {
        pieces.reverse();
    }
    Ok(list(pieces))
}

/// `sep.join(iterable)`
pub fn join(sep: &Str, iterable: &Value) -> Result<Str, PyErr> {
    with_join_items(iterable, |items| join_items(sep, items))?
}

fn join_items(sep: &Str, items: &[Value]) -> Result<Str, PyErr> {
    let mut len = sep.len() * items.len().saturating_sub(1);
    for (i, item) in items.iter().enumerate() {
        match as_str(item) {
            Some(item) => len += item.len(),
            None => {
                return Err(type_error(format!(
                    "sequence item {}: expected str instance, {} found",
                    i,
                    type_name(item)
                )))
            }
        }
    }
    let mut strings = items.iter().filter_map(as_str);
    let first = match strings.next() {
        Some(first) => first,
        None => return Ok(new_ref(PyStr::empty())),
    };
    if items.len() == 1 {
        return Ok(first.clone());
    }
    let mut out = StrBuilder::with_capacity(len);
    out.push_str(first);
    for item in strings {
        out.push_str(sep);
        out.push_str(item);
    }
    Ok(new_ref(out.finish()))
}
