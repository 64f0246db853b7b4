"""The account behind an article: what is not in it, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

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
