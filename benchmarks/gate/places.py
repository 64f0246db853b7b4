"""Where the pieces of a sample of pages stand, stored in a few letters a page.

It shows what a change does to all corpora: how many pages it alters, what went where, and the least
alike pages, with their texts. No text is stored. The sample is every so-many-th page of each
corpus, as HTML.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from cleanscrape.cli.differences import print_difference
from cleanscrape.difference import Account, Placed, account, compare_many

from ..corpora.pages import Page

_PAGES = 5  # shown of those that a change alters


class Stored(NamedTuple):
    """What was stored of the sample.

    Args:
        places: the fields and labels that there are, as ``"removed related"``.
        pages: the name of each page, with the place of each of its pieces, as numbers in `places`:
            ``"0*12 3"`` is twelve pieces in the first place and one in the fourth.
    """

    places: list[str]
    pages: dict[str, str]


def judged(corpus: str, page: Page) -> Account:
    """The account of a page of a corpus, less the confidences and reasons, which are not stored."""
    made = account(page.html, url=page.url, source="html")
    pieces = tuple(Placed(one.text, one.field, one.label) for one in made.pieces or ())
    # Identifiers of pages are not ours to publish.
    name = f"{corpus} {zlib.crc32(page.id.encode()):08x}"
    return Account(name, pieces, {"id": page.id})


def written(accounts: Iterable[Account]) -> Stored:
    """What is stored of pages.

    >>> written([Account("a", (Placed("Rain", "title", "title"), Placed("It", "x", "y")))])
    Stored(places=['title title', 'x y'], pages={'a': '0 1'})
    """
    numbers: dict[str, int] = {}
    pages = {}
    for one in accounts:
        places = (" ".join(piece.place) for piece in one.pieces or ())
        runs = [
            (numbers.setdefault(place, len(numbers)), len(list(run)))
            for place, run in groupby(places)
        ]
        pages[one.name] = " ".join(f"{at}*{size}" if size > 1 else f"{at}" for at, size in runs)
    return Stored(list(numbers), pages)


def as_stored(stored: Stored, made: Account) -> Account | None:
    """The account of a page as it was when it was stored, with the texts of now.

    None where the page is not among the stored ones, or was cut into other pieces.

    >>> rain = Account("a", (Placed("Rain", "title", "title"),))
    >>> as_stored(Stored(["removed related"], {"a": "0"}), rain).pieces[0].place
    ('removed', 'related')
    """
    places: list[tuple[str, str]] = []
    for run in stored.pages.get(made.name, "").split():
        at, _, size = run.partition("*")
        name, _, label = stored.places[int(at)].partition(" ")
        places += [(name, label)] * int(size or 1)
    pieces = made.pieces or ()
    if made.name not in stored.pages or len(places) != len(pieces):
        return None
    old = (Placed(piece.text, *place) for piece, place in zip(pieces, places))
    return Account(made.name, tuple(old), made.values)


def show_changes(stored: Stored, accounts: Mapping[str, Account]) -> None:
    """Print what went where since the sample was stored.

    Args:
        stored: what was stored.
        accounts: the pages as they are now, by name.
    """
    before = {name: as_stored(stored, made) for name, made in accounts.items()}
    kept = [one for one in before.values() if one is not None]
    found = compare_many(kept, (accounts[one.name] for one in kept))
    print(
        "\nagainst the places stored in benchmarks/gate/places.json (--keep stores those of now):"
    )
    print_difference(found, _PAGES)
    shown = {page.name: accounts[page.name].values["id"] for page in found.pages[:_PAGES]}
    for name, identifier in shown.items():
        print(f"{name} is {identifier}")
    other = [name for name, one in before.items() if one is None]
    if other:
        print(f"new, or cut into other pieces: {', '.join(other)}")


def load_places(path: Path) -> Stored | None:
    """What was stored in a file; None where there is none."""
    if not path.exists():
        return None
    return Stored(**json.loads(path.read_text("utf-8")))


def keep_places(path: Path, accounts: Iterable[Account]) -> None:
    """Store where the pieces of pages stand."""
    path.write_text(json.dumps(written(accounts)._asdict(), indent=0) + "\n", "utf-8")
