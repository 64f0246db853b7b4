"""The tables of docs/reference/article.md have every field of every type of an article."""

import dataclasses
import inspect
import re
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

import pytest

import cleanscrape
from cleanscrape import Article
from cleanscrape.facts import LIST_STYLES, MARK_KINDS
from cleanscrape.later import later
from cleanscrape.media.reasons import REASONS

PAGE = (Path(__file__).parents[1] / "docs/reference/article.md").read_text(encoding="utf-8")
_SECTION = re.compile(r"^##+ `(\w+)`\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_ROW = re.compile(r"^\| `(\w+)` \| `([^`]+)` \| (.+) \|$", re.MULTILINE)
SECTIONS = dict(_SECTION.findall(PAGE))
PROPERTIES = {
    name: (member.fget if isinstance(member, property) else member.func).__annotations__["return"]
    for name, member in vars(Article).items()
    if isinstance(member, (property, cached_property, later)) and not name.startswith("_")
}


def _fields(kind: type[Any]) -> dict[str, str]:
    """The public fields of a type and their annotations, as the page writes them."""
    found: dict[str, Any] = (
        {part.name: part.type for part in dataclasses.fields(kind) if part.repr}
        if dataclasses.is_dataclass(kind)
        else dict(kind.__annotations__)
    )
    return {name: _written(given) for name, given in found.items()}


def _written(annotation: Any) -> str:
    text = getattr(annotation, "__forward_arg__", annotation)  # a named tuple's
    return str(text).replace("Moment", "date | datetime")


def _rows(section: str) -> list[tuple[str, str]]:
    rows = _ROW.findall(SECTIONS[section])
    assert all(holds.strip() for _, _, holds in rows)
    return [(name, given.replace(r"\|", "|")) for name, given, _ in rows]


@pytest.mark.parametrize("name", SECTIONS)
def test_a_table_has_the_fields_of_its_type_in_order(name: str) -> None:
    rows = _rows(name)
    fields = _fields(getattr(cleanscrape, name))
    assert rows[: len(fields)] == list(fields.items())
    further = PROPERTIES if name == "Article" else {}
    assert rows[len(fields) :] == list(further.items())


def test_every_type_that_an_article_is_made_of_has_a_table() -> None:
    words = {word for table in SECTIONS for _, given in _rows(table) for word in _words(given)}
    types = {word for word in words if dataclasses.is_dataclass(getattr(cleanscrape, word, None))}
    types |= {"Mark", "ListItem", "Cell", "Article", "Chunk", "Table"}
    assert types == set(SECTIONS)


def _words(annotation: str) -> list[str]:
    return re.findall(r"[A-Z]\w+", annotation)


def test_the_kinds_that_it_lists_are_those_that_there_are() -> None:
    assert _listed("Mark", "kind") == set(MARK_KINDS)
    assert _listed("ListItem", "style") == set(LIST_STYLES)
    assert _listed("PageType", "name") == set(get_args(cleanscrape.PageTypeName))
    reasons = re.findall(r"^\| `([\w-]+)` \| [^`|]+ \|$", SECTIONS["Unlisted"], re.MULTILINE)
    assert set(reasons) == {*REASONS, "repeated-on-page"}


def _listed(section: str, field: str) -> set[str]:
    """The words in code in the third column."""
    (holds,) = (holds for name, _, holds in _ROW.findall(SECTIONS[section]) if name == field)
    return set(re.findall(r"`([\w-]+)`", holds))


def test_the_outputs_take_what_their_table_says() -> None:
    rows = re.findall(r"^\| `(\w+)\(\)` \| .+ \| (.+) \|$", PAGE, re.MULTILINE)
    assert len(rows) == 7
    for name, takes in rows:
        _, *parameters = inspect.signature(getattr(Article, name)).parameters.values()
        shown = [f"{parameter.name}={parameter.default!r}" for parameter in parameters]
        assert re.findall(r"`(\w+=\w+)`", takes) == shown
