print("first begins")
NAME = "first"
import second

print("first ends", second.NAME)


def value():
    return NAME + second.NAME
