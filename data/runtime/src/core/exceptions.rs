// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The hierarchy of builtin exception classes and their methods.

use crate::coll;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::error::{type_error, ExcObj, PyErr};
use crate::core::groups;
use crate::core::names::intern;
use crate::core::object::{Ref, VT};
use crate::core::ops;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Str, Value, R};
use crate::define_type;
use crate::text::PyStr;

macro_rules! exceptions {
    ($($f:ident $name:literal $base:ident $getset:expr $(, lacks $lacks:expr)?;)*) => {
        $(
            define_type!(pub fn $f, TypeSpec {
                base: Some($base),
                new: Some(exc_new),
                init: Some(exc_init),
                getset: $getset,
                $(lacks: $lacks,)?
                subclassable: true,
                ..TypeSpec::new($name)
            });
        )*

        /// All builtin exception classes by name.
        pub static EXCEPTIONS: &[(&str, fn() -> Type)] = &[
            ("BaseException", base_exception_type),
            ("BaseExceptionGroup", base_exception_group_type),
            ("ExceptionGroup", exception_group_type),
            $(($name, $f),)*
            ("EnvironmentError", os_error_type),
            ("IOError", os_error_type),
        ];
    };
}

define_type!(pub fn base_exception_type, TypeSpec {
    new: Some(exc_new),
    init: Some(exc_init),
    methods: BASE_METHODS,
    getset: BASE_GETSET,
    vt: Some(base_vt),
    lacks: &["__setstate__"],
    subclassable: true,
    ..TypeSpec::new("BaseException")
});

/// Only what `BaseException` itself defines.
fn base_vt() -> &'static VT {
    static BASE: VT = VT {
        repr: Some(|o| exc_repr(&Value::Obj(o.clone()))),
        str: Some(|o| exc_str(&Value::Obj(o.clone()))),
        ..VT::new("BaseException", crate::core::object::drop_obj::<ExcObj>, |_| {
            base_exception_type()
        })
    };
    &BASE
}

define_type!(pub fn base_exception_group_type, TypeSpec {
    base: Some(base_exception_type),
    new: Some(groups::group_new),
    init: Some(groups::group_init),
    methods: groups::METHODS,
    getset: groups::GETSET,
    subclassable: true,
    ..TypeSpec::new("BaseExceptionGroup")
});

define_type!(pub fn exception_group_type, TypeSpec {
    base: Some(base_exception_group_type),
    also: Some(exception_type),
    new: Some(groups::group_new),
    init: Some(groups::group_init),
    subclassable: true,
    ..TypeSpec::new("ExceptionGroup")
});

/// What a parser would tell.
const SYNTAX_LACKS: &[&str] = &[
    "end_lineno", "end_offset", "filename", "lineno", "msg", "offset", "print_file_and_line", "text",
];

