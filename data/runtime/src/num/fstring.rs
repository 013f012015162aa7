// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Formatted string literals, and `format()` of strings.

use super::format_num::{format_float, format_int};
use super::format_spec::layout_str;
use super::value::int_view;
use super::{dec, float_repr};
use crate::core::error::{type_error, PyErr};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Str, Value};
use crate::text::str_builder::StrBuilder;
use crate::text::str_obj::{as_str, new_str};
use crate::text::PyStr;

/// `format(text, spec)` of a str.
pub fn format_str(text: &Str, spec: &PyStr) -> Result<Str, PyErr> {
    if spec.is_empty() {
        return Ok(text.clone());
    }
    let mut out = StrBuilder::new();
    push_laid_out(&mut out, text, &spec.to_string_lossy())?;
    Ok(Ref::new(out.finish()))
}

fn push_laid_out(out: &mut StrBuilder, text: &PyStr, spec: &str) -> Result<(), PyErr> {
    let layout = layout_str(text.len(), spec, "str")?;
    let padding = layout.padding;
    out.fill(padding.fill as u32, padding.left);
    out.push_part(text.view().slice(0, layout.take));
    out.fill(padding.fill as u32, padding.right);
    Ok(())
}

/// The specifier of a replacement field: text of the program, or a value made at run time.
pub trait FieldSpec {
    fn with<T>(&self, f: impl FnOnce(&str) -> Result<T, PyErr>) -> Result<T, PyErr>;
    /// The specifier as an object.
    fn to_str(&self) -> Result<Str, PyErr>;
}

impl FieldSpec for &str {
    #[inline]
    fn with<T>(&self, f: impl FnOnce(&str) -> Result<T, PyErr>) -> Result<T, PyErr> {
        f(self)
    }

    fn to_str(&self) -> Result<Str, PyErr> {
        Ok(ops::new_str(self))
    }
}

impl FieldSpec for &Value {
    fn with<T>(&self, f: impl FnOnce(&str) -> Result<T, PyErr>) -> Result<T, PyErr> {
        f(&self.to_str()?.to_string_lossy())
    }

    fn to_str(&self) -> Result<Str, PyErr> {
        match as_str(self) {
            Some(spec) => Ok(spec.clone()),
            None => {
                Err(type_error(format!("format() argument 2 must be str, not {}", type_name(self))))
            }
        }
    }
}

/// A formatted string literal under construction.
#[derive(Default)]
pub struct FStr(StrBuilder);

impl FStr {
    pub fn new() -> FStr {
        FStr(StrBuilder::new())
    }

    /// Literal text.
    #[inline]
    pub fn lit(&mut self, text: &str) -> &mut FStr {
        self.0.push_utf8(text);
        self
    }

    /// `{v!conversion:spec}`; a conversion of 0 is none.
    pub fn val(&mut self, v: &Value, conversion: u8, spec: impl FieldSpec) -> Result<(), PyErr> {
        let converted = match conversion {
            b'r' => Some(ops::repr(v)?),
            b's' => Some(ops::str_of(v)?),
            b'a' => Some(Ref::new(ops::repr(v)?.escape_non_ascii())),
            _ => None,
        };
        match converted {
            Some(text) => spec.with(|spec| self.text(&text, spec)),
            None => self.value(v, spec),
        }
    }

    fn text(&mut self, text: &PyStr, spec: &str) -> Result<(), PyErr> {
        if spec.is_empty() {
            self.0.push_str(text);
            return Ok(());
        }
        push_laid_out(&mut self.0, text, spec)
    }

    fn value(&mut self, v: &Value, spec: impl FieldSpec) -> Result<(), PyErr> {
        match v {
            Value::Int(i) => {
                let mut buf = [0; 20];
                spec.with(|spec| {
                    if spec.is_empty() {
                        if *i < 0 {
                            self.0.push('-' as u32);
                        }
                        let at = dec::write_decimal(i.unsigned_abs(), &mut buf);
                        self.0.push_ascii(dec::ascii(&buf[at..]));
                        return Ok(());
                    }
                    let mut room = [0];
                    let view = int_view(v, &mut room).ok_or_else(|| ops::not_an_integer(v))?;
                    self.0.push_utf8(&format_int(view, spec, "int")?);
                    Ok(())
                })
            }
            Value::Float(x) => spec.with(|spec| {
                let text = match spec {
                    "" => float_repr::repr(*x),
                    spec => format_float(*x, spec, "float")?,
                };
                self.0.push_utf8(&text);
                Ok(())
            }),
            v => match v.down::<PyStr>() {
                Some(text) => spec.with(|spec| self.text(text, spec)),
                None => {
                    let text = ops::format_value(v, &spec.to_str()?)?;
                    self.0.push_str(&text);
                    Ok(())
                }
            },
        }
    }

    pub fn finish(self) -> Value {
        new_str(self.0.finish())
    }
}
