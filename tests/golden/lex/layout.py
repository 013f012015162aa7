# Comments and blank lines give no tokens; brackets join lines.
def area(width,
         height):

    if width > 0x_1F:   # deep
        return width * height

    total = """two
lines""" 'joined'
    return f"{width!r:>{height}} of {total}"


café = 1_000.5e-3 \
    + 2j
