from broken_too import thing

other = 1
