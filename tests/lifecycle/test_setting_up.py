"""How a program or a cohort begins: ready-made, or taken over from one that went well."""

from datetime import date

import pytest

from nodement.documents.actions import adopt_texts
from nodement.forms.actions import change_draft, open_form
from nodement.forms.content import Content
from nodement.forms.models import Form
from nodement.kit.errors import Refusal
from nodement.lifecycle.setting_up import (
    copy_cohort,
    set_up_program,
    set_up_program_like,
    suggested_term,
    texts_to_adopt,
)
from nodement.programs.actions import Beginning, Description, Term, describe_program
from nodement.programs.models import Cohort, Program
from nodement.programs.queries import topics
from nodement.programs.starters import NODEJS, STARTERS, Start
from nodement.surveys.models import Application
from tests import make
from tests.at_once import at_once
from tests.make import NOON

NEXT = Term("Summer", date(2027, 6, 7), 20)


def beginning(**facts):
    usual = {
        "community": "Forge",
        "program": "Mentoring",
        "cohort": "First",
        "starts_on": date(2027, 2, 8),
        "areas": (),
        "kinds_of_help": (),
    }
    return Beginning(**usual | facts)


@pytest.fixture
def keeper(db):
    return make.person("Hedy", is_keeper=True)


@pytest.fixture
def earlier(keeper):
    program = make.program(time_zone="Asia/Kathmandu", offer_days=9, eligibility="Anybody.")
    cohort = make.cohort(program=program, weeks=20)
    make.organizer(program, "Hedy", email="other@example.org")
    program.roles.update(person=keeper)
    return cohort


def test_the_node_js_program_comes_ready_to_run(keeper):
    cohort = set_up_program(beginning(), STARTERS[Start.NODEJS], by=keeper, at=NOON)

    program = Program.objects.get()
    assert topics(program, "area") == NODEJS.areas
    assert (program.about, program.eligibility) == (NODEJS.about, NODEJS.eligibility)
    assert (cohort.name, cohort.starts_on, cohort.weeks) == ("First", date(2027, 2, 8), 26)


def test_an_empty_program_has_kinds_of_help_and_no_areas(keeper):
    set_up_program(beginning(), STARTERS[Start.EMPTY], by=keeper, at=NOON)

    program = Program.objects.get()
    assert topics(program, "area") == ()
    assert len(topics(program, "help")) == 4


def test_a_program_that_stands_keeps_its_own_words(keeper):
    set_up_program(beginning(), STARTERS[Start.EMPTY], by=keeper, at=NOON)
    set_up_program(beginning(cohort="Second"), STARTERS[Start.NODEJS], by=keeper, at=NOON)

    assert topics(Program.objects.get(), "area") == ()
    assert Program.objects.get().about == ""
    assert Cohort.objects.count() == 2


def test_a_program_like_another_has_its_words_figures_and_forms_but_nobody_of_it(earlier, keeper):
    make.application("mentor", cohort=earlier)
    form = open_form(earlier, "mentee", by=keeper, at=NOON)
    reworded = form.content.as_json()
    reworded["sections"][0]["title"] = "Hello there"
    change_draft(form, Content.from_json(reworded), edition=form.edition, by=keeper, at=NOON)

    cohort = set_up_program_like(earlier, beginning(), by=keeper, at=NOON)

    program = Program.objects.get(name="Mentoring")
    assert (program.time_zone, program.offer_days) == ("Asia/Kathmandu", 9)
    assert program.eligibility == "Anybody."
    assert topics(program, "area") == topics(earlier.program, "area")
    assert cohort.copied_from == earlier
    forms = Form.objects.filter(cohort=cohort)
    assert [one.content.sections[0].title for one in forms] == ["Hello there"]
    assert not Application.objects.filter(cohort=cohort).exists()


def test_the_texts_to_begin_with_are_those_of_the_program_it_was_copied_from(earlier, keeper):
    adopt_texts(earlier.program, {"conduct": "Be kind."}, by=keeper, at=NOON)
    cohort = set_up_program_like(earlier, beginning(), by=keeper, at=NOON)

    texts = texts_to_adopt(cohort.program)

    assert texts["conduct"] == "Be kind."
    assert "Mentoring brings people together" in texts["policy"]


def test_the_next_cohort_takes_the_forms_over_and_nobody_s_answers(earlier, keeper):
    open_form(earlier, "mentee", by=keeper, at=NOON)
    make.application("mentee", cohort=earlier)

    cohort = copy_cohort(earlier, NEXT, by=keeper, at=NOON)

    assert (Term.of(cohort), cohort.copied_from) == (NEXT, earlier)
    assert [form.role for form in Form.objects.filter(cohort=cohort)] == ["mentee"]
    assert not Application.objects.filter(cohort=cohort).exists()


def test_copying_twice_changes_nothing_that_was_edited_meanwhile(earlier, keeper):
    open_form(earlier, "mentee", by=keeper, at=NOON)
    cohort = copy_cohort(earlier, NEXT, by=keeper, at=NOON)
    form = Form.objects.get(cohort=cohort)
    edited = form.content.as_json()
    edited["sections"][0]["title"] = "Edited"
    change_draft(form, Content.from_json(edited), edition=form.edition, by=keeper, at=NOON)

    assert copy_cohort(earlier, NEXT, by=keeper, at=NOON) == cohort
    assert Form.objects.get(cohort=cohort).content.sections[0].title == "Edited"


def test_a_name_that_another_cohort_has_is_refused(earlier, keeper):
    make.cohort(program=earlier.program, name="Summer")

    with pytest.raises(Refusal, match="has that name already"):
        copy_cohort(earlier, NEXT, by=keeper, at=NOON)
    assert Cohort.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_who_copy_at_once_open_one_cohort():
    earlier = make.cohort()
    people = [make.organizer(earlier.program, name) for name in ("Margaret", "Ines")]
    open_form(earlier, "mentee", by=people[0], at=NOON)

    opened = at_once(
        *[lambda who=who: copy_cohort(earlier, NEXT, by=who, at=NOON) for who in people]
    )

    assert opened[0] == opened[1]
    assert (Cohort.objects.count(), Form.objects.count()) == (2, 2)


def test_a_first_term_leaves_time_to_prepare_and_begins_on_a_monday():
    assert suggested_term(None, today=date(2026, 11, 30)) == Term("", date(2027, 2, 8), 26)


def test_the_next_term_follows_the_last_one(db):
    cohort = make.cohort(starts_on=date(2027, 2, 8), weeks=20)

    assert suggested_term(cohort, today=date(2026, 11, 30)) == Term("", date(2027, 6, 28), 20)
    assert suggested_term(cohort, today=date(2028, 1, 3)).starts_on == date(2028, 3, 13)


def test_describing_a_program_the_same_way_changes_nothing(earlier, keeper):
    said = Description("For newcomers.", "us@example.org")
    for _ in range(2):
        describe_program(earlier.program, said, by=keeper, at=NOON)

    assert Program.objects.get(pk=earlier.program.pk).contact == "us@example.org"
