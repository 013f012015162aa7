// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `array`: numbers of one C type, packed.

mod item;

use crate::coll::key::item_eq;
use crate::coll::{list, native, seq, PyList};
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, MethodOf};
use crate::core::error::{index_error, type_error, value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::object::{drop_obj, AnyRef, BinOp, CmpOp, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::bytes_obj::{as_bytes, need_bytes, new_bytearray, new_bytes, PyByteArray};
use crate::text::glue::{select, slice_of, type_of_index, Index, SliceRange};
use crate::text::str_obj::as_str;
use crate::text::StrBuilder;
use item::{Code, CODES};
use std::cell::Cell;

pub static MODULE: NativeModule = NativeModule {
    name: "array",
    members: &[
        ("ArrayType", Member::Type(array_type)),
        ("array", Member::Type(array_type)),
        ("typecodes", Member::Value(|| Value::from(CODES))),
    ],
};

pub struct Array {
    code: Code,
    /// A bytearray, which lends the contents to whoever takes bytes.
    bytes: Value,
}

impl Array {
    fn make(code: Code, bytes: Vec<u8>) -> Value {
        Value::from(Ref::new(Array { code, bytes: new_bytearray(bytes) }))
    }

    fn raw(&self) -> &Ref<PyByteArray> {
        match self.bytes.down::<PyByteArray>() {
            Some(raw) => raw,
            None => unreachable!(),
        }
    }

    fn len(&self) -> usize {
        self.raw().len() / self.code.size()
    }

    fn get(&self, at: usize) -> Option<Value> {
        let size = self.code.size();
        self.raw().bytes().get(at * size..(at + 1) * size).map(|bytes| self.code.read(bytes))
    }

    fn set(&self, at: usize, v: &Value) -> Result<(), PyErr> {
        let (size, new) = (self.code.size(), self.code.write(v)?);
        self.raw().edit(|bytes| match bytes.get_mut(at * size..(at + 1) * size) {
            Some(place) => place.copy_from_slice(&new[..size]),
            None => {} // shorter since: what made the value changed the array
        });
        Ok(())
    }

    /// Puts an item before the one at a place.
    fn insert(&self, at: usize, v: &Value) -> Result<(), PyErr> {
        let (size, new) = (self.code.size(), self.code.write(v)?);
        self.raw().resize(|bytes| {
            let at = (at * size).min(bytes.len());
            drop(bytes.splice(at..at, new[..size].iter().copied()));
        })
    }

    fn remove(&self, at: usize) -> Result<(), PyErr> {
        let size = self.code.size();
        self.raw().resize(|bytes| drop(bytes.drain(at * size..(at + 1) * size)))
    }

    fn push_bytes(&self, more: &[u8]) -> Result<(), PyErr> {
        self.raw().resize(|bytes| bytes.extend_from_slice(more))
    }

    fn all(&self) -> Vec<Value> {
        self.raw().bytes().chunks_exact(self.code.size()).map(|bytes| self.code.read(bytes)).collect()
    }

    /// The bytes of the places of a slice, in its order.
    fn part(&self, range: SliceRange) -> Vec<u8> {
        let (size, bytes) = (self.code.size(), self.raw().bytes());
        if range.step == 1 {
            return bytes[range.start * size..(range.start + range.count) * size].to_vec();
        }
        let mut out = Vec::with_capacity(range.count * size);
        for i in 0..range.count {
            let at = (range.start as isize + i as isize * range.step) as usize;
            out.extend_from_slice(&bytes[at * size..(at + 1) * size]);
        }
        out
    }

    fn extend(&self, more: &Value) -> Result<(), PyErr> {
        if let Some(other) = native::<Array>(more) {
            if other.code != self.code {
                return Err(type_error("can only extend with array of same kind"));
            }
            return self.push_bytes(&other.raw().to_vec());
        }
        let mut it = crate::coll::iter::iter(more)?;
        while let Some(v) = it.next()? {
            self.insert(usize::MAX / 16, &v)?;
        }
        Ok(())
    }
}

fn array_new(_: &Type, args: &mut Args) -> R {
    if !args.kw.is_empty() {
        return Err(type_error("array.array() takes no keyword arguments"));
    }
    let given = args.pos.len();
    if given == 0 || given > 2 {
        let bound = if given == 0 { "least 1 argument" } else { "most 2 arguments" };
        return Err(type_error(format!("array() takes at {} ({} given)", bound, given)));
    }
    let code = match as_str(&args.pos[0]) {
        Some(s) if s.len() == 1 => Code::of(s.at(0)),
        _ => {
            let kind = type_name(&args.pos[0]);
            return Err(type_error(format!("array() argument 1 must be a unicode character, not {}", kind)));
        }
    };
    let code = code.ok_or_else(|| {
        value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
    })?;
    let made = Array { code, bytes: new_bytearray(Vec::new()) };
    if let Some(initial) = args.pos.get(1) {
        fill(&made, initial)?;
    }
    Ok(Value::from(Ref::new(made)))
}

fn fill(a: &Array, initial: &Value) -> Result<(), PyErr> {
    let text = a.code.0 == b'u';
    if let Some(s) = as_str(initial) {
        if !text {
            let code = a.code.0 as char;
            return Err(type_error(format!("cannot use a str to initialize an array with typecode '{}'", code)));
        }
        return push_text(a, s);
    }
    if let Some(other) = native::<Array>(initial) {
        if other.code == a.code {
            return a.push_bytes(&other.raw().to_vec());
        }
        if other.code.0 == b'u' && !text {
            let code = a.code.0 as char;
            return Err(type_error(format!(
                "cannot use a unicode array to initialize an array with typecode '{}'",
                code
            )));
        }
        return a.extend(&list(other.all()));
    }
    match as_bytes(initial) {
        Some(bytes) => {
            let bytes = bytes.to_vec();
            check_whole(a, &bytes)?;
            a.push_bytes(&bytes)
        }
        None => a.extend(initial),
    }
}

fn push_text(a: &Array, s: &Str) -> Result<(), PyErr> {
    let bytes: Vec<u8> = s.chars().flat_map(|c| c.to_le_bytes()).collect();
    a.push_bytes(&bytes)
}

fn check_whole(a: &Array, bytes: &[u8]) -> Result<(), PyErr> {
    if bytes.len() % a.code.size() != 0 {
        return Err(value_error("bytes length not a multiple of item size"));
    }
    Ok(())
}

/* Slots */

fn this(o: &AnyRef) -> &Ref<Array> {
    seq::this::<Array>(o)
}

fn index_of(key: &Value) -> Result<i64, PyErr> {
    match type_of_index(key)? {
        Index::Int(i) => Ok(i),
        Index::Huge { .. } => {
            Err(index_error(format!("cannot fit '{}' into an index-sized integer", type_name(key))))
        }
        Index::Not => Err(type_error("array indices must be integers")),
    }
}

fn get_item(o: &AnyRef, key: &Value) -> R {
    let a = this(o);
    if let Some(slice) = slice_of(key) {
        return Ok(Array::make(a.code, a.part(select(slice, || a.len())?)));
    }
    let at = seq::place(index_of(key)?, a.len()).and_then(|at| a.get(at));
    at.ok_or_else(|| index_error("array index out of range"))
}

fn set_item(o: &AnyRef, key: &Value, v: Value) -> Result<(), PyErr> {
    let a = this(o);
    if let Some(slice) = slice_of(key) {
        let new = match native::<Array>(&v) {
            Some(other) if other.code == a.code => other.raw().to_vec(),
            Some(_) => return Err(bad_argument()),
            None => {
                let given = type_name(&v);
                return Err(type_error(format!("can only assign array (not \"{}\") to array slice", given)));
            }
        };
        return set_slice(a, select(slice, || a.len())?, &new);
    }
    match seq::place(index_of(key)?, a.len()) {
        Some(at) => a.set(at, &v),
        None => Err(index_error("array assignment index out of range")),
    }
}

fn bad_argument() -> PyErr {
    type_error("bad argument type for built-in operation")
}

fn set_slice(a: &Array, range: SliceRange, new: &[u8]) -> Result<(), PyErr> {
    let size = a.code.size();
    if range.step == 1 {
        let old = range.start * size..(range.start + range.count) * size;
        return a.raw().resize(|bytes| drop(bytes.splice(old, new.iter().copied())));
    }
    if new.is_empty() {
        return del_slice(a, range);
    }
    if new.len() != range.count * size {
        return Err(value_error(format!(
            "attempt to assign array of size {} to extended slice of size {}",
            new.len() / size,
            range.count
        )));
    }
    a.raw().edit(|bytes| {
        for (i, item) in new.chunks_exact(size).enumerate() {
            let at = (range.start as isize + i as isize * range.step) as usize;
            bytes[at * size..(at + 1) * size].copy_from_slice(item);
        }
    });
    Ok(())
}

fn del_slice(a: &Array, range: SliceRange) -> Result<(), PyErr> {
    if range.count == 0 {
        return Ok(());
    }
    let last = (range.start as isize + range.step * (range.count as isize - 1)) as usize;
    let (first, step) = (range.start.min(last), range.step.unsigned_abs());
    let size = a.code.size();
    let mut at = 0;
    let gone = move |item: usize| item >= first && (item - first) % step == 0 && (item - first) / step < range.count;
    a.raw().resize(|bytes| {
        bytes.retain(|_| {
            at += 1;
            !gone((at - 1) / size)
        })
    })
}

fn del_item(o: &AnyRef, key: &Value) -> Result<(), PyErr> {
    let a = this(o);
    if let Some(slice) = slice_of(key) {
        return del_slice(a, select(slice, || a.len())?);
    }
    match seq::place(index_of(key)?, a.len()) {
        Some(at) => a.remove(at),
        None => Err(index_error("array assignment index out of range")),
    }
}

fn find(a: &Array, v: &Value, from: usize, to: usize) -> Result<Option<usize>, PyErr> {
    let mut at = from;
    while let Some(item) = a.get(at).filter(|_| at < to) {
        if item_eq(&item, v)? {
            return Ok(Some(at));
        }
        at += 1;
    }
    Ok(None)
}

fn compare(o: &AnyRef, other: &Value, op: CmpOp) -> Result<Option<Value>, PyErr> {
    let (a, b) = match native::<Array>(other) {
        Some(b) => (this(o), b),
        None => return Ok(None),
    };
    if matches!(op, CmpOp::Eq | CmpOp::Ne) && a.len() != b.len() {
        return Ok(Some(Value::Bool(op == CmpOp::Ne)));
    }
    seq::compare(|at| a.get(at), |at| b.get(at), op).map(Some)
}

fn times(v: &Value) -> Result<Option<i64>, PyErr> {
    crate::text::str_obj::times(v)
}

fn binary(op: BinOp, a: &Value, b: &Value) -> Result<Option<Value>, PyErr> {
    match (op, native::<Array>(a), native::<Array>(b)) {
        (BinOp::Add, Some(x), Some(y)) => {
            if x.code != y.code {
                return Err(bad_argument());
            }
            let mut all = x.raw().to_vec();
            all.extend_from_slice(y.raw().bytes());
            Ok(Some(Array::make(x.code, all)))
        }
        (BinOp::Add, Some(_), None) => {
            Err(type_error(format!("can only append array (not \"{}\") to array", type_name(b))))
        }
        (BinOp::Mul, Some(x), None) => repeated(x, b),
        (BinOp::Mul, None, Some(y)) => repeated(y, a),
        _ => Ok(None),
    }
}

fn repeated(a: &Array, n: &Value) -> Result<Option<Value>, PyErr> {
    match times(n)? {
        Some(n) => Ok(Some(Array::make(a.code, crate::text::bytes_obj::repeat(a.raw().bytes(), n)?))),
        None => Ok(None),
    }
}

fn inplace(op: BinOp, o: &AnyRef, other: &Value) -> Result<Option<Value>, PyErr> {
    let a = this(o);
    match op {
        BinOp::Add if native::<Array>(other).is_some() => a.extend(other)?,
        BinOp::Add => {
            let given = type_name(other);
            return Err(type_error(format!("can only extend array with array (not \"{}\")", given)));
        }
        BinOp::Mul => match times(other)? {
            Some(n) => {
                let all = crate::text::bytes_obj::repeat(a.raw().bytes(), n)?;
                a.raw().resize(|bytes| *bytes = all)?;
            }
            None => return Ok(None),
        },
        _ => return Ok(None),
    }
    Ok(Some(Value::Obj(o.clone())))
}

fn text_of(a: &Array) -> Value {
    let mut out = StrBuilder::new();
    for c in a.raw().bytes().chunks_exact(4) {
        out.push(u32::from_le_bytes([c[0], c[1], c[2], c[3]]));
    }
    Value::from(Ref::new(out.finish()))
}

fn repr(a: &Array, class: &str) -> Result<Str, PyErr> {
    let code = a.code.0 as char;
    if a.len() == 0 {
        return Ok(ops::new_str(&format!("{}('{}')", class, code)));
    }
    let items = if code == 'u' { text_of(a) } else { list(a.all()) };
    let mut out = StrBuilder::new();
    out.push_ascii(&format!("{}('{}', ", class, code));
    out.push_str(&*ops::repr(&items)?);
    out.push_ascii(")");
    Ok(Ref::new(out.finish()))
}

static ARRAY: VT = VT {
    repr: Some(|o| repr(this(o), "array")),
    compare: Some(compare),
    len: Some(|o| Ok(this(o).len())),
    getitem: Some(get_item),
    setitem: Some(set_item),
    delitem: Some(del_item),
    contains: Some(|o, v| Ok(find(this(o), v, 0, usize::MAX)?.is_some())),
    iter: Some(|o| {
        let a = this(o).clone();
        Ok(Value::from(Ref::new(ArrayIter { array: Cell::new(Some(a)), at: Cell::new(0) })))
    }),
    binary: Some(binary),
    inplace: Some(inplace),
    buffer: Some(|o| Some(&this(o).bytes)),
    ..VT::new("array.array", drop_obj::<Array>, |_| array_type())
};

impl Payload for Array {
    fn vt() -> &'static VT {
        &ARRAY
    }
}

struct ArrayIter {
    array: Cell<Option<Ref<Array>>>,
    at: Cell<usize>,
}

impl Payload for ArrayIter {
    fn vt() -> &'static VT {
        static ITER: VT = VT {
            iter: Some(|o| -> R { Ok(Value::Obj(o.clone())) }),
            next: Some(|o| {
                let it = seq::this::<ArrayIter>(o);
                let a = match it.array.take() {
                    Some(a) => a,
                    None => return Ok(None),
                };
                let found = a.get(it.at.get());
                if found.is_some() {
                    it.at.set(it.at.get() + 1);
                    it.array.set(Some(a));
                }
                Ok(found)
            }),
            ..VT::new("array.arrayiterator", drop_obj::<ArrayIter>, |_| iter_type())
        };
        &ITER
    }
}

