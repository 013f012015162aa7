// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! Containers and iterators against CPython.

mod coll_eval;

use coll_eval::{builtins, check, lines, Dice};

fn same(text: &str) {
    check("", &builtins(), &lines(text));
}

#[test]
fn lists() {
    same(
        "
        a = [1, 2, 3]
        a[0], a[-1], a[1:], a[::-1], a[5:1:-2], a[:-1]
        a[3]
        a[-4]
        a['x']
        a[1.0]
        a[3] = 1
        del a[7]
        a + [4]
        a + 1
        a + (1,)
        1 + a
        a * 2, 2 * a, a * -1, a * 0, a * True
        a * 1.5
        a * 'x'
        a += (4, 5)
        a
        a += 5
        a *= 2
        a
        a[1:3] = 'xyz'
        a
        a[::2] = [0, 0]
        a[::2] = 0
        a[::3] = 'abcd'
        a
        a[1:1] = 5
        a[:0] = [9, 9]
        a[5:2] = [8]
        a
        del a[::2]
        a
        del a[3:0:-1]
        a
        a[::0]
        a['a':]
        a.append()
        a.append(1, 2)
        a.append(a)
        a
        a.pop(), a.pop(0)
        a.pop(99)
        a.pop('x')
        [].pop()
        a.insert(-100, 'first'), a.insert(100, 'last'), a.insert(-1, 'x')
        a
        a.insert('x', 1)
        a.insert(1)
        a.index('x'), a.index('x', -3), a.count('x')
        a.index('q')
        a.index('x', 0, 1)
        a.index('x', 'y')
        a.remove('x')
        a.remove('zzz')
        a.reverse()
        a
        a.extend(5)
        a.extend({1: 2})
        a.extend(a)
        a
        a.copy() == a, a.copy() is a
        a.clear(), a
        a.clear(1)
        a.foo
        [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 5], [1, 2] == [1, 2.0], [1] != [1, 2]
        [1] < ['a']
        [1] < 3
        [1] == (1,)
        hash([])
        list('abc'), list({1: 2}), list(range(3)), list()
        list(1, 2)
        list(1)
        list(a=1)
        [[]] * 3
        b = [[]] * 2
        b[0].append(1)
        b
        b = [1, 2, 3, 4, 5]
        b[1:4] = b
        b
        b[b.index(2):] = []
        b
        3 in [1, 2, 3], 4 not in [1], 'a' in ['a']
        [1, 2, 3].__len__(), [1].__add__([2]), [1].__contains__(1), [5, 6].__getitem__(1)
        [3, 1, 2].sort(reverse=True)
        [3, 1, 2].sort(1)
        [3, 1, 2].sort(foo=1)
        [3, 'a'].sort()
        b = [3, 1, 2]
        b.sort(key=lambda x: -x)
        b
        b.sort(key=lambda x: b.append(x))
        b
        list(reversed([1, 2, 3])), list(b.__reversed__())
        ",
    );
}

#[test]
fn tuples() {
    same(
        "
        t = (1, 2, 3)
        t[0], t[-1], t[1:], t[::-1], t[:], t[5:]
        t[3]
        t['a']
        t + (4,), t * 2, 0 * t, () + t
        t + [1]
        t.index(2), t.count(2)
        t.index(9)
        t.index(1, 1)
        (), (1,), (1, 2), ((),)
        (1, 2) < (1, 3), (1,) < (1, 0), (1, 2) == (1, 2.0), (1, 'a') < (2, 3)
        (1, 'a') < (1, 3)
        (1, 2) == [1, 2]
        hash((1, 2, 3)), hash(()), hash((1, (2, 'a'), -1)), hash((1.5, None, True)) == 0
        hash((1, []))
        tuple('ab'), tuple([1, 2]), tuple()
        tuple(1, 2)
        t is tuple(t), t[:] is t, () is tuple([])
        t.__len__(), t.__getnewargs__(), (1,).__add__((2,))
        t[0] = 1
        del t[0]
        t.append
        t += (4,)
        t
        a, b = t
        a, b, c = (1, 2)
        a, b = 5
        a, *b = t
        a, b
        a, *b, c = (1,)
        *a, b = 'xyz'
        a, b
        ",
    );
}

