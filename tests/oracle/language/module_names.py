"""What a module that stores into the names of its place begins with."""
print(__doc__, __name__)
__doc__ += " More."
print(__doc__)
print(__name__)
class A: pass
print(A, A.__module__)
__file__ = "x"
print(__file__)
del __file__
try: print(__file__)
except NameError as e: print(e)
