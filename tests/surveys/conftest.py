"""Files of answers, kept and read as the worker does it."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from nodement.programs.models import Cohort, Topic
from nodement.surveys.actions import confirm_import, upload_survey
from nodement.surveys.areas import NODEJS_TAXONOMY
from nodement.surveys.chores import read_surveys, take_in_surveys
from nodement.surveys.models import SurveyImport
from tests import make

SMALL = Path(__file__).parents[1] / "sample" / "small-cohort"
HEADERS = (
    "Timestamp",
    "Email Address",
    "Name",
    "Time zone",
    "When can you meet? [Monday]",
    "Areas of focus",
    "I have read and agree to the code of conduct",
)
GRACE = {
    "Timestamp": "10/01/2026 10:00:00",
    "Email Address": "grace@example.org",
    "Name": "Grace",
    "Time zone": "Europe/Berlin",
    "When can you meet? [Monday]": "18:00 - 21:00",
    "Areas of focus": "Documentation",
    "I have read and agree to the code of conduct": "Yes",
}


def sheet(*rows: dict[str, str], name: str = "answers.csv") -> io.BytesIO:
    """A file whose rows are Grace's answers with some changed."""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADERS)
    writer.writeheader()
    writer.writerows([GRACE | row for row in rows])
    file = io.BytesIO(text.getvalue().encode())
    file.name = name
    return file


@pytest.fixture
def cohort(db) -> Cohort:
    made = make.cohort()
    Topic.objects.filter(program=made.program).delete()
    for kind, names in (("area", NODEJS_TAXONOMY.areas), ("help", NODEJS_TAXONOMY.kinds_of_help)):
        for position, name in enumerate(names):
            Topic.objects.create(program=made.program, kind=kind, name=name, position=position)
    return made


@pytest.fixture
def bring(cohort: Cohort) -> Callable[..., SurveyImport]:
    """Upload a file, let the worker read it, confirm it, let the worker take it in."""

    def bring(file: io.BytesIO, of: str = "mentees", at: datetime = make.NOON) -> SurveyImport:
        organizer = make.organizer(cohort.program)
        kept = upload_survey(cohort, file, of=of, by=organizer, at=at)
        read_surveys(at)
        confirm_import(kept, by=organizer, at=at)
        take_in_surveys(at)
        return SurveyImport.objects.get(pk=kept.pk)

    return bring
