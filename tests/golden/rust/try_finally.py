def first(items):
    for item in items:
        try:
            if item:
                return item
            continue
        except ValueError:
            break
        finally:
            print(item)
