e = ExceptionGroup("several", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(2)])])
print(e, repr(e), e.message, len(e.exceptions))
match, rest = e.split(ValueError)
print(repr(match), repr(rest))
print(e.subgroup(KeyError), repr(e.subgroup(lambda x: isinstance(x, TypeError))))
print(isinstance(e, Exception), ExceptionGroup.__mro__)
for args in (("m", []), ("m", [1]), (1, [ValueError()]), ("m", 3)):
    try:
        ExceptionGroup(*args)
    except (TypeError, ValueError) as x:
        print(type(x).__name__, x)
