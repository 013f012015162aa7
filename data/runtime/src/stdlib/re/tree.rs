// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The tree of a pattern.

pub const IGNORECASE: i64 = 2;
pub const LOCALE: i64 = 4;
pub const MULTILINE: i64 = 8;
pub const DOTALL: i64 = 16;
pub const UNICODE: i64 = 32;
pub const VERBOSE: i64 = 64;
pub const DEBUG: i64 = 128;
pub const ASCII: i64 = 256;
pub const TEMPLATE: i64 = 1;

/// Only one of these can be on.
pub const TYPE_FLAGS: i64 = ASCII | LOCALE | UNICODE;
/// These hold for a whole pattern.
pub const GLOBAL_FLAGS: i64 = DEBUG | TEMPLATE;

/// "Without limit", as a number of repetitions.
pub const MAX_REPEAT: u64 = u32::MAX as u64;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Class {
    Digit,
    Space,
    Word,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    Literal(u32),
    Range(u32, u32),
    /// A class, or all that is not in it.
    Class(Class, bool),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum At {
    Beginning,
    BeginningString,
    End,
    EndString,
    Boundary,
    NonBoundary,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Greed {
    Greedy,
    Lazy,
    Possessive,
}

pub type Sequence = Vec<Node>;

#[derive(Clone, Debug)]
pub enum Node {
    Literal(u32),
    NotLiteral(u32),
    Any,
    Set { negate: bool, items: Vec<Item> },
    At(At),
    Branch(Vec<Sequence>),
    /// A group: its number if it captures, and the flags that it turns on and off.
    Group { number: Option<usize>, add: i64, del: i64, body: Sequence },
    Repeat { greed: Greed, min: u64, max: u64, body: Sequence },
    Atomic(Sequence),
    Assert { behind: bool, negate: bool, body: Sequence },
    Reference(usize),
    Exists { group: usize, yes: Sequence, no: Sequence, has_no: bool },
}

/// The least and the greatest width of the text that matches, with the limits of CPython's.
pub type Width = (u64, u64);

pub fn width(sequence: &[Node], groups: &[Option<Width>]) -> Width {
    let (mut low, mut high) = (0u64, 0u64);
    for node in sequence {
        let (l, h) = match node {
            Node::Literal(_) | Node::NotLiteral(_) | Node::Any | Node::Set { .. } => (1, 1),
            Node::At(_) | Node::Assert { .. } => (0, 0),
            Node::Branch(branches) => {
                let mut all = (MAX_REPEAT - 1, 0);
                for b in branches {
                    let (l, h) = width(b, groups);
                    all = (all.0.min(l), all.1.max(h));
                }
                all
            }
            Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
            Node::Repeat { min, max, body, .. } => {
                let (l, h) = width(body, groups);
                (l.saturating_mul(*min), h.saturating_mul(*max))
            }
            Node::Reference(n) => groups.get(*n).copied().flatten().unwrap_or((0, 0)),
            Node::Exists { yes, no, has_no, .. } => {
                let (l, h) = width(yes, groups);
                let (l2, h2) = width(no, groups);
                (if *has_no { l.min(l2) } else { 0 }, h.max(h2))
            }
        };
        low = low.saturating_add(l);
        high = high.saturating_add(h);
    }
    (low.min(MAX_REPEAT - 1), high.min(MAX_REPEAT))
}
