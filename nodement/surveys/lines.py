"""One line of a survey file while it is read: its answers, and what was found about them."""

from collections.abc import Mapping as AnyMapping
from collections.abc import Sequence
from dataclasses import dataclass, field

from nodement.surveys.areas import Taxonomy
from nodement.surveys.fields import Field
from nodement.surveys.findings import Notice, Problem, quoted
from nodement.surveys.headers import Column, Mapping, area_fields

NEEDED = (
    (Field.EMAIL,),
    (Field.NAME, Field.GIVEN_NAME),
    (Field.TIME_ZONE,),
    area_fields(None),
    (Field.CONSENT,),
)
"""The questions that every line has to answer, each with the fields that can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSettings:
    """What an organizer says about a file beside its cells.

    `consent_given` tells how people agreed when no column does; without either, no line goes in.
    `form_language` is the language of the form: where it asks for none, people are taken to speak
    it. `zone_readings` says what unclear time zones mean, by their text as `normalise_zone` gives
    it; `corrections` what headings mean, by heading.
    """

    consent_given: str = ""
    form_language: str = "en"
    zone_readings: AnyMapping[str, str] = field(default_factory=dict)
    corrections: AnyMapping[str, str] = field(default_factory=dict)


class Form:
    """What is the same for every line: the columns, the taxonomy, the settings."""

    def __init__(self, mapping: Mapping, taxonomy: Taxonomy, settings: ReadingSettings) -> None:
        self.width = len(mapping.columns)
        self.taxonomy = taxonomy
        self.settings = settings
        self.day_first = False
        self.columns: dict[Field, tuple[Column, ...]] = {
            each: mapping.of(each) for each in Field if each != Field.IGNORED
        }
        self.needed_from = tuple(
            found[0].index for fields in NEEDED if (found := mapping.of(*fields))
        )
        """Where each question starts that every line has to answer."""

    def asks(self, *fields: Field) -> bool:
        """Whether any column holds one of these."""
        return any(self.columns[each] for each in fields)


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of one cell, with the heading of its column."""

    column: str
    text: str


class Line:
    """The answers of one line; `problems` and `notices` grow while they are read."""

    def __init__(self, form: Form, number: int, cells: Sequence[str]) -> None:
        self.form = form
        self.number = number
        self.cells = cells
        self.problems: list[Problem] = []
        self.notices: list[Notice] = []

    def answers(self, *fields: Field) -> list[tuple[Column, str]]:
        """Every column that holds one of these, with its cell; a cell that is not there is ""."""
        columns = (column for each in fields for column in self.form.columns[each])
        return [(column, self._cell(column)) for column in columns]

    def answer(self, *fields: Field) -> Answer:
        """The first cell with an answer; the fields are tried in the order given."""
        for each in fields:
            for column in self.form.columns[each]:
                if text := self._cell(column).strip():
                    return Answer(column.header, text)
        asked = self.answers(*fields)
        return Answer(asked[0][0].header if asked else "", "")

    def refuse(self, answer: Answer, code: str, reason: str) -> None:
        """Keep the line out, for this reason among others."""
        finding = Problem(self.number, answer.column, quoted(answer.text), code, reason)
        self.problems.append(finding)

    def note(self, answer: Answer, code: str, reason: str) -> None:
        """Something to know about a line that may go in all the same."""
        self.notices.append(Notice(self.number, answer.column, quoted(answer.text), code, reason))

    def _cell(self, column: Column) -> str:
        return self.cells[column.index] if column.index < len(self.cells) else ""
