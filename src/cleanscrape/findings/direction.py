"""Which way the body is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ..document import Claim
from ..values import Paragraph

# Hebrew, Arabic, Syriac, Thaana, N'Ko and their forms for print.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]+")
# A text without one of these has no match. Nearly all characters are in the first range, so that
# `re` looks at no other.
_MAY_BE_RIGHT = re.compile("[^\0-\u058f\u2000-\u2fff]")
_MAX_PARAGRAPHS = 50
_MAX_CHARS = 2_000
# Of the letters; a text that quotes another script has less of it, and names in Latin letters are
# not half of an Arabic text. `dir` says .7: it is believed against a left-to-right script, since
# authors of such pages set it on purpose, but not against a right-to-left one.
_SHARE = 0.5
_RTL, _LTR = 0.9, 0.6


def direction_claims(paragraphs: Sequence[Paragraph]) -> Iterator[Claim]:
    """The direction of the body's script.

    >>> [claim.value for claim in direction_claims([Paragraph("It rained.")])]
    ['ltr']
    """
    texts = [paragraph.text[:_MAX_CHARS] for paragraph in islice(paragraphs, _MAX_PARAGRAPHS)]
    if any(any(map(str.isalpha, text)) for text in texts):
        right = sum(
            sum(map(len, _RIGHT_TO_LEFT.findall(text)))
            for text in texts
            if not text.isascii() and _MAY_BE_RIGHT.search(text)
        )
        letters = sum(sum(map(str.isalpha, text)) for text in texts) if right else 0
        is_right = right > letters * _SHARE
        value, confidence = ("rtl", _RTL) if is_right else ("ltr", _LTR)
        yield Claim("direction", value, confidence, "text", filter="assemble")
