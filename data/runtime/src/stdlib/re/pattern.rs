// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Pattern objects.

use super::compile::Program;
use super::engine::{Mode, UNSET};
use super::matches::Match;
use super::subject::{Found, Subject};
use super::template::{self, Part, Template};
use super::tree::*;
use crate::coll::params::{or, parse};
use crate::coll::{self, MappingProxy, PyDict};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::call;
use crate::core::error::{type_error, PyErr};
use crate::core::object::{drop_obj, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::bytes_obj::as_bytes;
use crate::text::str_obj::{as_str, new_ref, new_str};
use crate::text::{PyStr, StrBuilder};
use std::cell::Cell;

pub struct Pattern {
    pub pattern: Value,
    pub flags: i64,
    pub is_text: bool,
    pub program: Program,
    pub n_groups: usize,
    pub names: Vec<(PyStr, usize)>,
}

const SHOWN: [(&str, i64); 9] = [
    ("re.TEMPLATE", TEMPLATE),
    ("re.IGNORECASE", IGNORECASE),
    ("re.LOCALE", LOCALE),
    ("re.MULTILINE", MULTILINE),
    ("re.DOTALL", DOTALL),
    ("re.UNICODE", UNICODE),
    ("re.VERBOSE", VERBOSE),
    ("re.DEBUG", DEBUG),
    ("re.ASCII", ASCII),
];

impl Pattern {
    fn shown_flags(&self) -> String {
        let mut flags = self.flags;
        if self.is_text && flags & TYPE_FLAGS == UNICODE {
            flags &= !UNICODE;
        }
        let mut names: Vec<String> = Vec::new();
        for (name, flag) in SHOWN {
            if flags & flag != 0 {
                names.push(name.to_string());
                flags &= !flag;
            }
        }
        if flags != 0 {
            names.push(format!("0x{:x}", flags));
        }
        names.join("|")
    }
}

static PATTERN_VT: VT = VT {
    repr: Some(|o| {
        let p = o.down::<Pattern>().ok_or_else(wrong)?;
        let source = ops::repr(&p.pattern)?;
        let mut out = StrBuilder::new();
        out.push_ascii("re.compile(");
        out.push_part(source.view().slice(0, source.len().min(200)));
        let flags = p.shown_flags();
        if !flags.is_empty() {
            out.push_ascii(", ");
            out.push_ascii(&flags);
        }
        out.push_ascii(")");
        Ok(new_ref(out.finish()))
    }),
    hash: Some(|o| {
        let p = o.down::<Pattern>().ok_or_else(wrong)?;
        Ok(ops::hash(&p.pattern)? ^ p.flags)
    }),
    compare: Some(|o, other, op| {
        let p = o.down::<Pattern>().ok_or_else(wrong)?;
        let q = match other.down::<Pattern>() {
            Some(q) => q,
            None => return Ok(None),
        };
        let same = p.flags == q.flags && p.is_text == q.is_text && ops::test_eq(&p.pattern, &q.pattern)?;
        Ok(match op {
            CmpOp::Eq => Some(Value::Bool(same)),
            CmpOp::Ne => Some(Value::Bool(!same)),
            _ => None,
        })
    }),
    ..VT::new("re.Pattern", drop_obj::<Pattern>, |_| pattern_type())
};

impl Payload for Pattern {
    fn vt() -> &'static VT {
        &PATTERN_VT
    }
}

fn wrong() -> PyErr {
    type_error("descriptor requires a 're.Pattern' object")
}

fn this(v: &Value) -> Result<&Ref<Pattern>, PyErr> {
    v.down::<Pattern>().ok_or_else(wrong)
}

struct Range {
    subject: Subject,
    pos: usize,
    end: usize,
}

fn range(p: &Pattern, args: &mut Args, name: &str) -> Result<Range, PyErr> {
    let [string, pos, end] = parse(args, name, ["string", "pos", "endpos"], 1, 3)?;
    let clamp = |v: Value, absent: i64| -> Result<i64, PyErr> {
        coll::seq::clamped(&coll::seq::to_index(&or(v, Value::Int(absent)))?)
    };
    let (pos, end) = (clamp(pos, 0)?, clamp(end, i64::MAX)?);
    let subject = Subject::new(p, &string)?;
    let len = subject.len() as i64;
    Ok(Range { pos: pos.clamp(0, len) as usize, end: end.clamp(0, len) as usize, subject })
}

