import pytest

from cleanscrape.patterns.credits import credit_of, lead_credit_end, split_credit


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Photo: Jo Roe", "Jo Roe"),
        ("Credit: Jo Roe/Reuters", "Jo Roe/Reuters"),
        ("Photograph: Jo Roe/The Harbour Post", "Jo Roe/The Harbour Post"),
        ("Image credit: Jo Roe", "Jo Roe"),
        ("© Jo Roe / AFP", "Jo Roe / AFP"),
        ("Getty Images", "Getty Images"),
        ("AP Photo/Jo Roe, File", "AP Photo/Jo Roe, File"),
        ("(Jo Roe/Pool via Reuters)", "Jo Roe/Pool via Reuters"),
        ("Foto: Anna Beispiel/dpa", "Anna Beispiel/dpa"),
        ("Bild: Anna Beispiel", "Anna Beispiel"),
        ("Crédit photo : Zoé Lefèvre", "Zoé Lefèvre"),
        ("Фото: Анна Петрова", "Анна Петрова"),
    ],
)
def test_a_credit_loses_its_cue(text: str, credit: str) -> None:
    assert credit_of(text) == credit


@pytest.mark.parametrize(
    "text",
    [
        "The river rose.",
        "Image is everything",
        "Photo gallery",
        "By Jo Doe",
        "Credit cards are getting dearer, banks say",
        "",
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert credit_of(text) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("A flooded road. Photo: Jo Roe", ("A flooded road.", "Jo Roe")),
        ("A flooded road Credit: Jo Roe/Reuters", ("A flooded road", "Jo Roe/Reuters")),
        ("A flooded road (AP Photo/Jo Roe, File)", ("A flooded road", "AP Photo/Jo Roe, File")),
        ("A flooded road. © Jo Roe/AFP", ("A flooded road.", "Jo Roe/AFP")),
        ("A flooded road | Foto: Anna Beispiel", ("A flooded road", "Anna Beispiel")),
        ("A flooded road. Jo Roe/Getty Images", ("A flooded road.", "Jo Roe/Getty Images")),
    ],
)
def test_a_credit_is_split_off(text: str, parts: tuple[str, str]) -> None:
    assert split_credit(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "The road (left) was flooded.",
        "“Nobody expected it,” Mr Roe said.",
        "The council said it would act. Residents disagree.",
        "He had saved and/or borrowed the money (in 2023/24).",
    ],
)
def test_a_sentence_has_no_credit(text: str) -> None:
    assert split_credit(text) is None


def test_a_caption_at_the_head_of_a_paragraph_ends_after_its_credit() -> None:
    text = "A flooded road (Jo Roe/Reuters) The river rose in the night and the bridge was closed."
    assert text[lead_credit_end(text) :].startswith("The river")
    assert (
        lead_credit_end(
            "The council (Labour) said that it would rebuild the old bridge over the river."
        )
        == 0
    )
