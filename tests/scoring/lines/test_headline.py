import pytest

import cleanscrape
from cleanscrape import read
from cleanscrape.scoring.lines.headline import headline


def title(page: str) -> str | None:
    return cleanscrape.clean(page, source="html").title


@pytest.mark.parametrize(
    ("heading", "page"),
    [
        (
            "The ferry returns",
            "<article><h1>The ferry returns</h1><p>It is back.</p><p>It sails twice."
            "</p><p>Dogs travel free.</p></article>",
        ),
        (
            "Installing Plover",
            "<h1>Installing Plover</h1><pre>$ git clone https://git.example/plover\n$ "
            "make install</pre><p>Done.</p>",
        ),
        (
            "Installation",
            "<title>Installation — Plover 2.1</title><main><h1>Installation</h1><p>Use "
            "it:</p><pre>plover --version</pre></main>",
        ),
        (
            "Frequently asked questions",
            "<h1>Frequently asked questions</h1><h2>May I bring a dog?</h2><p>Dogs "
            "travel free on all of our ferries.</p>",
        ),
        (
            "Prices",
            "<title>Prices – Salon Vera</title><h1>Prices</h1><table><tr><td>Cut and "
            "wash for grown-ups</td><td>30 €</td></tr></table>",
        ),
        (
            "The Heron",
            "<title>The Heron by Ola Brim</title><h1>The Heron</h1><p>by Ola Brim</p>"
            "<p>He stands<br>on one leg<br>in the reeds</p>",
        ),
        (
            "Glossary",
            "<h1>Glossary</h1><dl><dt>Keel</dt><dd>The lowest beam of a ship, along "
            "its whole length.</dd></dl>",
        ),
        (
            "Contact",
            "<title>Contact | Ferry Line</title><h1>Contact</h1><p>Ferry Line</p>"
            "<p>Quay 4</p><p>Velden</p>",
        ),
        (
            "Plover 500 pump",
            "<table><tr><td>Power of the motor at full load</td><td>500</td></tr>"
            "</table><h1>Plover 500 pump</h1><p>For small boats.</p>",
        ),
        (
            "read()",
            "<title>read() — Plover</title><main><h1>read()</h1><pre>plover.read(path, "
            "mode='r')</pre><p>Opens the file.</p></main>",
        ),
        (
            "Baker wanted",
            "<title>Baker wanted – Jobs – Bread</title><h1>Baker wanted</h1><h2>What "
            "you do</h2><ul><li>Bake bread</li></ul>",
        ),
    ],
)
def test_the_heading_of_a_short_plain_page_is_its_title(heading: str, page: str) -> None:
    assert title(page) == heading


def test_a_heading_that_metadata_has_beats_a_line_that_it_has_not(prose: tuple[str, ...]) -> None:
    page = (
        "<meta property='og:title' content='Ten walks along the river'><h1>Ten walks "
        "along the river</h1>" + "<p>Menu</p>" * 90
    )
    assert (
        title(
            page
            + "<h1>Where the old bridge was opened</h1>"
            + "".join(f"<p>{text}</p>" for text in prose)
        )
        == "Ten walks along the river"
    )


def test_a_linked_heading_of_the_sites_name_is_no_title(prose: tuple[str, ...]) -> None:
    page = (
        "<title>Rain in the valley - Valley Post</title><h1><a href='/'>Valley Post</a>"
        "</h1><h2>Rain in the valley</h2>"
    )
    assert title(page + "".join(f"<p>{text}</p>" for text in prose)) == "Rain in the valley"


def test_hidden_headings_do_not_count(prose: tuple[str, ...]) -> None:
    page = "<h1 hidden>Our search</h1><h2>Rain in the valley tomorrow</h2>"
    assert (
        title(page + "".join(f"<p>{text}</p>" for text in prose)) == "Rain in the valley tomorrow"
    )


def test_the_pages_title_stands_without_the_site_where_there_is_no_heading() -> None:
    page = (
        "<title>How to mend a net | Harbour School</title><meta property='og:site_name' "
        "content='Harbour School'>"
    )
    assert (
        title(
            page + "<p>Lay the net on the floor.</p><p>Find the hole and cut away loose twine.</p>"
        )
        == "How to mend a net"
    )


