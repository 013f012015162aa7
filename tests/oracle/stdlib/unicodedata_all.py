# All characters, and what texts become of them
import hashlib
import sys
import unicodedata as ud

print(ud.unidata_version)
digest = {name: hashlib.md5() for name in ("category", "bidirectional", "combining", "width", "mirrored", "parts", "numbers", "name")}
for code in range(0, sys.maxunicode + 1):
    c = chr(code)
    digest["category"].update(ud.category(c).encode())
    digest["bidirectional"].update(ud.bidirectional(c).encode() + b" ")
    digest["combining"].update(b"%d " % ud.combining(c))
    digest["width"].update(ud.east_asian_width(c).encode() + b" ")
    digest["mirrored"].update(b"%d" % ud.mirrored(c))
    digest["parts"].update(ud.decomposition(c).encode() + b"|")
    digest["numbers"].update(repr((ud.decimal(c, None), ud.digit(c, ""), ud.numeric(c, None))).encode())
    digest["name"].update(ud.name(c, "").encode() + b"|")
for name, d in digest.items():
    print(name, d.hexdigest())
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    d = hashlib.md5()
    for code in [*range(0xD800), *range(0xE000, 0x30000), *range(0xE0000, 0xE0200)]:
        d.update(ud.normalize(form, chr(code)).encode())
    marks = [chr(c) for c in range(0x300, 0x370)] + list("aeouAEOU가각각nÅΩㅎﬁ𝔸")
    state = 1
    for _ in range(6000):
        text = ""
        for _ in range(6):
            state = (state * 1103515245 + 12345) % 2**31
            text += marks[(state >> 8) % len(marks)]
        made = ud.normalize(form, text)
        d.update(made.encode())
        assert ud.is_normalized(form, made)
    print(form, d.hexdigest(), ud.is_normalized(form, "é"), ud.is_normalized(form, "e\u0301"), ud.is_normalized(form, "abc"))
print(ud.name("é"), ud.name("中"), ud.name("각"), ud.name("\0", "none"), ud.lookup("LATIN SMALL LETTER E WITH ACUTE"))
print(ud.lookup("CJK UNIFIED IDEOGRAPH-4E2D"), ud.lookup("HANGUL SYLLABLE GAG"), ud.lookup("Snowman"), ud.lookup("SPACE") == " ")
print(ud.numeric("½"), ud.numeric("四"), ud.digit("²"), ud.decimal("٣"), ud.decomposition("ﬁ"), ud.decomposition("a"))
for bad in (
    lambda: ud.name("\0"), lambda: ud.lookup("NO SUCH NAMEX"), lambda: ud.decimal("²"), lambda: ud.digit("a"), lambda: ud.numeric("a"),
    lambda: ud.category("ab"), lambda: ud.category(1), lambda: ud.category(), lambda: ud.decimal("", 1), lambda: ud.numeric(3),
    lambda: ud.normalize("X", "é"), lambda: ud.normalize("NFC", 1), lambda: ud.normalize(1, "a"), lambda: ud.normalize("NFC"),
    lambda: ud.lookup("cjk unified ideograph-4E2D"), lambda: ud.lookup("CJK UNIFIED IDEOGRAPH-4e2d"), lambda: ud.lookup(1), lambda: ud.name("ab"), lambda: ud.mirrored(b"a"),
):
    try:
        print(bad())
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
print("".join(c for c in ud.normalize("NFKD", "Crème Brûlée № ①½ Ａ") if not ud.combining(c)))
