"""A binary heap of (cost, item) pairs: the smallest cost comes out first."""


class Heap:
    def __init__(self) -> None:
        self._costs: list[float] = []
        self._items: list[int] = []

    def __len__(self) -> int:
        return len(self._costs)

    def push(self, cost: float, item: int) -> None:
        costs, items = self._costs, self._items
        costs.append(cost)
        items.append(item)
        child = len(costs) - 1
        while child > 0:
            parent = (child - 1) // 2
            if costs[parent] <= cost:
                break
            costs[child] = costs[parent]
            items[child] = items[parent]
            child = parent
        costs[child] = cost
        items[child] = item

    def pop(self) -> tuple:
        costs, items = self._costs, self._items
        if not costs:
            raise IndexError("pop from an empty heap")
        best = (costs[0], items[0])
        cost = costs.pop()
        item = items.pop()
        size = len(costs)
        if size == 0:
            return best
        hole = 0
        child = 1
        while child < size:
            if child + 1 < size and costs[child + 1] < costs[child]:
                child += 1
            if costs[child] >= cost:
                break
            costs[hole] = costs[child]
            items[hole] = items[child]
            hole = child
            child = 2 * hole + 1
        costs[hole] = cost
        items[hole] = item
        return best
