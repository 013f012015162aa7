def area(width, height=2):
    """The area of a rectangle."""
    return width * height


print(area(3))
