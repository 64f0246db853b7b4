from datetime import datetime

import pytest

from benchmarks.scoring.metrics import is_lossless
from cleanscrape.patterns.spaces import INVISIBLE
from cleanscrape.readers.text import normalise, read_text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\n\n\nb", "a\n\n\nb"),
        ("", ""),
        ("\r\r\n", "\n\n"),
        ("a\tb  c", "a\tb  c"),
    ],
)
def test_newlines_are_normalised_and_nothing_else(raw: str, text: str) -> None:
    assert normalise(raw) == text


def test_a_line_is_a_block() -> None:
    document = read_text("Rain\n\n  It rained.  \nIt snowed.")
    assert document.blocks.texts == ("Rain", "It rained.", "It snowed.")
    assert document.source == "text"
    assert [document.text[block.start : block.end].strip() for block in document.blocks] == [
        *document.blocks.texts
    ]


@pytest.mark.parametrize("newline", ["\v", "\f", "\x85", "\u2028", "\u2029"])
def test_other_line_breaks_count(newline: str) -> None:
    assert read_text(f"It rained.{newline}It snowed.").blocks.texts == ("It rained.", "It snowed.")


@pytest.mark.parametrize("text", ["", "\n\n", " \t ", "\u200b\n\ufeff"])
def test_a_page_without_visible_characters_has_no_blocks(text: str) -> None:
    assert len(read_text(text)) == 0


BROKEN = """Rain in the valley
The old bridge over the river was closed on Monday, as the
town council
had decided after long and bitter talks with the owners of the mill and the people of
Velden
, who had asked for it.
The baker says that he is “not surprised” at all by what the mayor
has told
the people.
Snow in the hills"""


def test_sentences_broken_at_every_link_are_joined() -> None:
    assert read_text(BROKEN).blocks.texts == (
        "Rain in the valley",
        "The old bridge over the river was closed on Monday, as the town council had decided "
        "after long and bitter talks "
        "with the owners of the mill and the people of Velden, "
        "who had asked for it.",
        "The baker says that he is “not surprised” at all by what the mayor has told the people.",
        "Snow in the hills",
    )


def test_joined_blocks_still_cover_their_span() -> None:
    document = read_text(BROKEN)
    assert document.text == BROKEN
    assert all(left.end <= right.start for left, right in zip(document.blocks, document.blocks[1:]))
    assert "".join(
        "".join(document.text[block.start : block.end].split()) for block in document.blocks
    ) == "".join(BROKEN.split())


@pytest.mark.parametrize(
    "text",
    [
        (
            "roses are red\nviolets are blue\nsugar is sweet and so\nare you my love\nthe river "
            "is deep and wide\nand so is the sea"
        ),
        "home\nnews\nweather\nsport\nculture\nabout us",
        "It rained.\nIt snowed.\nIt stopped.",
    ],
)
def test_verses_menus_and_whole_sentences_are_not_joined(text: str) -> None:
    assert read_text(text).blocks.texts == tuple(text.split("\n"))


def test_url_and_reference_are_kept() -> None:
    now = datetime(2024, 5, 3)
    document = read_text("Rain", url="https://a.example/rain", reference=now)
    assert (document.url, document.reference, document.claims) == (
        "https://a.example/rain",
        now,
        (),
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "The old bridge over the river was opened again on Friday morning, and the people "
                "of the town were happy about it."
            ),
            "en",
        ),
        (
            (
                "Die alte Brücke über den Fluss ist am Freitag wieder geöffnet worden, und die "
                "Leute in der Stadt haben sich darüber gefreut."
            ),
            "de",
        ),
        (
            (
                "Le vieux pont sur la rivière a été rouvert vendredi matin, et les gens de la "
                "ville en sont très heureux."
            ),
            "fr",
        ),
    ],
)
def test_the_language_is_guessed(text: str, language: str) -> None:
    assert read_text(text).language == language


@pytest.mark.parametrize("mark", INVISIBLE)
def test_invisible_characters_are_dropped_without_loss(mark: str) -> None:
    page = f"The old{mark} bridge over the river{mark} was opened again on Friday morning."
    document = read_text(page)
    assert document.blocks.texts == (
        "The old bridge over the river was opened again on Friday morning.",
    )
    pieces = [
        document.text[start:end] for start, end in zip(document.blocks.starts, document.blocks.ends)
    ]
    assert is_lossless(pieces, page)
    assert is_lossless(document.blocks.texts, page)


POEM = """The river ran below the bridge all winter long and deep,
and over it the wagons rolled while all the town would sleep,
the miller woke before the dawn and lit his lamp of tin,
and heard the water at the wheel and let the morning in,

the ferryman who had no work sat down upon the stone,
and watched the boats go by him there, the ferryman alone."""
LIST = """Things to buy for the long weekend by the river with all of the children and dogs
two leeks from the market
bread and butter for all the people who come
a new rope for the boat because the old one is worn and may break at any time
lamp oil
and matches"""
CHAT = """anna
i think the bridge should stay closed until the river is lower, because the pillars moved
ben
@anna you have not seen the report then, which says that the pillars are as they were
anna
i have and it says nothing of the kind, read page two where they list the measurements
carl
+1 anna"""
CHANGELOG = """Version 1.2
- fixed the crash when the rain gauge is empty and the wind blows from the north side
- added an option to wait for the river to rise before the alarm is sent out to all
* removed the old bell, which nobody heard
1. first of the steps that are needed to move the old data over
2. second of them"""


@pytest.mark.parametrize(
    "text", [POEM, LIST, CHAT, CHANGELOG], ids=["poem", "list", "chat", "changelog"]
)
def test_poems_lists_chats_and_changelogs_keep_their_lines(text: str) -> None:
    assert read_text(text).blocks.texts == tuple(filter(None, text.split("\n")))


def test_list_items_of_a_broken_page_begin_a_block() -> None:
    items = "1. wash the leeks\n2) cook them\na) with salt\n- with pepper"
    assert read_text(f"{BROKEN}\n{items}").blocks.texts[-4:] == tuple(items.split("\n"))


def test_addresses_in_a_text_are_links() -> None:
    blocks = read_text("Rain\nSee https://a.example/b, or (http://b.example/?c=1).").blocks
    assert blocks.texts[1] == "See https://a.example/b, or (http://b.example/?c=1)."
    assert {
        index: [
            (blocks.texts[index][mark.start : mark.end], mark.kind, mark.target) for mark in marks
        ]
        for index, marks in blocks.marks.items()
    } == {
        1: [
            ("https://a.example/b", "link", "https://a.example/b"),
            ("http://b.example/?c=1", "link", "http://b.example/?c=1"),
        ]
    }
    assert blocks.link_shares == (0.0, 0.0)
