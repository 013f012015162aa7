// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! From the text of a pattern to its tree, with CPython's errors.

use super::error::error;
use super::escapes::{in_expression, in_set, Escape, DIGITS};
use super::tokens::{Name, Token, Tokens};
use super::tree::*;
use crate::core::error::{overflow_error, value_error, PyErr};
use crate::core::value::Value;
use crate::text::PyStr;

const WHITESPACE: &str = " \t\n\r\x0b\x0c";
const FLAGS: &str = "iLmsxatu";
const MAX_GROUPS: usize = i32::MAX as usize / 2;

pub struct Parsed {
    pub flags: i64,
    pub body: Sequence,
    /// Widths of the groups; the first is the whole pattern.
    pub groups: Vec<Option<Width>>,
    /// Names and numbers, in the order of definition.
    pub names: Vec<(PyStr, usize)>,
}

struct Parser {
    source: Tokens,
    flags: i64,
    groups: Vec<Option<Width>>,
    names: Vec<(PyStr, usize)>,
    /// Conditions on groups that need not exist yet, and their places.
    conditions: Vec<(usize, usize)>,
    lookbehind: Option<usize>,
}

pub fn parse(pattern: &Value, flags: i64) -> Result<Parsed, PyErr> {
    let mut p = Parser {
        source: Tokens::new(pattern)?,
        flags,
        groups: vec![None],
        names: Vec::new(),
        conditions: Vec::new(),
        lookbehind: None,
    };
    let body = p.alternatives(flags & VERBOSE != 0, 0)?;
    p.flags = fix_flags(p.source.is_text, p.flags)?;
    if p.source.next.is_some() {
        return Err(p.source.error("unbalanced parenthesis", 0));
    }
    for (group, at) in &p.conditions {
        if *group >= p.groups.len() {
            let message = format!("invalid group reference {}", group);
            return Err(error(&message, Some((pattern, *at))));
        }
    }
    Ok(Parsed { flags: p.flags, body, groups: p.groups, names: p.names })
}

fn fix_flags(is_text: bool, mut flags: i64) -> Result<i64, PyErr> {
    if is_text {
        if flags & LOCALE != 0 {
            return Err(value_error("cannot use LOCALE flag with a str pattern"));
        }
        if flags & ASCII == 0 {
            flags |= UNICODE;
        } else if flags & UNICODE != 0 {
            return Err(value_error("ASCII and UNICODE flags are incompatible"));
        }
    } else {
        if flags & UNICODE != 0 {
            return Err(value_error("cannot use UNICODE flag with a bytes pattern"));
        }
        if flags & LOCALE != 0 && flags & ASCII != 0 {
            return Err(value_error("ASCII and LOCALE flags are incompatible"));
        }
    }
    Ok(flags)
}

fn flag_of(c: char) -> i64 {
    match c {
        'i' => IGNORECASE,
        'L' => LOCALE,
        'm' => MULTILINE,
        's' => DOTALL,
        'x' => VERBOSE,
        'a' => ASCII,
        't' => TEMPLATE,
        _ => UNICODE,
    }
}

/// What follows `(?` when no group of the usual kind begins.
enum Extension {
    /// Nothing else belongs to it.
    Done,
    Node(Node),
    Group { name: Option<Name>, capture: bool, atomic: bool, add: i64, del: i64 },
    /// Flags for the whole pattern.
    Global,
}

const PLAIN: Extension = Extension::Group { name: None, capture: false, atomic: false, add: 0, del: 0 };

impl Parser {
    fn named(&self, name: &Name) -> Option<usize> {
        let text = name.text();
        self.names.iter().find(|(n, _)| *n == text).map(|(_, g)| *g)
    }

    fn is_closed(&self, group: usize) -> bool {
        self.groups.get(group).map_or(false, Option::is_some)
    }

    fn check_lookbehind(&self, group: usize) -> Result<(), PyErr> {
        if let Some(first) = self.lookbehind {
            if !self.is_closed(group) {
                return Err(self.source.error("cannot refer to an open group", 0));
            }
            if group >= first {
                let text = "cannot refer to group defined in the same lookbehind subpattern";
                return Err(self.source.error(text, 0));
            }
        }
        Ok(())
    }

