// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Modules: translated ones, whose globals are thread-local slots, and native ones.

use crate::coll::{self, PyDict};
use crate::core::args::{GetSetDef, NativeDef};
use crate::core::attr::Found;
use crate::core::call;
use crate::core::error::{attribute_error, module_not_found_error, name_error, type_error, PyErr};
use crate::core::exceptions;
use crate::core::func::native;
use crate::core::globals;
use crate::core::names::{intern, intern_str, Dunder, Name, NameMap};
use crate::core::namespace::Namespace;
use crate::core::object::{drop_obj, Payload, Ref, VT};
use crate::core::ops;
use crate::core::site::local;
use crate::core::types::{Type, TypeSpec};
use crate::core::value::{Value, R};
use crate::define_type;
use crate::text::PyStr;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::mem::ManuallyDrop;
use std::thread::LocalKey;

pub use crate::core::version::{minor as target_minor, set_minor as set_target_minor};

thread_local! {
    static ROOT: Cell<&'static str> = const { Cell::new("") };
}

/// Where the Python files are, if the environment names no other place.
pub(super) fn set_root(root: &'static str) {
    ROOT.with(|r| r.set(root));
}

fn root() -> String {
    std::env::var("PORTALIS_SOURCE_ROOT").unwrap_or_else(|_| ROOT.with(Cell::get).to_string())
}

/// The `__file__` of a module; a folder without `__init__.py` has none.
fn path_of(def: &ModuleDef) -> Option<String> {
    match def.file {
        "" => None,
        file => Some(format!("{}/{}", root().trim_end_matches('/'), file)),
    }
}

/// Where a package looks for its modules.
fn folder_of(def: &ModuleDef) -> Option<String> {
    match path_of(def) {
        Some(path) => path.rfind('/').map(|i| path[..i].to_string()),
        None => Some(format!("{}/{}", root().trim_end_matches('/'), def.name.replace('.', "/"))),
    }
}

/// A global variable. It has no destructor, so that access needs no registration: what it holds at
/// the end of the program is not freed.
pub struct Global(UnsafeCell<ManuallyDrop<Value>>);

pub type GlobalKey = &'static LocalKey<Global>;

impl Global {
    pub const fn new() -> Global {
        Global(UnsafeCell::new(ManuallyDrop::new(Value::Unbound)))
    }

    #[inline(always)]
    pub fn peek(&self) -> Value {
        // SAFETY: no reference into the cell leaves a method, and cloning runs no Python code.
        match unsafe { Value::clone(&*self.0.get()) } {
            Value::Unbound => globals::read_empty(self),
            v => v,
        }
    }

    #[inline(always)]
    pub fn set(&self, v: Value) {
        let old = unsafe { std::mem::replace(&mut *self.0.get(), ManuallyDrop::new(v)) };
        match ManuallyDrop::into_inner(old) {
            Value::Unbound => globals::filled_empty(self),
            old => drop(old),
        }
    }

    pub fn take(&self) -> Value {
        match self.take_raw() {
            Value::Unbound => globals::take_empty(self),
            v => {
                globals::emptied(self);
                v
            }
        }
    }

    /// What the slot itself holds.
    pub(super) fn take_raw(&self) -> Value {
        let nothing = ManuallyDrop::new(Value::Unbound);
        ManuallyDrop::into_inner(unsafe { std::mem::replace(&mut *self.0.get(), nothing) })
    }

    /// Puts back what `take_raw` took.
    pub(super) fn put_raw(&self, v: Value) {
        let old = unsafe { std::mem::replace(&mut *self.0.get(), ManuallyDrop::new(v)) };
        drop(ManuallyDrop::into_inner(old))
    }
}

/// The slot of this thread.
#[inline(always)]
pub(crate) fn here(key: GlobalKey) -> &'static Global {
    local(key)
}

impl Default for Global {
    fn default() -> Global {
        Global::new()
    }
}

#[inline(always)]
pub fn get_global(key: GlobalKey, name: &'static str) -> R {
    match here(key).peek() {
        Value::Unbound => Err(not_defined(name)),
        v => Ok(v),
    }
}

