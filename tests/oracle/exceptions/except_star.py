# except*: splitting, raising in clauses, what is left, groups by themselves.
def show(e, depth=0):
    print("  " * depth + repr(e), "|", str(e))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions:
            show(x, depth + 1)


def run(make, clause):
    try:
        clause(make())
    except BaseException as e:
        print("left:")
        show(e)
        print("context", repr(e.__context__), "cause", repr(e.__cause__))
    else:
        print("nothing left")


def tree():
    return ExceptionGroup("top", [ValueError(1), TypeError("t"), ExceptionGroup("in", [ValueError(2), KeyError("k")])])


def plain(e):
    try:
        raise e
    except* ValueError as g:
        print("values", g, len(g.exceptions))
    except* TypeError as g:
        print("types", g.exceptions)


def raising(e):
    try:
        raise e
    except* ValueError as g:
        raise RuntimeError("new")
    except* KeyError:
        raise


def again(e):
    try:
        raise e
    except* (ValueError, TypeError):
        raise


def naming(e):
    try:
        raise e
    except* ValueError as g:
        raise g


def chained(e):
    try:
        raise e
    except* ValueError as g:
        raise OSError("o") from g
    except* TypeError as g:
        raise LookupError("l")


def everything(e):
    try:
        raise e
    except* Exception as g:
        print("all", type(g).__name__, repr(g))
    else:
        print("else")
    finally:
        print("finally")


def wrong(e):
    try:
        raise e
    except* ExceptionGroup:
        pass


def generator(e):
    def inner():
        try:
            raise e
        except* ValueError as g:
            yield repr(g)
            yield "more"
        yield "end"
    it = inner()
    print(next(it), next(it))
    print(next(it))


for clause in (plain, raising, again, naming, chained, everything, wrong, generator):
    for make in (tree, lambda: ValueError("single"), lambda: OSError("other"),
                 lambda: BaseExceptionGroup("b", [KeyboardInterrupt(), ValueError(3)])):
        print("--", clause.__name__)
        run(make, clause)

try:
    print("body")
except* ValueError:
    print("no")
else:
    print("else")
for i in range(3):
    try:
        if i == 1:
            raise ExceptionGroup("loop", [ValueError(i)])
    except* ValueError as group:
        print("caught", group.exceptions)
try:
    group
except NameError as e:
    print(e)
try:
    ExceptionGroup("x", [])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("x", [1])
except ValueError as e:
    print(e)
try:
    ExceptionGroup("x", [KeyboardInterrupt()])
except TypeError as e:
    print(e)


class Mine(ExceptionGroup):
    def derive(self, excs):
        return Mine(self.message, excs)


try:
    raise Mine("mine", [ValueError(1), TypeError(2)])
except* TypeError as g:
    print(type(g).__name__, g)
except* ValueError as g:
    g.add_note("noted")
    print(type(g).__name__, g.__notes__)
match, rest = tree().split(ValueError)
show(match)
show(rest)
show(tree().subgroup(lambda e: isinstance(e, KeyError)))
print(tree().split(OSError)[0], ExceptionGroup.__mro__)
raise ExceptionGroup("last", [ValueError(1), TypeError(2)])
