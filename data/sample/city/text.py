"""Tables, boxes and bars out of characters. No annotations here either."""


def rule(width, sign="-"):
    return sign * width


def heading(title, width=64):
    return f"\n{title}\n{rule(len(title), '=')}"


def box(*lines, width=64):
    """Lines in a frame, centred."""
    inner = width - 4
    yield "+" + rule(width - 2) + "+"
    for line in lines:
        yield f"| {line:^{inner}} |"
    yield "+" + rule(width - 2) + "+"


def table(columns, rows, *, indent=2):
    """Columns are (title, format) pairs; widths follow the contents."""
    cells = [[format(value, spec) for value, (_, spec) in zip(row, columns)] for row in rows]
    widths = [
        max([len(title)] + [len(row[at]) for row in cells]) for at, (title, _) in enumerate(columns)
    ]
    right = [spec != "" for _, spec in columns]

    def line(values):
        parts = []
        for value, width, numeric in zip(values, widths, right):
            parts.append(value.rjust(width) if numeric else value.ljust(width))
        return " " * indent + "  ".join(parts).rstrip()

    yield line([title for title, _ in columns])
    yield line([rule(width) for width in widths])
    for row in cells:
        yield line(row)


def bar(value, largest, width):
    """A bar with half steps at its end."""
    halves = int(round(2 * width * value / largest)) if largest else 0
    return "#" * (halves // 2) + ("-" if halves % 2 else "")


def columns_chart(values, labels, height=8):
    """Upright bars, one column of three characters per value."""
    largest = max(values)
    for level in range(height, 0, -1):
        edge = largest * (level - 0.5) / height
        scale = f"{round(largest * level / height):>6} |" if level % 2 == 0 else "       |"
        bars = "".join(" ##" if 0 < value >= edge else "   " for value in values)
        yield (scale + bars).rstrip()
    yield "       +" + "---" * len(values)
    yield "        " + "".join(f"{label:>3}" for label in labels)
