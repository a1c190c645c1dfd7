"""Put a briefing together: a pure function of a status and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from truceline.agreement.model import Agreement
from truceline.basis.registry_of_actors import Registry
from truceline.briefing.evidence import evidence
from truceline.briefing.lint import lint_words
from truceline.briefing.scene import Scene
from truceline.briefing.sections.agreement import agreement_section
from truceline.briefing.sections.annex import annex_section
from truceline.briefing.sections.changes import changes_section
from truceline.briefing.sections.contradictions import contradictions_section
from truceline.briefing.sections.deliveries import deliveries_section
from truceline.briefing.sections.headlines import bottom_line_section, key_points_section
from truceline.briefing.sections.incidents import incidents_section
from truceline.briefing.sections.limits import limits_section
from truceline.briefing.sections.masthead import masthead
from truceline.briefing.sections.positions import positions_section
from truceline.briefing.shapes import Briefing
from truceline.briefing.shown import as_shown, private_names
from truceline.record.held import HeldClaim
from truceline.reports.report import Report
from truceline.status.shapes import Status

__all__ = ["brief"]

_SECTIONS = (
    bottom_line_section, key_points_section, changes_section, agreement_section, positions_section,
    contradictions_section, incidents_section, deliveries_section, limits_section, annex_section,
)  # fmt: skip
"""The fixed order, after the masthead, so that readers find their line every morning."""


def brief(
    status: Status,
    *,
    held: Mapping[str, HeldClaim],
    reports: Mapping[str, Report],
    agreement: Agreement | None,
    registry: Registry,
    since: str | None = None,
    audience: str | None = None,
    timezone: str | None = None,
    before: Status | None = None,
) -> Briefing:
    """Return the analyst's briefing of one status.

    ``held`` are the claims by id and ``reports`` the documents by id that the status rests on.
    ``since`` (a partial time) opens the period; it defaults to the moment from which the status
    tells changes. ``audience`` is ``public`` (text only where rights allow it, places coarse, no
    hours of movements) or ``desk`` (a working copy, not for distribution, that also quotes texts
    of unknown rights); it defaults to public, but to desk where nobody declared any rights.
    ``timezone`` defaults to the agreement's, else UTC. ``before`` is the status at ``since``;
    with it the four counts print their earlier value.
    """
    scene = Scene(
        status=status,
        held=held,
        reports=reports,
        agreement=agreement,
        registry=registry,
        timezone=timezone or (agreement.clock.timezone if agreement else "UTC"),
        since=since if since is not None else status.changes.since,
        audience=audience or default_audience(held),
        before=before,
    )
    scene = msgspec.structs.replace(scene, private=private_names(scene))
    sections = tuple(as_shown(scene, section(scene)) for section in _SECTIONS)
    notes = as_shown(scene, evidence(scene, sections))
    made = Briefing(masthead=masthead(scene), sections=sections, evidence=notes)
    return msgspec.structs.replace(made, wording=lint_words(made))


def default_audience(held: Mapping[str, HeldClaim]) -> str:
    """Return public, or desk where texts are held and nobody declared the rights of any."""
    texts = [h for h in held.values() if h.claim.row is None]
    return "desk" if texts and all(h.rights is None for h in texts) else "public"
