import asyncio
# reported at the end
async def f(): raise ValueError('unseen')
async def main():
    t = asyncio.create_task(f(), name='T')
    await asyncio.sleep(0); await asyncio.sleep(0)
    del t
    await asyncio.sleep(0)
    print('main over')
asyncio.run(main())
