// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What changes a bytearray.
//!
//! Arguments are converted, which may run Python code, before the contents are touched; and an
//! argument may be the bytearray itself, so its bytes are copied out first.

use super::args::{int_arg, Method};
use super::bytes_obj::{
    as_bytes, bad_index, byte_arg, new_bytearray, place, repeat, PyByteArray, RESIZED_EXPORT,
};
use super::bytes_ops::{remove_stepped, set_stepped};
use super::construct::bytes_from_iterable;
use super::glue::{
    is_number, payload, select, slice_of, type_name, type_of_index, Index, SliceRange,
};
use super::str_obj::{as_str, times};
use crate::core::args::Args;
use crate::core::error::{buffer_error, index_error, type_error, value_error, PyErr};
use crate::core::object::{AnyRef, BinOp, Ref};
use crate::core::value::{Value, R};

type Array = Ref<PyByteArray>;

fn named(name: &'static str) -> Method {
    Method::of("bytearray", name)
}

fn receiver(this: &Value) -> Result<&Array, PyErr> {
    payload::<PyByteArray>(this).ok_or_else(|| {
        let name = type_name(this);
        type_error(format!("descriptor requires a 'bytearray' object but received a '{}'", name))
    })
}

/// The receiver of a slot.
fn known(this: &AnyRef) -> &Array {
    this.down::<PyByteArray>().expect("a slot of bytearray runs on bytearray")
}

pub fn append(this: &Value, args: &mut Args) -> R {
    let byte = byte_arg(named("append").one(args)?)?;
    receiver(this)?.resize(|bytes| bytes.push(byte)).map(Value::from)
}

pub fn clear(this: &Value, args: &mut Args) -> R {
    named("clear").none(args)?;
    receiver(this)?.resize(|bytes| bytes.clear()).map(Value::from)
}

pub fn copy(this: &Value, args: &mut Args) -> R {
    named("copy").none(args)?;
    Ok(new_bytearray(receiver(this)?.to_vec()))
}

pub fn reverse(this: &Value, args: &mut Args) -> R {
    named("reverse").none(args)?;
    receiver(this)?.edit(|bytes| bytes.reverse());
    Ok(Value::None)
}

pub fn extend(this: &Value, args: &mut Args) -> R {
    let more = named("extend").one(args)?;
    let more = match as_bytes(more) {
        Some(more) => more.to_vec(),
        None => bytes_from_iterable(more, "byte", || {
            type_error(format!("can't extend bytearray with {}", type_name(more)))
        })?,
    };
    receiver(this)?.resize(|bytes| bytes.extend_from_slice(&more)).map(Value::from)
}

pub fn insert(this: &Value, args: &mut Args) -> R {
    let args = named("insert").range(args, 2, 2)?;
    let index = int_arg(&args[0], "ssize_t")?;
    let byte = byte_arg(&args[1])?;
    let array = receiver(this)?;
    let len = array.len() as i64;
    let at = if index < 0 { (index + len).max(0) } else { index.min(len) };
    array.resize(|bytes| bytes.insert(at as usize, byte)).map(Value::from)
}

pub fn pop(this: &Value, args: &mut Args) -> R {
    let args = named("pop").range(args, 0, 1)?;
    let index = args.first().map_or(Ok(-1), |index| int_arg(index, "ssize_t"))?;
    let array = receiver(this)?;
    if array.is_empty() {
        return Err(index_error("pop from empty bytearray"));
    }
    let at = place(index, array.len()).ok_or_else(|| index_error("pop index out of range"))?;
    array.resize(|bytes| bytes.remove(at)).map(|byte| Value::Int(byte.into()))
}

pub fn remove(this: &Value, args: &mut Args) -> R {
    let byte = byte_arg(named("remove").one(args)?)?;
    let array = receiver(this)?;
    let at = array.bytes().iter().position(|&b| b == byte);
    let at = at.ok_or_else(|| value_error("value not found in bytearray"))?;
    array.resize(|bytes| bytes.remove(at))?;
    Ok(Value::None)
}

