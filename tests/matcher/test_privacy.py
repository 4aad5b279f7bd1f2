"""Whoever reads all the words for people cannot tell what somebody answered in private.

The attacker knows every open answer and who is with whom. The worlds that are compared differ in
one private answer alone, and the same pairs are made in each.
"""

import random
from dataclasses import replace
from datetime import date

import pytest

from nodement.matcher import explain_free_places, explain_matching, explain_unmatched, solve
from nodement.matcher.reasons.why_not import explain_why_not
from tests.matcher.people import crowd, mentee, mentor, problem

ENGLISH = {"languages": ("en", "de"), "english_speaking": 5, "english_understanding": 5}


def everything_said(matching):
    """All sentences that mentees and mentors may read, by whom they are about."""
    planes = matching.scored.planes
    said = {one.mentee: one.words for one in explain_unmatched(matching)}
    said |= {one.mentor: one.words for one in explain_free_places(matching)}
    said |= {(one.mentee, one.mentor): one.for_both for one in explain_matching(matching)}
    asked = [(one.id, other.id) for one in planes.mentees for other in planes.mentors]
    answers = {pair: explain_why_not(matching, *pair) for pair in asked}
    return said | {("why not", *pair): one for pair, one in answers.items()}


def hidden(people, mentee_id, mentor_id):
    """The same people with one more private reason against a pair, in every way there is."""

    def with_mentor(**answers):
        mentors = (replace(m, **answers) if m.id == mentor_id else m for m in people.mentors)
        return replace(people, mentors=tuple(mentors))

    def with_mentee(**answers):
        mentees = (replace(m, **answers) if m.id == mentee_id else m for m in people.mentees)
        return replace(people, mentees=tuple(mentees))

    (asked,) = (one for one in people.mentees if one.id == mentee_id)
    (mentor_,) = (one for one in people.mentors if one.id == mentor_id)
    return {
        "vetoed": replace(people, vetoes=people.vetoes | {(mentee_id, mentor_id)}),
        "excluded by the mentor": with_mentor(exclusions=mentor_.exclusions | {mentee_id}),
        "excluded by the mentee": with_mentee(exclusions=asked.exclusions | {mentor_id}),
        "colleagues": with_mentor(affiliation=asked.affiliation),
    }


def one_mentor(capacity, *, locked):
    """Grace, who works at Hooli, would suit Ada, who may be with Linus already."""
    return problem(
        [mentee("grace", affiliation="Hooli"), mentee("linus")],
        [mentor("ada", capacity=capacity), mentor("alan", areas=("HTTP",))],
        locks={("linus", "ada")} if locked else set(),
    )


def test_a_place_taken_reads_like_every_private_reason():
    taken = one_mentor(1, locked=True)
    worlds = {name: solve(one) for name, one in hidden(taken, "grace", "ada").items()}
    open_world = solve(taken)

    assert {one.cause for one in explain_unmatched(open_world)} == {"places_taken"}
    for name, world in worlds.items():
        assert world.pairs == open_world.pairs
        assert [one.cause for one in explain_unmatched(world)] != ["places_taken"], name
        assert everything_said(world) == everything_said(open_world), name


def test_all_private_reasons_read_the_same_beside_a_free_place():
    """Ada has a place left in every world, and Grace no mentor."""
    said = {
        name: everything_said(solve(one))
        for name, one in hidden(one_mentor(2, locked=True), "grace", "ada").items()
    }

    assert len(said) == 4
    for name, words in said.items():
        assert words == said["vetoed"], name
        assert "1 mentor suits" in str(words["grace"][0])


def test_a_pause_and_no_place_at_all_read_like_an_exclusion():
    """Nobody is with Ada; what Ada reads of free places is Ada's own."""
    alone = problem([mentee("grace", affiliation="Hooli")], [mentor("ada")])
    ada = alone.mentors[0]
    closed = {
        "paused": replace(alone, mentors=(replace(ada, paused_until=date(2030, 6, 1)),)),
        "no place": replace(alone, mentors=(replace(ada, capacity=0),)),
    }
    said = {
        name: everything_said(solve(one))
        for name, one in (closed | hidden(alone, "grace", "ada")).items()
    }

    assert len(said) == 6
    for name, words in said.items():
        assert words["grace"] == said["paused"]["grace"], name
        assert (
            words["why not", "grace", "ada"].words
            == said["paused"]["why not", "grace", "ada"].words
        )


