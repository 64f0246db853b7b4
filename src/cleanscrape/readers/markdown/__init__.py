"""Markdown, as scraper services return it and people write it."""