/// The global, or what a builtin of the same name is.
#[inline(always)]
pub fn get_global_or(key: GlobalKey, otherwise: impl FnOnce() -> Value) -> R {
    match here(key).peek() {
        Value::Unbound => Ok(otherwise()),
        v => Ok(v),
    }
}

#[inline(always)]
pub fn set_global(key: GlobalKey, v: Value) {
    here(key).set(v)
}

pub fn del_global(key: GlobalKey, name: &'static str) -> Result<(), PyErr> {
    match here(key).take() {
        Value::Unbound => Err(not_defined(name)),
        _ => Ok(()),
    }
}

/// "name 'x' is not defined"
#[cold]
#[inline(never)]
pub fn not_defined(name: &str) -> PyErr {
    name_error(format!("name '{}' is not defined", name))
        .about(Value::from(name), Value::Unbound)
}

/// As `not_defined`, in a function with these local names of a module whose globals are `globals`:
/// the suggestion on the last line of the report prefers them.
#[cold]
#[inline(never)]
pub fn not_defined_in(name: &str, globals: &[(&'static str, GlobalKey)], locals: &[&str]) -> PyErr {
    let locals = coll::tuple(locals.iter().map(|n| Value::from(*n)).collect());
    let bound = globals.iter().filter(|(_, key)| !here(key).peek().is_unbound());
    let globals = coll::tuple(bound.map(|(n, _)| Value::from(*n)).collect());
    name_error(format!("name '{}' is not defined", name))
        .about(Value::from(name), coll::tuple(vec![locals, globals]))
}

/// A name that the module binds nowhere: something may have stored it into the namespace.
#[cold]
#[inline(never)]
pub fn unbound_name(
    module: &str,
    name: &str,
    globals: &[(&'static str, GlobalKey)],
    locals: &[&str],
) -> R {
    match module_named(module).and_then(|m| m.get(intern(name))) {
        Some(v) => Ok(v),
        None => Err(not_defined_in(name, globals, locals)),
    }
}

/// A translated module.
pub struct ModuleDef {
    /// Full dotted name; the main module's is its file's, it runs as `__main__`.
    pub name: &'static str,
    pub file: &'static str,
    pub package: bool,
    pub doc: Option<&'static str>,
    pub globals: &'static [(&'static str, GlobalKey)],
    /// Functions that the module calls without a look-up: nobody may rebind them from outside.
    pub fixed: &'static [&'static str],
    pub init: fn() -> Result<(), PyErr>,
}

/// The calls inside the module would go on calling the old function: stop, rather than differ.
#[cold]
fn rebound_from_outside(name: &str) {
    crate::core::run::refuse(&format!(
        "the function {} is called directly and can't be rebound from outside its module; \
         translate with --types=off",
        name
    ))
}

/// The module's own uses of the builtin would not see it.
#[cold]
fn hidden_from_outside(name: &str) {
    crate::core::run::refuse(&format!(
        "the builtin {} can't be hidden in a module from outside; define it there",
        name
    ))
}

/// Before another module changes what a function's direct calls were made from.
pub fn check_not_fixed(module: &str, function: &str) {
    let def = module_named(module).and_then(|m| m.def);
    if def.map_or(false, |def| def.fixed.contains(&function)) {
        rebound_from_outside(function);
    }
}

/// A member of a native module.
pub enum Member {
    Fn(&'static NativeDef),
    Value(fn() -> Value),
    Type(fn() -> Type),
}

pub struct NativeModule {
    pub name: &'static str,
    pub members: &'static [(&'static str, Member)],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Untouched,
    Running,
    Done,
}

pub struct ModuleObj {
    name: String,
    def: Option<&'static ModuleDef>,
    index: NameMap<GlobalKey>,
    /// Members of a native module, and names set on a translated one from outside.
    pub dict: Namespace,
    /// What `__dict__` gave to somebody: from then on it holds all names and values.
    open: RefCell<Option<Ref<PyDict>>>,
    state: Cell<State>,
    is_main: bool,
    permanent: Cell<bool>,
}

