"""Ranges at the edge of 64 bits."""
M = 2**63 - 1
print(list(range(M, M + 4, 2)))
for i in range(M, M + 4, 2): print(i)
print([i for i in range(M - 2, M)], [i for i in range(-M - 1, -M - 4, -1)], list(range(0, -M - 3, -M)))
it = iter(range(M - 1, M + 2)); print(next(it), next(it), next(it), next(it, "end"))
