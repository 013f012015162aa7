Made = type("Made", (), {})
