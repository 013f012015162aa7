// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `str.format` and `str.format_map`.

use super::error::NumError;
use super::format_spec::too_many_digits;
use crate::core::attr;
use crate::core::error::{index_error, key_error, value_error, PyErr};
use crate::core::names::intern_str;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::value::{Str, Value, R};
use crate::text::str_builder::StrBuilder;
use crate::text::str_obj::new_str;
use crate::text::unicode::decimal_value;
use crate::text::PyStr;

/// Where names in a template lead.
#[derive(Clone, Copy)]
pub enum Names<'a> {
    Keywords(&'a [(Str, Value)]),
    Mapping(&'a Value),
}

/// `template.format(*args, **names)`; without `args` as `format_map`.
pub fn format(template: &PyStr, args: Option<&[Value]>, names: Names) -> R {
    let mut f = Formatter { template, args, names, numbering: Numbering::Open };
    let mut out = StrBuilder::with_capacity(template.len() + 16);
    f.part(0, template.len(), 2, &mut out)?;
    Ok(new_str(out.finish()))
}

/// Whether the fields number themselves.
#[derive(Clone, Copy)]
enum Numbering {
    Open,
    Manual,
    Automatic(usize),
}

struct Formatter<'a> {
    template: &'a PyStr,
    args: Option<&'a [Value]>,
    names: Names<'a>,
    numbering: Numbering,
}

/// Stretches of the template that make up a replacement field.
struct Field {
    name: (usize, usize),
    conversion: Option<u32>,
    spec: (usize, usize),
    /// The specifier has fields itself.
    nested: bool,
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

impl Formatter<'_> {
    /// Formats a stretch of the template: all of it, or the specifier of a field.
    fn part(
        &mut self,
        mut at: usize,
        end: usize,
        depth: u32,
        out: &mut StrBuilder,
    ) -> Result<(), PyErr> {
        if depth == 0 {
            return Err(value_error("Max string recursion exceeded"));
        }
        let text = self.template;
        while at < end {
            let start = at;
            while at < end && text.at(at) != OPEN && text.at(at) != CLOSE {
                at += 1;
            }
            out.push_part(text.view().slice(start, at));
            if at == end {
                break;
            }
            let brace = text.at(at);
            at += 1;
            if at < end && text.at(at) == brace {
                out.push(brace);
                at += 1;
            } else if brace == CLOSE {
                return Err(value_error("Single '}' encountered in format string"));
            } else if at == end {
                return Err(value_error("Single '{' encountered in format string"));
            } else {
                let (field, next) = self.parse(at, end)?;
                at = next;
                self.field(&field, depth, out)?;
            }
        }
        Ok(())
    }

    /// Takes apart the field whose name begins at `at`; also gives where it ends.
    fn parse(&self, mut at: usize, end: usize) -> Result<(Field, usize), PyErr> {
        let text = self.template;
        let start = at;
        let stop = loop {
            if at >= end {
                return Err(value_error("expected '}' before end of string"));
            }
            let c = text.at(at);
            at += 1;
            match char::from_u32(c) {
                Some('{') => return Err(value_error("unexpected '{' in field name")),
                Some('[') => {
                    while at < end && text.at(at) != ']' as u32 {
                        at += 1;
                    }
                }
                Some(c @ ('}' | ':' | '!')) => break c,
                _ => {}
            }
        };
        let mut field =
            Field { name: (start, at - 1), conversion: None, spec: (at, at), nested: false };
        if stop == '}' {
            return Ok((field, at));
        }
        if stop == '!' {
            if at >= end {
                return Err(value_error("end of string while looking for conversion specifier"));
            }
            field.conversion = Some(text.at(at));
            at += 1;
            if at < end {
                let c = text.at(at);
                at += 1;
                if c == CLOSE {
                    return Ok((field, at));
                }
                if c != ':' as u32 {
                    return Err(value_error("expected ':' after conversion specifier"));
                }
            }
        }
        let start = at;
        let mut open = 1;
        while at < end {
            let c = text.at(at);
            at += 1;
            if c == OPEN {
                field.nested = true;
                open += 1;
            } else if c == CLOSE {
                open -= 1;
                if open == 0 {
                    field.spec = (start, at - 1);
                    return Ok((field, at));
                }
            }
        }
        Err(value_error("unmatched '{' in format spec"))
    }

