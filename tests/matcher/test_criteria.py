"""What each criterion gives, and the words it says."""

import pytest

from nodement.matcher import (
    CRITERIA,
    DEFAULT_WEIGHTS,
    explain_matching,
    explain_pairs,
    score,
    solve,
)
from tests.matcher.people import crowd, mentee, mentor, problem, with_own_scores

ENGLISH = {"languages": ("en",), "english_speaking": 5, "english_understanding": 5}
WEIGHTS = dict.fromkeys(DEFAULT_WEIGHTS, 100)


def explained(mentee_answers=None, mentor_answers=None, **settings):
    people = problem(
        [mentee(**(mentee_answers or {}))],
        [mentor(**(mentor_answers or {}))],
        **{"weights": WEIGHTS, **settings},
    )
    return explain_matching(solve(people))[0]


def points(name, *answers, **settings):
    return explained(*answers, **settings).points[name]


def said(name, pair):
    """(for or against, audience, sentence) of everything a criterion says."""
    return [
        ("for" if one.speaks_for else "against", one.audience, str(one.words))
        for one in pair.explanations
        if one.criterion == name
    ]


def test_all_default_weights_add_up_to_a_hundred():
    assert sum(DEFAULT_WEIGHTS.values()) == 100
    assert [criterion.name for criterion in CRITERIA] == list(DEFAULT_WEIGHTS)


def test_the_score_is_the_sum_of_the_points_and_never_beyond_the_weights():
    people = crowd(5, 30, 12, busy=0.4)
    for pair in explain_pairs(score(people), [edge[:2] for edge in score(people).edges()]):
        assert pair.score == sum(pair.points.values())
        assert all(0 <= pair.points[name] <= DEFAULT_WEIGHTS[name] for name in DEFAULT_WEIGHTS)


def test_areas_count_the_share_of_what_the_mentee_wants():
    wanted = {"areas": ("Testing", "Security", "testing ", "HTTP")}
    pair = explained(wanted, {"areas": ("HTTP", "Diagnostics", "Testing")})

    assert pair.points["areas"] == 66
    assert pair.shared_areas == ("Testing", "HTTP")
    assert said("areas", pair) == [
        ("for", "both", "The mentor advises on 2 areas that the mentee chose: Testing, HTTP."),
        ("against", "both", "The mentor does not advise on: Security."),
    ]


def test_one_area_is_said_in_the_singular():
    assert said("areas", explained())[0][2] == (
        "The mentor advises on 1 area that the mentee chose: Testing."
    )


def test_help_counts_the_share_of_what_is_asked_and_half_for_an_open_answer():
    offered = {"help": ("Code review", "General guidance")}
    asked = explained({"help": ("Pair programming", "Code review")}, offered)

    assert asked.points["help"] == 50
    assert said("help", asked) == [
        ("for", "both", "The mentor offers the help asked for: Code review."),
        ("against", "both", "The mentor does not offer: Pair programming."),
    ]
    assert points("help", {}, offered) == 50
    assert points("help", {"help": ("Pair programming",)}, offered) == 0


@pytest.mark.parametrize(
    ("mentee_languages", "mentor_languages", "level", "language", "expected"),
    [
        (("de",), ("de",), 0, "de", 100),
        (("de",), ("en", "de"), 5, "de", 90),
        (("en",), ("en",), 5, "en", 100),
        (("en",), ("en",), 3, "en", 60),
        (("en", "pt"), ("en", "pt"), 3, "pt", 80),
        (("de",), ("pt",), 5, "en", 60),
        (("de", "pt"), ("pt-BR", "de"), 0, "de", 90),
        (("pt", "de"), ("de", "pt"), 0, "pt", 90),
    ],
)
def test_the_language_is_the_one_both_are_most_comfortable_in(
    mentee_languages, mentor_languages, level, language, expected
):
    english = {"english_speaking": level, "english_understanding": level}
    pair = explained(
        {"languages": mentee_languages, **english}, {"languages": mentor_languages, **english}
    )

    assert (pair.language, pair.points["language"]) == (language, expected)


def test_a_language_that_is_second_best_is_told_to_organizers_alone():
    best, second = explained(), explained({**ENGLISH}, {**ENGLISH, "languages": ("yo", "en")})

    assert said("language", best) == [
        ("for", "both", "Both speak German."),
        ("for", "organizers", "Both are at home in German."),
    ]
    assert said("language", second) == [
        ("for", "both", "Both speak English."),
        ("against", "organizers", "English is not the most comfortable language for both."),
    ]