define_type!(pub fn iter_type, TypeSpec {
    module: "array",
    vt: Some(ArrayIter::vt),
    lacks: &["__setstate__"],
    in_c: true,
    ..TypeSpec::new("arrayiterator")
});

/* Methods */

fn receiver(v: &Value) -> Result<&Ref<Array>, PyErr> {
    native::<Array>(v).ok_or_else(|| type_error("array expected"))
}

fn append(v: &Value, args: &mut Args) -> R {
    args.exactly("array.append", 1)?;
    receiver(v)?.insert(usize::MAX / 16, &args.pos[0])?;
    Ok(Value::None)
}

fn insert(v: &Value, args: &mut Args) -> R {
    args.exactly("insert", 2)?;
    let a = receiver(v)?;
    let index = seq::to_i64(&args.pos[0])?;
    let len = a.len() as i64;
    let at = if index < 0 { (index + len).max(0) } else { index.min(len) };
    a.insert(at as usize, &args.pos[1])?;
    Ok(Value::None)
}

fn pop(v: &Value, args: &mut Args) -> R {
    args.between("pop", 0, 1)?;
    let index = args.pos.first().map_or(Ok(-1), seq::to_i64)?;
    let a = receiver(v)?;
    if a.len() == 0 {
        return Err(index_error("pop from empty array"));
    }
    let at = seq::place(index, a.len()).ok_or_else(|| index_error("pop index out of range"))?;
    let item = a.get(at).unwrap_or(Value::None);
    a.remove(at)?;
    Ok(item)
}

