// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! `namedtuple`: makes a class of tuples whose items have names.

use std::cell::RefCell;

use crate::coll::dict_type::update as dict_update;
use crate::coll::params::{given, parse};
use crate::coll::{list, native, tuple, tuple_type, PyDict, PyTuple};
use crate::core::build::caller_module;
use crate::core::args::{Args, GetSetDef, NativeDef};
use crate::core::call::call;
use crate::core::cell::PyCell;
use crate::core::descr::{as_type, ClassMethod};
use crate::core::error::{attribute_error, type_error, value_error, PyErr};
use crate::core::func::{function, FuncDef, FuncKind, FuncObj};
use crate::core::instance::Instance;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::types::{type_name, type_of, type_type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::{PyStr, StrBuilder};

pub static NAMEDTUPLE: NativeDef =
    NativeDef { name: "namedtuple", module: "collections", f: namedtuple };

/// The descriptor of one field.
struct Field {
    at: usize,
    doc: RefCell<Value>,
}

impl Payload for Field {
    fn vt() -> &'static VT {
        static FIELD: VT = VT {
            descr_get: Some(|o, this, _| {
                let items = match native::<PyTuple>(this) {
                    Some(items) => items,
                    None => return Ok(Value::Obj(o.clone())),
                };
                let at = crate::coll::seq::this::<Field>(o).at;
                items
                    .get(at)
                    .cloned()
                    .ok_or_else(|| crate::core::error::index_error("tuple index out of range"))
            }),
            descr_set: Some(|_, _, v| {
                let what = if v.is_some() { "set" } else { "delete" };
                Err(attribute_error(format!("can't {} attribute", what)))
            }),
            ..VT::new("_tuplegetter", drop_obj::<Field>, |_| field_type())
        };
        &FIELD
    }
}

/// The descriptor of the item at a place.
pub fn field(at: usize) -> Value {
    Value::from(Ref::new(Field { at, doc: RefCell::new(Value::from(format!("Alias for field number {}", at))) }))
}

define_type!(
    pub fn field_type,
    TypeSpec {
        module: "collections",
        vt: Some(Field::vt),
        getset: &[GetSetDef {
            name: "__doc__",
            get: |v| Ok(v.down::<Field>().map_or(Value::None, |f| f.doc.borrow().clone())),
            set: Some(|v, doc| {
                if let Some(f) = v.down::<Field>() {
                    *f.doc.borrow_mut() = doc.unwrap_or(Value::None);
                }
                Ok(())
            }),
        }],
        ..TypeSpec::new("_tuplegetter")
    }
);

const KEYWORDS: &[&str] = &[
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

fn is_identifier(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || c == '_')
        && name.chars().next().map_or(false, |c| !c.is_numeric())
}

fn text_of(v: &Value) -> Result<String, PyErr> {
    Ok(ops::str_of(v)?.to_string_lossy())
}

fn field_names(v: &Value) -> Result<Vec<String>, PyErr> {
    if native::<PyStr>(v).is_some() {
        return Ok(text_of(v)?.replace(',', " ").split_whitespace().map(str::to_string).collect());
    }
    crate::coll::list_type::list_from(v)?.iter().map(text_of).collect()
}

fn repr_of(name: &str) -> Result<String, PyErr> {
    Ok(ops::repr(&Value::from(name))?.to_string_lossy())
}

