"""A week of a small tram city, from the first departure to the last.

    python3 main.py [seed] [people]

The program reads no input and no clock: the same seed always prints the same week.
"""

import sys

from city.network import build_network
from city.report import print_report
from city.week import Week


def parse_arguments(arguments: list) -> tuple:
    """Seed and people per working day; anything that isn't a number keeps its default."""
    values = [7, 14000]
    for position, text in enumerate(arguments[:2]):
        try:
            values[position] = int(text)
        except ValueError:
            print(f"ignoring {text!r}: not a whole number")
    return values[0], values[1]


def main(arguments: list) -> int:
    seed, people = parse_arguments(arguments)
    week = Week(build_network(), seed, people=people)
    week.run()
    print_report(week)
    return 0 if week.everybody_arrived else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
