print("runs", __name__)
NAME = "a.x"
