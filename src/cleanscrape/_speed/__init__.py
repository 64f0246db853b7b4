"""The compiled kernels: finds them, checks them, and does without them.

A kernel is a Cython module of this folder. It does in C what a function in Python, its twin, does
too: the twin is the definition, and takes the kernel's place where that was not built, does not fit
or is switched off (``CLEANSCRAPE_PURE=1``).
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal

SWITCH = "CLEANSCRAPE_PURE"
_used: dict[str, bool] = {}  # which of the kernels that were asked for are in use


def kernel(name: str, contract: int, agrees: Callable[[Any], bool]) -> Any | None:
    """The kernel of this name, or None where its twin is to be used.

    Each module that calls a kernel asks for it once, when it is imported. A kernel that was refused
    is refused from then on, without another warning.

    Args:
        name: of the module in this folder.
        contract: what the kernel must have as ``CONTRACT``: a number that grows whenever what goes
            in or out of it changes, so that a kernel of another version is never called.
        agrees: the self-test. It takes the kernel and says whether it gives what the twin gives on
            a small example of what the caller needs.

    Warns:
        RuntimeWarning: there is a kernel, and it is refused.

    >>> kernel("no_such_kernel", 1, lambda module: True) is None
    True
    """
    if switched_off() or _used.get(name) is False:
        _used[name] = False
        return None
    module, trouble = _load(name, contract, agrees)
    if trouble:
        warnings.warn(
            f"cleanscrape: the kernel {name!r} is not used, pure Python takes its place: {trouble}",
            RuntimeWarning,
            stacklevel=2,
        )
    _used[name] = module is not None
    return module


def switched_off() -> bool:
    """Whether the environment forbids kernels; ``CLEANSCRAPE_PURE=0`` is as good as no value."""
    return os.environ.get(SWITCH, "") not in ("", "0")


def used() -> tuple[str, ...]:
    """The names of the kernels in use, sorted."""
    return tuple(sorted(name for name, here in _used.items() if here))


def mode() -> Literal["kernels", "partial", "pure"]:
    """Whether all kernels, some or none of those that were asked for are in use."""
    if not any(_used.values()):
        return "pure"
    return "kernels" if all(_used.values()) else "partial"


def _load(name: str, contract: int, agrees: Callable[[Any], bool]) -> tuple[Any | None, str | None]:
    """A kernel that can be trusted, or why the one that is there cannot be."""
    full = f"{__name__}.{name}"
    try:
        module: Any = import_module(full)
        number = module.CONTRACT
        if number != contract:
            return None, f"its contract is {number}, not {contract}"
        return (module, None) if agrees(module) else (None, "its self-test failed")
    except ModuleNotFoundError as missing:
        return None, None if missing.name == full else str(missing)
    except Exception as error:  # whatever a binary that does not fit may raise
        return None, f"{type(error).__name__}: {error}"
