# Modules whose names are computed, or stand in data.
import importlib
import sys

import pkg

for name in ("alpha", "beta", "gamma", "alpha"):
    try:
        plugin = importlib.import_module(".plugins." + name, "pkg")
    except ModuleNotFoundError as error:
        print("skipped:", error, error.name)
        continue
    print(plugin.__name__, plugin.NAME, plugin.run(2), plugin.__name__ in sys.modules)
print(pkg.load("alpha").run(5), hasattr(pkg, "plugins"), pkg.plugins.alpha is importlib.import_module("pkg.plugins.alpha"))
print(importlib.import_module("..deep.down", package="pkg.plugins").WHERE, importlib.import_module("other").double(4))
importlib.invalidate_caches()
for bad in (
    lambda: importlib.import_module("nope"), lambda: importlib.import_module("nope.more"), lambda: importlib.import_module("other.more"),
    lambda: importlib.import_module("pkg.deep.none"), lambda: importlib.import_module(".x"), lambda: importlib.import_module(""),
    lambda: importlib.import_module("....x", "pkg.a"), lambda: importlib.import_module(3), lambda: importlib.import_module(".x", 3),
    lambda: importlib.import_module("broken"), lambda: importlib.import_module("broken"),
):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
for handler in ["other:double", "pkg.plugins.beta:run"]:
    module, _, function = handler.partition(":")
    print(handler, getattr(importlib.import_module(module), function)(10))
