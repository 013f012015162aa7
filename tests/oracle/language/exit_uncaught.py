# An exception nobody catches: what was printed stays, the last line tells.
class TooMuch(Exception):
    def __init__(self, amount):
        super().__init__(amount)
        self.amount = amount

    def __str__(self):
        return f"{self.amount} is too much"


def spend(amount):
    try:
        if amount > 3:
            raise TooMuch(amount)
        print("spent", amount)
    finally:
        print("done", amount)


print("no end of line", end="")
for amount in range(2, 9):
    spend(amount)
