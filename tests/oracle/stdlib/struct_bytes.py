"""The module struct: every code in every byte order, and what is refused how."""
import struct
def t(*a):
    try: print(a, getattr(struct,a[0])(*a[1:]))
    except Exception as e: print(a, type(e), e)
for c in 'bBhHiIlLqQnN':
    for p in ('','@','<','>'):
        for v in (-1,2**70,-2**70, 300, 70000,1.5,'a',2**31,2**63):
            t('pack',p+c,v)
for f in ('z','3','3 i','<n','<P','P','i i',' ','2s','0s','p','5p','300p','c','?','e','f','d','x','3x','xi','bi','ib0i','99999999999999999999i','9223372036854775807i', 'é', b'i', 3, None, '<>i', '1 2i'):
    t('calcsize',f)
t('pack','2s','a'); t('pack','2s',b'abc'); t('pack','2s',bytearray(b'x')); t('pack','5p',b'abcdefg'); t('pack','c',b'ab'); t('pack','c',1); t('pack','e',1e9); t('pack','f',1e300); t('pack','d','x'); t('pack','?','x'); t('pack','ii',1); t('pack'); t('pack','P',-1); t('pack','P',2**64);t('pack','0p',b'');t('pack','p',b'abc')
t('unpack','i',b'abc'); t('unpack','i','abc'); t('unpack','5p',b'\x09abcd'); t('unpack','0p',b''); t('unpack','e',b'\x00\x7e');t('unpack','3c?',b'abc\x02')
t('unpack_from','i',b'abcdefgh',5); t('unpack_from','i',b'abcdefgh',-5);t('unpack_from','i',b'abcdefgh',-2);t('unpack_from','i',b'abcdefgh',-20);t('unpack_from','i',b'abcdefgh',4)
t('pack_into','i',bytearray(4),1,1);t('pack_into','i',bytearray(4),-1,1);t('pack_into','i',bytearray(4),-9,1);t('pack_into','i',b'1234',0,1);t('pack_into','i',bytearray(4));t('pack_into','i'); t('pack_into','i',bytearray(4),0); t('pack_into','i',bytearray(4),'x',1); t('pack_into')
t('iter_unpack','i',b'abc');t('iter_unpack','0s',b'abc');
print(list(struct.iter_unpack('<h',b'abcd')))
s=struct.Struct('<ih'); print(s.format,s.size,s.pack(1,2),type(s), struct.error, struct.error.__module__, struct.error.__mro__)
for a in (('pack',1),('pack',1,2,3),('unpack',b'a'),('unpack_from',b'a'),('iter_unpack',b'a'),('pack_into',bytearray(1),0,1,2),('pack_into',bytearray(1)),('unpack',),('unpack_from',)):
    try: print(getattr(s,a[0])(*a[1:]))
    except Exception as e: print(a,type(e),e)
class I:
    def __index__(self): return 7
    def __repr__(self): return 'I()'
class J:
    def __int__(self): return 7
    def __repr__(self): return 'J()'
t('pack','<i',I());
t('pack','<i',J());t('pack','f',J());
print(struct.pack('<bhi',1,2,3), struct.pack('bhiq',1,2,3,4), struct.pack('>e',0.1), struct.pack('<e',65504.0), struct.pack('e',6e-8), struct.pack('e',float('nan')), struct.pack('f',float('-inf')))
import math
for i in range(0,65536,997): print(struct.unpack('<e',struct.pack('<H',i)), end=' ')
print()
for x in (0.1,1e-8,5.96e-8,2.98e-8,65519.9,65520.0,-0.0,1.0009765625/2,2049.0,2050.5):
    t('pack','<e',x)
for x in (3.4028235677973366e+38,3.4028235677973362e+38,1e-46,1.4e-45,0.1): t('pack','<f',x)
