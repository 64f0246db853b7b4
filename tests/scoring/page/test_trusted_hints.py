import pytest

from cleanscrape import Hint
from cleanscrape.scoring.page.trusted_hints import trusted_hints
from cleanscrape.testing import build


def test_text_has_nothing_to_distrust(prose: tuple[str, ...]) -> None:
    assert trusted_hints(build(*(("p", text, Hint.ADVERT) for text in prose))) == -1


@pytest.mark.parametrize(
    "hint", [Hint.HIDDEN, Hint.ADVERT, Hint.SHARE, Hint.NAVIGATION, Hint.RELATED, Hint.CAPTION]
)
def test_a_hint_on_most_of_the_prose_is_not_believed(hint: int, prose: tuple[str, ...]) -> None:
    document = build(*(("p", text, hint) for text in prose[:3]), ("p", prose[3]), source="html")
    assert not trusted_hints(document) & hint


@pytest.mark.parametrize(
    "hint", [Hint.HIDDEN, Hint.ADVERT, Hint.SHARE, Hint.NAVIGATION, Hint.RELATED, Hint.CAPTION]
)
def test_a_hint_on_a_little_of_the_prose_is_believed(hint: int, prose: tuple[str, ...]) -> None:
    document = build(("p", prose[0], hint), *(("p", text) for text in prose[1:]), source="html")
    assert trusted_hints(document) & hint


def test_other_hints_stay_believed(prose: tuple[str, ...]) -> None:
    document = build(*(("p", text, Hint.ADVERT) for text in prose), source="html")
    assert trusted_hints(document) & Hint.SHARE


def test_short_lines_do_not_count(prose: tuple[str, ...]) -> None:
    document = build(
        *[("li", "Menu item", Hint.NAVIGATION)] * 200,
        *(("p", text) for text in prose),
        source="html",
    )
    assert trusted_hints(document) & Hint.NAVIGATION


def test_comments_may_be_longer_than_the_article(prose: tuple[str, ...]) -> None:
    thread = [("p", text, Hint.COMMENT) for text in prose * 5]
    assert (
        trusted_hints(build(*(("p", text) for text in prose), *thread, source="html"))
        & Hint.COMMENT
    )
    assert not trusted_hints(build(("p", prose[0]), *thread, source="html")) & Hint.COMMENT


def test_only_what_calls_itself_the_article_counts_where_there_is_one(
    prose: tuple[str, ...],
) -> None:
    adverts = [("p", text, Hint.ADVERT) for text in prose * 2]
    inside = [("p", text, Hint.ARTICLE) for text in prose]
    assert trusted_hints(build(*inside, *adverts, source="html")) & Hint.ADVERT
    assert (
        not trusted_hints(build(*(("p", text) for text in prose), *adverts, source="html"))
        & Hint.ADVERT
    )


@pytest.mark.parametrize("hint", [Hint.COMMENT, Hint.RELATED, Hint.ADVERT, Hint.FOOTER])
def test_a_hint_around_the_headline_is_not_believed(hint: int, prose: tuple[str, ...]) -> None:
    outside, inside = [("p", text) for text in prose * 3], [("p", prose[0], hint)]
    assert trusted_hints(build(*outside, *inside, source="html")) & hint
    assert trusted_hints(build(("h1", "The bridge"), *outside, *inside, source="html")) & hint
    assert (
        not trusted_hints(build(("h1", "The bridge", hint), *outside, *inside, source="html"))
        & hint
    )
