// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str.translate and str.maketrans.

use super::args::{kind_of, Method};
use super::glue::{item_or_none, payload, plain_dict};
use super::str_builder::StrBuilder;
use super::str_obj::{as_str, new_str, Str};
use super::unicode::LIMIT;
use crate::coll::PyDict;
use crate::core::args::Args;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::Ref;
use crate::core::value::{Value, R};

/// What becomes of a character.
#[derive(Clone)]
enum Fate {
    Unknown,
    Becomes(u32),
    Text(Str),
    Gone,
}

/// Map each character through `table`, which gives a code point, a str or None.
pub fn translate(s: &Str, table: &Value) -> R {
    let plain = plain_dict(table);
    // A dict cannot notice that it is asked but once for each ASCII character.
    let mut ascii = vec![Fate::Unknown; if plain.is_some() { 128 } else { 0 }];
    let mut out = StrBuilder::with_capacity(s.len());
    for c in s.chars() {
        let fate = match ascii.get_mut(c as usize) {
            None => look_up(table, plain, c)?,
            Some(known) => {
                if let Fate::Unknown = known {
                    *known = look_up(table, plain, c)?;
                }
                match known {
                    Fate::Becomes(c) => {
                        out.push(*c);
                        continue;
                    }
                    other => other.clone(),
                }
            }
        };
        match fate {
            Fate::Becomes(c) => out.push(c),
            Fate::Text(text) => out.push_str(&text),
            Fate::Gone | Fate::Unknown => {}
        }
    }
    Ok(new_str(out.finish()))
}

fn look_up(table: &Value, plain: Option<&Ref<PyDict>>, c: u32) -> Result<Fate, PyErr> {
    let key = Value::Int(c.into());
    let found = match plain {
        Some(dict) => dict.get(&key)?,
        None => item_or_none(table, &key)?,
    };
    match found {
        None => Ok(Fate::Becomes(c)),
        Some(Value::None) => Ok(Fate::Gone),
        Some(Value::Bool(b)) => Ok(Fate::Becomes(b.into())),
        Some(Value::Int(code)) if (0..LIMIT.into()).contains(&code) => {
            Ok(Fate::Becomes(code as u32))
        }
        Some(Value::Int(_)) => Err(value_error("character mapping must be in range(0x110000)")),
        Some(value) => match as_str(&value) {
            Some(text) => Ok(Fate::Text(text.clone())),
            None => Err(type_error("character mapping must return integer, None or str")),
        },
    }
}

/// Make a table for `translate`, of one dict or of two or three strings.
pub fn maketrans(_: &Value, args: &mut Args) -> R {
    let args = Method::of("str", "maketrans").range(args, 1, 3)?;
    let table = PyDict::new_ref();
    match args {
        [mapping] => {
            let mapping = payload::<PyDict>(mapping).ok_or_else(|| {
                type_error("if you give only one argument to maketrans it must be a dict")
            })?;
            for (key, value) in mapping.items_vec() {
                let code = match as_str(&key) {
                    Some(letter) if letter.len() == 1 => Value::Int(letter.at(0).into()),
                    Some(_) => {
                        let text = "string keys in translate table must be of length 1";
                        return Err(value_error(text));
                    }
                    None if matches!(key, Value::Int(_) | Value::Bool(_)) => key,
                    None => {
                        let text = "keys in translate table must be strings or integers";
                        return Err(type_error(text));
                    }
                };
                table.set(code, value)?;
            }
        }
        [from, rest @ ..] => {
            let mut others = Vec::new();
            for (i, other) in rest.iter().enumerate() {
                others.push(as_str(other).ok_or_else(|| {
                    let (number, kind) = (i + 2, kind_of(other));
                    type_error(format!("maketrans() argument {} must be str, not {}", number, kind))
                })?);
            }
            let from = as_str(from).ok_or_else(|| {
                type_error(
                    "first maketrans argument must be a string if there is a second argument",
                )
            })?;
            if from.len() != others[0].len() {
                let text = "the first two maketrans arguments must have equal length";
                return Err(value_error(text));
            }
            for (a, b) in from.chars().zip(others[0].chars()) {
                table.set(Value::Int(a.into()), Value::Int(b.into()))?;
            }
            for c in others.iter().skip(1).flat_map(|gone| gone.chars()) {
                table.set(Value::Int(c.into()), Value::None)?;
            }
        }
        [] => {}
    }
    Ok(table.into())
}
