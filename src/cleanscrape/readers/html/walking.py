"""From a page's tree to its blocks: by the kernel `walk` where there is one, else by its twin."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from types import SimpleNamespace
from typing import Any

from lxml import etree

from ..._speed import kernel
from ...document import Hint
from ...facts import Cell, ListItem, Mark, Structure
from ...patterns.spaces import INVISIBLE, normalize_space
from .. import finds
from ..finds import GROUPS, META_KEYS, REQUIRED, TIMES, Finds
from ..metadata.links import RELATIONS, WHOLE_RELATIONS
from . import permalinks
from . import prepare as preparing
from .attributes import KNOWN_ATTRIBUTES, MEDIUM, NOTE, OWN, attribute_hints, has_alt, use_of
from .class_names import HINT_OF, MAX_PARTS, WHOLE_ONLY, word_hints
from .code import CODE_SIGNS, code_language
from .elements import CUT_HINTS
from .formulas import ALT_SIGN, CLASSES, MATH, SCRIPT_TYPE
from .kinds import kind_of
from .levels import LEVEL_SIGNS, level_of
from .linear import Linearizer
from .lines import Lines
from .moments import MOMENT_ATTRIBUTES, STAMPS
from .nesting import STYLES, whole
from .prepare import AROUND, SOURCED, Addresses, Told
from .tables import (
    MAX_CELL_CHARS,
    MAX_TRACKED,
    MIN_COLUMNS,
    MIN_ROWS,
    PRESENTATION,
    span,
)
from .tags import read_serialised_tag
from .tree import NOISE_ATTRIBUTES, parse, prepare, serialise, strip

_CONTRACT = 4
_MAX_LINE = 65535  # libxml2 says this of all lines from here on
_line_of = attrgetter("sourceline")
_UNREAD = frozenset({*NOISE_ATTRIBUTES, MEDIUM})  # what the twin's markup has not, or as its own
_MEANINGS = SimpleNamespace(
    Cell=Cell, Hint=Hint, Lines=Lines, ListItem=ListItem, Mark=Mark, Structure=Structure,
    PRESENTATION=PRESENTATION, MAX_TRACKED=MAX_TRACKED, MIN_ROWS=MIN_ROWS, MIN_COLUMNS=MIN_COLUMNS,
    MAX_CELL_CHARS=MAX_CELL_CHARS, span=span,
    CODE_SIGNS=CODE_SIGNS, CUT_HINTS=CUT_HINTS, INVISIBLE=INVISIBLE, NOTE=NOTE, STYLES=STYLES,
    USES=[use_of(name) for name in sorted(KNOWN_ATTRIBUTES.difference(_UNREAD))],
    UNREAD=_UNREAD,
    LEVEL_SIGNS=LEVEL_SIGNS, level_of=level_of,
    attribute_hints=attribute_hints, code_language=code_language, has_alt=has_alt,
    kind_of=kind_of, normalize_space=normalize_space,
    HINT_OF=HINT_OF, WHOLE_ONLY=WHOLE_ONLY, FOOTER=Hint.FOOTER, MAX_PARTS=MAX_PARTS,
    word_hints=word_hints,
    read_tag=read_serialised_tag, whole=whole,
)  # fmt: skip
"""What the kernel's `Rules` are made of."""

_SOUGHT = SimpleNamespace(
    NAMES={"a", "meta", MATH, *TIMES, *(name for names in GROUPS.values() for name in names)},
    GROUPS=GROUPS, TIMES=TIMES, REQUIRED=REQUIRED, META_KEYS=META_KEYS,
    RELATIONS=RELATIONS, WHOLE_RELATIONS=WHOLE_RELATIONS,
    FORMULA_CLASSES=CLASSES, FORMULA_ELEMENT=MATH, FORMULA_TEXT=ALT_SIGN, FORMULA_TYPE=SCRIPT_TYPE,
    SOURCED=SOURCED, AROUND=AROUND, PERMALINKS=permalinks.SIGNS,
    SIGNS={
        "itemprop": "carrier", "property": "carrier, not of meta", "rel": "relation",
        "class": "classes", "alt": "alternative", "type": "type", "href": "address",
        "value": "number", "reversed": "backwards", "title": "title", "content": "content",
        **dict.fromkeys(MOMENT_ATTRIBUTES, "moment"), **dict.fromkeys(STAMPS, "stamp"),
        **dict.fromkeys(OWN, "own"),
    },
)  # fmt: skip
"""What the kernel's `Finder` is made of."""


