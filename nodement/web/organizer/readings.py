"""How a survey file was read, as its page shows it: columns and time zones."""

from dataclasses import dataclass

from nodement.surveys.models import SurveyImport

SURE = 1.0


@dataclass(frozen=True)
class ColumnReading:
    """One column of the file, and the question that it is taken for."""

    number: int
    header: str
    field: str
    examples: tuple[str, ...]
    is_sure: bool


@dataclass(frozen=True)
class ZoneReading:
    """One spelling of a time zone; `zone` is empty where nobody could tell what is meant."""

    number: int
    typed: str
    zone: str
    times: int


def columns_of(found: SurveyImport) -> list[ColumnReading]:
    """Every column, in the order of the file."""
    return [
        ColumnReading(
            column["column"],
            column["header"],
            column["field"],
            tuple(column["examples"]),
            column["confidence"] >= SURE,
        )
        for column in found.headers
    ]


def zones_of(found: SurveyImport) -> list[ZoneReading]:
    """Every spelling; those that could not be read come first."""
    return [
        ZoneReading(number, reading["typed"], reading["zone"], reading["times"])
        for number, reading in enumerate(found.zones_read)
    ]
