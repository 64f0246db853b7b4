"""An invented site of twelve pages whose boxes read like prose, as HTML and as text."""

from tests.memory.made import TOWNS, paragraphs, title

OFFERS = ("boots", "coats", "lamps", "kettles", "ropes", "saddles")


def shop(number: int) -> str:
    """The text of a box on a page; no two pages share it."""
    offer, town = OFFERS[number % 6], TOWNS[number]
    return (
        f"The old mill in {town} sells {offer} of its own make again, and they will last for many "
        f"winters if you wax them in {town} once a year."
    )


def helped(number: int) -> str:
    """The line at the end of an article on a page; no two pages share it."""
    return (
        f"Help with this report: the readers of {TOWNS[number]} who wrote to us in the spring and "
        f"counted {40 + number} carts on the bridge."
    )


def html(number: int) -> str:
    """A page as HTML: the box in the article's middle, the line at its end."""
    body = [f"<p>{text}</p>" for text in paragraphs(number)]
    body.insert(2, f"<div class='story-box'><p>{shop(number)}</p></div>")
    return (
        f"<html><head><title>{title(number)} | The Valley Courier</title></head><body>"
        f"<div class=story><h1>{title(number)}</h1>{''.join(body)}"
        f"<p class=helped>{helped(number)}</p></div></body></html>"
    )


def text(number: int) -> str:
    """A page as text."""
    return "\n\n".join([title(number), *paragraphs(number), helped(number)])