fn remove(v: &Value, args: &mut Args) -> R {
    args.exactly("array.remove", 1)?;
    let a = receiver(v)?;
    match find(a, &args.pos[0], 0, usize::MAX)? {
        Some(at) => a.remove(at).map(Value::from),
        None => Err(value_error("array.remove(x): x not in array")),
    }
}

fn index(v: &Value, args: &mut Args) -> R {
    args.between("index", 1, 3)?;
    let a = receiver(v)?;
    let bound = |at: usize, default: i64| -> Result<usize, PyErr> {
        let i = match args.pos.get(at) {
            Some(v) => seq::clamped(&seq::to_index(v)?)?,
            None => default,
        };
        Ok(crate::host::size(if i < 0 { (i.saturating_add(a.len() as i64)).max(0) } else { i }))
    };
    let (from, to) = (bound(1, 0)?, bound(2, i64::MAX)?);
    match find(a, &args.pos[0], from, to)? {
        Some(at) => Ok(Value::Int(at as i64)),
        None => Err(value_error("array.index(x): x not in array")),
    }
}

fn count(v: &Value, args: &mut Args) -> R {
    args.exactly("array.count", 1)?;
    let a = receiver(v)?;
    let (mut at, mut n) = (0, 0);
    while let Some(found) = find(a, &args.pos[0], at, usize::MAX)? {
        at = found + 1;
        n += 1;
    }
    Ok(Value::Int(n))
}

