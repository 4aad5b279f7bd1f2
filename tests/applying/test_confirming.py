"""Answers that were confirmed become an application, or change one."""

from datetime import date, timedelta

import pytest

from nodement.applying.models import Counted, Draft, Upload
from nodement.applying.submitting import confirm_draft
from nodement.documents.models import Acceptance, Document, Version
from nodement.forms.content import Content, Kind, Question, Section
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from nodement.people.models import Person
from nodement.surveys.models import Application
from tests import make
from tests.applying import scenes
from tests.applying.scenes import CLOSES, SECRET, answers, begin, filled, sent, told
from tests.at_once import at_once
from tests.make import NOON

State = Application.State
DAY = timedelta(days=1)


def confirmed(cohort, email="grace@example.org", at=NOON, **more) -> Application:
    application = sent(cohort, email, **more)
    draft = Draft.objects.filter(application=application).last()
    return confirm_draft(application, draft.public_id, at=at)


def test_confirming_makes_the_application_complete_and_says_so(cohort):
    application = confirmed(cohort, speaks=[{"code": "pt", "level": 5}], strict=True)

    application.refresh_from_db()
    assert application.state == State.COMPLETE
    assert application.given["speaks"] == [{"code": "pt", "level": 5}]
    assert application.languages == ";pt;"
    assert application.profile.only_other_language
    assert application.form_version == Draft.objects.get().form_version
    assert told()[1:] == [("grace@example.org", "application-complete")]
    assert application.person.name == "Grace"
    assert Entry.objects.filter(verb="applied with", actor=application.person).count() == 1


@pytest.mark.parametrize(
    ("said", "clock"), [({}, "Europe/Berlin"), ({"zone": "Asia/Kathmandu"}, "Asia/Kathmandu")]
)
def test_letters_go_by_the_clock_that_was_said_last(cohort, said, clock):
    make.person("Grace", email="grace@example.org", time_zone="UTC")

    confirmed(cohort, **said)

    assert Person.objects.get(email="grace@example.org").time_zone == clock


def test_a_form_that_is_silent_about_the_clock_leaves_it_alone(cohort):
    grace = make.person("Grace", email="grace@example.org", time_zone="Asia/Kathmandu")
    application = sent(cohort)
    Draft.objects.update(answers={"name": "Grace", "mail": "grace@example.org"})

    confirm_draft(application, Draft.objects.get().public_id, at=NOON)

    assert Person.objects.get(pk=grace.pk).time_zone == "Asia/Kathmandu"


def test_confirming_twice_changes_nothing(cohort):
    application = confirmed(cohort)
    draft = Draft.objects.get()

    confirm_draft(application, draft.public_id, at=NOON + DAY)

    application.refresh_from_db()
    assert application.changed_at == NOON
    assert len(told()) == 2


@pytest.mark.django_db(transaction=True)
def test_confirming_twice_at_the_same_moment_writes_one_letter_and_counts_once():
    cohort = scenes.open_cohort()
    application = sent(cohort, gender=SECRET)
    key = Draft.objects.get().public_id

    at_once(*[lambda: confirm_draft(application, key, at=NOON)] * 3)

    assert len(told()) == 2
    assert Counted.objects.get().count == 1


def test_the_draft_is_wiped_and_what_nobody_sees_stands_in_no_answer(cohort):
    application = confirmed(cohort, gender=SECRET)

    draft = Draft.objects.get()
    assert (draft.answers, draft.typed, draft.confirmed_at) == ({}, {}, NOON)
    assert application.given == answers()
    assert SECRET not in str(Application.objects.values().get())
    assert Counted.objects.values_list("question", "choice", "count").get() == ("gender", SECRET, 1)


def test_answers_to_questions_that_are_not_asked_any_more_are_left_out(cohort):
    application = confirmed(cohort, employed=False, employer="Analytical Engines")

    assert application.given == answers(employed=False)
    assert application.profile.affiliation == ""


def test_newer_answers_replace_the_old_ones_only_when_they_are_confirmed(cohort):
    application = confirmed(cohort)
    sent(cohort, name="Grace Hopper")
    application.refresh_from_db()
    assert application.name == "Grace"

    confirm_draft(application, Draft.objects.last().public_id, at=NOON + DAY)

    application.refresh_from_db()
    assert (application.name, application.changed_at) == ("Grace Hopper", NOON + DAY)
    assert "changed answers" in Letter.objects.latest("pk").subject


def test_what_was_sent_before_the_confirmed_answers_does_not_come_back(cohort):
    application = sent(cohort, name="Old")
    old = Draft.objects.get()
    sent(cohort, name="New")
    confirm_draft(application, Draft.objects.last().public_id, at=NOON)

    with pytest.raises(Refusal, match="not here any more"):
        confirm_draft(application, old.public_id, at=NOON)

    application.refresh_from_db()
    assert application.name == "New"


def test_the_draft_of_another_application_confirms_nothing(cohort):
    mine, theirs = sent(cohort, "mallory@example.org"), sent(cohort, "grace@example.org")
    key = Draft.objects.get(application=theirs).public_id

    with pytest.raises(Refusal):
        confirm_draft(mine, key, at=NOON)

    assert set(Application.objects.values_list("state", flat=True)) == {State.RECEIVED}


