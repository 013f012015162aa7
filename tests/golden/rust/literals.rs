//! Translated from literals.py by Portalis.
use rt::prelude::{self as py, *};

pub const MODULE_NAME: &str = "__main__";
pub static MODULE: ModuleDef = ModuleDef {
    name: "literals",
    file: "literals.py",
    package: false,
    doc: None,
    globals: GLOBALS,
    fixed: &[],
    init,
};

globals! {
    G_text = "text",
    G_lone = "lone",
    G_data = "data",
    G_big = "big",
}

/// Runs the module's statements.
fn init() -> Result<(), PyErr> {
    set!(G_text, lit!("tab\t quote\" nul\u{0} turn\u{202e}"));
    set!(G_lone, lit_wtf8!(b"\xed\xa0\x80"));
    set!(G_data, bytes!(b"\x00\"\xff"));
    set!(G_big, bigint!("123456789012345678901234567890"));
    Ok(())
}
