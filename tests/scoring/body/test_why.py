import pytest

import cleanscrape
from cleanscrape import Article, Pipeline

PAGE = (
    "<nav><a href=/>Home page of the paper</a> <a href=/n>News from the valley</a>"
    "</nav><h1>The bridge</h1>"
    "<article>{}</article><div><a href=/m>More rain is coming to the valley and its towns</a></div>"
    "<footer>Some words on us</footer>"
)


@pytest.fixture
def page(prose: tuple[str, ...]) -> str:
    return PAGE.format("".join(f"<p>{text}</p>" for text in prose))


@pytest.fixture
def article(page: str) -> Article:
    return cleanscrape.clean(page)


def reasons(article: Article, text: str) -> tuple[str, ...]:
    return article.why(next(piece for piece in article.account if piece.text.startswith(text)))


def test_what_is_kept_and_what_is_removed_has_its_reasons(article: Article) -> None:
    kept = reasons(article, "The old bridge")
    assert 1 <= len(kept) <= 4
    assert kept[0].startswith("+")
    link = next(piece for piece in article.removed if piece.text.startswith("More rain"))
    assert link.filter == "body"
    assert article.why(link)[0].startswith("-")


def test_what_another_filter_decided_has_none(article: Article) -> None:
    other = [piece for piece in article.removed if piece.filter != "body"]
    assert other
    assert {article.why(piece) for piece in other} == {()}


def test_a_page_of_one_block_is_its_own_average() -> None:
    article = cleanscrape.clean("<p>It rained.</p>")
    assert article.why(article.account[0]) == ()


def test_an_article_read_back_has_none(article: Article) -> None:
    again = Article.from_dict(article.to_dict())
    assert {again.why(piece) for piece in again.removed} == {()}


def test_a_filter_after_the_body_changes_no_reason(article: Article, page: str) -> None:
    again = Pipeline.default().append(Pipeline.default().filters[0])(page)
    assert [again.why(piece) for piece in again.account] == [
        article.why(piece) for piece in article.account
    ]
