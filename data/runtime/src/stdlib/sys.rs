// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! sys.

use crate::coll;
use crate::core::args::{GetSetDef, MethodDef, MethodKind, MethodOf, NativeDef};
use crate::core::attr;
use crate::core::call;
use crate::core::error::{io_error, type_error, value_error, PyErr};
use crate::core::exceptions as exc;
use crate::core::module::{self, Member, ModuleObj, NativeModule};
use crate::core::names::intern;
use crate::core::object::{drop_obj, AnyRef, Payload, Ref, VT};
use crate::core::ops;
use crate::core::raise;
use crate::core::run;
use crate::core::stdio;
use crate::core::traceback::traceback_of;
use crate::core::types::{type_name, TypeSpec};
use crate::core::value::{Str, Value};
use crate::define_type;
use crate::num::convert::word_arg;
use crate::num::int_text;
use crate::stdlib::io::{standard, unsupported};
use crate::text::args::Method;
use crate::text::PyStr;
use std::cell::RefCell;

pub static MODULE: NativeModule = NativeModule {
    name: "sys",
    members: &[
        ("argv", Member::Value(argv)),
        ("stdin", Member::Value(|| stream(0))),
        ("stdout", Member::Value(|| stream(1))),
        ("stderr", Member::Value(|| stream(2))),
        ("__stdin__", Member::Value(|| stream(0))),
        ("__stdout__", Member::Value(|| stream(1))),
        ("__stderr__", Member::Value(|| stream(2))),
        ("exit", Member::Fn(&EXIT)),
        ("audit", Member::Fn(&AUDIT)),
        ("exc_info", Member::Fn(&EXC_INFO)),
        ("exception", Member::Fn(&EXCEPTION)),
        ("intern", Member::Fn(&INTERN)),
        ("setrecursionlimit", Member::Fn(&SETRECURSIONLIMIT)),
        ("getrecursionlimit", Member::Fn(&GETRECURSIONLIMIT)),
        ("set_int_max_str_digits", Member::Fn(&SET_INT_MAX_STR_DIGITS)),
        ("get_int_max_str_digits", Member::Fn(&GET_INT_MAX_STR_DIGITS)),
        ("getdefaultencoding", Member::Fn(&GETDEFAULTENCODING)),
        ("getfilesystemencoding", Member::Fn(&GETFILESYSTEMENCODING)),
        ("getrefcount", Member::Fn(&GETREFCOUNT)),
        ("is_finalizing", Member::Fn(&IS_FINALIZING)),
        ("maxsize", Member::Value(|| Value::Int(i64::MAX))),
        ("maxunicode", Member::Value(|| Value::Int(0x10ffff))),
        ("platform", Member::Value(|| Value::from(std::env::consts::OS))),
        ("byteorder", Member::Value(|| Value::from("little"))),
        ("executable", Member::Value(executable)),
        ("version", Member::Value(|| Value::from(version_text()))),
        ("version_info", Member::Value(version_info)),
        ("hexversion", Member::Value(|| {
            Value::Int(0x0300_02f0 | (module::target_minor() as i64) << 16)
        })),
        ("implementation", Member::Value(|| {
            record("types.SimpleNamespace", vec![("name", Value::from("cpython"))])
        })),
        ("float_info", Member::Value(float_info)),
        ("int_info", Member::Value(int_info)),
        ("hash_info", Member::Value(hash_info)),
        ("path", Member::Value(|| coll::list(Vec::new()))),
        ("modules", Member::Value(|| Value::from(module::imported()))),
        ("flags", Member::Value(|| {
            record("sys.flags", vec![
                ("debug", Value::Int(0)),
                ("optimize", Value::Int(0)),
                ("verbose", Value::Int(0)),
            ])
        })),
        ("builtin_module_names", Member::Value(|| coll::tuple(vec![Value::from("sys")]))),
        ("prefix", Member::Value(|| Value::from("/usr"))),
        ("base_prefix", Member::Value(|| Value::from("/usr"))),
        ("exec_prefix", Member::Value(|| Value::from("/usr"))),
        ("base_exec_prefix", Member::Value(|| Value::from("/usr"))),
        ("dont_write_bytecode", Member::Value(|| Value::Bool(false))),
    ],
};

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "sys", f: $f };
    };
}

// Nobody can listen: addaudithook is not there.
def!(AUDIT, "audit", |_| Ok(Value::None));

def!(EXIT, "exit", |args| {
    args.between("exit", 0, 1)?;
    let code = args.get(0).unwrap_or(Value::None);
    let args = if code.is_none() { Vec::new() } else { vec![code] };
    Err(PyErr::new(exc::system_exit_type(), args))
});

