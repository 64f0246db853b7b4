"""Jobs beside a name: what one looks like, and where it begins."""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicons import caseless, load, words
from .names import PARTICLES

_ROLE_OF = re.compile(r"\s(?:of|at|for|de|du|des|für|della|di|do|da)\s|,\s")
_GLUED = re.compile(r"(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ]{2})")


def is_role(text: str) -> bool:
    """True where the text is a job: a known title, or words that end in one.

    >>> is_role("Chief Political Correspondent"), is_role("Harbour Reporters"), is_role("Jo Doe")
    (True, True, False)
    """
    folded = caseless(text)
    roles = load("roles")
    if roles.head(folded):
        return True
    title = _ROLE_OF.split(folded.strip(" .,:()"), 1)[0]
    last = title.rpartition(" ")[2]
    return roles.exact(title.partition(" ")[0]) is not None or (
        _ends_job(last) and (_is_job(title) or _is_job(last))
    )


def _is_job(folded: str) -> bool:
    """True for a known title, of one or (in English) of several who have it."""
    roles = load("roles")
    return roles.exact(folded) is not None or (
        folded.endswith("s") and roles.exact(folded[:-1]) is not None
    )


def _ends_job(word: str) -> bool:
    """False for a folded word that no job ends with."""
    ends = load("roles").last_words
    return word in ends or word.removesuffix("s") in ends


def opens_role(text: str) -> bool:
    """True if the text begins like a job, not like a name: "Senior …", "Head of …".

    >>> (
    ...     opens_role("Head of Research"),
    ...     opens_role("Senior Autos"),
    ...     opens_role("Jo Doe, Head of Research"),
    ... )
    (True, True, False)
    """
    return bool(load("roles").head(caseless(text)))


@lru_cache(maxsize=1)
def _role_words() -> frozenset[str]:
    """The words that the titles of jobs are made of, such as "digital" and "security"."""
    return frozenset(word for phrase in words("roles") for word in phrase.split())


def cut_role(text: str) -> tuple[str, str]:
    """A name and the role that follows it without a comma; ``""`` if there is no role.

    >>> cut_role("Amy Roe Political Correspondent"), cut_role("Digital Editor"), cut_role("Amy Roe")
    (('Amy Roe', 'Political Correspondent'), ('', 'Digital Editor'), ('Amy Roe', ''))
    """
    folded = caseless(text).split()
    if len(folded) < 2 or not _ends_job(folded[-1]):
        return text, ""
    if _is_job(folded[-1]):
        # Two words are not a name and a job, but the staff of a publisher: "HarbourNews Staff".
        text = text if len(folded) == 2 else _GLUED.sub(" ", text)
        folded = caseless(text).split()
        if _role_words().issuperset(folded[:-1]):
            return "", text
    tokens, roles = text.split(), load("roles")
    if len(tokens) > 3 and roles.exact(folded[-1]):
        size = 3 if folded[1] in PARTICLES or tokens[1].endswith(".") else 2
        return " ".join(tokens[:size]), " ".join(tokens[size:])
    for size in range(len(tokens) - 1, 0, -1):
        tail = " ".join(folded[-size:])
        # After a full name, a job in the plural is the staff of a publisher: "The Currency
        # editors".
        if roles.exact(tail) or (size == len(tokens) - 1 and _is_job(tail)):
            return " ".join(tokens[:-size]), " ".join(tokens[-size:])
    return text, ""
