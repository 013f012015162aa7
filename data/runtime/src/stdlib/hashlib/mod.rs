// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `hashlib`, with MD5, SHA-1 and SHA-2.

pub mod digest;
mod legacy;
mod roots;
mod sha2;

use crate::coll::params::{or, parse};
use crate::coll::receiver;
use crate::coll::seq::to_i64;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind, NativeDef};
use crate::core::error::{overflow_error, type_error, value_error, PyErr};
use crate::core::module::{Member, NativeModule};
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::run::refuse;
use crate::core::types::TypeSpec;
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::bytes_obj::{as_bytes, need_bytes, new_bytes};
use crate::text::bytes_ops::hex;
use crate::text::PyStr;
use digest::{Algorithm, Hasher};
use std::cell::RefCell;

/// `_hashlib.HASH`
struct Hash(RefCell<Hasher>);

fn message(v: &Value) -> Result<&[u8], PyErr> {
    as_bytes(v).ok_or_else(|| {
        type_error(match v.peel().down::<PyStr>() {
            Some(_) => "Strings must be encoded before hashing",
            None => "object supporting the buffer API required",
        })
    })
}

fn start(algorithm: Algorithm, data: &Value) -> R {
    let mut hasher = Hasher::new(algorithm);
    if !data.is_unbound() {
        hasher.update(message(data)?);
    }
    Ok(Value::from(Ref::new(Hash(RefCell::new(hasher)))))
}

fn no_arguments(args: &Args, name: &str) -> Result<(), PyErr> {
    args.no_keywords(name)?;
    match args.pos.len() {
        0 => Ok(()),
        n => Err(type_error(format!("{}() takes no arguments ({} given)", name, n))),
    }
}

impl Payload for Hash {
    fn vt() -> &'static VT {
        static HASH: VT = VT {
            repr: Some(|o| {
                let name = o.down::<Hash>().map_or("", |h| h.0.borrow().algorithm.name());
                let text = format!("<{} _hashlib.HASH object @ 0x{:x}>", name, o.id());
                Ok(crate::core::ops::new_str(&text))
            }),
            ..VT::new("_hashlib.HASH", drop_obj::<Hash>, |_| hash_type())
        };
        &HASH
    }
}

define_type!(pub fn hash_type, TypeSpec {
    module: "_hashlib",
    vt: Some(Hash::vt),
    getset: &[
        GetSetDef {
            name: "name",
            get: |v| Ok(Value::from(receiver::<Hash>(v)?.0.borrow().algorithm.name())),
            set: None,
        },
        GetSetDef {
            name: "digest_size",
            get: |v| {
                let size = receiver::<Hash>(v)?.0.borrow().algorithm.digest_size();
                Ok(Value::Int(size as i64))
            },
            set: None,
        },
        GetSetDef {
            name: "block_size",
            get: |v| {
                let size = receiver::<Hash>(v)?.0.borrow().algorithm.block_size();
                Ok(Value::Int(size as i64))
            },
            set: None,
        },
    ],
    methods: &[
        MethodDef { name: "update", kind: MethodKind::Instance, f: |this, args| {
            args.exactly("HASH.update", 1)?;
            receiver::<Hash>(this)?.0.borrow_mut().update(message(&args.pos[0])?);
            Ok(Value::None)
        } },
        MethodDef { name: "digest", kind: MethodKind::Instance, f: |this, args| {
            no_arguments(args, "HASH.digest")?;
            Ok(new_bytes(receiver::<Hash>(this)?.0.borrow().digest()))
        } },
        MethodDef { name: "hexdigest", kind: MethodKind::Instance, f: |this, args| {
            no_arguments(args, "HASH.hexdigest")?;
            let digest = receiver::<Hash>(this)?.0.borrow().digest();
            Ok(Value::from(hex(&digest, None, 1)))
        } },
        MethodDef { name: "copy", kind: MethodKind::Instance, f: |this, args| {
            no_arguments(args, "HASH.copy")?;
            let copy = receiver::<Hash>(this)?.0.borrow().clone();
            Ok(Value::from(Ref::new(Hash(RefCell::new(copy)))))
        } },
    ],
    in_c: true,
    ..TypeSpec::new("HASH")
});