def!(EXC_INFO, "exc_info", |args| {
    args.exactly("sys.exc_info", 0)?;
    Ok(coll::tuple(match raise::current() {
        Some(e) => {
            let traceback = traceback_of(&e);
            vec![Value::from(e.exc().class().clone()), e.value(), traceback]
        }
        None => vec![Value::None, Value::None, Value::None],
    }))
});

def!(EXCEPTION, "exception", |args| {
    args.exactly("sys.exception", 0)?;
    Ok(raise::current().map_or(Value::None, |e| e.value()))
});

def!(INTERN, "intern", |args| {
    args.exactly("sys.intern", 1)?;
    match args.pos[0].down::<PyStr>() {
        Some(s) => Ok(crate::core::names::intern_str(s).value()),
        None => Err(type_error(format!(
            "intern() argument must be str, not {}",
            type_name(&args.pos[0])
        ))),
    }
});

def!(SET_INT_MAX_STR_DIGITS, "set_int_max_str_digits", |args| {
    let [digits] = Method::of("sys", "set_int_max_str_digits").named(args, 0, ["maxdigits"])?;
    if digits.is_unbound() {
        return Err(type_error(
            "set_int_max_str_digits() missing required argument 'maxdigits' (pos 1)",
        ));
    }
    let digits = match word_arg(&digits, "int")? {
        n if i32::try_from(n).is_ok() => n,
        _ => {
            let text = "Python int too large to convert to C int";
            return Err(crate::core::error::overflow_error(text));
        }
    };
    // Negative numbers are as wrong as small ones.
    int_text::set_max_str_digits(usize::try_from(digits).unwrap_or(1))?;
    Ok(Value::None)
});

def!(GET_INT_MAX_STR_DIGITS, "get_int_max_str_digits", |args| {
    args.exactly("sys.get_int_max_str_digits", 0)?;
    Ok(Value::Int(int_text::max_str_digits() as i64))
});

def!(SETRECURSIONLIMIT, "setrecursionlimit", |args| {
    args.exactly("sys.setrecursionlimit", 1)?;
    let n = match ops::index(&args.pos[0])? {
        Value::Int(n) => n,
        _ => {
            return Err(crate::core::error::overflow_error(
                "Python int too large to convert to C int",
            ))
        }
    };
    if n < 1 {
        return Err(value_error("recursion limit must be greater or equal than 1"));
    }
    if n > i32::MAX as i64 {
        return Err(crate::core::error::overflow_error("Python int too large to convert to C int"));
    }
    let depth = call::recursion_depth();
    if depth as i64 >= n {
        return Err(crate::core::error::recursion_error(format!(
            "cannot set the recursion limit to {} at the recursion depth {}: the limit is too low",
            n, depth
        )));
    }
    call::set_recursion_limit(n as u32);
    Ok(Value::None)
});

def!(GETRECURSIONLIMIT, "getrecursionlimit", |args| {
    args.exactly("sys.getrecursionlimit", 0)?;
    Ok(Value::Int(call::recursion_limit() as i64))
});

def!(GETDEFAULTENCODING, "getdefaultencoding", |args| {
    args.exactly("sys.getdefaultencoding", 0)?;
    Ok(Value::from("utf-8"))
});

def!(GETFILESYSTEMENCODING, "getfilesystemencoding", |args| {
    args.exactly("sys.getfilesystemencoding", 0)?;
    Ok(Value::from("utf-8"))
});

def!(GETREFCOUNT, "getrefcount", |args| {
    args.exactly("sys.getrefcount", 1)?;
    Ok(Value::Int(args.pos[0].obj().map_or(1_000_000_000, |o| o.refcount() as i64)))
});

def!(IS_FINALIZING, "is_finalizing", |args| {
    args.exactly("sys.is_finalizing", 0)?;
    Ok(Value::Bool(false))
});

/// The first is the script: as `portalis run` was given it, which starts the program under that name, or as the
/// project names it.
fn argv() -> Value {
    let args: Vec<String> =
        std::env::args_os().map(|a| a.to_string_lossy().into_owned()).collect();
    let named = args.first().map_or(false, |a| a.ends_with(".py"));
    let mut list: Vec<Value> = args.into_iter().map(Value::from).collect();
    if let (false, Some(first)) = (named, list.first_mut()) {
        *first = Value::from(module::file_of("__main__"));
    }
    coll::list(list)
}

