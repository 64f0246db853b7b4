"""Footnotes: which links lead to a note, and which element is the note.

A reference gets an attribute with the note's name, and so does the note; all other links stay as
they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from ...patterns.tags import HEADINGS
from .attributes import ANCHOR, NOTE
from .rewrite import has_class

_REFERENCE_CLASSES = frozenset({
    "footnote-ref", "footnote-reference", "footnoteref", "fnref", "fn-ref", "noteref", "reference",
    "footnote-link", "easy-footnote", "sdfootnoteanc",
})  # fmt: skip
_NUMBER = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡§]{1,3}|[a-z])\s*[\])]?")
_BLOCKS = frozenset({"li", "p", "div", "aside", "dd", "td", "section", "tr"})
_MAX_NAME_CHARS = 200
_MAX_CLIMB = 4  # elements above the one with the name that are looked at for the whole note
_MIN_NOTE_CHARS = 5
_MAX_ELEMENTS = 50  # that are looked at for them


def name_notes(root: etree._Element, links: Iterable[etree._Element]) -> None:
    """Write the names of footnotes to their references, and to the notes.

    Args:
        root: the page's tree, which is changed.
        links: its links into itself.
    """
    references = [*filter(_is_reference, links)]
    if not references:
        return
    named = {element.get("id"): element for element in root.iterfind(".//*[@id]")}
    named |= {
        element.get("name"): element
        for element in root.iterfind(".//a[@name]")
        if element.get("name") not in named
    }
    notes: dict[str, etree._Element | None] = {}
    for link in references:
        name = (link.get("href") or "")[1:]
        if name not in notes:
            target = named.get(name)
            notes[name] = _note(target) if target is not None else None
        note = notes[name]
        if note is not None and note not in link.iterancestors():
            link.set(NOTE, name)
            note.set(ANCHOR, name)


def _is_reference(link: etree._Element) -> bool:
    """True for a link into the page that looks like the number of a note."""
    if not 1 < len(link.get("href") or "") <= _MAX_NAME_CHARS:
        return False
    if link.get("role") == "doc-noteref":
        return True
    text = "".join(map(str, link.itertext())).strip()
    if not _NUMBER.fullmatch(text):
        return False
    if has_class(link, _REFERENCE_CLASSES):
        return True
    parent = link.getparent()
    is_raised = parent is not None and parent.tag == "sup"
    return is_raised or any(child.tag == "sup" for child in link)


def _note(target: etree._Element) -> etree._Element | None:
    """The block with the note that has this name; None where it is no note."""
    note = target
    for _ in range(_MAX_CLIMB):
        if note.tag in HEADINGS or note.tag in ("body", "main", "article"):
            return None
        if note.tag in _BLOCKS and _says_something(note):
            return note
        parent = note.getparent()
        if parent is None:
            return None
        note = parent
    return None


def _says_something(element: etree._Element) -> bool:
    """True where the beginning of an element has a few characters."""
    chars = 0
    for inner in islice(element.iter(), _MAX_ELEMENTS):
        tail = "" if inner is element else inner.tail
        chars += len((inner.text or "").strip()) + len((tail or "").strip())
        if chars >= _MIN_NOTE_CHARS:
            return True
    return False
