// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Runs the program of a pattern over a text. What may be tried later is kept on a stack of its
//! own, so that no pattern and no text can exhaust the machine's.

use super::compile::{One, Op, Place, Program};
use super::set::{is_word, Fold};
use super::tree::{Greed, MAX_REPEAT};
use crate::text::search::{find, find_unit, Unit};

pub const UNSET: usize = usize::MAX;

/// What is undone or tried when the matcher fails.
enum Entry {
    Try { pc: u32, at: usize },
    /// A greedy run of single characters may end earlier.
    Shrink { pc: u32, at: usize, least: usize },
    /// A lazy run may take one more.
    Grow { pc: u32, at: usize, left: u64 },
    Mark { slot: u32, old: usize },
    Last { old: usize },
    Register { index: u32, old: usize },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Search,
    Match,
    Full,
}

pub struct Matcher<'a, T> {
    program: &'a Program,
    /// Up to the end position.
    text: &'a [T],
    pub marks: Vec<usize>,
    /// The group that was closed last; 0 = none.
    pub last: usize,
    registers: Vec<usize>,
    stack: Vec<Entry>,
}

macro_rules! count_while {
    ($text:expr, $test:expr) => {
        $text.iter().position(|u| !$test((*u).into())).unwrap_or($text.len())
    };
}

