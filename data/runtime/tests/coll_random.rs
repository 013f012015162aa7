// SPDX-FileCopyrightText: 2026 The Portalis Authors
// SPDX-License-Identifier: 0BSD

//! random and copy against CPython, and sequences with long ints.

mod coll_eval;

use coll_eval::{builtins, check, lines, members, Dice};
use rt::stdlib::{collections, copy, random};

const PRELUDE: &str =
    "from random import *; from collections import *; from copy import copy, deepcopy";

fn same_lines(cases: &[String]) {
    let mut names = builtins();
    for module in [&random::MODULE, &collections::MODULE, &copy::MODULE] {
        names.extend(members(module));
    }
    check(PRELUDE, &names, cases);
}

fn same(text: &str) {
    same_lines(&lines(text));
}

#[test]
fn seeds() {
    let seeds = [
        "0",
        "1",
        "42",
        "-5",
        "2**40",
        "2**100 + 7",
        "-(2**70)",
        "True",
        "3.5",
        "-0.25",
        "'abc'",
        "''",
        "'h\u{e9}llo'",
        "b'xyz'",
        "bytearray(b'xyz')",
        "10**30",
    ];
    let mut cases = Vec::new();
    for s in seeds.iter().filter(|s| !s.starts_with("bytearray")) {
        cases.push(format!("seed({})", s));
        cases.push("random(), random(), getrandbits(5), getrandbits(32), getrandbits(64), getrandbits(200), getrandbits(0)".into());
        cases.push("randbytes(7), randint(1, 6), randrange(10**30), uniform(1, 2), gauss(), gauss(5, 2), gauss(0, 1)".into());
        cases.push(format!("Random({}).random()", s));
    }
    cases.push("seed('abc', 1)".into());
    cases.push("random()".into());
    cases.push("seed(b'abc', version=1)".into());
    cases.push("random()".into());
    cases.push("seed([1])".into());
    cases.push("s = getstate()".into());
    cases.push("s[0], len(s[1]), s[2], s[1][:3]".into());
    cases.push("a = random()".into());
    cases.push("setstate(s)".into());
    cases.push("a == random()".into());
    cases.push("getrandbits(-1)".into());
    cases.push("getrandbits('a')".into());
    same_lines(&cases);
}

#[test]
fn sampling() {
    same(
        "
        seed(7)
        randrange(10), randrange(5, 10), randrange(0, 100, 7), randrange(10, 0, -3), randrange(-5, 5)
        randint(3, 3), randint(-10, 10), randint(0, 2**70)
        randrange(0)
        randrange(5, 5)
        randrange(1, 10, 0)
        randrange(5, 1, 2)
        randrange(1.5)
        randint(5, 1)
        randrange('a')
        choice([1, 2, 3]), choice('abc'), choice((5,)), choice(range(100))
        choice([])
        choice({1})
        choice(5)
        l = list(range(20))
        shuffle(l)
        l
        sample(range(100), 5), sample([1, 2, 3], 3), sample('abcdef', 2), sample(range(10**6), 10), sample([], 0), sample(range(30), 25)
        sample([1], 2)
        sample([1], -1)
        sample({1, 2}, 1)
        sample({1: 2}, 1)
        sample(['a', 'b'], 3, counts=[2, 5]), sample(['a', 'b'], counts=[1, 1], k=2)
        sample(['a'], 1, counts=[1, 2])
        choices([1, 2, 3], k=5), choices('ab', [1, 3], k=6), choices('abc', weights=[0.5, 0.2, 0.3], k=4), choices('ab', cum_weights=[1, 5], k=4)
        choices([1, 2], [1])
        choices([1, 2], [0, 0])
        choices([1], [1], cum_weights=[1])
        choices([1, 2], 2)
        r = Random(5)
        r.random(), r.randint(1, 100), r.choice('xyz'), r.sample(range(9), 3), r.gauss(0, 1)
        l = [3, 1, 2]
        r.shuffle(l), l
        d = deque(range(8))
        shuffle(d), d
        ",
    );
}

#[test]
fn distributions() {
    let mut cases = Vec::new();
    for s in 0..25 {
        cases.push(format!("seed({})", s));
        cases.push("uniform(-5, 5.5), triangular(), triangular(1, 10, 3), triangular(2, 2), normalvariate(), normalvariate(3, 2)".into());
        cases.push("lognormvariate(0, 1), expovariate(2), vonmisesvariate(1, 2), vonmisesvariate(0, 0), gammavariate(2, 3), gammavariate(1, 2)".into());
        cases.push("gammavariate(0.5, 1), betavariate(2, 3), betavariate(0.5, 0.5), paretovariate(3), weibullvariate(1, 1.5)".into());
    }
    cases.push("gammavariate(0, 1)".into());
    cases.push("expovariate(0)".into());
    same_lines(&cases);
}