fn reverse(v: &Value, args: &mut Args) -> R {
    args.exactly("array.reverse", 0)?;
    let a = receiver(v)?;
    let turned = a.part(SliceRange { start: a.len().max(1) - 1, step: -1, count: a.len() });
    a.raw().edit(|bytes| *bytes = turned);
    Ok(Value::None)
}

fn byteswap(v: &Value, args: &mut Args) -> R {
    args.exactly("array.byteswap", 0)?;
    let a = receiver(v)?;
    let size = a.code.size();
    a.raw().edit(|bytes| bytes.chunks_exact_mut(size).for_each(<[u8]>::reverse));
    Ok(Value::None)
}

fn extend(v: &Value, args: &mut Args) -> R {
    args.exactly("array.extend", 1)?;
    receiver(v)?.extend(&args.pos[0])?;
    Ok(Value::None)
}

/// All or nothing.
fn fromlist(v: &Value, args: &mut Args) -> R {
    args.exactly("array.fromlist", 1)?;
    let a = receiver(v)?;
    let items = match native::<PyList>(&args.pos[0]) {
        Some(items) => items.to_vec(),
        None => return Err(type_error("arg must be list")),
    };
    let mut new = Vec::new();
    for v in &items {
        new.extend_from_slice(&a.code.write(v)?[..a.code.size()]);
    }
    a.push_bytes(&new)?;
    Ok(Value::None)
}

