"""In time, late by how much, or not to be told."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

from truceline.agreement import Step
from truceline.basis.time import Interval, iso

__all__ = ["lateness", "punctual"]


def punctual(step: Step, done: Interval, tz: ZoneInfo) -> tuple[str, str]:
    """Return the state of a step that was filled at ``done``, and a sentence on when."""
    when = (
        iso(done.first, tz)
        if done.last - done.first < timedelta(hours=1)
        else done.first.astimezone(tz).date().isoformat()
    )
    if step.due is None or done.last <= step.due.first:
        return "fulfilled", f"Done on {when}."
    if done.first > step.due.last:
        return "fulfilled-late", f"Done on {when}, {lateness(step.due, done, tz)} after its date."
    return "fulfilled-time-open", f"Done on {when}; whether this is in time cannot be determined."


def lateness(due: Interval, done: Interval, tz: ZoneInfo) -> str:
    """Return how long after its deadline something was done, as far as the two times allow ("1 day 7 hours")."""
    if done.last - done.first >= timedelta(hours=1) or due.first != due.last:
        days = (done.first.astimezone(tz).date() - due.last.astimezone(tz).date()).days
        return f"{days} day{'s' if days != 1 else ''}"
    gap = done.first - due.last - timedelta(microseconds=1)
    gap = max(gap, timedelta(0))
    hours = round(gap.seconds / 3600)
    parts = [f"{gap.days} day{'s' if gap.days != 1 else ''}"] if gap.days else []
    parts += [f"{hours} hour{'s' if hours != 1 else ''}"] if hours else []
    return " ".join(parts) or "less than an hour"
