// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! itertools, collections, heapq and bisect against CPython.

mod coll_eval;

use coll_eval::{builtins, check, lines, members, Dice};
use rt::stdlib::{bisect, collections, heapq, itertools};

const PRELUDE: &str =
    "from itertools import *; from collections import *; from heapq import *; from bisect import *";

fn same_lines(cases: &[String]) {
    let mut names = builtins();
    for module in [&itertools::MODULE, &collections::MODULE, &heapq::MODULE, &bisect::MODULE] {
        names.extend(members(module));
    }
    check(PRELUDE, &names, cases);
}

fn same(text: &str) {
    same_lines(&lines(text));
}

#[test]
fn itertools_endless() {
    same(
        "
        c = count(5)
        next(c), next(c), c, count(), count(2, 3), count(1.5), count(start=3, step=2)
        list(islice(count(0.5, 0.25), 4)), list(islice(count(10, -3), 4))
        count('a')
        count(1, 2, 3)
        count(x=1)
        list(islice(cycle('ab'), 5)), list(cycle([]))
        cycle()
        list(repeat(1, 3)), repeat(1), repeat('a', 2), list(repeat(1, -1)), list(repeat(object=2, times=1))
        repeat()
        list(accumulate([1, 2, 3])), list(accumulate([1, 2, 3], lambda a, b: a * b)), list(accumulate([], initial=5))
        list(accumulate([1, 2], initial=10)), list(accumulate('abc')), list(accumulate([3, 1, 2], max))
        accumulate()
        list(accumulate([1, 'a']))
        ",
    );
}

#[test]
fn itertools_filters() {
    same(
        "
        list(compress('abcdef', [1, 0, 1, 0, 1, 1])), list(compress('ab', [1]))
        list(dropwhile(lambda x: x < 3, [1, 3, 1])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1]))
        list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, '']))
        list(starmap(lambda a, b: a + b, [(1, 2), [3, 4]])), list(starmap(max, ['ab']))
        list(islice('abcdefg', 2)), list(islice('abcdefg', 2, 4)), list(islice('abcdefg', 2, None)), list(islice('abcdefg', 0, None, 2))
        list(islice('abcdefg', 1, 6, 2)), list(islice('abc', None)), list(islice('abc', None, None, None)), list(islice([], 3))
        islice('abc', -1)
        islice('abc', 1, -1)
        islice('abc', -1, 2)
        islice('abc', 0, 1, 0)
        islice('abc', 'x')
        islice('abc')
        i = iter(range(10))
        list(islice(i, 3)), next(i), list(islice(i, 1, 5, 3)), next(i)
        i = iter(range(5))
        list(islice(i, 0)), list(islice(i, 2, 2)), next(i)
        dropwhile(1)
        takewhile()
        ",
    );
}

#[test]
fn itertools_groups() {
    same(
        "
        list(map(lambda p: (p[0], list(p[1])), groupby('aabbbc')))
        list(map(lambda p: (p[0], list(p[1])), groupby([1, 3, 2, 4], lambda x: x % 2)))
        list(map(lambda p: p[0], groupby('aabbbc', key=None)))
        g = groupby('aab')
        k = next(g)
        next(k[1]), next(g)[0], list(k[1])
        list(groupby([]))
        groupby()
        list(pairwise('abcd')), list(pairwise([1])), list(pairwise([]))
        list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', [1]]))
        list(chain([1], 2))
        chain(a=1)
        list(zip_longest('abc', [1])), list(zip_longest('a', 'bcd', fillvalue='-')), list(zip_longest())
        a, b = tee([1, 2, 3])
        next(a), next(a), next(b), list(a), list(b)
        tee([], 0), len(tee([], 3))
        tee([], -1)
        a, b = tee(count())
        next(a), next(b), next(a), list(islice(b, 2))
        c, d = tee(a)
        next(c), next(d), next(b)
        type(chain()), type(count()), type(tee([])[0]), type(groupby([])), type(product())
        ",
    );
}

