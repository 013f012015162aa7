// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The items of arrays: their type codes, and values to bytes and back, in the order of bytes of the machine.

use crate::coll::seq::to_index;
use crate::core::error::{overflow_error, type_error, PyErr};
use crate::core::value::Value;
use crate::num::bigint::{BigInt, ByteOrder};
use crate::num::convert::float_arg;
use crate::num::value::int_view;
use crate::text::str_obj::as_str;
use crate::text::StrBuilder;

/// As the messages of CPython list them.
pub const CODES: &str = "bBuhHiIlLqQfd";

/// What a type code stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Code(pub u8);

/// An item's bytes; those behind its size are zero.
pub type Bytes = [u8; 8];

impl Code {
    pub fn of(c: u32) -> Option<Code> {
        let code = u8::try_from(c).ok()?;
        if CODES.as_bytes().contains(&code) {
            Some(Code(code))
        } else {
            None
        }
    }

    #[inline]
    pub fn size(self) -> usize {
        match self.0 {
            b'b' | b'B' => 1,
            b'h' | b'H' => 2,
            b'u' | b'i' | b'I' | b'f' => 4,
            _ => 8,
        }
    }

    /// bytes: of one item.
    pub fn read(self, bytes: &[u8]) -> Value {
        let mut wide: Bytes = [0; 8];
        wide[..bytes.len()].copy_from_slice(bytes);
        let bits = u64::from_le_bytes(wide);
        match self.0 {
            b'b' => Value::Int(bits as i8 as i64),
            b'h' => Value::Int(bits as i16 as i64),
            b'i' => Value::Int(bits as i32 as i64),
            b'l' | b'q' => Value::Int(bits as i64),
            b'L' | b'Q' => Value::from(BigInt::from_bytes(&wide, ByteOrder::Little, false)),
            b'f' => Value::Float(f32::from_bits(bits as u32) as f64),
            b'd' => Value::Float(f64::from_bits(bits)),
            b'u' => {
                let mut out = StrBuilder::new();
                out.push(bits as u32);
                Value::from(crate::core::object::Ref::new(out.finish()))
            }
            _ => Value::Int(bits as i64),
        }
    }

    /// The bytes of an item, or CPython's error for what can't be one.
    pub fn write(self, v: &Value) -> Result<Bytes, PyErr> {
        Ok(match self.0 {
            b'f' => ((float_arg(v)? as f32).to_bits() as u64).to_le_bytes(),
            b'd' => float_arg(v)?.to_bits().to_le_bytes(),
            b'u' => match as_str(v) {
                Some(s) if s.len() == 1 => (s.at(0) as u64).to_le_bytes(),
                _ => return Err(type_error("array item must be unicode character")),
            },
            code => integer(code, v)?.to_le_bytes(),
        })
    }
}

/// An int as CPython takes it apart: by way of which C type, so that the messages are the same.
fn integer(code: u8, v: &Value) -> Result<u64, PyErr> {
    let int = to_index(v)?;
    let mut room = [0];
    let number = match int_view(&int, &mut room) {
        Some(n) => n,
        None => return Err(type_error("an integer is required")),
    };
    let negative = number.is_negative();
    if matches!(code, b'I' | b'L' | b'Q') {
        let wide = code == b'Q';
        if negative {
            return Err(overflow_error(if wide {
                "can't convert negative int to unsigned"
            } else {
                "can't convert negative value to unsigned int"
            }));
        }
        return match number.to_u64() {
            Some(n) if code == b'I' && n > u32::MAX as u64 => {
                Err(overflow_error("unsigned int is greater than maximum"))
            }
            Some(n) => Ok(n),
            None if wide => Err(overflow_error("int too big to convert")),
            None => Err(overflow_error("Python int too large to convert to C unsigned long")),
        };
    }
    let n = match number.to_i64() {
        Some(n) => n,
        None if code == b'q' => return Err(overflow_error("int too big to convert")),
        None => return Err(overflow_error("Python int too large to convert to C long")),
    };
    // The C types that the number goes through, each with its range.
    let steps: &[(&str, i64, i64)] = match code {
        b'b' => &[("signed short integer", -0x8000, 0x7fff), ("signed char", -0x80, 0x7f)],
        b'B' => &[("unsigned byte integer", 0, 0xff)],
        b'h' => &[("signed short integer", -0x8000, 0x7fff)],
        b'H' => &[("signed integer", -0x8000_0000, 0x7fff_ffff), ("unsigned short", 0, 0xffff)],
        b'i' => &[("signed integer", -0x8000_0000, 0x7fff_ffff)],
        _ => &[],
    };
    for (name, least, most) in steps {
        if n < *least {
            return Err(overflow_error(format!("{} is less than minimum", name)));
        }
        if n > *most {
            return Err(overflow_error(format!("{} is greater than maximum", name)));
        }
    }
    Ok(n as u64)
}