fn find(v: &Value, args: &mut Args, name: &str, mode: Mode) -> R {
    let p = this(v)?;
    let r = range(p, args, name)?;
    let found = r.subject.find(p, mode, r.pos, r.end, false);
    Ok(found.map(|found| matched(p, &r, found)).into())
}

fn matched(p: &Ref<Pattern>, r: &Range, found: Found) -> Value {
    let m = Match {
        subject: r.subject.clone(),
        pattern: p.clone(),
        found,
        pos: r.pos,
        endpos: r.end,
    };
    Ref::new(m).into()
}

/// The text of a group, or `absent`.
fn part(s: &Subject, marks: &[usize], g: usize, absent: impl FnOnce() -> Value) -> Value {
    match (marks[2 * g], marks[2 * g + 1]) {
        (start, end) if start != UNSET && end != UNSET => s.slice(start, end),
        _ => absent(),
    }
}

fn findall(v: &Value, args: &mut Args) -> R {
    let p = this(v)?;
    let r = range(p, args, "findall")?;
    let s = &r.subject;
    let mut out = Vec::new();
    s.each(p, r.pos, r.end, &mut |marks, _| {
        let empty = || s.slice(0, 0);
        out.push(match p.n_groups {
            0 => s.slice(marks[0], marks[1]),
            1 => part(s, marks, 1, empty),
            n => coll::tuple((1..=n).map(|g| part(s, marks, g, empty)).collect()),
        });
        Ok(true)
    })?;
    Ok(coll::list(out))
}

fn split(v: &Value, args: &mut Args) -> R {
    let p = this(v)?;
    let [string, max] = parse(args, "split", ["string", "maxsplit"], 1, 2)?;
    let max = coll::seq::to_i64(&or(max, Value::Int(0)))?;
    let s = &Subject::new(p, &string)?;
    let mut out = Vec::new();
    let (mut last, mut n) = (0, 0);
    let len = s.len();
    if max >= 0 {
        s.each(p, 0, len, &mut |marks, _| {
            out.push(s.slice(last, marks[0]));
            out.extend((1..=p.n_groups).map(|g| part(s, marks, g, || Value::None)));
            last = marks[1];
            n += 1;
            Ok(n != max)
        })?;
    }
    out.push(s.slice(last, len));
    Ok(coll::list(out))
}

/// What takes the place of a match.
enum Filter {
    Call(Value),
    /// As it is; of the wrong type it is an error only when it is needed.
    Whole(Value),
    Template(Template),
}

fn filter(p: &Pattern, v: &Value) -> Result<Filter, PyErr> {
    if ops::is_callable(v) {
        return Ok(Filter::Call(v.clone()));
    }
    let backslash = match (as_str(v), as_bytes(v)) {
        (Some(s), _) => s.chars().any(|c| c == '\\' as u32),
        (_, Some(b)) => b.contains(&b'\\'),
        _ => true,
    };
    if !backslash {
        return Ok(Filter::Whole(v.clone()));
    }
    let t = template::parse(v, p)?;
    Ok(match (t.parts.len(), t.parts.first()) {
        (0, _) => Filter::Whole(template::finish(StrBuilder::new(), t.is_text)),
        (1, Some(Part::Literal(text))) => {
            let mut out = StrBuilder::new();
            out.push_str(text);
            Filter::Whole(template::finish(out, t.is_text))
        }
        _ => Filter::Template(t),
    })
}

