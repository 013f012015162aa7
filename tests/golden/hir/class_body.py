class Counter(object):
    start = 0
    __hidden = start

    def __init__(self):
        super().__init__()
