// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! str, bytes, bytearray and memoryview as generated code uses them.

use rt::prelude::*;

/// The repr of a result, or the last line of its traceback.
fn show(result: R) -> String {
    match result {
        Ok(value) => repr(&value).unwrap().to_string(),
        Err(error) => format!("{:?}", error),
    }
}

fn int(i: i64) -> Value {
    Value::Int(i)
}

fn cut(start: Value, stop: Value, step: Value) -> Value {
    slice(start, stop, step)
}

#[test]
fn items_and_slices() {
    let s = lit!("hello");
    assert_eq!(show(get_item(&s, &int(-1))), "'o'");
    assert_eq!(show(get_item(&s, &int(5))), "IndexError: string index out of range");
    let text = "TypeError: string indices must be integers, not 'str'";
    assert_eq!(show(get_item(&s, &lit!("a"))), text);
    let back = cut(Value::None, Value::None, int(-1));
    assert_eq!(show(get_item(&s, &back)), "'olleh'");
    assert_eq!(show(get_item(&bytes!(b"hello"), &back)), "b'olleh'");
    let zero = cut(Value::None, Value::None, int(0));
    assert_eq!(show(get_item(&s, &zero)), "ValueError: slice step cannot be zero");
    assert_eq!(show(get_item(&bytes!(b"abc"), &int(1))), "98");
    assert_eq!(show(get_item(&bytes!(b"abc"), &int(9))), "IndexError: index out of range");
}

#[test]
fn operators_and_their_errors() {
    let (a, b) = (lit!("ab"), lit!("é"));
    assert_eq!(show(add(&a, &b)), "'abé'");
    assert_eq!(show(mul(&a, &int(3))), "'ababab'");
    assert_eq!(show(mul(&int(2), &b)), "'éé'");
    assert_eq!(show(add(&a, &int(1))), "TypeError: can only concatenate str (not \"int\") to str");
    assert_eq!(show(add(&bytes!(b"a"), &a)), "TypeError: can't concat str to bytes");
    assert_eq!(show(lt(&a, &b)), "True");
    assert_eq!(show(eq(&a, &bytes!(b"ab"))), "False");
    let text = "TypeError: '<' not supported between instances of 'str' and 'bytes'";
    assert_eq!(show(lt(&a, &bytes!(b"ab"))), text);
    assert!(contains(&a, &lit!("b")).unwrap());
    let text = "TypeError: 'in <string>' requires string as left operand, not int";
    assert_eq!(show(contains(&a, &int(1)).map(Value::Bool)), text);
    let text = "OverflowError: repeated string is too long";
    assert_eq!(show(mul(&a, &int(i64::MAX))), text);
}

#[test]
fn appending_leaves_other_references_alone() {
    let mut s = Value::from("start");
    let before = s.clone();
    for _ in 0..100 {
        s = iadd(s, &lit!("→x")).unwrap();
    }
    assert_eq!(show(Ok(before)), "'start'");
    assert_eq!(len(&s).unwrap(), 205);
    let letter = get_item(&lit!("abc"), &int(0)).unwrap();
    let grown = iadd(letter, &lit!("z")).unwrap();
    assert_eq!(show(Ok(grown)), "'az'");
    assert_eq!(show(get_item(&lit!("abc"), &int(0))), "'a'");
}

#[test]
fn methods_are_found_by_name() {
    let s = lit!("a,b,c");
    assert_eq!(show(call_method!(&s, "split", [lit!(",")])), "['a', 'b', 'c']");
    assert_eq!(
        show(call_method_kw!(&s, "split", [lit!(",")], ["maxsplit" => int(1)])),
        "['a', 'b,c']"
    );
    let parts = list(vec![lit!("x"), int(3)]);
    let text = "TypeError: sequence item 1: expected str instance, int found";
    assert_eq!(show(call_method!(&s, "join", [parts])), text);
    assert_eq!(show(call_method!(&s, "join", [int(3)])), "TypeError: can only join an iterable");
    assert_eq!(show(call_method!(&lit!("-"), "join", [lit!("abc")])), "'a-b-c'");
    let nothing: R = call_method!(&s, "nothing", []);
    assert_eq!(show(nothing), "AttributeError: 'str' object has no attribute 'nothing'");
    let encoded = call_method!(&lit!("é"), "encode", [lit!("ascii")]);
    let text = "UnicodeEncodeError: 'ascii' codec can't encode character '\\xe9' in position 0: \
                ordinal not in range(128)";
    assert_eq!(show(encoded), text);
    let from_hex = attr!(&Value::from(bytes_type()), "fromhex").unwrap();
    assert_eq!(show(call!(&from_hex, [lit!("00 ff")])), "b'\\x00\\xff'");
}

#[test]
fn characters_and_codes() {
    assert_eq!(show(call_native!(builtins::CHR, [int(8364)])), "'€'");
    let text = "ValueError: chr() arg not in range(0x110000)";
    assert_eq!(show(call_native!(builtins::CHR, [int(-1)])), text);
    assert_eq!(show(call_native!(builtins::ORD, [lit!("€")])), "8364");
    let text = "TypeError: ord() expected a character, but string of length 2 found";
    assert_eq!(show(call_native!(builtins::ORD, [lit!("ab")])), text);
    assert_eq!(show(call_native!(builtins::ASCII, [lit!("é'")])), "'\"\\\\xe9\\'\"'");
}

