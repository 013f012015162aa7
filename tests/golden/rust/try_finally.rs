//! Translated from try_finally.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "try_finally",
    file: "try_finally.py",
    package: false,
    doc: None,
    globals: GLOBALS,
    fixed: &["first"],
    init,
};

globals! {
    G_first = "first",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    set!(G_first, py::function(&F_first, vec![], vec![], vec![]));
    Ok(())
}

pub fn first(mut items: Value) -> R {
    let mut item = Value::Unbound;
    {
        let mut _it = py::iter(&items)?;
        while let Some(_t0) = _it.next()? {
            item = _t0;
            {
                let _flow = 'r1: loop {
                    let _flow = 'r2: loop {
                        if tri!('r2, py::truth(&item)) {
                            { let _v = item.clone(); break 'r2 Flow::Ret(_v); }
                        }
                        break 'r2 Flow::Cont(1);
                        break Flow::Next;
                    };
                    match _flow {
                        Flow::Err(_e) => {
                            let _handling = py::handling(&_e);
                            if tri!('r1, _e.matches(&Value::from(py::value_error_type()))) {
                                break 'r1 Flow::Brk(1);
                            } else { break 'r1 Flow::Err(_e); }
                        }
                        Flow::Ret(_v) => {
                            break 'r1 Flow::Ret(_v);
                        }
                        Flow::Cont(1) => { break 'r1 Flow::Cont(1); }
                        _ => {}
                    }
                    break Flow::Next;
                };
                {
                    let _handling = _flow.handling();
                    call_native!(py::builtins::PRINT, [item.clone()])?;
                }
                match _flow {
                    Flow::Err(_e) => {
                        return Err(_e);
                    }
                    Flow::Ret(_v) => {
                        return Ok(_v);
                    }
                    Flow::Brk(1) => { break; }
                    Flow::Cont(1) => { continue; }
                    _ => {}
                }
            }
        }
    }
    Ok(Value::None)
}

static F_first: FuncDef = FuncDef {
    name: "first",
    qualname: "first",
    module: MODULE_NAME,
    params: &["items"],
    n_pos: 1,
    line: 1,
    code: |_f, _a| first(_a[0].take()),
    ..FuncDef::PLAIN
};
