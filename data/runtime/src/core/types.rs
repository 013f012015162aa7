// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Type objects: names, bases, order of method resolution, contents, and how builtin types are declared.

use crate::core::absent;
use crate::core::alias;
use crate::core::args::{Args, GetSetDef, MethodDef, MethodKind};
use crate::core::descr::{ClassMethod, GetSet, MethodDescr, SlotWrapper, StaticNative};
use crate::core::error::PyErr;
use crate::core::func::FuncObj;
use crate::core::names::{intern, Dunder, Name, N_DUNDERS};
use crate::core::namespace::Namespace;
use crate::core::object::{drop_obj, AnyRef, BinOp, Header, Payload, Ref, UnOp, VT};
use crate::core::shape::Shape;
use crate::core::value::{Str, Value, R};
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ptr::NonNull;

pub type Type = Ref<TypeObj>;

/// In `TypeSpec::lacks`: CPython's type can be called.
pub const NEW: &str = "__new__";

/// Types that have no description in CPython either.
const WITHOUT_DOC: &[&str] = &["NoneType", "NotImplementedType", "ellipsis"];

/// Declares a builtin type; complete it with `..TypeSpec::new("name")`.
pub struct TypeSpec {
    pub name: &'static str,
    pub module: &'static str,
    pub doc: Option<&'static str>,
    /// None = object.
    pub base: Option<fn() -> Type>,
    /// A second base, which derives from all the bases of `base`.
    pub also: Option<fn() -> Type>,
    /// Makes an exact value of this type; core wraps it if `cls` is a subclass. A type with `init`
    /// ignores the arguments here. None = "cannot create 'x' instances".
    pub new: Option<fn(cls: &Type, args: &mut Args) -> R>,
    /// Fills a mutable value: `list.__init__`.
    pub init: Option<fn(this: &Value, args: &mut Args) -> Result<(), PyErr>>,
    pub methods: &'static [MethodDef],
    pub getset: &'static [GetSetDef],
    pub consts: &'static [(&'static str, fn() -> Value)],
    /// Slots of the values; special methods such as `__len__` are derived from those present.
    pub vt: Option<fn() -> &'static VT>,
    /// Which operators `vt.binary` (or `num`) knows; both `__add__` and `__radd__` appear.
    pub ops: &'static [BinOp],
    /// Which operators `vt.inplace` knows.
    pub inplace_ops: &'static [BinOp],
    pub unary_ops: &'static [UnOp],
    /// Special methods beyond those derived from `vt`, handled by `descr::call_slot`.
    pub extra: &'static [Dunder],
    /// What CPython's type has beyond this one. It is there, but stops a program that uses it.
    pub lacks: &'static [&'static str],
    pub subclassable: bool,
    /// `list[int]`
    pub generic: bool,
    /// CPython's is written in C: messages name such types with their modules.
    pub in_c: bool,
    /// Values have attributes of their own, in the `Attrs` that `vt.attrs` gives.
    pub dict: bool,
}

impl TypeSpec {
    const EMPTY: TypeSpec = TypeSpec {
        name: "",
        module: "builtins",
        doc: None,
        base: None,
        also: None,
        new: None,
        init: None,
        methods: &[],
        getset: &[],
        consts: &[],
        vt: None,
        ops: &[],
        inplace_ops: &[],
        unary_ops: &[],
        extra: &[],
        lacks: &[],
        subclassable: false,
        generic: false,
        in_c: false,
        dict: false,
    };

    pub const fn new(name: &'static str) -> TypeSpec {
        let mut spec = TypeSpec::EMPTY;
        spec.name = name;
        spec
    }
}

/// The thread's one object of a builtin type, made at the first use and never freed.
pub struct TypeCell(Cell<Option<NonNull<Header>>>);

impl TypeCell {
    pub const fn new() -> TypeCell {
        TypeCell(Cell::new(None))
    }

    #[inline]
    pub fn get(&self, spec: &'static TypeSpec) -> Type {
        match self.0.get() {
            // SAFETY: the pointer is that of a `Type` whose count was leaked below.
            Some(p) => unsafe { (*(&p as *const NonNull<Header> as *const Type)).clone() },
            None => self.fill(spec),
        }
    }

