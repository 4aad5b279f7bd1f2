"""Answers while they are written."""

import hashlib
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.base import File
from django.core.files.storage import default_storage

from nodement.applying.drafts import (
    attach_file,
    find_draft,
    find_own_draft,
    save_section,
    unclear_keys,
)
from nodement.applying.merging import marks_of, read_marks
from nodement.applying.models import Draft, Upload
from nodement.applying.reading import SectionRead
from nodement.applying.submitting import confirm_draft, reopen_application, submit_draft
from nodement.kit.errors import Refusal
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import answers, begin, fill, filled
from tests.at_once import at_once
from tests.make import NOON

PDF = b"%PDF-1.7 a page of an invented life"


def section(draft: Draft, key: str):
    return next(one for one in draft.form_version.content.sections if one.key == key)


def question(draft: Draft, key: str):
    return draft.form_version.content.question(key)


def file(content: bytes, name: str = "resume.pdf") -> File:
    return File(BytesIO(content), name=name)


def test_a_draft_is_found_by_its_secret_of_which_only_the_digest_is_kept(cohort):
    started = begin(cohort)

    assert find_draft(started.token) == started.draft
    assert find_draft("guessed") is None
    assert Draft.objects.get().digest == hashlib.sha256(started.token.encode()).hexdigest()


def test_somebody_who_is_known_goes_on_with_the_same_draft(cohort):
    grace = make.person("Grace")
    first = begin(cohort, person=grace)
    again = begin(cohort, person=grace)

    assert again.draft == first.draft == find_own_draft(grace, cohort, "mentee")
    assert find_draft(first.token) is None, "the older secret is spent"
    assert find_own_draft(make.person("Mallory"), cohort, "mentee") is None


@pytest.mark.django_db(transaction=True)
def test_beginning_twice_at_once_is_one_draft():
    cohort, grace = scenes.open_cohort(), make.person("Grace")

    at_once(*[lambda: begin(cohort, person=grace)] * 3)

    assert Draft.objects.count() == 1


def test_a_returning_person_begins_with_the_last_answers(cohort):
    """By key, or by what a question feeds; choices that are gone and consent are left out."""
    grace = make.person("Grace", email="grace@example.org", time_zone="Asia/Kathmandu")
    earlier = scenes.open_cohort(program=cohort.program, starts_on=date(2025, 1, 6))
    submit_draft(fill(begin(earlier, person=grace).draft, answers(employed=True)), at=NOON)

    assert begin(cohort, person=grace).draft.answers == answers(employed=True)


def test_nothing_flows_from_another_program(cohort):
    grace = make.person("Grace", email="grace@example.org")
    elsewhere = scenes.open_cohort()
    submit_draft(fill(begin(elsewhere, person=grace).draft, answers(employed=True)), at=NOON)

    draft = begin(cohort, person=grace).draft

    assert draft.answers == {"mail": "grace@example.org", "name": "Grace"}


def test_somebody_who_came_in_a_file_begins_with_what_it_said(cohort):
    earlier = make.cohort(program=cohort.program, starts_on=date(2025, 1, 6))
    grace = make.application("mentee", cohort=earlier, name="Grace", affiliation="Navy").person

    draft = begin(cohort, person=grace).draft

    assert (draft.answers["zone"], draft.answers["employer"]) == ("Europe/Berlin", "Navy")


def test_what_can_be_read_is_saved_though_other_answers_have_problems(cohort):
    draft = begin(cohort).draft
    read = SectionRead(
        answers={"name": "Grace"}, problems={"mail": ("No.",)}, typed={"mail": ["grace at"]}
    )

    draft = save_section(draft, section(draft, "you"), read, at=NOON)

    assert (draft.answers, draft.typed) == ({"name": "Grace"}, {"mail": ["grace at"]})
    assert unclear_keys(draft) == {"mail"}
    with pytest.raises(Refusal, match="still missing"):
        submit_draft(fill_all_but_you(draft), at=NOON)


def fill_all_but_you(draft: Draft) -> Draft:
    read = SectionRead(answers={"speaks": [{"code": "en", "level": 5}]})
    return save_section(draft, section(draft, "languages"), read, at=NOON)


def test_a_mended_answer_leaves_nothing_that_was_typed(cohort):
    draft = begin(cohort).draft
    you = section(draft, "you")
    save_section(draft, you, SectionRead(answers={}, problems={"mail": ("No.",)}), at=NOON)

    draft = save_section(draft, you, SectionRead(answers={"mail": "g@example.org"}), at=NOON)

    assert (draft.answers, draft.typed) == ({"mail": "g@example.org"}, {})


