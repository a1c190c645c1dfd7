from __future__ import annotations

from pathlib import Path

import pytest

from truceline.errors import CaseError
from truceline.reports import bare_case, is_case, load_case, report_files
from truceline.reports.settings import setting_names

PLAIN = "title: A truce\ntime zone: Asia/Nicosia\n"


def write(root: Path, **files: str) -> Path:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root


def case_with(tmp_path: Path, text: str) -> Path:
    return write(tmp_path, case_dot_yaml=text)


def test_least_case(tmp_path: Path) -> None:
    case = load_case(case_with(tmp_path, PLAIN))
    assert (case.title, case.timezone, case.known_by, case.at) == (
        "A truce",
        "Asia/Nicosia",
        "recorded",
        None,
    )
    assert (case.agreement, case.report_folders, case.observation_files) == (None, (), ())
    assert case.is_case


def test_files_at_their_usual_places_are_found(tmp_path: Path) -> None:
    write(
        case_with(tmp_path, PLAIN),
        agreement_dot_truce_dot_yaml="truce: 1",
        reports__a_dot_txt="It was said.",
        observations__b_dot_csv="id,kind,at\n",
        observations__a_dot_csv="id,kind,at\n",
        actors_dot_yaml="",
    )
    (tmp_path / "agreement.amendment-02.truce.yaml").touch()
    (tmp_path / "agreement.amendment-01.truce.yaml").touch()
    case = load_case(tmp_path)
    assert case.agreement == "agreement.truce.yaml"
    assert case.amendments == (
        "agreement.amendment-01.truce.yaml",
        "agreement.amendment-02.truce.yaml",
    )
    assert case.report_folders == ("reports",)
    assert case.observation_files == ("observations/a.csv", "observations/b.csv")
    assert case.actor_files == ("actors.yaml",)


def test_every_key_is_read(tmp_path: Path) -> None:
    write(tmp_path, text_dot_yaml="", press__a_dot_txt="", who_dot_yaml="", rows_dot_csv="")
    text = PLAIN + (
        "at: 2021-03-09\nknown by: received\nlanguages: [en, ar]\nagreement: text.yaml\n"
        "reports: press\nactors:\n  - who.yaml\nobservations: [rows.csv]\n"
        "counters: {ocha: offloaded, icrc: released}\nparties: [a, b]\n"
    )
    case = load_case(case_with(tmp_path, text))
    assert (case.at, case.known_by, case.languages) == ("2021-03-09", "received", ("en", "ar"))
    assert (case.agreement, case.report_folders) == ("text.yaml", ("press",))
    assert (case.actor_files, case.observation_files) == (("who.yaml",), ("rows.csv",))
    assert case.counters == {"ocha": "offloaded", "icrc": "released"}
    assert case.parties == ("a", "b")


@pytest.mark.parametrize("name", ["timezone", "time zone"])
def test_other_spellings_of_a_key(tmp_path: Path, name: str) -> None:
    assert load_case(case_with(tmp_path, f"{name}: Asia/Gaza\n")).timezone == "Asia/Gaza"
    assert setting_names()[name] == "time zone"


def test_folder_name_stands_in_for_a_title(tmp_path: Path) -> None:
    assert load_case(case_with(tmp_path, "time zone: UTC\n")).title == tmp_path.name


def test_yaml_is_1_2(tmp_path: Path) -> None:
    case = load_case(case_with(tmp_path, "title: no\ntime zone: UTC\nlanguages: [no, on]\n"))
    assert (case.title, case.languages) == ("no", ("no", "on"))


