# Deleted and not yet bound variables on every way through loops, try and with.
def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except NameError as error:
        print(function.__name__, type(error).__name__, error)


def boom():
    raise ValueError


def deleted_in_body():
    x = 1
    try:
        del x
        boom()
        x = 2
    except ValueError:
        return x


def deleted_in_handler():
    x = 1
    try:
        try:
            boom()
        except ValueError:
            del x
            raise
        finally:
            print(x)
    except ValueError:
        return "raised"


def deleted_before_return():
    x = 1
    try:
        del x
        return "returned"
    finally:
        print(x)


def deleted_before_continue():
    x = 1
    for i in range(3):
        print("round", x)
        if i == 1:
            del x
            continue
    return x


def deleted_at_end():
    x = 1
    n = 0
    while n < 2:
        n += 1
        print(x)
        del x


def deleted_before_break():
    x = 1
    while True:
        if x:
            del x
            break
    return x


def swallowed():
    class Quiet:
        def __enter__(self):
            return self

        def __exit__(self, *args):
            return True

    x = 1
    with Quiet():
        del x
        boom()
        x = 2
    return x


def assigned_in_body(fail):
    try:
        if fail:
            boom()
        y = 1
    except ValueError:
        pass
    return y


def assigned_everywhere(fail):
    try:
        if fail:
            boom()
    except ValueError:
        y = "handler"
    else:
        y = "else"
    return y


def name_of_handler():
    e = "before"
    try:
        boom()
    except ValueError as e:
        pass
    return e


def right_operand(flag):
    flag and (z := 1)
    return z


def one_branch(flag):
    (w := 1) if flag else 2
    return w


def found(items, wanted):
    for item in items:
        if item == wanted:
            place = item
            break
    else:
        place = None
    return place


def twice():
    q = 1
    del q
    del q


def nested():
    x = 1
    for i in range(2):
        for j in range(2):
            if i + j == 1:
                del x
                break
        print(i, x)
    return x


for case in (deleted_in_body, deleted_in_handler, deleted_before_return, deleted_before_continue,
             deleted_at_end, deleted_before_break, swallowed, name_of_handler, twice, nested):
    attempt(case)
for case in assigned_in_body, assigned_everywhere, right_operand, one_branch:
    attempt(case, True)
    attempt(case, False)
attempt(found, [1, 2], 2)
attempt(found, [], 2)
