// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The methods that bytes and bytearray share, and the method table of bytes.

use super::args::{flag_arg, int_arg, kind_of, limit_arg, size_arg, Method};
use super::bytes_obj::{
    as_bytes, byte_arg, bytearray_type, bytes_type, need_bytes, new_bytearray, new_bytes, Kind,
    PyByteArray, PyBytes,
};
use super::bytes_ops;
use super::encode::{self, name_arg};
use super::glue::{
    get_or_none, payload, tuple_items, type_name, type_of_index, with_join_items, Index,
};
use super::search;
use super::split;
use super::str_obj::{as_str, new_str};
use super::str_ops::{clip, Side};
use crate::coll::{list, tuple};
use crate::core::args::{Args, MethodDef, MethodKind, MethodOf};
use crate::core::call::call;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::items;
use crate::core::types::TypeObj;
use crate::core::value::{Value, R};

pub const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

/// The table of the shared methods and more, with the type's name for messages.
macro_rules! byte_methods {
    ($owner:literal $(, $more:expr)*) => {{
        /// Method `name` is function `f`, which wants to know the name.
        macro_rules! named {
            ($name:literal, $f:expr) => {
                method($name, |this, args| $f(Method::of($owner, $name), this, args))
            };
            ($name:literal, $f:expr, $option:expr) => {
                method($name, |this, args| $f(Method::of($owner, $name), this, args, $option))
            };
        }
        &[
            named!("capitalize", remade, bytes_ops::capitalize),
            named!("center", pad, split::center_pads),
            named!("count", count),
            named!("decode", decode),
            named!("endswith", affix, |hay, affix| hay.ends_with(affix)),
            named!("expandtabs", expandtabs),
            named!("find", find, search::find),
            MethodDef { name: "fromhex", kind: MethodKind::Class, f: |this, args| {
                from_hex(Method::of($owner, "fromhex"), this, args)
            } },
            named!("hex", hex),
            named!("index", index, search::find),
            named!("isalnum", test, |s| bytes_ops::is_all(s, |b| b.is_ascii_alphanumeric())),
            named!("isalpha", test, |s| bytes_ops::is_all(s, |b| b.is_ascii_alphabetic())),
            named!("isascii", test, |s| s.is_ascii()),
            named!("isdigit", test, |s| bytes_ops::is_all(s, |b| b.is_ascii_digit())),
            named!("islower", test, bytes_ops::is_lower),
            named!("isspace", test, |s| bytes_ops::is_all(s, bytes_ops::is_space)),
            named!("istitle", test, bytes_ops::is_title),
            named!("isupper", test, bytes_ops::is_upper),
            named!("join", join),
            named!("ljust", pad, |len, width| (0, width.saturating_sub(len))),
            named!("lower", remade, |s| s.to_ascii_lowercase()),
            named!("lstrip", strip, Side::Left),
            MethodDef { name: "maketrans", kind: MethodKind::Static, f: |_, args| {
                maketrans(Method::of($owner, "maketrans"), args)
            } },
            named!("partition", partition),
            named!("removeprefix", remove_affix, |s, affix| s.strip_prefix(affix)),
            named!("removesuffix", remove_affix, |s, affix| s.strip_suffix(affix)),
            named!("replace", replace),
            named!("rfind", find, search::rfind),
            named!("rindex", index, search::rfind),
            named!("rjust", pad, |len, width| (width.saturating_sub(len), 0)),
            named!("rpartition", rpartition),
            named!("rsplit", do_split, true),
            named!("rstrip", strip, Side::Right),
            named!("split", do_split, false),
            named!("splitlines", splitlines),
            named!("startswith", affix, |hay, affix| hay.starts_with(affix)),
            named!("strip", strip, Side::Both),
            named!("swapcase", remade, bytes_ops::swapcase),
            named!("title", remade, bytes_ops::to_title),
            named!("translate", translate),
            named!("upper", remade, |s| s.to_ascii_uppercase()),
            named!("zfill", zfill),
            $($more,)*
        ]
    }};
}

pub static BYTES_METHODS: &[MethodDef] = byte_methods!("bytes");

pub static BYTEARRAY_METHODS: &[MethodDef] = byte_methods!(
    "bytearray",
    method("append", super::bytearray_methods::append),
    method("clear", super::bytearray_methods::clear),
    method("copy", super::bytearray_methods::copy),
    method("extend", super::bytearray_methods::extend),
    method("insert", super::bytearray_methods::insert),
    method("pop", super::bytearray_methods::pop),
    method("remove", super::bytearray_methods::remove),
    method("reverse", super::bytearray_methods::reverse)
);

