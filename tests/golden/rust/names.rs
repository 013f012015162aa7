//! Translated from names.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "names",
    file: "names.py",
    package: false,
    doc: None,
    globals: GLOBALS,
    fixed: &["match_all"],
    init,
};

globals! {
    G_match_all = "match_all",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    set!(G_match_all, py::function(&F_match_all, vec![], vec![], vec![]));
    Ok(())
}

pub fn match_all(mut self_: Value, mut r#type: Value, mut _it_: Value) -> R {
    let r#loop = PyCell::new(Value::Unbound);
    r#loop.set(r#type.clone());
    return Ok(py::function(&F_match_all__lambda, vec![r#loop.clone()], vec![], vec![]));
}

static F_match_all: FuncDef = FuncDef {
    name: "match_all",
    qualname: "match_all",
    module: MODULE_NAME,
    params: &["self", "type", "_it"],
    n_pos: 3,
    line: 1,
    code: |_f, _a| match_all(_a[0].take(), _a[1].take(), _a[2].take()),
    ..FuncDef::PLAIN
};

pub fn match_all__lambda(_env: &[PyCell], mut r#move: Value) -> R {
    let r#loop = &_env[0];
    return Ok(py::tuple(vec![r#loop.get_free("loop")?, r#move.clone()]));
}

static F_match_all__lambda: FuncDef = FuncDef {
    name: "<lambda>",
    qualname: "match_all.<locals>.<lambda>",
    module: MODULE_NAME,
    params: &["move"],
    n_pos: 1,
    line: 3,
    code: |_f, _a| match_all__lambda(&_f.env, _a[0].take()),
    ..FuncDef::PLAIN
};
