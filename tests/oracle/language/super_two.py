"""super() with two arguments, for instances and for classes."""


class A:
    def f(self):
        return "A"

    @classmethod
    def made(cls):
        return "A made " + cls.__name__


class B(A):
    def f(self):
        return "B" + super(B, self).f()

    @classmethod
    def made(cls):
        return "B " + super(B, cls).made()


class C(B):
    pass


print(B().f(), C().f(), C.made(), super(C, C()).f(), super(C, C).made())
for wrong in (lambda: super(A, 1).f, lambda: super(1, A()).f, lambda: super(B, A()).f, lambda: super(A, A()).f):
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
