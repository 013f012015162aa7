"""`in` where there is no __contains__, and what CPython says when iteration fails."""


class Wrong:
    def __iter__(self):
        return 1 + "a"


class NoIterator:
    def __iter__(self):
        return "text"


class Raises:
    def __iter__(self):
        raise ValueError("not now")


class Late:
    def __iter__(self):
        yield 1
        raise TypeError("in the middle")


class Off:
    __iter__ = None

    def __getitem__(self, index):
        return index


class ByIndex:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index * 2


for value in (Wrong(), NoIterator(), Raises(), Late(), Off(), ByIndex(), 5, None, int):
    for item in (1, 4, 9):
        try:
            print(type(value).__name__, item, item in value, item not in value)
        except Exception as error:
            print(type(value).__name__, item, type(error).__name__, error)
