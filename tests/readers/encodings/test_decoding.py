import codecs
from collections import Counter
from time import process_time

import pytest

from cleanscrape import ReadError
from cleanscrape.readers.encodings.decoding import decode

TEXT = "Überfall in Zürich: „Es regnet“ – 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_with_or_without_a_byte_order_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_wins_over_the_caller(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding), "cp1252") == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_byte_order_mark_is_recognised(encoding: str) -> None:
    assert decode("It rained.".encode(encoding)) == "It rained."


@pytest.mark.parametrize(
    ("declared", "real", "text"),
    [
        ("cp1252", "cp1252", TEXT),
        ("iso-8859-1", "cp1252", TEXT),
        ("latin1", "cp1252", TEXT),
        ("iso-8859-2", "iso-8859-2", "Děčín leží na řece"),
        ("windows-1251", "windows-1251", "Дождь идёт"),
        ("gb2312", "gb18030", "今天下雨。"),
        ("shift_jis", "cp932", "雨が降った。"),
        ("euc-kr", "cp949", "비가 왔다."),
    ],
)
def test_the_encoding_from_the_caller_is_used(declared: str, real: str, text: str) -> None:
    assert decode(text.encode(real), declared) == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<meta charset=windows-1251>",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_encoding_declared_by_the_page_is_used(head: str) -> None:
    page = f"{head}<p>Дождь идёт</p>"
    assert decode(page.encode("windows-1251")) == page


def test_valid_utf_8_wins_over_a_wrong_declaration() -> None:
    page = f'<meta charset="iso-8859-1">{TEXT}'
    assert decode(page.encode(), "iso-8859-1") == page


def test_an_unknown_declaration_of_the_page_is_ignored() -> None:
    page = '<meta charset="x-unknown"><p>It rained.</p>'
    assert decode(page.encode()) == page


def test_an_undeclared_encoding_is_detected() -> None:
    text = "Дождь идёт весь день, и река поднялась. Мост закрыт, и люди ждут на берегу. " * 5
    assert decode(text.encode("windows-1251")) == text


def test_a_stray_byte_does_not_break_the_page() -> None:
    assert decode(TEXT.encode() + b"\xff") == TEXT + "\ufffd"


def test_no_bytes_give_no_text() -> None:
    assert decode(b"") == ""


def test_an_unknown_encoding_from_the_caller_is_an_error_that_names_it() -> None:
    with pytest.raises(ReadError, match="unknown encoding 'x-none'"):
        decode(b"Rain", "x-none")


@pytest.mark.parametrize(
    "name",
    [
        "utf-7",
        "unicode_escape",
        "raw-unicode-escape",
        "punycode",
        "idna",
        "undefined",
        "rot13",
        "base64",
    ],
)
def test_codecs_that_are_no_page_encodings_are_not_used(name: str) -> None:
    words = "Über die alte Brücke führt wieder ein Weg \\d."
    assert decode(words.encode("cp1252"), name) == words


@pytest.mark.parametrize("name", ["", "no-such-thing", "utf-8\0", "x" * 10_000])
def test_an_invalid_encoding_name_is_refused(name: str) -> None:
    with pytest.raises(ReadError, match="unknown encoding"):
        decode(b"It rained.", name)


def test_surrogate_pairs_in_utf_8_are_combined() -> None:
    assert (
        decode("It rained \ud83d\ude00 all dáy.".encode("utf-8", "surrogatepass"))
        == "It rained 😀 all dáy."
    )
    assert decode(b"It rained \xed\xa0\x80.") == "It rained \ufffd."


def test_detection_samples_the_bytes_beyond_ascii() -> None:
    words = "Über die alte Brücke führt wieder ein Weg, und die Bäckerei öffnet früh am Morgen."
    assert decode(b"It rained. " * 20_000 + words.encode("cp1252")).endswith(words)


