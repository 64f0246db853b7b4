"""What a crawl teaches about its sites, as a value that is made, merged and passed in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from ..document import Document
from ..pipeline import Pipeline
from ..sites import opened, pack, site_of
from ..sites.evidence import Evidence, evidence
from .change import Change
from .container import from_container, to_container
from .drift import ALARM, Drift, drift
from .learner import learned

__all__ = ["ALARM", "Change", "Drift", "SiteMemory"]


@dataclass(frozen=True)
class SiteMemory:
    r"""What is remembered of sites: hashes, places and counts, none of their words.

    It is a value: nothing adds to it behind your back, ``a + b`` makes a new one, and the sum is
    the same for every order and grouping. Of each site 64 pages are remembered, a fair sample:
    those with the smallest hashes of their addresses (or texts). A share of pages has a standard
    error of .06 at most; what is on one page in a hundred is mostly missed. A site takes some 4 kB
    for 17 pages and 17 kB for 64; from there on its size grows no more.

    Args:
        sites: for the key of each site its packed memory.

    >>> page = "The Paper\n\nRain in {0}\n\nIt rained in {0} all day, and the river rose."
    >>> memory = SiteMemory.learn([page.format(town) for town in ("Ulm", "Bonn")], site="paper")
    >>> memory.pages("paper")
    2
    >>> memory + SiteMemory() == memory == SiteMemory.from_bytes(memory.to_bytes())
    True
    """

    sites: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        object.__setattr__(self, "sites", MappingProxyType(dict(sorted(self.sites.items()))))

    @classmethod
    def learn(
        cls, pages: Iterable[Any], *, site: str | None = None, pipeline: Pipeline | None = None
    ) -> SiteMemory:
        """What pages teach. Each is cleaned once; one that cannot be read teaches nothing.

        Args:
            pages: as for `cleanscrape.clean_many`: raw pages, or tuples of a page and what is known
                of it; or documents that a pipeline ran over.
            site: the key of the site of all pages; None takes it from the address of each, and a
                page without an address teaches nothing.
            pipeline: what cleans the pages; the built-in filters by default.

        Raises:
            TypeError: a page is of a type that cannot be read.
            MissingExtraError: addresses are to tell the site, and `publicsuffixlist` is missing.
        """
        return cls(learned(pages, site, pipeline))

    def __add__(self, other: SiteMemory) -> SiteMemory:
        if not isinstance(other, SiteMemory):
            return NotImplemented
        both = {
            name: pack(opened(self.sites[name]).merge(opened(other.sites[name])))
            for name in self.sites.keys() & other.sites.keys()
        }
        return SiteMemory({**self.sites, **other.sites, **both})

    def __len__(self) -> int:
        return len(self.sites)

    def pages(self, site: str) -> int:
        """How many pages of a site were learned, 0 if it is not known."""
        return opened(self.sites[site]).pages if site in self.sites else 0

    def evidence(self, document: Document, site: str | None = None) -> Evidence | None:
        """What the site's other pages say of a page; None where fewer than three are known.

        Args:
            document: the page, as `cleanscrape.read` gives it.
            site: the key of its site; None takes it from the document's address.
        """
        name = self._site(document.url, site)
        return None if name is None else evidence(document, opened(self.sites[name]), name)

    def compare(self, newer: SiteMemory) -> tuple[Drift, ...]:
        """How the sites of this memory changed, as a newer one knows them; the most changed first.

        A site of which either crawl has fewer than five pages is left out.

        Args:
            newer: what a later crawl taught.

        >>> SiteMemory().compare(SiteMemory())
        ()
        """
        found = (
            drift(name, opened(self.sites[name]), opened(newer.sites[name]))
            for name in sorted(self.sites.keys() & newer.sites.keys())
        )
        known = [one for one in found if one is not None]
        return tuple(sorted(known, key=lambda one: -one.score))

    def _site(self, url: str | None, site: str | None) -> str | None:
        name = site_of(url, site) if self.sites else None
        return name if name in self.sites else None

    def to_bytes(self) -> bytes:
        """The memory as bytes, with the number of their format; the same for equal memories."""
        return to_container(self.sites)

    @classmethod
    def from_bytes(cls, data: bytes) -> SiteMemory:
        """The memory that `to_bytes` wrote.

        Raises:
            ValueError: the bytes are none, damaged, or of another version of the format.
        """
        return cls(from_container(data))

    def __reduce__(self) -> tuple[Any, ...]:
        return SiteMemory, (dict(self.sites),)
