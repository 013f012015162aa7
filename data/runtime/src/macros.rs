// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Macros of the generated code. Those that name an attribute keep an inline cache at their place.

/// `?` inside a region: leaves it with the error.
#[macro_export]
macro_rules! tri {
    ($label:lifetime, $e:expr) => {
        match $e {
            Ok(v) => v,
            Err(e) => break $label $crate::core::raise::Flow::Err(e),
        }
    };
}

/// A str constant, one object per place.
#[macro_export]
macro_rules! lit {
    ($text:literal) => {
        $crate::name!($text).value()
    };
}

/// A str constant with lone surrogates, given as bytes.
#[macro_export]
macro_rules! lit_wtf8 {
    ($bytes:expr) => {
        $crate::core::value::Value::from($crate::core::object::Ref::new(
            $crate::text::PyStr::from_wtf8($bytes),
        ))
    };
}

/// A bytes constant.
#[macro_export]
macro_rules! bytes {
    ($bytes:expr) => {
        $crate::text::bytes_literal($bytes)
    };
}

/// An int constant that does not fit 64 bits.
#[macro_export]
macro_rules! bigint {
    ($digits:literal) => {
        $crate::num::bigint_literal($digits)
    };
}

/// An interned name.
#[macro_export]
macro_rules! name {
    ($text:expr) => {{
        ::std::thread_local! {
            static SITE: $crate::core::names::NameSite =
                const { $crate::core::names::NameSite::new() };
        }
        $crate::core::names::here(&SITE).get($text)
    }};
}

/// `x.name`; `x` is a `&Value`.
#[macro_export]
macro_rules! attr {
    ($x:expr, $name:literal) => {
        match $x {
            x => {
                ::std::thread_local! {
                    static SITE: $crate::core::site::AttrSite =
                        const { $crate::core::site::AttrSite::new() };
                }
                $crate::core::site::here(&SITE).get(x, $name)
            }
        }
    };
}

/// `x.name = v`; the value is evaluated first, as in Python.
#[macro_export]
macro_rules! set_attr {
    ($x:expr, $name:literal, $v:expr) => {
        match $v {
            v => match $x {
                x => {
                    ::std::thread_local! {
                        static SITE: $crate::core::site::SetSite =
                            const { $crate::core::site::SetSite::new() };
                    }
                    $crate::core::site::here(&SITE).set(x, $name, v)
                }
            },
        }
    };
}

/// `del x.name`
#[macro_export]
macro_rules! del_attr {
    ($x:expr, $name:literal) => {
        match $x {
            x => $crate::core::attr::set(x, $crate::name!($name), None),
        }
    };
}

/// `f(a, b)`; `f` is a `&Value`, the arguments are values.
#[macro_export]
macro_rules! call {
    ($f:expr, [$($a:expr),* $(,)?]) => {
        match $f {
            f => $crate::core::call::call_reserved(
                f,
                &mut [$crate::core::value::Value::Unbound, $($a),*],
            ),
        }
    };
}

/// `f(a, b)` of a function of this module that no name look-up can miss; with `global =>`, only if
/// its def has run already.
#[macro_export]
macro_rules! call_direct {
    ($f:path, [$($a:expr),* $(,)?]) => {
        match $crate::core::call::enter() {
            Ok(_frame) => $f($($a),*),
            Err(e) => Err(e),
        }
    };
    ($id:ident => $f:path, [$($a:expr),* $(,)?]) => {
        match $crate::core::module::get_global(&$id, global_names::$id) {
            Ok(_) => $crate::call_direct!($f, [$($a),*]),
            Err(e) => Err(e),
        }
    };
}

/// `f(a, key=v)`
#[macro_export]
macro_rules! call_kw {
    ($f:expr, [$($a:expr),* $(,)?], [$($k:literal => $v:expr),* $(,)?]) => {
        match $f {
            f => $crate::core::call::call_args(
                f,
                &mut $crate::core::args::Args {
                    pos: &mut [$($a),*],
                    kw: &mut [$(($crate::name!($k).as_str().clone(), $v)),*],
                },
            ),
        }
    };
}

/// `x.name(a, b)`: the method is looked up before the arguments are evaluated.
#[macro_export]
macro_rules! call_method {
    ($x:expr, $name:literal, [$($a:expr),* $(,)?]) => {
        match $x {
            x => {
                ::std::thread_local! {
                    static SITE: $crate::core::site::MethodSite =
                        const { $crate::core::site::MethodSite::new() };
                }
                match $crate::core::site::here(&SITE).load(x, $name) {
                    Ok((this, callee)) => callee.call_reserved(&mut [this, $($a),*]),
                    Err(e) => Err(e),
                }
            }
        }
    };
}

/// `x.name(a, key=v)`
#[macro_export]
macro_rules! call_method_kw {
    ($x:expr, $name:literal, [$($a:expr),* $(,)?], [$($k:literal => $v:expr),* $(,)?]) => {
        match $x {
            x => match $crate::core::attr::load_method(x, $crate::name!($name)) {
                Ok(m) => m.call_args(&mut $crate::core::args::Args {
                    pos: &mut [$($a),*],
                    kw: &mut [$(($crate::name!($k).as_str().clone(), $v)),*],
                }),
                Err(e) => Err(e),
            },
        }
    };
}

/// `super().name(a, b)` with the class cell and the first argument of the method.
#[macro_export]
macro_rules! call_super {
    ($cell:expr, $this:expr, $name:literal, [$($a:expr),* $(,)?]) => {
        match $crate::core::sup::load_super_method($cell, $this, $crate::name!($name)) {
            Ok(m) => m.call_reserved(&mut [$crate::core::value::Value::Unbound, $($a),*]),
            Err(e) => Err(e),
        }
    };
}

/// A direct call of a builtin function.
#[macro_export]
macro_rules! call_native {
    ($def:expr, [$($a:expr),* $(,)?]) => {
        ($def.f)(&mut $crate::core::args::Args { pos: &mut [$($a),*], kw: &mut [] })
    };
    ($def:expr, [$($a:expr),* $(,)?], [$($k:literal => $v:expr),* $(,)?]) => {
        ($def.f)(&mut $crate::core::args::Args {
            pos: &mut [$($a),*],
            kw: &mut [$(($crate::name!($k).as_str().clone(), $v)),*],
        })
    };
}

/// Declares the globals of a module and the table that names them, `GLOBALS`.
#[macro_export]
macro_rules! globals {
    ($($id:ident = $name:literal),* $(,)?) => {
        ::std::thread_local! {
            $(pub static $id: $crate::core::module::Global =
                const { $crate::core::module::Global::new() };)*
        }

        #[allow(non_upper_case_globals, dead_code)]
        mod global_names {
            $(pub const $id: &str = $name;)*
        }

        pub static GLOBALS: &[(&str, $crate::core::module::GlobalKey)] = &[$(($name, &$id)),*];
    };
}

/// Reads a global of the module the code stands in.
#[macro_export]
macro_rules! get {
    ($id:ident) => {
        $crate::core::module::get_global(&$id, global_names::$id)
    };
}

/// Reads a global, or the builtin behind it: the second value is evaluated only then.
#[macro_export]
macro_rules! get_or {
    ($id:ident, $builtin:expr) => {
        $crate::core::module::get_global_or(&$id, || $builtin)
    };
}

#[macro_export]
macro_rules! set {
    ($id:ident, $v:expr) => {
        match $v {
            v => $crate::core::module::set_global(&$id, v),
        }
    };
}

#[macro_export]
macro_rules! del {
    ($id:ident) => {
        $crate::core::module::del_global(&$id, global_names::$id)
    };
}