#[test]
fn copies() {
    same(
        "
        a = [1, [2, 3], {'k': [4]}]
        b = copy(a)
        c = deepcopy(a)
        b == a, b is a, b[1] is a[1], c == a, c[1] is a[1], c[2]['k'] is a[2]['k']
        a.append(a)
        d = deepcopy(a)
        d[3] is d, d
        t = (1, 'a')
        copy(t) is t, deepcopy(t) is t, deepcopy(([1],))[0], copy({1: 2}), deepcopy({1: [2]}), copy({1, 2}), deepcopy({(1, 2)}), deepcopy(frozenset([1]))
        deepcopy(5), deepcopy('x'), deepcopy(None), copy(2.5), deepcopy(len) is len, copy(list) is list, deepcopy(range(3)), deepcopy(b'x')
        q = deque([1, [2]], 5)
        copy(q), deepcopy(q), deepcopy(q)[1] is q[1], copy(q)[1] is q[1], deepcopy(q).maxlen
        e = defaultdict(list, {1: [2]})
        copy(e), deepcopy(e), deepcopy(e)[1] is e[1], deepcopy(e)[5]
        deepcopy(Counter('aab')), copy(Counter('ab')), deepcopy(OrderedDict(a=[1])), copy(OrderedDict(b=1))
        P = namedtuple('P', 'x y')
        copy(P(1, [2])), deepcopy(P(1, [2])), type(deepcopy(P(1, 2))) is P
        A = type('A', (), {'__init__': lambda s, v=0: None, '__repr__': lambda s: 'A' + repr(s.v)})
        x = A()
        x.v = [1]
        y = copy(x)
        z = deepcopy(x)
        y, z, y.v is x.v, z.v is x.v, type(y) is A
        x.v.append(x.v)
        deepcopy(x)
        C = type('C', (), {'__copy__': lambda s: 'copied', '__deepcopy__': lambda s, memo: ['deep']})
        copy(C()), deepcopy(C()), deepcopy([C(), C()])
        c = C()
        w = deepcopy([c, c])
        w, w[0] is w[1]
        L = type('L', (list,), {})
        l = L([1, [2]])
        l.tag = 'x'
        m = deepcopy(l)
        m, type(m) is L, m[1] is l[1], m.tag, copy(l)[1] is l[1]
        M = type('M', (dict,), {})
        deepcopy(M(a=[1])), type(copy(M(a=1))) is M
        G = type('G', (), {'__getstate__': lambda s: {'q': 9}, '__setstate__': lambda s, st: setattr(s, 'got', st)})
        deepcopy(iter([1])) if 0 else 1
        ",
    );
}

#[test]
fn long_ints() {
    same(
        "
        r = range(2**70, 2**70 + 5)
        r, list(r), r[0], r[-1], r[1:3], r[::-1], 2**70 + 2 in r, 5 in r, r.index(2**70 + 1), len(r), r.count(2**70)
        len(range(2**70))
        range(2**70)[2**69], range(2**70)[-1], 2**70 in range(2**71), range(2**70) == range(2**70), bool(range(2**70))
        range(2**70)[2**70]
        list(range(10**20, 10**20 + 10**19, 4 * 10**18)), list(reversed(range(2**64, 2**64 + 3)))
        range(-(2**63), 2**63 - 1)[5], next(iter(range(2**64, 2**65)))
        hash(range(2**70, 2**71)) == hash(range(2**70, 2**71))
        [1, 2, 3][2**70]
        [1, 2, 3][:2**70], [1, 2, 3][-(2**70):], 'abc'[:2**70], (1, 2)[2**70:]
        [1] * 2**70
        slice(2**70).indices(5), slice(-(2**70), 2**70, 2).indices(2**69)
        sum([2**62, 2**62, 2**62]), sum([2**70, 1]), sum([2**63 - 1, 1, -1]), sum([0.5, 2**70]), max(2**70, 5), sorted([2**70, 1, -(2**70)])
        {2**70: 1}[2**70], 2**70 in {2**70}, hash(2**70), hash(-(2**70)), hash((2**70, 2**61 - 1, -(2**61)))
        {2**61 - 1: 'a'}[2**61 - 1], hash(2**61 - 1), hash(2**61), hash(-1), hash(1.0), hash(0.5), hash(2.0**70) == hash(2**70)
        {1: 'a', 1.0: 'b', True: 'c'}, {1, 1.0, True, 2}, {0.1: 1}[0.1], [1.0, 2] == [1, 2.0], (1, 2.5) < (1.0, 3)
        list(enumerate('ab', 2**63 - 1)), list(enumerate('a', 2**70))
        ",
    );
    let mut dice = Dice(5);
    let mut cases = Vec::new();
    for _ in 0..200 {
        let keys: Vec<String> = (0..dice.roll(12) + 1)
            .map(|_| match dice.roll(6) {
                0 => format!("{}.5", dice.roll(50)),
                1 => format!("2**{}", dice.roll(100)),
                2 => format!("-{}.0", dice.roll(10)),
                3 => format!("'{}'", dice.roll(1000)),
                4 => format!("({}, {}.25)", dice.roll(9), dice.roll(9)),
                _ => format!("{}", dice.roll(3000)),
            })
            .collect();
        cases.push(format!("set([{}])", keys.join(", ")));
        cases.push(format!("sorted([{}], key=hash)", keys.join(", ")));
    }
    same_lines(&cases);
}