def find(root: etree._Element) -> Finds:
    """What is looked for in a page's tree, by the kernel or by `finds.find`."""
    found = _walk.find(_finder, root) if _walk is not None else None
    return Finds(*found) if found is not None else finds.find(root)


def media_of(elements: Sequence[etree._Element]) -> Sequence[Told]:
    """What each of a page's media says of itself, by the kernel or by `prepare.media_of`."""
    found = _walk.media_of(_finder, elements) if _walk is not None else None
    return preparing.media_of(elements) if found is None else found


def blocks_of(
    root: etree._Element, source: bytes, addresses: Addresses, has_lines: bool = True
) -> Lines:
    """The blocks of a page.

    Args:
        root: its tree after `prepare`, which is changed.
        source: its markup.
        addresses: what `prepare` took from the tree.
        has_lines: whether the lines of its elements are asked for.
    """
    lines = read_by_kernel(root, addresses, has_lines)
    return read_by_twin(root, source, addresses, has_lines) if lines is None else lines


def has_kernel() -> bool:
    """Whether the kernel is in use."""
    return _walk is not None


def read_by_kernel(
    root: etree._Element, addresses: Addresses, has_lines: bool = True
) -> Lines | None:
    """`blocks_of` by the kernel; None where there is none, or it leaves the page to its twin."""
    if _walk is None:
        return None
    lines: Lines | None = _walk.linearize(_rules, root, addresses.targets, has_lines)
    return lines


def read_by_twin(
    root: etree._Element, source: bytes, addresses: Addresses, has_lines: bool = True
) -> Lines:
    """`blocks_of` without the kernel."""
    strip(root)
    numbers = _line_numbers(root) if has_lines else []
    lines = Linearizer(serialised=True, targets=addresses.targets).run(serialise(root, source))
    # Another number where the walk and the parser disagree on what a tag is.
    if len(numbers) == len(lines.elements):
        lines.numbers.extend(numbers)
    return lines


def _line_numbers(root: etree._Element) -> list[int]:
    """The line on which each element's opening tag ends, from 1; 0 where it is not known."""
    lines = [line or 0 for line in map(_line_of, root.iter())]
    if max(lines) < _MAX_LINE:
        return lines
    return [line if line < _MAX_LINE else 0 for line in lines]


# Small, because it is read whenever the package is imported; each of its elements has a way of its
# own through the linearizer.
_SAMPLE = """<html><body><h1>Rain<span class="post-author">Jo</span></h1>
<p id=a1>It <b>rained</b> &lt;&amp;&eacute;<br><br>on <a href="#a1" rel=next"">Friday</a>.
<ul><li value=3>1<img src=a.jpg alt="A cloud"></ul><pre>  x = 1\n</pre>
<table><tr><td>May<td>12</table><svg><g><path/></g></svg>\u00a0<p>wet</body></html>"""


def _agrees(module: Any) -> bool:
    """Whether the kernel reads a page as its twin does."""
    source = _SAMPLE.encode()
    root = parse(source)
    if root is None:
        return False
    finder = module.Finder(_SOUGHT)
    found = module.find(finder, root)
    expected = finds.find(root)
    if found[:6] != expected[:6] or (
        module.media_of(finder, expected.named["media"])
        != [(*one[:2], False) for one in preparing.media_of(expected.named["media"])]
    ):
        return False
    _, addresses = prepare(root, source, expected, finds.find)
    lines = module.linearize(module.Rules(_MEANINGS), root, addresses.targets, True)
    return bool(lines == read_by_twin(root, source, addresses))


_walk = kernel("walk", _CONTRACT, _agrees)
_rules = _walk.Rules(_MEANINGS) if _walk is not None else None
_finder = _walk.Finder(_SOUGHT) if _walk is not None else None