#[test]
fn dicts() {
    same(
        "
        d = {1: 'a', 'b': 2, (1, 2): 3}
        d, d[1], d['b'], d[(1, 2)], d[1.0], d[True]
        d[9]
        d['x']
        d[[]]
        d[[]] = 1
        del d[9]
        d[True] = 'new'
        d
        {1: 'a', True: 'b', 1.0: 'c'}
        d.get(1), d.get(5), d.get(5, 6), d.get([])
        d.get()
        d.pop(1), d
        d.pop(1)
        d.pop(1, None)
        d.setdefault('q'), d.setdefault('q', 5), d.setdefault('r', 7), d
        d.update({'q': 1}, z=2)
        d.update([('k', 1), 'ab'])
        d
        d.update([1])
        d.update([(1, 2, 3)])
        d.update(5)
        d.update(1, 2)
        d.keys(), d.values(), d.items()
        len(d.keys()), list(d.values()), 'q' in d.keys(), ('q', 1) in d.items(), 1 in d.values()
        d.popitem(), len(d)
        {}.popitem()
        d.copy() == d, d.copy() is d
        d == 1, d != {}, {1: 2} == {1: 2.0}, {1: 2} < {1: 3}
        {1: 2} | {1: 3, 4: 5}, {} | {}
        {1: 2} | [(1, 2)]
        e = {1: 2}
        e |= [(5, 6)]
        e
        e |= 5
        e.fromkeys('abc'), dict.fromkeys([1, 2], 0), {}.fromkeys([])
        dict.fromkeys()
        dict(a=1, b=2), dict([('a', 1)], b=2), dict({1: 2}), dict(zip('ab', [1, 2]))
        dict(1)
        dict([1])
        dict(1, 2)
        list(d), list(reversed(d)), list(reversed({1: 2, 3: 4}.items())), sorted({3: 1, 2: 1})
        list(reversed({1: 2, 3: 4}.values())), list({1: 2}.items().__reversed__())
        d.clear(), d
        d['self'] = d
        d
        {1: 2}.keys() & {1, 5}, {1: 2}.keys() | [7], {1: 2, 3: 4}.keys() - [1], {1: 2}.keys() ^ {1, 2}
        {1: 2}.items() & {(1, 2)}, {1: 2}.items() | {(1, 3)}, {1: 2}.items() ^ {1: 3}.items()
        {1: 2}.keys() == {1}, {1: 2}.keys() < {1, 2}, {1} == {1: 2}.keys(), {1: 2}.items() == {(1, 2)}
        {1: 2}.keys() & 5
        {1: 2}.keys().isdisjoint([3]), {1: 2}.keys().isdisjoint({1: 5})
        [1] & {1: 2}.keys(), {1, 2} - {1: 5}.keys()
        {1: 2}.keys().mapping
        hash({})
        'a' in {'a': 1}, [] in {1: 2}
        {1: [1], **{2: 3}, 'x': {}}
        {**5}
        d.foo
        {1: 2}.values() == {1: 2}.values()
        {'a': 1}.items() < {('a', 1), 2}
        dict.get({1: 2}, 1), dict.__len__({1: 2})
        ",
    );
}

#[test]
fn sets() {
    same(
        "
        s = {3, 1, 2}
        s, set(), frozenset(), frozenset({1}), {'a'}, set('hello')
        s | {9}, s & {1, 2}, s - {1}, s ^ {1, 10}, s | frozenset({7}), frozenset({7}) | s
        s | [1]
        s.union([5], (6,)), s.intersection([1, 2], {2}), s.difference([1], [2]), s.symmetric_difference([1, 8])
        s.union(), s.intersection(), s.difference()
        s.union(5)
        s.add(4), s.add(4), s
        s.add([])
        s.add({1})
        s.add()
        s.remove(4), s
        s.remove(99)
        s.discard(99), s.discard(1), s
        s.update([1, 2], 'ab'), s.difference_update('a'), s.intersection_update([1, 2, 3]), s
        s.symmetric_difference_update([1, 77]), s
        s |= {5}
        s &= {5, 2, 77}
        s -= {5}
        s ^= {1, 2}
        s
        s |= [1]
        {1} < {1, 2}, {1} <= {1}, {1, 2} > {1}, {1} < {2}, {1} == frozenset([1]), {1} >= set(), {1} != {1}
        {1} < [1]
        {1}.issubset([1, 2]), {1}.issuperset([]), {1}.isdisjoint([2]), {1}.isdisjoint({1})
        1 in {1}, {1} in {frozenset({1})}, [] in {1}
        {frozenset({1})}.discard({1})
        hash(frozenset()), hash(frozenset({1, 2, 3})), hash(frozenset('abc')), hash(frozenset({frozenset({1})}))
        hash({1})
        {1}.pop(), {5, 6, 7}.pop()
        set().pop()
        set(1)
        set(1, 2)
        set(a=1)
        frozenset(1, 2)
        s.copy() == s, s.copy() is s, frozenset({1}).copy()
        f = frozenset({1, 2})
        f.copy() is f, frozenset(f) is f, f | {3}, f.union([9]), f - {1}
        f.add
        s[0]
        s.clear(), s
        {1, 2, 3}.__len__(), {1}.__or__({2}), {1}.__contains__(1), {1}.__or__(5)
        ",
    );
}

