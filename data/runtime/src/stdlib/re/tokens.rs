// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The characters of a pattern or a template; a backslash and what follows it are one token.

use super::error::error;
use crate::core::error::{type_error, PyErr};
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::Value;
use crate::text::bytes_obj::as_bytes;
use crate::text::str_obj::as_str;
use crate::text::PyStr;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token {
    Char(u32),
    Escape(u32),
}

impl Token {
    pub fn len(self) -> usize {
        match self {
            Token::Char(_) => 1,
            Token::Escape(_) => 2,
        }
    }

    pub fn is(self, c: char) -> bool {
        self == Token::Char(c as u32)
    }

    /// The character, if it stands alone and is one of `set`.
    pub fn among(self, set: &str) -> Option<char> {
        match self {
            Token::Char(c) => set.chars().find(|s| *s as u32 == c),
            Token::Escape(_) => None,
        }
    }

    pub fn text(self) -> String {
        match self {
            Token::Char(c) => shown(c).to_string(),
            Token::Escape(c) => format!("\\{}", shown(c)),
        }
    }
}

pub fn shown(c: u32) -> char {
    char::from_u32(c).unwrap_or(char::REPLACEMENT_CHARACTER)
}

pub struct Tokens {
    pub source: Value,
    pub is_text: bool,
    chars: Vec<u32>,
    index: usize,
    pub next: Option<Token>,
}

impl Tokens {
    pub fn new(source: &Value) -> Result<Tokens, PyErr> {
        let (is_text, chars) = match (as_str(source), as_bytes(source)) {
            (Some(s), _) => (true, s.chars().collect()),
            (_, Some(b)) => (false, b.iter().map(|b| *b as u32).collect()),
            _ => {
                return Err(type_error(format!(
                    "decoding to str: need a bytes-like object, {} found",
                    type_name(source)
                )))
            }
        };
        let mut t = Tokens { source: source.clone(), is_text, chars, index: 0, next: None };
        t.advance()?;
        Ok(t)
    }

    pub fn advance(&mut self) -> Result<(), PyErr> {
        self.next = match self.chars.get(self.index) {
            None => return self.stop(),
            Some(&c) if c == '\\' as u32 => match self.chars.get(self.index + 1) {
                Some(&c) => Some(Token::Escape(c)),
                None => {
                    let at = self.chars.len() - 1;
                    return Err(error("bad escape (end of pattern)", Some((&self.source, at))));
                }
            },
            Some(&c) => Some(Token::Char(c)),
        };
        self.index += self.next.map_or(0, Token::len);
        Ok(())
    }

    fn stop(&mut self) -> Result<(), PyErr> {
        self.next = None;
        Ok(())
    }

    pub fn get(&mut self) -> Result<Option<Token>, PyErr> {
        let this = self.next;
        self.advance()?;
        Ok(this)
    }

    pub fn accept(&mut self, c: char) -> Result<bool, PyErr> {
        let found = self.next.map_or(false, |t| t.is(c));
        if found {
            self.advance()?;
        }
        Ok(found)
    }

    pub fn next_is(&self, c: char) -> bool {
        self.next.map_or(false, |t| t.is(c))
    }

    pub fn next_among(&self, set: &str) -> Option<char> {
        self.next.and_then(|t| t.among(set))
    }

    /// Appends up to `n` characters of `set`.
    pub fn take_while(&mut self, n: usize, set: &str, out: &mut String) -> Result<(), PyErr> {
        for _ in 0..n {
            match self.next_among(set) {
                Some(c) => out.push(c),
                None => break,
            }
            self.advance()?;
        }
        Ok(())
    }

    /// The text up to `end`, which is skipped.
    pub fn until(&mut self, end: char, what: &str) -> Result<Name, PyErr> {
        let mut chars = Vec::new();
        loop {
            let token = self.get()?;
            match token {
                None if chars.is_empty() => return Err(self.error(&format!("missing {}", what), 0)),
                None => {
                    let text = format!("missing {}, unterminated name", end);
                    return Err(self.error(&text, chars.len()));
                }
                Some(t) if t.is(end) => {
                    if chars.is_empty() {
                        return Err(self.error(&format!("missing {}", what), 1));
                    }
                    return Ok(Name(chars));
                }
                Some(Token::Char(c)) => chars.push(c),
                Some(Token::Escape(c)) => chars.extend(['\\' as u32, c]),
            }
        }
    }

    pub fn tell(&self) -> usize {
        self.index - self.next.map_or(0, Token::len)
    }

    pub fn seek(&mut self, index: usize) -> Result<(), PyErr> {
        self.index = index;
        self.advance()
    }

    #[cold]
    pub fn error(&self, message: &str, offset: usize) -> PyErr {
        let at = self.tell() - offset;
        if self.is_text {
            return error(message, Some((&self.source, at)));
        }
        let mut ascii = String::new();
        for c in message.chars() {
            match c as u32 {
                0..=127 => ascii.push(c),
                n => ascii.push_str(&format!("\\x{:02x}", n)),
            }
        }
        error(&ascii, Some((&self.source, at)))
    }
}

/// The name of a group as it is written.
pub struct Name(pub Vec<u32>);

impl Name {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn text(&self) -> PyStr {
        PyStr::from_units(&self.0)
    }

    pub fn value(&self) -> Value {
        crate::text::new_str(self.text())
    }

    pub fn repr(&self) -> Result<String, PyErr> {
        Ok(ops::repr(&self.value())?.to_string_lossy())
    }

    pub fn is_identifier(&self) -> bool {
        self.text().is_identifier()
    }

    /// The number that `int` reads, if it is one and not negative.
    pub fn number(&self) -> Option<usize> {
        let int = Value::from(crate::num::int_type());
        match crate::core::call::call(&int, &mut [self.value()]) {
            Ok(Value::Int(n)) if n >= 0 => Some(crate::host::size(n)),
            Ok(Value::Obj(_)) => Some(usize::MAX),
            _ => None,
        }
    }
}
