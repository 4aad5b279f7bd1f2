"""What it means to need a language other than English."""

import pytest

from nodement.applying.consequences import language_consequence
from nodement.surveys.models import Application
from tests import make


def people(cohort, role, *languages, **facts):
    for spoken in languages:
        make.application(role, cohort=cohort, languages=spoken, **facts)


def test_it_counts_who_of_the_other_side_speaks_it(cohort, django_assert_num_queries):
    people(cohort, "mentor", ("pt", "en"), ("en",), ("en", "pt"), *[("en",)] * 3)
    people(cohort, "mentor", ("pt",), state=Application.State.WITHDRAWN)
    people(cohort, "mentee", ("pt",))
    people(make.cohort(), "mentor", ("pt",))

    with django_assert_num_queries(1):
        found = language_consequence(cohort, "mentee", ["pt"])

    assert found.words == (
        "2 of 6 mentors speak Portuguese.",
        "Expect to wait longer than others.",
    )


def test_a_longer_code_is_not_taken_for_a_shorter_one(cohort):
    people(cohort, "mentor", ("fil", "en"))

    assert language_consequence(cohort, "mentee", ["fi"]).any_of_them == 0


@pytest.mark.parametrize(
    ("role", "codes", "words"),
    [
        ("mentee", ["en"], ()),
        ("mentee", [], ()),
        (
            "mentee",
            ["de", "pt"],
            (
                "0 of 1 mentors speak German.",
                "1 of 1 mentors speaks Portuguese.",
                "That should hardly make a difference.",
            ),
        ),
        (
            "mentor",
            ["de"],
            (
                "No mentee has signed up yet, so nobody speaks German so far.",
                "As it stands, nobody can be matched with you: expect to wait.",
            ),
        ),
    ],
)
def test_it_says_so_in_words(cohort, role, codes, words):
    people(cohort, "mentor", ("pt",))

    assert language_consequence(cohort, role, codes).words == words
