"""Show the examples in docstrings as code on the site of the documents."""

from __future__ import annotations

import re
from typing import Any

import griffe

_EXAMPLE = re.compile(r"(?m)(?:^>>> .*\n?(?:^(?!\s*$).*\n?)*)+")


class Doctests(griffe.Extension):  # type: ignore[misc]
    """Puts each example, which begins with ``>>>`` and ends at an empty line, into a fence."""

    def on_instance(self, *, obj: griffe.Object, **_: Any) -> None:
        """Rewrite the docstring of an object."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(
                lambda found: f"```pycon\n{found[0].rstrip()}\n```\n", obj.docstring.value
            )
