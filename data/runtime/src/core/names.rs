// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Interned names: one immortal str object per text, so that attribute names compare by pointer.

use crate::core::object::Ref;
use crate::core::site::local;
use crate::core::value::{Str, Value};
use crate::text::PyStr;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hash, Hasher};
use std::marker::PhantomData;
use std::thread::LocalKey;

/// An interned str. Copying costs nothing and equality is identity.
#[derive(Clone, Copy)]
pub struct Name(usize, PhantomData<*const ()>);

impl Name {
    /// The name as a reference to the str object, which is never freed.
    #[inline(always)]
    pub fn as_str(&self) -> &Str {
        // SAFETY: the word is the pointer inside a `Str` whose count was leaked by `intern`, and
        // `Ref` is one pointer.
        unsafe { &*(&self.0 as *const usize as *const Str) }
    }

    pub fn value(self) -> Value {
        Value::from(self.as_str().clone())
    }

    /// The text; names are nearly always valid UTF-8.
    pub fn text(self) -> String {
        self.as_str().to_string_lossy()
    }
}

impl std::ops::Deref for Name {
    type Target = Str;
    #[inline(always)]
    fn deref(&self) -> &Str {
        self.as_str()
    }
}

impl PartialEq for Name {
    #[inline(always)]
    fn eq(&self, other: &Name) -> bool {
        self.0 == other.0
    }
}

impl Eq for Name {}

impl Hash for Name {
    #[inline(always)]
    fn hash<H: Hasher>(&self, h: &mut H) {
        h.write_usize(self.0)
    }
}

/// A hasher for pointers: one multiplication.
#[derive(Default, Clone, Copy)]
pub struct PtrHasher(u64);

impl Hasher for PtrHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &b in bytes {
            self.write_usize(b as usize)
        }
    }

    #[inline(always)]
    fn write_usize(&mut self, n: usize) {
        let h = (self.0 ^ (n as u64 >> 4)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = h ^ (h >> 29);
    }
}

pub type NameMap<V> = HashMap<Name, V, BuildHasherDefault<PtrHasher>>;

thread_local! {
    static TABLE: RefCell<HashMap<i64, Vec<Name>, BuildHasherDefault<PtrI64>>> = RefCell::default();
}

#[derive(Default, Clone, Copy)]
struct PtrI64(u64);

impl Hasher for PtrI64 {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, _: &[u8]) {}

    fn write_i64(&mut self, n: i64) {
        self.0 = n as u64;
    }
}

/// Interned strings carry this bit in the spare word of their header.
const INTERNED: u32 = 1 << 31;

/// The interned string equal to `s`.
pub fn intern_str(s: &Str) -> Name {
    if s.as_any().spare().get() & INTERNED != 0 {
        return Name(s.id(), PhantomData);
    }
    let hash = s.hash();
    TABLE.with(|t| {
        let mut t = t.borrow_mut();
        let bucket = t.entry(hash).or_insert_with(Vec::new);
        if let Some(n) = bucket.iter().find(|n| **n.as_str() == **s) {
            return *n;
        }
        // A copy of its own: marking the caller's object would make it immortal behind its back.
        let own: Str = Ref::new((**s).clone());
        own.as_any().spare().set(INTERNED);
        let name = Name(own.id(), PhantomData);
        std::mem::forget(own);
        bucket.push(name);
        name
    })
}

pub fn intern(text: &str) -> Name {
    intern_str(&Ref::new(PyStr::from_utf8(text)))
}

/// A name used at one place of the program: interned at the first use.
pub struct NameSite(Cell<Option<Name>>);

impl NameSite {
    pub const fn new() -> NameSite {
        NameSite(Cell::new(None))
    }

    #[inline(always)]
    pub fn get(&self, text: &'static str) -> Name {
        match self.0.get() {
            Some(n) => n,
            None => self.fill(text),
        }
    }

    #[cold]
    #[inline(never)]
    fn fill(&self, text: &'static str) -> Name {
        let n = intern(text);
        self.0.set(Some(n));
        n
    }
}

