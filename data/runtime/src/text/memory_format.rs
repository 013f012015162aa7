// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What the items of a memoryview are: the one-character formats in the machine's own form.

use super::bytes_obj::{new_bytes, PyBytes};
use super::glue::payload;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::ops;
use crate::core::value::Value;
use crate::num::bigint::{BigInt, ByteOrder};
use crate::num::convert::float_arg;
use crate::num::value::int_view;

/// A format character, perhaps after the `@` that means the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Item {
    code: u8,
    at: bool,
}

impl Item {
    pub const BYTE: Item = Item { code: b'B', at: false };

    /// None for what is no single native format.
    pub fn parse(text: &str) -> Option<Item> {
        let (code, at) = match text.as_bytes() {
            [code] => (*code, false),
            [b'@', code] => (*code, true),
            _ => return None,
        };
        Some(Item { code, at }).filter(|item| item.size() != 0)
    }

    pub fn text(self) -> String {
        format!("{}{}", if self.at { "@" } else { "" }, self.code as char)
    }

    /// Bytes of one item; 0 for an unknown format.
    pub fn size(self) -> usize {
        match self.code {
            b'c' | b'b' | b'B' | b'?' => 1,
            b'h' | b'H' => 2,
            b'i' | b'I' | b'f' => 4,
            b'l' | b'L' | b'q' | b'Q' | b'n' | b'N' | b'd' | b'P' => 8,
            _ => 0,
        }
    }

    pub fn is_byte(self) -> bool {
        matches!(self.code, b'c' | b'b' | b'B')
    }

    /// Whether equal items have equal bytes, and equal bytes are equal items.
    pub fn same_as_bytes(self, other: Item) -> bool {
        self.code == other.code && !matches!(self.code, b'f' | b'd' | b'?')
    }

    /// Whether items of one may be copied to the other: the texts of the formats but for `@` are equal.
    pub fn same_form(self, other: Item) -> bool {
        self.code == other.code
    }

    pub fn unpack(self, bytes: &[u8]) -> Value {
        match self.code {
            b'B' => Value::Int(bytes[0].into()),
            b'c' => new_bytes(bytes.to_vec()),
            b'?' => Value::Bool(bytes[0] != 0),
            b'f' | b'd' => {
                let mut wide = [0; 8];
                wide[..bytes.len()].copy_from_slice(bytes);
                let bits = u64::from_le_bytes(wide);
                Value::Float(match self.code {
                    b'f' => f32::from_bits(bits as u32).into(),
                    _ => f64::from_bits(bits),
                })
            }
            code => {
                let signed = code.is_ascii_lowercase();
                Value::from(BigInt::from_bytes(bytes, ByteOrder::Little, signed))
            }
        }
    }

    pub fn pack(self, value: &Value) -> Result<Vec<u8>, PyErr> {
        let wrong_type = || {
            let text = format!("memoryview: invalid type for format '{}'", self.code as char);
            type_error(text)
        };
        let wrong_value = || {
            let text = format!("memoryview: invalid value for format '{}'", self.code as char);
            value_error(text)
        };
        match self.code {
            b'c' => match payload::<PyBytes>(value).map(|bytes| bytes.bytes()) {
                Some([byte]) => Ok(vec![*byte]),
                Some(_) => Err(wrong_value()),
                None => Err(wrong_type()),
            },
            b'?' => Ok(vec![ops::truth(value)?.into()]),
            b'f' => Ok((float_arg(value).map_err(|_| wrong_type())? as f32).to_le_bytes().to_vec()),
            b'd' => Ok(float_arg(value).map_err(|_| wrong_type())?.to_le_bytes().to_vec()),
            code => {
                if !crate::num::is_int(value) && !ops::has_index(value) {
                    return Err(wrong_type());
                }
                let index = ops::index(value)?;
                let mut room = [0];
                let number = int_view(&index, &mut room).ok_or_else(wrong_type)?;
                let signed = code.is_ascii_lowercase() || (code == b'P' && number.is_negative());
                number.to_bytes(self.size(), ByteOrder::Little, signed).map_err(|_| wrong_value())
            }
        }
    }
}
