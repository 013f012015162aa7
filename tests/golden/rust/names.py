def match_all(self, type, _it):
    loop = type
    return lambda move: (loop, move)
