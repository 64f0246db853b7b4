"""Inline styles that take an element out of a reader's sight."""

from __future__ import annotations

import re
from collections.abc import Callable

_COMMENT = re.compile(r"(?s)/\*.*?(?:\*/|\Z)")
# A semicolon in quotes or brackets ends no declaration. The tests compare this with tinycss2, which
# takes 3 to 10 times as long. Unlike it, no escapes are read, and a quote that is never closed ends
# at the next semicolon.
_DECLARATION = re.compile(
    r"""(?x)
    (?: " [^"]* " | ' [^']* ' | \( [^()]* \) | \[ [^\[\]]* \] | \{ [^{}]* \} | [^;] )+
    """
)
_NOTHING = re.compile(r"[+-]?0*(?:\.0*)?(?:px|r?em|ex|ch|pt|pc|in|[cm]m|v[hw]|%)?")
_FAR = re.compile(
    r"-\d{3,}(?:\.\d+)?(?:px|r?em|ex|ch|pt|v[hw]|%)?"
)  # to the left of the page, or above it
_CLIPPED = re.compile(
    r"""(?x)
    rect\( (?: [01](?:px)? [\s,]* ){4} \)
    | inset\( (?: 50 | 100 )% .* | circle\( 0 .* | polygon\( 0[ ]0,?[ ]?0[ ]0 .*
    """
)


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
# What moves or fades in is transparent until a script has run; letters through which the background
# shows have no colour of their own.
_UNLESS: dict[str, Callable[[str], bool]] = {
    "opacity": lambda name: (
        name == "will-change"
        or name.rpartition("-")[2] in ("transform", "transition", "animation", "filter")
    ),
    "color": lambda name: name.endswith("background-clip"),
}
_WHITE = {"white": "#fff", "#ffffff": "#fff", "black": "#000", "#000000": "#000"}


def hides(style: str) -> bool:
    """True where a style attribute makes the text in its element invisible.

    By itself, or in the colour of its background.

    What is transparent only until it has moved into its place is not hidden, nor are letters that
    show the background through them.

    >>> (
    ...     hides("color: red; Display : none !important"),
    ...     hides("position:absolute; left:-9999px"),
    ...     hides("opacity: .5"),
    ... )
    (True, True, False)
    >>> (
    ...     hides("opacity: 0"),
    ...     hides("opacity: 0; transform: translateY(20px)"),
    ...     hides("color: transparent; background-clip: text"),
    ... )
    (True, False, False)
    """
    declared = _declared(style)
    shown = {name for name, unless in _UNLESS.items() if any(map(unless, declared))}
    if any(
        name in _HIDING and name not in shown and _HIDING[name](value)
        for name, value in declared.items()
    ):
        return True
    if _zero(declared.get("height", "")) and declared.get("overflow", "") in ("hidden", "clip"):
        return True
    behind = declared.get("background-color") or declared.get("background")
    return bool(behind) and _colour(declared.get("color", "")) == _colour(behind or "")


def removes(style: str) -> bool:
    """True where a style attribute takes its element out of the page.

    What hides an image, which scripts fade in in many ways.

    >>> removes("display: none"), removes("color: transparent; opacity: 0")
    (True, False)
    """
    declared = _declared(style)
    return any(
        _HIDING[name](declared[name]) for name in ("display", "visibility") if name in declared
    )


def _declared(style: str) -> dict[str, str]:
    return dict(map(_declaration, _DECLARATION.findall(_COMMENT.sub("", style).lower())))


def _declaration(text: str) -> tuple[str, str]:
    name, _, value = text.partition(":")
    return name.strip(), value.strip().removesuffix("important").rstrip(" !")


def _colour(value: str) -> str:
    return _WHITE.get(value, value)
