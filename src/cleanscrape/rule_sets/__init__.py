"""Rules of sites as data, and what they say of a page.

`SiteRules` (in `rules`) reads them from TOML and chooses those of a page's site.
"""

from __future__ import annotations

from .rule import Example, Rule, Rules, RuleSet

__all__ = ["Example", "Rule", "RuleSet", "Rules"]
