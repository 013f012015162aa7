if True:
	x = 'ä' + 1; y = nonlocal
