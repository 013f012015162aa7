# args: one two
# The order in which modules run, state they share, and how the program ends.
print("main 1")
import registry
import plugin_b
import plugin_a
import registry as same

print(registry.names, same is registry)
from registry import names, register

register("main")
print(names is registry.names, names)
registry.names = ["replaced"]
print(names, registry.names, registry.current())
import sys

print(sys.argv[1:], len(sys.argv))
import settings

settings.debug = True
settings.level += 1
print(settings.show())
del settings.debug
try:
    settings.show()
except NameError as error:
    print(error)


def fail():
    registry.explode(3)


try:
    fail()
except registry.Exploded as error:
    print(error, type(error).__module__)
fail()
