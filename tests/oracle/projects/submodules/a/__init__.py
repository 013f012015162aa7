print("runs", __name__)
NAME = "a"
from .same import same