exceptions! {
    exception_type "Exception" base_exception_type &[];
    generator_exit_type "GeneratorExit" base_exception_type &[];
    keyboard_interrupt_type "KeyboardInterrupt" base_exception_type &[];
    system_exit_type "SystemExit" base_exception_type CODE;
    arithmetic_error_type "ArithmeticError" exception_type &[];
    floating_point_error_type "FloatingPointError" arithmetic_error_type &[];
    overflow_error_type "OverflowError" arithmetic_error_type &[];
    zero_division_error_type "ZeroDivisionError" arithmetic_error_type &[];
    assertion_error_type "AssertionError" exception_type &[];
    attribute_error_type "AttributeError" exception_type SUBJECT;
    buffer_error_type "BufferError" exception_type &[];
    eof_error_type "EOFError" exception_type &[];
    import_error_type "ImportError" exception_type IMPORT;
    module_not_found_error_type "ModuleNotFoundError" import_error_type &[];
    lookup_error_type "LookupError" exception_type &[];
    index_error_type "IndexError" lookup_error_type &[];
    key_error_type "KeyError" lookup_error_type &[];
    memory_error_type "MemoryError" exception_type &[];
    name_error_type "NameError" exception_type SUBJECT;
    unbound_local_error_type "UnboundLocalError" name_error_type &[];
    os_error_type "OSError" exception_type OS;
    blocking_io_error_type "BlockingIOError" os_error_type &[];
    child_process_error_type "ChildProcessError" os_error_type &[];
    connection_error_type "ConnectionError" os_error_type &[];
    broken_pipe_error_type "BrokenPipeError" connection_error_type &[];
    connection_aborted_error_type "ConnectionAbortedError" connection_error_type &[];
    connection_refused_error_type "ConnectionRefusedError" connection_error_type &[];
    connection_reset_error_type "ConnectionResetError" connection_error_type &[];
    file_exists_error_type "FileExistsError" os_error_type &[];
    file_not_found_error_type "FileNotFoundError" os_error_type &[];
    interrupted_error_type "InterruptedError" os_error_type &[];
    is_a_directory_error_type "IsADirectoryError" os_error_type &[];
    not_a_directory_error_type "NotADirectoryError" os_error_type &[];
    permission_error_type "PermissionError" os_error_type &[];
    process_lookup_error_type "ProcessLookupError" os_error_type &[];
    timeout_error_type "TimeoutError" os_error_type &[];
    reference_error_type "ReferenceError" exception_type &[];
    runtime_error_type "RuntimeError" exception_type &[];
    not_implemented_error_type "NotImplementedError" runtime_error_type &[];
    recursion_error_type "RecursionError" runtime_error_type &[];
    stop_async_iteration_type "StopAsyncIteration" exception_type &[];
    stop_iteration_type "StopIteration" exception_type VALUE;
    syntax_error_type "SyntaxError" exception_type &[], lacks SYNTAX_LACKS;
    indentation_error_type "IndentationError" syntax_error_type &[];
    tab_error_type "TabError" indentation_error_type &[];
    system_error_type "SystemError" exception_type &[];
    type_error_type "TypeError" exception_type &[];
    value_error_type "ValueError" exception_type &[];
    unicode_error_type "UnicodeError" value_error_type &[];
    unicode_decode_error_type "UnicodeDecodeError" unicode_error_type UNICODE;
    unicode_encode_error_type "UnicodeEncodeError" unicode_error_type UNICODE;
    unicode_translate_error_type "UnicodeTranslateError" unicode_error_type &[];
    warning_type "Warning" exception_type &[];
    bytes_warning_type "BytesWarning" warning_type &[];
    deprecation_warning_type "DeprecationWarning" warning_type &[];
    encoding_warning_type "EncodingWarning" warning_type &[];
    future_warning_type "FutureWarning" warning_type &[];
    import_warning_type "ImportWarning" warning_type &[];
    pending_deprecation_warning_type "PendingDeprecationWarning" warning_type &[];
    resource_warning_type "ResourceWarning" warning_type &[];
    runtime_warning_type "RuntimeWarning" warning_type &[];
    syntax_warning_type "SyntaxWarning" warning_type &[];
    unicode_warning_type "UnicodeWarning" warning_type &[];
    user_warning_type "UserWarning" warning_type &[];
}

pub fn exc_of(v: &Value) -> Result<&Ref<ExcObj>, PyErr> {
    match v.down::<ExcObj>() {
        Some(e) => Ok(e),
        None => Err(type_error("exception expected")),
    }
}

/// `BaseException.__new__`: keeps the positional arguments.
pub fn exc_new(cls: &Type, args: &mut Args) -> R {
    let mut class = cls.clone();
    if class.is_subtype(&os_error_type()) && !class.is_user() && args.pos.len() >= 2 {
        if let Value::Int(errno) = args.pos[0] {
            if Ref::same(&class, &os_error_type()) {
                class = os_error_class(errno as i32);
            }
        }
    }
    Ok(Value::from(Ref::new(ExcObj::new(class, args.pos.to_vec()))))
}

