// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Runs lines of simple Python on the runtime and under CPython, and compares what they print.
//!
//! A line is an expression, whose repr is shown, or an assignment, `del` or augmented assignment.
//! Lambdas and `type(name, bases, dict)` stand in for functions and classes.

// Each file of tests uses its part of this.
#![allow(dead_code)]

mod parse;

use parse::{Arg, Expr, Line};
use rt::coll;
use rt::core::args::Args;
use rt::core::error::PyErr;
use rt::core::names::intern;
use rt::core::object::{drop_obj, AnyRef, BinOp, Payload, Ref, VT};
use rt::core::types::TypeSpec;
use rt::core::value::{Str, Value, R};
use rt::core::{attr, call, ops};
use rt::define_type;
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write;
use std::process::{Command, Stdio};
use std::rc::Rc;

pub type Names = Rc<RefCell<HashMap<String, Value>>>;

/// A function made by `lambda`; binds like one.
struct Lambda {
    params: Vec<(String, Option<Value>)>,
    body: Rc<Expr>,
    names: Names,
    bound: Option<Value>,
}

impl Payload for Lambda {
    fn vt() -> &'static VT {
        static LAMBDA: VT = VT {
            call: Some(|o, args| call_lambda(o, args)),
            descr_get: Some(|o, this, _| {
                let l = o.down::<Lambda>().unwrap();
                if this.is_unbound() {
                    return Ok(Value::Obj(o.clone()));
                }
                Ok(Value::from(Ref::new(Lambda {
                    params: l.params.clone(),
                    body: l.body.clone(),
                    names: l.names.clone(),
                    bound: Some(this.clone()),
                })))
            }),
            ..VT::new("function", drop_obj::<Lambda>, |_| lambda_type())
        };
        &LAMBDA
    }
}

define_type!(pub fn lambda_type, TypeSpec { vt: Some(Lambda::vt), ..TypeSpec::new("function") });

fn call_lambda(o: &AnyRef, args: &mut Args) -> R {
    let l = o.down::<Lambda>().unwrap();
    let names = Rc::new(RefCell::new(l.names.borrow().clone()));
    let given = l.bound.iter().cloned().chain(args.pos.iter_mut().map(Value::take));
    let mut given: Vec<Value> = given.collect();
    for (i, (param, default)) in l.params.iter().enumerate() {
        let v = match param.strip_prefix('*') {
            Some(_) => coll::tuple(given.drain(i.min(given.len())..).collect()),
            None => given.get(i).cloned().or_else(|| default.clone()).expect("too few arguments"),
        };
        names.borrow_mut().insert(param.trim_start_matches('*').to_string(), v);
    }
    eval(&l.body, &names)
}

fn binary(op: &str) -> BinOp {
    match op {
        "+" => BinOp::Add,
        "-" => BinOp::Sub,
        "*" => BinOp::Mul,
        "/" => BinOp::TrueDiv,
        "//" => BinOp::FloorDiv,
        "%" => BinOp::Mod,
        "**" => BinOp::Pow,
        "&" => BinOp::And,
        "|" => BinOp::Or,
        "^" => BinOp::Xor,
        "<<" => BinOp::LShift,
        ">>" => BinOp::RShift,
        "@" => BinOp::MatMul,
        _ => panic!("operator {}", op),
    }
}

fn compare(op: &str, a: &Value, b: &Value) -> R {
    Ok(match op {
        "==" => ops::eq(a, b)?,
        "!=" => ops::ne(a, b)?,
        "<" => ops::lt(a, b)?,
        "<=" => ops::le(a, b)?,
        ">" => ops::gt(a, b)?,
        ">=" => ops::ge(a, b)?,
        "in" => Value::Bool(ops::contains(b, a)?),
        "not in" => Value::Bool(!ops::contains(b, a)?),
        "is" => Value::Bool(ops::is(a, b)),
        "is not" => Value::Bool(!ops::is(a, b)),
        _ => panic!("comparison {}", op),
    })
}

fn eval_all(parts: &[Expr], names: &Names) -> Result<Vec<Value>, PyErr> {
    let mut out = Vec::new();
    for part in parts {
        match part {
            Expr::Star(inner) => coll::extend(&mut out, &eval(inner, names)?)?,
            _ => out.push(eval(part, names)?),
        }
    }
    Ok(out)
}

