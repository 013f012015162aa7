#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Comments in every place."""

# the module's first
import sys  # trailing
#no blank
#/ nor a doc comment
#! nor an inner one
#
# bidirectional ‮ and a line separator   

limit = 3; factor = 2  # of the second

def print_name(func):
    print(func.__name__)
    return func


# above the decorator
@print_name
# between decorator and def
def double(a,  # a parameter
           b=1):  # behind the header
    """Doc ‮ comment."""
    # first of the body

    total = (a  # in brackets
             # alone in brackets
             + b)
    # last of the body


    return total * factor  # \u{7d} } */ "
    # behind the return
# no part of it


class Shop:  # behind a class
    # above a method
    def sell(self):
        pass  # of nothing

    # behind the methods

# at the end of what stands above


def numbers(n):
    # before the loop
    for i in range(n):  # behind for
        # before a yield
        yield i  # behind a yield
        # end of the loop
    else:  # behind else
        # in the else
        print("over")
    # end of the generator


# before if
if limit == 3:  # behind if
    print("three")
    # end of if
# before elif
elif limit == 4:  # behind elif
    # in elif
    print("four")
# before else
else:
    print("other")  # in else

while limit > 1:
    limit -= 1
    # end of while
else:
    # in the else of while
    print("over")  # behind it

try:
    # in try
    print(double(2), list(numbers(2)), f"{limit} # in a string")
# before except
except ValueError as error:  # behind except
    # in except
    print(error)
# before finally
finally:
    # in finally
    print("done")

match limit:  # behind match
    # before the case
    case 1:  # behind the case
        # in the case
        print("one")
    # before the second
    case _:
        pass

squares = [
    # in a display
    x * x  # behind its element

    # below a blank line
    for x in range(3)
]
print(squares, \
      Shop().sell())  # behind a continued line
# the last