/// What OpenSSL or CPython itself has beyond these.
fn is_known_elsewhere(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["sha3-", "sha3_", "sha512-", "sha512_", "shake", "blake2", "sm3", "md4", "mdc2", "ripemd", "rmd", "whirlpool", "md5-", "ssl"]
        .iter()
        .any(|start| name.starts_with(start))
}

fn algorithm_named(v: &Value) -> Result<Option<Algorithm>, PyErr> {
    let name = match v.peel().down::<PyStr>() {
        Some(s) => s.to_string_lossy().to_string(),
        None => return Err(type_error("name must be a string")),
    };
    if is_known_elsewhere(&name) {
        refuse(&format!("hashlib: the digest '{}' is not translated yet", name));
    }
    Ok(Algorithm::of_name(&name))
}

fn new(args: &mut Args) -> R {
    if args.pos.is_empty() && !args.kw.iter().any(|(k, _)| **k == *"name") {
        return Err(type_error("__hash_new() missing 1 required positional argument: 'name'"));
    }
    let [name, data, _] = parse(args, "new", ["name", "data", "usedforsecurity"], 1, 2)?;
    match algorithm_named(&name)? {
        Some(algorithm) => start(algorithm, &data),
        None => {
            let name = crate::core::ops::str_of(&name)?.to_string_lossy().to_string();
            Err(value_error(format!("unsupported hash type {}", name)))
        }
    }
}

fn pbkdf2_hmac(args: &mut Args) -> R {
    let names = ["hash_name", "password", "salt", "iterations", "dklen"];
    let [name, password, salt, rounds, len] = parse(args, "pbkdf2_hmac", names, 4, 5)?;
    if name.peel().down::<PyStr>().is_none() {
        return Err(type_error(format!(
            "pbkdf2_hmac() argument 'hash_name' must be str, not {}",
            crate::core::types::type_name(&name)
        )));
    }
    let rounds = to_i64(&rounds)?;
    let (password, salt) = (need_bytes(&password)?.to_vec(), need_bytes(&salt)?.to_vec());
    let algorithm = match algorithm_named(&name)? {
        Some(algorithm) => algorithm,
        None => refuse("hashlib: pbkdf2_hmac of an unknown digest is not translated yet"),
    };
    if rounds < 1 {
        return Err(value_error("iteration value must be greater than 0."));
    }
    if rounds > i32::MAX as i64 {
        return Err(overflow_error("iteration value is too great."));
    }
    let len = match or(len, Value::None) {
        Value::None => algorithm.digest_size() as i64,
        v => to_i64(&v)?,
    };
    if len < 1 {
        return Err(value_error("key length must be greater than 0."));
    }
    if len > i32::MAX as i64 {
        return Err(overflow_error("key length is too great."));
    }
    Ok(new_bytes(algorithm.stretch(&password, &salt, rounds as u64, len as usize)))
}

/// A constructor for each algorithm, and the table of the module.
macro_rules! module {
    ($($id:ident $name:literal $openssl:literal $algorithm:ident;)*) => {
        $(
            static $id: NativeDef = NativeDef {
                name: $openssl,
                module: "_hashlib",
                f: |args| {
                    let [data, _] = parse(args, $openssl, ["string", "usedforsecurity"], 0, 1)?;
                    start(Algorithm::$algorithm, &data)
                },
            };
        )*

        pub static MODULE: NativeModule = NativeModule {
            name: "hashlib",
            members: &[
                $(($name, Member::Fn(&$id)),)*
                ("new", Member::Fn(&NEW)),
                ("pbkdf2_hmac", Member::Fn(&PBKDF2_HMAC)),
            ],
        };
    };
}

static NEW: NativeDef = NativeDef { name: "new", module: "hashlib", f: new };
static PBKDF2_HMAC: NativeDef =
    NativeDef { name: "pbkdf2_hmac", module: "_hashlib", f: pbkdf2_hmac };

module! {
    MD5 "md5" "openssl_md5" Md5;
    SHA1 "sha1" "openssl_sha1" Sha1;
    SHA224 "sha224" "openssl_sha224" Sha224;
    SHA256 "sha256" "openssl_sha256" Sha256;
    SHA384 "sha384" "openssl_sha384" Sha384;
    SHA512 "sha512" "openssl_sha512" Sha512;
}
