"""What an embedded thing is: a video, sound, a map, a post of a network, a document."""

from __future__ import annotations

import re

from ..facts import Medium

_TAGS = {"video": "video", "audio": "audio", "blockquote": "post"}
# Words in the address or the title, the surest first. Parts of words count: "youtube", "soundwave".
_WORDS = (
    ("audio", re.compile(r"(?i)audio|podcast|sound|music|radio|episode")),
    ("map", re.compile(r"(?i)\bmaps?\b|/maps?/|karte|carte\b|mapa")),
    ("video", re.compile(r"(?i)video|tube|player|\bvod\b|clip|film")),
    ("post", re.compile(r"(?i)\b(?:post|status|tweet|toot|reel|story)s?\b")),
    (
        "document",
        re.compile(r"(?i)\.(?:pdf|docx?|pptx?|xlsx?)\b|\b(?:document|slides|presentation)s?\b"),
    ),
)  # fmt: skip


def kind_of(medium: Medium, address: str) -> str:
    """One of `Embed.kind`, or ``"image"``.

    >>> kind_of(Medium(0, "iframe", {"title": "Video player"}), "https://a.example/embed/1")
    'video'
    >>> kind_of(Medium(0, "img"), "rain.jpg")
    'image'
    """
    if medium.tag in ("img", "amp-img"):
        return "image"
    if medium.tag in _TAGS:
        return _TAGS[medium.tag]
    texts = (medium.attributes.get("title", ""), address, medium.attributes.get("type", ""))
    for text in texts:
        for kind, pattern in _WORDS:
            if pattern.search(text):
                return kind
    return "frame"
