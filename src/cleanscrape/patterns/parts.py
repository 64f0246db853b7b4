"""What a part of a byline is: a person, a role, an agency, or something else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from ..late_patterns import late_pattern
from ..lexicons import fold, load
from .names import is_agency, is_contributor_credit, is_name, is_single_name, strip_cue
from .outlets import is_house_staff, is_outlet
from .relative_dates import cut_age
from .roles import cut_role, is_role, opens_role

_PLACE = re.compile(
    r"""(?xs)
    \s (?<!\s\s) \s*
    (?: [Ii]n | on | at | [Ff]or | from | aus | à | en | a | w | в | im | bei | with | mit )
    \s+ (?=[^\W\d_a-zß-ÿ]) .*
    """
)
_HONORIFIC = r"(?: Dr | Prof | Mr | Mrs | Ms | Sir | Dame | Lord | Rev )\.?\s+"
_TITLE = re.compile(rf"(?x) {_HONORIFIC} (?: {_HONORIFIC} )* (?= [^\Wa-z_\d] )")
# A part with one of these words, after a person's name, is a medium, not another person.
_BRAND = late_pattern(
    r"""(?x)
    \b (?:
        News | TV | Radio | Media | Today | Times | Zeitung | Magazin | Magazine | Television
        | Broadcasting | Online | [A-Z]{2,4}
        | Institute? | Instituto | Universit(?: y | ät | é | à ) | Universidad | Universidade
        | College | Hospital | Network | Foundation | Association | Society | Museum
        | Department | Ministry | Cent(?: er | re ) | Program | Programme | Clinic
    ) \b
    """
)
_DEGREE = re.compile(
    r"""(?x)
    (?: Ph\.?\s?D | M\.?Sc | B\.?Sc | M\.?Ed | Pharm\.?D | Psy\.?D | (?: [A-Z]\.?-? ){2,6}
      | Esq | Jr | Sr ) \.?
    """
)
_DIGIT = re.compile(r"\d")
NOBODY = frozenset(
    {
        "admin",
        "administrator",
        "editor",
        "staff",
        "webmaster",
        "user",
        "author",
        "anonymous",
        "guest",
        "root",
        "none",
        "null",
        "undefined",
        "unknown",
        "image",
        "photo",
        "picture",
        "avatar",
        "portrait",
        "profile",
    }
)


class Kind(Enum):
    """What a part of a byline is."""

    PERSON = "person"
    ROLE = "role"
    AGENCY = "agency"
    OTHER = "other"
    NOTHING = "nothing"


class Part(NamedTuple):
    """A part of a byline.

    It has a kind, the name in it, and the role and the agency that stand beside the name.
    """

    kind: Kind
    name: str = ""
    role: str = ""
    agency: str = ""


@dataclass
class Names:
    """The parts of a byline so far."""

    people: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Add a part, with the role and the agency beside it."""
        if part.agency:
            self.agencies.append(part.agency)
        if part.role:
            self.roles.append(part.role)
        if part.kind is Kind.PERSON:
            self.people.append(part.name)
        elif part.kind is Kind.OTHER:
            self.others.append(part.name)


_NOTHING = Part(Kind.NOTHING)


def classify(text: str, cued: bool, before: Names) -> Part:
    """What a part of a byline is.

    Args:
        text: the part.
        cued: True where words or markup say that the line is a byline.
        before: the parts in front of it.

    >>> classify("Jo Doe City Editor", True, Names())
    Part(kind=<Kind.PERSON: 'person'>, name='Jo Doe', role='City Editor', agency='')
    >>> classify("Reuters", True, Names()).kind, classify("Share", True, Names()).kind
    (<Kind.AGENCY: 'agency'>, <Kind.NOTHING: 'nothing'>)
    """
    if is_agency(text):
        return Part(Kind.AGENCY, agency=text)
    if _is_button(text):
        return _NOTHING
    bare = strip_cue(text)[1] or text
    bare = _TITLE.sub("", cut_age(bare) if _DIGIT.search(bare) else bare)
    if not bare.strip() or ((before.people or before.others) and _DEGREE.fullmatch(bare)):
        return _NOTHING
    if opens_role(bare):
        return Part(Kind.ROLE, role=bare)
    named, agency = _cut_agency(_without_house(bare))
    return _classify_name(named, cued, before)._replace(agency=agency)


def _is_button(text: str) -> bool:
    """True for a menu's word, a date's cue, and for somebody who did not write the piece."""
    folded = fold(text)
    if (
        load("navigation", "updated", "published", "share", "comments", "subscribe").exact(folded)
        or text.casefold() == "uhr"
    ):
        return True
    return load("updated", "published", "share", "subscribe").category(
        folded
    ) is not None or is_contributor_credit(text)


def _classify_name(text: str, cued: bool, before: Names) -> Part:
    name, role = cut_role(text)
    placeless = _PLACE.sub("", name)
    if is_house_staff(name, role) or _is_medium(placeless, before):
        return Part(Kind.OTHER, text)
    if is_name(placeless) and not is_outlet(placeless):
        return Part(Kind.PERSON, placeless, role)
    if role or is_role(text):
        return Part(Kind.ROLE, role=role if role and is_name(name) else text)
    if cued and _may_be_alone(placeless, before):
        return Part(Kind.PERSON, placeless)
    return Part(Kind.OTHER, text)


def _is_medium(name: str, before: Names) -> bool:
    """True for what follows a person's name and has a medium's word in it."""
    return (
        bool(before.people)
        and _BRAND.search(name) is not None
        and not all(map(str.isupper, before.people))
    )


def _may_be_alone(name: str, before: Names) -> bool:
    """True for one word that may be a name, because no full name comes before it."""
    if before.others or any(" " in other for other in before.people):
        return False
    return is_single_name(name) and not is_outlet(name) and name.casefold() not in NOBODY


def _cut_agency(text: str) -> tuple[str, str]:
    """A name and the agency, or the button, that follows it without a comma.

    "Amy Roe The Associated Press", "Amy Roe Follow".
    """
    tokens = text.split()
    if len(tokens) < 3 or not ("/" in text or _last_word(text) in _ends_of_tails()):
        return text, ""
    for size in range(2, len(tokens)):
        name, tail = " ".join(tokens[:size]), " ".join(tokens[size:])
        if is_agency(tail) and is_name(name):
            return name, tail
        if load("share", "subscribe", "navigation").exact(fold(tail)) and is_name(name):
            return name, ""
    return text, ""


def _without_house(text: str) -> str:
    """A name without the medium that follows it in capitals: "Amy Roe HARBOUR DAILY NEWS"."""
    tokens = text.split()
    size = len(tokens)
    while size and tokens[size - 1].isupper():
        size -= 1
    name = " ".join(tokens[:size])
    return (
        name
        if len(tokens) - size > 1
        and is_name(name)
        and _BRAND.search(" ".join(tokens[size:]).title())
        else text
    )


def _last_word(text: str) -> str:
    """The last word of a text, folded, without the brackets that agencies stand in."""
    return (fold(text).rstrip(" .()").split() or [""])[-1].lstrip(".()")


@lru_cache(maxsize=1)
def _ends_of_tails() -> frozenset[str]:
    """The last words of all agencies and buttons.

    A text with another last word cannot end with one of them.
    """
    known = load("agencies").last_words | load("share", "subscribe", "navigation").last_words
    return frozenset(_last_word(f"Jo {word}") for word in known)
