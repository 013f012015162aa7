def kind(v):
    match v:
        case [0, x]:
            return x
        case str() as text:
            return text
