"""What is remembered of a site, and what it says of a page."""

from .domains import site_of
from .packing import opened, pack, unpack
from .record import Record, record
from .site import Site, Table, made

__all__ = ["Record", "Site", "Table", "made", "opened", "pack", "record", "site_of", "unpack"]
