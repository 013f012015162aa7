// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Values to bytes and back, by a format.

use super::format::{Field, Format, Kind};
use super::half;
use super::struct_error;
use crate::core::error::{overflow_error, system_error, PyErr};
use crate::core::ops;
use crate::core::value::{Value, R};
use crate::num::bigint::{BigInt, ByteOrder};
use crate::num::convert::float_arg;
use crate::num::value::int_view;
use crate::text::bytes_obj::{as_bytes, new_bytes};

impl Format {
    fn order(&self) -> ByteOrder {
        if self.big_endian {
            ByteOrder::Big
        } else {
            ByteOrder::Little
        }
    }

    /// The bytes of the values, which are as many as the format has items.
    pub fn pack(&self, values: &[Value]) -> Result<Vec<u8>, PyErr> {
        let mut out = vec![0; self.size];
        let mut values = values.iter();
        for field in self.fields.iter().filter(|f| f.kind != Kind::Pad) {
            for i in 0..field.count {
                let at = field.offset + i * field.size;
                if let Some(value) = values.next() {
                    self.pack_one(field, value, &mut out[at..at + field.size])?;
                }
            }
        }
        Ok(out)
    }

    fn pack_one(&self, field: &Field, value: &Value, room: &mut [u8]) -> Result<(), PyErr> {
        match field.kind {
            Kind::Pad => {}
            Kind::Char => match value.peel().down::<crate::text::PyBytes>().map(|b| b.bytes()) {
                Some([byte]) => room[0] = *byte,
                _ => {
                    return Err(struct_error("char format requires a bytes object of length 1"))
                }
            },
            Kind::Bool => room[0] = ops::truth(value)? as u8,
            Kind::Int | Kind::Pointer => room.copy_from_slice(&self.int_bytes(field, value)?),
            Kind::Float => self.pack_float(field, value, room)?,
            Kind::Text => {
                let bytes = text_arg(field, value)?;
                let n = bytes.len().min(room.len());
                room[..n].copy_from_slice(&bytes[..n]);
            }
            Kind::Pascal => {
                let bytes = text_arg(field, value)?;
                if let Some((len, room)) = room.split_first_mut() {
                    let n = bytes.len().min(room.len());
                    room[..n].copy_from_slice(&bytes[..n]);
                    *len = n.min(255) as u8;
                }
            }
        }
        Ok(())
    }

    fn pack_float(&self, field: &Field, value: &Value, room: &mut [u8]) -> Result<(), PyErr> {
        let x = float_arg(value).map_err(|_| struct_error("required argument is not a float"))?;
        let mut bytes = match field.size {
            2 => half::from_f64(x)
                .ok_or_else(|| overflow_error("float too large to pack with e format"))?
                .to_le_bytes()
                .to_vec(),
            4 => {
                let narrow = x as f32;
                // In the machine's own form C's conversion is all that happens.
                if narrow.is_infinite() && !x.is_infinite() && !field.native {
                    return Err(overflow_error("float too large to pack with f format"));
                }
                narrow.to_le_bytes().to_vec()
            }
            _ => x.to_le_bytes().to_vec(),
        };
        if self.big_endian {
            bytes.reverse();
        }
        room.copy_from_slice(&bytes);
        Ok(())
    }

    fn int_bytes(&self, field: &Field, value: &Value) -> Result<Vec<u8>, PyErr> {
        let number = if crate::num::is_int(value) || ops::has_index(value) {
            ops::index(value)?
        } else {
            return Err(struct_error("required argument is not an integer"));
        };
        let mut room = [0];
        let number = match int_view(&number, &mut room) {
            Some(n) => n,
            None => return Err(struct_error("required argument is not an integer")),
        };
        let signed = field.code.is_ascii_lowercase();
        if field.kind == Kind::Pointer {
            return number
                .to_bytes(8, self.order(), number.is_negative())
                .map_err(|_| struct_error("int too large to convert"));
        }
        number.to_bytes(field.size, self.order(), signed).map_err(|_| {
            if field.size == 8 {
                let text = if field.native { "argument out of range" } else { "int too large to convert" };
                return struct_error(text);
            }
            // Which C type the number goes through before its range is looked at.
            let through_unsigned =
                matches!(field.code, b'I' | b'L') || (field.code == b'H' && !field.native);
            let fits = if through_unsigned {
                number.to_u64().is_some()
            } else {
                number.to_i64().is_some()
            };
            if !fits {
                return struct_error("argument out of range");
            }
            range_error(field)
        })
    }

    /// The values in `data`, which is as long as the format says.
    pub fn unpack(&self, data: &[u8]) -> Result<Vec<Value>, PyErr> {
        let mut out = Vec::with_capacity(self.items);
        for field in self.fields.iter().filter(|f| f.kind != Kind::Pad) {
            for i in 0..field.count {
                let at = field.offset + i * field.size;
                out.push(self.unpack_one(field, &data[at..at + field.size])?);
            }
        }
        Ok(out)
    }

    fn unpack_one(&self, field: &Field, bytes: &[u8]) -> R {
        Ok(match field.kind {
            Kind::Pad => Value::None,
            Kind::Char | Kind::Text => new_bytes(bytes.to_vec()),
            Kind::Bool => Value::Bool(bytes[0] != 0),
            Kind::Pascal => match bytes.split_first() {
                Some((&len, rest)) => new_bytes(rest[..rest.len().min(len as usize)].to_vec()),
                None => {
                    return Err(system_error("Negative size passed to PyBytes_FromStringAndSize"))
                }
            },
            Kind::Int | Kind::Pointer => {
                let signed = field.kind == Kind::Int && field.code.is_ascii_lowercase();
                Value::from(BigInt::from_bytes(bytes, self.order(), signed))
            }
            Kind::Float => {
                let mut wide = [0; 8];
                for (i, byte) in bytes.iter().enumerate() {
                    wide[if self.big_endian { bytes.len() - 1 - i } else { i }] = *byte;
                }
                let bits = u64::from_le_bytes(wide);
                Value::Float(match field.size {
                    2 => half::to_f64(bits as u16),
                    4 => f32::from_bits(bits as u32) as f64,
                    _ => f64::from_bits(bits),
                })
            }
        })
    }
}

fn text_arg<'a>(field: &Field, value: &'a Value) -> Result<&'a [u8], PyErr> {
    let known = value.peel().down::<crate::text::PyBytes>().is_some()
        || value.peel().down::<crate::text::bytes_obj::PyByteArray>().is_some();
    as_bytes(value).filter(|_| known).ok_or_else(|| {
        struct_error(&format!("argument for '{}' must be a bytes object", field.code as char))
    })
}

#[cold]
fn range_error(field: &Field) -> PyErr {
    let bits = field.size as u32 * 8;
    let (low, high) = if field.code.is_ascii_lowercase() {
        (-(1i64 << (bits - 1)), (1i64 << (bits - 1)) - 1)
    } else {
        (0, ((1u64 << bits) - 1) as i64)
    };
    let what = match (field.code, field.native) {
        (b'b', _) => "byte format".to_string(),
        (b'B', _) => "ubyte format".to_string(),
        (b'h', true) => "short format".to_string(),
        (b'H', true) => "ushort format".to_string(),
        (code, _) => format!("'{}' format", code as char),
    };
    struct_error(&format!("{} requires {} <= number <= {}", what, low, high))
}
