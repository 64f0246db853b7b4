"""Blocks whose characters are mostly in links: menus, teasers, links to other articles."""

from __future__ import annotations

from ...document import BlockTable

LINKED = 0.5  # share of characters in links from which a block is a link


def is_linked(blocks: BlockTable, index: int) -> bool:
    """True where more than half of a block's characters are in links."""
    return blocks.link_shares[index] > LINKED
