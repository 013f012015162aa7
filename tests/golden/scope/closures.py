def outer(a):
    b = 1

    def inner():
        nonlocal b
        b += a
        return lambda: b

    class K:
        attr = a

        def method(self):
            return __class__, self.__private

    return inner, [b for a in range(b)], (c for c in K)


def counter():
    global total
    total = 0
    while (step := (yield total)):
        total += step
