from . import a as b, c
import x.y.z


@decorated(1)
async def f(p, /, q: int = 2, *args, k=3, **kw) -> None:
    async with p as (r, *s), q:
        await r[1:2, ::3]
    for i in s:
        break
    else:
        del i


class C(Base, metaclass=M):
    n: int
    m = (x async for x in y if x if not z) if 1 < 2 <= 3 else lambda *, v: (yield)


match point:
    case {"x": 0, **rest} | [1, *rest] as whole if rest:
        pass
    case Point(0, y=-1.5 + 2j):
        raise E from None

try:
    assert (w := 1), f"{w=!s:>{5}}"
except* (A, B) as e:
    global g
    g **= e
finally:
    x = y = z, = 1,
