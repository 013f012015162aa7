def late(flag):
    if flag:
        x = 1
    try:
        y = x
    except NameError as error:
        y = error
    return y
