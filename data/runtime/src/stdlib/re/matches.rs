// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Match objects.

use super::engine::UNSET;
use super::pattern::Pattern;
use super::subject::{Found, Subject};
use super::template;
use crate::coll::params::{or, parse};
use crate::coll::{self, PyDict};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::error::{index_error, type_error, PyErr};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::str_obj::{as_str, new_ref, new_str};
use crate::text::{PyStr, StrBuilder};

pub struct Match {
    pub subject: Subject,
    pub pattern: Ref<Pattern>,
    pub found: Found,
    pub pos: usize,
    pub endpos: usize,
}

static MATCH_VT: VT = VT {
    repr: Some(|o| {
        let m = o.down::<Match>().ok_or_else(wrong)?;
        let (start, end) = (m.found.marks[0], m.found.marks[1]);
        let group = ops::repr(&m.subject.slice(start, end))?;
        let mut out = StrBuilder::new();
        out.push_ascii(&format!("<re.Match object; span=({}, {}), match=", start, end));
        out.push_part(group.view().slice(0, group.len().min(50)));
        out.push_ascii(">");
        Ok(new_ref(out.finish()))
    }),
    getitem: Some(|o, key| {
        let m = o.down::<Match>().ok_or_else(wrong)?;
        Ok(m.group(m.index(key)?, Value::None))
    }),
    ..VT::new("re.Match", drop_obj::<Match>, |_| match_type())
};

impl Payload for Match {
    fn vt() -> &'static VT {
        &MATCH_VT
    }
}

fn wrong() -> PyErr {
    type_error("descriptor requires a 're.Match' object")
}

fn this(v: &Value) -> Result<&Ref<Match>, PyErr> {
    v.down::<Match>().ok_or_else(wrong)
}

fn bound(at: usize) -> Value {
    Value::Int(if at == UNSET { -1 } else { at as i64 })
}

impl Match {
    /// The bounds of a group, both UNSET if it took no part.
    fn bounds(&self, group: usize) -> (usize, usize) {
        match (self.found.marks[2 * group], self.found.marks[2 * group + 1]) {
            (start, end) if start != UNSET && end != UNSET => (start, end),
            _ => (UNSET, UNSET),
        }
    }

    fn group(&self, group: usize, default: Value) -> Value {
        match self.bounds(group) {
            (UNSET, _) => default,
            (start, end) => self.subject.slice(start, end),
        }
    }

    fn index(&self, key: &Value) -> Result<usize, PyErr> {
        let found = match coll::seq::as_index(key)? {
            Some(Value::Int(n)) if n >= 0 && crate::host::size(n) <= self.pattern.n_groups => Some(crate::host::size(n)),
            Some(_) => None,
            None => {
                // As CPython, which looks the key up in a dict.
                ops::hash(key)?;
                as_str(key).and_then(|name| {
                    self.pattern.names.iter().find(|(n, _)| *n == **name).map(|(_, g)| *g)
                })
            }
        };
        found.ok_or_else(|| index_error("no such group"))
    }

    fn index_arg(&self, args: &Args, name: &str) -> Result<usize, PyErr> {
        args.between(name, 0, 1)?;
        args.pos.first().map_or(Ok(0), |key| self.index(key))
    }

    fn span(&self, group: usize) -> Value {
        let (start, end) = self.bounds(group);
        coll::pair(bound(start), bound(end))
    }
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
                let f: fn(&Match) -> R = $f;
                f(this(v)?)
            },
            set: None,
        }
    };
}

fn groups(v: &Value, args: &mut Args) -> R {
    let [default] = parse(args, "groups", ["default"], 0, 1)?;
    let (m, default) = (this(v)?, or(default, Value::None));
    Ok(coll::tuple((1..=m.pattern.n_groups).map(|g| m.group(g, default.clone())).collect()))
}

fn groupdict(v: &Value, args: &mut Args) -> R {
    let [default] = parse(args, "groupdict", ["default"], 0, 1)?;
    let (m, default) = (this(v)?, or(default, Value::None));
    let out = PyDict::new_ref();
    for (name, g) in &m.pattern.names {
        out.set(new_str(name.clone()), m.group(*g, default.clone()))?;
    }
    Ok(out.into())
}

fn group(v: &Value, args: &mut Args) -> R {
    args.no_keywords("re.Match.group")?;
    let m = this(v)?;
    if args.pos.len() < 2 {
        let g = args.pos.first().map_or(Ok(0), |key| m.index(key))?;
        return Ok(m.group(g, Value::None));
    }
    let mut out = Vec::with_capacity(args.pos.len());
    for key in args.pos.iter() {
        out.push(m.group(m.index(key)?, Value::None));
    }
    Ok(coll::tuple(out))
}

fn expand(v: &Value, args: &mut Args) -> R {
    let [text] = parse(args, "expand", ["template"], 1, 1)?;
    let m = this(v)?;
    let t = template::parse(&text, &m.pattern)?;
    if t.is_text != m.subject.is_text() {
        let (want, got) = if t.is_text { ("a bytes-like object is required", "str") } else { ("expected str instance", "bytes") };
        return Err(type_error(if t.is_text {
            format!("sequence item 0: expected a bytes-like object, {} found", got)
        } else {
            format!("sequence item 0: {}, {} found", want, got)
        }));
    }
    let mut out = StrBuilder::new();
    t.expand_into(&m.subject, &m.found.marks, &mut out);
    Ok(template::finish(out, t.is_text))
}

define_type!(
    pub fn match_type,
    TypeSpec {
        module: "re",
        vt: Some(|| &MATCH_VT),
        methods: &[
            method!("group", group),
            method!("groups", groups),
            method!("groupdict", groupdict),
            method!("expand", expand),
            method!("start", |v, args| {
                let m = this(v)?;
                Ok(bound(m.bounds(m.index_arg(args, "start")?).0))
            }),
            method!("end", |v, args| {
                let m = this(v)?;
                Ok(bound(m.bounds(m.index_arg(args, "end")?).1))
            }),
            method!("span", |v, args| {
                let m = this(v)?;
                Ok(m.span(m.index_arg(args, "span")?))
            }),
            method!("__copy__", |v, _| Ok(v.clone())),
            method!("__deepcopy__", |v, _| Ok(v.clone())),
        ],
        getset: &[
            field!("string", |m| Ok(m.subject.string.clone())),
            field!("re", |m| Ok(m.pattern.clone().into())),
            field!("pos", |m| Ok(Value::Int(m.pos as i64))),
            field!("endpos", |m| Ok(Value::Int(m.endpos as i64))),
            field!("lastindex", |m| {
                Ok(if m.found.last == 0 { Value::None } else { Value::Int(m.found.last as i64) })
            }),
            field!("lastgroup", |m| {
                let name = m.pattern.names.iter().find(|(_, g)| *g == m.found.last);
                Ok(name.map(|(n, _): &(PyStr, usize)| new_str(n.clone())).into())
            }),
            field!("regs", |m| {
                Ok(coll::tuple((0..=m.pattern.n_groups).map(|g| m.span(g)).collect()))
            }),
        ],
        generic: true,
        in_c: true,
        ..TypeSpec::new("Match")
    }
);