fn executable() -> Value {
    match std::env::current_exe() {
        Ok(p) => Value::from(p.to_string_lossy().into_owned()),
        Err(_) => Value::from(""),
    }
}

fn version_text() -> String {
    format!("3.{}.2 (main) [Portalis]", module::target_minor())
}

/// A named tuple of the interpreter: attributes by name, items by position.
fn record(name: &'static str, fields: Vec<(&'static str, Value)>) -> Value {
    Value::from(Ref::new(Record { name, fields }))
}

/// What `sys.version_info` and the like are.
pub struct Record {
    name: &'static str,
    fields: Vec<(&'static str, Value)>,
}

impl Record {
    fn tuple(&self) -> Value {
        coll::tuple(self.fields.iter().map(|(_, v)| v.clone()).collect())
    }
}

impl Payload for Record {
    fn vt() -> &'static VT {
        static RECORD: VT = VT {
            repr: Some(|o| match o.down::<Record>() {
                Some(r) => {
                    let mut parts = Vec::new();
                    for (n, v) in &r.fields {
                        parts.push(format!("{}={}", n, ops::repr(v)?.to_string_lossy()));
                    }
                    Ok(ops::new_str(&format!("{}({})", r.name, parts.join(", "))))
                }
                None => Ok(ops::new_str("")),
            }),
            getattr: Some(|o, name| {
                let this = Value::Obj(o.clone());
                if let Some(r) = o.down::<Record>() {
                    if let Some((_, v)) = r.fields.iter().find(|(n, _)| **name == **n) {
                        return Ok(v.clone());
                    }
                }
                let text = name.to_string_lossy();
                let name = crate::core::names::intern_str(name);
                match attr::generic_lookup(&this, name)? {
                    Some(v) => Ok(v),
                    None if is_flag(o, &text) => {
                        run::refuse(&format!("'sys.flags.{}' is not available to translated programs", text))
                    }
                    None => Err(attr::no_attribute(&this, name)),
                }
            }),
            getitem: Some(|o, key| match o.down::<Record>() {
                Some(r) => ops::get_item(&r.tuple(), key),
                None => Ok(Value::None),
            }),
            len: Some(|o| Ok(o.down::<Record>().map_or(0, |r| r.fields.len()))),
            iter: Some(|o| match o.down::<Record>() {
                Some(r) => ops::iter_value(&r.tuple()),
                None => Ok(Value::None),
            }),
            compare: Some(|o, other, op| match o.down::<Record>() {
                Some(r) => {
                    let right = match other.down::<Record>() {
                        Some(r) => r.tuple(),
                        None => other.clone(),
                    };
                    ops::compare_left(&r.tuple(), &right, op)
                }
                None => Ok(None),
            }),
            hash: Some(|o| match o.down::<Record>() {
                Some(r) => ops::hash(&r.tuple()),
                None => Ok(0),
            }),
            ..VT::new("record", drop_obj::<Record>, |_| record_type())
        };
        &RECORD
    }
}

/// Whether CPython's `sys.flags` has this one, which ours lacks: how the interpreter was started.
fn is_flag(o: &AnyRef, name: &str) -> bool {
    const FLAGS: &str = "inspect interactive dont_write_bytecode no_user_site no_site ignore_environment bytes_warning \
                         quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path \
                         int_max_str_digits";
    o.down::<Record>().map_or(false, |r| r.name == "sys.flags") && FLAGS.split(' ').any(|f| f == name)
}

define_type!(pub fn record_type, TypeSpec {
    module: "sys",
    vt: Some(Record::vt),
    ..TypeSpec::new("version_info")
});

fn version_info() -> Value {
    record(
        "sys.version_info",
        vec![
            ("major", Value::Int(3)),
            ("minor", Value::Int(module::target_minor() as i64)),
            ("micro", Value::Int(2)),
            ("releaselevel", Value::from("final")),
            ("serial", Value::Int(0)),
        ],
    )
}

fn float_info() -> Value {
    record(
        "sys.float_info",
        vec![
            ("max", Value::Float(f64::MAX)),
            ("max_exp", Value::Int(1024)),
            ("max_10_exp", Value::Int(308)),
            ("min", Value::Float(f64::MIN_POSITIVE)),
            ("min_exp", Value::Int(-1021)),
            ("min_10_exp", Value::Int(-307)),
            ("dig", Value::Int(15)),
            ("mant_dig", Value::Int(53)),
            ("epsilon", Value::Float(f64::EPSILON)),
            ("radix", Value::Int(2)),
            ("rounds", Value::Int(1)),
        ],
    )
}

