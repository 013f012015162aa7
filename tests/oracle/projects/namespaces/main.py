# The namespace of a module seen from another one: live, in the order of binding.
import settings

names = [n for n in vars(settings) if not n.startswith("__")]
print(names)
space = settings.__dict__
print(space is vars(settings), type(space))
space["first"] = "one"
print(settings.describe(), settings.first)
settings.second = "two"
print(space["second"], settings.describe())
space["added"] = "new"
print(settings.late(), settings.added, list(space)[-1])
del space["added"]
try:
    settings.late()
except NameError as error:
    print(error)
try:
    settings.added
except AttributeError as error:
    print(error)
print(sorted(n for n in dir(settings) if not n.startswith("__")))
print({k: v for k, v in space.items() if isinstance(v, str) and not k.startswith("__")})
from settings import first
print(first, settings.hidden())
for key in [k for k in space if k.startswith("__")]:
    print(key)
