// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Replacement texts with references to groups.

use super::engine::UNSET;
use super::escapes::{octal, simple, DIGITS, OCTAL};
use super::pattern::Pattern;
use super::subject::Subject;
use super::tokens::{Token, Tokens};
use crate::core::error::{PyErr, index_error};
use crate::core::value::Value;
use crate::text::{new_bytes, new_str, PyStr, StrBuilder};

pub enum Part {
    Literal(PyStr),
    Group(usize),
}

pub struct Template {
    pub parts: Vec<Part>,
    pub is_text: bool,
}

struct Builder<'a> {
    parts: Vec<Part>,
    literal: Vec<u32>,
    pattern: &'a Pattern,
}

impl Builder<'_> {
    fn flush(&mut self) {
        if !self.literal.is_empty() {
            self.parts.push(Part::Literal(PyStr::from_units(&self.literal)));
            self.literal.clear();
        }
    }

    fn group(&mut self, s: &Tokens, index: usize, offset: usize) -> Result<(), PyErr> {
        if index > self.pattern.n_groups {
            return Err(s.error(&format!("invalid group reference {}", index), offset));
        }
        self.flush();
        self.parts.push(Part::Group(index));
        Ok(())
    }
}

pub fn parse(source: &Value, pattern: &Pattern) -> Result<Template, PyErr> {
    let mut s = Tokens::new(source)?;
    let mut b = Builder { parts: Vec::new(), literal: Vec::new(), pattern };
    while let Some(this) = s.get()? {
        let c = match this {
            Token::Char(c) => {
                b.literal.push(c);
                continue;
            }
            Token::Escape(c) => c,
        };
        let letter = super::tokens::shown(c);
        match letter {
            'g' => named(&mut s, &mut b)?,
            '0' => {
                let mut digits = "\\0".to_string();
                s.take_while(2, OCTAL, &mut digits)?;
                b.literal.push(u32::from_str_radix(&digits[1..], 8).unwrap_or(0) & 0xff);
            }
            '1'..='9' => numbered(&mut s, &mut b, letter)?,
            _ => match simple(c) {
                Some(n) => b.literal.push(n),
                None if letter.is_ascii_alphabetic() => {
                    return Err(s.error(&format!("bad escape \\{}", letter), 2))
                }
                None => b.literal.extend(['\\' as u32, c]),
            },
        }
    }
    b.flush();
    Ok(Template { parts: b.parts, is_text: s.is_text })
}

fn named(s: &mut Tokens, b: &mut Builder) -> Result<(), PyErr> {
    if !s.accept('<')? {
        return Err(s.error("missing <", 0));
    }
    let name = s.until('>', "group name")?;
    let index = if name.is_identifier() {
        let text = name.text();
        match b.pattern.names.iter().find(|(n, _)| *n == text) {
            Some((_, index)) => *index,
            None => return Err(index_error(format!("unknown group name {}", name.repr()?))),
        }
    } else {
        match name.number() {
            Some(n) => n,
            None => {
                let text = format!("bad character in group name {}", name.repr()?);
                return Err(s.error(&text, name.len() + 1));
            }
        }
    };
    b.group(s, index, name.len() + 1)
}

fn numbered(s: &mut Tokens, b: &mut Builder, first: char) -> Result<(), PyErr> {
    let mut escape = format!("\\{}", first);
    if let Some(second) = s.next_among(DIGITS) {
        escape.push(second);
        s.advance()?;
        if OCTAL.contains(first) && OCTAL.contains(second) {
            if let Some(third) = s.next_among(OCTAL) {
                escape.push(third);
                s.advance()?;
                let n = octal(s, &escape)?;
                b.literal.push(n);
                return Ok(());
            }
        }
    }
    b.group(s, escape[1..].parse().unwrap_or(0), escape.len() - 1)
}

impl Template {
    pub fn expand_into(&self, subject: &Subject, marks: &[usize], out: &mut StrBuilder) {
        let view = subject.view();
        for part in &self.parts {
            match part {
                Part::Literal(text) => out.push_str(text),
                Part::Group(g) => {
                    let (start, end) = (marks[2 * g], marks[2 * g + 1]);
                    if start != UNSET && end != UNSET {
                        push(out, subject, view.slice(start, end));
                    }
                }
            }
        }
    }
}

/// Bytes beyond ASCII are characters of Latin-1 while they are in a builder.
pub fn push(out: &mut StrBuilder, subject: &Subject, part: crate::text::View<'_>) {
    if subject.is_text() {
        out.push_part(part);
    } else {
        part.iter().for_each(|c| out.push(c));
    }
}

pub fn finish(out: StrBuilder, is_text: bool) -> Value {
    let text = out.finish();
    if is_text {
        new_str(text)
    } else {
        new_bytes(text.chars().map(|c| c as u8).collect())
    }
}
