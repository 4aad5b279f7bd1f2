"""Why nobody: the true cause, where one stands, and nothing about anybody else."""

import re
from dataclasses import replace

import pytest

from nodement.matcher import Problem, explain_free_places, explain_unmatched, solve
from nodement.matcher.judging.rules import RULES
from nodement.matcher.reasons.lines import Line
from tests.matcher.oracle import scores_of
from tests.matcher.people import crowd, mentee, mentor, policy, problem, simple

ENGLISH = {"languages": ("en",), "english_speaking": 5, "english_understanding": 5}
FITS = "As many people as possible get a mentor, then what fits best for all together counts"


def cause_of(people):
    (only,) = explain_unmatched(solve(people))
    return only


def sentences(unmatched):
    return [str(words) for words in unmatched.words]


def counts(unmatched):
    return {one.rule: (one.first, one.only) for one in unmatched.counts if one.first or one.only}


def with_priorities(people, *priorities):
    mentees = zip(people.mentees, priorities, strict=True)
    return replace(people, mentees=tuple(replace(one, priority=class_) for one, class_ in mentees))


def test_every_rule_that_stands_in_the_way_is_counted_once_per_mentor():
    people = problem(
        [mentee()],
        [
            mentor("1", languages=("pt",)),
            mentor("2", languages=("pt",), areas=("HTTP",)),
            mentor("3", areas=("HTTP",), availability=()),
            mentor("4", availability=()),
            mentor("5", availability=(), capacity=0),
            mentor("6", areas=("HTTP",), capacity=0),
        ],
    )
    found = cause_of(people)

    assert (found.cause, found.suits, found.eligible) == ("no_eligible_mentor", 0, 0)
    assert counts(found) == {"language": (2, 1), "areas": (2, 0), "availability": (2, 1)}
    assert sentences(found) == [
        "2 mentors have no language in common with this application.",
        "2 mentors advise on none of the chosen areas.",
        "2 mentors have fewer than 60 minutes a week in common.",
        "Other areas would let a mentor suit.",
        "More or other hours would let a mentor suit.",
    ]


def test_the_single_answer_that_would_change_it_is_named():
    english = cause_of(problem([mentee(**ENGLISH, only_other_language=True)], [mentor(**ENGLISH)]))
    areas = cause_of(problem([mentee(areas=("HTTP",))], [mentor()]))
    both = cause_of(problem([mentee(areas=("HTTP",), availability=())], [mentor()]))
    spoken = cause_of(problem([mentee(languages=("yo",))], [mentor()]))

    assert sentences(english)[-1] == "Accepting English would let a mentor suit."
    assert sentences(areas)[-1] == "Other areas would let a mentor suit."
    assert sentences(both)[-1] == "No single answer would change this."
    assert sentences(spoken)[-1] == "No single answer would change this."


def test_english_is_not_advised_to_whom_it_would_not_help():
    """One mentor speaks no English, the other has no time either."""
    asks = mentee(**ENGLISH, only_other_language=True)
    people = problem(
        [asks], [mentor(languages=("pt",)), mentor("alan", **ENGLISH, availability=())]
    )

    assert sentences(cause_of(people))[-1] == "No single answer would change this."


def test_one_s_own_second_role_is_not_counted_as_a_mentor():
    alone = problem([mentee("ada")], [mentor("ada")])
    beside = problem([mentee("ada")], [mentor("ada"), mentor("alan", areas=("HTTP",))])

    assert sentences(cause_of(alone)) == ["No mentor takes part yet."]
    assert cause_of(alone).cause == "no_eligible_mentor"
    assert sentences(cause_of(beside))[0] == "1 mentor advises on none of the chosen areas."


def test_who_suits_but_finds_all_places_taken_reads_how_long_the_line_is():
    found = cause_of(simple([[10], [4]]))

    assert (found.cause, found.suits, found.eligible) == ("places_taken", 1, 1)
    assert found.line == Line(places=1, waiting=1, ahead=0)
    assert sentences(found) == [
        "1 mentor suits, but no place there is open for this application.",
        "1 place went to another person.",
        "Where the line is shortest, nobody else waits; places there: 1.",
        f"{FITS}; among equals a lot decides.",
    ]


def test_the_shortest_line_is_the_one_with_the_fewest_who_have_waited_longer():
    """Three wait for mentor0, one of them longer; four for mentor1, nobody longer; two places."""
    table = [[9, 0], [0, 9], [0, 9], [5, 0], [1, 1], [1, 1], [0, 1], [0, 1]]
    people = simple(table, capacity=(1, 2))
    waited = with_priorities(people, 9, 9, 9, 3, 0, 0, 0, 0)
    found = {one.mentee: one for one in explain_unmatched(solve(waited))}

    assert sorted(found) == [f"mentee{number}" for number in (3, 4, 5, 6, 7)]
    assert found["mentee3"].line == Line(places=1, waiting=3, ahead=0)
    assert found["mentee4"].line == Line(places=2, waiting=4, ahead=0)
    assert sentences(found["mentee3"])[1:3] == [
        "1 place went to another person.",
        "1 of these went to somebody who has waited longer.",
    ]
    assert sentences(found["mentee4"])[1:3] == [
        "3 places went to other people.",
        "3 of these went to people who have waited longer.",
    ]
    assert sentences(found["mentee4"])[-1].startswith("Those who have waited longest come first")


