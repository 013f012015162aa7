# Check sums, and what zlib compressed
import zlib

STREAMS = {
    "dynamic": bytes.fromhex(
        "78da7554cb8ec3200cbcef57f40b229b8781cfc9aa55f6d04a7be8ff6b4d08748237171460cc8cc776b6f5f55a6fb4a412ef"
        "8fe77bfdfa7ebcd7dbbeb47d5b6989c1cf57ebf3f7a7c6b2cffb69db7f50dbfef6670fa170b51d0a3cb1b26469fbb6ce921a"
        "43bb6bdf5d9e1799c1860ee3f0bbe7e1a8e5a1aff962c1a08096926584f9846a4d4805339a8908752f68de393aabf4886676"
        "905a0f8b1cafb2ba5a6991502c0d2d41dc85eb88ae9cd994bf1780138f5a9043517a57e25cc3a94caa21bb111f19523db761"
        "1639db472554610ec1fa1a959387f150a0b590747e204a1cf6b8826cc675e4b0e66b9e8ee73c6b62347766e773c5aba0e26a"
        "6102f8522d249d49ca1523634284d1f34e9073b2aa4d0db1d50d44a57717100d79d8403c07f8e88750662fc6c0a402dcfdd4"
        "7330cddfab27bb11746c9d78f3ffb8d264758fb9a3644c0241ffdf29793e8dd03c20c9586efea5e74ed54a63135da0f7e33f"
        "cf9bd626"
    ),
    "fixed": bytes.fromhex(
        "789ccb48cdc9c957c840273104f00a03008fa61a11"
    ),
    "stored": bytes.fromhex(
        "7801014000bfff000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a"
        "2b2c2d2e2f303132333435363738393a3b3c3d3e3faae007e1"
    ),
    "gzip": bytes.fromhex(
        "1f8b0800000000000203cbcc53485448afca2c5048cbcc49e5ca24850b000c5e47dd3c000000"
    ),
    "raw": bytes.fromhex(
        "75524b0e84200cddcf293c0169f9d4721c261a67a1c92cbc7f06ad6007e2a6a1f43dfa5ecb92b62d0d60c618a679ddd3eb3d"
        "ef693883e412c104efda525abf9f838b8ecf5bc96fd472be7de78aaa4acba5c001e62e4c924b6c254907a9c9b9c873442db8"
        "6ba779fa5c7c58101ff935177bb052002632559a1bb5da8e7280510f5323f2f47cf6cdc1f64a2f36a255d60a2d607872f514"
        "c1908f7d1b309eecc3d435fae8c9ddfacb0270c4ba0bb05a54aec5d0eeb05953d6c0b6f2032aabffdf9089aad51f"
    ),
}
for name, wbits in (("dynamic", 15), ("fixed", 15), ("stored", 15), ("gzip", 31), ("raw", -15)):
    data = zlib.decompress(STREAMS[name], wbits)
    print(name, len(data), zlib.crc32(data), zlib.adler32(data), data[:40])
    print(zlib.decompress(STREAMS[name] + b"tail", wbits=wbits) == data)
print(zlib.decompress(STREAMS["gzip"], 47) == zlib.decompress(STREAMS["gzip"], wbits=31), zlib.decompress(STREAMS["fixed"], 47))
d, g = STREAMS["dynamic"], STREAMS["gzip"]


def broken(data, at, byte):
    return data[:at] + bytes([byte]) + data[at + 1 :]


for bad in (
    lambda: zlib.decompress(b""), lambda: zlib.decompress(b"abc"), lambda: zlib.decompress(d[:-1]), lambda: zlib.decompress(d[:90]),
    lambda: zlib.decompress(d[:-4] + bytes(4)), lambda: zlib.decompress("x"), lambda: zlib.decompress(b"x\x9c\x07"),
    lambda: zlib.decompress(b"\x78\x9c\x01\x00\x00\x00\x00"), lambda: zlib.decompress(d, 31), lambda: zlib.decompress(g, 15),
    lambda: zlib.decompress(broken(g, len(g) - 8, 1), 31), lambda: zlib.decompress(broken(g, len(g) - 1, 1), 31), lambda: zlib.decompress(g[:12], 31),
    lambda: zlib.decompress(b"\x78\x9c\x4b\x04\x13\x00"), lambda: zlib.crc32("x"), lambda: zlib.crc32(), lambda: zlib.decompress(),
    lambda: zlib.decompress(d, 15, -1), lambda: zlib.adler32(b"a", start=2),
):
    try:
        print(bad())
    except (zlib.error, TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(zlib.crc32(b"abc", 5), zlib.adler32(b"abc"), zlib.adler32(b"", 7), zlib.adler32(b"a" * 10000), zlib.crc32(b"x", -1), zlib.crc32(b"x", 2**40))
print(zlib.crc32(bytearray(b"abc")), zlib.crc32(b"c", zlib.crc32(b"ab")) == zlib.crc32(b"abc"), zlib.MAX_WBITS, zlib.error.__module__)