    fn alternatives(&mut self, mut verbose: bool, nested: usize) -> Result<Sequence, PyErr> {
        let mut items: Vec<Sequence> = Vec::new();
        loop {
            let first = nested == 0 && items.is_empty();
            let item = self.sequence(verbose, nested + 1, first)?;
            items.push(item);
            if !self.source.accept('|')? {
                break;
            }
            if nested == 0 {
                verbose = self.flags & VERBOSE != 0;
            }
        }
        if items.len() == 1 {
            return Ok(items.pop().unwrap_or_default());
        }
        Ok(vec![as_set(&items).unwrap_or(Node::Branch(items))])
    }

    fn sequence(&mut self, mut verbose: bool, nested: usize, first: bool) -> Result<Sequence, PyErr> {
        let mut out: Sequence = Vec::new();
        while let Some(this) = self.source.next {
            if this.among("|)").is_some() {
                break;
            }
            self.source.advance()?;
            let c = match this {
                Token::Escape(c) => {
                    let node = self.escape(c)?;
                    out.push(node);
                    continue;
                }
                Token::Char(c) => c,
            };
            if verbose && this.among(WHITESPACE).is_some() {
                continue;
            }
            if verbose && this.is('#') {
                while let Some(t) = self.source.get()? {
                    if t.is('\n') {
                        break;
                    }
                }
                continue;
            }
            match this.among(".[{(*+?^$") {
                None => out.push(Node::Literal(c)),
                Some('[') => {
                    let node = self.set()?;
                    out.push(node);
                }
                Some('.') => out.push(Node::Any),
                Some('^') => out.push(Node::At(At::Beginning)),
                Some('$') => out.push(Node::At(At::End)),
                Some('(') => {
                    let start = self.source.tell() - 1;
                    match self.group(start, &mut verbose, nested, first && out.is_empty())? {
                        Some(node) => out.push(node),
                        None => continue,
                    }
                }
                Some(mark) => self.repeat(mark, &mut out)?,
            }
        }
        Ok(unpack(out))
    }

    fn escape(&mut self, c: u32) -> Result<Node, PyErr> {
        let (group, text) = match in_expression(&mut self.source, c)? {
            Escape::Node(node) => return Ok(node),
            Escape::Group(group, text) => (group, text),
        };
        if group >= self.groups.len() {
            let message = format!("invalid group reference {}", group);
            return Err(self.source.error(&message, text.len() - 1));
        }
        if !self.is_closed(group) {
            return Err(self.source.error("cannot refer to an open group", text.len()));
        }
        self.check_lookbehind(group)?;
        Ok(Node::Reference(group))
    }

    fn set_item(&mut self, token: Token) -> Result<Item, PyErr> {
        match token {
            Token::Char(c) => Ok(Item::Literal(c)),
            Token::Escape(c) => in_set(&mut self.source, c),
        }
    }

    fn unterminated_set(&self, here: usize) -> PyErr {
        self.source.error("unterminated character set", self.source.tell() - here)
    }

    fn set(&mut self) -> Result<Node, PyErr> {
        let here = self.source.tell() - 1;
        let mut items: Vec<Item> = Vec::new();
        let negate = self.source.accept('^')?;
        loop {
            let this = match self.source.get()? {
                None => return Err(self.unterminated_set(here)),
                Some(t) if t.is(']') && !items.is_empty() => break,
                Some(t) => t,
            };
            // The text of an escape grows with its digits; an error counts the token alone.
            let low = self.set_item(this)?;
            if !self.source.accept('-')? {
                items.push(low);
                continue;
            }
            let that = match self.source.get()? {
                None => return Err(self.unterminated_set(here)),
                Some(t) if t.is(']') => {
                    items.push(low);
                    items.push(Item::Literal('-' as u32));
                    break;
                }
                Some(t) => t,
            };
            match (low, self.set_item(that)?) {
                (Item::Literal(a), Item::Literal(b)) if a <= b => items.push(Item::Range(a, b)),
                _ => {
                    let text = format!("bad character range {}-{}", this.text(), that.text());
                    return Err(self.source.error(&text, this.len() + 1 + that.len()));
                }
            }
        }
        let mut unique: Vec<Item> = Vec::new();
        for i in items {
            if !unique.contains(&i) {
                unique.push(i)
            }
        }
        Ok(match (unique.as_slice(), negate) {
            ([Item::Literal(c)], true) => Node::NotLiteral(*c),
            ([Item::Literal(c)], false) => Node::Literal(*c),
            _ => Node::Set { negate, items: unique },
        })
    }