impl Payload for ModuleObj {
    fn vt() -> &'static VT {
        static MODULE: VT = VT {
            repr: Some(|o| match o.down::<ModuleObj>() {
                Some(m) => Ok(ops::new_str(&m.describe())),
                None => Ok(ops::new_str("")),
            }),
            ..VT::new("module", drop_obj::<ModuleObj>, |_| module_type())
        };
        &MODULE
    }
}

fn module_new(_: &Type, args: &mut crate::core::args::Args) -> R {
    args.between("module", 1, 2)?;
    let name = ops::str_of(&args.pos[0])?.to_string_lossy();
    Ok(Value::from(Ref::new(ModuleObj::empty(&name))))
}

define_type!(pub fn module_type, TypeSpec {
    new: Some(module_new),
    vt: Some(ModuleObj::vt),
    getset: &[GetSetDef {
        name: "__dict__",
        get: |v| match v.down::<ModuleObj>() {
            Some(m) => Ok(Value::from(m.namespace())),
            None => Err(type_error("module expected")),
        },
        set: None,
    }],
    ..TypeSpec::new("module")
});

impl ModuleObj {
    fn empty(name: &str) -> ModuleObj {
        let m = ModuleObj {
            name: name.to_string(),
            def: None,
            index: NameMap::default(),
            dict: Namespace::new(),
            open: RefCell::new(None),
            state: Cell::new(State::Done),
            is_main: false,
            permanent: Cell::new(false),
        };
        m.dict.set(intern("__name__"), Value::from(name));
        m.dict.set(Dunder::Doc.name(), Value::None);
        m
    }

    fn translated(def: &'static ModuleDef, is_main: bool) -> ModuleObj {
        let name = if is_main { "__main__" } else { def.name };
        let mut m = ModuleObj::empty(name);
        m.def = Some(def);
        m.index = def.globals.iter().map(|(n, k)| (intern(n), *k)).collect();
        m.state = Cell::new(State::Untouched);
        m.is_main = is_main;
        m.dict.set(Dunder::Doc.name(), def.doc.map_or(Value::None, Value::from));
        m.dict.set(intern("__file__"), path_of(def).map_or(Value::None, Value::from));
        let package = match (def.package, def.name.rfind('.')) {
            (true, _) => def.name,
            (false, Some(i)) => &def.name[..i],
            (false, None) => "",
        };
        // A script has none; `python3 -m pkg` and `python3 folder` give their __main__ one.
        let is_script = is_main && def.name.rsplit('.').next() != Some("__main__");
        let package = if is_script { Value::None } else { Value::from(package) };
        m.dict.set(intern("__package__"), package);
        if def.package {
            let folder = folder_of(def).unwrap_or_default();
            m.dict.set(intern("__path__"), coll::list(vec![Value::from(folder)]));
        }
        // A module that stores into one of these names has a variable for it, which begins as what is there.
        for (name, key) in def.globals.iter().filter(|(n, _)| n.starts_with("__")) {
            if let Some(v) = m.dict.get(intern(name)) {
                here(key).set(v);
            }
        }
        m
    }

    /// True for modules that live as long as the program.
    pub(crate) fn is_permanent(&self) -> bool {
        self.permanent.get()
    }

    fn describe(&self) -> String {
        match self.def {
            Some(d) => match path_of(d) {
                Some(path) => format!("<module '{}' from '{}'>", self.name, path),
                None => format!("<module '{}' (namespace)>", self.name),
            },
            None => format!("<module '{}' (built-in)>", self.name),
        }
    }

    /// The slot of a translated module's global.
    #[inline]
    pub fn slot(&self, name: Name) -> Option<GlobalKey> {
        self.index.get(&name).copied()
    }

    pub fn get(&self, name: Name) -> Option<Value> {
        if let Some(d) = self.opened() {
            return d.get_str(name.as_str());
        }
        if let Some(key) = self.slot(name) {
            let v = here(key).peek();
            if !v.is_unbound() {
                return Some(v);
            }
        }
        self.dict.get(name)
    }

