def area(side):
    return side * side


area.__code__ = area.__code__
