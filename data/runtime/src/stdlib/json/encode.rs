// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Objects to JSON text.

use crate::coll::{self, PyDict, PyList, PyTuple};
use crate::core::call;
use crate::core::error::{type_error, value_error, PyErr};
use crate::core::object::Ref;
use crate::core::ops;
use crate::core::types::{type_name, type_of};
use crate::core::value::{Str, Value, R};
use crate::text::{PyStr, StrBuilder};

pub struct Options {
    pub skip_keys: bool,
    pub ascii: bool,
    pub check_circular: bool,
    pub allow_nan: bool,
    pub sort_keys: bool,
    pub indent: Option<Str>,
    /// Between items, and between a key and its value.
    pub separators: (Str, Str),
    pub default: Option<Value>,
}

/// The text of one level of indentation.
pub fn indent_of(v: &Value) -> Result<Option<Str>, PyErr> {
    match v {
        Value::None => Ok(None),
        v => match v.peel().down::<PyStr>() {
            Some(s) => Ok(Some(s.clone())),
            None => {
                let n = crate::host::size(coll::seq::to_i64(v)?.max(0));
                Ok(Some(ops::new_str(&" ".repeat(n))))
            }
        },
    }
}

pub fn separators_of(v: &Value, indented: bool) -> Result<(Str, Str), PyErr> {
    if v.is_none() {
        let item = if indented { "," } else { ", " };
        return Ok((ops::new_str(item), ops::new_str(": ")));
    }
    let [item, key] = coll::unpack::<2>(v)?;
    match (item.peel().down::<PyStr>(), key.peel().down::<PyStr>()) {
        (Some(a), Some(b)) => Ok((a.clone(), b.clone())),
        (Some(_), None) => Err(bad_separator(&key)),
        _ => Err(bad_separator(&item)),
    }
}

fn bad_separator(v: &Value) -> PyErr {
    type_error(format!("make_encoder() argument must be str, not {}", type_name(v)))
}

/// Takes a piece of the text.
type Write<'a> = &'a mut dyn FnMut(Value) -> Result<(), PyErr>;

struct Encoder<'a> {
    options: Options,
    out: StrBuilder,
    /// None: the text is made as a whole.
    write: Option<Write<'a>>,
    /// Containers being written.
    open: Vec<usize>,
}

pub fn encode(v: &Value, options: Options) -> R {
    let mut e = Encoder { options, out: StrBuilder::new(), write: None, open: Vec::new() };
    e.value(v, 0)?;
    Ok(Value::from(Ref::new(e.out.finish())))
}

/// In the pieces of CPython's encoder in Python, each given as soon as it is made: what went before an error is written.
pub fn encode_pieces(v: &Value, options: Options, write: Write) -> Result<(), PyErr> {
    let mut e = Encoder { options, out: StrBuilder::new(), write: Some(write), open: Vec::new() };
    e.value(v, 0)
}