fn int_info() -> Value {
    record(
        "sys.int_info",
        vec![
            ("bits_per_digit", Value::Int(30)),
            ("sizeof_digit", Value::Int(4)),
            ("default_max_str_digits", Value::Int(4300)),
            ("str_digits_check_threshold", Value::Int(640)),
        ],
    )
}

fn hash_info() -> Value {
    record(
        "sys.hash_info",
        vec![
            ("width", Value::Int(64)),
            ("modulus", Value::Int((1 << 61) - 1)),
            ("inf", Value::Int(314159)),
            ("nan", Value::Int(0)),
            ("imag", Value::Int(1000003)),
        ],
    )
}

/// `sys.stdout` and `sys.stderr` of the process.
pub struct Stream {
    fd: i32,
    buffer: RefCell<Option<Value>>,
}

thread_local! {
    static STREAMS: RefCell<Vec<Value>> = const { RefCell::new(Vec::new()) };
}

/// The stream object of a descriptor from 0 to 2, the same one each time.
pub fn stream(fd: i32) -> Value {
    STREAMS.with(|s| {
        let mut s = s.borrow_mut();
        if s.is_empty() {
            s.push(standard::stdin());
            for fd in [1, 2] {
                s.push(Value::from(Ref::new(Stream { fd, buffer: RefCell::new(None) })));
            }
        }
        s[fd as usize].clone()
    })
}

impl Stream {
    fn name(&self) -> &'static str {
        ["", "<stdout>", "<stderr>"][self.fd as usize]
    }

    /// The bytes below; not opened unless asked for.
    fn buffer(&self) -> Value {
        let mut buffer = self.buffer.borrow_mut();
        buffer.get_or_insert_with(|| standard::buffer(self.fd, self.name())).clone()
    }
}

impl Payload for Stream {
    fn vt() -> &'static VT {
        static STREAM: VT = VT {
            repr: Some(|o| match o.down::<Stream>() {
                Some(s) => Ok(ops::new_str(&format!(
                    "<_io.TextIOWrapper name='{}' mode='w' encoding='utf-8'>",
                    s.name()
                ))),
                None => Ok(ops::new_str("")),
            }),
            iter: Some(|o| Ok(Value::Obj(o.clone()))),
            next: Some(|_| Err(unsupported("not readable"))),
            ..VT::new("_io.TextIOWrapper", drop_obj::<Stream>, |_| stream_type())
        };
        &STREAM
    }
}

fn stream_of(v: &Value) -> Result<&Ref<Stream>, PyErr> {
    v.down::<Stream>().ok_or_else(|| type_error("stream expected"))
}

const fn method<F>(name: &'static str, f: F) -> MethodOf<F> {
    MethodOf { name, kind: MethodKind::Instance, f }
}

static STREAM_METHODS: &[MethodDef] = &[
    method("write", |this, args| {
        args.exactly("TextIOWrapper.write", 1)?;
        let fd = stream_of(this)?.fd;
        match args.pos[0].peel().down::<PyStr>() {
            Some(s) => {
                write_str(fd, s)?;
                Ok(Value::Int(s.len() as i64))
            }
            None => Err(type_error(format!(
                "write() argument must be str, not {}",
                type_name(&args.pos[0])
            ))),
        }
    }),
    method("writelines", |this, args| {
        args.exactly("_IOBase.writelines", 1)?;
        let fd = stream_of(this)?.fd;
        for line in crate::builtins::to_vec(&args.pos[0])? {
            match line.peel().down::<PyStr>() {
                Some(s) => write_str(fd, s)?,
                None => {
                    return Err(type_error(format!(
                        "write() argument must be str, not {}",
                        type_name(&line)
                    )))
                }
            }
        }
        Ok(Value::None)
    }),
    method("flush", |this, _| {
        flush(stream_of(this)?.fd)?;
        Ok(Value::None)
    }),
    method("close", |this, _| {
        flush(stream_of(this)?.fd)?;
        Ok(Value::None)
    }),
    method("isatty", |this, _| Ok(Value::Bool(stdio::is_terminal(stream_of(this)?.fd)))),
    method("fileno", |this, _| Ok(Value::Int(stream_of(this)?.fd as i64))),
    method("readable", |_, _| Ok(Value::Bool(false))),
    method("writable", |_, _| Ok(Value::Bool(true))),
    method("seekable", |_, _| Ok(Value::Bool(false))),
    method("readline", |_, _| Err(unsupported("not readable"))),
    method("readlines", |_, _| Err(unsupported("not readable"))),
    method("read", |_, _| Err(unsupported("not readable"))),
    method("reconfigure", |_, _| Ok(Value::None)),
    method("__enter__", |this, _| Ok(this.clone())),
    method("__exit__", |this, _| {
        flush(stream_of(this)?.fd)?;
        Ok(Value::None)
    }),
];

