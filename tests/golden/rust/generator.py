def numbers(n):
    try:
        for i in range(n):
            got = yield i
            if got:
                return got
    finally:
        print("closed")
