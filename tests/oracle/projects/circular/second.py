print("second begins")
import first

NAME = "second"
print("second sees", first.NAME, hasattr(first, "value"))
try:
    first.value
except AttributeError as error:
    print(error)


def value():
    return first.value() + NAME


print("second ends")
