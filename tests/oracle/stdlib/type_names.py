# Messages name types of modules as CPython does: with the module if they are written in C.
import collections, re, functools, itertools, array, io, random, struct, decimal, datetime, operator, hashlib
def t(f):
    try: print(f())
    except Exception as e: print(e)
for o in (collections.deque(), re.compile("a"), re.match("a","a"), functools.partial(len), itertools.count(), io.StringIO(), io.BytesIO(), random.Random(), struct.Struct("i"), decimal.Decimal(1), datetime.date(2000,1,1), collections.OrderedDict(), collections.defaultdict(), collections.Counter(), itertools.chain(), collections.ChainMap(), datetime.timedelta(1), hashlib.md5()):
    t(lambda: o.foo); t(lambda: o + None); t(lambda: o < None); t(lambda: len(o) and None); t(lambda: o[None] and None)
    t(lambda: {o: 1} and None); t(lambda: int(o)); t(lambda: o())
# But not where CPython asks for the name itself.
import json

for o in (collections.deque([1]), collections.OrderedDict(a=1), collections.defaultdict(int, a=1), array.array("i", [1])):
    print(o.__repr__(), repr(o), o.__repr__.__qualname__, type(o).__name__, str(type(o)))
t(lambda: json.dumps(collections.deque()))
t(lambda: json.loads(collections.deque()))
t(lambda: json.dumps({functools.partial(len): 1}, indent=1))
