"""Where the pieces of an article came from: lines and CSS paths."""

import pickle
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import cssselect
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from lxml import html as lxml_html

import cleanscrape
from cleanscrape import (
    Article,
    Caption,
    Embed,
    Image,
    Origin,
    Paragraph,
    Piece,
    Post,
    Removed,
    Unlisted,
)
from cleanscrape.article import StoredLedger
from cleanscrape.document import EMBEDDED, Label
from cleanscrape.integrations.pages import Page, clean_page
from cleanscrape.integrations.rows import finished
from cleanscrape.origins import SourceTree

PAGES = sorted((Path(__file__).parents[1] / "fixtures").rglob("*.html"))
SENTENCE = "The old bridge over the river was opened again on Friday morning, after two years."
SECOND = "Hundreds of people came to the ceremony, which the mayor opened with a short speech."
THIRD = "The town paid for the repairs with a loan that it must return within twelve years."


def parsed(source: str | bytes) -> etree._Element:
    """The tree that lxml makes of a page."""
    raw = source.encode() if isinstance(source, str) else source
    return etree.fromstring(raw, etree.HTMLParser(encoding="utf-8", huge_tree=True))


def elements_at(root: etree._Element, path: str) -> list[etree._Element]:
    found = root.xpath(cssselect.HTMLTranslator().css_to_xpath(path))
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, etree._Element)]


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def says(element: etree._Element, text: str) -> bool:
    """Whether an element shows a text, with the readings above characters or without them."""
    shown = deepcopy(element)
    for script in [*shown.iter("script", "style")]:
        if not (script.get("type") or "").startswith("math/tex"):
            script.text = None
    attributes = [
        str(inner.get(name) or "") for inner in shown.iter() for name in ("alt", "alttext")
    ]
    whole = letters("".join([*map(str, shown.itertext()), *attributes]))
    readings = "".join(str(part) for one in shown.iter("rt", "rp") for part in one.itertext())
    etree.strip_elements(shown, "rt", "rp", with_tail=False)
    without = letters("".join(map(str, shown.itertext())))
    if letters(text) in whole or letters(text) in without or letters(text) == letters(readings):
        return True
    # The reader puts formulas and the numbers of lines in another order.
    rewritten = next(element.iter("math", "pre", "script", "img"), None) is not None
    rewritten = rewritten or any(name in whole for name in ("frac", "rho", "binom", "sqrt"))
    return rewritten and all(letters(word) in whole for word in re.findall(r"\w+", text))


def lines_of(page: str) -> dict[str, int | None]:
    """Each block's text, and its line."""
    document = cleanscrape.read(page)
    origins = {block.text: document.origin(block.index) for block in document.blocks}
    return {text: origin.line if origin else None for text, origin in origins.items()}


def path_of(page: str, text: str) -> str | None:
    """The path of the block with this text; it must lead to an element that says it."""
    document = cleanscrape.read(page, source="html")
    origin = document.origin(document.blocks.texts.index(text))
    if origin is None or origin.path is None:
        return None
    (element,) = elements_at(parsed(page), origin.path)
    assert says(element, text)
    return origin.path


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_each_path_leads_to_the_element_that_has_the_text(path: Path) -> None:
    source = path.read_bytes()
    document = cleanscrape.read(source, source="html")
    root = parsed(source)
    for block in document.blocks:
        origin = document.origin(block.index)
        if origin is None:
            frame = next(root.iter("iframe", "noframes", "noembed"), None)
            assert frame is not None or block.path == EMBEDDED, block.text
            continue
        assert origin.path is not None
        (element,) = elements_at(root, origin.path)
        assert isinstance(element.sourceline, int)
        assert origin.line == element.sourceline
        assert says(element, block.text)


def test_all_parts_of_an_article_say_where_they_came_from() -> None:
    article = cleanscrape.clean(PAGES[0].read_bytes(), source="html")
    parts: list[Paragraph | Removed | Piece]
    parts = [*article.paragraphs, *article.removed, *article.account]
    assert parts
    assert all(part.origin is not None and part.origin.path for part in parts)


def test_lines_of_html_are_those_on_which_the_tag_ends() -> None:
    page = f"<h1>Rain</h1>\n\n<p\n class=x>{SENTENCE}\n<ul><li>Snow\r\n<li>Hail\r<li>Wind</ul>"
    assert lines_of(page) == {"Rain": 1, SENTENCE: 4, "Snow": 5, "Hail": 6, "Wind": 7}


def test_lines_of_text_begin_at_one_whatever_ends_them() -> None:
    assert lines_of("Rain\r\n\r\nIt rained.\rSnow\nHail") == {
        "Rain": 1,
        "It rained.": 3,
        "Snow": 4,
        "Hail": 5,
    }


