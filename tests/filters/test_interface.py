import pytest

from cleanscrape import Hint, Label
from cleanscrape.filters import Interface
from cleanscrape.testing import build
from tests.helpers import marks_of

marks = marks_of(Interface)


@pytest.mark.parametrize(
    ("text", "label", "reason"),
    [
        ("Advertisement", Label.ADVERT, "advert-words"),
        ("Accept all cookies", Label.COOKIE, "cookie-words"),
        ("We use cookies to improve your experience", Label.COOKIE, "cookie-words"),
        ("Share on Threads", Label.SHARE, "share-words"),
        ("12 comments", Label.COMMENT, "comment-words"),
        ("Sign up for our newsletter", Label.SUBSCRIBE, "subscribe-words"),
        ("Current time 0:12", Label.INTERFACE, "player-words"),
        ("4 min read", Label.INTERFACE, "reading-time"),
        ("Read more", Label.RELATED, "read-more-words"),
        ("Related articles", Label.RELATED, "related-words"),
        ("RELATED ARTICLES:", Label.RELATED, "related-words"),
        ("© 2024 The Harbour Post. All rights reserved.", Label.COPYRIGHT, "copyright-words"),
        ("About the author", Label.BIO, "bio-words"),
        ("Filed under", Label.TAGS, "tag-words"),
        ("Skip to content", Label.NAVIGATION, "navigation-words"),
        ("» Home", Label.NAVIGATION, "navigation-words"),
        ("***", Label.INTERFACE, "no-words"),
        ("|", Label.INTERFACE, "no-words"),
    ],
)
def test_a_phrase_of_the_interface_is_marked(text: str, label: Label, reason: str) -> None:
    assert marks(build(text)) == {0: (label, reason)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Teilen", Label.SHARE),
        ("Partager", Label.SHARE),
        ("Compartir", Label.SHARE),
        ("Condividi", Label.SHARE),
        ("コメント", Label.COMMENT),
        ("Комментарии", Label.COMMENT),
        ("广告", Label.ADVERT),
        ("광고", Label.ADVERT),
        ("Annonse", Label.ADVERT),
        ("Reklam", Label.ADVERT),
    ],
)
def test_phrases_of_other_languages_are_known_whatever_the_document_says(
    text: str, label: Label
) -> None:
    assert marks(build(text, language="en"))[0][0] is label


@pytest.mark.parametrize(
    "text",
    [
        "Shares fell",
        "The comments were harsh.",
        "Homework",
        "Rain in Velden",
        "He asked his readers to share the bread.",
        "Cookies for the winter: a recipe",
        "The menu of the inn has three soups.",
    ],
)
def test_near_misses_stay(text: str) -> None:
    assert marks(build(text)) == {}


def test_a_sentence_is_left_alone(prose: tuple[str, ...]) -> None:
    assert marks(build(*prose)) == {}


def test_a_long_paragraph_that_begins_like_the_interface_stays() -> None:
    assert marks(build("Advertisement " + "is what the town lived on for many years " * 5)) == {}


def test_a_paragraph_behind_the_reading_time_stays() -> None:
    text = "The old mill on the river has been empty since the last miller died in the spring."
    assert not marks(build(f"Reading time: 3 min ¦ {text}"))
    assert marks(build("Reading time: 3 min"))


@pytest.mark.parametrize(
    ("hint", "label", "reason"),
    [
        (Hint.COOKIE, Label.COOKIE, "cookie-markup"),
        (Hint.SHARE, Label.SHARE, "share-markup"),
        (Hint.SUBSCRIBE, Label.SUBSCRIBE, "subscribe-markup"),
        (Hint.ADVERT, Label.ADVERT, "advert-markup"),
        (Hint.TAGS, Label.TAGS, "tags-markup"),
        (Hint.BIO, Label.BIO, "bio-markup"),
        (Hint.NAVIGATION, Label.NAVIGATION, "navigation-markup"),
        (Hint.COMMENT, Label.COMMENT, "comment-markup"),
        (Hint.RELATED, Label.RELATED, "related-markup"),
        (Hint.FOOTER, Label.NAVIGATION, "footer-markup"),
    ],
)
def test_a_container_that_says_what_it_is_is_believed(
    hint: int, label: Label, reason: str, prose: tuple[str, ...]
) -> None:
    document = build(("div", "Rain again", hint), *(("p", text) for text in prose), source="html")
    assert marks(document) == {0: (label, reason)}


def test_a_container_around_the_whole_article_is_not_believed(prose: tuple[str, ...]) -> None:
    document = build(*(("p", text, Hint.SHARE) for text in prose), source="html")
    assert marks(document) == {}


def test_words_are_surer_than_markup(prose: tuple[str, ...]) -> None:
    document = build(
        ("div", "12 comments", Hint.NAVIGATION), *(("p", text) for text in prose), source="html"
    )
    said = [*Interface()(document)]
    assert [decision.label for decision in said] == [Label.COMMENT, Label.NAVIGATION]
    assert said[0].confidence > said[1].confidence


def test_it_has_a_name() -> None:
    assert Interface().name == "interface"


def test_what_there_is_to_choose_from_is_interface(prose: tuple[str, ...]) -> None:
    document = build(
        *(("p", text) for text in prose),
        ("option", "Velden"),
        ("option", "Lower Velden"),
        source="html",
    )
    assert {(item.block, item.reason) for item in Interface()(document)} == {
        (4, "choice-markup"),
        (5, "choice-markup"),
    }


def test_a_long_text_of_few_words_is_no_row_of_networks() -> None:
    document = build("https://a.example/" + "x" * 300 + " Facebook")
    assert [*Interface()(document)] == []


@pytest.mark.parametrize("row", ["Share: Facebook, Threads", "A- A+ Print"])
def test_a_row_may_have_marks_between_its_words(row: str) -> None:
    assert [decision.reason for decision in Interface()(build(row))] == ["share-row"]