    #[cold]
    #[inline(never)]
    fn fill(&self, spec: &'static TypeSpec) -> Type {
        let base = match spec.base {
            Some(f) => Some(f()),
            None if spec.name == "object" => None,
            None => Some(object_type()),
        };
        if let Some(p) = self.0.get() {
            return unsafe { (*(&p as *const NonNull<Header> as *const Type)).clone() };
        }
        let t = Ref::new(TypeObj::builtin(spec, base));
        // SAFETY: a `Type` is one pointer; the copy keeps the object alive for ever.
        let p: NonNull<Header> = unsafe { std::mem::transmute(t.clone()) };
        self.0.set(Some(p));
        t.fill_builtin(spec, &t);
        t
    }
}

impl Default for TypeCell {
    fn default() -> TypeCell {
        TypeCell::new()
    }
}

/// How a class answers a special method.
#[derive(Clone)]
pub enum Special {
    Unknown,
    Absent,
    /// The default of `object`, or of the builtin base the class inherits its payload from.
    Native,
    Is(Value),
}

pub mod flags {
    pub const SUBCLASSABLE: u32 = 1;
    /// Made by a class statement.
    pub const USER: u32 = 1 << 1;
    /// Instances are `ExcObj`.
    pub const EXCEPTION: u32 = 1 << 2;
    pub const HAS_DEL: u32 = 1 << 3;
    /// Instances have attributes beyond `__slots__`.
    pub const HAS_DICT: u32 = 1 << 4;
    pub const HAS_GETATTRIBUTE: u32 = 1 << 5;
    pub const HAS_GETATTR: u32 = 1 << 6;
    pub const HAS_SETATTR: u32 = 1 << 7;
    pub const HAS_DELATTR: u32 = 1 << 8;
    pub const METACLASS: u32 = 1 << 9;
    pub const ABSTRACT: u32 = 1 << 10;
    /// Instances have room for weak references.
    pub const HAS_WEAKREF: u32 = 1 << 11;
}

pub struct TypeObj {
    pub name: RefCell<Str>,
    pub qualname: RefCell<Str>,
    pub bases: RefCell<Vec<Type>>,
    /// Without the type itself.
    mro: UnsafeCell<Vec<Type>>,
    pub dict: Namespace,
    /// Unique over all types and changed whenever a look-up on this type may give something else.
    version: Cell<u64>,
    flags: Cell<u32>,
    /// None = `type`.
    pub meta: Option<Type>,
    pub spec: Option<&'static TypeSpec>,
    /// The builtin type whose payload instances carry; None = plain objects.
    pub layout: Option<Type>,
    subclasses: RefCell<Vec<NonNull<Header>>>,
    specials: UnsafeCell<Vec<Special>>,
    /// The answer of `plain_init`, while the version is this one.
    init: UnsafeCell<(u64, Option<Ref<FuncObj>>)>,
    pub root: &'static Shape,
    /// Names in `__slots__` of this type and its bases.
    pub slot_names: RefCell<Vec<Name>>,
    /// Places in `dict` that were taken when the class statement's body was done.
    pub body_len: Cell<usize>,
}

thread_local! {
    static NEXT_VERSION: Cell<u64> = const { Cell::new(1) };
}

fn new_version() -> u64 {
    NEXT_VERSION.with(|v| {
        v.set(v.get() + 1);
        v.get()
    })
}

impl TypeObj {
    fn builtin(spec: &'static TypeSpec, base: Option<Type>) -> TypeObj {
        let name = intern(spec.name).as_str().clone();
        let mut mro = Vec::new();
        let mut bits = 0;
        if let Some(b) = &base {
            mro.push(b.clone());
            match spec.also {
                Some(also) => {
                    let also = also();
                    mro.push(also.clone());
                    mro.extend(also.mro().iter().cloned());
                }
                None => mro.extend(b.mro().iter().cloned()),
            }
            bits |= b.flags.get() & (flags::EXCEPTION | flags::METACLASS);
        }
        if spec.subclassable {
            bits |= flags::SUBCLASSABLE;
        }
        if spec.name == "BaseException" {
            bits |= flags::EXCEPTION;
        }
        if bits & flags::EXCEPTION != 0 || spec.dict {
            bits |= flags::HAS_DICT;
        }
        if spec.name == "type" {
            bits |= flags::METACLASS;
        }
        TypeObj {
            name: RefCell::new(name.clone()),
            qualname: RefCell::new(name),
            bases: RefCell::new(base.into_iter().chain(spec.also.map(|f| f())).collect()),
            mro: UnsafeCell::new(mro),
            dict: Namespace::new(),
            version: Cell::new(new_version()),
            flags: Cell::new(bits),
            meta: None,
            spec: Some(spec),
            layout: None,
            subclasses: RefCell::new(Vec::new()),
            specials: UnsafeCell::new(Vec::new()),
            init: UnsafeCell::new((0, None)),
            root: Shape::root(),
            slot_names: RefCell::new(Vec::new()),
            body_len: Cell::new(0),
        }
    }