#[test]
fn set_order() {
    let mut dice = Dice(7);
    let mut cases = Vec::new();
    cases.push("a = set()".to_string());
    cases.push("b = set()".to_string());
    let keys = |dice: &mut Dice| -> String {
        match dice.roll(5) {
            0 => format!(
                "'{}'",
                ["x", "spam", "hello", "k7", "zz", "long key with spaces"][dice.roll(6)]
            ),
            1 => format!("({}, 'a')", dice.roll(40)),
            2 => format!("{}", dice.roll(100000) as i64 - 50000),
            3 => format!("'k{}'", dice.roll(200)),
            _ => format!("{}", dice.roll(130)),
        }
    };
    for _ in 0..1500 {
        let s = dice.pick(&["a", "b"]);
        let o = if s == "a" { "b" } else { "a" };
        let k = keys(&mut dice);
        cases.push(match dice.roll(24) {
            0..=8 => format!("{}.add({})", s, k),
            9..=11 => format!("{}.discard({})", s, k),
            12 => format!("{} |= {}", s, o),
            13 => format!("{} = {} & {}", s, s, o),
            14 => format!("{} = {} - {}", s, s, o),
            15 => format!("{} = {} ^ {}", s, s, o),
            16 => format!("{}.update([{}, {}, {}])", s, k, keys(&mut dice), keys(&mut dice)),
            17 => format!("{} = {}.copy()", s, s),
            18 => format!("{}.pop() if {} else 0", s, s),
            19 => format!("{} -= {}", s, o),
            20 => format!("{} = {{{}, {}, 5, 1, 65, 33}}", s, k, keys(&mut dice)),
            21 => format!("{}.difference_update([{}])", s, k),
            22 => format!("{}.update({{{}: 1, {}: 2}})", s, k, keys(&mut dice)),
            _ => format!("{} = set(range({}, {}))", s, dice.roll(50), dice.roll(120)),
        });
        cases.push(format!("list({})", s));
    }
    check("", &builtins(), &cases);
}

#[test]
fn ranges() {
    same(
        "
        range(5), range(1, 5), range(1, 10, 3), range(0), range(5, 0, -2)
        list(range(5, 0, -2)), list(range(0, -5)), list(range(-3, 3)), len(range(0, 10, 3)), len(range(10, 0))
        range(10)[2], range(10)[-1], range(10)[2:5], range(10)[::-1], range(10)[::-3], range(0, 10, 2)[1:3]
        range(10)[10]
        range(10)['a']
        3 in range(5), 5 in range(5), 4 in range(0, 10, 3), 3.0 in range(5), 'a' in range(3), True in range(2)
        range(5).index(3), range(5).count(9), range(0, 10, 2).index(4)
        range(5).index(9)
        range(5).index('a')
        range(3) == range(0, 3), range(0) == range(5, 1), range(0, 3, 2) == range(0, 4, 2), range(3) != [0, 1, 2]
        hash(range(3)) == hash(range(0, 3, 1)), hash(range(5, 6)) == hash(range(5, 6, 7))
        range()
        range(1, 2, 3, 4)
        range(1.5)
        range(1, 2, 0)
        range('a')
        range(5).start, range(5).stop, range(5).step, range(1, 9, 2).step
        range(5).start = 1
        list(reversed(range(5))), list(reversed(range(0, 10, 3))), list(reversed(range(0)))
        iter(range(3)).__length_hint__(), next(iter(range(3, 9)))
        range(3) < range(4)
        range(9223372036854775807, 9223372036854775807)
        list(range(9223372036854775805, 9223372036854775807))
        list(range(-9223372036854775807, -9223372036854775805))
        ",
    );
}

