// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! print and input.

use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::error::{eof_error, type_error, PyErr};
use crate::core::names::intern;
use crate::core::ops;
use crate::core::types::type_name;
use crate::core::value::{Str, Value, R};
use crate::stdlib::sys;
use crate::text::PyStr;

pub use crate::stdlib::io::OPEN;

pub static PRINT: NativeDef = NativeDef { name: "print", module: "builtins", f: print };
pub static INPUT: NativeDef = NativeDef { name: "input", module: "builtins", f: input };

fn separator(v: Option<Value>, name: &str) -> Result<Option<Str>, PyErr> {
    match v {
        None | Some(Value::None) => Ok(None),
        Some(v) => match v.peel().down::<PyStr>() {
            Some(s) => Ok(Some(s.clone())),
            None => Err(type_error(format!(
                "{} must be None or a string, not {}",
                name,
                type_name(&v)
            ))),
        },
    }
}

fn print(args: &mut Args) -> R {
    if args.kw.is_empty() && sys::replaced_stdout().is_none() {
        return print_plain(args.pos);
    }
    let sep = args.keyword("sep");
    let end = args.keyword("end");
    let file = args.keyword("file");
    let flush = args.keyword("flush");
    args.no_more_keywords("print")?;
    let sep = separator(sep, "sep")?;
    let end = separator(end, "end")?;
    let flush = match flush {
        Some(f) => ops::truth(&f)?,
        None => false,
    };
    let file = match file {
        None | Some(Value::None) => match sys::current_stdout() {
            Value::None => return Ok(Value::None),
            f => f,
        },
        Some(f) => f,
    };
    let mut out = Sink::to(file)?;
    for (i, v) in args.pos.iter().enumerate() {
        if i > 0 {
            match &sep {
                Some(s) => out.write(s)?,
                None => out.write_text(" ")?,
            }
        }
        out.write(&ops::str_of(v)?)?;
    }
    match &end {
        Some(s) => out.write(s)?,
        None => out.write_text("\n")?,
    }
    if flush {
        out.flush()?;
    }
    Ok(Value::None)
}

/// `print(a, b)` to the process's standard output.
fn print_plain(values: &[Value]) -> R {
    for (i, v) in values.iter().enumerate() {
        if i > 0 {
            sys::write_bytes(1, b" ")?;
        }
        sys::write_str(1, &ops::str_of(v)?)?;
    }
    sys::write_bytes(1, b"\n")?;
    Ok(Value::None)
}

/// Where a print goes: a standard stream directly, anything else by its `write` method.
enum Sink {
    Std(i32),
    Object { file: Value, write: Value },
}

impl Sink {
    fn to(file: Value) -> Result<Sink, PyErr> {
        match sys::std_stream(&file) {
            Some(fd) => Ok(Sink::Std(fd)),
            None => {
                let write = attr::get(&file, intern("write"))?;
                Ok(Sink::Object { file, write })
            }
        }
    }

    fn write(&mut self, s: &Str) -> Result<(), PyErr> {
        match self {
            Sink::Std(fd) => sys::write_str(*fd, s),
            Sink::Object { write, .. } => {
                crate::core::call::call(write, &mut [Value::from(s.clone())]).map(drop)
            }
        }
    }

    fn write_text(&mut self, s: &'static str) -> Result<(), PyErr> {
        match self {
            Sink::Std(fd) => sys::write_bytes(*fd, s.as_bytes()),
            Sink::Object { .. } => self.write(&ops::new_str(s)),
        }
    }

    fn flush(&mut self) -> Result<(), PyErr> {
        match self {
            Sink::Std(fd) => sys::flush(*fd),
            Sink::Object { file, .. } => {
                let f = attr::get(file, intern("flush"))?;
                crate::core::call::call(&f, &mut []).map(drop)
            }
        }
    }
}

fn input(args: &mut Args) -> R {
    args.between("input", 0, 1)?;
    if let Some(stdin) = sys::replaced_stdin() {
        return input_from(&stdin, args.get(0));
    }
    if let Some(prompt) = args.get(0) {
        let text = ops::str_of(&prompt)?;
        let mut out = Sink::to(sys::current_stdout())?;
        out.write(&text)?;
    }
    sys::flush(1)?;
    line_of(&sys::stream(0))
}

fn strip_newline(line: Str) -> Value {
    let n = line.len();
    if n > 0 && line.at(n - 1) == 10 {
        return Value::from(crate::core::object::Ref::new(line.substr(0, n - 1)));
    }
    Value::from(line)
}

/// `input()` from an object that stands in for standard input.
fn input_from(stdin: &Value, prompt: Option<Value>) -> R {
    if let Some(p) = prompt {
        let text = ops::str_of(&p)?;
        let mut out = Sink::to(sys::current_stdout())?;
        out.write(&text)?;
        out.flush()?;
    }
    line_of(stdin)
}

fn line_of(stdin: &Value) -> R {
    let line = crate::call_method!(stdin, "readline", [])?;
    match line.peel().down::<PyStr>() {
        Some(s) if s.is_empty() => Err(eof_error("EOF when reading a line")),
        Some(s) => Ok(strip_newline(s.clone())),
        None => Err(type_error("object.readline() returned non-string")),
    }
}