impl<'a, T: Unit> Matcher<'a, T> {
    pub fn new(program: &'a Program, text: &'a [T], n_groups: usize) -> Matcher<'a, T> {
        Matcher {
            program,
            text,
            marks: vec![UNSET; 2 * (n_groups + 1)],
            last: 0,
            registers: vec![0; program.n_registers],
            stack: Vec::new(),
        }
    }

    /// The next match that begins at `from` or, searching, later. `advance` rules an empty one at
    /// `from` out. The bounds are the first two marks.
    pub fn run(&mut self, mode: Mode, from: usize, advance: bool) -> bool {
        let mut at = from;
        let mut must_advance = advance;
        if from > self.text.len() {
            return false;
        }
        loop {
            if mode == Mode::Search {
                at = match self.candidate(at) {
                    Some(next) => next,
                    None => return false,
                };
            }
            if self.attempt(at, mode == Mode::Full, must_advance && at == from) {
                return true;
            }
            must_advance = false;
            if mode != Mode::Search || at >= self.text.len() || self.program.anchored {
                return false;
            }
            at += 1;
        }
    }

    /// The first place from `at` on where a match can begin.
    fn candidate(&self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let program = self.program;
        if program.anchored {
            return if at == 0 { Some(0) } else { None };
        }
        if !program.prefix.is_empty() {
            let limit = 1u64 << (8 * std::mem::size_of::<T>());
            if program.prefix.iter().any(|c| u64::from(*c) >= limit) {
                return None;
            }
            if let [c] = program.prefix.as_slice() {
                return find_unit(rest, T::narrow(*c)).map(|i| at + i);
            }
            let needle: Vec<T> = program.prefix.iter().map(|c| T::narrow(*c)).collect();
            return find(rest, &needle).map(|i| at + i);
        }
        let found = match program.first {
            None => return Some(at),
            Some(One::Set(i)) => {
                let set = &program.sets[i as usize];
                rest.iter().position(|u| set.has((*u).into()))
            }
            Some(one) => rest.iter().position(|u| self.test(one, (*u).into())),
        };
        found.map(|i| at + i)
    }

    #[inline(always)]
    fn test(&self, one: One, c: u32) -> bool {
        match one {
            One::Char(x) => c == x,
            One::NotChar(x) => c != x,
            One::Any => c != '\n' as u32,
            One::All => true,
            One::Set(i) => self.program.sets[i as usize].has(c),
        }
    }

    #[inline]
    fn count(&self, one: One, at: usize, max: u64) -> usize {
        let left = self.text.len() - at;
        let limit = if max >= left as u64 { left } else { max as usize };
        let text = &self.text[at..at + limit];
        match one {
            One::Char(x) => count_while!(text, |c: u32| c == x),
            One::NotChar(x) => count_while!(text, |c: u32| c != x),
            One::Any => count_while!(text, |c: u32| c != '\n' as u32),
            One::All => text.len(),
            One::Set(i) => {
                let set = &self.program.sets[i as usize];
                count_while!(text, |c: u32| set.has(c))
            }
        }
    }

    fn is_at(&self, place: Place, at: usize) -> bool {
        let text = self.text;
        let line = |i: usize| text[i].into() == '\n' as u32;
        match place {
            Place::Start => at == 0,
            Place::LineStart => at == 0 || line(at - 1),
            Place::End => at == text.len(),
            Place::LineEnd => at == text.len() || line(at),
            Place::LastLineEnd => at == text.len() || (at + 1 == text.len() && line(at)),
            Place::Boundary { wide, not } => {
                if text.is_empty() {
                    return false;
                }
                let before = at > 0 && is_word(text[at - 1].into(), wide);
                let after = at < text.len() && is_word(text[at].into(), wide);
                (before != after) != not
            }
        }
    }

    fn set_register(&mut self, index: u32, value: usize) {
        let old = std::mem::replace(&mut self.registers[index as usize], value);
        self.stack.push(Entry::Register { index, old });
    }

    /// The end of the text of a group at `at`, if it stands there.
    fn reference(&self, group: u32, fold: Fold, at: usize) -> Option<usize> {
        let (start, end) = (self.marks[2 * group as usize], self.marks[2 * group as usize + 1]);
        if start == UNSET || end == UNSET || end < start {
            return None;
        }
        let stop = at.checked_add(end - start).filter(|s| *s <= self.text.len())?;
        let (a, b) = (&self.text[start..end], &self.text[at..stop]);
        let same = match fold {
            Fold::No => a == b,
            fold => a.iter().zip(b).all(|(x, y)| fold.apply((*x).into()) == fold.apply((*y).into())),
        };
        if same {
            Some(stop)
        } else {
            None
        }
    }

    /// Gives up the alternatives above `height`; what has to be undone one day stays.
    fn commit(&mut self, height: usize) {
        let mut keep = height;
        for i in height..self.stack.len() {
            let undo =
                matches!(self.stack[i], Entry::Mark { .. } | Entry::Last { .. } | Entry::Register { .. });
            if undo {
                self.stack.swap(keep, i);
                keep += 1;
            }
        }
        self.stack.truncate(keep);
    }

    /// Goes back to the last alternative above `floor`: where to go on, and at which place.
    #[inline]
    fn retreat(&mut self, floor: usize) -> Option<(usize, usize)> {
        while self.stack.len() > floor {
            match self.stack.pop()? {
                Entry::Try { pc, at } => return Some((pc as usize, at)),
                Entry::Mark { slot, old } => self.marks[slot as usize] = old,
                Entry::Last { old } => self.last = old,
                Entry::Register { index, old } => self.registers[index as usize] = old,
                Entry::Shrink { pc, at, least } => {
                    if let Some(next) = self.shrink(pc, at, least) {
                        return Some(next);
                    }
                }
                Entry::Grow { pc, at, left } => {
                    if left == 0 || at >= self.text.len() {
                        continue;
                    }
                    if let Op::Many { one, .. } = self.program.ops[pc as usize] {
                        if self.test(one, self.text[at].into()) {
                            self.stack.push(Entry::Grow { pc, at: at + 1, left: left - 1 });
                            return Some((pc as usize + 1, at + 1));
                        }
                    }
                }
            }
        }
        None
    }

    /// The greatest place from `at` down to `least` at which the next instruction may succeed.
    #[inline]
    fn shrink(&mut self, pc: u32, mut at: usize, least: usize) -> Option<(usize, usize)> {
        let next = pc as usize + 1;
        if let Op::One(One::Char(c)) = self.program.ops[next] {
            while at >= self.text.len() || self.text[at].into() != c {
                if at == least {
                    return None;
                }
                at -= 1;
            }
        }
        if at > least {
            self.stack.push(Entry::Shrink { pc, at: at - 1, least });
        }
        Some((next, at))
    }

    fn attempt(&mut self, start: usize, full: bool, advance: bool) -> bool {
        self.stack.clear();
        self.last = 0;
        self.marks.iter_mut().for_each(|m| *m = UNSET);
        let program = self.program;
        let (mut pc, mut at) = (0, start);
        loop {
            let ok = match &program.ops[pc] {
                Op::One(one) => {
                    let ok = at < self.text.len() && self.test(*one, self.text[at].into());
                    at += 1;
                    pc += 1;
                    ok
                }
                Op::At(place) => {
                    pc += 1;
                    self.is_at(*place, at)
                }
                Op::Mark(slot) => {
                    let old = std::mem::replace(&mut self.marks[*slot as usize], at);
                    self.stack.push(Entry::Mark { slot: *slot, old });
                    if slot & 1 == 1 {
                        self.stack.push(Entry::Last { old: self.last });
                        self.last = *slot as usize / 2;
                    }
                    pc += 1;
                    true
                }
                Op::Fork(other) => {
                    self.stack.push(Entry::Try { pc: *other, at });
                    pc += 1;
                    true
                }
                Op::Jump(to) => {
                    pc = *to as usize;
                    true
                }
                Op::Many { one, min, max, greed } => {
                    let most = if *greed == Greed::Lazy { *min } else { *max };
                    let n = self.count(*one, at, most);
                    if (n as u64) < *min {
                        false
                    } else {
                        let least = at + *min as usize;
                        let found = match greed {
                            Greed::Greedy => self.shrink(pc as u32, at + n, least),
                            Greed::Possessive => Some((pc + 1, at + n)),
                            Greed::Lazy => {
                                let left = if *max == MAX_REPEAT { u64::MAX } else { max - min };
                                self.stack.push(Entry::Grow { pc: pc as u32, at: least, left });
                                Some((pc + 1, least))
                            }
                        };
                        match found {
                            Some(next) => {
                                pc = next.0;
                                at = next.1;
                                true
                            }
                            None => false,
                        }
                    }
                }
                Op::LoopInit(register) => {
                    self.set_register(*register, 0);
                    self.set_register(*register + 1, UNSET);
                    pc += 1;
                    true
                }
                Op::Loop { register, min, max, lazy, exit } => {
                    let count = self.registers[*register as usize] as u64;
                    let more = (count < *max || *max == MAX_REPEAT)
                        && self.registers[*register as usize + 1] != at;
                    if count < *min {
                        pc += 1;
                    } else if !more {
                        pc = *exit as usize;
                    } else if *lazy {
                        self.stack.push(Entry::Register {
                            index: *register + 1,
                            old: self.registers[*register as usize + 1],
                        });
                        self.stack.push(Entry::Try { pc: pc as u32 + 1, at });
                        self.stack.push(Entry::Register {
                            index: *register + 1,
                            old: at,
                        });
                        pc = *exit as usize;
                    } else {
                        self.stack.push(Entry::Try { pc: *exit, at });
                        self.set_register(*register + 1, at);
                        pc += 1;
                    }
                    true
                }
                Op::LoopEnd { register, to } => {
                    let count = self.registers[*register as usize] + 1;
                    self.set_register(*register, count);
                    pc = *to as usize;
                    true
                }
                Op::Reference { group, fold } => match self.reference(*group, *fold, at) {
                    Some(end) => {
                        at = end;
                        pc += 1;
                        true
                    }
                    None => false,
                },
                Op::IfGroup { group, otherwise } => {
                    let set = self.marks[2 * *group as usize + 1] != UNSET;
                    pc = if set { pc + 1 } else { *otherwise as usize };
                    true
                }
                Op::Enter(register) => {
                    self.set_register(*register + 1, at);
                    self.set_register(*register, 0);
                    // Counted behind the entries of this instruction, so that they stay.
                    self.registers[*register as usize] = self.stack.len();
                    pc += 1;
                    true
                }
                Op::Leave { register, back } => {
                    if *back {
                        at = self.registers[*register as usize + 1];
                    }
                    self.commit(self.registers[*register as usize]);
                    pc += 1;
                    true
                }
                Op::LeaveFailed(register) => {
                    let floor = self.registers[*register as usize];
                    while self.retreat(floor).is_some() {
                        self.drop_alternatives(floor);
                    }
                    false
                }
                Op::Back(n) => {
                    let ok = at as u64 >= *n;
                    at = at.wrapping_sub(*n as usize);
                    pc += 1;
                    ok
                }
                Op::Match => {
                    let ok = !(full && at != self.text.len() || advance && at == start);
                    if ok {
                        self.marks[0] = start;
                        self.marks[1] = at;
                        return true;
                    }
                    false
                }
            };
            if !ok {
                match self.retreat(0) {
                    Some(next) => {
                        pc = next.0;
                        at = next.1;
                    }
                    None => return false,
                }
            }
        }
    }

    /// Only what has to be undone stays above `floor`.
    fn drop_alternatives(&mut self, floor: usize) {
        self.commit(floor.min(self.stack.len()))
    }
}
