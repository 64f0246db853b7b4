"""The grammar in which design systems describe their icons.

"An icon of a desk calendar.", "Used to indicate a close action.".
"""

from __future__ import annotations

import re

from ..table.clues import PatternClue

_NOUN = r"""
    (?: icon | glyph | pictogram | symbol | logo | logotype | mark | emblem | badge | graphic
      | illustration | silhouette )
"""
_LINK = r"""
    (?: of | for | to | that | which | with | used | representing | represents | indicating
      | indicates
      | displaying | depicting | depicts | showing | shows | denoting | denotes | signifying
      | symboli[sz]ing | meaning | resembling | we[ ]use | in[ ]the[ ]shape | shaped )
"""
# "An icon of …", "A two-lined pause icon for …", "The close glyph, used to …": article, up to five
# words, the noun, a link word.
DESCRIPTION = re.compile(
    rf"""(?x)
    \b (?: An? | The | Two | Three | Four | Five ) [ ]
      (?: [^\s.]{{1,20}}[ ] ){{0,5}}? {_NOUN} s?,?[ ] {_LINK} \b
    | \b Used[ ](?: to | for | when | where | as )\b
      [ ](?: indicat | represent | show | denot | mean | signif | link | open | clos | mark )\w*
    | \b It[ ](?: indicates | represents | denotes | symboli[sz]es )
      [ ](?: a | an | the | that | where | how )\b
    | \b (?: An? | The ) [ ] (?: [^\s.]{{1,20}}[ ] ){{0,5}} {_NOUN} \.(?=\s|\Z)
    """
)
# The words that every description begins with, and of which every one holds one.
OPENINGS = ("A ", "An ", "The ", "Two ", "Three ", "Four ", "Five ", "Used ", "It ")
IN_DESCRIPTIONS = (
    "icon", "glyph", "pictogram", "symbol", "logo", "mark", "emblem", "badge", "graphic",
    "illustration", "silhouette", "Used ", "It indicates", "It represents", "It denotes",
    "It symboli",
)  # fmt: skip
OPENING = re.compile("|".join(OPENINGS))
OPENED = PatternClue(OPENING, OPENINGS)
"""The blocks that may hold a description."""
# Shapes that icon descriptions are made of; they count next to plain descriptions only.
DRAWING = re.compile(
    r"""(?x)
    \A (?: [\w'’"“”\ -]{1,40}[ ] )?
    \b (?: An? | The | Two | Three | Four | Five | One | Six | Nine ) [ ]
    (?: [^\s.]{1,20}[ ] ){0,6}?
    (?: letters? | lines? | arrows? | circles? | squares? | crosse?s? | cross | dots? | triangles?
      | stars? | hearts? | boxe?s? | birds? | bars? | rectangles? | chevrons? | carets?
      | speech[ ]bubbles? | envelopes? | magnifying | gears? | cogs? | bells? | houses? | locks?
      | padlocks? | persons? | cameras? | cloc?ks? | calendars? | trash | bins? | pencils? | pens?
      | globes? | phones? | telephones? | handsets? | play | pause | ticks? | checkmarks? | check
      | plus | minus | marks? | quotes? | flags? | folders? | pages? | sheets? | clouds? | suns?
      | moons? | drops? | pins? | maps? | keys? | tags? | shapes? | outlines? )\b
    """
)
LIGATURE = re.compile(r"[a-z]+(?:_[a-z0-9]+)+\Z")
NAMED = re.compile(
    r"""(?ix)
    (?: icon | icon[:-]?[ ]?[\w -]{2,25} | [\w' -]{2,30}[ ](?: icon | logo ) )\Z
    | \A (?: icon | ico | svg | fa | glyphicon )[-_]\w[\w-]*\Z
    """
)
# Every name has one of these in small letters.
IN_NAMES = ("icon", "logo", "ico-", "ico_", "svg-", "svg_", "fa-", "fa_")


def description_starts(text: str) -> list[int]:
    """Offsets at which a description of an icon begins, left to right.

    >>> description_starts(
    ...     "Calendar An icon of a desk calendar. Close Used to indicate a close action."
    ... )
    [9, 43]
    """
    return [match.start() for match in DESCRIPTION.finditer(text)]
