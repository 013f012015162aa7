// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The life of a program: its thread, the main module, the report of an uncaught exception, the exit.

use crate::core::attr;
use crate::core::call;
use crate::core::error::PyErr;
use crate::core::exceptions as exc;
use crate::core::module::{self, ModuleDef};
use crate::core::names::intern;
use crate::core::ops;
use crate::core::raise;
use crate::core::stdio;
use crate::core::value::Value;

/// Runs the program whose main module is `defs[main]` as Python 3.`minor` would, and exits.
pub fn run(defs: &'static [&'static ModuleDef], main: usize, minor: u32, root: &'static str) -> ! {
    let code = crate::host::run_with_stack(move |stack_end| {
        module::set_target_minor(minor);
        module::set_root(root);
        call::set_stack_end(stack_end);
        run_main(defs, main)
    });
    std::process::exit(code)
}

fn run_main(defs: &[&'static ModuleDef], main: usize) -> i32 {
    module::register(defs, main);
    // `python3 -m pkg` imports pkg before it runs pkg/__main__.py.
    let result = match defs[main].name.rfind('.') {
        Some(i) => module::import_module(&defs[main].name[..i]).map(drop),
        None => Ok(()),
    };
    let result = result.and_then(|()| match module::module_named("__main__") {
        Some(m) => module::run_module(&m),
        None => Ok(()),
    });
    let code = match result {
        Ok(()) => 0,
        Err(e) => report(&e),
    };
    finish(code)
}

/// Flushes standard output; a failure there is what the exit code then tells.
fn finish(code: i32) -> i32 {
    crate::stdlib::atexit::run();
    crate::stdlib::io::raw::flush_all();
    crate::core::instance::finalize_all();
    match flush_stdout() {
        Ok(()) => code,
        Err(e) => {
            if let Some(text) = e {
                write_stderr(&text);
            }
            120
        }
    }
}

fn flush_stdout() -> Result<(), Option<String>> {
    let out = crate::stdlib::sys::replaced_stdout();
    if let Some(f) = out {
        if let Ok(m) = attr::load_method(&f, intern("flush")) {
            if m.call(&mut []).is_err() {
                return Err(None);
            }
        }
    }
    match stdio::flush_out() {
        Ok(()) => Ok(()),
        Err(e) => {
            let err = crate::core::error::io_error(&e, None);
            Err(Some(format!(
                "Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n{}\n",
                raise::last_line(&err)
            )))
        }
    }
}

/// Ends the program because it does what its translation can't do faithfully.
#[cold]
pub fn refuse(why: &str) -> ! {
    let _ = stdio::flush_out();
    write_stderr(&format!("portalis: {}\n", why));
    std::process::exit(70)
}

/// Writes to standard error; output that cannot be written is lost.
pub fn write_stderr(text: &str) {
    let _ = stdio::write_err(text.as_bytes());
}

/// Prints an uncaught exception as the interpreter does, and gives the exit code.
pub fn report(e: &PyErr) -> i32 {
    if e.is(&exc::system_exit_type()) {
        return exit_code(e);
    }
    let _ = stdio::flush_out();
    if let Some(code) = crate::stdlib::sys::run_excepthook(e) {
        return code;
    }
    print_exception(e);
    if e.is(&exc::keyboard_interrupt_type()) {
        130
    } else {
        1
    }
}

/// The report of `sys.excepthook`.
pub fn print_exception(e: &PyErr) {
    let text = raise::traceback_text(e);
    crate::stdlib::sys::write_to_stderr(&text);
}

/// The exit code of `sys.exit(code)`, after printing the argument if it is no number.
fn exit_code(e: &PyErr) -> i32 {
    let code = attr::get(&e.value(), intern("code")).unwrap_or(Value::None);
    match code.peel() {
        Value::None => 0,
        Value::Int(i) => (*i & 0xff) as i32,
        Value::Bool(b) => *b as i32,
        other => {
            let _ = stdio::flush_out();
            if crate::core::types::type_name(other) == "int" {
                return 255;
            }
            let text = ops::str_of(other).map_or(String::new(), |s| s.to_string_lossy());
            crate::stdlib::sys::write_to_stderr(&format!("{}\n", text));
            1
        }
    }
}
