"""The account behind an article: what is not in it, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

from ..document import Claim
from ..jsonable import claim_from_dict, claim_to_dict, compact, removed_from_dict, shown_from
from ..values import Piece, Removed, Unlisted


class Ledger(Protocol):
    """The account behind an article; computed when it is read."""

    @property
    def removed(self) -> tuple[Removed, ...]: ...
    @property
    def evidence(self) -> Mapping[str, tuple[Claim, ...]]: ...
    @property
    def account(self) -> tuple[Piece, ...]: ...
    @property
    def unlisted(self) -> tuple[Unlisted, ...]: ...
    @property
    def texts(self) -> Sequence[str]: ...
    def why(self, start: int, /) -> tuple[str, ...]: ...


T = TypeVar("T")


def from_ledger(default: T) -> T:
    """A field of the article that its ledger works out when it is first asked for, and then kept.

    An article that is made with its constructor has it from the beginning.

    Args:
        default: its value where the constructor is given none.
    """
    return cast("T", _FromLedger(default))


class _FromLedger:
    def __init__(self, default: object) -> None:
        self._default = default

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, article: Any, owner: type | None = None) -> Any:
        if article is None:  # `dataclass` asks for the default
            return self._default
        # What is kept in the article's dict is found before this is asked again.
        return article.__dict__.setdefault(self._name, getattr(article.ledger, self._name))


@dataclass(frozen=True, slots=True)
class StoredLedger:
    """A ledger read back from a dict; it has no account, which belongs to the document."""

    removed: tuple[Removed, ...] = ()
    evidence: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)
    account: tuple[Piece, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    texts: Sequence[str] = ()

    def why(self, _start: int, /) -> tuple[str, ...]:
        """Nothing: what the scorer looked at belongs to the document."""
        return ()


def ledger_to_dict(ledger: Ledger) -> dict[str, Any]:
    """What `Article.to_dict` says of the account, as JSON-ready data."""
    return {
        "unlisted": [compact(medium) for medium in ledger.unlisted],
        "removed": [{**compact(piece), "label": piece.label.value} for piece in ledger.removed],
        "evidence": {
            name: [claim_to_dict(claim) for claim in claims]
            for name, claims in ledger.evidence.items()
        },
    }


def ledger_from_dict(data: Mapping[str, Any]) -> StoredLedger:
    """The ledger that `ledger_to_dict` wrote; each part of it may be missing."""
    return StoredLedger(
        tuple(map(removed_from_dict, data.get("removed") or ())),
        {
            name: tuple(claim_from_dict(name, claim) for claim in claims)
            for name, claims in (data.get("evidence") or {}).items()
        },
        unlisted=shown_from(Unlisted, data.get("unlisted")),
    )
