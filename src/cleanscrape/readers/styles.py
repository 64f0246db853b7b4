"""Inline styles that take an element out of a reader's sight."""

from __future__ import annotations

import re
from collections.abc import Callable

_COMMENT = re.compile(r"(?s)/\*.*?(?:\*/|\Z)")
_NOTHING = re.compile(r"[+-]?0*\.?0*(?:px|r?em|ex|ch|pt|pc|in|[cm]m|v[hw]|%)?")
_FAR = re.compile(r"-\d{3,}(?:\.\d+)?(?:px|r?em|ex|ch|pt|v[hw]|%)?")  # to the left of the page, or above it
_CLIPPED = re.compile(r"rect\((?:[01](?:px)?[\s,]*){4}\)|inset\((?:50|100)%.*|circle\(0.*|polygon\(0 0,? ?0 0.*")


def _zero(value: str) -> bool:
    return _NOTHING.fullmatch(value) is not None and any(map(str.isdigit, value))


_HIDING: dict[str, Callable[[str], bool]] = {
    "display": lambda value: value == "none",
    "visibility": lambda value: value in ("hidden", "collapse"),
    "opacity": _zero,
    "font-size": lambda value: _zero(value) or value == "1px",
    "transform": lambda value: value.replace(" ", "") in ("scale(0)", "scale(0,0)"),
    "left": lambda value: _FAR.fullmatch(value) is not None,
    "top": lambda value: _FAR.fullmatch(value) is not None,
    "text-indent": lambda value: _FAR.fullmatch(value) is not None,
    "clip": lambda value: _CLIPPED.fullmatch(value) is not None,
    "clip-path": lambda value: _CLIPPED.fullmatch(value) is not None,
    "color": lambda value: value == "transparent",
}
_WHITE = {"white": "#fff", "#ffffff": "#fff", "black": "#000", "#000000": "#000"}


def hides(style: str) -> bool:
    """True where a style attribute makes the text in its element invisible: by itself, or in the colour of its background.

    >>> hides("color: red; Display : none !important"), hides("position:absolute; left:-9999px"), hides("opacity: .5")
    (True, True, False)
    """
    declared = dict(map(_declaration, _COMMENT.sub("", style).lower().split(";")))
    if any(name in _HIDING and _HIDING[name](value) for name, value in declared.items()):
        return True
    if _zero(declared.get("height", "")) and declared.get("overflow", "") in ("hidden", "clip"):
        return True
    behind = declared.get("background-color") or declared.get("background")
    return bool(behind) and _colour(declared.get("color", "")) == _colour(behind or "")


def _declaration(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), value.strip().removesuffix("important").rstrip(" !")


def _colour(value: str) -> str:
    return _WHITE.get(value, value)
