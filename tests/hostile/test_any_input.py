"""Any input gives an article or a `ReadError`, and every promise is kept.

Any other object is a `TypeError`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import bs4
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from cleanscrape import Article, ReadError

from .promise import kept
from .strategies import markup, mutated
from .ways import way

SOURCES = st.sampled_from([None, "text", "html"])
ENCODINGS = st.one_of(
    st.none(),
    st.sampled_from(["utf-8", "utf-16", "cp1252", "big5", "rot13", "utf-7", "idna", ""]),
    st.text(max_size=8),
)
thorough = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.one_of(st.text(), st.text(alphabet=st.characters(), max_size=200)), SOURCES)
@thorough
def test_any_text(page: str, source: str | None) -> None:
    assert isinstance(kept(page, source=source), Article)


@given(st.binary(max_size=300), ENCODINGS, SOURCES)
@thorough
def test_any_bytes(page: bytes, encoding: str | None, source: str | None) -> None:
    assert isinstance(kept(page, encoding=encoding, source=source), (Article, ReadError))


@given(markup())
@thorough
def test_any_markup(page: str) -> None:
    assert isinstance(kept(page), Article)


@given(mutated())
@thorough
def test_any_change_of_a_fixture(page: bytes) -> None:
    assert isinstance(kept(page), Article)


@given(markup())
@settings(thorough, max_examples=40)
def test_any_tree(page: str) -> None:
    whole = html.document_fromstring(
        page.encode("utf-8", "replace").replace(b"\0", b"") + b"<p>It rained."
    )
    soup = bs4.BeautifulSoup(page, "html.parser")
    before = etree.tostring(whole), str(soup)
    for tree in (whole, whole.getroottree(), whole[-1], soup):
        assert isinstance(kept(tree), Article)
    assert (etree.tostring(whole), str(soup)) == before


@pytest.mark.parametrize(
    "tree",
    [
        etree.Comment("x"),
        etree.ProcessingInstruction("x"),
        etree.Entity("amp"),
        etree.Element("p"),
        bs4.Comment("x"),
    ],
)
def test_trees_that_are_hardly_any(tree: Any) -> None:
    assert isinstance(kept(tree), Article)


@given(
    st.one_of(
        st.integers(),
        st.floats(),
        st.lists(st.text()),
        st.dictionaries(st.text(), st.text()),
        st.none(),
        st.booleans(),
    )
)
def test_anything_else_is_a_type_error(page: Any) -> None:
    with pytest.raises(TypeError, match=f"cannot read {type(page).__name__}"):
        kept(page)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent / "corpus").iterdir()), ids=lambda path: path.name
)
def test_what_the_fuzzer_found(path: Path) -> None:
    assert isinstance(kept(**way(path.read_bytes())), (Article, ReadError))
