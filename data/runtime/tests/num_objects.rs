// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Numbers as Python objects, and the three ways of formatting text, against CPython.

#[allow(dead_code)]
mod coll_eval;

use coll_eval::{builtins, check, lines, members};
use rt::core::func::native;
use rt::prelude::*;

fn same(text: &str) {
    let mut names = builtins();
    names.extend([
        ("abs", native(&builtins::ABS)),
        ("bin", native(&builtins::BIN)),
        ("divmod", native(&builtins::DIVMOD)),
        ("format", native(&builtins::FORMAT)),
        ("hash", native(&builtins::HASH)),
        ("hex", native(&builtins::HEX)),
        ("oct", native(&builtins::OCT)),
        ("pow", native(&builtins::POW)),
        ("repr", native(&builtins::REPR)),
        ("round", native(&builtins::ROUND)),
        ("isinstance", native(&builtins::ISINSTANCE)),
        ("int", Value::from(int_type())),
        ("float", Value::from(float_type())),
        ("bool", Value::from(bool_type())),
        ("complex", Value::from(complex_type())),
        ("str", Value::from(str_type())),
        ("type", Value::from(type_type())),
        ("bytearray", Value::from(bytearray_type())),
        ("object", Value::from(object_type())),
    ]);
    check("", &names, &lines(text));
}

#[test]
fn operators_and_constructors() {
    same(
        r#"
        1//0
        1%0
        1/0
        divmod(1,0)
        big//0
        big%0
        big/0
        divmod(big,0)
        1.0/0
        1.0//0
        1.0%0
        divmod(1.0,0)
        1/0.0
        1j/0
        1j//1
        1j%1
        divmod(1j,1)
        0**-1
        0.0**-1
        0j**-1
        (-8)**(1/3)
        2**-1
        (-2)**-1
        0**-1.0
        True//False
        pow(2,-1,4)
        pow(2,3,0)
        pow(2,3,1.0)
        pow(2.0,3,5)
        pow(2,3.0,5)
        pow(1j,2,3)
        pow('a',2)
        1<<-1
        1>>-1
        0<<(1<<70)
        1>>(1<<70)
        -1>>(1<<70)
        1<<1.0
        ~1.0
        -'a'
        +None
        abs('a')
        round('a')
        round(1.5,'a')
        round(5,1.0)
        round(True)
        round(big,-399)
        round(15,-1),round(25,-1),round(-15,-1),round(14,-1)
        round(1e308,-308)
        round(float('nan'))
        round(float('inf'))
        round(float('inf'),2)
        round(1.7e308,-308)
        round(1.5,1<<70)
        round(1.5,-(1<<70))
        int(float('nan'))
        int(float('inf'))
        float(big)
        float(10**310)
        int('')
        int('abc')
        int('1_000'),int(' 12 '),int('-0x1f',16),int('0b101',0),int('0o17',0),int('١٢')
        int('1__0')
        int('_1')
        int('010',0)
        int('00',0)
        int('0x',16)
        int('12',1)
        int('12',37)
        int('z',36)
        int(12,10)
        int('12','a')
        int(b'12'),int(bytearray(b'12'))
        int(b'ab')
        int([])
        int(None)
        int(1.5,10)
        int('1'*5000)
        str(10**5000)
        int('a'*300)
        int('5\\0')
        int(base=10)
        int('1',base=2)
        int(x=5)
        int(1,2,3)
        float('')
        float('abc')
        float('1_0'),float('1_000.5e1_0'),float(' 1.5\\n'),float('InFiNiTy'),float('-nan'),float('+.5'),float('5.')
        float('1__0')
        float('1_')
        float('1_.0')
        float('1e')
        float('.')
        float(b'1.5')
        float(b'x')
        float(None)
        float([])
        float('1'*400)
        float(x=1)
        float(1,2)
        float('٣.٤')
        complex('1+2j'),complex('j'),complex('-j'),complex(' ( 1+2j ) '),complex('1e3-2.5e-3j'),complex('nan+infj')
        complex('1 + 2j')
        complex('abc')
        complex('')
        complex(1,2),complex(1j,2j),complex('1',2)
        complex(1,'2')
        complex(None)
        complex(1,None)
        complex([])
        complex('1_0+2j')
        1j<2j
        1j<1
        1<1j
        abs(-3-4j)
        1j**2
        (1+2j)**(1+2j)
        (1+2j)**-3
        (1+2j)**100
        (1+2j)**101
        (0j)**0
        0j**(1j)
        0j**(-1)
        (1e200+1j)**2
        (1e200+1j)**3
        (1e308+1e308j)*(10)
        abs(1e308+1e308j)
        hash(1j),hash(1+2j),hash(-1j), hash(complex(0,-1))
        int(1j)
        float(1j)
        5 .to_bytes(1)
        (256).to_bytes(1,'big')
        (-1).to_bytes(1,'big')
        (1).to_bytes(-1,'big')
        (1).to_bytes(1,'x')
        (5).to_bytes()
        int.from_bytes([1,2],'big')
        int.from_bytes(5,'big')
        int.from_bytes('a','big')
        int.from_bytes(b'a',5)
        (5).bit_length(1)
        (5).foo
        (5).real,(5).imag,(5).numerator,(5).denominator,(5).conjugate(),(5).as_integer_ratio()
        (2.5).as_integer_ratio()
        float('inf').as_integer_ratio()
        float('nan').as_integer_ratio()
        (2.5).is_integer(),(2.5).hex(),float.fromhex('0x1.8p1')
        float.fromhex('abcz')
        float.fromhex('0x1p1024')
        float.fromhex(5)
        (0.0).hex(),(-0.0).hex(),(5e-324).hex(),float('inf').hex(),float('nan').hex(),(1.0).hex()
        5 @ 3
        5 + None
        5 < None
        5.0 < 'a'
        1.5 // None
        1.5 & 1
        True & 1, True & True, True | False, True ^ True, ~True, -True, True + True, True << 1
        float.fromhex(' 0x.1p0 '),float.fromhex('-inf'),float.fromhex('1.fffffffffffff8p0'),float.fromhex('1e')
        1**(1<<70)
        (-1)**((1<<70)+1)
        0**(1<<70)
        10.0**400
        (-10.0)**401
        10**400*1.0
        10**400+1.5
        1.5<10**400
        10**400==float('inf')
        float(2**1024-1)
        (2**1024)/1
        hash(float('inf')),hash(-float('inf')),hash(1.5),hash(2**61-1),hash(-2**61)
        divmod(-7,2),divmod(7,-2),-7//2,-7%3,7%-3
        5.0 .__floordiv__(2)
        int.__new__(5)
        (5).__round__(None)
        round(5,None)
        round(2.5),round(3.5),round(-2.5),round(-0.5)
        round(2.675,2)
        int.from_bytes(b'',"big")
        bool('a',1)
        bool(x=1)
        (1).__add__(1.0)
        (1.0).__add__('a')
        format(5,'.3d')
        "#,
    );
}

