"""From answers to the profile that the matching reads."""

from dataclasses import replace

from nodement.applying.profiles import profile_of
from nodement.forms.content import Condition, Content, Kind, Question, Section
from nodement.forms.defaults import default_content
from nodement.surveys.profile import Profile
from tests.applying.every_kind import ANSWERS, CONTENT


def of(*questions):
    return Content(sections=(Section(key="one", title="", questions=questions),))


def test_every_answer_of_a_profile_comes_from_the_question_that_feeds_it():
    assert profile_of(CONTENT, ANSWERS, "ada@example.org") == Profile(
        email="ada@example.org",
        name="ש",
        time_zone="Asia/Kathmandu",
        availability=((0, 1080, 1200), (2, 435, 555), (6, 1380, 1440)),
        areas=("Testing", "C++ core, and V8"),
        help=("Pair programming",),
        languages=("pt", "en"),
        english_speaking=4,
        english_understanding=3,
        only_other_language=True,
        github="grace-h",
        affiliation="A school",
        goals=("Land a pull request", "Speak at a meetup"),
        about="One line.\nAnother.",
        capacity=3,
        wishes=("Ada, of London", "Edsger"),
        exclusions=("Somebody",),
        heard_of="On GitHub",
        listed=True,
    )


def test_the_address_that_counts_is_the_one_that_was_confirmed():
    assert profile_of(CONTENT, {"email": "old@example.org"}, "new@example.org").email == (
        "new@example.org"
    )


def test_nothing_said_makes_a_plain_profile_for_both_sides():
    for role in ("mentee", "mentor"):
        profile = profile_of(default_content(role), {}, "ada@example.org")

        assert profile == Profile(email="ada@example.org", name="", time_zone="UTC")


def test_both_default_surveys_feed_what_the_matching_needs():
    needed = {"time_zone", "availability", "areas", "languages", "name", "email"}
    needed |= {"english_speaking", "english_understanding", "only_other_language"}

    assert needed <= {each.feeds for each in default_content("mentee").questions}
    assert needed | {"capacity"} <= {each.feeds for each in default_content("mentor").questions}


def test_english_is_taken_to_be_enough_where_it_is_named_without_a_level():
    spoken = Question(key="it", kind=Kind.LANGUAGES, label="", feeds="languages")

    def levels(code):
        profile = profile_of(of(spoken), {"it": [{"code": code, "level": 5}]}, "")
        return profile.english_speaking, profile.english_understanding

    assert (levels("en"), levels("pt")) == ((3, 3), (1, 1))


def test_times_that_touch_are_one_stretch_in_the_order_of_the_week():
    week = Question(key="it", kind=Kind.WEEK, label="", feeds="availability")
    slots = [[4, 600, 660], [0, 600, 660], [0, 660, 720]]

    profile = profile_of(of(week), {"it": slots}, "")

    assert profile.availability == ((0, 600, 720), (4, 600, 660))


def test_an_answer_to_a_question_that_is_not_asked_any_more_says_nothing():
    condition = Condition(question="employed", is_one_of=("yes",))
    employed = Question(key="employed", kind=Kind.YES_NO, label="")
    where = Question(key="where", kind=Kind.SHORT, label="", feeds="affiliation", show_if=condition)
    content = of(employed, where)

    def affiliation(said):
        return profile_of(content, {"where": "Forge", "employed": said}, "").affiliation

    assert (affiliation(True), affiliation(False)) == ("Forge", "")


def test_levels_outside_of_the_matching_are_brought_within():
    level = Question(key="it", kind=Kind.SCALE, label="", feeds="experience", least=0, most=10)
    places = replace(level, feeds="capacity")

    assert profile_of(of(level), {"it": 9}, "").experience == 5
    assert profile_of(of(level), {"it": 0}, "").experience == 1
    assert profile_of(of(places), {"it": 1000}, "").capacity == 20


def test_a_question_of_another_kind_feeds_what_can_be_read_from_it():
    heard = Question(key="it", kind=Kind.SEVERAL, label="", feeds="heard_of")
    goals = Question(key="it", kind=Kind.LONG, label="", feeds="goals")
    speaks = Question(key="it", kind=Kind.SHORT, label="", feeds="languages")
    hours = Question(key="it", kind=Kind.SHORT, label="", feeds="hours")

    assert profile_of(of(heard), {"it": ["A friend", "GitHub"]}, "").heard_of == "A friend, GitHub"
    assert profile_of(of(goals), {"it": "Read\n\nWrite"}, "").goals == ("Read", "Write")
    assert profile_of(of(speaks), {"it": "German\nnothing at all"}, "").languages == ("de",)
    assert profile_of(of(hours), {"it": "a few"}, "").hours is None