fn substitute(v: &Value, args: &mut Args, name: &str) -> Result<(Value, i64), PyErr> {
    let p = this(v)?;
    let [repl, string, count] = parse(args, name, ["repl", "string", "count"], 2, 3)?;
    let count = coll::seq::to_i64(&or(count, Value::Int(0)))?;
    let f = filter(p, &repl)?;
    let r = Range { subject: Subject::new(p, &string)?, pos: 0, end: 0 };
    let r = Range { end: r.subject.len(), ..r };
    let s = &r.subject;
    let mut n = 0;
    let mut last = 0;
    let mut items: Vec<Value> = Vec::new();
    if count >= 0 {
        s.each(p, 0, r.end, &mut |marks, group| {
            if last < marks[0] {
                items.push(s.slice(last, marks[0]));
            }
            match &f {
                Filter::Whole(v) => items.push(v.clone()),
                Filter::Template(t) => {
                    let mut out = StrBuilder::new();
                    t.expand_into(s, marks, &mut out);
                    items.push(template::finish(out, t.is_text));
                }
                Filter::Call(g) => {
                    let found = Found { marks: marks.to_vec(), last: group };
                    let item = call::call(g, &mut [matched(p, &r, found)])?;
                    if !item.is_none() {
                        items.push(item);
                    }
                }
            }
            last = marks[1];
            n += 1;
            Ok(n != count)
        })?;
    }
    if n == 0 {
        return Ok((s.slice(0, r.end), 0));
    }
    if last < r.end {
        items.push(s.slice(last, r.end));
    }
    let join = s.slice(0, 0);
    Ok((crate::call_method!(&join, "join", [coll::list(items)])?, n))
}

/// The iterator that `finditer` gives.
struct Finder {
    pattern: Ref<Pattern>,
    range: Range,
    at: Cell<usize>,
    advance: Cell<bool>,
}

static FINDER_VT: VT = VT {
    iter: Some(|o| Ok(Value::Obj(o.clone()))),
    next: Some(|o| {
        let f = o.down::<Finder>().ok_or_else(wrong)?;
        let r = &f.range;
        let found = r.subject.find(&f.pattern, Mode::Search, f.at.get(), r.end, f.advance.get());
        Ok(match found {
            None => {
                f.at.set(usize::MAX);
                None
            }
            Some(found) => {
                f.at.set(found.marks[1]);
                f.advance.set(found.marks[0] == found.marks[1]);
                Some(matched(&f.pattern, r, found))
            }
        })
    }),
    ..VT::new("callable_iterator", drop_obj::<Finder>, |_| finder_type())
};

define_type!(
    pub fn finder_type,
    TypeSpec { vt: Some(|| &FINDER_VT), ..TypeSpec::new("callable_iterator") }
);

impl Payload for Finder {
    fn vt() -> &'static VT {
        &FINDER_VT
    }
}

fn finditer(v: &Value, args: &mut Args) -> R {
    let p = this(v)?;
    let range = range(p, args, "finditer")?;
    let at = Cell::new(range.pos);
    Ok(Ref::new(Finder { pattern: p.clone(), range, at, advance: Cell::new(false) }).into())
}

macro_rules! method {
    ($name:literal, $f:expr) => {
        MethodDef { name: $name, kind: MethodKind::Instance, f: $f }
    };
}

macro_rules! field {
    ($name:literal, $f:expr) => {
        GetSetDef {
            name: $name,
            get: |v| {
                let f: fn(&Pattern) -> R = $f;
                f(this(v)?)
            },
            set: None,
        }
    };
}

define_type!(
    pub fn pattern_type,
    TypeSpec {
        module: "re",
        vt: Some(|| &PATTERN_VT),
        methods: &[
            method!("match", |v, args| find(v, args, "match", Mode::Match)),
            method!("fullmatch", |v, args| find(v, args, "fullmatch", Mode::Full)),
            method!("search", |v, args| find(v, args, "search", Mode::Search)),
            method!("findall", findall),
            method!("finditer", finditer),
            method!("split", split),
            method!("sub", |v, args| substitute(v, args, "sub").map(|r| r.0)),
            method!("subn", |v, args| {
                substitute(v, args, "subn").map(|r| coll::pair(r.0, Value::Int(r.1)))
            }),
            method!("__copy__", |v, _| Ok(v.clone())),
            method!("__deepcopy__", |v, _| Ok(v.clone())),
        ],
        getset: &[
            field!("pattern", |p| Ok(p.pattern.clone())),
            field!("flags", |p| Ok(Value::Int(p.flags))),
            field!("groups", |p| Ok(Value::Int(p.n_groups as i64))),
            field!("groupindex", |p| {
                let names = PyDict::new_ref();
                for (name, g) in &p.names {
                    names.set(new_str(name.clone()), Value::Int(*g as i64))?;
                }
                Ok(MappingProxy::value(names.into()))
            }),
        ],
        lacks: &["scanner"],
        generic: true,
        in_c: true,
        ..TypeSpec::new("Pattern")
    }
);