#[test]
fn methods_and_builtins() {
    same(
        r#"
        pow('a',2,3)
        pow(2,3,'a')
        pow(2,'a',3)
        pow()
        pow(1)
        pow(1,2,3,4)
        pow(base=2,exp=3)
        pow(2,3,mod=5)
        pow(2,3,foo=5)
        pow(2,exp=3,mod=None)
        pow(2,-3,7), pow(-2,-3,-7), pow(3,5,-7), pow(2,10**30,1000007), pow(10**30,10**20,10**25), pow(7,0,1), pow(7,0,-1), pow(True,2)
        abs()
        abs(1,2)
        abs(x=1)
        round()
        round(1,2,3)
        round(number=1.5)
        round(1.55,ndigits=1)
        round(1.5,foo=1)
        divmod(1)
        divmod(1,2,3)
        hex()
        hex('a')
        hex(1.5)
        bin(-5),oct(8),hex(-255),bin(True),hex(10**30)
        format()
        format(1,2)
        format(1,'a','b')
        format(object(),'x')
        (5).to_bytes(2,'big',True)
        (5).to_bytes(length=2,byteorder='little',signed=True)
        (5).to_bytes('a')
        (5).to_bytes(2,5)
        (5).to_bytes(1,2,3,4)
        (5).to_bytes(foo=1)
        (5).to_bytes(1<<70)
        int.from_bytes()
        int.from_bytes(b'a','big',True)
        int.from_bytes(b'a','foo')
        int.from_bytes([256])
        int.from_bytes(['a'])
        int.from_bytes(b'abc',signed=True)
        (1.5).hex(1)
        (1.5).is_integer(1)
        float.fromhex()
        float.fromhex('1','2')
        int.real
        (5).real(1)
        (2.5).__round__(), (2.5).__trunc__(), (2.5).__floor__(), (2.5).__ceil__(), (5).__round__(-1),(5).__trunc__()
        (2.5).__round__('a')
        (1+2j).conjugate(), (1+2j).real, (1+2j).__complex__()
        (1j).foo
        (5).__add__(2), (5).__radd__(2), (5).__rsub__(2),(5).__eq__(5),(5).__eq__('a'),(5).__lt__(6)
        (5).__bool__(),(5).__int__(),(5).__float__(),(5).__index__(),(5).__hash__(),(5).__repr__(),(5).__str__(),(5).__format__('>5')
        (5).__divmod__(2),(5).__rdivmod__(2),(5).__pow__(2),(5).__rpow__(2)
        (5).__neg__(),(5).__pos__(),(5).__abs__(),(5).__invert__(),(5).__ceil__(),(5).__floor__()
        (2.5).__int__(),(2.5).__float__(),(2.5).__bool__(),(2.5).__hash__()
        (10**30).__add__(1),(10**30).__neg__(),(10**30).__int__(),(10**30).__float__(),(10**30).__hash__(),(10**30).__bool__(),(10**30).__eq__(10**30),(10**30).__round__(-29)
        (5).__getnewargs__(),(5.5).__getnewargs__(),(5j).__getnewargs__()
        int.__name__,True.real,True.__class__,isinstance(True,int)
        (1).__and__(True), True.__and__(True), True.__and__(1), True.__rand__(1), True.__invert__()
        round(123456789012345678901234567890,-5),round(-15,-1),round(-25,-1),round(5,-1),round(15,-2),round(55,-2),round(50,-2),round(150,-2)
        round(10**30+5*10**4,-5)
        10**20//3, -10**20//3, 10**20%-3, 2**64-1, -2**63, 2**63, -(-2**63)
        (-2**63)//-1, (-2**63)%-1, divmod(-2**63,-1), abs(-2**63), ~(2**63-1), -2**63-1
        1e300*1e300, -1e300*1e300, 1e308+1e308
        2**0.5, 4**-0.5, (-4)**0.5, (-8)**2.0, 0**0, 0.0**0
        1 + True, True + 1.5, True * 2j, 2.5 + 1j, 10**20 + 1.5, 10**20 * 1j, 10**20 / 10**19, 7 / 2, 6 / 3, -7 / 2
        1 == 1.0, 1 == True, 1 == 1+0j, 10**20 == 1e20, 10**20 + 1 == 1e20, 2**53 + 1 == 2.0**53, 1 < 1.5, 10**20 > 1e19, 10**400 > 1e308, -10**400 < -1e308, 1 != 1.0, 1j == 1, 1 == 'a', 10**20 == None
        1 if 0.0 else 2, 1 if 10**20 else 2, 1 if 0j else 2, bool(10**20), bool(0.0), bool(1e-300), bool(1j), bool()
        hash(10**20), hash(1e20), hash(-1), hash(-1.0), hash(0.5), hash(True), hash(2**61), hash(-(2**61)), hash(1+0j), hash(1j)
        {1: 'a', True: 'b', 1.0: 'c', 1+0j: 'd'}
        {10**20: 1}[10**20], {1e20: 2}[10**20]
        [1.0, -0.0, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, 5e-324, 1.7976931348623157e308, 1e22, 1e23]
        int(1e20), int(-1.9), int(1.9), int('-12'), int('+5'), int(True), int(b'5')
        int('1'*4300) > 0
        int('x'*5)
        int(-10**20), int('-100000000000000000000'), int('ff', 16), int('0XfF', 0), int(' 1_0 ')
        float(5), float(10**20), float('1e5'), float('  -1.5  '), float(True), float()
        complex(), complex('1'), complex(2), complex(1.5, 2), complex(1j, 2j), complex(1j, 2), complex(imag=3), complex(real=1, imag=2)
        complex(1, 2, 3)
        complex(x=1)
        complex('1\u2007'), float('\u0661\u0662.\u0665'), int('\u0663_\u0664')
        float('\x1c1')
        (1 << 62) + (1 << 62), (1 << 62) * 2, -(1 << 62) * 4, (1 << 63) - 1 - (1 << 63), 3 ** 40, 3 ** 41, (-3) ** 41, 2 ** 62, 2 ** 63, 2 ** 64
        1 << 62, 1 << 63, 1 << 64, -1 << 63, -1 << 64, (1 << 64) >> 64, (1 << 64) >> 1, -(1 << 64) >> 65, 5 >> 1, -5 >> 1, 5 >> 100, -5 >> 100
        (2**70) & -1, (2**70) | 1, (2**70) ^ (2**70), ~(2**70), -(2**70) & 255, (2**64) % 2**63, 2**64 // 3, -(2**64) // 3, -(2**64) % 3
        (2**70).bit_length(), (2**70).bit_count(), (255).bit_count(), (-255).bit_length(), (0).bit_length()
        x = 5
        x += 2.5
        x
        x **= 2
        x
        x //= 3
        x
        x = 10**18
        x *= 1000
        x
        x -= 10**21 - 1
        x
        x %= 0
        1 in [1.0], 10**20 in [1e20], 1 in [True]
        sum([0.1]*10), sum([1, 2.5]), sum([10**18]*20), sum([True, True]), sum([1j, 2])
        max(1, 2.5, True), min(10**20, 1e19), sorted([3, 1.5, True, 10**20, -10**20])
        1 .real
        "#,
    );
}

