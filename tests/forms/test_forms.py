"""Forms are begun, changed by several people, published in versions, and copied."""

from dataclasses import replace
from datetime import timedelta

import pytest

from nodement.forms import queries, rules
from nodement.forms.actions import (
    ChangedMeanwhile,
    change_draft,
    copy_form,
    copy_forms,
    discard_draft,
    open_form,
    publish_form,
)
from nodement.forms.content import Content
from nodement.forms.defaults import default_content
from nodement.forms.editing import change_question, remove_question
from nodement.forms.models import Form, FormVersion
from nodement.journal.models import Entry
from nodement.kit.errors import Refusal
from tests import make
from tests.at_once import at_once
from tests.make import NOON

LATER = NOON + timedelta(hours=1)


@pytest.fixture
def cohort(db):
    return make.cohort()


@pytest.fixture
def margaret(cohort):
    return make.organizer(cohort.program, "Margaret")


@pytest.fixture
def ines(cohort):
    return make.organizer(cohort.program, "Ines")


@pytest.fixture
def form(cohort, margaret):
    return open_form(cohort, "mentee", by=margaret, at=NOON)


def reworded(content, label="What shall we call you?"):
    return change_question(content, "name", replace(content.question("name"), label=label))


def verbs():
    return list(Entry.objects.order_by("pk").values_list("verb", flat=True))


def test_a_form_begins_with_our_survey(form, margaret):
    assert form.content == default_content("mentee")
    assert (form.edition, form.changed_by, form.changed_at) == (1, margaret, NOON)
    assert verbs() == ["began"]


def test_beginning_it_again_changes_nothing(form, cohort, ines):
    again = open_form(cohort, "mentee", by=ines, at=LATER)

    assert again == form
    assert again.changed_at == NOON
    assert verbs() == ["began"]


@pytest.mark.django_db(transaction=True)
def test_two_who_begin_it_at_once_begin_one():
    cohort = make.cohort()
    somebody = make.organizer(cohort.program)
    at_once(*[lambda: open_form(cohort, "mentor", by=somebody, at=NOON)] * 2)

    assert Form.objects.get().role == "mentor"
    assert verbs() == ["began"]


def test_a_change_is_kept_with_who_made_it(form, ines):
    change_draft(form, reworded(form.content), edition=1, by=ines, at=LATER)

    kept = Form.objects.get()
    assert kept.content == reworded(default_content("mentee"))
    assert (kept.edition, kept.changed_by, kept.changed_at) == (2, ines, LATER)


def test_the_same_content_changes_nothing_whatever_was_read(form, ines):
    change_draft(form, form.content, edition=7, by=ines, at=LATER)

    assert Form.objects.get().edition == 1
    assert verbs() == ["began"]


def test_a_change_to_what_somebody_has_changed_is_refused_and_says_who(form, margaret, ines):
    change_draft(form, reworded(form.content), edition=1, by=ines, at=LATER)

    with pytest.raises(ChangedMeanwhile) as refused:
        change_draft(form, Content(), edition=1, by=margaret, at=LATER)

    assert refused.value.words == (
        "Ines has changed this form meanwhile. Nothing of yours was saved yet."
    )
    assert Form.objects.get().content == reworded(default_content("mentee"))


@pytest.mark.django_db(transaction=True)
def test_of_two_changes_at_once_one_is_kept_and_the_other_hears_of_it():
    cohort = make.cohort()
    somebody = make.organizer(cohort.program)
    form = open_form(cohort, "mentee", by=somebody, at=NOON)

    def change(label):
        content = reworded(form.content, label)
        return lambda: change_draft(form, content, edition=1, by=somebody, at=LATER)

    answers = at_once(change("One?"), change("Other?"))

    assert sum(isinstance(answer, ChangedMeanwhile) for answer in answers) == 1
    assert Form.objects.get().edition == 2


def test_publishing_makes_a_version_that_does_not_change_any_more(form, cohort, margaret):
    first = publish_form(form, by=margaret, at=NOON)
    change_draft(form, reworded(form.content), edition=1, by=margaret, at=LATER)
    assert queries.current_version(cohort, "mentee") == first

    second = publish_form(form, by=margaret, at=LATER)

    assert (first.number, second.number) == (1, 2)
    assert FormVersion.objects.get(number=1).content == default_content("mentee")
    assert queries.current_version(cohort, "mentee").content == reworded(first.content)
    assert list(queries.versions(form)) == [second, first]
    assert verbs() == ["began", "published", "changed", "published"]


def test_publishing_the_same_again_changes_nothing(form, margaret, ines):
    first = publish_form(form, by=margaret, at=NOON)

    assert publish_form(form, by=ines, at=LATER, edition=9) == first
    assert FormVersion.objects.get().published_by == margaret


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_publish_one_version():
    cohort = make.cohort()
    somebody = make.organizer(cohort.program)
    form = open_form(cohort, "mentee", by=somebody, at=NOON)
    at_once(*[lambda: publish_form(form, by=somebody, at=NOON)] * 2)

    assert FormVersion.objects.get().number == 1