def test_empty_value_is_not_given(tmp_path: Path) -> None:
    assert load_case(case_with(tmp_path, PLAIN + "at:\nparties: []\n")).at is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"case\.yaml:1: this file holds no keys"),
        ("title: A\n", r"case\.yaml:1: the key “time zone” is missing; add it"),
        (
            PLAIN + "languges: [en]\n",
            r"case\.yaml:3: “languges” is not a key.*did you mean “languages”",
        ),
        (PLAIN + "at: soon\n", r"case\.yaml:3: “soon” under at is not a date"),
        (PLAIN + "at: 2021-02-31\n", r"case\.yaml:3: “2021-02-31” under at is not a date"),
        (PLAIN + "known by: heard\n", r"case\.yaml:3: “heard” under known by"),
        ("time zone: Mars/Base\n", r"case\.yaml:1: “Mars/Base” is not a time zone"),
        (PLAIN + "  at: 2021\n", r"case\.yaml:3: the YAML breaks off .*check the indentation"),
        (PLAIN + "at: {b: 2021}\n", r"case\.yaml:3: “at” takes one text"),
        (
            PLAIN + "parties:\n  a: b\n",
            r"case\.yaml:4: “parties” takes a list.*check the indentation",
        ),
        (PLAIN + "counters: [[a]]\n", r"case\.yaml:3: “counters” takes single words"),
        (PLAIN + "title: B\n", r"case\.yaml:3: the key “title” stands twice"),
        (PLAIN + "reports: gone\n", r"case\.yaml:3: “gone” is not in the case"),
        (PLAIN + "reports: ../\n", r"case\.yaml:3: “../” lies outside the case"),
        (PLAIN + "agreement: /etc/hostname\n", r"case\.yaml:3: “/etc/hostname” lies outside"),
        (PLAIN + "counters: {x: ofloaded}\n", r"case\.yaml:3: “ofloaded” .*mean “offloaded”"),
        (PLAIN + "title: " + "[" * 5000 + "\n", r"case\.yaml.*cannot be read|breaks off"),
        (PLAIN + "title: [a\n", r"case\.yaml:\d: the YAML breaks off"),
        (PLAIN + "\x07: a\n", r"case\.yaml: the YAML cannot be read"),
        (PLAIN + "? [a]\n: b\n", r"case\.yaml:3: “\?” is not a key"),
    ],
)
def test_what_is_wrong_in_case_yaml_is_said_with_its_line(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(CaseError, match=message):
        load_case(case_with(tmp_path, text))


def test_case_yaml_in_another_encoding(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes("title: café\n".encode("latin-1"))
    with pytest.raises(CaseError, match="not UTF-8"):
        load_case(tmp_path)


def test_folder_without_case_yaml(tmp_path: Path) -> None:
    assert not is_case(tmp_path)
    with pytest.raises(CaseError, match=r"holds no case\.yaml; make one with `truceline new DIR`"):
        load_case(tmp_path)


def test_table_that_links_out_of_the_case_is_refused(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", rows_dot_csv="id,kind,at\n")
    root = write(tmp_path / "case", case_dot_yaml=PLAIN)
    (root / "observations").mkdir()
    (root / "observations" / "rows.csv").symlink_to(outside / "rows.csv")
    with pytest.raises(CaseError, match="lies outside the case"):
        load_case(root)


def test_bare_folder(tmp_path: Path) -> None:
    write(tmp_path, b_dot_txt="It was said.", a__a_dot_md="It was denied.")
    case = bare_case([tmp_path])
    assert not case.is_case
    assert (case.timezone, case.known_by, case.title) == ("UTC", "recorded", tmp_path.name)
    prefix = tmp_path.as_posix()
    assert [f.file for f in report_files(case)] == [f"{prefix}/a/a.md", f"{prefix}/b.txt"]


def test_bare_files_are_told_apart(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_dot_txt="It was said.",
        rows_dot_csv='\ufeff"id","kind","at","note"\n',
        other_dot_csv="name,age\n",
        text_dot_truce_dot_yaml="truce: 1",
    )
    paths = sorted(tmp_path.iterdir())
    case = bare_case(paths)
    assert case.observation_files == ((tmp_path / "rows.csv").as_posix(),)
    assert case.agreement == (tmp_path / "text.truce.yaml").as_posix()
    assert [f.path.name for f in report_files(case)] == ["a.txt", "other.csv"]


def test_bare_folder_and_its_file_give_the_file_once(tmp_path: Path) -> None:
    write(tmp_path, a_dot_txt="It was said.", rows_dot_csv="id,kind,at\n")
    case = bare_case([tmp_path, tmp_path / "a.txt", tmp_path / "rows.csv"])
    assert len(report_files(case)) == 1
    assert len(case.observation_files) == 1


def test_two_bare_agreements_are_refused(tmp_path: Path) -> None:
    write(tmp_path, a_dot_truce_dot_yaml="", b_dot_truce_dot_yaml="")
    with pytest.raises(CaseError, match="are two agreements"):
        bare_case([tmp_path])


@pytest.mark.parametrize(
    ("asked", "message"), [("reprts", "did you mean “reports”"), ("gone/away", "check the name")]
)
def test_bare_path_that_is_not_there(tmp_path: Path, asked: str, message: str) -> None:
    (tmp_path / "reports").mkdir()
    with pytest.raises(CaseError, match=message):
        bare_case([tmp_path / asked])
