// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! From the tree of a pattern to the program that the matcher runs.

use super::error::error;
use super::set::{Fold, Set};
use super::tree::*;
use crate::core::error::PyErr;

/// A test of one character.
#[derive(Clone, Copy, Debug)]
pub enum One {
    Char(u32),
    NotChar(u32),
    /// All but a line break.
    Any,
    All,
    Set(u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    Start,
    LineStart,
    End,
    LineEnd,
    LastLineEnd,
    Boundary { wide: bool, not: bool },
}

#[derive(Clone, Debug)]
pub enum Op {
    One(One),
    At(Place),
    /// Opens (even) or closes (odd) a group.
    Mark(u32),
    /// Goes on at the next instruction and, should that fail, at the other one.
    Fork(u32),
    Jump(u32),
    Many { one: One, min: u64, max: u64, greed: Greed },
    /// A loop whose counter and last position are two registers.
    LoopInit(u32),
    Loop { register: u32, min: u64, max: u64, lazy: bool, exit: u32 },
    LoopEnd { register: u32, to: u32 },
    Reference { group: u32, fold: Fold },
    IfGroup { group: u32, otherwise: u32 },
    /// Notes how many alternatives there are, and where the text is.
    Enter(u32),
    /// Gives up the alternatives that came since; `back` returns to the place in the text.
    Leave { register: u32, back: bool },
    /// Fails at once, also the alternatives that came since.
    LeaveFailed(u32),
    /// Goes back in the text.
    Back(u64),
    Match,
}

pub struct Program {
    pub ops: Vec<Op>,
    pub sets: Vec<Set>,
    pub n_registers: usize,
    /// Matches begin with this text.
    pub prefix: Vec<u32>,
    /// Matches begin with one of these.
    pub first: Option<One>,
    /// Matches only at the start of the text.
    pub anchored: bool,
}

struct Compiler<'a> {
    ops: Vec<Op>,
    sets: Vec<Set>,
    n_registers: u32,
    groups: &'a [Option<Width>],
}

pub fn compile(body: &[Node], flags: i64, groups: &[Option<Width>]) -> Result<Program, PyErr> {
    let mut c = Compiler { ops: Vec::new(), sets: Vec::new(), n_registers: 0, groups };
    c.sequence(body, flags)?;
    c.ops.push(Op::Match);
    let mut prefix = Vec::new();
    let mut rest = c.ops.iter();
    while let Some(Op::One(One::Char(ch))) = rest.next() {
        prefix.push(*ch);
    }
    let first = match c.ops.iter().find(|op| !matches!(op, Op::Mark(_))) {
        Some(Op::One(one)) => Some(*one),
        Some(Op::Many { one, min, .. }) if *min > 0 => Some(*one),
        _ => None,
    };
    let anchored = matches!(c.ops[0], Op::At(Place::Start));
    let n_registers = c.n_registers as usize;
    Ok(Program { ops: c.ops, sets: c.sets, n_registers, prefix, first, anchored })
}