    fn fill_builtin(&self, spec: &'static TypeSpec, this: &Type) {
        for d in derived_dunders(spec) {
            self.dict.set(d.name(), Value::from(Ref::new(SlotWrapper::new(this, d))));
        }
        for m in spec.methods {
            let v = match m.kind {
                MethodKind::Instance | MethodKind::Object => Value::from(Ref::new(MethodDescr::new(this, m))),
                MethodKind::Class => {
                    Value::from(Ref::new(ClassMethod::native(this, m)))
                }
                MethodKind::Static => Value::from(Ref::new(StaticNative::new(this, m))),
            };
            self.dict.set(intern(m.name), v);
        }
        for (name, bit) in [("__getattr__", flags::HAS_GETATTR), ("__setattr__", flags::HAS_SETATTR)] {
            if spec.methods.iter().any(|m| m.name == name) {
                self.add_flags(bit);
            }
        }
        if spec.methods.iter().any(|m| m.name == "__delattr__") {
            self.add_flags(flags::HAS_DELATTR);
        }
        for g in spec.getset {
            self.dict.set(intern(g.name), Value::from(Ref::new(GetSet::new(this, g))));
        }
        for (name, make) in spec.consts {
            self.dict.set(intern(name), make());
        }
        if spec.generic {
            let name = Dunder::ClassGetItem.name();
            self.dict.set(name, Value::from(Ref::new(ClassMethod::native(this, &alias::CLASS_GETITEM))));
        }
        for name in spec.lacks.iter().filter(|name| **name != NEW) {
            self.dict.set(intern(name), absent::attribute(spec.name, name));
        }
        if !self.dict.contains(Dunder::Doc.name()) {
            let doc = match spec.doc {
                Some(doc) => Value::from(doc),
                None if WITHOUT_DOC.contains(&spec.name) => Value::None,
                None => absent::attribute(spec.name, "__doc__"),
            };
            self.dict.set(Dunder::Doc.name(), doc);
        }
        if spec.module != "builtins" {
            self.dict.set(Dunder::Module.name(), Value::from(spec.module));
        }
        if self.dict.contains(Dunder::Eq.name()) && !self.dict.contains(Dunder::Hash.name()) {
            self.dict.set(Dunder::Hash.name(), Value::None);
        }
        for b in self.bases.borrow().iter() {
            b.add_subclass(this)
        }
    }

    /// A type made by a class statement or by `type(name, bases, dict)`; `class::make_class` fills it.
    pub(crate) fn user(
        name: Str,
        qualname: Str,
        bases: Vec<Type>,
        mro: Vec<Type>,
        meta: Option<Type>,
        layout: Option<Type>,
        bits: u32,
    ) -> TypeObj {
        TypeObj {
            name: RefCell::new(name),
            qualname: RefCell::new(qualname),
            bases: RefCell::new(bases),
            mro: UnsafeCell::new(mro),
            dict: Namespace::new(),
            version: Cell::new(new_version()),
            flags: Cell::new(bits),
            meta,
            spec: None,
            layout,
            subclasses: RefCell::new(Vec::new()),
            specials: UnsafeCell::new(Vec::new()),
            init: UnsafeCell::new((0, None)),
            root: Shape::root(),
            slot_names: RefCell::new(Vec::new()),
            body_len: Cell::new(0),
        }
    }

    #[inline(always)]
    pub fn version(&self) -> u64 {
        self.version.get()
    }