define_type!(pub fn stream_type, TypeSpec {
    module: "_io",
    vt: Some(Stream::vt),
    methods: STREAM_METHODS,
    getset: &[
        GetSetDef { name: "name", get: |v| Ok(Value::from(stream_of(v)?.name())), set: None },
        GetSetDef { name: "mode", get: |_| Ok(Value::from("w")), set: None },
        GetSetDef { name: "buffer", get: |v| Ok(stream_of(v)?.buffer()), set: None },
        GetSetDef { name: "encoding", get: |_| Ok(Value::from("utf-8")), set: None },
        GetSetDef { name: "errors", get: |_| Ok(Value::from("strict")), set: None },
        GetSetDef { name: "closed", get: |_| Ok(Value::Bool(false)), set: None },
        GetSetDef { name: "newlines", get: |_| Ok(Value::None), set: None },
    ],
    ..TypeSpec::new("TextIOWrapper")
});

/// The descriptor of a standard stream object.
pub fn std_stream(v: &Value) -> Option<i32> {
    v.down::<Stream>().map(|s| s.fd)
}

pub fn write_bytes(fd: i32, bytes: &[u8]) -> Result<(), PyErr> {
    let r = if fd == 2 { stdio::write_err(bytes) } else { stdio::write_out(bytes) };
    r.map_err(|e| io_error(&e, None))
}

/// Encodes and writes; lone surrogates are an error on stdout and escaped on stderr.
pub fn write_str(fd: i32, s: &Str) -> Result<(), PyErr> {
    if let Some(bytes) = s.ascii_bytes() {
        return write_bytes(fd, bytes);
    }
    match s.to_utf8() {
        Ok(text) => write_bytes(fd, text.as_bytes()),
        Err(_) if fd == 2 => write_bytes(fd, s.to_string_lossy().as_bytes()),
        Err(at) => Err(surrogate_error(s, at)),
    }
}

#[cold]
fn surrogate_error(s: &Str, at: usize) -> PyErr {
    let mut end = at + 1;
    while end < s.len() && (0xd800..0xe000).contains(&s.at(end)) {
        end += 1;
    }
    PyErr::new(
        exc::unicode_encode_error_type(),
        vec![
            Value::from("utf-8"),
            Value::from(s.clone()),
            Value::Int(at as i64),
            Value::Int(end as i64),
            Value::from("surrogates not allowed"),
        ],
    )
}

pub fn flush(fd: i32) -> Result<(), PyErr> {
    if fd == 1 {
        stdio::flush_out().map_err(|e| io_error(&e, None))?;
    }
    Ok(())
}

fn sys_module() -> Option<Ref<ModuleObj>> {
    module::module_named("sys")
}

fn replaced(name: &str, fd: i32) -> Option<Value> {
    let v = sys_module()?.get(intern(name)).unwrap_or(Value::None);
    if ops::is(&v, &stream(fd)) {
        None
    } else {
        Some(v)
    }
}

/// What the program assigned to `sys.stdout`, if that is not the process's stream.
pub fn replaced_stdout() -> Option<Value> {
    replaced("stdout", 1)
}

pub fn replaced_stdin() -> Option<Value> {
    replaced("stdin", 0)
}

/// `sys.stdout` as it is now.
pub fn current_stdout() -> Value {
    replaced_stdout().unwrap_or_else(|| stream(1))
}

/// Writes a report to `sys.stderr` as it is now.
pub fn write_to_stderr(text: &str) {
    if let Some(f) = replaced("stderr", 2) {
        let written = attr::load_method(&f, intern("write"))
            .and_then(|m| m.call(&mut [Value::from(text)]));
        if written.is_ok() {
            return;
        }
    }
    crate::core::run::write_stderr(text)
}

/// Calls `sys.excepthook` if the program has set it; the exit code is then 1.
pub fn run_excepthook(e: &PyErr) -> Option<i32> {
    let hook = sys_module()?.get(intern("excepthook"))?;
    let class = Value::from(e.exc().class().clone());
    let traceback = traceback_of(e);
    if let Err(other) = call::call(&hook, &mut [class, e.value(), traceback]) {
        crate::core::run::print_exception(&other);
    }
    Some(1)
}
