"""Bytes to text: declared encodings, and the detection of others."""
