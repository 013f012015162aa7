//! Translated from comments.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "comments",
    file: "comments.py",
    package: false,
    doc: Some("Comments in every place."),
    globals: GLOBALS,
    fixed: &["print_name", "numbers"],
    init,
};

globals! {
    G_sys = "sys",
    G_limit = "limit",
    G_factor = "factor",
    G_print_name = "print_name",
    G_double = "double",
    G_Shop = "Shop",
    G_numbers = "numbers",
    G_error = "error",
    G_squares = "squares",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    let mut _t0 = Value::Unbound;

    // the module's first
    set!(G_sys, py::native_module(&py::stdlib::sys::MODULE)?); // trailing
    // no blank
    // / nor a doc comment
    // ! nor an inner one
    //
    // bidirectional \u{202e} and a line separator

    set!(G_limit, Value::Int(3));
    set!(G_factor, Value::Int(2)); // of the second

    set!(G_print_name, py::function(&F_print_name, vec![], vec![], vec![]));
    set!(G_double, call_direct!(self::print_name, [py::function(&F_double, vec![], vec![Value::Int(1)], vec![])])?);
    // no part of it

    set!(G_Shop, py::build_class("Shop", "Shop", MODULE_NAME, vec![], py::KwArgs::new(), None, &mut |_ns: &ClassBody| -> Result<(), PyErr> { // behind a class
        _ns.set("sell", py::function(&F_Shop__sell, vec![], vec![], vec![]))?;

        // behind the methods
        Ok(())
    })?);

    set!(G_numbers, py::function(&F_numbers, vec![], vec![], vec![]));

    // before if
    if py::test_eq(&get!(G_limit)?, &Value::Int(3))? { // behind if
        call_native!(py::builtins::PRINT, [lit!("three")])?;
        // end of if
    } else if py::test_eq(&get!(G_limit)?, &Value::Int(4))? {
        // before elif
        // behind elif
        // in elif
        call_native!(py::builtins::PRINT, [lit!("four")])?;
    } else {
        // before else
        call_native!(py::builtins::PRINT, [lit!("other")])?; // in else
    }

    loop {
        if !py::test_gt(&get!(G_limit)?, &Value::Int(1))? {
            // in the else of while
            call_native!(py::builtins::PRINT, [lit!("over")])?; // behind it
            break;
        }
        py::global_assign(&G_limit, "limit", py::isub, &Value::Int(1))?;
        // end of while
    }

    {
        let _flow = 'r1: loop {
            let _flow = 'r2: loop {
                // in try
                let _ = tri!('r2, call_native!(py::builtins::PRINT, [tri!('r2, call!(&tri!('r2, get!(G_double)), [Value::Int(2)])), tri!('r2, call!(&Value::from(py::list_type()), [tri!('r2, call_direct!(G_numbers => self::numbers, [Value::Int(2)]))])), { let mut _s = py::FStr::new(); tri!('r2, _s.val(&tri!('r2, get!(G_limit)), 0, "")); _s.lit(" # in a string"); _s.finish() }]));
                break Flow::Next;
            };
            match _flow {
                Flow::Err(_e) => {
                    let _handling = py::handling(&_e);
                    if tri!('r1, _e.matches(&Value::from(py::value_error_type()))) {
                        set!(G_error, _e.value());
                        {
                            let _flow = 'r3: loop {
                                // before except
                                // behind except
                                // in except
                                let _ = tri!('r3, call_native!(py::builtins::PRINT, [tri!('r3, get!(G_error))]));
                                break Flow::Next;
                            };
                            {
                                let _handling = _flow.handling();
                                let _ = del!(G_error);
                            }
                            match _flow {
                                Flow::Err(_e) => {
                                    break 'r1 Flow::Err(_e);
                                }
                                _ => {}
                            }
                        }
                    } else { break 'r1 Flow::Err(_e); }
                }
                _ => {}
            }
            break Flow::Next;
        };
        {
            let _handling = _flow.handling();
            // before finally
            // in finally
            call_native!(py::builtins::PRINT, [lit!("done")])?;
        }
        match _flow {
            Flow::Err(_e) => {
                return Err(_e);
            }
            _ => {}
        }
    }

    _t0 = get!(G_limit)?; // behind match
    loop {
        if py::test_eq(&_t0, &Value::Int(1))? {
            // before the case
            // behind the case
            // in the case
            call_native!(py::builtins::PRINT, [lit!("one")])?;
            break;
        }
        if true {
            break;
        }
        break;
    }
    // before the second

    // in a display
    // behind its element
    // below a blank line
    set!(G_squares, {
        let mut _out1: Vec<Value> = Vec::new();
        let mut x = PyInt::from(0);
        {
            let mut _it = py::counted(&Value::Int(0), &Value::Int(3), &Value::Int(1))?;
            while let Some(_t2) = _it.next() {
                x = _t2.clone();
                _out1.push(Value::from(&x * &x));
            }
        }
        py::list(_out1)
    });
    call_native!(py::builtins::PRINT, [get!(G_squares)?, call_method!(&call!(&get!(G_Shop)?, [])?, "sell", [])?])?; // behind a continued line
    // the last
    Ok(())
}

pub fn print_name(mut func: Value) -> R {
    call_native!(py::builtins::PRINT, [attr!(&func, "__name__")?])?;
    return Ok(func.clone());
}

static F_print_name: FuncDef = FuncDef {
    name: "print_name",
    qualname: "print_name",
    module: MODULE_NAME,
    params: &["func"],
    n_pos: 1,
    line: 15,
    code: |_f, _a| print_name(_a[0].take()),
    ..FuncDef::PLAIN
};

// above the decorator
// between decorator and def
// a parameter
// behind the header
/// Doc \u{202e} comment.
pub fn double(mut a: Value, mut b: Value) -> R {
    let mut total = Value::Unbound;
    // first of the body

    // in brackets
    // alone in brackets
    total = py::add(&a, &b)?;
    // last of the body

    return py::mul(&total, &get!(G_factor)?); // \u{7d} } */ "
    // behind the return
}

static F_double: FuncDef = FuncDef {
    name: "double",
    qualname: "double",
    module: MODULE_NAME,
    doc: Some("Doc \u{202e} comment."),
    params: &["a", "b"],
    n_pos: 2,
    line: 23,
    code: |_f, _a| double(_a[0].take(), _a[1].take()),
    ..FuncDef::PLAIN
};

// above a method
pub fn Shop__sell(mut self_: Value) -> R {
    // of nothing
    Ok(Value::None)
}

static F_Shop__sell: FuncDef = FuncDef {
    name: "sell",
    qualname: "Shop.sell",
    module: MODULE_NAME,
    params: &["self"],
    n_pos: 1,
    line: 41,
    code: |_f, _a| Shop__sell(_a[0].take()),
    ..FuncDef::PLAIN
};

// at the end of what stands above
pub fn numbers(mut n: Value) -> R {
    let mut i = Value::Unbound;
    let mut _t1 = Value::Unbound;
    let mut _it1: Option<Iter> = None;
    let _body = move |_g: &mut GenState| -> Result<Step, PyErr> {
        'gen: loop {
            match _g.st {
                0 => {
                    // before the loop
                    _it1 = Some(py::iter(&call!(&Value::from(py::range_type()), [n.clone()])?)?); // behind for
                    _g.st = 1; continue 'gen;
                }
                1 => {
                    let _v = match &mut _it1 { Some(_it) => _it.next()?, None => None };
                    let mut _t0 = match _v { Some(_v) => _v, None => { _g.st = 3; continue 'gen; } };
                    i = _t0;
                    // before a yield
                    let _v = i.clone(); // behind a yield
                    _g.st = 2;
                    return Ok(Step::Yield(_v));
                }
                2 => {
                    let _v = _g.resume()?;
                    _t1 = _v;
                    // end of the loop
                    _g.st = 1; continue 'gen;
                }
                3 => {
                    // behind else
                    // in the else
                    call_native!(py::builtins::PRINT, [lit!("over")])?;
                    _g.st = 4; continue 'gen;
                }
                4 => {
                    _it1 = None;
                    // end of the generator
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
    line: 49,
    kind: FuncKind::Generator,
    code: |_f, _a| numbers(_a[0].take()),
    ..FuncDef::PLAIN
};
