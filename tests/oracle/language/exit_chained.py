# The last line is the last exception's, also of a chain that ends in a key.
def find(table, key):
    try:
        return table[key]
    except KeyError as error:
        raise LookupError("no such entry", key) from error


print(find({1: "one"}, 1))
find({}, "it's")
