"""Measure cleanscrape on pages with known truth; see README.md.

Not part of the installed package.
"""
