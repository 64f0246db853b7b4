import pytest

from cleanscrape import Decision, Hint, Label
from cleanscrape.filters import Icons
from cleanscrape.testing import build
from tests.helpers import reasons_of

reasons = reasons_of(Icons, Label.ICON)


def test_defaults_are_a_window_of_four_and_two_neighbours() -> None:
    marker = Icons()
    assert (marker.name, marker.window, marker.neighbours) == ("icons", 4, 2)


def test_icons_of_an_unknown_design_system_are_caught_by_grammar_and_context(
    prose: tuple[str, ...],
) -> None:
    document = build(
        "Shutter A glyph of a cross.",
        "Larder A pictogram that shows three lines.",
        "Bell A bell between two lines.",
        "Plus",
        prose[0],
    )
    assert reasons(document) == {
        0: "icon-description",
        1: "icon-description",
        2: "icon-run",
        3: "icon-list",
    }


@pytest.mark.parametrize(
    "text",
    [
        "An icon of a desk calendar.",
        "Close A two-lined glyph for closing the menu.",
        "Used to indicate a close action.",
        "It represents a way to go back.",
        "The pause symbol.",
        "Two arrows and a symbol showing a swap.",
    ],
)
def test_a_description_next_to_another_one_is_an_icon(text: str, prose: tuple[str, ...]) -> None:
    assert reasons(build("An icon of a bell.", text, prose[0]))[1] == "icon-description"


@pytest.mark.parametrize(
    "text",
    [
        "Price",
        "Overview",
        "The letter arrived.",
        "An icon of British cinema has died at 90.",
        "A house of two squares.",
        "Close",
    ],
)
def test_a_line_without_icons_around_it_is_left_alone(text: str, prose: tuple[str, ...]) -> None:
    assert reasons(build(text, prose[0], prose[1])) == {}


@pytest.mark.parametrize("text", ["Price", "Overview", "The bread was warm."])
def test_words_that_no_list_knows_stay_next_to_icons(text: str, prose: tuple[str, ...]) -> None:
    assert 2 not in reasons(build("An icon of a bell.", "An icon of a house.", text, prose[0]))


def test_a_drawing_that_the_grammar_does_not_name_counts_within_a_run() -> None:
    document = build(
        "An icon of a bell.",
        "A decentered black square over a white square.",
        "An icon of a house.",
    )
    assert reasons(document)[1] == "icon-run"


def test_a_line_between_two_descriptions_is_an_icon() -> None:
    assert reasons(build("An icon of a bell.", "Larder", "An icon of a house."))[1] == "icon-run"


@pytest.mark.parametrize(
    "text", ["arrow_forward", "chevron_right", "keyboard_arrow_down", "looks_3"]
)
def test_ligatures_of_icon_fonts_are_icons_on_their_own(text: str, prose: tuple[str, ...]) -> None:
    assert reasons(build(text, prose[0])) == {0: "icon-ligature"}


@pytest.mark.parametrize("text", ["search icon", "icon-close", "Harbour Post logo", "fa-envelope"])
def test_names_that_say_icon_are_icons_on_their_own(text: str, prose: tuple[str, ...]) -> None:
    assert reasons(build(text, prose[0])) == {0: "icon-name"}


@pytest.mark.parametrize(
    "text",
    [
        "arrow forward",
        "The logo that the town chose last year",
        "snake_case is a way to write names",
    ],
)
def test_near_misses_of_names_and_ligatures_stay(text: str, prose: tuple[str, ...]) -> None:
    assert reasons(build(text, prose[0])) == {}


def test_markup_gives_icons_away_unless_it_hides_them() -> None:
    document = build(
        ("desc", "Bell", Hint.SVG),
        ("i", "star", Hint.ICON),
        ("desc", "House", Hint.SVG | Hint.HIDDEN),
    )
    assert reasons(document) == {0: "icon-markup", 1: "icon-markup"}


def test_a_long_paragraph_is_never_an_icon() -> None:
    long = (
        "An icon of British cinema, "
        + "who had played in many films about rain and rivers, " * 4
        + "has died."
    )
    assert reasons(build("An icon of a bell.", "An icon of a house.", long)) == {
        0: "icon-description",
        1: "icon-description",
    }


def test_more_neighbours_may_be_asked_for() -> None:
    document = build("An icon of a bell.", "An icon of a house.")
    assert reasons(document, Icons(neighbours=3)) == {}
    assert len(reasons(document)) == 2


def test_the_window_may_be_narrowed() -> None:
    document = build("An icon of a bell.", "Prices", "Weather", "An icon of a house.")
    assert reasons(document, Icons(window=2)) == {}
    assert reasons(document).keys() == {0, 3}


def test_descriptions_are_surer_than_lists() -> None:
    said = {
        decision.block: decision
        for decision in Icons()(build("An icon of a bell.", "An icon of a house.", "Plus"))
    }
    assert isinstance(said[0], Decision)
    assert said[0].confidence > said[2].confidence
