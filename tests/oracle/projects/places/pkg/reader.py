import os.path

FOLDER = os.path.dirname(__file__)


def first_line(name):
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.readline().rstrip()