    /// The numbers in braces; None if they are none, and the brace is a plain character.
    fn bounds(&mut self, here: usize) -> Result<Option<(u64, u64)>, PyErr> {
        if self.source.next_is('}') {
            return Ok(None);
        }
        let (mut low, mut high) = (String::new(), String::new());
        self.source.take_while(usize::MAX, DIGITS, &mut low)?;
        if self.source.accept(',')? {
            self.source.take_while(usize::MAX, DIGITS, &mut high)?;
        } else {
            high = low.clone();
        }
        if !self.source.accept('}')? {
            self.source.seek(here)?;
            return Ok(None);
        }
        let number = |digits: &str, absent: u64| match digits {
            "" => Ok(absent),
            digits => match digits.parse() {
                Ok(n) if n < MAX_REPEAT => Ok(n),
                _ => Err(overflow_error("the repetition number is too large")),
            },
        };
        let bounds = (number(&low, 0)?, number(&high, MAX_REPEAT)?);
        if bounds.1 < bounds.0 {
            let offset = self.source.tell() - here;
            return Err(self.source.error("min repeat greater than max repeat", offset));
        }
        Ok(Some(bounds))
    }

    fn repeat(&mut self, mark: char, out: &mut Sequence) -> Result<(), PyErr> {
        let here = self.source.tell();
        let (min, max) = match mark {
            '?' => (0, 1),
            '*' => (0, MAX_REPEAT),
            '+' => (1, MAX_REPEAT),
            _ => match self.bounds(here)? {
                Some(bounds) => bounds,
                None => {
                    out.push(Node::Literal(mark as u32));
                    return Ok(());
                }
            },
        };
        let fault = match out.last() {
            None | Some(Node::At(_)) => "nothing to repeat",
            Some(Node::Repeat { .. }) => "multiple repeat",
            Some(_) => "",
        };
        let item = match out.pop() {
            Some(item) if fault.is_empty() => item,
            _ => return Err(self.source.error(fault, self.source.tell() - here + 1)),
        };
        let body = match item {
            Node::Group { number: None, add: 0, del: 0, body } => body,
            item => vec![item],
        };
        let greed = if self.source.accept('?')? {
            Greed::Lazy
        } else if self.source.accept('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        out.push(Node::Repeat { greed, min, max, body });
        Ok(())
    }

    fn expect_close(&mut self, start: usize) -> Result<(), PyErr> {
        if self.source.accept(')')? {
            return Ok(());
        }
        let offset = self.source.tell() - start;
        Err(self.source.error("missing ), unterminated subpattern", offset))
    }

    /// Behind an opening parenthesis. None for comments and the flags of the whole pattern.
    fn group(
        &mut self,
        start: usize,
        verbose: &mut bool,
        nested: usize,
        first: bool,
    ) -> Result<Option<Node>, PyErr> {
        let extension = if self.source.accept('?')? {
            self.extension(start, *verbose, nested)?
        } else {
            Extension::Group { name: None, capture: true, atomic: false, add: 0, del: 0 }
        };
        let (name, capture, atomic, add, del) = match extension {
            Extension::Done => return Ok(None),
            Extension::Node(node) => return Ok(Some(node)),
            Extension::Global => {
                if !first {
                    let text = "global flags not at the start of the expression";
                    return Err(self.source.error(text, self.source.tell() - start));
                }
                *verbose = self.flags & VERBOSE != 0;
                return Ok(None);
            }
            Extension::Group { name, capture, atomic, add, del } => (name, capture, atomic, add, del),
        };
        let number = if capture { Some(self.open_group(name)?) } else { None };
        let sub_verbose = (*verbose || add & VERBOSE != 0) && del & VERBOSE == 0;
        let body = self.alternatives(sub_verbose, nested + 1)?;
        self.expect_close(start)?;
        if let Some(n) = number {
            self.groups[n] = Some(width(&body, &self.groups));
        }
        Ok(Some(if atomic { Node::Atomic(body) } else { Node::Group { number, add, del, body } }))
    }

    fn open_group(&mut self, name: Option<Name>) -> Result<usize, PyErr> {
        let number = self.groups.len();
        self.groups.push(None);
        if let Some(name) = name {
            if let Some(old) = self.named(&name) {
                let text = format!(
                    "redefinition of group name {} as group {}; was group {}",
                    name.repr()?,
                    number,
                    old
                );
                return Err(self.source.error(&text, name.len() + 1));
            }
            self.names.push((name.text(), number));
        }
        Ok(number)
    }

    fn unexpected_end(&self) -> PyErr {
        self.source.error("unexpected end of pattern", 0)
    }

    fn group_name(&mut self, end: char) -> Result<Name, PyErr> {
        let name = self.source.until(end, "group name")?;
        if !name.is_identifier() {
            return Err(self.bad_name(&name)?);
        }
        Ok(name)
    }

    fn bad_name(&self, name: &Name) -> Result<PyErr, PyErr> {
        let text = format!("bad character in group name {}", name.repr()?);
        Ok(self.source.error(&text, name.len() + 1))
    }

    fn known_name(&self, name: &Name) -> Result<usize, PyErr> {
        match self.named(name) {
            Some(group) => Ok(group),
            None => {
                let text = format!("unknown group name {}", name.repr()?);
                Err(self.source.error(&text, name.len() + 1))
            }
        }
    }

    fn extension(&mut self, start: usize, verbose: bool, nested: usize) -> Result<Extension, PyErr> {
        let token = match self.source.get()? {
            Some(t) => t,
            None => return Err(self.unexpected_end()),
        };
        match token.among("P:#=!<(>-iLmsxatu") {
            Some('P') => self.python_extension(),
            Some(':') => Ok(PLAIN),
            Some('#') => {
                loop {
                    if self.source.next.is_none() {
                        let offset = self.source.tell() - start;
                        return Err(self.source.error("missing ), unterminated comment", offset));
                    }
                    if self.source.get()?.map_or(false, |t| t.is(')')) {
                        return Ok(Extension::Done);
                    }
                }
            }
            Some(c) if "=!<".contains(c) => self.assertion(c, start, verbose, nested),
            Some('(') => self.condition(start, verbose, nested),
            Some('>') => {
                Ok(Extension::Group { name: None, capture: false, atomic: true, add: 0, del: 0 })
            }
            Some(c) => Ok(match self.inline_flags(c)? {
                None => Extension::Global,
                Some((add, del)) => {
                    Extension::Group { name: None, capture: false, atomic: false, add, del }
                }
            }),
            None => {
                let text = format!("unknown extension ?{}", token.text());
                Err(self.source.error(&text, token.len() + 1))
            }
        }
    }

    fn python_extension(&mut self) -> Result<Extension, PyErr> {
        if self.source.accept('<')? {
            let name = Some(self.group_name('>')?);
            return Ok(Extension::Group { name, capture: true, atomic: false, add: 0, del: 0 });
        }
        if self.source.accept('=')? {
            let name = self.group_name(')')?;
            let group = self.known_name(&name)?;
            if !self.is_closed(group) {
                return Err(self.source.error("cannot refer to an open group", name.len() + 1));
            }
            self.check_lookbehind(group)?;
            return Ok(Extension::Node(Node::Reference(group)));
        }
        match self.source.get()? {
            None => Err(self.unexpected_end()),
            Some(t) => {
                let text = format!("unknown extension ?P{}", t.text());
                Err(self.source.error(&text, t.len() + 2))
            }
        }
    }

    fn assertion(
        &mut self,
        mut kind: char,
        start: usize,
        verbose: bool,
        nested: usize,
    ) -> Result<Extension, PyErr> {
        let behind = kind == '<';
        let outermost = behind && self.lookbehind.is_none();
        if behind {
            kind = match self.source.get()? {
                None => return Err(self.unexpected_end()),
                Some(t) => match t.among("=!") {
                    Some(c) => c,
                    None => {
                        let text = format!("unknown extension ?<{}", t.text());
                        return Err(self.source.error(&text, t.len() + 2));
                    }
                },
            };
            if outermost {
                self.lookbehind = Some(self.groups.len());
            }
        }
        let body = self.alternatives(verbose, nested + 1)?;
        if outermost {
            self.lookbehind = None;
        }
        self.expect_close(start)?;
        Ok(Extension::Node(Node::Assert { behind, negate: kind == '!', body }))
    }

    fn condition(&mut self, start: usize, verbose: bool, nested: usize) -> Result<Extension, PyErr> {
        let name = self.source.until(')', "group name")?;
        let group = if name.is_identifier() {
            self.known_name(&name)?
        } else {
            let group = match name.number() {
                Some(n) => n,
                None => return Err(self.bad_name(&name)?),
            };
            if group == 0 {
                return Err(self.source.error("bad group number", name.len() + 1));
            }
            if group >= MAX_GROUPS {
                let text = format!("invalid group reference {}", name.text().to_string_lossy());
                return Err(self.source.error(&text, name.len() + 1));
            }
            if !self.conditions.iter().any(|(g, _)| *g == group) {
                self.conditions.push((group, self.source.tell() - name.len() - 1));
            }
            group
        };
        self.check_lookbehind(group)?;
        let yes = self.sequence(verbose, nested + 1, false)?;
        let has_no = self.source.accept('|')?;
        let mut no = Vec::new();
        if has_no {
            no = self.sequence(verbose, nested + 1, false)?;
            if self.source.next_is('|') {
                let text = "conditional backref with more than two branches";
                return Err(self.source.error(text, 0));
            }
        }
        self.expect_close(start)?;
        Ok(Extension::Node(Node::Exists { group, yes, no, has_no }))
    }

    /// The next letter of flags, or an error; `missing` says what else could stand there.
    fn flag_letter(&mut self, ends: &str, missing: &str) -> Result<char, PyErr> {
        let t = match self.source.get()? {
            None => return Err(self.source.error(missing, 0)),
            Some(t) => t,
        };
        if let Some(c) = t.among(ends).or_else(|| t.among(FLAGS)) {
            return Ok(c);
        }
        let is_alpha = match t {
            Token::Char(c) => crate::text::unicode::has(c, crate::text::unicode_tables::ALPHA),
            Token::Escape(_) => false,
        };
        Err(self.source.error(if is_alpha { "unknown flag" } else { missing }, t.len()))
    }

    fn inline_flags(&mut self, first: char) -> Result<Option<(i64, i64)>, PyErr> {
        let (mut add, mut del) = (0, 0);
        let mut c = first;
        while !")-:".contains(c) {
            if self.source.is_text && c == 'L' {
                let text = "bad inline flags: cannot use 'L' flag with a str pattern";
                return Err(self.source.error(text, 0));
            }
            if !self.source.is_text && c == 'u' {
                let text = "bad inline flags: cannot use 'u' flag with a bytes pattern";
                return Err(self.source.error(text, 0));
            }
            let flag = flag_of(c);
            add |= flag;
            if flag & TYPE_FLAGS != 0 && add & TYPE_FLAGS != flag {
                let text = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                return Err(self.source.error(text, 0));
            }
            c = self.flag_letter(")-:", "missing -, : or )")?;
        }
        if c == ')' {
            self.flags |= add;
            return Ok(None);
        }
        if add & GLOBAL_FLAGS != 0 {
            return Err(self.source.error("bad inline flags: cannot turn on global flag", 1));
        }
        if c == '-' {
            c = self.flag_letter("", "missing flag")?;
            while c != ':' {
                let flag = flag_of(c);
                if flag & TYPE_FLAGS != 0 {
                    let text = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                    return Err(self.source.error(text, 0));
                }
                del |= flag;
                c = self.flag_letter(":", "missing :")?;
            }
        }
        if del & GLOBAL_FLAGS != 0 {
            return Err(self.source.error("bad inline flags: cannot turn off global flag", 1));
        }
        if add & del != 0 {
            return Err(self.source.error("bad inline flags: flag turned on and off", 1));
        }
        Ok(Some((add, del)))
    }
}

/// Alternatives of one character each are a set.
fn as_set(items: &[Sequence]) -> Option<Node> {
    let mut all = Vec::new();
    for item in items {
        match item.as_slice() {
            [Node::Literal(c)] => all.push(Item::Literal(*c)),
            [Node::Set { negate: false, items }] => all.extend_from_slice(items),
            _ => return None,
        }
    }
    Some(Node::Set { negate: false, items: all })
}

/// Groups that neither capture nor change flags are their contents.
fn unpack(sequence: Sequence) -> Sequence {
    let mut out = Vec::with_capacity(sequence.len());
    for node in sequence {
        match node {
            Node::Group { number: None, add: 0, del: 0, body } => out.extend(body),
            node => out.push(node),
        }
    }
    out
}
