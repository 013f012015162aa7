// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! What a backslash means in a pattern, inside of a set and outside.

use super::tokens::{shown, Tokens};
use super::tree::{At, Class, Item, Node};
use crate::core::error::PyErr;

pub const DIGITS: &str = "0123456789";
pub const OCTAL: &str = "01234567";
const HEX: &str = "0123456789abcdefABCDEF";

/// The character that an escape of one letter stands for.
pub fn simple(c: u32) -> Option<u32> {
    Some(match char::from_u32(c)? {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => 10,
        'r' => 13,
        't' => 9,
        'v' => 11,
        '\\' => 92,
        _ => return None,
    })
}

fn class(c: u32) -> Option<Item> {
    Some(match char::from_u32(c)? {
        'd' => Item::Class(Class::Digit, false),
        'D' => Item::Class(Class::Digit, true),
        's' => Item::Class(Class::Space, false),
        'S' => Item::Class(Class::Space, true),
        'w' => Item::Class(Class::Word, false),
        'W' => Item::Class(Class::Word, true),
        _ => return None,
    })
}

fn anchor(c: u32) -> Option<At> {
    Some(match char::from_u32(c)? {
        'A' => At::BeginningString,
        'b' => At::Boundary,
        'B' => At::NonBoundary,
        'Z' => At::EndString,
        _ => return None,
    })
}

fn bad(source: &Tokens, escape: &str) -> PyErr {
    source.error(&format!("bad escape {}", escape), escape.chars().count())
}

pub fn octal(source: &Tokens, escape: &str) -> Result<u32, PyErr> {
    let n = u32::from_str_radix(&escape[1..], 8).unwrap_or(0);
    if n > 0o377 {
        let text = format!("octal escape value {} outside of range 0-0o377", escape);
        return Err(source.error(&text, escape.len()));
    }
    Ok(n)
}

/// `\x`, `\u`, `\U` and `\N`: what they mean is the same everywhere.
fn numbered(source: &mut Tokens, c: char, escape: &mut String) -> Result<Option<u32>, PyErr> {
    let digits = match c {
        'x' => 2,
        'u' if source.is_text => 4,
        'U' if source.is_text => 8,
        'N' if source.is_text => return named(source),
        _ => return Ok(None),
    };
    source.take_while(digits, HEX, escape)?;
    if escape.len() != digits + 2 {
        return Err(source.error(&format!("incomplete escape {}", escape), escape.len()));
    }
    match u32::from_str_radix(&escape[2..], 16) {
        Ok(n) if n < crate::text::unicode::LIMIT => Ok(Some(n)),
        _ => Err(bad(source, escape)),
    }
}

fn named(source: &mut Tokens) -> Result<Option<u32>, PyErr> {
    if !source.accept('{')? {
        return Err(source.error("missing {", 0));
    }
    source.until('}', "character name")?;
    crate::core::run::refuse("\\N{...} in a regular expression is not available; write the character itself")
}

/// An escape in a set.
pub fn in_set(source: &mut Tokens, c: u32) -> Result<Item, PyErr> {
    if let Some(n) = simple(c) {
        return Ok(Item::Literal(n));
    }
    if let Some(item) = class(c) {
        return Ok(item);
    }
    let mut escape = format!("\\{}", shown(c));
    let letter = shown(c);
    if let Some(n) = numbered(source, letter, &mut escape)? {
        return Ok(Item::Literal(n));
    }
    if OCTAL.contains(letter) {
        source.take_while(2, OCTAL, &mut escape)?;
        return octal(source, &escape).map(Item::Literal);
    }
    if letter.is_ascii_alphanumeric() {
        return Err(bad(source, &escape));
    }
    Ok(Item::Literal(c))
}

/// An escape in an expression: a node, or the number of a group with the text it is written as.
pub enum Escape {
    Node(Node),
    Group(usize, String),
}

pub fn in_expression(source: &mut Tokens, c: u32) -> Result<Escape, PyErr> {
    let literal = |n| Ok(Escape::Node(Node::Literal(n)));
    if let Some(item) = class(c) {
        return Ok(Escape::Node(Node::Set { negate: false, items: vec![item] }));
    }
    if let Some(at) = anchor(c) {
        return Ok(Escape::Node(Node::At(at)));
    }
    if let Some(n) = simple(c) {
        return literal(n);
    }
    let mut escape = format!("\\{}", shown(c));
    let letter = shown(c);
    if let Some(n) = numbered(source, letter, &mut escape)? {
        return literal(n);
    }
    if letter == '0' {
        source.take_while(2, OCTAL, &mut escape)?;
        return literal(u32::from_str_radix(&escape[1..], 8).unwrap_or(0));
    }
    if letter.is_ascii_digit() {
        // An octal escape has three digits, anything else is the number of a group.
        if let Some(second) = source.next_among(DIGITS) {
            escape.push(second);
            source.advance()?;
            if OCTAL.contains(letter) && OCTAL.contains(second) {
                if let Some(third) = source.next_among(OCTAL) {
                    escape.push(third);
                    source.advance()?;
                    return literal(octal(source, &escape)?);
                }
            }
        }
        return Ok(Escape::Group(escape[1..].parse().unwrap_or(0), escape));
    }
    if letter.is_ascii_alphabetic() {
        return Err(bad(source, &escape));
    }
    literal(c)
}