#[test]
fn format_specifiers() {
    same(
        r#"
        format(5,'abc')
        format(5.5,'abc')
        format('a','abc')
        format(5,'y')
        format(5,'\x01')
        format(5,'é')
        format(5.5,'d')
        format('a','d')
        format(1j,'d')
        format(1j,'%')
        format(True,'y')
        format(True,'s')
        format(True,'')
        format(True,'d'),format(True,'5')
        format(5,'s')
        format(5,'.3')
        format(5,'z')
        format(5,'+c')
        format(5,'#c')
        format(-1,'c')
        format(1114112,'c')
        format(1<<70,'c')
        format(65,'5c'),format(65,'05c'),format(65,'<5c')
        format(5,',c')
        format(5,'_c')
        format(5,',b')
        format(5,'_b'),format(65535,'_x'),format(65535,'#_x'),format(-65535,'#_X')
        format(5,',_')
        format(5,'_,')
        format(5,',,')
        format(5,',n')
        format(5,',s')
        format('a',',')
        format('a','_s')
        format(5,'.')
        format(5,'99999999999999999999')
        format(5,'.99999999999999999999f')
        format('a','+')
        format('a',' ')
        format('a','z')
        format('a','#')
        format('a','=5')
        format('a','05'),format('a','^5'),format('abc','.2'),format('abc','>5.2'),format('abc','x<6')
        format(1j,'05')
        format(1j,'=5')
        format(1j,''),format(1j,'5'),format(1+2j,'.2f'),format(1+2j,'>20'),format(-0.0+2j,''),format(1+2j,'+'),format(1j,'+'),format(1+2j,',.3f')
        format(1e22,','),format(1234567.891,','),format(1234.5,'012,'),format(1234,'010,'),format(123,'04,'),format(-1234,'010,')
        format(1e10,'012e'),format(float('nan'),'010'),format(float('-inf'),'+010'),format(float('nan'),'+'),format(float('inf'),',')
        format(-0.0,'z'),format(-0.001,'z.1f'),format(-0.0,'z.1e'),format(0.0,'z')
        format(0.5,'%'),format(0.12345,'.1%'),format(12345.678,',.2%')
        format(10**400,'e')
        format(10**400,'.2f')
        format(12,'.2f'),format(12,'g'),format(12,'e'),format(12,'%')
        format(3.0,'g'),format(3.0,'.3'),format(1e10,'.3'),format(123456.0,'.3'),format(3.0,'#g'),format(3.0,'n'),format(3.0,'#'),format(3,'#')
        format(255,'#06x'),format(255,'x<#6x'),format(-5,'05d'),format(5,'+'),format(5,' '),format(-5,'=+8'),format(5,'^9')
        format(True,',')
        "#,
    );
}

