NAME = "A"
print("alpha runs once")


def run(x: int) -> int:
    return x + 1
