# f-strings, format specifications, print.
x, v, w, p, name = 3, 3.14159, 10, 3, "Ann"
print(f"{3.0:g} {3.14159:.3} {1e6:,} {-5:05d} {255:#06x} {5:+} {5: } {x!r:>10}|{x=} {x = !s} {v=:.2f}")
print(f"{v:{w}.{p}}|{v:<{w}}|{v:^{w}.1f}|{name:*^9}|{name!r}|{name:.2}|{'nested ' + f'{name}'}")
print(f"{{}} {{{x}}} {'a' if x else 'b'} {[i for i in range(3)]} {({'k': 1})['k']} {(lambda y: y * 2)(4)}")
print(f"{1234.5:010.1f} {1234567.891:,.2f} {1234567:_} {0.000123:e} {123456789.0:g} {1e-7:g} {100:e} {12:b} {12:o} {12:X} {65:c}")
print(f"{True} {True:d} {None} {1 + 2j} {1.5:%} {0.1:.20f} {1e20:f} {float('inf'):f} {float('nan'):5} {-0.0:f} {2.5:.0f} {3.5:.0f}")
print(f"{'é':>3}|{'日':<3}|{'':5}|{'abc':^4}|{5:<4}|{5:^5}|{-5:=5}|{'x':_<3}|{0:x}|{-255:x}|{255:#b}|{1:#o}")
print(f"{10 ** 20:,} {10 ** 20:e} {10 ** 20:.3f} {1.0:.0e} {1.0:n} {1000000:n} {0.5:.0%} {1e300 * 10} {1e16:,}")
for spec in ("", "5", "<5", ">5", "^5", "05", "+", ".1f", ",", "e", "g", "%", "10.4f", "+.2e", "#x", "b", "_d", "=+6"):
    row = []
    for value in (0, 42, -7, 3.5, -0.001, True):
        try:
            row.append(format(value, spec))
        except ValueError as error:
            row.append(str(error))
    print(repr(spec), row)


class F:
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


f = F()
print(f"{f} {f:abc} {f!s} {f!r:>6} {f:{x}}", str(f), [f], "%s %r" % (f, f), "{}".format(f))
print(1, "a", None, 2.0, [1, "b"], sep="-", end="!\n")
print(sep="x")
print("a", "b", sep=None, end=None)
print("no newline", end="")
print(" joined", flush=True)
print(*range(5), sep=", ")
print(*[], sep="?")
for call in (lambda: print("a", sep=1), lambda: print("a", end=1), lambda: print("a", nope=1), lambda: f"{x:zz}", lambda: f"{name:d}",
             lambda: f"{[]:5}", lambda: f"{None:5}", lambda: f"{x:.2d}", lambda: f"{x:,b}", lambda: f"{v:d}", lambda: f"{name:,}"):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
a = []
a.append(a)
d = {}
d["self"] = d
print(a, d, (1,), (), set(), frozenset({1}), {1: [2, (3,)]}, [None, True, 1.0, "s", b"b"], {"a"}, range(3), range(1, 9, 2), slice(1, 2))
print(type(1), type("a"), type(None), type(print), type(lambda: 0), int, ValueError, ..., NotImplemented, print)
print([1e16, -0.0, 1j], {"k": 1.5e-7}, str([1]) + repr("x"), f"{'a':{'>'}{4}}", f'{"q"}', f"{x,}", f"{x:{'0'}{'5'}}")
