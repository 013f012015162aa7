// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! JSON text to objects.

use super::classes::decode_error;
use crate::coll::{self, PyDict};
use crate::core::call;
use crate::core::error::PyErr;
use crate::core::object::Ref;
use crate::core::value::{Str, Value, R};
use crate::text::{PyStr, StrBuilder};
use std::collections::HashMap;

/// Functions that take part in making the objects.
pub struct Hooks {
    object: Option<Value>,
    float: Option<Value>,
    int: Option<Value>,
    constant: Option<Value>,
    pairs: Option<Value>,
    /// Control characters in strings are errors.
    strict: bool,
}

impl Hooks {
    /// From object_hook, parse_float, parse_int, parse_constant and object_pairs_hook.
    pub fn of(v: &[Value], strict: bool) -> Hooks {
        let hook = |i: usize| if v[i].is_none() { None } else { Some(v[i].clone()) };
        Hooks {
            object: hook(0),
            float: hook(1),
            int: hook(2),
            constant: hook(3),
            pairs: hook(4),
            strict,
        }
    }
}

struct Decoder<'a> {
    text: &'a Str,
    at: usize,
    hooks: Hooks,
    /// One object for each key of the document.
    keys: HashMap<i64, Vec<Str>>,
}

/// The object of a whole document.
pub fn decode(text: &Str, hooks: Hooks) -> R {
    let mut d = Decoder { text, at: 0, hooks, keys: HashMap::new() };
    d.skip_space();
    let v = d.value()?;
    d.skip_space();
    if d.at != text.len() {
        return Err(decode_error("Extra data", text, d.at));
    }
    Ok(v)
}

/// The object that begins at a place of the text, and where it ends.
pub fn raw_decode(text: &Str, at: usize, hooks: Hooks) -> Result<(Value, usize), PyErr> {
    let mut d = Decoder { text, at, hooks, keys: HashMap::new() };
    let v = d.value()?;
    Ok((v, d.at))
}

