"""A tram city small enough to read in one sitting."""

NAME = "Lanternhaven"