pub fn eval(e: &Expr, names: &Names) -> R {
    Ok(match e {
        Expr::Const(v) => v.clone(),
        Expr::Name(n) => {
            let found = names.borrow().get(n).cloned();
            match found {
                Some(v) => v,
                None => {
                    return Err(rt::core::error::name_error(format!("name '{}' is not defined", n)))
                }
            }
        }
        Expr::Tuple(items) => coll::tuple(eval_all(items, names)?),
        Expr::List(items) => coll::list(eval_all(items, names)?),
        Expr::Set(items) => {
            if items.iter().all(|i| matches!(i, Expr::Const(_))) {
                coll::set_const(eval_all(items, names)?)?
            } else {
                coll::set_of(eval_all(items, names)?)?
            }
        }
        Expr::Dict(items) => {
            let d = coll::new_dict();
            for (k, v) in items {
                match k {
                    Some(k) => {
                        let k = eval(k, names)?;
                        d.put(k, eval(v, names)?)?
                    }
                    None => d.update_unpack(&eval(v, names)?)?,
                }
            }
            Value::from(d)
        }
        Expr::Lambda(params, body) => {
            let mut with_defaults = Vec::new();
            for (name, default) in params {
                let default = match default {
                    Some(d) => Some(eval(d, names)?),
                    None => None,
                };
                with_defaults.push((name.clone(), default));
            }
            Value::from(Ref::new(Lambda {
                params: with_defaults,
                body: body.clone(),
                names: names.clone(),
                bound: None,
            }))
        }
        Expr::Not(v) => Value::Bool(!ops::truth(&eval(v, names)?)?),
        Expr::Unary(op, v) => {
            let v = eval(v, names)?;
            match *op {
                "-" => ops::neg(&v)?,
                "+" => ops::pos(&v)?,
                _ => ops::invert(&v)?,
            }
        }
        Expr::Bool(and, a, b) => {
            let a = eval(a, names)?;
            if ops::truth(&a)? == *and {
                eval(b, names)?
            } else {
                a
            }
        }
        Expr::If(c, a, b) => {
            if ops::truth(&eval(c, names)?)? {
                eval(a, names)?
            } else {
                eval(b, names)?
            }
        }
        Expr::Binary(op, a, b) => {
            let a = eval(a, names)?;
            ops::binary(binary(op), &a, &eval(b, names)?)?
        }
        Expr::Compare(op, a, b) => {
            let a = eval(a, names)?;
            compare(op, &a, &eval(b, names)?)?
        }
        Expr::Attr(v, name) => attr::get(&eval(v, names)?, intern(name))?,
        Expr::Item(v, key) => {
            let v = eval(v, names)?;
            ops::get_item(&v, &eval(key, names)?)?
        }
        Expr::Slice(parts) => {
            let mut values = Vec::new();
            for part in parts.iter() {
                values.push(match part {
                    Some(p) => eval(p, names)?,
                    None => Value::None,
                });
            }
            coll::slice(values[0].clone(), values[1].clone(), values[2].clone())
        }
        Expr::Call(f, args) => {
            let f = eval(f, names)?;
            let (mut pos, mut kw): (Vec<Value>, Vec<(Str, Value)>) = Default::default();
            for arg in args {
                match arg {
                    Arg::Pos(Expr::Star(e)) => coll::extend(&mut pos, &eval(e, names)?)?,
                    Arg::Pos(e) => pos.push(eval(e, names)?),
                    Arg::Kw(k, e) => kw.push((intern(k).as_str().clone(), eval(e, names)?)),
                }
            }
            call::call_args(&f, &mut Args { pos: &mut pos, kw: &mut kw })?
        }
        Expr::Star(_) => panic!("starred expression out of place"),
    })
}

fn assign(target: &Expr, v: Value, names: &Names) -> Result<(), PyErr> {
    match target {
        Expr::Name(n) => {
            let old = names.borrow_mut().insert(n.clone(), v);
            drop(old);
        }
        Expr::Item(o, k) => {
            let o = eval(o, names)?;
            ops::set_item(&o, &eval(k, names)?, v)?
        }
        Expr::Attr(o, n) => attr::set(&eval(o, names)?, intern(n), Some(v))?,
        Expr::Tuple(targets) | Expr::List(targets) => {
            let star = targets.iter().position(|t| matches!(t, Expr::Star(_)));
            let values = match (star, targets.len()) {
                (Some(at), n) => coll::unpack_ex(&v, at, n - at - 1)?,
                (None, 1) => coll::unpack::<1>(&v)?.to_vec(),
                (None, 2) => coll::unpack::<2>(&v)?.to_vec(),
                (None, 3) => coll::unpack::<3>(&v)?.to_vec(),
                _ => panic!("too many targets"),
            };
            for (t, v) in targets.iter().zip(values) {
                let t = if let Expr::Star(t) = t { t } else { t };
                assign(t, v, names)?;
            }
        }
        _ => panic!("target"),
    }
    Ok(())
}

fn run(line: &Line, names: &Names) -> Result<Option<Value>, PyErr> {
    match line {
        Line::Expr(e) => return eval(e, names).map(Some),
        Line::Assign(t, e) => assign(t, eval(e, names)?, names)?,
        Line::Del(Expr::Item(o, k)) => {
            let o = eval(o, names)?;
            ops::del_item(&o, &eval(k, names)?)?
        }
        Line::Del(_) => panic!("del of another target"),
        Line::Aug(t, op, e) => {
            let (place, v) = match t {
                Expr::Item(o, k) => {
                    let (o, k) = (eval(o, names)?, eval(k, names)?);
                    let v = ops::get_item(&o, &k)?;
                    (Some((o, k)), v)
                }
                _ => (None, eval(t, names)?),
            };
            let other = eval(e, names)?;
            let v = ops::inplace(binary(op), v, &other)?;
            match place {
                Some((o, k)) => ops::set_item(&o, &k, v)?,
                None => assign(t, v, names)?,
            }
        }
    }
    Ok(None)
}