#[test]
fn slices() {
    same(
        "
        slice(1), slice(1, 2), slice(1, 2, 3), slice(None)
        slice(1, 2, 3).start, slice(1).stop, slice(1).step
        slice()
        slice(1, 2, 3, 4)
        slice(5).indices(3), slice(None, None, -1).indices(5), slice(-3, -1).indices(10), slice(10, 0, -3).indices(6)
        slice(1, 2, 0).indices(5)
        slice(1).indices(-1)
        slice(1).indices('a')
        slice('a').indices(5)
        slice(1, 2) == slice(1, 2), slice(1) < slice(2)
        hash(slice(1))
        ",
    );
    let mut dice = Dice(3);
    let mut cases = Vec::new();
    let part = |dice: &mut Dice| match dice.roll(4) {
        0 => String::new(),
        _ => (dice.roll(17) as i64 - 8).to_string(),
    };
    for _ in 0..300 {
        let n = dice.roll(7);
        let (a, b, c) = (part(&mut dice), part(&mut dice), part(&mut dice));
        cases.push(format!("x = list(range({}))", n));
        cases.push(format!(
            "x[{}:{}:{}], tuple(x)[{}:{}:{}], range({})[{}:{}:{}]",
            a, b, c, a, b, c, n, a, b, c
        ));
        cases.push(format!("x[{}:{}:{}] = [7] * {}", a, b, c, dice.roll(4)));
        cases.push("x".to_string());
        cases.push(format!("del x[{}:{}:{}]", b, a, c));
        cases.push("x".to_string());
    }
    check("", &builtins(), &cases);
}

#[test]
fn iterators() {
    same(
        "
        list(enumerate('ab')), list(enumerate('ab', 5)), list(enumerate([1], start=2))
        enumerate()
        enumerate(1, 2, 3)
        enumerate([], x=1)
        enumerate([], 'a')
        list(zip([1, 2], 'abc')), list(zip()), list(zip([1, 2], [3, 4], [5, 6])), list(zip([1]))
        list(zip([1], [1, 2], strict=True))
        list(zip([1, 2], [1], strict=True))
        list(zip([1], [1], [], strict=True))
        list(zip([], [], [1], strict=True))
        list(zip([1], [2], strict=True))
        zip(1)
        zip([], foo=1)
        list(map(lambda x: x * 2, [1, 2])), list(map(lambda x, y: (x, y), [1, 2], [3, 4, 5]))
        map(1)
        list(map(1, [2]))
        list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3]))
        filter(1)
        list(reversed('abc')), list(reversed((1, 2)))
        reversed(1)
        reversed({1})
        reversed()
        sorted([3, 1, 2]), sorted([3, 1, 2], reverse=True), sorted('bca', key=lambda c: -len(c)), sorted({2: 1, 1: 2})
        sorted()
        sorted([1], 2)
        sorted([1], foo=2)
        sorted(1)
        sorted([1, 'a'])
        sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted([1.5, 1, 0.5, 2]), sorted([True, False, 2])
        sorted([(1, 'b'), (1, 'a')], key=lambda p: p[0], reverse=True)
        sorted([[3], [1, 2], []]), sorted(['b', 'B', 'a', 'é', 'ab'])
        min(3, 1, 2), max(3, 1, 2), min([5, 4]), max('abc'), min([], default=7), max([(1, 'a'), (1, 'b')])
        min('aa', 'b', key=len), max('aa', 'b', 'cc', key=len), min([1, 1.0]), max([1, 1.0, True])
        min()
        min([])
        max([])
        min(1)
        min(1, 2, default=3)
        min([1], foo=2)
        max([1, 'a'])
        sum([1, 2, 3]), sum([1.5, 2]), sum([], 5), sum([[1], [2]], []), sum([True, True]), sum([1], start=4)
        sum(['a'])
        sum([], '')
        sum()
        sum([1], 2, 3)
        sum([0.1] * 10), sum([1, 0.1, 2, 0.2]), sum((1, 2), 0.5)
        any([0, 1]), any([]), all([1, 0]), all([]), any('a')
        any(5)
        len([1]), len('ab'), len({1: 2})
        len(5)
        len()
        len([], [])
        i = iter([1, 2])
        next(i), next(i), next(i, 'end')
        next(i)
        next(5)
        next([])
        iter(5)
        iter(1, 2)
        list(iter(lambda x=[1, 2, 3]: x.pop(), 1))
        l = [1, 2, 3]
        i = iter(l)
        next(i), l.append(4), list(i), l.append(5), list(i)
        i = iter([1, 2, 3])
        i.__length_hint__(), next(i), i.__length_hint__(), i is iter(i)
        d = {1: 2, 3: 4}
        i = iter(d)
        next(i), d.update({5: 6})
        next(i)
        i = iter(d.items())
        next(i), d.pop(3), d.setdefault(9, 9), list(i)
        s = {1, 2, 3}
        i = iter(s)
        next(i), s.add(10)
        next(i)
        type(iter([])), type(iter(())), type(iter({})), type(iter({}.values())), type(iter({}.items())), type(iter(set()))
        type(iter(range(3))), type(reversed([])), type(reversed({})), type(reversed('')), type(iter(lambda: 1, 1))
        type(enumerate([])), type(zip()), type(map(len, [])), type(filter(len, [])), type({}.keys())
        list, list[int]
        ",
    );
}

