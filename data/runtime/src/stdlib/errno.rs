// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! The module `errno`: the numbers of Linux.

use crate::coll::PyDict;
use crate::core::module::{Member, NativeModule};
use crate::core::names::intern;
use crate::core::value::Value;

macro_rules! errors {
    ($(ERROR $name:literal $number:literal)+) => {
        pub static MODULE: NativeModule = NativeModule {
            name: "errno",
            members: &[
                $(($name, Member::Value(|| Value::Int($number))),)+
                ("errorcode", Member::Value(errorcode)),
            ],
        };

        const NAMES: &[(&str, i64)] = &[$(($name, $number)),+];
    };
}

/// Names by number; of two names for one number, the one that CPython has.
fn errorcode() -> Value {
    let d = PyDict::new_ref();
    for (name, number) in NAMES {
        if !["EWOULDBLOCK", "EDEADLK", "EOPNOTSUPP"].contains(name) {
            let _ = d.set(Value::Int(*number), intern(name).value());
        }
    }
    Value::from(d)
}

errors! {
    ERROR "ENODEV" 19
    ERROR "ENOCSI" 50
    ERROR "EHOSTUNREACH" 113
    ERROR "ENOMSG" 42
    ERROR "EUCLEAN" 117
    ERROR "EL2NSYNC" 45
    ERROR "EL2HLT" 51
    ERROR "ENODATA" 61
    ERROR "ENOTBLK" 15
    ERROR "ENOSYS" 38
    ERROR "EPIPE" 32
    ERROR "EINVAL" 22
    ERROR "EOVERFLOW" 75
    ERROR "EADV" 68
    ERROR "EINTR" 4
    ERROR "EUSERS" 87
    ERROR "ENOTEMPTY" 39
    ERROR "ENOBUFS" 105
    ERROR "EPROTO" 71
    ERROR "EREMOTE" 66
    ERROR "ENAVAIL" 119
    ERROR "ECHILD" 10
    ERROR "ELOOP" 40
    ERROR "EXDEV" 18
    ERROR "E2BIG" 7
    ERROR "ESRCH" 3
    ERROR "EMSGSIZE" 90
    ERROR "EAFNOSUPPORT" 97
    ERROR "EBADR" 53
    ERROR "EHOSTDOWN" 112
    ERROR "EPFNOSUPPORT" 96
    ERROR "ENOPROTOOPT" 92
    ERROR "EBUSY" 16
    ERROR "EAGAIN" 11
    ERROR "EBADFD" 77
    ERROR "EDOTDOT" 73
    ERROR "EISCONN" 106
    ERROR "ENOANO" 55
    ERROR "ESHUTDOWN" 108
    ERROR "ECHRNG" 44
    ERROR "ELIBBAD" 80
    ERROR "ENONET" 64
    ERROR "EBADE" 52
    ERROR "EBADF" 9
    ERROR "EMULTIHOP" 72
    ERROR "EIO" 5
    ERROR "EUNATCH" 49
    ERROR "EPROTOTYPE" 91
    ERROR "ENOSPC" 28
    ERROR "ENOEXEC" 8
    ERROR "EALREADY" 114
    ERROR "ENETDOWN" 100
    ERROR "ENOTNAM" 118
    ERROR "EACCES" 13
    ERROR "ELNRNG" 48
    ERROR "EILSEQ" 84
    ERROR "ENOTDIR" 20
    ERROR "ENOTUNIQ" 76
    ERROR "EPERM" 1
    ERROR "EDOM" 33
    ERROR "EXFULL" 54
    ERROR "ECONNREFUSED" 111
    ERROR "EISDIR" 21
    ERROR "EPROTONOSUPPORT" 93
    ERROR "EROFS" 30
    ERROR "EADDRNOTAVAIL" 99
    ERROR "EIDRM" 43
    ERROR "ECOMM" 70
    ERROR "ESRMNT" 69
    ERROR "EREMOTEIO" 121
    ERROR "EL3RST" 47
    ERROR "EBADMSG" 74
    ERROR "ENFILE" 23
    ERROR "ELIBMAX" 82
    ERROR "ESPIPE" 29
    ERROR "ENOLINK" 67
    ERROR "ENETRESET" 102
    ERROR "ETIMEDOUT" 110
    ERROR "ENOENT" 2
    ERROR "EEXIST" 17
    ERROR "EDQUOT" 122
    ERROR "ENOSTR" 60
    ERROR "EBADSLT" 57
    ERROR "EBADRQC" 56
    ERROR "ELIBACC" 79
    ERROR "EFAULT" 14
    ERROR "EFBIG" 27
    ERROR "EDEADLOCK" 35
    ERROR "ENOTCONN" 107
    ERROR "EDESTADDRREQ" 89
    ERROR "ELIBSCN" 81
    ERROR "ENOLCK" 37
    ERROR "EISNAM" 120
    ERROR "ECONNABORTED" 103
    ERROR "ENETUNREACH" 101
    ERROR "ESTALE" 116
    ERROR "ENOSR" 63
    ERROR "ENOMEM" 12
    ERROR "ENOTSOCK" 88
    ERROR "ESTRPIPE" 86
    ERROR "EMLINK" 31
    ERROR "ERANGE" 34
    ERROR "ELIBEXEC" 83
    ERROR "EL3HLT" 46
    ERROR "ECONNRESET" 104
    ERROR "EADDRINUSE" 98
    ERROR "ENOTSUP" 95
    ERROR "EREMCHG" 78
    ERROR "ENAMETOOLONG" 36
    ERROR "ENOTTY" 25
    ERROR "ERESTART" 85
    ERROR "ESOCKTNOSUPPORT" 94
    ERROR "ETIME" 62
    ERROR "EBFONT" 59
    ERROR "ETOOMANYREFS" 109
    ERROR "EMFILE" 24
    ERROR "ETXTBSY" 26
    ERROR "EINPROGRESS" 115
    ERROR "ENXIO" 6
    ERROR "ENOPKG" 65
    ERROR "ENOMEDIUM" 123
    ERROR "EMEDIUMTYPE" 124
    ERROR "ECANCELED" 125
    ERROR "ENOKEY" 126
    ERROR "EKEYEXPIRED" 127
    ERROR "EKEYREVOKED" 128
    ERROR "EKEYREJECTED" 129
    ERROR "EOWNERDEAD" 130
    ERROR "ENOTRECOVERABLE" 131
    ERROR "ERFKILL" 132
    ERROR "EDEADLK" 35
    ERROR "EOPNOTSUPP" 95
    ERROR "EWOULDBLOCK" 11
}
