"""A page on one line, cut into sentences and labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ..document import Document
from ..patterns.dates import find_dates
from ..patterns.sentences import boundaries

# A byline, a heading of links or a control in the middle of a line of prose.
_LABEL = re.compile(
    r"""(?x)
    (?<=\s) (?= (?:
        By[ ][A-Z][\w'’-]+[ ][A-Z][\w'’-]+
        | Published | Updated | Last[ ]updated | Skip[ ]to | Share[ ](?: on | this ) | Follow[ ]us
        | Related[ ](?: articles | stories | topics ) | Read[ ]more | Most[ ]read | Advertisement
        | Sign[ ]up | Subscribe | Cookie | Privacy[ ]Policy | Terms[ ]of | All[ ]rights[ ]reserved
        | Copyright | © | Photo: | Credit: | Image: | Photograph:
    )\b )
    """
)
# A byline between other words: a cue and names of two words, or of two and what stands between
# them. A cue in small letters counts only behind a sentence.
_NAME = r"""
    [^\W\d_a-z][\w'’-]+
    (?: [ ](?: [A-Z]\. | de | del | der | den | van | von | la | le | di | da | al | el ) ){0,2}
    [ ][^\W\d_a-z][\w'’-]+
"""
_BYLINE = re.compile(
    rf"""(?x)
    (?: (?<=\s) (?: By | Von | Par | Por | Di | Door | Author | Autor | Autorin | Text | Tekst )
      | (?<=[.!?”"][ ]) (?: by | von | par | por | di | door ) ):?[ ]
    {_NAME}
    (?: (?: , | [ ]and | [ ]und | [ ]et | [ ]y | [ ]e | [ ]& )[ ]{_NAME} ){{0,5}} (?!\w)
    """
)


class SentenceSplitter:
    """Cut a very long line, which is a page without line breaks, into sentences and into the labels among them.

    Args:
        longest: a line of this many characters is still taken for one paragraph. The longest of the
            24,000 paragraphs of the developers' news corpus has 1,900.
        on_one_line: what takes the place of `longest` on a page of one or two lines.

    >>> list(SentenceSplitter(longest=10)("It rained. The river rose."))
    [11]
    """

    name = "sentences"

    def __init__(self, longest: int = 2_000, on_one_line: int = 200) -> None:
        self.longest = longest
        self.on_one_line = on_one_line

    def suited(self, one_line: bool) -> SentenceSplitter:
        """One that cuts shorter lines, for a page that has lost its line breaks."""
        return SentenceSplitter(self.on_one_line, self.on_one_line) if one_line else self

    def candidates(self, document: Document) -> list[int]:
        """The very long blocks."""
        return [
            index for index, text in enumerate(document.blocks.texts) if len(text) > self.longest
        ]

    def __call__(self, text: str) -> Iterable[int]:
        if len(text) <= self.longest:
            return ()
        cuts = {*boundaries(text), *(match.start() for match in _LABEL.finditer(text))}
        for byline in _BYLINE.finditer(text):
            cuts.update(byline.span())
        for found in find_dates(text):
            cuts.update((found.start, found.end))
        return sorted(cuts)