def test_who_stands_behind_others_reads_how_many_have_waited_longer():
    people = with_priorities(simple([[9], [9], [9], [9]]), 2, 1, 1, 0)
    found = {one.mentee: one for one in explain_unmatched(solve(people))}["mentee3"]

    assert found.line == Line(places=1, waiting=3, ahead=2)
    assert sentences(found)[3:5] == [
        "Where the line is shortest, 2 people wait besides; places there: 1.",
        "2 of them have waited longer.",
    ]


def test_vetoed_is_the_cause_when_only_vetoes_stood_in_the_way():
    vetoes = {("grace", "ada")}
    only = cause_of(problem([mentee()], [mentor(), mentor("alan", capacity=0)], vetoes=vetoes))
    also = cause_of(problem([mentee(languages=("yo",))], [mentor()], vetoes=vetoes))

    assert (only.cause, also.cause) == ("vetoed", "no_eligible_mentor")
    assert counts(only) == {"veto": (1, 1), "capacity": (1, 1)}


def test_free_places_say_why_they_are_free():
    people = problem(
        [mentee()],
        [
            mentor("ada", capacity=3),
            mentor("alan", areas=("HTTP",), capacity=2),
            mentor("grete", capacity=2, exclusions=frozenset({"grace"})),
            mentor("linus", capacity=0),
        ],
        locks={("grace", "ada")},
    )
    free = explain_free_places(solve(people))

    assert [(one.mentor, one.places, one.cause) for one in free] == [
        ("ada", 2, "all_matched_elsewhere"),
        ("alan", 2, "no_eligible_mentee"),
        ("grete", 2, "no_eligible_mentee"),
    ]
    assert [str(one.words) for one in free] == [
        "1 person suits this mentor; the best matching for all leaves places free here.",
        "Nobody who applied suits this mentor.",
        "1 person suits this mentor; the best matching for all leaves places free here.",
    ]


@pytest.mark.parametrize("seed", range(6))
def test_every_number_is_what_counting_one_by_one_gives(seed):
    people = crowd(seed, 40, 12, busy=0.3, term_weeks=1)
    mentees = [replace(one, priority=number % 3) for number, one in enumerate(people.mentees)]
    people = replace(people, mentees=tuple(mentees))
    matching = solve(people)
    scores = scores_of(people)
    bare = replace(
        people,
        mentees=tuple(replace(one, exclusions=frozenset()) for one in people.mentees),
        mentors=tuple(
            replace(one, exclusions=frozenset(), capacity=1, paused_until=None)
            for one in people.mentors
        ),
        policy=replace(people.policy, same_affiliation_allowed=True),
    )
    suits = scores_of(bare).keys()
    places = {one.id: one.capacity for one in people.mentors if not one.paused_until}
    holders = [mentor for _, mentor in matching.pairs]
    full = {one for one, count in places.items() if count and holders.count(one) == count}
    waited = {one.id: one.priority for one in people.mentees}
    left_out = set(matching.unmatched)

    def line(mentee, mentor):
        waiting = [one for one in left_out if (one, mentor) in suits]
        ahead = sum(waited[one] > waited[mentee] for one in waiting)
        return ahead, len(waiting), mentor

    for one in explain_unmatched(matching):
        mine = {other for name, other in suits if name == one.mentee}
        assert one.suits == len(mine)
        assert one.eligible == sum(name == one.mentee for name, _ in scores)
        assert sum(rule.first for rule in one.counts) == 12 - one.eligible
        if not mine & full:
            assert one.line is None
            continue
        ahead, waiting, _ = min(line(one.mentee, other) for other in mine & full)
        assert (one.line.ahead, one.line.waiting) == (ahead, waiting)


def test_the_counts_name_every_rule_in_order():
    found = cause_of(problem([mentee(languages=("yo",))], [mentor()]))

    assert [one.rule for one in found.counts] == [rule.name for rule in RULES]


@pytest.mark.parametrize("seed", range(4))
def test_no_words_name_anybody_or_their_private_answers(seed):
    matching = solve(crowd(seed, 40, 12, busy=0.3, term_weeks=1))
    said = [text for one in explain_unmatched(matching) for text in sentences(one)]
    said += [str(one.words) for one in explain_free_places(matching)]

    assert len(said) > 40
    for text in said:
        assert not re.search(r"example\.org|mente+\d|mentor\d|exclu|Hooli|Initech|Umbrella", text)


def test_when_everybody_has_a_mentor_there_is_nothing_to_explain():
    matching = solve(problem([mentee()], [mentor()]))

    assert (explain_unmatched(matching), explain_free_places(matching)) == ((), ())


def test_where_scores_come_from_elsewhere_a_mentor_without_a_score_does_not_suit():
    """No other rule is asked: these two share no language."""
    people = Problem(
        (mentee("grace"), mentee("linus"), mentee("margaret")),
        (mentor("ada", languages=("yo",)), mentor("alan")),
        policy(weights={"given": 10}),
        scores={("grace", "ada"): 3, ("linus", "ada"): 5},
    )
    matching = solve(people)
    grace, margaret = explain_unmatched(matching)
    (alan,) = explain_free_places(matching)

    assert (grace.cause, grace.suits, grace.line) == ("places_taken", 1, Line(1, 1, 0))
    assert sentences(margaret) == [
        "2 mentors have no score with this application.",
        "No single answer would change this.",
    ]
    assert (alan.mentor, alan.cause) == ("alan", "no_eligible_mentee")