def test_a_headline_in_metadata_is_not_cut_at_glue_or_a_cue(prose: tuple[str, ...]) -> None:
    for line in ("What keeps the rocket of MoonX", "Old thief caught on the bridge By Young Baker"):
        page = f"<meta property='og:title' content='{line}'><h1>{line}</h1>"
        assert title(page + "".join(f"<p>{text}</p>" for text in prose)) == line


def test_in_text_the_headline_without_the_path_wins(prose: tuple[str, ...]) -> None:
    text = "\n".join(
        [
            "Post » Weather » Rain in the valley tomorrow",
            "Rain in the valley tomorrow",
            "By Jo Doe",
            *prose,
        ]
    )
    assert cleanscrape.clean(text, source="text").title == "Rain in the valley tomorrow"


def test_in_text_the_first_of_two_likely_lines_wins(prose: tuple[str, ...]) -> None:
    text = "\n".join(
        [
            "The bridge in Velden is open for people again",
            "Hundreds of them waited long for the bridge",
            *prose,
        ]
    )
    assert (
        cleanscrape.clean(text, source="text").title
        == "The bridge in Velden is open for people again"
    )


VERSE = (
    "The mud keeps every footprint,\nthe gull's, the dog's, my own,\nuntil the moon comes "
    "back for them"
)


@pytest.mark.parametrize(
    ("page", "title"),
    [
        (f"Low Tide\n\n{VERSE}", "Low Tide"),
        (f"Low Tide\n{VERSE}", None),  # not apart
        (f"The tide is low,\n\n{VERSE}", None),  # half of a sentence
        (f"The tide is low.\n\n{VERSE}", None),
        (f"Tide\n\n{VERSE}", None),
        ("Low Tide\n\nThe mud keeps every footprint", None),  # nothing to be the headline of
    ],
)
def test_the_first_line_of_a_short_text_is_its_headline_where_it_stands_apart(
    page: str, title: str | None
) -> None:
    document = read(page, source="text")
    found = headline(document, [None] * len(document))
    assert (document.blocks.texts[found[0]] if found else None) == title


def test_a_long_text_has_no_headline_for_its_first_line_alone() -> None:
    document = read("Low Tide\n\n" + "\n".join(["Foam"] * 80), source="text")
    assert headline(document, [None] * len(document)) is None


def test_half_a_sentence_is_no_headline() -> None:
    document = read(
        f"Low Tide\n\nOh, lay it up, lay it up, strand upon strand,\n{VERSE}", source="text"
    )
    found = headline(document, [None] * len(document))
    assert found is not None
    assert document.blocks.texts[found[0]] == "Low Tide"


def test_a_row_of_several_cells_is_no_headline() -> None:
    row = (
        "<table><tr><td>hollyhock</td><td>My gate squeaks whatever I do. What do you use?"
        "</td></tr></table>"
    )
    assert (
        title(f"<title>Squeaking gate - Garden talk</title><h2>Squeaking gate</h2>{row}{row}")
        == "Squeaking gate"
    )


def test_a_refrain_is_no_headline() -> None:
    document = read(
        "\n\n".join(
            [
                "Rain falls on the town",
                "The mayor spoke to the people of the town for an hour on Friday night.",
            ]
            * 20
        )
    )
    found = headline(document, [None] * len(document))
    assert found is None or document.blocks.texts[found[0]] != "Rain falls on the town"


@pytest.mark.parametrize(
    ("heading", "found"),
    [("Price list 2024", "Price list 2024"), ("Our list", "Price list – Bakker's Bikes")],
)
def test_a_heading_that_says_most_of_what_metadata_says_is_the_headline(
    heading: str, found: str
) -> None:
    page = f"<title>Price list – Bakker's Bikes</title><h1>{heading}</h1><p>All with VAT.</p>"
    rows = "<tr><td>Small check</td><td>€ 35</td></tr><tr><td>Full service</td><td>€ 89</td></tr>"
    assert title(f"{page}<table>{rows}</table><p>Call us for repairs: 555 0144</p>") == found
