# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: 0BSD
"""What kind of object something is, what it has, and how it is called. Sources and frames are not here."""

import enum
import functools
import sys
import types
from collections import OrderedDict

import _portalis

__all__ = [
    "BoundArguments", "Parameter", "Signature", "cleandoc", "getattr_static", "getdoc", "getmembers", "getmodule",
    "getmro", "isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscoroutine",
    "iscoroutinefunction", "isdatadescriptor", "isfunction", "isgenerator", "isgeneratorfunction", "ismethod",
    "ismodule", "isroutine", "signature", "unwrap",
]


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _kind(function):
    """What calling a function makes: a value, a generator, a coroutine, an asynchronous generator."""
    function = _unwrap_partial(function)
    if ismethod(function):
        function = function.__func__
    parts = _portalis.function_parts(function)
    return "" if parts is None else parts[-1]


def isgeneratorfunction(obj):
    return _kind(obj) == "generator"


def iscoroutinefunction(obj):
    return _kind(obj) == "coroutine"


def isasyncgenfunction(obj):
    return _kind(obj) == "async_generator"


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def getmro(cls):
    return cls.__mro__


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def getmembers(object, predicate=None):
    mro = (object,) + getmro(object) if isclass(object) else ()
    names = dir(object)
    results, processed = [], set()
    for key in names:
        try:
            value = getattr(object, key)
            if key in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        processed.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


_missing = enum.Enum("_missing", "VALUE").VALUE


def getattr_static(obj, attr, default=_missing):
    if not isclass(obj):
        own = getattr(obj, "__dict__", {})
        for base in type(obj).__mro__:
            if attr in base.__dict__ and isdatadescriptor(base.__dict__[attr]):
                return base.__dict__[attr]
        if attr in own:
            return own[attr]
    for base in obj.__mro__ if isclass(obj) else type(obj).__mro__:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if isclass(obj):
        for base in type(obj).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = sys.maxsize
    for line in lines[1:]:
        content = len(line.lstrip())
        if content:
            margin = min(margin, len(line) - content)
    if lines:
        lines[0] = lines[0].lstrip()
    if margin < sys.maxsize:
        for i in range(1, len(lines)):
            lines[i] = lines[i][margin:]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _finddoc(obj):
    """The description that a class inherits, or a method overrides."""
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and base.__doc__ is not None:
                return base.__doc__
        return None
    if ismethod(obj):
        owner, name = type(obj.__self__), obj.__func__.__name__
        owner = obj.__self__ if isclass(obj.__self__) else owner
        for base in owner.__mro__:
            doc = getattr(base.__dict__.get(name), "__doc__", None)
            if doc is not None:
                return doc
    return None


def getdoc(object):
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _finddoc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def unwrap(func, *, stop=None):
    seen = {id(func): func}
    first = func
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(first))
        seen[id(func)] = func
    return func


def _unwrap_partial(func):
    while isinstance(func, functools.partial):
        func = func.func
    return func


class _empty:
    pass


_empty.__module__ = "inspect"


def formatannotation(annotation, base_module=None):
    if repr(annotation).startswith("typing."):
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self._name_

    @property
    def description(self):
        return _DESCRIPTIONS[self]


_DESCRIPTIONS = {
    _ParameterKind.POSITIONAL_ONLY: "positional-only",
    _ParameterKind.POSITIONAL_OR_KEYWORD: "positional or keyword",
    _ParameterKind.VAR_POSITIONAL: "variadic positional",
    _ParameterKind.KEYWORD_ONLY: "keyword-only",
    _ParameterKind.VAR_KEYWORD: "variadic keyword",
}


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
    KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
    VAR_KEYWORD = _ParameterKind.VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and self._kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
            raise ValueError("{} parameters cannot have default values".format(self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_empty, kind=_empty, annotation=_empty, default=_empty):
        name = self._name if name is _empty else name
        kind = self._kind if kind is _empty else kind
        annotation = self._annotation if annotation is _empty else annotation
        default = self._default if default is _empty else default
        return type(self)(name, kind, default=default, annotation=annotation)

    def __str__(self):
        formatted = self._name
        if self._annotation is not _empty:
            formatted = "{}: {}".format(formatted, formatannotation(self._annotation))
        if self._default is not _empty:
            equals = " = " if self._annotation is not _empty else "="
            formatted = formatted + equals + repr(self._default)
        if self._kind == Parameter.VAR_POSITIONAL:
            formatted = "*" + formatted
        elif self._kind == Parameter.VAR_KEYWORD:
            formatted = "**" + formatted
        return formatted

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self.name, self.kind, self.annotation, self.default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name
            and self._kind == other._kind
            and self._default == other._default
            and self._annotation == other._annotation
        )