/// The site of this thread.
#[inline(always)]
pub fn here(key: &'static LocalKey<NameSite>) -> &'static NameSite {
    local(key)
}

impl Default for NameSite {
    fn default() -> NameSite {
        NameSite::new()
    }
}

macro_rules! dunders {
    ($($id:ident = $text:literal,)*) => {
        /// The special methods that the runtime itself looks up.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Dunder { $($id,)* }

        /// Their Python names, in the order of the enum.
        pub static DUNDER_NAMES: &[&str] = &[$($text,)*];
    };
}

dunders! {
    Repr = "__repr__", Str = "__str__", Hash = "__hash__", Bool = "__bool__", Len = "__len__",
    Eq = "__eq__", Ne = "__ne__", Lt = "__lt__", Le = "__le__", Gt = "__gt__", Ge = "__ge__",
    GetItem = "__getitem__", SetItem = "__setitem__", DelItem = "__delitem__", Contains = "__contains__",
    Iter = "__iter__", Next = "__next__", Call = "__call__",
    Add = "__add__", Sub = "__sub__", Mul = "__mul__", MatMul = "__matmul__", TrueDiv = "__truediv__",
    FloorDiv = "__floordiv__", Mod = "__mod__", Pow = "__pow__", LShift = "__lshift__",
    RShift = "__rshift__", And = "__and__", Or = "__or__", Xor = "__xor__", DivMod = "__divmod__",
    RAdd = "__radd__", RSub = "__rsub__", RMul = "__rmul__", RMatMul = "__rmatmul__",
    RTrueDiv = "__rtruediv__", RFloorDiv = "__rfloordiv__", RMod = "__rmod__", RPow = "__rpow__",
    RLShift = "__rlshift__", RRShift = "__rrshift__", RAnd = "__rand__", ROr = "__ror__",
    RXor = "__rxor__", RDivMod = "__rdivmod__",
    IAdd = "__iadd__", ISub = "__isub__", IMul = "__imul__", IMatMul = "__imatmul__",
    ITrueDiv = "__itruediv__", IFloorDiv = "__ifloordiv__", IMod = "__imod__", IPow = "__ipow__",
    ILShift = "__ilshift__", IRShift = "__irshift__", IAnd = "__iand__", IOr = "__ior__",
    IXor = "__ixor__",
    Neg = "__neg__", Pos = "__pos__", Invert = "__invert__", Abs = "__abs__",
    Index = "__index__", Int = "__int__", Float = "__float__", Complex = "__complex__",
    GetAttribute = "__getattribute__", GetAttr = "__getattr__", SetAttr = "__setattr__",
    DelAttr = "__delattr__", Get = "__get__", Set = "__set__", Delete = "__delete__",
    Format = "__format__", New = "__new__", Init = "__init__", Del = "__del__",
    Enter = "__enter__", Exit = "__exit__", AEnter = "__aenter__", AExit = "__aexit__",
    Await = "__await__", AIter = "__aiter__", ANext = "__anext__",
    InitSubclass = "__init_subclass__", SetName = "__set_name__", ClassGetItem = "__class_getitem__",
    Missing = "__missing__", InstanceCheck = "__instancecheck__", SubclassCheck = "__subclasscheck__",
    SubclassHook = "__subclasshook__", Prepare = "__prepare__", MroEntries = "__mro_entries__",
    Reversed = "__reversed__", LengthHint = "__length_hint__", Round = "__round__",
    Trunc = "__trunc__", Floor = "__floor__", Ceil = "__ceil__", Bytes = "__bytes__", Dir = "__dir__",
    FsPath = "__fspath__", Module = "__module__", Qualname = "__qualname__", Doc = "__doc__",
    Dict = "__dict__", Class = "__class__", Slots = "__slots__", NameAttr = "__name__",
    ClassCell = "__classcell__", Annotations = "__annotations__", Wrapped = "__wrapped__",
    Copy = "__copy__", DeepCopy = "__deepcopy__", Abstract = "__abstractmethods__",
    IsAbstract = "__isabstractmethod__", MatchArgs = "__match_args__", OrigBases = "__orig_bases__",
}

pub const N_DUNDERS: usize = Dunder::OrigBases as usize + 1;

thread_local! {
    static DUNDERS: [NameSite; N_DUNDERS] = {
        const S: NameSite = NameSite::new();
        [S; N_DUNDERS]
    };
}

impl Dunder {
    #[inline]
    pub fn name(self) -> Name {
        DUNDERS.with(|d| d[self as usize].get(DUNDER_NAMES[self as usize]))
    }

    pub fn text(self) -> &'static str {
        DUNDER_NAMES[self as usize]
    }

    /// The member at `index` of the enum; used for the regular families of operators.
    pub fn from_index(index: u8) -> Dunder {
        assert!((index as usize) < N_DUNDERS);
        // SAFETY: the enum is repr(u8) without gaps and the index is in range.
        unsafe { std::mem::transmute(index) }
    }
}

/// A name as a str value.
pub fn name_value(text: &'static str) -> Value {
    intern(text).value()
}
