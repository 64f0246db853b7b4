"""Names of a package whose modules are imported when somebody asks for them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def late_names(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """A `__getattr__` for a package (PEP 562), so that importing it does not import all of it.

    Args:
        package: the package's name.
        homes: the module of each such name, relative to the package.

    >>> late_names("cleanscrape", {"SiteMemory": ".memory"})("SiteMemory").__name__
    'SiteMemory'
    """

    def attribute(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name], package), name)
        setattr(sys.modules[package], name, value)  # from now on it is found without this
        return value

    return attribute
