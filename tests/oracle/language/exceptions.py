# try in all its forms.
def log(*args):
    print(*args)


def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "finally wins"


def order(kind):
    trace = []
    try:
        trace.append("try")
        if kind:
            raise kind("x")
    except (KeyError, IndexError) as error:
        trace.append(repr(error))
    except ValueError:
        trace.append("value")
    else:
        trace.append("else")
    finally:
        trace.append("finally")
    return trace


print(swallow(), order(None), order(KeyError), order(IndexError), order(ValueError))

for i in range(5):
    try:
        if i == 1:
            continue
        if i == 3:
            break
        log("body", i)
    finally:
        log("finally", i)
else:
    log("never")


def nested():
    for i in range(3):
        try:
            try:
                if i == 1:
                    return i
            finally:
                log("inner", i)
        finally:
            log("outer", i)


print(nested())

try:
    raise KeyError("k")
except KeyError as e:
    pass
try:
    e
except NameError as error:
    print(error)

try:
    try:
        1 / 0
    except ZeroDivisionError as first:
        raise ValueError("second") from first
except ValueError as error:
    print(repr(error.__cause__), error.__suppress_context__, error.__context__ is error.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("second")
except ValueError as error:
    print(repr(error.__cause__), repr(error.__context__))
try:
    try:
        {}["a"]
    except KeyError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    print(error.__cause__, error.__suppress_context__, repr(error.__context__))


class AppError(Exception):
    def __init__(self, code, text="none"):
        super().__init__(code, text)
        self.code = code


class Deep(AppError):
    def __str__(self):
        return f"deep {self.code}"


try:
    raise Deep(7)
except AppError as error:
    print(error, repr(error), error.args, error.code, isinstance(error, Exception))


def again():
    try:
        [][1]
    except IndexError:
        log("seen")
        raise


try:
    again()
except LookupError as error:
    print(type(error).__name__, error)

for bad in (lambda: int("x"), lambda: [].pop(), lambda: {}["q"], lambda: "a" + 1, lambda: 1 + "a", lambda: None.x,
            lambda: (1, 2)[5], lambda: [1][:] < 3, lambda: len(5), lambda: 2 ** -1 % 0, lambda: [1, 2].index(3),
            lambda: undefined, lambda: iter(1), lambda: {[]: 1}, lambda: float("z"), lambda: chr(-1)):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)

for thing in (5, "text", None, object):
    try:
        raise thing
    except TypeError as error:
        print(error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    try:
        pass
    except 5:
        pass
    try:
        raise ValueError
    except 5:
        pass
except TypeError as error:
    print(error)
try:
    assert 1 == 2, ("why", 3)
except AssertionError as error:
    print(error.args)
try:
    assert []
except AssertionError as error:
    print(error.args, repr(str(error)))
print(repr(ValueError()), str(ValueError()), repr(ValueError("a")), ValueError("a", 1), KeyError("k"), OSError(2, "no"))