/// The contents a method is called on.
fn receiver(method: Method, this: &Value) -> Result<&[u8], PyErr> {
    if payload::<PyBytes>(this).is_none() && payload::<PyByteArray>(this).is_none() {
        return Err(type_error(format!(
            "descriptor '{}' for '{}' objects doesn't apply to a '{}' object",
            method.name,
            method.owner,
            type_name(this)
        )));
    }
    need_bytes(this)
}

fn remade(method: Method, this: &Value, args: &mut Args, f: fn(&[u8]) -> Vec<u8>) -> R {
    method.none(args)?;
    Ok(Kind::of(this).make(f(receiver(method, this)?)))
}

fn test(method: Method, this: &Value, args: &mut Args, f: fn(&[u8]) -> bool) -> R {
    method.none(args)?;
    Ok(Value::Bool(f(receiver(method, this)?)))
}

/// What a search looks for: several bytes or one.
enum Needle<'a> {
    Bytes(&'a [u8]),
    Byte([u8; 1]),
}

impl Needle<'_> {
    fn of(value: &Value) -> Result<Needle<'_>, PyErr> {
        if let Some(bytes) = as_bytes(value) {
            return Ok(Needle::Bytes(bytes));
        }
        match type_of_index(value)? {
            Index::Not => Err(type_error(format!(
                "argument should be integer or bytes-like object, not '{}'",
                type_name(value)
            ))),
            _ => Ok(Needle::Byte([byte_arg(value)?])),
        }
    }

    fn bytes(&self) -> &[u8] {
        match self {
            Needle::Bytes(bytes) => bytes,
            Needle::Byte(byte) => byte,
        }
    }
}

type Finder = fn(&[u8], &[u8]) -> Option<usize>;

fn search(method: Method, this: &Value, args: &Args, f: Finder) -> Result<Option<usize>, PyErr> {
    let (needle, start, end) = method.search(args)?;
    let needle = Needle::of(needle)?;
    let hay = receiver(method, this)?;
    Ok(clip(start, end, hay.len())
        .and_then(|(start, end)| f(&hay[start..end], needle.bytes()).map(|i| start + i)))
}

fn find(method: Method, this: &Value, args: &mut Args, f: Finder) -> R {
    Ok(Value::Int(search(method, this, args, f)?.map_or(-1, |i| i as i64)))
}

fn index(method: Method, this: &Value, args: &mut Args, f: Finder) -> R {
    let found = search(method, this, args, f)?;
    found.map(|i| Value::Int(i as i64)).ok_or_else(|| value_error("subsection not found"))
}

fn count(method: Method, this: &Value, args: &mut Args) -> R {
    let (needle, start, end) = method.search(args)?;
    let needle = Needle::of(needle)?;
    let hay = receiver(method, this)?;
    let count = clip(start, end, hay.len()).map_or(0, |(start, end)| match needle.bytes() {
        [] => end - start + 1,
        needle => search::count(&hay[start..end], needle, usize::MAX),
    });
    Ok(Value::Int(count as i64))
}

fn affix(method: Method, this: &Value, args: &mut Args, f: fn(&[u8], &[u8]) -> bool) -> R {
    let (affix, start, end) = method.search(args)?;
    let hay = receiver(method, this)?;
    let range = clip(start, end, hay.len());
    let holds = |affix: &[u8]| range.map_or(false, |(start, end)| f(&hay[start..end], affix));
    if let Some(choices) = tuple_items(affix) {
        for choice in choices {
            if holds(need_bytes(choice)?) {
                return Ok(Value::Bool(true));
            }
        }
        return Ok(Value::Bool(false));
    }
    match as_bytes(affix) {
        Some(affix) => Ok(Value::Bool(holds(affix))),
        None => Err(type_error(format!(
            "{} first arg must be bytes or a tuple of bytes, not {}",
            method.name,
            type_name(affix)
        ))),
    }
}

fn remove_affix(
    method: Method,
    this: &Value,
    args: &mut Args,
    f: for<'a> fn(&'a [u8], &[u8]) -> Option<&'a [u8]>,
) -> R {
    let affix = need_bytes(method.one(args)?)?;
    let hay = receiver(method, this)?;
    Ok(Kind::of(this).make(f(hay, affix).unwrap_or(hay).to_vec()))
}

fn pad(
    method: Method,
    this: &Value,
    args: &mut Args,
    pads: fn(usize, usize) -> (usize, usize),
) -> R {
    let args = method.range(args, 1, 2)?;
    let width = size_arg(&args[0])?;
    let fill = match args.get(1) {
        None => b' ',
        Some(fill) => match as_bytes(fill) {
            Some(&[byte]) => byte,
            _ => {
                return Err(type_error(format!(
                    "{}() argument 2 must be a byte string of length 1, not {}",
                    method.name,
                    kind_of(fill)
                )))
            }
        },
    };
    let hay = receiver(method, this)?;
    let (left, right) = pads(hay.len(), width);
    let mut out = vec![fill; left];
    out.extend_from_slice(hay);
    out.resize(out.len() + right, fill);
    Ok(Kind::of(this).make(out))
}

