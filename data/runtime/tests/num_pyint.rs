// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The int of typed code: against 128-bit arithmetic, around the edges of its forms.

use rt::num::{BigInt, PyInt};
use rt::prelude::*;

const EDGES: [i128; 16] = [
    0,
    1,
    -1,
    2,
    -3,
    7,
    1 << 31,
    -(1 << 31),
    (1 << 62) - 1,
    1 << 62,
    -(1 << 62),
    -(1 << 62) - 1,
    i64::MAX as i128,
    i64::MIN as i128,
    1 << 63,
    (1 << 65) + 12345,
];

fn big(v: i128) -> PyInt {
    PyInt::from(BigInt::from(v))
}

fn same(got: &PyInt, want: BigInt) {
    let want = PyInt::from(want);
    assert_eq!(*got, want);
    // Equal numbers have one form, so their values are equal by form as well.
    assert_eq!(got.to_i64(), want.to_i64());
    match (got.to_value(), got.to_i64()) {
        (Value::Int(v), Some(small)) => assert_eq!(v, small),
        (Value::Obj(_), None) => {}
        _ => panic!("{:?} is not in its form", got),
    }
    assert_eq!(PyInt::from_value(&got.to_value()).as_ref(), Some(got));
}

#[test]
fn arithmetic() {
    for a in EDGES {
        for b in EDGES {
            let (x, y) = (big(a), big(b));
            let (p, q) = (BigInt::from(a), BigInt::from(b));
            same(&(&x + &y), BigInt::from(a + b));
            same(&(&x - &y), BigInt::from(a - b));
            same(&(&x * &y), p.view().mul(q.view()));
            same(&(&x & &y), BigInt::from(a & b));
            same(&(&x | &y), BigInt::from(a | b));
            same(&(&x ^ &y), BigInt::from(a ^ b));
            assert_eq!(x.cmp(&y), a.cmp(&b));
            assert_eq!(x == y, a == b);
            match p.view().div_mod(q.view()) {
                Some((quotient, rest)) => {
                    same(&x.floor_div(&y).unwrap(), quotient);
                    same(&x.modulo(&y).unwrap(), rest);
                }
                None => {
                    let text = format!("{:?}", x.floor_div(&y).unwrap_err());
                    assert_eq!(text, "ZeroDivisionError: integer division or modulo by zero");
                    let text = format!("{:?}", x.modulo(&y).unwrap_err());
                    assert_eq!(text, "ZeroDivisionError: integer modulo by zero");
                }
            }
            if let Ok(b) = i64::try_from(b) {
                same(&(&x + b), BigInt::from(a + b as i128));
                assert_eq!(x.partial_cmp(&b), Some(a.cmp(&(b as i128))));
                assert_eq!(x == b, a == b as i128);
            }
        }
    }
}

#[test]
fn shifts_powers_and_the_rest() {
    for a in EDGES {
        let (x, p) = (big(a), BigInt::from(a));
        same(&-&x, BigInt::from(-a));
        same(&!&x, BigInt::from(!a));
        same(&x.abs(), BigInt::from(a.abs()));
        assert_eq!(x.py_hash(), p.view().hash());
        assert_eq!(x.is_zero(), a == 0);
        for n in [0, 1, 5, 62, 63, 64, 100] {
            let count = PyInt::new(n);
            same(&x.lshift(&count).unwrap(), p.view().shl(n as usize));
            same(&x.rshift(&count).unwrap(), p.view().shr(n as usize));
            same(&x.pow(&count).unwrap(), p.view().pow(n as u64));
        }
        let text = format!("{:?}", x.rshift(&PyInt::new(-1)).unwrap_err());
        assert_eq!(text, "ValueError: negative shift count");
        assert_eq!(x.repr().unwrap().to_string_lossy(), a.to_string());
        assert_eq!(x.to_f64().unwrap(), a as f64);
    }
    assert_eq!(big(7).true_div(&big(2)).unwrap(), 3.5);
}

#[test]
fn references_are_counted() {
    let x = big(1 << 70);
    let object = match x.to_value() {
        Value::Obj(o) => o,
        _ => panic!("a big int is an object"),
    };
    let before = object.refcount();
    let copies = vec![x.clone(), x.clone()];
    assert_eq!(object.refcount(), before + 2);
    drop(copies);
    assert_eq!(object.refcount(), before);
    drop(x);
    assert_eq!(object.refcount(), before - 1);
}
