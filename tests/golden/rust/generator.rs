//! Translated from generator.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "generator",
    file: "generator.py",
    package: false,
    doc: None,
    globals: GLOBALS,
    fixed: &["numbers"],
    init,
};

globals! {
    G_numbers = "numbers",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    set!(G_numbers, py::function(&F_numbers, vec![], vec![], vec![]));
    Ok(())
}

pub fn numbers(mut n: Value) -> R {
    let mut i = Value::Unbound;
    let mut _t1 = Value::Unbound;
    let mut got = Value::Unbound;
    let mut _pend1 = Flow::Next;
    let mut _it2: Option<Iter> = None;
    let _body = move |_g: &mut GenState| -> Result<Step, PyErr> {
        'gen: loop {
            match _g.st {
                0 => {
                    _g.st = 1; continue 'gen;
                }
                1 => {
                    _it2 = Some(py::iter(&call!(&Value::from(py::range_type()), [n.clone()])?)?);
                    _g.st = 2; continue 'gen;
                }
                2 => {
                    let _v = match &mut _it2 { Some(_it) => _it.next()?, None => None };
                    let mut _t0 = match _v { Some(_v) => _v, None => { _g.st = 4; continue 'gen; } };
                    i = _t0;
                    let _v = i.clone();
                    _g.st = 3;
                    return Ok(Step::Yield(_v));
                }
                3 => {
                    let _v = _g.resume()?;
                    _t1 = _v;
                    got = _t1.take();
                    if py::truth(&got)? {
                        { let _v = got.clone(); _pend1 = Flow::Ret(_v); _g.st = 7; continue 'gen; }
                    }
                    _g.st = 2; continue 'gen;
                }
                4 => {
                    _g.st = 5; continue 'gen;
                }
                5 => {
                    _it2 = None;
                    _pend1 = Flow::Next;
                    _g.st = 7; continue 'gen;
                }
                6 => {
                    let _e = _g.catch(0);
                    _pend1 = Flow::Err(_e);
                    _g.st = 7; continue 'gen;
                }
                7 => {
                    _g.begin_finally(&_pend1);
                    call_native!(py::builtins::PRINT, [lit!("closed")])?;
                    _g.end_handling();
                    match std::mem::replace(&mut _pend1, Flow::Next) {
                        Flow::Err(_e) => return Err(_e),
                        Flow::Ret(_v) => { return Ok(Step::Done(_v)); }
                        _ => {}
                    }
                    return Ok(Step::Done(Value::None));
                }
                _ => return Ok(Step::Done(Value::None)),
            }
        }
    };
    Ok(py::generator(&F_numbers, &[(1, 5, 6)], _body))
}

static F_numbers: FuncDef = FuncDef {
    name: "numbers",
    qualname: "numbers",
    module: MODULE_NAME,
    params: &["n"],
    n_pos: 1,
    line: 1,
    kind: FuncKind::Generator,
    code: |_f, _a| numbers(_a[0].take()),
    ..FuncDef::PLAIN
};
