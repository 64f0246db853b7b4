"""The built-in filters, one file each, and `BUILT_IN`: the order in which a page meets them.

Labels that follow from words or markup come first, then the fields, then what needs both; the body
is last. `MORE` are the built-in filters that a pipeline has only where it is told to.
"""

from __future__ import annotations

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
from .rulings import Rulings
from .template import Template
from .title import Titles

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
MORE = (Rulings, Template)

__all__ = [
    "BUILT_IN",
    "MORE",
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