SENTENCES = {
    "cp1252": (
        (
            "Die alte Brücke über den Fluss öffnet wieder, und die Bäcker freuen sich schon früh "
            "am Tag über Gäste."
        ),
        (
            "Le vieux pont a été rouvert hier, et les élèves de l’école ont fêté ça avec leur "
            "maîtresse près de la rivière."
        ),
        (
            "El puente se abrió ayer por la mañana, y los niños del pueblo cruzaron el río con "
            "alegría. ¿Quién pagará?"
        ),
        (
            "A ponte velha abriu ontem de manhã, e as crianças da povoação cruzaram o rio até à "
            "estação."
        ),
        (
            "La città ha riaperto il ponte perché l’acqua è calata, così la gente potrà passare "
            "già lunedì."
        ),
        "Den gamla bron är öppen igen, och folk från byn går över ån på väg till kyrkan på söndag.",
    ),
    "cp1250": (
        (
            "Stary most znów jest otwarty, a mieszkańcy wsi idą rano przez rzekę na targ, żeby "
            "kupić chleb i mąkę."
        ),
        (
            "Starý most je znovu otevřený a lidé z vesnice chodí ráno přes řeku na trh, kde se "
            "prodává čerstvý chléb."
        ),
        (
            "A régi híd újra nyitva van, és a falu lakói reggel átmennek a folyón a piacra. Esős "
            "idő jött, erős szél fúj."
        ),
    ),
    "iso8859-2": (
        (
            "Stary most znów jest otwarty, a mieszkańcy wsi idą rano przez rzekę na targ, żeby "
            "kupić chleb i mąkę."
        ),
    ),
    "cp1251": (
        "Старый мост снова открыт, и люди из деревни утром идут через реку на рынок за хлебом.",
        (
            "Старий міст знову відкрито, і люди з села вранці йдуть через річку на ринок по хліб, "
            "який щойно спекли."
        ),
    ),
    "koi8-r": (
        "Старый мост снова открыт, и люди из деревни утром идут через реку на рынок за хлебом.",
    ),
    "cp1253": (
        (
            "Η παλιά γέφυρα άνοιξε ξανά και οι άνθρωποι του χωριού περνούν το πρωί το ποτάμι για "
            "να αγοράσουν ψωμί."
        ),
    ),
    "cp1254": (
        (
            "Eski köprü yeniden açıldı ve köyün insanları sabah ırmağın karşısındaki pazara ekmek "
            "almaya gidiyor."
        ),
    ),
    "cp1255": ("הגשר הישן נפתח שוב ואנשי הכפר עוברים בבוקר את הנהר אל השוק כדי לקנות לחם.",),
    "cp1256": (
        "فتح الجسر القديم مرة أخرى ويعبر أهل القرية النهر في الصباح إلى السوق لشراء الخبز.",
    ),
    "cp874": ("สะพานเก่าเปิดอีกครั้งและชาวบ้านข้ามแม่น้ำในตอนเช้าไปตลาดเพื่อซื้อขนมปัง",),
    "cp1257": (
        (
            "Senas tiltas vėl atidarytas, o kaimo žmonės rytais eina per upę į turgų pirkti "
            "šviežios duonos ir sūrio."
        ),
    ),
    "gb18030": ("老桥昨天早上重新开放了，村里的人过河去市场买面包，孩子们很高兴。",),
    "big5": ("老橋昨天早上重新開放了，村裡的人過河去市場買麵包，孩子們很高興。",),
    "cp932": ("古い橋がきのうの朝ふたたび開き、村の人々は川を渡って市場へパンを買いに行った。",),
    "euc_jp": ("古い橋がきのうの朝ふたたび開き、村の人々は川を渡って市場へパンを買いに行った。",),
    "cp949": (
        "오래된 다리가 어제 아침에 다시 열렸고 마을 사람들은 강을 건너 시장에 빵을 사러 갔다.",
    ),
}
WRITTEN = [(encoding, words) for encoding, texts in SENTENCES.items() for words in texts]
WIDE = ("gb18030", "big5", "cp932", "euc_jp", "cp949")


@pytest.mark.parametrize(("encoding", "words"), WRITTEN)
def test_one_sentence_is_enough_to_detect_its_encoding(encoding: str, words: str) -> None:
    assert decode(words.encode(encoding)) == words
    page = f"<html><head><title>1</title></head><body><p>{words}</p></body></html>"
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize(("encoding", "words"), WRITTEN)
@pytest.mark.parametrize("broken", [b"", b"\xff", b"\x81"])
def test_broken_bytes_do_not_mislead_the_detection(
    encoding: str, words: str, broken: bytes
) -> None:
    """One byte beyond ASCII in a hundred is lost or another one."""
    raw = bytearray((words + "\n").encode(encoding) * 20)
    high = [at for at, byte in enumerate(raw) if byte > 127]
    for at in reversed(high[50::100]):
        raw[at : at + 1] = broken
    found = decode(bytes(raw))
    kept = sum((Counter(found) & Counter((words + "\n") * 20)).values())
    assert kept >= 0.93 * 20 * (len(words) + 1)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [pair for pair in WRITTEN if pair[0] not in ("cp1252", "cp1254") and "ő" not in pair[1]],
)
@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1"])
def test_a_clearly_wrong_declaration_is_ignored(encoding: str, words: str, declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{words} {words} {words}</p>'
    assert decode(page.encode(encoding)) == page
    assert decode(page.encode(encoding), declared) == page


@pytest.mark.parametrize(("encoding", "words"), WRITTEN)
def test_a_right_declaration_is_used(encoding: str, words: str) -> None:
    page = f'<meta charset="{encoding}"><p>{words[:25]}</p>'
    assert decode(page.encode(encoding)) == page


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1251"])
def test_broken_utf_8_is_no_other_encoding(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>{TEXT} {TEXT}</p>'
    assert decode(page.encode() + b"\xff") == page + "\ufffd"


@pytest.mark.parametrize("encoding", WIDE)
def test_text_after_a_lost_byte_is_realigned(encoding: str) -> None:
    words = SENTENCES[encoding][0] * 5
    raw = words.encode(encoding)
    found = decode(f'<meta charset="{encoding}">'.encode() + raw[:30] + raw[31:])
    assert found.endswith(words[-100:])
    assert found.count("\ufffd") <= 2


def test_half_width_katakana_survives_a_broken_byte() -> None:
    words = "ﾃﾞｻﾞｲﾝ ﾊﾟﾝ 古い橋がきのうの朝ふたたび開き、村の人々は川を渡って市場へ行った。"
    assert decode(words.encode("cp932") + b"\n\x81", "shift_jis") == words + "\n\ufffd"


@pytest.mark.parametrize(
    "unit",
    [
        b"\xff",
        b"\x81",
        b"\x81\xff",
        b"\xa4\xa4",
        b"\x80 ",
        b"\xc3\xbc\xff",
        bytes(range(128, 256)),
        b"a\xfc",
    ],
)
def test_decoding_time_is_linear(unit: bytes) -> None:
    start = process_time()
    decode(unit * (2_000_000 // len(unit)))
    assert process_time() - start < 10  # four seconds at most
