# Two modules that import each other.
print("main begins")
import first
import second

print(first.value(), second.value(), first.second is second)
from third import answer

print(answer)
try:
    import broken
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
