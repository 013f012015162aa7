# One place calls methods of classes that are alike inside; each answers for itself.
import asyncio
import io
import random
from collections import Counter, OrderedDict, defaultdict


def show(d):
    return d.__repr__()


def changed(d):
    d.update(d)
    return d.copy()


def again(c, *args):
    return c.__class__.fromkeys("ab", *args) if not isinstance(c, Counter) else None


for d in (dict(a=1), OrderedDict(a=1), defaultdict(int, a=1), Counter(a=1), dict(b=2), Counter(b=2), OrderedDict(b=2)):
    print(show(d), changed(d), type(d.copy()).__name__, again(d), d.__class__.__name__, hasattr(d, "move_to_end"), hasattr(d, "most_common"))
for d in (Counter(a=1), dict(a=1), OrderedDict(a=1), defaultdict(list, a=1)):
    method = d.update
    method(a=5)
    print(d)


def gen():
    yield 1


async def co():
    return 1


def ask(g):
    return [name for name in ("send", "throw", "close", "__next__", "__await__", "gi_running", "cr_running") if hasattr(g, name)], g.close()


for g in (gen(), co(), gen(), co()):
    print(ask(g), type(g).__name__)
for r in (random.Random(1), random.SystemRandom(), random.Random(1)):
    try:
        print(type(r).__name__, r.getstate() is not None)
    except NotImplementedError as e:
        print(type(r).__name__, e)
with open(__file__, "rb") as reader, open(__file__, "rb", buffering=0) as raw:
    for f in (reader, raw, reader):
        print(type(f).__name__, f.readable(), f.writable(), len(f.read(3)))


async def queues():
    for q in (asyncio.Queue(), asyncio.LifoQueue(), asyncio.PriorityQueue()):
        for n in (2, 3, 1):
            q.put_nowait(n)
        print(type(q).__name__, [q.get_nowait() for _ in range(3)], q.qsize())


asyncio.run(queues())