#[test]
fn types_make_values() {
    let str_class = Value::from(str_type());
    assert_eq!(show(call!(&str_class, [int(12)])), "'12'");
    assert_eq!(show(call!(&str_class, [bytes!(b"ab"), lit!("ascii")])), "'ab'");
    let bytes_class = Value::from(bytes_type());
    assert_eq!(show(call!(&bytes_class, [int(2)])), "b'\\x00\\x00'");
    let numbers = list(vec![int(1), int(256)]);
    assert_eq!(show(call!(&bytes_class, [numbers])), "ValueError: bytes must be in range(0, 256)");
    let text = "TypeError: string argument without an encoding";
    assert_eq!(show(call!(&bytes_class, [lit!("a")])), text);
    let array_class = Value::from(bytearray_type());
    assert_eq!(show(call!(&array_class, [bytes!(b"it's")])), "bytearray(b\"it\\'s\")");
}

#[test]
fn memoryviews_look_at_a_bytearray() {
    let array = new_bytearray(b"hello".to_vec());
    let view = call!(&Value::from(memoryview_type()), [array.clone()]).unwrap();
    let odd = get_item(&view, &cut(int(1), Value::None, int(2))).unwrap();
    assert_eq!(show(call_method!(&odd, "tobytes", [])), "b'el'");
    set_item(&odd, &int(1), int(76)).unwrap();
    assert_eq!(show(Ok(array.clone())), "bytearray(b'helLo')");
    let grown = call_method!(&array, "append", [int(33)]);
    let text = "BufferError: Existing exports of data: object cannot be re-sized";
    assert_eq!(show(grown), text);
    set_item(&view, &cut(int(0), int(2), Value::None), bytes!(b"HE")).unwrap();
    assert_eq!(show(eq(&view, &bytes!(b"HElLo"))), "True");
    drop(odd);
    call_method!(&view, "release", []).unwrap();
    call_method!(&array, "append", [int(33)]).unwrap();
    let text = "ValueError: operation forbidden on released memoryview object";
    assert_eq!(show(get_item(&view, &int(0))), text);
    let fixed = call!(&Value::from(memoryview_type()), [bytes!(b"ab")]).unwrap();
    let stored = set_item(&fixed, &int(0), int(1)).map(Value::from);
    assert_eq!(show(stored), "TypeError: cannot modify read-only memory");
    assert_eq!(show(hash(&fixed).map(|h| Value::Bool(h == hash(&bytes!(b"ab")).unwrap()))), "True");
}

#[test]
fn bytearray_operations_in_place() {
    let array = new_bytearray(vec![1; 10]);
    set_item(&array, &cut(int(0), Value::None, int(3)), bytes!(b"\0\0\0\0")).unwrap();
    assert_eq!(show(call_method!(&array, "hex", [])), "'00010100010100010100'");
    let same = iadd(array.clone(), &bytes!(b"zz")).unwrap();
    assert_eq!(len(&array).unwrap(), 12);
    assert_eq!(len(&same).unwrap(), 12);
    del_item(&array, &cut(int(10), Value::None, Value::None)).unwrap();
    set_item(&array, &cut(Value::None, Value::None, Value::None), array.clone()).unwrap();
    assert_eq!(len(&array).unwrap(), 10);
    call_method!(&array, "extend", [array.clone()]).unwrap();
    assert_eq!(len(&array).unwrap(), 20);
    let text = "TypeError: unhashable type: 'bytearray'";
    assert_eq!(show(hash(&array).map(Value::Int)), text);
}

#[test]
fn percent_and_format() {
    let three = tuple(vec![int(3), bytes!(b"x"), bytes!(b"it's")]);
    assert_eq!(show(modulo(&bytes!(b"%03d|%s|%r"), &three)), "b'003|x|b\"it\\'s\"'");
    assert_eq!(
        show(modulo(&bytes!(b"%c%c%%"), &tuple(vec![int(255), bytes!(b"a")]))),
        "b'\\xffa%'"
    );
    let text = "TypeError: not all arguments converted during bytes formatting";
    assert_eq!(show(modulo(&bytes!(b"a"), &int(1))), text);
    let text =
        "TypeError: %b requires a bytes-like object, or an object that implements __bytes__, \
                not 'str'";
    assert_eq!(show(modulo(&bytes!(b"%s"), &lit!("a"))), text);
    let names = dict_of(vec![(bytes!(b"k"), int(7))]).unwrap();
    assert_eq!(show(modulo(&bytes!(b"<%(k)-3d>"), &names)), "b'<7  >'");
    assert_eq!(show(modulo(&new_bytearray(b"%x".to_vec()), &int(255))), "bytearray(b'ff')");
    assert_eq!(show(modulo(&lit!("%s-%r"), &tuple(vec![lit!("a"), lit!("b")]))), "\"a-'b'\"");
    assert_eq!(show(call_method!(&lit!("{:>4}|{}"), "format", [lit!("é"), int(1)])), "'   é|1'");
    let names = dict_of(vec![(lit!("k"), int(7))]).unwrap();
    assert_eq!(show(call_method!(&lit!("{k}"), "format_map", [names])), "'7'");
}
