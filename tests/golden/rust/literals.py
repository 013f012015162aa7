text = "tab\t quote\" nul\0 turn\u202e"
lone = "\ud800"
data = b"\x00\"\xff"
big = 123456789012345678901234567890