/// `BaseException.__init__`
pub fn exc_init(this: &Value, args: &mut Args) -> Result<(), PyErr> {
    let e = exc_of(this)?;
    let class = e.class().clone();
    for (name, v) in args.kw.iter() {
        let text = name.to_string_lossy();
        let allowed = (class.is_subtype(&import_error_type()) && (text == "name" || text == "path"))
            || (class.is_subtype(&name_error_type()) && text == "name")
            || (class.is_subtype(&attribute_error_type()) && (text == "name" || text == "obj"));
        let named = [import_error_type(), name_error_type(), attribute_error_type()];
        if let (false, Some(base)) = (allowed, named.iter().find(|c| class.is_subtype(c))) {
            return Err(type_error(format!(
                "'{}' is an invalid keyword argument for {}()",
                text,
                base.name()
            )));
        }
        if !allowed {
            return Err(type_error(format!("{}() takes no keyword arguments", class.name())));
        }
        // Where the class's own attributes look.
        e.attrs.set(class.root, intern(&format!("{} ", text)), v.clone());
    }
    let old = e.args.replace(args.pos.to_vec());
    drop(old);
    Ok(())
}

/// Which module an ImportError is about.
pub fn set_import(e: &PyErr, name: &str, path: Value) {
    let root = e.exc().class().root;
    e.exc().attrs.set(root, intern("name "), Value::from(name));
    e.exc().attrs.set(root, intern("path "), path);
}

/// `e.args`: an OSError keeps its file names elsewhere.
fn public_args(e: &ExcObj) -> Vec<Value> {
    let mut args = e.args.borrow().clone();
    if (3..=5).contains(&args.len()) && e.class().is_subtype(&os_error_type()) {
        args.truncate(2);
    }
    args
}

/// `repr(e)`: `ValueError('x')`
pub fn exc_repr(v: &Value) -> Result<Str, PyErr> {
    let e = exc_of(v)?;
    if e.class().is_subtype(&base_exception_group_type()) {
        return groups::group_repr(e);
    }
    let args = public_args(e);
    let name = e.class().name();
    let inner = if args.len() == 1 {
        format!("({})", ops::repr(&args[0])?.to_string_lossy())
    } else {
        ops::repr(&coll::tuple(args))?.to_string_lossy()
    };
    Ok(Ref::new(PyStr::from_utf8(&format!("{}{}", name, inner))))
}

/// `str(e)` of the builtin classes.
pub fn exc_str(v: &Value) -> Result<Str, PyErr> {
    let e = exc_of(v)?;
    let class = e.class().clone();
    if class.is_subtype(&base_exception_group_type()) {
        return groups::group_str(e);
    }
    let args = e.args.borrow().clone();
    if class.is_subtype(&os_error_type()) && (2..=5).contains(&args.len()) {
        return os_error_str(&args);
    }
    if class.is_subtype(&key_error_type()) && args.len() == 1 {
        return ops::repr(&args[0]);
    }
    if class.is_subtype(&unicode_error_type()) && args.len() == 5 {
        return unicode_error_str(&class, &args);
    }
    match args.len() {
        0 => Ok(Ref::new(PyStr::empty())),
        1 => ops::str_of(&args[0]),
        _ => ops::repr(&coll::tuple(args)),
    }
}

fn os_error_str(args: &[Value]) -> Result<Str, PyErr> {
    let errno = ops::str_of(&args[0])?.to_string_lossy();
    let text = ops::str_of(&args[1])?.to_string_lossy();
    let mut out = format!("[Errno {}] {}", errno, text);
    if args.len() >= 3 && !args[2].is_none() {
        out.push_str(&format!(": {}", ops::repr(&args[2])?.to_string_lossy()));
    }
    if args.len() == 5 && !args[4].is_none() {
        out.push_str(&format!(" -> {}", ops::repr(&args[4])?.to_string_lossy()));
    }
    Ok(Ref::new(PyStr::from_utf8(&out)))
}

