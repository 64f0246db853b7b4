"""The versions of a page in other languages, as a mapping that cannot be changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


class Translations(Mapping[str, str]):
    """Language to address: frozen, hashable, and equal to a dict of the same.

    Args:
        pairs: a mapping, or pairs of language and address; of a language given twice the first.

    >>> found = Translations({"de": "https://a.example/de/rain"})
    >>> found["de"], found == {"de": "https://a.example/de/rain"}, found.get("fr")
    ('https://a.example/de/rain', True, None)
    """

    __slots__ = ("_addresses",)

    _addresses: dict[str, str]

    def __init__(self, pairs: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        items = pairs.items() if isinstance(pairs, Mapping) else pairs
        addresses: dict[str, str] = {}
        for language, address in items:
            addresses.setdefault(language, address)
        object.__setattr__(self, "_addresses", addresses)

    def __getitem__(self, language: str) -> str:
        return self._addresses[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._addresses)

    def __len__(self) -> int:
        return len(self._addresses)

    def __hash__(self) -> int:
        return hash(frozenset(self._addresses.items()))

    def __repr__(self) -> str:
        return f"Translations({self._addresses!r})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"translations are frozen; {name} cannot be set")

    def __reduce__(self) -> tuple[type[Translations], tuple[dict[str, str]]]:
        return Translations, (dict(self._addresses),)
