"""Why nobody: the true cause, and nothing about anybody else."""

import re
from dataclasses import replace

import pytest

from nodement.matcher import (
    explain_free_places,
    explain_matching,
    explain_unmatched,
    solve,
)
from tests.matcher.people import crowd, mentee, mentor, problem, simple

ENGLISH = {"languages": ("en",), "english_speaking": 5, "english_understanding": 5}


def cause_of(people):
    (only,) = explain_unmatched(solve(people))
    return only


def sentences(unmatched):
    return [str(words) for words in unmatched.words]


def counts(unmatched):
    return {one.rule: (one.first, one.only) for one in unmatched.counts if one.first or one.only}


def test_every_rule_that_stands_in_the_way_is_counted_once_per_mentor():
    people = problem(
        [mentee()],
        [
            mentor("1", languages=("pt",)),
            mentor("2", languages=("pt",), areas=("HTTP",)),
            mentor("3", areas=("HTTP",), availability=()),
            mentor("4", availability=()),
            mentor("5", availability=()),
            mentor("6", capacity=0),
        ],
    )
    found = cause_of(people)

    assert found.cause == "no_eligible_mentor"
    assert counts(found) == {
        "language": (2, 1),
        "areas": (1, 0),
        "availability": (2, 2),
        "capacity": (1, 1),
    }
    assert sentences(found) == [
        "2 mentors have no language in common with this application.",
        "1 mentor advises on none of the chosen areas.",
        "2 mentors have fewer than 60 minutes a week in common.",
        "1 mentor is not open for this pair, for example because every place is taken.",
        "More or other hours would make a pair possible.",
    ]


def test_the_single_answer_that_would_change_it_is_named():
    english = cause_of(problem([mentee(**ENGLISH, only_other_language=True)], [mentor(**ENGLISH)]))
    areas = cause_of(problem([mentee(areas=("HTTP",))], [mentor()]))
    both = cause_of(problem([mentee(areas=("HTTP",), availability=())], [mentor()]))
    spoken = cause_of(problem([mentee(languages=("yo",))], [mentor()]))

    assert sentences(english)[-1] == "Accepting English would make a pair possible."
    assert sentences(areas)[-1] == "Other areas would make a pair possible."
    assert sentences(both)[-1] == "No single answer would change this."
    assert sentences(spoken)[-1] == "No single answer would change this."


@pytest.mark.parametrize(
    "private",
    [
        problem([mentee()], [mentor(exclusions=frozenset({"grace"}))]),
        problem([mentee(exclusions=frozenset({"ada"}))], [mentor()]),
        problem([mentee(affiliation="Hooli")], [mentor(affiliation="Hooli")]),
        problem([mentee()], [mentor(capacity=0)]),
    ],
)
def test_private_reasons_all_read_the_same(private):
    assert sentences(cause_of(private)) == [
        "1 mentor is not open for this pair, for example because every place is taken.",
        "No single answer would change this.",
    ]


def test_one_s_own_second_role_is_not_counted_as_a_mentor():
    alone = problem([mentee("ada")], [mentor("ada")])

    assert sentences(cause_of(alone))[0] == "No mentor takes part yet."


def test_who_suits_but_finds_all_places_taken_reads_how_many_wanted_them():
    found = cause_of(simple([[10], [4]]))

    assert (found.cause, found.eligible) == ("places_taken", 1)
    assert sentences(found) == [
        "1 mentor suits, but all places there are taken.",
        "There was 1 place; people who suited it: 2.",
        "The places went where all pairs together fit best; among equals a lot decided.",
    ]


def test_those_who_waited_longer_are_named_as_the_reason_only_when_they_are():
    people = simple([[10], [4]])
    waited = replace(people, mentees=(people.mentees[0], replace(people.mentees[1], priority=2)))
    found = cause_of(waited)

    assert found.mentee == "mentee0"
    assert sentences(found)[-1].startswith("People who have waited longer came first")


def test_vetoed_is_the_cause_when_only_vetoes_stood_in_the_way():
    vetoes = {("grace", "ada")}
    only = cause_of(problem([mentee()], [mentor(), mentor("alan", capacity=0)], vetoes=vetoes))
    also = cause_of(problem([mentee(languages=("yo",))], [mentor()], vetoes=vetoes))

    assert (only.cause, also.cause) == ("vetoed", "no_eligible_mentor")
    assert sentences(only) == ["The organizers decided against the pairs that were possible."]


def test_free_places_say_why_they_are_free():
    people = problem(
        [mentee()],
        [
            mentor("ada", capacity=3),
            mentor("alan", areas=("HTTP",), capacity=2),
            mentor("linus", capacity=0),
        ],
    )

    assert [(one.mentor, one.places, one.cause) for one in explain_free_places(solve(people))] == [
        ("ada", 2, "all_matched_elsewhere"),
        ("alan", 2, "no_eligible_mentee"),
    ]


@pytest.mark.parametrize("seed", range(4))
def test_no_words_name_anybody_or_their_private_answers(seed):
    matching = solve(crowd(seed, 40, 12, busy=0.3))
    said = [str(one.words) for pair in explain_matching(matching) for one in pair.explanations]
    said += [text for one in explain_unmatched(matching) for text in sentences(one)]
    said += [str(one.words) for one in explain_free_places(matching)]

    assert len(said) > 100
    for text in said:
        assert not re.search(r"example\.org|mente+\d|mentor\d|exclu|Hooli|Initech|Umbrella", text)


def test_what_the_two_read_is_the_same_whatever_was_wished():
    """Take all wishes away and fix the pairs: nothing that both may read changes."""
    people = crowd(2, 20, 8, busy=0.4)
    matching = solve(people)
    unwished = replace(
        people,
        mentees=tuple(replace(one, wishes=()) for one in people.mentees),
        mentors=tuple(replace(one, wishes=()) for one in people.mentors),
        locks=frozenset(matching.pairs),
    )
    explained = explain_matching(matching)

    assert any(pair.points["wishes"] for pair in explained)
    assert [pair.for_both for pair in explained] == [
        pair.for_both for pair in explain_matching(solve(unwished))
    ]
