from __future__ import annotations

import pytest

from truceline.reports import read_report_bytes
from truceline.reports.dateline import find_dateline

BODY = "The mediators said that the talks would go on."


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"CAIRO, 27 Jan 2025 (Agency) — {BODY}", "2025-01-27"),
        (f"CAIRO, Jan. 27, 2025 (Agency) -- {BODY}", "2025-01-27"),
        (f"CAIRO (Agency), January 27, 2025 – {BODY}", "2025-01-27"),
        (f"NAIROBI, Kenya, 2 November 2022 - {BODY}", "2022-11-02"),
        (f"Deir al-Balah, 5 March 2025 — {BODY}", "2025-03-05"),
        (f"\u200fCAIRO, 5 March 2025 — {BODY}", "2025-03-05"),
        (f"Published: Monday, 27 January 2025, 14:05 GMT\n\n{BODY}", "2025-01-27"),
        (f"A title\n\nPosted on January 27th, 2025 at 9:30 a.m.\n{BODY}", "2025-01-27"),
        (f"Published 3rd March 2025 by the desk\n{BODY}", "2025-03-03"),
        (f"27 January 2025\n{BODY}", "2025-01-27"),
        (f"WEDNESDAY, 5 MARCH 2025\n{BODY}", "2025-03-05"),
        (f"A Title\nBy a Writer | January 27, 2025\n{BODY}", "2025-01-27"),
        (f"*2025-01-27T10:00Z*\n{BODY}", "2025-01-27"),
        (f"January 2025\n{BODY}", "2025-01"),
        (f"Updated: 28 January 2025\nPublished: 27 January 2025\n{BODY}", "2025-01-27"),
    ],
)
def test_a_text_dates_itself(text: str, date: str) -> None:
    assert find_dateline(text) == date


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"CAIRO, Jan 27 (Agency) — {BODY}",
        f"CAIRO, Monday (Agency) — {BODY}",
        f"On 7 October 2023, fighting began. {BODY}",
        f"CAIRO (Agency) — On 27 January 2025 the mediators met. {BODY}",
        "The truce of 19 January 2025 — signed by both — held.",
        "The army said on 27 January 2025",
        f"The group says, 5 March 2025 — {BODY}",
        f"Updated 28 January 2025\n{BODY}",
        f"31 February 2025\n{BODY}",
        f"Date: 03/04/2025\n{BODY}",
        f"{BODY}\n" * 9 + "27 January 2025\n",
    ],
)
def test_undated_is_none(text: str) -> None:
    assert find_dateline(text) is None


def test_declared_date_comes_before_the_dateline() -> None:
    report = read_report_bytes(f"CAIRO, 27 Jan 2025 — {BODY}".encode(), file="a.txt")
    assert (report.dateline, report.anchor) == ("2025-01-27", "2025-01-27")
