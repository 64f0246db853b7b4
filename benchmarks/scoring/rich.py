"""Cases of rich text, and whether what they hold stands in Markdown."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .found import Found, line

CASES = Path(__file__).parents[2] / "fixtures" / "rich"
Fact = Mapping[str, Any]
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_QUOTED = "“{}”", '"{}"', "„{}“", "‘{}’", "'{}'", "«{}»"
_NEAR = 300  # characters around a post in which its author's name stands


@dataclass(frozen=True)
class Case:
    """A page and what it holds.

    Args:
        path: ``NAME.json`` with the ``feature``, the page's ``url`` and the ``facts``. Beside it
            stands ``NAME.html`` and, where Markdown can say the same, ``NAME.md``.
    """

    path: Path

    @property
    def name(self) -> str:
        """The name of its files."""
        return self.path.stem

    def page(self, suffix: str = ".html") -> str:
        """The page in HTML or, with ``".md"``, in Markdown."""
        return self.path.with_suffix(suffix).read_text("utf-8")

    @property
    def suffixes(self) -> list[str]:
        """The forms in which the page exists."""
        return [suffix for suffix in (".html", ".md") if self.path.with_suffix(suffix).exists()]

    @property
    def data(self) -> dict[str, Any]:
        """The feature, the address and the facts."""
        data: dict[str, Any] = json.loads(self.path.read_text("utf-8"))
        return data


def cases(folder: Path = CASES) -> Iterator[Case]:
    """The cases of a folder by name."""
    return (Case(path) for path in sorted(folder.glob("*.json")))


def holds(fact: Fact, found: Found) -> bool:
    """Whether a fact of a case stands in Markdown.

    >>> from .found import found_in
    >>> holds({"kind": "item", "text": "Wait.", "number": 3, "depth": 1}, found_in("3. Wait."))
    True
    """
    return _CHECKS.get(fact["kind"], _marked)(fact, found)


def _marked(fact: Fact, found: Found) -> bool:
    return any(mark[:2] == (fact["kind"], fact["text"]) for mark in found.marks)


def _link(fact: Fact, found: Found) -> bool:
    wanted = (fact["text"], fact["target"])
    return any(
        (mark.text, found.address(mark.target)) == wanted
        for mark in found.marks
        if mark.kind == "link"
    )


def _subscript(fact: Fact, found: Found) -> bool:
    text = fact["text"]
    signs = text.translate(_LOWERED) in found.words or f"~{text}~" in found.words
    return signs or _marked(fact, found)


def _superscript(fact: Fact, found: Found) -> bool:
    text = fact["text"]
    signs = text.translate(_RAISED) in found.words or f"^{text}^" in found.words
    return signs or _marked(fact, found)


def _keyboard(fact: Fact, found: Found) -> bool:
    return _marked(fact, found) or _marked({**fact, "kind": "code-span"}, found)


def _quotation(fact: Fact, found: Found) -> bool:
    is_quoted = any(signs.format(fact["text"]) in found.words for signs in _QUOTED)
    return is_quoted or _marked(fact, found)


def _heading(fact: Fact, found: Found) -> bool:
    kind = f"heading {fact['level']}"
    return any((block.kind, block.text) == (kind, fact["text"]) for block in found.blocks)


def _item(fact: Fact, found: Found) -> bool:
    keys = ("text", "number", "depth", "checked")
    wanted = (True, *map(fact.get, keys))
    return any(
        (block.begins, block.text, block.number, block.depth, block.checked) == wanted
        for block in found.blocks
    )


def _continued(fact: Fact, found: Found) -> bool:
    return any(
        block.text == fact["text"] and block.depth > 0 and not block.begins
        for block in found.blocks
    )


def _definition(fact: Fact, found: Found) -> bool:
    texts = {block.text.removeprefix(": ") for block in found.blocks}
    return {fact["term"], fact["text"]} <= texts


def _table(fact: Fact, found: Found) -> bool:
    """True for the same cells; what stands in cells that another one spans does not count."""
    return any(
        len(table) == len(fact["rows"]) and all(map(_same_row, fact["rows"], table))
        for table in found.tables
    )


def _same_row(wanted: list[str | None], row: list[str]) -> bool:
    row = row + [""] * (len(wanted) - len(row))
    same = all(one is None or one == two for one, two in zip(wanted, row))
    return same and not any(row[len(wanted) :])


def _no_table(fact: Fact, found: Found) -> bool:
    return any(fact["text"] in block.text for block in found.blocks)


def _code(fact: Fact, found: Found) -> bool:
    return any(text == fact["text"] for text, _ in found.code)


def _language(fact: Fact, found: Found) -> bool:
    squeezed = "".join(fact["text"].split())
    return any(
        "".join(text.split()) == squeezed and language == fact["language"]
        for text, language in found.code
    )


def _math(fact: Fact, found: Found) -> bool:
    """True where the TeX stands there as a formula, or at least as words."""
    tex = "".join(fact["tex"].split())
    formulas = ("".join(formula.split()) for formula in found.formulas)
    return any(tex == formula for formula in formulas) or tex in "".join(found.words.split())


def _note(fact: Fact, found: Found) -> bool:
    return any(
        before.endswith(fact["before"]) and fact["text"] in found.notes.get(label, "")
        for before, label in found.calls
    )


def _quote(fact: Fact, found: Found) -> bool:
    return any(
        (block.text, block.quotes) == (fact["text"], fact["depth"]) for block in found.blocks
    )


def _no_quote(fact: Fact, found: Found) -> bool:
    return any((block.text, block.quotes) == (fact["text"], 0) for block in found.blocks)


def addresses(fact: Fact) -> list[str]:
    """The addresses of which any is right."""
    return [fact["address"]] if isinstance(fact["address"], str) else list(fact["address"])


def _image(fact: Fact, found: Found) -> bool:
    images = ((found.address(address), line(alt)) for address, alt in found.images)
    return any(address in addresses(fact) and alt == fact["alt"] for address, alt in images)


def _embed(fact: Fact, found: Found) -> bool:
    linked = {found.address(mark.target) for mark in found.marks if mark.kind == "link"}
    shown = {found.address(address) for address, _ in found.images}
    return any(one in linked | shown or one in found.markdown for one in addresses(fact))


def _text(fact: Fact, found: Found) -> bool:
    return fact["text"] in found.words


def _once(fact: Fact, found: Found) -> bool:
    return found.words.count(fact["text"]) == 1


def _absent(fact: Fact, found: Found) -> bool:
    return fact["text"] not in found.markdown


def _answer(fact: Fact, found: Found) -> bool:
    """True for a comment that is a quote in a quote, or an item of a list in another one's item."""
    return any(
        fact["text"] in block.text and max(block.quotes, block.depth) > 1 for block in found.blocks
    )


def _post(fact: Fact, found: Found) -> bool:
    """True where a post stands there with its author's name near it."""
    at = found.words.find(fact["text"])
    around = found.words[max(0, at - _NEAR) : at + len(fact["text"]) + _NEAR]
    return at >= 0 and re.search(rf"\b{re.escape(fact['author'])}\b", around) is not None


_CHECKS: Mapping[str, Callable[[Fact, Found], bool]] = {
    "link": _link, "subscript": _subscript, "superscript": _superscript, "keyboard": _keyboard,
    "quotation": _quotation, "heading": _heading, "item": _item, "continued": _continued,
    "definition": _definition, "table": _table, "no-table": _no_table, "code": _code,
    "language": _language, "math": _math, "note": _note, "quote": _quote, "no-quote": _no_quote,
    "image": _image, "embed": _embed, "text": _text, "once": _once, "absent": _absent,
    "comment": _post, "answer": _answer, "post": _post,
}  # fmt: skip