fn zfill(method: Method, this: &Value, args: &mut Args) -> R {
    let width = size_arg(method.one(args)?)?;
    Ok(Kind::of(this).make(split::zero_fill(receiver(method, this)?, width)))
}

fn decode(method: Method, this: &Value, args: &mut Args) -> R {
    let [encoding, errors] = method.named(args, 0, ["encoding", "errors"])?;
    let encoding = name_arg(&encoding, "decode", "encoding")?;
    let errors = name_arg(&errors, "decode", "errors")?;
    let bytes = receiver(method, this)?;
    encode::decode(bytes, encoding.as_deref(), errors.as_deref()).map(new_str)
}

fn expandtabs(method: Method, this: &Value, args: &mut Args) -> R {
    let [size] = method.named(args, 0, ["tabsize"])?;
    let size = if size.is_unbound() { 8 } else { int_arg(&size, "int")? };
    Ok(Kind::of(this).make(split::expand_tabs(receiver(method, this)?, size)))
}

fn from_hex(method: Method, class: &Value, args: &mut Args) -> R {
    let text = method.one(args)?;
    let text = as_str(text).ok_or_else(|| {
        type_error(format!("fromhex() argument must be str, not {}", kind_of(text)))
    })?;
    let bytes = match text.ascii_bytes() {
        Some(bytes) => bytes_ops::from_hex(bytes),
        None => Err(text.chars().position(|c| c >= 128).unwrap_or(0)),
    };
    let bytes = bytes.map_err(|at| {
        value_error(format!("non-hexadecimal number found in fromhex() arg at position {}", at))
    })?;
    let (made, exact) = match method.owner {
        "bytes" => (new_bytes(bytes), bytes_type()),
        _ => (new_bytearray(bytes), bytearray_type()),
    };
    match class.down::<TypeObj>() {
        Some(class) if !class.same(&exact) => call(&class.clone().into(), &mut [made]),
        _ => Ok(made),
    }
}

/// The separator and the group size that hex() takes.
pub(super) fn hex_args(method: Method, args: &mut Args) -> Result<(Option<u8>, i64), PyErr> {
    let [sep, group] = method.named(args, 0, ["sep", "bytes_per_sep"])?;
    let group = if group.is_unbound() { 1 } else { int_arg(&group, "int")? };
    let sep = if sep.is_unbound() { None } else { Some(hex_separator(&sep, 127)?) };
    Ok((sep, group))
}

fn hex(method: Method, this: &Value, args: &mut Args) -> R {
    let (sep, group) = hex_args(method, args)?;
    Ok(Value::from(bytes_ops::hex(receiver(method, this)?, sep, group)))
}

/// A separator of one character, of which the code is at most `limit`.
pub(crate) fn hex_separator(sep: &Value, limit: u32) -> Result<u8, PyErr> {
    if items::len(sep)? != 1 {
        return Err(value_error("sep must be length 1."));
    }
    let code = match (as_str(sep), as_bytes(sep)) {
        (Some(text), _) => text.at(0),
        (None, Some(bytes)) => bytes[0].into(),
        _ => return Err(type_error("sep must be str or bytes.")),
    };
    if code > limit {
        return Err(value_error("sep must be ASCII."));
    }
    Ok(code as u8)
}

fn join(method: Method, this: &Value, args: &mut Args) -> R {
    let iterable = method.one(args)?;
    let joined = with_join_items(iterable, |items| {
        let sep = receiver(method, this)?;
        let mut out = Vec::new();
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                out.extend_from_slice(sep);
            }
            match as_bytes(item) {
                Some(bytes) => out.extend_from_slice(bytes),
                None => {
                    return Err(type_error(format!(
                        "sequence item {}: expected a bytes-like object, {} found",
                        i,
                        type_name(item)
                    )))
                }
            }
        }
        Ok(out)
    })?;
    Ok(Kind::of(this).make(joined?))
}

fn strip(method: Method, this: &Value, args: &mut Args, side: Side) -> R {
    let set = get_or_none(method.range(args, 0, 1)?, 0).map(need_bytes).transpose()?;
    let hay = receiver(method, this)?;
    let in_set = |b: u8| set.map_or_else(|| bytes_ops::is_space(b), |set| set.contains(&b));
    let start = if side == Side::Right { 0 } else { split::leading(hay, in_set) };
    let end = if side == Side::Left { hay.len() } else { split::trailing(hay, start, in_set) };
    if end - start == hay.len() && this.down::<PyBytes>().is_some() {
        return Ok(this.clone());
    }
    Ok(Kind::of(this).make(hay[start..end].to_vec()))
}

