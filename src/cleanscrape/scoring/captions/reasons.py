"""Why a line is a caption, a credit or an alternative text."""

from __future__ import annotations

from ...document import Label
from ...reasons import Reason

IMAGE_ALT = Reason(
    "image-alt", Label.ALT_TEXT, 0.8, "the markup says that it is an alternative text"
)
ALT_ABOVE = Reason(
    "alt-above", Label.ALT_TEXT, 0.85, "the line says the same as the caption below it"
)
CREDIT = Reason("caption-credit", Label.CAPTION, 0.85, "the line ends with a credit")
# Surer where the credit, or the element around, is marked as one.
BELOW = Reason(
    "caption-credit-below", Label.CAPTION, None, "a credit stands on one of the next two lines"
)
ABOVE = Reason(
    "caption-credit-above",
    Label.CAPTION,
    0.8,
    "a credit stands on the line above, and the markup says that the two belong together",
)
FIGURE = Reason(
    "caption-figure",
    Label.CAPTION,
    0.8,
    "the line stands in a figure, and the markup calls it the caption",
)
# Surer where the line is alone with its image.
MARKUP = Reason(
    "caption-markup",
    Label.CAPTION,
    None,
    "the name of a class says that it is a caption, beside an image",
)
CUE = Reason("caption-cue", Label.CAPTION, 0.75, 'the line begins with a cue ("Pictured:")')
ALT = Reason("caption-alt", Label.CAPTION, 0.75, "the line stands under its alternative text")
BOX = Reason(
    "caption-box",
    Label.CAPTION,
    0.86,  # the surest that the scorer may be is .85
    "the line is alone with its image in an element between paragraphs",
)
CREDIT_BELOW = Reason(
    "credit-below", Label.CREDIT, 0.85, "the line is the credit of the caption above it"
)
CREDIT_ABOVE = Reason(
    "credit-above", Label.CREDIT, 0.85, "the line is the credit of the caption below it"
)
CREDIT_ALONE = Reason("credit-alone", Label.CREDIT, 0.75, "the line is a credit without a caption")
CAPTION_REASONS = (
    IMAGE_ALT, ALT_ABOVE, CREDIT, BELOW, ABOVE, FIGURE, MARKUP, CUE, ALT, BOX,
    CREDIT_BELOW, CREDIT_ABOVE, CREDIT_ALONE,
)  # fmt: skip
