//! Translated from function.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "function",
    file: "function.py",
    package: false,
    doc: None,
    globals: GLOBALS,
    fixed: &["area"],
    init,
};

globals! {
    G_area = "area",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    set!(G_area, py::function(&F_area, vec![], vec![Value::Int(2)], vec![]));
    call_native!(py::builtins::PRINT, [call_direct!(self::area, [Value::Int(3), Value::Int(2)])?])?;
    Ok(())
}

/// The area of a rectangle.
pub fn area(mut width: Value, mut height: Value) -> R {
    return Ok(py::mul(&width, &height)?);
}

static F_area: FuncDef = FuncDef {
    name: "area",
    qualname: "area",
    module: MODULE_NAME,
    doc: Some("The area of a rectangle."),
    params: &["width", "height"],
    n_posonly: 0,
    n_pos: 2,
    n_kwonly: 0,
    varargs: false,
    varkw: false,
    line: 1,
    kind: FuncKind::Plain,
    code: |_f, _a| area(_a[0].take(), _a[1].take()),
};
