import base64
import io
import quopri
import random


def show(f, *args, **kw):
    try:
        print(f.__name__, args, kw or "", "->", f(*args, **kw))
    except Exception as e:
        print(f.__name__, args, kw or "", "!", type(e).__name__, e)


texts = [b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(256)), b"\x00\x00\x00\x00", b"\xff" * 9, b"    " * 3, bytearray(b"abc"), "text", 5]
for t in texts:
    for f in (base64.b64encode, base64.standard_b64encode, base64.urlsafe_b64encode, base64.b32encode, base64.b32hexencode, base64.b16encode, base64.a85encode, base64.b85encode, base64.encodebytes):
        show(f, t)
    show(base64.b64encode, t, b"-_")
    show(base64.a85encode, t, foldspaces=True, wrapcol=20, pad=True, adobe=True)
    show(base64.b85encode, t, pad=True)
for t in [b"", "Zm9v", b"Zm9vYg==", b"Zm9vYg", "Zm9vYg=", b"Zm\n9v", b"-_-_", "é", b"MZXW6===", b"mzxw6===", b"MZXW6", b"666F6F", b"666f6f", b"66F", b"AoQKZ", b"<~AoDTs~>", b"<~z!!~>", b"AoDT\x00", b"|", b"VPO", b"~~~~~", b"z", b"yz", b"y", 5, None]:
    for f in (base64.b64decode, base64.standard_b64decode, base64.urlsafe_b64decode, base64.b32decode, base64.b32hexdecode, base64.b16decode, base64.a85decode, base64.b85decode, base64.decodebytes):
        show(f, t)
    show(base64.b64decode, t, validate=True)
    show(base64.b64decode, t, altchars=b"-_", validate=True)
    show(base64.b32decode, t, casefold=True)
    show(base64.b32decode, t, True, b"L")
    show(base64.b16decode, t, casefold=True)
    show(base64.a85decode, t, adobe=True)
    show(base64.a85decode, t, foldspaces=True)
r = random.Random(7)
for n in range(60):
    data = r.randbytes(n)
    for enc, dec in ((base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode), (base64.a85encode, base64.a85decode), (base64.b85encode, base64.b85decode)):
        e = enc(data)
        assert dec(e) == data
        print(e.decode())
out = io.BytesIO()
base64.encode(io.BytesIO(b"line one\n" * 20), out)
print(out.getvalue())
back = io.BytesIO()
base64.decode(io.BytesIO(out.getvalue()), back)
print(back.getvalue())
print(quopri.encodestring(b"a=b \xe9\n"), quopri.decodestring(b"a=3Db=E9"), quopri.encodestring(b"a b_c", True, True))
q = io.BytesIO()
quopri.encode(io.BytesIO(b"x" * 100 + b" \ny\t\n"), q, False)
print(q.getvalue())
back = io.BytesIO()
quopri.decode(io.BytesIO(q.getvalue()), back)
print(back.getvalue())
