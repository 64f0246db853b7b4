import pytest

from cleanscrape.patterns.names import is_agency, is_name, is_single_name, strip_cue
from cleanscrape.patterns.roles import is_role


@pytest.mark.parametrize(
    ("text", "cue", "rest"),
    [
        ("By Jo Doe", "By", "Jo Doe"),
        ("BY JO DOE", "BY", "JO DOE"),
        ("Von Anna Beispiel", "Von", "Anna Beispiel"),
        ("Text: Anna Beispiel", "Text:", "Anna Beispiel"),
        ("Yazan: İsmail Işık", "Yazan:", "İsmail Işık"),
        ("By", "By", ""),
        ("Jo Doe", "", "Jo Doe"),
        ("Byron Roe", "", "Byron Roe"),
        ("", "", ""),
    ],
)
def test_a_cue_is_cut_off(text: str, cue: str, rest: str) -> None:
    assert strip_cue(text) == (cue, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Jo Doe",
        "Anna-Lena van der Berg",
        "J. R. O’Neill",
        "Анна Петрова",
        "王小明",
        "김하늘",
        "İsmail Işık",
        "دانا سالم",
    ],
)
def test_full_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jo",
        "the river rose",
        "Breaking",
        "Rain in the north of the old town",
        "2024",
        "Jo Doe 2",
        "COURT OF VELDEN",
        "ROAD AND RIVER",
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize(
    ("text", "yes"), [("Rahimu", True), ("Jo Doe", False), ("Al", False), ("", False)]
)
def test_a_single_name(text: str, yes: bool) -> None:
    assert is_single_name(text) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Chief Political Correspondent", True),
        ("MUHABİR", True),
        ("City Editor,", True),
        ("Jo Doe", False),
        ("", False),
    ],
)
def test_roles(text: str, yes: bool) -> None:
    assert is_role(text) is yes


@pytest.mark.parametrize(
    ("text", "yes"),
    [("Reuters", True), ("(AP)", True), ("SDA/sep", True), ("Jo Doe", False), ("", False)],
)
def test_agencies(text: str, yes: bool) -> None:
    assert is_agency(text) is yes