fn maketrans(method: Method, args: &mut Args) -> R {
    let args = method.range(args, 2, 2)?;
    let (from, to) = (need_bytes(&args[0])?, need_bytes(&args[1])?);
    if from.len() != to.len() {
        return Err(value_error("maketrans arguments must have same length"));
    }
    let mut table: Vec<u8> = (0..=255).collect();
    for (&a, &b) in from.iter().zip(to) {
        table[a as usize] = b;
    }
    Ok(new_bytes(table))
}

fn separator(sep: &Value) -> Result<&[u8], PyErr> {
    match need_bytes(sep)? {
        [] => Err(value_error("empty separator")),
        sep => Ok(sep),
    }
}

fn partition(method: Method, this: &Value, args: &mut Args) -> R {
    let sep_arg = method.one(args)?;
    let sep = separator(sep_arg)?;
    let (hay, kind) = (receiver(method, this)?, Kind::of(this));
    Ok(tuple(match search::find(hay, sep) {
        Some(i) => parts(hay, i, sep_arg, sep, kind),
        None => vec![kind.make(hay.to_vec()), kind.make(Vec::new()), kind.make(Vec::new())],
    }))
}

fn rpartition(method: Method, this: &Value, args: &mut Args) -> R {
    let sep_arg = method.one(args)?;
    let sep = separator(sep_arg)?;
    let (hay, kind) = (receiver(method, this)?, Kind::of(this));
    Ok(tuple(match search::rfind(hay, sep) {
        Some(i) => parts(hay, i, sep_arg, sep, kind),
        None => vec![kind.make(Vec::new()), kind.make(Vec::new()), kind.make(hay.to_vec())],
    }))
}

/// What stands before, at and after the separator at `i`. bytes gives the separator object itself.
fn parts(hay: &[u8], i: usize, sep_arg: &Value, sep: &[u8], kind: Kind) -> Vec<Value> {
    let middle = match kind {
        Kind::Bytes => sep_arg.clone(),
        Kind::Array => kind.make(sep.to_vec()),
    };
    vec![kind.make(hay[..i].to_vec()), middle, kind.make(hay[i + sep.len()..].to_vec())]
}

fn replace(method: Method, this: &Value, args: &mut Args) -> R {
    let args = method.range(args, 2, 3)?;
    need_bytes(&args[0])?;
    need_bytes(&args[1])?;
    let max = limit_arg(args.get(2))?;
    let (old, new) = (need_bytes(&args[0])?, need_bytes(&args[1])?);
    let hay = receiver(method, this)?;
    let replaced = split::replace(hay, old, new, max);
    Ok(Kind::of(this).make(replaced.unwrap_or_else(|| hay.to_vec())))
}

fn do_split(method: Method, this: &Value, args: &mut Args, from_right: bool) -> R {
    let [sep, max] = method.named(args, 0, ["sep", "maxsplit"])?;
    let max = limit_arg(Some(&max))?;
    let (hay, kind) = (receiver(method, this)?, Kind::of(this));
    let mut pieces = Vec::new();
    let push = |a: usize, b: usize| pieces.push(kind.make(hay[a..b].to_vec()));
    match &sep {
        Value::Unbound | Value::None if from_right => {
            split::rsplit_space(hay, bytes_ops::is_space, max, push)
        }
        Value::Unbound | Value::None => split::split_space(hay, bytes_ops::is_space, max, push),
        sep if from_right => split::rsplit_at(hay, separator(sep)?, max, push),
        sep => split::split_at(hay, separator(sep)?, max, push),
    }
    if from_right {
        pieces.reverse();
    }
    Ok(list(pieces))
}

fn splitlines(method: Method, this: &Value, args: &mut Args) -> R {
    let [keep_ends] = method.named(args, 0, ["keepends"])?;
    let keep_ends = flag_arg(&keep_ends)?;
    let (hay, kind) = (receiver(method, this)?, Kind::of(this));
    let mut lines = Vec::new();
    let push = |a: usize, b: usize| lines.push(kind.make(hay[a..b].to_vec()));
    split::split_lines(hay, bytes_ops::is_line_break, keep_ends, push);
    Ok(list(lines))
}

fn translate(method: Method, this: &Value, args: &mut Args) -> R {
    let [table, delete] = method.named(args, 1, ["", "delete"])?;
    let table = match &table {
        Value::None => None,
        table => match need_bytes(table)? {
            bytes if bytes.len() == 256 => Some(bytes),
            _ => return Err(value_error("translation table must be 256 characters long")),
        },
    };
    let delete = if delete.is_unbound() { &[][..] } else { need_bytes(&delete)? };
    Ok(Kind::of(this).make(bytes_ops::translate(receiver(method, this)?, table, delete)))
}
