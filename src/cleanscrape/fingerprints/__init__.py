"""Fingerprints of texts, by which copies and near copies are found; stateless."""

from .fingerprint import Fingerprint, fingerprint, spelled
from .resembling import LEAST, resembling

__all__ = ["LEAST", "Fingerprint", "fingerprint", "resembling", "spelled"]
