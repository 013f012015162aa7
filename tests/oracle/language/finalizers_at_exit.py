# __del__ of what is still there at the end of the program: each once, the oldest first.


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Plain:
    pass


keep = [Noisy("in list"), Noisy("second")]
single = Noisy("single")
gone = Noisy("gone")
del gone
cycle = Noisy("cycle")
cycle.me = cycle
del cycle
swapped = Noisy("swapped")
swapped.__class__ = Plain
del swapped
other = Noisy("other class")
other.__class__ = Plain


class Failing:
    def __del__(self):
        raise ValueError("ignored")


class Saved:
    def __del__(self):
        print("saving")
        global saved
        saved = self


Saved()
print(type(saved).__name__)


def function():
    Noisy("temporary")
    held = Noisy("held")
    print("function")


function()
print("end")