    /// What CPython has in every module, in its order. What translated programs have no object for
    /// is there, but no more than that.
    fn add_own_names(&self, d: &Ref<PyDict>) {
        let put = |name: &str, otherwise: Value| {
            let name = intern(name);
            d.set_str(name.as_str(), self.dict.get(name).unwrap_or(otherwise));
        };
        let builtins = Value::from(Ref::new(ModuleObj::empty("builtins")));
        put("__name__", Value::None);
        put("__doc__", Value::None);
        put("__package__", Value::None);
        put("__loader__", Value::None);
        put("__spec__", Value::None);
        if self.is_main {
            put("__annotations__", Value::from(PyDict::new_ref()));
            put("__builtins__", builtins);
            put("__file__", Value::None);
            put("__cached__", Value::None);
        } else {
            put("__path__", Value::None);
            put("__file__", Value::None);
            put("__cached__", Value::None);
            put("__builtins__", builtins);
        }
        if !self.def.map_or(false, |d| d.package) {
            d.del_str(intern("__path__").as_str());
        }
    }

    fn opened(&self) -> Option<Ref<PyDict>> {
        self.open.borrow().clone()
    }

    /// `__dict__`, which from now on is where the names are.
    pub fn namespace(&self) -> Ref<PyDict> {
        if let Some(d) = self.opened() {
            return d;
        }
        let d = match self.def {
            Some(def) if !def.fixed.is_empty() => {
                Ref::new(PyDict::with_fixed(def.fixed, rebound_from_outside))
            }
            _ => PyDict::new_ref(),
        };
        if self.def.is_some() {
            self.add_own_names(&d);
        }
        // Sites that remember places in the old table find them empty.
        for (name, _) in self.dict.entries() {
            if let Some(v) = self.dict.remove(name) {
                d.set_str(name.as_str(), v);
            }
        }
        let slots = self.index.iter().map(|(name, key)| (*name, here(*key))).collect();
        globals::open(&slots, &d);
        self.open.replace(Some(d.clone()));
        d
    }

    pub fn find(&self, this: &Value, name: Name) -> Result<Found, PyErr> {
        if let Some(v) = self.get(name) {
            return Ok(Found::Value(v));
        }
        if let Some(v) = crate::core::attr::generic_lookup(this, name)? {
            return Ok(Found::Value(v));
        }
        if let Some(f) = self.get(Dunder::GetAttr.name()) {
            return call::call(&f, &mut [name.value()]).map(Found::Value);
        }
        Ok(Found::Nothing)
    }

    pub fn set(&self, name: Name, v: Option<Value>) -> Result<(), PyErr> {
        if let Some(def) = self.def {
            if def.fixed.contains(&name.text().as_str()) {
                rebound_from_outside(&name.text());
            }
            let text = name.text();
            let builtin = !text.starts_with("__") && crate::builtins::NAMES.contains(&text.as_str());
            if v.is_some() && builtin && self.slot(name).is_none() {
                hidden_from_outside(&text);
            }
        }
        if let Some(d) = self.opened() {
            return match v {
                Some(v) => {
                    d.set_str(name.as_str(), v);
                    Ok(())
                }
                None => match d.del_str(name.as_str()) {
                    Some(_) => Ok(()),
                    None => Err(nothing_to_delete(name)),
                },
            };
        }
        match (self.slot(name), v) {
            (Some(key), Some(v)) => here(key).set(v),
            (Some(key), None) => {
                if here(key).take().is_unbound() {
                    return Err(nothing_to_delete(name));
                }
            }
            (None, Some(v)) => drop(self.dict.set(name, v)),
            (None, None) => {
                if self.dict.remove(name).is_none() {
                    return Err(nothing_to_delete(name));
                }
            }
        }
        Ok(())
    }

    /// Names with values, in the order of the module's table.
    pub fn names(&self) -> Vec<Name> {
        if let Some(d) = self.opened() {
            let keys = d.keys_vec();
            return keys.iter().filter_map(|k| k.down::<PyStr>()).map(intern_str).collect();
        }
        let mut out: Vec<Name> = self.dict.entries().into_iter().map(|(n, _)| n).collect();
        if let Some(def) = self.def {
            for (n, key) in def.globals {
                let name = intern(n);
                if !here(key).peek().is_unbound() && !out.contains(&name) {
                    out.push(name);
                }
            }
        }
        out
    }