def test_two_windows_that_change_different_answers_lose_nothing(cohort):
    draft = fill(begin(cohort).draft, {"name": "Grace", "zone": "Europe/Berlin"})
    you = section(draft, "you")
    seen = read_marks(marks_of(you, draft.answers))
    one = SectionRead(answers={"name": "Grace Hopper", "zone": "Europe/Berlin"})
    other = SectionRead(answers={"name": "Grace", "mail": "grace@example.org"})

    save_section(draft, you, one, at=NOON, seen=seen)
    draft = save_section(draft, you, other, at=NOON, seen=seen)

    assert draft.answers == {"name": "Grace Hopper", "mail": "grace@example.org"}


def test_of_two_windows_that_change_the_same_answer_the_last_wins(cohort):
    draft = fill(begin(cohort).draft, {"name": "Grace"})
    you = section(draft, "you")
    seen = read_marks(marks_of(you, draft.answers))

    save_section(draft, you, SectionRead(answers={"name": "Ada"}), at=NOON, seen=seen)
    draft = save_section(draft, you, SectionRead(answers={"name": "Alan"}), at=NOON, seen=seen)

    assert draft.answers == {"name": "Alan"}


@pytest.mark.django_db(transaction=True)
def test_two_sections_saved_at_the_same_moment_are_both_kept():
    draft = begin(scenes.open_cohort()).draft
    parts = [("you", {"name": "Grace"}), ("more", {"employed": True})]

    at_once(
        *[
            lambda key=key, said=said: save_section(
                draft, section(draft, key), SectionRead(answers=said), at=NOON
            )
            for key, said in parts * 3
        ]
    )

    assert Draft.objects.get().answers == {"name": "Grace", "employed": True}


def test_an_unticked_box_in_an_older_window_unticks_nothing(cohort):
    draft = begin(cohort).draft
    languages = section(draft, "languages")
    seen = read_marks(marks_of(languages, draft.answers))
    save_section(draft, languages, SectionRead(answers={"strict": True}), at=NOON, seen=seen)

    draft = save_section(
        draft, languages, SectionRead(answers={"strict": False}), at=NOON, seen=seen
    )

    assert draft.answers == {"strict": True}


def test_a_file_answers_a_question_and_a_newer_one_takes_its_place(cohort):
    draft = begin(cohort).draft
    first = attach_file(draft, question(draft, "resume"), file(PDF, "../../cv.exe"), at=NOON)
    assert (first.file_name, first.content_type) == ("cv.exe", "application/pdf")
    assert first.file.name.endswith(first.public_id)

    second = attach_file(draft, question(draft, "resume"), file(b"I am Grace."), at=NOON)

    assert Upload.objects.get() == second
    assert second.content_type == "text/plain"
    assert Draft.objects.get().answers == {"resume": second.public_id}


@pytest.mark.django_db(transaction=True)
def test_the_bytes_of_a_file_that_was_removed_are_gone():
    draft = begin(scenes.open_cohort()).draft
    upload = attach_file(draft, question(draft, "resume"), file(PDF), at=NOON)
    assert default_storage.exists(upload.file.name)

    save_section(draft, section(draft, "more"), SectionRead(answers={}), at=NOON)

    assert Upload.objects.count() == 0
    assert not default_storage.exists(upload.file.name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\nrest", "Pictures"),
        (b"MZ\x90\x00 a program", "Only PDF and plain text"),
        (b"PK\x03\x04 an archive", "Only PDF and plain text"),
        (b"\xff\xfe\x00 not utf-8", "Only PDF and plain text"),
        (PDF + b"x" * 5 * 1024 * 1024, "larger than 5 MB"),
    ],
)
def test_a_file_of_a_wrong_kind_or_size_is_refused_whatever_its_name(cohort, content, words):
    draft = begin(cohort).draft

    with pytest.raises(Refusal, match=words):
        attach_file(draft, question(draft, "resume"), file(content, "resume.pdf"), at=NOON)

    assert Upload.objects.count() == 0


def test_a_file_moves_to_the_application_and_a_change_replaces_it(cohort):
    draft = filled(cohort)
    upload = attach_file(draft, question(draft, "resume"), file(PDF), at=NOON)
    application = submit_draft(draft, at=NOON)
    confirm_draft(application, draft.public_id, at=NOON)
    upload.refresh_from_db()
    assert (upload.application, upload.draft) == (application, None)

    change = reopen_application(application, at=NOON).draft
    assert change.answers["resume"] == upload.public_id
    newer = attach_file(change, question(change, "resume"), file(b"New."), at=NOON)
    assert Upload.objects.count() == 2, "until it is sent, the application keeps its own"
    submit_draft(change, at=NOON)

    kept = Upload.objects.get()
    assert (kept, kept.application) == (newer, application)


def test_a_form_that_changes_while_somebody_writes_asks_them_as_before(cohort):
    draft = begin(cohort).draft
    scenes.publish(cohort, "mentee")

    application = submit_draft(fill(draft, answers()), at=NOON + timedelta(hours=1))
    confirm_draft(application, draft.public_id, at=NOON + timedelta(hours=1))

    application.refresh_from_db()
    assert application.form_version.number == 1
    assert Application.objects.count() == 1