def test_lines_of_markdown_count_the_front_matter() -> None:
    page = f"---\ntitle: Rain\n---\n\n# Rain\n\n{SENTENCE}\ngoes on.\n\n```\ncode\n```\n"
    found = lines_of(page)
    assert found["title: Rain"] == 2
    assert (found["Rain"], found[f"{SENTENCE} goes on."], found["code"]) == (5, 7, 10)


def test_an_image_of_markdown_has_its_line() -> None:
    article = cleanscrape.clean(f"# Rain\n\n{SENTENCE}\n\n![A pier](pier.jpg)\n\n{SECOND}")
    assert [image.origin for image in article.images] == [Origin(5)]


def test_images_and_embeds_have_their_own_element() -> None:
    page = (
        f"<h1>Rain</h1><p>{SENTENCE}</p>\n<p><img src=a.jpg alt='A pier'></p><p>{SECOND}</p>"
        "\n<iframe src=https://maps.example/embed></iframe>"
        "<img src=pixel.gif width=1 height=1>"
        f"<p>{THIRD}</p>"
    )
    article = cleanscrape.clean(page)
    found: list[Image | Embed | Unlisted]
    found = [*article.images, *article.embeds, *article.unlisted]
    paths = {part.address: part.origin.path for part in found if part.origin}
    assert paths == {
        "a.jpg": "html > body > p:nth-of-type(2) > img",
        "https://maps.example/embed": "html > body > iframe",
        "pixel.gif": "html > body > img",
    }
    assert [image.origin.line for image in article.images if image.origin] == [2]


def test_what_is_removed_from_the_tree_still_counts() -> None:
    page = "<style>a{}</style><p>Snow</p><script>1</script><p>Rain</p><link><p>Hail</p>"
    assert path_of(f"<body><div>{page}</div>", "Hail") == "html > body > div > p:nth-of-type(3)"


def test_a_byline_within_a_paragraph_has_an_element_of_its_own() -> None:
    page = "<p>It rained. <span class=byline>By Jo Doe</span> It poured.</p>"
    assert path_of(page, "By Jo Doe") == "html > body > p > span"
    assert path_of(page, "It rained.") == "html > body > p"


def test_renamed_elements_keep_their_name_in_paths() -> None:
    formula = '<div class="math">\\[a^2\\]</div>'
    numbers = '<td class="lineno"><div class="lineno">1</div></td>'
    page = f"{formula}<div>Rain</div><table><tr>{numbers}<td><pre>x</pre></td></tr></table>"
    assert path_of(page, "Rain") == "html > body > div:nth-of-type(2)"
    assert path_of(page, "a^2") == "html > body > div:nth-of-type(1)"


def test_a_formula_in_a_script_has_the_path_of_the_element_around() -> None:
    page = '<div><script type="math/tex; mode=display">a^2</script></div>'
    assert path_of(page, "a^2") == "html > body > div"


def test_what_stands_in_a_drawing_has_the_path_of_the_drawing() -> None:
    page = "<svg><g><g><title>A map</title></g></g></svg><g><p>Rain</p></g>"
    assert path_of(page, "A map") == "html > body > svg"
    assert path_of(page, "Rain") == "html > body > g > p"


def test_what_css_cannot_count_has_the_path_of_the_element_around() -> None:
    page = "<div><o:p><p>Rain</p></o:p></div><div<div><p>Snow</p></div<div>"
    assert path_of(page, "Rain") == "html > body > div"
    assert path_of(page, "Snow") == "html > body"


def test_elements_in_void_ones_are_counted_where_the_parser_put_them() -> None:
    page = "<picture><source srcset=a><source srcset=b><img src=b alt='A pier'></picture>"
    source = "html > body > picture > source"
    assert path_of(page, "A pier") == f"{source} > source > img"


@pytest.mark.parametrize(
    "frame", ["<iframe srcdoc='<p>Rain</p>'></iframe>", "<noframes><p>Rain</p></noframes>"]
)
def test_a_page_within_a_page_has_no_origin(frame: str) -> None:
    assert path_of(f"<p>Snow</p>{frame}<p>Hail</p>", "Rain") is None
    assert path_of(f"<p>Snow</p>{frame}<p>Hail</p>", "Hail") == "html > body > p:nth-of-type(2)"


def test_text_of_scripts_and_pages_without_a_tree_have_no_origin() -> None:
    body = " ".join([SENTENCE] * 5)
    data = f'{{"@type":"NewsArticle","articleBody":"{body}"}}'
    page = f'<script type="application/ld+json">{data}</script>'
    assert path_of(page, body) is None
    crowded = "<p " + " ".join(f"a{n}=1" for n in range(2_000)) + ">Rain</p>"
    document = cleanscrape.read(f"<html><body>{crowded}", source="html")
    assert document.tree is None
    assert document.origin(0) is None


