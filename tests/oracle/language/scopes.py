# global, nonlocal, del and the scopes of classes and comprehensions.
x = "module"


def reader():
    return x


def writer():
    global x, fresh
    x = "written"
    fresh = "made inside"


def shadow():
    x = "local"
    return x, reader()


print(reader(), shadow())
writer()
print(reader(), x, fresh)


class C:
    x = "class"
    seen = x
    items = [x for _ in range(2)]
    from_outer = [y for y in x]

    def method(self):
        return x


print(C.seen, C.items, C.from_outer, C().method())


class D:
    print(x)
    x = x + "!"
    print(x)
    del x
    print(x)


print(hasattr(D, "x"))


def function():
    x = "function"

    class Inner:
        a = x

        def get(self):
            return x

    class Rebinds:
        b = len(x)
        x = "own"
        c = x

    return Inner.a, Inner().get(), Rebinds.b, Rebinds.c


try:
    print(function())
except NameError as error:
    print(error)

i = "kept"
print([i for i in range(3)], {i for i in "a"}, {i: i for i in "b"}, list(i for i in "c"), i)
for i in range(2):
    pass
print(i)

print([(a, b) for a in range(3) if a for b in range(a)])
print([last := n * n for n in range(4)], last)


def walrus():
    found = any((hit := v) > 2 for v in [1, 2, 3, 4])
    return found, hit


print(walrus())

gone = 1
del gone
try:
    gone
except NameError as error:
    print(error)
try:
    del gone
except NameError as error:
    print(error)


def delete_local():
    a = 1
    del a
    try:
        a
    except UnboundLocalError as error:
        print(error)
    a = 2
    return a


print(delete_local())
len = lambda v: "mine"
print(len([1]))
del len
print(len([1]))


def conditional(flag):
    if flag:
        value = 1
    return value


print(conditional(True))
try:
    conditional(False)
except UnboundLocalError as error:
    print(error)


def loops(n):
    for j in range(n):
        pass
    else:
        done = True
    return j, done


print(loops(2))
try:
    loops(0)
except UnboundLocalError as error:
    print(error)
