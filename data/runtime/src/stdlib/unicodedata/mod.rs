// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `unicodedata`, of the Unicode version of the target Python.

mod name_of;
#[allow(clippy::all)]
mod names;
mod normal;
mod tables;

use crate::core::args::{Args, NativeDef};
use crate::core::error::{key_error, type_error, value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Str, Value, R};
use crate::text::{unicode, unicode_tables, PyStr, StrBuilder};
use tables::{BIDIRECTIONAL, CATEGORIES, DECOMPOSITIONS, RECORDS, RUNS, TAGS, VALUES, VERSION, WIDTHS};

pub static MODULE: NativeModule = NativeModule {
    name: "unicodedata",
    members: &[
        ("bidirectional", Member::Fn(&BIDIRECTIONAL_OF)),
        ("category", Member::Fn(&CATEGORY)),
        ("combining", Member::Fn(&COMBINING)),
        ("decimal", Member::Fn(&DECIMAL)),
        ("decomposition", Member::Fn(&DECOMPOSITION)),
        ("digit", Member::Fn(&DIGIT)),
        ("east_asian_width", Member::Fn(&WIDTH)),
        ("is_normalized", Member::Fn(&IS_NORMALIZED)),
        ("lookup", Member::Fn(&LOOKUP)),
        ("mirrored", Member::Fn(&MIRRORED)),
        ("name", Member::Fn(&NAME)),
        ("normalize", Member::Fn(&NORMALIZE)),
        ("numeric", Member::Fn(&NUMERIC)),
        ("unidata_version", Member::Value(|| Value::from(VERSION))),
    ],
};

macro_rules! functions {
    ($($id:ident $name:literal $f:expr;)*) => {
        $(static $id: NativeDef = NativeDef { name: $name, module: "unicodedata", f: $f };)*
    };
}

functions! {
    BIDIRECTIONAL_OF "bidirectional" |args| property(args, "bidirectional", |r| Value::from(BIDIRECTIONAL[r[2] as usize]));
    CATEGORY "category" |args| property(args, "category", |r| Value::from(CATEGORIES[r[0] as usize]));
    COMBINING "combining" |args| property(args, "combining", |r| Value::Int(r[1] as i64));
    DECIMAL "decimal" |args| number(args, "decimal", "not a decimal", decimal_of);
    DECOMPOSITION "decomposition" decomposition;
    DIGIT "digit" |args| number(args, "digit", "not a digit", digit_of);
    WIDTH "east_asian_width" |args| property(args, "east_asian_width", |r| Value::from(WIDTHS[r[3] as usize]));
    IS_NORMALIZED "is_normalized" |args| {
        let (normal, text) = normalized(args, "is_normalized")?;
        Ok(Value::Bool(*normal == *text))
    };
    LOOKUP "lookup" lookup;
    MIRRORED "mirrored" |args| property(args, "mirrored", |r| Value::Int(r[4] as i64));
    NAME "name" name;
    NORMALIZE "normalize" |args| normalized(args, "normalize").map(|(normal, _)| Value::from(normal));
    NUMERIC "numeric" |args| number(args, "numeric", "not a numeric character", numeric_of);
}

/// Where the runs of RUNS end, in order: a table of CPython's kind would be larger than what most programs ask for.
fn record(c: u32) -> &'static [u8; 5] {
    thread_local! {
        static ENDS: Vec<u32> = {
            let mut end = 0;
            RUNS.chunks_exact(2).map(|run| { end += run[0]; end }).collect()
        };
    }
    let run = ENDS.with(|ends| ends.partition_point(|end| *end <= c));
    &RECORDS[RUNS[2 * run + 1] as usize]
}

/// The one character of an argument. which: as the message numbers it, where there are more arguments.
fn character(v: &Value, name: &str, which: &str) -> Result<u32, PyErr> {
    match v.peel().down::<PyStr>() {
        Some(s) if s.len() == 1 => Ok(s.at(0)),
        _ => Err(type_error(format!(
            "{}() argument{} must be a unicode character, not {}",
            name,
            which,
            type_name(v)
        ))),
    }
}

fn property(args: &mut Args, name: &str, f: fn(&[u8; 5]) -> Value) -> R {
    args.exactly(&format!("unicodedata.{}", name), 1)?;
    Ok(f(record(character(&args.pos[0], name, "")?)))
}

fn number(args: &mut Args, name: &str, error: &str, f: fn(u32) -> Option<Value>) -> R {
    args.between(name, 1, 2)?;
    let c = character(&args.pos[0], name, " 1")?;
    match (f(c), args.get(1)) {
        (Some(v), _) | (None, Some(v)) => Ok(v),
        (None, None) => Err(value_error(error)),
    }
}

fn decimal_of(c: u32) -> Option<Value> {
    if !unicode::has(c, unicode_tables::DECIMAL) {
        return None;
    }
    digit_of(c)
}