impl Decoder<'_> {
    fn peek(&self) -> Option<u32> {
        if self.at < self.text.len() {
            Some(self.text.at(self.at))
        } else {
            None
        }
    }

    fn is(&self, c: u8) -> bool {
        self.peek() == Some(c as u32)
    }

    fn skip_space(&mut self) {
        while let Some(0x20 | 0x09 | 0x0a | 0x0d) = self.peek() {
            self.at += 1;
        }
    }

    fn starts(&self, word: &str) -> bool {
        let end = self.at + word.len();
        end <= self.text.len()
            && word.bytes().enumerate().all(|(i, b)| self.text.at(self.at + i) == b as u32)
    }

    fn value(&mut self) -> R {
        let words = [
            ("null", Value::None),
            ("true", Value::Bool(true)),
            ("false", Value::Bool(false)),
        ];
        match self.peek() {
            Some(0x22) => {
                self.at += 1;
                Ok(Value::from(self.string()?))
            }
            Some(0x7b) => {
                let _frame = call::enter()?;
                self.at += 1;
                self.object()
            }
            Some(0x5b) => {
                let _frame = call::enter()?;
                self.at += 1;
                self.array()
            }
            _ => {
                for (word, v) in words {
                    if self.starts(word) {
                        self.at += word.len();
                        return Ok(v);
                    }
                }
                if let Some(v) = self.number()? {
                    return Ok(v);
                }
                let constants =
                    [("NaN", f64::NAN), ("Infinity", f64::INFINITY), ("-Infinity", f64::NEG_INFINITY)];
                for (word, f) in constants {
                    if self.starts(word) {
                        self.at += word.len();
                        return match &self.hooks.constant {
                            Some(h) => call::call(h, &mut [Value::from(word)]),
                            None => Ok(Value::Float(f)),
                        };
                    }
                }
                Err(decode_error("Expecting value", self.text, self.at))
            }
        }
    }

    fn digits(&self, mut at: usize) -> usize {
        while at < self.text.len() && (0x30..=0x39).contains(&self.text.at(at)) {
            at += 1;
        }
        at
    }

    fn number(&mut self) -> Result<Option<Value>, PyErr> {
        let unit = |at: usize| if at < self.text.len() { self.text.at(at) } else { 0 };
        let start = self.at;
        let mut at = start;
        if unit(at) == b'-' as u32 {
            at += 1;
        }
        let first = unit(at);
        if !(0x30..=0x39).contains(&first) {
            return Ok(None);
        }
        at = if first == 0x30 { at + 1 } else { self.digits(at) };
        let mut float = false;
        if unit(at) == b'.' as u32 && self.digits(at + 1) > at + 1 {
            at = self.digits(at + 1);
            float = true;
        }
        if unit(at) == b'e' as u32 || unit(at) == b'E' as u32 {
            let sign = unit(at + 1) == b'+' as u32 || unit(at + 1) == b'-' as u32;
            let from = at + 1 + sign as usize;
            let end = self.digits(from);
            if end > from {
                at = end;
                float = true;
            }
        }
        let text = Ref::new(self.text.substr(start, at));
        self.at = at;
        let hook = if float { &self.hooks.float } else { &self.hooks.int };
        if let Some(h) = hook {
            return call::call(h, &mut [Value::from(text)]).map(Some);
        }
        if float {
            let parsed = text.as_ascii().and_then(|t| t.parse::<f64>().ok());
            return Ok(Some(Value::Float(parsed.unwrap_or(f64::NAN))));
        }
        match text.as_ascii().and_then(|t| t.parse::<i64>().ok()) {
            Some(n) => Ok(Some(Value::Int(n))),
            None => {
                let int = Value::from(crate::num::int_type());
                call::call(&int, &mut [Value::from(text)]).map(Some)
            }
        }
    }

    /// The rest of a string; the quote is behind.
    fn string(&mut self) -> Result<Str, PyErr> {
        let begin = self.at - 1;
        let mut out = StrBuilder::new();
        loop {
            let from = self.at;
            let mut at = from;
            let len = self.text.len();
            while at < len {
                let c = self.text.at(at);
                if c == 0x22 || c == 0x5c || (c < 0x20 && self.hooks.strict) {
                    break;
                }
                at += 1;
            }
            if at >= len {
                return Err(decode_error("Unterminated string starting at", self.text, begin));
            }
            out.push_str(&self.text.substr(from, at));
            self.at = at + 1;
            match self.text.at(at) {
                0x22 => return Ok(Ref::new(out.finish())),
                0x5c => self.escape(&mut out, begin)?,
                _ => return Err(decode_error("Invalid control character at", self.text, at)),
            }
        }
    }

    fn escape(&mut self, out: &mut StrBuilder, begin: usize) -> Result<(), PyErr> {
        let c = match self.peek() {
            Some(c) => c,
            None => {
                return Err(decode_error("Unterminated string starting at", self.text, begin))
            }
        };
        let plain = match c {
            0x22 | 0x5c | 0x2f => c,
            0x62 => 0x08,
            0x66 => 0x0c,
            0x6e => 0x0a,
            0x72 => 0x0d,
            0x74 => 0x09,
            0x75 => {
                let mut c = self.hex(self.at + 1)?;
                self.at += 5;
                if (0xd800..0xdc00).contains(&c) && self.starts("\\u") {
                    // Without a second half the first one stands for itself.
                    if let Ok(low) = self.hex(self.at + 2) {
                        if (0xdc00..0xe000).contains(&low) {
                            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
                            self.at += 6;
                        }
                    }
                }
                out.push(c);
                return Ok(());
            }
            _ => return Err(decode_error("Invalid \\escape", self.text, self.at - 1)),
        };
        self.at += 1;
        out.push(plain);
        Ok(())
    }

    fn hex(&self, at: usize) -> Result<u32, PyErr> {
        let mut n = 0;
        for i in at..at + 4 {
            let digit = if i < self.text.len() {
                char::from_u32(self.text.at(i)).and_then(|c| c.to_digit(16))
            } else {
                None
            };
            match digit {
                Some(d) => n = n * 16 + d,
                None => return Err(decode_error("Invalid \\uXXXX escape", self.text, at - 1)),
            }
        }
        Ok(n)
    }

    fn key(&mut self) -> Result<Str, PyErr> {
        let s = self.string()?;
        let known = self.keys.entry(s.hash()).or_insert_with(Vec::new);
        if let Some(k) = known.iter().find(|k| ***k == *s) {
            return Ok(k.clone());
        }
        known.push(s.clone());
        Ok(s)
    }

    fn object(&mut self) -> R {
        let mut pairs: Vec<(Str, Value)> = Vec::new();
        self.skip_space();
        if self.is(b'}') {
            self.at += 1;
        } else {
            loop {
                if !self.is(b'"') {
                    let text = "Expecting property name enclosed in double quotes";
                    return Err(decode_error(text, self.text, self.at));
                }
                self.at += 1;
                let key = self.key()?;
                self.skip_space();
                if !self.is(b':') {
                    return Err(decode_error("Expecting ':' delimiter", self.text, self.at));
                }
                self.at += 1;
                self.skip_space();
                let v = self.value()?;
                pairs.push((key, v));
                self.skip_space();
                if self.is(b'}') {
                    self.at += 1;
                    break;
                }
                if !self.is(b',') {
                    return Err(decode_error("Expecting ',' delimiter", self.text, self.at));
                }
                self.at += 1;
                self.skip_space();
            }
        }
        if let Some(h) = &self.hooks.pairs {
            let list = pairs.into_iter().map(|(k, v)| coll::pair(Value::from(k), v)).collect();
            return call::call(h, &mut [coll::list(list)]);
        }
        let d = PyDict::new_ref();
        for (k, v) in pairs {
            d.set_str(&k, v);
        }
        match &self.hooks.object {
            Some(h) => call::call(h, &mut [Value::from(d)]),
            None => Ok(Value::from(d)),
        }
    }

    fn array(&mut self) -> R {
        let mut items = Vec::new();
        self.skip_space();
        if self.is(b']') {
            self.at += 1;
            return Ok(coll::list(items));
        }
        loop {
            items.push(self.value()?);
            self.skip_space();
            if self.is(b']') {
                self.at += 1;
                return Ok(coll::list(items));
            }
            if !self.is(b',') {
                return Err(decode_error("Expecting ',' delimiter", self.text, self.at));
            }
            self.at += 1;
            self.skip_space();
        }
    }
}

/// Line and column of a place, both from 1 on.
pub fn place(text: &PyStr, at: usize) -> (i64, i64) {
    let (mut line, mut last) = (1, None);
    for (i, c) in text.chars().take(at).enumerate() {
        if c == 10 {
            line += 1;
            last = Some(i);
        }
    }
    let column = match last {
        Some(i) => at - i,
        None => at + 1,
    };
    (line, column as i64)
}

/// `str(v)` for the hooks of a decoder object.
pub fn text_arg(v: &Value) -> Result<Str, PyErr> {
    match v.peel().down::<PyStr>() {
        Some(s) => Ok(s.clone()),
        None => Err(crate::core::error::type_error(format!(
            "first argument must be a string, not {}",
            crate::core::types::type_name(v)
        ))),
    }
}
