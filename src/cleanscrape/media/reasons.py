"""Why an image or a frame is none of the article's."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..facts import Medium
from ..labels import Hint, Label
from .sources import may_hold, pixels

REASONS = {
    "outside-article": "it stands before or after the article",
    "hidden": "a reader does not see it",
    "tracking-pixel": "it is one pixel large, or nothing at all",
    "small": "its sides are shorter than 50 pixels",
    "icon": "its class or address says that it is an icon, a logo, an emoji or a spacer",
    "avatar": "it shows who wrote something",
    "decorative": "the page says that it means nothing",
    "formula": "it is a formula, whose TeX stands in the text",
    "beside-article": "it belongs to a menu, an advert, teasers, comments or a biography",
    "same-address": "the article has it already",
}
"""Each `Unlisted.reason`, with a sentence for people."""

_SMALL = 50  # pixels; larger than icons and avatars, smaller than any picture that has a caption
_TRACKING = 2  # pixels
_BESIDE = (
    Hint.NAVIGATION | Hint.FOOTER | Hint.COMMENT | Hint.RELATED | Hint.SHARE | Hint.SUBSCRIBE
    | Hint.COOKIE | Hint.ADVERT | Hint.BIO | Hint.FORM | Hint.TAGS
)  # fmt: skip
_PERSON = Hint.BIO | Hint.BYLINE
_ICON = re.compile(
    r"""(?ix)
    (?:\b|_)
    (?: icons? | logos? | emojis? | emoticons? | smil(?:ey|ies) | sprites? | badges?
      | spacer | bullet )
    (?:\b|_)
    """
)
# One of which stands in each match of `_ICON`.
_ICONS = ("icon", "logo", "emoji", "emoticon", "smil", "sprite", "badge", "spacer", "bullet")
_PEOPLE = ("avatar", "userpic", "profile")  # one of which stands in each match of `_AVATAR`
_AVATAR = re.compile(
    r"(?i)(?:\b|_)(?:avatars?|gravatar|userpic|profile-?(?:pic|photo|image)s?)(?:\b|_)"
)
_FORMULAS = ("\\", "math-fallback", "latex")  # so too of `_FORMULA`
_FORMULA = re.compile(r"(?i)\\(?:displaystyle|frac|sum|int|sqrt)\b|\bmath-fallback|\blatex\b")
_BESIDE_LABELS = frozenset({
    Label.NAVIGATION, Label.RELATED, Label.SHARE, Label.SUBSCRIBE, Label.COMMENT, Label.ADVERT,
    Label.COOKIE, Label.BIO,
})  # fmt: skip


class Surroundings(NamedTuple):
    """Where a medium stands.

    Args:
        is_inside: between the first and the last piece of the article.
        has_caption: the article has a caption for it.
        label: that of its alternative text, or None.
    """

    is_inside: bool
    has_caption: bool
    label: Label | None


def why_not(medium: Medium, address: str, around: Surroundings) -> str | None:
    """The reason why the article does not list it; None where it does.

    >>> why_not(Medium(0, "img", {"width": "1"}), "p.gif", Surroundings(True, False, None))
    'tracking-pixel'
    """
    sides = [side for name in ("width", "height") if (side := pixels(medium, name)) is not None]
    if sides and min(sides) <= _TRACKING:
        return "tracking-pixel"
    if medium.hints & Hint.HIDDEN:
        return "hidden"
    if around.has_caption:
        return None
    is_image = medium.tag in ("img", "amp-img")
    if is_image and (reason := _decoration(medium, address, sides)):
        return reason
    if not around.is_inside:
        return "outside-article"
    is_figure = medium.hints & Hint.FIGURE and not medium.hints & (Hint.RELATED | Hint.ADVERT)
    if around.label in _BESIDE_LABELS or (medium.hints & _BESIDE and not is_figure):
        return "beside-article"
    return None


def _decoration(medium: Medium, address: str, sides: list[int]) -> str | None:
    """What kind of decoration an image is."""
    attributes = medium.attributes
    words = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    told = f"{words} {attributes.get('alt', '')}"
    if may_hold(told, _FORMULAS) and _FORMULA.search(told):
        return "formula"
    said = f"{words} {address}"
    if medium.hints & _PERSON or (may_hold(said, _PEOPLE) and _AVATAR.search(said)):
        return "avatar"
    named = f"{words}\n{address.rpartition('/')[2]}"
    if medium.hints & Hint.ICON or (may_hold(named, _ICONS) and _ICON.search(named)):
        return "icon"
    if sides and max(sides) < _SMALL:
        return "small"
    is_empty = attributes.get("alt") == "" and attributes.get("aria-hidden") == "true"
    return "decorative" if is_empty or attributes.get("role") in ("presentation", "none") else None
