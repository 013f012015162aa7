"""One name for one thing after another: each part has its own type, and values go when they should."""


def converts(n):
    n = int(n)
    total = 0
    for i in range(n):
        total += i
    total = total / 2
    total = str(total)
    return n, total


def chain(x):
    x = float(x)
    y = x * 2
    x = int(y)
    y = x + 1
    x = [x, y]
    y = x
    x = len(y)
    return x, y


def in_loop(lines):
    out = []
    for line in lines:
        value = line.strip()
        value = int(value)
        value = value + 1
        out.append(value)
        if value > 3:
            value = value / 2
            out.append(value)
    return out


def in_loop_reads_first(n):
    out = []
    state = "start"
    for i in range(n):
        out.append(state)
        state = i
        state = state + 0.5
    return out, state


def rounds(n):
    out = []
    for i in range(n):
        try:
            x = i
            x = 10 // (x - 1)
            x = x + 0.5
        except ZeroDivisionError as e:
            out.append(str(e))
            continue
        out.append(x)
    return out


def handler_sees(n):
    x = 1
    try:
        x = "text"
        x = n // 0
    except ZeroDivisionError:
        return x
    x = 2.5
    return x


def unbound_before(n):
    try:
        return x
    except UnboundLocalError as e:
        print(e)
    x = n
    x = x * 1.5
    return x


def watched(log, name):
    """Its end shows in the log."""
    def gen():
        try:
            yield name
        finally:
            log.append(name)
    g = gen()
    next(g)
    return g


def frees():
    log = []
    x = watched(log, "gone")
    x = 5
    log.append("after store")
    x = x + 1
    x = x / 2
    return log, x


def frees_param(x, log):
    log.append("begin")
    x = 1
    log.append("stored")
    x = x + 1
    return x


def frees_in_loop(n):
    log = []
    for i in range(n):
        x = i * 2
        log.append(x)
        x = watched(log, i)
    log.append("end")
    return log


def frees_on_error(n):
    log = []
    try:
        x = watched(log, "first")
        x = n // 0
        x = 1.5
    except ZeroDivisionError:
        log.append("handled")
    return log


def closes():
    def gen():
        try:
            yield 1
        finally:
            print("closed")
    g = gen()
    print(next(g))
    g = 3
    print("rebound", g)
    g = g * 0.5
    return g


def grows(n):
    text = ""
    for i in range(n):
        text += "ab"
    text = len(text)
    return text


def annotated(value: int) -> float:
    value: float = value / 2
    value = round(value)
    return value


def walrus(n):
    x = n
    y = (x := x + 1) * x
    x = (x := x / 2) + x
    x = x == y
    return x, y


def nested(n):
    if n:
        x = n
        x = [x]
        for x in x:
            pass
        x = x + 1
        return x
    x = "none"
    x = x * 2
    return x


def suggestion(n):
    numbers = n
    numbers = numbers * 1.5
    try:
        return number
    except NameError as e:
        return str(e)


print(converts("7"), converts(3.9), converts(True), chain(3), chain("4.5"), in_loop(["1 ", " 3", "-2"]))
print(in_loop_reads_first(3), rounds(4), handler_sees(3), unbound_before(2), frees(), frees_in_loop(3))
late = []
print(frees_param(watched(late, 'param'), late), late, frees_on_error(1), closes(), grows(5), annotated(5), annotated(2.5), walrus(3), nested(4), nested(0), suggestion(2))