impl Compiler<'_> {
    fn here(&self) -> u32 {
        self.ops.len() as u32
    }

    fn registers(&mut self) -> u32 {
        self.n_registers += 2;
        self.n_registers - 2
    }

    fn set(&mut self, items: &[Item], negate: bool, flags: i64) -> One {
        self.sets.push(Set::new(items, negate, flags));
        One::Set(self.sets.len() as u32 - 1)
    }

    /// The test that a node is, if it is one.
    fn one(&mut self, node: &Node, flags: i64) -> Option<One> {
        let cased = |c| Fold::of(flags).is_cased(c);
        Some(match node {
            Node::Literal(c) if cased(*c) => self.set(&[Item::Literal(*c)], false, flags),
            Node::Literal(c) => One::Char(*c),
            Node::NotLiteral(c) if cased(*c) => self.set(&[Item::Literal(*c)], true, flags),
            Node::NotLiteral(c) => One::NotChar(*c),
            Node::Any if flags & DOTALL != 0 => One::All,
            Node::Any => One::Any,
            Node::Set { negate, items } => self.set(items, *negate, flags),
            Node::Group { number: None, add: 0, del: 0, body } if body.len() == 1 => {
                return self.one(&body[0], flags)
            }
            _ => return None,
        })
    }

    fn sequence(&mut self, body: &[Node], flags: i64) -> Result<(), PyErr> {
        body.iter().try_for_each(|node| self.node(node, flags))
    }

    fn place(at: At, flags: i64) -> Place {
        let lines = flags & MULTILINE != 0;
        let wide = flags & UNICODE != 0 && flags & ASCII == 0;
        match at {
            At::Beginning if lines => Place::LineStart,
            At::Beginning | At::BeginningString => Place::Start,
            At::End if lines => Place::LineEnd,
            At::End => Place::LastLineEnd,
            At::EndString => Place::End,
            At::Boundary => Place::Boundary { wide, not: false },
            At::NonBoundary => Place::Boundary { wide, not: true },
        }
    }

    fn node(&mut self, node: &Node, flags: i64) -> Result<(), PyErr> {
        if let Some(one) = self.one(node, flags) {
            self.ops.push(Op::One(one));
            return Ok(());
        }
        match node {
            Node::At(at) => self.ops.push(Op::At(Self::place(*at, flags))),
            Node::Branch(branches) => self.branch(branches, flags)?,
            Node::Group { number, add, del, body } => {
                let kept = if add & TYPE_FLAGS != 0 { flags & !TYPE_FLAGS } else { flags };
                if let Some(n) = number {
                    self.ops.push(Op::Mark(2 * *n as u32));
                }
                self.sequence(body, (kept | add) & !del)?;
                if let Some(n) = number {
                    self.ops.push(Op::Mark(2 * *n as u32 + 1));
                }
            }
            Node::Repeat { greed, min, max, body } => self.repeat(*greed, *min, *max, body, flags)?,
            Node::Atomic(body) => self.atomic(flags, |c, f| c.sequence(body, f))?,
            Node::Assert { behind, negate, body } => self.assertion(*behind, *negate, body, flags)?,
            Node::Reference(group) => {
                self.ops.push(Op::Reference { group: *group as u32, fold: Fold::of(flags) })
            }
            Node::Exists { group, yes, no, has_no } => {
                let test = self.ops.len();
                self.ops.push(Op::IfGroup { group: *group as u32, otherwise: 0 });
                self.sequence(yes, flags)?;
                let skip = self.ops.len();
                if *has_no {
                    self.ops.push(Op::Jump(0));
                }
                let here = self.here();
                self.ops[test] = Op::IfGroup { group: *group as u32, otherwise: here };
                if *has_no {
                    self.sequence(no, flags)?;
                    self.ops[skip] = Op::Jump(self.here());
                }
            }
            // `one` has compiled the others.
            _ => {}
        }
        Ok(())
    }

    fn branch(&mut self, branches: &[Sequence], flags: i64) -> Result<(), PyErr> {
        let mut ends = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            let fork = self.ops.len();
            let last = i + 1 == branches.len();
            if !last {
                self.ops.push(Op::Fork(0));
            }
            self.sequence(branch, flags)?;
            if !last {
                ends.push(self.ops.len());
                self.ops.push(Op::Jump(0));
                self.ops[fork] = Op::Fork(self.here());
            }
        }
        for end in ends {
            self.ops[end] = Op::Jump(self.here());
        }
        Ok(())
    }

    fn repeat(&mut self, greed: Greed, min: u64, max: u64, body: &[Node], flags: i64) -> Result<(), PyErr> {
        if let [node] = body {
            if let Some(one) = self.one(node, flags) {
                self.ops.push(Op::Many { one, min, max, greed });
                return Ok(());
            }
        }
        if greed == Greed::Possessive {
            return self.atomic(flags, |c, f| c.repeat(Greed::Greedy, min, max, body, f));
        }
        let register = self.registers();
        self.ops.push(Op::LoopInit(register));
        let start = self.ops.len();
        self.ops.push(Op::Jump(0));
        self.sequence(body, flags)?;
        self.ops.push(Op::LoopEnd { register, to: start as u32 });
        let lazy = greed == Greed::Lazy;
        self.ops[start] = Op::Loop { register, min, max, lazy, exit: self.here() };
        Ok(())
    }

    fn atomic(
        &mut self,
        flags: i64,
        body: impl FnOnce(&mut Self, i64) -> Result<(), PyErr>,
    ) -> Result<(), PyErr> {
        let register = self.registers();
        self.ops.push(Op::Enter(register));
        body(self, flags)?;
        self.ops.push(Op::Leave { register, back: false });
        Ok(())
    }

    fn assertion(&mut self, behind: bool, negate: bool, body: &[Node], flags: i64) -> Result<(), PyErr> {
        let mut back = 0;
        if behind {
            let (low, high) = width(body, self.groups);
            if low != high {
                return Err(error("look-behind requires fixed-width pattern", None));
            }
            back = low;
        }
        let register = self.registers();
        self.ops.push(Op::Enter(register));
        let fork = self.ops.len();
        if negate {
            self.ops.push(Op::Fork(0));
        }
        if back > 0 {
            self.ops.push(Op::Back(back));
        }
        self.sequence(body, flags)?;
        if negate {
            self.ops.push(Op::LeaveFailed(register));
            self.ops[fork] = Op::Fork(self.here());
        } else {
            self.ops.push(Op::Leave { register, back: true });
        }
        Ok(())
    }
}
