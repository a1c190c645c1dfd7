"""Section 1: what this paper is, of which moment, known up to when, resting on which record."""

from __future__ import annotations

from truceline.briefing.dates import counted, printed_day, printed_moment
from truceline.briefing.scene import Scene
from truceline.briefing.shapes import Masthead
from truceline.briefing.words import phrase

__all__ = ["masthead"]


_KNOWN_BY = {
    True: "date of receipt as declared; this case is reconstructed",
    False: "date of entry in the record",
}


def masthead(scene: Scene) -> Masthead:
    """Return the masthead; times print with their year and, where known, their offset."""
    s = scene.status
    head = s.agreement
    reconstructed = s.known_by == "received"
    known = printed_moment(s.known_at) if s.known_at else "all that is held"
    at = printed_moment(s.at)
    until = printed_day(s.at)
    period = f"{printed_day(scene.since)} to {until}" if scene.since else f"up to {until}"
    agreement = f"{head.title} (version {head.version} of the text)" if head else "none held"
    held, sources = counted(len(scene.held), "claim"), counted(len(_sources(scene)), "source")
    size = f"{s.record.size:,} entries; {held} held from {sources} (reports and tables)"
    facts = (
        ("Agreement", agreement),
        ("Period", period),
        ("Time zone", scene.timezone),
        ("Known by", _KNOWN_BY[reconstructed]),
        ("Record", size),
        ("Edition", phrase("editions", "public" if scene.public else "desk")),
    )
    return Masthead(
        title=head.title if head else "Words held on talks and ceasefire",
        case=s.case,
        agreement=head.title if head else None,
        version=head.version if head else None,
        digest=head.digest if head else None,
        at=at,
        known_at=known,
        reconstructed=reconstructed,
        period=period,
        audience=scene.audience,
        claims_held=len(scene.held),
        reports_held=len(_sources(scene)),
        record_size=s.record.size,
        last_recorded=s.record.last_recorded,
        facts=facts,
    )


def _sources(scene: Scene) -> set[str]:
    return {h.claim.report or h.claim.file for h in scene.held.values()}
