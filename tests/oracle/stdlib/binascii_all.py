import binascii
import base64
import random


def show(f, *args, **kw):
    name = getattr(f, "__name__", f)
    try:
        print(name, args, kw or "", "->", f(*args, **kw))
    except Exception as e:
        print(name, args, kw or "", "!", type(e).__module__, type(e).__name__, e)


texts = [b"", b"a", b"ab", b"abc", b"abcd" * 20, bytes(range(256)), b"=\t \r\n x.\n.\n _\x00\x7f\xff ", b"a b \r\nc\td\t\n.", b"x" * 200]
for t in texts:
    for f in (binascii.b2a_base64, binascii.hexlify, binascii.b2a_hex, binascii.b2a_qp, binascii.b2a_uu, binascii.crc32):
        show(f, t)
    show(binascii.b2a_base64, t, newline=False)
    show(binascii.crc_hqx, t, 0)
    show(binascii.crc_hqx, t, 70000)
    show(binascii.crc32, t, 12345678901234567890)
    show(binascii.crc32, t, -1)
    show(binascii.b2a_uu, t, backtick=True)
    for kw in ({"quotetabs": True}, {"istext": False}, {"header": True}, {"quotetabs": 1, "istext": 0, "header": 1}):
        show(binascii.b2a_qp, t, **kw)
    q = binascii.b2a_qp(t)
    print(binascii.a2b_qp(q) == t, binascii.a2b_base64(binascii.b2a_base64(t)) == t, binascii.unhexlify(binascii.hexlify(t)) == t)

for s in ["", "YQ", "YQ=", "YQ==", "YQ===", "YWI=", "YWJj", "YWJjZ", "Y", "=", "==", "=YQ==", "Y=Q=", "YQ==YQ==", "YQ=\n=", "Y W J j", "YWJj*", "YWJj=", "é", "YW-_", b"YWJj", bytearray(b"YWJj"), 5, None]:
    show(binascii.a2b_base64, s)
    show(binascii.a2b_base64, s, strict_mode=True)
    show(binascii.unhexlify, s)
    show(binascii.a2b_qp, s)
    show(binascii.a2b_uu, s)
for s in [b"=", b"a=", b"a=\n", b"a=\r\nb", b"a=\rxx\nb", b"==41", b"=4", b"=41=4g=zz", b"a_b", "a_b=C3=A9"]:
    show(binascii.a2b_qp, s)
    show(binascii.a2b_qp, s, header=True)
    show(binascii.a2b_qp, data=s, header=True)
for s in [b"", b" \n", b"`\n", b"#86)C\n", b"#86)C x\n", b"#86)\n", b"#8\x01)C", b"#86)C`", b"M" + b"0" * 60 + b"\n", b"M00", "$86)C9 "]:
    show(binascii.a2b_uu, s)
show(binascii.hexlify, b"abcdef", ":")
show(binascii.hexlify, b"abcdef", b"-", 2)
show(binascii.hexlify, b"abcdefg", "-", -2)
show(binascii.hexlify, data=b"abcdefg", sep="_", bytes_per_sep=3)
show(binascii.hexlify, b"ab", "::")
show(binascii.hexlify, b"ab", "é")
show(binascii.hexlify, b"ab", 5)
show(binascii.hexlify, "ab")
show(binascii.hexlify)
show(binascii.hexlify, b"ab", ":", 1, 2)
show(binascii.unhexlify)
show(binascii.unhexlify, "a")
show(binascii.unhexlify, "ag")
show(binascii.unhexlify, "AbCd")
show(binascii.a2b_hex, "61" * 5)
show(binascii.crc32)
show(binascii.crc32, "a")
show(binascii.crc32, b"a", "b")
show(binascii.crc32, b"a", 1, 2)
show(binascii.crc32, data=b"a")
show(binascii.crc_hqx, b"a")
show(binascii.crc_hqx, b"a", 1.5)
show(binascii.b2a_base64)
show(binascii.b2a_base64, "a")
show(binascii.b2a_base64, b"a", False)
show(binascii.b2a_base64, b"a", nl=False)
show(binascii.a2b_base64)
show(binascii.a2b_base64, b"", True)
show(binascii.b2a_uu, b"a" * 46)
show(binascii.b2a_qp)
show(binascii.b2a_qp, "x")
print(binascii.Error.__mro__, binascii.Incomplete.__mro__)
print(repr(binascii.Error("x")), binascii.Error.__name__, binascii.Error.__module__)

r = random.Random(4)
alphabet = b"abYZ019+/=\n -"
for _ in range(400):
    s = bytes(r.choice(alphabet) for _ in range(r.randrange(12)))
    show(binascii.a2b_base64, s)
    show(binascii.a2b_base64, s, strict_mode=True)
alphabet = b"ab=4F\r\n\t ._\x00\xe9"
for _ in range(300):
    s = bytes(r.choice(alphabet) for _ in range(r.randrange(100)))
    show(binascii.a2b_qp, s, header=bool(r.randrange(2)))
    show(binascii.b2a_qp, s, quotetabs=bool(r.randrange(2)), istext=bool(r.randrange(2)), header=bool(r.randrange(2)))
