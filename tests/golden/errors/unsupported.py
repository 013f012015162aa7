async def later():
    async for x in source():
        print(x)
