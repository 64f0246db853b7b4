"""From a page's tree to its blocks: by the kernel `walk` where there is one, else by its twin."""

from __future__ import annotations

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

from lxml import etree

from ..._speed import kernel
from ...document import Hint
from ...facts import ListItem, Mark, Structure
from ...patterns.spaces import INVISIBLE, normalize_space
from .. import finds
from ..finds import GROUPS, REQUIRED, Finds
from ..metadata.links import RELATIONS, WHOLE_RELATIONS
from .attributes import KNOWN_ATTRIBUTES, MEDIUM, NOTE, attribute_hints, has_alt, use_of
from .class_names import HINT_OF, MAX_PARTS, WHOLE_ONLY, word_hints
from .code import CODE_SIGNS, code_language
from .elements import CUT_HINTS
from .formulas import ALT_SIGN, CLASSES, MATH, SCRIPT_TYPE
from .kinds import kind_of
from .linear import Linearizer
from .lines import Lines
from .nesting import STYLES, NestingTracker, whole
from .prepare import Addresses
from .tables import Table
from .tags import Tag, read_serialised_tag
from .tree import NOISE_ATTRIBUTES, parse, prepare, serialise

_CONTRACT = 1
_UNREAD = frozenset({*NOISE_ATTRIBUTES, MEDIUM})  # what the twin's markup has not, or as its own
_MEANINGS = SimpleNamespace(
    Hint=Hint, Lines=Lines, ListItem=ListItem, Mark=Mark, NestingTracker=NestingTracker,
    Structure=Structure, Table=Table, Tag=Tag,
    CODE_SIGNS=CODE_SIGNS, CUT_HINTS=CUT_HINTS, INVISIBLE=INVISIBLE, NOTE=NOTE, STYLES=STYLES,
    USES=[use_of(name) for name in sorted(KNOWN_ATTRIBUTES.difference(_UNREAD))],
    UNREAD=_UNREAD,
    attribute_hints=attribute_hints, code_language=code_language, has_alt=has_alt,
    kind_of=kind_of, normalize_space=normalize_space,
    HINT_OF=HINT_OF, WHOLE_ONLY=WHOLE_ONLY, FOOTER=Hint.FOOTER, MAX_PARTS=MAX_PARTS,
    word_hints=word_hints,
    read_tag=read_serialised_tag, whole=whole,
)  # fmt: skip
"""What the kernel's `Rules` are made of."""

_SOUGHT = SimpleNamespace(
    GROUPS=GROUPS, NAMES={"a", MATH, *(name for names in GROUPS.values() for name in names)},
    REQUIRED=REQUIRED, RELATIONS=RELATIONS, WHOLE_RELATIONS=WHOLE_RELATIONS,
    FORMULA_CLASSES=CLASSES, FORMULA_ELEMENT=MATH, FORMULA_TEXT=ALT_SIGN, FORMULA_TYPE=SCRIPT_TYPE,
    SIGNS={
        "itemprop": "carrier", "property": "carrier, not of meta", "rel": "relation",
        "class": "classes", "alt": "alternative", "type": "type", "href": "address",
        "value": "number", "reversed": "backwards",
    },
)  # fmt: skip
"""What the kernel's `Finder` is made of."""


def find(root: etree._Element) -> Finds:
    """What is looked for in a page's tree, by the kernel or by `finds.find`."""
    found = _walk.find(_finder, root) if _walk is not None else None
    return Finds(*found) if found is not None else finds.find(root)


def blocks_of(root: etree._Element | None, source: bytes, addresses: Addresses) -> Lines:
    """The blocks of a page.

    Args:
        root: its tree after `prepare`; None where it has none.
        source: its markup.
        addresses: what `prepare` took from the tree.
    """
    lines = read_by_kernel(root, addresses.targets) if root is not None else None
    return read_by_twin(root, source, addresses) if lines is None else lines


def has_kernel() -> bool:
    """Whether the kernel is in use."""
    return _walk is not None


def read_by_kernel(root: etree._Element, targets: Iterable[str | None]) -> Lines | None:
    """`blocks_of` by the kernel; None where there is none, or it leaves the page to its twin."""
    if _walk is None:
        return None
    lines: Lines | None = _walk.linearize(_rules, root, targets)
    return lines


def read_by_twin(root: etree._Element | None, source: bytes, addresses: Addresses) -> Lines:
    """`blocks_of` without the kernel."""
    linearizer = Linearizer(root is not None, addresses.targets)
    return linearizer.run(serialise(root, source))


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
    found = module.find(module.Finder(_SOUGHT), root)
    expected = finds.find(root)
    if Finds(*found)._replace(may_have_formulas=True) != expected:
        return False
    _, addresses = prepare(root, source, expected, finds.find)
    lines = module.linearize(module.Rules(_MEANINGS), root, addresses.targets)
    return bool(lines == read_by_twin(root, source, addresses))


_walk = kernel("walk", _CONTRACT, _agrees)
_rules = _walk.Rules(_MEANINGS) if _walk is not None else None
_finder = _walk.Finder(_SOUGHT) if _walk is not None else None
