"""Likely duplicates, and what merging keeps."""

from datetime import timedelta

import pytest

from nodement.admissions import actions, queries
from nodement.admissions.duplicates import Face, Lookalikes, Sign, lookalikes
from nodement.admissions.merging import merge_applications
from nodement.admissions.models import Mark, Note
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from nodement.outbox.models import Letter
from tests import make
from tests.at_once import at_once
from tests.make import NOON

DAY = timedelta(days=1)


def face(key: int, **facts: str) -> Face:
    usual = {"role": "mentee", "name": f"N{key}", "email": f"{key}@example.org", "github": ""}
    return Face(key, **{**usual, **facts})


@pytest.mark.parametrize(
    ("first", "second", "sign"),
    [
        ({"github": "Octo"}, {"github": "@octo "}, Sign.GITHUB),
        ({"name": "José  da Silva"}, {"name": "jose da silva"}, Sign.NAME),
        ({"email": "g.hopper+x@Example.org"}, {"email": "GHopper@example.org"}, Sign.ADDRESS),
    ],
)
def test_each_sign_gives_two_away(first, second, sign):
    assert lookalikes([face(1, **first), face(2, **second)]) == [Lookalikes(1, 2, (sign,))]


def test_other_roles_other_domains_and_empty_handles_give_nobody_away():
    faces = [
        face(1, name="Grace", email="grace@example.org"),
        face(2, name="Grace", role="mentor"),
        face(3, email="grace@example.net"),
    ]

    assert lookalikes(faces) == []


def test_those_that_share_most_come_first_and_each_two_once():
    faces = [
        face(1, name="Mei"),
        face(2, name="mei"),
        face(3, name="Lin", github="lin"),
        face(4, name="Lin", github="Lin"),
    ]

    assert lookalikes(faces) == [
        Lookalikes(3, 4, (Sign.GITHUB, Sign.NAME)),
        Lookalikes(1, 2, (Sign.NAME,)),
    ]


def test_a_crowd_of_one_name_is_compared_with_its_first_alone():
    assert len(lookalikes([face(key, name="Test") for key in range(300)])) == 299


def test_the_withdrawn_are_not_looked_at_and_it_is_one_query(desk, django_assert_num_queries):
    make.application("mentee", cohort=desk.cohort, name="Grace", github="grace")
    make.application("mentee", cohort=desk.cohort, name="Grace", state="withdrawn")
    make.application("mentee", name="Grace")

    with django_assert_num_queries(1):
        faces = list(queries.faces(desk.cohort))

    assert [(one.name, one.github) for one in faces] == [("Grace", "grace")]


@pytest.fixture
def twice(desk):
    """Grace has applied with two addresses; the second time a day later."""
    first = make.application("mentee", cohort=desk.cohort, name="Grace", priority=2)
    second = make.application("mentee", cohort=desk.cohort, name="Grace H.", at=NOON + DAY)
    return first, second


def test_the_one_that_stays_gets_date_priority_notes_and_marks(desk, twice):
    goes, stays = twice
    actions.add_note(goes, "Nice", by=desk.ines, at=NOON)
    actions.mark_application(goes, 4, "", by=desk.ines, at=NOON)
    actions.mark_application(goes, 1, "", by=desk.margaret, at=NOON)
    actions.mark_application(stays, 5, "", by=desk.margaret, at=NOON)

    merge_applications(stays, goes, by=desk.margaret, at=NOON + 2 * DAY)

    stays.refresh_from_db()
    goes.refresh_from_db()
    assert (stays.state, goes.state) == ("complete", "withdrawn")
    assert (stays.submitted_at, stays.priority) == (NOON, 2)
    assert stays.profile.email == stays.person.email
    assert [one.text for one in queries.notes_of(stays)] == ["Nice"]
    assert stays.person.email in queries.notes_of(goes).get().text
    marks = dict(Mark.objects.filter(application=stays).values_list("reviewer__name", "value"))
    assert marks == {"Ines": 4, "Margaret": 5}


def test_only_the_address_that_goes_is_told_and_not_which_other_there_is(desk, twice):
    goes, stays = twice

    merge_applications(stays, goes, by=desk.margaret, at=NOON)

    letter = Letter.objects.get()
    assert (letter.name, letter.reader) == ("application-merged", goes.person)
    assert stays.person.email not in letter.text + letter.html
    entries = Entry.objects.filter(actor=desk.margaret).order_by("pk")
    assert [one.verb for one in entries] == ["merged", "merged away"]


def test_merging_twice_changes_nothing(desk, twice):
    goes, stays = twice
    for _time in range(2):
        merge_applications(stays, goes, by=desk.margaret, at=NOON)

    assert Letter.objects.count() == 1
    assert Note.objects.count() == 1


def test_never_across_cohorts_roles_or_with_itself(desk, grace):
    mentor = make.application("mentor", cohort=desk.cohort, person=grace.person)
    foreign = make.application("mentee", person=grace.person)

    for other in (mentor, foreign, grace):
        with pytest.raises(Refusal, match="same role of one cohort"):
            merge_applications(grace, other, by=desk.margaret, at=NOON)


def test_one_that_is_in_a_pair_stays(desk, twice):
    goes, stays = twice
    make.pair(cohort=desk.cohort, mentee=goes.person)

    with pytest.raises(Refusal, match="please keep it"):
        merge_applications(stays, goes, by=desk.margaret, at=NOON)
    make.pair(cohort=desk.cohort, mentee=stays.person)
    with pytest.raises(Refusal, match="Both are in a pair"):
        merge_applications(stays, goes, by=desk.margaret, at=NOON)

    goes.refresh_from_db()
    assert goes.state == "complete"


def test_one_that_is_withdrawn_does_not_stay(desk, twice):
    goes, stays = twice
    desk.withdraw(stays)

    with pytest.raises(Refusal, match="is withdrawn"):
        merge_applications(stays, goes, by=desk.margaret, at=NOON)


@pytest.mark.django_db(transaction=True)
def test_two_who_merge_in_both_directions_leave_one(desk, twice):
    first, second = twice

    at_once(
        lambda: merge_applications(first, second, by=desk.margaret, at=NOON),
        lambda: merge_applications(second, first, by=desk.ines, at=NOON),
    )

    assert sorted(desk.states().values()) == ["complete", "withdrawn"]
    assert Letter.objects.count() == 1