fn unicode_error_str(class: &Type, args: &[Value]) -> Result<Str, PyErr> {
    let codec = ops::str_of(&args[0])?.to_string_lossy();
    let reason = ops::str_of(&args[4])?.to_string_lossy();
    let (start, end) = match (&args[2], &args[3]) {
        (Value::Int(a), Value::Int(b)) => (*a, *b),
        _ => (0, 0),
    };
    let decode = class.is_subtype(&unicode_decode_error_type());
    let out = if end == start + 1 {
        let unit = ops::get_item(&args[1], &Value::Int(start))?;
        match &unit {
            Value::Int(byte) => {
                format!("'{}' codec can't decode byte 0x{:02x} in position {}: {}", codec, byte, start, reason)
            }
            other => {
                let c = other.down::<PyStr>().map_or(0, |s| s.at(0));
                let escaped = match c {
                    0..=0xff => format!("\\x{:02x}", c),
                    0x100..=0xffff => format!("\\u{:04x}", c),
                    _ => format!("\\U{:08x}", c),
                };
                format!(
                    "'{}' codec can't encode character '{}' in position {}: {}",
                    codec, escaped, start, reason
                )
            }
        }
    } else {
        let what = if decode { "decode bytes" } else { "encode characters" };
        format!("'{}' codec can't {} in position {}-{}: {}", codec, what, start, end - 1, reason)
    };
    Ok(Ref::new(PyStr::from_utf8(&out)))
}

static BASE_METHODS: &[MethodDef] = &[
    MethodDef { name: "add_note", kind: MethodKind::Instance, f: add_note },
    MethodDef { name: "with_traceback", kind: MethodKind::Instance, f: with_traceback },
];

fn add_note(this: &Value, args: &mut Args) -> R {
    let e = exc_of(this)?;
    args.exactly("BaseException.add_note", 1)?;
    let note = args.pos[0].take();
    if note.peel().down::<PyStr>().is_none() {
        let kind = crate::core::types::type_name(&note);
        return Err(type_error(format!("note must be a str, not '{}'", kind)));
    }
    let name = intern("__notes__");
    match e.attrs.get(name) {
        Some(list) => {
            crate::call_method!(&list, "append", [note])?;
        }
        None => e.attrs.set(e.class().root, name, coll::list(vec![note])),
    }
    Ok(Value::None)
}

/// Another traceback, or none, holds no frames of ours.
fn set_traceback(e: &ExcObj, new: Value) {
    e.traceback.replace(new);
    drop(e.frames.take());
}

fn with_traceback(this: &Value, args: &mut Args) -> R {
    args.exactly("BaseException.with_traceback", 1)?;
    set_traceback(exc_of(this)?, args.pos[0].take());
    Ok(this.clone())
}

fn optional_exc(e: &Option<PyErr>) -> Value {
    e.as_ref().map_or(Value::None, PyErr::value)
}

fn to_optional_exc(v: Option<Value>, what: &str) -> Result<Option<PyErr>, PyErr> {
    match v {
        Some(Value::None) => Ok(None),
        Some(v) => match v.down::<ExcObj>() {
            Some(e) => Ok(Some(PyErr::from_ref(e.clone()))),
            None => Err(type_error(format!(
                "exception {} must be None or derive from BaseException",
                what
            ))),
        },
        None => Err(type_error(format!("__{}__ may not be deleted", what))),
    }
}

static BASE_GETSET: &[GetSetDef] = &[
    GetSetDef {
        name: "args",
        get: |v| Ok(coll::tuple(public_args(exc_of(v)?))),
        set: Some(|v, new| {
            let new = crate::builtins::to_vec(&new.unwrap_or(Value::None))?;
            exc_of(v)?.args.replace(new);
            Ok(())
        }),
    },
    GetSetDef {
        name: "__cause__",
        get: |v| Ok(optional_exc(&exc_of(v)?.cause.borrow())),
        set: Some(|v, new| {
            let e = exc_of(v)?;
            let cause = to_optional_exc(new, "cause")?;
            e.suppress_context.set(true);
            e.cause.replace(cause);
            Ok(())
        }),
    },
    GetSetDef {
        name: "__context__",
        get: |v| Ok(optional_exc(&exc_of(v)?.context.borrow())),
        set: Some(|v, new| {
            let context = to_optional_exc(new, "context")?;
            exc_of(v)?.context.replace(context);
            Ok(())
        }),
    },
    GetSetDef {
        name: "__suppress_context__",
        get: |v| Ok(Value::Bool(exc_of(v)?.suppress_context.get())),
        set: Some(|v, new| {
            let on = ops::truth(&new.unwrap_or(Value::None))?;
            exc_of(v)?.suppress_context.set(on);
            Ok(())
        }),
    },
    GetSetDef {
        name: "__traceback__",
        get: |v| Ok(exc_of(v)?.traceback.borrow().clone()),
        set: Some(|v, new| {
            set_traceback(exc_of(v)?, new.unwrap_or(Value::None));
            Ok(())
        }),
    },
];

