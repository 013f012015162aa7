// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `typing`: names for annotations, which do nothing, and a few that do something.

mod form;
pub mod hints;
mod named;
mod protocol;
mod typed_dict;
mod var;

use crate::core::args::{Args, NativeDef};
use crate::core::attr;
use crate::core::func::closure;
use crate::core::module::{Member, NativeModule};
use crate::core::names::intern;
use crate::core::value::Value;

pub use form::{form_type, is_class_var, Form};
pub use named::named_tuple_form_type;
pub use protocol::{generic_type, has_members, is_protocol, RUNTIME_CHECKABLE};
pub use typed_dict::typed_dict_form_type;
pub use var::{new_type_type, type_var_type};

macro_rules! form {
    ($name:literal) => {
        Member::Value(|| form::form($name))
    };
}

pub static MODULE: NativeModule = NativeModule {
    name: "typing",
    members: &[
        ("AbstractSet", form!("AbstractSet")),
        ("Annotated", form!("Annotated")),
        ("Any", form!("Any")),
        ("AnyStr", Member::Value(|| var::variable("AnyStr"))),
        ("AsyncGenerator", form!("AsyncGenerator")),
        ("AsyncIterable", form!("AsyncIterable")),
        ("AsyncIterator", form!("AsyncIterator")),
        ("Awaitable", form!("Awaitable")),
        ("BinaryIO", form!("BinaryIO")),
        ("Callable", form!("Callable")),
        ("ChainMap", form!("ChainMap")),
        ("ClassVar", form!("ClassVar")),
        ("Collection", form!("Collection")),
        ("Concatenate", form!("Concatenate")),
        ("Container", form!("Container")),
        ("ContextManager", form!("ContextManager")),
        ("Coroutine", form!("Coroutine")),
        ("Counter", form!("Counter")),
        ("DefaultDict", form!("DefaultDict")),
        ("Deque", form!("Deque")),
        ("Dict", form!("Dict")),
        ("Final", form!("Final")),
        ("FrozenSet", form!("FrozenSet")),
        ("Generator", form!("Generator")),
        ("Generic", Member::Type(generic_type)),
        ("Hashable", form!("Hashable")),
        ("IO", form!("IO")),
        ("ItemsView", form!("ItemsView")),
        ("Iterable", form!("Iterable")),
        ("Iterator", form!("Iterator")),
        ("KeysView", form!("KeysView")),
        ("List", form!("List")),
        ("Literal", form!("Literal")),
        ("LiteralString", form!("LiteralString")),
        ("Mapping", form!("Mapping")),
        ("Match", form!("Match")),
        ("MutableMapping", form!("MutableMapping")),
        ("MutableSequence", form!("MutableSequence")),
        ("MutableSet", form!("MutableSet")),
        ("NamedTuple", Member::Value(named::named_tuple)),
        ("Never", form!("Never")),
        ("NewType", Member::Type(new_type_type)),
        ("NoReturn", form!("NoReturn")),
        ("NotRequired", form!("NotRequired")),
        ("Optional", form!("Optional")),
        ("OrderedDict", form!("OrderedDict")),
        ("ParamSpec", Member::Type(type_var_type)),
        ("Pattern", form!("Pattern")),
        ("Protocol", Member::Value(protocol::protocol)),
        ("Required", form!("Required")),
        ("Reversible", form!("Reversible")),
        ("Self", form!("Self")),
        ("Sequence", form!("Sequence")),
        ("Set", form!("Set")),
        ("Sized", form!("Sized")),
        ("SupportsAbs", form!("SupportsAbs")),
        ("SupportsFloat", form!("SupportsFloat")),
        ("SupportsIndex", form!("SupportsIndex")),
        ("SupportsInt", form!("SupportsInt")),
        ("TYPE_CHECKING", Member::Value(|| Value::Bool(false))),
        ("Text", Member::Type(crate::text::str_type)),
        ("TextIO", form!("TextIO")),
        ("Tuple", form!("Tuple")),
        ("Type", form!("Type")),
        ("TypeAlias", form!("TypeAlias")),
        ("TypeGuard", form!("TypeGuard")),
        ("TypeVar", Member::Type(type_var_type)),
        ("TypedDict", Member::Value(typed_dict::typed_dict)),
        ("Union", form!("Union")),
        ("Unpack", form!("Unpack")),
        ("ValuesView", form!("ValuesView")),
        ("assert_never", Member::Fn(&ASSERT_NEVER)),
        ("cast", Member::Fn(&CAST)),
        ("final", Member::Fn(&FINAL)),
        ("get_args", Member::Fn(&GET_ARGS)),
        ("get_origin", Member::Fn(&GET_ORIGIN)),
        ("get_type_hints", Member::Fn(&GET_TYPE_HINTS)),
        ("no_type_check", Member::Fn(&FINAL)),
        ("overload", Member::Fn(&OVERLOAD)),
        ("reveal_type", Member::Fn(&FINAL)),
        ("runtime_checkable", Member::Fn(&RUNTIME_CHECKABLE)),
    ],
};

macro_rules! def {
    ($id:ident, $name:literal, $f:expr) => {
        pub static $id: NativeDef = NativeDef { name: $name, module: "typing", f: $f };
    };
}

def!(CAST, "cast", |args| {
    let [_, v] = crate::coll::params::parse(args, "cast", ["typ", "val"], 2, 2)?;
    Ok(v)
});
def!(FINAL, "final", |args: &mut Args| {
    args.exactly("final", 1)?;
    Ok(args.pos[0].take())
});
def!(OVERLOAD, "overload", |args: &mut Args| {
    args.exactly("overload", 1)?;
    Ok(closure("_overload_dummy", |_| {
        Err(crate::core::error::not_implemented_error(
            "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.",
        ))
    }))
});
def!(ASSERT_NEVER, "assert_never", |args: &mut Args| {
    args.exactly("assert_never", 1)?;
    let text = crate::core::ops::repr(&args.pos[0])?.to_string_lossy();
    let message = format!("Expected code to be unreachable, but got: {}", text);
    Err(crate::core::error::assertion_error(Some(Value::from(message))))
});
def!(GET_TYPE_HINTS, "get_type_hints", hints::get_type_hints);
def!(GET_ORIGIN, "get_origin", |args: &mut Args| {
    args.exactly("get_origin", 1)?;
    Ok(attr::lookup(&args.pos[0], intern("__origin__"))?.unwrap_or(Value::None))
});
def!(GET_ARGS, "get_args", |args: &mut Args| {
    args.exactly("get_args", 1)?;
    let none = || crate::coll::tuple(Vec::new());
    Ok(attr::lookup(&args.pos[0], intern("__args__"))?.unwrap_or_else(none))
});
