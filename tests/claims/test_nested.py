"""Speech inside speech: via, outlets that pass on, and second-hand deeds."""

from __future__ import annotations

from collections.abc import Callable

from truceline.claims.draft import Draft

One = Callable[[str], Draft]
Many = Callable[..., tuple[Draft, ...]]


def test_whom_the_source_has_it_from_is_its_via(one: One) -> None:
    draft = one("Anna Holt claimed that Ida Berg had informed her of a new map.")
    assert draft.actor == "northland/anna-holt"
    assert [v.actor for v in draft.via] == ["southmark/ida-berg"]


def test_a_chain_of_speakers_is_listed_nearest_first(one: One) -> None:
    draft = one("Anna Holt said Ida Berg told her that Marek Dol said the map was ready.")
    assert [v.text for v in draft.via] == ["Ida Berg", "Marek Dol"]


def test_speech_inside_a_quotation_is_via(one: One) -> None:
    draft = one("“Ida Berg told me that the map is ready,” said Anna Holt.")
    assert [v.actor for v in draft.via] == ["southmark/ida-berg"]


def test_a_quotation_that_gives_another_s_words_is_a_claim_of_its_own(attributed: Many) -> None:
    drafts = attributed(
        "“We expect good news,” said Anna Holt. “Ida Berg told me that the map is ready.”"
    )
    assert [[v.text for v in d.via] for d in drafts] == [[], ["Ida Berg"]]


def test_we_in_a_quotation_is_nobody_else(one: One) -> None:
    assert one("“I think we said enough,” said Anna Holt.").via == ()


def test_another_s_deed_in_the_content_stays_one_second_hand_claim(one: One) -> None:
    draft = one("According to several diplomats, Northland has accepted the first line.")
    assert (draft.actor, draft.via) == (None, ())
    assert draft.content is not None
    assert draft.content.text == "Northland has accepted the first line"


def test_an_outlet_that_passes_words_on_is_told_and_not_the_source(one: One) -> None:
    draft = one("According to the Daily Post, a Northlandic official said the gate was shut.")
    assert draft.actor == "northland/official"
    assert draft.addressee is not None
    assert draft.addressee.actor == "daily-post"


def test_an_outlet_s_own_report_keeps_the_outlet_as_source(one: One) -> None:
    draft = one("According to the Daily Post, the gate was shut.")
    assert draft.actor == "daily-post"


def test_citing_somebody_is_via(one: One) -> None:
    draft = one("The Relief Union said the wells were dry, citing local engineers.")
    assert [v.text for v in draft.via] == ["local engineers"]
