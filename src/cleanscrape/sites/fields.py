"""What the other pages of a site say of the fields: usual places, the site's name, its authors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ..document import Claim, Document
from ..lexicons import strip_marks
from ..resolve import DISPUTED
from ..values import Byline
from .evidence import Evidence
from .hashes import text_hash
from .record import FIELDS, author_names, place
from .titles import parts

_USUAL = 0.5  # share of the other pages from which a place, an end of titles or an author is usual
_LEAST = 3  # of these pages
# What the usual place is worth as one more claim, times its share of the pages.
_PLACE_WORTH = 0.5
_UNPLACED = ("", "> ")  # no claim, and a line of a text, which has no place
_DISPUTED = 0.9


def field_claims(document: Document, found: Evidence) -> Iterator[Claim]:
    """Claims on the title, the byline and the date that the other pages of the site support.

    Args:
        document: the page, with the claims of all filters.
        found: what the other pages say.
    """
    titles = [claim for claim in document.claims if claim.field == "title" and claim.value]
    cuts = {cut for claim in titles for _, cut in parts(str(claim.value))}
    usual = {cut for cut in cuts if _share(found, cut) >= _USUAL}
    yield from _placed(document, found, usual)
    for claim in titles:
        short = next((left for left, cut in parts(str(claim.value)) if cut in usual and left), None)
        if short:
            sure = round((1 + claim.confidence) / 2, 3)
            yield replace(claim, value=short, confidence=sure, source="site")
    yield from _disputed(document, found, {_name(cut) for cut in usual})


def _placed(document: Document, found: Evidence, usual: set[str]) -> Iterator[Claim]:
    """Each claim from the place where the site mostly has its field, once more."""
    others = [one for one, other in zip(found.site.records, found.others.tolist()) if other]
    for number, field in enumerate(FIELDS, 1):
        places = [one.places[number] for one in others]
        met: set[str] = set()
        for claim in document.claims:
            where = place(document, claim) if claim.field == field else ""
            if where in _UNPLACED or where in met:
                continue
            met.add(where)
            count = places.count(where)
            named = field == "title" and any(cut in usual for _, cut in parts(str(claim.value)))
            if count >= max(_LEAST, _USUAL * len(others)) and not named:
                worth = round(_PLACE_WORTH * count / len(others), 3)
                yield replace(claim, confidence=worth, source="site", filter="")


def _disputed(document: Document, found: Evidence, names: set[str]) -> Iterator[Claim]:
    """The authors who are the site itself: they sign most pages, and have the site's name."""
    told = (claim.value for claim in document.claims if claim.field in ("site_name", "publisher"))
    names = names | {_folded(str(value)) for value in told} | {_folded(found.name.split(".")[0])}
    for claim in document.claims:
        value = claim.value
        if claim.field != "byline" or not isinstance(value, Byline) or len(value.authors) != 1:
            continue
        (hashed,) = author_names(claim)
        if _folded(value.authors[0]) in names and _share(found, hashed) >= _USUAL:
            yield replace(claim, confidence=_DISPUTED, source=DISPUTED, filter="")


def _share(found: Evidence, name: str) -> float:
    """The share of the other pages that have a name (see `Record.names`); 0 for very few."""
    at = np.array([text_hash(found.name, name)], dtype=np.int64)
    count = int((found.site.names.rows(at)[0, found.others] >= 0).sum())
    return count / found.pages if count >= _LEAST else 0.0


def _name(cut: str) -> str:
    """The name in an end or a beginning of titles, folded."""
    return _folded(cut.removeprefix("end").removeprefix("start"))


def _folded(name: str) -> str:
    return strip_marks(name).replace(" ", "")