@pytest.mark.parametrize(
    ("minutes", "expected"), [(60, 0), (61, 0), (63, 1), (180, 50), (300, 100), (600, 100)]
)
def test_overlap_grows_until_four_hours_beyond_the_minimum(minutes, expected):
    assert points(
        "overlap", {"availability": ((0, 0, minutes),)}, {"availability": ((0, 0, 1440),)}
    ) == (expected)


def test_scarce_time_speaks_against_a_pair():
    scarce = explained({"availability": ((0, 1080, 1150),)})

    assert scarce.common_minutes == 70
    assert said("overlap", scarce) == [
        ("for", "both", "In every week they have at least 70 minutes in common."),
        ("against", "both", "That is little more than the 60 minutes the program asks for."),
    ]


@pytest.mark.parametrize(
    ("one", "other", "expected", "side"),
    [
        (2, 1, 0, "against"),
        (2, 2, 50, "against"),
        (2, 3, 100, "for"),
        (2, 5, 100, "for"),
        (1, 5, 75, "against"),
        (None, 5, 50, "against"),
        (2, None, 50, "against"),
    ],
)
def test_a_mentor_one_to_three_steps_ahead_is_best(one, other, expected, side):
    pair = explained({"experience": one}, {"experience": other})

    assert pair.points["experience"] == expected
    assert [words[0] for words in said("experience", pair)] == [side]


@pytest.mark.parametrize(
    ("mentee_wishes", "mentor_wishes", "expected"),
    [
        ((), (), 0),
        (("ada",), (), 50),
        (("x", "ada"), (), 40),
        (("x", "x", "ada"), (), 40),
        (("1", "2", "3", "4", "ada"), (), 10),
        (("1", "2", "3", "4", "5", "ada"), (), 0),
        (("ada",), ("grace",), 100),
        ((), ("x", "grace"), 40),
    ],
)
def test_wishes_of_both_sides_count_by_rank(mentee_wishes, mentor_wishes, expected):
    assert points("wishes", {"wishes": mentee_wishes}, {"wishes": mentor_wishes}) == expected


def test_wishes_are_told_to_organizers_alone():
    pair = explained({"wishes": ("x", "ada")}, {"wishes": ("grace",)})

    assert said("wishes", pair) == [
        ("for", "organizers", "The mentee asked for this mentor, as wish number 2."),
        ("for", "organizers", "The mentor asked for this mentee, as wish number 1."),
    ]


def test_goals_count_words_in_common():
    pair = explained({"goals": "Improve STREAMS; read code"}, {"about": "I improve streams daily"})

    assert pair.points["goals"] == 57
    assert said("goals", pair)[1] == (
        "for",
        "organizers",
        "Words that both texts have in common: improve, streams.",
    )
    assert points("goals", {"goals": "a be see"}, {"about": "a be see"}) == 0


def test_continuity_counts_for_pairs_that_wish_to_go_on():
    again = explained(continuing={("grace", "ada")})

    assert again.points["continuity"] == 100
    assert said("continuity", again) == [
        ("for", "both", "They worked together before, and both wish to go on.")
    ]
    assert points("continuity", continuing={("ada", "grace")}) == 0


@pytest.mark.parametrize(("priority", "expected"), [(-1, 0), (0, 0), (1, 33), (3, 100), (9, 100)])
def test_priority_counts_in_three_steps(priority, expected):
    assert points("priority", {"priority": priority}) == expected


def test_a_criterion_without_a_weight_gives_nothing():
    pair = explained(weights={"areas": 7})

    assert (pair.score, pair.points) == (7, {**dict.fromkeys(DEFAULT_WEIGHTS, 0), "areas": 7})


def test_a_score_from_elsewhere_is_all_the_points_there_are():
    people = with_own_scores(problem([mentee()], [mentor()]), {("grace", "ada"): 7}, 10)
    pair = explain_pairs(score(people), [("grace", "ada")])

    assert [(one.score, one.points) for one in pair] == [(7, {"given": 7})]


def test_a_pair_that_is_not_eligible_is_not_explained():
    people = problem([mentee(areas=("HTTP",))], [mentor()])

    with pytest.raises(ValueError, match="not eligible"):
        explain_pairs(score(people), [("grace", "ada")])
