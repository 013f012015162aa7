// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `string`: constants, `capwords` and `Template`.

use crate::coll::PyDict;
use crate::core::attr;
use crate::core::build::make_class;
use crate::core::error::{key_error, value_error, PyErr};
use crate::core::exceptions::key_error_type;
use crate::core::func::function;
use crate::core::module::{Member, NativeModule};
use crate::core::names::intern;
use crate::core::ops;
use crate::core::types::Type;
use crate::core::value::{Value, R};
use crate::py_def;
use crate::stdlib::signature::plain;

const LOWER: &str = "abcdefghijklmnopqrstuvwxyz";
const UPPER: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const DIGITS: &str = "0123456789";
const PUNCTUATION: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
const WHITESPACE: &str = " \t\n\r\x0b\x0c";

pub static MODULE: NativeModule = NativeModule {
    name: "string",
    members: &[
        ("ascii_lowercase", Member::Value(|| Value::from(LOWER))),
        ("ascii_uppercase", Member::Value(|| Value::from(UPPER))),
        ("ascii_letters", Member::Value(|| Value::from(format!("{}{}", LOWER, UPPER)))),
        ("digits", Member::Value(|| Value::from(DIGITS))),
        ("hexdigits", Member::Value(|| Value::from("0123456789abcdefABCDEF"))),
        ("octdigits", Member::Value(|| Value::from("01234567"))),
        ("punctuation", Member::Value(|| Value::from(PUNCTUATION))),
        ("whitespace", Member::Value(|| Value::from(WHITESPACE))),
        ("printable", Member::Value(|| {
            Value::from(format!("{}{}{}{}{}", DIGITS, LOWER, UPPER, PUNCTUATION, WHITESPACE))
        })),
        ("capwords", Member::Value(|| function(&CAPWORDS, Vec::new(), vec![Value::None], Vec::new()))),
        ("Template", Member::Type(template_type)),
    ],
};

py_def!(CAPWORDS, "string", "capwords", "capwords", ["s", "sep"], |_, a| {
    let words = crate::call_method!(&a[0], "split", [a[1].clone()])?;
    let mut out = Vec::new();
    for w in crate::builtins::to_vec(&words)? {
        out.push(crate::call_method!(&w, "capitalize", [])?);
    }
    let sep = if a[1].is_none() { Value::from(" ") } else { a[1].clone() };
    crate::call_method!(&sep, "join", [crate::coll::list(out)])
});

thread_local! {
    static TEMPLATE: Type = {
        let space = PyDict::new_ref();
        let members = [
            ("__module__", Value::from("string")),
            ("delimiter", Value::from("$")),
            ("__init__", plain(&INIT)),
            ("substitute", substitution(&SUBSTITUTE)),
            ("safe_substitute", substitution(&SAFE_SUBSTITUTE)),
        ];
        for (k, v) in members {
            space.set_str(intern(k).as_str(), v);
        }
        match make_class(&intern("Template"), Vec::new(), &space, None, &mut [], &None) {
            Ok(t) => t,
            // Nothing in the class can keep it from being made.
            Err(_) => crate::core::class::object_type(),
        }
    };
}

fn substitution(def: &'static crate::core::func::FuncDef) -> Value {
    function(def, Vec::new(), vec![Value::from(PyDict::new_ref())], Vec::new())
}

pub fn template_type() -> Type {
    TEMPLATE.with(|t| t.clone())
}

py_def!(INIT, "string", "__init__", "Template.__init__", ["self", "template"], |_, a| {
    attr::set(&a[0], intern("template"), Some(a[1].clone()))?;
    Ok(Value::None)
});

py_def!(
    SUBSTITUTE, "string", "substitute", "Template.substitute", ["self", "mapping", "kws"],
    n_posonly: 2, n_pos: 2, n_kwonly: 0, varargs: false, varkw: true,
    |_, a| substitute(a, false)
);

py_def!(
    SAFE_SUBSTITUTE, "string", "safe_substitute", "Template.safe_substitute",
    ["self", "mapping", "kws"],
    n_posonly: 2, n_pos: 2, n_kwonly: 0, varargs: false, varkw: true,
    |_, a| substitute(a, true)
);

/// The value of a name: keywords come before the mapping.
fn value_of(a: &[Value], name: &str) -> Result<Option<String>, PyErr> {
    let key = Value::from(name);
    if let Some(v) = a[2].down::<PyDict>().map_or(Ok(None), |d| d.get(&key))? {
        return Ok(Some(ops::str_of(&v)?.to_string_lossy()));
    }
    match ops::get_item(&a[1], &key) {
        Ok(v) => Ok(Some(ops::str_of(&v)?.to_string_lossy())),
        Err(e) if e.is(&key_error_type()) => Ok(None),
        Err(e) => Err(e),
    }
}

fn identifier(text: &str) -> usize {
    let mut end = 0;
    for (i, c) in text.char_indices() {
        if !(c == '_' || c.is_ascii_alphabetic() || (i > 0 && c.is_ascii_digit())) {
            break;
        }
        end = i + c.len_utf8();
    }
    end
}

fn substitute(a: &[Value], safe: bool) -> R {
    let template = ops::str_of(&attr::get(&a[0], intern("template"))?)?.to_string_lossy();
    let mut out = String::new();
    let mut rest = template.as_str();
    while let Some(i) = rest.find('$') {
        out.push_str(&rest[..i]);
        let after = &rest[i + 1..];
        if after.starts_with('$') {
            out.push('$');
            rest = &after[1..];
            continue;
        }
        let braced = after.starts_with('{');
        let inner = if braced { &after[1..] } else { after };
        let n = identifier(inner);
        if n == 0 || (braced && !inner[n..].starts_with('}')) {
            if !safe {
                return Err(invalid(&template, template.len() - rest.len() + i));
            }
            out.push('$');
            rest = after;
            continue;
        }
        let name = &inner[..n];
        let end = if braced { n + 2 } else { n };
        match value_of(a, name)? {
            Some(v) => out.push_str(&v),
            None if safe => {
                out.push('$');
                out.push_str(&after[..end]);
            }
            None => return Err(key_error(Value::from(name))),
        }
        rest = &after[end..];
    }
    out.push_str(rest);
    Ok(Value::from(out))
}

fn invalid(template: &str, at: usize) -> PyErr {
    let before = &template[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
    value_error(format!("Invalid placeholder in string: line {}, col {}", line, column))
}