/// Checks the names, or with `rename` replaces the invalid ones.
fn check_names(class: &str, fields: &mut [String], rename: bool) -> Result<(), PyErr> {
    let bad =
        |name: &str| !is_identifier(name) || KEYWORDS.contains(&name) || name.starts_with('_');
    if rename {
        for at in 0..fields.len() {
            if bad(&fields[at]) || fields[..at].contains(&fields[at]) {
                fields[at] = format!("_{}", at);
            }
        }
    }
    for name in std::iter::once(class).chain(fields.iter().map(|f| f.as_str())) {
        if !is_identifier(name) {
            return Err(value_error(format!(
                "Type names and field names must be valid identifiers: {}",
                repr_of(name)?
            )));
        }
        if KEYWORDS.contains(&name) {
            return Err(value_error(format!(
                "Type names and field names cannot be a keyword: {}",
                repr_of(name)?
            )));
        }
    }
    for (at, name) in fields.iter().enumerate() {
        if name.starts_with('_') && !rename {
            return Err(value_error(format!(
                "Field names cannot start with an underscore: {}",
                repr_of(name)?
            )));
        }
        if fields[..at].contains(name) {
            return Err(value_error(format!(
                "Encountered duplicate field name: {}",
                repr_of(name)?
            )));
        }
    }
    Ok(())
}

