"""Open a kept file: its sheet, what its columns hold, and how its words are read."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, cast

from nodement.programs.models import Topic
from nodement.programs.queries import topics
from nodement.surveys.areas import Taxonomy
from nodement.surveys.findings import Notice
from nodement.surveys.headers import Mapping, guess
from nodement.surveys.models import Reading, SurveyImport
from nodement.surveys.profile import Role
from nodement.surveys.queries import known_readings
from nodement.surveys.rows import ReadingSettings, Row, file_notices, read_rows
from nodement.surveys.sheets import Sheet, open_sheet

ROLES = {SurveyImport.Of.MENTEES: Role.MENTEE, SurveyImport.Of.MENTORS: Role.MENTOR}
EXAMPLES = 3


class Intake:
    """One file while it is read."""

    def __init__(self, survey_import: SurveyImport, sheet: Sheet) -> None:
        program = survey_import.cohort.program
        self._sheet = sheet
        self._role = ROLES.get(SurveyImport.Of(survey_import.of))
        self._taxonomy = Taxonomy(
            topics(program, Topic.Kind.AREA), topics(program, Topic.Kind.HELP)
        )
        corrections = known_readings(program, Reading.Kind.HEADER) | survey_import.corrections
        zones = known_readings(program, Reading.Kind.ZONE) | survey_import.zone_corrections
        self._settings = ReadingSettings(
            consent_given=survey_import.consent_given,
            form_language=program.form_language,
            zone_readings=zones,
            corrections=corrections,
        )
        guessed = guess(sheet.headers, self._role)
        self._mapping: Mapping = guessed.with_corrections(corrections)
        self._zones: Counter[tuple[str, str]] = Counter()

    def rows(self) -> Iterator[Row]:
        """Every row, one at a time; the time zones are counted on the way."""
        rows = read_rows(
            self._sheet,
            self._mapping,
            role=self._role,
            taxonomy=self._taxonomy,
            settings=self._settings,
        )
        for row in rows:
            if row.zone_typed:
                self._zones[row.zone_typed, row.zone] += 1
            yield row

    def headers(self) -> list[dict[str, Any]]:
        """What each column is taken for, with a few of its cells."""
        columns = self._mapping.as_json()
        for column in columns:
            column["examples"] = []
        for _number, cells in self._sheet.rows():
            for column, cell in zip(columns, cells, strict=False):
                if cell.strip() and len(column["examples"]) < EXAMPLES:
                    column["examples"].append(" ".join(cell.split())[:60])
            if all(len(column["examples"]) == EXAMPLES for column in columns) or _number > 50:
                break
        return columns

    def zones(self) -> list[dict[str, Any]]:
        """How each spelling of a time zone was read; the ones that were not come first."""
        counted = sorted(self._zones.items(), key=lambda one: (bool(one[0][1]), -one[1], one[0]))
        return [
            {"typed": typed, "zone": zone, "times": times} for (typed, zone), times in counted[:500]
        ]

    def notices(self) -> list[Notice]:
        """What holds for the whole file: assumptions, and questions that no column answers."""
        missing = self._mapping.missing(self._role)
        said = [Notice(0, "", "", f"{one.field}_missing", one.words) for one in missing]
        return [*file_notices(self._mapping, self._settings), *said]


@contextmanager
def open_intake(survey_import: SurveyImport) -> Iterator[Intake]:
    """The kept file, open. Raises SheetError when it is no table."""
    with survey_import.file.storage.open(survey_import.file.name or "", "rb") as file:
        yield Intake(survey_import, open_sheet(cast(BinaryIO, file), survey_import.file_name))