#[test]
fn format_method() {
    same(
        r#"
        '{} {}'.format(1)
        '{'.format()
        '}'.format()
        '{0'.format(1)
        '{!x}'.format(1)
        '{!}'.format(1)
        '{!r'.format(1)
        '{!rx}'.format(1)
        '{a}'.format(1)
        '{0.a}'.format(1)
        '{0[a}'.format(1)
        '{0[]}'.format(1)
        '{0.}'.format(1)
        '{0]}'.format(1)
        '{0[a]b}'.format({'a':1})
        '{} {0}'.format(1)
        '{0} {}'.format(1)
        '{:{}} {}'.format(1,2,3)
        '{:{:{}}}'.format(1,2,3)
        '{a.real} {b[0]} {c[k]}'.format(a=1,b=[2],c={'k':3})
        '{-1}'.format(1)
        '{0[-1]}'.format([1])
        '{0[99999999999999999999]}'.format([1])
        '{99999999999999999999}'.format(1)
        '{{}}'.format()
        '{{{}}}'.format(3)
        '{a{}}'.format(a=1)
        '{:}}'.format(1)
        '{:{'.format(1)
        '{0!s:>{1}}|'.format('ab',5)
        '{!a}'.format('é')
        '{.real}'.format(5)
        '{[0]}'.format([5])
        '{0:}'.format(1)
        '{ 0}'.format(1)
        '{0 }'.format(1)
        '{:d}'.format('a')
        '{:5}'.format([1])
        '{:5}'.format(None)
        '{}'.format_map({})
        '{a}'.format_map({'a':1})
        '{0}'.format_map([1])
        '{a}'.format()
        "#,
    );
}

