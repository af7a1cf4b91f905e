"""The rules of `briefgen check`: importing this package registers them all.

A new rule is a decorated function in one of these modules, or in a new one.
"""

import os
from importlib import import_module

# In one order on each system, and without pkgutil, which asks of each file how it is imported.
for _name in sorted(os.listdir(os.path.dirname(__file__))):  # noqa: PTH120, PTH208 - see above
    if _name.endswith(".py") and _name != "__init__.py":
        import_module(f"{__name__}.{_name.removesuffix('.py')}")
