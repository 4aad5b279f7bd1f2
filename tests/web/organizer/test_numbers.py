"""Answers that only count: never of few, never while they could be told apart."""

from datetime import timedelta

import pytest

from nodement.applying.models import Counted
from nodement.forms.models import Form, FormVersion
from nodement.programs.models import Cohort
from tests import make
from tests.make import NOON
from tests.web.page import main

CONTENT = {
    "sections": [
        {
            "key": "you",
            "title": "You",
            "questions": [
                {
                    "key": "gender",
                    "kind": "one",
                    "label": "How do you describe yourself?",
                    "audience": "nobody",
                    "options": ["Woman", "Man", "Other"],
                }
            ],
        }
    ]
}


@pytest.fixture
def count(crew):
    def counted(**choices: int) -> None:
        for choice, number in choices.items():
            Counted.objects.create(
                cohort=crew.cohort, question="gender", choice=choice, count=number
            )

    form = Form.objects.create(cohort=crew.cohort, role="mentee", draft=CONTENT, changed_at=NOON)
    FormVersion.objects.create(form=form, number=1, content_json=CONTENT, published_at=NOON)
    return counted


def there(crew) -> str:
    return f"/cohorts/{crew.cohort.public_id}/numbers/"


def test_large_groups_are_shown_with_their_question(crew, margaret, count):
    count(Woman=7, Man=6)

    page = main(margaret.get(there(crew)))

    assert "How do you describe yourself? 13 choices" in page
    assert "Woman 7 Man 6 Other 0" in page


def test_a_small_group_is_hidden_and_can_not_be_worked_out(crew, margaret, count):
    count(Woman=17, Man=16, Other=1)

    page = main(margaret.get(there(crew)))

    assert "Woman 17 Man hidden Other hidden" in page
    assert "34" not in page


def test_the_smallest_group_is_a_setting_of_the_program(crew, margaret, count):
    program = crew.cohort.program
    program.smallest_group = 20
    program.save()
    count(Woman=17, Man=16, Other=9)

    assert "Too few people answered to show any number." in main(margaret.get(there(crew)))


@pytest.mark.parametrize("opens", [NOON - timedelta(days=1), NOON + timedelta(days=1)])
def test_nothing_is_shown_while_sign_up_is_open(crew, margaret, count, opens):
    Cohort.objects.filter(pk=crew.cohort.pk).update(opens_at=opens)
    count(Woman=70, Man=60)

    page = main(margaret.get(there(crew)))

    assert "Not while sign-up is open" in page
    assert "70" not in page


def test_what_was_destroyed_is_said_to_be(crew, margaret):
    assert "Nothing was counted" in main(margaret.get(there(crew)))
    Cohort.objects.filter(pk=crew.cohort.pk).update(matching_closed_at=NOON)

    assert "Destroyed, as promised" in main(margaret.get(there(crew)))


def test_counts_of_another_cohort_are_not_shown(crew, margaret, count):
    Counted.objects.create(
        cohort=make.cohort(program=crew.cohort.program), question="gender", choice="Woman", count=50
    )

    assert "50" not in main(margaret.get(there(crew)))
