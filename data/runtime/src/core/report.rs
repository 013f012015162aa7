// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The report of an uncaught exception: the chain that led to it, notes, groups in frames.

use crate::core::error::{ExcObj, PyErr};
use crate::core::groups;
use crate::core::names::intern;
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::raise::last_line;
use crate::text::PyStr;

/// CPython shows this many exceptions of a group.
const MAX_WIDTH: usize = 15;
/// And groups nested this deep.
const MAX_DEPTH: usize = 10;

struct Report {
    out: String,
    seen: Vec<Ref<ExcObj>>,
    /// Groups around the exception being written.
    depth: usize,
    /// Whether the innermost frame still has to be closed.
    need_close: bool,
}

/// The whole report, with the exceptions that led to this one.
pub fn traceback_text(e: &PyErr) -> String {
    let mut r = Report { out: String::new(), seen: Vec::new(), depth: 0, need_close: false };
    r.chain(e);
    r.out
}

fn notes(e: &PyErr) -> Vec<String> {
    let list = match e.exc().attrs.get(intern("__notes__")) {
        Some(l) => l,
        None => return Vec::new(),
    };
    match crate::builtins::to_vec(&list) {
        Ok(items) => items
            .iter()
            .map(|v| match v.peel().down::<PyStr>() {
                Some(s) => s.to_string_lossy(),
                None => ops::repr(v).map_or(String::new(), |s| s.to_string_lossy()),
            })
            .collect(),
        Err(_) => Vec::new(),
    }
}

impl Report {
    fn indent(&self) -> String {
        " ".repeat(2 * self.depth)
    }

    /// Writes lines behind the frame's margin.
    fn emit(&mut self, text: &str, margin: char) {
        for line in text.split('\n') {
            if self.depth > 0 {
                let line = format!("{}{} {}", self.indent(), margin, line);
                self.out.push_str(&line);
            } else {
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    fn chain(&mut self, e: &PyErr) {
        self.seen.push(e.exc().clone());
        let cause = e.exc().cause.borrow().clone();
        let context = e.exc().context.borrow().clone();
        let fresh = |r: &Report, c: &PyErr| !r.seen.iter().any(|s| s.same(c.exc()));
        match (cause, context) {
            (Some(c), _) if fresh(self, &c) => {
                self.chain(&c);
                self.emit(
                    "\nThe above exception was the direct cause of the following exception:\n",
                    '|',
                );
            }
            (None, Some(c)) if !e.exc().suppress_context.get() && fresh(self, &c) => {
                self.chain(&c);
                self.emit(
                    "\nDuring handling of the above exception, another exception occurred:\n",
                    '|',
                );
            }
            _ => {}
        }
        match groups::members(e) {
            Some(members) => self.group(e, &members),
            None => {
                self.emit("Traceback (most recent call last):", '|');
                self.own_lines(e);
            }
        }
    }

    fn own_lines(&mut self, e: &PyErr) {
        self.emit(&last_line(e), '|');
        for n in notes(e) {
            self.emit(&n, '|');
        }
    }

    fn group(&mut self, e: &PyErr, members: &[PyErr]) {
        if self.depth > MAX_DEPTH {
            self.emit(&format!("... (max_group_depth is {})", MAX_DEPTH), '|');
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        let margin = if outermost { '+' } else { '|' };
        self.emit("Exception Group Traceback (most recent call last):", margin);
        self.own_lines(e);
        let shown = members.len().min(MAX_WIDTH + 1);
        self.need_close = false;
        for (i, m) in members.iter().take(shown).enumerate() {
            let last = i == shown - 1;
            if last {
                self.need_close = true;
            }
            let truncated = i >= MAX_WIDTH;
            let title = if truncated { "...".to_string() } else { (i + 1).to_string() };
            let corner = if i == 0 { "+-" } else { "  " };
            let line =
                format!("{}{}+---------------- {} ----------------\n", self.indent(), corner, title);
            self.out.push_str(&line);
            self.depth += 1;
            if truncated {
                let more = members.len() - MAX_WIDTH;
                let plural = if more > 1 { "s" } else { "" };
                self.emit(&format!("and {} more exception{}", more, plural), '|');
            } else {
                self.member(m);
            }
            if last && self.need_close {
                let line = format!("{}+------------------------------------\n", self.indent());
                self.out.push_str(&line);
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }

    /// One exception of a group: without a traceback unless it was raised.
    fn member(&mut self, e: &PyErr) {
        match groups::members(e) {
            Some(members) => self.group(e, &members),
            None if e.exc().cause.borrow().is_some() || e.exc().context.borrow().is_some() => {
                self.chain(e)
            }
            None => self.own_lines(e),
        }
    }
}
