"""Answers that only count together are destroyed to the last byte."""

import pytest

from nodement.applying.counting import destroy_counts
from nodement.applying.models import Counted, Draft
from nodement.applying.submitting import confirm_draft
from nodement.kit.errors import Refusal
from tests.applying import scenes
from tests.applying.scenes import SECRET, answers, filled, sent
from tests.kept import everything_kept


def test_every_choice_is_counted_and_typed_words_are_not(cohort):
    for number, choice in enumerate((SECRET, "Another", SECRET)):
        application = sent(cohort, f"{number}@example.org", gender=choice)
        draft = Draft.objects.get(application=application)
        confirm_draft(application, draft.public_id, at=scenes.NOON)

    rows = Counted.objects.order_by("choice").values_list("choice", "count")
    assert list(rows) == [("Another", 1), (SECRET, 2)]


def test_destroying_leaves_the_other_answers_and_the_other_cohorts(cohort):
    other = scenes.open_cohort()
    for one in (cohort, other):
        filled(one, gender=SECRET)
        Counted.objects.create(cohort=one, question="gender", choice=SECRET, count=3)

    destroy_counts(cohort)
    destroy_counts(cohort)

    assert Counted.objects.get().cohort == other
    assert Draft.objects.get(cohort=cohort).answers == answers()
    assert Draft.objects.get(cohort=other).answers == answers(gender=SECRET)


def test_nothing_is_kept_any_more_once_the_matching_is_closed(cohort):
    """Somebody whose page is still open must not bring back what was destroyed."""
    draft = filled(cohort)
    type(cohort).objects.update(matching_closed_at=scenes.NOON)

    with pytest.raises(Refusal, match="matching of this cohort is over"):
        scenes.fill(draft, answers(gender=SECRET))

    assert SECRET not in str(Draft.objects.values().get())


@pytest.mark.django_db(transaction=True)
def test_no_byte_is_left_in_the_database():
    cohort, marked = scenes.open_cohort(), "Marked-answer-5X"
    for number in range(30):
        application = sent(cohort, f"{number}@example.org", gender=marked)
        draft = Draft.objects.get(application=application)
        if number % 2:
            confirm_draft(application, draft.public_id, at=scenes.NOON)
    assert marked.encode() in everything_kept()

    destroy_counts(cohort)

    assert Counted.objects.count() == 0
    assert marked.encode() not in everything_kept()
