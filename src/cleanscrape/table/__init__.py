"""The blocks of a page as one frozen table, and values derived from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from dataclasses import replace as replaced
from itertools import accumulate
from types import MappingProxyType
from typing import Any, overload

from ..blocks import Block, Part
from ..facts import Mark, Medium, Structure
from ..labels import Hint
from .columns import cut_facts, joined_trees, moved, picker
from .sharing import derived

__all__ = ["BlockTable", "derived"]

_NOTHING: Mapping[int, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, eq=False)
class BlockTable(Sequence[Block]):
    """The blocks of a page in order, kept as columns of one length.

    As a sequence it yields a `Block` each.

    A page has hundreds of blocks, so code that looks at all of them reads the columns. A table is
    never changed: `slice`, `take`, `concat`, `split` and `replace` give new ones.

    Args:
        texts: what each block says, white space collapsed and invisible characters dropped.
        starts: offset of each block's first character in `Document.text`.
        ends: offset after its last character.
        tags: ``"p"``, ``"h2"``, ``"li"`` … or ``""``; all empty if left out.
        hints: see `Hint`; all 0 if left out.
        link_shares: share of each block's characters that are in links, 0 to 1; all 0 if left out.
        paths: tag and class path of each block's element in HTML, else ``""``.
        containers: number of the element that holds each block of an HTML page; ``()`` for text.
        parents: for each of these elements the number of the one around it, always smaller than its
            own; -1 for the outermost.
        images: index of a block to the address of its image, for alternative texts and captions.
        marks: index of a block to the links, emphasis and so on in its text.
        structures: index of a block to its place in lists, tables and quotes.
        media: the images, videos and so on, in order.
        origins: where each block came from: the number of its element in `Document.tree`, or for
            text the number of its line; -1 where there is none, and all -1 if left out.

    Raises:
        ValueError: the columns differ in length.

    >>> table = BlockTable(("Rain", "It rained."), (0, 5), (4, 15), tags=("h1", "p"))
    >>> table[1].text, table.tags, table.hints
    ('It rained.', ('h1', 'p'), (0, 0))
    """

    texts: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    hints: tuple[int, ...] = ()
    link_shares: tuple[float, ...] = ()
    paths: tuple[str, ...] = ()
    containers: tuple[int, ...] = ()
    parents: tuple[int, ...] = ()
    images: Mapping[int, str] = field(default_factory=lambda: _NOTHING)
    marks: Mapping[int, tuple[Mark, ...]] = field(default_factory=lambda: _NOTHING)
    structures: Mapping[int, Structure] = field(default_factory=lambda: _NOTHING)
    media: tuple[Medium, ...] = ()
    origins: tuple[int, ...] = ()
    # Results for this table, by the function that `derived` wraps.
    _derived: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        size = len(self.texts)
        for name, default in _DEFAULTS.items():
            if not getattr(self, name):
                object.__setattr__(self, name, (default,) * size)
        wrong = [name for name in _COLUMNS if len(getattr(self, name)) != size]
        if wrong or len(self.containers) not in (0, size):
            raise ValueError(
                f"columns of other lengths than texts ({size}): "
                f"{', '.join(wrong or ['containers'])}"
            )

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Block, ...]: ...
    def __getitem__(self, index: int | slice) -> Block | tuple[Block, ...]:
        positions = range(len(self))[index]
        return (
            tuple(map(self._block, positions))
            if isinstance(positions, range)
            else self._block(positions)
        )

    def _block(self, index: int) -> Block:
        return Block(index, *(getattr(self, name)[index] for name in _OF_A_BLOCK))

    def replace(self, **columns: Any) -> BlockTable:
        """The table with other columns.

        >>> BlockTable(("Rain",), (0,), (4,)).replace(tags=("h1",)).tags
        ('h1',)
        """
        return replaced(self, **columns)

    def take(self, indices: Sequence[int]) -> BlockTable:
        """The blocks at `indices`, in that order.

        An index that is given twice keeps its image once. A medium goes before the first block
        that is taken and stood after it.

        >>> BlockTable(("a", "b", "c"), (0, 1, 2), (1, 2, 3)).take([0, 2]).texts
        ('a', 'c')
        """
        return self.replace(**self._taken(indices))

    def _taken(self, indices: Sequence[int]) -> dict[str, Any]:
        """The columns of the blocks at `indices`."""
        pick = picker(indices)
        columns: dict[str, Any] = {name: pick(getattr(self, name)) for name in _COLUMNS}
        sparse = {name: getattr(self, name) for name in _SPARSE}
        if any(sparse.values()):
            first = {index: position for position, index in reversed([*enumerate(indices)])}
            sparse = {
                name: {first[index]: fact for index, fact in facts.items() if index in first}
                for name, facts in sparse.items()
            }
        held = pick(self.containers) if self.containers else ()
        media = moved(self.media, indices) if self.media else ()
        return {**columns, **sparse, "containers": held, "media": media}

    def slice(self, first: int, end: int) -> BlockTable:
        """The blocks from `first` up to `end`, their offsets counted from the first one's start.

        >>> BlockTable(("a", "b", "c"), (0, 2, 4), (1, 3, 5)).slice(1, 3).starts
        (0, 2)
        """
        part = self.take(range(*slice(first, end).indices(len(self))))
        return part.shift(-part.starts[0]) if part else part

    def shift(self, offset: int) -> BlockTable:
        """The same blocks with `offset` added to where each begins and ends."""
        return self.replace(
            starts=tuple(start + offset for start in self.starts),
            ends=tuple(end + offset for end in self.ends),
        )

    def concat(self, *others: BlockTable) -> BlockTable:
        """This table's blocks and then those of others, whose outermost elements become one.

        >>> one = BlockTable(("Rain",), (0,), (4,))
        >>> one.concat(one.shift(5)).starts
        (0, 5)
        """
        tables = (self, *others)
        columns: dict[str, Any] = {
            name: tuple(value for table in tables for value in getattr(table, name))
            for name in _COLUMNS
        }
        shifted = [*zip(accumulate(map(len, tables), initial=0), tables)]
        columns |= {
            name: {
                size + index: fact
                for size, table in shifted
                for index, fact in getattr(table, name).items()
            }
            for name in _SPARSE
        }
        media = tuple(
            replaced(medium, block=size + medium.block)
            for size, table in shifted
            for medium in table.media
        )
        containers, parents = (
            joined_trees((table.containers or (0,) * len(table), table.parents) for table in tables)
            if any(table.parents for table in tables)
            else ((), ())
        )
        return BlockTable(**columns, containers=containers, parents=parents, media=media)

    def split(self, pieces: Mapping[int, Sequence[Part]]) -> BlockTable:
        """The table with some blocks cut; each piece but the first is marked `Hint.SAME_LINE`.

        Args:
            pieces: for the index of a block what it is cut into.

        >>> table = BlockTable(("By Jo Doe 3 May", "Rain"), (0, 16), (15, 20))
        >>> table.split({0: [Part("By Jo Doe", 0, 9), Part("3 May", 10, 15)]}).texts
        ('By Jo Doe', '3 May', 'Rain')
        """
        origins = [index for index in range(len(self)) for _ in pieces.get(index, (0,))]
        columns = self._taken(origins)
        names = ("texts", "starts", "ends", "hints")
        texts, starts, ends, hints = (list(columns[name]) for name in names)
        marks, structures = {**columns["marks"]}, {**columns["structures"]}
        at = added = 0
        for index, parts in sorted(pieces.items()):
            at = index + added
            added += len(parts) - 1
            for number, part in enumerate(parts, at):
                texts[number], starts[number], ends[number] = part
                hints[number] |= Hint.SAME_LINE if number > at else 0
            if at in marks or at in structures:
                cut_facts(self.texts[index], parts, at, marks, structures)
        columns |= zip(names, map(tuple, (texts, starts, ends, hints)))
        return self.replace(**columns | {"marks": marks, "structures": structures})

    def __reduce__(self) -> tuple[Any, ...]:
        # Not `__getstate__`, which some Pythons overwrite in a dataclass with slots.
        columns = {part.name: getattr(self, part.name) for part in fields(self) if part.init}
        return _restored, ({**columns, **{name: dict(columns[name]) for name in _SPARSE}},)


_DEFAULTS: Mapping[str, Any] = {
    "tags": "",
    "hints": 0,
    "link_shares": 0.0,
    "paths": "",
    "origins": -1,
}
# In the order of `Block`.
_OF_A_BLOCK = ("starts", "ends", "texts", "tags", "hints", "link_shares", "paths")
_COLUMNS = frozenset({*_OF_A_BLOCK, "origins"})
_SPARSE = ("images", "marks", "structures")


def _restored(columns: dict[str, Any]) -> BlockTable:
    """The table that was pickled."""
    return BlockTable(**columns)
