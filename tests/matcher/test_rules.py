"""Each hard rule decides alone: the same two people, one answer apart."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from nodement.matcher import RULES, score, solve, verify, weekly_common_minutes
from nodement.matcher.judging.block import Block, PairList
from nodement.matcher.problem import Problem
from nodement.matcher.report import answer_of
from tests.matcher.people import EVENING, MONDAY, mentee, mentor, policy, problem, with_own_scores

ENGLISH = {"languages": ("en",), "english_speaking": 5, "english_understanding": 5}
ONE_EVENING = ((0, 18 * 60, 19 * 60),)


def broken(case):
    """The names of the rules that remove the only pair; the plain reading has to agree."""
    scored, first = score(case), np.array([0])
    block, pair = Block(scored.planes, first), PairList(scored.planes, first, first)
    names = [rule.name for rule in RULES if rule.removed(block)[0, 0]]
    assert names == [rule.name for rule in RULES if rule.removed(pair)[0]]
    assert (scored.of(first, first)[0] >= 0) == (not names)
    assert (scored.block(first)[0, 0] >= 0) == (not names)
    assert verify(case, answer_of(solve(case))) == []
    return names


def pair(mentee_answers=None, mentor_answers=None, **settings):
    return problem(
        [mentee(**(mentee_answers or {}))], [mentor(**(mentor_answers or {}))], **settings
    )


def test_two_people_who_suit_each_other_are_eligible():
    assert broken(pair()) == []


@pytest.mark.parametrize(
    ("answers", "names"),
    [
        ({}, []),
        ({"only_other_language": True}, ["language"]),
        ({"only_other_language": True, "languages": ("en", "pt")}, []),
    ],
)
def test_who_strictly_needs_another_language_is_not_paired_in_english(answers, names):
    portuguese = {**ENGLISH, "languages": ("en", "pt-BR")} if "languages" in answers else ENGLISH

    assert broken(pair({**ENGLISH, **answers}, portuguese)) == names
    assert broken(pair(portuguese, {**ENGLISH, **answers})) == names


@pytest.mark.parametrize(
    ("speaking", "understanding", "names"),
    [(2, 2, []), (1, 5, ["language"]), (5, 1, ["language"])],
)
def test_english_counts_when_both_speak_and_understand_it_enough(speaking, understanding, names):
    levels = {**ENGLISH, "english_speaking": speaking, "english_understanding": understanding}

    assert broken(pair(levels, ENGLISH)) == names
    assert broken(pair(ENGLISH, levels)) == names


def test_english_counts_by_its_levels_also_when_nobody_lists_it():
    unlisted = {**ENGLISH, "languages": ()}

    assert broken(pair(unlisted, {**unlisted, "languages": ("de",)})) == []


def test_a_program_may_ask_for_better_english():
    fair = {**ENGLISH, "english_speaking": 3}

    assert broken(pair(fair, ENGLISH, english_minimum=3)) == []
    assert broken(pair(fair, ENGLISH, english_minimum=4)) == ["language"]


def test_variants_of_a_language_are_one_language():
    assert broken(pair({"languages": ("pt-BR",)}, {"languages": ("PT",)})) == []
    assert broken(pair({"languages": ("pt-BR",)}, {"languages": ("es",)})) == ["language"]


@pytest.mark.parametrize(("end", "names"), [(19 * 60, []), (18 * 60 + 58, ["availability"])])
def test_two_minutes_short_of_the_minimum_overlap_is_too_short(end, names):
    short = {"availability": ((0, 18 * 60, end),)}

    assert broken(pair(short, {"availability": ONE_EVENING})) == names


@pytest.mark.parametrize(("start", "names"), [(12 * 60 + 15, []), (12 * 60 + 16, ["availability"])])
def test_kathmandu_is_five_and_three_quarter_hours_ahead(start, names):
    kathmandu = {"time_zone": "Asia/Kathmandu", "availability": ((0, 18 * 60, 19 * 60),)}
    lagos = {"time_zone": "Africa/Lagos", "availability": ((0, start + 60, start + 120),)}

    assert broken(pair(kathmandu, lagos)) == names


@pytest.mark.parametrize(
    ("one", "other", "hour"),
    [("America/New_York", "Europe/London", 5), ("America/New_York", "Africa/Lagos", 6)],
)
def test_a_clock_change_in_mid_term_can_part_two_people(one, other, hour):
    """In winter the hours meet; in the weeks after one clock has changed they do not."""
    left = {"time_zone": one, "availability": ((0, 12 * 60, 13 * 60),)}
    right = {"time_zone": other, "availability": ((0, (12 + hour) * 60, (13 + hour) * 60),)}

    assert broken(pair(left, right, term_weeks=9)) == []
    assert broken(pair(left, right, term_weeks=10)) == ["availability"]


def test_a_program_may_ask_for_no_common_time():
    never = {"availability": ()}

    assert broken(pair(never, never, minimum_overlap=0)) == []
    assert broken(pair(never, never, minimum_overlap=1)) == ["availability"]


def test_an_area_in_common_is_needed_unless_the_program_relaxes_it():
    other = {"areas": ("Security",)}

    assert broken(pair(other)) == ["areas"]
    assert broken(pair(other, shared_area_required=False)) == []


def test_areas_are_the_same_in_any_case_width_and_spacing():
    assert (
        broken(pair({"areas": ("  testing AND coverage",)}, {"areas": ("Testing and  coverage",)}))
        == []
    )
    assert broken(pair({"areas": ("Testing",)}, {"areas": ("Testing and coverage",)})) == ["areas"]


def test_an_empty_area_is_not_in_common():
    assert broken(pair({"areas": ("", " ")}, {"areas": ("",)})) == ["areas"]


def test_a_mentor_who_takes_nobody_gets_nobody():
    assert broken(pair({}, {"capacity": 0})) == ["capacity"]


@pytest.mark.parametrize(("days", "names"), [(0, []), (1, ["capacity"])])
def test_a_mentor_is_paused_until_the_return_date(days, names):
    assert broken(pair({}, {"paused_until": MONDAY + timedelta(days=days)})) == names


def test_colleagues_are_not_paired_unless_the_program_allows_it():
    hooli, same = {"affiliation": "Hooli"}, {"affiliation": " HOOLI "}

    assert broken(pair(hooli, same)) == ["affiliation"]
    assert broken(pair(hooli, same, same_affiliation_allowed=True)) == []
    assert broken(pair(hooli, {"affiliation": "Initech"})) == []


@pytest.mark.parametrize("nothing", ["", "Student", "self-employed", "N/A"])
def test_two_who_name_no_employer_are_not_colleagues(nothing):
    assert broken(pair({"affiliation": nothing}, {"affiliation": nothing})) == []


def test_an_exclusion_by_either_side_keeps_two_apart():
    assert broken(pair({"exclusions": frozenset({"ada"})})) == ["exclusion"]
    assert broken(pair({}, {"exclusions": frozenset({"grace"})})) == ["exclusion"]
    assert broken(pair({"exclusions": frozenset({"alan"})})) == []


def test_a_veto_keeps_two_apart():
    assert broken(pair(vetoes={("grace", "ada")})) == ["veto"]
    assert broken(pair(vetoes={("ada", "grace"), ("grace", "alan")})) == []


def test_nobody_mentors_themselves():
    assert broken(pair({"id": "ada"})) == ["same_person"]


def test_who_is_in_both_roles_is_paired_with_others():
    both = problem(
        [mentee("ada"), mentee("grace")],
        [mentor("ada"), mentor("grace"), mentor("alan", capacity=0)],
    )

    assert solve(both).pairs == (("ada", "grace"), ("grace", "ada"))


def test_nobody_at_all_is_a_problem_with_an_empty_answer():
    alone = Problem((), (), policy())

    assert weekly_common_minutes(alone).shape == (0, 0)
    assert verify(alone, answer_of(solve(alone))) == []


def test_a_pause_counts_from_the_first_day_of_the_term():
    earlier = pair({}, {"paused_until": date(2029, 12, 1), "availability": EVENING})

    assert broken(earlier) == []


def test_where_scores_come_from_elsewhere_only_they_and_vetoes_and_places_count():
    strangers = pair({"areas": ("HTTP",), "languages": ("yo",), "availability": ()})
    scored = with_own_scores(strangers, {("grace", "ada"): 0}, 10)

    assert broken(strangers) == ["language", "areas", "availability"]
    assert broken(scored) == []
    assert broken(replace(scored, scores={})) == ["given"]
    assert broken(replace(scored, vetoes=frozenset({("grace", "ada")}))) == ["veto"]
    assert broken(replace(scored, mentors=(mentor(capacity=0),))) == ["capacity"]
