"""Names that are not people: media, newsrooms, offices."""

from __future__ import annotations

import re

from ..lexicons import caseless, load
from .names import PARTICLES
from .roles import opens_role

_DOMAIN = re.compile(r"\b\w+\.(?:com|co\.uk|org|net|de|fr)\b", re.IGNORECASE)
_STAFF = frozenset(
    {
        "staff",
        "newsroom",
        "desk",
        "team",
        "editor",
        "editors",
        "redaktion",
        "rédaction",
        "redacción",
        "redazione",
        "redactie",
        "agencies",
    }
)
# A brand, not a person: capitals within a word ("ZDNet"), but not after "Mc" and the like.
_BRANDED = re.compile(
    r"""(?x)
    \b (?! Ma?c[A-Z] | Fitz[A-Z] | [DdLl]e[A-Z] | O[’'] )  # no family name
    \w{0,20} [a-zA-Z][a-z]?[A-Z] \w{0,20} [a-z]
    """
)
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    {
        "for",
        "and",
        "in",
        "on",
        "the",
        "of",
        "&",
        "und",
        "für",
        "et",
        "pour",
        "y",
        "para",
        "e",
        "per",
        "i",
    }
)


def is_outlet(text: str) -> bool:
    """True for the staff of a publisher or a site: "The Post Team", "harbour.com".

    >>> is_outlet("The Post Team"), is_outlet("Jo Doe")
    (True, False)
    """
    return not _STAFF.isdisjoint(_WORD.findall(caseless(text))) or (
        "." in text and _DOMAIN.search(text) is not None
    )


def is_house_staff(name: str, role: str) -> bool:
    """True if "Staff" or a similar word follows a brand, not a person's name.

    >>> (
    ...     is_house_staff("HarbourNet Velden", "Staff"),
    ...     is_house_staff("Jo Doe", "Staff"),
    ...     is_house_staff("Jo McRoe", "Staff"),
    ... )
    (True, False, False)
    """
    return caseless(role) in _STAFF and _BRANDED.search(name) is not None


def is_newsroom(text: str) -> bool:
    """True for the staff of a named publisher; not for a job.

    >>> (
    ...     is_newsroom("Post Staff"),
    ...     is_newsroom("The Quay editors"),
    ...     is_newsroom("Staff Writer"),
    ...     is_newsroom("Deputy Quay Editor"),
    ... )
    (True, True, False, False)
    """
    house, _, people = text.rpartition(" ")
    roles = load("roles")
    if not (caseless(people) in _STAFF or _DOMAIN.fullmatch(people)) or not house[:1].isupper():
        return False
    if opens_role(text) or roles.exact(caseless(text)):
        return False
    return " " not in house or roles.exact(caseless(people)) is None


def may_be_outlet(text: str) -> bool:
    """True for a possible name of a medium or an office.

    Its words have capitals, except for small words in between.

    >>> may_be_outlet("Office for Bridges and Roads"), may_be_outlet("Cite this page")
    (True, False)
    """
    if is_outlet(text):
        return True
    tokens = text.split()
    small = [token for token in tokens if not token[0].isupper()]
    return (
        len(tokens) >= 2
        and tokens[0][0].isupper()
        and all(token in PARTICLES or token in _SMALL for token in small)
        and tokens[-1] not in small
        and ":" not in text
        and not any(map(str.isdigit, text))
    )
