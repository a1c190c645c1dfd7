"""Documents and tables as they come: reports, cases, observations; nothing guessed or lost."""

from truceline.reports.case import CASE_FILE, Case, bare_case, is_case, load_case
from truceline.reports.files import ReportFile, report_files
from truceline.reports.index import INDEX_COLUMNS, Index, read_index
from truceline.reports.invisible import Folded, fold_invisible
from truceline.reports.language import language_of, script_of
from truceline.reports.languages import LeftAside, language_in, language_name, left_aside
from truceline.reports.observations import (
    OBSERVATION_COLUMNS,
    ObservationRow,
    UnreadRow,
    read_observations,
)
from truceline.reports.readers import read_report, read_report_bytes
from truceline.reports.report import Block, Metadata, Report
from truceline.reports.sentences import sentences_in, sentences_of
from truceline.reports.template import case_template

__all__ = [
    "CASE_FILE",
    "INDEX_COLUMNS",
    "OBSERVATION_COLUMNS",
    "Block",
    "Case",
    "Folded",
    "Index",
    "LeftAside",
    "Metadata",
    "ObservationRow",
    "Report",
    "ReportFile",
    "UnreadRow",
    "bare_case",
    "case_template",
    "fold_invisible",
    "is_case",
    "language_in",
    "language_name",
    "language_of",
    "left_aside",
    "load_case",
    "read_index",
    "read_observations",
    "read_report",
    "read_report_bytes",
    "report_files",
    "script_of",
    "sentences_in",
    "sentences_of",
]
