# Deep recursion that fits, and one that does not end.
import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(900))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__, error)


class Node:
    def __init__(self, next=None):
        self.next = next

    def __repr__(self):
        return f"({self.next!r})"

    def __eq__(self, other):
        return self.next == other.next


chain = None
for _ in range(50):
    chain = Node(chain)
print(repr(chain)[:20], chain == chain)
loop = Node()
loop.next = loop
try:
    repr(loop)
except RecursionError as error:
    print("loop", isinstance(error, RuntimeError))
sys.setrecursionlimit(5000)
print(depth(4000), sys.getrecursionlimit())


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


print(even(1000), odd(7))


def hanoi(n, a="a", b="b", c="c"):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item] + rest


print(hanoi(10), ackermann(2, 3), len(list(permutations([1, 2, 3, 4]))), list(permutations("ab")))
