def later(table):
    for table[(yield)] in "ab":
        pass
