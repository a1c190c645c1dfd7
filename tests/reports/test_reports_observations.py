from __future__ import annotations

from pathlib import Path

import pytest

from truceline.basis.quantity import Quantity
from truceline.errors import InputError, ObservationError
from truceline.reports import OBSERVATION_COLUMNS, ObservationRow, UnreadRow, read_observations
from truceline.reports.figures import figure_of


def read(
    tmp_path: Path, text: str | bytes
) -> tuple[tuple[ObservationRow, ...], tuple[UnreadRow, ...]]:
    path = tmp_path / "rows.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_observations(path, file="observations/rows.csv")


def one(tmp_path: Path, **cells: str) -> ObservationRow:
    """Read a single row; id, kind, at and a claimant are given unless said otherwise."""
    given = {"id": "r1", "kind": "event", "at": "2021-03-02", "claimed_by": "party-a", **cells}
    quoted = ",".join('"' + c.replace('"', '""') + '"' for c in given.values())
    rows, _ = read(tmp_path, ",".join(given) + "\n" + quoted + "\n")
    return rows[0]


def test_all_columns_are_carried(tmp_path: Path) -> None:
    row = one(
        tmp_path,
        kind="delivery", until="2021-03-03", by="a", to="b", deed="release", item="civilian",
        low="3", unit="persons", counting_point="released", place="north gate",
        toward="captives/day-1", aspect="order;category", says="done", words="As agreed",
        condition="until Monday", claimed_by="a; b", via="c", published="2021-03",
        received="2021-03-04", source="Bulletin 1", method="visit", grade="b2",
        compartment="side/a", note="mine",
    )  # fmt: skip
    assert row.aspects == ("order", "category")
    assert (row.by, row.to, row.claimed_by, row.via) == (("a",), ("b",), ("a", "b"), ("c",))
    assert row.quantity == Quantity(
        low=3, high=3, unit="persons", counting_point="released", wording="3"
    )
    assert (row.until, row.toward, row.says, row.words) == (
        "2021-03-03", "captives/day-1", "done", "As agreed",
    )  # fmt: skip
    assert (row.condition, row.published, row.received, row.source) == (
        "until Monday", "2021-03", "2021-03-04", "Bulletin 1",
    )  # fmt: skip
    assert (row.method, row.grade, row.compartment, row.note) == ("visit", "b2", "side/a", "mine")
    assert (row.file, row.id, row.line) == ("observations/rows.csv", "r1", 2)


def test_columns_in_any_order_and_missing_ones(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "at,claimed_by,id,kind\n2021,a,x,count\n")
    assert (rows[0].at, rows[0].says, rows[0].quantity, rows[0].place) == ("2021", None, None, None)


def test_byte_order_mark_and_blank_lines(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, "\ufeffid,kind,at,claimed_by\r\n\r\n,,,\r\nx,event,2021,a\r\n")
    assert [(r.id, r.line) for r in rows] == [("x", 4)]


def test_line_is_that_on_which_the_row_begins(tmp_path: Path) -> None:
    text = 'id,kind,at,claimed_by,words\nx,event,2021,a,"one\ntwo"\ny,event,2021,a,z\n'
    assert [r.line for r in read(tmp_path, text)[0]] == [2, 4]


def test_shorter_row_has_blank_cells(tmp_path: Path) -> None:
    rows, unread = read(tmp_path, "id,kind,at,claimed_by\nx,event,2021\n")
    assert (rows, len(unread)) == ((), 1)


def test_row_without_claimant_is_listed_not_refused(tmp_path: Path) -> None:
    rows, unread = read(tmp_path, "id,kind,at,claimed_by\nx,event,2021,\ny,event,2021,a\n")
    assert [r.id for r in rows] == ["y"]
    assert (unread[0].id, unread[0].line) == ("x", 2)
    assert "makes no claim" in unread[0].why


@pytest.mark.parametrize("kind", ["event", "delivery", "power", "talks"])
def test_deeds_say_done_unless_they_say_otherwise(tmp_path: Path, kind: str) -> None:
    assert one(tmp_path, kind=kind).says == "done"
    assert one(tmp_path, kind=kind, says="denied").says == "denied"


@pytest.mark.parametrize("kind", ["announcement", "count", "incident", "restriction", "reading"])
def test_other_kinds_tell_without_a_verdict(tmp_path: Path, kind: str) -> None:
    assert one(tmp_path, kind=kind).says is None


