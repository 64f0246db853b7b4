"""The article and the reasons behind it, for people to read.

Text, Markdown, and the explain report.
"""
