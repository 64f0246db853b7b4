import pytest

from cleanscrape.splitters.caption import CaptionSplitter


def test_it_has_a_name() -> None:
    assert CaptionSplitter().name == "caption"


@pytest.mark.parametrize(
    ("caption", "rest"),
    [
        (
            "A flooded road (Jo Roe/Reuters) ",
            "The river rose in the night and the bridge was closed.",
        ),
        (
            "A flooded road. (Photo: Jo Roe) ",
            "The river rose in the night and the bridge was closed.",
        ),
        ("A flooded road (Getty Images) ", "“The river rose in the night,” the baker said to us."),
    ],
)
def test_a_caption_with_its_credit_is_cut_off(caption: str, rest: str) -> None:
    assert [*CaptionSplitter()(caption + rest)] == [len(caption)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A flooded road (Jo Roe/Reuters)",
        "A flooded road (Jo Roe/Reuters) The end.",
        (
            "A flooded road (Jo Roe/Reuters) was closed in the night, and so was the bridge over "
            "the river."
        ),
        "The river (and the town) The rain fell all night and the bridge was closed.",
        "The river rose in the night and the bridge was closed.",
    ],
)
def test_other_lines_are_left_whole(text: str) -> None:
    assert [*CaptionSplitter()(text)] == []
