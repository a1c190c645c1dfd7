"""Checks of numbers: batches, categories, parts and rates against the wholes that are promised."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.agreement.finding import Doubt
from truceline.agreement.model import Agreement, Obligation
from truceline.basis.quantity import Number

__all__ = ["totals_and_ratios"]


def totals_and_ratios(agreement: Agreement) -> Iterator[Doubt]:
    """Do batches, categories, parts and exchange rates add up to the totals that are promised?

    Two numbers of one text that cannot both hold give each side one to insist on.
    """
    for o in agreement.obligations.values():
        yield from _batches(o)
        yield from _categories(o)
        yield from _parts(o)
        yield from _rates(agreement, o)


def _batches(o: Obligation) -> Iterator[Doubt]:
    """Compare the batches with the whole; a rest must leave something to be the rest of."""
    if not o.schedule:
        return
    clause, whole = f"obligations.{o.id}.schedule", o.must.amount
    total = sum(b.amount for b in o.schedule if b.amount is not None)
    rest = any(b.amount is None for b in o.schedule)
    if whole is None and rest:
        yield Doubt(
            clause,
            f"“{o.id}” promises “the rest” of a number that is not stated",
            "write the number after the deed: `must: release N persons`",
        )
    elif whole is not None and (total > whole or (rest and total == whole)):
        yield Doubt(
            clause,
            f"the batches of “{o.id}” come to {total} of {whole}"
            + (" and leave no rest" if total == whole else ""),
            "correct a batch or the whole; if the text itself is wrong, say so in a comment",
        )
    elif whole is not None and not rest and total < whole:
        yield Doubt(
            clause,
            f"the batches of “{o.id}” come to {total}, and the whole is {whole}",
            "add the batch that is missing, or `the rest` on the last day",
        )


def _categories(o: Obligation) -> Iterator[Doubt]:
    total, whole = sum(o.of.values()), o.must.amount
    if o.of and whole is not None and total != whole:
        yield Doubt(
            f"obligations.{o.id}.of",
            f"the categories of “{o.id}” come to {total}, and the whole is {whole}",
            "correct a category or the whole; parts that overlap stand under `of which:`",
        )


def _parts(o: Obligation) -> Iterator[Doubt]:
    """Compare each part with the whole; parts may overlap, so they are not added."""
    for part, number in o.of_which.items():
        if o.must.amount is not None and number > o.must.amount:
            yield Doubt(
                f"obligations.{o.id}.of which",
                f"the part “{part}” of “{o.id}” is {number}, and the whole {o.must.amount}",
                "correct the part or the whole",
            )


def _rates(agreement: Agreement, o: Obligation) -> Iterator[Doubt]:
    """Compare the rates with the categories of what they answer, and their product with a total."""
    if o.exchange_for is None or not o.rate:
        return
    of = agreement.obligations[o.exchange_for].of
    clause = f"obligations.{o.id}.rate"
    for category in (c for c in o.rate if of and c not in of):
        yield Doubt(
            clause,
            f"“{o.id}” has a rate for “{category}”, which “{o.exchange_for}” does not list",
            f"use the categories of “{o.exchange_for}”: " + ", ".join(of),
        )
    for category in (c for c in of if c not in o.rate):
        yield Doubt(
            clause,
            f"“{o.id}” has no rate for “{category}” of “{o.exchange_for}”",
            f"add `{category}: N each`, or 0 each if the text owes nothing for it",
            severity="warning",
        )
    owed = _owed(o.rate, of)
    if owed is not None and o.must.amount is not None and owed != o.must.amount:
        yield Doubt(
            clause,
            f"the rates of “{o.id}” come to {owed}, and the whole is {o.must.amount}",
            "correct a rate, a category or the whole",
        )


def _owed(rate: dict[str, Number], of: dict[str, Number]) -> Number | None:
    """Return what the rates ask for all categories; None if a category or its rate is missing."""
    if not of or set(of) != set(rate):
        return None
    return sum(rate[category] * number for category, number in of.items())
