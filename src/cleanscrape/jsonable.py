"""The values of an article as JSON-ready data, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from .document import Claim
from .values import Byline, Caption, Moment, PageType, Paragraph, Removed


def compact(part: Byline | Caption | PageType | Paragraph | Removed) -> dict[str, Any]:
    """The attributes of a value that are not None."""
    values = ((name, getattr(part, name)) for name in part.__slots__)
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values
        if value is not None
    }


def byline_from_dict(data: Mapping[str, Any]) -> Byline:
    """The byline that `compact` wrote."""
    return Byline(
        data["text"], tuple(data.get("authors", ())), data.get("role"), data.get("agency")
    )


def text_or_none(name: str, value: Any) -> str | None:
    """The value of a field that is a text.

    Raises:
        TypeError: it is neither a text nor None.
    """
    if not (value is None or isinstance(value, str)):
        raise TypeError(f"{name} must be a text or None, not {value!r}")
    return value


def iso(moment: Moment | None) -> str | None:
    """A moment as ISO 8601."""
    return moment.isoformat() if moment is not None else None


def moment_from_iso(text: str | None) -> Moment | None:
    """The moment that `iso` wrote: a day, or a day and a time."""
    if text is None:
        return None
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def claim_to_dict(claim: Claim) -> dict[str, Any]:
    """A claim without its field, as JSON-ready data."""
    value = claim.value
    if isinstance(value, (Byline, Caption)):
        value = compact(value)
    elif isinstance(value, date):
        value = value.isoformat()
    elif isinstance(value, tuple):
        value = list(value)
    data: dict[str, Any] = {
        "value": value,
        "confidence": claim.confidence,
        "source": claim.source,
        "filter": claim.filter,
    }
    return (
        data
        if claim.block is None
        else {**data, "block": claim.block, **({"also": list(claim.also)} if claim.also else {})}
    )


def claim_from_dict(name: str, data: Mapping[str, Any]) -> Claim:
    """The claim on the field `name` that `claim_to_dict` wrote."""
    value = data["value"]
    if name == "byline":
        value = byline_from_dict(value)
    elif name == "caption":
        value = Caption(**value)
    elif name in {"date", "modified"}:
        value = moment_from_iso(value)
    elif isinstance(value, list):
        value = tuple(value)
    return Claim(
        name,
        value,
        data["confidence"],
        data["source"],
        data.get("block"),
        tuple(data.get("also", ())),
        data["filter"],
    )