#[test]
fn percent() {
    same(
        r#"
        '%d' % 1.5, '%d' % -1.5, '%i' % True, '%u' % 3
        '%d' % 'a'
        '%d' % None
        '%x' % 1.5
        '%x' % 'a'
        '%c' % 65, '%c' % 'a'
        '%c' % 'ab'
        '%c' % 1.5
        '%c' % 1114112
        '%c' % -1
        '%c' % (1<<70)
        '%f' % 'a'
        '%f' % 1j
        '%e' % None
        '%s' % ()
        '%s %s' % (1,)
        '%s' % (1,2)
        '%s' % 1, '%s' % (1,), '%s' % ((1,),), '%s' % [1,2]
        'a' % 1
        'a' % ()
        'a' % {}
        'a' % {'x':1}
        'a' % [1]
        '%(a)s' % {'a':1}
        '%(a)s' % 1
        '%(a)s' % (1,)
        '%(b)s' % {'a':1}
        '%(a' % {'a':1}
        '%(a(b))s' % {'a(b)':1}
        '%' % 1
        '%5' % 1
        '%y' % 1
        '%é' % 1
        '%l' % 1
        '%ld %hd %Ld' % (1,2,3)
        '%*d' % (5,1), '%-*d|' % (5,1), '%*d' % (-5,1)
        '%*d' % ('a',1)
        '%.*f' % (2,1.5)
        '%.*f' % ('a',1.5)
        '%.*f' % (-2,1.5)
        '%.-2f' % 1.5
        '%99999999999999999999d' % 1
        '%.99999999999999999999d' % 1
        '%.99999999999d' % 1
        '%5.1f|%-5s|%05d|%%|%x' % (1.25,'a',42,255)
        '%#x %#X %#o %+d % d %05.1f %-8.3e|' % (255,255,8,5,5,2.5,1234.5)
        '%.3d %.5x %#.5x %08.3d' % (5,255,255,5)
        '%r %a %s' % ('é','é','é')
        '%.2s|%5.1s|' % ('abc','abc')
        '%g %G %.3g %#g' % (1e-10,1e-10,1234567,1.0)
        '%s %%' % 1
        '%(a)d %(a)s' % {'a':1}
        '%(a)s %s' % {'a':1}
        '%5%|' % ()
        '%-5%|' % ()
        '%c%c' % ('a',98)
        '%5c|%-5c|' % ('a','b')
        '%05s' % 'a'
        '%+s' % 'a'
        '%d' % (10**30)
        '%d' % 1e30
        '%x' % (10**30)
        '%d' % float('nan')
        '%d' % float('inf')
        '%f' % (10**400)
        '%s' % {'a':1}
        '%(a)s' % {'a':(1,2)}
        '%s %(a)s' % {'a':1}
        '%d' % 10**5000
        '%x' % -255, '%#o' % -8, '%o' % -8
        '%-05d|' % 5, '%+05d' % 5, '% 05d' % 5, '%#05x' % 5
        '%.0f' % 0.5, '%.0f' % 1.5, '%#.0f' % 1.0
        '%i' % '5'
        '%5s' % None
        '%.1e' % 12345
        '%z' % (1,)
        '%s' % b'a'
        '%()s' % {'':1}
        '%(a)*d' % {'a':1}
        "#,
    );
}

