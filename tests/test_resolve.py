from datetime import date, datetime, timezone
from typing import Any

from cleanscrape import Byline, Caption, Claim
from cleanscrape.resolve import best, rank


def values(field: str, *claims: Claim) -> list[Any]:
    return [claim.value for claim in rank(claims).get(field, ())]


def test_no_claims_no_value() -> None:
    assert rank(()) == {}
    assert best({}, "title") is None


def test_the_most_confident_of_single_claims_wins() -> None:
    ranked = rank([Claim("title", "Home", 0.4), Claim("title", "Rain", 0.6)])
    winner = best(ranked, "title")
    assert winner is not None
    assert winner.value == "Rain"
    assert best(ranked, "byline") is None


def test_claims_on_the_same_value_support_each_other() -> None:
    claims = [
        Claim("title", "Home", 0.7),
        Claim("title", "Rain", 0.6),
        Claim("title", "Rain", 0.5, "og"),
    ]
    assert values("title", *claims) == ["Rain", "Rain", "Home"]


def test_case_accents_and_punctuation_do_not_make_another_title() -> None:
    claims = [
        Claim("title", "Home", 0.7),
        Claim("title", "L’Été à Niš", 0.6),
        Claim("title", "L'ete a nis!", 0.5, "og"),
    ]
    assert values("title", *claims)[0] in ("L’Été à Niš", "L'ete a nis!")


def test_what_a_reader_sees_beats_metadata_on_the_same_value() -> None:
    assert values(
        "title", Claim("title", "RAIN", 0.6, "og"), Claim("title", "Rain", 0.6, block=3)
    ) == ["Rain", "RAIN"]


def test_a_moment_beats_the_bare_day_it_is_on() -> None:
    day, moment = date(2024, 5, 3), datetime(2024, 5, 3, 14, 5)
    zoned = datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc)
    claims = [
        Claim("date", day, 0.8, block=1),
        Claim("date", moment, 0.5),
        Claim("date", zoned, 0.4),
    ]
    assert values("date", *claims) == [zoned, moment, day]


def test_days_do_not_support_other_days() -> None:
    claims = [
        Claim("date", date(2024, 5, 3), 0.5),
        Claim("date", date(2024, 5, 3), 0.5),
        Claim("date", date(2024, 5, 4), 0.6),
    ]
    assert values("date", *claims)[0] == date(2024, 5, 3)


def test_the_order_of_names_and_an_agency_make_no_other_byline() -> None:
    both = Byline("Jo Doe and Al Roe", ("Jo Doe", "Al Roe"))
    signed = Byline("Al Roe, Jo Doe, Reuters", ("Al Roe", "Jo Doe", "Reuters"), agency="Reuters")
    other = Byline("Desk", ("Desk",))
    assert (
        values(
            "byline",
            Claim("byline", other, 0.7),
            Claim("byline", both, 0.6),
            Claim("byline", signed, 0.5),
        )[-1]
        == other
    )


def test_captions_stand_for_themselves() -> None:
    one, two = Caption("A cloud"), Caption("A gate")
    claims = [
        Claim("caption", one, 0.5, block=1),
        Claim("caption", two, 0.8, block=2),
        Claim("caption", one, 0.5, block=3),
    ]
    assert values("caption", *claims) == [two, one, one]


def test_no_claim_is_lost() -> None:
    claims = [
        Claim("title", "Rain", 0.5),
        Claim("title", "Rain", 0.5),
        Claim("mood", 3, 0.5),
        Claim("mood", 4, 0.6),
    ]
    assert sum(map(len, rank(claims).values())) == len(claims)
    assert values("mood", *claims) == [4, 3]


def test_the_result_does_not_depend_on_the_order_of_unequal_claims() -> None:
    claims = [
        Claim("title", "Home", 0.7),
        Claim("title", "Rain", 0.6, "og"),
        Claim("title", "Rain", 0.5, "text", 3),
    ]
    assert rank(claims) == rank(reversed(claims))


def test_the_day_of_the_last_build_gives_way_to_an_earlier_date_that_is_seen() -> None:
    seen = Claim("date", date(2024, 5, 3), 0.5, block=4)
    built = Claim("date", datetime(2024, 6, 1, 12, 0), 0.85, "json-ld")
    changed = Claim("modified", datetime(2024, 6, 1, 12, 5), 0.8, "json-ld")
    assert rank([seen, built, changed])["date"][0] is seen
    assert rank([seen, built])["date"][0] is built
    assert (
        rank([seen, built, changed, Claim("date", date(2024, 6, 1), 0.5, block=9)])["date"][
            0
        ].value.day
        == 1
    )


def test_an_article_is_called_what_its_headline_and_opengraph_agree_on() -> None:
    seen = [
        Claim("title", "Rain in Velden", 0.95, block=3),
        Claim("title", "Rain in Velden", 0.5, "twitter"),
    ]
    known = [
        Claim("title", "Velden: a month of rain", 0.7, "json-ld"),
        Claim("title", "Velden – a month of rain", 0.6, "og"),
    ]
    kind = Claim("kind", "NewsArticle", 0.7, "json-ld")
    assert values("title", *seen, *known)[0] == "Rain in Velden"
    assert values("title", *seen, *known, kind) == [claim.value for claim in (*known, *seen)]
    assert values("title", *seen, *known[:1], kind)[0] == "Rain in Velden"


def test_first_names_are_completed_from_metadata() -> None:
    short, whole = Byline("By J. Doe", ("J. Doe",)), Byline("Jane Doe", ("Jane Doe",))
    assert values(
        "byline", Claim("byline", short, 0.9, block=2), Claim("byline", whole, 0.6, "meta")
    ) == [whole, short]
    other = Byline("Jane Roe", ("Jane Roe",))
    assert (
        values("byline", Claim("byline", short, 0.9, block=2), Claim("byline", other, 0.6, "meta"))[
            0
        ]
        == short
    )


def test_a_longer_list_of_the_same_people_wins() -> None:
    seen, known = Byline("By Jo Doe", ("Jo Doe",)), Byline("Jo Doe, Al Roe", ("Jo Doe", "Al Roe"))
    assert (
        values(
            "byline", Claim("byline", seen, 0.95, block=2), Claim("byline", known, 0.9, "json-ld")
        )[0]
        == known
    )
    assert (
        values("byline", Claim("byline", seen, 0.95, block=2), Claim("byline", known, 0.6, "meta"))[
            0
        ]
        == seen
    )


def test_metadata_knows_the_second_of_a_moment() -> None:
    seen = Claim("date", datetime(2024, 5, 3, 14, 5, tzinfo=timezone.utc), 0.9, block=4)
    meta = Claim("date", datetime(2024, 5, 3, 14, 5, 6, tzinfo=timezone.utc), 0.8, "json-ld")
    assert rank([seen, meta])["date"][0] is meta