@pytest.mark.parametrize("rule", [{"areas": ("HTTP",)}, {"languages": ("yo",)}])
def test_an_answer_that_is_advised_is_advised_to_the_excluded_too(rule):
    """Otherwise "no single answer would change this" would tell of the exclusion."""
    people = problem([mentee("grace", affiliation="Hooli", **rule)], [mentor("ada")])
    open_words = everything_said(solve(people))

    for name, world in hidden(people, "grace", "ada").items():
        assert everything_said(solve(world)) == open_words, name


@pytest.mark.parametrize("seed", range(8))
def test_one_more_private_reason_against_a_pair_that_was_not_made_changes_no_word(seed):
    """For any pair of a crowd in which everybody has an employer of their own."""
    chance = random.Random(seed)
    start = crowd(seed, 14, 6, busy=0.4, term_weeks=1)
    people = replace(
        start, mentees=tuple(replace(one, affiliation=f"Firm {one.id}") for one in start.mentees)
    )
    matching = solve(people)
    said = everything_said(matching)
    others = [
        (one.id, other.id)
        for one in people.mentees
        for other in people.mentors
        if (one.id, other.id) not in matching.pairs
    ]
    changed = 0
    for pair in chance.sample(others, 6):
        for name, world in hidden(people, *pair).items():
            again = solve(world)
            assert again.pairs == matching.pairs
            assert everything_said(again) == said, (pair, name)
            changed += _exactly(again, pair) != _exactly(matching, pair)

    assert changed > 6


def _exactly(matching, pair):
    """What organizers read of a pair that was not made."""
    return explain_why_not(matching, *pair, "organizers").words


@pytest.mark.parametrize("level", [0, 1])
def test_how_little_english_a_mentor_speaks_is_told_to_nobody(level):
    """Level 0 or 1 is not enough; speaking none, little, or ruling it out reads the same."""
    asks = mentee("grace", **ENGLISH | {"languages": ("en",)})
    speaks = mentor("ada", english_speaking=level, english_understanding=5)
    rules_out = mentor("ada", english_speaking=5, english_understanding=5, only_other_language=True)

    assert everything_said(solve(problem([asks], [speaks]))) == everything_said(
        solve(problem([asks], [rules_out]))
    )


@pytest.mark.parametrize("level", [2, 3, 4])
def test_how_well_the_other_speaks_the_common_language_is_told_to_nobody(level):
    mentees = [mentee("grace", **ENGLISH)]
    fluent = mentor("ada", **ENGLISH | {"languages": ("en",)})
    halting = replace(fluent, english_speaking=level)
    second = replace(fluent, languages=("yo", "en"))
    said = [everything_said(solve(problem(mentees, [one]))) for one in (fluent, halting, second)]

    assert said[0]["grace", "ada"]
    assert said == [said[0]] * 3


def test_what_the_two_read_is_the_same_whatever_was_wished():
    """Take all wishes away and fix the pairs: nothing that people may read changes."""
    people = crowd(2, 20, 8, busy=0.4, term_weeks=1)
    matching = solve(people)
    unwished = replace(
        people,
        mentees=tuple(replace(one, wishes=()) for one in people.mentees),
        mentors=tuple(replace(one, wishes=()) for one in people.mentors),
        locks=frozenset(matching.pairs),
    )

    assert any(pair.points["wishes"] for pair in explain_matching(matching))
    assert everything_said(matching) == everything_said(solve(unwished))


def test_organizers_read_what_it_was():
    """The words above are the same though what they hide is not."""
    people = one_mentor(1, locked=True)
    causes = {
        name: explain_why_not(solve(one), "grace", "ada", "organizers").cause
        for name, one in ({"taken": people} | hidden(people, "grace", "ada")).items()
    }

    assert causes == {
        "taken": "places_taken",
        "vetoed": "veto",
        "excluded by the mentor": "exclusion",
        "excluded by the mentee": "exclusion",
        "colleagues": "affiliation",
    }
