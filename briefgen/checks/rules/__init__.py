"""The rules of `briefgen check`: importing this package registers them all.

A new rule is a decorated function in one of these modules, or in a new one.
"""

from importlib import import_module
from pkgutil import iter_modules

for _found in iter_modules(__path__):
    import_module(f"{__name__}.{_found.name}")
