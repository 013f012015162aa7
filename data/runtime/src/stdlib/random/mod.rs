// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `random`: for a seed the same numbers as CPython's.

mod generator;
mod sampling;
mod twister;
mod variates;

use crate::coll::receiver;
use crate::core::args::{Args, MethodDef, MethodKind, NativeDef};
use crate::core::module::{Member, NativeModule};
use crate::core::object::Ref;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use generator::Generator;

thread_local! {
    /// The generator behind the functions of the module.
    static SHARED: Value = Value::from(Ref::new(Generator::from_entropy()));
}

/// Each row is a function of the module and a method of `Random`.
macro_rules! functions {
    ($($id:ident = $name:literal => $f:path;)*) => {
        $(
            static $id: NativeDef = NativeDef {
                name: $name,
                module: "random",
                f: |args| {
                    let shared = SHARED.with(Value::clone);
                    $f(receiver::<Generator>(&shared)?, args)
                },
            };
        )*

        const METHODS: &[MethodDef] = &[
            $(MethodDef {
                name: $name,
                kind: MethodKind::Instance,
                f: |v, args| $f(receiver::<Generator>(v)?, args),
            },)*
        ];
    };
}

functions! {
    SEED = "seed" => generator::seed;
    GETSTATE = "getstate" => generator::getstate;
    SETSTATE = "setstate" => generator::setstate;
    RANDOM = "random" => generator::random;
    GETRANDBITS = "getrandbits" => generator::getrandbits;
    RANDBYTES = "randbytes" => generator::randbytes;
    RANDRANGE = "randrange" => sampling::randrange;
    RANDINT = "randint" => sampling::randint;
    CHOICE = "choice" => sampling::choice;
    CHOICES = "choices" => sampling::choices;
    SAMPLE = "sample" => sampling::sample;
    SHUFFLE = "shuffle" => sampling::shuffle;
    UNIFORM = "uniform" => variates::uniform;
    TRIANGULAR = "triangular" => variates::triangular;
    GAUSS = "gauss" => variates::gauss;
    NORMALVARIATE = "normalvariate" => variates::normalvariate;
    LOGNORMVARIATE = "lognormvariate" => variates::lognormvariate;
    EXPOVARIATE = "expovariate" => variates::expovariate;
    VONMISESVARIATE = "vonmisesvariate" => variates::vonmisesvariate;
    GAMMAVARIATE = "gammavariate" => variates::gammavariate;
    BETAVARIATE = "betavariate" => variates::betavariate;
    PARETOVARIATE = "paretovariate" => variates::paretovariate;
    WEIBULLVARIATE = "weibullvariate" => variates::weibullvariate;
}

pub static MODULE: NativeModule = NativeModule {
    name: "random",
    members: &[
        ("Random", Member::Type(random_type)),
        ("SystemRandom", Member::Type(system_random_type)),
        ("seed", Member::Fn(&SEED)),
        ("getstate", Member::Fn(&GETSTATE)),
        ("setstate", Member::Fn(&SETSTATE)),
        ("random", Member::Fn(&RANDOM)),
        ("getrandbits", Member::Fn(&GETRANDBITS)),
        ("randbytes", Member::Fn(&RANDBYTES)),
        ("randrange", Member::Fn(&RANDRANGE)),
        ("randint", Member::Fn(&RANDINT)),
        ("choice", Member::Fn(&CHOICE)),
        ("choices", Member::Fn(&CHOICES)),
        ("sample", Member::Fn(&SAMPLE)),
        ("shuffle", Member::Fn(&SHUFFLE)),
        ("uniform", Member::Fn(&UNIFORM)),
        ("triangular", Member::Fn(&TRIANGULAR)),
        ("gauss", Member::Fn(&GAUSS)),
        ("normalvariate", Member::Fn(&NORMALVARIATE)),
        ("lognormvariate", Member::Fn(&LOGNORMVARIATE)),
        ("expovariate", Member::Fn(&EXPOVARIATE)),
        ("vonmisesvariate", Member::Fn(&VONMISESVARIATE)),
        ("gammavariate", Member::Fn(&GAMMAVARIATE)),
        ("betavariate", Member::Fn(&BETAVARIATE)),
        ("paretovariate", Member::Fn(&PARETOVARIATE)),
        ("weibullvariate", Member::Fn(&WEIBULLVARIATE)),
    ],
};

fn new(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(Ref::new(Generator::from_entropy())))
}

fn new_system(_: &Type, _: &mut Args) -> R {
    Ok(Value::from(Ref::new(Generator::system())))
}

define_type!(
    pub fn random_type,
    TypeSpec {
        module: "random",
        new: Some(new),
        init: Some(|v, args| {
            if args.pos.is_empty() && args.kw.is_empty() {
                return Ok(());
            }
            generator::seed(receiver::<Generator>(v)?, args).map(|_| ())
        }),
        methods: METHODS,
        vt: Some(<Generator as crate::core::object::Payload>::vt),
        subclassable: true,
        lacks: &["VERSION", "gauss_next"],
        ..TypeSpec::new("Random")
    }
);

define_type!(
    pub fn system_random_type,
    TypeSpec {
        module: "random",
        base: Some(random_type),
        new: Some(new_system),
        // What `secrets` uses of it.
        methods: &[MethodDef {
            name: "_randbelow",
            kind: MethodKind::Instance,
            f: |v, args| {
                args.exactly("_randbelow", 1)?;
                receiver::<Generator>(v)?.below_value(&args.pos[0])
            },
        }],
        vt: Some(<Generator as crate::core::object::Payload>::vt),
        subclassable: true,
        ..TypeSpec::new("SystemRandom")
    }
);
