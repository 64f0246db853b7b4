"""What a page of Markdown defines once and refers to by a label: addresses and footnotes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

DEFINITION = re.compile(
    r"""(?mx)
    ^[ ]{0,3} \[ (?P<label> [^\]\n^][^\]\n]{0,200} ) \]:
    [ \t]+ (?: <(?P<spaced> [^<>\n]{1,2000} )>
      | (?=[^\s<>]{0,2000}[/.\#:@]) (?P<target> [^\s<>]{1,2000} ) )
    (?: [ \t]+ (?: "[^\n]*" | '[^\n]*' | \([^\n]*\) ) )?  # its title
    [ \t]*$
    """
)
NOTE = re.compile(r"(?m)^[ ]{0,3}\[\^(?P<label>[^\[\]\s]{1,100})\]:")


@dataclass(frozen=True, slots=True)
class References:
    """What the page defines for the brackets in its text.

    Args:
        links: the addresses of its link definitions by their labels in lower case.
        notes: the labels of its footnotes.
    """

    links: Mapping[str, str] = field(default_factory=dict)
    notes: frozenset[str] = frozenset()


def references_of(text: str) -> References:
    """The link definitions and the footnotes of a page."""
    if "]:" not in text:
        return References()
    return References(
        {
            label_key(match["label"]): match["spaced"] or match["target"]
            for match in DEFINITION.finditer(text)
        },
        frozenset(match["label"] for match in NOTE.finditer(text)) if "[^" in text else frozenset(),
    )


def label_key(label: str) -> str:
    """The label of a link as it is looked up: neither case nor white space counts.

    >>> label_key(" The  Map ")
    'the map'
    """
    return " ".join(label.split()).lower()


def note_anchor(label: str) -> str:
    """The anchor of the footnote with a label.

    >>> note_anchor("1")
    'fn-1'
    """
    return f"fn-{label}"
