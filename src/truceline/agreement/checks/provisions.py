"""Checks of provisions that agreements usually have: extension, suspension, disputes."""

from __future__ import annotations

from collections.abc import Iterator

from truceline.agreement.finding import Doubt
from truceline.agreement.model import Agreement

__all__ = ["dispute_body", "extension_rule", "suspension_rule"]

_NO_POWERS = "if the text has one, keep it in a comment until `powers:` is read"


def extension_rule(agreement: Agreement) -> Iterator[Doubt]:
    """Can a phase with an end be extended: by whom, for how long, on what notice?

    Without a rule, an extension that one side announces holds in that side's view only. (Powers
    are not part of this version of the language, so this is said of every agreement with such a
    phase.)
    """
    lasting = [p.id for p in agreement.phases.values() if p.lasts is not None]
    if lasting:
        yield Doubt(
            "phases",
            "no rule on extension is encoded for " + ", ".join(f"“{p}”" for p in lasting),
            _NO_POWERS,
        )


def suspension_rule(agreement: Agreement) -> Iterator[Doubt]:
    """May a side suspend or end its part: which side, on what notice, for what cause?

    Without a rule, holding back a duty is that side's word and no power of the text. (Powers are
    not part of this version of the language, so this is said of every agreement.)
    """
    parties = ", ".join(f"“{party}”" for party in agreement.parties)
    yield Doubt(
        "obligations",
        f"no power to suspend or end a duty is encoded, for any party ({parties})",
        _NO_POWERS,
    )


def dispute_body(agreement: Agreement) -> Iterator[Doubt]:
    """Does the text name a body that decides when the parties read a clause differently?

    Without one, two readings stand beside each other until the parties agree.
    """
    if not agreement.disputes:
        yield Doubt(
            "disputes",
            "no body is named that decides when the parties differ over the text",
            "add `disputes: {ID: Name}` if the text names one",
        )
