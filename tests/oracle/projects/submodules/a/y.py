print("runs", __name__)
NAME = "a.y"
