"""The module hashlib: digests of all lengths in pieces, and what is refused how."""
import hashlib
NAMES = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
DATA = bytes(i * 7 % 256 for i in range(700))
for name in NAMES:
    make = getattr(hashlib, name)
    h = make()
    print(h.name, h.digest_size, h.block_size, h.hexdigest(), h.digest() == bytes.fromhex(h.hexdigest()))
    for n in (1, 3, 54, 55, 56, 57, 63, 64, 65, 111, 112, 113, 119, 120, 127, 128, 129, 255, 256, 700):
        whole = make(DATA[:n]).hexdigest()
        parts = hashlib.new(name)
        for i in range(0, n, 37):
            parts.update(DATA[i:min(n, i + 37)])
        print(name, n, whole, parts.hexdigest() == whole)
    a = make(b"abc")
    b = a.copy()
    b.update(bytearray(b"def"))
    print(a.hexdigest() == make(b"abc").hexdigest(), b.hexdigest() == make(bytearray(b"abcdef")).hexdigest())
    print(make(b"x", usedforsecurity=False).hexdigest() == make(string=b"x").hexdigest())
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)
for name in NAMES:
    t(getattr(hashlib, name), "abc")
    t(getattr(hashlib, name), 1)
    t(getattr(hashlib, name), None)
    t(getattr(hashlib, name), b"a", b"b")
    t(getattr(hashlib, name), b"a", x=1)
    t(getattr(hashlib, name)().update, "abc")
    t(getattr(hashlib, name)().update)
    t(getattr(hashlib, name)().update, b"a", b"b")
    t(getattr(hashlib, name)().digest, 1)
    t(getattr(hashlib, name)().hexdigest, 1)
t(hashlib.new, "nothing")
t(hashlib.new, 5)
t(hashlib.new)
print(hashlib.new("SHA256", b"x").name, hashlib.new("MD5").name, hashlib.new("sha256", data=b"abc").hexdigest())
print(type(hashlib.md5()).__name__, type(hashlib.md5()).__module__)
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex(), hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2, 33).hex(), hashlib.pbkdf2_hmac("md5", b"p" * 100, b"s", 1).hex())
t(hashlib.pbkdf2_hmac, "sha256", b"p", b"s", 0)
t(hashlib.pbkdf2_hmac, "sha256", b"p", b"s", 1, 0)
t(hashlib.pbkdf2_hmac, "sha256", "p", b"s", 1)
try:
    hashlib.md5().name = "x"
except AttributeError as e: print(e)
