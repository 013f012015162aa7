# import a.b.c binds a; submodules appear as attributes when something imports them.
import a.b.c

print(a.b.c.NAME, a.NAME, a.b.NAME)
import a.x as alias
from a import y
from a.b import c as c_again

print(alias.NAME, y.NAME, c_again is a.b.c, a.x is alias)
import a

print(a.__name__, a.b.__name__)


def inside():
    import a.z

    return a.z.NAME


print(hasattr(a, "z"))
print(inside(), hasattr(a, "z"))
from a.b import (
    NAME as renamed,
    c,
)

print(renamed, c.up())
if __name__ == "__main__":
    print("is main")
# A package binds a name of one of its modules to something else: later imports leave that as it is.
import a.same
from a.same import same as again

print(a.same(), again is a.same, callable(a.same))


def late():
    import a.same
    from a import same

    return same()


print(late())