fn digit_of(c: u32) -> Option<Value> {
    if !unicode::has(c, unicode_tables::DIGIT) {
        return None;
    }
    Some(Value::Int(unicode::record(c).digit as i64))
}

fn numeric_of(c: u32) -> Option<Value> {
    if unicode::has(c, unicode_tables::DECIMAL) {
        return Some(Value::Float(unicode::record(c).digit as f64));
    }
    let rows = VALUES.len() / 3;
    let at = |row: usize| VALUES[3 * row];
    let (mut low, mut high) = (0, rows);
    while low < high {
        let middle = (low + high) / 2;
        if at(middle) < c as i64 {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if low == rows || at(low) != c as i64 {
        return None;
    }
    Some(Value::Float(VALUES[3 * low + 1] as f64 / VALUES[3 * low + 2] as f64))
}

/// A row of DECOMPOSITIONS.
#[derive(Clone, Copy)]
struct Parts {
    tag: usize,
    /// The two parts become the character again.
    composes: bool,
    codes: &'static [u32],
}

/// The rows of DECOMPOSITIONS, with the characters that they are of.
fn rows() -> impl Iterator<Item = (u32, Parts)> {
    let mut rest: &'static [u32] = &DECOMPOSITIONS;
    std::iter::from_fn(move || {
        let (c, about) = (*rest.first()?, *rest.get(1)?);
        let (codes, more) = rest[2..].split_at((about & 0x7f) as usize);
        rest = more;
        Some((c, Parts { tag: (about >> 8) as usize, composes: about & 0x80 != 0, codes }))
    })
}

fn parts(c: u32) -> Option<Parts> {
    thread_local! {
        static ROWS: Vec<(u32, Parts)> = rows().collect();
    }
    ROWS.with(|rows| rows.binary_search_by_key(&c, |row| row.0).ok().map(|at| rows[at].1))
}

fn decomposition(args: &mut Args) -> R {
    args.exactly("unicodedata.decomposition", 1)?;
    let c = character(&args.pos[0], "decomposition", "")?;
    let parts = match parts(c) {
        Some(p) => p,
        None => return Ok(Value::from("")),
    };
    let mut words: Vec<String> = parts.codes.iter().map(|code| format!("{:04X}", code)).collect();
    if parts.tag != 0 {
        words.insert(0, TAGS[parts.tag].to_string());
    }
    Ok(Value::from(words.join(" ")))
}

fn text(args: &Args, at: usize, function: &str) -> Result<Str, PyErr> {
    let v = &args.pos[at];
    v.peel().down::<PyStr>().cloned().ok_or_else(|| {
        type_error(format!("{}() argument {} must be str, not {}", function, at + 1, type_name(v)))
    })
}

/// The text in the form that the first argument names, and as it was.
fn normalized(args: &mut Args, function: &str) -> Result<(Str, Str), PyErr> {
    args.exactly(function, 2)?;
    let form = text(args, 0, function)?;
    let text = text(args, 1, function)?;
    let (compatibility, compose) = match &*form.to_string_lossy() {
        "NFC" => (false, true),
        "NFKC" => (true, true),
        "NFD" => (false, false),
        "NFKD" => (true, false),
        _ => return Err(value_error("invalid normalization form")),
    };
    if text.chars().all(|c| c < 0x80) {
        return Ok((text.clone(), text));
    }
    let mut out = StrBuilder::new();
    for c in normal::normalize(text.chars(), compatibility, compose) {
        out.push(c);
    }
    Ok((Ref::new(out.finish()), text))
}

fn name(args: &mut Args) -> R {
    args.between("name", 1, 2)?;
    let c = character(&args.pos[0], "name", " 1")?;
    match (name_of::name(c), args.get(1)) {
        (Some(name), _) => Ok(Value::from(name)),
        (None, Some(v)) => Ok(v),
        (None, None) => Err(value_error("no such name")),
    }
}

fn lookup(args: &mut Args) -> R {
    args.exactly("unicodedata.lookup", 1)?;
    let name = match args.pos[0].peel().down::<PyStr>() {
        Some(s) => s.to_string_lossy(),
        None => match crate::text::bytes_obj::as_bytes(args.pos[0].peel()) {
            Some(b) => String::from_utf8_lossy(b).into_owned(),
            None => {
                let given = type_name(&args.pos[0]);
                return Err(type_error(format!("a bytes-like object is required, not '{}'", given)));
            }
        },
    };
    match name_of::lookup(&name) {
        Some(c) => {
            let mut out = StrBuilder::new();
            out.push(c);
            Ok(Value::from(Ref::new(out.finish())))
        }
        None => {
            name_of::check_no_alias(&name);
            Err(key_error(Value::from(ops::new_str(&format!("undefined character name '{}'", name)))))
        }
    }
}
