# An undefined name, with the suggestion at the end of the line.
total_count = 3
print(total_count)


def use():
    return total_cout + 1


use()