    /// Whether this is the script that runs as `__main__`, which lies in a file of that name.
    pub fn is_script_of(&self, name: &str) -> bool {
        self.is_main && self.def.map_or(false, |def| def.name == name)
    }

    pub fn no_attribute(&self, name: &str) -> String {
        if self.name == "builtins" {
            crate::core::run::refuse("__builtins__ can't be looked into")
        }
        if self.state.get() == State::Running && !self.is_main {
            return format!(
                "partially initialized module '{}' has no attribute '{}' (most likely due to a circular import)",
                self.name, name
            );
        }
        format!("module '{}' has no attribute '{}'", self.name, name)
    }
}

thread_local! {
    static MODULES: RefCell<Vec<(String, Ref<ModuleObj>)>> = const { RefCell::new(Vec::new()) };
    static IMPORTED: Ref<PyDict> = PyDict::new_ref();
}

/// Makes the program's modules known; the one at `main` runs as `__main__`.
pub fn register(defs: &[&'static ModuleDef], main: usize) {
    for (i, def) in defs.iter().enumerate() {
        let m = Ref::new(ModuleObj::translated(def, i == main));
        m.permanent.set(true);
        let name = m.name.clone();
        MODULES.with(|l| l.borrow_mut().push((name, m)));
    }
}

/// A module that is known by this name.
pub fn module_named(name: &str) -> Option<Ref<ModuleObj>> {
    MODULES.with(|l| l.borrow().iter().find(|(n, _)| n == name).map(|(_, m)| m.clone()))
}

/// The source file of a module of the program; "" for others.
pub fn file_of(name: &str) -> &'static str {
    module_named(name).and_then(|m| m.def).map_or("", |def| def.file)
}

/// All modules that have been imported, by name: `sys.modules`. What a program stores there is seen by it alone.
pub fn imported() -> Ref<PyDict> {
    IMPORTED.with(Ref::clone)
}

/// Imports a module of the program by its full name, parents first.
pub fn import_module(name: &str) -> R {
    let mut end = 0;
    let mut parent: Option<Ref<ModuleObj>> = None;
    loop {
        end = match name[end..].find('.') {
            Some(i) => end + i,
            None => name.len(),
        };
        let (m, first) = import_one(&name[..end], parent.as_ref())?;
        // Only the first import binds it there: the package may have bound something else to the name since.
        if let Some(p) = parent.as_ref().filter(|_| first) {
            let last = name[..end].rsplit('.').next().unwrap_or(name);
            p.set(intern(last), Some(Value::from(m.clone())))?;
        }
        if end == name.len() {
            return Ok(Value::from(m));
        }
        parent = Some(m);
        end += 1;
    }
}

/// The module, and whether this ran it.
fn import_one(name: &str, parent: Option<&Ref<ModuleObj>>) -> Result<(Ref<ModuleObj>, bool), PyErr> {
    let m = match module_named(name) {
        Some(m) => m,
        None => {
            let e = module_not_found_error(match parent {
                Some(p) if p.def.map_or(true, |def| !def.package) => {
                    format!("No module named '{}'; '{}' is not a package", name, p.name)
                }
                _ => format!("No module named '{}'", name),
            });
            exceptions::set_import(&e, name, Value::None);
            return Err(e);
        }
    };
    let first = m.state.get() == State::Untouched;
    run_module(&m)?;
    Ok((m, first))
}

/// Runs a module's code unless that has begun.
pub fn run_module(m: &Ref<ModuleObj>) -> Result<(), PyErr> {
    if m.state.get() != State::Untouched {
        return Ok(());
    }
    let init = match m.def {
        Some(def) => def.init,
        None => return Ok(()),
    };
    m.state.set(State::Running);
    let name = ops::new_str(&m.name);
    imported().set_str(&name, Value::from(m.clone()));
    match init() {
        Ok(()) => {
            m.state.set(State::Done);
            Ok(())
        }
        Err(e) => {
            m.state.set(State::Untouched);
            imported().del_str(&name);
            Err(e)
        }
    }
}