/// An attribute that is an item of `args` until it is assigned.
macro_rules! arg_attr {
    ($name:literal, $get:expr) => {
        GetSetDef {
            name: $name,
            get: |v| {
                let e = exc_of(v)?;
                match e.attrs.get(intern(concat!($name, " "))) {
                    Some(set) => Ok(set),
                    None => {
                        let get: fn(&ExcObj) -> Value = $get;
                        Ok(get(e))
                    }
                }
            },
            set: Some(|v, new| {
                let e = exc_of(v)?;
                // The space keeps the name out of the reach of Python code.
                let name = intern(concat!($name, " "));
                e.attrs.set(e.class().root, name, new.unwrap_or(Value::None));
                Ok(())
            }),
        }
    };
}

static CODE: &[GetSetDef] = &[arg_attr!("code", |e| match e.args.borrow().len() {
    0 => Value::None,
    1 => e.arg(0),
    _ => coll::tuple(e.args.borrow().clone()),
})];
static IMPORT: &[GetSetDef] = &[
    arg_attr!("name", |_| Value::None),
    arg_attr!("path", |_| Value::None),
    arg_attr!("msg", |e| if e.args.borrow().len() == 1 { e.arg(0) } else { Value::None }),
];
static VALUE: &[GetSetDef] = &[arg_attr!("value", |e| e.arg(0))];
static OS: &[GetSetDef] = &[
    arg_attr!("errno", |e| if e.args.borrow().len() >= 2 { e.arg(0) } else { Value::None }),
    arg_attr!("strerror", |e| e.arg(1)),
    arg_attr!("filename", |e| e.arg(2)),
    arg_attr!("filename2", |e| e.arg(4)),
];
static SUBJECT: &[GetSetDef] = &[
    arg_attr!("name", |e| match &*e.subject.borrow() {
        Some((name, _)) => name.clone(),
        None => Value::None,
    }),
    arg_attr!("obj", |e| match &*e.subject.borrow() {
        Some((_, obj)) if !obj.is_unbound() && e.class().is_subtype(&attribute_error_type()) => {
            obj.clone()
        }
        _ => Value::None,
    }),
];
static UNICODE: &[GetSetDef] = &[
    arg_attr!("encoding", |e| e.arg(0)),
    arg_attr!("object", |e| e.arg(1)),
    arg_attr!("start", |e| e.arg(2)),
    arg_attr!("end", |e| e.arg(3)),
    arg_attr!("reason", |e| e.arg(4)),
];

/// The class that `OSError(errno, ...)` makes.
pub fn os_error_class(errno: i32) -> Type {
    match errno {
        1 | 13 => permission_error_type(),
        2 => file_not_found_error_type(),
        3 => process_lookup_error_type(),
        4 => interrupted_error_type(),
        10 => child_process_error_type(),
        11 | 114 | 115 => blocking_io_error_type(),
        17 => file_exists_error_type(),
        20 => not_a_directory_error_type(),
        21 => is_a_directory_error_type(),
        32 | 108 => broken_pipe_error_type(),
        103 => connection_aborted_error_type(),
        104 => connection_reset_error_type(),
        110 => timeout_error_type(),
        111 => connection_refused_error_type(),
        _ => os_error_type(),
    }
}

/// The text of an errno, as the C library has it.
pub fn strerror(errno: i32) -> String {
    let text = crate::host::error_text(errno);
    match text.find(" (os error") {
        Some(i) => text[..i].to_string(),
        None => text,
    }
}

