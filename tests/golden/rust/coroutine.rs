//! Translated from coroutine.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "coroutine",
    file: "coroutine.py",
    package: false,
    doc: None,
    globals: GLOBALS,
    fixed: &["relay", "numbers"],
    init,
};

globals! {
    G_relay = "relay",
    G_numbers = "numbers",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    set!(G_relay, py::function(&F_relay, vec![], vec![], vec![]));

    set!(G_numbers, py::function(&F_numbers, vec![], vec![], vec![]));
    Ok(())
}

pub fn relay(mut source: Value, mut sink: Value) -> R {
    let mut _t0 = Value::Unbound;
    let mut out = Value::Unbound;
    let mut _t1 = Value::Unbound;
    let mut _t2 = Value::Unbound;
    let mut item = Value::Unbound;
    let mut _t3 = Value::Unbound;
    let mut _exit1 = Value::Unbound;
    let mut _sub2 = Value::Unbound;
    let mut _pend3 = Flow::Next;
    let mut _sub4 = Value::Unbound;
    let mut _sub5 = Value::Unbound;
    let _body = move |_g: &mut GenState| -> Result<Step, PyErr> {
        'gen: loop {
            match _g.st {
                0 => {
                    let (_exit, _v) = py::async_enter(&sink)?;
                    _exit1 = _exit;
                    _sub2 = _v;
                    _g.st = 1; continue 'gen;
                }
                1 => {
                    let _v = match _g.yield_from_step(&_sub2)? {
                        Step::Done(_v) => _v,
                        _step => return Ok(_step),
                    };
                    _sub2 = Value::Unbound;
                    _t0 = _v;
                    _g.st = 2; continue 'gen;
                }
                2 => {
                    out = _t0.take();
                    _t1 = py::async_iter(&source)?;
                    _g.st = 3; continue 'gen;
                }
                3 => {
                    _sub4 = py::async_next(&_t1)?;
                    _g.st = 4; continue 'gen;
                }
                4 => {
                    let _v = match _g.next_step(&_sub4)? {
                        Step::Done(_v) => _v,
                        _step => return Ok(_step),
                    };
                    _sub4 = Value::Unbound;
                    _t2 = _v;
                    if !py::is_found(&_t2) {
                        { _g.st = 7; continue 'gen; }
                    }
                    item = _t2.clone();
                    _sub5 = py::await_iter(&call_method!(&out, "put", [item.clone()])?)?;
                    _g.st = 5; continue 'gen;
                }
                5 => {
                    let _v = match _g.yield_from_step(&_sub5)? {
                        Step::Done(_v) => _v,
                        _step => return Ok(_step),
                    };
                    _sub5 = Value::Unbound;
                    _t3 = _v;
                    _g.st = 3; continue 'gen;
                }
                6 => {
                    _g.st = 7; continue 'gen;
                }
                7 => {
                    _t1 = Value::None;
                    _pend3 = Flow::Next;
                    _g.st = 10; continue 'gen;
                }
                8 => {
                    let _e = _g.catch(0);
                    _g.begin_handling(&_e);
                    _sub2 = py::async_exit_err(&_exit1, &_e)?;
                    _g.st = 9; continue 'gen;
                }
                9 => {
                    let _v = match _g.yield_from_step(&_sub2)? {
                        Step::Done(_v) => _v,
                        _step => return Ok(_step),
                    };
                    _sub2 = Value::Unbound;
                    let _e = _g.current();
                    let _swallowed = py::truth(&_v)?;
                    _g.end_handling();
                    if _swallowed { _g.st = 12; continue 'gen; }
                    return Err(_e);
                }
                10 => {
                    _sub2 = py::async_exit(&_exit1)?;
                    _g.st = 11; continue 'gen;
                }
                11 => {
                    let _v = match _g.yield_from_step(&_sub2)? {
                        Step::Done(_v) => _v,
                        _step => return Ok(_step),
                    };
                    _sub2 = Value::Unbound;
                    match std::mem::replace(&mut _pend3, Flow::Next) {
                        Flow::Err(_e) => return Err(_e),
                        _ => {}
                    }
                    _g.st = 12; continue 'gen;
                }
                12 => {
                    _exit1 = Value::Unbound;
                    return Ok(Step::Done(Value::None));
                }
                _ => return Ok(Step::Done(Value::None)),
            }
        }
    };
    Ok(py::generator(&F_relay, &[(2, 7, 8)], _body))
}

static F_relay: FuncDef = FuncDef {
    name: "relay",
    qualname: "relay",
    module: MODULE_NAME,
    params: &["source", "sink"],
    n_pos: 2,
    line: 1,
    kind: FuncKind::Coroutine,
    code: |_f, _a| relay(_a[0].take(), _a[1].take()),
    ..FuncDef::PLAIN
};

pub fn numbers(mut n: Value) -> R {
    let mut i = Value::Unbound;
    let mut _t1 = Value::Unbound;
    let mut _it1: Option<Iter> = None;
    let _body = move |_g: &mut GenState| -> Result<Step, PyErr> {
        'gen: loop {
            match _g.st {
                0 => {
                    _it1 = Some(py::iter(&call!(&Value::from(py::range_type()), [n.clone()])?)?);
                    _g.st = 1; continue 'gen;
                }
                1 => {
                    let _v = match &mut _it1 { Some(_it) => _it.next()?, None => None };
                    let mut _t0 = match _v { Some(_v) => _v, None => { _g.st = 3; continue 'gen; } };
                    i = _t0;
                    let _v = i.clone();
                    _g.st = 2;
                    return Ok(Step::Item(_v));
                }
                2 => {
                    let _v = _g.resume()?;
                    _t1 = _v;
                    _g.st = 1; continue 'gen;
                }
                3 => {
                    _g.st = 4; continue 'gen;
                }
                4 => {
                    _it1 = None;
                    return Ok(Step::Done(Value::None));
                }
                _ => return Ok(Step::Done(Value::None)),
            }
        }
    };
    Ok(py::generator(&F_numbers, &[], _body))
}

static F_numbers: FuncDef = FuncDef {
    name: "numbers",
    qualname: "numbers",
    module: MODULE_NAME,
    params: &["n"],
    n_pos: 1,
    line: 7,
    kind: FuncKind::AsyncGenerator,
    code: |_f, _a| numbers(_a[0].take()),
    ..FuncDef::PLAIN
};
