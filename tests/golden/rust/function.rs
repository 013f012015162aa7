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

    call_native!(py::builtins::PRINT, [Value::from(call_direct!(self::area, [PyInt::from(3), PyInt::from(2)])?)])?;
    Ok(())
}

/// The area of a rectangle.
pub fn area(mut width: PyInt, mut height: PyInt) -> Result<PyInt, PyErr> {
    return Ok(&width * &height);
}

static F_area: FuncDef = FuncDef {
    name: "area",
    qualname: "area",
    module: MODULE_NAME,
    doc: Some("The area of a rectangle."),
    params: &["width", "height"],
    n_pos: 2,
    line: 1,
    code: |_f, _a| match (py::exact_int(&_a[0]), py::exact_int(&_a[1])) {
        (Some(_p0), Some(_p1)) => area(_p0, _p1).map(Value::from),
        _ => dynamic::area(_a[0].take(), _a[1].take()),
    },
    ..FuncDef::PLAIN
};

/// The functions with typed parameters once more, for arguments of any type.
mod dynamic {
    use super::*;

    pub fn area(mut width: Value, mut height: Value) -> R {
        return py::mul(&width, &height);
    }
}
