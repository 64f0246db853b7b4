"""The built-in filters, one file each, and `BUILT_IN`: the order in which a page meets them.

Labels that follow from words or markup come first, then the fields, then what needs both; the body
is last. `Rulings` and `Template` are in a pipeline only where it is given rules or a memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..late_names import late_names
from .body import Body
from .byline import Bylines
from .captions import Captions
from .dates import Dates
from .duplicates import Duplicates
from .hidden import Hidden
from .icons import Icons
from .interface import Interface
from .lead import Leads
from .mail import Mail
from .related import Related
from .title import Titles

if TYPE_CHECKING:
    from .rulings import Rulings
    from .template import Template

BUILT_IN = (
    Hidden,
    Mail,
    Icons,
    Interface,
    Dates,
    Titles,
    Captions,
    Bylines,
    Leads,
    Related,
    Duplicates,
    Body,
)

# What they need of rules and memories of sites is not imported without them.
__getattr__ = late_names(__name__, {"Rulings": ".rulings", "Template": ".template"})

__all__ = [
    "BUILT_IN",
    "Body",
    "Bylines",
    "Captions",
    "Dates",
    "Duplicates",
    "Hidden",
    "Icons",
    "Interface",
    "Leads",
    "Mail",
    "Related",
    "Rulings",
    "Template",
    "Titles",
]