fn escape(out: &mut StrBuilder, s: &PyStr, ascii: bool) {
    out.push(b'"' as u32);
    for c in s.chars() {
        match c {
            0x22 => out.push_ascii("\\\""),
            0x5c => out.push_ascii("\\\\"),
            0x0a => out.push_ascii("\\n"),
            0x0d => out.push_ascii("\\r"),
            0x09 => out.push_ascii("\\t"),
            0x0c => out.push_ascii("\\f"),
            0x08 => out.push_ascii("\\b"),
            0..=0x1f => out.push_ascii(&format!("\\u{:04x}", c)),
            0x20..=0x7e => out.push(c),
            _ if !ascii => out.push(c),
            0x7f..=0xffff => out.push_ascii(&format!("\\u{:04x}", c)),
            _ => {
                let c = c - 0x10000;
                let (high, low) = (0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
                out.push_ascii(&format!("\\u{:04x}\\u{:04x}", high, low));
            }
        }
    }
    out.push(b'"' as u32);
}

impl Encoder<'_> {
    /// A piece ends here.
    fn cut(&mut self) -> Result<(), PyErr> {
        match &mut self.write {
            Some(write) => write(Value::from(Ref::new(std::mem::replace(&mut self.out, StrBuilder::new()).finish()))),
            None => Ok(()),
        }
    }

    fn float_text(&self, f: f64) -> Result<String, PyErr> {
        if f.is_finite() {
            return Ok(ops::repr(&Value::Float(f))?.to_string_lossy());
        }
        let text = if f.is_nan() {
            "NaN"
        } else if f > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        };
        if !self.options.allow_nan {
            let text = "Out of range float values are not JSON compliant";
            // CPython has two encoders: the one in Python shows the number, from 3.12 on both do.
            if self.options.indent.is_some() || self.write.is_some() || crate::core::module::target_minor() >= 12 {
                let shown = ops::repr(&Value::Float(f))?.to_string_lossy();
                return Err(value_error(format!("{}: {}", text, shown)));
            }
            return Err(value_error(text));
        }
        Ok(text.to_string())
    }

    /// The text of a value that is no container and no str.
    fn scalar(&self, v: &Value) -> Result<Option<String>, PyErr> {
        Ok(Some(match v.peel() {
            Value::None => "null".to_string(),
            Value::Bool(true) => "true".to_string(),
            Value::Bool(false) => "false".to_string(),
            Value::Float(f) => self.float_text(*f)?,
            n if crate::num::is_int(n) => ops::repr(n)?.to_string_lossy(),
            _ => return Ok(None),
        }))
    }

    fn value(&mut self, v: &Value, depth: usize) -> Result<(), PyErr> {
        let inner = v.peel();
        if let Some(s) = inner.down::<PyStr>() {
            escape(&mut self.out, s, self.options.ascii);
            return self.cut();
        }
        if let Some(text) = self.scalar(v)? {
            self.out.push_ascii(&text);
            return self.cut();
        }
        let _frame = call::enter()?;
        if let Some(l) = inner.down::<PyList>() {
            return self.guarded(v, |e| e.array(&l.to_vec(), depth));
        }
        if let Some(t) = inner.down::<PyTuple>() {
            return self.guarded(v, |e| e.array(&t.to_vec(), depth));
        }
        if let Some(d) = inner.down::<PyDict>() {
            return self.guarded(v, |e| e.object(v, d, depth));
        }
        match self.options.default.clone() {
            Some(f) => self.guarded(v, |e| {
                let other = call::call(&f, &mut [v.clone()])?;
                e.value(&other, depth)
            }),
            None => Err(not_serializable(v)),
        }
    }

    /// Writes a container, unless it is inside itself.
    fn guarded(
        &mut self,
        v: &Value,
        f: impl FnOnce(&mut Self) -> Result<(), PyErr>,
    ) -> Result<(), PyErr> {
        if !self.options.check_circular {
            return f(self);
        }
        let id = v.obj().map_or(0, |o| o.id());
        if self.open.contains(&id) {
            return Err(value_error("Circular reference detected"));
        }
        self.open.push(id);
        f(self)?;
        self.open.pop();
        Ok(())
    }

    /// Begins a line, if there are any.
    fn line(&mut self, depth: usize) -> bool {
        match &self.options.indent {
            Some(indent) => {
                self.out.push_ascii("\n");
                for _ in 0..depth {
                    self.out.push_str(indent);
                }
                true
            }
            None => false,
        }
    }

    fn line_of_its_own(&mut self, depth: usize) -> Result<(), PyErr> {
        if self.line(depth) {
            self.cut()?;
        }
        Ok(())
    }

    fn is_container(v: &Value) -> bool {
        let inner = v.peel();
        !(inner.down::<PyStr>().is_some()
            || matches!(inner, Value::None | Value::Bool(_) | Value::Float(_))
            || crate::num::is_int(inner))
    }

    fn array(&mut self, items: &[Value], depth: usize) -> Result<(), PyErr> {
        if items.is_empty() {
            self.out.push_ascii("[]");
            return self.cut();
        }
        self.out.push_ascii("[");
        for (i, item) in items.iter().enumerate() {
            if i > 0 {
                self.out.push_str(&self.options.separators.0.clone());
            }
            self.line(depth + 1);
            if Self::is_container(item) {
                self.cut()?;
            }
            self.value(item, depth + 1)?;
        }
        self.line_of_its_own(depth)?;
        self.out.push_ascii("]");
        self.cut()
    }

    fn object(&mut self, v: &Value, d: &Ref<PyDict>, depth: usize) -> Result<(), PyErr> {
        if d.is_empty() {
            self.out.push_ascii("{}");
            return self.cut();
        }
        self.out.push_ascii("{");
        self.cut()?;
        self.line_of_its_own(depth + 1)?;
        let mut items = match v.down::<PyDict>() {
            Some(_) => d.items_vec(),
            // A subclass may have its own items().
            None => {
                let mut out = Vec::new();
                for pair in crate::builtins::to_vec(&crate::call_method!(v, "items", [])?)? {
                    let [k, x] = coll::unpack::<2>(&pair)?;
                    out.push((k, x));
                }
                out
            }
        };
        if self.options.sort_keys {
            let pairs = items.drain(..).map(|(k, x)| coll::pair(k, x)).collect();
            let list = coll::list(pairs);
            crate::call_method!(&list, "sort", [])?;
            for pair in crate::builtins::to_vec(&list)? {
                let [k, x] = coll::unpack::<2>(&pair)?;
                items.push((k, x));
            }
        }
        let mut first = true;
        for (k, x) in items {
            let key = match k.peel().down::<PyStr>() {
                Some(s) => s.clone(),
                None => match self.scalar(&k)? {
                    Some(text) => ops::new_str(&text),
                    None if self.options.skip_keys => continue,
                    None => {
                        // As the encoder in C says it, or that in Python.
                        let python = self.write.is_some() || self.options.indent.is_some();
                        let kind = if python { type_of(&k).name() } else { type_name(&k) };
                        return Err(type_error(format!(
                            "keys must be str, int, float, bool or None, not {}",
                            kind
                        )));
                    }
                },
            };
            if !first {
                self.out.push_str(&self.options.separators.0.clone());
                self.line(depth + 1);
                self.cut()?;
            }
            first = false;
            escape(&mut self.out, &key, self.options.ascii);
            self.cut()?;
            self.out.push_str(&self.options.separators.1.clone());
            self.cut()?;
            self.value(&x, depth + 1)?;
        }
        self.line_of_its_own(depth)?;
        self.out.push_ascii("}");
        self.cut()
    }
}

pub fn not_serializable(v: &Value) -> PyErr {
    type_error(format!("Object of type {} is not JSON serializable", type_of(v).name()))
}
