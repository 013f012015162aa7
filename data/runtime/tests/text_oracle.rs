// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Runs the calls in `text_cases.txt`, which gen/text_cases.py recorded from CPython, and compares
//! results, errors and changed receivers. PT_TEXT_CASES names another file of cases to run.

use rt::coll::{list, tuple, PyDict, PyList, PySlice, PyTuple};
use rt::core::args::{Args, MethodDef};
use rt::core::error::{type_error, PyErr};
use rt::core::object::{BinOp, CmpOp, Ref};
use rt::core::value::{Value, R};
use rt::text::bytes_methods::{BYTEARRAY_METHODS, BYTES_METHODS};
use rt::text::str_methods::STR_METHODS;
use rt::text::{bytearray_type, bytes_type, str_type};
use rt::text::{new_bytearray, new_bytes, PyByteArray, PyBytes, PyStr};

fn hex_bytes(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.chars().map(|c| c.to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn items(text: &str) -> Vec<Value> {
    let inner = &text[1..text.len() - 1];
    if inner.is_empty() {
        return Vec::new();
    }
    inner.split(';').map(read).collect()
}

/// Read a value as the generator writes it.
fn read(text: &str) -> Value {
    let rest = &text[1..];
    match text.as_bytes()[0] {
        b'n' => Value::None,
        b'T' => Value::Bool(true),
        b'F' => Value::Bool(false),
        b'i' => Value::Int(rest.parse().unwrap()),
        b's' => {
            let parts = rest.split('.').filter(|part| !part.is_empty());
            let codes: Vec<u32> =
                parts.map(|part| u32::from_str_radix(part, 16).unwrap()).collect();
            Ref::new(PyStr::from_units(&codes)).into()
        }
        b'b' => new_bytes(hex_bytes(rest)),
        b'a' => new_bytearray(hex_bytes(rest)),
        b'[' => list(items(text)),
        b'(' => tuple(items(text)),
        b'{' => {
            let dict = PyDict::new_ref();
            for item in text[1..text.len() - 1].split(';') {
                let (key, value) = item.split_once(':').unwrap();
                dict.set(read(key), read(value)).unwrap();
            }
            dict.into()
        }
        b'/' => {
            let parts: Vec<Value> = rest.split('/').map(read).collect();
            let (start, stop, step) = (parts[0].clone(), parts[1].clone(), parts[2].clone());
            Ref::new(PySlice { start, stop, step }).into()
        }
        _ => panic!("unreadable value {}", text),
    }
}

/// Write a value as the generator does.
fn show(value: &Value) -> String {
    let all = |items: &[Value]| items.iter().map(show).collect::<Vec<_>>().join(";");
    let hex = |bytes: &[u8]| bytes.iter().map(|b| format!("{:02x}", b)).collect::<String>();
    match value {
        Value::None => "n".to_string(),
        Value::Bool(yes) => if *yes { "T" } else { "F" }.to_string(),
        Value::Int(i) => format!("i{}", i),
        value => {
            if let Some(text) = value.down::<PyStr>() {
                let codes: Vec<String> = text.chars().map(|c| format!("{:x}", c)).collect();
                format!("s{}", codes.join("."))
            } else if let Some(bytes) = value.down::<PyBytes>() {
                format!("b{}", hex(bytes.bytes()))
            } else if let Some(array) = value.down::<PyByteArray>() {
                format!("a{}", hex(&array.to_vec()))
            } else if let Some(list) = value.down::<PyList>() {
                format!("[{}]", all(&list.to_vec()))
            } else if let Some(tuple) = value.down::<PyTuple>() {
                format!("({})", all(&tuple.to_vec()))
            } else if let Some(dict) = value.down::<PyDict>() {
                let item = |(key, value): &(Value, Value)| format!("{}:{}", show(key), show(value));
                let items: Vec<String> = dict.items_vec().iter().map(item).collect();
                format!("{{{}}}", items.join(";"))
            } else {
                "?".to_string()
            }
        }
    }
}

fn methods(this: &Value) -> &'static [MethodDef] {
    if this.down::<PyStr>().is_some() {
        STR_METHODS
    } else if this.down::<PyBytes>().is_some() {
        BYTES_METHODS
    } else {
        BYTEARRAY_METHODS
    }
}

/// Call a type.
fn make(name: &str, args: &mut Args) -> R {
    let class = match name {
        "str()" => str_type(),
        "bytes()" => bytes_type(),
        _ => bytearray_type(),
    };
    let spec = class.spec.unwrap();
    let made = (spec.new.unwrap())(&class, args)?;
    if let Some(init) = spec.init {
        init(&made, args)?;
    }
    Ok(made)
}

/// All that an iterator gives, as a list.
fn drain(iterator: R) -> R {
    let iterator = iterator?;
    let object = match &iterator {
        Value::Obj(object) => object,
        _ => panic!("the iterator is no object"),
    };
    let mut items = Vec::new();
    while let Some(item) = (object.vt().next.unwrap())(object)? {
        items.push(item);
    }
    Ok(list(items))
}

/// Run a method, or a special method through its slot. `None` means NotImplemented.
fn run(this: &Value, name: &str, args: &mut Args) -> Result<Option<Value>, PyErr> {
    let object = match this {
        Value::Obj(object) => object,
        _ => return make(name, args).map(Some),
    };
    let vt = object.vt();
    if let Some(method) = methods(this).iter().find(|method| method.name == name) {
        return (method.f)(this, args).map(Some);
    }
    let some = |result: R| result.map(Some);
    let done = |result: Result<(), PyErr>| result.map(|()| Some(Value::None));
    match name {
        "__repr__" => some((vt.repr.unwrap())(object).map(Value::from)),
        "ascii()" => some(
            (vt.repr.unwrap())(object).map(|s| s.escape_non_ascii()).map(|s| Ref::new(s).into()),
        ),
        "list()" => some(drain((vt.iter.unwrap())(object))),
        "__iadd__" => (vt.inplace.unwrap())(BinOp::Add, object, &args.pos[0]),
        "__imul__" => (vt.inplace.unwrap())(BinOp::Mul, object, &args.pos[0]),
        "hash()" if vt.hash.is_none() => Err(type_error(format!("unhashable type: '{}'", vt.name))),
        "__hash__" | "hash()" => some((vt.hash.unwrap())(object).map(Value::Int)),
        "__len__" => some((vt.len.unwrap())(object).map(|n| Value::Int(n as i64))),
        "__contains__" => some((vt.contains.unwrap())(object, &args.pos[0]).map(Value::Bool)),
        "__getitem__" => some((vt.getitem.unwrap())(object, &args.pos[0])),
        "__setitem__" => done((vt.setitem.unwrap())(object, &args.pos[0], args.pos[1].clone())),
        "__delitem__" => done((vt.delitem.unwrap())(object, &args.pos[0])),
        "__eq__" => (vt.compare.unwrap())(object, &args.pos[0], CmpOp::Eq),
        "__lt__" => (vt.compare.unwrap())(object, &args.pos[0], CmpOp::Lt),
        "__add__" => (vt.binary.unwrap())(BinOp::Add, this, &args.pos[0]),
        "__mod__" => (vt.binary.unwrap())(BinOp::Mod, this, &args.pos[0]),
        "__mul__" => (vt.binary.unwrap())(BinOp::Mul, this, &args.pos[0]),
        _ => panic!("no method {}", name),
    }
}

/// Whether a field is a keyword argument.
fn keyword(field: &str) -> Option<(&str, &str)> {
    let (name, value) = field.split_once('=')?;
    Some((name, value))
}

fn answer(fields: &[&str]) -> Vec<String> {
    let this = read(fields[1]);
    let mut pos = Vec::new();
    let mut kw = Vec::new();
    for field in &fields[2..] {
        match keyword(field) {
            Some((name, value)) => kw.push((PyStr::from_str(name), read(value))),
            None => pos.push(read(field)),
        }
    }
    let result = run(&this, fields[0], &mut Args { pos: &mut pos, kw: &mut kw });
    let mut out = vec![match result {
        Ok(Some(value)) => format!(">{}", show(&value)),
        Ok(None) => ">NotImplemented".to_string(),
        Err(error) => format!("!{}", last_line(&error)),
    }];
    if this.down::<PyByteArray>().is_some() {
        out.push(format!(">{}", show(&this)));
    }
    out
}

fn last_line(error: &PyErr) -> String {
    format!("{:?}", error)
}

#[test]
fn methods_answer_as_cpython_does() {
    let cases = match std::env::var("PT_TEXT_CASES") {
        Ok(path) => std::fs::read_to_string(path).unwrap(),
        Err(_) => include_str!("text_cases.txt").to_string(),
    };
    let mut wrong = Vec::new();
    for case in cases.lines() {
        let fields: Vec<&str> = case.split('\t').collect();
        let end = fields.iter().position(|f| f.starts_with('>') || f.starts_with('!')).unwrap();
        let got = answer(&fields[..end]);
        if got != fields[end..] {
            wrong.push(format!("{}\n    got {}", case, got.join("\t")));
        }
    }
    let shown = wrong[..wrong.len().min(20)].join("\n");
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), cases.lines().count(), shown);
}