    #[inline(always)]
    pub fn has(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    pub fn flag_bits(&self) -> u32 {
        self.flags.get()
    }

    pub fn add_flags(&self, bits: u32) {
        self.flags.set(self.flags.get() | bits)
    }

    pub fn is_user(&self) -> bool {
        self.has(flags::USER)
    }

    /// All bases in the order of resolution, without the type itself.
    #[inline]
    pub fn mro(&self) -> &[Type] {
        // SAFETY: changed only while the type is being made.
        unsafe { &*self.mro.get() }
    }

    pub fn name(&self) -> String {
        self.name.borrow().to_string_lossy()
    }

    pub fn qualname(&self) -> String {
        self.qualname.borrow().to_string_lossy()
    }

    /// `__module__` as text, "builtins" for builtin types.
    pub fn module(&self) -> String {
        match self.dict.get(Dunder::Module.name()) {
            Some(v) => match v.down::<crate::text::PyStr>() {
                Some(s) => s.to_string_lossy(),
                None => String::new(),
            },
            None => "builtins".to_string(),
        }
    }

    /// The name as messages and `repr` print it: with the module unless it is builtins.
    pub fn full_name(&self) -> String {
        let module = self.module();
        if module == "builtins" || module.is_empty() {
            self.qualname()
        } else {
            format!("{}.{}", module, self.qualname())
        }
    }

    /// As messages have it.
    pub fn shown(&self) -> String {
        match self.spec {
            Some(spec) if spec.in_c => format!("{}.{}", spec.module, spec.name),
            Some(_) => self.name(),
            None => {
                let other = SHOWN.with(|s| s.borrow().iter().find(|(t, _)| std::ptr::eq(&**t, self)).map(|(_, n)| n.clone()));
                other.unwrap_or_else(|| self.name())
            }
        }
    }

    #[inline]
    pub fn is_subtype(&self, other: &TypeObj) -> bool {
        std::ptr::eq(self, other) || self.mro().iter().any(|t| std::ptr::eq::<TypeObj>(&**t, other))
    }

    /// Looks a name up on this type and its bases.
    pub fn lookup(&self, name: Name) -> Option<Value> {
        if let Some(v) = self.dict.get(name) {
            return Some(v);
        }
        self.mro().iter().find_map(|t| t.dict.get(name))
    }

    /// As `lookup`, also giving the depth in the order of resolution: 0 = this type.
    pub fn lookup_where(&self, name: Name) -> Option<(usize, Value)> {
        if let Some(v) = self.dict.get(name) {
            return Some((0, v));
        }
        self.mro().iter().enumerate().find_map(|(i, t)| t.dict.get(name).map(|v| (i + 1, v)))
    }

    /// The type at a depth of `lookup_where`.
    pub fn at_depth(&self, depth: usize) -> &TypeObj {
        if depth == 0 {
            self
        } else {
            &self.mro()[depth - 1]
        }
    }

    /// How this class answers a special method; remembered until the class changes.
    #[inline]
    pub fn special(&self, d: Dunder) -> Special {
        // SAFETY: the vector is only touched here and in `touch`, never across a call.
        let known = unsafe { (&*self.specials.get()).get(d as usize).cloned() };
        match known {
            None | Some(Special::Unknown) => self.find_special(d),
            Some(s) => s,
        }
    }

    #[cold]
    #[inline(never)]
    fn find_special(&self, d: Dunder) -> Special {
        let found = match self.lookup(d.name()) {
            None => Special::Absent,
            Some(v) => match v.down::<SlotWrapper>() {
                Some(_) => Special::Native,
                None => Special::Is(v),
            },
        };
        let table = unsafe { &mut *self.specials.get() };
        if table.is_empty() {
            table.resize(N_DUNDERS, Special::Unknown);
        }
        table[d as usize] = found.clone();
        found
    }

    /// The `__init__` to call on a new plain instance; None if making one takes more than that.
    #[inline]
    pub(crate) fn plain_init(&self) -> Option<Ref<FuncObj>> {
        // SAFETY: as for `special`.
        let known = unsafe { &*self.init.get() };
        if known.0 == self.version() {
            return known.1.clone();
        }
        self.find_plain_init()
    }

    #[cold]
    #[inline(never)]
    fn find_plain_init(&self) -> Option<Ref<FuncObj>> {
        let found = crate::core::class::find_plain_init(self);
        let f = found.and_then(|v| v.down::<FuncObj>().cloned());
        let old = unsafe { std::mem::replace(&mut *self.init.get(), (self.version(), f.clone())) };
        drop(old);
        f
    }

    fn add_subclass(&self, t: &Type) {
        // SAFETY: a `Type` is one pointer. The entry is removed when the subclass is dropped.
        let p: NonNull<Header> = unsafe { std::mem::transmute_copy(t) };
        self.subclasses.borrow_mut().push(p)
    }

    pub fn subclasses(&self) -> Vec<Type> {
        let list = self.subclasses.borrow();
        list.iter().map(|p| unsafe { (*(p as *const NonNull<Header> as *const Type)).clone() }).collect()
    }

    /// Registers with the bases; called once by the maker of the class.
    pub(crate) fn register(this: &Type) {
        for b in this.bases.borrow().iter() {
            b.add_subclass(this)
        }
    }

    /// Forgets everything remembered about look-ups on this type and its subclasses.
    pub fn touch(&self) {
        self.version.set(new_version());
        let old = unsafe { std::mem::take(&mut *self.specials.get()) };
        drop(old);
        for t in self.subclasses() {
            t.touch()
        }
    }

    /// Stores a class attribute.
    pub fn set_attr(&self, name: Name, v: Value) {
        let plain = is_plain(&v);
        let old = self.dict.set(name, v);
        let same_kind = plain && old.as_ref().map_or(false, is_plain);
        if !same_kind {
            self.changed(name);
        }
        drop(old)
    }

    pub fn del_attr(&self, name: Name) -> bool {
        let old = self.dict.remove(name);
        if old.is_some() {
            self.changed(name);
        }
        old.is_some()
    }

    fn changed(&self, name: Name) {
        let bit = special_flag(name);
        if bit != 0 {
            self.spread_flag(bit);
        }
        if [Dunder::Get, Dunder::Set, Dunder::Delete].iter().any(|d| d.name() == name) {
            // Values of this class became descriptors: nothing that was remembered is certain.
            object_type().touch();
        }
        self.touch()
    }

    fn spread_flag(&self, bit: u32) {
        self.add_flags(bit);
        for t in self.subclasses() {
            t.spread_flag(bit)
        }
    }
}

/// The flag that the presence of a special method in a user class sets.
pub(crate) fn special_flag(name: Name) -> u32 {
    [
        (Dunder::Del, flags::HAS_DEL),
        (Dunder::GetAttribute, flags::HAS_GETATTRIBUTE),
        (Dunder::GetAttr, flags::HAS_GETATTR),
        (Dunder::SetAttr, flags::HAS_SETATTR),
        (Dunder::DelAttr, flags::HAS_DELATTR),
    ]
    .iter()
    .find(|(d, _)| d.name() == name)
    .map_or(0, |(_, bit)| *bit)
}

/// True for values whose replacement cannot change the meaning of any look-up: no descriptors.
pub fn is_plain(v: &Value) -> bool {
    match v {
        Value::Obj(o) => match crate::core::class::user_class(o) {
            None => o.vt().descr_get.is_none() && o.vt().descr_set.is_none(),
            Some(t) => {
                matches!(t.special(Dunder::Get), Special::Absent)
                    && matches!(t.special(Dunder::Set), Special::Absent)
                    && matches!(t.special(Dunder::Delete), Special::Absent)
            }
        },
        _ => true,
    }
}

impl Drop for TypeObj {
    fn drop(&mut self) {
        let me = self as *const TypeObj;
        for b in self.bases.borrow().iter() {
            b.subclasses.borrow_mut().retain(|p| {
                let t = unsafe { &*(p as *const NonNull<Header> as *const Type) };
                !std::ptr::eq::<TypeObj>(&**t, me)
            })
        }
    }
}

const BINARY: [BinOp; 14] = [
    BinOp::Add,
    BinOp::Sub,
    BinOp::Mul,
    BinOp::MatMul,
    BinOp::TrueDiv,
    BinOp::FloorDiv,
    BinOp::Mod,
    BinOp::Pow,
    BinOp::LShift,
    BinOp::RShift,
    BinOp::And,
    BinOp::Or,
    BinOp::Xor,
    BinOp::DivMod,
];

pub fn op_dunder(op: BinOp) -> Dunder {
    Dunder::from_index(Dunder::Add as u8 + op as u8)
}

pub fn reflected_dunder(op: BinOp) -> Dunder {
    Dunder::from_index(Dunder::RAdd as u8 + op as u8)
}

pub fn inplace_dunder(op: BinOp) -> Dunder {
    Dunder::from_index(Dunder::IAdd as u8 + op as u8)
}

pub fn dunder_op(d: Dunder, first: Dunder) -> BinOp {
    BINARY[(d as u8 - first as u8) as usize]
}

pub fn unary_dunder(op: UnOp) -> Dunder {
    match op {
        UnOp::Neg => Dunder::Neg,
        UnOp::Pos => Dunder::Pos,
        UnOp::Invert => Dunder::Invert,
        UnOp::Abs => Dunder::Abs,
    }
}

fn derived_dunders(spec: &TypeSpec) -> Vec<Dunder> {
    let mut out: Vec<Dunder> = spec.extra.to_vec();
    for op in spec.ops {
        out.push(op_dunder(*op));
        // Sequences have no reflected concatenation.
        if !(spec.vt.map_or(false, |vt| vt().getitem.is_some()) && *op == BinOp::Add) {
            out.push(reflected_dunder(*op));
        }
    }
    out.extend(spec.inplace_ops.iter().map(|op| inplace_dunder(*op)));
    out.extend(spec.unary_ops.iter().map(|op| unary_dunder(*op)));
    if spec.new.is_some() {
        out.push(Dunder::New);
    }
    if spec.init.is_some() {
        out.push(Dunder::Init);
    }
    let vt = match spec.vt {
        Some(f) => f(),
        None => return out,
    };
    let mut add = |present: bool, d: &[Dunder]| {
        if present {
            out.extend_from_slice(d)
        }
    };
    add(vt.repr.is_some(), &[Dunder::Repr]);
    add(vt.str.is_some(), &[Dunder::Str]);
    add(vt.hash.is_some(), &[Dunder::Hash]);
    add(vt.truth.is_some(), &[Dunder::Bool]);
    let compares = [Dunder::Eq, Dunder::Ne, Dunder::Lt, Dunder::Le, Dunder::Gt, Dunder::Ge];
    add(vt.compare.is_some(), &compares);
    add(vt.len.is_some(), &[Dunder::Len]);
    add(vt.getitem.is_some(), &[Dunder::GetItem]);
    add(vt.setitem.is_some(), &[Dunder::SetItem]);
    add(vt.delitem.is_some(), &[Dunder::DelItem]);
    add(vt.contains.is_some(), &[Dunder::Contains]);
    add(vt.iter.is_some(), &[Dunder::Iter]);
    add(vt.next.is_some(), &[Dunder::Next]);
    add(vt.call.is_some(), &[Dunder::Call]);
    add(vt.index.is_some(), &[Dunder::Index, Dunder::Int]);
    add(vt.descr_get.is_some(), &[Dunder::Get]);
    add(vt.descr_set.is_some(), &[Dunder::Set, Dunder::Delete]);
    add(vt.format.is_some(), &[Dunder::Format]);
    out
}

/// Declares a builtin type: `define_type!(pub fn list_type, TypeSpec { new: Some(..), ..TypeSpec::new("list") });`
#[macro_export]
macro_rules! define_type {
    ($(#[$m:meta])* pub fn $f:ident, $spec:expr) => {
        $(#[$m])*
        pub fn $f() -> $crate::core::types::Type {
            static SPEC: $crate::core::types::TypeSpec = $spec;
            thread_local! {
                static CELL: $crate::core::types::TypeCell =
                    const { $crate::core::types::TypeCell::new() };
            }
            CELL.with(|c| c.get(&SPEC))
        }
    };
}

static TYPE_VT: VT = VT {
    binary: Some(crate::core::class::type_binary),
    ..crate::core::slots::dispatching("type", drop_obj::<TypeObj>, |o| match o.down::<TypeObj>() {
        Some(t) => t.metaclass(),
        None => type_type(),
    })
};

impl Payload for TypeObj {
    fn vt() -> &'static VT {
        &TYPE_VT
    }
}

impl TypeObj {
    /// `type(cls)`
    pub fn metaclass(&self) -> Type {
        match &self.meta {
            Some(m) => m.clone(),
            None => type_type(),
        }
    }
}

pub use crate::core::class::{object_type, type_type};

/// `type(v)`
#[inline]
pub fn type_of(v: &Value) -> Type {
    match v {
        Value::Obj(o) => class_of(o),
        Value::Int(_) => crate::num::int_type(),
        Value::Float(_) => crate::num::float_type(),
        Value::Bool(_) => crate::num::bool_type(),
        Value::None | Value::Unbound => crate::core::singletons::none_type(),
    }
}

#[inline]
pub fn class_of(o: &AnyRef) -> Type {
    (o.vt().class)(o)
}

/// `type(v).__name__`
pub fn type_name(v: &Value) -> String {
    type_of(v).shown()
}

thread_local! {
    static SHOWN: RefCell<Vec<(Type, String)>> = const { RefCell::new(Vec::new()) };
}

/// Another name for a class in messages: CPython's classes that are written in C show their module there.
pub fn show_type_as(t: &Type, name: String) {
    SHOWN.with(|s| s.borrow_mut().push((t.clone(), name)));
}
