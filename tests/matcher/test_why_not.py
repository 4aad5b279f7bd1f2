"""Why not X: exactly for organizers, discreetly for the two."""

from dataclasses import replace
from datetime import date

import pytest

from nodement.matcher import solve
from nodement.matcher.reasons.why_not import explain_why_not
from tests.matcher.people import crowd, mentee, mentor, problem, simple

SUIT = "These two would suit each other."


def told(people, audience, pair=("grace", "ada")):
    found = explain_why_not(solve(people), *pair, audience)
    return found.cause, [str(words) for words in found.words]


@pytest.mark.parametrize(
    ("cause", "people", "words"),
    [
        (
            "language",
            problem([mentee(languages=("yo",))], [mentor()]),
            "They have no language in common in which both can work.",
        ),
        (
            "areas",
            problem([mentee(areas=("HTTP",))], [mentor()]),
            "The mentor advises on none of the chosen areas.",
        ),
        (
            "availability",
            problem([mentee(availability=())], [mentor()]),
            "In some week of the term they have less than 60 minutes in common.",
        ),
        (
            "same_person",
            problem([mentee("ada")], [mentor("ada")]),
            "They are one person in both roles.",
        ),
    ],
)
def test_open_rules_are_told_to_everybody(cause, people, words):
    pair = people.mentees[0].id, "ada"

    assert told(people, "both", pair) == told(people, "organizers", pair) == (cause, [words])


@pytest.mark.parametrize(
    ("cause", "people", "words"),
    [
        (
            "affiliation",
            problem([mentee(affiliation="Hooli")], [mentor(affiliation="Hooli")]),
            "They name the same employer or group.",
        ),
        (
            "capacity",
            problem([mentee()], [mentor(paused_until=date(2030, 6, 1))]),
            "The mentor takes nobody, or is paused when the term starts.",
        ),
        (
            "exclusion",
            problem([mentee()], [mentor(exclusions=frozenset({"grace"}))]),
            "One of them asked in private not to be paired with the other.",
        ),
        (
            "veto",
            problem([mentee()], [mentor()], vetoes={("grace", "ada")}),
            "The organizers decided against this pair.",
        ),
    ],
)
def test_private_rules_are_told_to_organizers_alone(cause, people, words):
    assert told(people, "organizers") == (cause, [words])
    cause_for_both, words_for_both = told(people, "both")
    assert (cause_for_both, words_for_both[0]) == ("chosen_otherwise", SUIT)


def test_organizers_read_every_rule_and_the_cause_is_the_first():
    people = problem([mentee(areas=("HTTP",), exclusions=frozenset({"ada"}))], [mentor()])

    assert told(people, "organizers") == (
        "areas",
        [
            "The mentor advises on none of the chosen areas.",
            "One of them asked in private not to be paired with the other.",
        ],
    )
    assert told(people, "both")[1] == ["The mentor advises on none of the chosen areas."]


def test_a_place_that_went_to_others_is_told_with_their_scores():
    people = simple([[10], [4]])
    waited = replace(people, mentees=(people.mentees[0], replace(people.mentees[1], priority=1)))

    assert told(people, "organizers", ("mentee1", "mentor0")) == (
        "places_taken",
        [
            "This pair would score 4.",
            "The mentee has no mentor.",
            "1 of the mentor's places is taken, of 1.",
            "The lowest score there is 10.",
        ],
    )
    assert told(waited, "organizers", ("mentee0", "mentor0"))[1] == [
        "This pair would score 10.",
        "The mentee has no mentor.",
        "1 of the mentor's places is taken, of 1.",
        "The lowest score there is 4.",
        "1 person there has waited longer.",
    ]


def test_a_mentor_with_a_place_left_was_not_the_better_one():
    people = simple([[10, 4]])
    found = explain_why_not(solve(people), "mentee0", "mentor1", "organizers")

    assert (found.cause, found.score) == ("better_elsewhere", 4)
    assert [str(words) for words in found.words] == [
        "This pair would score 4.",
        "The mentee's own pair scores 10.",
        "0 of the mentor's places are taken, of 1.",
    ]


def test_a_pair_below_the_floor_is_told_so():
    people = simple([[10, 3], [3, 2]])
    raised = replace(people, policy=replace(people.policy, raise_floor=True))

    cause, words = told(raised, "organizers", ("mentee1", "mentor1"))
    assert (cause, words[:2]) == (
        "below_floor",
        ["This pair would score 2.", "That is below the floor of 3."],
    )


def test_the_two_read_no_score():
    found = explain_why_not(solve(simple([[10], [4]])), "mentee1", "mentor0")

    assert (found.audience, found.cause, found.score) == ("both", "chosen_otherwise", None)
    assert not any(character.isdigit() for words in found.words for character in str(words))


def test_a_pair_that_was_made_is_called_a_pair():
    people = simple([[9, 5]])
    both = replace(people, policy=replace(people.policy, mentors_per_mentee=2))

    assert told(people, "both", ("mentee0", "mentor0")) == ("paired", ["These two are a pair."])
    assert told(people, "both", ("mentee0", "mentor1"))[0] == "chosen_otherwise"
    assert told(both, "both", ("mentee0", "mentor1"))[0] == "paired"


def test_people_who_are_not_there_are_refused():
    with pytest.raises(KeyError):
        explain_why_not(solve(simple([[9]])), "mentee0", "nobody")


@pytest.mark.parametrize("audience", ["both", "organizers"])
def test_every_pair_of_a_crowd_has_a_cause_that_is_true(audience):
    matching = solve(crowd(4, 15, 6, busy=0.4, term_weeks=1))
    eligible = {(mentee, mentor) for mentee, mentor, _ in matching.scored.edges()}
    causes = {
        (one.id, other.id): explain_why_not(matching, one.id, other.id, audience)
        for one in matching.scored.planes.mentees
        for other in matching.scored.planes.mentors
    }

    paired = tuple(pair for pair, why in causes.items() if why.cause == "paired")
    assert paired == matching.pairs
    chosen = {"paired", "chosen_otherwise", "places_taken", "better_elsewhere"}
    choice = {pair for pair, why in causes.items() if why.cause in chosen}
    assert choice >= eligible
    assert audience == "both" or choice == eligible