def test_row_on_an_aspect_has_no_default(tmp_path: Path) -> None:
    assert one(tmp_path, aspect="order").says is None


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("45", None, Quantity(low=45, high=45, wording="45")),
        ("1,200", None, Quantity(low=1200, high=1200, wording="1,200")),
        ("1.5", None, Quantity(low=1.5, high=1.5, wording="1.5")),
        ("45..", None, Quantity(low=45, wording="45..")),
        (">600", None, Quantity(low=600, exclusive=True, wording=">600")),
        ("<10", None, Quantity(high=10, exclusive=True, wording="<10")),
        ("..2000", None, Quantity(high=2000, wording="..2000")),
        ("~200000", None, Quantity(about=200000, wording="~200000")),
        ("0", None, Quantity(low=0, high=0, wording="0")),
        (None, "2000", Quantity(high=2000, wording="2000")),
        (None, "<2000", Quantity(high=2000, exclusive=True, wording="<2000")),
        ("45", "60", Quantity(low=45, high=60, wording="45..60")),
        ("45..", "..60", Quantity(low=45, high=60, wording="45..60")),
        ("45..60", None, Quantity(low=45, high=60, wording="45..60")),
        (None, None, None),
    ],
)
def test_figures(low: str | None, high: str | None, expected: Quantity | None) -> None:
    assert figure_of(low, high) == expected


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("many", None), ("-5", None), ("1,5", None), ("12,34", None), ("60", "45"), (">45", "60"),
        ("~45", "60"), ("45", "~60"), (None, "60.."), (None, ">60"), ("45", "<60"), ("..5", "60"),
        ("1e3", None), ("4 5", None),
    ],
)  # fmt: skip
def test_what_is_no_figure_is_refused(low: str | None, high: str | None) -> None:
    with pytest.raises(InputError):
        figure_of(low, high)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            {"kind": "evnt"},
            "line 2, column kind: “evnt” is not one of the observation kinds, did you",
        ),
        ({"says": "witheld"}, "column says: “witheld”.*did you mean “withheld”"),
        ({"aspect": "order;plce"}, "column aspect: “plce” is not one of the aspects"),
        ({"low": "3", "counting_point": "entred"}, "column counting_point: “entred”.*“entered”"),
        ({"counting_point": "entered"}, "a counting point without a figure"),
        ({"at": "soon"}, "column at: “soon” is not a date"),
        ({"until": "2021-03-01"}, "column until: 2021-03-01 is before 2021-03-02"),
        ({"until": "2021-02-31"}, "column until: “2021-02-31” is not a date"),
        ({"published": "x"}, "column published: “x” is not a date"),
        ({"low": "many"}, "column low: “many” is not a figure"),
        ({"high": "60.."}, "column high: “60..” in high is no upper bound"),
        ({"claimed_by": "Both"}, "column claimed_by: “Both” is not an actor, name each one"),
        ({"via": "both"}, "column via: “both” is not an actor"),
        ({"kind": "finding", "grade": "b2"}, "column method: is blank, but a finding needs"),
        ({"kind": "finding", "method": "visit"}, "column grade: is blank"),
        ({"kind": "finding", "method": "m", "grade": "b2", "claimed_by": ""}, "column claimed_by"),
        ({"id": ""}, "column id: is blank"),
        ({"at": ""}, "column at: is blank"),
    ],
    ids=str,
)
def test_bad_cell_is_said_with_line_and_column(
    tmp_path: Path, cells: dict[str, str], message: str
) -> None:
    with pytest.raises(ObservationError, match=message):
        one(tmp_path, **cells)


def test_until_inside_a_partial_at_is_no_fault(tmp_path: Path) -> None:
    assert one(tmp_path, at="2021-03", until="2021-03-02").until == "2021-03-02"


def test_doubled_id_names_both_lines(tmp_path: Path) -> None:
    text = "id,kind,at,claimed_by\nx,event,2021,a\ny,event,2021,a\nx,event,2022,b\n"
    with pytest.raises(ObservationError, match="line 4, column id: “x” already stands in line 2"):
        read(tmp_path, text)


def test_all_bad_rows_are_counted_and_five_shown(tmp_path: Path) -> None:
    text = "id,kind,at,claimed_by\n" + "".join(f"r{i},evnt,2021,a\n" for i in range(8))
    with pytest.raises(ObservationError) as caught:
        read(tmp_path, text)
    message = str(caught.value)
    assert message.startswith("observations/rows.csv:2: 8 rows cannot be read: line 2, column kind")
    assert message.count("“evnt”") == 5
    assert "and 3 more" in message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "id,kind,at,claimd_by\n",
            "rows.csv:1: “claimd_by” is not a column; did you mean “claimed_by”",
        ),
        (
            "id;kind;at\nx;event;2021\n",
            "separated by semicolons, not by commas; save the table as CSV",
        ),
        ("id\tkind\tat\n", "separated by tabs"),
        ("id,kind\n", "the column “at” is missing"),
        ("id,kind,at,id\n", "the column “id” stands twice"),
        ("id,kind,at,\n", "column 4 has no name"),
        ("", "this table has no header"),
        ("\n\n", "this table has no header"),
        ("id,kind,at\nx,event,2021,a,b\n", ":2: this row has 5 cells, the header 3"),
        (
            'id,kind,at\nx,event,2021\ny,"event,2021\n',
            ":3: the row that begins here cannot be read",
        ),
        (b"id,kind,at\nx,event,caf\xe9\n", "not UTF-8 .*save it as CSV UTF-8"),
    ],
)
def test_unusable_table(tmp_path: Path, text: str | bytes, message: str) -> None:
    with pytest.raises(ObservationError, match=message):
        read(tmp_path, text)


def test_missing_table(tmp_path: Path) -> None:
    with pytest.raises(ObservationError, match="cannot be opened"):
        read_observations(tmp_path / "gone.csv", file="gone.csv")


def test_there_are_twenty_seven_columns() -> None:
    assert len(OBSERVATION_COLUMNS) == len(set(OBSERVATION_COLUMNS)) == 27