#[test]
fn user_keys() {
    same(
        "
        E = type('E', (), {'__eq__': lambda s, o: True, '__hash__': lambda s: 1})
        e = E()
        e in [5], [5].index(e), [e] == [3], (e,) == (4,), {e: 1}[1], 1 in {e}, {1: 2}[e], len({1, e})
        L = type('L', (list,), {'__len__': lambda s: 42})
        l = L([1, 2])
        l, len(l), l == [1, 2], [1, 2] == l, l + [3], [0] + l, sorted(l), list(l), l[0], l.append(5), l
        D = type('D', (dict,), {'__missing__': lambda s, k: k * 2})
        d = D(a=1)
        d, d['a'], d[4], d.get(4), d == {'a': 1}, len(d), list(d), dict(d)
        S = type('S', (set,), {})
        S([1, 2]) == {1, 2}, S([1]) | {2}, {2} | S([1]), len(S([1])), 1 in S([1]), sorted(S('ab'))
        T = type('T', (tuple,), {})
        T((1, 2)) == (1, 2), T((1,)) + (2,), T((1, 2))[0], hash(T((1, 2))) == hash((1, 2)), len(T()), list(T('ab'))
        N = type('N', (), {'__getitem__': lambda s, i: [1, 2, 3][i]})
        list(N()), 2 in N(), sum(N()), list(enumerate(N()))
        reversed(N())
        M = type('M', (), {'__getitem__': lambda s, i: [1, 2, 3][i], '__len__': lambda s: 3})
        list(reversed(M()))
        I = type('I', (), {'__index__': lambda s: 2})
        [1, 2, 3][I()], 'abc'[I():], range(I()), [1] * I(), [1, 2, 3].pop(I())
        K = type('K', (), {'keys': lambda s: [1, 2], '__getitem__': lambda s, k: k * 10})
        dict(K()), {**K()}
        B = type('B', (), {'__eq__': lambda s, o: 1 / 0, '__hash__': lambda s: 1})
        {B(): 1}[1]
        B() in [1]
        ",
    );
}

#[test]
fn sorting() {
    let mut dice = Dice(21);
    let mut cases = Vec::new();
    for case in 0..160 {
        let item = |dice: &mut Dice| -> String {
            match case % 8 {
                0 => format!("({}, {})", dice.roll(6), dice.roll(6)),
                1 => format!("({}, '{}')", dice.roll(5), dice.pick(&["a", "b", "c"])),
                2 => format!("({}, {}, {})", dice.roll(3), dice.roll(3), dice.roll(3)),
                3 => dice.pick(&["(1,)", "(1, 2)", "(1, 0)", "(0, 5)", "(2,)", "(1, 2, 3)"]).into(),
                4 => dice.pick(&["(1, 2)", "(1, 'a')", "(0, 1)", "(2, 2)"]).into(),
                5 => dice.pick(&["1.5", "2", "float('nan')", "True", "-1", "0.0", "-0.0"]).into(),
                6 => format!("({}.5, {})", dice.roll(4), dice.roll(4)),
                _ => dice.pick(&["[1]", "[1, 2]", "[]", "[0, 9]"]).into(),
            }
        };
        let items: Vec<String> = (0..dice.roll(40)).map(|_| item(&mut dice)).collect();
        let list = format!("[{}]", items.join(", "));
        cases.push(format!("sorted({})", list));
        cases.push(format!("sorted({}, reverse=True)", list));
        cases.push(format!("sorted({}, key=lambda x: x, reverse=True)", list));
        cases.push(format!("sorted(enumerate({}), key=lambda p: (p[1], 0))", list));
        cases.push(format!("min({}, default=0), max({}, default=0)", list, list));
    }
    check("", &builtins(), &cases);
}