@pytest.mark.parametrize(
    "tree", [lxml_html.fromstring, lambda page: BeautifulSoup(page, "html.parser")]
)
def test_trees_have_paths_but_no_lines(tree: Any) -> None:
    document = cleanscrape.read(tree(f"<html><body>\n<p>Rain</p>\n<p>{SENTENCE}</p></body></html>"))
    assert document.origin(1) == Origin(None, "html > body > p:nth-of-type(2)")


def test_a_line_that_the_parser_does_not_count_is_none() -> None:
    found = lines_of("<p>Rain</p>\n" * 65_533 + "<p>Snow</p>\n\n<p>Hail</p>")
    assert (found["Snow"], found["Hail"]) == (65_534, None)


def test_paths_end_where_elements_are_nested_too_deep() -> None:
    document = cleanscrape.read("<div>" * 500 + "Rain", source="html")
    origin = document.origin(0)
    assert origin is not None
    assert origin.path == " > ".join(["html", "body", *["div"] * 98])


@pytest.mark.parametrize(
    "name", ["data-x-medium", "data-x-anchor", "data-x-note", "data-x-original"]
)
def test_attributes_like_ours_mean_nothing(name: str) -> None:
    page = f"<p>Snow</p><p {name}=7>Rain</p><p {name}='a b'>Hail</p>"
    assert path_of(page, "Hail") == "html > body > p:nth-of-type(3)"
    crowded = "<i " + " ".join(f"a{n}=1" for n in range(2_000)) + ">"
    assert cleanscrape.read(f"<html>{page}{crowded}", source="html").blocks.texts[1] == "Rain"


def test_origins_survive_dicts_rows_and_pickles() -> None:
    page = f"<h1>Rain</h1>\n<p>{SENTENCE}</p>\n<p>{SECOND}</p>\n<p>Share this</p>"
    article = cleanscrape.clean(page)
    again = [
        Article.from_dict(article.to_dict()),
        pickle.loads(pickle.dumps(article)),  # noqa: S301
        Article.from_dict(clean_page(Page(page), cleanscrape.clean)),
    ]
    for other in again:
        for parts, others in (
            (article.paragraphs, other.paragraphs),
            (article.removed, other.removed),
        ):
            assert [part.origin for part in others] == [part.origin for part in parts]
    assert [part.origin for part in article.paragraphs] == [
        Origin(2, "html > body > p:nth-of-type(1)"),
        Origin(3, "html > body > p:nth-of-type(2)"),
    ]
    bare = finished(clean_page(Page(page), cleanscrape.clean), details=False)
    assert {part["origin"] for part in (*bare["paragraphs"], *bare["removed"])} == {None}


def test_every_part_keeps_its_origin_in_a_dict() -> None:
    origin = Origin(3, "html > body > p")
    parts = {
        "paragraphs": Paragraph("It rained.", origin=origin),
        "captions": Caption("A pier", origin=origin),
        "images": Image("a.jpg", origin=origin),
        "embeds": Embed("map", "https://maps.example/", origin=origin),
        "comments": Post("Indeed.", origin=origin),
        "posts": Post("Indeed.", origin=origin),
    }
    removed = (Removed("Share", Label.SHARE, "share-words", "interface", 0.8, 0, 5, (), origin),)
    fields: dict[str, Any] = {name: (part,) for name, part in parts.items()}
    article = Article(**fields, ledger=StoredLedger(removed))
    again = Article.from_dict(article.to_dict())
    assert {getattr(again, name)[0].origin for name in parts} == {origin}
    assert again.removed[0].origin == origin


def test_origins_are_values_and_parts_are_compared_without_them() -> None:
    assert Origin(1, "html") == Origin(1, "html") != Origin(2, "html")
    assert len({Origin(1, "html"), Origin(1, "html")}) == 1
    assert Origin(1) != (1, None)
    assert Paragraph("Rain", origin=Origin(1)) == Paragraph("Rain", origin=Origin(2))
    assert repr(Origin(1, "html")) == "Origin(line=1, path='html')"


def test_a_tree_counts_namesakes_within_one_parent() -> None:
    tree = SourceTree(("html", "p", "b", "p", "b", "b"), (-1, 0, 1, 0, 3, 3))
    assert tree.path(2) == "html > p:nth-of-type(1) > b"
    assert tree.path(5) == "html > p:nth-of-type(2) > b:nth-of-type(2)"
    assert tree.origin(-1) is None
    assert pickle.loads(pickle.dumps(tree)).path(5) == tree.path(5)  # noqa: S301
