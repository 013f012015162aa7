e = ImportError('x', name='n'); print(e.name, e.path, e.msg)
try: foo
except NameError as n: print(n.name)
e = AttributeError('x', name='n', obj=5); print(e.name, e.obj)
e = NameError('x', name='q'); print(e.name)
e = ImportError('a', 'b'); print(e.msg, e.args, e.name); e.name = 'set'; print(e.name, vars(e))
try: ImportError('x', foo=1)
except TypeError as e: print(e)
for c in (NameError, AttributeError, ModuleNotFoundError, UnboundLocalError, ValueError):
    try: c('x', foo=1)
    except TypeError as e: print(e)
