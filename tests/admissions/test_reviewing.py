"""Marks, notes and saved views: who sees what of whom."""

import pytest

from nodement.admissions import actions, queries, rules
from nodement.admissions.models import Mark, Note, SavedSearch
from nodement.kit.errors import Refusal
from nodement.surveys.models import Application
from tests import make
from tests.at_once import at_once
from tests.make import NOON


def mark(application, who, value, comment=""):
    actions.mark_application(application, value, comment, by=who, at=NOON)


def test_marks_of_others_show_only_beside_ones_own(desk, grace):
    mark(grace, desk.margaret, 2, "Too early")

    before = queries.marks_of(grace, desk.ines)
    assert (before.own, before.others, before.count, before.average) == (None, (), 1, None)

    mark(grace, desk.ines, 5)
    after = queries.marks_of(grace, desk.ines)
    assert [one.comment for one in after.others] == ["Too early"]
    assert (after.count, after.average) == (2, 3.5)


def test_the_list_neither_shows_nor_sorts_by_marks_that_one_may_not_see_yet(desk, grace):
    joan = make.application("mentee", cohort=desk.cohort, name="Joan")
    mark(grace, desk.margaret, 1)
    mark(joan, desk.margaret, 5)
    mark(joan, desk.ines, 3)

    rows = {one.name: one for one in queries.listed(Application.objects.all(), desk.ines)}

    assert (rows["Grace"].mark_average, rows["Grace"].mark_count) == (None, 1)
    assert (rows["Joan"].mark_average, rows["Joan"].mark_count) == (4.0, 2)


def test_counts_of_notes_and_marks_do_not_multiply(desk, grace):
    for who in (desk.margaret, desk.ines):
        mark(grace, who, 4)
        actions.add_note(grace, f"From {who}", by=who, at=NOON)
    actions.add_note(grace, "One more", by=desk.ines, at=NOON)

    row = queries.listed(Application.objects.all(), desk.ines).get()

    assert (row.mark_count, row.note_count) == (2, 3)


def test_ones_mark_can_be_changed_and_stands_once(desk, grace):
    mark(grace, desk.ines, 2, "Hm")
    mark(grace, desk.ines, 4, "Better")
    mark(grace, desk.ines, 4, "Better")

    assert Mark.objects.get().value == 4
    assert list(queries.history_of(grace).values_list("verb", flat=True)) == ["marked", "marked"]


@pytest.mark.parametrize("value", [0, 6, -1])
def test_a_mark_goes_from_one_to_five(desk, grace, value):
    with pytest.raises(Refusal, match="from 1 to 5"):
        mark(grace, desk.ines, value)


def test_a_note_sent_twice_in_a_row_stands_once(desk, grace):
    for text in ("Ask again", "Ask again ", "Done", "Ask again"):
        actions.add_note(grace, text, by=desk.ines, at=NOON)

    assert [one.text for one in queries.notes_of(grace)] == ["Ask again", "Done", "Ask again"]


def test_only_who_wrote_a_note_deletes_it(desk, grace):
    note = actions.add_note(grace, "Mine", by=desk.ines, at=NOON)

    with pytest.raises(Refusal, match="Only who wrote"):
        actions.delete_note(note, by=desk.margaret, at=NOON)
    assert list(rules.own_notes(desk.margaret)) == []
    assert list(rules.own_notes(desk.ines)) == [note]

    actions.delete_note(note, by=desk.ines, at=NOON)
    actions.delete_note(note, by=desk.ines, at=NOON)
    assert Note.objects.count() == 0


def test_an_empty_note_is_refused(desk, grace):
    with pytest.raises(Refusal, match="no words"):
        actions.add_note(grace, " \n ", by=desk.ines, at=NOON)


def test_a_view_is_saved_once_and_its_name_is_not_taken_from_it(desk):
    program = desk.cohort.program
    first = actions.save_view(program, " To  read ", "state=complete", by=desk.ines, at=NOON)
    again = actions.save_view(program, "To read", "state=complete", by=desk.margaret, at=NOON)

    assert first == again
    assert first.name == "To read"
    with pytest.raises(Refusal, match="another view of that name"):
        actions.save_view(program, "To read", "role=mentor", by=desk.margaret, at=NOON)
    with pytest.raises(Refusal, match="give the view a name"):
        actions.save_view(program, "  ", "role=mentor", by=desk.margaret, at=NOON)


def test_views_are_of_the_program_and_no_other_organizer_opens_them(desk):
    view = actions.save_view(desk.cohort.program, "Mine", "q=x", by=desk.ines, at=NOON)
    elsewhere = make.organizer(make.program(), "Elsewhere")

    assert list(rules.viewable(desk.margaret)) == [view]
    assert list(rules.viewable(elsewhere)) == []
    actions.delete_view(view, by=desk.margaret, at=NOON)
    actions.delete_view(view, by=desk.margaret, at=NOON)
    assert SavedSearch.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_marking_twice_at_once_leaves_one_mark(desk, grace):
    at_once(lambda: mark(grace, desk.ines, 3), lambda: mark(grace, desk.ines, 4))

    assert Mark.objects.count() == 1
