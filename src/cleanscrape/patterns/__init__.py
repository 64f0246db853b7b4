"""Recognisers of shapes within a piece of text: sentences, dates, names, credits, languages.

They know nothing of documents.
"""
