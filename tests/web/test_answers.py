"""What somebody answered, as it reads for themselves and for organizers."""

from typing import Any

import pytest
from django.core.files.base import ContentFile

from nodement.applying.models import Upload
from nodement.forms.content import Audience, Content, Kind, Question, Section, Wording
from nodement.surveys.models import Application
from nodement.web.answers import Answer, answers_of, own_answers, sent_answers
from tests import make
from tests.applying import scenes
from tests.make import NOON

ORGANIZERS = "Only organizers"
TOOLS = ("Hammer", "Saw")
GERMAN = Wording(label="Werkzeug", options=("Der Hammer", "Die Säge"))
CONTENT = Content(
    sections=(
        Section(
            key="work",
            title="Work",
            titles={"de": "Arbeit"},
            questions=(
                Question(
                    key="tool",
                    kind=Kind.ONE,
                    label="Tool",
                    options=TOOLS,
                    wordings={"de": GERMAN},
                    audience=Audience.PARTNER,
                ),
                Question(
                    key="others",
                    kind=Kind.SEVERAL,
                    label="Others",
                    options=TOOLS,
                    wordings={"de": Wording(label="Andere", options=GERMAN.options)},
                ),
                Question(key="why", kind=Kind.LONG, label="Why", is_required=True),
                Question(key="resume", kind=Kind.FILE, label="Résumé"),
                Question(
                    key="secret",
                    kind=Kind.ONE,
                    label="Secret",
                    options=TOOLS,
                    audience=Audience.NOBODY,
                ),
            ),
        ),
        Section(
            key="more", title="More", questions=(Question(key="x", kind=Kind.SHORT, label="X"),)
        ),
    )
)
SAID = {"tool": "Saw", "others": ["Hammer", "Saw"], "secret": "Hammer"}


@pytest.fixture
def version(db):
    return scenes.publish(make.cohort(), "mentee", CONTENT)


def applied(version, **given: Any) -> Application:
    cohort = version.form.cohort
    return make.application("mentee", cohort=cohort, form_version=version, given=SAID | given)


def test_options_stand_in_the_language_of_whoever_reads_them(version):
    application = applied(version)
    own = [("Werkzeug", ("Die Säge",)), ("Andere", ("Der Hammer", "Die Säge"))]

    for parts in (
        own_answers(application, "de"),
        sent_answers(CONTENT, application.given, "de"),
        answers_of(application, "de"),
    ):
        assert parts[0].title == "Arbeit"
        assert [(one.label, one.lines) for one in parts[0].answers][:2] == own


def test_oneself_reads_what_was_said_and_nothing_else(version):
    parts = own_answers(applied(version, why="One\n\nTwo"), "en")

    assert [part.title for part in parts] == ["Work"]
    assert [(one.label, one.lines) for one in parts[0].answers] == [
        ("Tool", ("Saw",)),
        ("Others", ("Hammer", "Saw")),
        ("Why", ("One", "Two")),
    ]


def test_organizers_read_who_else_does_and_what_is_missing(version):
    parts = answers_of(applied(version), "en")

    partner = "Organizers, and whoever they are paired with"
    assert [part.title for part in parts] == ["Work", "More"]
    assert parts[0].answers == (
        Answer("Tool", ("Saw",), partner),
        Answer("Others", ("Hammer", "Saw"), ORGANIZERS),
        Answer("Why", (), ORGANIZERS, is_missing=True),
        Answer("Résumé", (), ORGANIZERS),
    )


def test_a_file_goes_by_its_name_and_for_organizers_there_is_more_than_the_name(version):
    upload = Upload.objects.create(
        question="resume",
        file=ContentFile(b"I am Grace.", "kept.txt"),
        file_name="about-me.txt",
        content_type="text/plain",
        size=11,
        uploaded_at=NOON,
    )
    application = applied(version, resume=upload.public_id)

    own = own_answers(application, "en")[0].answers[-1]

    assert (own.label, own.lines) == ("Résumé", ("about-me.txt",))
    assert answers_of(application, "en")[0].answers[-1].upload == upload


def test_a_text_that_reads_like_the_mark_of_a_file_stays_a_text(version):
    upload = Upload.objects.create(
        question="resume", file_name="theirs.txt", size=1, uploaded_at=NOON
    )

    answers = own_answers(applied(version, why=upload.public_id), "en")[0].answers

    assert answers[-1] == Answer("Why", (upload.public_id,), ORGANIZERS)