#[test]
fn itertools_combinatoric() {
    same(
        "
        list(product('ab', [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product([], [1])), list(product('ab', repeat=0))
        list(permutations('abc')), list(permutations(range(3), 2)), list(permutations([1], 2)), list(permutations([])), list(permutations('ab', 0))
        list(combinations('abcd', 2)), list(combinations(range(4), 3)), list(combinations([1], 2)), list(combinations('ab', 0))
        list(combinations_with_replacement('abc', 2)), list(combinations_with_replacement([], 0)), list(combinations_with_replacement([], 1))
        permutations('ab', -1)
        permutations('ab', 'x')
        combinations('ab')
        combinations('ab', -1)
        product([1], repeat=-1)
        product(1)
        product([1], foo=1)
        len(list(permutations(range(6)))), len(list(combinations(range(10), 4))), sum(map(len, product([1, 2, 3], repeat=4)))
        ",
    );
}

#[test]
fn deques() {
    same(
        "
        d = deque([1, 2, 3])
        d, deque(), deque('ab', 1), deque([1, 2, 3], maxlen=2), deque([], 0), deque(maxlen=None)
        d.append(4), d.appendleft(0), d, len(d), d[0], d[-1], 2 in d
        d[9]
        d['a']
        d[0:1]
        d[0] = 'x'
        del d[1]
        d
        del d[10]
        d.pop(), d.popleft(), d
        deque().pop()
        deque().popleft()
        d.extend('abc'), d.extendleft('xyz'), d
        d.rotate(), d, d.rotate(-2), d, d.rotate(100), d
        d.rotate('a')
        d.index('b'), d.count('a')
        d.index('q')
        d.remove('b'), d
        d.remove('q')
        d.insert(1, 'i'), d.insert(-1, 'j'), d.insert(100, 'k'), d
        d.reverse(), d
        d.copy() == d, d == list(d), d != deque(), deque([1]) < deque([2]), deque([1, 2]) == deque([1, 2], 5)
        d + deque([1]), deque([1]) * 2, 2 * deque([1], 1), deque([1, 2], 3) * 2
        d + [1]
        d += [1]
        d *= 2
        len(d), d.maxlen, deque([1], 4).maxlen
        d.clear(), d
        d.append(d), d
        e = deque([1, 2, 3], 3)
        e.append(4), e, e.appendleft(9), e
        e.insert(0, 1)
        i = iter(e)
        next(i), e.pop()
        next(i)
        list(reversed(deque('abc'))), sorted(deque([3, 1])), list(deque('ab'))
        deque(1)
        deque([], -1)
        deque([], 'a')
        deque([], 1, 2)
        bool(deque()), bool(deque([1]))
        S = type('S', (deque,), {})
        s = S([1, 2])
        s, len(s), s.append(3), list(s), s == deque([1, 2, 3]), s.copy()
        ",
    );
}

#[test]
fn counters() {
    same(
        "
        c = Counter('abracadabra')
        c, c['a'], c['zz'], len(c), c.most_common(2), c.most_common(), c.total(), sum(c.values())
        Counter(), Counter(a=1, b=2), Counter({'x': 3}), Counter([1, 1, 2]), Counter(a=0)
        Counter(1)
        Counter(1, 2)
        c.update('aaa'), c['a'], c.update({'b': 10}), c['b'], c.update(q=1), c['q'], c.subtract('ab'), c['a']
        list(Counter(a=2, b=1).elements()), sorted(c.elements())
        x = Counter(a=3, b=1)
        y = Counter(a=1, b=2, c=5)
        x + y, x - y, x & y, x | y, +Counter(a=-1, b=2), -Counter(a=-1, b=2)
        x += y
        x
        x -= Counter(c=9)
        x
        x &= Counter(a=1)
        x |= Counter(z=1)
        x
        x + {}
        Counter(a=1) == Counter(a=1, b=0), Counter(a=1) == {'a': 1}, Counter(a=1) != Counter(), Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=3) > Counter(a=1)
        Counter(a=1) < 5
        del x['nope']
        x.pop('nope')
        x.fromkeys('ab')
        c.copy() == c, type(c.copy()), dict(Counter('aab')), Counter('ab') | Counter('bc')
        Counter([1, 'a', 1]), Counter(a='x', b=1)
        M = type('M', (Counter,), {})
        m = M('hello')
        m, m['q'], m.most_common(1), m + m, len(m), sorted(m)
        Counter('hello').most_common(1), Counter({'b': 1, 'a': 1}).most_common(), Counter([]).most_common(3)
        c.items() == c.copy().items(), 'a' in c
        ",
    );
}

#[test]
fn dicts() {
    same(
        "
        d = defaultdict(list)
        d['a'].append(1), d['b'], d, len(d), d.get('zz'), 'zz' in d, d.default_factory
        defaultdict(int, {1: 2}), defaultdict(None, a=1), defaultdict(), defaultdict(lambda: 5)[1]
        defaultdict()['x']
        defaultdict(5)
        d.copy(), d | {'c': 1}, {'c': 1} | d, d == {'a': [1], 'b': []}
        e = defaultdict(int)
        e['x'] += 1
        e['x'] += 1
        e, e.pop('x'), e, type(e), e.__missing__('q'), e
        e.default_factory = None
        e['nope']
        D = type('D', (defaultdict,), {})
        f = D(list)
        f[1].append(2), f, f.copy(), len(f)
        o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
        o, OrderedDict(), o.keys(), o.values(), o.items(), list(o), len(o)
        o.move_to_end('a'), o, o.move_to_end('c', last=False), o
        o.move_to_end('zz')
        o.popitem(), o.popitem(last=False), o
        OrderedDict().popitem()
        OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == dict(b=2, a=1), OrderedDict(a=1) != OrderedDict(a=1)
        o | {'z': 1}, {'z': 1} | o, o.copy(), list(reversed(OrderedDict(a=1, b=2))), type(o.copy())
        o['new'] = 1
        del o['new']
        del o['new']
        o.update(x=5), o, o.setdefault('y', 6), o, o.pop('x'), o.pop('nope', 0)
        o.pop('nope')
        OrderedDict.fromkeys('ab', 0), o == o.copy()
        c = ChainMap({'a': 1}, {'a': 2, 'b': 3})
        c, c['a'], c['b'], len(c), list(c), dict(c), c.maps, c.parents, c.new_child(), c.new_child({'z': 1}), 'b' in c
        c['q']
        c['q'] = 5
        c, c.get('nope'), c.get('nope', 1), c.pop('q'), c == {'a': 1, 'b': 3}, bool(ChainMap()), ChainMap()
        del c['b']
        c.pop('b')
        c | {'k': 1}, {'k': 1, 'a': 9} | c
        ChainMap({}, {1: 2}).popitem()
        list(c.items()), list(c.keys()), list(c.values())
        ",
    );
}

#[test]
fn named_tuples() {
    same(
        "
        P = namedtuple('P', 'x y')
        p = P(1, y=2)
        p, p.x, p.y, p[0], p[-1], len(p), p == (1, 2), tuple(p), p._fields, p._asdict(), p._replace(x=5), P._make([7, 8])
        P._fields, P.__doc__, P.__name__, P._field_defaults, P.__match_args__
        P(1)
        P(1, 2, 3)
        P(1, z=2)
        P(1, x=2)
        P(1, 2, z=3)
        p.x = 5
        p.z
        p.z = 1
        p._replace(q=1)
        P._make([1])
        Q = namedtuple('Q', ['a', 'b', 'c'], defaults=[2, 3])
        Q(1), Q._field_defaults, Q(1, 5)
        Q()
        namedtuple('R', 'a a')
        namedtuple('R', '1a')
        namedtuple('R', 'class')
        namedtuple('R', '_a')
        namedtuple('R', 'a b', defaults=[1, 2, 3])
        namedtuple('R', 'a a _b class', rename=True)._fields
        hash(p) == hash((1, 2)), p < P(1, 3), p + (3,), sorted([P(2, 1), P(1, 2)]), p * 2, P(*'ab')
        a, b = p
        a, b, p in {p}, {p: 1}[(1, 2)], max(p), sum(p), list(p), p[:1], p.count(1), p.index(2)
        namedtuple('R', 'a, b,c')(1, 2, 3), namedtuple('E', '')()
        S = type('S', (P,), {'norm': lambda s: s.x * s.y})
        S(3, 4), S(3, 4).norm(), S(1, 2)._replace(y=9), repr(S(1, 2))
        ",
    );
}

#[test]
fn heaps_and_bisection() {
    same(
        "
        h = [5, 3, 8, 1, 9, 2]
        heapify(h), h
        heappush(h, 0), h, heappop(h), h, heapreplace(h, 7), h, heappushpop(h, 4), heappushpop(h, 100), h
        heappop([])
        heapreplace([], 1)
        heappush((), 1)
        heapify(1)
        heapify([1, 'a'])
        nsmallest(2, [5, 1, 4]), nlargest(2, [5, 1, 4]), nsmallest(10, [2, 1]), nlargest(0, [1]), nlargest(1, [3, 9]), nsmallest(1, []), nsmallest(-1, [1, 2])
        nlargest(3, 'hello world', key=lambda c: c), nsmallest(2, ['bb', 'a', 'ccc'], key=len), nlargest(2, iter([4, 2, 8]))
        list(merge([1, 4], [2, 3], [])), list(merge([4, 1], [3, 2], reverse=True)), list(merge(['a', 'bbb'], ['cc'], key=len)), list(merge())
        list(merge([1], 5))
        bisect([1, 2, 2, 3], 2), bisect_left([1, 2, 2, 3], 2), bisect_right([], 1), bisect_left([1, 3], 5, 0, 1), bisect([1, 2, 3], 2, lo=2, hi=3)
        bisect_left([5, 3, 1], -3, key=lambda x: -x)
        bisect([1, 2], 1, -1)
        bisect([1])
        bisect([1, 'a'], 'b')
        l = [1, 3]
        insort(l, 2), insort_left(l, 3), insort(l, 0, key=lambda x: -x), l
        ",
    );
    let mut dice = Dice(11);
    let mut cases = vec!["h = []".to_string()];
    for _ in 0..300 {
        let n = dice.roll(40);
        cases.push(match dice.roll(5) {
            0 => "heappop(h) if h else 0".to_string(),
            1 => format!("heappushpop(h, ({}, 'b'))", n),
            2 => format!("heapreplace(h, ({}, 'c')) if h else 0", n),
            _ => format!("heappush(h, ({}, 'a'))", n),
        });
        cases.push("h".to_string());
        let k = dice.roll(6);
        cases
            .push(format!("nsmallest({}, h), nlargest({}, iter(h), key=lambda p: p[0] % 7)", k, k));
    }
    same_lines(&cases);
}

#[test]
fn user_containers() {
    same(
        "
        d = UserDict({'a': 1}, b=2)
        d, d['a'], len(d), list(d), 'a' in d, d.data, d.get('z'), d.get('z', 5), d == {'a': 1, 'b': 2}, d != {}
        d['zz']
        d['c'] = 3
        del d['a']
        del d['a']
        d.pop('b'), d, d.pop('q', None), d.setdefault('s', 7), d, d.update({'t': 1}, u=2), d, list(d.items()), list(d.keys()), list(d.values())
        d.pop('nope')
        d | {'x': 1}, {'x': 1} | d, type(d | {}), d.copy(), type(d.copy()), UserDict.fromkeys('ab', 0)
        d.popitem(), len(d), d.clear(), d
        d.popitem()
        bool(UserDict()), UserDict(), UserDict([('k', 'v')])
        hash(d)
        U = type('U', (UserDict,), {'__missing__': lambda s, k: 'no ' + k, '__setitem__': lambda s, k, v: s.data.update({k: v * 2})})
        u = U(a=1)
        u, u['q'], u.get('q'), u.update(b=2), u, u.setdefault('c', 5), u, u.copy()
        l = UserList([3, 1])
        l, l + [2], [0] + l, l * 2, l[0], l[::-1], type(l[:1]), len(l), 3 in l, sorted(l), list(l), list(reversed(l)), l == [3, 1], l < [4], l.data
        l[9]
        l.append(5), l.insert(0, 'x'), l.pop(), l.pop(0), l, l.index(1), l.count(3), l.extend('ab'), l
        l.remove('zz')
        l.index('zz')
        l[0] = 9
        del l[1]
        l += (1,)
        l *= 2
        l, l.reverse(), l, l.copy(), UserList('cab'), UserList(UserList([1]))
        m = UserList([3, 1, 2])
        m.sort(), m, m.sort(key=lambda x: -x), m, m.sort(reverse=True), m, m.clear(), m
        ",
    );
}

#[test]
fn changes_during_iteration() {
    same(
        "
        d = {1: 1}
        E = type('E', (), {'__init__': lambda s, k: None, '__hash__': lambda s: 1, '__eq__': lambda s, o: d.clear() or False})
        d[E(1)] = 5
        len(d)
        s = {1}
        F = type('F', (), {'__hash__': lambda s: 1, '__eq__': lambda a, b: s.clear() or True})
        F() in s, s
        l = [1, 2, 3]
        G = type('G', (), {'__eq__': lambda a, b: l.clear() or False})
        l.count(G()), l
        l = [1, 2, 3]
        G() in l, l
        l = [G(), 2]
        l == [1, 2], l
        l = [3, 2, 1]
        l.sort(key=lambda x: l.clear() or x)
        l.sort(key=lambda x: l.append(1) or x)
        l
        H = type('H', (), {'__lt__': lambda a, b: l.append(9) or False})
        l = [H(), H()]
        l.sort()
        len(l)
        l = [1, 2, 3, 4]
        list(map(lambda x: l.pop() if len(l) > 2 else x, l)), l
        d = {}
        list(map(lambda k: d.setdefault(k + 1, 0) if len(d) < 5 else 0, {0: 0}))
        d = dict.fromkeys(range(3), 0)
        list(map(lambda k: d.pop(k), d))
        d = dict.fromkeys(range(5), 0)
        list(map(lambda k: (d.pop(k), d.setdefault(k + 100, 0)), d))
        q = deque([1, 2, 3])
        list(map(lambda x: q.append(x), q))
        q = deque([1, 2, 3])
        q.count(type('Q', (), {'__eq__': lambda a, b: q.clear() or False})())
        m = map(lambda x: next(m, 'end'), [1, 2, 3])
        list(m)
        z = zip([1, 2, 3], map(lambda x: x, [4, 5, 6]))
        next(z), list(z)
        ",
    );
}
