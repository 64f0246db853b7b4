"""Invented sites of twelve pages, as HTML and as text."""

from collections.abc import Sequence

TOWNS = (
    "Almere", "Dorn", "Fallow", "Greyford", "Hazel", "Irden", "Kelby", "Lorne", "Marsh", "Norwick",
    "Oster", "Pelham",
)  # fmt: skip
DEEDS = (
    "The council of {0} voted on Monday evening to repair the old stone bridge before winter.",
    "Two engineers from {0} had warned for years that the eastern pillar was sinking.",
    "Farmers who cross it with heavy carts will have to take the road by the mill until May.",
    "“We waited too long in {0},” the mayor said, and promised to publish every bill.",
    "The work will cost about {1} crowns, half of which the province has agreed to pay.",
)
MENU = ("Home", "Politics", "Economy", "Culture", "Sport", "Weather", "Letters to the editor")
# Reads like prose, and stands on every page.
NOTICE = (
    "The Valley Courier has reported from the towns along the river since the great flood, and is "
    "owned by its readers. Whoever wants to keep it going can become a member for a few crowns."
)
FOOT = ("About the Courier", "Terms of use", "All rights belong to the Valley Courier")


def paragraphs(number: int) -> list[str]:
    """The body of a page; no two pages share a paragraph."""
    town, cost = TOWNS[number % 12], 1000 + number
    return [
        f"{deed.format(town, cost)} So it was noted in {town}, in year {town[::-1]} of the town."
        for deed in DEEDS
    ]


def title(number: int) -> str:
    """The headline of a page."""
    return f"{TOWNS[number % 12]} repairs its bridge at last"


def html(number: int, article: str = "story", lines: Sequence[str] = ()) -> str:
    """A page as HTML.

    Args:
        number: which page.
        article: class of the body's container.
        lines: paragraphs put into the body after its second one.
    """
    body = paragraphs(number)
    body[2:2] = lines
    menu = "".join(f"<li><a href=/{item}>{item}</a></li>" for item in MENU)
    return (
        f"<html><head><title>{title(number)} | The Valley Courier</title></head><body>"
        f"<ul class=menu>{menu}</ul><div class={article}><h1>{title(number)}</h1>"
        f"<span class=when>{number + 1} March 2024</span>"
        + "".join(f"<p>{text}</p>" for text in body)
        + f"</div><div class=note><p>{NOTICE}</p></div><p class=foot>{'</p><p>'.join(FOOT)}</p>"
    )


def text(number: int) -> str:
    """The same page as text, one block a line."""
    lines = [*MENU, title(number), f"{number + 1} March 2024", *paragraphs(number), NOTICE, *FOOT]
    return "\n\n".join(lines)


def address(number: int) -> str:
    """The address of a page."""
    return f"https://news.courier.example/{number}"