fn frombytes(v: &Value, args: &mut Args) -> R {
    args.exactly("array.frombytes", 1)?;
    let a = receiver(v)?;
    let bytes = need_bytes(&args.pos[0])?.to_vec();
    check_whole(a, &bytes)?;
    a.push_bytes(&bytes)?;
    Ok(Value::None)
}

fn fromunicode(v: &Value, args: &mut Args) -> R {
    args.exactly("array.fromunicode", 1)?;
    let a = receiver(v)?;
    match as_str(&args.pos[0]) {
        Some(_) if a.code.0 != b'u' => {
            Err(value_error("fromunicode() may only be called on unicode type arrays"))
        }
        Some(s) => push_text(a, s).map(Value::from),
        None => {
            let given = type_name(&args.pos[0]);
            Err(type_error(format!("fromunicode() argument must be str, not {}", given)))
        }
    }
}

fn tounicode(v: &Value, args: &mut Args) -> R {
    args.exactly("array.tounicode", 0)?;
    let a = receiver(v)?;
    if a.code.0 != b'u' {
        return Err(value_error("tounicode() may only be called on unicode type arrays"));
    }
    Ok(text_of(a))
}

fn fromfile(v: &Value, args: &mut Args) -> R {
    args.exactly("fromfile", 2)?;
    let a = receiver(v)?;
    let n = seq::to_i64(&args.pos[1])?;
    if n < 0 {
        return Err(value_error("negative count"));
    }
    let wanted = n.saturating_mul(a.code.size() as i64);
    let read = crate::call_method!(&args.pos[0], "read", [Value::Int(wanted)])?;
    let bytes = match as_bytes(&read) {
        Some(bytes) => bytes.to_vec(),
        None => return Err(type_error("read() didn't return bytes")),
    };
    check_whole(a, &bytes)?;
    a.push_bytes(&bytes)?;
    if (bytes.len() as i64) < wanted {
        return Err(PyErr::with_message(
            crate::core::exceptions::eof_error_type(),
            "read() didn't return enough bytes",
        ));
    }
    Ok(Value::None)
}