def test_it_may_be_confirmed_after_sign_up_has_closed_but_not_after_the_matching(cohort):
    early, late = sent(cohort, "early@example.org"), sent(cohort, "late@example.org")
    keys = [Draft.objects.get(application=one).public_id for one in (early, late)]

    assert confirm_draft(early, keys[0], at=CLOSES + DAY).state == State.COMPLETE

    cohort.matching_closed_at = CLOSES
    cohort.save()
    with pytest.raises(Refusal, match="matching of this cohort is over"):
        confirm_draft(late, keys[1], at=CLOSES + DAY)


def test_whoever_was_declined_does_not_come_back_by_another_form(cohort):
    declined = make.application("mentee", cohort=cohort, state=State.DECLINED)
    sent(cohort, declined.person.email)

    with pytest.raises(Refusal, match="answered your application"):
        confirm_draft(declined, Draft.objects.get().public_id, at=NOON)


def test_whoever_was_declined_and_is_known_hears_it_before_filling_in_a_form(cohort):
    declined = make.application("mentee", cohort=cohort, state=State.DECLINED)

    with pytest.raises(Refusal, match="answered your application"):
        begin(cohort, person=declined.person)
    assert begin(cohort, "mentor", person=declined.person).draft.pk


def test_whoever_withdrew_may_apply_again(cohort):
    withdrawn = make.application("mentee", cohort=cohort, state=State.WITHDRAWN)
    sent(cohort, withdrawn.person.email)

    confirm_draft(withdrawn, Draft.objects.get().public_id, at=NOON)

    withdrawn.refresh_from_db()
    assert (withdrawn.state, withdrawn.source) == (State.COMPLETE, "form")


def test_over_the_cap_a_mentee_waits_and_a_mentor_does_not(db):
    cohort = scenes.open_cohort(program=make.program(applicants_per_place=2))
    make.application("mentor", cohort=cohort)
    for _number in range(2):
        make.application("mentee", cohort=cohort)

    first = confirmed(cohort, "first@example.org")
    second = confirmed(cohort, "second@example.org")
    mentor = confirmed(cohort, "ada@example.org", role="mentor", capacity=1)

    states = [first.state, second.state, mentor.state]
    assert states == [State.WAITING_LIST, State.WAITING_LIST, State.COMPLETE]
    letters = Letter.objects.filter(name="waiting-list-joined").order_by("pk")
    numbers = [f"number {place} on the waiting list" for place in (1, 2)]
    assert [number in letter.text for number, letter in zip(numbers, letters, strict=True)] == [
        True,
        True,
    ]


@pytest.mark.django_db(transaction=True)
def test_the_cap_holds_when_two_confirm_at_once():
    cohort = scenes.open_cohort(program=make.program(applicants_per_place=1))
    make.application("mentor", cohort=cohort)
    both = [sent(cohort, "a@example.org"), sent(cohort, "b@example.org")]
    keys = [Draft.objects.get(application=one).public_id for one in both]

    at_once(
        *[
            lambda one=one, key=key: confirm_draft(one, key, at=NOON)
            for one, key in zip(both, keys, strict=True)
        ]
    )

    states = Application.objects.filter(role="mentee").values_list("state", flat=True)
    assert sorted(states) == [State.COMPLETE, State.WAITING_LIST]


def test_who_waited_in_vain_has_priority(cohort):
    program = cohort.program
    earlier = [
        make.cohort(program=program, starts_on=date(2025, month, 1), name=f"No {month}")
        for month in (1, 6, 9)
    ]
    person = make.person("Grace", email="grace@example.org")
    for one in earlier:
        make.application("mentee", cohort=one, person=person)
    make.pair(cohort=earlier[2], mentee=person)
    make.application("mentee", cohort=make.cohort(starts_on=date(2025, 1, 1)), person=person)

    assert confirmed(cohort).priority == 2


def test_consent_is_kept_with_the_version_that_was_read(cohort):
    document = Document.objects.create(program=cohort.program, kind="policy")
    version = Version.objects.create(
        document=document, number=1, text="Be kind.", made_at=NOON, published_at=NOON
    )
    agree = Question(
        key="agree", kind=Kind.CONSENT, label="Agree", is_required=True, documents=("policy",)
    )
    form = scenes.short_form()
    last = Section(key="end", title="End", questions=(agree,))
    scenes.publish(cohort, "mentee", Content(sections=(*form.sections, last)))

    application = confirmed(cohort, agree=[version.public_id])

    kept = Acceptance.objects.get()
    assert (kept.person, kept.version, kept.at) == (application.person, version, NOON)


def test_somebody_may_be_mentee_and_mentor_in_one_cohort(cohort):
    mentee, mentor = confirmed(cohort), confirmed(cohort, role="mentor", capacity=2)

    assert mentee.person == mentor.person
    assert (mentee.capacity, mentor.capacity) == (0, 2)
    assert Application.objects.filter(state=State.COMPLETE).count() == 2


def test_nothing_is_kept_when_it_breaks_half_way(cohort, monkeypatch):
    application = sent(cohort, gender=SECRET)
    key = Draft.objects.get().public_id

    def broken(*_words, **_facts):
        raise RuntimeError

    monkeypatch.setattr("nodement.applying.confirming.tell_place", broken)
    with pytest.raises(RuntimeError):
        confirm_draft(application, key, at=NOON)

    application.refresh_from_db()
    assert (application.state, Counted.objects.count()) == (State.RECEIVED, 0)
    assert Draft.objects.get().answers["gender"] == SECRET
    assert Upload.objects.count() == 0
    assert begin(cohort).draft != filled(cohort)
