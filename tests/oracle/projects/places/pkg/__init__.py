import os


def places():
    return os.path.basename(__file__), __package__, len(__path__)