#[test]
fn math_module() {
    let mut names = members(&stdlib::math::MODULE);
    names.extend([
        ("float", Value::from(float_type())),
        ("range", Value::from(range_type())),
        ("list", Value::from(list_type())),
        ("str", Value::from(str_type())),
    ]);
    let functions = [
        "acos",
        "acosh",
        "asin",
        "asinh",
        "atan",
        "atanh",
        "cbrt",
        "ceil",
        "cos",
        "cosh",
        "degrees",
        "erf",
        "erfc",
        "exp",
        "exp2",
        "expm1",
        "fabs",
        "factorial",
        "floor",
        "frexp",
        "gamma",
        "isfinite",
        "isinf",
        "isnan",
        "isqrt",
        "lgamma",
        "log",
        "log10",
        "log1p",
        "log2",
        "modf",
        "radians",
        "sin",
        "sinh",
        "sqrt",
        "tan",
        "tanh",
        "trunc",
        "ulp",
    ];
    let arguments = [
        "0",
        "1",
        "-1",
        "2.5",
        "-2.5",
        "0.0",
        "-0.0",
        "1e300",
        "-1e300",
        "5e-324",
        "float('inf')",
        "float('-inf')",
        "float('nan')",
        "0.3",
        "710",
        "-710",
        "25",
        "170.5",
        "1e-20",
        "10 ** 20",
        "True",
        "'a'",
        "None",
        "1j",
        "",
        "1, 2",
    ];
    let pairs = [
        "atan2",
        "copysign",
        "fmod",
        "ldexp",
        "nextafter",
        "pow",
        "remainder",
        "log",
        "gcd",
        "lcm",
    ];
    let operands = [
        "0, 0",
        "1, 2",
        "-0.0, -1.0",
        "7.5, 2",
        "-7.5, 2",
        "0.0, -1",
        "-8, 0.333",
        "1e300, 2",
        "2, 1024",
        "2, -1080",
        "float('inf'), 1",
        "1, float('inf')",
        "float('nan'), 1",
        "1, float('nan')",
        "100, 10",
        "8, 2",
        "2, 1",
        "2, 0",
        "12, 18",
        "-12, 18",
        "10 ** 30, 10 ** 20",
        "5, 'a'",
        "'a', 5",
        "1",
        "1, 2, 3, 4",
        "1.5, 2",
        "3, 10 ** 30",
    ];
    let mut cases = Vec::new();
    for f in functions {
        cases.extend(arguments.iter().map(|a| format!("{}({})", f, a)));
    }
    for f in pairs {
        cases.extend(operands.iter().map(|a| format!("{}({})", f, a)));
    }
    cases.extend(lines(
        "
        pi, e, tau, inf, nan
        log(10 ** 400), log2(2 ** 5000), log10(10 ** 1000), log(2 ** 2000, 2), log(7 ** 999, 7)
        floor(1e300), ceil(-1e300), trunc(1e20), floor(10 ** 20), floor(-0.5), ceil(0.5)
        floor(True), ceil(True), trunc(True)
        isqrt(10 ** 40), isqrt(2 ** 64), isqrt(-1)
        isqrt(2.0)
        factorial(20), factorial(21), factorial(100)
        factorial(-1)
        factorial(2.0)
        factorial(-(10 ** 30))
        factorial(10 ** 30)
        comb(5, 2), comb(50, 25), comb(100, 50), comb(5, 6), comb(10 ** 20, 2), comb(0, 0)
        comb(-1, 2)
        comb(2, -1)
        comb(5)
        comb(5.0, 2)
        comb(10 ** 40, 10 ** 30)
        perm(5), perm(5, 2), perm(5, None), perm(5, 6), perm(10 ** 20, 2)
        perm(-1, 2)
        perm(1, -1)
        perm()
        gcd(), lcm(), gcd(12, 18, 27), lcm(4, 6, 10), lcm(0, 5), gcd(-4), gcd(2 ** 100, 6 ** 50)
        prod([1, 2, 3]), prod([1.5, 2]), prod([]), prod([2], start=5), prod(range(1, 25))
        prod()
        prod(1)
        prod([1], [2])
        prod(['a', 2])
        prod([1], foo=2)
        fsum([0.1] * 10), fsum([]), fsum([1e308, 1e308, -1e308]), fsum([1, 10 ** 20, -10 ** 20])
        fsum(['a'])
        fsum([1e308] * 2)
        fsum([float('inf'), -float('inf')])
        fsum(5)
        hypot(3, 4), hypot(), hypot(1, 1, 1), hypot(1e200, 1e200), hypot(-5), hypot(1e-320, 1e-320)
        hypot('a')
        dist([1, 2], [4, 6]), dist((1, 2, 3), (1, 2, 3)), dist((), ())
        dist([1], [1, 2])
        dist(1, 2)
        dist([1])
        isclose(1, 1 + 1e-10), isclose(1, 2), isclose(1, 1.1, rel_tol=0.2), isclose(0, 1e-10), isclose(0, 1e-10, abs_tol=1e-9)
        isclose(float('inf'), float('inf')), isclose(float('nan'), float('nan')), isclose(a=1, b=1)
        isclose(1, 1, rel_tol=-1)
        isclose(1)
        isclose(1, 2, 3)
        ",
    ));
    check("from math import *", &names, &cases);
}