/// `a += b` and `a *= n`
pub fn inplace(op: BinOp, this: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    let array = known(this);
    match op {
        BinOp::Add => match as_bytes(other) {
            Some(more) => {
                let more = more.to_vec();
                let itself = other.obj().map_or(false, |o| o.same(this));
                if itself && !more.is_empty() {
                    return Err(buffer_error(RESIZED_EXPORT)); // its own buffer is being read
                }
                array.resize(|bytes| bytes.extend_from_slice(&more))?;
            }
            None => {
                let name = type_name(other);
                return Err(type_error(format!("can't concat {} to bytearray", name)));
            }
        },
        BinOp::Mul => match times(other)? {
            Some(n) => {
                let repeated = repeat(array.bytes(), n)?;
                array.resize(|bytes| *bytes = repeated)?;
            }
            None => return Ok(None),
        },
        _ => return Ok(None),
    }
    Ok(Some(Value::Obj(this.clone())))
}

/// An index that is not a slice.
fn index_of(key: &Value) -> Result<i64, PyErr> {
    match type_of_index(key)? {
        Index::Int(index) => Ok(index),
        Index::Huge { .. } => {
            let text = format!("cannot fit '{}' into an index-sized integer", type_name(key));
            Err(index_error(text))
        }
        Index::Not => Err(bad_index("bytearray", key)),
    }
}

fn need_place(array: &Array, index: i64) -> Result<usize, PyErr> {
    place(index, array.len()).ok_or_else(|| index_error("bytearray index out of range"))
}

/// `a[key] = value`
pub fn set_item(this: &AnyRef, key: &Value, value: Value) -> Result<(), PyErr> {
    let array = known(this);
    if let Some(slice) = slice_of(key) {
        let new;
        let new: &[u8] = match as_bytes(&value) {
            // Lent by an immutable object; anything else is copied.
            Some(bytes) if payload::<super::bytes_obj::PyBytes>(&value).is_some() => bytes,
            Some(bytes) => {
                new = bytes.to_vec();
                &new
            }
            None => {
                new = bytes_of_iterable(&value)?;
                &new
            }
        };
        return set_slice(array, select(slice, || array.len())?, new);
    }
    let index = index_of(key)?;
    let byte = byte_arg(&value)?;
    let at = need_place(array, index)?;
    array.edit(|bytes| bytes[at] = byte);
    Ok(())
}

fn bytes_of_iterable(value: &Value) -> Result<Vec<u8>, PyErr> {
    let refuse =
        || type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
    if is_number(value) || as_str(value).is_some() {
        return Err(refuse());
    }
    bytes_from_iterable(value, "byte", || {
        type_error(format!("cannot convert '{}' object to bytearray", type_name(value)))
    })
}

fn set_slice(array: &Array, range: SliceRange, new: &[u8]) -> Result<(), PyErr> {
    if range.step == 1 {
        let old = range.start..range.start + range.count;
        if new.len() == range.count {
            array.edit(|bytes| bytes[old].copy_from_slice(new));
            return Ok(());
        }
        return array.resize(|bytes| {
            bytes.splice(old, new.iter().copied());
        });
    }
    if new.is_empty() {
        return remove_slice(array, range);
    }
    if new.len() != range.count {
        return Err(value_error(format!(
            "attempt to assign bytes of size {} to extended slice of size {}",
            new.len(),
            range.count
        )));
    }
    array.edit(|bytes| set_stepped(bytes, range.start, range.step, new));
    Ok(())
}

fn remove_slice(array: &Array, range: SliceRange) -> Result<(), PyErr> {
    if range.count == 0 {
        return Ok(());
    }
    let last = (range.start as isize + range.step * (range.count as isize - 1)) as usize;
    let (first, step) = (range.start.min(last), range.step.unsigned_abs());
    array.resize(|bytes| remove_stepped(bytes, first, step, range.count))
}

/// `del a[key]`
pub fn del_item(this: &AnyRef, key: &Value) -> Result<(), PyErr> {
    let array = known(this);
    if let Some(slice) = slice_of(key) {
        return remove_slice(array, select(slice, || array.len())?);
    }
    let at = need_place(array, index_of(key)?)?;
    array.resize(|bytes| bytes.remove(at))?;
    Ok(())
}
