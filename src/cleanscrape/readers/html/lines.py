"""What the linearizer makes of markup: blocks as plain rows, and the elements around them."""

from __future__ import annotations

from dataclasses import dataclass, field

# A block as the linearizer makes it: text, tag, hints, share of characters in links, path, number
# of its container.
Line = tuple[str, str, int, float, str, int]


@dataclass(slots=True)
class Lines:
    """The blocks of a page, the elements that hold them, and the images' addresses by the number of the block."""

    rows: list[Line] = field(default_factory=list)
    parents: list[int] = field(default_factory=lambda: [-1])
    images: dict[int, str] = field(default_factory=dict)

    @property
    def texts(self) -> list[str]:
        """The blocks' texts."""
        return [row[0] for row in self.rows]


# An open element, a plain tuple for speed: its name and what holds for the text in it: hints, the
# path of the block element around the nearest one, the path of the nearest block element, the end
# of that path, the tag of its blocks, the number of its container.
Open = tuple[str, int, str, str, str, str, int]
