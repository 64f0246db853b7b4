"""Addresses that may stand in an output."""

from __future__ import annotations

import re
from urllib.parse import quote

from ..late_patterns import late_pattern

_SCHEME = re.compile(r"[\s\x00-\x20]*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:")
_SHOWN = frozenset({"http", "https"})
_FOLLOWED = _SHOWN | {"mailto", "tel"}
_UNSAFE = late_pattern(r"""[\s<>\[\]\\"'`|\x00-\x1f\x7f-\x9f\ud800-\udfff]""")


def link_address(address: str | None) -> str | None:
    """The address if a link may have it: ``http``, ``https``, ``mailto``, ``tel`` or relative.

    What could end an attribute or a Markdown link is percent-encoded.

    >>> link_address("https://a.example/b c"), link_address("javascript:alert(1)")
    ('https://a.example/b%20c', None)
    """
    return _safe(address, _FOLLOWED)


def image_address(address: str | None) -> str | None:
    """The address if an image may have it: ``http``, ``https`` or relative.

    >>> image_address("c.jpg"), image_address("data:image/png;base64,AA") is None
    ('c.jpg', True)
    """
    return _safe(address, _SHOWN)


def _safe(address: str | None, schemes: frozenset[str]) -> str | None:
    if not address or not address.strip():
        return None
    scheme = _SCHEME.match(address)
    if scheme and scheme[1].lower() not in schemes:
        return None
    return _UNSAFE.sub(lambda char: quote(char[0], errors="replace"), address.strip())