#[test]
fn cmath_module() {
    let mut names = members(&stdlib::cmath::MODULE);
    names.extend([("complex", Value::from(complex_type())), ("str", Value::from(str_type()))]);
    let functions = [
        "acos", "acosh", "asin", "asinh", "atan", "atanh", "cos", "cosh", "exp", "isfinite",
        "isinf", "isnan", "log", "log10", "phase", "polar", "sin", "sinh", "sqrt", "tan", "tanh",
    ];
    let parts = [
        "-inf", "-1.5", "-0.0", "0.0", "1.0", "0.3", "2.5", "inf", "nan", "1e308", "1e-310",
        "710.0", "-800.0",
    ];
    let mut cases = Vec::new();
    for f in functions {
        for re in parts {
            cases.extend(parts.iter().map(|im| format!("{}(complex({}, {}))", f, re, im)));
        }
        for other in ["", "1, 2", "'a'", "None", "2", "True", "10 ** 400"] {
            cases.push(format!("{}({})", f, other));
        }
    }
    for r in parts {
        cases.extend(parts.iter().map(|phi| format!("rect({}, {})", r, phi)));
    }
    cases.extend(lines(
        "
        pi, e, tau, inf, nan, infj, nanj
        log(8, 2), log(1j, 2), log(-1)
        log(2, 1)
        log(2, 0)
        isclose(1j, 1j + 1e-12), isclose(1, 2), isclose(inf, inf), isclose(1j, 1.1j, rel_tol=0.2), isclose(0, 1e-9, abs_tol=1e-8)
        isclose(1, 2, rel_tol=-1)
        isclose(1)
        rect(1)
        rect('a', 1)
        polar(3 + 4j), phase(-1), phase(-1.0 - 0.0j)
        ",
    ));
    check("from cmath import *", &names, &cases);
}

#[test]
fn limit_of_digits() {
    let mut names = vec![("str", Value::from(str_type()))];
    for (name, member) in stdlib::sys::MODULE.members {
        if let (true, Member::Fn(f)) = (name.ends_with("max_str_digits"), member) {
            names.push((name, native(f)));
        }
    }
    // The limit holds for the whole program, so this leaves it as it was.
    check(
        "from sys import *",
        &names,
        &lines(
            "
            get_int_max_str_digits()
            set_int_max_str_digits('a')
            set_int_max_str_digits(-1)
            set_int_max_str_digits()
            set_int_max_str_digits(1, 2)
            set_int_max_str_digits(10 ** 20)
            set_int_max_str_digits(639)
            set_int_max_str_digits(maxdigits=4300)
            get_int_max_str_digits(1)
            ",
        ),
    );
}
