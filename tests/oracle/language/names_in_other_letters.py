# A name in other letters is the same name: here globals, and annotations that the program asks for.
ｇlobals()["answer"] = 42
print(answer)


def f(x: int) -> str:
    return str(x)


print(f.__ａnnotations__)
