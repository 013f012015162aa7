# Annotations that are texts choose what singledispatch registers.
from __future__ import annotations
from functools import singledispatch, singledispatchmethod
from typing import Any
class A: pass
@singledispatch
def f(x: Any): return "any"
@f.register
def _(x: A) -> str: return "A"
@f.register
def _(x: int | str) -> str: return "is"
print(f(A()), f(2), f(2.5), f("s"))
class C:
    @singledispatchmethod
    def run(self, n: Any) -> str: return "any"
    @run.register
    def _(self, n: A) -> str: return "A"
    @run.register
    def _(self, n: int | str) -> str: return "is"
print(C().run(A()), C().run(1), C().run(1.5))
try:
    @f.register
    def _(x: "Nope"): pass
except NameError as e: print(e)
try:
    @f.register
    def _(x: "list[int]"): pass
except TypeError as e: print(str(e)[:60])
try:
    @f.register
    def _(x): pass
except TypeError as e: print(str(e)[:40])
