import pytest

import cleanscrape
from cleanscrape import Decision, Label
from cleanscrape.filters import Mail
from cleanscrape.testing import build

HEADERS = {
    "en": "From: Jo Doe <jo@harbour.example>\nTo: all@velden.example\nDate: Fri, 3 May 2024 "
    "10:12:33 +0200\nSubject: Open again",
    "sent": "From: Doe, Jo [mailto:jo@harbour.example]\nSent: Friday, May 3, 2024 10:12 AM\n"
    "To: Al Roe\nSubject: Fwd: Re: Open again",
    "de": "Von: Jo Doe <jo@harbour.example>\nGesendet: Freitag, 3. Mai 2024 10:12\nAn: Al "
    "Roe\nBetreff: AW: Open again",
    "fr": "De : Jo Doe <jo@harbour.example>\nEnvoyé : vendredi 3 mai 2024 10:12\nÀ : Al Roe\n"
    "Objet : Open again",
    "es": "De: Jo Doe <jo@harbour.example>\nPara: Al Roe\nFecha: 3 de mayo de 2024\nAsunto: "
    "Open again",
    "ru": "От: Jo Doe <jo@harbour.example>\nКому: Al Roe\nТема: Open again\nДата: 3 мая 2024",
    "zh": "发件人：Jo Doe <jo@harbour.example>\n收件人：Al Roe\n"
    "主题：Open again\n发送时间：2024年5月3日",
    "ja": "差出人: Jo Doe <jo@harbour.example>\n宛先: Al Roe\n件名: Open again\n日時: 2024年5月3日",
    "forwarded": "---- Forwarded message ----\n"
    "From: Jo Doe <jo@harbour.example>\nDate: 3 May 2024\n"
    "Subject: Open again",
}


@pytest.mark.parametrize("language", HEADERS)
def test_a_header_gives_title_author_and_date(language: str, prose: tuple[str, ...]) -> None:
    article = cleanscrape.clean("\n\n".join([HEADERS[language], *prose]), source="text")
    assert (article.title, article.authors, str(article.date)[:10]) == (
        "Open again",
        ("Jo Doe",),
        "2024-05-03",
    )
    assert [paragraph.text for paragraph in article.paragraphs] == [*prose]


def test_recipients_are_out(prose: tuple[str, ...]) -> None:
    document = build("From: Jo Doe", "To: Al Roe", "Subject: Rain", *prose)
    said = {item.block: item.label for item in Mail()(document) if isinstance(item, Decision)}
    assert said == {0: Label.BYLINE, 1: Label.BOILERPLATE, 2: Label.TITLE}


@pytest.mark.parametrize(
    "lines",
    [
        ("From: Velden", "To: Ostrup", "Date: 3 May 2024"),
        ("Subject: Rain",),
        ("Rain", "It rained.", "It rained.", "From: Jo Doe", "To: Al Roe", "Subject: Rain"),
    ],
    ids=["timetable", "one line", "far down"],
)
def test_other_lines_with_a_colon_are_no_header(
    lines: tuple[str, ...], prose: tuple[str, ...]
) -> None:
    assert [*Mail()(build(*lines, *prose))] == []


def test_a_sender_without_a_name_is_no_author(prose: tuple[str, ...]) -> None:
    header = "From: jo@harbour.example\nTo: al@velden.example\nSubject: Open again"
    article = cleanscrape.clean("\n\n".join([header, *prose]), source="text")
    assert (article.title, article.authors) == ("Open again", ())


def test_the_header_of_a_page_of_html_is_left_alone() -> None:
    assert [*Mail()(build("From: Jo Doe", "To: Al Roe", "Subject: Rain", source="html"))] == []