fn show(result: Result<Option<Value>, PyErr>) -> String {
    let shown = match result {
        Ok(None) => return String::new(),
        Ok(Some(v)) => ops::repr(&v).map(|s| s.to_string_lossy()),
        Err(e) => Err(e),
    };
    match shown {
        Ok(text) => text,
        Err(e) => {
            let v = e.value();
            let kind = rt::core::types::type_name(&v);
            let text = ops::str_of(&v).map(|s| s.to_string_lossy()).unwrap_or_default();
            format!("{}: {}", kind, text)
        }
    }
}

const ORACLE: &str = r#"
import sys
names = {}
prelude = sys.stdin.readline()
exec(prelude, names)
for line in sys.stdin.read().split("\n"):
    try:
        try:
            code = compile(line, "", "eval")
        except SyntaxError:
            exec(line, names)
            out = ""
        else:
            out = repr(eval(code, names))
    except Exception as e:
        out = type(e).__name__ + ": " + str(e)
    print(out.replace("\n", "\\n"))
"#;

/// What CPython shows for the lines, after `prelude` (imports, on one line).
fn expected(prelude: &str, lines: &[String]) -> Vec<String> {
    let mut child = Command::new("python3")
        .args(["-c", ORACLE])
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONIOENCODING", "utf-8:surrogatepass")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 is needed to compare with");
    let input = format!("{}\n{}", prelude, lines.join("\n"));
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_string).collect()
}

/// Fails unless the runtime shows for every line what CPython does.
pub fn check(prelude: &str, bindings: &[(&str, Value)], lines: &[String]) {
    let names: Names = Rc::new(RefCell::new(HashMap::new()));
    for (name, v) in bindings {
        names.borrow_mut().insert(name.to_string(), v.clone());
    }
    let expected = expected(prelude, lines);
    let mut wrong = Vec::new();
    for (i, text) in lines.iter().enumerate() {
        let line = parse::parse(text);
        let got = show(run(&line, &names)).replace('\n', "\\n");
        let want = expected.get(i).cloned().unwrap_or_default();
        if got != want {
            wrong.push(format!("{}\n   want {}\n   got  {}", text, want, got));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} lines differ from CPython\n{}",
        wrong.len(),
        lines.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}

/// The builtins that tests use.
pub fn builtins() -> Vec<(&'static str, Value)> {
    use rt::builtins::coll as b;
    use rt::core::func::native;
    vec![
        ("len", native(&b::LEN)),
        ("iter", native(&b::ITER)),
        ("next", native(&b::NEXT)),
        ("sorted", native(&b::SORTED)),
        ("min", native(&b::MIN)),
        ("max", native(&b::MAX)),
        ("sum", native(&b::SUM)),
        ("any", native(&b::ANY)),
        ("all", native(&b::ALL)),
        ("list", Value::from(coll::list_type())),
        ("tuple", Value::from(coll::tuple_type())),
        ("dict", Value::from(coll::dict_type())),
        ("set", Value::from(coll::set_type())),
        ("frozenset", Value::from(coll::frozenset_type())),
        ("range", Value::from(coll::range_type())),
        ("slice", Value::from(coll::slice_type())),
        ("enumerate", Value::from(coll::iterators::enumerate_type())),
        ("zip", Value::from(coll::iterators::zip_type())),
        ("map", Value::from(coll::iterators::map_type())),
        ("filter", Value::from(coll::iterators::filter_type())),
        ("reversed", Value::from(coll::iter_types::reversed_type())),
        ("str", Value::from(rt::text::str_type())),
        ("int", Value::from(rt::num::int_type())),
        ("float", Value::from(rt::num::float_type())),
        ("bool", Value::from(rt::num::bool_type())),
        ("type", Value::from(rt::core::types::type_type())),
        ("object", Value::from(rt::core::types::object_type())),
        ("hash", rt::core::func::closure("hash", |a| ops::hash(&a.pos[0]).map(Value::Int))),
        ("repr", rt::core::func::closure("repr", |a| ops::repr(&a.pos[0]).map(Value::from))),
    ]
}

/// Owned lines from a text with one line each.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_string).collect()
}

/// A small generator of pseudo-random numbers for generated cases.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n
    }

    pub fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

/// The members of a native module, as `from module import *` binds them.
pub fn members(module: &'static rt::core::module::NativeModule) -> Vec<(&'static str, Value)> {
    use rt::core::module::Member;
    let value = |member: &'static Member| match member {
        Member::Fn(def) => rt::core::func::native(def),
        Member::Value(make) => make(),
        Member::Type(make) => Value::from(make()),
    };
    module.members.iter().map(|(name, member)| (*name, value(member))).collect()
}
