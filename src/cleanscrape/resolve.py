"""The one policy that turns the claims on a field into one value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .document import Claim


def rank(claims: Iterable[Claim]) -> dict[str, tuple[Claim, ...]]:
    """Field name to its claims, best first: by confidence, then by order of arrival.

    >>> [claim.value for claim in rank([Claim("title", "Home", 0.2), Claim("title", "Rain", 0.8)])["title"]]
    ['Rain', 'Home']
    """
    fields: dict[str, list[Claim]] = {}
    for claim in claims:
        fields.setdefault(claim.field, []).append(claim)
    return {name: tuple(sorted(found, key=lambda claim: -claim.confidence)) for name, found in fields.items()}


def best(ranked: Mapping[str, tuple[Claim, ...]], field: str) -> Claim | None:
    """The claim that fills `field`, or None."""
    return ranked[field][0] if ranked.get(field) else None