fn leak(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// Parameters of a method, as `FuncDef` has them.
struct Params {
    names: Vec<&'static str>,
    n_posonly: usize,
    n_pos: usize,
    varkw: bool,
}

/// A method of the class being made; classes are never many, so its description lives for ever.
fn method(
    class: &str,
    name: &'static str,
    params: Params,
    fields: &Value,
    defaults: Vec<Value>,
    code: fn(&FuncObj, &mut [Value]) -> R,
) -> Value {
    let def = Box::leak(Box::new(FuncDef {
        name,
        qualname: leak(format!("{}.{}", class, name)),
        module: "collections",
        doc: None,
        params: Box::leak(params.names.into_boxed_slice()),
        n_posonly: params.n_posonly,
        n_pos: params.n_pos,
        n_kwonly: 0,
        varargs: false,
        varkw: params.varkw,
        line: 0,
        kind: FuncKind::Plain,
        code,
    }));
    function(def, vec![PyCell::new(fields.clone())], defaults, Vec::new())
}

fn only(name: &'static str) -> Params {
    Params { names: vec![name], n_posonly: 0, n_pos: 1, varkw: false }
}

fn namedtuple(args: &mut Args) -> R {
    let names = ["typename", "field_names", "rename", "defaults", "module"];
    let [class, fields, rename, defaults, module] = parse(args, "namedtuple", names, 2, 2)?;
    let class_name = text_of(&class)?;
    let mut fields = field_names(&fields)?;
    let rename = !rename.is_unbound() && ops::truth(&rename)?;
    check_names(&class_name, &mut fields, rename)?;
    let defaults = match given(defaults) {
        Some(v) => crate::coll::list_type::list_from(&v)?,
        None => Vec::new(),
    };
    if defaults.len() > fields.len() {
        return Err(type_error("Got more default values than field names"));
    }
    let module = given(module).unwrap_or_else(|| Value::from(caller_module()));
    let fields: Vec<&'static str> = fields.into_iter().map(leak).collect();
    make_class(&class_name, &fields, defaults, module)
}

fn make_class(class: &str, fields: &[&'static str], defaults: Vec<Value>, module: Value) -> R {
    let names = tuple(fields.iter().map(|f| Value::from(*f)).collect());
    let body = PyDict::new_ref();
    let set = |name: &str, v: Value| body.set(Value::from(name), v);
    let field_defaults = PyDict::new_ref();
    for (name, v) in fields[fields.len() - defaults.len()..].iter().zip(&defaults) {
        field_defaults.set(Value::from(*name), v.clone())?;
    }
    let mut params = vec!["_cls"];
    params.extend(fields);
    let n_pos = params.len();
    let params = Params { names: params, n_posonly: 0, n_pos, varkw: false };
    let comma = if fields.len() == 1 { "," } else { "" };
    set("__doc__", Value::from(format!("{}({}{})", class, fields.join(", "), comma)))?;
    set("__slots__", tuple(Vec::new()))?;
    set("_fields", names.clone())?;
    set("_field_defaults", Value::from(field_defaults))?;
    set("__match_args__", names.clone())?;
    set("__new__", method(class, "__new__", params, &names, defaults, new))?;
    let make_params =
        Params { names: vec!["cls", "iterable"], n_posonly: 0, n_pos: 2, varkw: false };
    let make_method = method(class, "_make", make_params, &names, Vec::new(), make);
    set("_make", ClassMethod::of(make_method))?;
    let replace_params =
        Params { names: vec!["self", "kwds"], n_posonly: 1, n_pos: 1, varkw: true };
    set("_replace", method(class, "_replace", replace_params, &names, Vec::new(), replace))?;
    set("_asdict", method(class, "_asdict", only("self"), &names, Vec::new(), as_dict))?;
    set("__repr__", method(class, "__repr__", only("self"), &names, Vec::new(), repr))?;
    let new_args = method(class, "__getnewargs__", only("self"), &names, Vec::new(), plain_tuple);
    set("__getnewargs__", new_args)?;
    set("__module__", module)?;
    for (at, name) in fields.iter().enumerate() {
        set(name, field(at))?;
    }
    let bases = tuple(vec![Value::from(tuple_type())]);
    call(&Value::from(type_type()), &mut [Value::from(class), bases, Value::from(body)])
}

fn instance(class: &Value, items: Vec<Value>) -> R {
    match as_type(class) {
        Some(class) => Ok(Value::from(Ref::new(Instance::new(class.clone(), tuple(items))))),
        None => Err(type_error("__new__(X): X is not a type object")),
    }
}

fn items_of(v: &Value) -> Result<&Ref<PyTuple>, PyErr> {
    crate::coll::receiver::<PyTuple>(v)
}

fn field_list(f: &FuncObj) -> Vec<Value> {
    let names = f.env[0].peek();
    names.down::<PyTuple>().map_or(Vec::new(), |names| names.to_vec())
}

fn new(_: &FuncObj, slots: &mut [Value]) -> R {
    let items = slots[1..].iter_mut().map(Value::take).collect();
    instance(&slots[0], items)
}

fn make(f: &FuncObj, slots: &mut [Value]) -> R {
    let items = crate::coll::list_type::list_from(&slots[1])?;
    let expected = field_list(f).len();
    if items.len() != expected {
        return Err(type_error(format!("Expected {} arguments, got {}", expected, items.len())));
    }
    instance(&slots[0], items)
}

fn replace(f: &FuncObj, slots: &mut [Value]) -> R {
    let changes = PyDict::new_ref();
    dict_update(&changes, &slots[1])?;
    let mut items = items_of(&slots[0])?.to_vec();
    for (item, name) in items.iter_mut().zip(field_list(f)) {
        if let Some(v) = changes.remove(&name)? {
            *item = v;
        }
    }
    if !changes.is_empty() {
        let left = ops::repr(&list(changes.keys_vec()))?.to_string_lossy();
        return Err(value_error(format!("Got unexpected field names: {}", left)));
    }
    instance(&Value::from(type_of(&slots[0])), items)
}

fn as_dict(f: &FuncObj, slots: &mut [Value]) -> R {
    let d = PyDict::new_ref();
    for (name, v) in field_list(f).into_iter().zip(items_of(&slots[0])?.iter()) {
        d.set(name, v.clone())?;
    }
    Ok(Value::from(d))
}

fn repr(f: &FuncObj, slots: &mut [Value]) -> R {
    let items = items_of(&slots[0])?;
    let mut out = StrBuilder::new();
    out.push_utf8(&type_name(&slots[0]));
    out.push_ascii("(");
    for (at, (name, v)) in field_list(f).iter().zip(items.iter()).enumerate() {
        if at > 0 {
            out.push_ascii(", ");
        }
        out.push_str(&*ops::str_of(name)?);
        out.push_ascii("=");
        out.push_str(&*ops::repr(v)?);
    }
    out.push_ascii(")");
    Ok(Value::from(Ref::new(out.finish())))
}

fn plain_tuple(_: &FuncObj, slots: &mut [Value]) -> R {
    Ok(tuple(items_of(&slots[0])?.to_vec()))
}
