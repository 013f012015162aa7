# from m import *: what is public, what is overwritten, what stays live.
from tools import *
from more import *

print(add(1, 2), shared, LIMIT)
try:
    _private
except NameError as error:
    print(error)
try:
    os_like
except NameError as error:
    print(error)
import tools

bump()
print(counter, tools.counter, get())


def add(a, b):
    return "own add"


print(add(1, 2), twice_add(1))