fn tofile(v: &Value, args: &mut Args) -> R {
    args.exactly("array.tofile", 1)?;
    let bytes = new_bytes(receiver(v)?.raw().to_vec());
    crate::call_method!(&args.pos[0], "write", [bytes])?;
    Ok(Value::None)
}

fn copied(v: &Value, args: &mut Args, n: usize) -> R {
    args.exactly("array.__copy__", n)?;
    let a = receiver(v)?;
    Ok(Array::make(a.code, a.raw().to_vec()))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

define_type!(pub fn array_type, TypeSpec {
    module: "array",
    new: Some(array_new),
    vt: Some(Array::vt),
    methods: &[
        method("append", append),
        method("byteswap", byteswap),
        method("count", count),
        method("extend", extend),
        method("frombytes", frombytes),
        method("fromfile", fromfile),
        method("fromlist", fromlist),
        method("fromunicode", fromunicode),
        method("index", index),
        method("insert", insert),
        method("pop", pop),
        method("remove", remove),
        method("reverse", reverse),
        method("tobytes", |v, args| {
            args.exactly("array.tobytes", 0)?;
            Ok(new_bytes(receiver(v)?.raw().to_vec()))
        }),
        method("tofile", tofile),
        method("tolist", |v, args| {
            args.exactly("array.tolist", 0)?;
            Ok(list(receiver(v)?.all()))
        }),
        method("tounicode", tounicode),
        method("__copy__", |v, args| copied(v, args, 0)),
        method("__deepcopy__", |v, args| copied(v, args, 1)),
        MethodDef {
            name: "__repr__",
            kind: MethodKind::Object,
            f: |v, args| {
                args.exactly("__repr__", 0)?;
                Ok(Value::from(repr(receiver(v)?, &type_of(v).name())?))
            },
        },
    ],
    getset: &[
        GetSetDef { name: "itemsize", get: |v| Ok(Value::Int(receiver(v)?.code.size() as i64)), set: None },
        GetSetDef {
            name: "typecode",
            get: |v| Ok(Value::from((receiver(v)?.code.0 as char).to_string())),
            set: None,
        },
    ],
    ops: &[BinOp::Add, BinOp::Mul],
    inplace_ops: &[BinOp::Add, BinOp::Mul],
    subclassable: true,
    lacks: &["buffer_info"],
    generic: true,
    in_c: true,
    ..TypeSpec::new("array")
});