class BoundArguments:
    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == Parameter.VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_name = False
        for name, parameter in self._signature.parameters.items():
            if not by_name:
                if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
                    by_name = True
                elif name not in self.arguments:
                    by_name = True
                    continue
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind == Parameter.VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        arguments = []
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                arguments.append((name, self.arguments[name]))
            elif parameter.default is not _empty:
                arguments.append((name, parameter.default))
            elif parameter.kind is Parameter.VAR_POSITIONAL:
                arguments.append((name, ()))
            elif parameter.kind is Parameter.VAR_KEYWORD:
                arguments.append((name, {}))
        self.arguments = dict(arguments)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        args = ["{}={!r}".format(name, value) for name, value in self.arguments.items()]
        return "<{} ({})>".format(self.__class__.__name__, ", ".join(args))


class Signature:
    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = OrderedDict()
        top, defaults = Parameter.POSITIONAL_ONLY, False
        for parameter in parameters or ():
            kind = parameter.kind
            if kind < top:
                raise ValueError(
                    "wrong parameter order: {} parameter before {} parameter".format(top.description, kind.description)
                )
            if kind > top:
                top = kind
            if kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
                if parameter.default is not _empty:
                    defaults = True
                elif defaults:
                    raise ValueError("non-default argument follows default argument")
            if parameter.name in found:
                raise ValueError("duplicate parameter name: {!r}".format(parameter.name))
            found[parameter.name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True):
        return _signature(obj, follow_wrapped)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_empty, return_annotation=_empty):
        parameters = self.parameters.values() if parameters is _empty else parameters
        return_annotation = self._return_annotation if return_annotation is _empty else return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        mine, theirs = list(self.parameters.values()), list(other.parameters.values())
        names = {p.name: p for p in mine if p.kind == Parameter.KEYWORD_ONLY}
        other_names = {p.name: p for p in theirs if p.kind == Parameter.KEYWORD_ONLY}
        return (
            names == other_names
            and [p for p in mine if p.name not in names] == [p for p in theirs if p.name not in other_names]
            and self.return_annotation == other.return_annotation
        )

    def _bind(self, args, kwargs, partial):
        arguments = {}
        parameters = list(self.parameters.values())
        given = list(args)
        at = 0
        rest = []
        while True:
            if given:
                if at == len(parameters):
                    raise TypeError("too many positional arguments")
                parameter = parameters[at]
                at += 1
                if parameter.kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
                    raise TypeError("too many positional arguments")
                if parameter.kind == Parameter.VAR_POSITIONAL:
                    arguments[parameter.name] = tuple(given)
                    break
                if parameter.name in kwargs and parameter.kind != Parameter.POSITIONAL_ONLY:
                    raise TypeError("multiple values for argument {arg!r}".format(arg=parameter.name))
                arguments[parameter.name] = given.pop(0)
                continue
            if at == len(parameters):
                break
            parameter = parameters[at]
            at += 1
            if parameter.kind == Parameter.VAR_POSITIONAL:
                break
            if parameter.name in kwargs:
                if parameter.kind == Parameter.POSITIONAL_ONLY:
                    message = "{arg!r} parameter is positional only, but was passed as a keyword"
                    raise TypeError(message.format(arg=parameter.name))
                rest.append(parameter)
                break
            if parameter.kind == Parameter.VAR_KEYWORD or parameter.default is not _empty or partial:
                rest.append(parameter)
                break
            message = "missing a required argument: {arg!r}".format(arg=parameter.name)
            raise TypeError(message)
        into = None
        for parameter in rest + parameters[at:]:
            if parameter.kind == Parameter.VAR_KEYWORD:
                into = parameter
                continue
            if parameter.kind == Parameter.VAR_POSITIONAL:
                continue
            if parameter.name in kwargs:
                if parameter.kind == Parameter.POSITIONAL_ONLY:
                    message = "{arg!r} parameter is positional only, but was passed as a keyword"
                    raise TypeError(message.format(arg=parameter.name))
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError("missing a required argument: {arg!r}".format(arg=parameter.name))
        if kwargs:
            if into is None:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[into.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        result = []
        positional_only, keyword_only = False, True
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == Parameter.POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if kind == Parameter.VAR_POSITIONAL:
                keyword_only = False
            elif kind == Parameter.KEYWORD_ONLY and keyword_only:
                result.append("*")
                keyword_only = False
            result.append(str(parameter))
        if positional_only:
            result.append("/")
        rendered = "({})".format(", ".join(result))
        if self.return_annotation is not _empty:
            rendered += " -> {}".format(formatannotation(self.return_annotation))
        return rendered


def _of_function(function, parts):
    names, n_posonly, n_pos, n_kwonly, varargs, varkw, _ = parts
    annotations = function.__annotations__
    defaults = function.__defaults__ or ()
    keyword_defaults = function.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for i, name in enumerate(names[:n_pos]):
        kind = Parameter.POSITIONAL_ONLY if i < n_posonly else Parameter.POSITIONAL_OR_KEYWORD
        at = i - (n_pos - len(defaults))
        add(name, kind, defaults[at] if at >= 0 else _empty)
    rest = list(names[n_pos + n_kwonly :])
    if varargs:
        add(rest.pop(0), Parameter.VAR_POSITIONAL)
    for name in names[n_pos : n_pos + n_kwonly]:
        add(name, Parameter.KEYWORD_ONLY, keyword_defaults.get(name, _empty))
    if varkw:
        add(rest.pop(0), Parameter.VAR_KEYWORD)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(signature):
    parameters = list(signature.parameters.values())
    if not parameters or parameters[0].kind in (Parameter.VAR_KEYWORD, Parameter.KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind is not Parameter.VAR_POSITIONAL:
        parameters.pop(0)
    return signature.replace(parameters=parameters)


def _of_partial(partial):
    signature = _signature(partial.func, True)
    try:
        bound = signature.bind_partial(*partial.args, **partial.keywords)
    except TypeError as error:
        raise ValueError("partial object {!r} has incorrect arguments".format(partial)) from error
    parameters, by_keyword = [], False
    for name, parameter in signature.parameters.items():
        if name in bound.arguments:
            if parameter.kind is Parameter.POSITIONAL_ONLY:
                continue
            if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD:
                if name not in partial.keywords:
                    continue
                by_keyword = True
                parameter = parameter.replace(default=bound.arguments[name])
            elif parameter.kind is Parameter.KEYWORD_ONLY:
                parameter = parameter.replace(default=bound.arguments[name])
        if by_keyword:
            if parameter.kind is Parameter.POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=Parameter.KEYWORD_ONLY)
            elif parameter.kind is Parameter.VAR_POSITIONAL:
                continue
        parameters.append(parameter)
    return signature.replace(parameters=parameters)


def _of_class(cls):
    for base in cls.__mro__:
        for name in ("__new__", "__init__"):
            if name in base.__dict__ and base is not object:
                function = base.__dict__[name]
                if isinstance(function, staticmethod):
                    function = function.__func__
                if _portalis.function_parts(function) is None:
                    _portalis.refuse(f"inspect.signature of '{cls.__name__}' is not available to translated programs")
                return _without_first(_signature(function, True))
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    _portalis.refuse(f"inspect.signature of '{cls.__name__}' is not available to translated programs")


def _signature(obj, follow_wrapped):
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if ismethod(obj):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or ismethod(f))
        if ismethod(obj):
            return _signature(obj, follow_wrapped)
    given = getattr(obj, "__signature__", None)
    if given is not None:
        if not isinstance(given, Signature):
            raise TypeError("unexpected object {!r} in __signature__ attribute".format(given))
        return given
    if isinstance(obj, functools.partial):
        return _of_partial(obj)
    parts = _portalis.function_parts(obj)
    if parts is not None:
        return _of_function(obj, parts)
    if isinstance(obj, type):
        call = type(obj).__dict__.get("__call__") if type(obj) is not type else None
        if call is not None and _portalis.function_parts(call) is not None:
            return _without_first(_signature(call, follow_wrapped))
        return _of_class(obj)
    call = getattr(type(obj), "__call__", None)
    if _portalis.function_parts(call) is not None:
        return _without_first(_signature(call, follow_wrapped))
    _portalis.refuse("inspect.signature of a builtin function is not available to translated programs")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    if eval_str:
        _portalis.refuse("inspect.signature(eval_str=True) is not available to translated programs")
    return _signature(obj, follow_wrapped)
