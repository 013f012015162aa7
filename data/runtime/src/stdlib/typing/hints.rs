// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `get_type_hints`: annotations with those written as strings evaluated.

use crate::coll::params::parse;
use crate::coll::{list, tuple, PyDict};
use crate::core::args::Args;
use crate::core::attr;
use crate::core::descr::as_type;
use crate::core::error::{name_error, type_error, PyErr};
use crate::core::module::{module_named, not_defined, ModuleObj};
use crate::core::names::{intern, Dunder};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::singletons::{ellipsis, none_type};
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::text::PyStr;

/// The annotations of a function, or of a class and its bases.
pub fn get_type_hints(args: &mut Args) -> R {
    let names = ["obj", "globalns", "localns", "include_extras"];
    let [of, _, _, _] = parse(args, "get_type_hints", names, 1, 4)?;
    let mut sources = Vec::new();
    match as_type(&of) {
        Some(t) => {
            for c in t.mro().iter().rev().chain(Some(t)) {
                if let Some(a) = c.dict.get(Dunder::Annotations.name()) {
                    sources.push((a, c.module()));
                }
            }
        }
        None => {
            let module = attr::lookup(&of, Dunder::Module.name())?;
            let module = module.and_then(|m| m.down::<PyStr>().map(|s| s.to_string_lossy()));
            if let Some(a) = attr::lookup(&of, Dunder::Annotations.name())? {
                sources.push((a, module.unwrap_or_default()));
            }
        }
    }
    let out = PyDict::new_ref();
    for (annotations, module) in sources {
        let module = module_named(&module);
        if let Some(d) = annotations.down::<PyDict>() {
            for (name, v) in d.items_vec() {
                out.set(name, evaluate(&v, &module)?)?;
            }
        }
    }
    Ok(Value::from(out))
}

fn evaluate(v: &Value, module: &Option<Ref<ModuleObj>>) -> R {
    if v.is_none() {
        return Ok(Value::from(none_type()));
    }
    match v.down::<PyStr>() {
        Some(s) => {
            let text = s.to_string_lossy();
            let mut p = Parser { rest: text.trim(), module };
            let v = p.union()?;
            if !p.rest.is_empty() {
                return Err(p.error());
            }
            // Quoted once more, where annotations are texts anyway.
            evaluate(&v, module)
        }
        None => Ok(v.clone()),
    }
}

/// Reads what annotations are made of: names, attributes, subscripts, `|`, lists and strings.
struct Parser<'a> {
    rest: &'a str,
    module: &'a Option<Ref<ModuleObj>>,
}

impl Parser<'_> {
    fn error(&self) -> PyErr {
        type_error(format!("Forward reference must be a type expression -- got {:?}", self.rest))
    }

    fn eat(&mut self, token: &str) -> bool {
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest.trim_start();
                true
            }
            None => false,
        }
    }

    fn union(&mut self) -> R {
        let mut v = self.postfix()?;
        while self.eat("|") {
            let right = self.postfix()?;
            v = ops::bit_or(&v, &right)?;
        }
        Ok(v)
    }

    fn postfix(&mut self) -> R {
        let mut v = self.atom()?;
        loop {
            if self.eat("[") {
                let (items, comma) = self.items("]")?;
                let key = match items.len() {
                    1 if !comma => items.into_iter().next().unwrap_or(Value::None),
                    _ => tuple(items),
                };
                v = ops::get_item(&v, &key)?;
            } else if !self.rest.starts_with("...") && self.eat(".") {
                let name = self.name()?;
                v = attr::get(&v, intern(&name))?;
            } else {
                return Ok(v);
            }
        }
    }

    /// Expressions up to a closing bracket, and whether a comma ended the last one.
    fn items(&mut self, close: &str) -> Result<(Vec<Value>, bool), PyErr> {
        let mut out = Vec::new();
        let mut comma = false;
        while !self.eat(close) {
            if self.rest.is_empty() || (!out.is_empty() && !comma) {
                return Err(self.error());
            }
            out.push(self.union()?);
            comma = self.eat(",");
        }
        Ok((out, comma))
    }

    fn name(&mut self) -> Result<String, PyErr> {
        let end = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_'))
            .unwrap_or(self.rest.len());
        if end == 0 {
            return Err(self.error());
        }
        let name = self.rest[..end].to_string();
        self.rest = self.rest[end..].trim_start();
        Ok(name)
    }

    fn atom(&mut self) -> R {
        if self.eat("...") {
            return Ok(ellipsis());
        }
        if self.eat("[") {
            return Ok(list(self.items("]")?.0));
        }
        if self.eat("(") {
            return Ok(tuple(self.items(")")?.0));
        }
        for quote in ['"', '\''] {
            if let Some(rest) = self.rest.strip_prefix(quote) {
                let end = rest.find(quote).ok_or_else(|| self.error())?;
                let v = Value::from(&rest[..end]);
                self.rest = rest[end + 1..].trim_start();
                return Ok(v);
            }
        }
        let name = self.name()?;
        if let Ok(i) = name.parse::<i64>() {
            return Ok(Value::Int(i));
        }
        match &*name {
            "None" => return Ok(Value::None),
            "True" => return Ok(Value::Bool(true)),
            "False" => return Ok(Value::Bool(false)),
            _ => {}
        }
        if let Some(v) = self.module.as_ref().and_then(|m| m.get(intern(&name))) {
            return Ok(v);
        }
        match builtin(&name) {
            Some(t) => Ok(Value::from(t)),
            None => Err(match self.module {
                Some(_) => not_defined(&name),
                None => name_error(format!("name '{}' is not defined", name)),
            }),
        }
    }
}

fn builtin(name: &str) -> Option<Type> {
    let found = crate::core::exceptions::EXCEPTIONS.iter().find(|(n, _)| *n == name);
    if let Some((_, f)) = found {
        return Some(f());
    }
    Some(match name {
        "bool" => crate::num::bool_type(),
        "bytes" => crate::text::bytes_type(),
        "complex" => crate::num::complex_type(),
        "dict" => crate::coll::dict_type(),
        "float" => crate::num::float_type(),
        "frozenset" => crate::coll::frozenset_type(),
        "int" => crate::num::int_type(),
        "list" => crate::coll::list_type(),
        "object" => crate::core::class::object_type(),
        "set" => crate::coll::set_type(),
        "str" => crate::text::str_type(),
        "tuple" => crate::coll::tuple_type(),
        "type" => crate::core::class::type_type(),
        _ => return None,
    })
}
