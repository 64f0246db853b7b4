"""How deep an element stands in a thread, where its attributes say so in numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping

# "depth-2", "comment-level-1", "indent3", "reply_nested_2".
_LEVEL = re.compile(
    r"""(?xi)
    (?P<before> [a-z_-]{0,30}? ) (?: depth | level | indent | nested )
    [_-]{0,2} (?P<level> \d{1,2} )
    """
)
LEVEL_SIGNS = ("depth", "level", "indent", "nested")
# Levels of something else.
_OTHER = re.compile(r"(?i)user|member|rank|trust|access|head|menu|nav|toc|title|tree|list")
LEVEL_ATTRIBUTES = ("data-depth", "data-level", "indent")
_NUMBER = re.compile(r"\d{1,2}")


def level_of(attributes: Mapping[str, str]) -> int | None:
    """The level that the classes or another attribute of an element give; None where none does.

    >>> level_of({"class": "comment byuser depth-2"}), level_of({"data-depth": "0"})
    (2, 0)
    >>> level_of({"class": "badge user-level-3"})
    """
    for name in LEVEL_ATTRIBUTES:
        if name in attributes and _NUMBER.fullmatch(attributes[name]):
            return int(attributes[name])
    classes = attributes.get("class", "")
    if not any(sign in classes for sign in LEVEL_SIGNS):
        return None
    numbered = [name for name in classes.split() if name[-1].isdecimal()]
    return next(
        (
            int(match["level"])
            for match in filter(None, map(_LEVEL.fullmatch, numbered))
            if not _OTHER.search(match["before"])
        ),
        None,
    )