/// The object of a native module; the same one each time.
pub fn native_module(def: &'static NativeModule) -> R {
    if let Some(m) = module_named(def.name) {
        return Ok(Value::from(m));
    }
    let m = ModuleObj::empty(def.name);
    for (name, member) in def.members {
        let v = match member {
            Member::Fn(f) => native(f),
            Member::Value(f) => f(),
            Member::Type(f) => Value::from(f()),
        };
        m.dict.set(intern(name), v);
    }
    let m = Ref::new(m);
    m.permanent.set(true);
    MODULES.with(|l| l.borrow_mut().push((def.name.to_string(), m.clone())));
    imported().set_str(&ops::new_str(def.name), Value::from(m.clone()));
    if let Some(i) = def.name.rfind('.') {
        if let Some(p) = module_named(&def.name[..i]) {
            p.set(intern(&def.name[i + 1..]), Some(Value::from(m.clone())))?;
        }
    }
    Ok(Value::from(m))
}

/// `from module import name`
pub fn import_from(module: &Value, name: &'static str) -> R {
    let wanted = intern(name);
    let m = match module.down::<ModuleObj>() {
        Some(m) => m,
        None => match crate::core::absent::member(module, name) {
            Some(v) => return Ok(v),
            None => return crate::core::attr::get(module, wanted),
        },
    };
    if let Some(v) = m.get(wanted) {
        return Ok(v);
    }
    // A submodule that nobody has imported yet.
    let full = format!("{}.{}", m.name, name);
    if module_named(&full).is_some() {
        return import_module(&full);
    }
    if let Found::Value(v) = m.find(module, wanted)? {
        return Ok(v);
    }
    Err(cannot_import(m, name))
}

#[cold]
#[inline(never)]
fn cannot_import(m: &ModuleObj, name: &str) -> PyErr {
    let path = m.def.and_then(path_of);
    let place = path.as_deref().unwrap_or("unknown location");
    let text = if m.state.get() == State::Running {
        format!(
            "cannot import name '{}' from partially initialized module '{}' (most likely due to a circular import) ({})",
            name, m.name, place
        )
    } else {
        format!("cannot import name '{}' from '{}' ({})", name, m.name, place)
    };
    let e = PyErr::new(exceptions::import_error_type(), vec![Value::from(text)]);
    let module = MODULES.with(|l| {
        l.borrow().iter().find(|(n, _)| *n == m.name).map(|(_, m)| Value::from(m.clone()))
    });
    let path = m.def.and_then(path_of).map_or(Value::None, Value::from);
    exceptions::set_import(&e, &m.name, path);
    e.about(Value::from(name), module.unwrap_or(Value::Unbound))
}

/// `from module import *` in the module that runs as `into`.
pub fn import_star(module: &Value, into: &str) -> Result<(), PyErr> {
    let into = match module_named(into) {
        Some(m) => m,
        None => return Err(module_not_found_error(format!("No module named '{}'", into))),
    };
    for (name, v) in module_names(module)? {
        into.set(name, Some(v))?;
    }
    Ok(())
}

/// The names that `from module import *` binds.
pub fn module_names(module: &Value) -> Result<Vec<(Name, Value)>, PyErr> {
    let m = match module.down::<ModuleObj>() {
        Some(m) => m,
        None => {
            crate::core::absent::check(module);
            return Err(type_error("module expected"));
        }
    };
    let mut out = Vec::new();
    match m.get(intern("__all__")) {
        Some(all) => {
            for v in crate::builtins::to_vec(&all)? {
                let name = match v.down::<PyStr>() {
                    Some(s) => intern_str(s),
                    None => {
                        return Err(type_error(format!(
                            "Item in {}.__all__ must be str, not {}",
                            m.name,
                            crate::core::types::type_name(&v)
                        )))
                    }
                };
                match m.get(name) {
                    Some(v) => out.push((name, v)),
                    None => {
                        return Err(attribute_error(m.no_attribute(&name.text())));
                    }
                }
            }
        }
        None => {
            for name in m.names() {
                if !name.text().starts_with('_') {
                    if let Some(v) = m.get(name) {
                        out.push((name, v));
                    }
                }
            }
        }
    }
    Ok(out)
}

#[cold]
fn nothing_to_delete(name: Name) -> PyErr {
    attribute_error(format!("'module' object has no attribute '{}'", name.text()))
}
