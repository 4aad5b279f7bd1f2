"""Why this pair: points that add up to the score, and words for whoever may read them."""

import re
from dataclasses import replace

import pytest

from nodement.matcher import explain_matching, explain_pairs, score, solve
from nodement.matcher.checking.plain import Reading
from tests.matcher.oracle import scores_of
from tests.matcher.people import crowd, mentee, mentor, problem


@pytest.mark.parametrize("seed", range(4))
def test_every_pair_is_explained_with_the_points_that_reading_it_alone_gives(seed):
    people = crowd(seed, 20, 8, busy=0.4, term_weeks=2)
    reading = Reading(people)
    mentees = {one.id: one for one in people.mentees}
    mentors = {one.id: one for one in people.mentors}
    scores = scores_of(people)
    explained = explain_pairs(score(people), scores)

    assert [(one.mentee, one.mentor) for one in explained] == list(scores)
    assert len(explained) > 10
    for one in explained:
        pair = mentees[one.mentee], mentors[one.mentor]
        assert one.score == scores[one.mentee, one.mentor]
        assert one.points == reading.points(*pair)
        assert one.common_minutes == reading.minutes(*pair)
        assert one.language == reading.language(*pair)
        assert one.shared_areas == reading.shared_areas(*pair)


def test_a_matching_is_explained_pair_by_pair_in_the_order_of_the_mentees():
    matching = solve(crowd(5, 30, 12, busy=0.4, term_weeks=1))
    explained = explain_matching(matching)

    assert [(one.mentee, one.mentor) for one in explained] == list(matching.pairs)
    assert sum(one.score for one in explained) == matching.total


def test_pairs_are_explained_in_the_order_asked_for_and_as_often():
    people = problem([mentee("a"), mentee("b")], [mentor()])
    asked = [("b", "ada"), ("a", "ada"), ("b", "ada")]

    found = [(one.mentee, one.mentor) for one in explain_pairs(score(people), asked)]
    assert found == asked


def test_the_two_read_less_than_organizers():
    people = problem(
        [mentee(wishes=("ada",), experience=5)],
        [mentor(experience=2, languages=("yo", "de"))],
    )
    (pair,) = explain_matching(solve(people))
    both = {str(one.words) for one in pair.for_both}
    everybody = {str(one.words) for one in pair.explanations}

    assert both < everybody
    assert "Both speak German." in both
    assert everybody - both >= {
        "The mentee asked for this mentor, as wish number 1.",
        "The mentor is not ahead of the mentee in experience.",
    }


def test_a_pair_that_is_not_eligible_is_not_explained():
    people = problem([mentee()], [mentor(areas=("HTTP",))])

    with pytest.raises(ValueError, match="grace and ada are not eligible") as refused:
        explain_pairs(score(people), [("grace", "ada")])
    assert str(refused.value).endswith("so there is nothing to explain.")
    with pytest.raises(KeyError):
        explain_pairs(score(people), [("grace", "nobody")])


def test_no_pairs_need_no_words():
    assert explain_pairs(score(problem([], [])), ()) == ()


@pytest.mark.parametrize("seed", range(3))
def test_no_words_name_anybody_or_their_private_answers(seed):
    matching = solve(crowd(seed, 40, 30, busy=0.4, term_weeks=1))
    said = [str(one.words) for pair in explain_matching(matching) for one in pair.explanations]

    assert len(said) > 100
    for text in said:
        assert not re.search(r"example\.org|mente+\d|mentor\d|exclu|Hooli|Initech|Umbrella", text)


def test_going_on_together_is_told_to_both():
    people = replace(problem([mentee()], [mentor()]), continuing=frozenset({("grace", "ada")}))
    (pair,) = explain_matching(solve(people))

    assert pair.points["continuity"] == people.policy.weights["continuity"] == 5
    assert "They worked together before, and both wish to go on." in [
        str(one.words) for one in pair.for_both
    ]
