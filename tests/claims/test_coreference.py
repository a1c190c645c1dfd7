"""He, the group, the official: narrow rules, open when unsure."""

from __future__ import annotations

from collections.abc import Callable

from truceline.claims.draft import Draft

Many = Callable[..., tuple[Draft, ...]]


def actors(drafts: tuple[Draft, ...]) -> list[str | None]:
    return [d.actor for d in drafts]


def test_a_pronoun_is_the_speaker_before_it(attributed: Many) -> None:
    drafts = attributed("Anna Holt said the gate was open. She added that buses had crossed.")
    assert actors(drafts) == ["northland/anna-holt"] * 2
    assert drafts[1].source is not None
    assert drafts[1].source.text == "She"


def test_a_pronoun_reaches_back_one_paragraph(attributed: Many) -> None:
    drafts = attributed("Anna Holt said the gate was open.\nShe added that buses had crossed.")
    assert actors(drafts) == ["northland/anna-holt"] * 2


def test_the_group_is_the_one_group_named_before(attributed: Many) -> None:
    drafts = attributed(
        "River Front officials said they were ready. However, the group has expressed "
        "reservations about the dates."
    )
    assert actors(drafts) == ["river-front/official", "river-front"]
    assert drafts[1].official


def test_the_official_is_the_unnamed_one_quoted_before(attributed: Many) -> None:
    drafts = attributed(
        "A senior River Front representative said contacts went on. According to the official, "
        "lists were being checked."
    )
    assert actors(drafts) == ["river-front/senior-representative"] * 2
    assert not drafts[1].named


def test_a_surname_is_the_one_person_named_in_full(attributed: Many) -> None:
    drafts = attributed("Anna Holt is in the port. Holt said the gate was open.")
    assert actors(drafts) == ["northland/anna-holt"]


def test_a_part_of_a_body_named_in_the_sentence_is_of_that_body(attributed: Many) -> None:
    drafts = attributed(
        "For the River Front, much hangs on its factions, some of which oppose a pause."
    )
    assert (drafts[0].actor, drafts[0].party) == ("river-front/factions", "river-front")
    assert not drafts[0].official


def test_a_pronoun_without_an_antecedent_stays_open(attributed: Many) -> None:
    (draft,) = attributed("He said the gate was open.")
    assert (draft.actor, draft.party, draft.named) == (None, None, False)
    assert draft.source is not None
    assert draft.source.text == "He"


def test_a_noun_that_two_actors_fit_stays_open(attributed: Many) -> None:
    drafts = attributed(
        "The Northlandic army and the River Front are in the port. The ministry said talks go on."
    )
    assert actors(drafts) == [None]


def test_a_resolved_speaker_lowers_the_score(attributed: Many) -> None:
    first, second = attributed("Anna Holt said the gate was open. She said buses had crossed.")
    assert second.score < first.score


def test_the_statement_is_that_of_who_spoke_last(attributed: Many) -> None:
    drafts = attributed(
        "The River Front said in a statement that it would wait. The statement added that lists "
        "were ready."
    )
    assert actors(drafts) == ["river-front", "river-front"]


def test_one_of_its_officials_is_of_the_body_named_in_the_sentence(attributed: Many) -> None:
    drafts = attributed(
        "The River Front is ready to hand over the port, one of its officials said."
    )
    assert actors(drafts) == ["river-front/official"]


def test_a_bare_it_stands_for_what_was_just_said(attributed: Many) -> None:
    drafts = attributed("Northland has accused the River Front of regrouping; Marek Dol denies it.")
    assert drafts[1].content == drafts[0].content
    assert drafts[1].actor == "river-front/marek-dol"
