"""Which site a page belongs to: its registered domain."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from ..errors import MissingExtraError


def site_of(url: str | None, site: str | None = None) -> str | None:
    """The key of a page's site: the caller's, else the registered domain of its address.

    The list of public suffixes is the one that comes with `publicsuffixlist`; nothing is fetched.

    Args:
        url: the page's address.
        site: the caller's own key, which is taken as it is.

    Returns:
        None where there is neither.

    Raises:
        MissingExtraError: an address is all there is, and `publicsuffixlist` is not installed.

    >>> site_of("https://news.paper.example/rain", site="paper")
    'paper'
    """
    if site:
        return site
    host = _host(url)
    return _registered(host) if host else None


def _host(url: str | None) -> str | None:
    try:
        return urlsplit(url or "").hostname
    except ValueError:  # brackets that hold no address
        return None


@lru_cache(maxsize=4096)
def _registered(host: str) -> str:
    domain: str | None = _suffixes().privatesuffix(host.rstrip("."))
    return domain or host


@lru_cache(maxsize=1)
def _suffixes() -> Any:
    try:
        from publicsuffixlist import PublicSuffixList
    except ImportError as error:
        raise MissingExtraError(
            "to tell the site from an address, install publicsuffixlist: "
            "pip install 'cleanscrape[site]'; or name the site yourself: site=\"paper\""
        ) from error
    return PublicSuffixList()
