from cleanscrape import Document
from cleanscrape.readers.html.page import read_html
from cleanscrape.scoring.page import article_element
from cleanscrape.scoring.page.article_element import SHARE
from cleanscrape.testing import build


def page(containers: tuple[int, ...], parents: tuple[int, ...]) -> Document:
    return build(*["x"] * len(containers), source="html", containers=containers, parents=parents)


def article_span(document: Document, prose: list[float]) -> tuple[int, int] | None:
    blocks = document.blocks
    return article_element.article_span(blocks.containers, blocks.parents, prose, SHARE)


def test_text_has_no_span() -> None:
    assert article_span(build("a", "b"), [10.0, 10.0]) is None


def test_a_page_without_prose_has_no_span() -> None:
    assert article_span(page((1, 2), (-1, 0, 0)), [0.0, 0.0]) is None


def test_the_smallest_element_with_most_of_the_prose_holds_the_article() -> None:
    document = page((1, 2, 2, 3, 1), (-1, 0, 1, 1))
    assert article_span(document, [0.0, 50.0, 50.0, 5.0, 0.0]) == (1, 2)


def test_elements_that_share_the_prose_are_held_by_the_one_around_them() -> None:
    document = page((1, 2, 3, 1), (-1, 0, 1, 1))
    assert article_span(document, [0.0, 50.0, 50.0, 0.0]) == (0, 3)


def test_the_share_decides() -> None:
    document = page((1, 2), (-1, 0, 0))
    assert article_span(document, [100 * SHARE, 100 - 100 * SHARE]) == (0, 0)
    assert article_span(document, [100 * SHARE - 1, 101 - 100 * SHARE]) == (0, 1)


def test_elements_within_the_chosen_one_belong_to_it() -> None:
    document = page((1, 2, 3, 2), (-1, 0, 0, 2))
    assert article_span(document, [0.0, 40.0, 20.0, 40.0]) == (1, 3)


def test_it_works_on_a_page(prose: tuple[str, ...]) -> None:
    body = "".join(f"<p>{text}</p>" for text in prose)
    document = read_html(
        f"<body><div><a>Menu</a></div><main><h1>Rain</h1>{body}</main><div><p>Rain in "
        f"Velden, again and again.</p></div></body>"
    )
    words = [float(len(text.split())) if text in prose else 0.0 for text in document.blocks.texts]
    assert article_span(document, words) == (1, 5)
