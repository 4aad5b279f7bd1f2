"""One application: answers, gaps, marks, notes, history, and its private file."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nodement.admissions.actions import add_note, decline_applications, mark_application
from nodement.admissions.decisions import Decision
from nodement.admissions.models import Mark, Note
from nodement.applying.models import Upload
from nodement.forms.models import Form, FormVersion
from nodement.surveys.models import Application
from tests import make
from tests.make import NOON
from tests.web.page import main

ATTACK = '<script>alert("x")</script>=1+1'


def question(key: str, kind: str, **facts: object) -> dict[str, object]:
    return {"key": key, "kind": kind, "label": key.title(), **facts}


CONTENT = {
    "sections": [
        {
            "key": "you",
            "title": "About you",
            "questions": [
                question("name", "name", feeds="name", is_required=True),
                question("editor", "short", audience="partner"),
                question("why", "long", is_required=True),
                question("gender", "one", audience="nobody", options=["Zerubbabel"]),
                question("resume", "file"),
                question("other", "short", show_if={"question": "editor", "is_one_of": ["emacs"]}),
            ],
        }
    ]
}


@pytest.fixture
def version(crew) -> FormVersion:
    form = Form.objects.create(cohort=crew.cohort, role="mentee", draft=CONTENT, changed_at=NOON)
    return FormVersion.objects.create(form=form, number=1, content_json=CONTENT, published_at=NOON)


@pytest.fixture
def grace(crew) -> Application:
    return make.application("mentee", cohort=crew.cohort, name="Grace")


def here(application: Application, part: str = "") -> str:
    return f"/applications/{application.public_id}/{part}"


def test_it_shows_what_was_answered_in_a_file(crew, margaret):
    one = make.application(
        "mentor",
        cohort=crew.cohort,
        name="Ada",
        languages=("pt", "en"),
        about="I like to explain.",
        capacity=2,
        help=("Code review",),
        exclusions=("Charles",),
    )

    page = main(margaret.get(here(one)))

    assert "Portuguese, English" in page
    assert "I like to explain." in page
    assert "Places for mentees 2" in page
    assert "Monday 18:00–21:00" in page
    private = page.index("Private: only organizers see this")
    assert page.index("Charles") > private


def test_answers_of_a_form_stand_in_their_sections_with_who_sees_them(crew, margaret, version):
    given = {"name": "Grace", "editor": "vim", "gender": "Zerubbabel"}
    one = make.application(
        "mentee", cohort=crew.cohort, name="Grace", form_version=version, given=given
    )

    page = main(margaret.get(here(one)))

    assert "About you" in page
    assert "Editor seen by: Organizers, and whoever they are paired with vim" in page
    assert "Why seen by: Only organizers not answered" in page
    assert "Zerubbabel" not in page
    assert "Gender" not in page
    assert "Other" not in page


def test_script_and_formula_in_every_field_stay_text(crew, margaret, version):
    for given_version in (None, version):
        one = make.application(
            "mentee",
            cohort=crew.cohort,
            name=ATTACK,
            about=ATTACK,
            goals=(ATTACK,),
            github=ATTACK,
            affiliation=ATTACK,
            heard_of=ATTACK,
            wishes=(ATTACK,),
            exclusions=(ATTACK,),
            form_version=given_version,
            given={"name": ATTACK, "editor": ATTACK, "why": ATTACK},
            state="declined",
            decline_words=ATTACK,
        )
        add_note(one, ATTACK, by=crew.ines, at=NOON)
        mark_application(one, 1, ATTACK, by=crew.ines, at=NOON)
        mark_application(one, 2, ATTACK, by=crew.margaret, at=NOON)

        body = margaret.get(here(one)).content.decode()

        assert "<script>alert" not in body
        assert body.count("&lt;script&gt;alert") >= 6


def test_what_is_missing_is_said_first(crew, margaret):
    one = make.application("mentee", cohort=crew.cohort, availability=(), areas=())

    page = main(margaret.get(here(one)))

    assert "Something is missing No weekly hours No area of focus" in page


def test_a_mark_is_given_and_only_then_those_of_others_are_seen(crew, margaret, grace):
    mark_application(grace, 1, "Never!", by=crew.ines, at=NOON)

    before = main(margaret.get(here(grace)))
    assert "1 of you has given a mark" in before
    assert "Never!" not in before
    assert "1.0" not in before

    after = main(
        margaret.post(here(grace, "mark/"), {"value": "4", "comment": "Promising"}, follow=True)
    )
    assert "Ines: 1 of 5 Never!" in after
    assert "2.5 from 2 marks" in after


def test_a_mark_that_is_none_is_refused_and_the_words_stay(crew, margaret, grace):
    page = margaret.post(here(grace, "mark/"), {"value": "9", "comment": "Kept words"})

    assert "Kept words" in main(page)
    assert Mark.objects.count() == 0


def test_notes_are_added_and_only_ones_own_can_be_deleted(crew, margaret, ines, grace):
    posted = margaret.post(here(grace, "notes/"), {"text": "Ask her\nagain"}, follow=True)
    assert "Ask her again" in main(posted)
    note = Note.objects.get()
    deletion = here(grace, f"notes/{note.public_id}/delete/")

    assert "Delete my note" not in main(ines.get(here(grace)))
    assert ines.post(deletion).status_code == 404
    assert Note.objects.count() == 1
    assert "Your note is deleted." in main(margaret.post(deletion, follow=True))


def test_the_history_says_who_did_what(crew, margaret, grace):
    said = Decision("declined", "scope", "Sorry")
    decline_applications(crew.cohort, [grace], said, by=crew.ines, at=NOON)

    page = main(margaret.get(here(grace)))

    assert "What happened Declined: Outside of what the program is for" in page
    assert "· Ines" in page
    assert "Sorry" in page
    assert "Set back to complete" in page


@pytest.mark.parametrize(
    ("state", "deeds"),
    [
        ("complete", ["decline", "wait", "withdraw", "own"]),
        ("declined", ["take_up", "wait", "own"]),
        ("received", ["withdraw", "own"]),
        ("withdrawn", ["own"]),
    ],
)
def test_only_what_fits_the_state_is_offered(crew, margaret, state, deeds):
    one = make.application("mentee", cohort=crew.cohort, state=state)

    body = margaret.get(here(one)).content.decode()

    offered = [deed for deed in deeds if f'name="do" value="{deed}"' in body]
    assert offered == deeds
    assert body.count('name="do"') == len(deeds)


def test_it_leads_to_the_decision_and_back(crew, margaret, grace):
    bulk = f"/cohorts/{crew.cohort.public_id}/people/bulk/"
    asked = {"do": "wait", "one": grace.public_id, "back": "application"}
    page = margaret.get(bulk, asked)
    seen = page.content.decode().split('name="seen" value="')[1][:16]

    response = margaret.post(bulk, {**asked, "seen": seen, "step": "do"}, follow=True)

    assert response.redirect_chain[-1][0] == here(grace)
    assert "On the waiting list" in main(response)


@pytest.fixture
def upload(crew, version) -> Upload:
    one = make.application("mentee", cohort=crew.cohort, name="Grace", form_version=version)
    kept = Upload.objects.create(
        application=one,
        question="resume",
        file=ContentFile(b"<script>alert(1)</script>", "resume.html"),
        file_name='r"ésumé\r\nX: y.html',
        content_type="text/html",
        size=25,
        uploaded_at=NOON,
    )
    Application.objects.filter(pk=one.pk).update(given={"resume": kept.public_id})
    return kept


def test_a_file_comes_as_a_download_that_no_browser_opens(margaret, upload):
    there = here(upload.application, f"files/{upload.public_id}/")

    assert f'href="{there}"' in margaret.get(here(upload.application)).content.decode()
    response = margaret.get(there)

    assert response.content == b"<script>alert(1)</script>"
    assert response["Content-Disposition"].startswith("attachment;")
    assert "\n" not in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "no-store"


def test_a_file_is_there_for_organizers_of_the_program_alone(crew, sign_in, upload, grace):
    there = here(upload.application, f"files/{upload.public_id}/")
    strangers = [upload.application.person, make.organizer(make.program(), "Elsewhere")]

    assert [sign_in(one).get(there).status_code for one in strangers] == [404, 404]
    other = here(grace, f"files/{upload.public_id}/")
    assert sign_in(crew.margaret).get(other).status_code == 404


def test_a_file_that_was_replaced_or_is_gone_is_not_there(margaret, upload):
    there = here(upload.application, f"files/{upload.public_id}/")
    upload.file.storage.delete(upload.file.name)
    assert margaret.get(there).status_code == 404

    Application.objects.filter(pk=upload.application.pk).update(given={"resume": "another"})
    upload.file.save("again.txt", ContentFile(b"again"))
    assert margaret.get(there).status_code == 404


def test_it_is_not_there_for_who_wrote_it_nor_for_other_organizers(crew, sign_in, grace):
    elsewhere = make.organizer(make.program(), "Elsewhere")

    for stranger in (grace.person, elsewhere):
        browser = sign_in(stranger)
        assert browser.get(here(grace)).status_code == 404
        assert browser.post(here(grace, "mark/"), {"value": "5"}).status_code == 404
        assert browser.post(here(grace, "notes/"), {"text": "x"}).status_code == 404
    assert (Mark.objects.count(), Note.objects.count()) == (0, 0)


def test_the_page_asks_as_much_for_many_notes_and_marks(crew, margaret, grace):
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            margaret.get(here(grace))
        return len(questions)

    def add(number: int) -> None:
        other = make.organizer(crew.cohort.program, f"O{number}")
        add_note(grace, f"Note {number}", by=other, at=NOON)
        mark_application(grace, 3, "", by=other, at=NOON)

    add(0)
    first = asked()
    for number in range(1, 30):
        add(number)

    assert asked() == first