def test_a_form_with_faults_is_not_published(form, margaret):
    required = replace(form.content.question("areas"), is_required=False)
    content = change_question(form.content, "areas", required)
    change_draft(form, content, edition=1, by=margaret, at=NOON)

    with pytest.raises(Refusal) as refused:
        publish_form(form, by=margaret, at=NOON)

    assert refused.value.words == (
        "This form cannot be published yet. “Which areas would you like to work on?”: The "
        "matching needs this answer, so it has to be answered."
    )
    assert not FormVersion.objects.exists()


def test_a_form_without_questions_is_not_published(form, margaret):
    change_draft(form, Content(), edition=1, by=margaret, at=NOON)

    with pytest.raises(Refusal, match="The form has no question yet"):
        publish_form(form, by=margaret, at=NOON)


def test_what_was_not_looked_at_is_not_published(form, margaret, ines):
    change_draft(form, reworded(form.content), edition=1, by=ines, at=LATER)

    with pytest.raises(ChangedMeanwhile, match="Ines has changed this form"):
        publish_form(form, by=margaret, at=LATER, edition=1)
    assert not FormVersion.objects.exists()


def test_going_back_brings_what_is_published(form, margaret):
    publish_form(form, by=margaret, at=NOON)
    change_draft(form, reworded(form.content), edition=1, by=margaret, at=LATER)

    discard_draft(form, edition=2, by=margaret, at=LATER)
    discard_draft(form, edition=2, by=margaret, at=LATER)

    kept = Form.objects.get()
    assert kept.content == default_content("mentee")
    assert kept.edition == 3
    assert verbs()[-1] == "went back to the published"
    assert verbs().count("went back to the published") == 1


def test_going_back_does_not_take_away_what_somebody_else_has_just_written(form, margaret, ines):
    publish_form(form, by=margaret, at=NOON)
    change_draft(form, reworded(form.content), edition=1, by=ines, at=LATER)

    with pytest.raises(ChangedMeanwhile):
        discard_draft(form, edition=1, by=margaret, at=LATER)
    assert Form.objects.get().content == reworded(default_content("mentee"))


def test_there_is_nothing_to_go_back_to_before_the_first_version(form, margaret):
    with pytest.raises(Refusal, match="Nothing is published yet"):
        discard_draft(form, edition=1, by=margaret, at=NOON)


def test_a_cohort_that_was_copied_begins_with_what_was_asked_last(form, cohort, margaret):
    publish_form(form, by=margaret, at=NOON)
    change_draft(form, Content(), edition=1, by=margaret, at=LATER)
    summer = make.cohort(program=cohort.program, copied_from=cohort)

    assert open_form(summer, "mentee", by=margaret, at=LATER).content == default_content("mentee")


def test_forms_are_copied_into_a_cohort_of_the_program(form, cohort, margaret):
    change_draft(form, reworded(form.content), edition=1, by=margaret, at=NOON)
    summer = make.cohort(program=cohort.program)

    copy_forms(cohort, summer, by=margaret, at=LATER)
    copy_forms(cohort, summer, by=margaret, at=LATER)

    copied = Form.objects.get(cohort=summer)
    assert (copied.role, copied.content) == ("mentee", reworded(default_content("mentee")))
    assert verbs()[-2:] == ["began", "copied into"]


def test_a_copy_leaves_what_is_published_there_alone(form, cohort, margaret):
    summer = make.cohort(program=cohort.program)
    theirs = open_form(summer, "mentee", by=margaret, at=NOON)
    publish_form(theirs, by=margaret, at=NOON)
    less = remove_question(form.content, "heard_of", role="mentee")
    change_draft(form, less, edition=1, by=margaret, at=NOON)

    copy_form(form, summer, by=margaret, at=LATER, edition=1)

    assert Form.objects.get(cohort=summer, role="mentee").content == less
    assert queries.current_version(summer, "mentee").content == default_content("mentee")


def test_a_copy_does_not_write_over_what_somebody_else_has_just_changed(
    form, cohort, margaret, ines
):
    summer = make.cohort(program=cohort.program)
    theirs = open_form(summer, "mentee", by=margaret, at=NOON)
    change_draft(theirs, reworded(theirs.content), edition=1, by=ines, at=NOON)

    with pytest.raises(ChangedMeanwhile, match="Ines"):
        copy_form(form, summer, by=margaret, at=LATER, edition=1)


def test_nothing_flows_between_programs(form, margaret):
    elsewhere = make.cohort()

    with pytest.raises(Refusal, match="within one program only"):
        copy_form(form, elsewhere, by=margaret, at=NOON)
    assert Form.objects.get() == form


def test_organizers_build_the_forms_of_their_own_programs(form, margaret):
    elsewhere = make.organizer(make.cohort().program, "Elsewhere")

    assert list(rules.buildable(margaret)) == [form]
    assert list(rules.buildable(elsewhere)) == []


def test_the_newest_version_of_each_side_and_the_forms_of_earlier_cohorts(form, cohort, margaret):
    publish_form(form, by=margaret, at=NOON)
    change_draft(form, reworded(form.content), edition=1, by=margaret, at=NOON)
    second = publish_form(form, by=margaret, at=LATER)
    summer = make.cohort(program=cohort.program)
    theirs = open_form(summer, "mentee", by=margaret, at=NOON)
    open_form(summer, "mentor", by=margaret, at=NOON)

    assert queries.newest_versions(cohort) == {"mentee": second}
    assert list(queries.earlier_forms(theirs)) == [form]
