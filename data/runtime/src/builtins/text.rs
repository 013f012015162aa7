// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! chr, ord and ascii.

use crate::core::args::{Args, NativeDef};
use crate::core::error::{overflow_error, type_error, value_error};
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Value, R};
use crate::text::args::int_arg;
use crate::text::bytes_obj::as_bytes;
use crate::text::str_obj::{as_str, char_str, new_str};
use crate::text::unicode::LIMIT;

pub static CHR: NativeDef = NativeDef { name: "chr", module: "builtins", f: chr };
pub static ORD: NativeDef = NativeDef { name: "ord", module: "builtins", f: ord };
pub static ASCII: NativeDef = NativeDef { name: "ascii", module: "builtins", f: ascii };

fn chr(args: &mut Args) -> R {
    args.exactly("chr", 1)?;
    match int_arg(&args.pos[0], "int")? {
        code if i32::try_from(code).is_err() => {
            Err(overflow_error("Python int too large to convert to C int"))
        }
        code if (0..LIMIT.into()).contains(&code) => Ok(char_str(code as u32).into()),
        _ => Err(value_error("chr() arg not in range(0x110000)")),
    }
}

fn ord(args: &mut Args) -> R {
    args.exactly("ord", 1)?;
    let arg = &args.pos[0];
    let (len, first) = if let Some(text) = as_str(arg) {
        (text.len(), text.chars().next())
    } else if let Some(bytes) = as_bytes(arg) {
        (bytes.len(), bytes.first().map(|&b| b.into()))
    } else {
        let name = type_name(arg);
        return Err(type_error(format!("ord() expected string of length 1, but {} found", name)));
    };
    match first {
        Some(code) if len == 1 => Ok(Value::Int(code.into())),
        _ => Err(type_error(format!(
            "ord() expected a character, but string of length {} found",
            len
        ))),
    }
}

fn ascii(args: &mut Args) -> R {
    args.exactly("ascii", 1)?;
    let repr = ops::repr(&args.pos[0])?;
    if repr.is_ascii() {
        return Ok(repr.into());
    }
    Ok(new_str(repr.escape_non_ascii()))
}
