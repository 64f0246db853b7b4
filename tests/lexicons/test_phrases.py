import pytest

from cleanscrape.lexicons import Phrases, load, words


@pytest.fixture
def phrases() -> Phrases:
    return Phrases(
        {
            "share": ["share", "share on …"],
            "more": ["more …", "more from …", "… weiterlesen"],
            "late": ["share", "more:"],
        }
    )


@pytest.mark.parametrize(
    ("folded", "category"),
    [
        ("share", "share"),
        ("share on threads", "share"),
        ("share on", None),
        ("shares", None),
        ("shares fell on monday", None),
        ("more from jo doe", "more"),
        ("more", "late"),
        ("artikel weiterlesen", "more"),
        ("weiterlesen", None),
        ("", None),
        (" ", None),
    ],
)
def test_a_line_belongs_to_a_category(phrases: Phrases, folded: str, category: str | None) -> None:
    assert phrases.category(folded) == category


def test_the_earlier_category_wins(phrases: Phrases) -> None:
    assert phrases.exact("share") == "share"


def test_exact_requires_the_whole_phrase(phrases: Phrases) -> None:
    assert phrases.exact("share on threads") is None
    assert phrases.exact("") is None


def test_the_longest_beginning_and_ending_are_found(phrases: Phrases) -> None:
    assert phrases.head("more from jo doe") == "more from "
    assert phrases.head("more rain") == "more "
    assert phrases.head("less rain") == phrases.head("") == ""
    assert phrases.tail("artikel weiterlesen") == " weiterlesen"
    assert phrases.tail("artikel") == phrases.tail("") == ""


def test_a_beginning_of_one_letter_is_found_among_longer_ones() -> None:
    phrases = Phrases({"legal": ["©…", "© 20…"], "more": ["мore …"]})
    assert [phrases.head(text) for text in ("© 2024", "© jo doe", "©", "jo ©")] == [
        "© 20",
        "©",
        "©",
        "",
    ]
    assert phrases.category("© jo doe") == "legal"


def test_whole_beginnings_and_last_words(phrases: Phrases) -> None:
    assert phrases.is_head("more from ")
    assert not phrases.is_head("more from jo doe")
    assert Phrases({"job": ["city editor", "head of …", "chief:"]}).last_words == {
        "editor",
        "chief",
    }


@pytest.mark.parametrize("line", ["aus … von …", "[…기자", "…", "… ", "… mehr …", ""])
def test_a_phrase_that_can_never_match_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="share"):
        Phrases({"share": [line]})


def test_no_phrases_match_nothing() -> None:
    assert Phrases({}).category("share") is None


def test_words_of_one_language_or_all() -> None:
    assert set(words("and", "de")) < set(words("and"))
    assert "und" in words("and", "de")
    assert words("and", "xx") == ()
    assert words("no-such-category") == ()


def test_loading_twice_gives_the_same_object() -> None:
    assert load("share") is load("share")


def test_numbers_and_capitals_of_other_scripts_are_found() -> None:
    from cleanscrape.lexicons import fold

    phrases = load("comments", "related", "cookie", "navigation")
    assert phrases.category(fold("3条评论")) == "comments"
    assert phrases.category(fold("12則留言")) == "comments"
    assert phrases.category(fold("İLGİLİ HABERLER")) == "related"
    assert phrases.category(fold("Schließen")) == "navigation"
