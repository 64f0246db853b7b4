"""The authors that a page's metadata names."""

from __future__ import annotations

from collections.abc import Iterable

from ..lexicons import strip_marks
from .contributors import before_contributors
from .names import is_agency, is_name, strip_cue
from .outlets import is_newsroom, may_be_outlet
from .parts import NOBODY, Names, classify
from .segments import joined, segments, without_handles


def clean_authors(text: str, sites: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in a metadata value.

    People before agencies, the site's own name only where nobody else signs.

    Args:
        text: one or several names, separated as pages do.
        sites: folded names of the site (`cleanscrape.lexicons.strip_marks`).

    >>> (
    ...     clean_authors("By Jo Doe and Al Roe, The Harbour Post", {"the harbour post"}),
    ...     clean_authors("https://a.example/jo"),
    ... )
    (('Jo Doe', 'Al Roe'), ())
    """
    if _is_one_house(text):
        return (text,)
    known = {site.replace(" ", "") for site in sites}
    names, own = Names(), list[str]()
    for part in segments(without_handles(before_contributors(strip_cue(text)[1] or text))):
        folded = strip_marks(part).replace(" ", "")
        if not folded or folded in NOBODY or part.isdigit():
            continue
        if folded in known:
            own.append(part)
        else:
            names.add(classify(part, True, names))
    # Single words beside a company are not people.
    people = [] if own and all(" " not in name for name in names.people) else names.people
    rest = [name for name in names.others if len(name) < 60] or [
        role for role in names.roles if is_newsroom(role)
    ]
    return tuple(dict.fromkeys((*people, *names.agencies))) or tuple(rest[:1]) or tuple(own[:1])


def _is_one_house(text: str) -> bool:
    """True for the name of one office or firm with an "and" in it.

    "Centre for Roads and Bridges", "Roe and Sons".
    """
    pieces = [] if "," in text or ";" in text else joined(text)
    if len(pieces) < 2 or any(map(is_name, pieces)) or any(map(is_agency, pieces)):
        return False
    return text[:1].isupper() and may_be_outlet(text)
