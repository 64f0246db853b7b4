from cleanscrape import Hint, Label
from cleanscrape.filters import Hidden
from cleanscrape.testing import build


def test_hidden_markup_is_marked(prose: tuple[str, ...]) -> None:
    document = build(
        ("p", "For screen readers", Hint.HIDDEN), *(("p", text) for text in prose), source="html"
    )
    [decision] = Hidden()(document)
    assert (decision.block, decision.label, decision.reason) == (0, Label.HIDDEN, "hidden-markup")


def test_nothing_is_hidden_where_that_is_most_of_the_page(prose: tuple[str, ...]) -> None:
    document = build(*(("p", text, Hint.HIDDEN) for text in prose), ("p", "Short."), source="html")
    assert [*Hidden()(document)] == []


def test_a_visible_page_is_left_alone(prose: tuple[str, ...]) -> None:
    assert [*Hidden()(build(*prose, ("p", "Rain", Hint.SVG), source="html"))] == []


def test_other_renderings_of_a_formula_are_duplicates(prose: tuple[str, ...]) -> None:
    document = build(*(("p", text) for text in prose), ("p", "h = a", Hint.COPY), source="html")
    [decision] = Hidden()(document)
    assert (decision.label, decision.reason) == (Label.DUPLICATE, "formula-rendering")


def test_it_has_a_name() -> None:
    assert Hidden().name == "hidden"
