async def relay(source, sink):
    async with sink as out:
        async for item in source:
            await out.put(item)


async def numbers(n):
    for i in range(n):
        yield i
