# SPDX-FileCopyrightText: 2026 The Portalis Authors
# SPDX-License-Identifier: Apache-2.0
import colorsys
import graphlib
import statistics as st
from fractions import Fraction as F

print(F(3, 4), F("1/3"), F("-0.25"), F(" 7 "), F(0.1), F(1.5), repr(F(-6, 4)), F("1e3"), F())
a, b = F(1, 3), F(-2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, a ** F(1, 2), -a, +b, abs(b))
print(a + 1, 1 - a, a * 0.5, 2 ** a, a == F(2, 6), a < b, a <= 1, a > 0.5, hash(F(1, 2)) == hash(0.5), hash(a), bool(F(0)))
print(int(F(7, 2)), float(a), round(F(5, 2)), round(F(7, 3), 2), F(7, 2).__floor__(), F(-7, 2).__ceil__(), F(7, 2).__trunc__())
print(F(22, 7).limit_denominator(5), F.from_float(0.25), a.as_integer_ratio(), a.numerator, a.denominator, complex(a))
for wrong in (lambda: F(1, 0), lambda: F("x"), lambda: F(1.5, 2), lambda: F([]), lambda: a < "x", lambda: a / 0):
    try:
        print(wrong())
    except (ZeroDivisionError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

data = [1, 2, 2, 3, 4, 7, 9]
floats = [1.5, 2.25, 3.5, 4.75, 0.5]
print(st.mean(data), st.mean(floats), st.fmean(floats), st.fmean(floats, [1, 2, 3, 4, 5]), st.geometric_mean(floats), st.harmonic_mean(floats))
print(st.median(data), st.median([1, 2]), st.median_low([1, 2]), st.median_high([1, 2]), st.median_grouped(data), st.mode(data), st.multimode("aabbc"))
print(st.pstdev(data), st.pvariance(data), st.stdev(data), st.variance(data), st.variance(floats), st.quantiles(data), st.quantiles(floats, n=10, method="inclusive"))
print(st.mean([F(1, 2), F(1, 3)]), st.variance([F(1, 2), F(1, 3)]), st.covariance(data, data[::-1]), st.correlation(data, data[::-1]))
print(st.linear_regression([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2], [2, 4], proportional=True))
n = st.NormalDist(10, 2)
print(n, n.pdf(11), n.cdf(11), n.inv_cdf(0.9), n.zscore(12), n.quantiles(4), n.overlap(st.NormalDist(11, 3)), n + 1, n * 2, n + n, -n)
print(st.NormalDist.from_samples(floats), n.mean, n.stdev, n.variance, n.median, n.mode, n == st.NormalDist(10, 2), hash(n) == hash(st.NormalDist(10, 2)))
print(n.samples(3, seed=7))
for wrong in (lambda: st.mean([]), lambda: st.stdev([1]), lambda: st.mode([]), lambda: st.median([]), lambda: st.geometric_mean([-1]),
              lambda: st.quantiles([1]), lambda: st.NormalDist(0, -1), lambda: st.harmonic_mean([-1]), lambda: st.mean(["a"])):
    try:
        print(wrong())
    except (st.StatisticsError, TypeError) as e:
        print(type(e).__name__, e)

g = graphlib.TopologicalSorter({"d": {"b", "c"}, "b": {"a"}, "c": {"a"}})
print(list(g.static_order())[0], list(g.static_order()) if False else "")
g = graphlib.TopologicalSorter()
g.add("x", "y")
g.add("y", "z")
g.prepare()
while g.is_active():
    ready = g.get_ready()
    print(ready)
    g.done(*ready)
g = graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]})
try:
    g.prepare()
except graphlib.CycleError as e:
    print("CycleError:", e.args[0], sorted(e.args[1]))
g = graphlib.TopologicalSorter({1: [2]})
for wrong in (lambda: g.get_ready(), lambda: g.done(1), lambda: g.prepare() or g.add(5), lambda: g.done(7), lambda: g.done(1)):
    try:
        print(wrong())
    except ValueError as e:
        print("ValueError:", e)

for rgb in ((0.2, 0.4, 0.6), (1, 1, 1), (0, 0, 0), (0.9, 0.1, 0.1)):
    print(colorsys.rgb_to_hsv(*rgb), colorsys.rgb_to_hls(*rgb), colorsys.rgb_to_yiq(*rgb))
print(colorsys.hsv_to_rgb(0.5, 0.5, 0.4), colorsys.hls_to_rgb(0.3, 0.4, 0.5), colorsys.yiq_to_rgb(0.3, 0.2, 0.1))