    fn field(&mut self, field: &Field, depth: u32, out: &mut StrBuilder) -> Result<(), PyErr> {
        let mut v = self.look_up(field.name.0, field.name.1)?;
        if let Some(conversion) = field.conversion {
            v = convert(&v, conversion)?;
        }
        let (start, end) = field.spec;
        let spec: Str = if field.nested {
            let mut spec = StrBuilder::new();
            self.part(start, end, depth - 1, &mut spec)?;
            Ref::new(spec.finish())
        } else {
            Ref::new(self.template.substr(start, end))
        };
        out.push_str(&*ops::format_value(&v, &spec)?);
        Ok(())
    }

    /// The value that a field name such as `0.real[key]` leads to.
    fn look_up(&mut self, start: usize, end: usize) -> R {
        let text = self.template;
        let is_step = |c: u32| c == '.' as u32 || c == '[' as u32;
        let mut at = (start..end).find(|&i| is_step(text.at(i))).unwrap_or(end);
        let mut v = self.first(start, at)?;
        while at < end {
            let step = text.at(at);
            at += 1;
            let from = at;
            if step == '.' as u32 {
                at = (at..end).find(|&i| is_step(text.at(i))).unwrap_or(end);
                if from == at {
                    return Err(value_error("Empty attribute in format string"));
                }
                let name: Str = Ref::new(text.substr(from, at));
                v = attr::get(&v, intern_str(&name))?;
            } else if step == '[' as u32 {
                let close = (at..end)
                    .find(|&i| text.at(i) == ']' as u32)
                    .ok_or_else(|| value_error("Missing ']' in format string"))?;
                at = close + 1;
                if from == close {
                    return Err(value_error("Empty attribute in format string"));
                }
                let key = match self.integer(from, close)? {
                    Some(i) => Value::Int(i),
                    None => new_str(text.substr(from, close)),
                };
                v = ops::get_item(&v, &key)?;
            } else {
                return Err(value_error(
                    "Only '.' or '[' may follow ']' in format field specifier",
                ));
            }
        }
        Ok(v)
    }

    /// The argument that the first part of a field name means.
    fn first(&mut self, start: usize, end: usize) -> R {
        let index = match self.integer(start, end)? {
            Some(index) => {
                match self.numbering {
                    Numbering::Automatic(_) => {
                        return Err(value_error(
                            "cannot switch from automatic field numbering to manual field specification",
                        ))
                    }
                    _ => self.numbering = Numbering::Manual,
                }
                index
            }
            None if start == end => {
                let next = match self.numbering {
                    Numbering::Open => 0,
                    Numbering::Automatic(next) => next,
                    Numbering::Manual => {
                        return Err(value_error(
                            "cannot switch from manual field specification to automatic field numbering",
                        ))
                    }
                };
                self.numbering = Numbering::Automatic(next + 1);
                next as i64
            }
            None => return self.named(self.template.substr(start, end)),
        };
        let args =
            self.args.ok_or_else(|| value_error("Format string contains positional fields"))?;
        args.get(crate::host::size(index as i64)).cloned().ok_or_else(|| {
            index_error(format!(
                "Replacement index {} out of range for positional args tuple",
                index
            ))
        })
    }

    fn named(&self, name: PyStr) -> R {
        match self.names {
            Names::Mapping(mapping) => ops::get_item(mapping, &new_str(name)),
            Names::Keywords(keywords) => match keywords.iter().find(|(key, _)| **key == name) {
                Some((_, v)) => Ok(v.clone()),
                None => Err(key_error(new_str(name))),
            },
        }
    }

    /// The number that a stretch of digits is; `None` if it is empty or has other characters.
    fn integer(&self, start: usize, end: usize) -> Result<Option<i64>, PyErr> {
        if start == end {
            return Ok(None);
        }
        let mut n = 0i64;
        for i in start..end {
            let digit = match decimal_value(self.template.at(i)) {
                Some(digit) => digit as i64,
                None => return Ok(None),
            };
            let grown = n.checked_mul(10).and_then(|n| n.checked_add(digit));
            n = grown.ok_or_else(|| -> NumError { too_many_digits() })?;
        }
        Ok(Some(n))
    }
}

/// `!r`, `!s` and `!a`.
fn convert(v: &Value, conversion: u32) -> R {
    match char::from_u32(conversion) {
        Some('r') => ops::repr(v).map(Value::from),
        Some('s') => ops::str_of(v).map(Value::from),
        Some('a') => Ok(new_str(ops::repr(v)?.escape_non_ascii())),
        Some(c @ '!'..='~') => Err(value_error(format!("Unknown conversion specifier {}", c))),
        _ => Err(value_error(format!("Unknown conversion specifier \\x{:x}", conversion))),
    }
}
